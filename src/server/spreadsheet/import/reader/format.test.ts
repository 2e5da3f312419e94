import { expect, test } from 'vitest'
import { dayOfSerial, formatOf, shownNumber } from './format.ts'

// oxfmt-ignore
const BUILT_IN_DATES = [
  14, 15, 16, 17, 18, 19, 20, 21, 22,
  27, 28, 29, 30, 31, 32, 33, 34, 35, 36,
  45, 46, 47,
  50, 51, 52, 53, 54, 55, 56, 57, 58,
]

test('built-in formats of days are known by their number, those of East Asia among them', () => {
  for (let id = 0; id < 59; id++)
    expect([id, formatOf(id, undefined).kind === 'date']).toEqual([id, BUILT_IN_DATES.includes(id)])
})

test.each([
  'yyyy-mm-dd',
  'yyyy"年"m"月"d"日";@',
  '[$-804]yyyy"年"m"月"d"日" dddd;@',
  '[DBNum1][$-804]yyyy"年"m"月"d"日";@',
  '[$-404]e/m/d',
  'd/m/yy h:mm',
  '[h]:mm:ss',
  'h"时"mm"分"',
])('the code %s shows days', (code) => expect(formatOf(200, code)).toEqual({ kind: 'date' }))

test.each([
  'General',
  '0.00E+00',
  '#,##0',
  '"day"0',
  '[Red]0',
  '0.0"d"',
  '@',
  '¥#,##0.00',
  '_-* #,##0_-',
  '0\\m',
  '# ?/?',
])('the code %s shows none', (code) => expect(formatOf(200, code)).toEqual({ kind: 'plain' }))

test('days count from 1900 or 1904, and 1900 has a day too many, as in Excel', () => {
  const day = (serial: number, from1904 = false) => dayOfSerial(serial, from1904)?.toISOString().slice(0, 16)
  expect(day(1)).toBe('1900-01-01T00:00')
  expect(day(59)).toBe('1900-02-28T00:00')
  expect(day(60)).toBeUndefined()
  expect(day(61)).toBe('1900-03-01T00:00')
  expect(day(46_086)).toBe('2026-03-05T00:00')
  expect(day(46_086.395833333336)).toBe('2026-03-05T09:30')
  expect(day(44_624, true)).toBe('2026-03-05T00:00')
  expect(day(0.5)).toBeUndefined()
  expect(day(-1)).toBeUndefined()
  expect(day(3e6)).toBeUndefined()
})

test('a number is text as the sheet shows it', () => {
  const shown = (text: string, id: number, code?: string) => shownNumber(text, formatOf(id, code), false)
  expect(shown('40', 0)).toBe('40')
  expect(shown('7', 0, '000')).toBe('007')
  expect(shown('0.5', 9)).toBe('50%')
  expect(shown('1200', 3)).toBe('1200')
  expect(shown('0.3', 14)).toEqual({ unread: 'importDate', word: '0.3' })
})
