import { expect, test } from 'vitest'
import { fromField, toField } from './whenField.ts'

test('an instant survives the field, to the minute, and is shown by the community’s clock', () => {
  const at = Date.UTC(2026, 4, 29, 16, 30)
  for (const clock of ['Asia/Shanghai', 'Pacific/Pitcairn', 'Asia/Kolkata', 'UTC', 'Pacific/Kiritimati'] as const)
    expect(fromField(clock, toField(clock, at))).toBe(at)
  expect(toField('Asia/Shanghai', at)).toBe('2026-05-30T00:30')
  expect(toField('Pacific/Pitcairn', at)).toBe('2026-05-29T08:30')
})

test('an empty or unfinished field is no instant', () => {
  expect(toField('Asia/Shanghai', null)).toBe('')
  expect(fromField('Asia/Shanghai', '')).toBeNull()
  expect(fromField('Asia/Shanghai', '2026-13-99T00:00')).toBeNull()
})
