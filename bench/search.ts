import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { startEmbedded } from '../src/server/database/embedded.ts'
import { migrate } from '../src/server/database/migrate.ts'
import type { FoundPage } from '../src/wire/search.ts'
import type { Reach } from './ledger.ts'
import { ask, startServer } from './ledger.ts'
import type { Size } from './ledgerData.ts'
import { fillLedger } from './ledgerData.ts'
import { interleave, quantile } from './rounds.ts'

export const name = 'search'

const SIZES: Size[] = [
  { matters: 1000, cards: 100_000 },
  { matters: 10_000, cards: Number(process.env.CARDS || 1_000_000) },
]
const OWNER = '019a0000-0000-7000-8000-000000000001'
const ROUNDS = Number(process.env.ROUNDS || 5)
const TIMES = 8

/** What is asked, and the words that the anchor looks for. */
const QUERIES: { name: string; q: string; words: string[] }[] = [
  { name: 'two characters, in many (路灯)', q: '路灯', words: ['路灯'] },
  { name: 'two characters, in few (噪音)', q: '噪音', words: ['噪音'] },
  { name: 'two words', q: '果场坡 长椅', words: ['果场坡', '长椅'] },
  { name: 'Traditional', q: '電動車亂停', words: ['电动车乱停'] },
  { name: 'a sentence', q: '三井巷的路灯坏了半年没人修', words: ['路灯', '没人修'] },
  { name: 'initials of a place (ydl)', q: 'ydl', words: ['渔灯里'] },
  { name: 'a typing error', q: 'streetligth', words: ['streetlight'] },
  { name: 'one character (灯)', q: '灯', words: ['灯'] },
  { name: 'a number in one card', q: '第77777号', words: ['第77777号'] },
  { name: 'nothing', q: '没有这回事', words: ['没有这回事'] },
]

/**
 * Search over HTTP in one community of 100,000 and of 1,000,000 cards, beside the database reading all
 * wordings for the same words (`like`, without index, the newest 20), in turn. The server is a process of its
 * own.
 */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'grove-bench-'))
  const embedded = await startEmbedded(folder)
  const db = new Kysely<any>({
    dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: embedded.url }) }),
  })
  let server: ChildProcess | undefined
  try {
    await migrate(db)
    const { child, ...reach } = await startServer(embedded.url)
    server = child
    const medians: number[][] = []
    let from: Size = { matters: 0, cards: 0 }
    let last = { ours: 0, anchor: 0 }
    for (const to of SIZES) {
      const began = performance.now()
      await fill(db, reach.community, from, to)
      const { rows } = await sql<{ rows: string; indexes: string }>`
        select pg_size_pretty(pg_table_size('findable')) as rows, pg_size_pretty(pg_indexes_size('findable')) as indexes
      `.execute(db)
      console.log(
        `\n${to.cards.toLocaleString('en')} cards (filled in ${((performance.now() - began) / 1000).toFixed(0)} s; ` +
          `what is found by takes ${rows[0]!.rows}, its indexes ${rows[0]!.indexes})`,
      )
      last = await measure(reach, db, medians)
      from = to
    }
    console.log('\ngrowth (p50, ms)')
    QUERIES.forEach(({ name: what }, i) => {
      const [small, large] = [medians[0]![i]!, medians.at(-1)![i]!]
      console.log(`${small.toFixed(1)} → ${large.toFixed(1)}  × ${(large / small).toFixed(1)}  ${what}`)
    })
    console.log(
      `\nsearch ratio ${(last.ours / last.anchor).toFixed(3)} (ours ${last.ours.toFixed(1)} ms, anchor ${last.anchor.toFixed(1)} ms)`,
    )
  } finally {
    server?.send('stop')
    if (server) await once(server, 'exit')
    await db.destroy()
    await embedded.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The ledger's cards, of which every tenth says where, and every thousandth is in English. */
async function fill(db: Kysely<any>, community: string, from: Size, to: Size): Promise<void> {
  await sql`
    create or replace function say_more() returns trigger language plpgsql as $$ begin
      if hashtext(new.card::text) % 10 = 0 then new.place_words := substr(new.text, 1, 3); end if;
      if hashtext(new.card::text) % 1000 = 0 then new.text := 'The streetlight near gate ' || hashtext(new.card::text) || ' is broken'; end if;
      return new;
    end $$`.execute(db)
  await sql`create or replace trigger say_more before insert on wording for each row execute function say_more()`.execute(
    db,
  )
  await fillLedger(db, community, OWNER, from, to, Date.now())
}

async function measure(reach: Reach, db: Kysely<any>, medians: number[][]): Promise<{ ours: number; anchor: number }> {
  const sum = { ours: 0, anchor: 0 }
  const here: number[] = []
  console.log(`${'ms'.padEnd(34)} ours p50   p99 |   anchor | ratio  found`)
  for (const { name: what, q, words } of QUERIES) {
    const path = `search?q=${encodeURIComponent(q)}`
    const { items } = JSON.parse((await ask(reach, path)).toString()) as FoundPage
    const all: number[] = []
    const { ours, anchor } = await interleave(ROUNDS, {
      ours: async () => {
        const times: number[] = []
        for (let i = 0; i < TIMES; i++) times.push(await timed(() => ask(reach, path)))
        all.push(...times)
        return quantile(
          times.sort((a, b) => a - b),
          0.5,
        )
      },
      anchor: () => timed(() => like(db, reach.community, words)),
    })
    all.sort((a, b) => a - b)
    sum.ours += ours.median
    sum.anchor += anchor.median
    here.push(ours.median)
    const wide = [...what].reduce((width, sign) => width + (sign > '⺀' ? 2 : 1), 0)
    console.log(
      `${what + ' '.repeat(Math.max(0, 34 - wide))}${ours.median.toFixed(1).padStart(8)} ${quantile(all, 0.99).toFixed(1).padStart(6)} | ` +
        `${anchor.median.toFixed(1).padStart(7)} | ${(ours.median / anchor.median).toFixed(3)}  ${items.length}`,
    )
  }
  medians.push(here)
  return sum
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

const like = (db: Kysely<any>, community: string, words: string[]) =>
  sql`
    select c.id, w.text from wording w
    join card c on c.community = w.community and c.meeting = w.meeting and c.id = w.card and c.state = 'standing'
    where w.community = ${community} and ${sql.join(
      words.map((word) => sql`w.text like ${`%${word}%`}`),
      sql` and `,
    )}
    order by c.posted_at desc limit 20`.execute(db)
