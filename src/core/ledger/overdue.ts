import { dueBefore } from './calendar.ts'
import type { PlacedSettings } from './settings.ts'
import type { Sheet } from './sheet.ts'

/** [L13] Whether something was due and is not there; `now` in milliseconds since 1970. */
export const isOverdue = ({ dueAt }: Pick<Sheet, 'dueAt'>, now: number): boolean => dueAt !== null && dueAt < now

/**
 * [L13] Who has to look at it now: nobody yet, the community, or, after more working days, the subdistrict.
 */
export function climbedTo(
  sheet: Pick<Sheet, 'dueAt'>,
  now: number,
  { climbAfter, calendar, clock }: PlacedSettings,
): 'nobody' | 'community' | 'subdistrict' {
  if (!isOverdue(sheet, now)) return 'nobody'
  return sheet.dueAt! < dueBefore(now, climbAfter, calendar, clock) ? 'subdistrict' : 'community'
}
