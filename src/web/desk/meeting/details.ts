import type { MeetingDetails } from '../../../core/meeting/command.ts'
import type { Board } from '../../../core/meeting/meeting.ts'

/**
 * What a facilitator may change of a meeting, as a copy of its own. Minutes left empty in a form count as
 * none.
 */
export function detailsOf(board: Board): MeetingDetails {
  const { theme, place, startsAt, agenda, cardsFrom, cardsUntil, next, joining, hangAtOnce } = board
  const items = agenda.map((item) => ({ ...item }))
  return { theme, place, startsAt, agenda: items, cardsFrom, cardsUntil, next, joining, hangAtOnce }
}

/** Only what differs, so that two people at two desks do not undo each other's changes. */
export function changedDetails(before: MeetingDetails, after: MeetingDetails): Partial<MeetingDetails> {
  const whole = { ...after, agenda: after.agenda.map((item) => ({ ...item, minutes: item.minutes || 0 })) }
  const names = Object.keys(whole) as (keyof MeetingDetails)[]
  const changed = names.filter((name) => JSON.stringify(whole[name]) !== JSON.stringify(before[name]))
  return Object.fromEntries(changed.map((name) => [name, whole[name]]))
}
