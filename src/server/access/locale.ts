import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import type { Locale } from '../../wire/plain.ts'
import { LOCALES } from '../../wire/plain.ts'

/** The reader's language: asked for in the address, else remembered, else the browser's, else Simplified Chinese. */
export function localeOf(c: Context): Locale {
  const asked = c.req.query('lang') ?? getCookie(c, 'lang')
  if (isLocale(asked)) return asked
  for (const part of (c.req.header('accept-language') ?? '').split(',')) {
    const tag = part.split(';')[0]!.trim().toLowerCase()
    if (/^zh-(hant|tw|hk|mo)/.test(tag)) return 'zh-Hant'
    if (tag.startsWith('zh')) return 'zh-Hans'
    if (tag.startsWith('en')) return 'en'
  }
  return 'zh-Hans'
}

export const isLocale = (text: string | undefined): text is Locale => LOCALES.includes(text as Locale)
