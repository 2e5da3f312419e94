import { unit } from '../../core/plain/hash.ts'
import type { Palette } from './colours.ts'
import type { Plot } from './frame.ts'
import { curve, hermite, ribbon, round } from './path.ts'
import type { Mark, Point } from './scene.ts'
import type { Limb } from './skeleton.ts'

/**
 * Murray's law with the exponent that fits trees: at a fork the sum of r^2.5 is the same below and above
 * (Murray 1927; McCulloh 2003).
 */
const MURRAY = 2.5
/** How much a limb thickens from its upper to its lower end, besides what its forks add. */
const TAPER = 1.16
/** Radii in pixels of the natural size. */
const BARE = 3.4
const THICKEST_TIP = 11
const THICKEST_TRUNK = 31

/** The radius of a branch where its leaves begin, by the number of people behind it. */
const tipRadius = (people: number): number => Math.min(THICKEST_TIP, 4.6 + 1.05 * Math.sqrt(people))

/** Radii of a limb at its lower and its upper end, in pixels. */
export interface Girth {
  lower: number
  upper: number
}

/**
 * How thick each limb is. `people` holds the support of taken seats; a bough whose seat is free is thin, not
 * absent.
 */
export function girthsOf(limbs: Limb[], people: ReadonlyMap<number, number>, scale: number): Map<string, Girth> {
  const above = new Map<string, number[]>()
  const girths = new Map<string, Girth>()
  for (const limb of [...limbs].reverse()) {
    const own =
      limb.seat === null
        ? above.has(limb.name)
          ? 0
          : BARE
        : people.has(limb.seat)
          ? tipRadius(people.get(limb.seat)!)
          : BARE
    const radii = above.get(limb.name) ?? []
    const upper = [...radii, own].reduce((sum, r) => sum + r ** MURRAY, 0) ** (1 / MURRAY)
    const lower = upper * TAPER
    girths.set(limb.name, { lower, upper })
    if (limb.below !== null) above.set(limb.below, [...(above.get(limb.below) ?? []), lower])
  }
  const trunk = girths.get(limbs[0]!.name)!.lower
  const fit = scale * Math.min(1, THICKEST_TRUNK / trunk)
  for (const girth of girths.values()) {
    girth.lower *= fit
    girth.upper *= fit
  }
  return girths
}

/** Trunk, boughs and roots as filled shapes of one colour, and the lit side of the thick ones. */
export function woodOf(plot: Plot, limbs: Limb[], girths: ReadonlyMap<string, Girth>, palette: Palette): Mark[] {
  const shapes: string[] = []
  const lit: string[] = []
  const bearers = new Set(limbs.map(({ below }) => below))
  for (const limb of limbs) {
    const { lower, upper } = girths.get(limb.name)!
    const bearing = limb.below === null ? null : girths.get(limb.below)!.upper
    const radii = limb.line.map((_, i) =>
      radiusAt(i / (limb.line.length - 1), limb, lower, upper, bearing, !bearers.has(limb.name)),
    )
    shapes.push(ribbon(limb.line, radii))
    if (lower > 5.5 * plot.scale) {
      const inner = radii.map((r, i) => r * 0.2 * Math.sin(Math.PI * Math.min(1, 0.16 + i / (radii.length - 0.4))))
      lit.push(ribbon(limb.line, inner, -lower * 0.42))
    }
  }
  const foot = girths.get(limbs[0]!.name)!.lower
  const root = { x: limbs[0]!.line[0]!.x, y: plot.base }
  return [
    // One by one: in a single path some renderers leave a hairline where the ends of limbs lie inside each
    // other.
    ...[...shapes, ...rootsOf(plot, root, foot)].map((d) => ({ d, fill: palette.wood })),
    { d: lit.join(''), fill: palette.bark, opacity: 0.38 },
    { d: barkOf(plot, limbs[0]!.line, foot), stroke: palette.paper, width: 1.1 * plot.scale, opacity: 0.16 },
  ]
}

/**
 * A leading limb begins as thick as the wood below it; a side limb begins wide, so that the crotch is
 * rounded; the trunk flares at the root.
 */
function radiusAt(t: number, limb: Limb, lower: number, upper: number, bearing: number | null, ends: boolean): number {
  const even = lower + (upper - lower) * t
  const tip = !ends ? 1 : 1 - (limb.seat === null ? 0.8 : 0.55) * t * t
  if (bearing === null) return even * (1 + 0.75 * (1 - Math.min(1, t / 0.55)) ** 2.4)
  const start = limb.leads ? bearing : Math.min(bearing * 0.92, lower * 1.55)
  const blend = (1 - Math.min(1, t / 0.38)) ** 2
  return (even + (start - even) * blend) * tip
}

/**
 * Roots leave the foot of the trunk steeply, bend outwards and run out in the ground; those in front run
 * towards the onlooker.
 */
function rootsOf(plot: Plot, root: Point, foot: number): string[] {
  const roots: string[] = []
  const spread = [-4.3, -3.1, -1.9, -0.7, 0.6, 1.7, 3.3, 4.6]
  for (const [i, wide] of spread.entries()) {
    const jitter = unit(`${plot.tree}/root${i}`)
    const side = wide * (0.84 + 0.32 * jitter)
    const front = 1 - Math.min(1, Math.abs(side) / 4.8)
    const from = {
      x: root.x + Math.max(-0.6, Math.min(0.6, side * 0.4)) * foot,
      y: root.y - foot * (1.15 - 0.6 * front),
    }
    const to = { x: root.x + side * foot, y: root.y + foot * (0.22 + 0.6 * front * (0.6 + 0.6 * jitter)) }
    const length = Math.hypot(to.x - from.x, to.y - from.y)
    const lean = Math.sign(side)
    const line = hermite(
      from,
      { x: lean * length * 0.35, y: length * 1.05 },
      to,
      { x: lean * length * (1.2 - 0.5 * front), y: length * (0.12 + 0.25 * front) },
      11,
    )
    roots.push(
      ribbon(
        line,
        line.map((_, k) => foot * (0.5 - 0.08 * front) * (1 - k / 11.1) ** 0.9 + 0.3),
      ),
    )
  }
  roots.push(footOf(root, foot))
  return roots
}

/** The round end of the trunk, seen a little from above. */
function footOf({ x, y }: Point, foot: number): string {
  const [w, h] = [foot * 1.72, foot * 0.34]
  const at = (u: number, v: number) => `${round(x + u * w)} ${round(y + v * h)}`
  return `M${at(1, -0.4)}C${at(0.9, 0.8)} ${at(0.4, 1)} ${at(0, 1)}C${at(-0.4, 1)} ${at(-0.9, 0.8)} ${at(-1, -0.4)}Z`
}

/** A few long strokes in the bark of the trunk. */
function barkOf(plot: Plot, trunk: Point[], foot: number): string {
  let d = ''
  for (let i = 0; i < 5; i++) {
    const off = (unit(`${plot.tree}/bark${i}`) - 0.5) * 1.25 * foot
    const from = Math.floor(unit(`${plot.tree}/bark${i}`, 'from') * 3)
    const points = trunk.slice(from, from + 5).map(({ x, y }, k) => ({ x: x + off * (1.2 - 0.09 * (from + k)), y }))
    d += curve(points)
  }
  return d
}
