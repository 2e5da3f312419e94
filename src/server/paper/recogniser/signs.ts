import type { Proposal } from '../../../core/paper/reading.ts'

/** A sign that was read, and how sure the model is of it, from 0 to 1. */
export interface Sign {
  sign: string
  sure: number
}

/** Of a sign that is less sure a person is told. */
const DOUBTFUL_BELOW = 0.8
/** Where more of the signs are doubtful, it was not legible: to mend it would cost more than to type. */
const DOUBTFUL_MOST = 0.6

/**
 * The signs of a line, out of how likely each of `signs` is at each place (connectionist temporal
 * classification, Graves 2006): the likeliest at each place, without repetitions, and without the first,
 * which is none.
 */
export function signsIn(likely: Float32Array, signs: readonly string[]): Sign[] {
  const found: Sign[] = []
  let before = 0
  for (let from = 0; from + signs.length <= likely.length; from += signs.length) {
    let best = 0
    for (let n = 1; n < signs.length; n++) if (likely[from + n]! > likely[from + best]!) best = n
    const sure = likely[from + best]!
    const last = found.at(-1)
    if (best > 0 && best !== before) found.push({ sign: signs[best]!, sure })
    else if (best > 0 && last) last.sure = Math.max(last.sure, sure)
    before = best
  }
  return found
}

/**
 * One proposal of a card's lines, joined as they are read; null where nothing is written, or most of it is
 * doubtful and nobody says that it is `legible` all the same.
 */
export function joined(lines: readonly (readonly Sign[])[], { legible = false } = {}): Proposal | null {
  const signs: Sign[] = []
  for (const line of lines) {
    const [last, next] = [signs.at(-1)?.sign, line[0]?.sign]
    // Words are parted by a space, characters are not.
    if (last && next && /[\p{Script=Latin}\p{N},.;:!?]$/u.test(last) && /^[\p{Script=Latin}\p{N}]/u.test(next))
      signs.push({ sign: ' ', sure: 1 })
    signs.push(...line)
  }
  while (signs[0]?.sign.trim() === '') signs.shift()
  while (signs.at(-1)?.sign.trim() === '') signs.pop()
  const unsure = signs.filter(({ sure }) => sure < DOUBTFUL_BELOW)
  if (signs.length === 0 || (!legible && unsure.length > DOUBTFUL_MOST * signs.length)) return null
  // By number in the text as pages count it: some signs of the dictionary may have two parts.
  const doubtful: number[] = []
  let at = 0
  for (const { sign, sure } of signs) {
    const count = Array.from(sign).length
    if (sure < DOUBTFUL_BELOW) for (let n = 0; n < count; n++) doubtful.push(at + n)
    at += count
  }
  return { text: signs.map(({ sign }) => sign).join(''), doubtful }
}
