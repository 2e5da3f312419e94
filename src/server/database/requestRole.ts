import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import pg from 'pg'
import type { PolicyKeys } from './rowSecurity.ts'
import type { Tables } from './tables.ts'

const ALL = 'select, insert, update, delete'

/**
 * What requests may do in each table at all, whoever asks; in those of a community only for who stands in it
 * (rowSecurity.ts). A new table does not compile without its row. The journal is only added to.
 */
const GRANTS: Record<keyof Tables, string> = {
  installation: '',
  second_net: '',
  checkpoint_sent: '',
  checkpoint: 'select',
  log_node: 'select',
  journal: 'select, insert',
  place: 'select, insert, update',
  // Who may do what, and all that signs somebody in, is the house's (server/person): else what gets into a
  // statement could come in as anybody.
  person: 'select',
  role: 'select',
  appointment: '',
  place_change: '',
  sign_in_code: '',
  sign_in_link: '',
  sign_in: '',
  sign_in_try: '',
  proof: '',
  outside_account: '',
  passkey: '',
  witnessed: 'select, insert',
  meeting_code: 'select, insert',
  receipt: ALL,
  journal_head: ALL,
  command: ALL,
  meeting: ALL,
  participant: ALL,
  card: ALL,
  wording: ALL,
  endorsement: ALL,
  topic: ALL,
  speaker: ALL,
  motion: ALL,
  dots: ALL,
  room_question: ALL,
  room_answer: ALL,
  lot: ALL,
  pledge: ALL,
  photo: ALL,
  matter: ALL,
  matter_card: ALL,
  recount: '',
  findable: ALL,
  spelling: ALL,
  findable_head: ALL,
  rejected_pair: ALL,
  follower: ALL,
  letter: ALL,
  ledger_settings: ALL,
  letterhead: 'select, insert, delete',
  teams: ALL,
  notice: ALL,
  minutes: ALL,
  minutes_file: ALL,
  question: ALL,
  paper_card: 'select, insert, update',
  paper_picture: ALL,
  paper_photo: ALL,
  arrival: '',
  vote: ALL,
  vote_inside: ALL,
  vote_roll: ALL,
  vote_serial: ALL,
  vote_urn: ALL,
  vote_heap: ALL,
  round: ALL,
  round_inside: ALL,
  round_proposer: ALL,
  round_file: ALL,
  reach: ALL,
  reach_group: ALL,
  bulletin: ALL,
  bulletin_copy: ALL,
  reach_count: ALL,
  // Their addresses and secrets are the house's (server/reach/robots.ts).
  robot: '',
  robot_post: '',
  card_point: ALL,
  service_request: ALL,
  // Asked by the house alone (server/access/programs.ts, open311/systems.ts).
  open311_key: '',
  open311_door: '',
  department_system: '',
  department_post: '',
  convention: ALL,
  convention_inside: ALL,
  survey: ALL,
  survey_code: ALL,
  survey_cell: ALL,
  register_entry: ALL,
  register_invitation: ALL,
  // The house's, as robots are (server/reach/hooks.ts).
  hook: '',
  reader: ALL,
  follow: ALL,
  follow_news: 'select, update, delete',
  follow_head: 'select, insert, update',
  plan: 'select, insert, update',
  plan_point: ALL,
  map_view: ALL,
}
/** All of Grove's tables. */
export const TABLES: readonly string[] = Object.keys(GRANTS)

/** How the role of requests is set up, where Grove does not make it. */
export interface RequestRoleSettings {
  /** Where requests work, under a role that somebody else made. */
  requestUrl?: string | undefined
  /** Requests work as the owner of the tables: only access control holds. */
  withoutRowSecurity?: boolean | undefined
}

/** Row security cannot be installed; the message says why, and what to do. */
export class NoRequestRole extends Error {}

/** The role of requests to a database. A role is the whole server's, so each database has one of its own. */
export const requestRoleOf = (database: string): string =>
  `grove_request_${createHash('sha256').update(database).digest('hex').slice(0, 8)}`

/**
 * Makes the role under which requests work, or takes the one of `requestUrl`: it signs in by itself, owns
 * nothing and is a member of nothing, so nothing that gets into a statement can leave it. Gives the address
 * at which it signs in. `url` is the owner's.
 * Refuses with NoRequestRole where there is no such role, or one that may more than it should.
 */
export async function requestAddress(owner: Kysely<any>, url: string, keys: PolicyKeys, given: RequestRoleSettings) {
  if (given.withoutRowSecurity) return url
  const { rows } = await sql<{ database: string }>`select current_database() as database`.execute(owner)
  const { database } = rows[0]!
  const address = given.requestUrl ?? (await makeRole(owner, url, requestRoleOf(database), database, keys.password))
  const role = await signInAs(address, url, database)
  await closePublic(owner, database)
  // Before anything is granted or taken: it might be the owner itself.
  await refuseMighty(address, url, database)
  await grant(owner, role)
  return address
}

