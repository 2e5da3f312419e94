import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/**
 * [T1] [T4] Chat groups of a community's places, with their names and keepers apart, and the bulletins that
 * are handed to them; [T13] how often something came back by the link of a copy on a day, and never by whom.
 */
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  `create table reach (
    community uuid not null,
    tiers jsonb not null,
    primary key (community)
  )`,
  `create table reach_group (
    community uuid not null,
    id uuid not null,
    name text not null,
    keeper text not null,
    primary key (community, id)
  )`,
  `create table bulletin (
    community uuid not null,
    id uuid not null,
    code text not null,
    stage text not null check (stage in ('draft', 'sent', 'waiting', 'gathered', 'withdrawn')),
    at bigint not null,
    sent_at bigint,
    bulletin jsonb not null,
    primary key (community, id),
    unique (community, code)
  )`,
  `create index bulletin_sent on bulletin (community, sent_at)`,
  `create table bulletin_copy (
    community uuid not null,
    code text not null,
    bulletin uuid not null,
    chat_group uuid not null,
    place uuid not null,
    primary key (community, code),
    unique (community, bulletin, chat_group)
  )`,
  `create table reach_count (
    community uuid not null,
    copy text not null,
    what text not null,
    day text not null,
    n integer not null check (n > 0),
    primary key (community, copy, what, day)
  )`,
]
