import { expect, test } from 'vitest'
import type { Participant } from '../../../core/meeting/meeting.ts'
import { rowsOf } from './rows.ts'

const person = (id: string, origin: Participant['origin'], more: Partial<Participant> = {}): Participant => ({
  id,
  name: id,
  capacity: 'resident',
  origin,
  presentAt: null,
  nameAgreed: false,
  joinedAs: null,
  confirmed: false,
  ...more,
})

test('a listed person and their phone are one row, present when either is', () => {
  const rows = rowsOf([
    person('phone', 'phone', { presentAt: 5 }),
    person('listed', 'list', { joinedAs: 'phone' }),
    person('b', 'list'),
  ])
  expect(rows.map(({ person, phone, present }) => [person.id, phone?.id, present])).toEqual([
    ['b', undefined, false],
    ['listed', 'phone', true],
  ])
})

test('[M28] a phone that only has a listed name is told apart from one that the desk has confirmed', () => {
  const rows = rowsOf([
    person('phone', 'phone'),
    person('other', 'phone'),
    person('a', 'list', { joinedAs: 'phone' }),
    person('b', 'list', { joinedAs: 'other', confirmed: true }),
  ])
  expect(rows.map(({ person, byName }) => [person.id, byName])).toEqual([
    ['a', true],
    ['b', false],
  ])
})

test('[P9] stubs of one person are one row, present when one of them is', () => {
  const rows = rowsOf([
    person('first', 'desk'),
    person('second', 'desk', { joinedAs: 'first', confirmed: true, presentAt: 5 }),
    person('third', 'desk'),
  ])
  expect(rows.map(({ person, stubs, present }) => [person.id, stubs.map(({ id }) => id), present])).toEqual([
    ['first', ['second'], true],
    ['third', [], false],
  ])
})

test('listed people come before walk-ins, walk-ins before phones', () => {
  const rows = rowsOf([person('c', 'phone'), person('a', 'desk'), person('b', 'list')])
  expect(rows.map(({ person }) => person.id)).toEqual(['b', 'a', 'c'])
})
