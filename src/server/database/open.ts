import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { startEmbedded } from './embedded.ts'
import { migrate } from './migrate.ts'
import { PreparingClient } from './pipeline.ts'
import type { Tables } from './tables.ts'

export type Db = Kysely<Tables>

/** A database ready for use: migrated, and held by this Grove alone where it is the embedded one. */
export interface Database {
  db: Db
  /** Where it is, password included: for tools on this machine. */
  url: string
  close(): Promise<void>
}

/** Somebody else runs on the same data. */
export class AlreadyRunning extends Error {
  constructor(readonly where: string) {
    super(`Grove already runs on ${where}`)
  }
}

// Counts and instants are bigint columns; all of them are far below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

/** The lock that marks a running Grove: "grove" in ASCII. */
const RUNNING = 0x67726f7665

/**
 * Opens the database: `url` if given, else the embedded one in `folder`.
 * Refuses with AlreadyRunning where another Grove holds the embedded data; several may share a DATABASE_URL.
 */
export async function openDatabase(folder: string, url: string | undefined): Promise<Database> {
  if (url) {
    const pool = poolOf(url)
    const db = kyselyOf(pool)
    await migrate(db)
    return { db, url, close: () => db.destroy() }
  }
  const embedded = await startEmbedded(folder)
  const holder = new pg.Client({ connectionString: embedded.url })
  holder.on('error', () => {})
  await holder.connect()
  const { rows } = await holder.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [RUNNING])
  if (!rows[0]!.held) {
    await holder.end()
    throw new AlreadyRunning(folder)
  }
  const db = kyselyOf(poolOf(embedded.url))
  await migrate(db)
  return {
    db,
    url: embedded.url,
    close: async () => {
      await db.destroy()
      await holder.end()
      await embedded.stop()
    },
  }
}

function poolOf(url: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: 12,
    allowExitOnIdle: true,
    Client: PreparingClient,
    pipeline: true,
  })
  // A broken idle connection is replaced by the pool; the command that needed it fails and is tried again by its sender.
  pool.on('error', () => {})
  // One that breaks while it is in use says so twice: to the query, and here, where unheard it would end the whole process.
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

const kyselyOf = (pool: pg.Pool): Db => new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
