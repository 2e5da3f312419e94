import type { Board } from '../../core/meeting/meeting.ts'
import type { Words } from '../kit/words.ts'
import type { ScreenKey } from '../strings.ts'

/** The agenda item that is open, as the hall reads it. */
export interface Running {
  title: string
  /** Whole minutes. */
  elapsed: number
  planned: number
  over: number
  /** 0…1 of the planned time. */
  share: number
  /** Titles of the items after it. */
  next: { title: string; minutes: number }[]
}

/** What of the agenda runs at `now` (milliseconds since 1970); null while nothing does. */
export function running({ agenda, current }: Board, now: number, t: Words<ScreenKey>): Running | null {
  const index = current ? agenda.findIndex(({ id }) => id === current.item) : -1
  const item = agenda[index]
  if (!current || !item) return null
  const titleOf = ({ title, kind }: (typeof agenda)[number]) => title || t(`agendaKind.${kind}`)
  const elapsed = Math.max(0, Math.floor((now - current.since) / 60_000))
  return {
    title: titleOf(item),
    elapsed,
    planned: item.minutes,
    over: item.minutes > 0 ? Math.max(0, elapsed - item.minutes) : 0,
    share: item.minutes > 0 ? Math.max(0, Math.min(1, (now - current.since) / 60_000 / item.minutes)) : 0,
    next: agenda.slice(index + 1).map((later) => ({ title: titleOf(later), minutes: later.minutes })),
  }
}
