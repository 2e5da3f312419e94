import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { LockWait } from './lockWait.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function later() {
  let resolve!: (value: string) => void
  let reject!: (error: Error) => void
  const promise = new Promise<string>((settle, fail) => ([resolve, reject] = [settle, fail]))
  return { promise, resolve, reject }
}
const never = () => new Promise<string>(() => {})

test('who reads waits for their turn while the lock comes soon', async () => {
  const wait = new LockWait()
  const lock = later()
  const turn = later()
  const locked = wait.during(lock.promise)
  const read = wait.unlessLate(() => turn.promise, never)
  await vi.advanceTimersByTimeAsync(300)
  lock.resolve('locked')
  expect(await locked).toBe('locked')
  await vi.advanceTimersByTimeAsync(1000)
  turn.resolve('in turn')
  expect(await read).toBe('in turn')
})

test('where it does not come, who waits and who comes read aside; once it is there, in turn again', async () => {
  const wait = new LockWait()
  const lock = later()
  const before = wait.unlessLate(never, async () => 'aside')
  const locked = wait.during(lock.promise)
  await vi.advanceTimersByTimeAsync(400)
  expect(await before).toBe('aside')
  expect(await wait.unlessLate(never, async () => 'aside too')).toBe('aside too')
  lock.reject(new Error('lock timeout'))
  await expect(locked).rejects.toThrow('lock timeout')
  expect(await wait.unlessLate(async () => 'in turn', never)).toBe('in turn')
})

test('a turn that fails fails its reader', async () => {
  const wait = new LockWait()
  await expect(wait.unlessLate(() => Promise.reject(new Error('no database')), never)).rejects.toThrow('no database')
})
