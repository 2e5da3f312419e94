import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromBase64, fromHex, toBase64, toHex, utf8 } from './bytes.ts'
import { canonical } from './canonical.ts'

test('bytes come back from hexadecimal digits and base 64 as Node writes them', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
      const node = Buffer.from(bytes)
      expect(toHex(bytes)).toBe(node.toString('hex'))
      expect(toBase64(bytes)).toBe(node.toString('base64'))
      expect(fromHex(toHex(bytes))).toEqual(bytes)
      expect(fromBase64(toBase64(bytes))).toEqual(bytes)
    }),
  )
})

test('what is not written in its one way is refused', () => {
  for (const text of ['A', 'AA', 'AAA', 'AB==', 'AAB=', '====', 'AA=A', 'A\u0041A!', 'AAAA\n'])
    expect(fromBase64(text), text).toBeUndefined()
  for (const text of ['0', 'AA', 'zz', '0x']) expect(fromHex(text), text).toBeUndefined()
})

test('text becomes the UTF-8 that Node makes of it, lone surrogates too', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(Buffer.from(utf8(text))).toEqual(Buffer.from(text))
    }),
  )
  const broken = 'a\ud800b\udc00'
  expect(Buffer.from(utf8(broken))).toEqual(Buffer.from(broken))
})

test('canonical JSON sorts and writes as RFC 8785 says', () => {
  // RFC 8785, 3.2.3 and 3.2.2
  const names = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 }
  expect(Object.values(JSON.parse(canonical(names)) as object)).toEqual([4, 2, 6, 7, 1, 5, 3])
  expect(canonical(names).indexOf('"\\r"')).toBeLessThan(canonical(names).indexOf('"1"'))
  const numbers = [333333333.3333333, 1e30, 4.5, 2e-3, 0.000000000000000000000000001, -0]
  expect(canonical({ literals: [null, true, false], numbers, string: '€$\u000f\nA\'B"\\\\"/' })).toBe(
    `{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27,0],"string":"€$\\u000f\\nA'B\\"\\\\\\\\\\"/"}`,
  )
  expect(() => canonical([Infinity])).toThrow()
})

test('a value and its copy out of JSON have one canonical form, whatever the order of keys', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(canonical(JSON.parse(JSON.stringify(value)))).toBe(canonical(value))
      expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
  expect(canonical({ b: undefined, a: [undefined] })).toBe('{"a":[null]}')
})
