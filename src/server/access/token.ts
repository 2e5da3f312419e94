import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { Id } from '../../core/plain/id.ts'

/** Proof that a phone joined a meeting. It is signed, so checking it costs no query. */
export interface Ticket {
  community: Id
  meeting: Id
  participant: Id
  /** Milliseconds since 1970. */
  expires: number
}

/** Signs a ticket with the installation's key. */
export function signTicket(ticket: Ticket, key: string): string {
  const body = Buffer.from([ticket.community, ticket.meeting, ticket.participant, ticket.expires].join('.')).toString(
    'base64url',
  )
  return `${body}.${seal(body, key)}`
}

/** Reads a signed ticket. Undefined where it was not signed with this key; whether it has expired is for the reader to see. */
export function readTicket(text: string, key: string): Ticket | undefined {
  const [body, given] = text.split('.')
  if (!body || !given) return undefined
  const expected = Buffer.from(seal(body, key))
  const actual = Buffer.from(given)
  if (expected.length !== actual.length || !timingSafeEqual(expected, actual)) return undefined
  const [community, meeting, participant, expires] = Buffer.from(body, 'base64url').toString().split('.')
  return { community: community!, meeting: meeting!, participant: participant!, expires: Number(expires) }
}

const seal = (body: string, key: string) => createHmac('sha256', key).update(body).digest('base64url')

/** What is stored in place of a secret that somebody else keeps. */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex')
