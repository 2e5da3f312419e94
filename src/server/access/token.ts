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

/** Who may follow a card without its receipt: somebody who endorsed it, or its author where a letter led them there. */
export interface Follow {
  card: Id
  participant: Id
}

const SEAL_BYTES = 10
const ids = (...all: Id[]) => Buffer.from(all.join('').replaceAll('-', ''), 'hex')
const followSeal = (bytes: Buffer, key: string, more: string) =>
  createHmac('sha256', key).update(`follow:${more}:`).update(bytes).digest().subarray(0, SEAL_BYTES)

/**
 * Signs who may follow a card: 56 letters for an address, nothing to store. `more` binds the token to something else it must
 * fit, such as the address of a letter; a token for one is none for another.
 */
export function signFollow({ card, participant }: Follow, key: string, more = ''): string {
  const bytes = ids(card, participant)
  return Buffer.concat([bytes, followSeal(bytes, key, more)]).toString('base64url')
}

/** Whom a token speaks of, whether or not it is genuine; undefined where it is no token at all. */
export function peekFollow(text: string): Follow | undefined {
  if (!/^[\w-]{56}$/.test(text)) return undefined
  const hex = Buffer.from(text, 'base64url').toString('hex')
  const id = (at: number) => hex.slice(at, at + 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
  return { card: id(0), participant: id(32) }
}

/** Reads a signed token; undefined where it was not signed with this key and for this `more`. */
export function readFollow(text: string, key: string, more = ''): Follow | undefined {
  const follow = peekFollow(text)
  if (!follow) return undefined
  const given = Buffer.from(text, 'base64url')
  const bytes = given.subarray(0, given.length - SEAL_BYTES)
  return timingSafeEqual(given.subarray(bytes.length), followSeal(bytes, key, more)) ? follow : undefined
}

/** An id of the installation’s own, always the same for the same name: nobody else can know or take it. */
export function idFor(name: string, key: string): Id {
  const bytes = createHmac('sha256', key).update(`id:${name}`).digest().subarray(0, 16)
  bytes[6] = (bytes[6]! & 0x0f) | 0x80
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

/** What is stored in place of a secret that somebody else keeps. */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex')
