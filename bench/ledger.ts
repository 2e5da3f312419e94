import type { ChildProcess } from 'node:child_process'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { Kysely, PostgresDialect } from 'kysely'
import { startEmbedded } from '../src/server/database/embedded.ts'
import { migrate } from '../src/server/database/migrate.ts'
import type { Size } from './ledgerData.ts'
import { fillLedger } from './ledgerData.ts'
import type { Statement } from './ledgerServer.ts'

export const name = 'ledger'

const SMALL: Size = { matters: 10_000, cards: 100_000 }
const LARGE: Size = { matters: 100_000, cards: 1_000_000 }
const ROUNDS = Number(process.env.ROUNDS || 5)
const TIMES = 12
export const OWNER = '019a0000-0000-7000-8000-000000000001'

/** What is asked, and how it is called. */
export interface Page {
  name: string
  path: string
  deep?: true
}

/**
 * What is asked, below /api/communities/SLUG unless it begins with a slash. `deep`: asked with a cursor
 * half-way down.
 */
export const PAGES: readonly Page[] = [
  { name: 'desk: open, by due date', path: 'desk/matters?state=open&sort=due' },
  { name: 'desk: all, newest', path: 'desk/matters?sort=newest' },
  { name: 'desk: mine, overdue', path: 'desk/matters?owner=me&overdue=true&sort=due' },
  { name: 'desk: quick lane under way, by weight', path: 'desk/matters?stage=underWay&lane=quick&sort=weight' },
  { name: 'desk: a category, by people', path: 'desk/matters?category=%E5%81%9C%E8%BD%A6&sort=people' },
  { name: 'desk: all, newest, half-way down', path: 'desk/matters?sort=newest', deep: true },
  { name: 'desk: all, by due date, half-way down', path: 'desk/matters?sort=due', deep: true },
  { name: 'desk: climbed', path: 'desk/matters?climbed=subdistrict&sort=due' },
  { name: 'search: a rare pair (噪音)', path: 'matters?q=%E5%99%AA%E9%9F%B3' },
  { name: 'search: a common pair (路灯)', path: 'matters?q=%E8%B7%AF%E7%81%AF' },
  { name: 'search: in every matter (居民)', path: 'matters?q=%E5%B1%85%E6%B0%91' },
  { name: 'search: two words, open', path: 'matters?q=%E8%B7%AF%E7%81%AF%20%E4%B8%8D%E4%BA%AE&state=open' },
  { name: 'search: one character (灯)', path: 'matters?q=%E7%81%AF' },
  { name: 'search: a number', path: 'matters?q=4711' },
  { name: 'square: open matters', path: 'matters?state=open&limit=20' },
  { name: 'square: numbers of the community', path: 'ledger' },
  { name: 'square: numbers of the subdistrict', path: '/api/subdistricts/hedu' },
  { name: 'subdistrict: overdue', path: '/api/subdistricts/hedu/matters?overdue=true&sort=due' },
  { name: 'matter, public', path: 'matters/4711' },
  { name: 'matter, desk', path: 'desk/matters/4712' },
  { name: 'desk: people without an answer', path: 'desk/unanswered' },
  { name: 'desk: cards in no matter', path: 'desk/unanswered?loose=true' },
  { name: 'teams, and what waits for them', path: 'teams' },
]

/** Milliseconds of one page, by round. */
export interface Measured {
  name: string
  ours: number[][]
  bare: number[][]
  queries: number
}

