import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ReachDesk } from '../../src/wire/reach.ts'
import { Client, id } from '../build/grove.ts'
import { startPlanted } from '../build/planted.ts'
import type { GroveProcess } from '../build/process.ts'
import { freePort, startProcess } from '../build/process.ts'
import { wordsOf } from '../build/reaching.ts'
import { databaseProcess } from '../build/writers.ts'

/** Groups with a robot each, of which three are gone and one takes eight seconds for an answer. */
const GROUPS = Number(process.env.ROBOTS ?? 500)
const [DYING, SLOW] = [3, 4]
const AT = '/api/communities/rongbu'
const env = { ROBOTS_PRIVATE: 'yes', TRUSTED_PROXIES: '127.0.0.1,::1' }

let base: string
let folder: string
let grove: GroveProcess
beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'grove-robots-'))
  folder = join(base, 'data')
  grove = await startPlanted(folder, await freePort(), env)
})
afterAll(async () => {
  grove?.child.kill('SIGINT')
  await grove?.ended
  const database = databaseProcess(folder)
  if (database) process.kill(database, 'SIGINT')
  rmSync(base, { recursive: true, force: true })
})

/** Robots of WeCom: each counts what it gets. */
async function standIns() {
  const got = new Map<number, number>()
  const server = createServer((request, reply) => {
    request.resume().on('end', async () => {
      const n = Number(new URL(request.url!, 'http://robots').searchParams.get('key'))
      if (n >= DYING) got.set(n, (got.get(n) ?? 0) + 1)
      if (n === SLOW) await wait(8000)
      reply.end(JSON.stringify({ errcode: n < DYING ? 93000 : 0 }))
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return { got, url: (n: number) => `http://127.0.0.1:${port}/send?key=${n}`, close: () => server.close() }
}

test.runIf(process.env.GROVE_LONG)(
  '[T18] [T19] five hundred groups, three robots gone and one slow, two kill -9: none lost, none twice',
  async () => {
    const robots = await standIns()
    const boss = new Client(grove.url)
    await boss.send('POST', /Administrator\s+https?:\/\/[^/]+(\S+)/.exec(grove.printed())![1]!)
    const must = async <T>(method: string, path: string, json: object): Promise<T> => {
      const reply = await boss.send(method, path, { json, headers: { 'idempotency-key': id() } })
      if (reply.status === 429) return wait(2000).then(() => must<T>(method, path, json))
      if (reply.status >= 300) throw new Error(`${path}: ${reply.text}`)
      return reply.body as T
    }
    const tiers = (command: object) => must<{ id: string }>('POST', `${AT}/reach/commands`, command)
    const desk = async () => (await boss.get(`${AT}/reach`)).body as ReachDesk
    await tiers({ kind: 'setReach', settings: { quietFrom: 0, quietUntil: 0, mostAWeek: 3 } })
    const [place] = (await desk()).places
    for (let n = 0; n < GROUPS; n++) {
      const added = await tiers({ kind: 'addGroup', id: id(), place: place!.id, name: `群${n}`, keeper: '群主' })
      const at = `${AT}/reach/groups/${added.id}`
      const { link } = (await boss.get(`${at}/link`)).body as { link: string }
      // Each keeper by an address of their own.
      const headers = { 'sec-fetch-site': 'same-origin', 'x-forwarded-for': `198.51.100.${n % 250}` }
      await boss.send('POST', `${new URL(link).pathname}/agree`, { headers })
      await must('PUT', `${at}/robot`, { maker: 'wecom', address: robots.url(n), secret: '' })
    }
    const draft = { source: { kind: 'free', ref: '' }, words: wordsOf('周六上午议事') }
    const { code } = await must<{ code: string }>('POST', `${AT}/bulletins`, draft)
    await must('POST', `${AT}/bulletins/${code}/commands`, { kind: 'sendBulletin', groups: null })
    const began = performance.now()
    for (const part of [1 / 3, 2 / 3]) {
      while (robots.got.size < part * GROUPS) await wait(5)
      grove.child.kill('SIGKILL')
      await grove.ended
      grove = await startProcess(folder, grove.port, env)
    }
    const now = async () => {
      const { groups, bulletins } = await desk()
      const robotsOf = (state: string) => groups.filter(({ robot }) => robot?.state === state).length
      return { posted: bulletins[0]!.posted, dead: robotsOf('dead'), unsure: robotsOf('fails') }
    }
    const all = async () => Object.values(await now()).reduce((a, b) => a + b)
    await expect.poll(all, { timeout: 600_000, interval: 1000 }).toBe(GROUPS)
    const { posted, dead, unsure } = await now()
    const seconds = ((performance.now() - began) / 1000).toFixed(0)
    // One that is gone may have been asked just when its process ended.
    expect(dead).toBeLessThanOrEqual(DYING)
    expect(GROUPS - posted).toBeGreaterThanOrEqual(DYING)
    // What came is said to have come, or is shown red: of what was under way nobody heard the answer.
    expect(unsure).toBeLessThanOrEqual(2 * 40)
    expect(robots.got.size).toBeGreaterThanOrEqual(posted)
    expect([...robots.got.values()].filter((times) => times > 1)).toEqual([])
    robots.close()
    console.log(
      `robots: ${GROUPS} groups, ${posted} told, ${dead} dead, ${unsure} unsure of ${robots.got.size} that came, in ${seconds} s with 2 kill -9; none twice`,
    )
  },
  1_800_000,
)
