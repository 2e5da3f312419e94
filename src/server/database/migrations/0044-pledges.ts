import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** [M54] Pledges of a meeting; their words are in `wording`, as those of cards and motions. */
export async function up(db: Kysely<any>): Promise<void> {
  await sql
    .raw(
      `create table pledge (
         community uuid not null, meeting uuid not null, id uuid not null, number integer not null,
         pledge jsonb not null, said jsonb not null, primary key (community, meeting, id))`,
    )
    .execute(db)
}
