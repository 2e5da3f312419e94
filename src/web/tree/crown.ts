import type { Card, Topic } from '../../core/meeting/meeting.ts'
import { unit } from '../../core/plain/hash.ts'
import type { Cubic } from './clear.ts'
import { curved } from './clear.ts'
import type { Palette } from './colours.ts'
import type { Plot } from './frame.ts'
import { SPAN } from './leafShapes.ts'
import { inside } from './crownPlace.ts'
import type { Places } from './crownSlots.ts'
import { round } from './path.ts'
import type { Pose, Room } from './room.ts'
import { fitted, isClear, shareOf } from './room.ts'
import type { Glow, Leaf, LeafForm, Point } from './scene.ts'
import type { Limb } from './skeleton.ts'
import { LOBE, SEATS } from './skeleton.ts'
import { slotPoint, slotsOf } from './slots.ts'
import type { WoodPoint } from './twig.ts'

/**
 * From this many cards on a branch draws single leaves instead of sprays; from the second a whole crown is
 * drawn as texture.
 */
const SINGLES_FROM = 60
const TEXTURE_FROM = 600
/**
 * Of a crown drawn as texture: how many of the newest are still drawn as leaves; up to STEP more, so that
 * only one card in so many changes the look of others.
 */
const NEWEST = 60
const STEP = 30
/** Up to this slot a leaf of a branch has a twig of its own. */
const TWIG_SLOTS = 56
/** How far a card's leaf leans from where its twig points, to either side together, in degrees. */
const LEAN = 44
/** A place beside a name is one where a leaf can have so much of its length. */
const ENOUGH = 0.5
/**
 * A crown whose place names take up reaches farther, so many times as far at most: by so much for so many
 * places that it misses, beyond those that it can miss for each that it has.
 */
const WIDEST = 4
const FAR = 60
const MISSED = 4
/** From this place on a card hangs whether a name is there or not; no branch has so many cards. */
const MOST = 20_000
/** Leaves with a slot of the crown lean out so much less than those of a thick branch. */
export const UPRIGHT = 0.6
/** Leaf lengths in pixels of the natural size. */
const SPRAY_SIZE = 46
const SINGLE_SIZE = 33
const DAB_SIZE = 26

/** Where a branch ends and the round crown of leaves about it. */
export interface Lobe {
  name: string
  tip: Point
  /** Direction of the branch at its tip, of length 1. */
  heading: Point
  centre: Point
  radius: number
}

/** The crown at the end of a limb. Later seats, of which there may be many, have smaller ones. */
export function lobeOf(plot: Plot, limb: Limb): Lobe {
  const tip = limb.line[limb.line.length - 1]!
  const before = limb.line[limb.line.length - 2]!
  const length = Math.hypot(tip.x - before.x, tip.y - before.y) || 1
  const heading = { x: (tip.x - before.x) / length, y: (tip.y - before.y) / length }
  const natural = Math.min(LOBE * plot.scale, plot.reach * 0.36)
  const radius = natural * (limb.seat !== null && limb.seat >= SEATS ? 0.62 : 1)
  const centre = { x: tip.x + heading.x * radius * 0.5, y: tip.y + heading.y * radius * 0.5 - radius * 0.12 }
  return { name: `${plot.tree}/${limb.name}`, tip, heading, centre, radius }
}

/** Where the stem of the leaf in `slot` is: never below the end of the branch, where its name hangs. */
function stemAt(plot: Plot, { name, tip, centre, radius }: Lobe, slot: number, size: number, by: number): Point {
  const place = slotPoint(slot, name)
  const wide = radius * by
  const floor = tip.y - radius * 0.12
  const y = centre.y + place.y * wide * 0.92
  return inside(plot, { x: centre.x + place.x * wide * 1.08, y: y > floor ? 2 * floor - y : y }, size)
}

/**
 * A leaf's length, or what is left of it where its stem is so near the edge of the plot that it would reach
 * over it.
 */
export function fitting(plot: Plot, stem: Point, size: number, form: LeafForm): number {
  const room = Math.min(stem.x - plot.left, plot.right - stem.x, stem.y - plot.top) - 1
  return Math.min(size, room / SPAN[form])
}

