import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** [T48] Whether the desk said where a card is: then the desk can mend it. */
export async function up(db: Kysely<any>): Promise<void> {
  for (const table of ['plan_point', 'card_point'])
    await sql.raw(`alter table ${table} add column desk boolean not null default false`).execute(db)
}
