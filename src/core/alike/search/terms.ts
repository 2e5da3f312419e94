import { numbersOf } from '../text/features.ts'
import { foldText, foldWithPlaces } from '../text/fold.ts'
import { runsOf, stem, type Run } from '../text/runs.ts'
import { INITIALS } from './initials.ts'

const LONGEST_INITIALS = 8
const INITIALS_TYPED = new RegExp(`^[a-z]{2,${LONGEST_INITIALS}}$`)

/** A text as the search reads it: its stretches of Chinese and its words, folded. */
export const readRuns = (text: string): Run[] => runsOf(foldText(text))

/**
 * Grows with each change of what terms a text has (terms, folding, numbers): what is stored under older ones
 * is made anew.
 */
export const TERMS_VERSION = 1

/**
 * The terms under which a text is found, with how often each occurs: pairs and single characters of Chinese,
 * whole words of other scripts, numbers with what they name (5栋). A database can index these as they are.
 */
export function termsOf(text: string): Map<string, number> {
  const runs = readRuns(text)
  const terms = new Map<string, number>()
  for (const term of [...runs.flatMap(termsOfRun), ...numbersOf(runs)]) terms.set(term, (terms.get(term) ?? 0) + 1)
  return terms
}

/** The terms of one stretch, in order. */
export const termsOfRun = ({ dense, text }: Run): string[] => (dense ? pairsOf(text) : [wordOf(text)])

// What is longer is no word, and more than an index takes.
const wordOf = (run: string): string => stem(run.slice(0, 64))

function pairsOf(text: string): string[] {
  const characters = Array.from(text)
  return characters.flatMap((character, i) => (i === 0 ? [character] : [characters[i - 1] + character, character]))
}

/**
 * The pinyin initials of a name, for each stretch of Chinese in it: 三井巷 → sjx. Characters outside the table
 * end a stretch.
 */
export function initialsOf(name: string): string[] {
  const letters = Array.from(foldText(name), (character) => INITIALS[character.charCodeAt(0) - 0x4e00] ?? ' ')
  return letters.join('').split(' ').filter(Boolean)
}

/** The initials that a word of two to eight letters a to z may mean, as a term (^sjx); none for others. */
export const initialsMeant = ({ dense, text }: Run): string[] =>
  !dense && INITIALS_TYPED.test(text) ? ['^' + text] : []

/**
 * The parts of a place's name whose initials are among these terms, as they are written: 三井巷 for ^sjx in
 * 三井巷口.
 */
export function namesBy(initials: readonly string[], place: string): string[] {
  const { text, from, to } = foldWithPlaces(place)
  const letters = Array.from(text, (character) => INITIALS[character.charCodeAt(0) - 0x4e00] ?? ' ').join('')
  return initials.flatMap((term) => {
    const at = letters.indexOf(term.slice(1))
    return at < 0 || letters.length !== text.length ? [] : [place.slice(from[at]!, to[at + term.length - 2]!)]
  })
}

/**
 * Parts of the initials of a place's name, from two letters on, each marked with ^ so that they do not meet
 * English words.
 */
export function initialTermsOf(place: string): Set<string> {
  const terms = new Set<string>()
  for (const letters of initialsOf(place))
    for (let at = 0; at < letters.length; at++)
      for (let to = at + 2; to <= Math.min(letters.length, at + LONGEST_INITIALS); to++)
        terms.add('^' + letters.slice(at, to))
  return terms
}
