import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/**
 * What can be found: a row for each card, matter and notice that everybody may read, with the terms under
 * which it is found. Written behind the journal (search/indexer.ts), from its beginning on, so an older
 * Grove's cards are found too; matters no longer have terms of their own.
 */
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  `create table findable (
    community uuid not null,
    kind text not null check (kind in ('card', 'matter', 'notice')),
    id uuid not null,
    meeting uuid,
    at bigint not null,
    terms tsvector not null,
    primary key (community, kind, id)
  )`,
  `create index findable_terms on findable using gin (terms)`,
  // Where a term is too common to list all that have it, the newest are looked through.
  `create index findable_newest on findable (community, kind, at)`,
  // Words of Latin letters that were written, and each with up to two letters left out: a mistyped word leads
  // to them.
  `create table spelling (community uuid not null, word text not null, pieces text[] not null, primary key (community, word))`,
  `create index spelling_pieces on spelling using gin (pieces)`,
  // How far the search has followed the journal.
  `create table findable_head (community uuid primary key, seq bigint not null)`,
  `alter table matter drop column search`,
]
