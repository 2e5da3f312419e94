import { featuresOf, isMeaning } from '../text/features.ts'
import { foldWithPlaces, type Folded } from '../text/fold.ts'
import { runsOf } from '../text/runs.ts'
import { original, share } from '../text/similar.ts'
import type { Weights } from '../text/weights.ts'

// Longer phrases are sentences, not names.
const LONGEST = 8
const WORDS = 3

/**
 * What a group of cards talks about, in its own words: up to `most` phrases that several cards share, most
 * telling first, as the cards write them.
 * One card, or cards that share nothing, give no phrase: show the central card's text instead.
 */
export function labelOf(texts: readonly string[], weights: Weights, most = 3): string[] {
  const folded = texts.map(foldWithPlaces)
  const held = new Map<string, Phrase>()
  folded.forEach((text, card) => {
    for (const [phrase, shown] of phrasesOf(text, texts[card]!)) {
      const known = held.get(phrase)
      if (known) known.cards++
      else held.set(phrase, { phrase, shown, cards: 1, worth: 0 })
    }
  })
  const shared = [...held.values()].filter(({ cards }) => cards > 1)
  for (const one of shared) one.worth = one.cards * saysMuch(one.phrase, weights)
  shared.sort((a, b) => b.worth - a.worth || b.phrase.length - a.phrase.length || (a.phrase < b.phrase ? -1 : 1))
  const chosen: Phrase[] = []
  for (const one of shared)
    if (chosen.length < most && one.worth > 0 && !chosen.some((other) => overlap(one.phrase, other.phrase)))
      chosen.push(one)
  return chosen.map(({ shown }) => shown)
}

interface Phrase {
  phrase: string
  shown: string
  cards: number
  worth: number
}

/**
 * All phrases of a text, each once: Chinese of two to eight characters, other scripts of one to three words.
 */
function phrasesOf(folded: Folded, text: string): Map<string, string> {
  const phrases = new Map<string, string>()
  const note = (at: number, to: number) => {
    const phrase = folded.text.slice(at, to)
    if (phrases.has(phrase)) return
    const place = original(folded, at, to)
    phrases.set(phrase, text.slice(place.at, place.to))
  }
  const words = runsOf(folded.text).filter(({ dense }) => !dense)
  words.forEach((first, i) => {
    for (const last of words.slice(i, i + WORDS)) note(first.at, last.at + last.text.length)
  })
  for (const { dense, at, text: run } of runsOf(folded.text))
    for (let from = 0; dense && from < run.length; from++)
      for (let to = from + 2; to <= Math.min(run.length, from + LONGEST); to++) note(at + from, at + to)
  return phrases
}

/**
 * Telling features for the phrase, its edges against it: a phrase that begins or ends in grammar is badly
 * cut.
 */
function saysMuch(phrase: string, weights: Weights): number {
  let sum = 0
  for (const feature of featuresOf(phrase).keys())
    if (!isMeaning(feature) && feature[0] !== '#') sum += share(feature) * (weights.telling(feature) - TOO_COMMON)
  const edges = [phrase[0]!, phrase[phrase.length - 1]!].filter((edge) => edge >= '⺀')
  const cut = edges.some((edge) => weights.telling(edge) < TOO_COMMON)
  return cut ? 0 : sum / Math.sqrt(phrase.length)
}

const TOO_COMMON = 2

const overlap = (a: string, b: string) => a.includes(b) || b.includes(a) || touches(a, b) || touches(b, a)
/** One phrase goes on where the other ends. */
function touches(a: string, b: string): boolean {
  for (let length = 1; length < Math.min(a.length, b.length); length++) if (a.endsWith(b.slice(0, length))) return true
  return false
}
