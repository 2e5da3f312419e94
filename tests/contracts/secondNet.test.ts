import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Rule } from '../../src/server/access/table.ts'
import {
  ACTIONS,
  MATTER_COMMANDS,
  MINUTES_COMMANDS,
  NOTICE_COMMANDS,
  VOTE_COMMANDS,
} from '../../src/server/access/table.ts'
import type { Db } from '../../src/server/database/open.ts'
import { requestRoleOf } from '../../src/server/database/requestRole.ts'
import type { Client, TestGrove } from '../build/grove.ts'
import { id, startTestGrove } from '../build/grove.ts'
import { A_VOTE } from '../build/voteCommands.ts'

let grove: TestGrove
let own: { id: string; community: string; code: string; card: string; second: string; matter: string }
let beside: { community: string; person: string; coordinator: Client }
const kept = new Map<object, Record<string, Rule>>()

beforeAll(async () => {
  grove = await startTestGrove()
  const meeting = await grove.meeting()
  const resident = await grove.join(meeting.code, '李一')
  const card = await resident.card(meeting.code)
  await (await grove.join(meeting.code)).must(meeting.code, { kind: 'endorse', card })
  const coordinator = await grove.staff('coordinator')
  // [V10] A vote, which no neighbour reads anything of but what everybody may.
  const sent = () => ({ 'idempotency-key': id() })
  const drafted = await coordinator.post('/api/communities/rongbu/votes', A_VOTE, sent())
  const { code: vote } = drafted.body as { code: string }
  for (const command of [
    { kind: 'setRoll', entries: [{ name: '李一', place: '', area: 0 }] },
    { kind: 'sealVote' },
    { kind: 'printBallots', spare: 0 },
  ])
    await coordinator.post(`/api/communities/rongbu/votes/${vote}/commands`, command, sent())
  const opened = await coordinator.post(
    `/api/communities/rongbu/matters/${id()}/commands`,
    { kind: 'openMatter', title: '路灯', cards: [{ meeting: meeting.id, card }] },
    { 'idempotency-key': id() },
  )
  expect(opened.status).toBe(200)
  const { id: matter } = opened.body as { id: string }
  own = { ...meeting, card, second: await resident.card(meeting.code, '电动车乱停'), matter }
  const client = await grove.staff('coordinator', 'shilu')
  const { body } = await client.get('/api/me')
  const community = (await grove.services.identity.places.community('shilu'))!.id
  beside = { community, person: (body as { person: { id: string } }).person.id, coordinator: client }

  // The first net is taken away: every door stands open to everybody.
  for (const table of [ACTIONS, MATTER_COMMANDS, MINUTES_COMMANDS, NOTICE_COMMANDS, VOTE_COMMANDS] as unknown as Record<
    string,
    Rule
  >[]) {
    kept.set(table, { ...table })
    for (const name of Object.keys(table)) table[name] = { anyone: true }
  }
})
afterAll(async () => {
  for (const [table, rules] of kept) Object.assign(table, rules)
  await grove.stop()
})

/** A hash over all rows of a community, by table. */
async function rowsOf(community: string): Promise<Record<string, string>> {
  const db = grove.owner
  const { search } = grove.services
  // The search follows the journal behind everybody's back: what it has to add is no doing of who asks.
  await search.indexer.catchUp([community], 10_000)
  const tables = await sql<{ name: string }>`
    select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'community' order by 1`.execute(db)
  const hashes: Record<string, string> = {}
  for (const { name } of tables.rows) {
    const { rows } = await sql<{ text: string }>`
      select t::text as text from ${sql.table(name)} t where community = ${community}::uuid order by 1`.execute(db)
    hashes[name] = createHash('sha256').update(JSON.stringify(rows)).digest('hex')
  }
  return hashes
}

