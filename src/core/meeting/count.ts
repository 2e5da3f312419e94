import type { Id } from '../plain/id.ts'
import type { TopicPeople } from './event.ts'
import type { Attendance, Board, Capacity, Meeting, Participant, Topic } from './meeting.ts'
import { CAPACITIES } from './meeting.ts'

/**
 * [M28] The one person behind a participant: somebody on the list whose phone the desk has confirmed is that
 * phone's participant, and [P9] whoever showed several stubs is one of their holders. A name in common makes
 * nobody one person: whoever joined under a listed name would read in the counts which cards that person
 * wrote.
 */
export function personOf(meeting: Pick<Meeting, 'participants'>, participant: Id): Id {
  const known = meeting.participants.get(participant)
  return known?.confirmed && known.joinedAs ? personOf(meeting, known.joinedAs) : participant
}

/**
 * [M29] Whether somebody has a phone of their own here: they joined by it, or the desk has confirmed it as
 * theirs.
 */
export const hasPhone = (meeting: Pick<Meeting, 'participants'>, participant: Id): boolean =>
  meeting.participants.get(personOf(meeting, participant))?.origin === 'phone'

/** [M42] Whether a stub acts for its holder: they have no phone here, and are there. */
export const actsByStub = (meeting: Pick<Meeting, 'participants' | 'erased'>, participant: Id): boolean =>
  meeting.participants.has(participant) && !meeting.erased.has(participant) && !hasPhone(meeting, participant)

/**
 * [N9] Whether somebody who holds a phone was there: they came to the open meeting, or the desk has ticked
 * them, and has not taken it away since.
 */
export function wasPresent(meeting: Pick<Meeting, 'participants' | 'erased'>, phone: Id): boolean {
  const { participants, erased } = meeting
  const known = participants.has(phone) && !erased.has(phone)
  return known && asOnePerson(meeting, phone).some((id) => participants.get(id)?.presentAt != null)
}

/** [M20] The people who support a card: its author and whoever endorses it. */
export function supporters(meeting: Meeting, card: Id): Set<Id> {
  const people = new Set([...endorsersOf(meeting, card)].map((id) => personOf(meeting, id)))
  const authorship = meeting.authorships.get(card)
  if (authorship) people.add(personOf(meeting, authorship.author))
  return people
}

/**
 * [M16] Those whose endorsement of a card stands, by phone or through the desk. Who endorsed their own
 * paper card before the desk confirmed that the phone is theirs stays counted until they take it back ([M31]:
 * a count that fell when they were matched would show whose card it is).
 */
export function endorsersOf(meeting: Pick<Meeting, 'endorsers'>, card: Id): ReadonlySet<Id> {
  return meeting.endorsers.get(card) ?? new Set()
}

/** [M16] [M41] How many endorse a card: each person once, by phone or through the desk. */
export const endorsementsOf = (meeting: Pick<Meeting, 'endorsers' | 'participants'>, card: Id): number =>
  new Set([...endorsersOf(meeting, card)].map((id) => personOf(meeting, id))).size

/**
 * [M28] [P9] All participants who are this one's person: a phone, whoever the desk has confirmed it to belong
 * to, and the holders of stubs that they showed.
 */
export function asOnePerson(meeting: Pick<Meeting, 'participants'>, participant: Id): Id[] {
  const person = personOf(meeting, participant)
  return [...meeting.participants.keys()].filter((id) => personOf(meeting, id) === person)
}

/** [M41] Under which of their participants somebody endorses a card. */
export const endorsingAs = (meeting: Pick<Meeting, 'endorsers' | 'participants'>, card: Id, participant: Id): Id[] =>
  [...endorsersOf(meeting, card)].filter((id) => personOf(meeting, id) === personOf(meeting, participant))

/**
 * [M20] Distinct people behind the standing cards among `cards`.
 * `changed` stands in for the supporters of cards that are about to change: a set, or null for a card that
 * falls away.
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

/**
 * [M20] [M55] The people behind a topic of these cards, as they are told; of one with two sides, those of
 * either beside them. `onOther`: which cards are on the other side; missing: the topic has one.
 */
export function countedPeople(
  meeting: Meeting,
  cards: ReadonlySet<Id>,
  onOther?: (card: Id) => boolean,
  changed?: ReadonlyMap<Id, ReadonlySet<Id> | null>,
): TopicPeople[Id] {
  const people = peopleBehind(meeting, cards, changed)
  if (!onOther) return people
  const side = (other: boolean) => [...cards].filter((card) => onOther(card) === other)
  return { people, sides: [peopleBehind(meeting, side(false), changed), peopleBehind(meeting, side(true), changed)] }
}

