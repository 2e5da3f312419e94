import { expect, test } from 'vitest'
import { simulate } from './simulator/run.ts'

/** Seeds that once failed stay here by name. */
const REMEMBERED: readonly number[] = []
const LONG = Boolean(process.env.GROVE_LONG)
const SEEDS = LONG ? 1000 : 20
/** Twenty weathers are worth more than ten that last longer: 60,000 things done, or ten million. */
const SIZE = { phones: 50, acts: LONG ? 200 : 60 }

const seeds = [...REMEMBERED, ...Array.from({ length: SEEDS }, (_, i) => i + 1)]
let restarts = 0
let cards = 0
let refusals = 0

/**
 * Whether two boards say the same in every field: as toStrictEqual for plain values, but faster, since fifty
 * boards of thousands of cards are compared for each seed.
 */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null)
    return Object.is(one, other)
  if (Array.isArray(one) !== Array.isArray(other)) return false
  let more = 0
  for (const key in one) {
    const theirs = other[key as never]
    if (theirs === undefined && !Object.hasOwn(other, key)) return false
    if (!isSame(one[key as never], theirs)) return false
    more++
  }
  for (const _ in other) more--
  return more === 0
}

test.each(seeds)(
  'seed %i: every phone holds the server’s board, every card is there once or came back with its text',
  async (seed) => {
    const outcome = await simulate(seed, SIZE)
    expect(outcome.quiet).toBe(true)
    const { board } = outcome.server.snapshot()
    for (const phone of outcome.phones) {
      // The long comparison only where the quick one found a difference: it says which.
      if (!isSame(phone.board, board)) expect(phone.board).toStrictEqual(board)
      const there = (word: string) => board.cards[phone.acknowledged.get(word) ?? ''] !== undefined
      const cameBack = (id: string) => phone.refused.get(id)?.kind === 'postCard'
      expect([...phone.written.keys()].filter((id) => there(id) === cameBack(id))).toEqual([])
      expect([...phone.acknowledged.keys()].filter((id) => !there(id))).toEqual([])
    }
    const numbers = Object.values(board.cards).map(({ number }) => number)
    expect(new Set(numbers).size).toBe(numbers.length)
    restarts += outcome.restarts
    cards += numbers.length
    refusals += outcome.phones.reduce((sum, { refused }) => sum + refused.size, 0)
  },
)

test('the weather was bad enough to mean something', () => {
  expect(restarts).toBeGreaterThan(seeds.length)
  expect(cards).toBeGreaterThan(seeds.length * 1000)
  expect(refusals).toBeGreaterThan(seeds.length)
  console.log(
    `delivery: ${seeds.length} seeds, ${cards} cards, ${restarts} restarts, ${refusals} refusals: every board equal`,
  )
})
