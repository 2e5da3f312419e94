import { setTimeout as wait } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import { Kysely as Database, PostgresDialect } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readClock } from '../../src/core/plain/clock.ts'
import { entryBytes, sealedText, toldText, wordingText } from '../../src/core/log/entry.ts'
import { leafHash } from '../../src/core/log/tree.ts'
import { migrate, migratorOf } from '../../src/server/database/migrate.ts'
import { commit, sha256 } from '../../src/server/journal/hash.ts'
import { loadBulletin } from '../../src/server/reach/store.ts'
import { freshDatabase } from '../build/grove.ts'

const LONG = Boolean(process.env.GROVE_LONG)
/** The short form kills at every so many places; the long form at every one. */
const STEP = 9

/**
 * What kills: the database ends the connection at this statement, as it does when the process at the other
 * end dies there.
 */
interface Killer {
  at: number
  when: 'before' | 'after'
}

let scratch: Awaited<ReturnType<typeof freshDatabase>>
let admin: pg.Client
beforeAll(async () => {
  scratch = await freshDatabase()
  admin = new pg.Client({ connectionString: scratch.url })
  await admin.connect()
})
afterAll(async () => {
  await admin.end()
  await scratch.drop()
})

/** The database as it was made, with the migrations up to `last`. */
async function begin(last: string | undefined): Promise<void> {
  await admin.query('drop schema public cascade')
  await admin.query('create schema public')
  if (last) await connected((db) => to(db, last))
}

async function to(db: Kysely<any>, name: string): Promise<void> {
  const { error } = await migratorOf(db).migrateTo(name)
  if (error) throw error
}

/** Ends the connection of a process, and waits until the database has buried it. */
async function kill(process: number): Promise<void> {
  await admin.query('select pg_terminate_backend($1)', [process])
  while ((await admin.query('select 1 from pg_stat_activity where pid = $1', [process])).rowCount) await wait(5)
}

/**
 * One process at the database: notes every statement it sends, and `killer` ends its connection at one of
 * them.
 */
async function connected<T>(work: (db: Kysely<any>, sent: string[]) => Promise<T>, killer?: Killer): Promise<T> {
  const sent: string[] = []
  class Watched extends pg.Client {
    override query(...args: any[]): any {
      const run = () => (super.query as (...args: any[]) => any)(...args)
      const [statement] = args as [string | { text: string }]
      sent.push(typeof statement === 'string' ? statement : statement.text)
      if (sent.length !== killer?.at) return run()
      const die = () => kill((this as unknown as { processID: number }).processID)
      return killer.when === 'before' ? die().then(run) : Promise.resolve(run()).then(die)
    }
  }
  const pool = new pg.Pool({ connectionString: scratch.url, max: 1, Client: Watched })
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const db = new Database<any>({ dialect: new PostgresDialect({ pool }) })
  try {
    return await work(db, sent)
  } finally {
    await db.destroy()
  }
}

/** Everything that makes the tables what they are. */
const SCHEMA = [
  `select c.relname, c.relkind, a.attnum, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, pg_get_expr(d.adbin, d.adrelid)
   from pg_class c join pg_attribute a on a.attrelid = c.oid left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
   where c.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped order by 1, 3`,
  `select conrelid::regclass::text, conname, pg_get_constraintdef(oid) from pg_constraint
   where connamespace = 'public'::regnamespace order by 1, 2`,
  `select tablename, indexname, indexdef from pg_indexes where schemaname = 'public' order by 1, 2`,
  `select proname, pg_get_functiondef(oid) from pg_proc where pronamespace = 'public'::regnamespace order by 1, 2`,
  `select tgrelid::regclass::text, tgname, pg_get_triggerdef(oid) from pg_trigger where not tgisinternal order by 1, 2`,
  `select polrelid::regclass::text, polname, polcmd, pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)
   from pg_policy order by 1, 2`,
  `select relname, relrowsecurity, relforcerowsecurity from pg_class
   where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`,
]

async function schema(): Promise<unknown[]> {
  const found: unknown[] = []
  for (const text of SCHEMA) found.push((await admin.query({ text, rowMode: 'array' })).rows)
  return found
}

