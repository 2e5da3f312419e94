import { featuresOf, isMeaning } from '../text/features.ts'
import { foldText } from '../text/fold.ts'
import type { Category, Kind } from '../text/taxonomy.ts'
import { weigh } from '../text/similar.ts'
import { Weights } from '../text/weights.ts'
import type { Steps } from '../../plain/slices.ts'

/**
 * A text that somebody put into a category. A matter has a title and a body: each counts as much as the
 * other, however long.
 */
export interface Categorised {
  texts: readonly string[]
  category: string
}

/**
 * A category that a text seems to belong to; `confidence` sums to 1 over all categories. `because`: the
 * folded words that spoke for it most.
 */
export interface Suggested {
  category: string
  confidence: number
  because: string[]
}

type Vector = Map<string, number>

/** A vector with numbered features, for counting fast. */
interface Row {
  features: Int32Array
  weights: Float64Array
}

/** Rounds of conjugate gradients; the error no longer changes the first three digits after about 20. */
const ROUNDS = 40
/** Ridge penalty. Of little influence between 0.1 and 1. */
const PENALTY = 0.3
/** The part of a kind of matter in a text: the names of kinds are examples themselves. */
const KINDS = 0.7
/** How a lead over other categories becomes a share of certainty. */
const SHARPNESS = 8

/**
 * Learns categories from a community's own history and from what the categories are called: the name of each
 * kind is an example of its category, so there is a suggestion before there is any history. Ridge regression,
 * one against the rest, over the features of gathering; solved by conjugate gradients, in time proportional
 * to the text. Gives the same answer for the same examples, whatever their order.
 */
export class Categories {
  private names: string[] = []
  private readonly weights = new Weights()
  /** For each category, what each feature says for it. */
  private speaks: Map<string, number>[] = []

  private constructor() {}

  /**
   * `history`: what people decided. `names`: kinds and their category; see examplesOf. `others`: texts
   * without a category, from which only the telling words are learnt.
   */
  static learn(
    history: readonly Categorised[],
    names: readonly Categorised[],
    others: readonly string[] = [],
  ): Categories {
    const learning = Categories.learning(history, names, others)
    for (;;) {
      const step = learning.next()
      if (step.done) return step.value
    }
  }

  /** The same in steps of a millisecond or so, between which whoever asked can do something else. */
  static *learning(
    history: readonly Categorised[],
    names: readonly Categorised[],
    others: readonly string[] = [],
  ): Steps<Categories> {
    const learnt = new Categories()
    const examples = [...names, ...history]
    for (const text of [...others, ...examples.map(({ texts }) => texts.join(' '))]) {
      learnt.weights.add(featuresOf(foldText(text)))
      yield
    }
    learnt.names = [...new Set(examples.map(({ category }) => category))].sort()
    const numbers = new Map<string, number>()
    const rows: Row[] = []
    for (const { texts } of examples) {
      rows.push(rowOf(learnt.vectorOf(texts), numbers))
      yield
    }
    for (const name of learnt.names) {
      const wanted = examples.map(({ category }) => (category === name ? 1 : 0))
      const alphas = yield* solve(rows, centred(wanted), numbers.size)
      const weights = weightsFrom(rows, alphas, numbers.size)
      learnt.speaks.push(new Map([...numbers].map(([feature, number]) => [feature, weights[number]!])))
    }
    return learnt
  }

  /**
   * The likeliest categories of a text, or of a title and a body, best first; none for a text without
   * letters, or before there are categories.
   */
  suggest(texts: readonly string[], most = 3): Suggested[] {
    const vector = this.vectorOf(texts)
    if (vector.size === 0) return []
    const scores = this.speaks.map((weights) => dot(weights, vector))
    const top = Math.max(...scores)
    const shares = scores.map((score) => Math.exp((score - top) * SHARPNESS))
    const sum = shares.reduce((a, b) => a + b, 0)
    return this.names
      .map((category, i) => ({ category, confidence: shares[i]! / sum, because: because(this.speaks[i]!, vector) }))
      .sort((a, b) => b.confidence - a.confidence || (a.category < b.category ? -1 : 1))
      .slice(0, most)
  }

