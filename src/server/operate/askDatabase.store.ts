import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'

/** What a database says of itself and of the user who asks. */
export interface Told {
  /** 180004, and "18.4 (Debian …)". */
  number: number
  version: string
  /** How far its clock is ahead of this machine's, in ms. */
  ahead: number
  mayMakeRoles: boolean
  /** It only follows another: nothing can be written. */
  follows: boolean
  /** Whether one connection hears what another says. */
  hears: boolean
}

const PATIENCE_MS = 5000
const HEARING_MS = 2000

/** Asks a database; throws with the reason where it does not let us in. It writes nothing. */
export async function askDatabase(url: string): Promise<Told> {
  const client = await connected(url)
  try {
    const { rows } = await client.query<
      Record<'number' | 'version' | 'now', string> & Record<'may' | 'follows', boolean>
    >(
      `select current_setting('server_version_num') as number, current_setting('server_version') as version,
        (extract(epoch from clock_timestamp()) * 1000)::bigint::text as now, rolcreaterole or rolsuper as may,
        pg_is_in_recovery() as follows from pg_roles where rolname = current_user`,
    )
    const { number, version, now, may, follows } = rows[0]!
    const ahead = Number(now) - Date.now()
    return { number: Number(number), version, ahead, mayMakeRoles: may, follows, hears: await hears(client, url) }
  } finally {
    await client.end().catch(() => {})
  }
}

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: PATIENCE_MS })
  client.on('error', () => {})
  await client.connect()
  return client
}

/** Several processes hear each other by the database; a pooler in transaction mode makes them deaf. */
async function hears(client: pg.Client, url: string): Promise<boolean> {
  const heard = new Promise<boolean>((done) => client.once('notification', () => done(true)))
  await client.query('listen grove_doctor')
  const other = await connected(url)
  await other.query("select pg_notify('grove_doctor', '')").finally(() => other.end())
  return Promise.race([heard, wait(HEARING_MS, false)])
}
