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
 * Numbers that name something, with what they count or name, across scripts: 5栋, 12号, a7县, and 三栋 as 3栋.
 * Where two texts name two numbers of one kind, they speak of two places.
 */
export function numbersOf(runs: readonly Run[]): string[] {
  const numbers: string[] = []
  runs.forEach(({ dense, at, text }, i) => {
    const next = runs[i + 1]
    const joined = next?.dense === true && next.at === at + text.length
    if (!dense && joined && /\d/.test(text)) numbers.push(text + Array.from(next.text)[0]!)
    if (dense) for (const [, number, unit] of text.matchAll(WRITTEN)) numbers.push(`${inDigits(number!)}${unit!}`)
  })
  return numbers
}

// Written numbers name something only before what is numbered; else they are part of a word (三井巷).
const WRITTEN = /([一二三四五六七八九]?十?[一二三四五六七八九]|[一二三四五六七八九]?十)([号栋幢座层楼单室组期])/g
const DIGITS = '一二三四五六七八九'

/** 十三 → 13. */
function inDigits(number: string): number {
  const [tens, ones] = number.includes('十') ? number.split('十') : ['', number]
  const ten = number.includes('十') ? (tens ? DIGITS.indexOf(tens) + 1 : 1) : 0
  return ten * 10 + (ones ? DIGITS.indexOf(ones) + 1 : 0)
}

/**
 * The features of a folded text: Chinese by single characters and pairs, other scripts by words (without
 * plural) and, from five letters on, pieces of three (`#ght`), so that a typing error loses a part only.
 * Numbers with what they name are one more (`5栋`).
 * Kinds of matter named by everyday words are features too (`=safety.lamp`), so that 路灯坏了, 黑灯瞎火 and a broken
 * streetlight meet.
 */
export function featuresOf(folded: string): Features {
  const features: Features = new Map()
  const add = (feature: string) => features.set(feature, (features.get(feature) ?? 0) + 1)
  const runs = runsOf(folded)
  for (const run of runs) {
    if (run.dense) addPairs(run.text, add)
    else addWord(stem(run.text), add)
  }
  for (const number of numbersOf(runs)) add(number)
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
      const form = isDense(word.charCodeAt(0)) ? word : word.split('_').map(stem).join(' ')
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

/** Words of a phrase that points to a kind, at most: square dancing, cooking smell. */
const PHRASE = 2

/** The words and phrases in a folded text that point to kinds; at each place the longest counts. */
export function kindWordsOf(folded: string): KindWord[] {
  const found: KindWord[] = []
  const note = (word: string, at: number, to: number) => {
    const kinds = kindsByWord.get(word)
    for (const kind of kinds ?? []) found.push({ kind, at, to })
    return kinds !== undefined
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
      let length = Math.min(longestByFirst.get(text[at]!) ?? 0, text.length - at)
      while (length > 0 && !note(text.slice(at, at + length), start + at, start + at + length)) length--
      at += Math.max(length, 1)
    }
    i++
  }
  return found
}

/** Notes words that stand together as one; false where they point to nothing. */
function noteWords(words: readonly Run[], note: (word: string, at: number, to: number) => boolean): boolean {
  const last = words[words.length - 1]!
  if (words.some(({ dense }) => dense)) return false
  return note(words.map(({ text }) => stem(text)).join(' '), words[0]!.at, last.at + last.text.length)
}
