import { expect, test } from 'vitest'
import type { Board, Card, Tree } from '../../core/meeting/meeting.ts'
import { countCards, cardListOf } from './cardList.ts'

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
