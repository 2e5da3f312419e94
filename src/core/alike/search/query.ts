import { stem, type Run } from '../text/features.ts'
import { initialsMeant, readRuns, termsOfRun } from './terms.ts'

/** Terms that must all be there. */
type Together = readonly string[]
/**
 * What a query asks for: for each of its words what it may mean. Pairs of Chinese characters are words of
 * their own.
 */
export type Wanted = readonly (readonly Together[])[]

/**
 * A query, read once: candidates are chosen by what is `wanted`, ranked by `terms` and `initials`, marked by
 * `runs`.
 */
export interface Query {
  /** As it was typed. */
  text: string
  /** Its stretches of Chinese and its words, folded; then the names of places that its initials mean. */
  runs: readonly Run[]
  /** The terms of what was typed, each once. */
  typed: readonly string[]
  /** The same with those of the names of places. */
  terms: readonly string[]
  /** What its words mean if they are initials (^sjx). */
  initials: readonly string[]
  /** Nothing for a query without letters or digits. */
  wanted: Wanted
}

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

/** Reads a query as it stands. */
export const readQuery = (text: string): Query => understood({ text, runs: readRuns(text) }, NOTHING_MORE)

const NOTHING_MORE: Meant = { words: new Map(), places: new Map() }

/** A query that was read, with what else its words mean. */
export function understood({ text, runs }: Pick<Query, 'text' | 'runs'>, meant: Meant): Query {
  const all = [...runs, ...[...meant.places.values()].flat().flatMap(readRuns)]
  return {
    text,
    runs: all,
    typed: termsIn(runs),
    terms: termsIn(all),
    initials: all.flatMap(initialsMeant),
    wanted: runs.flatMap((run) => wantedBy(run, meant)),
  }
}

const termsIn = (runs: readonly Run[]): string[] => [...new Set(runs.flatMap(termsOfRun))]

function wantedBy(run: Run, { words, places }: Meant): Wanted {
  if (run.dense) return pairsIn([run]).map((term) => [[term]])
  const initials = initialsMeant(run)
  const named = initials.flatMap((term) => places.get(term) ?? []).map((name) => pairsIn(readRuns(name)))
  const spelt = words.get(stem(run.text)) ?? []
  return [[...[...termsOfRun(run), ...initials, ...spelt].map((term) => [term]), ...named]]
}

/** Pairs hold their characters; a character is asked for only where it stands alone. */
function pairsIn(runs: readonly Run[]): string[] {
  const terms = termsIn(runs)
  const pairs = terms.filter((term) => Array.from(term).length > 1)
  return pairs.length ? pairs : terms
}
