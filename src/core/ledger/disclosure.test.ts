import { expect, test } from 'vitest'
import { dayAt, minuteAt } from '../plain/clock.ts'
import { periodOf, periodsBefore } from './disclosure.ts'

test('a period is a month or a quarter by the community’s clock, from its first minute to its last', () => {
  for (const [written, first, last] of [
    ['2026-11', '2026-11-01', '2026-11-30'],
    ['2026-Q4', '2026-10-01', '2026-12-31'],
    ['2024-02', '2024-02-01', '2024-02-29'],
  ] as const) {
    for (const clock of ['Asia/Shanghai', 'Europe/Berlin'] as const) {
      const { from, until } = periodOf(written, clock)!
      expect([minuteAt(clock, from), dayAt(clock, until)]).toEqual([`${first}T00:00`, last])
      expect(dayAt(clock, until + 1)).not.toBe(last)
    }
  }
  for (const none of ['2026', '2026-13', '2026-Q5', '1926-01', '2026-1']) expect(periodOf(none, 'UTC')).toBeUndefined()
})

test('the desk offers the last twelve months, and the quarters in which they are', () => {
  const { months, quarters } = periodsBefore('2026-02-14')
  expect([months[0], months[2], months.length]).toEqual(['2026-02', '2025-12', 12])
  expect(quarters).toEqual(['2026-Q1', '2025-Q4', '2025-Q3', '2025-Q2', '2025-Q1'])
})
