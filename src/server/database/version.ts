import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** The oldest PostgreSQL on which Grove runs, by its main number. */
const OLDEST = 15

/** PostgreSQL is too old; the message says which it is, and what to do. */
export class OldDatabase extends Error {}

/** Refuses with OldDatabase where PostgreSQL is older than Grove can use. Gives its version: "18.4". */
export async function refuseOld(db: Kysely<any>): Promise<string> {
  const { rows } = await sql<{ number: string; version: string }>`
    select current_setting('server_version_num') as number, current_setting('server_version') as version`.execute(db)
  const { number, version } = rows[0]!
  if (Math.floor(Number(number) / 10_000) < OLDEST)
    throw new OldDatabase(
      `The database is PostgreSQL ${version}; Grove needs ${OLDEST} or newer. Bring it up to date (pg_upgrade), or leave out DATABASE_URL: then Grove runs its own.`,
    )
  return version
}
