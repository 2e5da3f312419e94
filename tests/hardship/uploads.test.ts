import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Client, id } from '../build/grove.ts'
import type { GroveProcess } from '../build/process.ts'
import { startPlanted } from '../build/planted.ts'
import { freePort } from '../build/process.ts'

// Floods of bodies: what they may take of memory, and that pages are answered and cards accepted meanwhile.

/** Bodies hold 96 MB at most, two pictures some hundred; 200 uploads of 9.9 MB held 3,600 MB. */
const GROWTH_MOST_MB = 900

let base: string
let grove: GroveProcess
let staff: Client
let code: string
beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'grove-uploads-'))
  grove = await startPlanted(join(base, 'data'), await freePort())
  staff = new Client(grove.url)
  await staff.send('POST', /Administrator\s+https?:\/\/[^/]+(\S+)/.exec(grove.printed())![1]!)
  const made = await staff.post('/api/communities/rongbu/meetings', {
    id: id(),
    theme: '洪水',
    startsAt: 1_750_000_000_000,
    joining: 'anyone',
  })
  ;({ code } = made.body as { code: string })
  await staff.must(code, { kind: 'setStage', stage: 'open' })
})
afterAll(async () => {
  grove?.child.kill('SIGTERM')
  await grove?.ended
  rmSync(base, { recursive: true, force: true })
})

async function phone(): Promise<Client> {
  const client = new Client(grove.url)
  expect((await client.post(`/api/meetings/${code}/participants`, { id: id(), key: id(), name: '' })).status).toBe(200)
  return client
}

/**
 * Sends over a connection of its own: one that is kept open may be closed just when a flood takes it up.
 * Gives status, problem and headers.
 */
function pour(path: string, body: Buffer, headers: Record<string, string>) {
  return new Promise<{ status: number; code: string; retryAfter: string | undefined }>((done, fail) => {
    const sending = request(
      `${grove.url}${path}`,
      { method: 'POST', agent: false, headers: { ...headers, 'content-length': body.length } },
      async (reply) => {
        let text = ''
        for await (const piece of reply) text += piece
        const { code = '' } = /json/.test(reply.headers['content-type'] ?? '')
          ? (JSON.parse(text) as { code?: string })
          : {}
        done({ status: reply.statusCode!, code, retryAfter: reply.headers['retry-after'] })
      },
    )
    sending.on('error', fail)
    sending.end(body)
  })
}

const cookieOf = (one: Client) => ({ cookie: [...one.cookies].map((pair) => pair.join('=')).join('; ') })

