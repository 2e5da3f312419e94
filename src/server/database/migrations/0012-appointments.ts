import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/**
 * The record of appointments: who gave or took which role, handed a link or ended sign-ins, whose, where and
 * when. Nothing in it is ever changed.
 */
const STATEMENTS = [
  `create table appointment (
    id uuid primary key,
    at bigint not null,
    what text not null check (what in ('granted', 'revoked', 'linkHanded', 'signInsEnded')),
    person uuid not null references person (id),
    place uuid references place (id),
    role text,
    "by" uuid references person (id)
  )`,
  `create index appointment_person on appointment (person, at)`,
  `create index appointment_place on appointment (place, at)`,
  // A code by e-mail, for the browser that asked for it: hashes alone.
  `create table sign_in_code (
    hash text primary key,
    code text not null,
    person uuid not null references person (id),
    expires_at bigint not null,
    tries integer not null
  )`,
  `create index sign_in_code_person on sign_in_code (person)`,
]

export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}
