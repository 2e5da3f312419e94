import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldText, foldWithPlaces } from './fold.ts'

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        '路燈',
        '路灯',
        '髒',
        'Ｅ－ｂｉｋｅ',
        '①',
        '㎡',
        'é',
        'ﬁ',
        '…',
        '　',
        'İ',
        '한국',
        'が',
        '𠮷',
        '👍🏽',
      ),
    )
    .map((all) => all.join('')),
)

test('Simplified and Traditional, full and half width, capitals, digits and punctuation fold to one form', () => {
  expect(foldText('三井巷的路燈壞了！！')).toBe('三井巷的路灯坏了')
  expect(foldText('裏面裡面')).toBe('里面里面')
  expect(foldText('Ｅ－ＢＩＫＥ　１２３，②')).toBe('e bike 123 2')
  expect(foldText('Café')).toBe('cafe')
  expect(foldText('Cafe\u0301')).toBe('cafe')
  expect(foldText('😀……')).toBe('')
})

test('folding what is folded changes nothing', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(foldText(foldText(text))).toBe(foldText(text))
    }),
  )
})

test('each folded code unit says where it comes from, in order and inside the original', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const folded = foldWithPlaces(text)
      expect(folded.text).toBe(foldText(text))
      expect(folded.from.length).toBe(folded.text.length)
      expect(folded.to.length).toBe(folded.text.length)
      folded.from.forEach((at, i) => {
        expect(at).toBeGreaterThanOrEqual(i === 0 ? 0 : folded.from[i - 1]!)
        expect(folded.to[i]!).toBeGreaterThanOrEqual(at)
        expect(folded.to[i]!).toBeLessThanOrEqual(text.length)
      })
    }),
  )
})
