import type { AgendaItem, AgendaKind } from '../../core/meeting/meeting.ts'
import type { Id } from '../../core/plain/id.ts'

export const AGENDA_KINDS: readonly AgendaKind[] = [
  'checkIn',
  'briefing',
  'cards',
  'speaking',
  'trees',
  'framing',
  'responses',
  'close',
  'other',
]

/** The agenda with one item moved by `by` places; the same agenda where it cannot go further. */
export function moved(agenda: readonly AgendaItem[], item: Id, by: number): AgendaItem[] {
  const from = agenda.findIndex(({ id }) => id === item)
  const to = from + by
  if (from < 0 || to < 0 || to >= agenda.length) return [...agenda]
  const next = [...agenda]
  next.splice(to, 0, ...next.splice(from, 1))
  return next
}

/** The planned length of the whole agenda, in minutes. */
export const totalMinutes = (agenda: readonly AgendaItem[]): number =>
  agenda.reduce((sum, { minutes }) => sum + (Number.isFinite(minutes) ? minutes : 0), 0)
