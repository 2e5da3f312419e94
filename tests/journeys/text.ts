import type { Locale } from '../../src/wire/plain.ts'
import type { SURFACES, Surface } from '../../src/web/strings.ts'
import { stringsFor } from '../../src/web/strings.ts'

/** Gives the words of a key of one surface; another key does not compile. */
export type Say<Of extends Surface> = (key: keyof (typeof SURFACES)[Of] & string) => RegExp

/**
 * The words of a page as its reader sees them, so that journeys press what people press; gaps match anything.
 */
export function wordsOn<Of extends Surface>(surface: Of, locale: Locale = 'zh-Hans'): Say<Of> {
  const words: Record<string, string> = stringsFor(surface, locale)
  return (key) => {
    const escaped = words[key]!.replace(/[.*+?^$()|[\]\\]/g, '\\$&')
    return new RegExp(escaped.replace(/\{\{[^}]*\}\}/g, '.*').replace(/\{[^}]*\}/g, '.*'))
  }
}
