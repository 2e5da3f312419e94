import { spawn } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:http'
import { sql } from 'kysely'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepRobot, takePosts } from '../../src/server/reach/robot.store.ts'
import { addHook, takeHook } from '../../src/server/reach/hook.store.ts'
import { mappedCards, placedCards } from '../../src/server/plan/store.ts'
import { countAnswer } from '../../src/server/reach/store.ts'
import { verifyDatabase } from '../../src/server/verify/database.ts'
import type { Client, TestGrove } from '../build/grove.ts'
import { id, startTestGrove } from '../build/grove.ts'
import { A_KEY, A_SYSTEM, Department, Program, runExamples } from '../build/open311.ts'
import { Reaching, wordsOf } from '../build/reaching.ts'
import type { CloudEvent, HookList, HookMade } from '../../src/wire/reach.ts'
import { freePort } from '../build/process.ts'
import { AN_ENTRY } from '../build/registerCommands.ts'
import { Registering } from '../build/registering.ts'
import { endLapsed } from '../../src/server/register/lapse.ts'
import { Registers } from '../../src/server/register/registers.ts'

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
  // Stand-in robots are on this machine.
  grove = await startTestGrove({
    ROBOTS_PRIVATE: 'yes',
    DEPARTMENTS_PRIVATE: 'yes',
    MAP_TILES: 'https://tiles.example/{z}/{x}/{y}.png',
    MAP_ATTRIBUTION: '© T',
  })
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
    bulletin || '{"stage":"draft","sentAt":null,"dueAt":null}' from bulletin, generate_series(1, 120) n
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

