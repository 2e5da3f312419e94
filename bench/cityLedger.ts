import { type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { startEmbedded } from '../src/server/database/embedded.ts'
import { migrate } from '../src/server/database/migrate.ts'
import type { Measured, Reach } from './ledger.ts'
import { measure, OWNER, PAGES, show, startServer, total } from './ledger.ts'
import { fillLedger, vacuum } from './ledgerData.ts'

const CARDS = 5000
const MATTERS = 500
const FEW = Number(process.env.FEW || 200)
const MANY = Number(process.env.MANY || 2000)
/** So long is filled at most: then what is there is measured. */
const FILLING_MS = Number(process.env.FILLING || 240) * 1000
/** Communities that are filled by one statement a table. */
const AT_ONCE = 20
const [ROUNDS, TIMES] = [3, 8]

/** What the copy of a row has instead, where that is not the community's id alone. */
const TABLES: Record<string, Record<string, string>> = {
  meeting: { code: 'upper(substr(md5(m.id || t.code), 1, 10))' },
  participant: {},
  card: {},
  wording: {},
  endorsement: {},
  matter: { sheet: "t.sheet || jsonb_build_object('community', m.id)" },
  matter_card: {},
  journal: {},
  journal_head: {},
  findable: {
    terms: `array_to_tsvector(array_replace(tsvector_to_array(t.terms),
      '@' || t.kind || right(t.community::text, 8), '@' || t.kind || right(m.id::text, 8)))`,
  },
  findable_head: {},
  spelling: {},
}

/**
 * The pages of bench ledger in a community of 5,000 cards and 500 matters, where 200 such communities share
 * the database, and where 2,000 do, or as many as could be filled in some minutes; beside their SQL, bare.
 */
export async function ledgerOfACity(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'grove-bench-'))
  const embedded = await startEmbedded(folder)
  const db = new Kysely<any>({
    dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: embedded.url, max: 2 }) }),
  })
  const bare = new pg.Client({ connectionString: embedded.url })
  let server: ChildProcess | undefined
  try {
    await bare.connect()
    await migrate(db)
    const { child, ...reach } = await startServer(embedded.url)
    server = child
    await fillLedger(
      db,
      reach.community,
      OWNER,
      { matters: 0, cards: 0 },
      { matters: MATTERS, cards: CARDS },
      Date.now(),
    )
    const runs: Measured[][] = []
    let there = 1
    for (const wanted of [FEW, MANY]) {
      const began = performance.now()
      there = await copies(db, reach.community, there, wanted)
      await vacuum(db)
      const { rows } = await sql<{ cards: number; size: string }>`
        select count(*)::int as cards, pg_size_pretty(pg_database_size(current_database())) as size from card`.execute(
        db,
      )
      const { cards, size } = rows[0]!
      console.log(
        `\n${cards} cards in ${there} communities, ${size} (filled in ${((performance.now() - began) / 1000).toFixed(0)} s)`,
      )
      runs.push(await measure(child, await copied(db, reach), bare, pages(), [ROUNDS, TIMES]))
      show(runs.at(-1)!)
    }
    conclude(runs as [Measured[], Measured[]], there)
  } finally {
    server?.send('stop')
    if (server) await once(server, 'exit')
    await bare.end()
    await db.destroy()
    await embedded.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The bench's pages, in a ledger of 500 matters. */
const pages = () => PAGES.map((page) => ({ ...page, path: page.path.replace(/471(\d)/, '41$1') }))

/** One of the copies, in the subdistrict of the first. */
async function copied(db: Kysely<any>, reach: Reach): Promise<Reach> {
  const { rows } = await sql<{ id: string }>`select id from place where slug = 'copy-2'`.execute(db)
  return { ...reach, slug: 'copy-2', community: rows[0]!.id }
}

/** Fills communities with what the first has, from `there` to `wanted`, or as far as time goes. */
async function copies(db: Kysely<any>, model: string, there: number, wanted: number): Promise<number> {
  const until = performance.now() + FILLING_MS
  const columns = new Map<string, string[]>()
  for (const table of Object.keys(TABLES)) columns.set(table, await columnsOf(db, table))
  while (there < wanted && performance.now() < until) {
    const upTo = Math.min(wanted, there + AT_ONCE)
    await db.transaction().execute(async (tx) => {
      await sql`set local synchronous_commit = off`.execute(tx)
      const ids = await places(tx, model, there, upTo)
      for (const [table, own] of Object.entries(TABLES)) {
        const values = columns.get(table)!.map((name) => (name === 'community' ? 'm.id' : (own[name] ?? `t."${name}"`)))
        const into = columns.get(table)!.map((name) => `"${name}"`)
        await sql`insert into ${sql.table(table)} (${sql.raw(into.join())}) select ${sql.raw(values.join())}
          from ${sql.table(table)} t cross join unnest(${ids}::uuid[]) as m (id) where t.community = ${model}`.execute(
          tx,
        )
      }
    })
    there = upTo
  }
  return there
}

async function columnsOf(db: Kysely<any>, table: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select column_name as name from information_schema.columns
    where table_schema = 'public' and table_name = ${table} and is_generated = 'NEVER'`.execute(db)
  return rows.map(({ name }) => name)
}

/** Communities that are to be filled: twenty in a subdistrict, the first twenty in that of the model. */
async function places(tx: Kysely<any>, model: string, from: number, upTo: number): Promise<string[]> {
  const subdistrict = from < AT_ONCE ? sql`parent` : sql`md5(${`subdistrict ${from}`})::uuid`
  if (from >= AT_ONCE)
    await sql`insert into place (id, kind, parent, slug, name, zone)
      select ${subdistrict}, 'subdistrict', null, ${`district-${from}`}, ${`街道 ${from}`}, zone from place where id = ${model}`.execute(
      tx,
    )
  const { rows } = await sql<{ id: string }>`
    insert into place (id, kind, parent, slug, name, zone)
    select md5('copy ' || n)::uuid, 'community', ${subdistrict}, 'copy-' || n, '社区 ' || n, zone
    from place, generate_series(${from}::int, ${upTo - 1}::int) n where place.id = ${model}
    returning id`.execute(tx)
  return rows.map(({ id }) => id)
}

function conclude([few, many]: [Measured[], Measured[]], there: number): void {
  const ratio = (over: number, under: number) => (over / under).toFixed(2)
  const [ours, bare, before] = [total(many, 'ours'), total(many, 'bare'), total(few, 'ours')]
  console.log(
    `\ncity ledger ratio ${ratio(ours, bare)} (ours ${ours.toFixed(1)} ms, bare SQL ${bare.toFixed(1)} ms); ${there} communities beside ${FEW}: ${ratio(ours, before)} of the time`,
  )
}
