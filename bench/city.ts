import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, get } from 'node:http'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbedded } from '../src/server/database/embedded.ts'
import { run as notices } from './notices.ts'
import { ledgerOfACity } from './cityLedger.ts'
import type { Asked, Ready } from './cityServer.ts'
import { child, told } from './fanout.ts'
import { quantile } from './rounds.ts'

export const name = 'city'

/** Which parts are measured; all where none is named. */
const PARTS = (process.env.PARTS ?? 'meetings,notices,ledger').split(',')
const ROUNDS = Number(process.env.ROUNDS || 3)
const SECONDS = Number(process.env.SECONDS || 8)
const RATE = Number(process.env.RATE || 500)

/**
 * A city in one process: an open meeting in each of 2,000 communities, and 202,000 places; 256 communities
 * that commit at once; ledgers of many communities in one database.
 */
export async function run(): Promise<void> {
  if (PARTS.includes('meetings')) await meetings()
  if (PARTS.includes('notices')) await notices()
  if (PARTS.includes('ledger')) await ledgerOfACity()
}

async function meetings(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'grove-bench-'))
  const embedded = await startEmbedded(folder)
  const children: ChildProcess[] = []
  try {
    const began = performance.now()
    const fill = await serve(embedded.url, children, { FILL: 'yes' })
    const { rows } = await asOwner<{ code: string; places: number; bytes: number }>(
      embedded.url,
      `select code, (select count(*) from place)::int as places, (${BYTES})::int8 as bytes from meeting where not open_tree`,
    )
    const codes = rows.map(({ code }) => code)
    console.log(
      `${codes.length} open meetings with 20 people and 30 cards each, ${rows[0]!.places} places, made in ${((performance.now() - began) / 1000).toFixed(0)} s`,
    )
    const cards = codes.length * 30
    console.log(
      `${(Number(rows[0]!.bytes) / cards / 1000).toFixed(1)} kB of the database a card, with people, log and answers`,
    )
    fill.server.send({ kind: 'stop' } satisfies Asked)
    await once(fill.server, 'exit')
    const grove = await serve(embedded.url, children)
    await staffRequests(grove)
    await memory(grove, codes)
    await pages(grove, codes, children)
  } finally {
    for (const one of children) one.kill('SIGKILL')
    await embedded.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What all of Grove's tables take with their indexes, but for the places. */
const BYTES = `select sum(pg_total_relation_size(c.oid)) from pg_class c
  where relkind = 'r' and relnamespace = 'public'::regnamespace and relname not like 'place%'`

interface Grove extends Ready {
  server: ChildProcess
}

async function serve(url: string, children: ChildProcess[], env: Record<string, string> = {}): Promise<Grove> {
  const settings = { DATABASE_URL: url, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'silent', SAMPLE: 'no', ...env }
  const server = fork(new URL('./cityServer.ts', import.meta.url), {
    env: { ...process.env, ...settings, NODE_OPTIONS: '--expose-gc' },
  })
  children.push(server)
  const died = once(server, 'exit').then(() => Promise.reject(new Error('the server ended')))
  const [ready] = (await Promise.race([once(server, 'message'), died])) as [Ready]
  died.catch(() => {})
  return { ...ready, server }
}

async function asOwner<Row extends pg.QueryResultRow>(connectionString: string, text: string) {
  const client = new pg.Client({ connectionString })
  await client.connect()
  const result = await client.query<Row>(text)
  await client.end()
  return result
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 })

/** Asks for a page, compressed; gives its bytes. */
function ask(port: number, path: string, cookie = ''): Promise<number> {
  return new Promise((done, fail) => {
    const headers = { 'accept-encoding': 'gzip', ...(cookie ? { cookie } : {}) }
    get({ port, host: '127.0.0.1', path, agent, headers }, (reply) => {
      let bytes = 0
      reply.on('data', (chunk: Buffer) => (bytes += chunk.length))
      reply.on('end', () => (reply.statusCode === 200 ? done(bytes) : fail(new Error(`${path}: ${reply.statusCode}`))))
    }).on('error', fail)
  })
}

/** What a request of staff costs beside the same of nobody, in processor time of the server. */
async function staffRequests({ server, port, cookie }: Grove): Promise<void> {
  const TIMES = 300
  const cost = async (who: string) => {
    await ask(port, '/api/communities?limit=1', who)
    const before = await told<number>(server, { kind: 'processor' } satisfies Asked)
    for (let n = 0; n < TIMES; n++) await ask(port, '/api/communities/city-1', who)
    return ((await told<number>(server, { kind: 'processor' } satisfies Asked)) - before) / TIMES
  }
  const [staff, nobody] = [await cost(`grove_staff=${cookie}`), await cost('')]
  console.log(`a request of staff ${staff.toFixed(2)} ms of the server's processor, of nobody ${nobody.toFixed(2)} ms`)
}

