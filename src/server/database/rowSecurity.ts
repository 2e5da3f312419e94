import { createHash, randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** Rows of these name or concern single people: who does not stand in their community sees none of them. */
const PERSONAL = [
  'participant',
  'endorsement',
  'follower',
  'letter',
  'command',
  'minutes',
  'paper_picture',
  'paper_photo',
  'question',
  'speaker',
  'motion',
  'dots',
  'room_answer',
  'lot',
  'pledge',
  'vote_inside',
  'vote_roll',
  'vote_serial',
  'vote_urn',
  'vote_heap',
  'round_inside',
  'round_proposer',
  'reach',
  'reach_group',
  'reach_count',
  'robot',
  'robot_post',
  'card_point',
  'plan_point',
  'service_request',
  'open311_key',
  'open311_door',
  'department_system',
  'department_post',
  'convention_inside',
  'survey_code',
  'survey_cell',
  'register_entry',
  'register_invitation',
  'reader',
  'follow',
  'follow_news',
  'follow_head',
  'hook',
]

/**
 * What row security keeps for itself, in the table `second_net`, which requests cannot read and backups
 * leave out.
 */
export interface PolicyKeys {
  /** Seals the scopes that connections tell. */
  seal: Buffer
  /** Of the request role, where Grove made it. */
  password: string
}

/** Locks what several that start at once would change together: "grove" in ASCII, and one. */
const INSTALLING = 0x67726f7665 + 1

/**
 * Installs the policies of row security, which hold also where access control fails: rows of a community are
 * written only for who stands in it (`app.places`, scope.ts), personal ones are read only by them, and the
 * journal takes no act of anybody who has no role or place in it.
 * They hold whoever does not own the tables: the request role (requestRole.ts). Safe to do again at every
 * start: they are installed anew where their text has changed, or a table came since.
 */
export async function installPolicies(db: Kysely<any>): Promise<PolicyKeys> {
  return db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${INSTALLING})`.execute(tx)
    await sql`
      insert into second_net (seal, password, spread)
      values (${randomBytes(32)}, ${randomBytes(24).toString('hex')}, '') on conflict do nothing`.execute(tx)
    const { rows } = await sql<PolicyKeys & { spread: string }>`select seal, password, spread from second_net`.execute(
      tx,
    )
    const { seal, password, spread } = rows[0]!
    const tables = await guarded(tx)
    const statements = [...FUNCTIONS, ...tables.flatMap(({ name }) => policies(name))]
    const text = createHash('sha256').update(statements.join(';')).digest('hex')
    if (text !== spread || tables.some(({ on }) => !on)) {
      await sql.raw(statements.join(';\n')).execute(tx)
      await sql`update second_net set spread = ${text}`.execute(tx)
    }
    return { seal, password }
  })
}

/** The tables of a community's own, and those of places and roles; `on`: whether it is on there. */
async function guarded(db: Kysely<any>): Promise<{ name: string; on: boolean }[]> {
  const { rows } = await sql<{ name: string; on: boolean }>`
    select c.table_name as name, t.relrowsecurity as on
    from information_schema.columns c
    join pg_class t on t.relname = c.table_name and t.relnamespace = current_schema()::regnamespace and t.relkind = 'r'
    where c.table_schema = current_schema()
      and (c.column_name = 'community' or c.table_name = 'role' and c.column_name = 'place'
        or c.table_name = 'place' and c.column_name = 'id')
    order by 1`.execute(db)
  return rows
}

const FUNCTIONS = [
  `create or replace function grove_may(place uuid) returns boolean stable language sql as $$
     select strpos(current_setting('app.places', true), place::text) > 0 $$`,
  // Anybody can set app.places; only Grove, which has the key, can seal it (pipeline.ts). Asked once a
  // statement, as (select …).
  `create or replace function grove_sealed() returns boolean stable security definer language plpgsql as $$
     begin
       return current_setting('app.seal', true) = (
         select encode(sha256(n.seal || sha256(convert_to(current_setting('app.places', true), 'UTF8'))), 'hex')
         from public.second_net n);
     end $$`,
  // A role counts in its place and in all below it.
  `create or replace function grove_serves(actor uuid, community uuid) returns boolean stable language sql as $$
     with recursive upward as (
       select id, parent from place where id = community
       union all select p.id, p.parent from place p join upward u on p.id = u.parent
     ) select exists (select 1 from role r join upward u on r.place = u.id where r.person = actor) $$`,
]

/** Of which place a row is, where that is not its community. */
const PLACE_OF: Record<string, string> = { role: 'place', place: 'id' }
/** What must hold of new rows beyond that whoever adds them stands in their place. */
const ADDED: Record<string, string> = {
  // Whoever joined a meeting of the community, or stands on its list, has a place in it. [L29] Anybody may
  // object to a notice; [V10] who casts a ballot has no name, [B14] nor has who proposes a project, [T3] nor
  // the keeper of a chat group, [C5] nor who says something of a draft, [S5] nor who answers a survey, [K3]
  // nor whoever holds a link of the register, [K6] by which advice comes where they were invited.
  journal: `grove_may(community) and (
    kind in ('objectionMade', 'ballotCast', 'ballotCameAgain', 'projectProposed', 'projectAppealed', 'projectWithdrawn',
      'projectPictured', 'pitchAsked', 'groupDescribed', 'keeperAgreed', 'keeperLeft', 'bulletinPosted', 'commentMade',
      'surveyAnswered')
    or actor_kind = 'participant' and kind in ('entryAgreed', 'entryEnded', 'invitationAnswered', 'guestAdvised')
    or kind = 'adviceGiven' and actor_kind = 'participant' and exists (
      select 1 from register_invitation i where i.community = journal.community and i.guest = journal.actor)
    or actor_kind = 'participant'
      and exists (select 1 from participant p where p.community = journal.community and p.id = journal.actor)
    or actor_kind = 'staff' and grove_serves(actor, community))`,
  place: 'grove_may(parent)',
}

function policies(table: string): string[] {
  const sealed = (what: string) => `((select grove_sealed()) and ${what})`
  const may = sealed(`grove_may(${PLACE_OF[table] ?? 'community'})`)
  const added = ADDED[table]
  return [
    ...['seen', 'added', 'changed', 'removed'].map((name) => `drop policy if exists ${name} on ${table}`),
    `create policy seen on ${table} for select using (${PERSONAL.includes(table) ? may : 'true'})`,
    `create policy added on ${table} for insert with check (${added ? sealed(added) : may})`,
    `create policy changed on ${table} for update using (${may})`,
    `create policy removed on ${table} for delete using (${may})`,
    `alter table ${table} enable row level security`,
  ]
}

/**
 * Whether the one who asks stands in a community, as the database sees it: for what is read from memory and
 * passes no table.
 */
export async function maySee(db: Kysely<any>, community: string): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`
    select grove_sealed() and grove_may(${community}::uuid) as may`.execute(db)
  return rows[0]!.may === true
}