const REFUSED = /permission denied|must be|may not|cannot|Only roles|not allowed|row-level security/
const NONE = /^\[\]$/
const DENIED = /permission denied for table/
/** What somebody may try who has got into a statement of a request, with what PostgreSQL must say to it. */
const ESCAPES: [string, RegExp][] = [
  // Another role.
  ['set role none', NONE],
  ['reset role', NONE],
  ['reset session authorization', NONE],
  ['select 1 from pg_roles where rolname = current_user and (rolsuper or rolbypassrls)', NONE],
  ['set role grove', REFUSED],
  ['set role postgres', /permission denied|does not exist/],
  ['set session authorization grove', REFUSED],
  ['alter role current_user superuser', REFUSED],
  ['alter role current_user bypassrls', REFUSED],
  ["alter role grove password 'mine'", REFUSED],
  ['create role mine superuser', REFUSED],
  ['grant pg_read_all_data to current_user', REFUSED],
  ['set role none; select * from participant', /multiple commands/],
  ['reset role; select * from installation', /multiple commands/],
  // The net itself.
  ['alter table participant disable row level security', REFUSED],
  ['drop policy seen on participant', REFUSED],
  ['set row_security = off', /.*/],
  ["select * from participant where community = 'COMMUNITY'", /^\[\]$|row-level security/],
  ['set row_security = on', /.*/],
  ["select set_config('app.places', '*', false)", /.*/],
  ["select * from participant where community = 'COMMUNITY'", NONE],
  ["select set_config('app.places', 'COMMUNITY', false), set_config('app.seal', '', false)", /.*/],
  ["select * from participant where community = 'COMMUNITY'", NONE],
  ["select set_config('app.places', current_setting('app.places') || ',COMMUNITY', false)", /.*/],
  ["select * from command where community = 'COMMUNITY'", NONE],
  ["update card set reason = 'mine' where community = 'COMMUNITY' returning id", NONE],
  ["delete from card where community = 'COMMUNITY' returning id", NONE],
  // Programs of the house's, and of its own.
  ['create function mine() returns int security definer language sql as $$ select 1 $$', REFUSED],
  ['create or replace function grove_sealed() returns boolean language sql as $$ select true $$', REFUSED],
  ['create table mine (id int)', REFUSED],
  ['create temporary table participant (id int)', REFUSED],
  ['create schema mine', REFUSED],
  ['create view mine as select 1', REFUSED],
  ["copy card to program 'cat'", REFUSED],
  ["copy card from '/etc/passwd'", REFUSED],
  ["select pg_read_file('/etc/passwd')", REFUSED],
  ["select lo_import('/etc/passwd')", REFUSED],
  ['create extension dblink', REFUSED],
  ["do $$ begin execute 'set role grove'; end $$", REFUSED],
  // Tables that no request needs.
  ['select * from installation', REFUSED],
  ['select * from second_net', REFUSED],
  ["insert into installation values ('mine', 'mine')", REFUSED],
  ['select * from kysely_migration', REFUSED],
  ['select rolpassword from pg_authid', REFUSED],
  ['delete from journal', REFUSED],
  ['update journal set seq = seq', REFUSED],
  ['delete from checkpoint', REFUSED],
  ['truncate card', REFUSED],
  // Signing in as somebody, by each way in, and rising.
  ...['sign_in', 'sign_in_link', 'sign_in_code', 'sign_in_try', 'passkey', 'outside_account', 'proof'].flatMap(
    (table): [string, RegExp][] => [
      [`select * from ${table}`, DENIED],
      [`insert into ${table} default values`, DENIED],
      [`update ${table} set ${table === 'proof' ? 'value' : 'person'} = null`, DENIED],
      [`delete from ${table}`, DENIED],
    ],
  ),
  ["insert into sign_in_link select 'mine', id, 9e15, null from person limit 1", DENIED],
  ["update person set email = 'mine@grove.example'", DENIED],
  ["insert into person values (gen_random_uuid(), 'mine', null, 0)", DENIED],
  ["insert into role select 'OWN', id, 'administrator' from person limit 1", DENIED],
  ["update role set role = 'administrator'", DENIED],
  ['delete from role', DENIED],
  ['select * from appointment', DENIED],
  ['delete from appointment', DENIED],
]

