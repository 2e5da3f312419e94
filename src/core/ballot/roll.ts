import type { Id } from '../plain/id.ts'
import type { Weight } from './count.ts'

/** How somebody on the roll takes part: with a ballot, by show of hands, or somebody brings their ballot. */
export const WAYS = ['ballot', 'hands', 'behalf'] as const
export type Way = (typeof WAYS)[number]

/** One who may vote. Nothing here says what they chose, nor with which ballot. */
export interface RollEntry {
  /** Their number on the roll, from 1 on. */
  n: number
  name: string
  /** Where they live, in words: building, unit, room. */
  place: string
  /** Exclusive floor area in hundredths of a square metre; 0 where it does not count. */
  area: number
  /** The participant of the meeting from whose attendance they were taken. */
  participant: Id | null
  /** Opens the commitment; both words and salt go when somebody is erased. */
  salt: string
  commitment: string
  /** How they take part; null while they have not. */
  way: Way | null
  /** Questions from which they are recused. */
  recused: Id[]
}

/** Who of the roll may vote on a question, or on any. */
export function entitledTo(roll: Iterable<RollEntry>, question?: Id): Weight {
  const weight = { heads: 0, area: 0 }
  for (const entry of roll) {
    if (question !== undefined && entry.recused.includes(question)) continue
    weight.heads++
    weight.area += entry.area
  }
  return weight
}

/** What of an entry its commitment hides: told only to who may see names. */
export const entryText = ({ n, name, place, area }: Pick<RollEntry, 'n' | 'name' | 'place' | 'area'>): string =>
  JSON.stringify([n, name, place, area])

/** [V9] What the hash of a sealed roll is made of: the commitments in the order of its numbers. */
export const rollText = (roll: Iterable<Pick<RollEntry, 'n' | 'commitment'>>): string =>
  [...roll]
    .sort((a, b) => a.n - b.n)
    .map(({ commitment }) => commitment)
    .join('\n')

/**
 * Ballots of one kind: those that weigh the same and ask the same. So many of a kind can be cast as were
 * handed out, and no more.
 */
export interface Kind {
  area: number
  /** Questions that are not on it. */
  without: Id[]
}
export const kindText = ({ area, without }: Kind): string => `${area} ${[...without].sort().join(' ')}`
export const kindOf = ({ area, recused }: RollEntry): Kind => ({ area, without: [...recused].sort() })

/**
 * [V10] The kinds of ballots of which there are fewer than people on the roll, one for each that is missing;
 * `questions`: how many there are. Who is out of all of them needs none.
 */
export function missingKinds(
  roll: Iterable<RollEntry>,
  serials: Iterable<Kind & { state: string }>,
  questions: number,
): Kind[] {
  const wanted = new Map<string, { kind: Kind; count: number }>()
  for (const entry of roll) {
    const kind = kindOf(entry)
    if (kind.without.length >= questions) continue
    const of = wanted.get(kindText(kind)) ?? { kind, count: 0 }
    wanted.set(kindText(kind), { kind, count: of.count + 1 })
  }
  for (const serial of serials) {
    const of = wanted.get(kindText(serial))
    if (of && serial.state !== 'void') of.count--
  }
  return [...wanted.values()].flatMap(({ kind, count }) => Array.from({ length: Math.max(0, count) }, () => kind))
}

/** The kind of which there are most people; undefined of an empty roll. */
export function commonKind(roll: Iterable<RollEntry>): Kind | undefined {
  const people = new Map<string, { kind: Kind; count: number }>()
  for (const entry of roll) {
    const kind = kindOf(entry)
    const text = kindText(kind)
    people.set(text, { kind, count: (people.get(text)?.count ?? 0) + 1 })
  }
  return [...people.values()].sort((a, b) => b.count - a.count)[0]?.kind
}
