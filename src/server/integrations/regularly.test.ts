import { expect, test } from 'vitest'
import { OneByOne } from './regularly.ts'

test('work that is wanted while it is under way is done once more, however often it was wanted', async () => {
  const began: boolean[] = []
  let free = () => {}
  const work = new OneByOne(async (first) => {
    began.push(first)
    await new Promise<void>((done) => (free = done))
  })
  const wants = [work.want(true), work.want(false), work.want(false)]
  expect(began).toEqual([true])
  free()
  await expect.poll(() => began).toEqual([true, false])
  free()
  await Promise.all(wants)
  expect(began).toHaveLength(2)
  // What fails is told, and done again when it is wanted.
  const failing = new OneByOne(() => Promise.reject(new Error('away')))
  for (let n = 0; n < 2; n++) await expect(failing.want(false)).rejects.toThrow('away')
  await failing.end()
})
