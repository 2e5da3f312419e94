import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/**
 * [M49] Motions of a meeting; their words are in `wording`, as those of cards. [M44] Whoever leaves the list of
 * speakers and asks again has their number, and a later place.
 */
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  `create table motion (
     community uuid not null, meeting uuid not null, id uuid not null, number integer not null,
     motion jsonb not null, people jsonb not null, primary key (community, meeting, id))`,
  `alter table speaker add column place integer`,
  `update speaker set place = number`,
  `alter table speaker alter column place set not null`,
]
