import type { Layout, Rect } from './layout.ts'
import type { Grey } from './picture.ts'
import { pixelsPerMm, straightened } from './picture.ts'
import type { View } from './plane.ts'
import type { Box, PaperReading, Tick } from './reading.ts'
import { BOXES } from './reading.ts'

/** How much of a box's inside is ink where it is surely empty, and where it is surely ticked. */
const [EMPTY_BELOW, TICKED_ABOVE] = [0.025, 0.07]
/** How far a box may stand beside its place, in millimetres: paper is not flat. */
const BESIDE = 1.5
/** What a box is looked at with. */
const PER_MM = 8
/** Where a card is seen with fewer pixels a millimetre, what stands in a box is a guess. */
const PIXELS_LEAST = 2.2

/** Which boxes of a card are ticked. Every picture in between is doubtful: a person is asked. */
export const readTicks = (picture: Grey, view: View, layout: Layout): PaperReading['boxes'] =>
  Object.fromEntries(BOXES.map((box) => [box, tickIn(picture, view, layout.boxes[box])])) as Record<Box, Tick>

/** What is seen of one box. */
export function tickIn(picture: Grey, view: View, box: Rect): Tick {
  const around: Rect = {
    x: box.x - BESIDE - 0.5,
    y: box.y - BESIDE - 0.5,
    width: box.width + 2 * BESIDE + 1,
    height: box.height + 2 * BESIDE + 1,
  }
  const part = straightened(picture, view, around, PER_MM)
  const dark = darkPixels(part)
  if (!dark) return 'doubtful'
  const at = whereBorder(dark, part.width, box)
  if (!at) return 'doubtful'
  const share = inkInside(dark, part.width, box, at)
  if (share > TICKED_ABOVE) return 'ticked'
  if (share > EMPTY_BELOW) return 'doubtful'
  return pixelsPerMm(view, box) < PIXELS_LEAST ? 'doubtful' : 'empty'
}

/**
 * Which pixels are ink: darker than half the way from the paper to the darkest of what is printed there.
 * Undefined where there is no contrast.
 */
function darkPixels({ data }: Grey): Uint8Array | undefined {
  const sorted = data.slice().sort()
  const paper = sorted[Math.floor(sorted.length * 0.75)]!
  const ink = sorted[Math.floor(sorted.length * 0.02)]!
  if (paper - ink < 25) return undefined
  const limit = paper - (paper - ink) * 0.42
  return data.map((value) => (value < limit ? 1 : 0))
}

interface Place {
  left: number
  top: number
}

/** Where the printed border of the box is, in pixels: the place at which most of it is dark. */
function whereBorder(dark: Uint8Array, width: number, box: Rect): Place | undefined {
  const [w, h] = [Math.round(box.width * PER_MM), Math.round(box.height * PER_MM)]
  const room = Math.round(2 * BESIDE * PER_MM)
  const start = Math.round(0.5 * PER_MM)
  let best: Place | undefined
  let most = 0
  for (let top = start; top <= start + room; top++)
    for (let left = start; left <= start + room; left++) {
      const far = Math.hypot(top - start - room / 2, left - start - room / 2) / room
      const score = borderAt(dark, width, { left, top }, w, h) * (1 - 0.15 * far)
      if (score > most) [most, best] = [score, { left, top }]
    }
  return most > 0.5 ? best : undefined
}

/** How much of a border is dark, from 0 to 1; a pixel beside it counts too. */
function borderAt(dark: Uint8Array, width: number, { left, top }: Place, w: number, h: number): number {
  let hits = 0
  for (let x = 0; x < w; x += 2) {
    hits += dark[top * width + left + x]! | dark[(top + 1) * width + left + x]!
    hits += dark[(top + h) * width + left + x]! | dark[(top + h - 1) * width + left + x]!
  }
  for (let y = 0; y < h; y += 2) {
    hits += dark[(top + y) * width + left]! | dark[(top + y) * width + left + 1]!
    hits += dark[(top + y) * width + left + w]! | dark[(top + y) * width + left + w - 1]!
  }
  return hits / (2 * Math.ceil(w / 2) + 2 * Math.ceil(h / 2))
}

/** How much of the inside is ink: what lies a millimetre within the border. */
function inkInside(dark: Uint8Array, width: number, box: Rect, { left, top }: Place): number {
  const margin = Math.round(0.95 * PER_MM)
  const [w, h] = [Math.round(box.width * PER_MM), Math.round(box.height * PER_MM)]
  let [ink, all] = [0, 0]
  for (let y = margin; y < h - margin; y++)
    for (let x = margin; x < w - margin; x++) {
      ink += dark[(top + y) * width + left + x]!
      all++
    }
  return ink / all
}
