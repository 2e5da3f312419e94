import type { BoardEvent, Secret } from '../../core/meeting/event.ts'

const NO_WORDS = { text: '', where: '', photo: null }

/** People's own words and names stay in tables from which they can be erased. */
export function withoutWords(told: BoardEvent): BoardEvent {
  if (told.kind === 'cardPosted' || told.kind === 'cardShown') return { ...told, card: { ...told.card, ...NO_WORDS } }
  if (told.kind === 'cardEdited') return { ...told, ...NO_WORDS }
  if (told.kind === 'attendanceChanged') return { ...told, attendance: { ...told.attendance, named: [] } }
  return told
}

/** What stays with the server, without names. */
export const withoutNames = ({ participants, ...rest }: Secret) => ({
  ...rest,
  ...(participants ? { participants: participants.map(({ name: _name, ...numbers }) => numbers) } : {}),
})
