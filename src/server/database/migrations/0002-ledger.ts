import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/**
 * The ledger: matters, teams, settings, notices.
 * A matter's sheet is one jsonb value; the columns beside it repeat what lists filter and sort by. `secret`
 * holds who answered and contested,
 * apart from what everyone may see.
 */
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const OPEN = `stage in ('opened', 'triaged', 'deliberating', 'referred', 'decided', 'transferring', 'transferred', 'underWay', 'done')`

const STATEMENTS = [
  `alter table meeting add column open_tree boolean not null default false`,
  `create unique index meeting_open_tree on meeting (community) where open_tree and stage = 'open'`,
  `create index card_receipt on receipt (community, card)`,
  // Whether a card has an answer: in no matter, in matters none of which was weighed, or answered. Kept by
  // the ledger's store.
  `alter table card add column heard text not null default 'loose' check (heard in ('loose', 'held', 'answered'))`,
  `create index card_unanswered on card (community, posted_at, id) include (heard)
    where state = 'standing' and heard <> 'answered'`,

  `create table matter (
    community uuid not null,
    id uuid not null,
    number integer not null,
    title text not null,
    category text not null,
    place_words text not null,
    stage text not null,
    lane text,
    route text,
    urgency integer,
    importance integer,
    safety boolean not null,
    owner uuid not null,
    office text not null,
    doers jsonb not null,
    opened_at bigint not null,
    since bigint not null,
    due_at bigint,
    answer_by bigint,
    answered_at bigint,
    confirmed_at bigint,
    reopened integer not null,
    satisfied integer not null,
    answers integer not null,
    topic_meeting uuid,
    topic uuid,
    folded_into uuid,
    cards integer not null,
    people integer not null default 0,
    search tsvector not null default '',
    changed_at bigint not null,
    sheet jsonb not null,
    secret jsonb not null,
    primary key (community, id)
  )`,
  // Lists: each sort has an index that a page begins in the middle of; what is open, a small part, has its
  // own.
  `create unique index matter_number on matter (community, number)`,
  `create index matter_newest on matter (community, opened_at, number)`,
  `create index matter_stage on matter (community, stage, opened_at, number)`,
  `create index matter_category on matter (community, category, opened_at, number)`,
  `create index matter_due on matter (community, coalesce(due_at, 9007199254740991), (-number))`,
  `create index matter_people on matter (community, people, number)`,
  `create index matter_weight on matter (community, (coalesce(urgency, 0) * 10 + coalesce(importance, 0)), number)`,
  `create index matter_open on matter (community, opened_at, number) where ${OPEN}`,
  `create index matter_open_due on matter (community, coalesce(due_at, 9007199254740991), (-number)) where ${OPEN}`,
  `create index matter_overdue on matter (community, due_at) include (stage) where due_at is not null`,
  `create index matter_doers on matter using gin (doers jsonb_path_ops)`,
  `create index matter_search on matter using gin (search)`,
  // The rates of a year are counted from this alone.
  `create index matter_rates on matter (community, opened_at)
    include (stage, answered_at, answer_by, due_at, reopened, satisfied, answers) where folded_into is null`,
  `create index matter_folded on matter (community, folded_into) where folded_into is not null`,
  `create index matter_topic on matter (community, topic_meeting) where topic_meeting is not null`,
  `create index matter_offers on matter (community) where sheet @? '$.tasks[*].offers[*]'`,
  `create table matter_card (
    community uuid not null,
    matter uuid not null,
    card uuid not null,
    meeting uuid not null,
    primary key (community, matter, card)
  )`,
  `create index matter_card_card on matter_card (community, card)`,

  `create table ledger_settings (community uuid primary key, settings jsonb not null)`,
  `create table teams (community uuid primary key, teams jsonb not null)`,
  `create table notice (
    community uuid not null,
    id uuid not null,
    kind text not null,
    title text not null,
    starts_at bigint not null,
    ends_at bigint not null,
    withdrawn boolean not null,
    matter uuid,
    notice jsonb not null,
    primary key (community, id)
  )`,
  `create index notice_starts on notice (community, starts_at desc, id)`,
]
