import { HEARD_MOST, otherReadings, type Reading } from './meanings.ts'
import type { Query } from './query.ts'
import type { SearchIndex } from './search.ts'
import { isPair, soundOf, soundsTyped } from './sound.ts'

/** What holds a part of a query only is shown down to this part of the best one's score, */
const WORTH_SHOWING = 0.3
/** and of what a text would score that holds the whole query. */
const OF_WHOLE = 0.2
/**
 * What holds so much of the whole query comes before what is found by another reading; what holds less,
 * after.
 */
const HOLDS_IT = 0.9
/** With fewer hits that hold a query it is read otherwise too. */
export const FEW = 5

/** Something found. `reading`: the other reading that found it; null where the words did. */
export interface Answer {
  id: string
  score: number
  reading: Reading | null
}

/** What the words of a query find in an index, best first. */
export function byWords(query: Query, index: SearchIndex): { sure: Answer[]; others: Answer[] } {
  const scored = index.search(query, index.size)
  const whole = index.whole(query)
  const least = Math.max((scored[0]?.score ?? 0) * WORTH_SHOWING, whole * OF_WHOLE)
  const found = scored.filter(({ score }) => score >= least).map((hit): Answer => ({ ...hit, reading: null }))
  const holds = ({ score }: Answer) => score >= whole * HOLDS_IT
  return { sure: found.filter(holds), others: found.filter((hit) => !holds(hit)) }
}

/**
 * What a query finds in an index that is all there is: by its words, and where these are few, by its other
 * readings, surest first.
 */
export function answer(query: Query, index: SearchIndex): Answer[] {
  const { sure, others } = byWords(query, index)
  const found = [...sure]
  for (const reading of otherReadings(query)) {
    if (found.length >= FEW) break
    found.push(...unlike(found, reading, query, index))
  }
  const known = new Set(found.map(({ id }) => id))
  return [...found, ...others.filter(({ id }) => !known.has(id))]
}

/** What a reading adds to what was found. */
export function unlike(
  found: readonly Pick<Answer, 'id'>[],
  reading: Reading,
  query: Query,
  index: SearchIndex,
): Answer[] {
  const known = new Set(found.map(({ id }) => id))
  return index
    .reading(reading, query, index.size)
    .filter(({ id }) => !known.has(id))
    .map((hit) => ({ ...hit, reading }))
}

/** The sounds that a query is listened for: of pairs of characters, and of Latin words that may be pinyin. */
export function soundsIn({ typed, runs }: Query): string[] {
  const pairs = typed.filter(isPair).slice(0, HEARD_MOST)
  const sounds = pairs.flatMap((pair) => soundOf(pair) ?? [])
  return [...new Set([...sounds, ...runs.flatMap(({ dense, text }) => (dense ? [] : soundsTyped(text)))])]
}

/**
 * The pairs that sound like those of a query which nothing holds, and like its pinyin. `known`: pairs that
 * there are, by their sound.
 */
export function nearInSound(
  query: Query,
  known: ReadonlyMap<string, readonly string[]>,
): Map<string, readonly string[]> {
  const near = new Map<string, readonly string[]>()
  for (const pair of query.typed.filter(isPair).slice(0, HEARD_MOST)) {
    const alike = known.get(soundOf(pair) ?? '') ?? []
    if (alike.length > 0 && !alike.includes(pair)) near.set(pair, alike)
  }
  for (const { dense, text } of query.runs)
    for (const sound of dense ? [] : soundsTyped(text)) if (known.has(sound)) near.set(sound, known.get(sound)!)
  return near
}
