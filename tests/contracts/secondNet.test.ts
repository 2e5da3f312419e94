import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Rule } from '../../src/server/access/table.ts'
import { ACTIONS, MATTER_COMMANDS, NOTICE_COMMANDS } from '../../src/server/access/table.ts'
import { inScope } from '../../src/server/database/scope.ts'
import type { Client, TestGrove } from '../build/grove.ts'
import { id, startTestGrove } from '../build/grove.ts'

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
  const matter = id()
  const coordinator = await grove.staff('coordinator')
  const opened = await coordinator.post(
    `/api/communities/rongbu/matters/${matter}/commands`,
    { kind: 'openMatter', title: '路灯', cards: [{ meeting: meeting.id, card }] },
    { 'idempotency-key': id() },
  )
  expect(opened.status).toBe(200)
  own = { ...meeting, card, second: await resident.card(meeting.code, '电动车乱停'), matter }
  const client = await grove.staff('coordinator', 'shilu')
  const { body } = await client.get('/api/me')
  const community = (await grove.parts.known.places.community('shilu'))!.id
  beside = { community, person: (body as { person: { id: string } }).person.id, coordinator: client }

  // The first net is taken away: every door stands open to everybody.
  for (const table of [ACTIONS, MATTER_COMMANDS, NOTICE_COMMANDS] as unknown as Record<string, Rule>[]) {
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
  const { db, search } = grove.parts
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

describe('row-level security, where the doorway lets everybody through', () => {
  test('is on: requests work as a role that owns nothing and cannot pass it', async () => {
    const { rows } = await sql<{ me: string; owns: boolean; passes: boolean }>`
      select current_user as me, rolsuper or rolbypassrls as passes,
        exists (select 1 from pg_class where relowner = r.oid) as owns
      from pg_roles r where rolname = current_user`.execute(grove.parts.db)
    expect(rows[0]).toEqual({ me: 'grove_request', owns: false, passes: false })
  })

  test('takes no act of a neighbour’s staff on a meeting or a matter, and keeps no row of it', async () => {
    const before = await rowsOf(own.community)
    const actor = { kind: 'staff', id: beside.person } as const
    const { meetings, ledger } = grove.parts
    const hide = { kind: 'hideCard', card: own.card, reason: '不想看见' } as const
    const note = { kind: 'note', text: '外人的话' } as const
    await expect(
      inScope([beside.community], () =>
        meetings.ask(own.community, { meeting: own.id, key: id(), command: hide, actor, body: hide }),
      ),
    ).rejects.toMatchObject({ code: '42501' })
    await expect(
      inScope([beside.community], () =>
        ledger.matter(own.community, own.matter, { key: id(), command: note, actor, body: note }),
      ),
    ).rejects.toMatchObject({ code: '42501' })
    // Not of a phone that never joined here, either.
    const post = { kind: 'withdrawCard', card: own.card } as const
    const stranger = { kind: 'participant', id: id() } as const
    await inScope([], () =>
      meetings.ask(own.community, { meeting: own.id, key: id(), command: post, actor: stranger, body: post }),
    ).catch((error) => expect(error).toMatchObject({ code: '42501' }))
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
      coordinator.post(`/api/meetings/${own.code}/suggestions/apart`, { pairs: [[own.card, own.second]] }),
      coordinator.post(`${base}/people`, { id: id(), name: '外人', role: 'coordinator' }),
      coordinator.send('PATCH', `${base}/ledger/settings`, { json: { office: '外人的办公室' }, headers: key() }),
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
          until: Date.now() + 864e6,
        },
        key(),
      ),
    ])
    expect(replies.map(({ status, problem }) => [status, problem?.code])).toEqual(
      replies.map(() => [403, 'notAllowed']),
    )
    expect(await rowsOf(own.community)).toEqual(before)
    const roles = await grove.parts.db.selectFrom('role').selectAll().where('place', '=', own.community).execute()
    expect(roles.some(({ person }) => person === beside.person)).toBe(false)
  })

  test('shows a neighbour no row that names or concerns a single person here', async () => {
    const { db } = grove.parts
    for (const table of ['participant', 'endorsement', 'command'] as const) {
      const read = () => db.selectFrom(table).selectAll().where('community', '=', own.community).execute()
      expect((await read()).length, table).toBeGreaterThan(0)
      expect(await inScope([beside.community], read), table).toEqual([])
      expect(await inScope([], read), table).toEqual([])
      expect((await inScope([own.community], read)).length, table).toBeGreaterThan(0)
    }
  })

  test('gives a neighbour’s desk no names of who is in the hall', async () => {
    const reply = await beside.coordinator.get(`/live/${own.code}/desk`)
    expect([reply.status, reply.text.includes('李一')]).toEqual([403, false])
  })
})
