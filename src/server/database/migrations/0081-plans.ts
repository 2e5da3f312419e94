import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/**
 * [T40] Pictures of a community's plan; one that was taken away keeps its number, so that no other gets it.
 * [T41] Points of cards on a plan, beside their wordings: no entry of the log has them.
 */
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  `create table plan (
    community uuid not null,
    number integer not null,
    name text not null,
    bytes bytea,
    width integer not null check (width > 0),
    height integer not null check (height > 0),
    at bigint not null,
    primary key (community, number)
  )`,
  `create table plan_point (
    community uuid not null,
    meeting uuid not null,
    card uuid not null,
    plan integer not null,
    x smallint not null check (x between 0 and 1000),
    y smallint not null check (y between 0 and 1000),
    primary key (community, card)
  )`,
  `create index plan_point_where on plan_point (community, plan, x, y)`,
]