/** The form in which the cards of a branch of `onBranch` cards are drawn, in a crown of `inCrown`. */
export function formOf(onBranch: number, inCrown: number, fromNewest: number): LeafForm {
  const texture = inCrown - NEWEST - ((inCrown - NEWEST) % STEP)
  if (inCrown >= TEXTURE_FROM) return inCrown - fromNewest <= texture ? 'dab' : 'single'
  return onBranch >= SINGLES_FROM ? 'single' : 'spray'
}

const SIZES: Record<LeafForm, number> = { spray: SPRAY_SIZE, single: SINGLE_SIZE, dab: DAB_SIZE }

/**
 * Sprays of a tree with few cards are larger, so that it looks at home in its first leaves; where names take
 * up part of the crown, leaves fill the rest.
 */
const EARLY = [
  { upTo: 8, times: 2.1, named: 2.3 },
  { upTo: 16, times: 2.4, named: 2.5 },
  { upTo: 24, times: 2.1, named: 2.8 },
  { upTo: 36, times: 2.05, named: 3.15 },
  { upTo: 48, times: 1.5, named: 2 },
  { upTo: 60, times: 1.25, named: 1.5 },
]

/** The most by which few cards make a spray larger, and a card its leaf. */
const MOST_EARLY = Math.max(...EARLY.map(({ named }) => named))
const MOST_OWN = 1.12

/** The length that no leaf of a form exceeds when it is hung, in pixels. */
export const longestOf = (plot: Plot, form: LeafForm): number =>
  Math.min(SIZES[form] * plot.scale, plot.reach * 0.16) * (form === 'spray' ? MOST_EARLY : 1) * MOST_OWN

/** Length of a leaf in pixels, in a crown of `inCrown` cards: no two are quite alike. */
export function leafSize(plot: Plot, room: Room, card: string, form: LeafForm, inCrown: number): number {
  const early = form === 'spray' ? EARLY.find(({ upTo }) => inCrown <= upTo) : undefined
  const times = early ? (room.boxes.length > 0 ? early.named : early.times) : 1
  return Math.min(SIZES[form] * plot.scale, plot.reach * 0.16) * times * (0.88 + 0.24 * unit(card, 'size'))
}

/** Where the cards of a tree hang: their slots of the crown, the wood, and what names leave of it. */
export interface Hung {
  room: Room
  slots: ReadonlyMap<string, number>
  places: Places
  wood: WoodPoint[]
  grown: number
}

/**
 * A leaf on every standing card of a topic. `newer` tells how many standing cards of the tree came after a
 * card.
 */
export function branchLeaves(
  plot: Plot,
  lobe: Lobe,
  cards: Card[],
  { room, slots, places }: Hung,
  newer: ReadonlyMap<string, number>,
  stars: ReadonlySet<string>,
  palette: Palette,
): Leaf[] {
  const thick = cards.filter(({ id }) => !slots.has(id)).map(({ id }) => id)
  const thickening = slotsOf(`${lobe.name} ${room.key}`, thick)
  const standing = cards.filter(({ state }) => state === 'standing')
  return standing.map((card) => {
    const slot = slots.get(card.id)
    const form = formOf(standing.length, newer.size, newer.get(card.id)!)
    const pose = slot === undefined ? about(plot, room, lobe, thickening.get(card.id)!) : places.pose(slot, lobe)!
    const size = fitting(plot, pose.stem, leafSize(plot, room, card.id, form, newer.size), form)
    const lean = (unit(card.id, 'lean') - 0.5) * LEAN * (slot === undefined ? 1 : UPRIGHT)
    return {
      card: card.id,
      number: card.number,
      ...pose.stem,
      ...fitted(room, plot.tree, pose, lean, { size, form }, longestOf(plot, form)),
      shade: Math.floor(unit(card.id, 'shade') * 4) as Leaf['shade'],
      form,
      twig:
        form === 'dab' || !pose.twig
          ? null
          : { d: pose.twig, stroke: palette.wood, width: Math.max(0.7, 1.9 * plot.scale) },
      faint: false,
      star: stars.has(card.id),
    }
  })
}

