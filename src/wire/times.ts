import type { Clock } from '../core/plain/clock.ts'
import { dayAt, handsAt } from '../core/plain/clock.ts'
import type { Locale } from './plain.ts'

/**
 * How instants are told to people: the only place that formats them, always by a community's clock.
 * (times.test.ts finds Intl.DateTimeFormat,
 * toLocaleString and their kind elsewhere.)
 */
const LANGUAGES: Record<Locale, string> = { 'zh-Hans': 'zh-CN', 'zh-Hant': 'zh-Hant-HK', en: 'en-GB' }

// The clock has moved the instant already: UTC here reads its hands.
const say = (locale: Locale, clock: Clock, at: number, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(LANGUAGES[locale], { ...options, timeZone: 'UTC' }).format(handsAt(clock, at))

const TIME = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
const DAY = { month: 'long', day: 'numeric', weekday: 'short' } as const

/** Day, weekday and time of an instant. */
export const dayAndTime = (locale: Locale, clock: Clock, at: number): string =>
  say(locale, clock, at, { year: 'numeric', ...DAY, ...TIME })

/** The day alone, with its weekday. */
export const dayOnly = (locale: Locale, clock: Clock, at: number): string =>
  say(locale, clock, at, { year: 'numeric', ...DAY })

/** Hour and minute alone. */
export const clockTime = (locale: Locale, clock: Clock, at: number): string => say(locale, clock, at, TIME)

/** Day and time of `at` without its year, such as 11月23日 周一 14:30; on the day of `now` the time alone. */
export const soon = (locale: Locale, clock: Clock, at: number, now: number): string =>
  say(locale, clock, at, dayAt(clock, at) === dayAt(clock, now) ? TIME : { ...DAY, ...TIME })

/** A day in few letters, for lists: 2026年11月23日, 23 Nov 2026. */
export const shortDay = (locale: Locale, clock: Clock, at: number): string =>
  say(locale, clock, at, { dateStyle: 'medium' })

/** The same with its time. */
export const shortDayAndTime = (locale: Locale, clock: Clock, at: number): string =>
  say(locale, clock, at, { dateStyle: 'medium', timeStyle: 'short' })

/** For the `datetime` attribute of <time>. */
export const machineTime = (at: number): string => new Date(at).toISOString()
