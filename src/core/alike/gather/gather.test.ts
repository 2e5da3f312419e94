import fc from 'fast-check'
import { expect, test } from 'vitest'
import { WORDINGS, wordedCards } from '../../../../tests/build/wordings.ts'
import { opposes, stanceOf } from '../text/stance.ts'
import { Gathering, type Group, type Placeable } from './gather.ts'

const meant = new Map(wordedCards.map((card) => [card.id, card.meant]))
const pairs = (groups: readonly Group[]) =>
  groups.flatMap(({ cards }) => cards.flatMap((a) => cards.filter((b) => a < b).map((b) => [a, b] as const)))
const some = fc.shuffledSubarray(wordedCards, { minLength: 1 })
const sorted = (cards: readonly Placeable[]) => [...cards].sort((a, b) => (a.id < b.id ? -1 : 1))

test('in a hall, suggested cards mean the same; most cards find company', () => {
  const together = pairs(new Gathering(wordedCards).groups())
  const right = together.filter(([a, b]) => meant.get(a) === meant.get(b))
  const all = WORDINGS.reduce((sum, { cards }) => sum + (cards.length * (cards.length - 1)) / 2, 0)
  expect(right.length / together.length).toBeGreaterThan(0.95)
  expect(right.length / all).toBeGreaterThan(0.5)
})

test('once settled, the groups do not depend on the order in which the cards came', () => {
  fc.assert(
    fc.property(some, (cards) => {
      const came = new Gathering()
      for (const card of cards) came.place(card)
      came.settle()
      expect(came.groups()).toEqual(new Gathering(sorted(cards)).groups())
    }),
    { numRuns: 30 },
  )
})

test('a card taken out, once settled, was never there', () => {
  fc.assert(
    fc.property(some, fc.nat(), (cards, which) => {
      const gone = cards[which % cards.length]!
      const board = new Gathering(cards)
      board.remove(gone.id)
      board.settle()
      expect(board.groups()).toEqual(new Gathering(cards.filter((card) => card !== gone)).groups())
    }),
    { numRuns: 30 },
  )
})

test('no card stands in two groups, and no group has a single loose card', () => {
  fc.assert(
    fc.property(some, (cards) => {
      const groups = new Gathering(cards).groups()
      const all = groups.flatMap((group) => group.cards)
      expect(new Set(all).size).toBe(all.length)
      for (const { cards: inside, near, centre } of groups) {
        expect(inside.length).toBeGreaterThan(1)
        expect(inside[0]).toBe(centre)
        expect(near.length).toBe(inside.length)
        for (const value of near) expect(value >= 0 && value <= 1).toBe(true)
      }
    }),
    { numRuns: 30 },
  )
})

test('cards that somebody said do not belong together are not suggested together again', () => {
  fc.assert(
    fc.property(fc.array(fc.nat()), (picks) => {
      const board = new Gathering(wordedCards)
      const before = pairs(board.groups())
      const rejectedPairs = picks.map((pick) => before[pick % before.length]!)
      board.know({ rejectedPairs })
      const after = new Set(pairs(board.groups()).map(([a, b]) => `${a}/${b}`))
      for (const [a, b] of rejectedPairs) expect(after.has(`${a}/${b}`)).toBe(false)
      // Taken back, the board is as before.
      board.know({})
      expect(pairs(board.groups())).toEqual(before)
    }),
    { numRuns: 30 },
  )
})

test('loose cards are suggested for the topic that says the same, unless that was rejected', () => {
  const lamps = wordedCards.filter((card) => card.meant === '路灯坏了')
  const topicOf = new Map(lamps.slice(0, 2).map(({ id }) => [id, 'lamps']))
  const board = new Gathering(wordedCards)
  board.know({ topicOf })
  const found = board.groups().find(({ topic }) => topic === 'lamps')!
  expect(found.cards.length).toBeGreaterThan(0)
  for (const id of found.cards) {
    expect(topicOf.has(id)).toBe(false)
    expect(meant.get(id)).toBe('路灯坏了')
  }
  const rejected = found.cards[0]!
  board.know({ topicOf, rejectedPairs: [[rejected, 'lamps']] })
  expect(board.groups().find(({ topic }) => topic === 'lamps')?.cards ?? []).not.toContain(rejected)
})

test('merging all that is suggested and taking it apart again, in any order, gives the board back', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(wordedCards), (order) => {
      const board = new Gathering(wordedCards)
      const before = board.groups()
      const topicOf = new Map<string, string>()
      for (const { centre, cards } of before) for (const id of cards) topicOf.set(id, `topic ${centre}`)
      board.know({ topicOf })
      for (const { topic, cards } of board.groups())
        if (topic === null) expect(cards.some((id) => topicOf.has(id))).toBe(false)
      for (const { id } of [...order, ...wordedCards]) {
        topicOf.delete(id)
        board.know({ topicOf })
      }
      expect(board.groups()).toEqual(before)
    }),
    { numRuns: 10 },
  )
})

