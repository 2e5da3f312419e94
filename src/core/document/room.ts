import type { Board } from '../meeting/meeting.ts'
import type { RoomQuestion } from '../meeting/roomQuestion.ts'
import { handsIn, ROOM_ANSWERS, roomSaid, roomTotal, roomWays } from '../meeting/roomQuestion.ts'
import type { Line, Sourced } from './blocks.ts'
import type { Language } from './language.ts'

/**
 * [M53] What the room was asked and said, by way, with hands that were counted again; nothing where it was
 * not asked. `board` may have been kept before that was possible.
 */
export function roomBlocks(
  { cards, room }: Pick<Board, 'cards'> & Partial<Pick<Board, 'room'>>,
  { words }: Language,
): Sourced[] {
  const asked = room?.filter(({ open }) => !open) ?? []
  if (asked.length === 0) return []
  const columns = [
    { name: words('document.no'), share: 2 },
    { name: words('document.roomCards'), share: 6 },
    ...ROOM_ANSWERS.map((answer) => ({ name: words(`room.${answer}`), share: 4 })),
    { name: words('document.cameTo'), share: 6 },
  ]
  const numberOf = (card: string) => cards[card]?.number ?? 0
  const rows = asked.map((question): Line[] => [
    [String(question.number)],
    [words('document.roomPair', { first: numberOf(question.cards[0]!), second: numberOf(question.cards[1]!) })],
    ...ROOM_ANSWERS.map((answer): Line => [String(roomTotal(question)[answer])]),
    [words(`room.said.${roomSaid(question) ?? 'open'}`)],
  ])
  const notes = asked.flatMap((question) => notesOf(question, words))
  return [
    { kind: 'paragraph', text: [words('document.roomAsked')], source: 'meeting' },
    { kind: 'table', columns, rows, source: 'meeting' },
    ...notes.map((text): Sourced => ({ kind: 'paragraph', text: [text], source: 'meeting' })),
  ]
}

/** How many said it which way, and hands that were counted again. */
function notesOf(question: RoomQuestion, words: Language['words']): string[] {
  const { number, corrections } = question
  return [
    words('document.roomWays', { number, ...roomWays(question) }),
    ...corrections.map(({ from, to, reason }) =>
      words('document.roomCorrected', { number, from: from ? handsIn(from) : 0, to: handsIn(to), reason }),
    ),
  ]
}
