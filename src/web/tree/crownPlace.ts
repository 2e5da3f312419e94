import { unit } from '../../core/plain/hash.ts'
import type { Plot } from './frame.ts'
import type { Point } from './scene.ts'
import { bitReversed, GOLDEN } from './slots.ts'

/** Exponent of the crown's outline: 2 is an ellipse, more is squarer. */
const DOME = 2.4

/**
 * The place of a crown: rounds that lie in each other, the first about the middle, the last as large as the
 * place; each stands a little higher than the one inside it, as a tree grows. `u` is −1…1 across, `v` 0…1
 * from the ground up.
 */
const PLACE = { middle: 0.4, across: 0.84, up: 0.33, lift: 0.19 }
/** So many cards fill the place once; later ones hang between them. */
export const FULL = 36

/**
 * Where the loose card in `slot` hangs: from the middle outwards, evenly (Vogel 1979), jittered by `name`.
 */
export function crownPoint(slot: number, name: string): { u: number; v: number } {
  const jitter = unit(`${name}/${slot}`) - 0.5
  const round = slot < FULL ? Math.sqrt((slot + 0.4) / FULL) * (1 + 0.06 * jitter) : Math.sqrt(bitReversed(slot))
  const angle = evenly(slot * GOLDEN + unit(name) * Math.PI * 2 + jitter * 0.25)
  return {
    u: Math.cos(angle) * round * PLACE.across,
    v: PLACE.middle + round * (PLACE.lift + PLACE.up * Math.sin(angle)),
  }
}

/** On which round a point lies: 0 in the middle, 1 on the rim of the place. */
export function roundOf(u: number, v: number): number {
  const { middle, across, up, lift } = PLACE
  const high = v - middle
  const a = 1 - (lift / up) ** 2
  const b = (high * lift) / up ** 2
  const c = (u / across) ** 2 + (high / up) ** 2
  return (Math.sqrt(b * b + a * c) - b) / a
}

/** The round that a tree has grown to whose cards took slots up to `last`; -1 before its first card. */
export const grownTo = (last: number): number => Math.min(1, Math.sqrt((last + 1.4) / FULL))

/** Rounds lie closer below than above: turns an angle so that both get as many cards for their room. */
function evenly(angle: number): number {
  const share = PLACE.lift / PLACE.up
  let turned = angle
  for (let i = 0; i < 6; i++) {
    turned -= (turned - share * Math.cos(turned) - angle) / (1 + share * Math.sin(turned))
  }
  return turned
}

/**
 * Keeps a stem within the dome of the crown: a point outside is mirrored back from its rim, so that leaves do
 * not pile up along it.
 */
export function inside(plot: Plot, { x, y }: Point, size: number): Point {
  const margin = size + 3 * plot.scale
  const middle = { x: (plot.left + plot.right) / 2, y: plot.base - plot.rise * 0.58 }
  const rx = (plot.right - plot.left) / 2 - margin
  const ry = y < middle.y ? middle.y - Math.max(plot.top + margin, plot.base - plot.rise) : plot.rise * 0.4
  const dx = x - middle.x
  const dy = y - middle.y
  const far = (Math.abs(dx / rx) ** DOME + Math.abs(dy / ry) ** DOME) ** (1 / DOME)
  if (far <= 1) return { x, y }
  const back = Math.max(0.6, 1 - (far - 1) * 0.7) / far
  return { x: middle.x + dx * back, y: middle.y + dy * back }
}
