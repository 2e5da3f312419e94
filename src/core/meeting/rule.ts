import type { Id } from '../plain/id.ts'
import type { Actor, Command, CommandOf, OfferedPhoto } from './command.ts'
import type { BoardEvent, MeetingEvent, Secret } from './event.ts'
import type { Card, Meeting, Participant, Topic } from './meeting.ts'
import { refuse } from '../plain/refuse.ts'
import { hasPhone, personOf } from './count.ts'
import { refuseGone } from './cut.ts'

/** How a rule tells what happens, to everybody and in secret. */
export type Tell = (told: BoardEvent, secret?: Secret) => MeetingEvent

/** What becomes of a command: events in order, or a refusal by `refuse`. */
export type Rule<C> = (meeting: Meeting, command: C, actor: Actor, now: number, tell: Tell) => MeetingEvent[]
export type Rules<K extends Exclude<Command['kind'], 'createMeeting'>> = { [Kind in K]: Rule<CommandOf<Kind>> }

/** [M24] An archived meeting takes nothing more. */
export function notArchived({ board }: Meeting): void {
  if (board.stage === 'archived') refuse({ refused: 'meetingClosed', since: board.closedAt })
}

/** What happens in the hall happens while the meeting is open. */
export function isOpenNow({ board: { stage, closedAt } }: Meeting): void {
  if (stage === 'closed' || stage === 'archived') refuse({ refused: 'meetingClosed', since: closedAt })
  if (stage !== 'open') refuse({ refused: 'meetingNotOpen', stage })
}

/**
 * [M10] Cards and endorsements are taken while the meeting is open, and before and after where it says so.
 * The desk may enter paper cards later.
 */
export function takesCards({ board }: Meeting, now: number, atDesk: boolean): void {
  const { stage, cardsFrom, cardsUntil, closedAt } = board
  if (stage === 'draft') refuse({ refused: 'meetingNotOpen', stage })
  if (stage === 'archived') refuse({ refused: 'meetingClosed', since: closedAt })
  if (atDesk || stage === 'open') return
  if (stage === 'announced') {
    if (cardsFrom === null) refuse({ refused: 'meetingNotOpen', stage })
    else if (now < cardsFrom) refuse({ refused: 'cardsNotYet', from: cardsFrom })
  } else if (cardsUntil === null) refuse({ refused: 'meetingClosed', since: closedAt })
  else if (now > cardsUntil) refuse({ refused: 'cardsOver', since: cardsUntil })
}

/** [M25] The open tree is planted, ended and kept open by the house alone. */
export function byTheHouse({ kind }: Actor): void {
  if (kind !== 'house') refuse({ refused: 'openTreeStays' })
}

/** Who asks, as a participant; staff and the house have not joined. */
export function joined(meeting: Meeting, actor: Actor): Id {
  if (actor.kind !== 'participant' || !meeting.participants.has(actor.id)) return refuse({ refused: 'notJoined' })
  return actor.id
}

/** Somebody who is on the list and has not been erased. */
export function participantOf(meeting: Meeting, id: Id): Participant {
  const participant = meeting.participants.get(id)
  return participant && !meeting.erased.has(id) ? participant : refuse({ refused: 'noSuchParticipant' })
}

export function topicOf(meeting: Meeting, id: Id): Topic {
  return meeting.board.topics[id] ?? refuse({ refused: 'noSuchTopic' })
}

/** A card that everybody can read. */
export function standingCard(meeting: Meeting, id: Id): Card {
  const card = meeting.board.cards[id] ?? refuse({ refused: 'noSuchCard' })
  refuseGone(meeting.board, card)
  if (card.state === 'hidden') return refuse({ refused: 'cardHidden', reason: card.reason })
  return card
}

export function ownCard(meeting: Meeting, id: Id, actor: Actor): Card {
  const card = standingCard(meeting, id)
  ownedBy(meeting, id, actor)
  return card
}

/**
 * [M13] A card belongs to its author; one entered on behalf of somebody can be mended by whoever entered it
 * too, [M29] as long as its author has no phone here.
 */
export function ownedBy(meeting: Meeting, card: Id, actor: Actor): void {
  const { author, enteredBy } = meeting.authorships.get(card)!
  const own =
    actor.kind === 'staff' ? enteredBy === actor.id : personOf(meeting, author) === personOf(meeting, actor.id)
  if (!own) refuse({ refused: 'notYourCard' })
  if (actor.kind === 'staff' && hasPhone(meeting, author)) refuse({ refused: 'hasPhone' })
}

/**
 * [M29] On whose behalf the desk writes: somebody without a phone of their own here. Who has one writes with
 * it, and holds the receipt alone.
 */
export function writerOnPaper(meeting: Meeting, id: Id | null): Id {
  const writer = participantOf(meeting, id ?? '')
  if (hasPhone(meeting, writer.id)) refuse({ refused: 'hasPhone' })
  return writer.id
}

/**
 * [M33] A card shows a photo that whoever asks brought into this meeting, and that no other card shows or
 * ever showed; or one of its own again.
 */
export function photoFor(meeting: Meeting, card: Id, offered: OfferedPhoto | null, actor: Actor): Id | null {
  if (!offered) return null
  const shownBy = meeting.photos.get(offered.id)
  const own = offered.by.some(({ kind, id }) => kind === actor.kind && id === actor.id)
  return shownBy === card || (own && !shownBy) ? offered.id : refuse({ refused: 'noSuchPhoto' })
}

/** Somebody who is there, and of whom nothing is known. */
export const nobodyYet = (id: Id, now: number): Participant => ({
  id,
  name: '',
  capacity: 'resident',
  origin: 'desk',
  presentAt: now,
  nameAgreed: false,
  joinedAs: null,
  confirmed: false,
})
