import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/**
 * [T36] Systems of departments that speak Open311, with keys that no request reads; [T37] which matter was sent
 * to which, and what was heard of it.
 */
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  `create table department_system (
    community uuid not null,
    id uuid not null,
    name text not null,
    endpoint text not null,
    jurisdiction text not null,
    service text not null,
    key text not null,
    updates boolean not null,
    since bigint not null,
    state text not null check (state in ('works', 'fails', 'dead')),
    why text not null,
    asked bigint not null,
    primary key (community, id),
    unique (community, name)
  )`,
  `create table department_post (
    community uuid not null,
    matter uuid not null,
    routed bigint not null,
    system uuid not null,
    state text not null check (state in ('waiting', 'sending', 'token', 'sent', 'over', 'failed', 'unsure')),
    tries integer not null,
    at bigint not null,
    token text not null,
    reference text not null,
    heard jsonb not null,
    primary key (community, matter, routed)
  )`,
  `create index department_post_open on department_post (at) where state in ('waiting', 'sending', 'token')`,
  `create index department_post_sent on department_post (community, system) where state = 'sent'`,
]
