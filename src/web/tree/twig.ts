import { along } from './clear.ts'
import { crownPoint, inside, roundOf } from './crownPlace.ts'
import type { Plot } from './frame.ts'
import { round } from './path.ts'
import type { Pose, Room } from './room.ts'
import { isClear, shareOf } from './room.ts'
import type { Point } from './scene.ts'
import type { Limb } from './skeleton.ts'
import { SEATS, waysTo } from './skeleton.ts'

/** A point of the wood on which a twig may stand. */
export interface WoodPoint extends Point {
  /** The round of the crown from which on it is there. */
  since: number
}

/** Points of the wood on which twigs may stand; the ways to taken seats are there at once. */
export function woodPoints(limbs: Limb[], taken: ReadonlySet<number>): WoodPoint[] {
  const whole = waysTo(limbs, taken)
  return limbs
    .filter(({ seat, below }) => below !== null && (seat === null || seat < SEATS))
    .flatMap(({ name, line, from, full }) =>
      line.slice(1).map(({ x, y }, i) => ({
        x,
        y,
        since: whole.has(name) ? 0 : from + ((full - from) * (i + 1)) / (line.length - 1),
      })),
    )
}

/** How much nearer to a card the wood of its own branch counts: there its twig leaves, if it can. */
const OWN = 0.6

/** Where a twig leaves the wood, and its line. */
export interface Hang {
  on: Point
  twig: string
}

/**
 * The twig that bears a leaf at `stem`: from the nearest wood that is there on round `within`, or of its
 * topic's own branch, from which it reaches the leaf without touching a name. Null where there is none.
 */
export function hangAt(room: Room, wood: WoodPoint[], stem: Point, within: number, own: Point[] = []): Hang | null {
  const far = (point: Point, share: number) => {
    // Twigs rise: wood above a leaf is as good as far away.
    const up = stem.y - point.y
    const high = up > 0 ? up * 3 : up
    return Math.sqrt((point.x - stem.x) ** 2 + high * high) * share
  }
  const near: { point: Point; far: number }[] = []
  const look = (point: Point, share: number) => {
    const now = far(point, share)
    if (near.length === KNOTS && now >= near[KNOTS - 1]!.far) return
    const at = near.findIndex((other) => other.far > now)
    near.splice(at < 0 ? near.length : at, 0, { point, far: now })
    near.length = Math.min(KNOTS, near.length)
  }
  for (const point of wood) if (point.since <= within || point.since <= 0) look(point, 1)
  for (const point of own) look(point, OWN)
  for (const bow of room.boxes.length ? BOWS : BOWS.slice(0, 1)) {
    for (const { point: on } of near) {
      const bend = bendOf(on, stem, bow)
      if (isClear(room, along(on, bend, stem))) return { on, twig: pathOf(on, bend, stem) }
    }
  }
  return null
}

/** How a twig bends: how far across and how far down the point lies that it bends towards. */
const BOWS = [
  [0.35, 0.25],
  [0, 0.05],
  [1, 0.9],
] as const
/** So many points of the wood are tried for a twig, the nearest first. */
const KNOTS = 20

const bendOf = (on: Point, stem: Point, [across, down]: readonly [number, number]): Point => ({
  x: on.x + (stem.x - on.x) * across,
  y: stem.y + (on.y - stem.y) * down,
})

const pathOf = (on: Point, bend: Point, stem: Point): string =>
  `M${round(on.x)} ${round(on.y)}Q${round(bend.x)} ${round(bend.y)} ${round(stem.x)} ${round(stem.y)}`

/** The length of leaf for which places are looked for, in pixels of the natural size. */
const LEAF = 80
/** A place is a place where a leaf can have so much of that length. */
const ENOUGH = 0.45
/** How far a leaf turns out of the way of a name, in degrees. */
const TURNS = [0, 28, -28, 56, -56, 90, -90]

/** On what wood a leaf may hang, and which way it points there. */
export interface Bearing {
  wood: WoodPoint[]
  own?: Point[]
  within: number
  angleOf: (stem: Point, on: Point) => number
}

/** How a leaf hangs at a point; null where names leave it no room, or no twig to hang on. */
export function poseAt(plot: Plot, room: Room, stem: Point, { wood, own, within, angleOf }: Bearing): Pose | null {
  const hang = hangAt(room, wood, stem, within, own)
  if (!hang) return null
  const size = sizeOf(plot)
  const straight = angleOf(stem, hang.on)
  let best: { pose: Pose; good: number } | null = null
  for (const turn of TURNS) {
    const share = shareOf(room, plot.tree, 'spray', stem, straight + turn, size, ENOUGH)
    const good = share - Math.abs(turn) / 500
    if (share === 0 || (best && good <= best.good)) continue
    best = { pose: { stem, angle: straight + turn, twig: hang.twig }, good }
    if (share === 1) break
  }
  return best && best.pose
}

const sizeOf = (plot: Plot): number => Math.min(LEAF * plot.scale, plot.reach * 0.28)

/** The point of a slot where no names are. */
export function slotAt(plot: Plot, slot: number): Point {
  const { u, v } = crownPoint(slot, plot.tree)
  const middle = (plot.left + plot.right) / 2
  return inside(plot, { x: middle + u * plot.reach, y: plot.base - v * plot.rise }, sizeOf(plot))
}

/** The round on which a slot lies. */
export function roundOfSlot(plot: Plot, slot: number): number {
  const { u, v } = crownPoint(slot, plot.tree)
  return roundOf(u, v)
}
