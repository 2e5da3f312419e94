import { expect, test } from 'vitest'
import type { Unanswered } from '../../../../wire/matter.ts'
import { groupsOf, takenWith } from './groups.ts'

const meeting = { id: 'm', code: 'AAAAAA', theme: '随时写' }
const card = (id: string, topic: string | null): Unanswered => ({
  meeting,
  card: id,
  number: 1,
  tree: 'problem',
  text: id,
  where: '',
  postedAt: 0,
  topic: topic ? { id: topic, name: topic } : null,
  people: 1,
  matter: null,
})

test('cards of a topic stand together, and whoever waited longest comes first', () => {
  const groups = groupsOf([card('a', 'lamp'), card('b', null), card('c', 'lamp'), card('d', 'noise'), card('e', null)])
  expect(groups.map(({ cards }) => cards.map(({ card: id }) => id))).toEqual([['a', 'c'], ['b', 'e'], ['d']])
})

test('[J6] a topic is taken as a whole; cards that nobody gathered are not', () => {
  const groups = groupsOf([card('a', 'lamp'), card('b', null), card('c', 'lamp'), card('d', null)])
  expect(groups.map((group) => takenWith(group).map(({ card: id }) => id))).toEqual([['a', 'c'], []])
})

test('no card is left out, and none stands twice', () => {
  const cards = Array.from({ length: 40 }, (_, i) => card(`${i}`, i % 3 ? `t${i % 7}` : null))
  expect(
    groupsOf(cards)
      .flatMap(({ cards: own }) => own.map(({ card: id }) => id))
      .sort(),
  ).toEqual(cards.map(({ card: id }) => id).sort())
})
