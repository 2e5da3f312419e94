import { expect, test } from 'vitest'
import { coalesced } from './coalesced.ts'

test('who asks while the work runs shares the next, which begins when it has ended', async () => {
  const ends: ((error?: Error) => void)[] = []
  const ask = coalesced(
    () => new Promise<void>((settle, fail) => ends.push((error) => (error ? fail(error) : settle()))),
  )
  const first = ask()
  const [second, third] = [ask(), ask()]
  expect(ends).toHaveLength(1)
  ends[0]!(new Error('broken'))
  await expect(first).rejects.toThrow('broken')
  await expect.poll(() => ends.length).toBe(2)
  const fourth = ask()
  ends[1]!()
  await Promise.all([second, third])
  await expect.poll(() => ends.length).toBe(3)
  ends[2]!()
  await fourth
  const fifth = ask()
  expect(ends).toHaveLength(4)
  ends[3]!()
  await fifth
})
