import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { document, heard, holdToContract, promised } from '../build/contract.ts'
import type { Client, TestGrove } from '../build/grove.ts'
import { id, startTestGrove } from '../build/grove.ts'

/** A small photo, as bytes. */
const photo = async () =>
  new Uint8Array(
    await sharp({ create: { width: 8, height: 8, channels: 3, background: 'green' } })
      .png()
      .toBuffer(),
  )

let grove: TestGrove
let code: string
let desk: Client
let admin: Client
beforeAll(async () => {
  // What other files heard before is theirs.
  heard.clear()
  grove = await startTestGrove()
  ;({ code, desk } = await grove.meeting())
  admin = await grove.staff('administrator', 'rongbu')
})
afterAll(() => grove.stop())

/**
 * Every answer that a client hears is held to the document (tests/build/contract.ts); here all of them are
 * heard once.
 */
test('a meeting: every answer is what the document says', async () => {
  await desk.get(`/api/meetings/${code}`)
  await desk.get(`/api/meetings/${code}/cards`)
  await desk.get(`/api/meetings/${code}/attendance`)
  await desk.get(`/api/meetings/${code}/pass`)
  const { body } = await desk.get('/api/communities/rongbu/agenda')
  await desk.send('PUT', '/api/communities/rongbu/agenda', { json: body })
  const resident = await grove.join(code, '王阿姨')
  await resident.send('POST', `/api/meetings/${code}/photos`, { body: await photo() })
  const card = await resident.card(code)
  await (await grove.join(code)).must(code, { kind: 'endorse', card })
  await desk.must(code, { kind: 'hideCard', card, reason: '先查一查' })
  await desk.must(code, { kind: 'openTopic', id: id(), tree: 'problem', name: '路灯', cards: [card] })
  await resident.get(`/api/meetings/${code}/me`)
  await desk.get(`/api/meetings/${code}`)
})

test('a ledger: every answer is what the document says', async () => {
  const boss = await grove.staff('coordinator', 'rongbu')
  const api = '/api/communities/rongbu'
  const sent = () => ({ 'idempotency-key': id() })
  const resident = await grove.join(code)
  const card = await resident.card(code, '路灯又不亮了')
  const { id: here } = (await desk.board(code)).board
  const opened = await boss.post(
    `${api}/matters/${id()}/commands`,
    { kind: 'openMatter', title: '路灯', cards: [{ meeting: here, card }] },
    sent(),
  )
  const { id: matter, number } = opened.body as { id: string; number: number }
  await boss.post(`${api}/matters/commands`, {
    items: [
      { matter, key: id(), command: { kind: 'note', text: '看过了' } },
      { matter, key: id(), command: { kind: 'begin' } },
    ],
  })
  await boss.send('POST', `${api}/matters/${matter}/photos`, { body: await photo() })
  for (const at of ['', '/desk'])
    for (const what of ['matters', `matters/${number}`, 'ledger.csv', 'ledger.xlsx'])
      await boss.get(`${api}${at}/${what}`)
  await boss.get(`${api}/desk/unanswered`)
  await boss.get(`${api}/ledger`)
  const { body: settings } = await boss.get(`${api}/ledger/settings`)
  await boss.send('PATCH', `${api}/ledger/settings`, { json: settings })
  await boss.post(`${api}/teams/commands`, { kind: 'seatMember', id: id(), team: 'spotter', name: '王阿姨' }, sent())
  await boss.post(
    `${api}/teams/commands`,
    { kind: 'makeOffer', id: id(), organisation: '街坊五金店', about: 'goods', text: '灯泡' },
    sent(),
  )
  await boss.get(`${api}/teams`)
  const from = Date.now()
  await boss.post(
    `${api}/notices/${id()}/commands`,
    { kind: 'publishNotice', about: 'other', title: '停水', text: '周二停水', from, until: from + 2 * 86_400_000 },
    sent(),
  )
  await boss.get(`${api}/notices`)
  await boss.get(`${api}/handlers`)
  await boss.send('POST', `${api}/ledger/import`, { body: '标题,地点\n路灯,三号楼\n' })
  await boss.get(`/api/meetings/${code}/cards.csv`)
  const above = await grove.staff('officer', 'hedu')
  for (const what of ['', '/matters', '/desk/matters', '/alike']) await above.get(`/api/subdistricts/hedu${what}`)
})

test('places: every answer is what the document says', async () => {
  await desk.get('/api/communities')
  await desk.get('/api/communities/rongbu')
  await desk.get('/api/communities/rongbu/meetings')
  await desk.get('/c/rongbu/calendar.ics')
  await desk.get('/c/rongbu/feed.atom')
  await desk.get(`/api/meetings/${code}/meeting.ics`)
  const { body } = await desk.get('/api/places')
  const { id: parent } = (body as { items: { id: string; slug: string }[] }).items.find(
    ({ slug }) => slug === 'rongbu',
  )!
  await admin.post('/api/places', { id: id(), kind: 'grid', parent, slug: 'rongbu-9', name: '九网格' })
})

test('an answer that the document does not say is noticed: missing, besides, of another kind, of another status', async () => {
  const { body } = await desk.get('/api/communities/rongbu')
  const said = body as { slug: string; grids: object[] }
  const hold =
    (given: unknown, status = 200, type = 'application/json') =>
    () =>
      holdToContract('GET', '/api/communities/rongbu?x=1', status, type, given)
  expect(hold(said)).not.toThrow()
  expect(hold({ ...said, grids: undefined })).toThrow(/readCommunity/)
  expect(hold({ ...said, owner: '王阿姨' })).toThrow(/owner/)
  expect(hold({ ...said, grids: [{ ...said.grids[0], people: 3 }] })).toThrow(/people/)
  expect(hold({ ...said, slug: 7 })).toThrow(/slug/)
  expect(hold(said, 201)).toThrow(/does not name/)
  expect(hold(said, 200, 'text/html')).toThrow(/does not name/)
  expect(hold({ code: 'noSuchPlace' }, 404)).toThrow(/required/)
})

test('no named schema may be null: what may be null says so where it is used', () => {
  const schemas = Object.entries(
    document.components.schemas as Record<string, { type?: string | string[]; enum?: unknown[] }>,
  )
  const nullable = schemas.filter(([, { type, enum: words }]) =>
    [type, words].flat().some((one) => one === 'null' || one === null),
  )
  expect(nullable.map(([name]) => name)).toEqual([])
})

test('every answer of success that the document names was heard', () => {
  expect(promised.filter((one) => !heard.has(one))).toEqual([])
})
