import type { AgendaItem, Board } from '../../../core/meeting/meeting.ts'

/** How long an agenda item has been open, and for how long it was planned, both in ms. */
export interface Clock {
  item: AgendaItem
  elapsed: number
  planned: number
}

/** The clock of the open agenda item at `now`; undefined while none is open. */
export function clockOf(board: Board, now: number): Clock | undefined {
  const item = board.agenda.find(({ id }) => id === board.current?.item)
  if (!item) return undefined
  return { item, elapsed: Math.max(0, now - board.current!.since), planned: item.minutes * 60_000 }
}

/** The item after the open one, the first where none is open; undefined at the end. */
export function nextItem(board: Board): AgendaItem | undefined {
  return board.agenda[board.agenda.findIndex(({ id }) => id === board.current?.item) + 1]
}

/** A length of time as minutes and seconds: 7:05, 125:00. */
export function minutesAndSeconds(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
