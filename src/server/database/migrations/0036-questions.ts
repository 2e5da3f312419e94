import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** [P11] What authors of cards are asked, and answered; a letter about it concerns no matter. [P13] Hands that
 * were counted for a topic. */
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  `create table question (
    community uuid not null,
    meeting uuid not null,
    id uuid not null,
    receipt text not null,
    participant uuid not null,
    role text not null,
    text text not null,
    at bigint not null,
    answer jsonb,
    primary key (community, meeting, id)
  )`,
  `alter table topic add column tally integer`,
  `alter table letter alter column matter drop not null`,
]
