import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** The role under which requests work: it owns nothing, so row-level security holds for it. */
export const REQUEST_ROLE = 'grove_request'

/** Rows of these name or concern single people: who does not stand in their community sees none of them. */
const PERSONAL = ['participant', 'endorsement', 'follower', 'letter', 'command']

/**
 * Spreads the second net, which holds also where the doorway fails: rows of a community are written only for who stands in it
 * (`app.places`, scope.ts), personal ones are read only by them, and the journal takes no act of anybody who has no role or place in it.
 * Safe to do again at every start; tables that came since are covered then (a policy that changes needs a migration that drops the old one). False where the database's user may make no roles:
 * then requests work as that user, and only the doorway holds.
 */
export async function spreadNet(db: Kysely<any>): Promise<boolean> {
  const made = await sql
    .raw(
      `do $$ begin
         if not exists (select 1 from pg_roles where rolname = '${REQUEST_ROLE}') then create role ${REQUEST_ROLE} nologin; end if;
         if not pg_has_role(current_user, '${REQUEST_ROLE}', 'member') then execute format('grant ${REQUEST_ROLE} to %I', current_user); end if;
       exception when duplicate_object or unique_violation then null; end $$`,
    )
    .execute(db)
    .then(
      () => true,
      () => false,
    )
  if (made)
    await db.transaction().execute(async (tx) => {
      // Several that start at once would change the same catalogue rows.
      await sql`select pg_advisory_xact_lock(0x67726f7665 + 1)`.execute(tx)
      for (const statement of await statements(tx)) await sql.raw(statement).execute(tx)
    })
  return made
}

async function statements(db: Kysely<any>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select c.table_name as name
    from information_schema.columns c
    join pg_class t on t.relname = c.table_name and t.relnamespace = current_schema()::regnamespace and t.relkind = 'r'
    where c.table_schema = current_schema() and not t.relrowsecurity
      and (c.column_name = 'community' or c.table_name = 'role' and c.column_name = 'place'
        or c.table_name = 'place' and c.column_name = 'id')`.execute(db)
  return [...FUNCTIONS, ...GRANTS, ...rows.flatMap(({ name }) => policies(name))]
}

const FUNCTIONS = [
  `create or replace function grove_may(place uuid) returns boolean stable language sql as $$
     select current_setting('app.places', true) = '*'
       or strpos(current_setting('app.places', true), place::text) > 0 $$`,
  // A role counts in its place and in all below it.
  `create or replace function grove_serves(actor uuid, community uuid) returns boolean stable language sql as $$
     with recursive upward as (
       select id, parent from place where id = community
       union all select p.id, p.parent from place p join upward u on p.id = u.parent
     ) select exists (select 1 from role r join upward u on r.place = u.id where r.person = actor) $$`,
]

const GRANTS = [
  `grant usage on schema public to ${REQUEST_ROLE}`,
  `grant select, insert, update, delete on all tables in schema public to ${REQUEST_ROLE}`,
]

/** Of which place a row is, where that is not its community. */
const PLACE_OF: Record<string, string> = { role: 'place', place: 'id' }
/** What must hold of new rows beyond that whoever adds them stands in their place. */
const ADDED: Record<string, string> = {
  // Whoever joined a meeting of the community, or stands on its list, has a place in it. [L29] Anybody may object to a notice.
  journal: `grove_may(community) and (
    current_setting('app.places', true) = '*'
    or kind = 'objectionMade'
    or actor_kind = 'participant'
      and exists (select 1 from participant p where p.community = journal.community and p.id = journal.actor)
    or actor_kind = 'staff' and grove_serves(actor, community))`,
  place: 'grove_may(parent)',
}

function policies(table: string): string[] {
  const may = `grove_may(${PLACE_OF[table] ?? 'community'})`
  return [
    `create policy seen on ${table} for select using (${PERSONAL.includes(table) ? may : 'true'})`,
    `create policy added on ${table} for insert with check (${ADDED[table] ?? may})`,
    `create policy changed on ${table} for update using (${may})`,
    `create policy removed on ${table} for delete using (${may})`,
    `alter table ${table} enable row level security`,
  ]
}

/** Whether the one who asks stands in a community, as the database sees it: for what is read from memory and passes no table. */
export async function stands(db: Kysely<any>, community: string): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`select grove_may(${community}::uuid) as may`.execute(db)
  return rows[0]!.may === true
}
