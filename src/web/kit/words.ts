import { i18nString } from 'typesafe-i18n'
import type { Locale } from '../../wire/plain.ts'

/**
 * Gives the words of a key: `{name}` is filled in, `{{one|many}}` follows the number before it. An unknown
 * key shows itself, so a gap is seen.
 */
export type Words = (key: string, args?: Record<string, string | number>) => string

/** Makes `Words` from a dictionary that the server inlined for the locale. */
export function wordsOf(locale: Locale, strings: Record<string, string>): Words {
  const fill = i18nString(locale, {})
  return (key, args) => {
    const pattern = strings[key] ?? key
    return args ? fill(pattern, args as never) : pattern
  }
}
