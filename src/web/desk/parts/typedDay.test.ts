import { expect, test } from 'vitest'
import { typedDay, typedTime } from './typedDay.ts'

test('a day is read as people type it, and what no calendar has is none', () => {
  for (const typed of [
    '2026-12-03',
    '2026/12/3',
    '2026.12.3',
    '2026年12月3日',
    '20261203',
    '12-3',
    '12月3日',
    '１２－３',
  ])
    expect(typedDay(typed, '2026-11-29'), typed).toBe('2026-12-03')
  expect(typedDay(' ', '2026-11-29')).toBe('')
  for (const typed of ['2026-02-30', '13-1', 'morgen', '2026']) expect(typedDay(typed, '2026-11-29')).toBeUndefined()
})

test('a time is read with and without its colon', () => {
  for (const typed of ['19:30', '19：30', '1930', '19.30']) expect(typedTime(typed)).toBe('19:30')
  expect(typedTime('9:05')).toBe('09:05')
  for (const typed of ['', '24:00', '19:60', '7']) expect(typedTime(typed)).toBeUndefined()
})
