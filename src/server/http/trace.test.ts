import { expect, test } from 'vitest'
import { traceOf } from './trace.ts'

test('a log tells where something went wrong, and nothing of what somebody wrote', () => {
  const error = Object.assign(new TypeError('invalid text: 王大姐说路灯坏了'), { code: '22P02' })
  const trace = traceOf(error)
  expect(trace).toMatchObject({ name: 'TypeError', code: '22P02' })
  expect(trace.at[0]).toMatch(/trace\.test\.ts/)
  expect(JSON.stringify(trace)).not.toContain('路灯')
})

test('what is thrown without being an error is told by its kind', () => {
  expect(traceOf('路灯')).toEqual({ name: 'string', at: [] })
})
