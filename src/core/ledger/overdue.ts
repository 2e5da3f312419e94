import { daysAfter, dueBefore } from './calendar.ts'
import { withOfficialDays } from './officialDays.ts'
import type { PlacedSettings } from './settings.ts'
import type { Sheet } from './sheet.ts'

/** [L13] Whether something was due and is not there; `now` in milliseconds since 1970. */
export const isOverdue = ({ dueAt }: Pick<Sheet, 'dueAt'>, now: number): boolean => dueAt !== null && dueAt < now

/** [L62] When something climbs that is due then: given with the due date, by the settings of that moment. */
export const climbsAt = (dueAt: number | null, { climbAfter, calendar, clock }: PlacedSettings): number | null =>
  dueAt === null ? null : daysAfter(dueAt, climbAfter, calendar, clock)

/**
 * [L62] Of dates that were given without it, the latest that has climbed by `now`: as the settings were until
 * they were first changed.
 */
export function climbedBefore(now: number, settings: PlacedSettings): number {
  const { climbAfter, calendar, clock } = withOfficialDays({ ...settings, ...settings.given }, settings.clock)
  return dueBefore(now, climbAfter, calendar, clock)
}

/**
 * [L13] Who has to look at it now: nobody yet, the community, or, after more working days, the subdistrict.
 */
export function climbedTo(
  sheet: Pick<Sheet, 'dueAt' | 'climbsAt'>,
  now: number,
  settings: PlacedSettings,
): 'nobody' | 'community' | 'subdistrict' {
  if (!isOverdue(sheet, now)) return 'nobody'
  const climbed = sheet.climbsAt == null ? sheet.dueAt! < climbedBefore(now, settings) : sheet.climbsAt < now
  return climbed ? 'subdistrict' : 'community'
}
