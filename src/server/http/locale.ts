import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import Negotiator from 'negotiator'
import type { Locale } from '../../wire/plain.ts'
import { LOCALES } from '../../wire/plain.ts'

/**
 * The reader's language: asked for in the address, else remembered, else the one the browser likes best of
 * those that we have, else Simplified Chinese.
 */
export function localeOf(c: Context): Locale {
  const asked = c.req.query('lang') ?? getCookie(c, 'lang')
  if (isLocale(asked)) return asked
  const liked = new Negotiator({ headers: { 'accept-language': c.req.header('accept-language') } }).languages()
  return liked.map(localeFor).find((locale) => locale !== undefined) ?? 'zh-Hans'
}

/** Which of our languages a language tag (RFC 5646) means. */
function localeFor(tag: string): Locale | undefined {
  const [language, ...more] = tag.toLowerCase().split('-')
  if (language === 'en') return 'en'
  if (language !== 'zh') return undefined
  return more.some((part) => TRADITIONAL.has(part)) && !more.includes('hans') ? 'zh-Hant' : 'zh-Hans'
}

const TRADITIONAL = new Set(['hant', 'tw', 'hk', 'mo'])

export const isLocale = (text: string | undefined): text is Locale => LOCALES.includes(text as Locale)
