import type { Card } from '../../core/meeting/meeting.ts'
import { unit } from '../../core/plain/hash.ts'
import type { Palette } from './colours.ts'
import { fitting, formOf, inside, leafSize } from './crown.ts'
import type { Plot } from './frame.ts'
import { round } from './path.ts'
import type { Leaf, LeafForm } from './scene.ts'
import type { Limb } from './skeleton.ts'
import { SEATS } from './skeleton.ts'
import { slotsOf } from './slots.ts'

/** Steps of the R2 sequence (Roberts 2018): successive slots spread evenly over the tree. */
const ALONG = 0.7548776662466927
const ACROSS = 0.5698402909980532
/** Against leaves of a branch. */
const SIZES: Record<LeafForm, number> = { spray: 0.86, single: 1, dab: 1 }

/**
 * Cards that no topic has gathered yet: leaves on short twigs along the trunk and the boughs. Places are
 * given out to all cards of the tree in order of arrival, gathered or not, so gathering some moves none of
 * the others. Later ones stand farther off the wood, so that many cards make a full crown.
 */
export function looseLeaves(
  plot: Plot,
  limbs: Limb[],
  cards: Card[],
  all: Card[],
  inCrown: number,
  newer: ReadonlyMap<string, number>,
  stars: ReadonlySet<string>,
  palette: Palette,
): Leaf[] {
  const wood = limbs.filter(({ seat, below }) => below !== null && (seat === null || seat < SEATS))
  const lengths = wood.map(({ line }) => lengthOf(line))
  const whole = lengths.reduce((sum, length) => sum + length, 0)
  const slots = slotsOf(
    plot.tree,
    all.map(({ id }) => id),
  )
  const standing = cards.filter(({ state }) => state === 'standing')
  return standing.map((card) => {
    const form = formOf(standing.length, inCrown, newer.get(card.id)!)
    const size = leafSize(plot, card.id, form, inCrown) * SIZES[form]
    const slot = slots.get(card.id)!
    let along = (((slot + 0.5) * ALONG) % 1) * whole
    let i = 0
    while (i < wood.length - 1 && along > lengths[i]!) along -= lengths[i++]!
    const { line } = wood[i]!
    const t = Math.min(0.999, along / lengths[i]!) * (line.length - 1)
    const k = Math.floor(t)
    const from = line[k]!
    const to = line[k + 1]!
    const on = { x: from.x + (to.x - from.x) * (t - k), y: from.y + (to.y - from.y) * (t - k) }
    const step = Math.hypot(to.x - from.x, to.y - from.y) || 1
    const side = ((slot + 0.5) * ACROSS) % 1 < 0.5 ? -1 : 1
    const spread = Math.min(92, 12 * Math.sqrt(slot / 8)) * unit(card.id, 'off')
    const off = (15 + 17 * unit(card.id, 'stalk') + spread) * plot.scale
    const nx = (-(to.y - from.y) / step) * side
    const ny = ((to.x - from.x) / step) * side - 0.45
    const norm = Math.hypot(nx, ny) || 1
    const stem = inside(plot, { x: on.x + (nx / norm) * off, y: on.y + (ny / norm) * off }, size)
    const bend = { x: on.x + ((to.x - from.x) / step) * off * 0.5, y: on.y + ((to.y - from.y) / step) * off * 0.5 }
    return {
      card: card.id,
      number: card.number,
      ...stem,
      size: fitting(plot, stem, size, form),
      angle: (Math.atan2(stem.x - on.x, on.y - stem.y) * 180) / Math.PI + (unit(card.id, 'lean') - 0.5) * 50,
      shade: Math.floor(unit(card.id, 'shade') * 4) as Leaf['shade'],
      form,
      twig: {
        d: `M${round(on.x)} ${round(on.y)}Q${round(bend.x)} ${round(bend.y)} ${round(stem.x)} ${round(stem.y)}`,
        stroke: palette.wood,
        width: Math.max(0.7, 1.7 * plot.scale),
      },
      faint: false,
      star: stars.has(card.id),
    }
  })
}

function lengthOf(line: { x: number; y: number }[]): number {
  let length = 0
  for (let i = 1; i < line.length; i++) length += Math.hypot(line[i]!.x - line[i - 1]!.x, line[i]!.y - line[i - 1]!.y)
  return length
}
