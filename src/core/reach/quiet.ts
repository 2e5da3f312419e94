import type { Clock } from '../plain/clock.ts'
import { handsAt, instantOf } from '../plain/clock.ts'
import type { ReachSettings } from './tiers.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** [T9] The next instant from `now` on that is not within the quiet hours, by the community's clock. */
export function awakeFrom({ quietFrom, quietUntil }: ReachSettings, clock: Clock, now: number): number {
  const hands = handsAt(clock, now).getTime()
  const midnight = Math.floor(hands / DAY) * DAY
  const hour = (hands - midnight) / HOUR
  const over = quietFrom > quietUntil
  const quiet = over ? hour >= quietFrom || hour < quietUntil : hour >= quietFrom && hour < quietUntil
  if (!quiet) return now
  return instantOf(clock, midnight + quietUntil * HOUR + (over && hour >= quietFrom ? DAY : 0))
}
