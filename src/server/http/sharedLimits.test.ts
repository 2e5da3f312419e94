import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { SharedLimits } from './sharedLimits.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Processes that hear each other, and all that was said. */
function processes(...names: string[]) {
  const said: string[] = []
  const all = names.map((name) => new SharedLimits(name, 'key'))
  for (const one of all)
    one.sendBy(async (payloads) => {
      said.push(...payloads)
      for (const payload of payloads) for (const other of all) other.hear(payload)
    })
  return { all, said }
}
const passed = async (spends: Promise<void>[]) =>
  (await Promise.allSettled(spends)).map(({ status }) => status === 'fulfilled')
const soon = () => vi.advanceTimersByTimeAsync(20)

test('what is spent through one process is spent through the others', async () => {
  const { all, said } = processes('a', 'b', 'c')
  const [here, there, third] = all.map((one) => one.of('guesses', 3, 60))
  expect(await passed([here!('192.0.2.1'), here!('192.0.2.1')])).toEqual([true, true])
  await soon()
  expect(await passed([there!('192.0.2.1'), there!('192.0.2.1'), there!('192.0.2.2')])).toEqual([true, false, true])
  await soon()
  expect(await passed([here!('192.0.2.1'), third!('192.0.2.1')])).toEqual([false, false])
  await here!.giveBack('192.0.2.1')
  await soon()
  expect(await passed([third!('192.0.2.1')])).toEqual([true])
  expect(said.join()).not.toContain('192.0.2.')
})

test('what is given back meanwhile is not told', async () => {
  const { all, said } = processes('a', 'b')
  const limit = all[0]!.of('guesses', 1, 60)
  for (let n = 0; n < 5; n++) {
    await limit('a phone')
    await limit.giveBack('a phone')
  }
  await soon()
  expect(said).toEqual([])
})

test('limits of other names are apart; nonsense on the channel does nothing; payloads are bounded', async () => {
  const { all, said } = processes('a', 'b')
  const [one, other] = [all[0]!.of('one', 1, 60), all[1]!.of('other', 1, 60)]
  await one('key')
  await soon()
  expect(await passed([other('key')])).toEqual([true])
  for (const words of ['', '[]', '{}', '["x",[["one"]]]', '["x",[["one","y","3"]]]', 'null']) all[1]!.hear(words)
  // Names of limits and processes as long as they are, counted twelve times: PostgreSQL takes 8,000 bytes.
  const [here] = processes('6a9c1f7e-0000-4000-8000-000000000001').all
  here!.sendBy(async (payloads) => void said.push(...payloads))
  const guesses = here!.of('guesses of an address', 100, 60)
  for (let n = 0; n < 5000; n++) for (let i = 0; i < (n < 200 ? 12 : 1); i++) await guesses(`phone ${n}`)
  await soon()
  expect(Math.max(...said.map((payload) => payload.length))).toBeLessThan(8000)
  expect(said.length).toBeLessThan(18)
})

test('alone, nothing is told', async () => {
  const alone = new SharedLimits(undefined, 'key')
  const send = vi.fn(async () => {})
  alone.sendBy(send)
  const limit = alone.of('guesses', 1, 60)
  expect(await passed([limit('a'), limit('a')])).toEqual([true, false])
  await soon()
  expect(send).not.toHaveBeenCalled()
})
