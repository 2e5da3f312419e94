import { createHmac } from 'node:crypto'
import type { FullKey } from '../../core/plain/id.ts'
import { keyText } from '../../core/plain/id.ts'
import { same } from './token.ts'

// What the screen in the hall shows so that those who see it can join, and nobody who was sent a picture of
// it two minutes later. All of it is computed from the installation's key, the meeting and the server's
// clock: nothing is stored, asked, or left to a phone's clock.

/** The QR code's token: a new one every 30 seconds, good until it is 90 seconds old. */
const TOKEN = { turns: 30_000, dies: 90_000 }
/** The number to type: a new one every minute, no longer good when it is two minutes old. */
const NUMBER = { turns: 60_000, dies: 120_000 - 1 }
const DIGITS = 6
const TOKEN_BYTES = 6
/** Letters of a token. */
export const TOKEN_LENGTH = (TOKEN_BYTES / 3) * 4
/**
 * By how much the clocks of several server processes may differ: what one has begun to show is good at
 * another.
 */
const CLOCKS_APART = 5_000

const seal = (said: string, key: string): Buffer => createHmac('sha256', key).update(said).digest()

const tokenOf = (meeting: FullKey, step: number, key: string): string =>
  seal(`pass:${keyText(meeting)}:${step}`, key)
    .subarray(0, TOKEN_BYTES)
    .toString('base64url')

const numberOf = (meeting: FullKey, step: number, key: string): string =>
  String(seal(`number:${keyText(meeting)}:${step}`, key).readUInt32BE() % 10 ** DIGITS).padStart(DIGITS, '0')

/**
 * Whether a pass that is made of a time step is good at `now`: any step whose age lies between just begun and
 * dead.
 */
function holds({ turns, dies }: typeof TOKEN, made: (step: number) => string, given: string, now: number): boolean {
  const first = Math.ceil((now - dies) / turns)
  const last = Math.floor((now + CLOCKS_APART) / turns)
  let found = false
  for (let step = first; step <= last; step++) found = same(made(step), given) || found
  return found
}

/** What the screen shows at one moment; `turnsIn` and `diesIn` are milliseconds from now. */
export interface PassNow {
  token: string
  number: string
  turnsIn: number
  /**
   * After this neither token nor number is good any more: a screen that heard nothing since must not show
   * them.
   */
  diesIn: number
}

/** What the screen of a meeting shows at `now` (milliseconds since 1970). */
export function passAt(meeting: FullKey, now: number, key: string): PassNow {
  const step = Math.floor(now / TOKEN.turns)
  const age = now - step * TOKEN.turns
  return {
    token: tokenOf(meeting, step, key),
    number: numberOf(meeting, Math.floor(now / NUMBER.turns), key),
    turnsIn: TOKEN.turns - age,
    diesIn: TOKEN.dies - age,
  }
}

/** Whether a token was shown in this meeting's hall and is at most 90 seconds old. */
export const tokenHolds = (meeting: FullKey, token: string, now: number, key: string): boolean =>
  holds(TOKEN, (step) => tokenOf(meeting, step, key), token, now)

/**
 * Whether a number was shown in this meeting's hall less than two minutes ago; how it is spaced does not
 * matter.
 */
export const numberHolds = (meeting: FullKey, number: string, now: number, key: string): boolean =>
  holds(NUMBER, (step) => numberOf(meeting, step, key), number.normalize('NFKC').replace(/[\s-]/g, ''), now)

type Leave = 'hall' | 'phone' | 'screen'

/**
 * Signs that something may be done until a time, for one meeting and one purpose. `nonce` tells two such
 * leaves apart.
 */
const leave = (what: Leave, meeting: FullKey, expires: number, nonce: string, key: string): string => {
  const body = `${expires.toString(36)}.${nonce}`
  return `${body}.${seal(`${what}:${keyText(meeting)}:${body}`, key)
    .subarray(0, 12)
    .toString('base64url')}`
}

function readLeave(what: Leave, meeting: FullKey, text: string, now: number, key: string): string | undefined {
  const [expires = '', nonce = ''] = text.split('.')
  const until = parseInt(expires, 36)
  // Most requests bring none, which needs no reckoning.
  if (!(until >= now)) return undefined
  return same(leave(what, meeting, until, nonce, key), text) ? nonce : undefined
}

/**
 * How long somebody who showed a good pass may take to join: a day in the hall, a page that loads slowly, a
 * card written first.
 */
export const GRANT_LASTS = 12 * 3600_000

/** What a phone gets for a good pass, and joins with. */
export const signGrant = (meeting: FullKey, now: number, nonce: string, key: string): string =>
  leave('hall', meeting, now + GRANT_LASTS, nonce, key)

/** The nonce of a grant for this meeting that has not expired; undefined where it is none. */
export const readGrant = (meeting: FullKey, text: string, now: number, key: string): string | undefined =>
  readLeave('hall', meeting, text, now, key)

/**
 * What a phone gets that opens the meeting's page without a pass: it proves nothing but which device of a
 * hall's address this is.
 */
export const signPhone = (meeting: FullKey, now: number, nonce: string, key: string): string =>
  leave('phone', meeting, now + GRANT_LASTS, nonce, key)

/** The nonce of a phone's mark for this meeting; undefined where it is none. */
export const readPhone = (meeting: FullKey, text: string, now: number, key: string): string | undefined =>
  readLeave('phone', meeting, text, now, key)

/** How long the link for the projector works. */
export const SCREEN_LASTS = 48 * 3600_000

/**
 * The key in the link for the projector's computer: whoever has it can show this meeting's passes, without
 * signing in.
 */
export const signScreen = (meeting: FullKey, now: number, key: string): string =>
  leave('screen', meeting, now + SCREEN_LASTS, '', key)

export const screenHolds = (meeting: FullKey, text: string, now: number, key: string): boolean =>
  readLeave('screen', meeting, text, now, key) !== undefined
