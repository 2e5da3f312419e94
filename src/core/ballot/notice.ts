import type { Body, Law } from './law.ts'
import { CHINA } from './law.ts'

const DAY = 86_400_000
const HOUR = 3_600_000

/** Days of notice that a body needs. */
export const noticeDays = (body: Body, law: Law = CHINA): number => law.bodies[body].noticeDays

/**
 * [V5] Whether the notice of a vote was given in time. Both are the beginnings of days, in ms since 1970:
 * between them lies an hour less where the clock was put forward.
 */
export const noticeInTime = (body: Body, noticeAt: number, heldAt: number): boolean =>
  heldAt - noticeAt >= noticeDays(body) * DAY - HOUR

/**
 * [V5] Whether the notice was given in time for a vote that is opened now, in ms since 1970; `noticeAt` is
 * the beginning of its day.
 */
export const noticeHasRun = (body: Body, noticeAt: number, now: number): boolean =>
  noticeAt <= now && now - noticeAt >= noticeDays(body) * DAY
