import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/**
 * [T17] Robots of chat groups, with addresses and secrets that no request reads; [T18] what each was sent of
 * late; [T19] which bulletin went to which group by its robot.
 */
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  `create table robot (
    community uuid not null,
    chat_group uuid not null,
    maker text not null,
    address text not null,
    secret text not null,
    since bigint not null,
    state text not null check (state in ('works', 'fails', 'dead')),
    why text not null,
    sent jsonb not null,
    paused bigint not null,
    primary key (community, chat_group)
  )`,
  `create table robot_post (
    community uuid not null,
    chat_group uuid not null,
    bulletin uuid not null,
    state text not null check (state in ('waiting', 'sending', 'sent', 'failed', 'unsure')),
    tries integer not null,
    at bigint not null,
    primary key (community, chat_group, bulletin)
  )`,
  `create index robot_post_open on robot_post (at) where state in ('waiting', 'sending')`,
]
