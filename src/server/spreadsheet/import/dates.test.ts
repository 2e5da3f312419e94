import { expect, test } from 'vitest'
import { handsAt } from '../../../core/plain/clock.ts'
import { instantOf } from './dates.ts'

const CHINA = 'Asia/Shanghai'
const said = (cell: string, endOfDay = false) => {
  const at = instantOf(cell, CHINA, endOfDay)
  return at === null ? null : handsAt(CHINA, at).toISOString().slice(0, 19).replace('T', ' ')
}

test.each([
  ['2026-03-05', '2026-03-05 00:00:00'],
  ['2026/3/5', '2026-03-05 00:00:00'],
  ['2026.3.5', '2026-03-05 00:00:00'],
  ['20260305', '2026-03-05 00:00:00'],
  ['2026年3月5日', '2026-03-05 00:00:00'],
  ['２０２６年３月５日', '2026-03-05 00:00:00'],
  ['2026年3月5日（星期四）', '2026-03-05 00:00:00'],
  ['2026-03-05 星期四', '2026-03-05 00:00:00'],
  ['民國115年3月5日', '2026-03-05 00:00:00'],
  ['民国99年12月31日', '2010-12-31 00:00:00'],
  ['115年3月5日', '2026-03-05 00:00:00'],
  ['2026/3/5 9:30', '2026-03-05 09:30:00'],
  ['2026-03-05T09:30:15', '2026-03-05 09:30:15'],
  ['2026年3月5日 9时30分', '2026-03-05 09:30:00'],
  ['2026年3月5日下午3点20分', '2026-03-05 15:20:00'],
  ['2026-03-05 12:05 am', '2026-03-05 00:05:00'],
  ['2026-03-05 3:20 PM', '2026-03-05 15:20:00'],
  ['2028-02-29', '2028-02-29 00:00:00'],
])('“%s” is %s in the community’s time', (cell, day) => expect(said(cell)).toBe(day))

test.each([
  '22:99',
  '2026-02-30',
  '2月30日',
  '2026年2月29日',
  '2026-13-01',
  '2026-00-10',
  '2026-3-5 22:99',
  '2026-3-5 24:00',
  '2026-3-5 9',
  '2026-3/5',
  '5/3/2026',
  '26/3/5',
  '26年3月5日',
  '3月5日',
  '2026年3月',
  '0026-03-05',
  '12026-03-05',
  '2300-01-01',
  '昨天',
  '2026-03-05 左右',
  '2026-03-05至2026-03-09',
  '45931',
  '',
])('“%s” is no day, and nobody guesses one', (cell) => expect(said(cell)).toBeNull())

test('a day without a time ends with its last instant where that is asked; a time stays', () => {
  expect(said('2026-03-05', true)).toBe('2026-03-05 23:59:59')
  expect(said('2026-03-05 09:30', true)).toBe('2026-03-05 09:30:00')
  expect(instantOf(new Date(Date.UTC(2026, 2, 5)), CHINA, true)).toBe(Date.UTC(2026, 2, 5, 15, 59, 59, 999))
  expect(instantOf(new Date(Date.UTC(1899, 2, 5)), CHINA, true)).toBeNull()
})
