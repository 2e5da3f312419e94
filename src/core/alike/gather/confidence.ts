import { numbersOf } from '../text/features.ts'
import { foldText } from '../text/fold.ts'
import { runsOf, stem } from '../text/runs.ts'
import { opposes, sideWordsOf, stanceOf } from '../text/stance.ts'
import type { Weights } from '../text/weights.ts'

/** How sure a suggestion is, for people: three words instead of a number. */
export type Confidence = 'maybe' | 'likely' | 'surely'

// Similarity at which a pair is as likely meant together as not, and how steeply this changes. Figures that
// were handed to us, said to be fitted on judged pairs of sentences; how well they hold: docs/alike.md.
const EVEN = 0.48
const STEEP = 6.7

/**
 * How likely two texts of this similarity are meant together, 0 to 1. How well this holds on pairs judged by
 * people: docs/alike.md.
 */
export const confidenceOf = (near: number): number => 1 / (1 + Math.exp(-STEEP * (near - EVEN)))

/** Part of what two texts say that must be the same, in the same order, for “surely”. */
const SAME_WORDS = 0.96
/** What every word counts on top of how telling it is: 有 and 是 tell little, and may make the difference. */
const EVERY_WORD = 1
/** Texts that are less alike are not looked through for it. */
const LOOKED_THROUGH = 0.7

/**
 * The word for how sure it is that two texts, `near` each other, say the same. Likeness alone is never sure:
 * what is surely the same says nearly all of it in the same words, in the same order, and holds the same
 * words of side and of denial: one 不 among many signs turns a sentence. Texts that name other numbers (3栋,
 * 13栋) may be about two places, and those that seem to say the opposite are maybe about one thing
 * (`apart`, where it is known already).
 */
export function levelOf(
  near: number,
  a: string,
  b: string,
  weights: Weights,
  apart = opposes(stanceOf(a), stanceOf(b)),
): Confidence {
  if (confidenceOf(near) < 0.6) return 'maybe'
  const [left, right] = [runsOf(foldText(a)), runsOf(foldText(b))]
  if (otherNumbers(numbersOf(left), numbersOf(right))) return 'maybe'
  if (apart) return 'maybe'
  if (near < LOOKED_THROUGH) return 'likely'
  const [first, second] = [wordsOf(left), wordsOf(right)]
  // Words in any order are soon counted, and never less than those in order.
  if (inAnyOrder(first, second, weights) < SAME_WORDS || sideWordsOf(a) !== sideWordsOf(b)) return 'likely'
  return inOrder(first, second, weights) >= SAME_WORDS ? 'surely' : 'likely'
}

/** Whether two texts number the same kind of thing, and never alike. */
const otherNumbers = (a: readonly string[], b: readonly string[]): boolean => {
  const unit = (number: string) => number[number.length - 1]
  return a.some((one) => b.some((other) => unit(one) === unit(other))) && !a.some((one) => b.includes(one))
}

const wordsOf = (runs: ReturnType<typeof runsOf>): string[] =>
  runs.flatMap(({ dense, text }) => (dense ? Array.from(text) : [stem(text)]))

const worth = (word: string, weights: Weights): number => weights.telling(word) + EVERY_WORD

/** What part of two texts is shared, where what is shared counts so much in each. */
function partOf(shared: number, a: readonly string[], b: readonly string[], weights: Weights): number {
  const all = [...a, ...b].reduce((sum, word) => sum + worth(word, weights), 0)
  return all === 0 ? 0 : (2 * shared) / all
}

/** What part of two texts is the same words, in whatever order. */
function inAnyOrder(a: readonly string[], b: readonly string[], weights: Weights): number {
  const left = new Map<string, number>()
  for (const word of a) left.set(word, (left.get(word) ?? 0) + 1)
  let shared = 0
  for (const word of b) {
    const held = left.get(word) ?? 0
    if (held > 0) shared += worth(word, weights)
    left.set(word, held - 1)
  }
  return partOf(shared, a, b, weights)
}

/**
 * What part of two texts, by how telling it is, is the longest sequence of characters and words that both
 * hold in this order: 1 where they are the same, less where one is turned round (A帮B, B帮A). By rows, in time
 * of the product of their lengths.
 */
function inOrder(a: readonly string[], b: readonly string[], weights: Weights): number {
  let row = new Float64Array(b.length + 1)
  for (const word of a) {
    const telling = worth(word, weights)
    const next = new Float64Array(b.length + 1)
    b.forEach((other, j) => (next[j + 1] = word === other ? row[j]! + telling : Math.max(row[j + 1]!, next[j]!)))
    row = next
  }
  return partOf(row[b.length]!, a, b, weights)
}
