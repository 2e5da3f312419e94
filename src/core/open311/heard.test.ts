import { expect, test } from 'vitest'
import type { Element } from './heard.ts'
import { referenceIn, takenFrom, tokenPause } from './heard.ts'

const element = (name: string, inside: Element[] | string): Element =>
  typeof inside === 'string' ? { name, text: inside, inside: [] } : { name, text: '', inside }
const answer = (name: string, text: string) => element('service_requests', [element('request', [element(name, text)])])

test('[T37] a number that cannot be kept, or would ask for others too, is none: a person looks', () => {
  for (const number of ['638344', 'SR-2026/11', '工单9'])
    expect(takenFrom(200, answer('service_request_id', number))).toEqual({ is: 'taken', reference: number })
  for (const number of ['', '1,2', '1 2', '1\u0000', 'x'.repeat(61), '1\u202e2']) {
    expect(referenceIn(number)).toBe('')
    for (const name of ['service_request_id', 'token'])
      expect(takenFrom(201, answer(name, number))).toEqual({ is: 'unsure', why: 'no service_request_id' })
  }
  expect(takenFrom(200, undefined).is).toBe('unsure')
  expect(takenFrom(200, answer('token', '77'))).toEqual({ is: 'token', token: '77' })
})

test('[T37] a no is 400 or 422; a busy system is tried again; a wrong key is nobody’s no', () => {
  const is = (status: number) => takenFrom(status, undefined).is
  expect([400, 422].map(is)).toEqual(['refused', 'refused'])
  expect([408, 425, 429, 500, 503].map(is)).toEqual(Array.from({ length: 5 }, () => 'failed'))
  expect([301, 401, 403, 404, 410].map(is)).toEqual(Array.from({ length: 5 }, () => 'dead'))
})

test('[T37] the longer a token has no number the more seldom it is asked for, an hour apart at most', () => {
  const pauses = [0, 60_000, 3_600_000, 14 * 86_400_000].map(tokenPause)
  expect(pauses).toEqual([60_000, 75_000, 960_000, 3_600_000])
})
