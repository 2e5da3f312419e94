import { READINGS, SYLLABLES } from './sounds.ts'

const FIRST = 0x4e00
const A = 97
const syllables = SYLLABLES.split(' ')
const known = new Set(syllables)
const LONGEST_SYLLABLE = 6

/** The syllable of a character, without its tone; nothing for what has no reading in Mandarin. */
function syllableOf(character: string): string | undefined {
  const at = (character.charCodeAt(0) - FIRST) * 2
  if (at < 0 || at >= READINGS.length || READINGS[at] === '-') return undefined
  return syllables[(READINGS.charCodeAt(at) - A) * 26 + READINGS.charCodeAt(at + 1) - A]
}

const PAIR = /^[\u4e00-\u9fa5]{2}$/

/** Whether a term is a pair of Chinese characters, which sounds like something. */
export const isPair = (term: string): boolean => PAIR.test(term)

/**
 * How a pair of Chinese characters sounds, as a term of its own (~lu.deng), so that it does not meet words;
 * nothing for other terms.
 */
export function soundOf(term: string): string | undefined {
  if (!isPair(term)) return undefined
  const [first, second] = [syllableOf(term[0]!), syllableOf(term[1]!)]
  return first && second && `~${first}.${second}`
}

/** The pairs among words, by how they sound. */
export function bySound(words: Iterable<string>): Map<string, string[]> {
  const pairs = new Map<string, string[]>()
  for (const word of words) {
    const sound = soundOf(word)
    if (sound) pairs.set(sound, [...(pairs.get(sound) ?? []), word])
  }
  return pairs
}

/** Longer words are no pinyin of a word. */
const LONGEST_WORD = 24
/** Syllables of what somebody types as pinyin, at most. */
const SYLLABLES_MOST = 5

/**
 * The sounds of a Latin word that may be pinyin of two syllables or more, pair by pair: lajitong →
 * ~la.ji, ~ji.tong. The longest syllables first (xian before xi an). Nothing for others.
 */
export function soundsTyped(word: string): string[] {
  if (word.length > LONGEST_WORD || !/^[a-z]+$/.test(word)) return []
  const read = syllablesIn(word, SYLLABLES_MOST)
  return read && read.length > 1 ? read.slice(1).map((syllable, i) => `~${read[i]!}.${syllable}`) : []
}

function syllablesIn(word: string, most: number): string[] | undefined {
  if (word === '') return []
  if (most === 0) return undefined
  for (let length = Math.min(LONGEST_SYLLABLE, word.length); length > 0; length--) {
    const syllable = word.slice(0, length)
    const rest = known.has(syllable) ? syllablesIn(word.slice(length), most - 1) : undefined
    if (rest) return [syllable, ...rest]
  }
  return undefined
}

/** Words made of pairs that go on in each other (垃圾, 圾桶), at most. */
const CHAINS = 8

/**
 * The words that pairs spell in order, one of each list: where one ends in the character the next begins
 * with.
 */
export function chained(pairs: readonly (readonly string[])[]): string[] {
  const [first = [], ...others] = pairs
  return others
    .reduce<string[]>(
      (words, next) =>
        words
          .flatMap((word) => next.flatMap((pair) => (word.endsWith(pair[0]!) ? [word + pair[1]!] : [])))
          .slice(0, CHAINS),
      first.slice(0, CHAINS * CHAINS),
    )
    .slice(0, CHAINS)
}
