import type { Board } from '../../core/meeting/meeting.ts'
import { reporting } from '../../core/meeting/hallTables.ts'
import { isPending } from '../../core/meeting/motion.ts'
import { openQuestion } from '../../core/meeting/roomQuestion.ts'
import { last } from '../../core/plain/last.ts'

/** What a meeting can have beside its cards, in the order in which a phone shows it. */
export const PARTS = ['Room', 'Tables', 'Lots', 'Floor', 'Motions', 'Pledges', 'Dots', 'Rules'] as const
export type Part = (typeof PARTS)[number]

/** Whether the hall's screen shows a part now. */
export const isShown = (part: Part, board: Board): boolean => board.focus.kind === part.toLowerCase()

/** Whether something stands above the card that one writes. */
export const startsElsewhere = (board: Board): boolean =>
  board.stage === 'open' &&
  PARTS.some((part) =>
    part === 'Floor' && !isShown(part, board)
      ? board.floor.open || board.floor.speaking !== null
      : asksNow(part, board),
  )

/** Whether a part asks something of the hall at this moment: that stands above the card, the rest below. */
export function asksNow(part: Part, board: Board): boolean {
  if (isShown(part, board)) return true
  switch (part) {
    case 'Room':
      return openQuestion(board.room ?? []) !== undefined
    case 'Tables':
      return board.tables != null && (board.tables.open || reporting(board) !== undefined)
    case 'Lots':
      return last(board.lots ?? [])?.stage === 'announced'
    case 'Floor':
      return true
    case 'Motions':
      return (board.motions ?? []).some(isPending)
    case 'Dots':
      return board.dots?.stage === 'open'
    case 'Pledges':
    case 'Rules':
      return false
  }
}
