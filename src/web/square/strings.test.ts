import { describe, expect, it } from 'vitest'
import type { Locale } from '../../wire/plain.ts'
import { LOCALES } from '../../wire/plain.ts'

type Dictionary = Record<Locale, Record<string, string>>
const dictionaries = import.meta.glob<Dictionary>(['../strings/*.ts', '!../strings/*.test.ts'], {
  eager: true,
  import: 'default',
})

/** Names of the placeholders of a pattern, each once: whether plural forms are needed differs by language. */
const placeholders = (pattern: string) =>
  [...new Set([...pattern.replace(/\{\{.*?\}\}/g, '').matchAll(/\{(\w+)/g)].map(([, name]) => name))].sort()

describe.each(Object.entries(dictionaries))('%s', (_file, dictionary) => {
  const keys = Object.keys(dictionary['zh-Hans'])

  it('has the same keys in every language', () => {
    for (const locale of LOCALES) expect(Object.keys(dictionary[locale]).sort()).toEqual([...keys].sort())
  })

  it('has the same placeholders in every language', () => {
    const differing = keys.filter((key) =>
      LOCALES.some(
        (locale) => `${placeholders(dictionary[locale][key] ?? '')}` !== `${placeholders(dictionary['zh-Hans'][key]!)}`,
      ),
    )
    expect(differing).toEqual([])
  })

  it('leaves nothing empty', () => {
    const empty = LOCALES.flatMap((locale) =>
      keys.filter((key) => !dictionary[locale][key]?.trim()).map((key) => [locale, key]),
    )
    expect(empty).toEqual([])
  })
})
