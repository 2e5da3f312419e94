import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { startEmbedded } from '../src/server/database/embedded.ts'
import { migrate } from '../src/server/database/migrate.ts'
import type { Page } from './ledger.ts'
import { measure, show, startServer } from './ledger.ts'
import { fillLedger } from './ledgerData.ts'

export const name = 'open311'

const OWNER = '019a0000-0000-7000-8000-000000000001'
const CARDS = Number(process.env.CARDS || 1_000_000)
/** The door takes 300 questions a minute of an address. */
const [ROUNDS, TIMES] = [3, 10]
const AT = '/c/rongbu/open311/v2'
const PAGES: Page[] = [
  { name: 'JSON: the latest 1,000', path: `${AT}/requests.json` },
  { name: 'XML: the latest 1,000', path: `${AT}/requests.xml` },
  { name: 'JSON: 50', path: `${AT}/requests.json?page_size=50` },
  { name: 'JSON: 1,000 of a service', path: `${AT}/requests.json?service_code=parking` },
  { name: 'JSON: 1,000 closed, the tenth page', path: `${AT}/requests.json?status=closed&page=10` },
  { name: 'JSON: 90 days of five years ago', path: '' },
]

/**
 * Lists of requests over HTTP in a community with 1,000,000 of them in ten years, in 10,000 matters,
 * beside the SQL of each list run bare over one pg connection, in turn. The server is a process of its
 * own.
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
    const planted = await startServer(embedded.url)
    // Nobody reads the journal while it is being filled.
    await end(planted.child)
    const began = performance.now()
    await fill(db, planted.community)
    console.log(
      `${CARDS.toLocaleString('en')} requests (filled in ${((performance.now() - began) / 1000).toFixed(0)} s)`,
    )
    const { child, ...reach } = await startServer(embedded.url)
    server = child
    const then = new Date(Date.now() - 5 * 365 * 86_400_000).toISOString()
    const pages = PAGES.map((page) => ({ ...page, path: page.path || `${AT}/requests.json?start_date=${then}` }))
    const measured = await measure(child, reach, bare, pages, [ROUNDS, TIMES])
    show(measured)
    const sum = (of: 'ours' | 'bare') => measured.reduce((all, one) => all + middle(one[of].flat()), 0)
    console.log(
      `open311 ratio ${(sum('ours') / sum('bare')).toFixed(3)} (ours ${sum('ours').toFixed(1)} ms, bare ${sum('bare').toFixed(1)} ms)`,
    )
  } finally {
    if (server) await end(server)
    await bare.end()
    await db.destroy()
    await embedded.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function end(server: ChildProcess): Promise<void> {
  const ended = once(server, 'exit')
  server.send('stop')
  await ended
}

/** Ten years of requests on open trees: every second with a point, every fifth matter about parking. */
async function fill(db: Kysely<any>, community: string): Promise<void> {
  const size = { matters: CARDS / 100, cards: CARDS }
  await fillLedger(db, community, OWNER, { matters: 0, cards: 0 }, size, Date.now(), false)
  await sql`update meeting set open_tree = true`.execute(db)
  await sql`update matter set category = 'parking' where number % 5 = 0`.execute(db)
  await sql`insert into card_point (community, meeting, card, lat, long)
    select community, meeting, id, 22.5 + number / 1e4, 114.1 from card where number % 2 = 0`.execute(db)
  await sql`vacuum analyze card, meeting, matter, card_point, service_request`.execute(db)
}

const middle = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
