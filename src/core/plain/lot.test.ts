import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { LotInputs } from './lot.ts'
import { calledIn, drawLot, poolText, readPool } from './lot.ts'

const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1)
const FIRST: LotInputs = {
  purpose: '谁先发言',
  pool: '1-7',
  checkpoint: 'grove-x/log/rongbu\n326\nhash',
  sealed: '5f2c',
  called: ['3', '5', '6'],
}

/** How often each of six comes first, over so many inputs. */
function firsts(inputs: readonly LotInputs[]): number[] {
  const first = new Map<number, number>()
  for (const one of inputs) {
    const [drawn] = drawLot({ ...one, pool: '1-6' })
    first.set(drawn!, (first.get(drawn!) ?? 0) + 1)
  }
  return upTo(6).map((n) => first.get(n) ?? 0)
}

test('a second implementation (the Python of docs/lots.md) draws the same', () => {
  expect(drawLot(FIRST)).toEqual([5, 7, 4, 6, 3, 2, 1])
  const seats = drawLot({ purpose: 'seats', pool: '1-40', checkpoint: 'c', sealed: '', called: ['17'] })
  expect(seats.slice(0, 10)).toEqual([37, 26, 30, 32, 2, 27, 1, 16, 33, 24])
})

test('whatever is drawn from, each number comes once, and the same inputs draw the same', () => {
  const pool = fc.uniqueArray(fc.nat({ max: 5000 }), { minLength: 1, maxLength: 60 })
  const line = fc.string()
  fc.assert(
    fc.property(pool, line, fc.array(fc.string()), (numbers, purpose, called) => {
      const inputs = { ...FIRST, purpose, pool: poolText(numbers), called }
      expect(readPool(inputs.pool)).toEqual(numbers.sort((a, b) => a - b))
      expect([...drawLot(inputs)].sort((a, b) => a - b)).toEqual(numbers)
      expect(drawLot(inputs)).toEqual(drawLot(inputs))
    }),
  )
})

// The inputs are fixed, so this is no chance: within 4 standard deviations of 1000.
const even = (counts: readonly number[]) => counts.every((count) => Math.abs(count - 1000) < 116)

test('another seed draws another order: each of six comes first about as often', () => {
  const seeds = Array.from({ length: 6000 }, (_, n): LotInputs => ({ ...FIRST, called: [String(n)] }))
  expect(even(firsts(seeds))).toBe(true)
})

test('whoever types the seed cannot choose what comes of it: the sealed word, which they do not know, decides as much', () => {
  for (const called of [['1'], ['6', '6', '6']]) {
    const words = Array.from({ length: 6000 }, (_, n): LotInputs => ({ ...FIRST, called, sealed: `word ${n}` }))
    expect(even(firsts(words))).toBe(true)
  }
})

test('numbers are the seed, however they are typed; nothing else can be added to try for another outcome', () => {
  expect(calledIn('3 5 6')).toEqual(['3', '5', '6'])
  for (const same of ['3,5,6', ' ３、５、６ ', '03 05 06', '3-5-6', '3\n5\n6'])
    expect(calledIn(same)).toEqual(['3', '5', '6'])
  for (const not of ['', ' ', 'three', '3 5 6 a', '0x3', '٣', '1234567890', upTo(21).join(' ')])
    expect(calledIn(not), not).toBeUndefined()
})

test('a pool that is empty, unordered or names a number twice is refused, and a purpose of two lines', () => {
  for (const pool of ['', '2 1', '1 1', '1 2', '1-1', '2-1', '1-3 4', ' 1', '1-100001', '01', 'x'])
    expect(() => drawLot({ ...FIRST, pool })).toThrow()
  for (const sign of ['\n', '\f', '\u2028', '\u202e'])
    expect(() => drawLot({ ...FIRST, purpose: `谁先${sign}发言` })).toThrow()
  expect(() => drawLot({ ...FIRST, sealed: 'a\nb' })).toThrow()
})
