import type { Id } from '../plain/id.ts'
import type { MeetingDetails } from './command.ts'
import type { BoardEvent, MeetingEvent } from './event.ts'
import type { Board, Card } from './meeting.ts'

type CardWords = Pick<Card, 'text' | 'where' | 'photo'>
const NO_WORDS: CardWords = { text: '', where: '', photo: null }

/** What is said of things now. Undefined: whatever an event says of it is still said. */
interface Words {
  card(id: Id): CardWords | undefined
  reason(id: Id): string | undefined
  topic(id: Id): string | undefined
  details: Partial<MeetingDetails>
  named: string[] | undefined
}

/**
 * Whether somebody's or something's words, name or photo that were told before are told no more after an
 * event of each kind. What remembers
 * them must forget then: frames of the live stream, copies of the board, pages. A new kind of event does not
 * compile without its line here.
 */
const TAKES_BACK: { [K in BoardEvent['kind']]: (event: Pick<MeetingEvent, 'secret'>) => boolean } = {
  meetingCreated: () => false,
  meetingChanged: () => true,
  stageChanged: () => false,
  agendaItemOpened: () => false,
  treeSwitched: () => false,
  focusSet: () => false,
  linksShown: () => false,
  // Whoever joins anew (and brings a key) changes nobody's name; everybody else who changes may have lost
  // one.
  attendanceChanged: ({ secret }) => Boolean(secret?.participants && !secret.key),
  participantsChanged: ({ secret }) => !secret?.key,
  cardPosted: () => false,
  cardEdited: () => true,
  cardWithdrawn: () => true,
  cardHidden: () => true,
  cardErased: () => true,
  cardShown: () => true,
  endorsementsChanged: () => false,
  cardsLinked: () => false,
  cardsUnlinked: () => false,
  topicOpened: () => false,
  topicRenamed: () => true,
  cardsGathered: () => false,
  topicDissolved: () => true,
}

/** [M30] Whether what was told before an event must be forgotten with it. */
export const takesBack = (event: Pick<MeetingEvent, 'told' | 'secret'>): boolean => TAKES_BACK[event.told.kind](event)

/**
 * [M30] An event of earlier in the words of today: none where they have been taken back since. Numbers, order
 * and structure stay as they were.
 */
export function inWordsOfNow(told: BoardEvent, board: Board): BoardEvent {
  return reworded(told, {
    card: (id) => board.cards[id],
    reason: (id) => board.cards[id]!.reason,
    topic: (id) => board.topics[id]?.name ?? '',
    details: board,
    named: board.attendance.named,
  })
}

/** [M30] Events that are told together, in the words that hold after the last of them. */
export function inLastWords(events: readonly BoardEvent[]): BoardEvent[] {
  const cards = new Map<Id, CardWords>()
  const reasons = new Map<Id, string>()
  const topics = new Map<Id, string>()
  const said: Words = {
    card: (id) => cards.get(id),
    reason: (id) => reasons.get(id),
    topic: (id) => topics.get(id),
    details: {},
    named: undefined,
  }
  const say = <T>(of: Map<Id, T>, id: Id, words: T) => void (of.has(id) || of.set(id, words))
  const note = (told: BoardEvent) => {
    switch (told.kind) {
      case 'cardPosted':
      case 'cardShown':
        say(cards, told.card.id, told.card)
        return say(reasons, told.card.id, '')
      case 'cardEdited':
        return say(cards, told.card, told)
      case 'cardHidden':
        say(cards, told.card, NO_WORDS)
        return say(reasons, told.card, told.reason)
      case 'cardWithdrawn':
      case 'cardErased':
        say(cards, told.card, NO_WORDS)
        return say(reasons, told.card, '')
      case 'topicRenamed':
        return say(topics, told.topic, told.name)
      case 'topicDissolved':
        return say(topics, told.topic, '')
      case 'meetingChanged':
        said.details = { ...told.details, ...said.details }
        return
      case 'attendanceChanged':
        said.named ??= told.attendance.named
    }
  }
  const backwards: BoardEvent[] = []
  for (const told of [...events].reverse()) {
    backwards.push(reworded(told, said))
    note(told)
  }
  return backwards.reverse()
}

function reworded(told: BoardEvent, words: Words): BoardEvent {
  switch (told.kind) {
    case 'cardPosted':
    case 'cardShown':
      return { ...told, card: { ...told.card, ...only(words.card(told.card.id)) } }
    case 'cardEdited':
      return { ...told, ...only(words.card(told.card)) }
    case 'cardHidden':
      return { ...told, reason: words.reason(told.card) ?? told.reason }
    case 'topicOpened':
      return { ...told, topic: { ...told.topic, name: words.topic(told.topic.id) ?? told.topic.name } }
    case 'topicRenamed':
      return { ...told, name: words.topic(told.topic) ?? told.name }
    case 'meetingCreated':
      return { ...told, details: { ...told.details, ...inDetails(told.details, words.details) } }
    case 'meetingChanged':
      return { ...told, details: inDetails(told.details, words.details) }
    case 'attendanceChanged':
      // Older attendances are numbers on the way to today's, so today's names do no harm.
      return { ...told, attendance: { ...told.attendance, named: words.named ?? told.attendance.named } }
    default:
      return told
  }
}

const only = (words: CardWords | undefined): Partial<CardWords> =>
  words ? { text: words.text, where: words.where, photo: words.photo } : {}

/**
 * What was said of a meeting, in today's words. An item keeps its place in the agenda of then, so that what
 * was current then is found.
 */
function inDetails<D extends Partial<MeetingDetails>>(said: D, now: Partial<MeetingDetails>): D {
  const today = now.agenda
  const titleOf = (id: Id, place: number) =>
    (today![place]?.id === id ? today![place] : today!.find((item) => item.id === id))?.title ?? ''
  return {
    ...said,
    ...(said.theme === undefined ? {} : { theme: now.theme ?? said.theme }),
    ...(said.place === undefined ? {} : { place: now.place ?? said.place }),
    ...(said.next === undefined ? {} : { next: now.next ?? said.next }),
    ...(said.agenda === undefined || !today
      ? {}
      : { agenda: said.agenda.map((item, place) => ({ ...item, title: titleOf(item.id, place) })) }),
  }
}