/** The migrations that count as done; none where not even their list is there. */
async function done(): Promise<string[]> {
  const { rows } = await admin
    .query<{ name: string }>('select name from kysely_migration order by 1')
    .catch(() => ({ rows: [] }))
  return rows.map(({ name }) => name)
}

test(
  'a migration killed at any statement is done whole or not at all; run again, the tables are those of one never killed',
  { timeout: 1_200_000 },
  async () => {
    await begin(undefined)
    await connected(migrate)
    const meant = await schema()
    const names = await done()
    // What each migration sends, and what tables it leaves, where nothing is killed.
    await begin(undefined)
    const unhurt: { sent: string[]; left: unknown[] }[] = []
    for (const name of names) {
      const sent = await connected(async (db, sent) => {
        await to(db, name)
        return sent
      })
      unhurt.push({ sent, left: await schema() })
    }
    expect(unhurt.at(-1)!.left).toEqual(meant)

    let kills = 0
    let undone = 0
    await begin(undefined)
    for (const [n, name] of names.entries()) {
      // As an installation is that was last started before this migration was written, after kills in all
      // before it.
      const earlier = names[n - 1]
      const { sent, left } = unhurt[n]!
      const all = sent.flatMap((_, at) => (['before', 'after'] as const).map((when) => ({ at: at + 1, when })))
      for (let i = LONG ? 0 : n % STEP; i < all.length; i += LONG ? 1 : STEP) {
        const killer = all[i]!
        const where = `${name}, ${killer.when} statement ${killer.at}: ${sent[killer.at - 1]}`
        await connected((db) => to(db, name), killer).catch(() => {})
        kills++
        const whole = (await done()).includes(name)
        if (!whole) {
          undone++
          // The list of migrations itself is made before the first of them.
          if (earlier) expect(await schema(), where).toEqual(unhurt[n - 1]!.left)
        }
        if (LONG || whole) {
          await connected(migrate)
          expect(await schema(), where).toEqual(meant)
          await begin(earlier)
        }
      }
      await connected((db) => to(db, name))
      expect(await schema(), name).toEqual(left)
    }
    const statements = unhurt.reduce((sum, { sent }) => sum + sent.length, 0)
    expect(undone).toBeGreaterThan(names.length)
    console.log(
      `migrations: ${names.length} with ${statements} statements, killed ${kills} times: ${undone} undone whole, ${kills - undone} done whole; all succeeded when run again`,
    )
  },
)

test('rows from before the public log are sealed so that whoever checks them today finds them sound', async () => {
  const id = (n: number) => `01930000-0000-7000-8000-${String(n).padStart(12, '0')}`
  const [community, meeting, card, actor] = [id(1), id(2), id(3), id(4)] as const
  await begin('0002-ledger')
  await admin.query(
    `insert into wording (community, meeting, card, version, text, place_words, photo, salt, commitment, at)
     values ($1, $2, $3, 1, '路灯“坏”了', '三井巷', null, 'ab', 'old', 5)`,
    [community, meeting, card],
  )
  await admin.query(`insert into journal_head values ($1, 2)`, [community])
  const row = `insert into journal (community, seq, topic, kind, at, actor_kind, actor, body, secret, commitment)
    values ($1, $2, $3, $4, $5, 'participant', $6, $7, $8, $9)`
  const topic = `meeting/${meeting}`
  const posted = { kind: 'cardPosted', card: { id: card, links: [], number: 1, é: '一', reason: null } }
  const secret = { authorship: { b: 1, a: [true, -1.5] } }
  await admin.query(row, [community, 1, topic, posted.kind, 1_790_000_000_000, actor, posted, secret, 'old'])
  await admin.query(row, [community, 2, topic, 'linksShown', 9, actor, { shown: true }, null, null])

  await connected(migrate)
  const { rows } = await admin.query(
    `select seq::int, topic, at::float8, actor_kind as "actorKind", actor, body, secret, commitment,
       encode(told_salt, 'hex') as told_salt, encode(sealed_salt, 'hex') as sealed_salt,
       encode(told, 'hex') as told, encode(sealed, 'hex') as sealed, encode(leaf, 'hex') as leaf
     from journal order by seq`,
  )
  expect(rows).toHaveLength(2)
  const words = commit('ab', wordingText({ text: '路灯“坏”了', where: '三井巷', photo: null }))
  for (const [at, found] of rows.entries()) {
    expect(found.commitment).toBe(at === 0 ? words : null)
    expect(found.told).toBe(commit(found.told_salt, toldText({ thing: found.topic, body: found.body })))
    expect(found.sealed).toBe(commit(found.sealed_salt, sealedText(found)))
    const { seq, told, sealed } = found
    const leaf = leafHash(sha256, entryBytes({ community, seq, told, sealed, words: found.commitment }))
    expect(found.leaf).toBe(Buffer.from(leaf).toString('hex'))
  }
})

