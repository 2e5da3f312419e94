import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** [C1] Editions of the residents' convention: what lists show, and all the rest of each. */
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  `create table convention (
    community uuid not null,
    id uuid not null,
    code text not null,
    title text not null,
    scope text not null,
    stage text not null check (stage in
      ('soliciting', 'drafting', 'reviewing', 'hanging', 'voting', 'passed', 'filed', 'published', 'abandoned')),
    vote uuid,
    effective_on bigint,
    at bigint not null,
    primary key (community, id),
    unique (community, code)
  )`,
  `create table convention_inside (
    community uuid not null,
    convention uuid not null,
    inside jsonb not null,
    primary key (community, convention)
  )`,
]
