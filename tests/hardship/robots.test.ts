import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ReachDesk } from '../../src/wire/reach.ts'
import { Client, id } from '../build/grove.ts'
import { A_SYSTEM, Department } from '../build/open311.ts'
import { startPlanted } from '../build/planted.ts'
import type { GroveProcess } from '../build/process.ts'
import { freePort, startProcess } from '../build/process.ts'
import { openPushService } from '../build/pushService.ts'
import { wordsOf } from '../build/reaching.ts'
import { databaseProcess } from '../build/writers.ts'

/** Groups with a robot each, of which three are gone and one takes eight seconds for an answer. */
const GROUPS = Number(process.env.ROBOTS ?? 500)
const [DYING, SLOW] = [3, 4]
const AT = '/api/communities/rongbu'
const env = { ROBOTS_PRIVATE: 'yes', DEPARTMENTS_PRIVATE: 'yes', TRUSTED_PROXIES: '127.0.0.1,::1' }

let base: string
let folder: string
let grove: GroveProcess
/** Signed in before the first kill: links are printed until somebody has. */
let boss: Client
let coordinator: Client
beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'grove-robots-'))
  folder = join(base, 'data')
  grove = await startPlanted(folder, await freePort(), env)
  boss = await signedIn('Administrator')
  coordinator = await signedIn('Coordinator')
})
afterAll(async () => {
  grove?.child.kill('SIGINT')
  await grove?.ended
  const database = databaseProcess(folder)
  if (database) process.kill(database, 'SIGINT')
  rmSync(base, { recursive: true, force: true })
})

/** Signs in by a link that was printed at the start. */
async function signedIn(role: string): Promise<Client> {
  const client = new Client(grove.url)
  await client.send('POST', new RegExp(`${role}\\s+https?://[^/]+(\\S+)`).exec(grove.printed())![1]!)
  return client
}

async function must<T>(client: Client, method: string, path: string, json: object): Promise<T> {
  const reply = await client.send(method, path, { json, headers: { 'idempotency-key': id() } })
  if (reply.status === 429) return wait(2000).then(() => must<T>(client, method, path, json))
  if (reply.status >= 300) throw new Error(`${path}: ${reply.text}`)
  return reply.body as T
}

async function killed(): Promise<void> {
  grove.child.kill('SIGKILL')
  await grove.ended
  grove = await startProcess(folder, grove.port, env)
}

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
    const tiers = (command: object) => must<{ id: string }>(boss, 'POST', `${AT}/reach/commands`, command)
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
      await must(boss, 'PUT', `${at}/robot`, { maker: 'wecom', address: robots.url(n), secret: '' })
    }
    const draft = { source: { kind: 'free', ref: '' }, words: wordsOf('周六上午议事') }
    const { code } = await must<{ code: string }>(boss, 'POST', `${AT}/bulletins`, draft)
    await must(boss, 'POST', `${AT}/bulletins/${code}/commands`, { kind: 'sendBulletin', groups: null })
    const began = performance.now()
    for (const part of [1 / 3, 2 / 3]) {
      while (robots.got.size < part * GROUPS) await wait(5)
      await killed()
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
    expect(unsure).toBeLessThanOrEqual(2 * 20)
    expect(robots.got.size).toBeGreaterThanOrEqual(posted)
    expect([...robots.got.values()].filter((times) => times > 1)).toEqual([])
    robots.close()
    console.log(
      `robots: ${GROUPS} groups, ${posted} told, ${dead} dead, ${unsure} unsure of ${robots.got.size} that came, in ${seconds} s with 2 kill -9; none twice`,
    )
  },
  1_800_000,
)

