import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** Under which terms a community's things are found: older ones are made anew. */
export async function up(db: Kysely<any>): Promise<void> {
  await sql.raw('alter table findable_head add column made integer not null default 0').execute(db)
}
