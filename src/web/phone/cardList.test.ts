import { expect, test } from 'vitest'
import type { Board, Card, Tree } from '../../core/meeting/meeting.ts'
import { countCards, cardListOf, cardsSaying, supportOf } from './cardList.ts'

const card = (number: number, tree: Tree, more: Partial<Card> = {}) =>
  ({ id: `c${number}`, number, tree, state: 'standing', topic: null, ...more }) as Card
const topic = (id: string, seat: number) => ({ id, tree: 'problem', name: id, seat, people: 1 }) as const
const board = (cards: Card[]) =>
  ({
    cards: Object.fromEntries(cards.map((each) => [each.id, each])),
    topics: { late: topic('late', 1), early: topic('early', 0), empty: topic('empty', 2) },
  }) as unknown as Board

test('topics stand in the order of their birth, cards with the newest first; withdrawn ones and other trees are left out', () => {
  const cardList = cardListOf(
    board([
      card(1, 'problem', { topic: 'late' }),
      card(2, 'problem', { topic: 'early' }),
      card(3, 'problem', { topic: 'early', state: 'hidden' }),
      card(4, 'problem'),
      card(5, 'problem'),
      card(6, 'problem', { state: 'withdrawn' }),
      card(7, 'vision'),
    ]),
    'problem',
  )
  expect(cardList.topics.map(({ topic, cards }) => [topic.id, cards.map(({ number }) => number)])).toEqual([
    ['early', [3, 2]],
    ['late', [1]],
  ])
  expect(cardList.loose.map(({ number }) => number)).toEqual([5, 4])
})

test('counts are of cards that stand', () => {
  const cards = [card(1, 'problem'), card(2, 'problem', { state: 'hidden' }), card(3, 'vision')]
  expect(countCards(board(cards))).toEqual({ problem: 1, action: 0, vision: 1 })
})

test('what most people stand behind comes first, and stays where it is while others endorse', () => {
  const cards = [
    card(1, 'problem', { topic: 'late', endorsements: 3 }),
    card(2, 'problem', { topic: 'early', endorsements: 0 }),
    card(3, 'problem', { endorsements: 0 }),
    card(4, 'problem', { endorsements: 5 }),
    card(5, 'problem', { endorsements: 0 }),
  ]
  const all = board(cards)
  all.topics.late!.people = 4
  const support = supportOf(all)
  all.cards.c3!.endorsements = 9
  const { topics, loose } = cardListOf(all, 'problem', support)
  expect(topics.map(({ topic }) => topic.id)).toEqual(['late', 'early'])
  expect(loose.map(({ number }) => number)).toEqual([4, 5, 3])
})

test('cards are found by words, place, topic and number, whatever the width of letters and digits', () => {
  const all = board([
    card(1, 'problem', { text: '三号楼的 LIFT 又停了', topic: 'late', endorsements: 0 }),
    card(2, 'vision', { text: '多种树', where: '３号楼门口', endorsements: 0 }),
    card(3, 'problem', { text: '路灯', state: 'hidden', endorsements: 0 }),
  ])
  const found = (typed: string) => cardsSaying(all, typed).map(({ number }) => number)
  expect(found('lift 三号')).toEqual([1])
  expect(found('3号楼')).toEqual([2])
  expect(found('LATE')).toEqual([1])
  expect(found('#2')).toEqual([2])
  expect(found('路灯')).toEqual([])
})
