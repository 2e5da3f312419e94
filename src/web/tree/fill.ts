import { holds, wider } from './clear.ts'
import { fitting } from './crown.ts'
import { roundOf } from './crownPlace.ts'
import type { Plot } from './frame.ts'
import { middleOf } from './links.ts'
import type { Room } from './room.ts'
import { shareOf } from './room.ts'
import type { Box, Leaf, Point } from './scene.ts'

/** How much of its place a crown of so many cards fills; in between by the line from one to the next. */
const WANTED = [
  { cards: 11, share: 0.32 },
  { cards: 12, share: 0.35 },
  { cards: 30, share: 0.65 },
  { cards: 60, share: 0.65 },
] as const
/** Of a leaf's length: how far from its middle it covers what is behind it. */
const COVER = 0.55
/** So much free room about a name belongs to it, in pixels of the natural size. */
const AIR = 6
/** How many points are asked across half of a crown. */
const FINE = 16
/** How much a leaf grows at once, and in all. */
const STEP = 1.07
const MOST = 2

/**
 * Leaves beside which much of a young crown's place is bare grow into it, until enough is filled. None moves
 * or turns, and none grows over a name.
 */
export function fillOut(plot: Plot, room: Room, plates: readonly { box: Box }[], leaves: Leaf[]): void {
  const wanted = wantedOf(leaves.length)
  if (wanted === 0) return
  const place = placeOf(plot)
  const names = plates.map(({ box }) => wider(box, AIR * plot.scale))
  const most = new Map(leaves.map((leaf) => [leaf, leaf.size * MOST]))
  let bare = place.filter((point) => !names.some((box) => holds(box, point)))
  const growing = new Set(leaves)
  while (growing.size > 0) {
    const discs = leaves.map((leaf) => ({ leaf, ...middleOf(leaf), r: leaf.size * COVER }))
    bare = bare.filter((point) => !discs.some((disc) => offOf(point, disc) <= 0))
    if (bare.length <= place.length * (1 - wanted)) return
    const able = discs.filter(({ leaf }) => growing.has(leaf))
    const nearest = new Set(bare.map((point) => nearestTo(point, able)))
    for (const leaf of nearest) if (!grow(plot, room, leaf, most.get(leaf)!)) growing.delete(leaf)
  }
}

function wantedOf(cards: number): number {
  const next = WANTED.findIndex((one) => one.cards >= cards)
  if (next <= 0) return 0
  const [a, b] = [WANTED[next - 1]!, WANTED[next]!]
  return a.share + ((b.share - a.share) * (cards - a.cards)) / (b.cards - a.cards)
}

/** Points all over the place of a crown, as far from each other everywhere. */
function placeOf({ left, right, base, reach, rise }: Plot): Point[] {
  const middle = (left + right) / 2
  const step = reach / FINE
  const points: Point[] = []
  for (let x = -reach; x <= reach; x += step)
    for (let y = 0; y <= rise; y += step)
      if (roundOf(x / reach, y / rise) <= 1) points.push({ x: middle + x, y: base - y })
  return points
}

/** What a leaf covers, as a disc. */
interface Disc extends Point {
  leaf: Leaf
  r: number
}

/** How far a point lies outside of a disc. */
const offOf = ({ x, y }: Point, disc: Disc): number => Math.sqrt((disc.x - x) ** 2 + (disc.y - y) ** 2) - disc.r

function nearestTo(point: Point, discs: readonly Disc[]): Leaf {
  let near = discs[0]!
  let off = Infinity
  for (const disc of discs) {
    const now = offOf(point, disc)
    if (now < off) [near, off] = [disc, now]
  }
  return near.leaf
}

/** Makes a leaf larger where it has room, and says whether it has. */
function grow(plot: Plot, room: Room, leaf: Leaf, most: number): boolean {
  const wished = Math.min(leaf.size * STEP, most)
  const size = fitting(plot, leaf, wished, leaf.form)
  const fits = size * shareOf(room, plot.tree, leaf.form, leaf, leaf.angle, size)
  if (fits <= leaf.size * 1.001) return false
  leaf.size = fits
  return true
}
