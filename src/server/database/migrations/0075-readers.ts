import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/**
 * [T20] Who is written to about what they follow; [T21] what waits to be written to them, and up to where the
 * journal of their community was read for it.
 */
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  `create table reader (
    community uuid not null,
    id uuid not null,
    address text not null,
    locale text not null,
    asked_at bigint not null,
    primary key (community, id),
    unique (community, address)
  )`,
  `create table follow (
    community uuid not null,
    reader uuid not null,
    id uuid not null,
    kind text not null check (kind in ('matter', 'meetings', 'place')),
    thing uuid not null,
    asked_at bigint not null,
    confirmed_at bigint,
    since bigint not null,
    primary key (community, reader, id),
    unique (community, reader, kind, thing)
  )`,
  `create index follow_thing on follow (community, kind, thing)`,
  `create table follow_news (
    community uuid not null,
    reader uuid not null,
    follow uuid not null,
    seq bigint not null,
    type text not null,
    thing uuid not null,
    at bigint not null,
    tries integer not null,
    next_try bigint not null,
    sent_at bigint,
    primary key (community, reader, seq)
  )`,
  `create index follow_news_open on follow_news (next_try) where sent_at is null`,
  `create table follow_head (community uuid primary key, seq bigint not null)`,
]
