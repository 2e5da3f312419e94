import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** The table of pairs that somebody rejected has the name that code and API have for them. */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`alter table apart rename to rejected_pair`.execute(db)
  await sql`alter index apart_pkey rename to rejected_pair_pkey`.execute(db)
}
