import type { Clock } from '../../core/plain/clock.ts'
import type { DocumentKey, Language } from '../../core/document/language.ts'
import type { Locale } from '../../wire/plain.ts'
import { clockTime, dayAndTime, dayOnly } from '../../wire/times.ts'
import { wordsOf } from '../kit/words.ts'
import { lineOfHistory } from '../ledger/told.ts'
import { stringsFor } from '../strings.ts'
import type { MatterKey } from '../strings.ts'

const FIGURES = '一二三四五六七八九'

/** 1 to 99 in Chinese figures, as the parts of an official paper are numbered (GB/T 9704-2012, 7.3.3). */
export function chineseNumber(n: number): string {
  const [tens, ones] = [Math.floor(n / 10), n % 10]
  return `${tens > 1 ? FIGURES[tens - 1] : ''}${tens > 0 ? '十' : ''}${ones > 0 ? FIGURES[ones - 1] : ''}`
}

/** How documents say things in a language, by a community's clock. */
export function languageOf(locale: Locale, clock: Clock): Language {
  const money = new Intl.NumberFormat(locale, { style: 'currency', currency: 'CNY', maximumFractionDigits: 0 })
  const words = wordsOf<DocumentKey | MatterKey>(locale, stringsFor('document', locale))
  return {
    tag: locale,
    words,
    happened: (told) => lineOfHistory(told, words, (at) => dayOnly(locale, clock, at)),
    day: (at) => dayOnly(locale, clock, at),
    time: (at) => clockTime(locale, clock, at),
    dayAndTime: (at) => dayAndTime(locale, clock, at),
    money: (cost) => money.format(cost),
    ordinal: (n) => (locale === 'en' ? `${n}. ` : `${chineseNumber(n)}、`),
  }
}
