import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/**
 * [P8] A meeting says whether printed cards that are photographed hang at once, as pictures of their
 * handwriting.
 */
export async function up(db: Kysely<any>): Promise<void> {
  await sql.raw(`alter table meeting add column hang_at_once boolean not null default false`).execute(db)
}
