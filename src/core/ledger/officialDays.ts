import type { Clock } from '../plain/clock.ts'
import { dayAt, instantAt } from '../plain/clock.ts'
import type { Calendar } from './calendar.ts'

/** The holidays of one year, and the days worked for them, as a country made them known. */
export interface OfficialYear {
  year: number
  /** Who made them known, and on which day (2025-11-04). */
  source: { issuer: 'stateCouncil'; day: string }
  holidays: string[]
  extraDays: string[]
}

/** Every day from one to another, both of them; written 2026-02-15. */
function days(from: string, to: string): string[] {
  const all = [from]
  for (let at = instantAt('UTC', `${from}T00:00`); all[all.length - 1] !== to && all.length < 366;)
    all.push(dayAt('UTC', (at += 86_400_000)))
  return all
}

/**
 * [L43] Official holidays by country, and in which time zones they hold. A country's next year is one more
 * row, another country a row beside. China: notices of the General Office of the State Council.
 */
const COUNTRIES: { zones: readonly string[]; years: readonly OfficialYear[] }[] = [
  {
    zones: ['Asia/Shanghai', 'Asia/Urumqi', 'Asia/Chongqing', 'Asia/Harbin', 'Asia/Kashgar', 'PRC'],
    years: [
      {
        year: 2025,
        source: { issuer: 'stateCouncil', day: '2024-11-12' },
        holidays: [
          '2025-01-01',
          ...days('2025-01-28', '2025-02-04'),
          ...days('2025-04-04', '2025-04-06'),
          ...days('2025-05-01', '2025-05-05'),
          ...days('2025-05-31', '2025-06-02'),
          ...days('2025-10-01', '2025-10-08'),
        ],
        extraDays: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
      },
      {
        year: 2026,
        source: { issuer: 'stateCouncil', day: '2025-11-04' },
        holidays: [
          ...days('2026-01-01', '2026-01-03'),
          ...days('2026-02-15', '2026-02-23'),
          ...days('2026-04-04', '2026-04-06'),
          ...days('2026-05-01', '2026-05-05'),
          ...days('2026-06-19', '2026-06-21'),
          ...days('2026-09-25', '2026-09-27'),
          ...days('2026-10-01', '2026-10-07'),
        ],
        extraDays: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
      },
    ],
  },
]

/** The years whose official holidays are known where a clock holds, from the first. */
export const officialYears = (clock: Clock): readonly OfficialYear[] =>
  COUNTRIES.find(({ zones }) => zones.includes(clock))?.years ?? []

/** A calendar with the days of a year that it does not have yet. */
export const withYear = (calendar: Calendar, { holidays, extraDays }: OfficialYear): Calendar => ({
  ...calendar,
  holidays: [...new Set([...calendar.holidays, ...holidays])].sort(),
  extraDays: [...new Set([...calendar.extraDays, ...extraDays])].sort(),
})

/** [L43] Where nobody entered a holiday or an extra day, the official ones of the place's clock hold. */
export function withOfficialDays<S extends { calendar: Calendar }>(settings: S, clock: Clock): S {
  const { holidays, extraDays } = settings.calendar
  if (holidays.length + extraDays.length > 0) return settings
  return { ...settings, calendar: officialYears(clock).reduce(withYear, settings.calendar) }
}
