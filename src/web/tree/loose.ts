import type { Card } from '../../core/meeting/meeting.ts'
import { unit } from '../../core/plain/hash.ts'
import type { Palette } from './colours.ts'
import { holds, wider } from './clear.ts'
import type { Hung } from './crown.ts'
import { fitting, formOf, leafSize, longestOf } from './crown.ts'
import { freeSlots } from './crownSlots.ts'
import type { Plot } from './frame.ts'
import { placed } from './path.ts'
import { fitted } from './room.ts'
import type { Leaf, Mark, Point } from './scene.ts'
import type { Limb } from './skeleton.ts'
import { seedTip } from './skeleton.ts'
import type { Hang } from './twig.ts'
import { hangAt, roundOfSlot, slotAt } from './twig.ts'

/** A bud, its foot at the origin. */
const BUD = 'M0 0.2 Q0.42 -0.3 0 -1 Q-0.42 -0.3 0 0.2 Z'
/**
 * Buds of a tree at most: where the next cards will hang; and how long the twig of a bud may be, in pixels.
 */
const BUDS = 3
const BUD_TWIG = 64
/** The two first leaves of a seedling, its stem at the origin. */
const SEED_LEAF = 'M0 0 C0.5 -0.1 0.55 -0.75 0 -1 C-0.55 -0.75 -0.5 -0.1 0 0 Z'

/** A leaf that hangs by itself turns half as far from upright as its twig. */
export const leanOfLoose = (stem: Point, on: Point): number => (Math.atan2(stem.x - on.x, on.y - stem.y) * 90) / Math.PI

/**
 * Cards that no topic has gathered yet: leaves on twigs of the trunk and the boughs, from the middle
 * outwards.
 */
export function looseLeaves(
  plot: Plot,
  { room, slots, places }: Hung,
  cards: Card[],
  newer: ReadonlyMap<string, number>,
  stars: ReadonlySet<string>,
  palette: Palette,
): Leaf[] {
  const standing = cards.filter(({ state }) => state === 'standing')
  return standing.map((card) => {
    const form = formOf(standing.length, newer.size, newer.get(card.id)!)
    const pose = places.pose(slots.get(card.id)!, undefined)!
    const size = fitting(plot, pose.stem, leafSize(plot, room, card.id, form, newer.size), form)
    return {
      card: card.id,
      number: card.number,
      ...pose.stem,
      ...fitted(room, plot.tree, pose, (unit(card.id, 'lean') - 0.5) * 50, { size, form }, longestOf(plot, form)),
      shade: Math.floor(unit(card.id, 'shade') * 4) as Leaf['shade'],
      form,
      twig: form === 'dab' ? null : { d: pose.twig, stroke: palette.wood, width: Math.max(0.7, 1.9 * plot.scale) },
      faint: false,
      star: stars.has(card.id),
    }
  })
}

/**
 * Closed buds on their twigs in the first `free` slots, where cards will hang, until the crown is full;
 * before the first card the two leaves of a seedling, small and pale, so that nobody takes them for cards.
 */
export function nextBuds(plot: Plot, limbs: Limb[], { room, wood, slots, grown }: Hung, palette: Palette): Mark[] {
  if (grown >= 1) return []
  if (grown === 0) return seedLeaves(plot, limbs[0]!.line, palette)
  const next = freeSlots(slots)
    .map((slot) => {
      const stem = slotAt(plot, slot)
      return { stem, ...hangAt(room, wood, stem, Math.min(roundOfSlot(plot, slot), grown)) }
    })
    .filter((bud): bud is { stem: Point } & Hang => {
      if (!bud.on || Math.hypot(bud.stem.x - bud.on.x, bud.stem.y - bud.on.y) > BUD_TWIG * plot.scale) return false
      return !room.boxes.some((box) => holds(wider(box, 14 * plot.scale), bud.stem))
    })
    .slice(0, BUDS)
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
