import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Calendar } from './calendar.ts'
import { dueBefore, endOf, isWorkingDay } from './calendar.ts'

const at = (text: string) => new Date(`${text}+08:00`).getTime()
const calendar: Calendar = {
  weekdays: [1, 2, 3, 4, 5],
  holidays: ['2026-10-01', '2026-10-02'],
  extraDays: ['2026-10-10'],
  utcOffset: 480,
}

describe('[L12] deadlines by the community’s calendar', () => {
  test('48 hours are hours of the clock, also over a weekend', () => {
    expect(endOf({ hours: 48 }, at('2026-11-06T17:00'), calendar)).toBe(at('2026-11-08T17:00'))
  })

  test('five working days from a Friday end a week later, when the day does', () => {
    const end = endOf({ workingDays: 5 }, at('2026-11-06T17:00'), calendar)
    expect(end).toBe(endOf({ workingDays: 5 }, at('2026-11-06T08:00'), calendar))
    expect(new Date(end - 1 + 8 * 3_600_000).toISOString().slice(0, 10)).toBe('2026-11-13')
  })

  test('a holiday is no working day, and a Saturday worked instead is one', () => {
    expect(isWorkingDay(at('2026-10-01T10:00'), calendar)).toBe(false)
    expect(isWorkingDay(at('2026-10-10T10:00'), calendar)).toBe(true)
    expect(isWorkingDay(at('2026-10-11T10:00'), calendar)).toBe(false)
  })

  test('the day is the community’s, not the server’s: late on Friday in UTC it is Saturday there', () => {
    expect(isWorkingDay(Date.parse('2026-11-06T20:00:00Z'), calendar)).toBe(false)
    expect(isWorkingDay(Date.parse('2026-11-06T15:00:00Z'), calendar)).toBe(true)
  })

  test('a calendar without any working day counts every day, instead of never ending', () => {
    const end = endOf({ workingDays: 3 }, at('2026-11-06T17:00'), { ...calendar, weekdays: [], extraDays: [] })
    expect(end - at('2026-11-06T17:00')).toBeLessThan(5 * 86_400_000)
  })

  test('a longer deadline never ends earlier, and every one ends after it began', () => {
    const start = fc.integer({ min: at('2026-01-01T00:00'), max: at('2027-01-01T00:00') })
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 60 }), (from, days) => {
        const end = endOf({ workingDays: days }, from, calendar)
        expect(end).toBeGreaterThan(from)
        expect(endOf({ workingDays: days + 1 }, from, calendar)).toBeGreaterThan(end)
      }),
    )
  })

  test('[L13] what was due climbs not before so many days, and surely once so many working days are over', () => {
    const start = fc.integer({ min: at('2026-01-01T00:00'), max: at('2027-01-01T00:00') })
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 20 }), (due, days) => {
        expect(due < dueBefore(due + days * 86_400_000, days, calendar)).toBe(false)
        expect(due < dueBefore(endOf({ workingDays: days }, due, calendar) + 1, days, calendar)).toBe(true)
      }),
    )
  })
})
