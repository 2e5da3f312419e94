import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/**
 * Who asked for letters about a card, and the letters that are to be sent. Addresses are in `follower` alone,
 * from which they can be erased.
 */
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  // Leads from a follower's token, which knows the card alone, to its community.
  `create index receipt_card on receipt (card)`,
  `create table follower (
    community uuid not null,
    card uuid not null,
    participant uuid not null,
    address text not null,
    locale text not null,
    asked_at bigint not null,
    confirmed_at bigint,
    primary key (community, card, participant)
  )`,
  `create table letter (
    community uuid not null,
    id uuid not null,
    card uuid not null,
    participant uuid not null,
    matter uuid not null,
    told jsonb not null,
    asks boolean not null,
    at bigint not null,
    tries integer not null,
    next_try bigint not null,
    sent_at bigint,
    primary key (community, id)
  )`,
  `create index letter_due on letter (next_try) where sent_at is null`,
  `create index letter_follower on letter (community, card, participant, matter)`,
]