/** A program that takes its time, and knows in which order it had what. */
async function program() {
  const got: string[] = []
  const server = createServer((request, reply) => {
    request.resume().on('end', async () => {
      got.push(String(request.headers['webhook-id']))
      await wait(40)
      reply.writeHead(204).end()
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return { got, url: `http://127.0.0.1:${port}/`, close: () => server.close() }
}

const [PROGRAMS, BROWSERS, MATTERS] = [4, 40, 12]

test.runIf(process.env.GROVE_LONG)(
  '[T24] [T37] [T51] programs, a department and browsers, two kill -9: none lost, in order, nothing a department would do twice',
  async () => {
    await must(boss, 'POST', `${AT}/reach/commands`, {
      kind: 'setReach',
      settings: { quietFrom: 0, quietUntil: 0, mostAWeek: 21 },
    })
    const [place] = ((await boss.get(`${AT}/reach`)).body as ReachDesk).places.filter(
      ({ tier }) => tier === 'community',
    )
    // Browsers that hear of bulletins.
    const service = await openPushService()
    const browsers = Array.from({ length: BROWSERS }, (_, n) => service.browser(`b${n}`))
    for (const [n, { endpoint, p256dh, auth }] of browsers.entries()) {
      const body = new URLSearchParams({ what: `place-${place!.id}`, endpoint, p256dh, auth })
      const headers = { 'sec-fetch-site': 'same-origin', 'x-forwarded-for': `203.0.113.${n}` }
      const reply = await new Client(grove.url).send('POST', '/c/rongbu/follow?by=push', { body, headers })
      expect(reply.status).toBe(303)
    }
    // A department that thinks for three seconds, and matters that go to it.
    const department = await Department.open(A_SYSTEM.key)
    department.slow = 3000
    const system = { ...A_SYSTEM, endpoint: department.endpoint }
    const { id: systemId } = await must<{ id: string }>(boss, 'POST', `${AT}/open311/systems`, system)
    const numbers: number[] = []
    const resident = new Client(grove.url)
    const { code: hall } = grove
    await resident.post(`/api/meetings/${hall}/participants`, { id: id(), key: id(), name: '' })
    const { id: meeting } = (await resident.board(hall)).board
    for (let n = 0; n < MATTERS; n++) {
      const matter = id()
      const does = <T>(to: string, command: object) =>
        must<T>(coordinator, 'POST', `${AT}/matters/${to}/commands`, command)
      const cards = [{ meeting, card: await resident.card(hall, `第${n}件坏了`) }]
      const opened = await does<{ id: string; number: number }>(matter, {
        kind: 'openMatter',
        title: `第${n}件`,
        summary: '',
        where: '东巷',
        cards,
      })
      numbers.push(opened.number)
      const reach = { people: 40, grids: [] }
      await does(opened.id, {
        kind: 'triage',
        urgency: 3,
        importance: 3,
        reach,
        safety: false,
        lane: 'quick',
        reason: '要紧',
      })
      const receiver = { name: A_SYSTEM.name, reference: '', heardOn: null }
      await does(opened.id, { kind: 'route', route: 'department', reason: '归他们管', receiver })
    }
    const draft = { source: { kind: 'free', ref: '' }, words: wordsOf('给浏览器的') }
    const { code } = await must<{ code: string }>(boss, 'POST', `${AT}/bulletins`, draft)
    await must(boss, 'POST', `${AT}/bulletins/${code}/commands`, { kind: 'sendBulletin', groups: null })
    // Programs that hear everything from the beginning.
    const programs = await Promise.all(Array.from({ length: PROGRAMS }, () => program()))
    for (const { url } of programs) await must(boss, 'POST', `${AT}/hooks`, { address: url, types: [], from: 0 })
    const began = performance.now()
    // The first ends it while the department thinks, the second while programs hear.
    await must(boss, 'PUT', `${AT}/open311/systems/${systemId}`, system)
    while (department.held.length === 0) await wait(5)
    await killed()
    while (programs[0]!.got.length < 60) await wait(5)
    await killed()
    const wanted: string[] = []
    for (let after = 0, more = true; more;) {
      const page = (await boss.get(`${AT}/events?after=${after}&limit=100`)).body as Events
      wanted.push(...page.items.map((one) => one.id))
      ;({ next: after, more } = page)
    }
    const heard = (got: string[]) => got.filter((one, n) => got.indexOf(one) === n)
    const states = async () => {
      const all = await Promise.all(numbers.map((n) => coordinator.get(`${AT}/matters/${n}`)))
      const doubtful = (await boss.get(`${AT}/open311`)).body as { systems: { doubtful: number[] }[] }
      const stages = all.map(({ body }) => (body as { stage: string }).stage)
      return {
        transferred: stages.filter((stage) => stage === 'transferred').length,
        doubtful: doubtful.systems[0]!.doubtful.length,
      }
    }
    await expect
      .poll(async () => Object.values(await states()).reduce((a, b) => a + b), { timeout: 600_000, interval: 2000 })
      .toBe(MATTERS)
    for (const { got } of programs)
      await expect
        .poll(() => heard(got).length, { timeout: 300_000, interval: 500 })
        .toBeGreaterThanOrEqual(wanted.length)
    for (const { got } of programs) {
      // In order; what a kill repeats is the last one, under the same id.
      expect(heard(got).slice(0, wanted.length)).toEqual(wanted)
      expect(got.filter((one, n) => got.indexOf(one) !== n && got[n - 1] !== one)).toEqual([])
    }
    const titles = department.held.map(({ fields }) => fields.get('description')!.split('\n')[0]!)
    expect(new Set(titles).size).toBe(titles.length)
    expect(titles.length).toBe(MATTERS)
    for (const browser of browsers) {
      const told = () => service.to(browser).filter(({ message }) => message.told[0]!.title !== 'greeting')
      await expect.poll(() => told().length, { timeout: 300_000, interval: 500 }).toBeGreaterThan(0)
      // What comes twice takes the place of itself.
      expect(new Set(told().map(({ topic }) => topic)).size).toBe(1)
    }
    const { transferred, doubtful } = await states()
    const [repeated, pushed] = [
      programs.map(({ got }) => got.length - heard(got).length),
      service.got.length - BROWSERS,
    ]
    console.log(
      `others: ${PROGRAMS} programs heard ${wanted.length} events each in order, again by the same id ${repeated.join(', ')}; ${titles.length} matters at the department once each, ${transferred} with their number, ${doubtful} red; ${pushed} messages to ${BROWSERS} browsers; ${((performance.now() - began) / 1000).toFixed(0)} s with 2 kill -9`,
    )
    for (const { close } of programs) close()
    await Promise.all([department.close(), service.close()])
  },
  1_800_000,
)

interface Events {
  items: { id: string }[]
  next: number
  more: boolean
}