/**
 * The ledger's pages over HTTP, beside the SQL of each page run bare over one pg connection, interleaved,
 * with 10,000 and with 100,000 matters in one community. The server is a process of its own; the load and the
 * bare SQL come from this one. Prints the ratio of their sums.
 */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'grove-bench-'))
  const embedded = await startEmbedded(folder)
  const db = new Kysely<any>({
    dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: embedded.url }) }),
  })
  const bare = new pg.Client({ connectionString: embedded.url })
  let server: ChildProcess | undefined
  try {
    await bare.connect()
    await migrate(db)
    const { child, ...reach } = await startServer(embedded.url)
    server = child
    const runs: Measured[][] = []
    for (const [from, to] of [
      [{ matters: 0, cards: 0 }, SMALL],
      [SMALL, LARGE],
    ] as const) {
      if (process.env.SMALL && to === LARGE) break
      const began = performance.now()
      await fillLedger(db, reach.community, OWNER, from, to, Date.now())
      console.log(`\n${to.matters} matters, ${to.cards} cards (filled in ${seconds(began)} s)`)
      runs.push(await measure(child, reach, bare, PAGES))
      show(runs.at(-1)!)
      if (to === LARGE) await exportAll(child, reach)
    }
    conclude(runs)
  } finally {
    server?.send('stop')
    if (server) await once(server, 'exit')
    await bare.end()
    await db.destroy()
    await embedded.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

const seconds = (began: number): string => ((performance.now() - began) / 1000).toFixed(1)

/** Where the server is, and how the bench is let in. */
export interface Reach {
  url: string
  community: string
  cookie: string
  /** Of the community that is asked about. */
  slug: string
}

/** A Grove in a process of its own, on a database that is filled. */
export async function startServer(databaseUrl: string): Promise<Reach & { child: ChildProcess }> {
  const env = { ...process.env, DATABASE_URL: databaseUrl, PORT: '0', HOST: '127.0.0.1', BENCH_PERSON: OWNER }
  const child = fork(new URL('./ledgerServer.ts', import.meta.url), { env })
  const died = once(child, 'exit').then(() => Promise.reject(new Error('the server ended')))
  const [ready] = (await Promise.race([once(child, 'message'), died])) as [Omit<Reach, 'slug'>]
  return { ...ready, slug: 'rongbu', child }
}

const agent = new Agent({ keepAlive: true, maxSockets: 1 })

/** Asks for an address; resolves with the whole body. Rejects what is no 200. */
export function ask({ url, cookie, slug }: Reach, path: string): Promise<Buffer> {
  const address = url + (path.startsWith('/') ? path : `/api/communities/${slug}/${path}`)
  return new Promise((done, fail) => {
    get(address, { agent, headers: { cookie: `grove_staff=${cookie}` } }, (reply) => {
      const chunks: Buffer[] = []
      reply.on('data', (chunk: Buffer) => chunks.push(chunk))
      reply.on('end', () =>
        reply.statusCode === 200 ? done(Buffer.concat(chunks)) : fail(new Error(`${address}: ${reply.statusCode}`)),
      )
    }).on('error', fail)
  })
}

/** Each page over HTTP, and its SQL bare, in turn. */
export async function measure(
  child: ChildProcess,
  reach: Reach,
  bare: pg.Client,
  all: readonly Page[],
  [rounds, times] = [ROUNDS, TIMES],
): Promise<Measured[]> {
  const pages: { path: string; statements: Statement[]; measured: Measured }[] = []
  for (const { name, path, deep } of all) {
    const asked = deep ? `${path}&cursor=${await halfWay(bare, reach.community, path)}` : path
    await ask(reach, asked)
    child.send('record')
    await ask(reach, asked)
    child.send('recorded')
    const [{ recorded }] = (await once(child, 'message')) as [{ recorded: Statement[] }]
    const measured = { name, ours: [], bare: [], queries: recorded.length }
    pages.push({ path: asked, statements: recorded, measured })
  }
  for (let round = 0; round < rounds; round++) {
    for (const { path, statements, measured } of pages) {
      const ours: number[] = []
      const anchor: number[] = []
      for (let i = 0; i < times; i++) {
        ours.push(await timed(() => ask(reach, path)))
        anchor.push(
          await timed(async () => {
            for (const { text, values } of statements) await bare.query(text, values)
          }),
        )
      }
      measured.ours.push(ours)
      measured.bare.push(anchor)
    }
  }
  return pages.map(({ measured }) => measured)
}

/** The cursor in the middle of a list. */
async function halfWay(bare: pg.Client, community: string, path: string): Promise<string> {
  const sorted = path.includes('due') ? 'coalesce(due_at, 9007199254740991)' : 'opened_at'
  const order = path.includes('due') ? `${sorted}, number desc` : `${sorted} desc, number desc`
  const { rows } = await bare.query(
    `select ${sorted}::text as sorted, number from matter where community = $1 and stage <> 'folded'
     order by ${order} limit 1 offset (select count(*) / 2 from matter where community = $1)`,
    [community],
  )
  return encodeURIComponent(`${rows[0].sorted}~${rows[0].number}`)
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

/**
 * The time of all 100,000 as a spreadsheet, and how much more memory the server holds while it writes them.
 */
async function exportAll(child: ChildProcess, reach: Reach): Promise<void> {
  for (const kind of ['csv', 'xlsx']) {
    const memory = async () => {
      child.send('memory')
      return ((await once(child, 'message')) as [{ memory: number }])[0].memory / 1_000_000
    }
    const before = await memory()
    const began = performance.now()
    let most = before
    const watch = setInterval(() => void memory().then((now) => (most = Math.max(most, now))), 250)
    const { length } = await ask(reach, `ledger.${kind}`)
    clearInterval(watch)
    console.log(
      `export ${kind}: ${(length / 1e6).toFixed(1)} MB in ${seconds(began)} s, memory ${before.toFixed(0)} → ${most.toFixed(0)} MB`,
    )
  }
}

const at = (values: number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))]!
const median = (values: number[]): number => at(values, 0.5)
const ms = (value: number): string => value.toFixed(value < 10 ? 2 : 1).padStart(7)

