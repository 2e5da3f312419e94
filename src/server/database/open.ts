import { statfs } from 'node:fs/promises'
import type { Kysely, Transaction } from 'kysely'
import pg from 'pg'
import type { Logger } from 'pino'
import { holdEmbedded } from './hold.ts'
import type { AlreadyRunning } from './supervisor.ts'
import { migrate } from './migrate.ts'
import { installPolicies } from './rowSecurity.ts'
import { lentRequestClient, OwnerClient, requestClient } from './pipeline.ts'
import type { RequestRoleSettings } from './requestRole.ts'
import { requestAddress } from './requestRole.ts'
import type { OwnerDb } from './scope.ts'
import { kyselyOf, Requests } from './scope.ts'
import { versionOf } from './version.ts'
import type { Tables } from './tables.ts'

export type Db = Kysely<Tables>
export type Tx = Transaction<Tables>

/** A database ready for use: migrated, and held by this Grove alone where it is the embedded one. */
export interface Database {
  /** For what Grove does of its own accord, and for what no request may touch by itself (roles, sign-ins). */
  owner: OwnerDb
  /** For what somebody asked for. */
  requests: Requests
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

/** Both ways to it. */
export type Handles = Pick<Database, 'owner' | 'requests'>

// Counts and instants are bigint columns; all of them are far below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

/**
 * Opens the database: `url` if given, else the embedded one in `folder`. What somebody asked for works as the
 * request role, the rest as the owner of the tables: each has connections of its own (scope.ts).
 * `lent`: a pooler at `url` lends connections by the transaction.
 * Refuses with AlreadyRunning where another Grove holds the embedded data; several may share a DATABASE_URL.
 * Refuses with NoRequestRole where there is no role for requests, and with OldDatabase where PostgreSQL is
 * too old.
 */
export async function openDatabase(
  folder: string,
  url: string | undefined,
  { log, lent = false, ...role }: { log?: Logger; lent?: boolean } & RequestRoleSettings = {},
): Promise<Database> {
  if (url) {
    const { owner, requests, version, end } = await poolsAt(url, role, lent)
    return { owner, requests, url, version, close: end }
  }
  let pools: Pools | undefined
  const held = await holdEmbedded(folder, (url) => pools?.move(url), log)
  const close = async () => {
    await pools?.end()
    await held.close()
  }
  try {
    pools = await poolsAt(held.url, {})
  } catch (error) {
    await close()
    throw error
  }
  const { owner, requests, version } = pools
  return { owner, requests, url: held.url, version, lost: held.lost, noRoom: () => isFull(folder), close }
}

interface Pools extends Handles {
  version: string
  /** The database is at another address now. */
  move(url: string): void
  end(): Promise<void>
}

/**
 * Brings tables and row security up to date, as their owner, and opens the connections of the owner and of
 * requests.
 */
async function poolsAt(url: string, role: RequestRoleSettings, lent = false): Promise<Pools> {
  const own = poolOf(url, lent ? pg.Client : OwnerClient, lent)
  const owner = kyselyOf(own) as OwnerDb
  try {
    const version = await versionOf(owner)
    await migrate(owner)
    const keys = await installPolicies(owner)
    const Asking = lent ? lentRequestClient(keys.seal) : requestClient(keys.seal)
    const asked = poolOf(await requestAddress(owner, url, keys, role), Asking, lent)
    const requests = new Requests(asked)
    return {
      version,
      owner,
      requests,
      end: async () => void (await Promise.all([requests.end(), owner.destroy()])),
      move: (url) => {
        own.options.connectionString = url
        const { port } = new URL(url)
        const moved = new URL(asked.options.connectionString!)
        moved.port = port
        asked.options.connectionString = moved.href
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

/**
 * What each connection asks of PostgreSQL, once, by a statement (a pooler takes no options at the start of a
 * connection): who forgets a transaction, or is gone without a word, holds nothing for long. Commits have
 * narrower limits of their own (journal/journal.store.ts).
 */
const LIMITS = {
  idle_in_transaction_session_timeout: '60s',
  tcp_keepalives_idle: '10',
  tcp_keepalives_interval: '5',
  tcp_keepalives_count: '3',
  tcp_user_timeout: '20s',
}
const LIMITING = `select ${Object.entries(LIMITS)
  .map(([name, value]) => `set_config('${name}', '${value}', false)`)
  .join(', ')}`

function poolOf(url: string, Client: typeof pg.Client, lent: boolean): pg.Pool {
  const at = { connectionString: url, keepAlive: true, keepAliveInitialDelayMillis: 10_000 }
  const pool = new pg.Pool({ ...at, max: 12, allowExitOnIdle: true, Client, pipeline: true })
  // A broken idle connection is replaced by the pool; the command that needed it fails and is tried again by
  // its sender.
  pool.on('error', () => {})
  // One that breaks while it is in use says so twice: to the query, and here, where unheard it would end the
  // whole process.
  pool.on('connect', (client) => {
    client.on('error', () => {})
    // What is set for a session of a pooler's is whoever's is lent it next.
    if (!lent) client.query(LIMITING).catch(() => {})
  })
  return pool
}
