import type { Lane } from './stages.ts'
import type { LedgerSettings } from './settings.ts'
import type { Triage } from './sheet.ts'

export const STEPS = 4

/**
 * [L7] The lane that the rule proposes: danger that cannot wait goes at once, however large; otherwise what
 * is important, touches many people or several grids is pushed forward, and the rest is done at once.
 */
export function proposedLane(
  { urgency, importance, reach, safety }: Pick<Triage, 'urgency' | 'importance' | 'reach' | 'safety'>,
  { majorFrom }: LedgerSettings,
): Lane {
  if (safety && urgency === STEPS) return 'quick'
  const large =
    importance >= majorFrom.importance ||
    (reach.people ?? 0) >= majorFrom.people ||
    reach.grids.length >= majorFrom.grids
  return large ? 'major' : 'quick'
}
