import { foldWithPlaces } from '../text/fold.ts'
import { runsOf, stem } from '../text/runs.ts'
import { joinRanges, original, placesOf, type Range } from '../text/similar.ts'
import type { Query } from './query.ts'
import { errorsIn, within } from './spelling.ts'

/**
 * Where to mark a query in a text as it was written: the longest stretches of Chinese that both hold (a
 * single character only if the query is one), and words of other scripts with their plurals, their
 * beginnings, and a typing error. In order, not overlapping.
 */
export function marksOf({ runs: wanted }: Query, text: string): Range[] {
  const folded = foldWithPlaces(text)
  const ranges: Range[] = []
  for (const { dense, text: run } of wanted)
    if (dense) ranges.push(...stretches(run).flatMap((part) => placesOf(part, folded)))
  const words = wanted.filter(({ dense }) => !dense).map(({ text: word }) => word)
  for (const { dense, at, text: run } of runsOf(folded.text))
    if (!dense && words.some((word) => sameWord(word, run))) ranges.push(original(folded, at, at + run.length))
  return joinRanges(ranges)
}

const stretches = (run: string): string[] => {
  const characters = Array.from(run)
  return characters.length === 1 ? [run] : characters.slice(1).map((character, i) => characters[i]! + character)
}

const sameWord = (wanted: string, word: string): boolean =>
  stem(wanted) === stem(word) ||
  (wanted.length >= 3 && word.startsWith(wanted)) ||
  (errorsIn(wanted) > 0 && within(wanted, word, errorsIn(wanted)))