/**
 * Medians over all rounds, the 99th of a hundred, and in brackets the least and greatest median of a round.
 */
export function show(pages: Measured[]): void {
  console.log(`${'ms'.padEnd(42)} ours p50 (rounds)      p99 |   bare p50      p99 | ratio  queries`)
  for (const { name, ours, bare, queries } of pages) {
    const rounds = ours.map(median)
    const spread = `(${Math.min(...rounds).toFixed(1)}–${Math.max(...rounds).toFixed(1)})`
    const [o, b] = [ours.flat(), bare.flat()]
    const wide = [...name].reduce((sum, sign) => sum + (sign > '\u2e80' ? 2 : 1), 0)
    const ratio = (median(o) / median(b)).toFixed(2).padStart(5)
    console.log(
      `${name + ' '.repeat(Math.max(0, 40 - wide))}${ms(median(o))} ${spread.padEnd(12)} ${ms(at(o, 0.99))} | ${ms(median(b))}  ${ms(at(b, 0.99))} | ${ratio}  ${queries}`,
    )
  }
}

export const total = (pages: Measured[], side: 'ours' | 'bare'): number =>
  pages.reduce((sum, page) => sum + median(page[side].flat()), 0)

/** How each page grew from the small to the large ledger, and the ratio of all pages together. */
function conclude(runs: Measured[][]): void {
  const [small, large = small] = runs as [Measured[], Measured[]?]
  if (large !== small) {
    console.log('\ngrowth from 10,000 to 100,000 matters (p50)')
    large!.forEach(({ name, ours }, i) => {
      const [before, after] = [median(small[i]!.ours.flat()), median(ours.flat())]
      console.log(`${ms(before)} → ${ms(after)}  × ${(after / before).toFixed(1)}  ${name}`)
    })
    console.log(`all pages: ${ms(total(small, 'ours'))} → ${ms(total(large!, 'ours'))} ms`)
  }
  const [ours, anchor] = [total(large!, 'ours'), total(large!, 'bare')]
  console.log(
    `\nledger ratio ${(ours / anchor).toFixed(2)} (ours ${ours.toFixed(1)} ms, anchor ${anchor.toFixed(1)} ms)`,
  )
}
