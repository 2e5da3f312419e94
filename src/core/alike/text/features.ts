import { FINE_KINDS } from './fineKinds.ts'
import { runsOf, stem, type Run } from './runs.ts'
import { DEFAULT_TAXONOMY } from './taxonomy.ts'
import { WordFinder } from './wordFinder.ts'

/** What a text is compared by: each feature and how often it occurs. */
export type Features = Map<string, number>

/**
 * Numbers that name something, with what they count or name, across scripts: 5栋, 12号, a7县, and 三栋 as 3栋.
 * Where two texts name two numbers of one kind, they speak of two places.
 */
export function numbersOf(runs: readonly Run[]): string[] {
  return runs.flatMap((run, i) => [...(numberAt(runs, i) ?? []), ...writtenIn(run).map(({ number }) => number)])
}

/** The number that begins with a run and names what follows it; none for most runs. */
export function numberAt(runs: readonly Run[], i: number): [string] | undefined {
  const { dense, at, text } = runs[i]!
  const next = runs[i + 1]
  const joined = next?.dense === true && next.at === at + text.length
  return !dense && joined && /\d/.test(text) ? [text + Array.from(next.text)[0]!] : undefined
}

/** Numbers written in Chinese, as they stand and in digits: 三栋, 3栋. */
export const writtenIn = ({ dense, text }: Run): { written: string; number: string }[] =>
  dense
    ? Array.from(text.matchAll(WRITTEN), ([written, number, unit]) => ({
        written,
        number: `${inDigits(number!)}${unit!}`,
      }))
    : []

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
 * streetlight meet; so are the finer kinds that everyday words speak of (`~路灯`).
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
  for (const { kind } of fineKindWordsOf(folded)) add('~' + kind)
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

const kinds = new WordFinder(
  DEFAULT_TAXONOMY.flatMap(({ kinds }) =>
    kinds.flatMap(({ key, words }) => words.split(' ').map((word) => [word, key] as const)),
  ),
)

/** An everyday word in a folded text that points to a kind of the default taxonomy, or to a finer one. */
export interface KindWord {
  kind: string
  at: number
  to: number
}

/** The words and phrases in a folded text that point to kinds; at each place the longest counts. */
export const kindWordsOf = (folded: string): KindWord[] =>
  kinds.find(folded).map(({ key, at, to }) => ({ kind: key, at, to }))

const fineKinds = new WordFinder(
  FINE_KINDS.flatMap((line) => line.split(' ').map((word, _, words) => [word, words[0]!] as const)),
)

/** As kindWordsOf, for the finer kinds of fineKinds.ts, each called by the first word of its line. */
export const fineKindWordsOf = (folded: string): KindWord[] =>
  fineKinds.find(folded).map(({ key, at, to }) => ({ kind: key, at, to }))

/** Whether a feature stands for what words mean, a kind of matter, and not for words of the text. */
export const isMeaning = (feature: string): boolean => feature[0] === '=' || feature[0] === '~'
