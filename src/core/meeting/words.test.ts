import fc from 'fast-check'
import { expect, test } from 'vitest'
import { play, walk } from '../../../tests/build/commands.ts'
import { evolveBoard } from './evolve.ts'
import type { Board } from './meeting.ts'
import { inLastWords, inWordsOfNow, takesBack } from './words.ts'

const RUNS = { numRuns: 120 }

/** Every text that a board shows. */
const saidOn = ({ theme, place, next, agenda, cards, topics, attendance }: Board): Set<string> =>
  new Set([
    theme,
    place,
    next,
    ...agenda.map(({ title }) => title),
    ...Object.values(cards).flatMap(({ text, where, photo, reason }) => [text, where, photo ?? '', reason]),
    ...Object.values(topics).map(({ name }) => name),
    ...attendance.named,
  ])

test('[M30] events of before in the words of today lead to the board of today, and say nothing that it does not say', () => {
  fc.assert(
    fc.property(walk(120), (steps) => {
      const { meeting, events } = play(steps)
      const now = meeting.board
      const said = events.map(({ told }) => inWordsOfNow(told, now))
      let board: Board | undefined
      for (const told of said) {
        board = evolveBoard(board, structuredClone(told))
        for (const text of saidOn(board)) expect(saidOn(now).add('')).toContain(text)
      }
      expect(board).toEqual(now)
    }),
    RUNS,
  )
})

test('[M30] events that are told together say only what holds after the last of them', () => {
  fc.assert(
    fc.property(walk(80), fc.nat({ max: 60 }), (steps, together) => {
      const { events } = play(steps)
      const all = events.map(({ told }) => told)
      let before: Board | undefined
      for (const told of all.slice(0, -together || all.length)) before = evolveBoard(before, structuredClone(told))
      let after = structuredClone(before)
      for (const told of all.slice(-together || all.length)) after = evolveBoard(after, structuredClone(told))
      let board = structuredClone(before)
      const known = new Set([...(before ? saidOn(before) : []), ...(after ? saidOn(after) : []), ''])
      for (const told of inLastWords(all.slice(-together || all.length))) {
        board = evolveBoard(board, structuredClone(told))
        for (const text of saidOn(board)) expect(known).toContain(text)
      }
      expect(board).toEqual(after)
    }),
    RUNS,
  )
})

test('[M30] a kind of event that lets a text vanish from the board takes back', () => {
  fc.assert(
    fc.property(walk(100), (steps) => {
      let before: Set<string> | undefined
      play(steps, ({ board }, events) => {
        const now = saidOn(board)
        if (before && [...before].some((text) => !now.has(text))) expect(events.some(takesBack)).toBe(true)
        before = now
      })
    }),
    RUNS,
  )
})
