// Gathering 1,000, 10,000 and 100,000 messages: ours (inverted index, bounded) beside comparing every pair.
import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { featuresOf } from '../src/core/alike/text/features.ts'
import { foldText } from '../src/core/alike/text/fold.ts'
import { ALIKE, Gathering, type Placeable } from '../src/core/alike/gather/gather.ts'
import { weigh } from '../src/core/alike/text/similar.ts'
import { Weights } from '../src/core/alike/text/weights.ts'
import { hash32, unit } from '../src/core/plain/hash.ts'
import { WORDINGS } from '../tests/build/wordings.ts'
import { interleave, seconds } from './rounds.ts'

export const name = 'alike'

const ROUNDS = 4
/** Every pair is compared up to this size; beyond, minutes become hours. */
const ALL_PAIRS_MOST = 1000
const SIZES = [1000, 10_000, 100_000]

/**
 * Prints seconds, memory and growth for each size, then the ratio at the size where every pair can be
 * compared.
 */
export async function run(): Promise<void> {
  const texts = source()
  const small = cardsFrom(texts, ALL_PAIRS_MOST)
  const rounds = await interleave(ROUNDS, {
    ours: () => seconds(() => new Gathering(small).groups()),
    anchor: () => seconds(() => allPairs(small)),
  })
  const show = ({ median, spread }: { median: number; spread: number }) =>
    `${median.toFixed(2)} s (spread ${(spread * 100).toFixed(0)} %)`
  console.log(
    `${ALL_PAIRS_MOST} cards, ${ROUNDS} rounds in turn: ours ${show(rounds.ours)}, every pair ${show(rounds.anchor)}`,
  )
  console.log(`found of the pairs that every pair finds: ${(found(small) * 100).toFixed(1)} %`)
  let before: number | null = null
  for (const size of SIZES) before = await once(cardsFrom(texts, size), before)
  const ratio = rounds.ours.median / rounds.anchor.median
  console.log(
    `${name} ratio ${ratio.toFixed(3)} (ours ${rounds.ours.median.toFixed(3)} s, anchor every pair ${rounds.anchor.median.toFixed(3)} s)`,
  )
}

/** One size, once: time to gather from nothing, time to place one more, memory. */
async function once(cards: Placeable[], before: number | null): Promise<number> {
  globalThis.gc?.()
  const memory = process.memoryUsage().heapUsed
  let board = new Gathering()
  const settled = await seconds(() => (board = new Gathering(cards)))
  let groups = 0
  const grouped = await seconds(() => (groups = board.groups().length))
  const used = (process.memoryUsage().heapUsed - memory) / 1e6
  const each = (count: number) => (count / cards.length).toFixed(0)
  const cost = `${each(board.cost.lookedAt)} cards looked at and ${each(board.cost.compared)} compared for each`
  const fresh = cards.slice(0, 200).map((card, i) => ({ id: `new ${i}`, text: `${card.text}。` }))
  const placings: number[] = []
  for (const card of fresh) placings.push((await seconds(() => board.place(card))) * 1000)
  placings.sort((a, b) => a - b)
  const growth = before === null ? '' : `, ${(settled / before).toFixed(1)} × the time of a tenth`
  console.log(
    `${cards.length} cards: weighed and joined in ${settled.toFixed(1)} s (${((settled / cards.length) * 1e6).toFixed(0)} µs a card${growth}), ` +
      `${cost}, ${groups} groups in ${grouped.toFixed(2)} s, heap ${used.toFixed(0)} MB; ` +
      `one more card: median ${placings[100]!.toFixed(2)} ms, 99th of 100 ${placings[197]!.toFixed(2)} ms`,
  )
  return settled
}

/** Real messages where they are at hand, else invented wordings with numbers. */
function source(): string[] {
  const file = `${process.env.GROVE_REFERENCES ?? ''}/complaints/messages.csv`
  if (existsSync(file)) {
    const rows = parse(readFileSync(file), { columns: true, bom: true }) as { title: string; body: string }[]
    return rows.map(({ title, body }) => `${title} ${body}`.slice(0, 500))
  }
  console.log('no reference data (set GROVE_REFERENCES): invented cards instead')
  const wordings = WORDINGS.flatMap(({ cards }) => cards)
  return Array.from(
    { length: 4000 },
    (_, i) =>
      `${wordings[i % wordings.length]} ${hash32(`${i}`) % 500}号 ${wordings[hash32(`b${i}`) % wordings.length]}`,
  )
}

/**
 * So many cards: the messages, then the messages again with sentences left out and numbers changed, by a
 * fixed rule.
 */
function cardsFrom(texts: readonly string[], size: number): Placeable[] {
  return Array.from({ length: size }, (_, i) => {
    const text = texts[i % texts.length]!
    const copy = Math.floor(i / texts.length)
    return { id: String(i).padStart(7, '0'), text: copy === 0 ? text : perturbed(text, `${i}`) }
  })
}

function perturbed(text: string, seed: string): string {
  const parts = text.split(/(?<=[。！？，,；])/)
  const kept = parts.filter((_, part) => unit(seed, `${part}`) < 0.6)
  return (kept.length ? kept : parts)
    .join('')
    .replace(/\d/g, (digit, at: number) => String((Number(digit) + hash32(seed + at)) % 10))
}

/** The anchor: the same features and weights, every pair compared, cards joined wherever a pair is alike. */
function allPairs(cards: readonly Placeable[]): [number, number][] {
  const features = cards.map(({ text }) => featuresOf(foldText(text)))
  const weights = new Weights()
  for (const one of features) weights.add(one)
  const vectors = features.map((one) => {
    const vector = new Map([...one].map(([feature, count]) => [feature, weigh(feature, count, weights)]))
    const length = Math.sqrt([...vector.values()].reduce((sum, weight) => sum + weight * weight, 0))
    return new Map([...vector].map(([feature, weight]) => [feature, weight / length]))
  })
  const pairs: [number, number][] = []
  vectors.forEach((a, i) => {
    for (let j = i + 1; j < vectors.length; j++) {
      const b = vectors[j]!
      let near = 0
      for (const [feature, weight] of a.size < b.size ? a : b)
        near += weight * ((a.size < b.size ? b : a).get(feature) ?? 0)
      if (near >= ALIKE) pairs.push([i, j])
    }
  })
  return pairs
}

/** Which part of the alike pairs our index finds too. */
function found(cards: readonly Placeable[]): number {
  const board = new Gathering(cards)
  const pairs = allPairs(cards)
  const near = cards.map(({ id }) => new Set(board.nearest(id, Infinity).map((other) => other.id)))
  return pairs.filter(([a, b]) => near[a]!.has(cards[b]!.id)).length / Math.max(1, pairs.length)
}
