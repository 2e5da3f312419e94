import type { Locale } from '../../src/wire/plain.ts'
import type { Surface } from '../../src/web/strings.ts'
import { stringsFor } from '../../src/web/strings.ts'

/**
 * The words of a page as its reader sees them, so that journeys press what people press; gaps match anything.
 */
export function wordsOn(surface: Surface, locale: Locale = 'zh-Hans') {
  const words: Record<string, string> = stringsFor(surface, locale)
  return (key: string): RegExp => {
    const text = words[key]
    if (text === undefined) throw new Error(`no such words: ${key}`)
    const escaped = text.replace(/[.*+?^$()|[\]\\]/g, '\\$&')
    return new RegExp(escaped.replace(/\{\{[^}]*\}\}/g, '.*').replace(/\{[^}]*\}/g, '.*'))
  }
}
