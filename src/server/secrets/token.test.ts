import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { isId } from '../../core/plain/id.ts'
import { hashSecret, idFor, peekFollow, readFollow, readTicket, signFollow, signTicket } from './token.ts'

const ticket = { community: 'c', meeting: 'm', participant: 'p', expires: 1_750_000_000_000 }

const meeting = { community: 'c', id: 'm' }
const read = (text: string, key = 'key', where = meeting, now = ticket.expires) => readTicket(text, where, now, key)

test('a ticket speaks for whom it was signed, until it expires', () => {
  expect(read(signTicket(ticket, 'key'))).toBe('p')
  expect(read(signTicket(ticket, 'key'), 'key', meeting, ticket.expires + 1)).toBeUndefined()
})

test('a ticket is good only in the community and the meeting that it names', () => {
  const signed = signTicket(ticket, 'key')
  for (const other of [
    { community: 'd', id: 'm' },
    { community: 'c', id: 'n' },
    { community: 'm', id: 'c' },
  ])
    expect(read(signed, 'key', other)).toBeUndefined()
})

test('a ticket that was changed, cut, or signed by somebody else is none', () => {
  const signed = signTicket(ticket, 'key')
  const [body, seal] = signed.split('.') as [string, string]
  const other = signTicket({ ...ticket, participant: 'q' }, 'key').split('.')[0]
  for (const forged of [
    `${other}.${seal}`,
    body,
    `${body}.`,
    `.${seal}`,
    '',
    `${body}.${seal.slice(1)}`,
    `${body}.${'A'.repeat(seal.length)}`,
  ]) {
    expect(read(forged)).toBeUndefined()
  }
  expect(read(signed, 'another key')).toBeUndefined()
})

test('what is kept of a secret is its SHA-256', () => {
  // FIPS 180-4, the example "abc".
  expect(hashSecret('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
})

const hall = { community: '01900001-0000-7000-8000-0000000000f1', id: '01900001-0000-7000-8000-0000000000d1' }
const other = { ...hall, id: '01900001-0000-7000-8000-0000000000d2' }
const neighbour = { ...hall, community: '01900001-0000-7000-8000-0000000000f2' }
const follow = {
  meeting: hall,
  card: '01900001-0000-7000-8000-0000000000c1',
  participant: '01900002-0000-7000-8000-0000000000a1',
}

test('a follower’s token reads back as it was signed', () => {
  expect(readFollow(signFollow(follow, 'key'), [neighbour, hall, other], 'key')).toEqual(follow)
  expect(signFollow(follow, 'key')).toMatch(/^[\w-]{56}$/)
})

test('a follower’s token that was changed, cut, signed by somebody else or for something else is none', () => {
  const signed = signFollow(follow, 'key')
  const another = signFollow({ ...follow, participant: follow.card }, 'key')
  for (const forged of [another.slice(0, 42) + signed.slice(42), signed.slice(1), `${signed}A`, '', 'A'.repeat(56)]) {
    expect(readFollow(forged, [hall], 'key')).toBeUndefined()
  }
  expect(readFollow(signed, [hall], 'another key')).toBeUndefined()
  expect(readFollow(signed, [hall], 'key', 'a@example.org')).toBeUndefined()
  expect(readFollow(signFollow(follow, 'key', 'a@example.org'), [hall], 'key')).toBeUndefined()
  const { card, participant } = follow
  expect(peekFollow(signed)).toEqual({ card, participant })
})

test('a follower’s token is good only in the meeting and the community for which it was signed', () => {
  for (const elsewhere of [[other], [neighbour], [other, neighbour], []])
    expect(readFollow(signFollow(follow, 'key'), elsewhere, 'key')).toBeUndefined()
})

test('a token of an older Grove, which names no meeting, holds where its card is in one meeting alone', () => {
  // Made by Grove before it sealed the meeting too.
  const { card, participant } = follow
  const bytes = Buffer.from((card + participant).replaceAll('-', ''), 'hex')
  const seal = createHmac('sha256', 'key').update('follow::').update(bytes).digest().subarray(0, 10)
  const old = Buffer.concat([bytes, seal]).toString('base64url')
  expect(readFollow(old, [hall], 'key')).toEqual(follow)
  expect(readFollow(old, [hall, neighbour], 'key')).toBeUndefined()
})

test('the installation’s own ids are ids, one for each name, and differ between installations', () => {
  expect(isId(idFor('openDoor', 'key'))).toBe(true)
  expect(idFor('openDoor', 'key')).toBe(idFor('openDoor', 'key'))
  expect(new Set([idFor('a', 'key'), idFor('b', 'key'), idFor('a', 'other')]).size).toBe(3)
})
