import { isDense, runsOf, stem, type Run } from './runs.ts'

/** A word in a folded text, and what it was listed under. */
export interface FoundWord {
  key: string
  at: number
  to: number
}

/** Words of a phrase, at most: square dancing, cooking smell. */
const PHRASE = 2

/**
 * Finds listed words in folded texts, each under its keys: Chinese ones wherever they stand, Latin ones whole
 * and without their plural; a phrase of two is listed with _ between them. At each place the longest counts.
 */
export class WordFinder {
  private readonly keys = new Map<string, string[]>()
  private readonly longest = new Map<string, number>()

  constructor(listed: Iterable<readonly [word: string, key: string]>) {
    for (const [word, key] of listed) {
      const dense = isDense(word.charCodeAt(0))
      const form = dense ? word : word.split('_').map(stem).join(' ')
      this.keys.set(form, [...(this.keys.get(form) ?? []), key])
      if (dense) this.longest.set(word[0]!, Math.max(this.longest.get(word[0]!) ?? 0, word.length))
    }
  }

  find(folded: string): FoundWord[] {
    const found: FoundWord[] = []
    const note = (word: string, at: number, to: number) => {
      const keys = this.keys.get(word)
      for (const key of keys ?? []) found.push({ key, at, to })
      return keys !== undefined
    }
    const runs = runsOf(folded)
    for (let i = 0; i < runs.length;) {
      const { dense, at: start, text } = runs[i]!
      if (!dense) {
        let length = PHRASE
        while (length > 0 && !noteWords(runs.slice(i, i + length), note)) length--
        i += Math.max(length, 1)
        continue
      }
      for (let at = 0; at < text.length;) {
        let length = Math.min(this.longest.get(text[at]!) ?? 0, text.length - at)
        while (length > 0 && !note(text.slice(at, at + length), start + at, start + at + length)) length--
        at += Math.max(length, 1)
      }
      i++
    }
    return found
  }
}

/** Notes words that stand together as one; false where they point to nothing. */
function noteWords(words: readonly Run[], note: (word: string, at: number, to: number) => boolean): boolean {
  const last = words[words.length - 1]!
  if (words.some(({ dense }) => dense)) return false
  return note(words.map(({ text }) => stem(text)).join(' '), words[0]!.at, last.at + last.text.length)
}
