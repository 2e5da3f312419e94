import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/**
 * What people enter for the minutes of a meeting, one row a meeting, and the files that go with it: signed
 * sheets and photos. A file is `brought` until it is attached; `kept` is for the desk alone, `shown` for
 * everybody.
 */
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  `create table minutes (
    community uuid not null,
    meeting uuid not null,
    minutes jsonb not null,
    primary key (community, meeting)
  )`,
  `create table minutes_file (
    community uuid not null,
    meeting uuid not null,
    id uuid not null,
    staff uuid not null,
    used_as text not null,
    type text not null,
    state text not null,
    bytes bytea not null,
    width int not null,
    height int not null,
    at bigint not null,
    primary key (community, meeting, id)
  )`,
  // Bytes that are compressed already.
  `alter table minutes_file alter column bytes set storage external`,
]