describe('row-level security, where the doorway lets everybody through', () => {
  test('is on: requests sign in as a role that owns nothing, is a member of nothing and cannot pass it', async () => {
    const asked = sql<{ me: string; name: string; harmless: boolean }>`
      select session_user as me, current_user as name, not (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb
        or exists (select 1 from pg_class where relowner = r.oid)
        or exists (select 1 from pg_auth_members where member = r.oid)) as harmless
      from pg_roles r where rolname = current_user`
    const role = requestRoleOf(new URL(grove.databaseUrl).pathname.slice(1))
    const { rows } = await asked.execute(grove.services.identity.requests.scopedTo([]))
    expect(rows[0]).toEqual({ me: role, name: role, harmless: true })
    // What the house does of its own accord works as the owner.
    expect((await asked.execute(grove.owner)).rows[0]!.me).not.toBe(role)
  })

  test('cannot be left by what gets into a statement of a request', async () => {
    const { requests } = grove.services.identity
    const tried: string[] = []
    for (const [statement, why] of ESCAPES) {
      const answer = await sql
        .raw(statement.replaceAll('COMMUNITY', own.community).replaceAll('OWN', beside.community))
        .execute(requests.scopedTo([beside.community]))
        .then(
          ({ rows }) => JSON.stringify(rows),
          (error: Error) => error.message,
        )
      expect(answer, statement).toMatch(why)
      tried.push(statement)
    }
    expect(tried.length).toBe(ESCAPES.length)
    // What was tried on a connection is not there for who gets it next.
    const read = (scope: string[]) =>
      requests.scopedTo(scope).selectFrom('participant').selectAll().where('community', '=', own.community).execute()
    for (let i = 0; i < 24; i++) expect(await read([beside.community])).toEqual([])
    expect((await read([own.community])).length).toBeGreaterThan(0)
  })

  test('takes no act of a neighbour’s staff on a meeting or a matter, and keeps no row of it', async () => {
    const before = await rowsOf(own.community)
    const actor = { kind: 'staff', id: beside.person } as const
    const { meetings, ledger } = grove.services
    const hide = { kind: 'hideCard', card: own.card, reason: '不想看见' } as const
    const note = { kind: 'note', text: '外人的话' } as const
    await expect(
      meetings.ask(own.community, { meeting: own.id, key: id(), command: hide, actor, body: hide }),
    ).rejects.toMatchObject({ code: '42501' })
    await expect(
      ledger.matter(own.community, own.matter, { key: id(), command: note, actor, body: note }),
    ).rejects.toMatchObject({ code: '42501' })
    // Not of a phone that never joined here, either.
    const post = { kind: 'withdrawCard', card: own.card } as const
    const stranger = { kind: 'participant', id: id() } as const
    await meetings
      .ask(own.community, { meeting: own.id, key: id(), command: post, actor: stranger, body: post })
      .catch((error) => expect(error).toMatchObject({ code: '42501' }))
    expect(await rowsOf(own.community)).toEqual(before)
  })

  test('lets no request of a neighbour’s coordinator change anything here', async () => {
    const before = await rowsOf(own.community)
    const { coordinator } = beside
    const key = () => ({ 'idempotency-key': id() })
    const base = '/api/communities/rongbu'
    const said = { reason: '不想看见' }
    const replies = await Promise.all([
      coordinator.post(`${base}/matters/${own.matter}/commands`, { kind: 'note', text: '外人的话' }, key()),
      coordinator.post(
        `${base}/matters/${own.matter}/commands`,
        { kind: 'triage', urgency: 3, importance: 3, reach: {}, lane: 'quick', ...said },
        key(),
      ),
      coordinator.post(`${base}/meetings`, { id: id(), theme: '外人开的会', startsAt: 1_750_000_000_000 }),
      coordinator.post(`/api/meetings/${own.code}/suggestions/rejected`, { pairs: [[own.card, own.second]] }),
      coordinator.post(`${base}/people`, { id: id(), name: '外人', role: 'coordinator' }),
      coordinator.send('PATCH', `${base}/ledger/settings`, {
        json: { office: '外人的办公室', was: { office: '' } },
        headers: key(),
      }),
      coordinator.post(
        `${base}/teams/commands`,
        { kind: 'seatMember', id: id(), team: 'spotter', name: '外人' },
        key(),
      ),
      coordinator.post(
        `${base}/notices/${id()}/commands`,
        {
          kind: 'publishNotice',
          about: 'decision',
          title: '外人的公告',
          text: '外人的话',
          from: Date.now(),
          // Long enough for every rule: all that is left to refuse it is who may.
          until: Date.now() + 20 * 864e5,
        },
        key(),
      ),
    ])
    expect(replies.map(({ status, problem }) => [status, problem?.code])).toEqual(
      replies.map(() => [403, 'notAllowed']),
    )
    expect(await rowsOf(own.community)).toEqual(before)
    const roles = await grove.owner.selectFrom('role').selectAll().where('place', '=', own.community).execute()
    expect(roles.some(({ person }) => person === beside.person)).toBe(false)
  })

  test('shows a neighbour no row that names or concerns a single person here', async () => {
    const { requests } = grove.services.identity
    const personal = ['vote_inside', 'vote_roll', 'vote_serial', 'vote_urn'] as const
    for (const table of ['participant', 'endorsement', 'command', ...personal] as const) {
      const read = (db: Db) => db.selectFrom(table).selectAll().where('community', '=', own.community).execute()
      expect((await read(grove.owner)).length, table).toBeGreaterThan(0)
      expect(await read(requests.scopedTo([beside.community])), table).toEqual([])
      expect(await read(requests.anonymous), table).toEqual([])
      expect((await read(requests.scopedTo([own.community]))).length, table).toBeGreaterThan(0)
    }
  })

  test('gives a neighbour’s desk no names of who is in the hall', async () => {
    const reply = await beside.coordinator.get(`/live/${own.code}/desk`)
    expect([reply.status, reply.text.includes('李一')]).toEqual([403, false])
  })
})
