import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { countAnswer } from '../../src/server/reach/store.ts'
import { verifyDatabase } from '../../src/server/verify/database.ts'
import type { Client, TestGrove } from '../build/grove.ts'
import { id, startTestGrove } from '../build/grove.ts'
import { Reaching, wordsOf } from '../build/reaching.ts'

let grove: TestGrove
let boss: Client
let reach: Reaching
let meeting: { code: string; community: string }
let kept: { group: string; page: string }
const [KEEPER, GROUP, WORDS] = ['王秀英', '三号楼邻里群', '周六上午议事']
const sent = () => ({ 'idempotency-key': id() })
const counts = async () =>
  (
    await sql<{
      what: string
      n: number
    }>`select what, sum(n)::int as n from reach_count group by what order by what`.execute(grove.owner)
  ).rows

beforeAll(async () => {
  grove = await startTestGrove()
  boss = await grove.staff('coordinator', 'rongbu')
  reach = new Reaching(grove, boss)
  // Nobody waits for the morning, whenever this runs.
  await reach.tiers({ kind: 'setReach', settings: { quietFrom: 0, quietUntil: 0, mostAWeek: 3 } })
  kept = await reach.group(GROUP, KEEPER)
  meeting = await grove.meeting()
})
afterAll(() => grove.stop())

/** The rest of what this community has never is another's. */
test('[T1] [T5] groups, places and sources of others are none of its own, and ids of its own are none of theirs', async () => {
  const places = await grove.services.identity.places.all()
  const far = [...places.values()].find(({ slug }) => slug === 'shilu')!
  const added = await reach.tiers({ kind: 'addGroup', id: id(), place: far.id, name: '别处', keeper: '某人' })
  expect([added.status, added.problem.code]).toEqual([404, 'noSuchPlace'])
  const theirs = await grove.staff('coordinator', 'shilu')
  for (const command of [
    { kind: 'endGroup', group: kept.group },
    { kind: 'askKeeper', group: kept.group, keeper: '某人' },
    { kind: 'describeGroup', group: kept.group, name: '某群', size: 1 },
  ]) {
    const reply = await theirs.post('/api/communities/shilu/reach/commands', command, sent())
    expect([reply.status, reply.problem.code]).toEqual([404, 'noSuchGroup'])
  }
  expect((await theirs.get(`/api/communities/shilu/reach/groups/${kept.group}/link`)).problem.code).toBe('noSuchGroup')
  expect((await grove.stranger().get(kept.page.replace('rongbu', 'shilu'))).status).toBe(404)
  const elsewhere = await grove.meeting('别处', 'announced', 'shilu')
  const draft = await grove.meeting('草稿', 'draft')
  for (const [kind, ref] of [
    ['meeting', elsewhere.code],
    ['meeting', draft.code],
    ['record', meeting.code],
    ['notice', id()],
    ['notice', 'x'],
    ['decision', '1'],
    ['done', '0'],
    ['ballot', 'ZZZZZZ'],
    ['free', 'x'],
  ]) {
    const reply = await boss.post(`${reach.at}/bulletins`, { source: { kind, ref }, words: wordsOf('话') }, sent())
    expect([kind, ref, reply.problem?.code]).toEqual([kind, ref, 'noSuchSource'])
    const proposed = await boss.get(`${reach.at}/reach/proposed?kind=${kind}&ref=${ref}`)
    if (kind !== 'free' && kind !== 'record') expect([kind, ref, proposed.status]).toEqual([kind, ref, 404])
  }
  const code = await reach.sends(WORDS, { kind: 'meeting', ref: meeting.code })
  expect((await theirs.get(`/api/communities/shilu/bulletins/${code}`)).status).toBe(404)
  const withdrawn = await theirs.post(
    `/api/communities/shilu/bulletins/${code}/commands`,
    { kind: 'withdrawBulletin', why: '撤' },
    sent(),
  )
  expect(withdrawn.problem.code).toBe('bulletinMissing')
  const [copy] = await reach.copies(kept.group)
  expect((await grove.stranger().get(`/c/shilu/b/${copy}`)).status).toBe(404)
})

