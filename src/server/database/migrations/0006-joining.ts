import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/**
 * Who may join a meeting. Those that were made before could be joined by anyone with the address, and stay
 * so.
 */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`alter table meeting add column joining text not null default 'anyone'`.execute(db)
}
