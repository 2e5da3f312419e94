import { featuresOf, isMeaning, kindWordsOf, fineKindWordsOf, type Features, type KindWord } from './features.ts'
import { foldText, foldWithPlaces, type Folded } from './fold.ts'
import type { Weights } from './weights.ts'
import { last } from '../../plain/last.ts'

/** A stretch of an original text, in code units; `to` is behind its end. */
export interface Range {
  at: number
  to: number
}

/**
 * What two texts share: in the folded words, how telling it is, and where it stands in each. A kind is shared
 * where the words differ but mean one matter.
 */
export interface Shared {
  phrase: string
  kind: string | null
  telling: number
  inA: Range[]
  inB: Range[]
}

/**
 * A feature's part in a comparison, by how it was made: pairs repeat what their characters say, pieces repeat
 * the word.
 */
export function share(feature: string, kinds = KINDS): number {
  if (feature[0] === '=') return kinds
  if (feature[0] === '~') return FINE_KINDS
  if (feature[0] === '#') return 0.3
  return feature.length === 2 && feature.charCodeAt(0) >= 0x2e80 ? 0.5 : 1
}

/** The part of a kind of matter: short cards of one topic often share nothing else. */
const KINDS = 1.3
/** The part of a finer kind: it says nearly what the card says. */
const FINE_KINDS = 2

/**
 * A feature's weight in a text: its part, how telling it is, and, more slowly, how often it occurs. `kinds`:
 * the part of a kind of matter.
 */
export const weigh = (feature: string, count: number, weights: Weights, kinds = KINDS): number =>
  share(feature, kinds) * weights.telling(feature) * (1 + Math.log(count))

/**
 * How alike two texts are, 0 to 1: the cosine of their weighted features. A text without letters or digits is
 * like none, not even itself.
 */
export function similarity(a: string, b: string, weights: Weights): number {
  return cosine(featuresOf(foldText(a)), featuresOf(foldText(b)), weights)
}

/** As similarity, for features already taken out. */
export function cosine(a: Features, b: Features, weights: Weights): number {
  let both = 0
  let normA = 0
  let normB = 0
  for (const [feature, count] of a) {
    const weight = weigh(feature, count, weights)
    normA += weight * weight
    const other = b.get(feature)
    if (other !== undefined) both += weight * weigh(feature, other, weights)
  }
  for (const [feature, count] of b) normB += weigh(feature, count, weights) ** 2
  return both === 0 ? 0 : Math.min(1, both / Math.sqrt(normA * normB))
}

/**
 * Why two texts seem to say the same: the phrases they share, most telling first, and where to mark them in
 * each as it was written. At most `most` phrases; grammar alone is no reason.
 */
export function explain(a: string, b: string, weights: Weights, most = 6): Shared[] {
  const left = foldWithPlaces(a)
  const right = foldWithPlaces(b)
  const shared = [...sharedPhrases(left, right, weights), ...sharedMeanings(left, right, weights)]
  return shared.sort((x, y) => y.telling - x.telling || (x.phrase < y.phrase ? -1 : 1)).slice(0, most)
}

/** Below this what two texts share is grammar, not a reason. */
export const REASON = 3

/** How much of a reason a shared feature is; pieces of words are none. */
export function reasonIn(feature: string, weights: Weights): number {
  if (feature[0] === '#') return 0
  return isMeaning(feature) ? weights.telling(feature) : share(feature) * Math.max(0, weights.telling(feature) - 1)
}

function sharedPhrases(left: Folded, right: Folded, weights: Weights): Shared[] {
  const phrases = new Set<string>()
  for (let at = 0; at < left.text.length;) {
    const length = longestShared(left.text, at, right.text)
    if (length > 0) phrases.add(left.text.slice(at, at + length).trim())
    at += Math.max(length, 1)
  }
  return [...phrases]
    .map((phrase) => ({
      phrase,
      kind: null,
      telling: tellingOf(phrase, weights),
      inA: placesOf(phrase, left),
      inB: placesOf(phrase, right),
    }))
    .filter(({ telling, inA, inB }) => telling >= REASON && inA.length > 0 && inB.length > 0)
}

