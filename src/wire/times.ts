import type { Clock } from '../core/plain/clock.ts'
import { dayAt, handsAt } from '../core/plain/clock.ts'
import type { Locale } from './plain.ts'

/**
 * How instants are told to people: the only place that formats them, always by a community's clock.
 * (times.test.ts finds Intl.DateTimeFormat, toLocaleString and their kind elsewhere.)
 */
const LANGUAGES: Record<Locale, string> = { 'zh-Hans': 'zh-CN', 'zh-Hant': 'zh-Hant-HK', en: 'en-GB' }

/** What is told of an instant: each way its own object, so that its formats are made once. */
type Told = Intl.DateTimeFormatOptions
const TIME: Told = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }
const DAY: Told = { month: 'long', day: 'numeric', weekday: 'short' }
const DAY_AND_TIME: Told = { ...DAY, ...TIME }
const YEAR_AND_DAY: Told = { year: 'numeric', ...DAY }
const WHOLE: Told = { ...YEAR_AND_DAY, ...TIME }
const SHORT_DAY: Told = { dateStyle: 'medium' }
const SHORT: Told = { dateStyle: 'medium', timeStyle: 'short' }

const FORMATS = new Map<Told, Partial<Record<Locale, Intl.DateTimeFormat>>>()

/** A list tells hundreds of instants, and making a format costs as much as fifty uses of one. */
function formatOf(locale: Locale, told: Told): Intl.DateTimeFormat {
  const formats = FORMATS.get(told) ?? {}
  FORMATS.set(told, formats)
  // The clock has moved the instant already: UTC here reads its hands.
  return (formats[locale] ??= new Intl.DateTimeFormat(LANGUAGES[locale], { ...told, timeZone: 'UTC' }))
}

const say = (locale: Locale, clock: Clock, at: number, told: Told) => formatOf(locale, told).format(handsAt(clock, at))

/** Day, weekday and time of an instant. */
export const dayAndTime = (locale: Locale, clock: Clock, at: number): string => say(locale, clock, at, WHOLE)

/** The day alone, with its weekday. */
export const dayOnly = (locale: Locale, clock: Clock, at: number): string => say(locale, clock, at, YEAR_AND_DAY)

/** Hour and minute alone. */
export const clockTime = (locale: Locale, clock: Clock, at: number): string => say(locale, clock, at, TIME)

/** Day and time of `at` without its year, such as 11月23日 周一 14:30; on the day of `now` the time alone. */
export const soon = (locale: Locale, clock: Clock, at: number, now: number): string =>
  say(locale, clock, at, dayAt(clock, at) === dayAt(clock, now) ? TIME : DAY_AND_TIME)

/** A day in few letters, for lists: 2026年11月23日, 23 Nov 2026. */
export const shortDay = (locale: Locale, clock: Clock, at: number): string => say(locale, clock, at, SHORT_DAY)

/** The same with its time. */
export const shortDayAndTime = (locale: Locale, clock: Clock, at: number): string => say(locale, clock, at, SHORT)

/** For the `datetime` attribute of <time>. */
export const machineTime = (at: number): string => new Date(at).toISOString()
