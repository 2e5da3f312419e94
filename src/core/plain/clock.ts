/**
 * A community's clock: how far it is ahead of UTC, in minutes (China: 480). Every instant is shown and typed
 * by it, never by the reader's device or the server.
 */
export type Clock = number

/**
 * China's, without summer time: that of a community that has set none, and of what belongs to no community.
 */
export const USUAL_CLOCK: Clock = 480

const MINUTE = 60_000
const DAY = 86_400_000

/**
 * What the clock's hands and its calendar show at an instant (ms since 1970), as a date whose UTC parts are
 * to be read: getUTCHours and so on, never getHours.
 */
export const handsAt = (clock: Clock, at: number): Date => new Date(at + clock * MINUTE)

/** The instant at which the clock shows a local time, written 2026-10-01T09:30; NaN for what is none. */
export const instantAt = (clock: Clock, local: string): number =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(local) ? Date.parse(`${local}Z`) - clock * MINUTE : NaN

/** The day of an instant, as 2026-10-01. */
export const dayAt = (clock: Clock, at: number): string => handsAt(clock, at).toISOString().slice(0, 10)

/** The last millisecond of an instant's day. */
export const endOfDayAt = (clock: Clock, at: number): number =>
  Math.floor((at + clock * MINUTE) / DAY) * DAY + DAY - 1 - clock * MINUTE

/** Day and minute of an instant, as 2026-10-01T09:30: what a datetime-local field takes. */
export const minuteAt = (clock: Clock, at: number): string => handsAt(clock, at).toISOString().slice(0, 16)

/** An instant for programs that people read too: 2026-10-01T09:30:00.000+08:00. */
export function stampAt(clock: Clock, at: number): string {
  const two = (n: number) => String(Math.floor(n)).padStart(2, '0')
  const ahead = Math.abs(clock)
  return `${handsAt(clock, at).toISOString().slice(0, -1)}${clock < 0 ? '-' : '+'}${two(ahead / 60)}:${two(ahead % 60)}`
}