/** Where a card hangs in the crown of its branch: the slots that names leave it, in order. */
function about(plot: Plot, room: Room, lobe: Lobe, slot: number): Pose {
  if (room.boxes.length === 0) return aboutAt(plot, room, lobe, slot, slot, 1)!
  let thick = room.thick.get(lobe.name)
  if (!thick) room.thick.set(lobe.name, (thick = { poses: [], seen: 0 }))
  while (thick.poses.length <= slot) {
    const missed = thick.seen - MISSED * thick.poses.length
    const wide = Math.max(1, Math.min(WIDEST, missed / FAR))
    const pose = aboutAt(plot, room, lobe, thick.seen, thick.poses.length, wide)
    if (pose) thick.poses.push(pose)
    thick.seen++
  }
  return thick.poses[slot]!
}

/** How a leaf hangs at a place of a branch's crown; the first ones have a twig of their own there. */
function aboutAt(plot: Plot, room: Room, lobe: Lobe, place: number, slot: number, wide: number): Pose | null {
  const stem = stemAt(plot, lobe, place, SPRAY_SIZE * plot.scale, wide)
  const angle = leaning(lobe, stem)
  const size = SINGLE_SIZE * plot.scale
  if (place < MOST && shareOf(room, plot.tree, 'single', stem, angle, size, ENOUGH) === 0) return null
  const twig = twigTo(plot, lobe, stem)
  return { stem, angle, twig: slot < TWIG_SLOTS && isClear(room, curved(twig)) ? pathOf(twig) : '' }
}

/** Leaves point away from the end of their branch, and rather up than down. */
export function leaning(lobe: Lobe, stem: Point): number {
  const dx = stem.x - lobe.tip.x
  const dy = stem.y - lobe.tip.y - lobe.radius * 0.35
  return (Math.atan2(dx, -dy) * 180) / Math.PI
}

/** From the end of the branch to a stem: leaves along the branch, bends out with its neighbours. */
function twigTo(plot: Plot, { tip, heading }: Lobe, to: Point): Cubic {
  const length = Math.hypot(to.x - tip.x, to.y - tip.y)
  return [
    { x: tip.x - heading.x * 2 * plot.scale, y: tip.y - heading.y * 2 * plot.scale },
    { x: tip.x + heading.x * length * 0.38, y: tip.y + heading.y * length * 0.38 },
    { x: to.x - (to.x - tip.x) * 0.22, y: to.y + length * 0.2 - Math.abs(to.x - tip.x) * 0.08 },
    to,
  ]
}

const pathOf = ([a, b, c, d]: Cubic): string =>
  `M${round(a.x)} ${round(a.y)}C${round(b.x)} ${round(b.y)} ${round(c.x)} ${round(c.y)} ${round(d.x)} ${round(d.y)}`

/**
 * Soft colour behind leaves: as large as they reach, as strong as they are many; nothing behind one that
 * hangs alone.
 */
export function washOf(plot: Plot, leaves: Leaf[], most: number, palette: Palette): Glow[] {
  if (leaves.length < 2) return []
  const mean = (of: (leaf: Leaf) => number) => leaves.reduce((sum, leaf) => sum + of(leaf), 0) / leaves.length
  const x = mean((leaf) => leaf.x)
  const y = mean((leaf) => leaf.y - leaf.size * 0.3)
  const rim = 58 * plot.scale
  const rx = 1.75 * Math.sqrt(mean((leaf) => (leaf.x - x) ** 2)) + rim
  const ry = 1.75 * Math.sqrt(mean((leaf) => (leaf.y - y) ** 2)) + rim
  const opacity = most * Math.min(1, 0.5 + leaves.length / 16)
  // In steps that nobody sees, so that on a full tree one more leaf changes no wash.
  const near = (value: number) => Math.round(value / (10 * plot.scale)) * 10 * plot.scale
  return [{ x: near(x), y: near(y), rx: near(rx), ry: near(ry), colour: palette.leaves[plot.tree][2], opacity }]
}

/** Topics of a tree by seat. */
export const bySeat = (a: Topic, b: Topic): number => a.seat - b.seat