test('[T30–T35] a program of a neighbour reports by Open311, reads what became of it, and nobody reads who it was', async () => {
  const program = new Program(grove, 'rongbu')
  const marker = `标记${id().slice(0, 8)}`
  const roads = { service_code: 'roads', address_string: `${marker}巷 <3>` }
  const point = { lat: '22.60312345', long: '114.127' }
  const who = {
    first_name: `${marker}姓`,
    last_name: `${marker}名`,
    email: `${marker}@example.com`,
    phone: `${marker}号`,
  }
  const said = {
    ...roads,
    ...point,
    ...who,
    description: `${marker}井盖 & <b>响</b>`,
    media_url: 'https://a.example/1.jpg',
  }
  const key = id()
  const sentBoth = await Promise.all([program.report(said, { key }), program.report(said, { key })])
  expect(sentBoth.map(({ status }) => status)).toEqual([200, 200])
  const [{ service_request_id: request, service_notice: notice }] = sentBoth[0].body
  expect(sentBoth[1].body).toEqual(sentBoth[0].body)
  // [T32] The same key for something else is refused.
  expect((await program.report({ ...said, description: '别的' }, { key })).status).toBe(400)
  const receipt = /[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}/.exec(notice)![0]
  // [T34] XML and JSON say the same; marks are kept as they were.
  const asXml = (await program.get(`/requests/${request}.xml`)).body.service_requests.request
  const [asJson] = (await program.get(`/requests/${request}.json`)).body
  expect(asJson).toMatchObject({
    service_request_id: request,
    status: 'open',
    service_code: 'roads',
    description: `${said.description}\n${said.media_url}`,
    address: roads.address_string,
    lat: 22.603123,
    long: 114.127,
    media_url: null,
  })
  for (const [name, value] of Object.entries(asJson)) expect([name, asXml[name]]).toEqual([name, String(value ?? '')])
  // [T33] Who reported is nowhere, in no answer and no table.
  expect(JSON.stringify([asJson, notice])).not.toMatch(new RegExp(Object.values(who).join('|')))
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = 'public'`.execute(grove.owner)
  for (const { name } of tables) {
    const { rows } = await sql`
      select 1 from ${sql.table(name)} t where t::text ~ ${Object.values(who).join('|')}`.execute(grove.owner)
    expect([name, rows.length]).toEqual([name, 0])
  }
  // [T34] Filters.
  const ids = async (query: string) =>
    (await program.get(`/requests.json?${query}`)).body.map(
      (one: { service_request_id: string }) => one.service_request_id,
    )
  expect(await ids('service_code=roads&status=open')).toContain(request)
  for (const none of ['service_code=noise', 'status=closed', 'end_date=2020-03-01T00:00:00Z', 'page=2'])
    expect([none, (await ids(none)).includes(request)]).toEqual([none, false])
  expect(await ids(`service_request_id=${request},ZZZZZZ-1,x`)).toEqual([request])
  expect((await program.get(`/tokens/${request}.json`)).body).toEqual([{ service_request_id: request, token: request }])
  // [T30] What is wrong is said as the standard says it.
  for (const [path, status] of [
    ['/services/none.xml', 404],
    ['/requests/ZZZZZZ-1.xml', 404],
    ['/services.xml?jurisdiction_id=shilu', 404],
    ['/requests.xml?start_date=2020-01-01T00:00:00Z&end_date=2021-01-01T00:00:00Z', 400],
    ['/requests.xml?status=done', 400],
    ['/nothing.xml', 404],
    ['/constructor.xml', 404],
  ] as const) {
    const { status: answered, body } = await program.get(path)
    expect([path, answered, body.errors?.error.code]).toEqual([path, status, String(status)])
  }
  for (const [wrong, status] of [
    [{ ...said, service_code: 'none' }, 404],
    [{ ...said, service_code: '' }, 400],
    [{ service_code: 'roads', description: '在哪' }, 400],
    [{ ...said, lat: '91' }, 400],
    [{ ...said, description: '长'.repeat(501) }, 400],
    [{ ...roads, 'attribute[tree]': 'oak' }, 400],
    [{ ...said, address_string: '', lat: '', long: '', address_id: id() }, 404],
    [{ ...said, api_key: 'guessed' }, 403],
    [{ ...said, jurisdiction_id: 'shilu' }, 404],
  ] as const)
    expect([wrong, (await program.report(wrong)).status]).toEqual([wrong, status])
  // [T31] A picture is a photo of the card.
  const form = new FormData()
  for (const [name, value] of Object.entries({ ...roads, 'attribute[tree]': 'vision' })) form.set(name, value)
  form.set(
    'media',
    new Blob([
      await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
        .png()
        .toBuffer(),
    ]),
    'a.png',
  )
  const pictured = await program.report(form, { format: 'xml' })
  expect(pictured.status).toBe(200)
  const [shown] = (await program.get(`/requests/${pictured.body.service_requests.request.service_request_id}.json`))
    .body
  expect((await fetch(shown.media_url)).headers.get('content-type')).toBe('image/webp')
  // [T35] What happens to its matter comes back as updates.
  const { card, meeting: tree } = await grove.owner
    .selectFrom('wording')
    .select(['card', 'meeting'])
    .where('text', 'like', `${said.description}%`)
    .orderBy('at')
    .executeTakeFirstOrThrow()
  const open = { kind: 'openMatter', title: '井盖', category: 'facilities', cards: [{ card, meeting: tree }] }
  const since = encodeURIComponent(new Date(Date.now() - 1000).toISOString())
  expect((await boss.post(`${reach.at}/matters/${id()}/commands`, open, sent())).status).toBe(200)
  const updates = (await program.get(`/servicerequestupdates.json?start_date=${since}`)).body
  expect(updates).toEqual([expect.objectContaining({ service_request_id: request, status: 'open' })])
  expect((await program.get(`/requests.json?service_code=facilities`)).body[0]).toMatchObject({
    service_request_id: request,
  })
  // [T54] What is said more is a card of its own: nothing of the first is copied, and nobody's name is kept.
  const to = 'servicerequestupdates'
  const more = { service_request_id: request, update_id: '17', status: 'CLOSED', ...who, description: `${marker}又响` }
  const said17 = await program.report(more, { to, format: 'xml' })
  const second = said17.body.service_requests_updates.request_update.update_id as string
  const [beside] = (await program.get(`/requests/${second}.json`)).body
  const about = `${more.description}\n关于 ${request}`
  expect(beside).toMatchObject({
    status: 'open',
    service_code: 'facilities',
    description: about,
    address: null,
    lat: null,
  })
  expect((await program.get(`/requests/${request}.json`)).body[0].status).toBe('open')
  for (const [wrong, status] of [
    [{ ...more, service_request_id: 'ZZZZZZ-1' }, 404],
    [{ ...more, service_request_id: '' }, 404],
    [{ ...more, description: ' ' }, 400],
    [{ ...more, description: '长'.repeat(501) }, 400],
    [{ ...more, api_key: 'guessed' }, 403],
  ] as const)
    expect([wrong, (await program.report(wrong, { to })).status]).toEqual([wrong, status])
  expect((await new Program(grove, 'shilu').report(more, { to })).status).toBe(404)
  // [T32] By key alone, where the community demands one.
  const administrator = await grove.staff('administrator', 'rongbu')
  const at = `${reach.at}/open311`
  expect((await boss.get(at)).status).toBe(403)
  expect((await administrator.send('PUT', at, { json: { demandsKey: true } })).status).toBe(204)
  const made = (await administrator.post(`${reach.at}/keys`, A_KEY)).body as { id: string; key: string }
  expect((await program.report(said)).status).toBe(403)
  expect((await program.report({ ...said, api_key: made.key })).status).toBe(200)
  expect((await program.report(said, { bearer: made.key })).status).toBe(200)
  // [T54] With a key its own number is enough: sent again, it is the same card.
  expect((await program.report(more, { to })).status).toBe(403)
  const known = { ...more, api_key: made.key }
  const again = await Promise.all([program.report(known, { to }), program.report(known, { to })])
  expect(again[1]).toEqual(again[0])
  expect(again[0].body[0].update_id).not.toBe(second)
  expect((await program.report({ ...known, description: '别的' }, { to })).status).toBe(400)
  expect((await new Program(grove, 'shilu').report({ ...said, api_key: made.key })).status).toBe(403)
  expect(JSON.stringify((await administrator.get(at)).body)).not.toContain(made.key)
  expect((await administrator.send('DELETE', `${reach.at}/keys/${made.id}`)).status).toBe(204)
  expect((await program.report({ ...said, api_key: made.key })).status).toBe(403)
  expect((await administrator.send('PUT', at, { json: { demandsKey: false } })).status).toBe(204)
  expect((await runExamples(grove)).every((answered) => answered.length > 20)).toBe(true)
  // [M26] Erased, nothing of it comes back, also where it is sent once more under its key.
  const { author } = await grove.owner
    .selectFrom('card')
    .select('author')
    .where('id', '=', card)
    .executeTakeFirstOrThrow()
  await boss.must(request.slice(0, 6), { kind: 'erasePerson', participant: author })
  await program.report(said, { key })
  for (const table of ['card_point', 'service_request'] as const)
    expect(await grove.owner.selectFrom(table).select('card').where('card', '=', card).execute()).toEqual([])
  // [M14] What its author takes back is no request any more.
  // [M14] What its author takes back is no request any more.
  await grove.stranger().post(`/api/receipts/${receipt}/withdraw`, {})
  expect((await program.get(`/requests/${request}.json`)).status).toBe(404)
})

test('[T36] [T37] [T38] a matter goes to a department’s system once, its news come back as steps, and its no is a no', async () => {
  const department = await Department.open(A_SYSTEM.key)
  const administrator = await grove.staff('administrator', 'rongbu')
  const at = `${reach.at}/open311`
  const said = { ...A_SYSTEM, endpoint: department.endpoint }
  // [T36] No other address, no other role, and no name twice; nobody reads the key.
  for (const endpoint of ['ftp://a.example/', 'https://u:p@a.example/', `${department.endpoint}?a=1`, 'x'])
    expect((await administrator.post(`${at}/systems`, { ...said, endpoint })).problem.code).toBe('notASystem')
  expect((await boss.post(`${at}/systems`, said)).status).toBe(403)
  const { id: system } = (await administrator.post(`${at}/systems`, said)).body as { id: string }
  expect((await administrator.post(`${at}/systems`, said)).problem.code).toBe('systemNamed')
  const desk = async () =>
    (await administrator.get(at)).body as { systems: { state: string; why: string; doubtful: number[] }[] }
  expect(JSON.stringify(await desk())).not.toContain(A_SYSTEM.key)
  const theirs = await grove.staff('administrator', 'shilu')
  expect(
    (await theirs.send('PUT', `/api/communities/shilu/open311/systems/${system}`, { json: said })).problem.code,
  ).toBe('noSuchSystem')

  const does = async (matter: string, command: object) => {
    const reply = await boss.post(`${reach.at}/matters/${matter}/commands`, command, sent())
    if (reply.status !== 200) throw new Error(reply.text)
    return reply.body as { id: string }
  }
  /** A matter that is routed to the department; gives its id and number. */
  const routed = async (title: string) => {
    const who = await grove.join(meeting.code)
    const card = await who.card(meeting.code, `${title}的卡`)
    const { id: community } = (await grove.services.identity.places.called('community', 'rongbu'))!
    const at = { meeting: (await grove.services.identity.codes.find(meeting.code))!.id, card }
    const { id: matter } = await does(id(), {
      kind: 'openMatter',
      title,
      summary: '半夜响',
      where: '东巷',
      cards: [at],
    })
    const reach = { people: 40, grids: [] }
    await does(matter, {
      kind: 'triage',
      urgency: 3,
      importance: 3,
      reach,
      safety: false,
      lane: 'quick',
      reason: '要紧',
    })
    const receiver = { name: A_SYSTEM.name, reference: '', heardOn: null }
    await does(matter, { kind: 'route', route: 'department', reason: '归他们管', receiver })
    return { matter, community }
  }
  const state = async ({ matter, community }: { matter: string; community: string }) => {
    const row = await grove.owner
      .selectFrom('matter')
      .select(['number', 'sheet'])
      .where('community', '=', community)
      .where('id', '=', matter)
      .executeTakeFirstOrThrow()
    const { history } = (await boss.get(`${reach.at}/desk/matters/${row.number}`)).body as {
      history: { told: { kind: string; text?: string; reason?: string } }[]
    }
    return { ...row.sheet, told: history.map(({ told }) => told) }
  }
  const looks = () => grove.services.departments.look()
  const stageOf = (of: { matter: string; community: string }) =>
    expect.poll(async () => (await state(of)).stage, { timeout: 60_000 })

  // [T37] Sent once, with nothing of who wrote.
  const taken = await routed('井盖松了')
  await Promise.all([looks(), looks()])
  await stageOf(taken).toBe('transferred')
  const [first] = department.held
  expect(department.held).toHaveLength(1)
  expect(Object.fromEntries(first!.fields)).toMatchObject({
    service_code: '006',
    jurisdiction_id: 'city.gov',
    address_string: '东巷',
  })
  expect(first!.fields.get('description')).toMatch(/^井盖松了\n半夜响\nhttp.*\/c\/rongbu\/matters\/\d+#[0-9a-f]{8}$/)
  expect((await state(taken)).receiver).toMatchObject({ reference: first!.id })
  // [T38] News once each, as public steps; closed there is told, and asked no more.
  const news = async () => {
    await sql`update department_system set asked = 0`.execute(grove.owner)
    await looks()
  }
  // [T38] While it does not answer, nothing counts as asked: its news come later.
  department.away = true
  await news()
  const { rows } = await sql<{ asked: string }>`select asked from department_system`.execute(grove.owner)
  expect(rows.map(({ asked }) => Number(asked))).toEqual([0])
  expect((await desk()).systems[0]).toMatchObject({ state: 'fails' })
  department.away = false
  department.updates.push({ id: '1', request: first!.id, status: 'in_progress', words: `师傅明天来 ${A_SYSTEM.key}` })
  await news()
  await news()
  const notes = (await state(taken)).told.filter(({ kind }) => kind === 'noted')
  expect(notes.map(({ text }) => text)).toEqual([`${A_SYSTEM.name}：in_progress · 师傅明天来 …`])
  Object.assign(first!, { status: 'closed', notes: '换好了' })
  await news()
  expect((await state(taken)).told.at(-1)).toMatchObject({ kind: 'noted', text: `${A_SYSTEM.name}：closed · 换好了` })
  const before = department.asked.length
  await news()
  expect(department.asked.length).toBe(before)

  // [T37] A no in its words; what it does not know yet by its number has it by token; a lost answer is looked
  // for.
  department.next.push({ status: 400, words: '不在辖区' })
  const refused = await routed('路灯不亮')
  await looks()
  await stageOf(refused).toBe('triaged')
  expect((await state(refused)).told.at(-1)).toMatchObject({
    kind: 'transferRefused',
    reason: `${A_SYSTEM.name}：不在辖区`,
  })
  department.next.push('drop')
  const lost = await routed('护栏坏了')
  await looks()
  await expect.poll(() => department.held.length, { timeout: 60_000 }).toBe(2)
  await sql`update department_post set at = 0 where state = 'sending'`.execute(grove.owner)
  await looks()
  await stageOf(lost).toBe('transferred')
  expect(department.held).toHaveLength(2)
  // What it says of a matter that has gone elsewhere meanwhile is no step of it.
  const moved = await routed('树枝挡路')
  await looks()
  await stageOf(moved).toBe('transferred')
  await does(moved.matter, { kind: 'sendBack', reason: '换一家' })
  const receiver = { name: '水务局', reference: '', heardOn: null }
  await does(moved.matter, { kind: 'route', route: 'department', reason: '归水务', receiver })
  department.updates.push({ id: '3', request: department.held.at(-1)!.id, status: 'rejected', words: '不管' })
  await news()
  expect(await state(moved)).toMatchObject({ stage: 'transferring', receiver })
  // However many steps it says at once, so many are told at a time.
  const many = await routed('垃圾没清')
  await looks()
  await stageOf(many).toBe('transferred')
  const last = department.held.at(-1)!.id
  for (let n = 0; n < 23; n++)
    department.updates.push({ id: `m${n}`, request: last, status: 'open', words: `第${n}步` })
  const told = async () => (await state(many)).told.filter(({ kind }) => kind === 'noted').length
  for (const n of [20, 23]) {
    await news()
    expect(await told()).toBe(n)
  }
  // [T37] An answer without a number, and one that was not heard where nothing like it is found: a person
  // looks.
  const posts = () => department.asked.filter((one) => one.startsWith('POST')).length
  department.next.push({ status: 200, words: '收到' })
  const numberless = await routed('水管漏了')
  await looks()
  await expect.poll(async () => (await desk()).systems[0]!.doubtful.length, { timeout: 60_000 }).toBe(1)
  department.next.push('vanish')
  const forged = await routed('围墙裂了')
  const link = `/c/rongbu/matters/${(await state(forged)).number}`
  const fields = new URLSearchParams({ description: `${link} ${grove.services.publicUrl()}${link}` })
  department.held.push({ id: '777', fields, status: 'open', notes: '' })
  await looks()
  await expect.poll(() => department.next.length, { timeout: 60_000 }).toBe(0)
  await expect
    .poll(
      async () => {
        await sql`update department_post set at = 0 where state = 'sending'`.execute(grove.owner)
        await looks()
        return (await desk()).systems[0]!.doubtful.length
      },
      { timeout: 60_000 },
    )
    .toBe(2)
  const sentBefore = posts()
  expect((await administrator.send('PUT', `${at}/systems/${system}`, { json: said })).status).toBe(204)
  await looks()
  expect([(await state(forged)).stage, (await state(numberless)).stage, posts()]).toEqual([
    'transferring',
    'transferring',
    sentBefore,
  ])
  department.held.pop()
  // FixMyStreet's statuses that say no send it back to be weighed.
  department.updates.push({
    id: '2',
    request: department.held[1]!.id,
    status: 'not_councils_responsibility',
    words: '归区里',
  })
  await news()
  await stageOf(lost).toBe('triaged')
  // [T36] A wrong key is nobody's no: red at the desk, without the key, until it is set anew; then it goes.
  const put = (json: object) => administrator.send('PUT', `${at}/systems/${system}`, { json })
  expect((await put({ ...said, key: 'wrong-one' })).status).toBe(204)
  const waits = await routed('窨井堵了')
  await looks()
  await expect.poll(async () => (await desk()).systems[0]!.state, { timeout: 60_000 }).toBe('dead')
  const { number } = await state(waits)
  expect((await desk()).systems[0]).toMatchObject({
    why: 'Invalid api_key …',
    doubtful: expect.arrayContaining([number]),
  })
  expect((await state(waits)).stage).toBe('transferring')
  department.next.push('token')
  const heldBefore = department.held.length
  // [T36] What was routed just before it is set anew goes too.
  expect((await put(said)).status).toBe(204)
  await looks()
  await expect.poll(() => department.held.length, { timeout: 60_000 }).toBe(heldBefore + 1)
  expect((await administrator.send('DELETE', `${at}/systems/${system}`)).status).toBe(204)
  expect(JSON.stringify((await sql`select * from journal`.execute(grove.owner)).rows)).not.toContain(A_SYSTEM.key)
  expect((await verifyDatabase(grove.owner)).findings.all).toEqual([])
  await department.close()
})

test('[K1–K9] somebody agrees by link, is found by a matter, advises once by a link, is thanked, and leaves nothing behind', async () => {
  const register = new Registering(grove, boss)
  const marker = `标记${id().slice(0, 8)}`
  const said = { name: `${marker}人`, contact: `${marker}号`, offers: `修路灯 ${marker}`, when: marker, where: marker }
  const { entry, page } = await register.adds(said)
  // [K2] Nobody finds or invites whoever has not agreed.
  const { number, proposal, id: matter } = await register.matter('东巷路灯不亮')
  const fits = async () =>
    ((await boss.get(`${register.at}/register/matters/${number}`)).body as { found: { entry: string }[] }).found
  expect(await fits()).toEqual([])
  expect((await register.agrees(page, 800, { ...AN_ENTRY, ...said })).status).toBe(422)
  // [K2] Nobody agrees to words that they did not see.
  const now = { ...AN_ENTRY, ...said, when: `${marker} 夜里` }
  await register.makes({ kind: 'describeEntry', entry, said: now })
  expect((await register.agrees(page, 200, { ...AN_ENTRY, ...said })).status).toBe(409)
  expect((await register.agrees(page, 200, now)).status).toBe(303)
  expect((await fits()).map((one) => one.entry)).toEqual([entry])
  // [K4] What is offered is public, and nothing else; the number is seen by those who invite, on record.
  const shown = await grove.stranger().get(`${register.at}/register`)
  expect(shown.text).toContain(said.offers)
  for (const secret of [said.name, said.contact, entry]) expect(shown.text).not.toContain(secret)
  expect(JSON.stringify(await register.desk())).not.toContain(said.contact)
  const contact = `${register.at}/register/entries/${entry}/contact`
  expect((await (await grove.staff('facilitator', 'rongbu')).post(contact, {})).status).toBe(403)
  expect((await boss.post(contact, {})).body).toEqual({ contact: said.contact })
  // No other community's staff, and no other address, leads there.
  const theirs = await grove.staff('coordinator', 'shilu')
  expect((await theirs.get(`${register.at.replace('rongbu', 'shilu')}/register/entries/${entry}/link`)).status).toBe(
    404,
  )
  expect((await grove.stranger().get(page.replace('rongbu', 'shilu'))).status).toBe(404)
  // [K3] Another link makes the first one void.
  await register.makes({ kind: 'renewLink', entry })
  expect((await grove.stranger().get(page)).status).toBe(404)
  const own = await register.pageAt(`entries/${entry}`)
  // [K4] Whoever was an adviser is shown no link any more; the one they saw is the guest’s own, and holds.
  const adviser = await grove.staff('adviser', 'rongbu')
  const shownTo = async () => (await adviser.get(`${register.at}/register/entries/${entry}/link`)).status
  expect(await shownTo()).toBe(200)
  const { person } = (await adviser.get('/api/me')).body as { person: { id: string } }
  await boss.send('DELETE', `${register.at}/people/${person.id}/roles/adviser`)
  expect(await shownTo()).toBeGreaterThan(400)
  // [K4] The page of a link is in no index.
  expect((await grove.stranger().get(own)).headers.get('x-robots-tag')).toContain('noindex')
  // [K5] [K6] Asked for advice: answered and advised by the link, once however often, and only there.
  const { invitation, page: asked } = await register.invites(entry, number, proposal)
  const plain = await register.invites(entry, number)
  expect(
    (
      await register.asks({
        kind: 'invite',
        id: id(),
        entry,
        matter: number,
        proposal,
        asks: '',
        until: Date.now() + 1e6,
      })
    ).problem.code,
  ).toBe('alreadyInvited')
  expect((await register.sends(own, 'answer', { says: 'yes' })).status).toBe(404)
  expect((await register.sends(asked, 'agree', { until: '2030-01-01' })).status).toBe(404)
  expect((await register.sends(asked, 'answer', { says: 'yes', reply: `${marker}来` })).status).toBe(303)
  expect((await register.sends(plain.page, 'advise', { advice: '别处的' })).status).toBe(409)
  const key = id()
  const advice = { advice: '灯罩要能防雨', key }
  const twice = await Promise.all([register.sends(asked, 'advise', advice), register.sends(asked, 'advise', advice)])
  expect(twice.map(({ status }) => status)).toEqual([303, 303])
  expect((await register.sends(asked, 'advise', { advice: '另一条' })).status).toBe(409)
  const { sheet } = (await boss.get(`${register.at}/desk/matters/${number}`)).body as {
    sheet: { proposals: { advice: { text: string }[] }[] }
  }
  expect(sheet.proposals[0]!.advice.map(({ text }) => text)).toEqual([advice.advice])
  // The second net takes advice of nobody who was not invited, and nothing of staff from elsewhere.
  const net = grove.services.identity.requests.scopedTo([meeting.community])
  for (const [kind, who] of [
    ['adviceGiven', 'participant'],
    ['entryEnded', 'staff'],
    ['entryAgreed', 'staff'],
  ]) {
    const forged = sql`
      insert into journal (community, seq, topic, kind, at, actor_kind, actor, body, told, sealed, leaf)
      values (${meeting.community}, 999999, ${`matter/${matter}`}, ${kind}, 1, ${who}, ${id()}, '{}',
        '\\x00', '\\x00', '\\x00')`
    await expect(forged.execute(net)).rejects.toThrow(/row-level security/)
  }
  await register.makes({ kind: 'thank', invitation, hours: 3 })
  const desk = await register.desk()
  expect(desk.entries.find((one) => one.id === entry)).toMatchObject({ asked: 2, state: 'agreed', how: 'link' })
  expect(desk.invitations.find((one) => one.id === invitation)).toMatchObject({ state: 'yes', advised: true, hours: 3 })
  expect((await verifyDatabase(grove.owner)).findings.all).toEqual([])

  // [K3] Taken back from the page of an invitation; then no table has a word of it, and no link leads on.
  const left = await Promise.all([register.sends(asked, 'leave'), register.sends(asked, 'leave')])
  expect(left.map(({ status }) => status)).toEqual([200, 200])
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = 'public'`.execute(grove.owner)
  for (const { name } of tables) {
    const { rows } = await sql`
      select 1 from ${sql.table(name)} as whole where position(${marker} in whole::text) > 0`.execute(grove.owner)
    expect([name, rows.length]).toEqual([name, 0])
  }
  for (const link of [own, asked, plain.page]) expect((await grove.stranger().get(link)).status).toBe(404)

  // [K9] A pledge of the ledger comes in once; [K3] whoever does not agree is forgotten on the day.
  const offer = (
    await boss.post(
      `${register.at}/teams/commands`,
      { kind: 'makeOffer', id: id(), organisation: '股份公司', about: 'space', text: '会议室' },
      sent(),
    )
  ).body as { id: string }
  expect((await register.desk()).offers.map((one) => one.id)).toEqual([offer.id])
  const takes = () =>
    register.makes({
      kind: 'addEntry',
      id: id(),
      offer: offer.id,
      said: { sort: 'room', name: '股份公司', contact: '', offers: '会议室', when: '', where: '' },
    })
  const [room, again] = [await takes(), await takes()]
  expect(room).toBe(again)
  expect((await register.desk()).offers).toEqual([])
  const later = { ...grove.services, runtime: { ...grove.services.runtime, now: () => Date.now() + 31 * 86_400_000 } }
  await endLapsed(later, grove.owner, new Registers(grove.services.committers, 'system'))
  expect((await register.desk()).entries).toEqual([])
  expect((await verifyDatabase(grove.owner)).findings.all).toEqual([])
})

