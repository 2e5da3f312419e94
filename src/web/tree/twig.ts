import { crownPoint, inside, roundOf } from './crownPlace.ts'
import type { Plot } from './frame.ts'
import { round } from './path.ts'
import type { Point } from './scene.ts'
import type { Limb } from './skeleton.ts'
import { SEATS } from './skeleton.ts'

/** A point of the wood on which a twig may stand. */
export interface WoodPoint extends Point {
  /** The round of the crown from which on it is there. */
  since: number
}

/** Points of the wood on which twigs may stand. */
export function woodPoints(limbs: Limb[]): WoodPoint[] {
  return limbs
    .filter(({ seat, below }) => below !== null && (seat === null || seat < SEATS))
    .flatMap(({ line, from, full }) =>
      line.slice(1).map(({ x, y }, i) => ({ x, y, since: from + ((full - from) * (i + 1)) / (line.length - 1) })),
    )
}

/** How much nearer to a card the wood of its own branch counts: there its twig leaves, if it can. */
const OWN = 0.6

/**
 * Where the card in `slot` hangs, where its twig leaves the wood, and the twig. `own`: the branch of its
 * topic.
 */
export function hangAt(
  plot: Plot,
  wood: WoodPoint[],
  slot: number,
  size: number,
  { grown = 1, own = [] }: { grown?: number; own?: Point[] } = {},
) {
  const { u, v } = crownPoint(slot, plot.tree)
  const middle = (plot.left + plot.right) / 2
  const stem = inside(plot, { x: middle + u * plot.reach, y: plot.base - v * plot.rise }, size)
  const within = Math.min(roundOf(u, v), grown)
  let on: Point = own[0] ?? wood[0]!
  let least = Infinity
  const look = (point: Point, share: number) => {
    // Twigs rise: wood above a leaf is as good as far away.
    const up = stem.y - point.y
    const far = Math.hypot(point.x - stem.x, Math.max(0, up) * 3 + Math.max(0, -up)) * share
    if (far < least) [on, least] = [point, far]
  }
  for (const point of wood) if (point.since <= within || point.since <= 0) look(point, 1)
  for (const point of own) look(point, OWN)
  const bend = { x: on.x + (stem.x - on.x) * 0.35, y: stem.y + (on.y - stem.y) * 0.25 }
  const twig = `M${round(on.x)} ${round(on.y)}Q${round(bend.x)} ${round(bend.y)} ${round(stem.x)} ${round(stem.y)}`
  return { stem, on, twig }
}
