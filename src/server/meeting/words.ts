import type { BoardEvent, Secret } from '../../core/meeting/event.ts'
import type { Meeting } from '../../core/meeting/meeting.ts'

const NO_WORDS = { text: '', where: '', photo: null }

/** People's own words and names stay in tables from which they can be erased. */
export function withoutWords(told: BoardEvent): BoardEvent {
  if (told.kind === 'cardPosted' || told.kind === 'cardShown') return { ...told, card: { ...told.card, ...NO_WORDS } }
  if (told.kind === 'cardEdited') return { ...told, ...NO_WORDS }
  if (told.kind === 'attendanceChanged') return { ...told, attendance: { ...told.attendance, named: [] } }
  return told
}

/** Gives a told event from the journal the words that its card has now: none where it has been hidden or withdrawn since. */
export function withWords(told: BoardEvent, { board }: Meeting): BoardEvent {
  if (told.kind === 'cardPosted' || told.kind === 'cardShown') {
    const { text, where, photo } = board.cards[told.card.id]!
    return { ...told, card: { ...told.card, text, where, photo } }
  }
  if (told.kind === 'cardEdited') {
    const { text, where, photo } = board.cards[told.card]!
    return { ...told, text, where, photo }
  }
  // Older attendances are numbers on the way to today's, so today's names do no harm.
  if (told.kind === 'attendanceChanged') {
    return { ...told, attendance: { ...told.attendance, named: board.attendance.named } }
  }
  return told
}

/** What stays with the server, without names. */
export const withoutNames = ({ participants, ...rest }: Secret) => ({
  ...rest,
  ...(participants ? { participants: participants.map(({ name: _name, ...numbers }) => numbers) } : {}),
})
