import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { VoteFile } from '../../src/core/ballot/file.ts'
import { recount } from '../../src/core/ballot/recount.ts'
import type { VoteDesk, VoteView } from '../../src/wire/ballot.ts'
import { startPlanted } from '../build/planted.ts'
import type { GroveProcess } from '../build/process.ts'
import { freePort, startProcess } from '../build/process.ts'
import { ask } from '../build/request.ts'
import { A_VOTE } from '../build/voteCommands.ts'
import { databaseProcess } from '../build/writers.ts'

/** How many ballots; the long form has as many as a quarter of a town. */
const BALLOTS = Number(process.env.BALLOTS ?? (process.env.GROVE_LONG ? 10_000 : 200))
const CLERKS = 20
const HEAP = Math.min(200, Math.ceil(BALLOTS / 2 / CLERKS))
const PHONES_AT_ONCE = 32
const SAID = ['for', 'against', 'abstain'] as const
const BASE = '/api/communities/rongbu'

let base: string
let folder: string
let port: number
let grove: GroveProcess
beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'grove-ballots-'))
  folder = join(base, 'data')
  port = await freePort()
  grove = await startPlanted(folder, port)
})
afterAll(async () => {
  grove?.child.kill('SIGINT')
  await grove?.ended
  const database = databaseProcess(folder)
  if (database) process.kill(database, 'SIGINT')
  rmSync(base, { recursive: true, force: true })
})

/** Asks until somebody answers, however often the server dies meanwhile; a refusal is thrown. */
async function must<T>(path: string, json?: object, cookie = ''): Promise<T> {
  const headers = {
    ...(json ? { 'content-type': 'application/json', 'idempotency-key': randomUUID() } : {}),
    ...(cookie ? { cookie } : {}),
  }
  for (let attempt = 0; attempt < 3000; attempt++) {
    const body = json ? JSON.stringify(json) : null
    const reply = await ask(json ? 'POST' : 'GET', grove.url + path, headers, body).catch(() => undefined)
    if (reply && reply.status < 300) return (reply.text.startsWith('{') ? JSON.parse(reply.text) : reply.text) as T
    if (reply && reply.status < 500 && reply.status !== 429) throw new Error(`${path}: ${reply.text}`)
    await wait(100)
  }
  throw new Error(`${path}: nobody answered`)
}

/** Opens a one-time link; gives the cookie of the sign-in. */
async function signedIn(link: string): Promise<string> {
  const { headers } = await ask('POST', grove.url + new URL(link, grove.url).pathname, {}, null)
  return headers
    .getSetCookie()
    .map((line) => line.split(';')[0]!)
    .join('; ')
}

/** Runs a list of pieces of work, so many at once. */
async function atOnce<T>(count: number, work: readonly T[], act: (piece: T, worker: number) => Promise<unknown>) {
  const left = work.values()
  await Promise.all(
    Array.from({ length: count }, async (_, worker) => {
      for (const piece of left) await act(piece, worker)
    }),
  )
}

