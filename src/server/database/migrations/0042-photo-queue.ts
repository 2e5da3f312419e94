import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** [P15] Photos and scans of printed cards: their bytes until they are read, then what was found. */
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  `create table paper_photo (
    community uuid not null,
    meeting uuid not null,
    id uuid not null,
    staff uuid not null,
    at bigint not null,
    name text not null,
    bytes bytea,
    size integer not null,
    digest text not null,
    state text not null check (state in ('waiting', 'reading', 'read', 'failed')),
    tries integer not null default 0,
    heard bigint not null default 0,
    found jsonb,
    why jsonb,
    primary key (community, meeting, id)
  )`,
  // What a phone has compressed is not compressed again.
  `alter table paper_photo alter column bytes set storage external`,
  `create unique index paper_photo_once on paper_photo (community, meeting, digest) where state in ('waiting', 'reading')`,
  `create index paper_photo_next on paper_photo (at) where state in ('waiting', 'reading')`,
]
