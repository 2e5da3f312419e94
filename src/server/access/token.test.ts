import { expect, test } from 'vitest'
import { hashSecret, readTicket, signTicket } from './token.ts'

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
