import type { Tree } from '../../core/meeting/meeting.ts'
import { unit } from '../../core/plain/hash.ts'
import { roundOf } from './crownPlace.ts'
import type { Plot } from './frame.ts'
import { hermite } from './path.ts'
import { holds, passes } from './clear.ts'
import type { Box, Point } from './scene.ts'

/**
 * A stretch of wood from one fork to the next or to a tip.
 * `line` is its centre line from below to above.
 */
export interface Limb {
  name: string
  below: string | null
  line: Point[]
  /** Continues the limb below; the other limbs of a fork leave it sideways. */
  leads: boolean
  /** The seat whose topic hangs at the far end, if one does. */
  seat: number | null
  /** On which rounds of the crown the limb begins to grow, and is as long as `line`. */
  from: number
  full: number
}

/**
 * Name, fork below, u, v, seat: the first topics sit in the middle, later ones farther out. `u` is −1…1
 * across the crown, `v` 0…1 from the ground up. The first limb named above a fork leads on.
 */
type Fork = readonly [name: string, below: string, u: number, v: number, seat?: number]

const FORKS: readonly Fork[] = [
  ['a', '', -0.02, 0.2],
  ['b', 'a', 0.03, 0.31],
  ['c', 'b', -0.03, 0.41],
  ['d', 'c', 0.02, 0.54],
  ['left', 'a', -0.27, 0.34],
  ['s5', 'left', -0.64, 0.5, 5],
  ['s9', 'left', -0.67, 0.37, 9],
  ['s1', 'left', -0.24, 0.44, 1],
  ['right', 'b', 0.34, 0.43],
  ['s6', 'right', 0.56, 0.57, 6],
  ['s10', 'right', 0.64, 0.43, 10],
  ['s2', 'right', 0.32, 0.5, 2],
  ['upleft', 'c', -0.17, 0.67],
  ['s3', 'upleft', -0.22, 0.74, 3],
  ['s7', 'upleft', -0.54, 0.7, 7],
  ['upright', 'd', 0.08, 0.7],
  ['s4', 'upright', 0.24, 0.76, 4],
  ['s8', 'upright', 0.56, 0.77, 8],
  ['s0', 'd', -0.03, 0.63, 0],
  ['s11', 's0', 0, 0.82, 11],
]

/** Seats that have a bough of their own from the beginning. */
export const SEATS = 12
/** Where later seats branch off. */
const BOUGHS = ['left', 'right', 'upleft', 'upright', 's0', 'b', 'c']

/** How far the crown of one branch reaches around its tip, in pixels of the natural size. */
export const LOBE = 122

const at = (plot: Plot, u: number, v: number): Point => ({
  x: (plot.left + plot.right) / 2 + u * plot.reach,
  y: plot.base - v * plot.rise,
})

/**
 * How a tree stands: mirrored or not, how far its boughs spread, lift at the ends, and how much each fork
 * strays.
 */
const HABITS: Record<Tree, { side: number; spread: number; lift: number; lean: number }> = {
  problem: { side: 1, spread: 1, lift: 0, lean: -0.03 },
  action: { side: -1, spread: 0.96, lift: 0.05, lean: 0.02 },
  vision: { side: 1, spread: 1.04, lift: -0.04, lean: 0.035 },
}

/** A fork as this tree has it. */
function own(tree: Tree, [name, below, u, v, seat]: Fork): Fork {
  const { side, spread, lift, lean } = HABITS[tree]
  const stray = (salt: string) => unit(`${tree}/${name}`, salt) - 0.5
  const x = side * u * spread + lean * Math.sin(v * 5) + stray('u') * 0.1
  const y = v + lift * Math.min(1, Math.abs(u) * 2) + stray('v') * 0.05
  return [name, below, Math.max(-0.68, Math.min(0.68, x)), Math.min(0.8, y), seat as number]
}

/**
 * The limbs of a tree with its twelve boughs and whatever `seats` beyond them are taken, from below to above.
 * Where a limb runs depends on its seat alone, so no branch moves because another one grew.
 */
export function limbsOf(plot: Plot, seats: Iterable<number>): Limb[] {
  const forks = FORKS.map((fork) => own(plot.tree, fork))
  for (const seat of [...seats].filter((seat) => seat >= SEATS).sort((a, b) => a - b)) forks.push(laterFork(plot, seat))
  const root: Point = { x: (plot.left + plot.right) / 2, y: plot.base }
  const points = new Map<string, Point>([['', root]])
  for (const [name, , u, v] of forks) points.set(name, at(plot, u, v))
  const belowOf = new Map(forks.map(([name, below]) => [name, below]))
  const leader = new Map<string, string>()
  for (const [name, below] of forks) if (!leader.has(below)) leader.set(below, name)

  const heading = (name: string): Point => {
    const here = points.get(name)!
    if (name === '') return { x: 0, y: -1 }
    const from = points.get(belowOf.get(name)!)!
    const on = leader.has(name)
      ? points.get(leader.get(name)!)!
      : { x: here.x * 2 - from.x, y: here.y * 2 - from.y - 30 * plot.scale }
    const x = (here.x - from.x) * 0.6 + (on.x - here.x) * 0.4
    const y = (here.y - from.y) * 0.6 + (on.y - here.y) * 0.4
    const length = Math.hypot(x, y) || 1
    return { x: x / length, y: y / length }
  }

  const grows = growthOf(forks)
  return forks.map(([name, below, , , seat]) => {
    const from = points.get(below)!
    const to = points.get(name)!
    const length = Math.hypot(to.x - from.x, to.y - from.y)
    const leads = leader.get(below) === name
    const start = heading(below)
    const end = heading(name)
    const pull = leads ? 0.9 : 1.15
    const line = hermite(
      from,
      { x: start.x * length * pull, y: start.y * length * pull },
      to,
      { x: end.x * length * 0.9, y: end.y * length * 0.9 },
      9,
    )
    return {
      name,
      below: below === '' ? null : below,
      line: wavering(line, `${plot.tree}/${name}`, length),
      leads,
      seat: seat ?? null,
      ...grows.get(name)!,
    }
  })
}

