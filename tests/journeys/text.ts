import type { Locale } from '../../src/wire/plain.ts'
import answers from '../../src/web/strings/answers.ts'
import common from '../../src/web/strings/common.ts'
import desk from '../../src/web/strings/desk.ts'
import deskAccount from '../../src/web/strings/deskAccount.ts'
import deskLedger from '../../src/web/strings/deskLedger.ts'
import deskMatter from '../../src/web/strings/deskMatter.ts'
import deskPeople from '../../src/web/strings/deskPeople.ts'
import deskRooms from '../../src/web/strings/deskRooms.ts'
import ledger from '../../src/web/strings/ledger.ts'
import phone from '../../src/web/strings/phone.ts'
import screen from '../../src/web/strings/screen.ts'
import square from '../../src/web/strings/square.ts'

/**
 * The words of a page as its reader sees them, so that journeys press what people press; gaps match anything.
 */
export function wordsOn(surface: 'phone' | 'screen' | 'desk' | 'square', locale: Locale = 'zh-Hans') {
  const shared = { ...ledger[locale], ...answers[locale] }
  const own: Record<string, string> = {
    phone: phone[locale],
    screen: screen[locale],
    desk: {
      ...shared,
      ...desk[locale],
      ...deskAccount[locale],
      ...deskPeople[locale],
      ...deskLedger[locale],
      ...deskMatter[locale],
      ...deskRooms[locale],
    },
    square: { ...shared, ...square[locale] },
  }[surface]
  const words: Record<string, string> = { ...common[locale], ...own }
  return (key: string): RegExp => {
    const text = words[key]
    if (text === undefined) throw new Error(`no such words: ${key}`)
    const escaped = text.replace(/[.*+?^$()|[\]\\]/g, '\\$&')
    return new RegExp(escaped.replace(/\{\{[^}]*\}\}/g, '.*').replace(/\{[^}]*\}/g, '.*'))
  }
}