/** What the server holds for each community with an open meeting, a screen that follows it, and news. */
async function memory({ server, port }: Grove, codes: readonly string[]): Promise<void> {
  const held = () => told<number>(server, { kind: 'held' } satisfies Asked)
  for (const code of codes.slice(0, 20)) await ask(port, `/m/${code}`)
  await told(server, { kind: 'rest' } satisfies Asked)
  const before = await held()
  console.log(`held with the places alone: ${(before / 1e6).toFixed(0)} MB`)
  const kB = (now: number) => ((now - before) / codes.length / 1000).toFixed(0)
  await spread(codes, 16, (code) => ask(port, `/api/meetings/${code}`))
  const boards = await held()
  const screens = await Promise.all(codes.map((code) => follow(port, code)))
  const followed = await held()
  await spread(codes, 16, (code) => ask(port, `/m/${code}`))
  const shown = await held()
  console.log(
    `held for each community: ${kB(boards)} kB with its meeting, ${kB(followed)} kB with a stream, ${kB(shown)} kB with the page that was made of it (goal 150)`,
  )
  for (const screen of screens) screen.destroy()
  await told(server, { kind: 'rest' } satisfies Asked)
  console.log(`and ${kB(await held())} kB when nobody has asked for some minutes, pages that are kept included`)
}

async function spread<T>(all: readonly T[], atOnce: number, each: (one: T) => Promise<unknown>): Promise<void> {
  const left = [...all]
  const worker = async () => {
    for (let one = left.pop(); one !== undefined; one = left.pop()) await each(one)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}

/** A screen that follows a meeting; resolves once its stream flows. */
function follow(port: number, code: string): Promise<Socket> {
  return new Promise((done, fail) => {
    const socket = connect(port, '127.0.0.1', () =>
      socket.write(`GET /live/${code} HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n`),
    )
    socket.once('data', () => done(socket.resume()))
    socket.on('error', fail)
  })
}

/** Pages of meetings at random, so many a second whatever comes back; beside the same bytes from memory. */
async function pages({ port, server }: Grove, codes: readonly string[], children: ChildProcess[]): Promise<void> {
  const bare = child('./memoryServer.ts', { FROM: `http://127.0.0.1:${port}/m/${codes[0]}` })
  children.push(bare)
  const anchor = await told<{ port: number; bytes: number }>(bare)
  // Held anew: what is measured is an evening that goes on, not its first minute.
  await spread(codes, 16, (code) => ask(port, `/m/${code}`))
  const waits = { ours: [] as number[], bare: [] as number[] }
  const before = await told<number>(server, { kind: 'processor' } satisfies Asked)
  for (let round = 0; round < ROUNDS; round++) {
    waits.ours.push(...(await paced(port, codes)))
    waits.bare.push(...(await paced(anchor.port, codes)))
  }
  const spent = ((await told<number>(server, { kind: 'processor' } satisfies Asked)) - before) / waits.ours.length
  const [ours, theirs] = [waits.ours.toSorted((a, b) => a - b), waits.bare.toSorted((a, b) => a - b)]
  const at = (sorted: number[], part: number) => quantile(sorted, part).toFixed(1)
  console.log(
    `city pages: ${RATE} a second, p50 ${at(ours, 0.5)} ms, p99 ${at(ours, 0.99)} ms (goal 50); the same bytes from memory p50 ${at(theirs, 0.5)} ms, p99 ${at(theirs, 0.99)} ms; ${spent.toFixed(2)} ms of the server's processor a page`,
  )
}

/** Milliseconds from when each was due, so that what waits for one that is slow counts too. */
async function paced(port: number, codes: readonly string[]): Promise<number[]> {
  const began = performance.now()
  const asked: Promise<number>[] = []
  for (let n = 0; n < RATE * SECONDS; n++) {
    const due = began + (n * 1000) / RATE
    const early = due - performance.now()
    if (early > 0) await new Promise((done) => setTimeout(done, early))
    const code = codes[Math.floor(Math.random() * codes.length)]!
    asked.push(ask(port, `/m/${code}`).then(() => performance.now() - due))
  }
  return Promise.all(asked)
}
