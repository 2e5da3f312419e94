import type { Steps } from '../../plain/slices.ts'
import type { Group } from './gather.ts'

/** Vectors of length 1 by card; cards without one are left as they are. */
export type Meanings = ReadonlyMap<string, Float32Array>

/** Groups as they have grown, and the cards that were added. */
export interface Meant {
  groups: Group[]
  meant: Set<string>
}

/**
 * How far a pair must stand out from ordinary pairs of the board, in standard deviations: models differ in
 * what they call near.
 */
const STANDS_OUT = 2.5
/** Pairs from which it is learnt what is ordinary. */
const SAMPLE = 2000
/** Cards that are looked at beyond the groups. */
const LOOKED_AT = 300

/**
 * Adds to suggested groups what only an embedding service sees: cards that stand alone join the group whose
 * centre means much the same, or each other. What the words suggested stays as it is. `alone`: cards in no
 * group, in a fixed order; `rejected`: whether two cards were told apart. A group gains members at its end,
 * `near` being how far each stands out, 0 to 1; `meant` are the cards that were added. In steps of a
 * millisecond or so, between which whoever asked can do something else.
 */
export function* gatheringByMeaning(
  groups: readonly Group[],
  alone: readonly string[],
  meanings: Meanings,
  rejected: (a: string, b: string) => boolean,
): Steps<Meant> {
  const meant = new Set<string>()
  const cards = alone.filter((id) => meanings.has(id)).slice(-LOOKED_AT)
  const centres = groups.filter(({ centre }) => meanings.has(centre))
  const ordinary = ordinaryOf([...centres.map(({ centre }) => centre), ...cards], meanings)
  const grown = groups.map((group) => ({ ...group, cards: [...group.cards], near: [...group.near] }))
  const byCentre = new Map(grown.map((group) => [group.centre, group]))
  for (const id of cards) {
    yield
    const best = bestOf(id, [...byCentre.values()], meanings, rejected)
    const near = best ? ordinary(dot(meanings.get(id)!, meanings.get(best.centre)!)) : 0
    if (best && near > 0) {
      best.cards.push(id)
      best.near.push(near)
      meant.add(id)
      if (best.cards.length === 2 && best.topic === null) meant.add(best.centre)
    } else byCentre.set(id, { topic: null, centre: id, cards: [id], near: [1] })
  }
  const all = [...byCentre.values()].filter((group) => group.cards.length > (group.topic === null ? 1 : 0))
  return { groups: all, meant }
}

function bestOf(
  id: string,
  groups: readonly Group[],
  meanings: Meanings,
  rejected: (a: string, b: string) => boolean,
): Group | undefined {
  let best: Group | undefined
  let most = -Infinity
  for (const group of groups) {
    const centre = meanings.get(group.centre)
    if (!centre) continue
    const near = dot(meanings.get(id)!, centre)
    if (near <= most || rejected(id, group.centre) || group.cards.some((card) => rejected(id, card))) continue
    best = group
    most = near
  }
  return best
}

/**
 * How far a similarity stands out from what is ordinary among these cards: 0 where it does not, 1 where it is
 * the same.
 */
function ordinaryOf(ids: readonly string[], meanings: Meanings): (near: number) => number {
  const seen: number[] = []
  const pairs = (ids.length * (ids.length - 1)) / 2
  const step = Math.max(1, Math.floor(pairs / SAMPLE))
  let at = 0
  for (let i = 0; i < ids.length; i++)
    for (let j = i + 1; j < ids.length; j++)
      if (at++ % step === 0) seen.push(dot(meanings.get(ids[i]!)!, meanings.get(ids[j]!)!))
  const mean = seen.reduce((a, b) => a + b, 0) / Math.max(1, seen.length)
  const deviation = Math.sqrt(seen.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, seen.length))
  const least = mean + STANDS_OUT * deviation
  return (near) => (deviation === 0 || near < least ? 0 : Math.min(1, (near - mean) / Math.max(1e-9, 1 - mean)))
}

function dot(a: Float32Array, b: Float32Array): number {
  if (a.length !== b.length) return 0
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}
