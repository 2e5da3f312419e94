import type { Locale } from '../locale.ts'
import { LOCALES } from '../locale.ts'

/**
 * One text in every language, in the order of `LOCALES`. `{name}` is filled in, `{{one|many}}` follows the
 * number before it.
 */
export type Said = readonly [hans: string, hant: string, en: string]

/** The words of one file, by key; the first word of every key is the file's name. */
export type Rows = Record<string, Said>

/** What can go wrong, by its code: what happened, and what to do. */
export type ProblemRows = Record<string, { title: Said; detail: Said }>

/** A text in one language. */
export const inLocale = (said: Said, locale: Locale): string => said[LOCALES.indexOf(locale)]!

type Under<First extends string, R> = {
  [Key in keyof R as Key extends `${First}.${infer Rest}` ? Rest : never]: Record<Locale, string>
}

/** The words of a file by what follows the first word of their keys, then by language. */
export function wordsUnder<First extends string, R extends Rows>(first: First, rows: R): Under<First, R> {
  const said = ([hans, hant, en]: Said) => ({ 'zh-Hans': hans, 'zh-Hant': hant, en })
  return Object.fromEntries(
    Object.entries(rows).map(([key, row]) => [key.slice(first.length + 1), said(row)]),
  ) as Under<First, R>
}
