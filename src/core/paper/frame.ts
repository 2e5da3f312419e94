import type { Framed, Point, Rect } from './layout.ts'
import { cornersOf } from './layout.ts'
import type { Grey } from './picture.ts'
import { brightness, isInside, pixelsPerMm } from './picture.ts'
import type { View } from './plane.ts'
import { flatViewOf, horizonOf, middleOf, seen, viewBelow, viewOf } from './plane.ts'

/** A card as it is seen in a picture: by its code, and where its frame was found, by that. */
export interface Placed {
  view: View
  /** The corners of the frame in the picture: upper left, upper right, lower right, lower left. */
  corners: [Point, Point, Point, Point]
  /** At how many places the frame was found. */
  places: number
  /** Whether all of it was. */
  sure: boolean
}

/**
 * Where cards lie in a picture, each by the corners of its code's squares there; undefined for one that is no
 * square in any view. A code is small, so what it says of the far corners is rough, and all the more where
 * the camera looks aslant. So each side of the printed frame is looked for around where it should be, first
 * if the card were seen without perspective, then with what the code alone says of it; and where both fail,
 * with the horizon of the cards beside that were found, since all lie on one table or wall.
 */
export function placeCards(picture: Grey, cards: readonly { code: readonly Point[]; layout: Framed }[]) {
  const placed = cards.map(({ code, layout }): Placed | undefined => {
    const squares = cornersOf(layout.code)
    return best(picture, { code, layout }, [flatViewOf(squares, code), viewOf(squares, code)])
  })
  const horizons = placed.flatMap((one) => (one?.sure ? [horizonOf(one.view)] : []))
  const common = middleOf(horizons)
  if (!common) return placed
  return placed.map((one, n) => {
    if (one?.sure) return one
    const { code, layout } = cards[n]!
    return best(picture, cards[n]!, [viewBelow(common, cornersOf(layout.code), code)], one)
  })
}

/** The one of several first views with which most of the frame is found; `before` where none has more. */
function best(
  picture: Grey,
  { code, layout }: { code: readonly Point[]; layout: Framed },
  views: readonly (View | undefined)[],
  before?: Placed,
): Placed | undefined {
  let found = before
  for (const view of views) {
    if (found?.sure) break
    const next = view && placeCard(picture, view, { code, layout })
    if (next && (!found || next.places > found.places)) found = next
  }
  return found
}

function placeCard(
  picture: Grey,
  first: View,
  { code, layout }: { code: readonly Point[]; layout: Framed },
): Placed | undefined {
  const middle = middleOfLine(layout)
  let view = first
  let places: number[] = []
  for (const reach of REACHES) {
    const found = sidesOf(middle).map((side) => findSide(picture, view, side, reach, layout.line))
    places = found.map((points) => points.length)
    const better = fitted(found.map(lineOf), view, middle, { layout, code })
    if (!better) return undefined
    view = better
  }
  const corners = cornersOf(layout.frame).map((point) => seen(view, point)) as Placed['corners']
  const all = places.reduce((sum, one) => sum + one, 0)
  // The code has to be where the frame says.
  const beside = Math.max(
    ...cornersOf(layout.code).map((corner, n) => {
      const { x, y } = seen(view, corner)
      return Math.hypot(x - code[n]!.x, y - code[n]!.y) / pixelsPerMm(view, corner)
    }),
  )
  const sure = beside < 2 && places.every((one) => one >= PLACES * 0.5)
  return { view, corners, places: beside < 4 ? all : 0, sure }
}

/** How far around the expected place a side is looked for, in millimetres, time after time. */
const REACHES = [7, 4, 2, 1.2]
/** Places of each side at which it is looked for. */
const PLACES = 41
/** How far a place may lie beside the line of the others to count, in millimetres. */
const NEAR = 0.7

/** The frame's line runs in the middle between its outer and inner edge. */
const middleOfLine = ({ frame, line }: Framed): Rect => ({
  x: frame.x + line / 2,
  y: frame.y + line / 2,
  width: frame.width - line,
  height: frame.height - line,
})

interface Side {
  from: Point
  to: Point
  /** Across the side, to the outside. */
  out: Point
}

function sidesOf(rect: Rect): Side[] {
  const [a, b, c, d] = cornersOf(rect)
  return [
    { from: a, to: b, out: { x: 0, y: -1 } },
    { from: b, to: c, out: { x: 1, y: 0 } },
    { from: c, to: d, out: { x: 0, y: 1 } },
    { from: d, to: a, out: { x: -1, y: 0 } },
  ]
}

/**
 * Where a side of the frame is seen, place by place: the darkest stripe of the line's width with brighter
 * paper on both sides. Places that do not lie on one line with most of the others are left out; none are
 * given where too few do.
 */
function findSide(picture: Grey, view: View, { from, to, out }: Side, reach: number, line: number): Point[] {
  const found: { at: number; off: number; point: Point }[] = []
  for (let n = 1; n < PLACES; n++) {
    const at = n / PLACES
    const paper = { x: from.x + (to.x - from.x) * at, y: from.y + (to.y - from.y) * at }
    const off = darkestStripe(picture, view, paper, out, reach, line)
    if (off === undefined) continue
    found.push({ at, off, point: seen(view, { x: paper.x + out.x * off, y: paper.y + out.y * off }) })
  }
  const straight = onOneLine(found)
  return straight.length >= PLACES / 3 ? straight.map(({ point }) => point) : []
}

