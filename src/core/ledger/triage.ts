import type { Lane } from './stages.ts'
import type { LedgerSettings } from './settings.ts'
import type { Triage } from './sheet.ts'

export const STEPS = 4

/** Why the rule proposes a lane; the first that holds. */
export type LaneReason = 'danger' | 'importance' | 'people' | 'grids' | 'small'

/**
 * [L7] The lane that the rule proposes, and why: danger that cannot wait goes at once, however large;
 * otherwise what is important, touches many people or several grids is pushed forward, and the rest is done
 * at once.
 */
export function proposedLane(
  { urgency, importance, reach, safety }: Pick<Triage, 'urgency' | 'importance' | 'reach' | 'safety'>,
  { majorFrom }: LedgerSettings,
): { lane: Lane; because: LaneReason } {
  if (safety && urgency === STEPS) return { lane: 'quick', because: 'danger' }
  if (importance >= majorFrom.importance) return { lane: 'major', because: 'importance' }
  if ((reach.people ?? 0) >= majorFrom.people) return { lane: 'major', because: 'people' }
  if (reach.grids.length >= majorFrom.grids) return { lane: 'major', because: 'grids' }
  return { lane: 'quick', because: 'small' }
}
