import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/**
 * [T24] Programs that hear what happens in a community, with addresses and secrets that no request reads.
 * [T18] Robots are looked for by their address: groups that have the same share its pace.
 */
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  `create table hook (
    community uuid not null,
    id uuid not null,
    address text not null,
    secret text not null,
    types jsonb not null,
    position bigint not null,
    state text not null check (state in ('works', 'fails', 'dead')),
    why text not null,
    tries integer not null,
    next_at bigint not null,
    taken bigint not null,
    made_at bigint not null,
    primary key (community, id)
  )`,
  `create index robot_address on robot (address)`,
  `create index hook_open on hook (next_at) where state <> 'dead'`,
]
