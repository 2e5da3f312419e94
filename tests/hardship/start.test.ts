import { randomUUID } from 'node:crypto'
import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PaperDesk } from '../../src/wire/paper.ts'
import type { GroveProcess } from '../build/process.ts'
import { freePort, startProcess } from '../build/process.ts'
import type { Kept } from '../build/writers.ts'
import { cardsOf, databaseProcess, joinMeeting, losses, postUntilKept } from '../build/writers.ts'

const LONG = Boolean(process.env.GROVE_LONG)
const KILLS = LONG ? 100 : 6
const DATABASE_KILLS = LONG ? 20 : 1
const WRITERS = 20
const PHOTOS = 4
const POLL = { timeout: 120_000 }

let base: string
let folder: string
let port: number
let grove: GroveProcess

beforeAll(async () => {
  // A folder that only its owner may enter, as `mktemp -d` makes it: the database runs as another user where
  // we are root.
  base = mkdtempSync(join(tmpdir(), 'grove-hardship-'))
  folder = join(base, 'data')
  port = await freePort()
  grove = await startProcess(folder, port)
})

afterAll(async () => {
  grove?.child.kill('SIGKILL')
  // A database that outlived its Grove is ended by its own pid.
  const database = databaseProcess(folder)
  if (database) process.kill(database, 'SIGINT')
  await wait(1000)
  rmSync(base, { recursive: true, force: true })
})

/**
 * Twenty people who write until they are told to stop, and repeat what was not acknowledged; gives what they
 * know to be kept.
 */
async function writers(): Promise<{ kept: Map<string, Kept>; stop(): Promise<void> }> {
  const kept = new Map<string, Kept>()
  // What was written in an earlier test is somebody else's.
  const round = randomUUID().slice(0, 8)
  const tokens = await Promise.all(Array.from({ length: WRITERS }, () => joinMeeting(grove)))
  let writing = true
  const all = tokens.map(async (token, writer) => {
    for (let i = 0; writing; i++) {
      const id = randomUUID()
      const text = `${round}：第 ${writer} 位写的第 ${i} 张`
      kept.set(id, { text, number: await postUntilKept(() => grove, token, id, text) })
      await wait(120)
    }
  })
  return {
    kept,
    stop: async () => {
      writing = false
      await Promise.all(all)
    },
  }
}

/** The cookies of the first facilitator, by the link that the start prints. */
async function signedIn({ printed, url }: GroveProcess): Promise<string> {
  const link = /Facilitator\s+https?:\/\/[^/]+(\S+)/.exec(printed())![1]!
  const { headers } = await fetch(url + link, { method: 'POST', redirect: 'manual' })
  return headers
    .getSetCookie()
    .map((line) => line.split(';')[0]!)
    .join('; ')
}

/** Every acknowledged card is there as it was written, and numbers run without a gap. */
async function nothingLost(kept: ReadonlyMap<string, Kept>): Promise<void> {
  const found = await cardsOf(grove)
  expect(losses(kept, found)).toEqual({ lost: 0, doubled: 0 })
  const numbers = Object.values(found).map(({ number }) => number)
  expect(Math.max(...numbers)).toBe(numbers.length)
}

test('started twice on the same data, the second says who runs there and stops; the first goes on', async () => {
  const began = Date.now()
  const refused = await startProcess(folder, await freePort()).then(
    () => '',
    (error: Error) => error.message,
  )
  console.log(`second process: refused after ${Date.now() - began} ms, Node's own start included`)
  expect(refused).toContain(
    `Grove already runs on the data in "${folder}": process ${grove.child.pid} (start.mjs), since`,
  )
  expect(refused).toContain('Stop the other one first, or set DATA_DIR to another folder.')
  expect((await fetch(grove.url)).status).toBe(200)
})

test('killed with -9 again and again while people write, it starts by itself and nothing acknowledged is lost or doubled', async () => {
  const { kept, stop } = await writers()
  for (let kill = 0; kill < KILLS; kill++) {
    await wait(100 + Math.random() * 900)
    grove.child.kill('SIGKILL')
    await grove.ended
    grove = await startProcess(folder, port)
  }
  await stop()
  expect(kept.size).toBeGreaterThan(8)
  await nothingLost(kept)
  console.log(
    `durable: ${KILLS} kills of the server, ${kept.size} cards acknowledged, lost 0, doubled 0, failed starts 0`,
  )
}, 1_200_000)