/** Steps of the search, in millimetres. */
const STEP = 0.15

/** How far outside of its expected place the line is, in millimetres; undefined where there is none. */
function darkestStripe(picture: Grey, view: View, paper: Point, out: Point, reach: number, line: number) {
  const perMm = pixelsPerMm(view, paper)
  if (!Number.isFinite(perMm) || perMm < 0.5) return undefined
  const half = Math.max(line / 2, 0.7 / perMm)
  const beside = half + Math.max(0.6, 1 / perMm)
  const count = Math.ceil((reach + beside) / STEP)
  const values: number[] = []
  for (let n = -count; n <= count; n++) {
    const point = seen(view, { x: paper.x + out.x * n * STEP, y: paper.y + out.y * n * STEP })
    values.push(isInside(picture, point) ? brightness(picture, point.x, point.y) : NaN)
  }
  return stripeIn(values, count, { reach, half, beside })
}

interface Stripe {
  reach: number
  half: number
  beside: number
}

function stripeIn(values: readonly number[], count: number, { reach, half, beside }: Stripe): number | undefined {
  const [h, b] = [Math.round(half / STEP), Math.round(beside / STEP)]
  const most = Math.round(reach / STEP)
  const scores: number[] = []
  let best = -1
  for (let n = -most; n <= most; n++) {
    const middle = values[count + n]!
    const dark = (values[count + n - Math.floor(h / 2)]! + middle + values[count + n + Math.floor(h / 2)]!) / 3
    const bright = Math.min(values[count + n - b]!, values[count + n + b]!)
    const score = bright - dark
    scores.push(Number.isNaN(score) ? 0 : score)
    // The line is as far as it should be rather than farther away, where both are as dark.
    if (best < 0 || weighed(scores, scores.length - 1, most) > weighed(scores, best, most)) best = scores.length - 1
  }
  const score = scores[best]!
  if (score < 18) return undefined
  // Between the steps: the middle of gravity of what is about as dark around.
  let [weight, sum] = [0, 0]
  for (let n = Math.max(0, best - h - 1); n <= Math.min(scores.length - 1, best + h + 1); n++) {
    const part = Math.max(0, scores[n]! - score * 0.5)
    weight += part
    sum += part * (n - most)
  }
  return (sum / weight) * STEP
}

const weighed = (scores: readonly number[], n: number, most: number): number =>
  scores[n]! * (1 - 0.3 * (Math.abs(n - most) / most))

/**
 * Those that lie on one line with most others: the line through two of them with the most near it, tried for
 * all pairs that are far enough apart.
 */
function onOneLine<T extends { at: number; off: number }>(found: readonly T[]): T[] {
  let best: T[] = []
  for (let i = 0; i < found.length; i++)
    for (let j = i + 1; j < found.length; j += 2) {
      const [a, b] = [found[i]!, found[j]!]
      if (b.at - a.at < 0.25) continue
      const slope = (b.off - a.off) / (b.at - a.at)
      const near = found.filter(({ at, off }) => Math.abs(off - a.off - slope * (at - a.at)) < NEAR)
      if (near.length > best.length) best = near
    }
  return best
}

/** A line in the picture: through a point, in a direction. */
interface Line {
  through: Point
  along: Point
}

/** The line nearest to all points: through their middle, along where they spread most. */
function lineOf(points: readonly Point[]): Line | undefined {
  if (points.length === 0) return undefined
  const x = points.reduce((sum, point) => sum + point.x, 0) / points.length
  const y = points.reduce((sum, point) => sum + point.y, 0) / points.length
  let [xx, xy, yy] = [0, 0, 0]
  for (const point of points) {
    xx += (point.x - x) ** 2
    xy += (point.x - x) * (point.y - y)
    yy += (point.y - y) ** 2
  }
  const turn = Math.atan2(2 * xy, xx - yy) / 2
  return { through: { x, y }, along: { x: Math.cos(turn), y: Math.sin(turn) } }
}

function crossing(a: Line, b: Line): Point | undefined {
  const turned = a.along.x * b.along.y - a.along.y * b.along.x
  if (Math.abs(turned) < 0.05) return undefined
  const [dx, dy] = [b.through.x - a.through.x, b.through.y - a.through.y]
  const far = (dx * b.along.y - dy * b.along.x) / turned
  return { x: a.through.x + a.along.x * far, y: a.through.y + a.along.y * far }
}

/**
 * The view through the corners in which the sides meet. A side that was not found stands where it was
 * expected; then the code's corners count too.
 */
function fitted(
  found: readonly (Line | undefined)[],
  view: View,
  middle: Rect,
  { layout, code }: { layout: Framed; code: readonly Point[] },
): View | undefined {
  const missing = found.filter((line) => !line).length
  if (missing === found.length) return undefined
  const lines = sidesOf(middle).map(({ from, to }, n) => found[n] ?? lineOf([seen(view, from), seen(view, to)])!)
  const corners = lines.map((line, n) => crossing(lines[(n + 3) % 4]!, line))
  if (corners.some((corner) => !corner)) return undefined
  const paper = [...cornersOf(middle), ...(missing > 0 ? cornersOf(layout.code) : [])]
  return viewOf(paper, [...(corners as Point[]), ...(missing > 0 ? code : [])])
}
