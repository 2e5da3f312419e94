import { randomBytes, randomUUID } from 'node:crypto'
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { GroveProcess } from '../build/process.ts'
import { freePort, startProcess } from '../build/process.ts'

const LONG = Boolean(process.env.GROVE_LONG)
const KILLS = LONG ? 100 : 10
const DATABASE_KILLS = LONG ? 20 : 2
const WRITERS = 20

let base: string
let folder: string
let port: number
let grove: GroveProcess

beforeAll(async () => {
  // A folder that only its owner may enter, as `mktemp -d` makes it: the database runs as another user where we are root.
  base = mkdtempSync(join(tmpdir(), 'grove-hardship-'))
  folder = join(base, 'data')
  port = await freePort()
  grove = await startProcess(folder, port)
}, 90_000)

afterAll(async () => {
  grove?.child.kill('SIGKILL')
  // A database that outlived its Grove is ended by its own pid.
  const pidFile = join(folder, 'db/postmaster.pid')
  if (existsSync(pidFile)) process.kill(Number(readFileSync(pidFile, 'utf8').split('\n')[0]), 'SIGINT')
  await new Promise((done) => setTimeout(done, 1000))
  rmSync(base, { recursive: true, force: true })
})

async function join_(): Promise<string> {
  const response = await fetch(`${grove.url}/api/meetings/${grove.code}/participants`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id: randomUUID(), key: randomBytes(16).toString('hex') }),
  })
  return ((await response.json()) as { token: string }).token
}

/** Posts a card until it is acknowledged, however often the server dies meanwhile. */
async function postUntilKept(token: string, id: string, text: string): Promise<number> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const response = await fetch(`${grove.url}/api/meetings/${grove.code}/commands`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'idempotency-key': id },
      body: JSON.stringify({ kind: 'postCard', id, tree: 'problem', text }),
    }).catch(() => undefined)
    if (response?.ok) return ((await response.json()) as { number: number }).number
    if (response && response.status < 500 && response.status !== 429) throw new Error(await response.text())
    await new Promise((done) => setTimeout(done, 100))
  }
  throw new Error('never acknowledged')
}

const cards = async () => {
  const { board } = (await (await fetch(`${grove.url}/api/meetings/${grove.code}`)).json()) as {
    board: { cards: Record<string, { text: string; number: number }> }
  }
  return board.cards
}

test('started twice on the same data, the second says so and stops; the first goes on', async () => {
  const other = await freePort()
  await expect(startProcess(folder, other)).rejects.toThrow(/already runs/)
  expect((await fetch(grove.url)).status).toBe(200)
}, 30_000)

test('killed with -9 again and again while people write, it starts by itself and nothing acknowledged is lost or doubled', async () => {
  const token = await join_()
  const kept = new Map<string, { text: string; number: number }>()
  let writing = true
  const writers = Array.from({ length: WRITERS }, async (_, writer) => {
    for (let i = 0; writing; i++) {
      const id = randomUUID()
      const text = `第 ${writer} 位写的第 ${i} 张`
      kept.set(id, { text, number: await postUntilKept(token, id, text) })
      await new Promise((done) => setTimeout(done, 120))
    }
  })
  for (let kill = 0; kill < KILLS; kill++) {
    await new Promise((done) => setTimeout(done, 100 + Math.random() * 900))
    grove.child.kill('SIGKILL')
    await grove.ended
    grove = await startProcess(folder, port)
  }
  writing = false
  await Promise.all(writers)

  const found = await cards()
  expect(kept.size).toBeGreaterThan(8)
  for (const [id, { text, number }] of kept) expect(found[id], id).toMatchObject({ text, number })
  const numbers = Object.values(found).map(({ number }) => number)
  expect(new Set(numbers).size).toBe(numbers.length)
  expect(Math.max(...numbers)).toBe(numbers.length)
  console.log(
    `durable: ${KILLS} kills of the server, ${kept.size} cards acknowledged, lost 0, doubled 0, failed starts 0`,
  )
}, 1_200_000)

test('a database killed with -9 together with Grove recovers by itself and loses nothing acknowledged', async () => {
  const token = await join_()
  for (let kill = 0; kill < DATABASE_KILLS; kill++) {
    const id = randomUUID()
    const number = await postUntilKept(token, id, `第 ${kill} 次断电之前`)
    const pid = Number(readFileSync(join(folder, 'db/postmaster.pid'), 'utf8').split('\n')[0])
    grove.child.kill('SIGKILL')
    process.kill(pid, 'SIGKILL')
    await grove.ended
    grove = await startProcess(folder, port)
    expect((await cards())[id]).toMatchObject({ number })
  }
  console.log(`durable: ${DATABASE_KILLS} kills of server and database together, lost 0`)
}, 600_000)

test('Ctrl-C ends server and database', async () => {
  grove.child.kill('SIGINT')
  expect(await grove.ended).toBe(0)
  expect(existsSync(join(folder, 'db/postmaster.pid'))).toBe(false)
  await expect(fetch(grove.url)).rejects.toThrow()
  const left = execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' })
  expect(left).not.toContain(folder)
}, 30_000)
