import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Calendar } from './calendar.ts'
import { instantAt, minuteAt } from '../plain/clock.ts'
import { dueBefore, endOf, isWorkingDay } from './calendar.ts'

const at = (text: string) => new Date(`${text}+08:00`).getTime()
const CHINA = 'Asia/Shanghai'
const calendar: Calendar = {
  weekdays: [1, 2, 3, 4, 5],
  holidays: ['2026-10-01', '2026-10-02'],
  extraDays: ['2026-10-10'],
}

describe('[L12] deadlines by the community’s calendar', () => {
  test('48 hours are hours of the clock, also over a weekend', () => {
    expect(endOf({ hours: 48 }, at('2026-11-06T17:00'), calendar, CHINA)).toBe(at('2026-11-08T17:00'))
  })

  test('five working days from a Friday end a week later, when the day does', () => {
    const end = endOf({ workingDays: 5 }, at('2026-11-06T17:00'), calendar, CHINA)
    expect(end).toBe(endOf({ workingDays: 5 }, at('2026-11-06T08:00'), calendar, CHINA))
    expect(new Date(end - 1 + 8 * 3_600_000).toISOString().slice(0, 10)).toBe('2026-11-13')
  })

  test('a holiday is no working day, and a Saturday worked instead is one', () => {
    expect(isWorkingDay(at('2026-10-01T10:00'), calendar, CHINA)).toBe(false)
    expect(isWorkingDay(at('2026-10-10T10:00'), calendar, CHINA)).toBe(true)
    expect(isWorkingDay(at('2026-10-11T10:00'), calendar, CHINA)).toBe(false)
  })

  test('the day is the community’s, not the server’s: late on Friday in UTC it is Saturday there', () => {
    expect(isWorkingDay(Date.parse('2026-11-06T20:00:00Z'), calendar, CHINA)).toBe(false)
    expect(isWorkingDay(Date.parse('2026-11-06T15:00:00Z'), calendar, CHINA)).toBe(true)
  })

  test('a calendar without any working day counts every day, instead of never ending', () => {
    const end = endOf({ workingDays: 3 }, at('2026-11-06T17:00'), { ...calendar, weekdays: [], extraDays: [] }, CHINA)
    expect(end - at('2026-11-06T17:00')).toBeLessThan(5 * 86_400_000)
  })

  test('a longer deadline never ends earlier, and every one ends after it began', () => {
    const start = fc.integer({ min: at('2026-01-01T00:00'), max: at('2027-01-01T00:00') })
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 60 }), (from, days) => {
        const end = endOf({ workingDays: days }, from, calendar, CHINA)
        expect(end).toBeGreaterThan(from)
        expect(endOf({ workingDays: days + 1 }, from, calendar, CHINA)).toBeGreaterThan(end)
      }),
    )
  })

  test('[L13] what was due climbs not before so many days, and surely once so many working days are over', () => {
    const start = fc.integer({ min: at('2026-01-01T00:00'), max: at('2027-01-01T00:00') })
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 20 }), (due, days) => {
        expect(due < dueBefore(due + days * 86_400_000, days, calendar, CHINA)).toBe(false)
        expect(due < dueBefore(endOf({ workingDays: days }, due, calendar, CHINA) + 1, days, calendar, CHINA)).toBe(
          true,
        )
      }),
    )
  })

  test('working days end with the day across a change of summer time; hours are hours', () => {
    const berlin = (local: string) => instantAt('Europe/Berlin', local)
    const days = (from: string, workingDays: number) =>
      minuteAt('Europe/Berlin', endOf({ workingDays }, berlin(from), calendar, 'Europe/Berlin'))
    expect(days('2027-03-26T17:00', 1)).toBe('2027-03-29T23:59')
    expect(days('2027-10-29T00:10', 2)).toBe('2027-11-02T23:59')
    expect(endOf({ hours: 48 }, berlin('2027-03-27T12:00'), calendar, 'Europe/Berlin')).toBe(berlin('2027-03-29T13:00'))
    expect(dueBefore(berlin('2027-03-29T00:30'), 1, calendar, 'Europe/Berlin')).toBe(berlin('2027-03-26T00:30'))
    // Sunday until the last minute of its 25 hours.
    expect(isWorkingDay(berlin('2027-10-31T23:59'), calendar, 'Europe/Berlin')).toBe(false)
    expect(isWorkingDay(berlin('2027-11-01T00:00'), calendar, 'Europe/Berlin')).toBe(true)
  })
})