test('[L12] clocks that were minutes ahead of UTC become time zones; children and who set none get China’s; [T12] copies in a list become rows', async () => {
  await begin('0015-request-role')
  const id = (n: number) => `01930000-0000-7000-8000-${String(n).padStart(12, '0')}`
  const settings = (calendar: object) => ({ office: '居委会', calendar: { weekdays: [1], ...calendar } })
  const was: [number | undefined, string][] = [
    [480, 'Asia/Shanghai'],
    [undefined, 'Asia/Shanghai'],
    [60, 'Etc/GMT-1'],
    [-300, 'Etc/GMT+5'],
    [330, 'Asia/Kolkata'],
    [0, 'Etc/UTC'],
    [840, 'Etc/GMT-14'],
    [-840, 'Etc/GMT+12'],
    [7, 'Etc/UTC'],
  ]
  for (const [n, [utcOffset]] of was.entries()) {
    await admin.query(`insert into place (id, kind, slug, name) values ($1, 'community', $2, '社区')`, [
      id(n),
      `c-${n}`,
    ])
    if (utcOffset !== undefined)
      await admin.query('insert into ledger_settings values ($1, $2)', [id(n), settings({ utcOffset })])
  }
  // A subdistrict whose communities agree goes by their clock; one whose communities differ, by China's.
  for (const [n, below] of [
    [90, [2]],
    [91, [3, 4]],
  ] as const) {
    await admin.query(`insert into place (id, kind, slug, name) values ($1, 'subdistrict', $2, '街道')`, [
      id(n),
      `s-${n}`,
    ])
    for (const child of below) await admin.query('update place set parent = $1 where id = $2', [id(n), id(child)])
  }
  const copy = { code: 'CCCCCCCC', group: id(7), place: id(0), tier: 'community', at: 5, posted: 6 }
  const other = { ...copy, code: 'AAAAAAAA', group: id(8), posted: null }
  await connected(async (db) => {
    await to(db, '0090-handed-links')
    const bulletin = { code: 'B', copies: [copy, other] }
    await admin.query(`insert into bulletin values ($1, $1, 'B', 'sent', 1, 2, $2)`, [id(0), bulletin])
    for (const { code, group } of [copy, other, { code: 'LOST', group: id(9) }])
      await admin.query('insert into bulletin_copy values ($1, $2, $1, $3, $1)', [id(0), code, group])
    await migrate(db)
    const loaded = await db.transaction().execute((tx) => loadBulletin(tx as never, id(0) as never, id(0) as never))
    expect(loaded).toEqual({ code: 'B', copies: [other, copy] })
  })
  const above = await admin.query(`select zone from place where kind = 'subdistrict' order by id`)
  expect(above.rows.map(({ zone }) => zone)).toEqual(['Etc/GMT-1', 'Asia/Shanghai'])
  const { rows } = await admin.query(`select zone from place where kind = 'community' order by id`)
  expect(rows.map(({ zone }) => zone)).toEqual(was.map(([, zone]) => zone))
  for (const { zone } of rows) expect(readClock(zone)).toBe(zone)
  const kept = await admin.query('select settings from ledger_settings')
  for (const row of kept.rows) expect(row.settings).toEqual(settings({}))
})
