import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import pg from 'pg'
import type { OwnerDb } from './scope.ts'

/** By what name PostgreSQL knows the connection (pg_stat_activity). */
const LISTENING = 'grove listens'
const AGAIN_MS = [200, 1000, 5000]

/**
 * Hears what other processes notify on channels of the database at `url`, on a connection of its own that is
 * made anew when it breaks. `connected` runs whenever it hears from now on, the first time too: what was
 * notified before is lost and must be looked for. Resolves once it hears; rejects where the first connection
 * fails.
 */
export async function listen(
  url: string,
  channels: Record<string, (payload: string) => void>,
  connected: () => void,
): Promise<Listening> {
  let client: pg.Client
  let stopped = false
  let timer: NodeJS.Timeout | undefined

  const connect = async (): Promise<void> => {
    // Without keep-alive a connection that a firewall has dropped would look whole for ever.
    const mine = new pg.Client({ connectionString: url, keepAlive: true, application_name: LISTENING })
    let lost = false
    mine.on('error', () => {})
    mine.on('end', () => {
      lost = true
      if (mine === client) again(0)
    })
    mine.on('notification', ({ channel, payload }) => channels[channel]?.(payload ?? ''))
    try {
      await mine.connect()
      for (const channel of Object.keys(channels)) await mine.query(`listen ${mine.escapeIdentifier(channel)}`)
    } catch (error) {
      await mine.end().catch(() => {})
      throw error
    }
    client = mine
    if (stopped) return void (await mine.end())
    if (lost) return again(0)
    connected()
  }

  const again = (failures: number): void => {
    if (stopped) return
    timer = setTimeout(
      () => void connect().catch(() => again(failures + 1)),
      AGAIN_MS[Math.min(failures, AGAIN_MS.length - 1)],
    )
    timer.unref()
  }

  await connect()
  return {
    notify: (channel, payloads) => client.query(NOTIFYING, [channel, payloads]),
    end: async () => {
      stopped = true
      clearTimeout(timer)
      await client.end().catch(() => {})
    },
  }
}

/** Nothing is heard; the message says why, and what to do. */
export class DeafDatabase extends Error {}

const ECHO = 'grove_echo'
const HEARD_MS = 5000

/**
 * The same, once it has heard what `owner` said over another connection. Refuses with DeafDatabase where it
 * hears nothing: as behind a pooler that lends connections by the transaction, where processes would be deaf
 * to each other.
 */
export async function listenTo(
  url: string,
  owner: OwnerDb,
  channels: Record<string, (payload: string) => void>,
  connected: () => void,
): Promise<Listening> {
  const said = randomUUID()
  let hear = (_: boolean): void => {}
  const heard = new Promise<boolean>((done) => (hear = done))
  const echo = (payload: string) => payload === said && hear(true)
  const listening = await listen(url, { ...channels, [ECHO]: echo }, connected)
  await sql`select pg_notify(${ECHO}, ${said})`.execute(owner)
  if (await Promise.race([heard, wait(HEARD_MS, false, { ref: false })])) return listening
  await listening.end()
  throw new DeafDatabase(
    'What one connection says to the database, another does not hear: a pooler that lends connections by the transaction stands between. Set DATABASE_DIRECT_URL to the address of the database itself, beside DATABASE_URL, the address of the pooler.',
  )
}

/** A connection that hears channels of the database. */
export interface Listening {
  /**
   * Notifies the others over it, so that nobody waits for a connection of the pool. Rejects while it is
   * broken.
   */
  notify(channel: string, payloads: readonly string[]): Promise<unknown>
  /** Ends the listening. */
  end(): Promise<void>
}

// A notice lives in memory alone, so its commit need not reach the disk.
const NOTIFYING = `select set_config('synchronous_commit', 'off', true), pg_notify($1, payload)
  from unnest($2::text[]) as payload`

/** Does `work` a second after it last ended, whether or not it failed, until what this gives is called. */
export function everySecond(work: () => Promise<unknown>): () => Promise<void> {
  let under: Promise<unknown> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  const again = () => {
    if (!stopped)
      timer = setTimeout(
        () =>
          (under = work()
            .catch(() => {})
            .then(again)),
        1000,
      ).unref()
  }
  again()
  return async () => {
    stopped = true
    clearTimeout(timer)
    await under
  }
}
