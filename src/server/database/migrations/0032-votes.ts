import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/**
 * [V7] Votes, each part by itself, so that nothing joins a person with a choice: what everybody may know; who
 * is on the roll and whether they have their ballot; which serials there are and which were cast; the urn,
 * which holds for each question how many said what. No row of one names a row of another, and none has an
 * order or a time of a ballot. What two people enter of a heap is there until it is counted.
 */
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  `create table vote (
    community uuid not null,
    id uuid not null,
    code text not null,
    title text not null,
    stage text not null check (stage in ('draft', 'sealed', 'open', 'closed', 'abandoned')),
    meeting uuid,
    matter uuid,
    at bigint not null,
    vote jsonb not null,
    primary key (community, id),
    unique (community, code)
  )`,
  `create table vote_inside (
    community uuid not null,
    vote uuid not null,
    inside jsonb not null,
    primary key (community, vote)
  )`,
  `create table vote_roll (
    community uuid not null,
    vote uuid not null,
    n integer not null check (n > 0),
    name text not null,
    place_words text not null,
    area bigint not null,
    participant uuid,
    salt text not null,
    commitment text not null,
    way text check (way in ('ballot', 'hands', 'behalf')),
    recused jsonb not null,
    primary key (community, vote, n)
  )`,
  `create index vote_roll_participant on vote_roll (community, participant) where participant is not null`,
  `create table vote_serial (
    community uuid not null,
    vote uuid not null,
    mark text not null,
    id uuid not null,
    area bigint not null,
    without jsonb not null,
    printing integer not null,
    state text not null check (state in ('out', 'cast', 'void')),
    door text,
    again jsonb not null,
    primary key (community, vote, mark)
  )`,
  `create table vote_urn (
    community uuid not null,
    vote uuid not null,
    question text not null,
    answers jsonb not null,
    primary key (community, vote, question)
  )`,
  `create table vote_heap (
    community uuid not null,
    vote uuid not null,
    number integer not null,
    heap jsonb not null,
    primary key (community, vote, number)
  )`,
]
