import type { Card } from '../../core/meeting/meeting.ts'
import { unit } from '../../core/plain/hash.ts'
import type { Palette } from './colours.ts'
import { fitting, formOf, inside, leafSize } from './crown.ts'
import { crownPoint, roundOf } from './crownPlace.ts'
import type { Plot } from './frame.ts'
import { placed, round } from './path.ts'
import type { Leaf, Mark, Point } from './scene.ts'
import type { Limb } from './skeleton.ts'
import { seedTip, SEATS } from './skeleton.ts'

/** A bud, its foot at the origin. */
const BUD = 'M0 0.2 Q0.42 -0.3 0 -1 Q-0.42 -0.3 0 0.2 Z'
/**
 * Buds of a tree at most: where the next cards will hang; and how long the twig of a bud may be, in pixels.
 */
const BUDS = 3
const BUD_TWIG = 64
/** The two first leaves of a seedling, its stem at the origin. */
const SEED_LEAF = 'M0 0 C0.5 -0.1 0.55 -0.75 0 -1 C-0.55 -0.75 -0.5 -0.1 0 0 Z'

/**
 * Cards that no topic has gathered yet: leaves on twigs of the trunk and the boughs, from the middle
 * outwards. `slots` are given to all cards of the tree, gathered or not, so gathering some moves none of the
 * others.
 */
export function looseLeaves(
  plot: Plot,
  limbs: Limb[],
  cards: Card[],
  slots: ReadonlyMap<string, number>,
  inCrown: number,
  newer: ReadonlyMap<string, number>,
  stars: ReadonlySet<string>,
  palette: Palette,
): Leaf[] {
  const standing = cards.filter(({ state }) => state === 'standing')
  const wood = woodPoints(limbs)
  return standing.map((card) => {
    const form = formOf(standing.length, inCrown, newer.get(card.id)!)
    const size = leafSize(plot, card.id, form, inCrown)
    const { stem, on, twig } = hangAt(plot, wood, slots.get(card.id)!, size)
    return {
      card: card.id,
      number: card.number,
      ...stem,
      size: fitting(plot, stem, size, form),
      angle: (Math.atan2(stem.x - on.x, on.y - stem.y) * 90) / Math.PI + (unit(card.id, 'lean') - 0.5) * 50,
      shade: Math.floor(unit(card.id, 'shade') * 4) as Leaf['shade'],
      form,
      twig: form === 'dab' ? null : { d: twig, stroke: palette.wood, width: Math.max(0.7, 1.9 * plot.scale) },
      faint: false,
      star: stars.has(card.id),
    }
  })
}

/**
 * Closed buds on their twigs where the next cards after slot `last` will hang, until the crown is full;
 * before the first card the two leaves of a seedling, small and pale, so that nobody takes them for cards.
 */
export function nextBuds(plot: Plot, limbs: Limb[], last: number, grown: number, palette: Palette): Mark[] {
  if (grown >= 1) return []
  if (grown === 0) return seedLeaves(plot, limbs[0]!.line, palette)
  const wood = woodPoints(limbs)
  const next = Array.from({ length: BUDS }, (_, i) => hangAt(plot, wood, last + 1 + i, 0, grown)).filter(
    ({ stem, on }) => Math.hypot(stem.x - on.x, stem.y - on.y) < BUD_TWIG * plot.scale,
  )
  const buds = next.map(({ stem, on }) => {
    const turn = (Math.atan2(stem.x - on.x, on.y - stem.y) * 180) / Math.PI
    return placed(BUD, turn, 11 * plot.scale, stem.x, stem.y)
  })
  return [
    { d: next.map(({ twig }) => twig).join(''), stroke: palette.wood, width: Math.max(0.7, 1.6 * plot.scale) },
    { d: buds.join(''), fill: palette.bark },
  ]
}

function seedLeaves({ scale }: Plot, stem: Point[], palette: Palette): Mark[] {
  const { x, y } = seedTip(stem)
  const d = [-52, 46].map((turn) => placed(SEED_LEAF, turn, 40 * scale, x, y + 2 * scale)).join('')
  return [{ d, fill: palette.leaves.action[3] }]
}

interface WoodPoint extends Point {
  /** The round of the crown from which on it is there. */
  since: number
}

/** Points of the wood on which twigs may stand. */
function woodPoints(limbs: Limb[]): WoodPoint[] {
  return limbs
    .filter(({ seat, below }) => below !== null && (seat === null || seat < SEATS))
    .flatMap(({ line, from, full }) =>
      line.slice(1).map(({ x, y }, i) => ({ x, y, since: from + ((full - from) * (i + 1)) / (line.length - 1) })),
    )
}

/** Where the card in `slot` hangs, where its twig leaves the wood, and the twig. */
function hangAt(plot: Plot, wood: WoodPoint[], slot: number, size: number, grown = 1) {
  const { u, v } = crownPoint(slot, plot.tree)
  const middle = (plot.left + plot.right) / 2
  const stem = inside(plot, { x: middle + u * plot.reach, y: plot.base - v * plot.rise }, size)
  const within = Math.min(roundOf(u, v), grown)
  let on = wood[0]!
  let least = Infinity
  for (const point of wood) {
    if (point.since > within && point.since > 0) continue
    // Twigs rise: wood above a leaf is as good as far away.
    const far = Math.hypot(point.x - stem.x, Math.max(0, stem.y - point.y) * 3 + Math.max(0, point.y - stem.y))
    if (far < least) [on, least] = [point, far]
  }
  const bend = { x: on.x + (stem.x - on.x) * 0.35, y: stem.y + (on.y - stem.y) * 0.25 }
  const twig = `M${round(on.x)} ${round(on.y)}Q${round(bend.x)} ${round(bend.y)} ${round(stem.x)} ${round(stem.y)}`
  return { stem, on, twig }
}
