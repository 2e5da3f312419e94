import type { Locale } from '../../src/wire/plain.ts'
import answers from '../../src/web/strings/answers.ts'
import common from '../../src/web/strings/common.ts'
import desk from '../../src/web/strings/desk.ts'
import phone from '../../src/web/strings/phone.ts'
import square from '../../src/web/strings/square.ts'

/** The words of a page as its reader sees them, so that journeys press what people press; gaps match anything. */
export function wordsOn(surface: 'phone' | 'desk' | 'square', locale: Locale = 'zh-Hans') {
  const own: Record<string, string> =
    surface === 'square' ? { ...answers[locale], ...square[locale] } : { phone, desk }[surface][locale]
  const words: Record<string, string> = { ...common[locale], ...own }
  return (key: string): RegExp => {
    const text = words[key]
    if (text === undefined) throw new Error(`no such words: ${key}`)
    const escaped = text.replace(/[.*+?^$()|[\]\\]/g, '\\$&')
    return new RegExp(escaped.replace(/\{\{[^}]*\}\}/g, '.*').replace(/\{[^}]*\}/g, '.*'))
  }
}
