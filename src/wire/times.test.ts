import { readdirSync, readFileSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import { dayAt, instantAt, minuteAt, stampAt } from '../core/plain/clock.ts'
import { clockTime, dayAndTime, shortDayAndTime, soon } from './times.ts'

const AT = Date.UTC(2026, 11, 31, 17, 5)
const zone = process.env.TZ
afterEach(() => void (zone === undefined ? delete process.env.TZ : (process.env.TZ = zone)))

test.each(['UTC', 'America/Los_Angeles', 'Asia/Kolkata', 'Pacific/Kiritimati'])(
  'the community’s clock is told and read, whatever the zone of the machine: %s',
  (machine) => {
    process.env.TZ = machine
    expect(dayAndTime('en', 'Asia/Shanghai', AT)).toContain('2027')
    expect(clockTime('zh-Hans', 'Asia/Shanghai', AT)).toBe('01:05')
    expect(clockTime('zh-Hans', 'America/New_York', AT)).toBe('12:05')
    expect(shortDayAndTime('en', 'America/New_York', AT)).toBe('31 Dec 2026, 12:05')
    expect(soon('en', 'America/New_York', AT, AT - 3_600_000)).toBe('12:05')
    expect([dayAt('Asia/Shanghai', AT), dayAt('America/New_York', AT)]).toEqual(['2027-01-01', '2026-12-31'])
    expect(minuteAt('Asia/Kolkata', AT)).toBe('2026-12-31T22:35')
    expect(instantAt('Asia/Kolkata', '2026-12-31T22:35')).toBe(AT)
    expect(stampAt('America/St_Johns', AT)).toBe('2026-12-31T13:35:00.000-03:30')
    expect(Date.parse(stampAt('America/St_Johns', AT))).toBe(AT)
  },
)

test('nothing else tells an instant, reads one that was typed, or asks the machine for its zone', () => {
  const OWN_ZONE =
    /toLocale(Date|Time)?String\(|Intl\.DateTimeFormat\(|\.[gs]et(Hours|Minutes|Date|Day|Month|FullYear)\(|getTimezoneOffset|new Date\(`|Date\.parse\(/
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) => /\.(svelte|ts)$/.test(name))
  const found = files.filter(
    (name) =>
      !name.endsWith('.test.ts') &&
      readFileSync(`src/${name}`, 'utf8')
        .split('\n')
        .some((line) => OWN_ZONE.test(line)),
  )
  // These format by the clock that they are given, or name UTC in the text.
  expect(found.sort()).toEqual([
    'core/open311/asked.ts',
    'core/plain/clock.ts',
    'server/spreadsheet/import/reader/worksheet.ts',
    'web/desk/ledger/rooms/dates.ts',
    'web/desk/parts/DayField.svelte',
    'wire/times.ts',
  ])
})
