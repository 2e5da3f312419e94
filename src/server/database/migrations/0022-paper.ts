import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/**
 * [P1] Printed cards: each belongs to a meeting, with its number, the receipt on its stub, and the seal in its
 * code. `person` is who its writer is as long as nobody said a name. [P6] Pictures of cards as they were
 * photographed, straightened; where `number` is null, one that nobody could read yet.
 */
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  `create table paper_card (
    community uuid not null,
    meeting uuid not null,
    number integer not null check (number > 0),
    receipt text not null,
    seal text not null,
    person uuid not null,
    tree text not null check (tree in ('problem', 'action', 'vision')),
    size text not null check (size in ('a6', 'a5')),
    batch uuid not null,
    at bigint not null,
    staff uuid not null,
    primary key (community, meeting, number)
  )`,
  `create index paper_card_receipt on paper_card (receipt)`,
  `create table paper_picture (
    community uuid not null,
    meeting uuid not null,
    id uuid not null,
    number integer,
    bytes bytea not null,
    width integer not null,
    height integer not null,
    reading jsonb not null,
    state text not null check (state in ('waiting', 'asked', 'blank', 'copy')),
    fingerprint text not null,
    at bigint not null,
    staff uuid not null,
    primary key (community, meeting, id)
  )`,
  `create unique index paper_picture_shown on paper_picture (community, meeting, fingerprint)`,
  `create index paper_picture_number on paper_picture (community, meeting, number)`,
]
