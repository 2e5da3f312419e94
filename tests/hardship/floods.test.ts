import { readFileSync, rmSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Client, id } from '../build/grove.ts'
import type { GroveProcess } from '../build/process.ts'
import { startPlanted } from '../build/planted.ts'
import { freePort } from '../build/process.ts'

const PHONES = 40
const CARDS_EACH = 60
const PAGE_MOST = 1_000_000
const MEMORY_MOST_MB = 700

let base: string
let grove: GroveProcess
beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'grove-floods-'))
  grove = await startPlanted(join(base, 'data'), await freePort())
})
afterAll(async () => {
  grove?.child.kill('SIGTERM')
  await grove?.ended
  rmSync(base, { recursive: true, force: true })
})

const memory = () => {
  const status = readFileSync(`/proc/${grove.child.pid}/status`, 'utf8')
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)![1]) / 1000)
}
const stranger = () => new Client(grove.url)
async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; result: T }> {
  const began = performance.now()
  const result = await work()
  return { ms: Math.round(performance.now() - began), result }
}

/** Floods while somebody opens a community's page again and again; tells how long that took at worst. */
async function meanwhile(name: string, flood: Promise<unknown>): Promise<void> {
  const before = (await timed(() => stranger().get('/c/rongbu'))).ms
  let over = false
  void flood.finally(() => (over = true))
  let slowest = 0
  while (!over) {
    const { ms, result } = await timed(() => stranger().get('/c/rongbu'))
    expect(result.status).toBe(200)
    slowest = Math.max(slowest, ms)
    await new Promise((go) => setTimeout(go, 100))
  }
  await flood
  console.log(`flood of ${name}: a page ${before} ms before, ${slowest} ms at worst; memory ${memory()} MB`)
  expect(memory()).toBeLessThan(MEMORY_MOST_MB)
}

test('the page of the API, asked for by hundreds at once, is made once', async () => {
  const ask = async () => {
    const all = await Promise.all(
      Array.from({ length: 200 }, (_, i) => stranger().get(i % 2 ? '/api' : '/api/openapi.json')),
    )
    expect(all.every(({ status }) => status === 200)).toBe(true)
  }
  await meanwhile('200 requests for the API’s page', ask())
})

test('public pages with every kind of query', async () => {
  const ask = async () => {
    for (let round = 0; round < 5; round++) {
      const paths = Array.from(
        { length: 100 },
        (_, i) => `/c/rongbu/matters?limit=${(i % 200) + 1}&category=${round}${i}`,
      )
      const all = await Promise.all(paths.map((path) => stranger().get(path)))
      // Who comes when a hundred wait already is told to come again.
      expect(all.every(({ status }) => status === 200 || status === 429)).toBe(true)
    }
  }
  await meanwhile('500 lists', ask())
})

test('receipts guessed as fast as they can be', async () => {
  let wrong = 0
  const guess = async () => {
    for (let round = 0; round < 20; round++) {
      const all = await Promise.all(
        Array.from({ length: 100 }, (_, i) => stranger().get(`/api/receipts/AAA-${round + 100}-${i + 100}`)),
      )
      wrong += all.filter(({ status }) => status === 404).length
    }
  }
  await meanwhile('2,000 guesses of receipts', guess())
  console.log(`of 2,000 guesses ${wrong} were looked up`)
  expect(wrong).toBeLessThanOrEqual(60)
})

test('40 invented phones fill the open tree: its page stays small enough for a phone', async () => {
  const door = await stranger().get('/c/rongbu/write')
  const code = door.headers.get('location')!.split('/').pop()!
  let taken = 0
  const flood = async () => {
    const phones = await Promise.all(
      Array.from({ length: PHONES }, async () => {
        const phone = stranger()
        await phone.get(`/m/${code}`)
        await phone.post(`/api/meetings/${code}/participants`, { id: id(), key: id(), name: '' })
        return phone
      }),
    )
    for (let i = 0; i < CARDS_EACH; i++) {
      const text = `${i} ${'洪水'.repeat(240)}`
      const all = await Promise.all(
        phones.map((phone) => phone.command(code, { kind: 'postCard', id: id(), tree: 'problem', text })),
      )
      expect(all.every(({ status }) => status === 200 || status === 429)).toBe(true)
      taken += all.filter(({ status }) => status === 200).length
    }
  }
  await meanwhile(`${PHONES * CARDS_EACH} cards by ${PHONES} invented phones`, flood())
  for (const path of [`/m/${code}`, `/m/${code}/record`, `/screen/${code}`]) {
    const { ms, result } = await timed(() => stranger().get(path))
    console.log(
      `${path.replace(code, 'CODE')}: ${taken} cards taken, ${Math.round(result.text.length / 1000)} thousand letters, ${ms} ms`,
    )
    expect(result.status).toBe(200)
    expect(result.text.length).toBeLessThan(PAGE_MOST)
  }
})
