import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Group } from './gather.ts'
import { gatheringByMeaning, type Meant } from './meaning.ts'

/** All steps at once. */
function gatherByMeaning(...asked: Parameters<typeof gatheringByMeaning>): Meant {
  const gathering = gatheringByMeaning(...asked)
  for (;;) {
    const step = gathering.next()
    if (step.done) return step.value
  }
}

/** Cards that mean one of a few things: each a direction of its own, a little blurred. */
const board = fc
  .array(fc.tuple(fc.nat(5), fc.float({ min: 0, max: Math.fround(0.1), noNaN: true })), { minLength: 6, maxLength: 40 })
  .map((cards) => ({
    meant: cards.map(([thing]) => thing),
    ids: cards.map((_, i) => `card${i}`),
    meanings: new Map(cards.map(([thing, blur], i) => [`card${i}`, direction(thing, blur)])),
  }))

function direction(thing: number, blur: number): Float32Array {
  const vector = Float32Array.from({ length: 12 }, (_, i) => (i === thing ? 1 : blur / 12))
  const length = Math.hypot(...vector)
  return vector.map((value) => value / length)
}

test('only cards that mean the same are put together, each into one group, and none that were told apart', () => {
  fc.assert(
    fc.property(
      board,
      fc.array(
        fc.tuple(fc.nat(39), fc.nat(39)).filter(([a, b]) => a !== b),
        { maxLength: 10 },
      ),
      ({ meant, ids, meanings }, told) => {
        const pairs = new Set(told.flatMap(([a, b]) => [`card${a} card${b}`, `card${b} card${a}`]))
        const rejected = (a: string, b: string) => pairs.has(`${a} ${b}`)
        const { groups } = gatherByMeaning([], ids, meanings, rejected)
        const cards = groups.flatMap((group) => group.cards)
        expect(new Set(cards).size).toBe(cards.length)
        for (const group of groups) {
          expect(new Set(group.cards.map((id) => meant[ids.indexOf(id)])).size).toBe(1)
          for (const a of group.cards) for (const b of group.cards) expect(rejected(a, b)).toBe(false)
        }
      },
    ),
  )
})

test('what the words suggested stays, and without vectors nothing is added', () => {
  const group: Group = { topic: null, centre: 'a', cards: ['a', 'b'], near: [1, 0.5] }
  const { groups, meant } = gatherByMeaning([group], ['c', 'd'], new Map(), () => false)
  expect(groups).toEqual([group])
  expect([...meant]).toEqual([])
})
