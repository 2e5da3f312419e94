import type { Id } from '../plain/id.ts'
import type { Attendance, Meeting, Participant } from './meeting.ts'

/** The one person behind a participant: somebody on the list who joined by phone is that phone's participant. */
export const personOf = (meeting: Meeting, participant: Id): Id =>
  meeting.participants.get(participant)?.joinedAs ?? participant

/** [M20] The people who support a card: its author and whoever endorses it. */
export function supporters(meeting: Meeting, card: Id): Set<Id> {
  const people = endorsersOf(meeting, card)
  const authorship = meeting.authorships.get(card)
  if (authorship) people.add(personOf(meeting, authorship.author))
  return people
}

/** [M16] The people whose endorsement of a card stands, its author left out. */
export function endorsersOf(meeting: Meeting, card: Id): Set<Id> {
  const author = meeting.authorships.get(card)
  const people = new Set<Id>()
  for (const id of meeting.endorsers.get(card) ?? []) people.add(personOf(meeting, id))
  if (author) people.delete(personOf(meeting, author.author))
  return people
}

/**
 * [M20] Distinct people behind the standing cards among `cards`.
 * `changed` stands in for the supporters of cards that are about to change: a set, or null for a card that falls away.
 */
export function peopleBehind(
  meeting: Meeting,
  cards: Iterable<Id>,
  changed: ReadonlyMap<Id, ReadonlySet<Id> | null> = new Map(),
): number {
  const people = new Set<Id>()
  for (const card of cards) {
    const given = changed.get(card)
    if (given === null) continue
    if (given === undefined && meeting.board.cards[card]?.state !== 'standing') continue
    for (const person of given ?? supporters(meeting, card)) people.add(person)
  }
  return people.size
}

/** [M8] Who is there, in numbers: a listed person who joined by phone counts once, in the capacity of the list. */
export function countAttendance(participants: Iterable<Participant>, headCount: number | null): Attendance {
  const all = new Map<Id, Participant>()
  for (const participant of participants) all.set(participant.id, participant)
  const joinedFromList = new Map<Id, Participant>()
  for (const p of all.values()) if (p.joinedAs) joinedFromList.set(p.joinedAs, p)

  const attendance: Attendance = { people: 0, capacities: {}, expected: 0, headCount, named: [] }
  for (const p of all.values()) {
    if (p.origin === 'list') attendance.expected++
    if (p.joinedAs) continue
    const listed = joinedFromList.get(p.id)
    if (p.presentAt === null && !listed?.presentAt) continue
    const capacity = (listed ?? p).capacity
    attendance.people++
    attendance.capacities[capacity] = (attendance.capacities[capacity] ?? 0) + 1
    const name = listed?.name || p.name
    if (name && (p.nameAgreed || listed?.nameAgreed)) attendance.named.push(name)
  }
  return attendance
}

/** The same attendance after one more has come by phone who is on no list: everybody else is counted already. */
export function withOneMore(before: Attendance, { capacity, name, nameAgreed, presentAt }: Participant): Attendance {
  if (presentAt === null) return before
  const { people, capacities, named } = before
  return {
    ...before,
    people: people + 1,
    capacities: { ...capacities, [capacity]: (capacities[capacity] ?? 0) + 1 },
    named: name && nameAgreed ? [...named, name] : named,
  }
}
