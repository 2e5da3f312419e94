import { expect, test } from 'vitest'
import { fromField, toField } from './whenField.ts'

test('an instant survives the field, to the minute, and is shown by the community’s clock', () => {
  const at = Date.UTC(2026, 4, 29, 16, 30)
  for (const clock of [480, -480, 330, 0, 840]) expect(fromField(clock, toField(clock, at))).toBe(at)
  expect(toField(480, at)).toBe('2026-05-30T00:30')
  expect(toField(-480, at)).toBe('2026-05-29T08:30')
})

test('an empty or unfinished field is no instant', () => {
  expect(toField(480, null)).toBe('')
  expect(fromField(480, '')).toBeNull()
  expect(fromField(480, '2026-13-99T00:00')).toBeNull()
})
