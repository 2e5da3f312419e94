import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Step } from '../../../tests/build/commands.ts'
import { opening, play, pooled, SOME_IDS, START, walk } from '../../../tests/build/commands.ts'
import { personOf } from './count.ts'
import type { Actor, Command } from './command.ts'
import { countGifts, dotsOf, total } from './dots.ts'

const staff: Actor = { kind: 'staff', id: pooled('staff', 0) }
const desk = (command: Command): Step => ({ command, actor: staff, at: START + 1000 })
const TOPIC = pooled('topic', 0)
const OTHER = pooled('topic', 1)
const by = (n: number, ...dots: [string, number][]): Step => ({
  command: { kind: 'giveDots', dots: dots.map(([topic, n]) => ({ topic, n })) },
  actor: { kind: 'participant', id: pooled('phone', n) },
  at: START + 2000,
})
const onBehalf = (participant: string, n: number) =>
  desk({ kind: 'giveDots', dots: [{ topic: TOPIC, n }], onBehalfOf: participant })
const open = (interim = false) => desk({ kind: 'openDots', each: 3, interim })
const hand = (participant: string | null) => desk({ kind: 'handStickers', participant })
const back = (participant: string | null) => desk({ kind: 'takeStickersBack', participant })
const count = (n: number, reason = '') => desk({ kind: 'countStickers', topic: TOPIC, count: n, reason })
const close = desk({ kind: 'closeDots' })
const show = desk({ kind: 'showDots' })
const topic = desk({ kind: 'openTopic', id: OTHER, tree: 'action', name: '划线', cards: [] })
const hall = (...steps: Step[]) => play([...opening(SOME_IDS), topic, ...steps])
const dots = (...steps: Step[]) => hall(...steps).meeting.board.dots!

