import type { Id } from '../../plain/id.ts'
import { clean, refuse } from '../../plain/refuse.ts'
import { wasPresent } from '../count.ts'
import type { MeetingEvent } from '../event.ts'
import { isHandwriting } from '../handwriting.ts'
import type { Meeting } from '../meeting.ts'
import { REASON_MOST } from '../meeting.ts'
import type { RoomCount, RoomQuestion } from '../roomQuestion.ts'
import {
  answerOf,
  countAnswers,
  HANDS_CORRECTED_MOST,
  handsIn,
  openQuestion,
  ROOM_ANSWERS,
  ROOM_HANDS_MOST,
  ROOM_MOST,
} from '../roomQuestion.ts'
import type { Rules, Tell } from '../rule.ts'
import { isOpenNow, joined, notArchived, standingCard, writerOnPaper } from '../rule.ts'

/** [M53] The room is asked whether two cards belong together. */
export const askingRoom: Rules<'askRoom' | 'answerRoom' | 'closeRoom' | 'countRoom'> = {
  // One question at a time, about two cards that hang on one tree and can be read.
  askRoom(meeting, { cards }, _actor, now, tell) {
    isOpenNow(meeting)
    const { room, openTree, current } = meeting.board
    if (openTree) return refuse({ refused: 'openTreeStays' })
    const [first, second] = cards.map((id) => standingCard(meeting, id))
    if (!first || !second || cards.length > 2 || first.id === second.id) return refuse({ refused: 'needsTwoCards' })
    if (first.tree !== second.tree) return refuse({ refused: 'otherTree' })
    for (const card of [first, second]) if (isHandwriting(card)) refuse({ refused: 'notYetRead', number: card.number })
    const asked = openQuestion(room)
    if (asked && asked.cards.every((id) => cards.includes(id))) return []
    if (asked) return refuse({ refused: 'roomAsked', number: asked.number })
    if (room.length >= ROOM_MOST) return refuse({ refused: 'outOfRange' })
    const question: RoomQuestion = {
      number: room.length + 1,
      cards: [first.id, second.id],
      open: true,
      people: 0,
      atDesk: 0,
      settled: false,
      given: null,
      hands: null,
      corrections: [],
      item: current?.item ?? null,
      askedAt: now,
      closedAt: null,
    }
    return [tell({ kind: 'roomChanged', question })]
  },

  // One answer of each person who is there, by phone or through the desk; saying it again says it otherwise,
  // until it is closed.
  answerRoom(meeting, { question: number, answer, onBehalfOf }, actor, _now, tell) {
    isOpenNow(meeting)
    const question = questionOf(meeting, number)
    if (!question.open) return refuse({ refused: 'roomClosed', number })
    const atDesk = actor.kind === 'staff' && Boolean(onBehalfOf)
    const person = atDesk ? writerOnPaper(meeting, onBehalfOf!) : joined(meeting, actor)
    if (!wasPresent(meeting, person)) return refuse({ refused: 'notThere' })
    const before = answerOf(meeting, number, person)
    if (before?.answer === answer) return []
    const said = { question: number, participant: before?.as ?? person, answer, enteredBy: atDesk ? actor.id : null }
    // That somebody thinks again shows in nothing that everybody sees, so nobody is told.
    if (before) return [tell({ kind: 'answerChanged' }, { answer: said })]
    const counted = { people: question.people + 1, atDesk: question.atDesk + (atDesk ? 1 : 0) }
    return [tell({ kind: 'roomChanged', question: { ...question, ...counted } }, { answer: said })]
  },

  // The hands of those who did not answer otherwise are counted when it is closed; then everybody sees all.
  closeRoom(meeting, { question: number, hands }, _actor, now, tell) {
    isOpenNow(meeting)
    const question = questionOf(meeting, number)
    // Hands that somebody counted are not lost without a word where a colleague closed it before.
    if (!question.open)
      return hands && !sameHands(question.hands, hands) ? refuse({ refused: 'handsNotKept', number }) : []
    const closed = closedQuestion(meeting, question, now)
    if (hands) mayCount(meeting, closed, hands)
    return [tell({ kind: 'roomChanged', question: { ...closed, hands: hands && countIn(hands) } })]
  },

  // Once everybody has seen what came of it, hands are another number with a reason only.
  countRoom(meeting, { question: number, hands, reason }, _actor, now, tell) {
    notArchived(meeting)
    const question = questionOf(meeting, number)
    if (question.open) return refuse({ refused: 'roomOpen', number })
    mayCount(meeting, question, hands)
    const { hands: from, corrections } = question
    if (sameHands(from, hands)) return []
    if (corrections.length >= HANDS_CORRECTED_MOST) return refuse({ refused: 'outOfRange' })
    const corrected = { from, to: countIn(hands), reason: clean(reason, REASON_MOST, 1), at: now }
    const changed = { ...question, hands: corrected.to, corrections: [...corrections, corrected] }
    return [tell({ kind: 'roomChanged', question: changed })]
  },
}

/** The close of the meeting closes what is asked; nobody has counted hands then. */
export function roomClosed(meeting: Meeting, now: number, tell: Tell): MeetingEvent[] {
  const question = openQuestion(meeting.board.room)
  return question ? [tell({ kind: 'roomChanged', question: closedQuestion(meeting, question, now) })] : []
}

const closedQuestion = (meeting: Meeting, question: RoomQuestion, now: number): RoomQuestion => ({
  ...question,
  ...countAnswers(meeting, question.number, question.atDesk),
  open: false,
  closedAt: now,
})

/**
 * [M53] Cards that are gathered or taken out after the room was asked of them: somebody has decided on it.
 */
export const settledBy = ({ board }: Meeting, moved: ReadonlySet<Id>, tell: Tell): MeetingEvent[] =>
  board.room
    .filter(({ open, settled, cards }) => !open && !settled && cards.some((id) => moved.has(id)))
    .map((question) => tell({ kind: 'roomChanged', question: { ...question, settled: true } }))

const questionOf = ({ board }: Meeting, number: number): RoomQuestion =>
  board.room.find((one) => one.number === number) ?? refuse({ refused: 'noSuchRoomQuestion' })

/** Hands are whole, and with the answers no more than heads were counted. */
function mayCount({ board }: Meeting, { people }: RoomQuestion, hands: RoomCount): void {
  if (!ROOM_ANSWERS.every((one) => Number.isInteger(hands[one]) && hands[one] >= 0 && hands[one] <= ROOM_HANDS_MOST))
    refuse({ refused: 'outOfRange' })
  const { people: there, headCount } = board.attendance
  const most = Math.max(there, headCount ?? 0)
  if (headCount !== null && handsIn(hands) + people > most) refuse({ refused: 'moreThanHeads', most })
}

const sameHands = (a: RoomCount | null, b: RoomCount): boolean =>
  a !== null && ROOM_ANSWERS.every((answer) => a[answer] === b[answer])

const countIn = ({ yes, no, unsure }: RoomCount): RoomCount => ({ yes, no, unsure })
