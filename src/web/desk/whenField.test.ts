import { expect, test } from 'vitest'
import { fromField, toField } from './whenField.ts'

test('an instant survives the field, to the minute', () => {
  const at = Date.UTC(2026, 4, 29, 6, 30)
  expect(fromField(toField(at))).toBe(at)
})

test('an empty or unfinished field is no instant', () => {
  expect(toField(null)).toBe('')
  expect(fromField('')).toBeNull()
  expect(fromField('2026-13-99T00:00')).toBeNull()
})