async function makeRole(owner: Kysely<any>, url: string, role: string, database: string, password: string) {
  if (!URL.canParse(url))
    throw new NoRequestRole(howTo('DATABASE_URL is no address to put its name into', url, database))
  const { rows } = await sql`select 1 from pg_roles where rolname = ${role}`.execute(owner)
  const statement = `${rows.length ? 'alter' : 'create'} role ${role} login noinherit password '${password}'`
  await sql
    .raw(statement)
    .execute(owner)
    .catch((error: { code?: string }) => {
      // Another process made it meanwhile, or is just changing it to the same.
      if (error.code === DUPLICATE || error.code === CONCURRENTLY) return
      if (error.code === NOT_ALLOWED)
        throw new NoRequestRole(howTo('the user of DATABASE_URL may not make one', url, database))
      throw error
    })
  return addressOf(url, role, password)
}

/**
 * The same address for another user. Without a host (a socket) an address has no room for a user before it:
 * then behind.
 */
function addressOf(url: string, user: string, password: string): string {
  const address = new URL(url)
  address.username = user
  address.password = password
  const behind = address.username !== user
  for (const [name, value] of Object.entries({ user, password }))
    if (behind || address.searchParams.has(name)) address.searchParams.set(name, value)
  return address.href
}

const DUPLICATE = '42710'
const CONCURRENTLY = 'XX000'
const NOT_ALLOWED = '42501'

/** The role behind an address, which must lead to the same database. */
async function signInAs(address: string, url: string, database: string): Promise<string> {
  const where = "select current_user as role, current_database() || ' ' || pg_postmaster_start_time() as where"
  const [asked, own] = await Promise.all(
    [address, url].map((one) =>
      askOnce<{ role: string; where: string }>(one, where).catch((error: Error) => {
        throw new NoRequestRole(howTo(`it cannot sign in (${error.message})`, url, database))
      }),
    ),
  )
  if (asked!.where !== own!.where)
    throw new NoRequestRole('REQUEST_DATABASE_URL leads to another database than DATABASE_URL.')
  return asked!.role
}

/**
 * Takes back what everybody may by default. Where that is not ours to take, the check that follows says so.
 */
async function closePublic(owner: Kysely<any>, database: string): Promise<void> {
  for (const right of ['create on schema public', `temporary on database ${quote(database)}`])
    await sql
      .raw(`revoke ${right} from public`)
      .execute(owner)
      .catch(() => {})
}

async function grant(owner: Kysely<any>, role: string): Promise<void> {
  const to = quote(role)
  const grants = Object.entries(GRANTS).filter(([, rights]) => rights)
  await owner.transaction().execute(async (tx) => {
    const statements = [
      `revoke all on all tables in schema public from ${to}`,
      `grant usage on schema public to ${to}`,
      ...grants.map(([table, rights]) => `grant ${rights} on ${table} to ${to}`),
    ]
    await sql`select pg_advisory_xact_lock(${GRANTING})`.execute(tx)
    await sql.raw(statements.join(';\n')).execute(tx)
  })
}

/** Locks what several that start at once would change together: "grove" in ASCII, and two. */
const GRANTING = 0x67726f7665 + 2

/** What the role of requests must not be or have, each as it is asked of PostgreSQL. */
const MIGHTY: Record<string, string> = {
  'it is a superuser': 'rolsuper',
  'it passes row-level security': 'rolbypassrls',
  'it may make roles': 'rolcreaterole',
  'it may make databases': 'rolcreatedb',
  'it may replicate': 'rolreplication',
  'it is a member of other roles': 'exists (select 1 from pg_auth_members m where m.member = r.oid)',
  'it owns something': "exists (select 1 from pg_shdepend d where d.refobjid = r.oid and d.deptype = 'o')",
  'it may create in the schema public': "has_schema_privilege('public', 'create')",
  'it may create schemas': "has_database_privilege(current_database(), 'create')",
  'it may make temporary tables': "has_database_privilege(current_database(), 'temporary')",
}

async function refuseMighty(address: string, url: string, database: string): Promise<void> {
  const asked = Object.values(MIGHTY).join(', ')
  const found = await askOnce<{ all: boolean[] }>(
    address,
    `select array[${asked}] as all from pg_roles r where rolname = current_user`,
  )
  const too = Object.keys(MIGHTY).filter((_, i) => found.all[i])
  if (too.length) throw new NoRequestRole(howTo(too.join(', '), url, database))
}

async function askOnce<Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  try {
    await client.connect()
    return (await client.query<Row>(text)).rows[0]!
  } finally {
    await client.end().catch(() => {})
  }
}

function howTo(why: string, url: string, database: string): string {
  const { host } = URL.canParse(url) ? new URL(url) : { host: 'HOST' }
  return `Requests must work under a database role of their own that can do nothing else: ${why}.
Either let the user of DATABASE_URL make roles (alter role … createrole), or have one made, once, by whoever may:

  create role grove_asks login noinherit password '…';
  revoke temporary on database ${quote(database)} from public;
  revoke create on schema public from public;

and start Grove with REQUEST_DATABASE_URL=postgres://grove_asks:…@${host}/${database}
To go without, with access control alone between requests and the tables, set SECOND_NET=no.`
}

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`
