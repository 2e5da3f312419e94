/**
 * A community's clock: the name of its time zone in the IANA database (Asia/Shanghai, Europe/Berlin, or UTC).
 * Every instant is shown and typed by it, never by the reader's device or the server.
 */
export type Clock = 'UTC' | `${string}/${string}`

const DAY = 86_400_000
const MINUTE = 60_000
/**
 * Two changes of one zone's offset are further apart than this: the closest were a week (Boa Vista, 2000).
 */
const SPAN = 4 * DAY

/** In a span of time: the offsets (ms ahead of UTC) before and from the one change that it may hold. */
interface Span {
  before: number
  after: number
  turn: number
}

/**
 * What was asked of a zone: instants end in 2200 (instant.ts), so these are some thousand numbers at most.
 */
interface Zone {
  format: Intl.DateTimeFormat
  spans: Map<number, Span>
}
const ZONES = new Map<string, Zone>()

const formatOf = (timeZone?: string) =>
  new Intl.DateTimeFormat('en-US', {
    ...(timeZone === undefined ? {} : { timeZone }),
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })

/**
 * Reads the name of a zone; undefined where this machine knows none of that name, and for offsets and
 * abbreviations (+08:00, CET), which say nothing of summer time. Of a zone with two names (Asia/Kolkata,
 * Asia/Calcutta) the one that was given stays, since machines differ in which they call its right one.
 */
export function readClock(name: string): Clock | undefined {
  if (name !== 'UTC' && !/^[a-z]+\/[a-z0-9+_/-]+$/i.test(name)) return undefined
  try {
    const right = formatOf(name).resolvedOptions().timeZone
    return (right.toLowerCase() === name.toLowerCase() ? right : name) as Clock
  } catch {
    return undefined
  }
}

/**
 * A zone by its name. The server takes no name that it does not know, but a browser may be older than the
 * name: it tells such a zone by its own, which for people of the place is the same.
 */
function zoneOf(clock: Clock): Zone {
  const known = ZONES.get(clock)
  if (known) return known
  const zone = { format: formatOf(readClock(clock)), spans: new Map<number, Span>() }
  ZONES.set(clock, zone)
  return zone
}

/** How far a zone is ahead of UTC at an instant, in whole minutes (as ms), from the tables of the machine. */
function askOffset({ format }: Zone, at: number): number {
  const [month, day, year, hour, minute, second] = format.format(at).match(/\d+/g)!.map(Number) as [
    ...[number, number, number, number, number, number],
  ]
  // Before 1972 some zones had odd seconds, which no clock of ours shows; old browsers say 24 for midnight.
  const shown = Date.UTC(year, month - 1, day, hour % 24, minute, second)
  return Math.round((shown - at) / MINUTE) * MINUTE
}

function spanAt(zone: Zone, index: number): Span {
  const known = zone.spans.get(index)
  if (known) return known
  let [from, turn] = [index * SPAN, (index + 1) * SPAN]
  const [before, after] = [askOffset(zone, from), askOffset(zone, turn)]
  if (before === after) turn = Infinity
  else
    while (turn - from > 1000) {
      const middle = Math.floor((from + turn) / 2000) * 1000
      if (askOffset(zone, middle) === before) from = middle
      else turn = middle
    }
  const span = { before, after, turn }
  zone.spans.set(index, span)
  return span
}

/** How far a clock is ahead of UTC at an instant, in milliseconds (whole minutes). */
export function offsetAt(clock: Clock, at: number): number {
  if (!(Math.abs(at) < 8.64e15 - SPAN)) return NaN
  const { before, after, turn } = spanAt(zoneOf(clock), Math.floor(at / SPAN))
  return at < turn ? before : after
}

/**
 * What the clock's hands and its calendar show at an instant (ms since 1970), as a date whose UTC parts are
 * to be read: getUTCHours and so on, never getHours.
 */
export const handsAt = (clock: Clock, at: number): Date => new Date(at + offsetAt(clock, at))

/**
 * All instants at which the hands show this (ms, as `handsAt` gives them): one, two where they are put back.
 */
function instantsOf(clock: Clock, hands: number): number[] {
  const [before, after] = [offsetAt(clock, hands - DAY), offsetAt(clock, hands + DAY)]
  const found = [hands - before, hands - after].filter((at) => at + offsetAt(clock, at) === hands)
  // Hands that are put forward never show what lies between: as much later as they jump.
  if (found.length === 0) return [hands - before]
  return before === after ? found.slice(1) : found.sort((a, b) => a - b)
}

/**
 * The instant at which the hands show this (ms, as `handsAt` gives them). A time that does not exist, because
 * summer time begins, goes forward by as much as the clock does; of one that exists twice, because it ends,
 * the earlier is meant.
 */
export const instantOf = (clock: Clock, hands: number): number => instantsOf(clock, hands)[0]!

/** The instant at which the clock shows a local time, written 2026-10-01T09:30; NaN for what is none. */
export const instantAt = (clock: Clock, local: string): number =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(local) ? instantOf(clock, Date.parse(`${local}Z`)) : NaN

/** The day of an instant, as 2026-10-01. */
export const dayAt = (clock: Clock, at: number): string => handsAt(clock, at).toISOString().slice(0, 10)

/** The last millisecond of an instant's day, also where that day has 23 or 25 hours. */
export const endOfDayAt = (clock: Clock, at: number): number => endOfDay(clock, handsAt(clock, at).getTime())

/** The same of the day that the hands show. */
export function endOfDay(clock: Clock, hands: number): number {
  const midnight = Math.floor(hands / DAY) * DAY + DAY
  // Midnight may come twice. Where the clock goes back over it, the day that had ended begins anew.
  const [first, second = NaN] = instantsOf(clock, midnight)
  return handsAt(clock, second - 1).getTime() < midnight ? second - 1 : first! - 1
}

/** The end of a day that was typed as 2026-12-31; NaN where it is none. */
export function endOfTypedDay(clock: Clock, day: string): number {
  const hands = Date.parse(`${day}T00:00:00Z`)
  return Number.isNaN(hands) ? NaN : endOfDay(clock, hands)
}

/** Day and minute of an instant, as 2026-10-01T09:30: what a datetime-local field takes. */
export const minuteAt = (clock: Clock, at: number): string => handsAt(clock, at).toISOString().slice(0, 16)

/** By how much a clock is ahead of UTC at an instant, as +08:00. */
export function aheadAt(clock: Clock, at: number): string {
  const two = (n: number) => String(Math.floor(n)).padStart(2, '0')
  const minutes = offsetAt(clock, at) / MINUTE
  const ahead = Math.abs(minutes)
  return `${minutes < 0 ? '-' : '+'}${two(ahead / 60)}:${two(ahead % 60)}`
}

/** An instant for programs that people read too: 2026-10-01T09:30:00.000+08:00. */
export const stampAt = (clock: Clock, at: number): string =>
  `${handsAt(clock, at).toISOString().slice(0, -1)}${aheadAt(clock, at)}`
