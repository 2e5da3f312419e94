import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanText, graphemes, oneLine } from './text.ts'

const cleaned = (raw: string, most = 500, least = 1) => {
  const result = cleanText(raw, most, least)
  return 'text' in result ? result.text : result.refused
}

describe('[M11] cleaning text', () => {
  test.each([
    ['spaces around it', '\u3000 路灯 \n', '路灯'],
    ['line ends', 'a\r\nb\rc\nd', 'a\nb\nc\nd'],
    ['a byte order mark', '\uFEFF路灯', '路灯'],
    ['control characters', '路\u0007灯\u009F', '路灯'],
    ['bidirectional overrides and isolates', 'a\u202Eb\u2066c\u2069d', 'abcd'],
    ['tabs and newlines within stay', 'a\tb\nc', 'a\tb\nc'],
    ['accents come together', 'e\u0301', '\u00E9'],
    ['emoji stay whole', '👨‍👩‍👧‍👦', '👨‍👩‍👧‍👦'],
    ['markup is text', '<b>&amp;', '<b>&amp;'],
  ])('%s', (_what, raw, text) => expect(cleaned(raw)).toBe(text))

  test.each([
    '',
    ' ',
    '\u3000\t\n',
    '\u200B\u200D\u2060',
    '\uFE0F',
    '\u202E\uFEFF',
    '\u0001\u001F',
    '\u2800\u3164\u115F',
    '\u00AD',
  ])('nothing to read in %j', (raw) => {
    expect(cleaned(raw)).toBe('textEmpty')
    expect(cleanText(raw, 500, 0)).toHaveProperty('text')
  })

  test.each(['a\u0000', '\uD800', 'a\uDC00b', '\uDE00\uD83D', '灯\uD83D'])('what a program broke: %j', (raw) => {
    expect(cleaned(raw)).toBe('textBroken')
    expect(cleaned(raw, 500, 0)).toBe('textBroken')
  })

  test('counts what a person counts as characters', () => {
    for (const one of ['路', '👨‍👩‍👧‍👦', '🇨🇳', 'e\u0301\u0302', '👍🏽', 'नि']) {
      expect(graphemes(one)).toBe(1)
      expect(cleaned(one.repeat(500))).not.toBe('textTooLong')
      expect(cleanText(one.repeat(501), 500)).toEqual({ refused: 'textTooLong', length: 501, most: 500 })
    }
  })

  test('hundreds of marks on one letter are no way around the limit', () => {
    const zalgo = 'a' + '\u0301'.repeat(100_000)
    expect(cleanText(zalgo, 500)).toMatchObject({ refused: 'textTooLong' })
  })

  test('a text that is too long whatever its graphemes are is told by its code points, without counting each', () => {
    expect(cleanText('字'.repeat(3_000_000), 500)).toEqual({ refused: 'textTooLong', length: 3_000_000, most: 500 })
  })

  test('counts code points where a browser knows no graphemes', () => {
    const segmenter = Intl.Segmenter
    Reflect.deleteProperty(Intl, 'Segmenter')
    try {
      expect(graphemes('路🌳')).toBe(2)
    } finally {
      Object.defineProperty(Intl, 'Segmenter', { value: segmenter, configurable: true, writable: true })
    }
  })

  test('whatever comes: what is taken is clean, fits, and stays as it is when cleaned again', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      fc.array(fc.nat({ max: 0xffff })).map((units) => String.fromCharCode(...units)),
    )
    fc.assert(
      fc.property(anything, fc.integer({ min: 1, max: 30 }), (raw, most) => {
        const result = cleanText(raw, most, 1)
        if (!('text' in result)) return
        expect(graphemes(result.text)).toBeLessThanOrEqual(most)
        expect(result.text).not.toMatch(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFEFF]/)
        expect(() => encodeURIComponent(result.text)).not.toThrow()
        expect(cleanText(result.text, most, 1)).toEqual(result)
      }),
      { numRuns: 1000 },
    )
  })
})

test.each([
  ['a\r\nb\rc\nd', 'a b c d'],
  ['三井巷\u2028路灯\u2029\t亮', '三井巷 路灯 亮'],
  ['a \n\n  b', 'a b'],
  ['\n路灯\n', '路灯'],
])('a field of one line has none but single spaces: %j', (raw, text) => expect(cleaned(oneLine(raw))).toBe(text))
