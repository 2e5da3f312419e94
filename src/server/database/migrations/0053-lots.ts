import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** [M56] Lots that are drawn in a meeting, and who has their numbers. */
export async function up(db: Kysely<any>): Promise<void> {
  await sql
    .raw(
      `create table lot (
         community uuid not null, meeting uuid not null, number integer not null, lot jsonb not null,
         holders jsonb not null, primary key (community, meeting, number))`,
    )
    .execute(db)
}
