import { kindWordsOf } from '../text/features.ts'
import { foldText } from '../text/fold.ts'
import { DEFAULT_TAXONOMY } from '../text/taxonomy.ts'
import { WordFinder } from '../text/wordFinder.ts'
import type { Query, Together, Wanted } from './query.ts'
import { pairsOf } from './query.ts'
import { SAME } from './sameWords.ts'
import { readRuns } from './terms.ts'
import { chained, isPair, soundsTyped } from './sound.ts'

/**
 * Another way to read a query, for where too few things hold its words. `part`: the part of what is wanted
 * that something must hold to be found.
 */
export interface Reading {
  wanted: Wanted
  part: number
  /** The words that were read instead, to be marked. */
  words: readonly string[]
}

/** Things that a query may ask for by meaning, at most; longer queries say enough by their words. */
const THINGS = 6
/** Pairs of a query that are listened to, at most. */
export const HEARD_MOST = 24
/** What sounds like a query shares so much of its pairs. */
const HEARD_PART = 0.6

/**
 * Other readings of a query, surest first: in other words for the same things, as it sounds, by the kinds of
 * matter that its words point to.
 */
export function otherReadings(query: Query): Reading[] {
  return [sameThings(query), heard(query), sameKinds(query)].filter(({ wanted }) => wanted.length > 0)
}

/** A query as another reading has it: to mark why something was found. */
export const readOtherwise = (query: Query, { words }: Reading): Query => ({
  ...query,
  runs: [...query.runs, ...words.flatMap(readRuns)],
})

/** Pairs that nothing holds, and pinyin, as what sounds like them. */
function heard({ runs, near }: Query): Reading {
  const words: string[] = []
  const wanted = runs.flatMap(({ dense, text }): Together[][] => {
    if (!dense) {
      const spelt = chained(soundsTyped(text).map((sound) => near.get(sound) ?? []))
      words.push(...spelt)
      return [[[text], ...spelt.map(pairsOf)]]
    }
    const pairs = pairsOf(text)
    return pairs.map((pair) => {
      // 路等 is rather 路灯 than 陆登: alone it may be anything that sounds so.
      const alike = (near.get(pair) ?? []).filter((other) => pairs.length === 1 || shareOne(pair, other))
      words.push(...alike)
      return [[pair], ...alike.map((other) => [other])]
    })
  })
  return { wanted: words.length ? wanted.slice(0, HEARD_MOST) : [], part: HEARD_PART, words }
}

const shareOne = (a: string, b: string): boolean => isPair(a) && (a[0] === b[0] || a[1] === b[1])

const spoken = (word: string): string => word.replace(/_/g, ' ')

const same = new WordFinder(SAME.flatMap((group, n) => group.split(' ').map((word) => [word, String(n)] as const)))

function sameThings({ text }: Query): Reading {
  const groups = [...new Set(same.find(foldText(text)).map(({ key }) => Number(key)))]
  const words = groups.map((n) => SAME[n]!.split(' ').map(spoken))
  return reading(words)
}

const wordsOfKind = new Map(
  DEFAULT_TAXONOMY.flatMap(({ kinds }) => kinds.map(({ key, words }) => [key, words.split(' ').map(spoken)] as const)),
)

/** A word may point to several kinds: each may be meant. */
function sameKinds({ text }: Query): Reading {
  const kinds = new Map<number, string[]>()
  for (const { kind, at } of kindWordsOf(foldText(text))) kinds.set(at, [...(kinds.get(at) ?? []), kind])
  const meant = new Set([...kinds.values()].map((keys) => keys.join(' ')))
  return reading([...meant].map((keys) => keys.split(' ').flatMap((key) => wordsOfKind.get(key)!)))
}

function reading(things: readonly (readonly string[])[]): Reading {
  const asked = things.slice(0, THINGS)
  return { wanted: asked.map((words) => words.map(pairsOf)), part: 1, words: asked.flat() }
}
