import { expect, test } from 'vitest'
import { readDays } from './dates.ts'

test('holidays are read as people write them, each once and in order', () => {
  expect(readDays('2026-10-02, 2026/10/1\n2026年10月1日、2026.2.17')).toEqual({
    days: ['2026-02-17', '2026-10-01', '2026-10-02'],
    unread: [],
  })
})

test('what is no day is given back, so that nothing is lost quietly', () => {
  expect(readDays('2026-02-30 国庆 2026-13-01 2024-02-29')).toEqual({
    days: ['2024-02-29'],
    unread: ['2026-02-30', '国庆', '2026-13-01'],
  })
})
