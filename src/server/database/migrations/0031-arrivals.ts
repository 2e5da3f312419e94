import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/**
 * [H2] That a meeting is carried home, and [H9] where one was held that came here. `arrival`: what proves
 * where its entries come from: the log there as far as its signed checkpoint goes, leaf by leaf, which of its
 * entries are the meeting's, and who worked there.
 */
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  `alter table meeting add column carried jsonb, add column arrived jsonb`,
  `create table arrival (
    community uuid not null,
    meeting uuid not null,
    n integer not null check (n > 0),
    key text not null,
    checkpoint text not null,
    there uuid not null,
    leaves bytea not null,
    entries jsonb not null,
    staff jsonb not null,
    first bigint not null,
    at bigint not null,
    by uuid not null,
    primary key (community, meeting, n)
  )`,
  // Hashes do not shrink.
  `alter table arrival alter column leaves set storage external`,
]
