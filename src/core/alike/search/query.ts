import { runsOf, stem } from '../text/features.ts'
import { foldText } from '../text/fold.ts'
import { initialsMeant, termsOf } from './search.ts'

/** Terms that must all be there. */
export type Together = readonly string[]
/**
 * What a query asks for: for each of its words what it may mean. Pairs of Chinese characters are words of
 * their own.
 */
export type Wanted = readonly (readonly Together[])[]

/**
 * What words of Latin letters in a query may mean besides themselves: the words that they were mistyped for,
 * the places whose initials they are.
 */
export interface Meant {
  /** By word, without its plural. */
  words: ReadonlyMap<string, readonly string[]>
  /** By initials as a term (^sjx). */
  places: ReadonlyMap<string, readonly string[]>
}

/** What a query asks for, in the terms of an index. A query without letters or digits asks for nothing. */
export function wantedBy(query: string, { words, places }: Meant): Wanted {
  return runsOf(foldText(query)).flatMap(({ dense, text }) => {
    if (dense) return pairsIn(text).map((term) => [[term]])
    const initials = initialsMeant(text)
    const named = initials.flatMap((term) => places.get(term) ?? []).map(pairsIn)
    const spelt = words.get(stem(text)) ?? []
    return [[...[...termsOf(text).keys(), ...initials, ...spelt].map((term) => [term]), ...named]]
  })
}

/** Pairs hold their characters; a character is asked for only where it stands alone. */
function pairsIn(text: string): string[] {
  const terms = [...termsOf(text).keys()]
  const pairs = terms.filter((term) => Array.from(term).length > 1)
  return pairs.length ? pairs : terms
}