/** [M55] Which cards of a topic are on its other side; undefined where it has one. */
export const onOtherSide = ({ cards }: Board, topic: Topic | undefined): ((card: Id) => boolean) | undefined =>
  topic?.sides && ((card) => cards[card]?.otherSide === true)

/**
 * [M7] [M8] [P9] Who is there, in numbers: a listed person who joined by phone, or under whose name somebody
 * did, counts once, in the capacity of the list; so does whoever holds several stubs.
 */
export function countAttendance(participants: Iterable<Participant>, headCount: number | null): Attendance {
  const all = [...participants]
  const expected = all.filter(({ origin }) => origin === 'list').length
  const attendance: Attendance = { people: 0, capacities: {}, expected, headCount, named: [] }
  for (const { name, capacity, nameAgreed } of peopleThere(all)) {
    attendance.people++
    attendance.capacities[capacity] = (attendance.capacities[capacity] ?? 0) + 1
    if (name && nameAgreed) attendance.named.push(name)
  }
  attendance.named.sort()
  return attendance
}

/**
 * The same attendance after one more has come by phone who is on no list: everybody else is counted already.
 */
export function withOneMore(before: Attendance, { capacity, name, nameAgreed, presentAt }: Participant): Attendance {
  if (presentAt === null) return before
  const { people, capacities, named } = before
  return {
    ...before,
    people: people + 1,
    capacities: { ...capacities, [capacity]: (capacities[capacity] ?? 0) + 1 },
    named: name && nameAgreed ? [...named, name].sort() : named,
  }
}

/** Whether two attendances say the same. */
export const sameAttendance = (a: Attendance, b: Attendance): boolean =>
  a.people === b.people &&
  a.expected === b.expected &&
  a.headCount === b.headCount &&
  a.named.join('\n') === b.named.join('\n') &&
  CAPACITIES.every((capacity) => a.capacities[capacity] === b.capacities[capacity])

/** Groups of fewer people are told together: a breakdown hides cells under 5. */
const FEWEST = 5

/** So many people were there in a capacity, or in further ones that are told together. */
export interface Present {
  capacity: Capacity | 'further'
  people: number
}

/**
 * [M8] People present by capacity, in the usual order of capacities; those with nobody left out. Capacities
 * with fewer than five stand together, with the next larger one where they are fewer than five even so; where
 * that leaves nothing to tell apart, none is told.
 */
export function presentByCapacity({ attendance }: Pick<Board, 'attendance'>): Present[] {
  const all = CAPACITIES.map((capacity): Present => ({
    capacity,
    people: attendance.capacities[capacity] ?? 0,
  })).filter(({ people }) => people > 0)
  const together = new Set<Present>()
  let people = 0
  for (const one of [...all].sort((a, b) => a.people - b.people)) {
    if (one.people >= FEWEST && (people === 0 || people >= FEWEST)) break
    together.add(one)
    people += one.people
  }
  if (together.size === 0) return all
  const apart = all.filter((one) => !together.has(one))
  return apart.length === 0 ? [] : [...apart, { capacity: 'further', people }]
}

/** Somebody who is there. */
interface There extends Pick<Participant, 'id' | 'name' | 'capacity' | 'nameAgreed'> {
  /** As whom they take part: of whoever came with a phone, that phone's participant. */
  as: Id
  /** Whether the desk has entered them, on the list or at the door: a phone alone says any name. */
  known: boolean
}

/**
 * [M7] [M8] [P9] Who is there, each once: of somebody on the list who came with a phone, what the list says
 * of them; whoever holds several stubs as the one as whom they count.
 */
export function* peopleThere(participants: Iterable<Participant>): Generator<There> {
  const all = new Map<Id, Participant>()
  for (const one of participants) all.set(one.id, one)
  const rootOf = (one: Participant): Participant => (one.joinedAs ? rootOf(all.get(one.joinedAs)!) : one)
  const together = new Map<Participant, Participant[]>()
  for (const one of all.values()) together.set(rootOf(one), [...(together.get(rootOf(one)) ?? []), one])
  for (const [root, people] of together) {
    if (people.every(({ presentAt }) => presentAt === null)) continue
    const listed = root.origin === 'phone' ? people.find(({ joinedAs }) => joinedAs === root.id) : undefined
    const { id, capacity, origin } = listed ?? root
    yield {
      id,
      name: listed?.name || root.name,
      capacity,
      as: root.id,
      nameAgreed: people.some(({ nameAgreed }) => nameAgreed),
      known: origin !== 'phone',
    }
  }
}
