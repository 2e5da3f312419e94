import { numberAt, numbersOf, writtenIn } from '../text/features.ts'
import { stem, type Run } from '../text/runs.ts'
import { initialsMeant, readRuns, termsOfRun } from './terms.ts'

/** Terms that must all be there. */
export type Together = readonly string[]
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
  /** As it was typed, as far as it is read. */
  text: string
  /** Its stretches of Chinese and its words, folded; then the names of places that its initials mean. */
  runs: readonly Run[]
  /** The terms of what was typed, each once. */
  typed: readonly string[]
  /** The same with those of the names of places. */
  terms: readonly string[]
  /** Numbers with what they name (5栋): what names other ones is about something else. */
  numbers: readonly string[]
  /** What its words mean if they are initials (^sjx). */
  initials: readonly string[]
  /** Nothing for a query without letters or digits. */
  wanted: Wanted
  /** Words of the index that its words were mistyped for, or that sound as they do. */
  near: ReadonlyMap<string, readonly string[]>
}

/**
 * What words of a query may mean besides themselves: the words that they were mistyped for, the places whose
 * initials they are.
 */
export interface Meant {
  /** By word, without its plural; by pair of characters, and by sound (~lu.deng) those that sound so. */
  words: ReadonlyMap<string, readonly string[]>
  /** By initials as a term (^sjx). */
  places: ReadonlyMap<string, readonly string[]>
}

/** Longer queries find no more, and cost no more. Code units. */
const QUERY_MOST = 400

/** Reads a query as it stands. */
export function readQuery(typed: string): Query {
  const text = typed.slice(0, QUERY_MOST)
  return understood({ text, runs: readRuns(text) }, NOTHING_MORE)
}

const NOTHING_MORE: Meant = { words: new Map(), places: new Map() }

/** A query that was read, with what else its words mean. */
export function understood({ text, runs }: Pick<Query, 'text' | 'runs'>, meant: Meant): Query {
  const named = [...meant.places.values()].flat().map(readRuns)
  const typed = termsIn(runs)
  return {
    text,
    runs: [...runs, ...named.flat()],
    typed,
    terms: [...new Set([...typed, ...named.flatMap(termsIn)])],
    numbers: numbersOf(runs),
    initials: [...runs, ...named.flat()].flatMap(initialsMeant),
    wanted: runs.flatMap((_, i) => wantedBy(runs, i, meant)),
    near: meant.words,
  }
}

/** The terms of runs, each once. */
const termsIn = (runs: readonly Run[]): string[] => [...new Set([...runs.flatMap(termsOfRun), ...numbersOf(runs)])]

function wantedBy(runs: readonly Run[], i: number, { words, places }: Meant): Wanted {
  const run = runs[i]!
  const number = numberAt(runs, i)
  if (number) return [[number]]
  if (run.dense) {
    const written = new Map(writtenIn(run).map((one) => [one.written, one.number]))
    // What a number names is asked for with it.
    const named = i > 0 && numberAt(runs, i - 1) !== undefined
    const asked = named ? { ...run, text: Array.from(run.text).slice(1).join('') } : run
    return pairsIn([asked]).map((term) => [[term], ...(written.has(term) ? [[written.get(term)!]] : [])])
  }
  const initials = initialsMeant(run)
  const named = initials.flatMap((term) => places.get(term) ?? []).map((name) => pairsOf(name))
  const spelt = words.get(stem(run.text)) ?? []
  return [[...[...termsOfRun(run), ...initials, ...spelt].map((term) => [term]), ...named]]
}

/** What a word or a name is asked for by: pairs of its characters, and its other words. */
export const pairsOf = (text: string): string[] => pairsIn(readRuns(text))

/** Pairs hold their characters; a character is asked for only where it stands alone. */
function pairsIn(runs: readonly Run[]): string[] {
  const terms = [...new Set(runs.flatMap(termsOfRun))]
  const pairs = terms.filter((term) => Array.from(term).length > 1)
  return pairs.length ? pairs : terms
}
