import type { Locale } from '../../wire/plain.ts'

const ZONE = 'Asia/Shanghai'

/** Day and time of `at` for people, such as 11月23日 周一 14:30; on the day of `now` the time alone. Both in milliseconds since 1970. */
export function tell(locale: Locale, at: number, now: number): string {
  const day = (instant: number) => new Intl.DateTimeFormat('en', { dateStyle: 'short', timeZone: ZONE }).format(instant)
  const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: ZONE } as const
  const date = { month: 'long', day: 'numeric', weekday: 'short' } as const
  return new Intl.DateTimeFormat(locale, day(at) === day(now) ? time : { ...date, ...time }).format(at)
}
