import { soundOf } from './sound.ts'

/** Shorter words are left alone: everything is near to them. */
const SHORTEST = 4
const TWO_ERRORS_FROM = 8
/** Longer words are no words. */
const LONGEST = 24

/**
 * How many typing errors are forgiven in a word of a query: one from four letters on, two from eight. None in
 * words with digits or of other scripts.
 */
export const errorsIn = (word: string): 0 | 1 | 2 =>
  word.length < SHORTEST || word.length > LONGEST || !/^[a-z]+$/.test(word) ? 0 : word.length < TWO_ERRORS_FROM ? 1 : 2

/**
 * Whether two words are at most so many errors apart: a letter wrong, missing, too many, or two swapped
 * (Damerau; optimal string alignment).
 */
export function within(a: string, b: string, errors: number): boolean {
  if (Math.abs(a.length - b.length) > errors) return false
  let last: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + same)
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      if (swapped) next[j] = Math.min(next[j]!, last[j - 2]! + 1)
    }
    if (Math.min(...next) > errors) return false
    last = row
    row = next
  }
  return row[b.length]! <= errors
}

/**
 * What a word is found by where it is mistyped. A pair of Chinese characters: how it sounds. A Latin word of
 * a to z, from three letters on: as it is, and with up to two letters left out; two words that are at most so
 * many errors apart share one of these, so an index of them finds all candidates for `within` (symmetric
 * deletion; Garbe 2012). No other words have any.
 */
export function piecesOf(word: string): Set<string> {
  const sound = soundOf(word)
  if (sound) return new Set([sound])
  const pieces = new Set<string>()
  if (word.length < SHORTEST - 1 || word.length > LONGEST || !/^[a-z]+$/.test(word)) return pieces
  const deletions = word.length >= TWO_ERRORS_FROM - 2 ? 2 : 1
  let last = [word]
  pieces.add(word)
  for (let left = 0; left < deletions; left++) {
    last = last.flatMap((piece) => Array.from(piece, (_, i) => piece.slice(0, i) + piece.slice(i + 1)))
    for (const piece of last) pieces.add(piece)
  }
  return pieces
}
