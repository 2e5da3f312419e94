import { DEFAULT_TAXONOMY } from './taxonomy.ts'

/** What a text is compared by: each feature and how often it occurs. */
export type Features = Map<string, number>

// Written without spaces between words: Han, kana, and whatever lies beyond.
const DENSE_FROM = 0x2e80
// Hangul is written with spaces, as words.
const isDense = (code: number) => code >= DENSE_FROM && !(code >= 0xac00 && code <= 0xd7a3)

/** A stretch of one kind of script inside a folded text. */
export interface Run {
  dense: boolean
  at: number
  text: string
}

/** Cuts a folded text into runs: Chinese by itself, words and numbers by themselves. */
export function runsOf(folded: string): Run[] {
  const runs: Run[] = []
  let at = -1
  let dense = false
  const close = (end: number) => {
    if (at >= 0) runs.push({ dense, at, text: folded.slice(at, end) })
    at = -1
  }
  for (let i = 0; i < folded.length; i++) {
    const code = folded.charCodeAt(i)
    if (code === 32) {
      close(i)
      continue
    }
    const kind = isDense(code)
    if (at >= 0 && kind !== dense) close(i)
    if (at < 0) at = i
    dense = kind
  }
  close(folded.length)
  return runs
}

const ENDINGS: [RegExp, string][] = [
  [/ies$/, 'y'],
  [/(ss|us|is)$/, '$1'],
  [/(x|z|ch|sh)es$/, '$1'],
  [/s$/, ''],
]

/** An English word without its plural: lights → light. Other forms meet through their word pieces. */
export function stem(word: string): string {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word
  for (const [ending, put] of ENDINGS) if (ending.test(word)) return word.replace(ending, put)
  return word
}

/**
 * The features of a folded text: Chinese by single characters and pairs, other scripts by words (without
 * plural) and, from five letters on, pieces of three (`#ght`), so that a typing error loses a part only.
 * Kinds of matter named by everyday words are features too (`=safety.lamp`), so that 路灯坏了, 黑灯瞎火 and a broken
 * streetlight meet.
 */
export function featuresOf(folded: string): Features {
  const features: Features = new Map()
  const add = (feature: string) => features.set(feature, (features.get(feature) ?? 0) + 1)
  for (const run of runsOf(folded)) {
    if (run.dense) addPairs(run.text, add)
    else addWord(stem(run.text), add)
  }
  for (const { kind } of kindWordsOf(folded)) add('=' + kind)
  return features
}

function addPairs(text: string, add: (feature: string) => void): void {
  let before = ''
  for (const character of text) {
    add(character)
    if (before) add(before + character)
    before = character
  }
}

function addWord(word: string, add: (feature: string) => void): void {
  add(word)
  if (word.length < 5 || !/^[a-z]+$/.test(word)) return
  for (let i = 0; i + 3 <= word.length; i++) add('#' + word.slice(i, i + 3))
}

const kindsByWord = new Map<string, string[]>()
const longestByFirst = new Map<string, number>()
for (const { kinds } of DEFAULT_TAXONOMY)
  for (const { key, words } of kinds)
    for (const word of words.split(' ')) {
      const form = isDense(word.charCodeAt(0)) ? word : stem(word)
      kindsByWord.set(form, [...(kindsByWord.get(form) ?? []), key])
      if (isDense(word.charCodeAt(0)))
        longestByFirst.set(word[0]!, Math.max(longestByFirst.get(word[0]!) ?? 0, word.length))
    }

/** An everyday word in a folded text that points to a kind of the default taxonomy. */
export interface KindWord {
  kind: string
  at: number
  to: number
}

/** The words in a folded text that point to kinds; at each place the longest counts. */
export function kindWordsOf(folded: string): KindWord[] {
  const found: KindWord[] = []
  const note = (word: string, at: number, to: number) => {
    const kinds = kindsByWord.get(word)
    for (const kind of kinds ?? []) found.push({ kind, at, to })
    return kinds !== undefined
  }
  for (const { dense, at: start, text } of runsOf(folded)) {
    if (!dense) note(stem(text), start, start + text.length)
    for (let at = 0; dense && at < text.length;) {
      let length = Math.min(longestByFirst.get(text[at]!) ?? 0, text.length - at)
      while (length > 0 && !note(text.slice(at, at + length), start + at, start + at + length)) length--
      at += Math.max(length, 1)
    }
  }
  return found
}
