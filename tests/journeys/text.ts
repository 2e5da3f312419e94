import type { Locale } from '../../src/wire/plain.ts'
import common from '../../src/web/strings/common.ts'
import desk from '../../src/web/strings/desk.ts'
import phone from '../../src/web/strings/phone.ts'

/** The words of a page as its reader sees them, so that journeys press what people press; gaps match anything. */
export function wordsOn(surface: 'phone' | 'desk', locale: Locale = 'zh-Hans') {
  const words: Record<string, string> = { ...common[locale], ...{ phone, desk }[surface][locale] }
  return (key: string): RegExp => {
    const text = words[key]
    if (text === undefined) throw new Error(`no such words: ${key}`)
    const escaped = text.replace(/[.*+?^$()|[\]\\]/g, '\\$&')
    return new RegExp(escaped.replace(/\{\{[^}]*\}\}/g, '.*').replace(/\{[^}]*\}/g, '.*'))
  }
}
