import type { Locale } from '../../wire/plain.ts'

const LANGUAGES: Record<Locale, string> = { 'zh-Hans': 'zh-CN', 'zh-Hant': 'zh-Hant-HK', en: 'en-GB' }

const say = (locale: Locale, timeZone: string, at: number, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(LANGUAGES[locale], { ...options, timeZone }).format(at)

/** Day, weekday and time of an instant, for a reader of `locale` in `timeZone`. */
export const dayAndTime = (locale: Locale, timeZone: string, at: number): string =>
  say(locale, timeZone, at, {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })

/** The day alone, with its weekday. */
export const dayOnly = (locale: Locale, timeZone: string, at: number): string =>
  say(locale, timeZone, at, { year: 'numeric', month: 'long', day: 'numeric', weekday: 'short' })

/** Hour and minute alone. */
export const clockTime = (locale: Locale, timeZone: string, at: number): string =>
  say(locale, timeZone, at, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

/** For the `datetime` attribute of <time>. */
export const machineTime = (at: number): string => new Date(at).toISOString()
