import type { Card } from '../../core/meeting/meeting.ts'
import type { Id } from '../../core/plain/id.ts'
import type { Lobe } from './crown.ts'
import { FULL } from './crownPlace.ts'
import type { Plot } from './frame.ts'
import { round } from './path.ts'
import type { Pose } from './room.ts'
import type { Point } from './scene.ts'
import { freeOf, freeSlot, giveSlots } from './slots.ts'

/** How much farther a place below the end of a branch is than one above it: its name hangs there. */
const BELOW = 1.7
/** How much farther a place on the rim of the crown is than one in its middle, in shares of its reach. */
const OUTWARD = 0.3

/** From this slot on a card hangs whether a name is there or not; no tree has so many cards. */
const MOST = 20_000

/** Where a card of a slot can hang, by itself or as one of a branch; null where names leave it no place. */
export interface Places {
  /** Tells apart for which names these are the places. */
  key: string
  pose(slot: number, lobe: Lobe | undefined): Pose | null
  /** The point at which a slot lies. */
  point(slot: number): Point
}

/**
 * Where the cards of a tree hang. The first ones fill its crown evenly, whatever topics there are: one that
 * is loose from the middle outwards, one that is gathered near the end of its branch. Later ones of a topic
 * have no slot here: they thicken the crown of their branch. `cards` are in order of arrival; the order
 * decides between cards that want the same place, so one more card moves none of those before it.
 */
export function crownSlots(
  plot: Plot,
  cards: readonly Card[],
  lobeOf: ReadonlyMap<Id, Lobe>,
  places: Places,
): ReadonlyMap<Id, number> {
  const nearest = new Map<string, readonly number[]>()
  const keyed = cards.map(({ id }) => keyOf(id, lobeOf.get(id)))
  const lobes = new Map(cards.map(({ id }, i) => [keyed[i]!, lobeOf.get(id)]))
  const given = giveSlots(`${plot.tree} ${plot.reach} ${plot.rise} ${places.key}`, keyed, (key, taken, nth) => {
    const lobe = lobes.get(key)
    const id = key.slice(0, key.indexOf(' '))
    const isFree = (slot: number) => !taken.has(slot) && (slot > MOST || places.pose(slot, lobe) !== null)
    if (!lobe) return freeSlot(id, isFree)
    if (nth >= FULL) return null
    if (!nearest.has(lobe.name)) nearest.set(lobe.name, nearestTo(plot, lobe, places))
    return freeOf(nearest.get(lobe.name)!, id, isFree)
  })
  return new Map(cards.flatMap(({ id }, i) => (given.has(keyed[i]!) ? [[id, given.get(keyed[i]!)!] as const] : [])))
}

const keyOf = (id: Id, lobe: Lobe | undefined): string =>
  lobe ? `${id} ${lobe.name} ${round(lobe.centre.x)} ${round(lobe.centre.y)}` : `${id} `

/** The slots of a crown that is full, nearest to the end of a branch first. */
function nearestTo(plot: Plot, { centre, tip }: Lobe, places: Places): number[] {
  const far = Array.from({ length: FULL }, (_, slot) => {
    const { x, y } = places.point(slot)
    const off = Math.hypot(x - centre.x, (y - centre.y) * (y > tip.y ? BELOW : 1))
    return off + OUTWARD * plot.reach * Math.sqrt(slot / FULL)
  })
  return far.map((_, slot) => slot).sort((a, b) => far[a]! - far[b]!)
}

/** Slots of a crown that is full in which nothing hangs yet. */
export function freeSlots(slots: ReadonlyMap<Id, number>): number[] {
  const taken = new Set(slots.values())
  return Array.from({ length: FULL }, (_, slot) => slot).filter((slot) => !taken.has(slot))
}