const contrary = [
  '要装电梯',
  '支持装电梯，老人爬不动',
  '反对装电梯',
  '不同意装电梯，一楼挡光',
  '同意砍掉门口的大榕树',
  '不同意砍掉门口的大榕树',
  '路灯太亮',
  '路灯太暗',
].map((text, i) => ({ id: `c${i}`, text }))

test('no group holds two sides: the other one stands beside it as a question, and each card in one place', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(contrary), some, (sides, others) => {
      const cards = [...sides, ...others]
      const stances = new Map(cards.map(({ id, text }) => [id, stanceOf(text)]))
      const groups = new Gathering(cards).groups()
      for (const [a, b] of pairs(groups)) expect(opposes(stances.get(a)!, stances.get(b)!)).toBe(false)
      const all = groups.flatMap(({ cards: one, opposite }) => [...one, ...(opposite?.cards ?? [])])
      expect(new Set(all).size).toBe(all.length)
    }),
    { numRuns: 30 },
  )
  const beside = new Gathering(contrary).groups().map(({ cards, opposite }) => [cards.sort(), opposite?.cards.sort()])
  expect(beside).toEqual(
    expect.arrayContaining([
      [
        ['c0', 'c1'],
        ['c2', 'c3'],
      ],
      [['c4'], ['c5']],
      [['c6'], ['c7']],
    ]),
  )
})

test('what cards want is compared with few others, however many are in a topic: a look costs the same for each', () => {
  const cards = Array.from({ length: 300 }, (_, i) => ({
    id: String(i).padStart(3, '0'),
    text: `三号楼要装电梯，老人爬不动${i % 50}层，${i % 7 ? '居委会' : '物业'}该出面`,
  }))
  const board = new Gathering(cards)
  board.know({ topicOf: new Map(cards.slice(0, 150).map(({ id }) => [id, 'lift'])) })
  const placed = board.cost.clauses
  // Each card with its 24 neighbours at most, and of each eight clauses at most.
  expect(placed).toBeGreaterThan(0)
  expect(placed).toBeLessThanOrEqual(300 * 24 * 64)
  board.groups()
  // Three clauses of each loose card with the eight of the whole group.
  expect(board.cost.clauses - placed).toBeGreaterThan(0)
  expect(board.cost.clauses - placed).toBeLessThanOrEqual(300 * 3 * 8)
})

test('what was said to be no opposite is not asked again', () => {
  const board = new Gathering(contrary.slice(6))
  board.know({ rejectedPairs: [['c6', 'c7']] })
  expect(board.groups()).toEqual([])
})

test('what gives no reason to show is no suggestion', () => {
  const board = ['太少', '太吵', '太贵', '太远', '太臭', '垃圾桶太少', '路灯太少'].map((text, i) => ({
    id: `c${i}`,
    text,
  }))
  expect(new Gathering(board).groups()).toEqual([])
})

test('while somebody writes, the cards that say the same are found', () => {
  const board = new Gathering(wordedCards)
  const [first] = board.nearestTo('巷子里的路燈又不亮了')
  expect(meant.get(first!.id)).toBe('路灯坏了')
  expect(board.nearestTo('')).toEqual([])
  expect(board.nearestTo('！')).toEqual([])
  expect(board.nearestTo('晒谷场').map(({ id }) => meant.get(id))).toContain('晒谷场健身')
})

test('empty, wordless and equal cards are taken as they are', () => {
  const board = new Gathering(['', '！！', '😀', '狗', '狗'].map((text, i) => ({ id: `c${i}`, text })))
  expect(board.groups().map(({ cards }) => cards)).toEqual([['c3', 'c4']])
  board.place({ id: 'c4', text: '换了一句话' })
  expect(board.groups()).toEqual([])
})

test('placing one more card looks at a bounded number of cards, however many there are', () => {
  const variants = Array.from({ length: 3000 }, (_, i) => {
    const { text } = wordedCards[i % wordedCards.length]!
    return { id: `${String(i).padStart(5, '0')}`, text: `${text} ${i % 97}栋` }
  })
  const board = new Gathering(variants)
  const before = { ...board.cost }
  board.place({ id: 'new', text: '三井巷的路灯坏了，晚上走路害怕，3栋' })
  expect(board.cost.lookedAt - before.lookedAt).toBeLessThanOrEqual(1024 + 256)
  expect(board.cost.compared - before.compared).toBeLessThanOrEqual(96)
  expect(board.nearest('new').length).toBeGreaterThan(0)
})
