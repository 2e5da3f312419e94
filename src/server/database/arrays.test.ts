import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeArray } from './arrays.ts'

/** The elements of an array as PostgreSQL receives it. */
function elementsOf(array: Buffer): (Buffer | null)[] {
  const elements: (Buffer | null)[] = []
  let at = 20
  for (let n = 0; n < array.readInt32BE(12); n++) {
    const length = array.readInt32BE(at)
    at += 4
    elements.push(length < 0 ? null : array.subarray(at, at + length))
    at += Math.max(0, length)
  }
  expect(at).toBe(array.length)
  return elements
}

test('an array has one dimension, says whether there are nulls and of what type it is', () => {
  const words = encodeArray('text', ['路灯', null])
  expect([0, 4, 8, 12, 16].map((at) => words.readInt32BE(at))).toEqual([1, 1, 25, 2, 1])
  expect(encodeArray('int4', [1]).readInt32BE(4)).toBe(0)
})

test('texts of any length and script, JSON and bytes come out as they went in', () =>
  fc.assert(
    fc.property(fc.array(fc.option(fc.string({ unit: 'binary', maxLength: 50_000 })), { maxLength: 20 }), (texts) => {
      const read = (type: 'text' | 'jsonb' | 'hex', values: unknown[]) => elementsOf(encodeArray(type, values))
      expect(read('text', texts).map((one) => one?.toString() ?? null)).toEqual(texts)
      const json = texts.map((text) => (text === null ? null : { text }))
      expect(read('jsonb', json).map((one) => one && [one[0], JSON.parse(one.subarray(1).toString())])).toEqual(
        json.map((value) => value && [1, value]),
      )
      const hex = texts.map((text) => (text === null ? null : Buffer.from(text).toString('hex')))
      expect(read('hex', hex).map((one) => one?.toString('hex') ?? null)).toEqual(hex)
    }),
    { numRuns: 60 },
  ))

test('whole numbers up to 2^53 on both sides of nought, truth values and ids', () =>
  fc.assert(
    fc.property(fc.array(fc.maxSafeInteger()), fc.array(fc.uuid()), fc.array(fc.boolean()), (numbers, ids, truths) => {
      expect(elementsOf(encodeArray('int8', numbers)).map((one) => Number(one!.readBigInt64BE()))).toEqual(numbers)
      const hex = elementsOf(encodeArray('uuid', ids)).map((one) => one!.toString('hex'))
      expect(hex).toEqual(ids.map((id) => id.replaceAll('-', '')))
      expect(elementsOf(encodeArray('bool', truths)).map((one) => one![0] === 1)).toEqual(truths)
    }),
  ))

test.each(['', '019a', 'x19a0000-0000-7000-8000-000000000001', '019a0000-0000-7000-8000-0000000000011'])(
  'what is no id is refused and not read as another: %s',
  (wrong) => expect(() => encodeArray('uuid', [wrong])).toThrow(RangeError),
)
