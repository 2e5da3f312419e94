import type { Context } from 'hono'
import type { FullKey, Id } from '../../core/plain/id.ts'
import { keepCookie } from '../http/cookie.ts'
import { signTicket } from '../secrets/token.ts'
import type { Identity } from './authorize.ts'
import { ticketCookie } from './authorize.ts'

const TICKET_LASTS = 30 * 24 * 3600_000

/** Gives somebody who joined a meeting the ticket by which their browser, or program, is known as them. */
export function giveTicket(
  c: Context,
  identity: Identity,
  { community, id: meeting, code }: FullKey & { code: string },
  participant: Id,
) {
  const expires = identity.now() + TICKET_LASTS
  const token = signTicket({ community, meeting, participant, expires }, identity.ticketKey)
  keepCookie(c, identity, ticketCookie(code), token, TICKET_LASTS / 1000)
  return { token, expires }
}
