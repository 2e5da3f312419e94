import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** The oldest PostgreSQL on which Grove runs, by its main number. */
const OLDEST = 15

/** PostgreSQL is too old; the message says which it is, and what to do. */
export class OldDatabase extends Error {}

/** The version of PostgreSQL ("18.4"). Refuses with OldDatabase one that is older than Grove can use. */
export async function versionOf(db: Kysely<any>): Promise<string> {
  const { rows } = await sql<{ number: string; version: string }>`
    select current_setting('server_version_num') as number, current_setting('server_version') as version`.execute(db)
  const { number, version } = rows[0]!
  refuseOld(Number(number), version)
  return version
}

/** The same of what a server says of itself: 140022 and "14.22 (Debian 14.22-1)". */
export function refuseOld(number: number, version: string): void {
  if (Math.floor(number / 10_000) >= OLDEST) return
  throw new OldDatabase(
    `The database is PostgreSQL ${version}; Grove needs ${OLDEST} or newer. Bring it up to date (pg_upgrade), or leave out DATABASE_URL: then Grove runs its own.`,
  )
}
