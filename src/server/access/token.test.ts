import { expect, test } from 'vitest'
import { isId } from '../../core/plain/id.ts'
import { hashSecret, idFor, peekFollow, readFollow, readTicket, signFollow, signTicket } from './token.ts'

const ticket = { community: 'c', meeting: 'm', participant: 'p', expires: 1_750_000_000_000 }

test('a ticket reads back as it was signed', () => {
  expect(readTicket(signTicket(ticket, 'key'), 'key')).toEqual(ticket)
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
    expect(readTicket(forged, 'key')).toBeUndefined()
  }
  expect(readTicket(signed, 'another key')).toBeUndefined()
})

test('what is kept of a secret is its SHA-256', () => {
  // FIPS 180-4, the example "abc".
  expect(hashSecret('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
})

const follow = { card: '01900001-0000-7000-8000-0000000000c1', participant: '01900002-0000-7000-8000-0000000000a1' }

test('a follower’s token reads back as it was signed', () => {
  expect(readFollow(signFollow(follow, 'key'), 'key')).toEqual(follow)
  expect(signFollow(follow, 'key')).toMatch(/^[\w-]{56}$/)
})

test('a follower’s token that was changed, cut, signed by somebody else or for something else is none', () => {
  const signed = signFollow(follow, 'key')
  const other = signFollow({ ...follow, participant: follow.card }, 'key')
  for (const forged of [other.slice(0, 42) + signed.slice(42), signed.slice(1), `${signed}A`, '', 'A'.repeat(56)]) {
    expect(readFollow(forged, 'key')).toBeUndefined()
  }
  expect(readFollow(signed, 'another key')).toBeUndefined()
  expect(readFollow(signed, 'key', 'a@example.org')).toBeUndefined()
  expect(readFollow(signFollow(follow, 'key', 'a@example.org'), 'key')).toBeUndefined()
  expect(peekFollow(signed)).toEqual(follow)
})

test('the installation’s own ids are ids, one for each name, and differ between installations', () => {
  expect(isId(idFor('openDoor', 'key'))).toBe(true)
  expect(idFor('openDoor', 'key')).toBe(idFor('openDoor', 'key'))
  expect(new Set([idFor('a', 'key'), idFor('b', 'key'), idFor('a', 'other')]).size).toBe(3)
})
