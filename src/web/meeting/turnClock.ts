import type { Speaking } from '../../core/meeting/floor.ts'

/** How far a turn has come. `soon`: nearly up; `over`: longer than agreed; `free`: nobody set a time. */
export interface TurnClock {
  state: 'free' | 'calm' | 'soon' | 'over'
  /** Milliseconds since it began, and until its time is up (below 0 when it is over). */
  elapsed: number
  left: number
  /** 0…1 of the agreed time. */
  share: number
}

/**
 * The sign before the end comes this long before it, in milliseconds; in a short turn, at its last quarter.
 */
const SOON = 30_000

/** The clock of whoever speaks at `now` (milliseconds since 1970). */
export function turnClock({ since, seconds }: Pick<Speaking, 'since' | 'seconds'>, now: number): TurnClock {
  const elapsed = Math.max(0, now - since)
  const all = seconds * 1000
  if (all === 0) return { state: 'free', elapsed, left: 0, share: 0 }
  const left = all - elapsed
  const state = left <= 0 ? 'over' : left <= Math.min(SOON, all / 4) ? 'soon' : 'calm'
  return { state, elapsed, left, share: Math.min(1, elapsed / all) }
}

/** A length of time as minutes and seconds: 7:05. What is left is counted to the second that has begun. */
export function minutesAndSeconds(ms: number): string {
  const seconds = Math.ceil(Math.max(0, ms) / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
