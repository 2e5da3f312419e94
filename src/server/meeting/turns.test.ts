import { expect, test } from 'vitest'
import { turns } from './turns.ts'

test('two are under way, the others wait in order; one that fails gives its turn on', async () => {
  const run = turns(2)
  const begun: number[] = []
  const ends: ((error?: Error) => void)[] = []
  const works = [0, 1, 2, 3].map((n) =>
    run(() => {
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
