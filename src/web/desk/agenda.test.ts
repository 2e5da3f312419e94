import { expect, test } from 'vitest'
import { moved, totalMinutes } from './agenda.ts'

const agenda = ['a', 'b', 'c'].map((id) => ({ id, kind: 'other', title: '', minutes: 10 }) as const)
const ids = (list: { id: string }[]) => list.map(({ id }) => id).join('')

test('an item moves up and down, and not over the ends', () => {
  expect(ids(moved(agenda, 'b', -1))).toBe('bac')
  expect(ids(moved(agenda, 'b', 1))).toBe('acb')
  expect(ids(moved(agenda, 'a', -1))).toBe('abc')
  expect(ids(moved(agenda, 'c', 1))).toBe('abc')
})

test('the planned minutes add up; an emptied field counts nothing', () => {
  expect(totalMinutes([...agenda, { ...agenda[0]!, minutes: NaN }])).toBe(30)
})