test('[T13] whoever comes by the link counts once for it: a card, an endorsement, and nothing twice', async () => {
  const [copy] = await reach.copies(kept.group)
  const before = await grove.join(meeting.code)
  const card = await before.card(meeting.code)
  expect(await counts()).toEqual([])
  const reader = await grove.join(meeting.code)
  for (let i = 0; i < 3; i++) expect((await reader.get(`/c/rongbu/b/${copy}`)).status).toBe(200)
  const key = id()
  const post = { kind: 'postCard', id: id(), tree: 'problem', text: '路灯不亮' } as const
  for (let i = 0; i < 2; i++) expect((await reader.command(meeting.code, post, key)).status).toBe(200)
  for (const kind of ['endorse', 'takeBack', 'endorse'] as const)
    expect((await reader.command(meeting.code, { kind, card })).status).toBe(200)
  // Refused, it counts nothing; and a cookie that was made up counts nowhere.
  expect((await reader.command(meeting.code, { ...post, id: id(), text: '' })).status).toBe(422)
  before.cookies.set('grove_via', 'ZZZZZZZZ')
  await before.card(meeting.code, '楼道灯坏了')
  const one = ['cards', 'endorsements', 'opened'].map((what) => ({ what, n: 1 }))
  expect(await counts()).toEqual(one)
})

test('[T16] what a keeper heard hangs on the open tree, once, and counts; without consent nothing does', async () => {
  const key = id()
  const heard = { key, text: '井盖响了一个月', tree: 'problem' }
  for (let i = 0; i < 2; i++) expect((await reach.keeps(kept.page, 'heard', heard)).status).toBe(200)
  const cards = await grove.owner
    .selectFrom('wording')
    .select(['text', 'place_words'])
    .where('text', '=', heard.text)
    .execute()
  expect(cards).toHaveLength(1)
  expect(cards[0]!.place_words).toMatch(/敲门听到|heard/)
  const people = async () => (await sql<object>`select 1 from participant`.execute(grove.owner)).rows.length
  const before = await people()
  expect((await reach.keeps(kept.page, 'heard', { ...heard, key: id(), text: ' ' })).status).toBe(422)
  expect(await people()).toBe(before)
  const asked = await reach.tiers({
    kind: 'addGroup',
    id: id(),
    place: (await reach.desk()).places[0]!.id,
    name: '新群',
    keeper: '李叔',
  })
  const page = await reach.pageOf((asked.body as { id: string }).id)
  expect((await reach.keeps(page, 'heard', { ...heard, key: id() })).status).toBe(409)
  await reach.tiers({ kind: 'endGroup', group: (asked.body as { id: string }).id })
  expect((await grove.stranger().get(page)).status).toBe(404)
})

test('[T14] nobody sees a number below its step, the desk neither, and today’s not at all', async () => {
  const [copy] = await reach.copies(kept.group)
  const { code } = (await reach.desk()).bulletins[0]!
  const read = async () =>
    ((await boss.get(`${reach.at}/bulletins/${code}`)).body as { answers: { places: { atLeast: object }[] } }).answers
  expect((await read()).places.map(({ atLeast }) => atLeast)).toEqual([
    { opened: 0, cards: 0, endorsements: 0, ballots: 0, objections: 0 },
  ])
  const { community } = meeting
  for (let n = 0; n < 7; n++) await countAnswer(grove.owner, community, copy!, 'opened', '2026-01-01')
  for (let n = 0; n < 4; n++) await countAnswer(grove.owner, community, copy!, 'objections', '2026-01-01')
  const { places } = await read()
  expect(places[0]!.atLeast).toMatchObject({ opened: 5, objections: 0 })
  expect(JSON.stringify(await reach.desk())).not.toMatch(/atLeast|opened/)
})

