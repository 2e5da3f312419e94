import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/**
 * Places, people, meetings, journal.
 * Instants are bigint milliseconds since 1970, as everywhere in Grove. A table of a community's own begins
 * its primary key with the community (so it can be spread by community later). Places, people, sign-ins, and
 * the two look-ups that lead from a code to its community are shared.
 */
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  `create table place (
    id uuid primary key,
    kind text not null check (kind in ('subdistrict', 'community', 'grid', 'building')),
    parent uuid references place (id),
    slug text not null,
    name text not null,
    agenda jsonb
  )`,
  `create unique index place_slug on place (slug) where kind in ('subdistrict', 'community')`,
  `create index place_parent on place (parent)`,

  `create table person (id uuid primary key, name text not null, email text, created_at bigint not null)`,
  `create unique index person_email on person (lower(email))`,
  `create table role (
    place uuid not null references place (id),
    person uuid not null references person (id),
    role text not null,
    primary key (place, person, role)
  )`,
  `create index role_person on role (person)`,
  `create table sign_in_link (
    hash text primary key,
    person uuid not null references person (id),
    expires_at bigint not null,
    used_at bigint
  )`,
  `create table sign_in (
    id uuid primary key,
    hash text not null unique,
    person uuid not null references person (id),
    device text not null,
    created_at bigint not null,
    used_at bigint not null,
    revoked_at bigint
  )`,
  `create index sign_in_person on sign_in (person)`,
  `create table installation (key text primary key, value text not null)`,

  `create table meeting_code (code text primary key, community uuid not null, meeting uuid not null)`,
  `create table receipt (code text primary key, community uuid not null, meeting uuid not null, card uuid not null)`,

  `create table journal_head (community uuid primary key, seq bigint not null)`,
  `create table journal (
    community uuid not null,
    seq bigint not null,
    topic text not null,
    kind text not null,
    at bigint not null,
    actor_kind text not null,
    actor uuid not null,
    body jsonb not null,
    secret jsonb,
    commitment text,
    primary key (community, seq)
  )`,
  `create index journal_topic on journal (community, topic, seq)`,
  `create table command (
    community uuid not null,
    id uuid not null,
    hash text not null,
    answer jsonb not null,
    at bigint not null,
    primary key (community, id)
  )`,

  `create table meeting (
    community uuid not null,
    id uuid not null,
    code text not null,
    theme text not null,
    place text not null,
    starts_at bigint not null,
    stage text not null,
    opened_at bigint,
    closed_at bigint,
    agenda jsonb not null,
    current jsonb,
    trees jsonb not null,
    cards_from bigint,
    cards_until bigint,
    next text not null,
    focus jsonb not null,
    links_shown boolean not null,
    attendance jsonb not null,
    posted integer not null,
    seats jsonb not null,
    primary key (community, id)
  )`,
  `create index meeting_starts on meeting (community, starts_at, id)`,
  `create table participant (
    community uuid not null,
    meeting uuid not null,
    id uuid not null,
    name text not null,
    capacity text not null,
    origin text not null,
    present_at bigint,
    name_agreed boolean not null,
    joined_as uuid,
    key_hash text,
    primary key (community, meeting, id)
  )`,
  `create table card (
    community uuid not null,
    meeting uuid not null,
    id uuid not null,
    number integer not null,
    tree text not null,
    state text not null,
    reason text not null,
    posted_at bigint not null,
    wording integer not null,
    topic uuid,
    endorsements integer not null,
    links jsonb not null,
    author uuid not null,
    entered_by uuid,
    receipt text not null,
    primary key (community, meeting, id)
  )`,
  `create unique index card_number on card (community, meeting, number)`,
  `create table wording (
    community uuid not null,
    meeting uuid not null,
    card uuid not null,
    version integer not null,
    text text not null,
    place_words text not null,
    photo uuid,
    salt text not null,
    commitment text not null,
    at bigint not null,
    primary key (community, meeting, card, version)
  )`,
  `create table endorsement (
    community uuid not null,
    meeting uuid not null,
    card uuid not null,
    participant uuid not null,
    standing boolean not null,
    at bigint not null,
    primary key (community, meeting, card, participant)
  )`,
  `create table topic (
    community uuid not null,
    meeting uuid not null,
    id uuid not null,
    tree text not null,
    name text not null,
    seat integer not null,
    people integer not null,
    dissolved boolean not null,
    primary key (community, meeting, id)
  )`,
  `create table photo (
    community uuid not null,
    id uuid not null,
    meeting uuid not null,
    participant uuid not null,
    bytes bytea not null,
    width integer not null,
    height integer not null,
    at bigint not null,
    primary key (community, id)
  )`,
  `create index photo_id on photo (id)`,
  `create index wording_photo on wording (community, meeting, photo) where photo is not null`,
]
