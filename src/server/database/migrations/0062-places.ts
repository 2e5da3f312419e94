import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** The record of places: who added, renamed or moved which, and when. Nothing in it is ever changed. */
const STATEMENTS = [
  `create table place_change (
    id uuid primary key,
    at bigint not null,
    what text not null check (what in ('added', 'renamed', 'moved')),
    place uuid not null references place (id),
    name text not null,
    parent uuid references place (id),
    "by" uuid references person (id)
  )`,
  `create index place_change_place on place_change (place, at)`,
]

export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}
