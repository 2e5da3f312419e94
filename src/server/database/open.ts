import { statfs } from 'node:fs/promises'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Logger } from 'pino'
import { startEmbedded } from './embedded.ts'
import type { AlreadyRunning } from './keeper.ts'
import { keep, refuseIfHeld } from './keeper.ts'
import { migrate } from './migrate.ts'
import { REQUEST_ROLE, spreadNet } from './net.ts'
import { RequestClient } from './pipeline.ts'
import type { Tables } from './tables.ts'

export type Db = Kysely<Tables>

/** A database ready for use: migrated, and held by this Grove alone where it is the embedded one. */
export interface Database {
  db: Db
  /** Where it is, password included: for tools on this machine. */
  url: string
  /** Resolves where somebody else took the embedded data over while its database was down: this Grove must end. Missing with a url. */
  lost?: Promise<AlreadyRunning>
  /** Whether the disk of the embedded data is full. Missing with a url: that disk is somewhere else. */
  noRoom?: () => Promise<boolean>
  close(): Promise<void>
}

// Counts and instants are bigint columns; all of them are far below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

/**
 * Opens the database: `url` if given, else the embedded one in `folder`.
 * Refuses with AlreadyRunning where another Grove holds the embedded data; several may share a DATABASE_URL.
 */
export async function openDatabase(folder: string, url: string | undefined, log?: Logger): Promise<Database> {
  if (url) {
    const db = kyselyOf(poolOf(url, await makeReady(url, log)))
    return { db, url, close: () => db.destroy() }
  }
  await refuseIfHeld(folder)
  const embedded = await startEmbedded(folder)
  let pool: pg.Pool | undefined
  const keeping = await keep(folder, embedded, (url) => pool && (pool.options.connectionString = url), log)
  const close = async () => {
    await db?.destroy()
    await keeping.end()
    await embedded.stop()
  }
  let db: Db | undefined
  try {
    pool = poolOf(embedded.url, await makeReady(embedded.url, log))
    db = kyselyOf(pool)
  } catch (error) {
    await close()
    throw error
  }
  return { db, url: embedded.url, lost: keeping.lost, noRoom: () => isFull(folder), close }
}

/** Brings tables and the second net up to date, as their owner; gives the role under which requests work from then on. */
async function makeReady(url: string, log?: Logger): Promise<string | undefined> {
  const owner = kyselyOf(poolOf(url, undefined))
  try {
    await migrate(owner)
    if (await spreadNet(owner)) return REQUEST_ROLE
    log?.warn('the user of DATABASE_URL may not create roles: requests work without row-level security')
    return undefined
  } finally {
    await owner.destroy()
  }
}

/** PostgreSQL writes its log in segments of this size and stops where there is no room for the next. */
const SEGMENT = 16 * 1024 * 1024

async function isFull(folder: string): Promise<boolean> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize < SEGMENT
}

function poolOf(url: string, role: string | undefined): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    ...(role ? { options: `-c role=${role}` } : {}),
    max: 12,
    allowExitOnIdle: true,
    Client: RequestClient,
    pipeline: true,
  })
  // A broken idle connection is replaced by the pool; the command that needed it fails and is tried again by its sender.
  pool.on('error', () => {})
  // One that breaks while it is in use says so twice: to the query, and here, where unheard it would end the whole process.
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

const kyselyOf = (pool: pg.Pool): Db => new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
