import { afterAll, beforeAll, expect, test } from 'vitest'
import { endOfDayAt, minuteAt } from '../../src/core/plain/clock.ts'
import { verifyDatabase } from '../../src/server/verify/database.ts'
import type { MatterView } from '../../src/wire/matter.ts'
import type { Client, TestGrove } from '../build/grove.ts'
import { id, startTestGrove } from '../build/grove.ts'

let grove: TestGrove
let coordinator: Client
let meeting: Awaited<ReturnType<TestGrove['meeting']>>
const base = '/api/communities/rongbu'

beforeAll(async () => {
  grove = await startTestGrove()
  coordinator = await grove.staff('coordinator')
  meeting = await grove.meeting()
})
afterAll(() => grove.stop())

const setZone = (who: Client, zone: string) => who.send('PUT', `${base}/zone`, { json: { zone } })
const zoneHere = async () => ((await grove.stranger().get(base)).body as { zone: string }).zone

test('[L12] a community sets its time zone, and from then on deadlines end with its days', async () => {
  expect(await zoneHere()).toBe('Asia/Shanghai')
  const given = await opened()
  expect((await setZone(coordinator, 'europe/berlin')).body).toEqual({ zone: 'Europe/Berlin' })
  expect(await zoneHere()).toBe('Europe/Berlin')
  const { sheet } = await opened()
  expect(sheet.dueAt).toBe(endOfDayAt('Europe/Berlin', sheet.dueAt!))
  // No date that was given moves.
  expect((await read(given.sheet.number)).sheet.dueAt).toBe(given.sheet.dueAt)
  expect(minuteAt('Asia/Shanghai', given.sheet.dueAt!)).toContain('T23:59')
  const csv = (await coordinator.get(`${base}/ledger.csv`)).text
  expect(csv).toContain(minuteAt('Europe/Berlin', sheet.openedAt).replace('T', ' '))
})

test('a zone that nobody knows is refused in one’s own language, and the one before holds', async () => {
  const before = await zoneHere()
  for (const zone of ['Mars/Olympus', '+08:00', 'CET', '']) {
    const refused = await setZone(coordinator, zone)
    expect([refused.status, refused.problem.code]).toEqual([422, 'noSuchZone'])
  }
  const said = await coordinator.send('PUT', `${base}/zone`, {
    json: { zone: 'Mars/Olympus' },
    headers: { 'accept-language': 'en' },
  })
  expect(said.problem.detail).toContain('Choose one from the list')
  expect((await setZone(await grove.staff('spotter'), 'Asia/Tokyo')).status).toBe(403)
  expect(await zoneHere()).toBe(before)
})

test('grids have the zone of their community, and new places that of the one above unless they say another', async () => {
  const admin = await grove.staff('administrator', 'hedu')
  await setZone(coordinator, 'Asia/Tokyo')
  const { items } = (await admin.get('/api/places?limit=200')).body as {
    items: { id: string; slug: string; kind: string; parent: string | null; zone: string }[]
  }
  const community = items.find(({ slug }) => slug === 'rongbu')!
  expect(community.zone).toBe('Asia/Tokyo')
  for (const place of items) if (place.parent === community.id) expect(place.zone).toBe('Asia/Tokyo')
  const add = (slug: string, more: object) =>
    admin.post('/api/places', {
      id: id(),
      kind: 'community',
      parent: community.parent,
      slug,
      name: `新社区 ${slug}`,
      ...more,
    })
  expect((await add('zone-as-above', {})).body).toMatchObject({ zone: 'Asia/Shanghai' })
  expect((await add('zone-own', { zone: 'Europe/Lisbon' })).body).toMatchObject({ zone: 'Europe/Lisbon' })
  expect((await add('zone-none', { zone: 'CET' })).problem.code).toBe('noSuchZone')
  const grid = await add('zone-grid', { kind: 'grid', parent: community.id, zone: 'Europe/Lisbon' })
  expect([grid.status, grid.problem.code]).toEqual([400, 'malformed'])
  expect(grid.problem.detail).toContain('zone')
})

test('a subdistrict’s zone is set by those who administer it, and is that of communities added from then on', async () => {
  const admin = await grove.staff('administrator', 'hedu')
  const set = (who: Client, zone: string) => who.send('PUT', '/api/subdistricts/hedu/zone', { json: { zone } })
  expect((await set(await grove.staff('coordinator'), 'Europe/Rome')).problem.code).toBe('notAllowed')
  expect((await set(admin, 'CET')).problem.code).toBe('noSuchZone')
  const before = await zoneHere()
  expect((await set(admin, 'Europe/Rome')).body).toEqual({ zone: 'Europe/Rome' })
  const { items } = (await admin.get('/api/places?limit=200')).body as { items: { id: string; slug: string }[] }
  const { id: parent } = items.find(({ slug }) => slug === 'hedu')!
  const added = await admin.post('/api/places', { id: id(), kind: 'community', parent, slug: 'zone-new', name: '新' })
  expect(added.body).toMatchObject({ zone: 'Europe/Rome' })
  expect(await zoneHere()).toBe(before)
})

test('who sends the minutes of old gets settings without them, and who changed them before is still read', async () => {
  const settings = (await coordinator.get(`${base}/ledger/settings`)).body as { calendar: object }
  const calendar = { ...settings.calendar, utcOffset: 60 }
  const kept = await coordinator.send('PATCH', `${base}/ledger/settings`, { json: { calendar, was: settings } })
  expect(kept.status).toBe(200)
  expect(kept.body).toEqual(settings)
})

test('[L12] the log says which zone a community has', async () => {
  expect((await verifyDatabase(grove.owner)).findings.all).toEqual([])
  await grove.owner.updateTable('place').set({ zone: 'Asia/Dhaka' }).where('slug', '=', 'rongbu').execute()
  expect(JSON.stringify((await verifyDatabase(grove.owner)).findings.all)).toContain('time zone')
})

async function opened(): Promise<MatterView> {
  const writer = await grove.join(meeting.code)
  const card = await writer.card(meeting.code, '路灯不亮')
  const reply = await coordinator.post(
    `${base}/matters/${id()}/commands`,
    { kind: 'openMatter', title: '路灯不亮', cards: [{ meeting: meeting.id, card }] },
    { 'idempotency-key': id() },
  )
  return read((reply.body as { number: number }).number)
}

const read = async (number: number) => (await coordinator.get(`${base}/matters/${number}`)).body as MatterView