/**
 * The longest stretch beginning at `at` that the other text holds too; in spaced scripts whole words only.
 */
function longestShared(text: string, at: number, other: string): number {
  if (text[at] === ' ' || !startsWord(text, at)) return 0
  let length = 0
  let whole = 0
  while (at + length < text.length && other.includes(text.slice(at, at + length + 1))) {
    length++
    if (endsWord(text, at + length)) whole = length
  }
  return whole
}

const isDenseAt = (text: string, at: number) => text.charCodeAt(at) >= 0x2e80
const isBreak = (text: string, at: number) => at < 0 || at >= text.length || text[at] === ' ' || isDenseAt(text, at)
const isLowSurrogate = (text: string, at: number) => (text.charCodeAt(at) & 0xfc00) === 0xdc00
const startsWord = (text: string, at: number) =>
  isDenseAt(text, at) ? !isLowSurrogate(text, at) : isBreak(text, at - 1)
const endsWord = (text: string, end: number) =>
  isDenseAt(text, end - 1) ? end >= text.length || !isLowSurrogate(text, end) : isBreak(text, end)

/**
 * What a phrase says, by the features it is made of. One character says enough only where the cards seldom
 * use it.
 */
function tellingOf(phrase: string, weights: Weights): number {
  let sum = 0
  for (const feature of featuresOf(phrase).keys()) if (!isMeaning(feature)) sum += reasonIn(feature, weights)
  return sum
}

/** Kinds of matter that both texts name in different words; of two shown by the same words, the finer one. */
function sharedMeanings(left: Folded, right: Folded, weights: Weights): Shared[] {
  const shared = new Map<string, Shared>()
  for (const [sign, wordsIn] of [['=', kindWordsOf] as const, ['~', fineKindWordsOf] as const]) {
    const inB = wordsByKind(right, wordsIn)
    for (const [kind, words] of wordsByKind(left, wordsIn)) {
      const others = inB.get(kind)
      // The same words in both are a shared phrase already.
      if (!others || [...words.keys()].some((word) => others.has(word))) continue
      const phrase = `${[...words.keys()][0]} ≈ ${[...others.keys()][0]}`
      const [inA, inOther] = [[...words.values()].flat(), [...others.values()].flat()]
      shared.set(phrase, { phrase, kind, telling: weights.telling(sign + kind), inA, inB: inOther })
    }
  }
  return [...shared.values()]
}

function wordsByKind(folded: Folded, wordsIn: (text: string) => KindWord[]): Map<string, Map<string, Range[]>> {
  const kinds = new Map<string, Map<string, Range[]>>()
  for (const { kind, at, to } of wordsIn(folded.text)) {
    const words = kinds.get(kind) ?? new Map<string, Range[]>()
    const word = folded.text.slice(at, to)
    words.set(word, [...(words.get(word) ?? []), original(folded, at, to)])
    kinds.set(kind, words)
  }
  return kinds
}

/** Where a folded phrase stands in the original, each place once. */
export function placesOf(phrase: string, folded: Folded): Range[] {
  const places: Range[] = []
  for (let at = folded.text.indexOf(phrase); at >= 0 && phrase; at = folded.text.indexOf(phrase, at + phrase.length))
    if (startsWord(folded.text, at) && endsWord(folded.text, at + phrase.length))
      places.push(original(folded, at, at + phrase.length))
  return places
}

/** A stretch of a folded text, as a stretch of the original. */
export const original = (folded: Folded, at: number, to: number): Range => ({
  at: folded.from[at]!,
  to: folded.to[to - 1]!,
})

/**
 * Puts ranges in order and joins those that touch or overlap, so that a page can mark them from left to
 * right.
 */
export function joinRanges(ranges: readonly Range[]): Range[] {
  const joined: Range[] = []
  for (const { at, to } of [...ranges].sort((a, b) => a.at - b.at || a.to - b.to)) {
    const before = last(joined)
    if (before && at <= before.to) before.to = Math.max(before.to, to)
    else joined.push({ at, to })
  }
  return joined
}
