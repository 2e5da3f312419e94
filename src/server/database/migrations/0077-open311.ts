import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/**
 * [T32] Points of cards, beside their wordings: no entry of the log has them. What else a program sent with a
 * card by Open311, and the keys by which programs may send.
 */
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  `create table card_point (
    community uuid not null,
    meeting uuid not null,
    card uuid not null,
    lat double precision not null check (lat between -90 and 90),
    long double precision not null check (long between -180 and 180),
    primary key (community, card)
  )`,
  `create index card_point_where on card_point (community, lat, long)`,
  `create table service_request (
    community uuid not null,
    meeting uuid not null,
    card uuid not null,
    service text not null,
    media_url text,
    primary key (community, card)
  )`,
  `create table open311_key (
    community uuid not null,
    id uuid not null,
    label text not null,
    hash text not null,
    at bigint not null,
    primary key (community, id)
  )`,
  `create table open311_door (community uuid primary key, demands_key boolean not null)`,
  // [T34] Lists of cards by the day they came, the latest first.
  `create index card_newest on card (community, posted_at desc, id desc) where state = 'standing'`,
  `create index meeting_open_trees on meeting (community, id) where open_tree`,
]
