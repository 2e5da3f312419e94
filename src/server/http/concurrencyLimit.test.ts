import { expect, test } from 'vitest'
import { ProblemError } from './problem.ts'
import { concurrencyLimit } from './concurrencyLimit.ts'

test('two are under way, the others wait in order; one that fails gives its turn on', async () => {
  const run = concurrencyLimit(2, 9)
  const begun: number[] = []
  const ends: ((error?: Error) => void)[] = []
  const works = [0, 1, 2, 3].map((n) =>
    run(undefined, () => {
      begun.push(n)
      return new Promise<number>((done, fail) => (ends[n] = (error) => (error ? fail(error) : done(n))))
    }),
  )
  await Promise.resolve()
  expect(begun).toEqual([0, 1])
  ends[1]!(new Error('broken'))
  await expect(works[1]).rejects.toThrow('broken')
  expect(begun).toEqual([0, 1, 2])
  ends[0]!()
  await works[0]
  expect(begun).toEqual([0, 1, 2, 3])
  ends[2]!()
  ends[3]!()
  expect(await Promise.all([works[0], works[2], works[3]])).toEqual([0, 2, 3])
})

test('whoever goes away while it waits is dropped, and who comes where enough wait is told to come again', async () => {
  const run = concurrencyLimit(1, 2)
  let end = () => {}
  const first = run(undefined, () => new Promise<void>((done) => (end = done)))
  const leaver = new AbortController()
  const begun: string[] = []
  const left = run(leaver.signal, async () => void begun.push('left'))
  const stays = run(undefined, async () => void begun.push('stays'))
  await expect(run(undefined, async () => {})).rejects.toMatchObject({ code: 'tooBusy', status: 503 })
  leaver.abort()
  await expect(left).rejects.toMatchObject({ code: 'tooBusy' })
  const next = run(undefined, async () => void begun.push('next'))
  end()
  await Promise.all([first, stays, next])
  expect(begun).toEqual(['stays', 'next'])
  await expect(run(leaver.signal, async () => void begun.push('gone already'))).rejects.toMatchObject({
    code: 'tooBusy',
  })
  expect(begun).toHaveLength(2)
})

test('who is not let in, or goes away, is told so in the words of what it asked for; afterwards the place is free', async () => {
  const run = concurrencyLimit(1, 1, () => new ProblemError('importBusy'))
  let end = () => {}
  const first = run(undefined, () => new Promise<void>((done) => (end = done)))
  const leaver = new AbortController()
  const left = run(leaver.signal, async () => {})
  await expect(run(undefined, async () => {})).rejects.toMatchObject({ code: 'importBusy', status: 429 })
  leaver.abort()
  await expect(left).rejects.toMatchObject({ code: 'importBusy' })
  end()
  await first
  expect(await run(undefined, async () => 'next')).toBe('next')
})
