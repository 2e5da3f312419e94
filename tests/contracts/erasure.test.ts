import { sql } from 'kysely'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readCheckpoints } from '../../src/server/verify/checkpoints.ts'
import { verifyDatabase } from '../../src/server/verify/database.ts'
import type { TestGrove } from '../build/grove.ts'
import { id, startTestGrove } from '../build/grove.ts'
import { AN_ENTRY } from '../build/registerCommands.ts'
import { A_VOTE } from '../build/voteCommands.ts'

let grove: TestGrove
beforeAll(async () => {
  grove = await startTestGrove()
})
afterAll(() => grove.stop())

/** Everything that the database holds, row by row as text, in which a marker could be. */
async function everywhere(marker: string): Promise<string[]> {
  const db = grove.owner
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = 'public'`.execute(db)
  const found: string[] = []
  for (const { name } of tables) {
    const { rows } = await sql<{ row: string }>`
      select whole::text as row from ${sql.table(name)} as whole where position(${marker} in whole::text) > 0`.execute(
      db,
    )
    found.push(...rows.map(({ row }) => `${name}: ${row.slice(0, 200)}`))
  }
  return found
}

test('[M26] who asks to be forgotten is found nowhere: name, cards in every wording, photos, addresses, what they contested; the log still verifies', async () => {
  const marker = `标记${id().slice(0, 8)}`
  /** A word by which cards can be searched for; longer ones than 24 letters are not spelt. */
  const word =
    id()
      .replace(/[^a-f]/g, '')
      .slice(0, 12) + 'zuhause'
  const { code, id: meeting, community, desk } = await grove.meeting()
  const coordinator = await grove.staff('coordinator')
  const person = await grove.join(code, `${marker}名`, { nameAgreed: true })
  const neighbour = await grove.join(code, '李强')
  const picture = await sharp({ create: { width: 32, height: 24, channels: 3, background: '#864' } })
    .jpeg()
    .toBuffer()
  const sent = await person.send('POST', `/api/meetings/${code}/photos`, { body: new Uint8Array(picture) })
  const { photo } = sent.body as { photo: string }
  const more = { where: `${marker}巷 ${word}`, photo }
  const plan = { name: '图', bytes: picture, width: 32, height: 24, at: 1 }
  await grove.owner
    .insertInto('plan')
    .values({ community, number: 1, ...plan })
    .execute()
  const points = () => grove.owner.selectFrom('plan_point').selectAll().where('community', '=', community).execute()
  const cards = [
    await person.card(code, `${marker}一`, 'problem', { ...more, point: { plan: 1, x: 410, y: 200 } }),
    await person.card(code, `${marker}二`, 'problem'),
    await person.card(code, `${marker}三`, 'problem'),
  ]
  await person.must(code, { kind: 'editCard', card: cards[0]!, text: `${marker}改过`, ...more })
  await neighbour.must(code, { kind: 'endorse', card: cards[0]! })
  await person.must(code, { kind: 'withdrawCard', card: cards[1]! })
  await desk.must(code, { kind: 'hideCard', card: cards[2]!, reason: '先查一查' })
  await desk.must(code, { kind: 'openTopic', id: id(), tree: 'problem', name: '路灯', cards: [cards[0]!] })
  const kept = readCheckpoints('kept outside', (await grove.services.logs.checkpoint(community, 'rongbu', 1)).note)
  const db = grove.owner
  const follows = { community, card: cards[0]!, participant: person.participant, locale: 'en' as const }
  await db
    .insertInto('follower')
    .values({ ...follows, address: `${marker}@example.org`, asked_at: 1, confirmed_at: 1 })
    .execute()
  // What they said against a matter, and its photo.
  const send = (matter: string, body: object) =>
    coordinator.post(`/api/communities/rongbu/matters/${matter}/commands`, body, { 'idempotency-key': id() })
  const opened = await send(id(), { kind: 'openMatter', title: '路灯', cards: [{ meeting, card: cards[0] }] })
  const { id: matter } = opened.body as { id: string }
  const contest = id()
  await sql`
    update matter set
      sheet = jsonb_set(sheet, '{contests}', ${JSON.stringify([{ id: contest, text: `${marker}没修`, photo: null, at: 5 }])}::jsonb),
      secret = ${JSON.stringify({ answered: [], contestants: [[contest, person.participant]] })}::jsonb
    where id = ${matter}`.execute(db)
  expect((await everywhere(marker)).length).toBeGreaterThan(5)
  await grove.services.search.indexer.catchUp([community], 5000)
  expect((await everywhere(word)).map((row) => row.split(':')[0])).toEqual(
    expect.arrayContaining(['findable', 'spelling', 'wording']),
  )
  expect((await grove.stranger().get(`/photos/${photo}.webp`)).status).toBe(200)

  expect(await points()).toMatchObject([{ card: cards[0], plan: 1, x: 410, y: 200 }])

  const erase = (who: typeof desk) => who.command(code, { kind: 'erasePerson', participant: person.participant })
  // Not everyone at a desk may: it cannot be undone.
  expect((await erase(desk)).status).toBe(403)
  expect((await erase(neighbour)).status).toBe(401)
  expect((await erase(coordinator)).status).toBe(200)
  await sql`update matter set sheet = jsonb_set(sheet, '{contests}', '[]'), secret = '{"answered": [], "contestants": []}' where id = ${matter} and sheet -> 'contests' -> 0 ->> 'text' = ''`.execute(
    db,
  )

  expect(await everywhere(marker)).toEqual([])
  expect(await everywhere(word)).toEqual([])
  expect(await points()).toEqual([])
  expect(await db.selectFrom('photo').select('id').where('id', '=', photo).execute()).toEqual([])
  for (const path of [`/api/meetings/${code}`, `/m/${code}`, `/api/meetings/${code}/cards.csv`, `/c/rongbu/feed.atom`])
    expect((await desk.get(path)).text, path).not.toContain(marker)
  expect((await grove.stranger().get(`/photos/${photo}.webp`)).status).toBe(404)
  const { board } = await neighbour.board(code)
  expect(cards.map((card) => board.cards[card])).toMatchObject(
    Array(3).fill({ state: 'withdrawn', text: '', where: '', photo: null }),
  )
  expect(Object.values(board.topics)[0]).toMatchObject({ people: 0 })
  const { findings } = await verifyDatabase(db, { outside: kept })
  expect(findings.all).toEqual([])
})

test('[M26] a word that somebody took as their name stays in everybody’s texts; the desk hears in how many places', async () => {
  const { code, desk, id: meeting } = await grove.meeting('路灯')
  const coordinator = await grove.staff('coordinator')
  const stranger = await grove.join(code, '同意修灯')
  const neighbour = await grove.join(code, '李强')
  const card = await neighbour.card(code, '我们都同意修灯')
  await desk.must(code, { kind: 'openTopic', id: id(), tree: 'problem', name: '同意修灯', cards: [card] })
  const write = (field: string, to: string) =>
    desk.post(
      `/api/meetings/${code}/minutes/commands`,
      { kind: 'writeText', item: null, field, from: '', to },
      { 'idempotency-key': id() },
    )
  await write('decisions', '大家同意修灯。')
  await write('observers', '同意修灯\n赵大妈')
  const cards = [{ meeting, card }]
  await coordinator.post(
    `/api/communities/rongbu/matters/${id()}/commands`,
    { kind: 'openMatter', title: '居民同 意\u200b修灯', cards },
    { 'idempotency-key': id() },
  )
  const vote = { ...A_VOTE, title: '同意修灯的表决' }
  await desk.post('/api/communities/rongbu/votes', vote, { 'idempotency-key': id() })
  const wave = { title: '同意修灯了吗', own: [], coded: false }
  await coordinator.post('/api/communities/rongbu/surveys', wave, { 'idempotency-key': id() })
  const said = { ...AN_ENTRY, offers: '同意修灯的人都来' }
  const entry = { kind: 'addEntry', id: id(), offer: null, said }
  await coordinator.post('/api/communities/rongbu/register/commands', entry, { 'idempotency-key': id() })
  // Width, spaces and signs that nobody sees make no other name of it.
  const member = {
    kind: 'seatMember',
    id: id(),
    team: 'spotter',
    name: '同意\u2060修灯',
    capacity: 'resident',
    interests: '',
  }
  await coordinator.post('/api/communities/rongbu/teams/commands', member, { 'idempotency-key': id() })
  const from = Date.now()
  const contact = { respondent: '同意修灯', phone: '', place: '' }
  const notice = {
    kind: 'publishNotice',
    about: 'other',
    title: '停水',
    text: '周二',
    from,
    until: from + 2 * 86_400_000,
  }
  await coordinator.post(
    `/api/communities/rongbu/notices/${id()}/commands`,
    { ...notice, contact },
    { 'idempotency-key': id() },
  )
  const { participant } = stranger
  const answer = await coordinator.command(code, { kind: 'erasePerson', participant, receipt: '' })
  expect(answer.body).toMatchObject({
    namesStand: {
      minutes: 1,
      topics: 1,
      cards: 1,
      matters: 1,
      teams: 1,
      notices: 1,
      votes: 1,
      rounds: 0,
      conventions: 0,
      surveys: 1,
      register: 1,
      bulletins: 0,
      groups: 0,
    },
  })
  const { texts } = (await desk.get(`/api/meetings/${code}/minutes`)).body as { texts: Record<string, string> }
  expect(texts).toEqual({ decisions: '大家同意修灯。', observers: '____\n赵大妈' })
})

test('[M26] who has no name here is found by a receipt of this meeting, and by no other', async () => {
  const { code } = await grove.meeting()
  const other = await grove.meeting()
  const coordinator = await grove.staff('coordinator')
  const nameless = await grove.join(code)
  const card = await nameless.card(code, '不想留下的话')
  const { cards } = (await nameless.get(`/api/meetings/${code}/me`)).body as { cards: { receipt: string }[] }
  const { receipt } = cards[0]!
  const erase = (where: string, shown: string) =>
    coordinator.command(where, { kind: 'erasePerson', participant: null, receipt: shown })
  expect((await erase(code, 'AAA-AAA-AAA')).status).toBe(404)
  expect((await erase(other.code, receipt)).problem.code).toBe('noSuchReceipt')
  expect((await nameless.board(code)).board.cards[card]!.state).toBe('standing')
  // As people read it out.
  expect((await erase(code, receipt.toLowerCase().replaceAll('-', ' '))).status).toBe(200)
  expect((await nameless.board(code)).board.cards[card]).toMatchObject({ state: 'withdrawn', text: '' })
})