test('[P15] killed with -9 while photos of cards wait and one is being read: each is read once after it starts again', async () => {
  const cookie = await signedIn(grove)
  const at = async (path: string, init: RequestInit = {}) =>
    fetch(`${grove.url}/api/meetings/${grove.code}/paper${path}`, { ...init, headers: { cookie } })
  const queue = async () => ((await (await at('')).json()) as PaperDesk).photos
  const before = ((await (await at('')).json()) as PaperDesk).pictures.length
  for (let n = 0; n < PHOTOS; n++) {
    const background = { r: 120, g: 90, b: n }
    const photo = await sharp({ create: { width: 90, height: 70, channels: 3, background } })
      .png()
      .toBuffer()
    const kept = await at('/queue', { method: 'POST', body: photo as Uint8Array<ArrayBuffer> })
    expect(kept.status).toBe(201)
  }
  await expect.poll(async () => (await queue()).some(({ state }) => state === 'reading'), POLL).toBe(true)
  grove.child.kill('SIGKILL')
  grove = await startProcess(folder, port)
  await expect.poll(async () => (await queue()).map(({ state }) => state), POLL).toEqual(Array(PHOTOS).fill('read'))
  const { pictures } = (await (await at('')).json()) as PaperDesk
  expect(pictures).toHaveLength(before + PHOTOS)
})

test('the database alone killed with -9 while people write: Grove starts it again, and nothing acknowledged is lost or doubled', async () => {
  const { kept, stop } = await writers()
  const server = grove.child.pid
  for (let kill = 0; kill < DATABASE_KILLS; kill++) {
    await wait(100 + Math.random() * 900)
    const before = kept.size
    const killed = databaseProcess(folder)!
    process.kill(killed, 'SIGKILL')
    await expect.poll(() => databaseProcess(folder) ?? killed).not.toBe(killed)
    await expect.poll(() => kept.size).toBeGreaterThan(before + WRITERS)
  }
  await stop()
  await nothingLost(kept)
  expect(grove.child.pid).toBe(server)
  expect(grove.child.exitCode).toBe(null)
  // It holds its data again, so that no second one may write there.
  await expect(startProcess(folder, await freePort())).rejects.toThrow(`process ${server} `)
  console.log(
    `durable: ${DATABASE_KILLS} kills of the database alone, ${kept.size} cards acknowledged, lost 0, doubled 0, failed starts 0`,
  )
}, 1_200_000)

test('the database alone told to end (SIGTERM) while people write: it ends at once, and Grove starts it again', async () => {
  const { kept, stop } = await writers()
  const server = grove.child.pid
  const before = kept.size
  const told = databaseProcess(folder)!
  process.kill(told, 'SIGTERM')
  await expect.poll(() => databaseProcess(folder) ?? told).not.toBe(told)
  await expect.poll(() => kept.size).toBeGreaterThan(before + WRITERS)
  await stop()
  await nothingLost(kept)
  expect([grove.child.pid, grove.child.exitCode]).toEqual([server, null])
}, 1_200_000)

test('server and database killed with -9 together while people write: nothing acknowledged is lost or doubled', async () => {
  const { kept, stop } = await writers()
  for (let kill = 0; kill < DATABASE_KILLS; kill++) {
    await wait(100 + Math.random() * 900)
    const database = databaseProcess(folder)!
    grove.child.kill('SIGKILL')
    process.kill(database, 'SIGKILL')
    await grove.ended
    grove = await startProcess(folder, port)
  }
  await stop()
  await nothingLost(kept)
  console.log(
    `durable: ${DATABASE_KILLS} kills of server and database together, ${kept.size} cards acknowledged, lost 0, doubled 0, failed starts 0`,
  )
}, 1_200_000)

test('a stale lock is recovered: after a power cut its process number belongs to somebody else, or it was never written', async () => {
  const lock = join(folder, 'db/postmaster.pid')
  const stranger = spawn('sleep', ['600'], { stdio: 'ignore' })
  try {
    // A stranger: the number was given away. Nothing: the power went before the lock was written. (Nobody:
    // the kills above.)
    const stale: ((lines: string[]) => string)[] = [([, ...rest]) => [stranger.pid, ...rest].join('\n'), () => '']
    for (const left of stale) {
      const database = databaseProcess(folder)!
      const lines = readFileSync(lock, 'utf8').split('\n')
      grove.child.kill('SIGKILL')
      process.kill(database, 'SIGKILL')
      await grove.ended
      writeFileSync(lock, left(lines))
      grove = await startProcess(folder, port)
    }
    console.log(`stale lock: ${DATABASE_KILLS} of the dead, ${stale.length} of strangers or nobody; all recovered`)
  } finally {
    stranger.kill()
  }
})

test('Ctrl-C ends server and database', async () => {
  grove.child.kill('SIGINT')
  expect(await grove.ended).toBe(0)
  expect(existsSync(join(folder, 'db/postmaster.pid'))).toBe(false)
  await expect(fetch(grove.url)).rejects.toThrow()
  const left = execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' })
  expect(left).not.toContain(folder)
})
