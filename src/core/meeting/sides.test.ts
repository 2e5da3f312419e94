import { expect, test } from 'vitest'
import { Rehearsal } from '../../../tests/build/rehearsal.ts'
import { onBothSides, sidesOf } from './sides.ts'

function parted() {
  const hall = Rehearsal.open()
  const [ann, bea, cid] = [hall.joins(), hall.joins(), hall.joins()] as const
  const wanted = hall.card(ann, 'problem', '要装电梯')
  const opposed = hall.card(bea, 'problem', '反对装电梯')
  const topic = hall.topic('problem', '电梯', [wanted.id, opposed.id])
  const setSides = (...other: string[]) => ({ kind: 'setSides', topic, other }) as const
  const now = () => hall.board.topics[topic]!
  return { hall, ann, bea, cid, wanted, opposed, topic, setSides, now }
}

test('[M55] the two sides of a topic are counted apart, each person once a side, and once in the topic', () => {
  const { hall, cid, wanted, opposed, topic, setSides, now } = parted()
  expect(hall.staff(setSides(opposed.id))).toEqual([
    { kind: 'topicSided', topic, other: [opposed.id], people: { [topic]: { people: 2, sides: [1, 1] } } },
  ])
  expect(hall.staff(setSides(opposed.id))).toEqual([])
  hall.ask(cid, { kind: 'endorse', card: opposed.id })
  expect(now()).toMatchObject({ people: 3, sides: [1, 2] })
  expect(onBothSides(now())).toBe(0)
  hall.ask(cid, { kind: 'endorse', card: wanted.id })
  expect(now()).toMatchObject({ people: 3, sides: [2, 2] })
  expect(onBothSides(now())).toBe(1)
  const cards = Object.values(hall.board.cards)
  expect(sidesOf(now(), cards)!.map(({ cards }) => cards.map(({ id }) => id))).toEqual([[wanted.id], [opposed.id]])
  hall.staff(setSides())
  expect([now().people, now().sides, onBothSides(now())]).toEqual([3, undefined, 0])
  expect(hall.board.cards[opposed.id]).not.toHaveProperty('otherSide')
})

test('[M55] a card that joins is on the first side, one that leaves on none; with one side left the topic has one', () => {
  const { hall, ann, wanted, opposed, topic, setSides, now } = parted()
  hall.staff(setSides(opposed.id))
  const late = hall.card(ann, 'problem', '电梯快装')
  hall.staff({ kind: 'gatherCards', topic, cards: [late.id] })
  expect([now().sides, hall.board.cards[late.id]!.otherSide]).toEqual([[1, 1], undefined])
  hall.staff({ kind: 'takeOutCards', cards: [wanted.id, late.id] })
  expect([now().people, now().sides]).toEqual([1, undefined])
  expect(hall.board.cards[opposed.id]).not.toHaveProperty('otherSide')
  // What hides, withdraws or dissolves leaves no side behind.
  hall.staff({ kind: 'gatherCards', topic, cards: [wanted.id] })
  hall.staff(setSides(opposed.id))
  hall.staff({ kind: 'hideCard', card: opposed.id, reason: '先看看' })
  expect(now().sides).toEqual([1, 0])
  hall.staff({ kind: 'showCard', card: opposed.id })
  expect(now().sides).toEqual([1, 1])
  hall.staff({ kind: 'dissolveTopic', topic })
  expect(hall.board.cards[opposed.id]).not.toHaveProperty('otherSide')
})

test('[M55] either side has a card, and only cards of the topic are on one', () => {
  const { hall, cid, wanted, opposed, setSides, now } = parted()
  const elsewhere = hall.card(cid)
  expect(hall.refused(hall.desk, setSides(elsewhere.id))).toEqual({ refused: 'noSuchCard' })
  expect(hall.refused(hall.desk, setSides(wanted.id, opposed.id))).toEqual({ refused: 'needsTwoSides' })
  expect(hall.refused(hall.desk, { kind: 'setSides', topic: wanted.id, other: [] })).toEqual({ refused: 'noSuchTopic' })
  expect(hall.staff(setSides())).toEqual([])
  // [M40] A card that is cut leaves both halves on its side.
  hall.staff(setSides(opposed.id))
  const halves = [
    { id: cid.id.replace(/.$/, 'a'), tree: 'problem' as const, text: '反对' },
    { id: cid.id.replace(/.$/, 'b'), tree: 'action' as const, text: '装电梯' },
  ]
  hall.staff({ kind: 'cutCard', card: opposed.id, halves, photoOn: 'first' })
  const sidesOfHalves = halves.map(({ id }) => hall.board.cards[id]!.otherSide)
  expect([now().sides, ...sidesOfHalves]).toEqual([[1, 1], true, undefined])
  hall.staff({ kind: 'undoCut', card: opposed.id })
  expect([now().sides, hall.board.cards[opposed.id]!.otherSide]).toEqual([[1, 1], true])
})
