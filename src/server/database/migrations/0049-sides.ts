import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** [M55] Topics of two sides: which cards are on the other one, and the people of either. */
export async function up(db: Kysely<any>): Promise<void> {
  await sql.raw('alter table card add column other_side boolean not null default false').execute(db)
  await sql.raw('alter table topic add column sides jsonb').execute(db)
}
