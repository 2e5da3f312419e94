import { expect, test } from 'vitest'
import { merged } from './merged.ts'

test('[R21] what was typed stays, and takes back nothing that somebody else changed beside it', () => {
  const began = { office: '居委会', deadlines: { triage: 2, route: 2 }, days: ['2030-01-01'] }
  const typed = { ...began, deadlines: { triage: 4, route: 2 } }
  const stands = { office: '社区办', deadlines: { triage: 3, route: 5 }, days: [] }
  expect(merged(began, typed, stands)).toEqual({ office: '社区办', deadlines: { triage: 4, route: 5 }, days: [] })
  expect(merged(began, { ...began, days: ['2030-05-01'] }, stands)).toEqual({ ...stands, days: ['2030-05-01'] })
})
