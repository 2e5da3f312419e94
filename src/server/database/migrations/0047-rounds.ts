import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/**
 * [B13] Budget rounds: what lists of them show; all of a round but its proposers; and these apart [B14], so
 * that no other row has a name beside a project.
 */
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  `create table round (
    community uuid not null,
    id uuid not null,
    code text not null,
    title text not null,
    stage text not null check (stage in
      ('soliciting', 'screening', 'frozen', 'counted', 'decided', 'closed', 'abandoned')),
    year integer not null,
    numbered integer not null,
    at bigint not null,
    primary key (community, id),
    unique (community, code)
  )`,
  `create table round_inside (
    community uuid not null,
    round uuid not null,
    inside jsonb not null,
    primary key (community, round)
  )`,
  `create table round_proposer (
    community uuid not null,
    round uuid not null,
    n integer not null check (n > 0),
    name text not null,
    contact text not null,
    primary key (community, round, n)
  )`,
]
