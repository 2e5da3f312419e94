import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CODE_LETTERS, codeOf, makeCode, readCode } from './code.ts'
import { hash32, unit } from './hash.ts'
import { isId, makeId } from './id.ts'

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })

test('an id is a random UUID of version 4, which tells nothing but its chance', () => {
  // The example of RFC 9562, A.3.
  const random = Uint8Array.from(Buffer.from('919108f752d133205bacf847db4148a8', 'hex'))
  expect(makeId(random)).toBe('919108f7-52d1-4320-9bac-f847db4148a8')
  fc.assert(
    fc.property(bytes(16), fc.constantFrom<4 | 8>(4, 8), (chance, version) => {
      const id = makeId(chance, version)
      expect(isId(id)).toBe(true)
      expect(id[14]).toBe(String(version))
      expect('89ab').toContain(id[19])
    }),
  )
})

test('an id of a device is made of 122 bits of chance, and of the same chance comes the same id', () => {
  fc.assert(
    fc.property(bytes(16), fc.integer({ min: 0, max: 127 }), (chance, bit) => {
      const other = chance.slice()
      other[bit >> 3]! ^= 1 << (bit & 7)
      const fixed = (bit >> 3 === 6 && (bit & 7) >= 4) || (bit >> 3 === 8 && (bit & 7) >= 6)
      expect(makeId(other) === makeId(chance)).toBe(fixed)
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

test('the code of a thing is made of its id, and stays what it was', () => {
  expect(codeOf('017f22e2-79b0-4cc3-98c4-dc0c0c07398f')).toBe('396J3W')
  expect(codeOf('017f22e2-79b0-4cc3-98c4-dc0c0c07398f', 8)).toBe('396J3WJH')
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