const peak = () => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${grove.child.pid}/status`, 'utf8'))![1]) / 1024

/**
 * While a flood lasts: opens the page and sends a card, again and again. Gives how often, and the slowest of
 * each in ms.
 */
async function others(flood: Promise<unknown>) {
  let over = false
  void flood.finally(() => (over = true))
  const [reader, writer] = [new Client(grove.url), await phone()]
  const slowest = { page: 0, card: 0 }
  let times = 0
  while (!over) {
    for (const [what, ask] of [
      ['page', () => reader.get(`/m/${code}`)],
      ['card', () => writer.command(code, { kind: 'endorse', card: id() })],
    ] as const) {
      const begun = performance.now()
      const { status } = await ask()
      slowest[what] = Math.max(slowest[what], performance.now() - begun)
      expect({ what, status }).toEqual({ what, status: what === 'page' ? 200 : 404 })
    }
    times++
    await wait(200)
  }
  return `${times} pages and commands of others, slowest ${slowest.page.toFixed(0)} and ${slowest.card.toFixed(0)} ms`
}

const told = (name: string, before: number, rest: string) =>
  console.log(`uploads: ${name}: memory ${before.toFixed(0)} → at most ${peak().toFixed(0)} MB; ${rest}`)

const tally = (statuses: readonly number[]) => {
  const counts: Record<number, number> = {}
  for (const status of statuses) counts[status] = (counts[status] ?? 0) + 1
  return counts
}

test('200 photos of 9.9 MB at once from a hundred phones: those for which there is room are worked on, the rest come again', async () => {
  const photo = Buffer.alloc(9_900_000, 7)
  const real = await sharp({ create: { width: 800, height: 600, channels: 3, background: '#864' } })
    .jpeg()
    .toBuffer()
  real.copy(photo)
  const phones = await Promise.all(Array.from({ length: 100 }, phone))
  const before = peak()
  const flood = Promise.all(
    [...phones, ...phones].map((one) => pour(`/api/meetings/${code}/photos`, photo, cookieOf(one))),
  )
  const [replies, seen] = await Promise.all([flood, others(flood)])
  const statuses = tally(replies.map(({ status }) => status))
  expect(Object.keys(statuses).filter((status) => !['201', '503'].includes(status))).toEqual([])
  expect(statuses[201]).toBeGreaterThan(0)
  for (const { status, code, retryAfter } of replies)
    if (status === 503) expect([code, retryAfter]).toEqual(['tooBusy', '5'])
  expect(peak() - before).toBeLessThan(GROWTH_MOST_MB)
  told('200 photos of 9.9 MB', before, `${JSON.stringify(statuses)}; ${seen}`)
  // Everything was given back: there is room again.
  const again = await phones[0]!.send('POST', `/api/meetings/${code}/photos`, { body: new Uint8Array(photo) })
  expect(again.status).toBe(201)
})

test('whoever goes away is not worked for: 60 abandoned uploads hold nobody up', async () => {
  const photo = await sharp({ create: { width: 6000, height: 5000, channels: 3, background: '#864' } })
    .jpeg({ progressive: true })
    .toBuffer()
  const phones = await Promise.all(Array.from({ length: 30 }, phone))
  const before = peak()
  const abandoned = [...phones, ...phones].map(
    (one) =>
      new Promise<void>((gone) => {
        const upload = request(`${grove.url}/api/meetings/${code}/photos`, {
          method: 'POST',
          agent: false,
          headers: { ...cookieOf(one), 'content-length': photo.length },
        })
        upload.on('error', () => gone())
        upload.end(photo, () => setTimeout(() => (upload.destroy(), gone()), 50))
      }),
  )
  await Promise.all(abandoned)
  const patient = await phone()
  const begun = performance.now()
  const reply = await patient.send('POST', `/api/meetings/${code}/photos`, { body: new Uint8Array(photo) })
  expect(reply.status).toBe(201)
  told(
    '60 abandoned photos of 30 megapixels',
    before,
    `the next was kept after ${(performance.now() - begun).toFixed(0)} ms`,
  )
  expect(peak() - before).toBeLessThan(GROWTH_MOST_MB)
})

test('forms of 10.8 MB to the open door: pages go on, and nothing of them is kept', async () => {
  const word = 'x'.repeat(200)
  const urlencoded = Array.from({ length: 52_000 }, (_, i) => `f${i}=${word}`).join('&')
  const boundary = 'grove'
  const part = (name: string, value: string) =>
    `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
  const fields = Array.from({ length: 39_000 }, (_, i) => part(`f${i}`, word)).join('') + `--${boundary}--\r\n`
  const one = part('text', 'x'.repeat(10_800_000)) + `--${boundary}--\r\n`
  const bodies: [string, string, string][] = [
    ['of 52,000 fields', urlencoded, 'application/x-www-form-urlencoded'],
    ['of 39,000 parts', fields, `multipart/form-data; boundary=${boundary}`],
    ['of one field', one, `multipart/form-data; boundary=${boundary}`],
    ['of one word', `text=${'x'.repeat(10_800_000)}`, 'application/x-www-form-urlencoded'],
  ]
  const { id: meeting } = (await staff.board(code)).board
  const card = await (await phone()).card(code, '路灯不亮')
  const opened = await staff.post(
    `/api/communities/rongbu/matters/${id()}/commands`,
    { kind: 'openMatter', title: '路灯', cards: [{ meeting, card }] },
    { 'idempotency-key': id() },
  )
  const { number } = opened.body as { number: number }
  for (const [what, body, type] of bodies) {
    const before = peak()
    const flood = Promise.all(
      Array.from({ length: 20 }, () =>
        pour(`/c/rongbu/matters/${number}/contest`, Buffer.from(body), { 'content-type': type }),
      ),
    )
    const [replies, seen] = await Promise.all([flood, others(flood)])
    const statuses = tally(replies.map(({ status }) => status))
    expect({ what, wrong: Object.keys(statuses).filter((status) => !['400', '413', '429'].includes(status)) }).toEqual({
      what,
      wrong: [],
    })
    expect(peak() - before).toBeLessThan(GROWTH_MOST_MB)
    told(`20 forms of 10.8 MB ${what}`, before, `${JSON.stringify(statuses)}; ${seen}`)
  }
})