test('[V11] ballots by phone and paper at once, some through both doors, twenty clerks, two kill -9: each serial once, and nothing lost', async () => {
  const administrator = await signedIn(/Administrator\s+https?:\/\/[^/]+(\S+)/.exec(grove.printed())![1]!)
  const staff = async (role: string) => {
    const person = { id: randomUUID(), name: `${role} ${randomUUID()}`, email: null, role }
    const { signInLink } = await must<{ signInLink: string }>(`${BASE}/people`, person, administrator)
    return signedIn(signInLink)
  }
  const [lead, other] = [await staff('coordinator'), await staff('facilitator')]
  const clerks: string[] = []
  for (let n = 0; n < CLERKS; n++) clerks.push(await staff('spotter'))

  const rules = { ...A_VOTE.rules, doors: ['phone', 'box'], secret: true }
  const { code } = await must<{ code: string }>(`${BASE}/votes`, { ...A_VOTE, rules }, lead)
  const vote = `${BASE}/votes/${code}`
  const does = <T>(command: object, who = lead) => must<T>(`${vote}/commands`, command, who)
  const entries = Array.from({ length: BALLOTS }, (_, i) => ({ name: `住户${i + 1}`, place: '', area: 0 }))
  await does({ kind: 'setRoll', entries })
  await does({ kind: 'sealVote' })
  await does({ kind: 'printBallots', spare: 0 })
  const serials: string[] = []
  const { printed } = await must<VoteDesk>(`${vote}/desk`, undefined, lead)
  for (const { set } of printed) {
    const sheets = await must<string>(`/c/rongbu/votes/${code}/print/${set}`, {}, other)
    for (const [, digits] of sheets.matchAll(/class="digits[^"]*"[^>]*>([\d\s]+)</g))
      serials.push(digits!.replace(/\s/g, ''))
  }
  expect(new Set(serials).size).toBe(BALLOTS)
  await does({ kind: 'openVote' })
  const roll = Array.from({ length: BALLOTS }, (_, i) => i + 1)
  await atOnce(CLERKS, roll, (n, clerk) => does({ kind: 'handOut', n, way: 'ballot' }, clerks[clerk]))

  // Each says one thing by its usual door; one in twenty comes through the other door too, and says another.
  const said = (i: number, again = false) => SAID[(i + Number(again)) % 3]!
  const half = BALLOTS / 2
  const both = roll.map((n) => n - 1).filter((i) => i % 20 === 0)
  const all = roll.map((n) => n - 1)
  const phones = [...all.slice(0, half), ...both.filter((i) => i >= half)]
  const papers = [...all.slice(half), ...both.filter((i) => i < half)]
  const heaps = Array.from({ length: Math.ceil(papers.length / HEAP) }, (_, n) =>
    papers.slice(n * HEAP, (n + 1) * HEAP),
  )
  let done = 0
  const began = performance.now()
  const kills = (async () => {
    for (const part of [1 / 3, 2 / 3]) {
      while (done < part * phones.length) await wait(5)
      grove.child.kill('SIGKILL')
      await grove.ended
      grove = await startProcess(folder, port)
    }
  })()
  await Promise.all([
    kills,
    atOnce(PHONES_AT_ONCE, phones, async (i) => {
      await must(`${vote}/ballots`, { serial: serials[i], answers: { 1: said(i, i >= half) } })
      done++
    }),
    atOnce(CLERKS / 2, heaps, async (heap, n) => {
      const [one, second] = [clerks[2 * n]!, clerks[2 * n + 1]!]
      const { batch } = await does<{ batch: number }>({ kind: 'openBatch', door: 'box', ballots: heap.length }, one)
      const ballots = heap.map((i) => ({ serial: serials[i], answers: { 1: said(i, i < half) } }))
      await does({ kind: 'enterBatch', batch, ballots }, one)
      expect(await does({ kind: 'enterBatch', batch, ballots: ballots.toReversed() }, second)).toMatchObject({
        state: 'counted',
      })
    }),
  ])
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  await does({ kind: 'closeVote' })

  const { results, doors, handedOut, hash } = await must<VoteView>(vote)
  const [{ heads }] = results as [NonNullable<VoteView['results']>[number]]
  expect(heads).toMatchObject({ eligible: BALLOTS, present: BALLOTS, invalid: 0 })
  expect(handedOut).toBe(BALLOTS)
  expect(doors!.phone.ballots + doors!.box.ballots).toBe(BALLOTS)
  expect(doors!.phone.again + doors!.box.again).toBe(both.length)
  // Which door came first is a matter of chance for those alone that came through both.
  for (const way of SAID) {
    const once = all.filter((i) => i % 20 !== 0 && said(i) === way).length
    const either = both.filter((i) => said(i) === way || said(i, true) === way).length
    expect(heads[way]).toBeGreaterThanOrEqual(once)
    expect(heads[way]).toBeLessThanOrEqual(once + either)
  }
  expect(heads.for + heads.against + heads.abstain).toBe(BALLOTS)
  const file = await must<VoteFile>(`${vote}/ballots.json`)
  expect(recount(file)).toEqual({ results, faults: [] })
  expect(hash).toMatch(/^[0-9a-f]{64}$/)
  console.log(
    `ballots: ${BALLOTS} handed out, ${doors!.phone.ballots} counted by phone and ${doors!.box.ballots} on paper by ${CLERKS} clerks in ${seconds} s with 2 kill -9; ${both.length} came again; each serial once, lost 0`,
  )
}, 1_800_000)
