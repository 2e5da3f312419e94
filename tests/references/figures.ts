/** Measures shared by the checks against reference data. All pure; `seed` decides every chance. */
import { unit } from '../../src/core/plain/hash.ts'

/**
 * Which fold each item falls into: shuffled by seed within each class, so that every fold has its part of
 * every class.
 */
export function foldsOf(classes: readonly string[], folds: number, seed: number): number[] {
  const out = Array.from(classes, () => 0)
  for (const one of new Set(classes)) {
    const members = classes.flatMap((c, i) => (c === one ? [i] : []))
    members.sort((a, b) => unit(`${seed}/${a}`) - unit(`${seed}/${b}`))
    members.forEach((item, place) => (out[item] = place % folds))
  }
  return out
}

export function accuracy(guessed: readonly string[], right: readonly string[]): number {
  return right.filter((value, i) => guessed[i] === value).length / right.length
}

/** The mean over classes of F1, each class counting the same. */
export function macroF1(guessed: readonly string[], right: readonly string[]): number {
  const classes = [...new Set(right)]
  const f1 = classes.map((one) => {
    const hit = right.filter((value, i) => value === one && guessed[i] === one).length
    const said = guessed.filter((value) => value === one).length
    return (2 * hit) / (said + right.filter((value) => value === one).length)
  })
  return mean(f1)
}

export const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length

/** Rank correlation; equal values share the mean of their ranks. */
export function spearman(a: readonly number[], b: readonly number[]): number {
  const [x, y] = [ranks(a), ranks(b)]
  const [meanX, meanY] = [mean(x), mean(y)]
  const product = mean(x.map((value, i) => (value - meanX) * (y[i]! - meanY)))
  const deviation = (values: number[], centre: number) => Math.sqrt(mean(values.map((value) => (value - centre) ** 2)))
  return product / (deviation(x, meanX) * deviation(y, meanY))
}

function ranks(values: readonly number[]): number[] {
  const order = values.map((value, i) => ({ value, i })).sort((a, b) => a.value - b.value)
  const out = Array.from(values, () => 0)
  for (let from = 0; from < order.length;) {
    let to = from
    while (to < order.length && order[to]!.value === order[from]!.value) to++
    for (let k = from; k < to; k++) out[order[k]!.i] = (from + to - 1) / 2
    from = to
  }
  return out
}
