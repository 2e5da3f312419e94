import type { AgendaKind } from './meeting.ts'

/** The usual agenda with its planned minutes: two hours. A community edits its own copy. */
export const USUAL_AGENDA: readonly { kind: AgendaKind; minutes: number }[] = [
  { kind: 'checkIn', minutes: 10 },
  { kind: 'briefing', minutes: 15 },
  { kind: 'cards', minutes: 20 },
  { kind: 'speaking', minutes: 30 },
  { kind: 'trees', minutes: 15 },
  { kind: 'framing', minutes: 10 },
  { kind: 'responses', minutes: 15 },
  { kind: 'close', minutes: 5 },
]
