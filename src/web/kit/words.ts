import { i18nString } from 'typesafe-i18n'
import type { Locale } from '../../wire/plain.ts'

/**
 * Gives the words of a key: `{name}` is filled in, `{{one|many}}` follows the number before it. `Key` are the
 * keys of the surface (strings.ts): another one does not compile.
 */
export type Words<Key extends string> = (key: Key, args?: Record<string, string | number>) => string

/** Makes `Words` from a dictionary that the server inlined for the locale. */
export function wordsOf<Key extends string>(locale: Locale, strings: Record<string, string>): Words<Key> {
  const fill = i18nString(locale, {})
  return (key, args) => (args ? fill(strings[key]!, args as never) : strings[key]!)
}

/** Those of some possible keys that exist; `never` where none does, which is a misspelling. */
type Possible<Asked extends string, Key> = [Extract<Asked, Key> | Extract<Key, Asked>] extends [never] ? never : Asked

/**
 * Gives the words of a key that need not exist, or undefined. `Asked` is a family of keys (`field.${kind}`):
 * at least one of them must exist, so a misspelt family does not compile.
 */
export type WordsIfAny<Key extends string> = <const Asked extends string>(
  key: Possible<Asked, Key> & Asked,
) => string | undefined

export const wordsIfAny =
  <Key extends string>(strings: Record<string, string>): WordsIfAny<Key> =>
  (key) =>
    strings[key]
