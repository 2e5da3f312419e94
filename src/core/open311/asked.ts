import type { Point } from '../place/point.ts'

/** [T34] What a list of requests is asked for. */
export interface Asked {
  ids: string[] | null
  services: string[] | null
  status: 'open' | 'closed' | null
  from: number
  until: number
  size: number
  skip: number
}

/** What cannot be answered, in words for whoever programs the other side. */
export class NotAsked extends Error {
  override name = 'NotAsked'
}

const DAY = 86_400_000
/** [T34] So far apart are start and end of a list at most, and so many requests has it. */
export const [SPAN_MS, SIZE_MOST] = [90 * DAY, 1000]
const SIZE_USUAL = 1000
/** So many requests are skipped at most: whoever wants older ones says until when. */
const SKIP_MOST = 100_000
const IDS_MOST = 100

const W3C = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)(Z|[+-]\d\d:\d\d))?$/

/**
 * An instant as the standard writes it; a day without a time is its beginning in UTC. Throws where it is
 * none.
 */
export function instantIn(name: string, text: string): number {
  const [, day, time = '00:00', zone = 'Z'] = W3C.exec(text.trim()) ?? []
  const at = day === undefined ? NaN : Date.parse(`${day}T${time}${zone}`)
  if (Number.isNaN(at)) throw new NotAsked(`${name} is no W3C date and time, such as 2026-01-31T09:00:00Z`)
  return at
}

/** Start and end: of what is not said, 90 days from the other; at most 90 days apart. */
export function spanIn(said: (name: string) => string, now: number): { from: number; until: number } {
  const [start, end] = [said('start_date'), said('end_date')]
  const until = end ? instantIn('end_date', end) : start ? instantIn('start_date', start) + SPAN_MS : now + DAY
  const from = start ? instantIn('start_date', start) : until - SPAN_MS
  if (from > until) throw new NotAsked('end_date is before start_date')
  if (until - from > SPAN_MS + DAY) throw new NotAsked('start_date and end_date are at most 90 days apart')
  return { from, until }
}

/** [T34] What the query of a list says. An empty parameter is as one that is left out. */
export function askedOf(said: (name: string) => string, now: number): Asked {
  const listed = (name: string) => {
    const parts = said(name)
      .split(',')
      .flatMap((part) => part.trim() || [])
    if (parts.length > IDS_MOST) throw new NotAsked(`${name} names more than ${IDS_MOST}`)
    return parts.length > 0 ? [...new Set(parts)] : null
  }
  const status = new Set(listed('status') ?? ['open', 'closed'])
  for (const one of status) if (one !== 'open' && one !== 'closed') throw new NotAsked('status is open or closed')
  const size = countIn(said('page_size'), 'page_size', SIZE_USUAL, SIZE_MOST)
  const skip = (countIn(said('page'), 'page', 1, SKIP_MOST) - 1) * size
  if (skip > SKIP_MOST) throw new NotAsked('so far back, ask by start_date and end_date')
  return {
    ids: listed('service_request_id'),
    services: listed('service_code'),
    status: status.size === 1 ? ([...status][0] as 'open' | 'closed') : null,
    ...spanIn(said, now),
    size,
    skip,
  }
}

function countIn(text: string, name: string, usual: number, most: number): number {
  if (text.trim() === '') return usual
  const number = /^\d{1,6}$/.test(text.trim()) ? Number(text) : 0
  if (number < 1 || number > most) throw new NotAsked(`${name} is a number from 1 to ${most}`)
  return number
}

/**
 * [T32] The point that somebody sends, to some ten centimetres; null where they send none. Throws where it is
 * none.
 */
export function pointIn(said: (name: string) => string): Point | null {
  const [lat, long] = [said('lat').trim(), said('long').trim()]
  if (lat === '' && long === '') return null
  const degrees = (text: string, name: string, most: number) => {
    const number = /^[+-]?\d{1,3}(\.\d{1,20})?$/.test(text) ? Number(text) : NaN
    if (!(Math.abs(number) <= most)) throw new NotAsked(`${name} is in degrees, from -${most} to ${most}`)
    return Math.round(number * 1e6) / 1e6 + 0
  }
  return { lat: degrees(lat, 'lat', 90), long: degrees(long, 'long', 180) }
}

/** [T34] A request's id: the code of its tree and the number of its card. */
export const requestId = (code: string, number: number): string => `${code}-${number}`

/** What an id says; undefined where it is none. */
export function readRequestId(text: string): { code: string; number: number } | undefined {
  const [, code, number] = /^([0-9A-Za-z]{6})-([1-9]\d{0,8})$/.exec(text.trim()) ?? []
  return code === undefined ? undefined : { code: code.toUpperCase(), number: Number(number) }
}
