import fc from 'fast-check'
import { expect, test } from 'vitest'
import { marked } from './marked.ts'

test('shared words are marked, and no letter is lost or doubled', () => {
  expect(
    marked('楼道灯坏了', [
      { at: 2, to: 3 },
      { at: 0, to: 2 },
    ]),
  ).toEqual([
    { text: '楼道', mark: true },
    { text: '灯', mark: true },
    { text: '坏了', mark: false },
  ])
  const range = fc.tuple(fc.nat(12), fc.nat(12)).map(([at, length]) => ({ at, to: at + length }))
  fc.assert(
    fc.property(fc.string({ maxLength: 10 }), fc.array(range), (text, ranges) => {
      const parts = marked(text, ranges)
      expect(parts.map((part) => part.text).join('')).toBe(text)
      const at = (i: number) => ranges.some((one) => one.at <= i && i < one.to)
      expect(parts.flatMap((part) => Array.from({ length: part.text.length }, () => part.mark))).toEqual(
        Array.from({ length: text.length }, (_, i) => at(i)),
      )
    }),
  )
})
