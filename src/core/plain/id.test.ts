import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CODE_LETTERS, makeCode, readCode } from './code.ts'
import { hash32, unit } from './hash.ts'
import { isId, makeId } from './id.ts'

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })
const instant = fc.integer({ min: 0, max: 2 ** 48 - 1 })

test('an id is a UUID of version 7 that tells its time', () => {
  // The example of RFC 9562, A.6.
  const random = new Uint8Array([0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f])
  expect(makeId(0x017f22e279b0, random)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f')
  fc.assert(
    fc.property(instant, bytes(10), (now, chance) => {
      const id = makeId(now, chance)
      expect(isId(id)).toBe(true)
      expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(now)
      expect(id[14]).toBe('7')
      expect('89ab').toContain(id[19])
    }),
  )
})

test('ids made later sort later', () => {
  fc.assert(
    fc.property(instant, instant, bytes(10), bytes(10), (a, b, one, two) => {
      fc.pre(a < b)
      expect(makeId(a, one) < makeId(b, two)).toBe(true)
    }),
  )
})

test.each(['', 'x', '017F22E2-79B0-7CC3-98C4-DC0C0C07398F', '-'.repeat(36), '017f22e2-79b0-7cc3-98c4-dc0c0c07398f\n'])(
  '%j is no id',
  (text) => expect(isId(text)).toBe(false),
)

test('a code has the length asked for, of letters that nobody mistakes, and reads back however it is typed', () => {
  for (const letter of '01OILU') expect(CODE_LETTERS).not.toContain(letter)
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), bytes(40), (length, random) => {
      const code = makeCode(length, random)
      expect(code).toHaveLength(length)
      for (const letter of code) expect(CODE_LETTERS).toContain(letter)
      expect(readCode(` ${code.toLowerCase().split('').join(' ')}-`)).toBe(code)
    }),
  )
})

test('full-width letters from a Chinese keyboard are read', () => {
  expect(readCode('ｋ７ｑ－２ｍｄ')).toBe('K7Q2MD')
})

test('each letter of a code is equally likely', () => {
  const counts = new Map<string, number>()
  for (let byte = 0; byte < 240; byte++) {
    const letter = makeCode(1, new Uint8Array([byte]))
    counts.set(letter, (counts.get(letter) ?? 0) + 1)
  }
  expect(new Set(counts.values())).toEqual(new Set([8]))
  expect(counts.size).toBe(CODE_LETTERS.length)
})

test('a hash depends on its text alone and spreads', () => {
  expect(hash32('路灯')).toBe(hash32('路灯'))
  const units = Array.from({ length: 2000 }, (_, i) => unit(`card ${i}`))
  for (const value of units) expect(value >= 0 && value < 1).toBe(true)
  const tenths = Array.from({ length: 10 }, () => 0)
  for (const value of units) tenths[Math.floor(value * 10)]!++
  for (const count of tenths) expect(count).toBeGreaterThan(140)
  expect(unit('a', 'x')).not.toBe(unit('a', 'y'))
})
