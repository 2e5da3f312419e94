import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/**
 * Pairs of cards of which somebody said that they do not say the same thing. Ids alone: what the cards say is
 * not here.
 */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`create table apart (
    community uuid not null,
    meeting uuid not null,
    a uuid not null,
    b uuid not null,
    primary key (community, meeting, a, b)
  )`.execute(db)
}