  /** Each text has length 1 before they are added up, so that a short title is heard beside a long body. */
  private vectorOf(texts: readonly string[]): Vector {
    const vector: Vector = new Map()
    for (const text of texts) {
      const part: Vector = new Map()
      for (const [feature, count] of featuresOf(foldText(text)))
        part.set(feature, weigh(feature, count, this.weights, KINDS))
      addTo(vector, scaled(part), 1)
    }
    return scaled(vector)
  }
}

/**
 * The names and everyday words of a taxonomy, as examples of its categories. A community with categories of
 * its own says which of them a kind belongs to; null leaves the kind out.
 */
export function examplesOf(
  taxonomy: readonly Category[],
  categoryOf: (kind: Kind, category: Category) => string | null = (_, { key }) => key,
): Categorised[] {
  return taxonomy.flatMap((category) =>
    category.kinds.flatMap((kind) => {
      const belongs = categoryOf(kind, category)
      const texts = [`${kind.name.hans} ${kind.name.en}`, ...kind.words.split(' ')]
      return belongs === null ? [] : texts.map((text) => ({ texts: [text], category: belongs }))
    }),
  )
}

function scaled(vector: Vector): Vector {
  let square = 0
  for (const weight of vector.values()) square += weight * weight
  if (square === 0) return new Map()
  const length = Math.sqrt(square)
  return new Map([...vector].map(([feature, weight]) => [feature, weight / length]))
}

function addTo(sum: Map<string, number>, vector: Vector, times: number): void {
  for (const [feature, weight] of vector) sum.set(feature, (sum.get(feature) ?? 0) + times * weight)
}

function dot(weights: Map<string, number>, vector: Vector): number {
  let sum = 0
  for (const [feature, weight] of vector) sum += weight * (weights.get(feature) ?? 0)
  return sum
}

/** Wishes around their mean: a common category is not preferred for being common. */
function centred(wanted: readonly number[]): Float64Array {
  const mean = wanted.reduce((a, b) => a + b, 0) / wanted.length
  return Float64Array.from(wanted, (value) => value - mean)
}

function rowOf(vector: Vector, numbers: Map<string, number>): Row {
  const features = new Int32Array(vector.size)
  const weights = new Float64Array(vector.size)
  let at = 0
  for (const [feature, weight] of vector) {
    let number = numbers.get(feature)
    if (number === undefined) numbers.set(feature, (number = numbers.size))
    features[at] = number
    weights[at++] = weight
  }
  return { features, weights }
}

function weightsFrom(rows: readonly Row[], alphas: Float64Array, size: number): Float64Array {
  const out = new Float64Array(size)
  rows.forEach(({ features, weights }, i) => {
    for (let k = 0; k < features.length; k++) out[features[k]!]! += weights[k]! * alphas[i]!
  })
  return out
}

/** Solves (XXᵀ + penalty) alpha = wanted by conjugate gradients, never writing XXᵀ down. */
function* solve(rows: readonly Row[], wanted: Float64Array, size: number): Steps<Float64Array> {
  const alphas = new Float64Array(wanted.length)
  const left = Float64Array.from(wanted)
  const way = Float64Array.from(wanted)
  let error = square(left)
  for (let round = 0; round < ROUNDS && error > 1e-9; round++) {
    const all = weightsFrom(rows, way, size)
    const image = Float64Array.from(rows, (row, i) => through(row, all) + PENALTY * way[i]!)
    const step = error / way.reduce((sum, value, i) => sum + value * image[i]!, 0)
    for (let i = 0; i < way.length; i++) {
      alphas[i]! += step * way[i]!
      left[i]! -= step * image[i]!
    }
    const next = square(left)
    for (let i = 0; i < way.length; i++) way[i] = left[i]! + (next / error) * way[i]!
    error = next
    yield
  }
  return alphas
}

function through({ features, weights }: Row, all: Float64Array): number {
  let sum = 0
  for (let k = 0; k < features.length; k++) sum += weights[k]! * all[features[k]!]!
  return sum
}

const square = (values: Float64Array) => values.reduce((sum, value) => sum + value * value, 0)

function because(weights: Map<string, number>, vector: Vector): string[] {
  return [...vector]
    .filter(([feature]) => !isMeaning(feature) && feature[0] !== '#' && feature.length > 1)
    .map(([feature, weight]) => ({ feature, says: weight * (weights.get(feature) ?? 0) }))
    .filter(({ says }) => says > 0)
    .sort((a, b) => b.says - a.says || (a.feature < b.feature ? -1 : 1))
    .slice(0, 3)
    .map(({ feature }) => feature)
}
