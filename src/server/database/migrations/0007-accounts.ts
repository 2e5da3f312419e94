import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/**
 * Ways in beside the one-time link: a code by e-mail, passkeys, an outside account (OIDC). better-auth reads
 * and writes `passkey`,
 * `outside_account` and `proof`, hence their timestamps; `known_person` shows it whom it may find. It can
 * make or change nobody: through this view nothing can be written, and who has no role is not in it.
 */
const STATEMENTS = [
  `alter table sign_in add column way text not null default 'link', add column passkey uuid`,
  `create table sign_in_try (
    id uuid primary key,
    at bigint not null,
    person uuid references person (id),
    way text not null,
    device text not null,
    refused text
  )`,
  `create index sign_in_try_person on sign_in_try (person, at)`,
  `create table passkey (
    id uuid primary key,
    person uuid not null references person (id),
    name text,
    credential_id text not null unique,
    public_key text not null,
    counter bigint not null,
    device_type text not null,
    backed_up boolean not null,
    transports text,
    aaguid text,
    created_at timestamptz not null
  )`,
  `create index passkey_person on passkey (person)`,
  `create table outside_account (
    id uuid primary key,
    person uuid not null references person (id),
    provider text not null,
    subject text not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    unique (provider, subject)
  )`,
  `create table proof (
    id uuid primary key,
    identifier text not null,
    value text not null,
    expires_at timestamptz not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
  )`,
  `create index proof_identifier on proof (identifier)`,
  `create view known_person as
    select distinct p.id, p.name, lower(p.email) as email, true as email_verified, null::text as image,
      to_timestamp(p.created_at / 1000.0) as created_at, to_timestamp(p.created_at / 1000.0) as updated_at
    from person p join role r on r.person = p.id`,
]

export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}
