import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { FullKey, Id } from '../../core/plain/id.ts'
import { keyText, makeId } from '../../core/plain/id.ts'

/** Whether two texts are the same; how long it takes does not tell how much of what was guessed is right. */
export function same(made: string, given: string): boolean {
  const [a, b] = [Buffer.from(made), Buffer.from(given)]
  return a.length === b.length && timingSafeEqual(a, b)
}

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

/**
 * Whom a signed ticket speaks for in `meeting` at `now`. Undefined where it was not signed with this key, has
 * expired, or names another meeting or another community: a ticket is good only for the one that it names in
 * full.
 */
export function readTicket(text: string, meeting: FullKey, now: number, key: string): Id | undefined {
  const [body, given] = text.split('.')
  if (!body || !given) return undefined
  if (!same(seal(body, key), given)) return undefined
  const [community, id, participant, expires] = Buffer.from(body, 'base64url').toString().split('.')
  if (community !== meeting.community || id !== meeting.id || !(Number(expires) >= now)) return undefined
  return participant
}

const seal = (body: string, key: string) => createHmac('sha256', key).update(body).digest('base64url')

/**
 * Who may follow a card without its receipt, in which meeting: somebody who endorsed it, or its author where
 * a letter led them there.
 */
export interface Follow {
  meeting: FullKey
  card: Id
  participant: Id
}

const SEAL_BYTES = 10
const ids = (...all: Id[]) => Buffer.from(all.join('').replaceAll('-', ''), 'hex')
const followSeal = (bytes: Buffer, key: string, where: string, more: string) =>
  createHmac('sha256', key).update(`follow:${where}${more}:`).update(bytes).digest().subarray(0, SEAL_BYTES)

/**
 * Signs who may follow a card: 56 letters for an address, nothing to store. The seal covers the meeting and
 * its community too, which the letters leave out. `more` binds the token to something else it must fit, such
 * as the address of a letter; a token for one is none for another.
 */
export function signFollow({ meeting, card, participant }: Follow, key: string, more = ''): string {
  const bytes = ids(card, participant)
  return Buffer.concat([bytes, followSeal(bytes, key, `${keyText(meeting)}:`, more)]).toString('base64url')
}

/**
 * Of which card and participant a token speaks, whether or not it is genuine; undefined where it is no token
 * at all.
 */
export function peekFollow(text: string): Omit<Follow, 'meeting'> | undefined {
  if (!/^[\w-]{56}$/.test(text)) return undefined
  const hex = Buffer.from(text, 'base64url').toString('hex')
  const id = (at: number) => hex.slice(at, at + 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
  return { card: id(0), participant: id(32) }
}

/**
 * Reads a signed token as one of `meetings`, those in which there is such a card; undefined where it was not
 * signed with this key, for this `more` and for one of them. Tokens of an older Grove named no meeting: they
 * hold where the card is in one meeting alone.
 */
export function readFollow(text: string, meetings: readonly FullKey[], key: string, more = ''): Follow | undefined {
  const follow = peekFollow(text)
  if (!follow) return undefined
  const given = Buffer.from(text, 'base64url')
  const bytes = given.subarray(0, given.length - SEAL_BYTES)
  const holds = (where: string) => timingSafeEqual(given.subarray(bytes.length), followSeal(bytes, key, where, more))
  const only = meetings.length === 1 ? meetings[0] : undefined
  const meeting = meetings.find((one) => holds(`${keyText(one)}:`)) ?? (only && holds('') ? only : undefined)
  return meeting && { meeting, ...follow }
}

/** An id of the installation’s own, always the same for the same name: nobody else can know or take it. */
export function idFor(name: string, key: string): Id {
  return makeId(createHmac('sha256', key).update(`id:${name}`).digest(), 8)
}

/**
 * Whether the lot falls on a name, as it does on one in `oneIn`: nobody can know it without the key, and it
 * is always the same.
 */
export const lotFalls = (name: string, key: string, oneIn: number): boolean =>
  createHmac('sha256', key).update(`lot:${name}`).digest().readUInt32BE(0) % oneIn === 0

/** What is stored in place of a secret that somebody else keeps. */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex')
