import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** [S1] Waves of the survey: what lists show, codes by their marks, and how many said what. */
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  `create table survey (
    community uuid not null,
    id uuid not null,
    code text not null,
    stage text not null check (stage in ('draft', 'open', 'closed', 'abandoned')),
    at bigint not null,
    survey jsonb not null,
    primary key (community, id),
    unique (community, code)
  )`,
  `create table survey_code (
    community uuid not null,
    survey uuid not null,
    mark text not null,
    id uuid not null,
    printing integer not null,
    state text not null check (state in ('out', 'used', 'void')),
    primary key (community, survey, mark)
  )`,
  `create table survey_cell (
    community uuid not null,
    survey uuid not null,
    asks text not null,
    cells jsonb not null,
    primary key (community, survey, asks)
  )`,
]
