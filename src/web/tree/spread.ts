import { holds } from './clear.ts'
import { FULL, inside, roundOf } from './crownPlace.ts'
import type { Plot } from './frame.ts'
import type { Room } from './room.ts'
import type { Point } from './scene.ts'
import type { Bearing } from './twig.ts'
import { poseAt, slotAt } from './twig.ts'

/** How close the points lie at which leaves might hang, in pixels of the natural size. */
const MESH = 24
/** How far leaves keep from each other if they can, in pixels of the natural size. */
const APART = 64

/**
 * Where the first leaves of a crown hang that names leave room in: as near as can be to where they would hang
 * without names, and as evenly.
 */
export function spreadOf(plot: Plot, room: Room, bearing: Omit<Bearing, 'within'>): Point[] {
  const middle = (plot.left + plot.right) / 2
  const mesh = MESH * plot.scale * Math.max(0.5, plot.reach / plot.scale / 304)
  const free: Spot[] = []
  for (let row = 0, v = 0; v < 1; row++, v = (row * mesh * 0.87) / plot.rise) {
    for (let x = -plot.reach + (row % 2) * mesh * 0.5; x <= plot.reach; x += mesh) {
      if (roundOf(x / plot.reach, v) > 1) continue
      const stem = inside(plot, { x: middle + x, y: plot.base - v * plot.rise }, mesh * 1.6)
      if (!room.boxes.some((box) => holds(box, stem))) free.push({ ...stem, near: Infinity })
    }
  }
  const apart = (APART / MESH) * mesh
  const taken: Point[] = []
  for (let slot = 0; slot < FULL; slot++) {
    const best = nearest(
      free,
      slotAt(plot, slot),
      apart,
      (stem) => poseAt(plot, room, stem, { ...bearing, within: 1 }) !== null,
    )
    if (!best) break
    for (const spot of free) spot.near = Math.min(spot.near, Math.sqrt((spot.x - best.x) ** 2 + (spot.y - best.y) ** 2))
    taken.push({ x: best.x, y: best.y })
  }
  return taken
}

/** A point at which a leaf might hang, and how far it is to the nearest leaf. */
interface Spot extends Point {
  near: number
}

/** The best spot for a leaf that would hang at a point; what no leaf can have goes. */
function nearest(free: Spot[], at: Point, apart: number, can: (spot: Spot) => boolean): Spot | null {
  while (free.length > 0) {
    let best = 0
    let least = Infinity
    for (const [i, { x, y, near }] of free.entries()) {
      const off = Math.sqrt((at.x - x) ** 2 + (at.y - y) ** 2) + CROWDED * Math.max(0, apart - near)
      if (off < least) [best, least] = [i, off]
    }
    const [spot] = free.splice(best, 1)
    if (can(spot!)) return spot!
  }
  return null
}

/** How much worse it is to hang too near to another leaf than too far from one's own place. */
const CROWDED = 6
