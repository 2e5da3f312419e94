import { featuresOf } from '../alike/text/features.ts'
import { foldText } from '../alike/text/fold.ts'
import { cosine } from '../alike/text/similar.ts'
import { Weights } from '../alike/text/weights.ts'
import type { Steps } from '../plain/slices.ts'

/** So alike is a card that stands beside an article; so many stand beside one. */
const BESIDE = 0.12
const BESIDE_MOST = 5

/**
 * [C20] Beside each article the cards that speak of the same, the most alike first. A card stands beside the
 * one article that it is most like. It may pause after each card: a year has two thousand.
 */
export function* beside<Card extends { text: string }>(
  articles: readonly { n: number; text: string }[],
  cards: readonly Card[],
): Steps<(Card & { n: number })[]> {
  const weights = new Weights()
  const read = <T extends { text: string }>(one: T) => {
    const features = featuresOf(foldText(one.text))
    weights.add(features)
    return { one, features }
  }
  const texts = articles.map(read)
  const all: ReturnType<typeof read<Card>>[] = []
  for (const card of cards) {
    all.push(read(card))
    yield
  }
  const found: { card: Card; n: number; near: number }[] = []
  for (const { one: card, features } of all) {
    const [best] = texts
      .map(({ one: { n }, features: other }) => ({ n, near: cosine(features, other, weights) }))
      .sort((a, b) => b.near - a.near || a.n - b.n)
    if (best && best.near >= BESIDE) found.push({ card, ...best })
    yield
  }
  return articles.flatMap(({ n }) =>
    found
      .filter((one) => one.n === n)
      .sort((a, b) => b.near - a.near)
      .slice(0, BESIDE_MOST)
      .map(({ card }) => ({ ...card, n })),
  )
}
