import type { Clock } from '../../core/plain/clock.ts'
import { instantAt, minuteAt } from '../../core/plain/clock.ts'

/** An instant as the value of a datetime-local field, by the community's clock; empty for null. */
export const toField = (clock: Clock, at: number | null): string => (at === null ? '' : minuteAt(clock, at))

/** The instant that a datetime-local field holds, null where it is empty or unfinished. */
export function fromField(clock: Clock, value: string): number | null {
  const at = instantAt(clock, value.slice(0, 16))
  return Number.isNaN(at) ? null : at
}
