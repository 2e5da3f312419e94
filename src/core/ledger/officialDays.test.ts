import { describe, expect, test } from 'vitest'
import { readClock } from '../plain/clock.ts'
import { endOf, isWorkingDay } from './calendar.ts'
import { officialYears, withOfficialDays } from './officialDays.ts'
import { USUAL_SETTINGS } from './settings.ts'

const shanghai = readClock('Asia/Shanghai')!
const noon = (day: string) => Date.parse(`${day}T04:00:00Z`)
const { calendar } = withOfficialDays(USUAL_SETTINGS, shanghai)
const works = (day: string) => isWorkingDay(noon(day), calendar, shanghai)

describe('[L43] official holidays', () => {
  test('hold where nobody entered any: days off, days worked for them, and ordinary days', () => {
    for (const day of ['2026-02-16', '2026-10-07', '2025-10-08', '2026-01-02'])
      expect([day, works(day)]).toEqual([day, false])
    for (const day of ['2026-02-14', '2026-10-10', '2025-01-26', '2026-10-08'])
      expect([day, works(day)]).toEqual([day, true])
    // Two working days from 30 September end on 9 October.
    expect(endOf({ workingDays: 2 }, noon('2026-09-30'), calendar, shanghai)).toBe(
      Date.parse('2026-10-09T16:00:00Z') - 1,
    )
  })

  test('give way to what the community entered, and hold in no other zone', () => {
    const own = { ...USUAL_SETTINGS, calendar: { ...USUAL_SETTINGS.calendar, holidays: ['2026-03-02'] } }
    expect(withOfficialDays(own, shanghai)).toBe(own)
    for (const zone of ['Europe/Berlin', 'Asia/Hong_Kong'])
      expect(withOfficialDays(USUAL_SETTINGS, readClock(zone)!).calendar.holidays).toEqual([])
  })

  test('of each year lie in it, off on no day that is worked, worked only at weekends', () => {
    for (const { year, holidays, extraDays, source } of officialYears(shanghai)) {
      const all = [...holidays, ...extraDays]
      expect(new Set(all).size).toBe(all.length)
      expect(all.every((day) => day.startsWith(`${year}-`))).toBe(true)
      expect(extraDays.every((day) => [0, 6].includes(new Date(day).getUTCDay()))).toBe(true)
      expect(source.day.startsWith(`${year - 1}-`)).toBe(true)
    }
  })
})