/** How many rounds a limb needs to grow to its length. */
const SPURT = 0.3

/**
 * When limbs grow: each is as long as it gets when the crown reaches its end, and begins no sooner than the
 * limb below it is grown. The trunk is there with the first card.
 */
function growthOf(forks: readonly Fork[]): ReadonlyMap<string, { from: number; full: number }> {
  const grows = new Map<string, { from: number; full: number }>([['', { from: 0, full: 0 }]])
  for (const [name, below, u, v] of forks) {
    const round = ['a', 'b', 'c'].includes(name) ? 0 : roundOf(u, v)
    const from = Math.max(grows.get(below)!.full, round - SPURT)
    grows.set(name, { from, full: Math.max(round, from) })
  }
  return grows
}

/**
 * The limbs of a crown that has grown to `round`, as far as each has: a limb never moves, it lengthens. The
 * way to a taken seat is there at once. Before the first card there is a seedling.
 */
export function grownLimbs(limbs: Limb[], round: number, taken: ReadonlySet<number>): Limb[] {
  const whole = waysTo(limbs, taken)
  const grown: Limb[] = []
  for (const limb of limbs) {
    const share = whole.has(limb.name) ? 1 : shareAt(limb, round)
    if (share > 0.04) grown.push({ ...limb, line: share < 1 ? startOf(limb.line, share) : limb.line })
  }
  return grown
}

/** The names of the limbs that lead to taken seats. */
export function waysTo(limbs: Limb[], taken: ReadonlySet<number>): ReadonlySet<string> {
  const ways = new Set<string>()
  for (const { name, below, seat } of [...limbs].reverse()) {
    if ((seat !== null && taken.has(seat)) || ways.has(name)) ways.add(name).add(below ?? '')
  }
  return ways
}

/**
 * Boughs whose seats are free end before a name that hangs in their way; stumps are not drawn. One that
 * leaves a fork on which a name hangs comes out from under it.
 */
export function cutLimbs(limbs: Limb[], taken: ReadonlySet<number>, names: readonly Box[]): Limb[] {
  if (names.length === 0) return limbs
  return limbs.flatMap((limb) => {
    if (limb.seat === null || taken.has(limb.seat)) return [limb]
    const last = limb.line.length - 1
    const out = limb.line.findIndex((point) => !names.some((box) => holds(box, point)))
    if (out < 0) return []
    const near = limb.line.findIndex((to, i) => i > out && names.some((box) => passes(limb.line[i - 1]!, to, box)))
    const end = near < 0 ? last : near - 1
    if (end - out < STUMP * last) return []
    return end === last ? [limb] : [{ ...limb, line: startOf(limb.line, end / last) }]
  })
}

/** What is left of a bough is drawn from this share of it on. */
const STUMP = 0.4

/** How much of the trunk's first stretch a seedling has. */
const SEEDLING = 0.55

/** Where a seedling ends, on the line of the trunk's first stretch. */
export const seedTip = (line: Point[]): Point => startOf(line, SEEDLING)[line.length - 1]!

/** How much of a limb there is. */
function shareAt({ name, from, full }: Limb, round: number): number {
  if (round === 0) return name === 'a' ? SEEDLING : 0
  return round >= full ? 1 : round <= from ? 0 : (round - from) / (full - from)
}

/** The first part of a line, in as many points. */
function startOf(line: Point[], share: number): Point[] {
  const last = line.length - 1
  return line.map((_, i) => {
    const t = (i / last) * share * last
    const k = Math.min(last - 1, Math.floor(t))
    const [a, b] = [line[k]!, line[k + 1]!]
    return { x: a.x + (b.x - a.x) * (t - k), y: a.y + (b.y - a.y) * (t - k) }
  })
}

/**
 * Seats after the twelfth: spread over the crown by the R2 sequence (Roberts 2018), each on the nearest bough
 * below it.
 */
function laterFork({ tree }: Plot, seat: number): Fork {
  const n = seat - SEATS + 1
  const u = (((n * 0.7548776662) % 1) * 2 - 1) * 0.66
  const v = 0.42 + ((n * 0.569840291) % 1) * 0.38 * (1 - 0.25 * Math.abs(u))
  let nearest = 'c'
  let least = Infinity
  for (const fork of FORKS) {
    const [name, , bu, bv] = own(tree, fork)
    if (!BOUGHS.includes(name) || bv > v - 0.03) continue
    const far = Math.hypot(bu - u, (bv - v) * 1.6)
    if (far < least) [nearest, least] = [name, far]
  }
  return [`s${seat}`, nearest, u, v, seat]
}

/** No limb is drawn with a ruler: bends the inner points a little, the ends stay. */
function wavering(line: Point[], name: string, length: number): Point[] {
  const sway = (unit(name, 'sway') - 0.5) * 0.05 * length
  const twist = (unit(name, 'twist') - 0.5) * 0.05 * length
  const end = line[line.length - 1]!
  const nx = (end.y - line[0]!.y) / (length || 1)
  const ny = -(end.x - line[0]!.x) / (length || 1)
  return line.map(({ x, y }, i) => {
    const t = i / (line.length - 1)
    const off = sway * Math.sin(Math.PI * t) ** 2 + twist * Math.sin(2 * Math.PI * t) * Math.sin(Math.PI * t)
    return { x: x + nx * off, y: y + ny * off }
  })
}
