import { expect, test } from 'vitest'
import { Queue } from './queue.ts'

const here = () => new AbortController()
function held() {
  let end!: () => void
  const promise = new Promise<void>((done) => (end = done))
  return { promise, end }
}

test('one works, few wait in order, the others are told at once', async () => {
  const queue = new Queue({ atOnce: 1, waiting: 2 })
  const order: string[] = []
  const first = held()
  const run = (name: string, wait?: Promise<void>) =>
    queue.run(here().signal, async () => {
      order.push(name)
      await wait
    })
  const all = [run('a', first.promise), run('b'), run('c')]
  await expect(run('d')).rejects.toMatchObject({ code: 'importBusy', status: 429 })
  expect(order).toEqual(['a'])
  first.end()
  await Promise.all(all)
  expect(order).toEqual(['a', 'b', 'c'])
  await run('e')
  expect(order.at(-1)).toBe('e')
})

test('who goes away while waiting is dropped, and a failure lets the next one in', async () => {
  const queue = new Queue({ atOnce: 1, waiting: 2 })
  const first = held()
  const failing = queue.run(here().signal, () => first.promise.then(() => Promise.reject(new Error('read'))))
  const gone = here()
  let worked = false
  const left = queue.run(gone.signal, () => Promise.resolve((worked = true)))
  const next = queue.run(here().signal, () => Promise.resolve('next'))
  gone.abort()
  await expect(left).rejects.toMatchObject({ code: 'importBusy' })
  first.end()
  await expect(failing).rejects.toThrow('read')
  expect([await next, worked]).toEqual(['next', false])
})