describe('[M48] dots', () => {
  test('are so many a person, and more are refused, not cut', () => {
    const { meeting, refusals } = hall(open(), by(0, [TOPIC, 2], [OTHER, 2]), by(0, [TOPIC, 2], [TOPIC, 1]))
    expect(refusals).toEqual([{ refused: 'tooManyDots', most: 3 }])
    expect(countGifts(meeting)).toEqual({ people: 1, given: { [TOPIC]: 3 } })
  })

  test('given again are given otherwise; given the same again, nothing happens', () => {
    const { meeting, events } = hall(open(), by(0, [TOPIC, 3]), by(0, [TOPIC, 3]), by(0, [OTHER, 1]))
    expect(countGifts(meeting).given).toEqual({ [OTHER]: 1 })
    expect(events.filter(({ told }) => told.kind === 'dotsChanged')).toHaveLength(3)
    expect(dots(open(), by(0, [TOPIC, 3]), by(0)).people).toBe(0)
  })

  test('count once a person, by phone and through the desk', () => {
    const listed = pooled('listed', 1)
    const match = desk({ kind: 'matchParticipant', listed, joined: pooled('phone', 1) })
    expect(hall(open(), match, onBehalf(listed, 1)).refusals).toEqual([{ refused: 'hasPhone' }])
    // Given on both ways before the desk knew that they are one: the phone's count.
    const twice = hall(open(), onBehalf(listed, 3), by(1, [OTHER, 1]), match, show).meeting.board.dots!
    expect(twice).toMatchObject({ people: 1, given: { [OTHER]: 1 } })
  })

  test('count once a person, by phone or as stickers', () => {
    const phone = pooled('phone', 0)
    expect(hall(open(), hand(phone), by(0, [TOPIC, 1])).refusals).toEqual([{ refused: 'hasStickers' }])
    expect(hall(open(), by(0, [TOPIC, 1]), hand(phone)).refusals).toEqual([{ refused: 'dotsGiven' }])
    expect(hall(open(), by(0, [TOPIC, 1]), by(0), hand(phone)).refusals).toEqual([])
    expect(dots(open(), hand(phone), hand(phone), hand(null)).handed).toBe(2)
  })

  test('[M85] handed to the wrong person they are taken back, and that person gives dots by phone', () => {
    const phone = pooled('phone', 0)
    const { meeting, refusals } = hall(open(), hand(phone), hand(null), back(phone), back(phone), by(0, [TOPIC, 1]))
    expect(refusals).toEqual([])
    expect(meeting.board.dots).toMatchObject({ handed: 1, people: 1 })
    // Only one was handed without a name; what hangs on the wall already is no more than is handed.
    expect(hall(open(), hand(null), hand(phone), back(null), back(null)).refusals).toEqual([{ refused: 'outOfRange' }])
    const counted = [open(), hand(phone), hand(null), close, count(4), open()]
    expect(hall(...counted, back(phone)).refusals).toEqual([{ refused: 'moreThanHanded', most: 3 }])
  })

  test('count once a person who gave by phone and was found to have stickers: the stickers hang', () => {
    const listed = pooled('listed', 1)
    const match = desk({ kind: 'matchParticipant', listed, joined: pooled('phone', 1) })
    const shown = dots(open(), by(1, [TOPIC, 3]), hand(listed), match, close, count(3), show)
    expect(shown).toMatchObject({ people: 0, given: {}, handed: 1, stickers: { [TOPIC]: 3 } })
  })

  test('are given to the topics that there were, and these keep their names and stay', () => {
    const late = desk({ kind: 'openTopic', id: pooled('topic', 2), tree: 'problem', name: '后来的', cards: [] })
    expect(hall(open(), late, by(0, [pooled('topic', 2), 1])).refusals).toEqual([{ refused: 'noSuchTopic' }])
    const rename = desk({ kind: 'renameTopic', topic: TOPIC, name: '划线' })
    const dissolve = desk({ kind: 'dissolveTopic', topic: TOPIC })
    const refusals = hall(open(), rename, dissolve, close, show, rename, dissolve).refusals
    expect(refusals).toEqual(Array(4).fill({ refused: 'topicHasDots' }))
    const other = desk({ kind: 'dissolveTopic', topic: pooled('topic', 2) })
    expect(hall(open(), late, other).refusals).toEqual([])
  })

  test('on the wall are no more than were handed out, and a count is put right with a reason', () => {
    const wall = [open(), hand(null), hand(null), close]
    expect(hall(open(), hand(null), count(1)).refusals).toEqual([{ refused: 'dotsNotCounted' }])
    expect(hall(...wall, count(7)).refusals).toEqual([{ refused: 'moreThanHanded', most: 6 }])
    expect(hall(...wall, count(5), count(6)).refusals).toEqual([{ refused: 'countStands', number: 5 }])
    const right = dots(...wall, count(5), count(6, '漏了一张'), show)
    expect(right.stickers).toEqual({ [TOPIC]: 6 })
    expect(right.corrections).toEqual([{ topic: TOPIC, from: 5, to: 6, reason: '漏了一张', at: START + 1000 }])
    // What everyone has seen is changed with a reason, also where nothing was counted before.
    expect(hall(...wall, show, count(1)).refusals).toEqual([{ refused: 'countStands', number: 0 }])
  })

  test('are hidden until they are shown, but for how many have given; or seen at once where it was said', () => {
    expect(dots(open(), by(0, [TOPIC, 3]))).toMatchObject({ people: 1, given: null })
    expect(dots(open(), by(0, [TOPIC, 3]), close)).toMatchObject({ stage: 'counting', given: null })
    expect(dots(open(true), by(0, [TOPIC, 3]))).toMatchObject({ given: { [TOPIC]: 3 } })
    const shown = dots(open(), by(0, [TOPIC, 3]), hand(null), close, count(2), show)
    expect(dotsOf(shown, TOPIC)).toBe(5)
  })

  test('closed by mistake are opened again; shown, never', () => {
    expect(hall(open(), by(0, [TOPIC, 1]), close, open(), by(1, [TOPIC, 1]), show).meeting.board.dots).toMatchObject({
      people: 2,
    })
    expect(hall(open(), show, open()).refusals).toEqual([{ refused: 'dotsOver' }])
    expect(hall(open(), show, by(0, [TOPIC, 1])).refusals).toEqual([{ refused: 'dotsClosed' }])
  })

  test('what is told of them before they are shown names nobody and says no number of a topic', () => {
    fc.assert(
      fc.property(walk(80), (steps) => {
        play(steps, (meeting, events) => {
          for (const { told } of events) {
            if (told.kind !== 'dotsChanged') continue
            if (told.dots.stage !== 'shown' && !told.dots.interim) expect(told.dots.given).toBeNull()
            for (const id of meeting.participants.keys()) expect(JSON.stringify(told)).not.toContain(id)
          }
        })
      }),
      { numRuns: 30 },
    )
  })

  test('nobody gives more than they have, and nobody gives twice, in every walk', () => {
    fc.assert(
      fc.property(walk(80), (steps) => {
        const { meeting } = play(steps)
        const { each = 0 } = meeting.board.dots ?? {}
        for (const gift of meeting.gifts.values()) expect(total(gift)).toBeLessThanOrEqual(each)
        const { people, given } = countGifts(meeting)
        const persons = new Set([...meeting.gifts.keys()].map((id) => personOf(meeting, id)))
        expect(people).toBeLessThanOrEqual(persons.size)
        expect(total(given)).toBeLessThanOrEqual(people * each)
      }),
      { numRuns: 30 },
    )
  })
})
