import { expect, test } from 'vitest'
import { pooled } from '../../../tests/build/commands.ts'
import { Rehearsal } from '../../../tests/build/rehearsal.ts'
import type { Actor } from './command.ts'
import type { BoardEvent } from './event.ts'

/** The same chance for the same seed. */
function chance(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const PEOPLE = 8
const CARDS = 24

/**
 * A meeting in which people from the list write on paper and endorse by phone, until the desk confirms one
 * phone after another. Gives, for each confirmation, whose cards and endorsements it concerns, and everything
 * that changed for everybody: what was told and how the board differs.
 */
function meeting(seed: number) {
  const pick = chance(seed)
  const hall = Rehearsal.open()
  const listed = Array.from({ length: PEOPLE }, (_, n) => pooled('listed', n))
  hall.staff({
    kind: 'listParticipants',
    people: listed.map((id, n) => ({ id, name: `邻居${n}`, capacity: 'resident' })),
  })
  const phones: Actor[] = listed.map((_, n) => hall.joins(`用手机的${n}`))
  const authors = new Map<string, number>()
  const endorsers = new Map<string, Set<number>>()
  for (let n = 0; n < CARDS; n++) {
    const author = pick(PEOPLE)
    const id = pooled('card', n)
    const more = { where: '', photo: null, links: [], receipt: `R${n}`, onBehalfOf: listed[author]! }
    hall.staff({ kind: 'postCard', id, tree: 'problem', text: `第 ${n} 张`, ...more })
    authors.set(id, author)
  }
  for (const half of [0, 1])
    hall.topic(
      'problem',
      `第 ${half} 处`,
      [...authors.keys()].filter((_, n) => n % 2 === half),
    )
  for (const card of authors.keys()) {
    const own = new Set([pick(PEOPLE), pick(PEOPLE)])
    endorsers.set(card, own)
    for (const n of own) hall.ask(phones[n]!, { kind: 'endorse', card })
  }
  return listed.map((id, n) => {
    const before = JSON.stringify([hall.board.cards, hall.board.topics])
    const told: BoardEvent[] = hall.staff({ kind: 'matchParticipant', listed: id, joined: phones[n]!.id })
    const concerned = [...authors.keys()].filter((card) => authors.get(card) === n || endorsers.get(card)!.has(n))
    return { concerned, told, differs: before !== JSON.stringify([hall.board.cards, hall.board.topics]) }
  })
}

test('[M31] who hears all that everybody hears guesses whose cards they are, when a phone is matched, no better than by chance', () => {
  let guesses = 0
  let hits = 0
  let expected = 0
  let certain = 0
  for (let seed = 1; seed <= 60; seed++) {
    const pick = chance(seed + 1000)
    for (const { concerned, told, differs } of meeting(seed)) {
      expect(differs).toBe(false)
      // The attacker takes the cards that were named; where none was, as many as a person has, drawn by lot.
      const said = JSON.stringify(told)
      const named = Array.from({ length: CARDS }, (_, n) => pooled('card', n)).filter((card) => said.includes(card))
      certain += named.length
      const guess = named.length ? named : Array.from({ length: 6 }, () => pooled('card', pick(CARDS)))
      guesses += guess.length
      hits += guess.filter((card) => concerned.includes(card)).length
      expected += (guess.length * concerned.length) / CARDS
    }
  }
  expect(certain).toBe(0)
  // Three standard deviations of a binomial law.
  const share = expected / guesses
  expect(Math.abs(hits - expected)).toBeLessThan(3 * Math.sqrt(guesses * share * (1 - share)))
})

test('[M31] what the desk learns of a person is told to everybody in numbers of the attendance alone', () => {
  for (let seed = 1; seed <= 20; seed++)
    for (const { told } of meeting(seed)) {
      expect(told).toHaveLength(1)
      expect(['attendanceChanged', 'participantsChanged']).toContain(told[0]!.kind)
    }
})

test('[M31] names stand in an order that does not tell who came when', () => {
  const hall = Rehearsal.open()
  for (const name of ['丙', '甲', '乙']) hall.joins(name, 'resident', true)
  expect(hall.board.attendance.named).toEqual(['丙', '甲', '乙'].toSorted())
})
