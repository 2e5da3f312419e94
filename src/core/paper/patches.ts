import type { Point } from './layout.ts'
import type { Grey } from './picture.ts'
import { pixelsPerMm, straightened } from './picture.ts'
import type { View } from './plane.ts'
import { backwards, seen } from './plane.ts'

/** What a table is looked over with, in pixels a millimetre. */
const PER_MM = 2
/** Where a millimetre has fewer pixels, no code can be read. */
const PIXELS_LEAST = 1.4
/** How far from the card whose view is known, in millimetres. */
const FAR_MOST = 1200
/**
 * A part that is looked at, somewhat smaller than a code; how far apart; and how near two of them are one.
 */
const [PATCH, STEP, APART] = [18, 3, 16]
/** A code is at least so lively, compared with those of the same picture that were read. */
const LIVELY = 0.35

/**
 * Where on the table or wall something looks like a code, by its middle, in millimetres as the view of a card
 * that was found on it has them: black and white change there as often both ways as in codes that were read
 * (`known`, by their middle), which are left out.
 */
export function patchesLikeCodes(picture: Grey, view: View, known: readonly Point[]): Point[] {
  const part = partSeen(picture, view)
  if (!part) return []
  const flat = straightened(picture, view, part, PER_MM)
  const lively = liveliness(flat)
  const at = ({ x, y }: Point) => lively((x - part.x) * PER_MM, (y - part.y) * PER_MM)
  const usual = known.map(at).sort((a, b) => a - b)[known.length >> 1] ?? 0
  const found: { middle: Point; value: number }[] = []
  for (let y = part.y; y < part.y + part.height; y += STEP)
    for (let x = part.x; x < part.x + part.width; x += STEP) {
      const value = at({ x, y })
      if (value > usual * LIVELY) found.push({ middle: { x, y }, value })
    }
  const taken = [...known]
  const middles: Point[] = []
  for (const { middle } of found.sort((a, b) => b.value - a.value)) {
    if (taken.some(({ x, y }) => Math.hypot(x - middle.x, y - middle.y) < APART)) continue
    taken.push(middle)
    middles.push(middle)
  }
  return middles
}

/** What part of the plane is seen near enough to read codes. */
function partSeen({ width, height }: Grey, view: View) {
  const back = backwards(view)
  const points: Point[] = []
  for (let row = 0; row <= 12; row++)
    for (let column = 0; column <= 12; column++) {
      const point = seen(back, { x: (column * width) / 12, y: (row * height) / 12 })
      const front = view[6]! * point.x + view[7]! * point.y + view[8]! > 0
      if (front && pixelsPerMm(view, point) > PIXELS_LEAST && Math.hypot(point.x, point.y) < FAR_MOST)
        points.push(point)
    }
  if (points.length < 2) return undefined
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)]
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}

/**
 * How much a patch around a pixel changes from one millimetre to the next, across and down, whichever is
 * less, as part of how bright it is.
 */
function liveliness({ data, width, height }: Grey): (x: number, y: number) => number {
  const across = sumsOf(width, height, (at) => Math.abs(data[at]! - data[at + PER_MM]!))
  const down = sumsOf(width, height, (at) => Math.abs(data[at]! - data[at + PER_MM * width]!))
  const light = sumsOf(width, height, (at) => data[at]!)
  const half = (PATCH * PER_MM) / 2
  return (x, y) => {
    const [left, top] = [Math.round(x - half), Math.round(y - half)]
    const [right, bottom] = [left + 2 * half, top + 2 * half]
    if (left < 0 || top < 0 || right >= width - PER_MM || bottom >= height - PER_MM) return 0
    const inside = (sums: Uint32Array) =>
      sums[bottom * width + right]! -
      sums[top * width + right]! -
      sums[bottom * width + left]! +
      sums[top * width + left]!
    return Math.min(inside(across), inside(down)) / (inside(light) + 1)
  }
}

/** Sums over all that lies above and to the left (Crow, Summed-area tables, 1984). */
function sumsOf(width: number, height: number, value: (at: number) => number): Uint32Array {
  const sums = new Uint32Array(width * height)
  for (let y = 1; y < height; y++) {
    let row = 0
    for (let x = 1; x < width; x++) {
      const at = (y - 1) * width + x - 1
      row += y + PER_MM < height && x + PER_MM < width ? value(at) : 0
      sums[y * width + x] = sums[(y - 1) * width + x]! + row
    }
  }
  return sums
}
