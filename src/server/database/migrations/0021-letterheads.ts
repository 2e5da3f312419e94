import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/**
 * [L40] The Word files of a community's letterheads, by their SHA-256. Which one is in use is in its
 * settings, and so in its journal.
 */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`
    create table letterhead (
      community uuid not null,
      fingerprint text not null check (fingerprint ~ '^[0-9a-f]{64}$'),
      bytes bytea not null,
      at bigint not null,
      primary key (community, fingerprint)
    )`.execute(db)
}