test('[T10] [T11] beyond the week’s three it waits, and a digest takes it along', async () => {
  await reach.sends('第二份')
  await reach.sends('第三份')
  const waits = await reach.sends('第四份')
  expect((await grove.stranger().get(`${reach.at}/bulletins/${waits}`)).status).toBe(404)
  const digest = { source: { kind: 'digest', ref: '' }, words: wordsOf('这几天') }
  const { code } = (await boss.post(`${reach.at}/bulletins`, digest, sent())).body as { code: string }
  const send = { kind: 'sendBulletin', groups: null } as const
  expect((await reach.command(code, send)).problem.code).toBe('weekFull')
  await reach.tiers({ kind: 'setReach', settings: { quietFrom: 0, quietUntil: 0, mostAWeek: 4 } })
  expect((await reach.command(code, send)).status).toBe(200)
  expect((await grove.stranger().get(`${reach.at}/bulletins/${waits}`)).body).toMatchObject({ stage: 'gathered' })
  expect((await reach.copies(kept.group)).length).toBe(4)
  // However many drafts there are, what was sent stays on the desk, and the week is as full as it is.
  await sql`insert into bulletin select community, gen_random_uuid(), 'D' || n, 'draft', at + 1000 + n, null,
    bulletin || '{"stage":"draft","sentAt":null,"dueAt":null,"copies":[]}' from bulletin, generate_series(1, 120) n
    where code = ${code}`.execute(grove.owner)
  const { bulletins, fullUntil } = await reach.desk()
  await sql`delete from bulletin where code like 'D%' and length(code) < 6`.execute(grove.owner)
  expect(bulletins.filter(({ stage }) => stage === 'sent')).toHaveLength(4)
  expect(bulletins.filter(({ stage }) => stage === 'draft')).toHaveLength(100)
  expect(fullUntil).not.toBeNull()
})

test('[T9] a group that is sent it later has it after the quiet hours, as if it were the first', async () => {
  const later = await reach.group('五号楼邻里群', '李叔')
  const { code } = (await reach.desk()).bulletins.find(({ stage }) => stage === 'sent')!
  await reach.tiers({ kind: 'setReach', settings: { quietFrom: 0, quietUntil: 24, mostAWeek: 4 } })
  expect((await reach.command(code, { kind: 'sendBulletin', groups: [later.group] })).status).toBe(200)
  // What is not handed on yet cannot be said to be in the group.
  const posts = async ({ group, page }: typeof later) => {
    const [copy] = await reach.copies(group)
    return (await reach.keeps(page, 'posted', { copy: copy! })).status
  }
  expect([await posts(later), await posts(kept)]).toEqual([404, 303])
})

test('[T2] [T8] what was withdrawn and who stopped is in no table, entry or log, and the old link is void', async () => {
  const { code } = (await reach.desk()).bulletins.find(({ words }) => words['zh-Hans'].title === WORDS)!
  const [copy] = (await reach.copies(kept.group)).slice(-1)
  // [T8] A picture that was made before is given no more either.
  const picture = () => grove.stranger().get(`/c/rongbu/b/${copy}/picture.png`)
  expect((await picture()).status).toBe(200)
  expect((await reach.command(code, { kind: 'withdrawBulletin', why: '改期' })).status).toBe(200)
  expect((await grove.stranger().get(`${reach.at}/bulletins/${code}`)).body).toMatchObject({ stage: 'withdrawn' })
  expect((await grove.stranger().get(`/c/rongbu/b/${copy}`)).status).toBe(200)
  expect((await picture()).status).toBe(409)
  await reach.keeps(kept.page, 'stop', {})
  expect((await grove.stranger().get(kept.page)).status).toBe(404)
  expect((await reach.keeps(kept.page, 'agree', {})).status).toBe(404)
  await reach.tiers({ kind: 'endGroup', group: kept.group })
  const { rows } = await sql<{ name: string; found: boolean }>`
    select c.relname as name, (xpath('/row/n/text()', query_to_xml(format(
      'select count(*) as n from %I t where t::text like any (array[%L, %L, %L])', c.relname,
      ${`%${KEEPER}%`}::text, ${`%${GROUP}%`}::text, ${`%${WORDS}%`}::text), false, true, '')))[1]::text <> '0' as found
    from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`.execute(grove.owner)
  expect(rows.length).toBeGreaterThan(50)
  expect(rows.filter(({ found }) => found).map(({ name }) => name)).toEqual([])
  for (const { text } of [await boss.get(`${reach.at}/reach`), await grove.stranger().get(`${reach.at}/bulletins`)])
    expect(text).not.toMatch(new RegExp(`${KEEPER}|${GROUP}|${WORDS}`))
})

test('what stands in the tables is what the journal says', async () => {
  expect((await verifyDatabase(grove.owner)).findings.all).toEqual([])
})
