import type { Id } from '../plain/id.ts'
import { cleanText } from '../plain/text.ts'
import { total } from './dots.ts'
import { NUMBERS_MOST, WAITING_MOST } from './floor.ts'
import type { Meeting } from './meeting.ts'
import { REASON_MOST } from './meeting.ts'
import { CHANGES_MOST, SENTENCE_MOST, SENTENCES_MOST } from './meetingRules.ts'

/**
 * [H8] Whether the floor, the rules and the dots of a meeting are such as the rules could have led to: each
 * number one person's, each turn one number's, nobody with more dots than there are.
 */
export const hallHolds = (meeting: Meeting): boolean =>
  floorHolds(meeting) && turnsHold(meeting) && rulesHold(meeting) && dotsHold(meeting)

function floorHolds({ board, speakers, participants }: Meeting): boolean {
  const { waiting, speaking, asked } = board.floor
  const numbers = waiting.map(({ number }) => number)
  return (
    asked <= NUMBERS_MOST &&
    speakers.size === asked &&
    [...speakers].every(
      ([number, { participant }]) =>
        number >= 1 && number <= asked && (participant === null || participants.has(participant)),
    ) &&
    waiting.length <= WAITING_MOST &&
    new Set(numbers).size === numbers.length &&
    numbers.every((number) => speakers.has(number)) &&
    waiting.every(({ card }) => card === null || board.cards[card] !== undefined) &&
    (speaking === null || (speakers.has(speaking.number) && !numbers.includes(speaking.number)))
  )
}

function turnsHold({ board, speakers }: Meeting): boolean {
  const numbers = board.turns.map(({ number }) => number)
  return (
    new Set(numbers).size === numbers.length &&
    board.turns.every(
      ({ number, since, until, reason, card }) =>
        speakers.has(number) &&
        until >= since &&
        holds(reason, REASON_MOST) &&
        (card === null || board.cards[card] !== undefined),
    )
  )
}

const rulesHold = ({ board: { rules } }: Meeting): boolean =>
  rules.sentences.length <= SENTENCES_MOST &&
  rules.sentences.every((sentence) => holds(sentence, SENTENCE_MOST)) &&
  rules.changes.length <= CHANGES_MOST &&
  rules.changes.every(({ reason }) => holds(reason, REASON_MOST))

function dotsHold({ board: { dots }, gifts, handedTo, participants }: Meeting): boolean {
  if (!dots) return gifts.size === 0 && handedTo.size === 0
  const known = (id: Id) => participants.has(id)
  return (
    [...gifts].every(([id, gift]) => known(id) && total(gift) <= dots.each) &&
    [...handedTo].every(known) &&
    handedTo.size <= dots.handed &&
    dots.people <= gifts.size &&
    total(dots.stickers) <= dots.each * dots.handed &&
    dots.corrections.every(({ reason }) => holds(reason, REASON_MOST))
  )
}

function holds(text: string, most: number): boolean {
  const cleaned = cleanText(text, most, 0)
  return 'text' in cleaned && cleaned.text === text
}
