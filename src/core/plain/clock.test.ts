import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Clock } from './clock.ts'
import { dayAt, endOfDayAt, handsAt, instantAt, instantOf, minuteAt, offsetAt, readClock, stampAt } from './clock.ts'

const ZONES: Clock[] = [
  'UTC',
  'Asia/Shanghai',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'America/Havana',
  'America/Sao_Paulo',
  'Africa/Casablanca',
  'Asia/Tehran',
  'Asia/Beirut',
  'Asia/Pyongyang',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Pacific/Kiritimati',
  'Europe/Istanbul',
]
const zone = fc.constantFrom(...ZONES)
const instant = fc.integer({ min: Date.UTC(1972, 0, 1), max: Date.UTC(2060, 0, 1) })
const HOUR = 3_600_000
const DAY = 24 * HOUR

describe('[L12] a clock is the time zone of a place', () => {
  test('it shows at every instant what the machine’s own tables say', () => {
    const formats = new Map<string, Intl.DateTimeFormat>()
    const asked = (timeZone: string) =>
      formats.get(timeZone) ??
      formats
        .set(timeZone, new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }))
        .get(timeZone)!
    fc.assert(
      fc.property(zone, instant, (clock, at) => {
        expect(handsAt(clock, at).toISOString().slice(0, 19).replace('T', ' ')).toBe(asked(clock).format(at))
      }),
      { numRuns: 2000 },
    )
  })

  test('what the hands show leads back to that instant, or to an earlier one at which they showed the same', () => {
    fc.assert(
      fc.property(zone, instant, (clock, at) => {
        const back = instantOf(clock, handsAt(clock, at).getTime())
        expect(handsAt(clock, back).getTime()).toBe(handsAt(clock, at).getTime())
        if (back !== at) expect(at - back).toBe(offsetAt(clock, back) - offsetAt(clock, at))
        expect(back).toBeLessThanOrEqual(at)
        expect(Date.parse(stampAt(clock, at))).toBe(at)
      }),
      { numRuns: 2000 },
    )
  })

  test('a time that does not exist goes forward, one that exists twice is the earlier', () => {
    expect(minuteAt('Europe/Berlin', instantAt('Europe/Berlin', '2027-03-28T02:30'))).toBe('2027-03-28T03:30')
    expect(instantAt('Europe/Berlin', '2027-10-31T02:30')).toBe(Date.UTC(2027, 9, 31, 0, 30))
    expect(instantAt('Europe/Berlin', '2027-10-31T03:00')).toBe(Date.UTC(2027, 9, 31, 2))
    // Half an hour only.
    expect(minuteAt('Australia/Lord_Howe', instantAt('Australia/Lord_Howe', '2026-10-04T02:10'))).toBe(
      '2026-10-04T02:40',
    )
    expect(instantAt('Europe/Berlin', '2027-03-28')).toBeNaN()
  })

  test('a day ends where the next begins, whether it has 23, 24 or 25 hours', () => {
    fc.assert(
      fc.property(zone, instant, (clock, at) => {
        const end = endOfDayAt(clock, at)
        expect(dayAt(clock, end)).toBe(dayAt(clock, at))
        expect(dayAt(clock, end + 1) > dayAt(clock, at)).toBe(true)
        expect(end).toBeGreaterThanOrEqual(at)
        expect(end - at).toBeLessThan(25 * HOUR)
      }),
      { numRuns: 2000 },
    )
    const hoursOf = (clock: Clock, day: string) => {
      const from = instantAt(clock, `${day}T12:00`)
      return (endOfDayAt(clock, from) - endOfDayAt(clock, from - DAY)) / HOUR
    }
    expect(hoursOf('Europe/Berlin', '2027-03-28')).toBe(23)
    expect(hoursOf('Europe/Berlin', '2027-10-31')).toBe(25)
    expect(hoursOf('Australia/Lord_Howe', '2026-10-04')).toBe(23.5)
    // Summer time began and ended at midnight there.
    expect(hoursOf('America/Sao_Paulo', '2018-11-04')).toBe(23)
    expect(hoursOf('America/Havana', '2026-11-01')).toBe(25)
  })

  test('zones that changed their rules are told by those of the day', () => {
    expect(offsetAt('Asia/Shanghai', Date.UTC(1988, 6, 1)) / HOUR).toBe(9)
    expect(offsetAt('Asia/Pyongyang', Date.UTC(2016, 0, 1)) / HOUR).toBe(8.5)
    expect(offsetAt('Asia/Pyongyang', Date.UTC(2019, 0, 1)) / HOUR).toBe(9)
    expect(offsetAt('Europe/Istanbul', Date.UTC(2026, 11, 1)) / HOUR).toBe(3)
  })

  test('only names are read, and the one that was given stays', () => {
    expect(['europe/berlin', 'Asia/Kolkata', 'UTC', 'Etc/GMT-5'].map(readClock)).toEqual([
      'Europe/Berlin',
      'Asia/Kolkata',
      'UTC',
      'Etc/GMT-5',
    ])
    for (const name of ['', '+08:00', 'CET', 'Mars/Olympus', 'Europe/Berlin ', '../etc', '上海']) {
      expect(readClock(name)).toBeUndefined()
    }
  })
})
