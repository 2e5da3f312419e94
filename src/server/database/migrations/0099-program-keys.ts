import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** [R30] What keys of programs are for, until when, who made and ended them. Those that are there send cards. */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`
    alter table open311_key
      add column scopes text not null default 'cards.write',
      add column until bigint,
      add column used_at bigint,
      add column made_by uuid,
      add column ended_at bigint,
      add column ended_by uuid`.execute(db)
}
