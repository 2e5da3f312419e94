import { statfs } from 'node:fs/promises'
import type { PostgresPool, Transaction } from 'kysely'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Logger } from 'pino'
import { startEmbedded } from './embedded.ts'
import type { AlreadyRunning } from './supervisor.ts'
import { keep, refuseIfHeld } from './supervisor.ts'
import { migrate } from './migrate.ts'
import { spreadNet } from './rowSecurity.ts'
import { HouseClient, requestClient } from './pipeline.ts'
import type { NetSettings } from './requestRole.ts'
import { requestAddress } from './requestRole.ts'
import { isAsked } from './scope.ts'
import { versionOf } from './version.ts'
import type { Tables } from './tables.ts'

export type Db = Kysely<Tables>
export type Tx = Transaction<Tables>

/** A database ready for use: migrated, and held by this Grove alone where it is the embedded one. */
export interface Database {
  db: Db
  /**
   * The same as the owner of the tables, whoever asked: for what no request may touch by itself (roles, and
   * all that signs somebody in).
   */
  house: Db
  /** Where it is, password included: for tools on this machine. */
  url: string
  /** Of PostgreSQL: "18.4". */
  version: string
  /**
   * Resolves where somebody else took the embedded data over while its database was down: this Grove must
   * end. Missing with a url.
   */
  lost?: Promise<AlreadyRunning>
  /** Whether the disk of the embedded data is full. Missing with a url: that disk is somewhere else. */
  noRoom?: () => Promise<boolean>
  close(): Promise<void>
}

// Counts and instants are bigint columns; all of them are far below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

/**
 * Opens the database: `url` if given, else the embedded one in `folder`. What somebody asked for works as the
 * request role, the rest as the owner
 * of the tables (scope.ts): which connection a query gets is decided here alone.
 * Refuses with AlreadyRunning where another Grove holds the embedded data; several may share a DATABASE_URL.
 * Refuses with NoNet where there is no
 * role for requests, and with OldDatabase where PostgreSQL is too old.
 */
export async function openDatabase(
  folder: string,
  url: string | undefined,
  { log, ...net }: { log?: Logger } & NetSettings = {},
): Promise<Database> {
  if (url) {
    const { db, house, version } = await poolsAt(url, net)
    return { db, house, url, version, close: () => db.destroy() }
  }
  await refuseIfHeld(folder)
  const embedded = await startEmbedded(folder)
  let pools: Pools | undefined
  const keeping = await keep(folder, embedded, (url) => pools?.move(url), log)
  const close = async () => {
    await pools?.db.destroy()
    await keeping.end()
    await embedded.stop()
  }
  try {
    pools = await poolsAt(embedded.url, {})
  } catch (error) {
    await close()
    throw error
  }
  const { db, house, version } = pools
  return { db, house, url: embedded.url, version, lost: keeping.lost, noRoom: () => isFull(folder), close }
}

interface Pools {
  db: Db
  house: Db
  version: string
  /** The database is at another address now. */
  move(url: string): void
}

/**
 * Brings tables and the second net up to date, as their owner, and opens the connections of the house and of
 * requests.
 */
async function poolsAt(url: string, net: NetSettings): Promise<Pools> {
  const house = poolOf(url, HouseClient)
  const owner = kyselyOf(house)
  try {
    const version = await versionOf(owner)
    await migrate(owner)
    const keys = await spreadNet(owner)
    const requests = poolOf(await requestAddress(owner, url, keys, net), requestClient(keys.seal))
    return {
      version,
      house: owner,
      db: kyselyOf({
        connect: () => (isAsked() ? requests : house).connect(),
        end: async () => void (await Promise.all([requests.end(), house.end()])),
      }),
      move: (url) => {
        house.options.connectionString = url
        const { port } = new URL(url)
        const moved = new URL(requests.options.connectionString!)
        moved.port = port
        requests.options.connectionString = moved.href
      },
    }
  } catch (error) {
    await owner.destroy()
    throw error
  }
}

/** PostgreSQL writes its log in segments of this size and stops where there is no room for the next. */
const SEGMENT = 16 * 1024 * 1024

async function isFull(folder: string): Promise<boolean> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize < SEGMENT
}

function poolOf(url: string, Client: typeof pg.Client): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max: 12, allowExitOnIdle: true, Client, pipeline: true })
  // A broken idle connection is replaced by the pool; the command that needed it fails and is tried again by
  // its sender.
  pool.on('error', () => {})
  // One that breaks while it is in use says so twice: to the query, and here, where unheard it would end the
  // whole process.
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

const kyselyOf = (pool: PostgresPool): Db => new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
