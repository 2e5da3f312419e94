import { hash32, unit } from '../../core/plain/hash.ts'
import type { Id } from '../../core/plain/id.ts'
import type { Point } from './scene.ts'

/** The golden angle in radians (Vogel 1979): successive leaves never line up. */
export const GOLDEN = Math.PI * (3 - Math.sqrt(5))
/** Places of the first, roomy spiral; later cards fill in between and slightly beyond. */
const ROOMY = 16
const TRIES = 4
/** The first cards choose among this many places, later ones among so many times more: little stays empty. */
const FIRST_ROOM = 3
const MORE_ROOM = 1.25

/**
 * Gives each card of a branch a place, counted from the inside. `cards` is in order of arrival; `branch` only
 * names it. A card takes the first free of a few places that its id points to, nearest first. So the order
 * decides only between cards that want the same place: one more card moves none of those before it, and
 * taking one out or gathering an old one moves few.
 */
export const slotsOf = (branch: string, cards: readonly Id[]): ReadonlyMap<Id, number> =>
  giveSlots(branch, cards, (card, taken) => freeSlot(card, (slot) => !taken.has(slot)))

/** Gives each card in turn the slot that `give` finds for it among those that are not taken; or none. */
export function giveSlots(
  branch: string,
  cards: readonly string[],
  give: (card: string, taken: ReadonlySet<number>, nth: number) => number | null,
): ReadonlyMap<string, number> {
  if (cards.length === 0) return new Map()
  const key = `${branch} ${cards[0]}`
  const before = given.get(key)
  const goesOn = before && before.cards.length <= cards.length && before.cards.every((card, i) => card === cards[i])
  const all = goesOn ? before : { cards: [], taken: new Set<number>(), slots: new Map<Id, number>() }
  for (const card of cards.slice(all.cards.length)) {
    const slot = give(card, all.taken, all.cards.length)
    all.cards.push(card)
    if (slot === null) continue
    all.taken.add(slot)
    all.slots.set(card, slot)
  }
  given.delete(key)
  given.set(key, all)
  if (given.size > REMEMBERED) given.delete(given.keys().next().value!)
  return all.slots
}

/**
 * Places that were given, by branch and first card: a card that comes last changes none of them, so they need
 * not be given again.
 */
const given = new Map<string, { cards: Id[]; taken: Set<number>; slots: Map<Id, number> }>()
const REMEMBERED = 256

/** The first free of a few slots that a card's id points to, in a room that grows. */
export function freeSlot(card: string, isFree: (slot: number) => boolean): number {
  for (let room = FIRST_ROOM; ; room = Math.ceil(room * MORE_ROOM)) {
    const slot = within(room, card, isFree)
    if (slot !== null) return slot
  }
}

/** The first free of a few of `slots` that a card's id points to, those first which are named first. */
export function freeOf(slots: readonly number[], card: string, isFree: (slot: number) => boolean): number | null {
  for (let room = FIRST_ROOM; room < slots.length; room = Math.ceil(room * MORE_ROOM)) {
    const nth = within(room, card, (one) => isFree(slots[one]!))
    if (nth !== null) return slots[nth]!
  }
  return slots.find(isFree) ?? null
}

function within(room: number, card: string, isFree: (slot: number) => boolean): number | null {
  for (let i = 0; i < TRIES; i++) {
    const slot = hash32(`${room}.${i}.${card}`) % room
    if (isFree(slot)) return slot
  }
  return null
}

/**
 * Where a slot lies in a round crown of radius 1 (later slots reach a little beyond it), jittered by `name`.
 */
export function slotPoint(slot: number, name: string): Point {
  const jitter = unit(`${name}/${slot}`) - 0.5
  const angle = slot * GOLDEN + unit(name) * Math.PI * 2 + jitter * 0.5
  let r: number
  if (slot < ROOMY) r = Math.sqrt((slot + 0.45) / ROOMY) * (1 + 0.1 * jitter)
  else {
    const reach = 1 + 0.6 * (1 - Math.exp(-(slot - ROOMY) / 160))
    r = Math.sqrt(bitReversed(slot)) * reach
  }
  return { x: Math.cos(angle) * r, y: Math.sin(angle) * r }
}

/** Van der Corput's sequence to base 2: every run of it is spread evenly over 0…1. */
export function bitReversed(n: number): number {
  let value = 0
  let half = 0.5
  for (let k = n; k > 0; k >>>= 1, half /= 2) if (k & 1) value += half
  return value
}
