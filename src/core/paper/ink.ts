import type { Layout } from './layout.ts'
import type { Grey } from './picture.ts'
import { straightened } from './picture.ts'
import type { View } from './plane.ts'

/** Parts of the writing area, beside and below each other: each line of it has as many. */
const ACROSS = 20
const PER_MM = 3

/**
 * How dark each part of what somebody wrote is, from 0 for paper to 100: two pictures of one card are alike
 * in it, in whatever light they were taken. Line by line, left to right; every part has the printed line in
 * it.
 */
export function inkOf(picture: Grey, view: View, { writing, lines }: Layout): number[] {
  const { data, width, height } = straightened(picture, view, writing, PER_MM)
  const [w, h] = [width / ACROSS, height / lines]
  return Array.from({ length: ACROSS * lines }, (_, n) => {
    const [left, top] = [Math.round((n % ACROSS) * w), Math.round(Math.floor(n / ACROSS) * h)]
    const part: number[] = []
    for (let y = top; y < Math.min(height, top + h); y++)
      for (let x = left; x < Math.min(width, left + w); x++) part.push(data[y * width + x]!)
    // Most of each part is paper, however much light falls on it.
    const paper = part.sort((a, b) => a - b)[Math.floor(part.length * 0.85)]!
    const dark = part.reduce((sum, value) => sum + Math.max(0, paper - value), 0)
    return Math.round((100 * dark) / part.length / Math.max(1, paper))
  })
}

/** From what likeness on two pictures show the same writing. */
const ALIKE = 0.6
/** A card on which the parts hardly differ has nothing on it. */
const EMPTY = 2

/** Whether two pictures show the same writing; of different sizes they do not. */
export function sameInk(a: readonly number[], b: readonly number[]): boolean {
  if (a.length !== b.length || a.length === 0) return false
  const [p, q] = [around(a), around(b)]
  const [sizeA, sizeB] = [Math.hypot(...p), Math.hypot(...q)]
  const even = (size: number) => size / Math.sqrt(a.length) < EMPTY
  if (even(sizeA) || even(sizeB)) return even(sizeA) && even(sizeB)
  return p.reduce((sum, value, n) => sum + value * q[n]!, 0) / (sizeA * sizeB) > ALIKE
}

/**
 * [P8] Whether nothing is to be seen on it: such a card waits for a person, whatever the facilitator wants.
 */
export const isBare = (ink: readonly number[]): boolean =>
  Math.hypot(...around(ink)) / Math.sqrt(ink.length || 1) < EMPTY

function around(values: readonly number[]): number[] {
  const middle = values.reduce((sum, value) => sum + value, 0) / values.length
  return values.map((value) => value - middle)
}
