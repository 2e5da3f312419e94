import type { Board, Participant } from '../meeting/meeting.ts'
import type { Document, Line, Sourced } from './blocks.ts'
import { gap } from './blocks.ts'
import { presenceTable } from './minutes.ts'
import type { Language } from './language.ts'

/** So many empty lines for those who come without being expected. */
const WALK_INS = 12

/** Who is expected, and who was there. */
export interface AttendanceFacts {
  community: string
  board: Board
  participants: readonly Participant[]
}

/**
 * The sheet to sign (签到表). Before the meeting: those expected, by name, and empty lines. It lies on the
 * table of the meeting's own staff; once it was held, it names only who agreed, and counts the others.
 */
export function attendanceOf({ community, board, participants }: AttendanceFacts, language: Language): Document {
  const { words, tag, dayAndTime } = language
  const title = words('document.attendanceOf', { theme: board.theme })
  const columns = [
    { name: words('document.no'), share: 1 },
    { name: words('attendance.name'), share: 3 },
    { name: words('record.capacity'), share: 3 },
    { name: words('document.agreed'), share: 2 },
    { name: words('document.signature'), share: 4 },
  ]
  const over = board.closedAt !== null
  const expected = participants
    .filter(({ origin, name, nameAgreed }) => origin !== 'phone' && name !== '' && (nameAgreed || !over))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1))
  const row = (n: number, name: Line, capacity: Line): Line[] => [[String(n)], name, capacity, ['□'], ['']]
  const rows = [
    ...expected.map(({ name, capacity }, n) => row(n + 1, [name], [words(`capacity.${capacity}`)])),
    ...Array.from({ length: over ? 0 : WALK_INS }, (_, n) => row(expected.length + n + 1, [''], [''])),
  ]
  const toSign: Sourced = { kind: 'table', columns, rows, source: 'attendance' }
  const asHeld: Sourced = { kind: 'heading', level: 1, text: words('document.asHeld'), source: 'attendance' }
  const blocks: Sourced[] = [
    { kind: 'title', issuer: community, text: title, source: 'meeting' },
    {
      kind: 'fields',
      rows: [
        { name: words('document.held'), value: [dayAndTime(board.openedAt ?? board.startsAt)] },
        { name: words('document.place'), value: board.place ? [board.place] : [gap(20)] },
      ],
      source: 'meeting',
    },
    ...(rows.length > 0 ? [toSign] : []),
    ...(over ? [asHeld, presenceTable(board, language)] : []),
  ]
  return { title, language: tag, blocks, foot: title, at: board.closedAt ?? board.startsAt }
}
