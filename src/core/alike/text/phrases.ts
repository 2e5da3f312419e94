import { featuresOf } from './features.ts'
import { weigh } from './similar.ts'
import { Weights } from './weights.ts'

/** Folded words and, once they have been compared, what they are compared by. */
export class Words {
  private made: ReadonlyMap<string, number> | undefined

  constructor(readonly text: string) {}

  /** The most telling features with their weights, as a vector of length 1. */
  get vector(): ReadonlyMap<string, number> {
    return (this.made ??= vectorOf(this.text))
  }
}

/** How much of what two phrases say is the same, 0 to 1: the cosine of their most telling features. */
export function overlap(a: Words, b: Words): number {
  const [few, many] = a.vector.size <= b.vector.size ? [a.vector, b.vector] : [b.vector, a.vector]
  let both = 0
  for (const [feature, weight] of few) both += weight * (many.get(feature) ?? 0)
  return both
}

// What everybody says is no overlap; nothing is learnt, so that the answer does not change with the board.
const FIXED = new Weights()
/** Features kept of a phrase, so that comparing two stays short however long they are. */
const KEPT = 24

function vectorOf(text: string): ReadonlyMap<string, number> {
  const weighed = Array.from(featuresOf(text), ([feature, count]) => ({
    feature,
    weight: weigh(feature, count, FIXED),
  }))
  const kept = weighed
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || (a.feature < b.feature ? -1 : 1))
    .slice(0, KEPT)
  const length = Math.hypot(...kept.map(({ weight }) => weight))
  return new Map(kept.map(({ feature, weight }) => [feature, weight / length]))
}
