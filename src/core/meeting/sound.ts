import type { Id } from '../plain/id.ts'
import { cleanText } from '../plain/text.ts'
import { readReceipt } from '../plain/code.ts'
import { countAttendance, endorsersOf, sameAttendance } from './count.ts'
import type { Card, Meeting, Participant } from './meeting.ts'
import { hallHolds } from './soundHall.ts'
import { CARD_MOST, NAME_MOST, REASON_MOST, THEME_MOST, TOPIC_MOST, WHERE_MOST } from './meeting.ts'

/**
 * [H8] Whether a meeting is one that the rules could have led to: numbers without a gap, every author and
 * endorser somebody in it, counts that are those of what they count, texts as the rules clean them. What was
 * decided here is so anyway; this is for what was written elsewhere.
 */
export function isSound(meeting: Meeting): boolean {
  const { board, participants } = meeting
  const cards = Object.values(board.cards)
  const known = (id: Id) => participants.has(id)
  return (
    numbersFollow(cards, meeting.posted) &&
    cards.every((card) => cardHolds(meeting, card)) &&
    receiptsDiffer(meeting) &&
    [...meeting.endorsers.values()].every((people) => [...people].every(known)) &&
    [...meeting.entered.values()].every((people) => [...people.keys()].every(known)) &&
    [...meeting.keys.keys()].every(known) &&
    comparedHold(meeting) &&
    // [M26] Whom it erases is one of its own.
    [...meeting.erased].every(known) &&
    [...participants.values()].every((one) => isClean(one.name, NAME_MOST, 0) && joinsEnd(participants, one)) &&
    [...meeting.questions.values()].every(({ participant }) => known(participant)) &&
    Object.values(board.topics).every(
      ({ name, people, sides = [0, 0], tally = 0 }) =>
        isClean(name, TOPIC_MOST, 1) &&
        people <= participants.size &&
        sides.every((side) => side <= people) &&
        Number.isInteger(tally) &&
        tally >= 0,
    ) &&
    hallHolds(meeting) &&
    isClean(board.theme, THEME_MOST, 1) &&
    isClean(board.place, THEME_MOST, 0) &&
    board.agenda.every(({ title }) => isClean(title, THEME_MOST, 0)) &&
    sameAttendance(
      { ...board.attendance, named: [] },
      { ...countAttendance(participants.values(), board.attendance.headCount), named: [] },
    )
  )
}

/** [M8] [P9] Whoever counts as another: that one counts as nobody but their own phone. */
function joinsEnd(participants: Meeting['participants'], { joinedAs }: Participant): boolean {
  if (joinedAs === null) return true
  const to = participants.get(joinedAs)
  return to !== undefined && (to.joinedAs === null || participants.get(to.joinedAs)?.joinedAs === null)
}

/** [P14] */
const comparedHold = ({ board: { cards, compared: told }, compared }: Meeting): boolean =>
  [...compared.keys()].every((card) => cards[card]) &&
  (told?.shown ?? 0) === compared.size &&
  (!told || told.differing <= told.shown)

/** [M12] */
function numbersFollow(cards: readonly Card[], posted: number): boolean {
  const numbers = new Set(cards.map(({ number }) => number))
  return numbers.size === cards.length && posted === cards.length && cards.every(({ number }) => number <= posted)
}

function cardHolds(meeting: Meeting, card: Card): boolean {
  const { board, authorships, participants } = meeting
  const authorship = authorships.get(card.id)
  const whole = card.cutFrom === undefined ? undefined : authorships.get(card.cutFrom)
  return (
    authorship !== undefined &&
    participants.has(authorship.author) &&
    readReceipt(authorship.receipt) === authorship.receipt &&
    (card.cutFrom === undefined || whole?.receipt === authorship.receipt) &&
    card.links.every((to) => board.cards[to]) &&
    (card.topic === null || board.topics[card.topic] !== undefined) &&
    (!card.otherSide || board.topics[card.topic ?? '']?.sides !== undefined) &&
    isClean(card.reason, REASON_MOST, 0) &&
    wordsHold(card) &&
    // [M31] That two of them are one person is counted later.
    card.endorsements <= endorsersOf(meeting, card.id).size &&
    [...endorsersOf(meeting, card.id)].every((id) => participants.has(id))
  )
}

/** [M11] Words of a card, of whatever wording. */
export const wordsHold = ({ text, where }: Pick<Card, 'text' | 'where'>): boolean =>
  isClean(text, CARD_MOST, 0) && isClean(where, WHERE_MOST, 0)

/** A receipt leads to one card; [M40] halves have that of their whole. */
function receiptsDiffer({ board, authorships }: Meeting): boolean {
  const whole = [...authorships].filter(([card]) => board.cards[card]?.cutFrom === undefined)
  return new Set(whole.map(([, { receipt }]) => receipt)).size === whole.length
}

function isClean(text: string, most: number, least: 0 | 1): boolean {
  const cleaned = cleanText(text, most, least)
  return 'text' in cleaned && cleaned.text === text
}
