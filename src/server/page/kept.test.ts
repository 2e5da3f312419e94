import { expect, test } from 'vitest'
import { KeptPages } from './kept.ts'

const made = (text: string) => ({ plain: Buffer.from(text), gzip: Buffer.alloc(0) })
const at = (position: number, name = 'page') => ({ name, position: `${position}` })

test('a page is made once for a position, and anew for the next', async () => {
  const pages = new KeptPages()
  let times = 0
  const ask = (position: number) => pages.of(at(position), async () => made(`${++times}`))
  const all = await Promise.all(Array.from({ length: 50 }, () => ask(1)))
  expect(all.map(({ plain }) => plain.toString())).toEqual(Array(50).fill('1'))
  expect([(await ask(1)).plain.toString(), (await ask(2)).plain.toString()]).toEqual(['1', '2'])
})

test('what failed, what is stale and what was forgotten is not kept', async () => {
  const pages = new KeptPages()
  await expect(pages.of(at(1), () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  await pages.of(at(1), async () => ({ ...made('stale'), stale: true }))
  expect((await pages.of(at(1), async () => made('fresh'))).plain.toString()).toBe('fresh')
  let go = () => {}
  const slow = pages.of(at(2), () => new Promise((done) => (go = () => done(made('taken back')))))
  await Promise.resolve()
  pages.forget()
  go()
  await slow
  expect((await pages.of(at(2), async () => made('after'))).plain.toString()).toBe('after')
})

test('two are made at once and a hundred wait; who comes then is told to come again', async () => {
  const pages = new KeptPages()
  const gates: (() => void)[] = []
  let under = 0
  let most = 0
  const asks = Array.from({ length: 150 }, (_, i) =>
    pages
      .of(at(1, `${i}`), async () => {
        most = Math.max(most, ++under)
        await new Promise<void>((go) => gates.push(go))
        under--
        return made(`${i}`)
      })
      .then(
        () => 'made',
        (error: { status: number }) => error.status,
      ),
  )
  for (let i = 0; i < 5000 && gates.length < 102; i++) {
    gates.forEach((go) => go())
    await Promise.resolve()
  }
  gates.forEach((go) => go())
  const outcomes = await Promise.all(asks)
  expect(outcomes.filter((outcome) => outcome === 'made')).toHaveLength(102)
  expect(outcomes.filter((outcome) => outcome === 429)).toHaveLength(48)
  expect(most).toBe(2)
})

test('bytes are bounded: of 100 pages of 2 MB the newest 32 at most are kept', async () => {
  const pages = new KeptPages()
  const page = (i: number) =>
    pages.of(at(1, `${i}`), async () => ({ plain: Buffer.alloc(2_000_000), gzip: Buffer.alloc(0) }))
  for (let i = 0; i < 100; i++) await page(i)
  let again = 0
  for (let i = 0; i < 100; i++)
    await pages.of(at(1, `${i}`), async () => {
      again++
      return { plain: Buffer.alloc(0), gzip: Buffer.alloc(0) }
    })
  expect(again).toBeGreaterThanOrEqual(68)
})
