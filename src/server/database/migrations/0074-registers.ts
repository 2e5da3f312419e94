import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** [K1] [K5] The register of people and resources, and who was invited. */
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  `create table register_entry (
    community uuid not null,
    id uuid not null,
    state text not null check (state in ('asked', 'agreed', 'ended')),
    until bigint not null,
    entry jsonb not null,
    primary key (community, id)
  )`,
  `create index register_entry_until on register_entry (until) where state <> 'ended'`,
  `create table register_invitation (
    community uuid not null,
    id uuid not null,
    entry uuid not null,
    guest uuid not null,
    invitation jsonb not null,
    primary key (community, id)
  )`,
  `create index register_invitation_guest on register_invitation (community, guest)`,
]