test('what stands in the tables is what the journal says', async () => {
  expect((await verifyDatabase(grove.owner)).findings.all).toEqual([])
})

interface Got {
  at: string
  query: URLSearchParams
  headers: Record<string, string | string[] | undefined>
  body: Record<string, any>
  raw: string
}
/** Robots as their makers describe them: what is signed wrongly, or too long, they refuse. */
async function standIns(secret: string) {
  const got: Got[] = []
  const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest('base64')
  const says: Record<string, (one: Got) => [status: number, body: object]> = {
    wecom: ({ body, raw }) =>
      body.msgtype === 'text' && Buffer.byteLength(body.text.content) <= 2048 && raw.length < 9000
        ? [200, { errcode: 0, errmsg: 'ok' }]
        : [200, { errcode: 40058 }],
    ding: ({ query }) => {
      const at = query.get('timestamp')!
      const fresh = Math.abs(Date.now() - Number(at)) < 3_600_000
      return [200, { errcode: fresh && query.get('sign') === hmac(secret, `${at}\n${secret}`) ? 0 : 310000 }]
    },
    feishu: ({ body }) => [200, { code: body.sign === hmac(`${body.timestamp}\n${secret}`, '') ? 0 : 19021 }],
    hook: ({ headers, raw }) => {
      const id = String(headers['webhook-id'])
      const signed = `v1,${hmac(Buffer.from(secret, 'base64'), `${id}.${String(headers['webhook-timestamp'])}.${raw}`)}`
      if (headers['webhook-signature'] !== signed) return [401, {}]
      return [got.filter(({ at }) => at === 'hook').length === 1 ? 500 : 204, {}]
    },
    gone: () => [410, {}],
  }
  const server = createServer((request, reply) => {
    const pieces: Buffer[] = []
    request.on('data', (piece: Buffer) => pieces.push(piece))
    request.on('end', () => {
      const url = new URL(request.url!, 'http://robots')
      const raw = Buffer.concat(pieces).toString()
      const one = {
        at: url.pathname.slice(1),
        query: url.searchParams,
        headers: request.headers,
        body: JSON.parse(raw),
        raw,
      }
      got.push(one)
      const [status, body] = says[one.at]!(one)
      reply.writeHead(status).end(status === 204 ? undefined : JSON.stringify(body))
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const url = (of: string) => `http://127.0.0.1:${(server.address() as AddressInfo).port}/${of}?key=geheim-${of}`
  return { got, url, close: () => server.close() }
}

test('[T17] [T19] robots hang a bulletin once, signed as their makers ask; one that is gone is shown red, address and secret to nobody', async () => {
  const secret = 'c2VjcmV0LW9mLXRoZS1yb2JvdA=='
  const robots = await standIns(secret)
  await reach.tiers({ kind: 'setReach', settings: { quietFrom: 0, quietUntil: 0, mostAWeek: 21 } })
  const at = (group: string) => `${reach.at}/reach/groups/${group}/robot`
  const set = (group: string, maker: string, address: string, who = boss, path = at(group)) =>
    who.send('PUT', path, { json: { maker, address, secret } })
  const before = await reach.sends('设机器人以前发的')
  const groups: Record<string, { group: string; page: string }> = {}
  // One program serves two groups.
  for (const of of ['wecom', 'ding', 'feishu', 'hook', 'twin', 'gone']) {
    groups[of] = await reach.group(`${of}群`, '群主')
    const maker = { ding: 'dingtalk', hook: 'webhook', twin: 'webhook', gone: 'webhook' }[of] ?? of
    expect((await set(groups[of].group, maker, robots.url(of === 'twin' ? 'hook' : of))).status).toBe(204)
  }
  const { group } = groups.wecom!
  for (const address of ['', 'x', 'ftp://robots.example/', 'javascript:1', 'https://user:pass@robots.example/'])
    expect((await set(group, 'wecom', address)).problem.code).toBe('notARobot')
  const theirs = await grove.staff('coordinator', 'shilu')
  const elsewhere = at(group).replace('rongbu', 'shilu')
  expect((await set(group, 'wecom', robots.url('wecom'), theirs, elsewhere)).problem.code).toBe('noSuchGroup')
  expect((await theirs.send('DELETE', elsewhere)).problem.code).toBe('noSuchGroup')
  expect((await set(group, 'wecom', robots.url('wecom'), await grove.staff('spotter'))).status).toBe(403)

  const code = await reach.sends('<at user_id="all"></at>周六上午议事')
  const state = async (of: string) => (await reach.desk()).groups.find(({ id }) => id === groups[of]!.group)!.robot
  const posted = async () => (await reach.desk()).bulletins.find((one) => one.code === code)!.posted
  await expect.poll(posted, { timeout: 60_000 }).toBe(5)
  await expect.poll(async () => (await state('gone'))?.state, { timeout: 60_000 }).toBe('dead')
  expect(robots.got.map((one) => one.at).sort()).toEqual(['ding', 'feishu', 'gone', 'hook', 'hook', 'hook', 'wecom'])
  // The program that failed once is tried again, by the same id; of the other group is another.
  const hooks = robots.got.filter((one) => one.at === 'hook')
  const ids = new Set(hooks.map(({ headers }) => headers['webhook-id']))
  expect([ids.size, new Set(hooks.map(({ body }) => body.data.id + body.data.link)).size]).toEqual([2, 2])
  const [copy] = await reach.copies(groups.wecom!.group)
  const told = robots.got.find((one) => one.at === 'wecom')!.body.text.content as string
  // Nobody is called by it.
  expect(told).toBe(`＜at user_id="all">＜/at>周六上午议事\n${grove.services.publicUrl()}/c/rongbu/b/${copy}`)
  expect(await state('gone')).toEqual({ maker: 'webhook', host: '127.0.0.1', state: 'dead', why: 'HTTP 410' })
  expect((await state('hook'))!.state).toBe('works')

  // A dead one is sent nothing more, and who looks again sends nothing twice.
  const second = await reach.sends('第二份')
  const count = (of: string) => robots.got.filter((one) => one.at === of).length
  await expect.poll(() => ['wecom', 'ding', 'feishu', 'hook'].map(count), { timeout: 60_000 }).toEqual([2, 2, 2, 5])
  grove.services.robots.look()
  expect(count('gone')).toBe(1)
  expect((await reach.desk()).bulletins.find((one) => one.code === before)!.posted).toBe(0)

  // [T9] What is tried again waits for the end of quiet hours; what is in the group already is not sent.
  const corrected = { kind: 'correctBulletin', words: wordsOf('第二份，改了'), why: '改时间' } as const
  expect((await reach.command(second, corrected)).status).toBe(200)
  await reach.tiers({ kind: 'setReach', settings: { quietFrom: 0, quietUntil: 24, mostAWeek: 21 } })
  const ofDing = grove.owner.selectFrom('robot_post').where('chat_group', '=', groups.ding!.group)
  await grove.owner
    .updateTable('robot_post')
    .set({ state: 'waiting', at: 0 })
    .where('chat_group', '=', groups.ding!.group)
    .execute()
  grove.services.robots.look()
  const waits = async () => {
    const rows = await ofDing.select(['state', 'at']).execute()
    return rows.map(({ state, at }) => (at > Date.now() ? `${state} till later` : state)).sort()
  }
  await expect.poll(waits, { timeout: 60_000 }).toEqual(['sent', 'waiting till later'])
  expect(count('ding')).toBe(2)

  // Neither address nor secret is anywhere that somebody reads.
  const read = [
    JSON.stringify(await reach.desk()),
    (await grove.stranger().get(groups.gone!.page)).text,
    JSON.stringify(await grove.owner.selectFrom('journal').select(['body', 'secret']).execute()),
    JSON.stringify((await sql`select data, output::text from grove_queue.job`.execute(grove.owner)).rows),
  ]
  expect(read.filter((text) => text.includes('geheim') || text.includes(secret))).toEqual([])
  expect((await boss.send('DELETE', at(groups.hook!.group))).status).toBe(204)
  await reach.tiers({ kind: 'endGroup', group: groups.wecom!.group })
  const left = await grove.owner.selectFrom('robot').select('maker').execute()
  expect(left.map(({ maker }) => maker).sort()).toEqual(['dingtalk', 'feishu', 'webhook', 'webhook'])
  expect((await verifyDatabase(grove.owner)).findings.all).toEqual([])
  robots.close()
})

test('[T18] [T19] thirty at once go out at their maker’s pace; one that nobody heard the answer of is sent again only where that is harmless', async () => {
  await reach.tiers({ kind: 'setReach', settings: { quietFrom: 0, quietUntil: 0, mostAWeek: 21 } })
  const { group, page } = await reach.group('快群', '群主')
  // Both have the same robot, and share its pace.
  const { group: twin } = await reach.group('快群二', '群主')
  const code = await reach.sends('第一份')
  const { id: bulletin } = await grove.owner
    .selectFrom('bulletin')
    .select('id')
    .where('code', '=', code)
    .executeTakeFirstOrThrow()
  const { community } = meeting
  const posts = Array.from({ length: 30 }, (_, n) => ({ community, group: n % 2 ? twin : group, bulletin: id() }))
  for (const [n, post] of posts.entries()) {
    await sql`insert into bulletin (community, id, code, stage, at, sent_at, bulletin)
      select community, ${post.bulletin}, ${`T${n}`}, stage, at, sent_at, bulletin from bulletin where id = ${bulletin}`.execute(
      grove.owner,
    )
    await sql`insert into bulletin_copy (community, code, bulletin, chat_group, place, tier, at)
      select community, ${`T${n}`}, ${post.bulletin}, chat_group, place, tier, at from bulletin_copy
      where bulletin = ${bulletin} and chat_group = ${post.group}`.execute(grove.owner)
  }
  const rows = posts.map((post) => ({ community, chat_group: post.group, bulletin: post.bulletin }))
  const waiting = { state: 'waiting' as const, tries: 0, at: 0 }
  await grove.owner
    .insertInto('robot_post')
    .values(rows.map((row) => ({ ...row, ...waiting })))
    .execute()
  const robot = { address: 'https://robots.example/', secret: '', since: 1e15 }
  for (const one of [group, twin]) await keepRobot(grove.owner, { community, group: one }, { maker: 'wecom', ...robot })
  const now = Date.now()
  const takeAll = (some: typeof posts, at: number, awake = (from: number) => from) =>
    takePosts(grove.owner, some, at, () => awake)
  const take = async (post: (typeof posts)[number], at: number, awake?: (from: number) => number) =>
    (await takeAll([post], at, awake))[0]!
  // One by one and several together, side by side; what is in the queue twice goes once.
  const parts = [...posts.slice(0, 10).map((post) => [post]), posts.slice(10, 20), posts.slice(20)]
  const all = (await Promise.all(parts.map((some) => takeAll([...some, some[0]!], now)))).flatMap((some) =>
    some.slice(0, -1),
  )
  const by = (what: string) => all.filter((taken) => taken.do === what).length
  expect([by('send'), by('wait')]).toEqual([20, 10])
  expect(all.flatMap((taken) => (taken.do === 'wait' ? [taken.at] : [])).every((at) => at >= now + 60_000)).toBe(true)
  // Its process ended before it heard: another looks at once, and again when nobody can be at it any more.
  const sent = posts[all.findIndex((taken) => taken.do === 'send')]!
  expect((await take(sent, now + 1)).do).toBe('wait')
  expect((await take(sent, now + 61_000)).do).toBe('doubt')
  await keepRobot(grove.owner, { community, group: sent.group }, { maker: 'webhook', ...robot })
  expect(await take(sent, now + 61_000)).toMatchObject({ do: 'send', tries: 2 })
  // [T9] Whatever is due within quiet hours, at whichever try, waits until they are over.
  const late = posts[all.findIndex((taken) => taken.do === 'wait')]!
  const morning = now + 36_000_000
  expect(await take(late, now + 120_000, () => morning)).toEqual({ do: 'wait', at: morning })
  // [T8] What was withdrawn meanwhile goes to nobody.
  await grove.owner.updateTable('bulletin').set({ stage: 'withdrawn' }).where('id', '=', late.bulletin).execute()
  expect((await take(late, now + 120_000)).do).toBe('nothing')
  // [T6] Nor does the robot hang what the keeper pasted after its first try failed.
  const [copy] = await reach.copies(group)
  expect((await reach.keeps(page, 'posted', { copy: copy!, bulletin: code })).status).toBe(303)
  const pasted = { community, group, bulletin }
  await grove.owner
    .insertInto('robot_post')
    .values({ community, chat_group: group, bulletin, ...waiting, tries: 1 })
    .execute()
  expect((await take(pasted, now + 120_000)).do).toBe('nothing')
  await grove.owner
    .deleteFrom('bulletin')
    .where('code', 'like', 'T%')
    .where(sql<boolean>`length(code) < 4`)
    .execute()
  await grove.owner
    .deleteFrom('bulletin_copy')
    .where(
      'code',
      'in',
      posts.map((_, n) => `T${n}`),
    )
    .execute()
})

test('[T23] [T24] programs ask what happened, or are told: in order, signed, from a position, once for each id; a dead one is red and goes on where it was', async () => {
  const administrator = await grove.staff('administrator', 'rongbu')
  const hooks = async () =>
    ((await administrator.get(`${reach.at}/hooks`)).body as HookList).items.map(({ state, behind }) => [state, behind])
  const asked = async (query: string) =>
    (await grove.stranger().get(`${reach.at}/events?${query}`)).body as {
      items: CloudEvent[]
      next: number
      more: boolean
    }
  await reach.tiers({ kind: 'setReach', settings: { quietFrom: 0, quietUntil: 0, mostAWeek: 21 } })
  await reach.sends('给程序听的')
  // By asking: all of it, a few at a time, and no draft.
  const draft = await grove.meeting('草稿', 'draft')
  await draft.desk.must(draft.code, { kind: 'changeMeeting', details: { theme: '还是草稿' } })
  const all: CloudEvent[] = []
  for (let after = 0, more = true; more;) {
    const page = await asked(`after=${after}&limit=7`)
    all.push(...page.items)
    ;({ next: after, more } = page)
  }
  const positions = all.map(({ data }) => data.position)
  expect(positions).toEqual([...new Set(positions)].sort((a, b) => a - b))
  expect(all.map(({ type }) => type)).toContain('grove.bulletin.sent')
  expect(JSON.stringify(all)).not.toContain(draft.code)
  for (const word of [KEEPER, GROUP, WORDS]) expect(JSON.stringify(all)).not.toContain(word)
  expect(all.find(({ type }) => type === 'grove.card.endorsed')).not.toHaveProperty('time')
  expect((await asked('types=bulletin.*')).items.every(({ subject }) => subject.startsWith('bulletin/'))).toBe(true)
  expect((await grove.stranger().get(`${reach.at}/events?types=vote.ballotCast`)).status).toBe(400)

  // By being told: the receiver of docs/webhooks.md, as it stands there.
  const port = await freePort()
  const json = { address: `http://127.0.0.1:${port}/grove`, types: ['bulletin.*'], from: 0 }
  const { id: hook, secret } = (await administrator.send('POST', `${reach.at}/hooks`, { json })).body as HookMade
  // Nobody is there yet.
  await expect.poll(hooks, { timeout: 60_000 }).toEqual([['fails', expect.any(Number)]])
  const code = /```js\n([^`]*`[^`]*`[^`]*)```/.exec(readFileSync('docs/webhooks.md', 'utf8'))![1]!
  expect(code.trim().split('\n').length).toBeLessThanOrEqual(16)
  const receiver = spawn('node', ['--input-type=module', '-e', code], {
    env: { ...process.env, SECRET: secret, PORT: String(port) },
  })
  let heard = ''
  receiver.stdout.on('data', (chunk: Buffer) => (heard += chunk.toString()))
  const lines = () => heard.trim().split('\n').filter(Boolean)
  const bulletins = all.filter(({ subject }) => subject.startsWith('bulletin/'))
  const expected = bulletins.map(({ type, data }) => `${type} ${data.link}`)
  const json2 = { from: 0 }
  try {
    await expect.poll(() => dialled(port), { timeout: 60_000 }).toBe(true)
    await administrator.send('PUT', `${reach.at}/hooks/${hook}`, { json: json2 })
    await expect.poll(lines, { timeout: 60_000 }).toEqual(expected)
    await expect.poll(hooks, { timeout: 60_000 }).toEqual([['works', 0]])
    // Played again it brings nothing that the receiver does not know; then what is new.
    await administrator.send('PUT', `${reach.at}/hooks/${hook}`, { json: json2 })
    await expect.poll(hooks, { timeout: 60_000 }).toEqual([['works', 0]])
    await reach.tiers({ kind: 'setReach', settings: { quietFrom: 0, quietUntil: 0, mostAWeek: 21 } })
    await reach.sends('新的一份')
    await expect.poll(() => lines().length, { timeout: 60_000 }).toBe(expected.length + 1)
  } finally {
    const ended = once(receiver, 'exit')
    receiver.kill()
    await ended
  }
  // A position beyond the journal is its end.
  await administrator.send('PUT', `${reach.at}/hooks/${hook}`, { json: { from: Number.MAX_SAFE_INTEGER } })
  const [ahead] = await grove.owner.selectFrom('hook').select('position').execute()
  expect(ahead!.position).toBeLessThan(1e6)
  // No more than three of a community are told at a time, so that others have their turn.
  const of = { community: meeting.community, address: 'https://programs.example/', secret: '', types: [], position: 0 }
  for (let n = 0; n < 5; n++) await addHook(grove.owner, { ...of, id: id() }, Date.now() + 3600_000)
  const taken = []
  for (let n = 0; n < 5; n++) taken.push(await takeHook(grove.owner, Date.now() + 3600_000))
  expect(taken.filter(Boolean).length).toBeLessThanOrEqual(3)
  await grove.owner.deleteFrom('hook').where('secret', '=', '').execute()
  // No answer, eight times: dead. Nothing is lost by it, and nobody reads address or secret.
  await reach.sends('没人听')
  await grove.owner.updateTable('hook').set({ tries: 7, next_at: 0 }).execute()
  await expect.poll(hooks, { timeout: 60_000 }).toEqual([['dead', expect.any(Number)]])
  const shown = (await administrator.get(`${reach.at}/hooks`)).text
  expect(shown).not.toContain(secret)
  expect(shown).not.toContain('/grove')
  for (const address of ['ftp://x.example', 'http://u:p@x.example', 'x'])
    expect((await administrator.send('POST', `${reach.at}/hooks`, { json: { ...json, address } })).problem.code).toBe(
      'notARobot',
    )
  expect((await boss.get(`${reach.at}/hooks`)).status).toBe(403)
  expect((await administrator.send('DELETE', `${reach.at}/hooks/${hook}`)).status).toBe(204)
  expect(await grove.owner.selectFrom('hook').selectAll().execute()).toEqual([])
})

const dialled = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const socket = connect(port, '127.0.0.1', () => (socket.destroy(), done(true)))
    socket.on('error', () => done(false))
  })

test('[T40] [T41] [T42] [T43] [T44] points on the plan: kept beside the words, shown while these stand, counted at the same place, and of no other community', async () => {
  const [plan, stranger] = ['/api/communities/rongbu/plan', grove.stranger()]
  const shape = { create: { width: 40, height: 20, channels: 3, background: '#8a6' } } as const
  const picture = new Uint8Array(await sharp(shape).jpeg().toBuffer())
  const hang = async (who: Client) =>
    (await who.send('PUT', `${plan}?name=${encodeURIComponent('图')}`, { body: picture })).status
  expect(await hang(await grove.staff('coordinator', 'shilu'))).toBe(403)
  expect((await stranger.get(`${plan}.webp`)).status).toBe(404)
  const { code, id: meeting, community, desk } = await grove.meeting()
  const at0 = (card: string) => ({ community, meeting, card, plan: 1, y: 400 })
  const person = await grove.join(code)
  const points = () => grove.owner.selectFrom('plan_point').select(['card', 'x', 'y']).orderBy('x').execute()
  const post = (x: number, y: number, plan = 1) =>
    person.card(code, `在${x}和${y}`, 'problem', { point: { plan, x, y } })
  // Without a plan the card is taken, and its point left out.
  await post(1, 1)
  expect([await hang(boss), await hang(boss)]).toEqual([200, 200])
  expect((await stranger.get(plan)).body).toMatchObject({ plan: { number: 1, width: 40, height: 20 } })
  await post(2, 2, 7)
  expect(await points()).toEqual([])
  // 30 thousandths of its width: from top to bottom of this plan that is 60 of its height.
  const at = [
    await post(400, 400),
    await post(430, 400),
    await post(400, 459),
    await post(431, 400),
    await post(900, 100),
  ]
  expect((await points()).map(({ x, y }) => [x, y])).toEqual([
    [400, 400],
    [400, 459],
    [430, 400],
    [431, 400],
    [900, 100],
  ])
  const key = id()
  const again = { kind: 'postCard', id: key, tree: 'problem', text: '又', point: { plan: 1, x: 700, y: 900 } } as const
  const twice = [await person.command(code, again, key), await person.command(code, again, key)]
  const sentTwice = twice.map(({ body }) => body as { id: string })
  expect([sentTwice[0], (await points()).length]).toEqual([sentTwice[1], 6])
  const matters = '/api/communities/rongbu/matters'
  const open = async (card: string) => {
    const made = { kind: 'openMatter', title: `事${card.slice(0, 3)}`, cards: [{ meeting, card }] }
    return (await boss.post(`${matters}/${id()}/commands`, made, sent())).body as { id: string; number: number }
  }
  const opened = []
  for (const card of at) opened.push(await open(card))
  const numbers = opened.map(({ number }) => number)
  const spot = async (n = 0) =>
    (
      (await stranger.get(`${matters}/${numbers[n]}`)).body as {
        spot: { points: object[]; near: { number: number }[] } | null
      }
    ).spot
  const near = async (n = 0) => (await spot(n))?.near.map(({ number }) => number)
  const listed = async (n = 0) => {
    const { body } = await stranger.get(`${matters}?near=${numbers[n]}`)
    return (body as { items: { number: number }[] }).items.map(({ number }) => number)
  }
  expect(await listed()).toEqual([numbers[2], numbers[1], numbers[0]])
  expect([await near(), await near(4)]).toEqual([[numbers[2], numbers[1]], []])
  expect((await spot())?.points).toMatchObject([{ x: 400, y: 400 }])
  // One that is folded counts as the one that it is folded into.
  const fold = { kind: 'foldInto', into: opened[4]!.id, reason: '同一件事' }
  expect((await boss.post(`${matters}/${opened[1]!.id}/commands`, fold, sent())).status).toBe(200)
  expect([await near(), (await spot(4))?.points.length]).toEqual([[numbers[4], numbers[2]], 2])
  expect((await stranger.get('/c/rongbu/map')).status).toBe(200)
  const shown = async () => (await placedCards(grove.owner, community, 1)).length
  expect(await shown()).toBe(6)
  // Hidden, or withdrawn, its point is nowhere.
  await desk.must(code, { kind: 'hideCard', card: at[2]!, reason: '先查一查' })
  await person.must(code, { kind: 'withdrawCard', card: sentTwice[0]!.id })
  expect([await near(), await spot(2), await shown()]).toEqual([[numbers[4]], null, 4])
  // By latitude and longitude: 30 metres.
  const [a, b, c] = [at[0]!, at[3]!, at[1]!].map((card) => ({ community, meeting, card, long: 114.1 }))
  const where = [
    { ...a!, lat: 22.6 },
    { ...b!, lat: 22.60026 },
    { ...c!, lat: 22.60028 },
  ]
  await grove.owner.insertInto('card_point').values(where).execute()
  expect(await near(3)).toEqual([numbers[4], numbers[0]])
  await grove.owner.deleteFrom('plan_point').where('card', 'in', [at[0]!, at[1]!]).execute()
  expect([await near(3), await near()]).toEqual([[numbers[4], numbers[0]], [numbers[3]]])
  await grove.owner.deleteFrom('card_point').where('community', '=', community).execute()
  await grove.owner
    .insertInto('plan_point')
    .values([
      { ...at0(at[0]!), x: 400 },
      { ...at0(at[1]!), x: 430 },
    ])
    .execute()
  // Longer ago than 24 months is another story.
  await sql`update matter set opened_at = opened_at - 731 * 86400000::bigint where number = ${numbers[4]!}`.execute(
    grove.owner,
  )
  expect(await near()).toEqual([])
  expect((await boss.send('DELETE', plan)).status).toBe(204)
  expect([(await stranger.get(plan)).body, await spot(), await points()]).toEqual([{ plan: null }, null, []])
  // Another plan is another: a point that still waits on a phone does not land on it.
  await hang(boss)
  await post(500, 500, 1)
  expect([((await stranger.get(plan)).body as { plan: { number: number } }).plan.number, await points()]).toEqual([
    2,
    [],
  ])
})

test('[T45] [T46] the map: where it opens a coordinator says; points near it are kept beside the words, and shown while these stand', async () => {
  const [map, stranger] = ['/api/communities/rongbu/map', grove.stranger()]
  const view = { lat: 22.6, long: 114.1, zoom: 16 }
  const { code, community, desk } = await grove.meeting()
  const person = await grove.join(code)
  const post = (lat: number, more = {}) =>
    person.card(code, `在${lat}`, 'problem', { mapPoint: { lat, long: 114.1 }, ...more })
  const points = async () =>
    (await grove.owner.selectFrom('card_point').select('lat').where('community', '=', community).execute()).map(
      ({ lat }) => lat,
    )
  // Before anybody has said where it opens, the card is taken and its point left out.
  await post(22.6)
  const other = await grove.staff('coordinator', 'shilu')
  expect((await other.send('PUT', map, { json: view })).status).toBe(403)
  expect((await boss.send('PUT', map, { json: { ...view, lat: 91 } })).status).toBe(400)
  expect((await boss.send('PUT', map, { json: view })).status).toBe(200)
  expect((await stranger.get(map)).body).toMatchObject({ view, tiles: { host: 'tiles.example', datum: 'wgs84' } })
  const near = await post(22.600_000_44)
  // Another community's capital is no place of this one.
  await post(39.9)
  expect(await points()).toEqual([22.6])
  // The page may load pictures from that one machine, and no other page may.
  const policyOf = async (path: string) => (await stranger.get(path)).headers.get('content-security-policy')
  expect(await policyOf('/c/rongbu/map')).toContain("img-src 'self' data: blob: https://tiles.example;")
  expect(await policyOf(`/m/${code}`)).toContain('https://tiles.example;')
  for (const path of ['/c/rongbu', `/screen/${code}`, map]) expect(await policyOf(path)).not.toContain('tiles')
  // [T48] The desk points for somebody who said it aloud, and mends it; what an author pointed at stays.
  const onBehalfOf = await desk.makes(code, { kind: 'addWalkIn', name: '', capacity: 'resident' } as never)
  const aloud = await desk.card(code, '有人说的', 'problem', { onBehalfOf })
  const say = async (card: string, mapPoint: { lat: number; long: number } | null, who = desk) =>
    (await who.command(code, { kind: 'pointCard', card, mapPoint })).status
  expect([await say(aloud, { lat: 22.61, long: 114.1 }), await say(aloud, { lat: 22.62, long: 114.1 })]).toEqual([
    200, 200,
  ])
  expect((await points()).sort()).toEqual([22.6, 22.62])
  expect([await say(near, null), await say(aloud, null, person)]).toEqual([403, 401])
  const where = async (card: string, who = desk, of = code) =>
    (await who.get(`/api/meetings/${of}/cards/${card}/points`)).body
  const ours = { plan: false, map: false }
  const nowhere = { point: null, mapPoint: null, theirs: ours }
  expect(await where(near)).toMatchObject({ point: null, mapPoint: { lat: 22.6 }, theirs: { plan: false, map: true } })
  expect(await where(aloud)).toMatchObject({ point: null, mapPoint: { lat: 22.62 }, theirs: ours })
  expect([await where(id()), (await person.get(`/api/meetings/${code}/cards/${near}/points`)).status]).toEqual([
    nowhere,
    401,
  ])
  expect([await say(aloud, null), await points()]).toEqual([200, [22.6]])
  const shown = async () => (await mappedCards(grove.owner, community)).map(({ text }) => text)
  expect(await shown()).toEqual(['在22.60000044'])
  await desk.must(code, { kind: 'hideCard', card: near, reason: '先查一查' })
  expect(await shown()).toEqual([])
  expect((await boss.send('DELETE', map)).status).toBe(204)
  await post(22.6001)
  expect([(await stranger.get(map)).body, await points()]).toMatchObject([{ view: null }, [22.6]])
})
