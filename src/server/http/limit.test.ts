import { expect, test } from 'vitest'
import { ProblemError } from './problem.ts'
import { limitOf } from './limit.ts'

const refused = (spent: Promise<void>) =>
  spent.then(
    () => false,
    (error: unknown) => error instanceof ProblemError && error.status === 429,
  )

test('a key has so many points, and gets back what was spent rightly', async () => {
  const limit = limitOf(2, 60)
  expect([await refused(limit('a')), await refused(limit('a')), await refused(limit('a'))]).toEqual([
    false,
    false,
    true,
  ])
  expect(await refused(limit('b'))).toBe(false)
  await limit.giveBack('a')
  expect([await refused(limit('a')), await refused(limit('a'))]).toEqual([false, true])
})

test('giving back what was never spent gives nobody more', async () => {
  const limit = limitOf(1, 60)
  await limit.giveBack('a')
  await limit('a')
  await limit.giveBack('a')
  await limit.giveBack('a')
  expect([await refused(limit('a')), await refused(limit('a'))]).toEqual([false, true])
})

test('what a limit remembers is bounded: 300 keys of 2 MB and 30,000 short ones are not kept', async () => {
  const limit = limitOf(5, 3600)
  const before = process.memoryUsage().heapUsed + process.memoryUsage().external
  for (let i = 0; i < 300; i++) await limit(`${i}${'@'.repeat(2_000_000)}`)
  for (let i = 0; i < 30_000; i++) await limit(`somebody-${i}@example.org`)
  const after = process.memoryUsage().heapUsed + process.memoryUsage().external
  expect((after - before) / 1e6).toBeLessThan(300)
  // Two long keys are still two.
  const long = 'x'.repeat(5000)
  for (let i = 0; i < 5; i++) await limit(long)
  expect([await refused(limit(long)), await refused(limit(`${long}y`))]).toEqual([true, false])
})
