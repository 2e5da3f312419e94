import type { Layout } from './layout.ts'
import { cutOut } from './layout.ts'
import type { Grey } from './picture.ts'

/**
 * From what part of the paper's brightness on something is paper, the pale printed lines too; and full ink.
 */
const [PAPER_FROM, INK_TO] = [0.78, 0.4]
/** In between: what is darker counts as ink where writing is looked for. */
const INK_BELOW = 0.68
/** Millimetres: of parts in which the light is even, and what is left around writing. */
const [BAND, AROUND] = [6, 0.6]
/** How far a cut between two lines may lie beside the printed one, in parts of their distance. */
const BESIDE = 0.3
/** Square millimetres of ink that a line of writing has at least, and how high it is at least. */
const [INK_LEAST, HEIGHT_LEAST] = [1.5, 4]

/**
 * What is written on a card, line by line from above, cut out of its picture (`cutOut`): each is trimmed to
 * its ink, black on white, whatever light it lay in. Lines on which nothing is written are left out. Where
 * somebody writes below or above a printed line, the cut runs where the least ink is.
 */
export function writtenLines(card: Grey, layout: Layout): Grey[] {
  const part = cutOut(layout)
  const perMm = card.width / part.width
  const { x, y, width, height } = layout.writing
  const apart = height / layout.lines
  const area = cleaned(card, {
    left: Math.round((x - part.x) * perMm),
    top: Math.round((y - 0.5 - part.y) * perMm),
    width: Math.round(width * perMm),
    height: Math.round((height + 2) * perMm),
    band: Math.round(BAND * perMm),
  })
  const rows = inkByRow(area)
  const cuts = Array.from({ length: layout.lines + 1 }, (_, n) => {
    if (n === 0 || n === layout.lines) return n === 0 ? 0 : area.height
    const reach = BESIDE * apart
    return emptiest(rows, (n * apart - reach) * perMm, (n * apart + reach) * perMm)
  })
  return cuts.slice(1).flatMap((below, n) => {
    const line = trimmed(area, cuts[n]!, below, perMm)
    return line ? [line] : []
  })
}

/** A part of a picture with paper white and ink black: brightness is compared with the paper around. */
function cleaned(
  { data, width: across, height: down }: Grey,
  { left, top, width, height, band }: { left: number; top: number; width: number; height: number; band: number },
): Grey {
  const out = new Uint8Array(width * height).fill(255)
  const inside = (row: number, column: number) => row >= 0 && column >= 0 && row < down && column < across
  for (let y = 0; y < height; y += band)
    for (let x = 0; x < width; x += band) {
      const places: [to: number, value: number][] = []
      for (let row = y; row < Math.min(height, y + band); row++)
        for (let column = x; column < Math.min(width, x + band); column++)
          if (inside(top + row, left + column))
            places.push([row * width + column, data[(top + row) * across + left + column]!])
      const bright = places.map(([, value]) => value).sort((a, b) => a - b)
      const paper = bright[Math.floor(bright.length * 0.85)] ?? 255
      for (const [to, value] of places) {
        const part = (value / Math.max(1, paper) - INK_TO) / (PAPER_FROM - INK_TO)
        out[to] = Math.round(255 * Math.min(1, Math.max(0, part)))
      }
    }
  return { data: out, width, height }
}

/** In cleaned pictures. */
const INK = 255 * ((INK_BELOW - INK_TO) / (PAPER_FROM - INK_TO))

const inkByRow = ({ data, width, height }: Grey): number[] =>
  Array.from({ length: height }, (_, row) => {
    let ink = 0
    for (let at = row * width; at < (row + 1) * width; at++) if (data[at]! < INK) ink++
    return ink
  })

/** The row with the least ink around it; of several the one nearest to the middle. */
function emptiest(rows: readonly number[], from: number, to: number): number {
  const middle = (from + to) / 2
  let best = Math.round(middle)
  let least = Infinity
  for (let row = Math.max(1, Math.ceil(from)); row < Math.min(rows.length - 1, to); row++) {
    const ink = rows[row - 1]! + rows[row]! + rows[row + 1]! + Math.abs(row - middle) * 0.05
    if (ink < least) [least, best] = [ink, row]
  }
  return best
}

/** What lies between two rows, as far as there is ink; undefined where nothing is written. */
function trimmed({ data, width }: Grey, above: number, below: number, perMm: number): Grey | undefined {
  let [left, right, top, bottom, ink] = [width, 0, below, above, 0]
  for (let row = above; row < below; row++)
    for (let column = 0; column < width; column++)
      if (data[row * width + column]! < INK) {
        ink++
        left = Math.min(left, column)
        right = Math.max(right, column)
        top = Math.min(top, row)
        bottom = Math.max(bottom, row)
      }
  if (ink < INK_LEAST * perMm * perMm) return undefined
  const around = Math.round(AROUND * perMm)
  const more = Math.max(0, (HEIGHT_LEAST * perMm - (bottom - top)) / 2)
  const [from, to] = [
    Math.max(above, Math.floor(top - around - more)),
    Math.min(below, Math.ceil(bottom + around + more)),
  ]
  const line = { width: right - left + 1 + 2 * around, height: to - from }
  const out = new Uint8Array(line.width * line.height).fill(255)
  for (let row = from; row < to; row++)
    out.set(data.subarray(row * width + left, row * width + right + 1), (row - from) * line.width + around)
  return { data: out, ...line }
}
