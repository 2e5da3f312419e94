import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Elsewhere, SuggestedCategory } from '../../src/wire/alike.ts'
import type { Client, TestGrove } from '../build/grove.ts'
import { id, startTestGrove } from '../build/grove.ts'

let grove: TestGrove
let here: Client
let there: Client
/** A card that every matter here is opened with, by community. */
const cards: Record<string, { meeting: string; card: string }> = {}
beforeAll(async () => {
  grove = await startTestGrove()
  here = await grove.staff('coordinator', 'shilu')
  there = await grove.staff('coordinator', 'wanli')
  for (const slug of ['shilu', 'wanli']) {
    const meeting = await grove.meeting('街区', 'open', slug)
    cards[slug] = { meeting: meeting.id, card: await (await grove.join(meeting.code)).card(meeting.code, '街坊说的话') }
  }
})
afterAll(() => grove.stop())

async function open(staff: Client, slug: string, title: string, more: object = {}): Promise<number> {
  const reply = await staff.post(
    `/api/communities/${slug}/matters/${id()}/commands`,
    { kind: 'openMatter', title, cards: [cards[slug]], ...more },
    { 'idempotency-key': id() },
  )
  expect(reply.status, reply.text).toBe(200)
  return (reply.body as { number: number }).number
}

const suggested = async (staff: Client, slug: string, ...texts: string[]) => {
  const reply = await staff.post(`/api/communities/${slug}/desk/category`, { texts })
  expect(reply.status, reply.text).toBe(200)
  return (reply.body as { items: SuggestedCategory[] }).items
}

test('before there is a history the names of the usual categories suggest one, with reasons; a history of one’s own says more, a neighbour’s nothing', async () => {
  const [first] = await suggested(there, 'wanli', '电动车飞线充电，楼道里停满')
  expect(first).toMatchObject({ category: 'parking' })
  expect(first!.because.length).toBeGreaterThan(0)
  expect(await suggested(there, 'wanli', '！！')).toEqual([])

  const things = ['八角亭', '石桌', '花架', '葡萄藤', '秋千']
  for (const thing of things)
    for (const wrong of ['漆掉了', '松了', '要补漆'])
      await open(here, 'shilu', `凉园${thing}${wrong}`, { category: '凉园养护' })
  const [own] = await suggested(here, 'shilu', '凉园的石凳松了，漆也掉了')
  expect(own).toMatchObject({ category: '凉园养护' })
  expect(own!.because.some((word) => word.includes('凉') || word.includes('园'))).toBe(true)
  const beside = await suggested(there, 'wanli', '凉园的石凳松了，漆也掉了')
  expect(beside.map(({ category }) => category)).not.toContain('凉园养护')
})

test('staff see the same in other communities: what everybody may read, with what is shared marked; unlike matters and outsiders see nothing', async () => {
  const number = await open(here, 'shilu', '三号楼电动车进楼充电')
  const other = await open(there, 'wanli', '果场坡一栋電動車進樓充電', { summary: '夜里有人拉线下楼' })
  await open(there, 'wanli', '公厕没有扶手')
  await open(here, 'shilu', '五号楼电动车进楼充电')
  const path = `/api/communities/shilu/desk/matters/${number}/elsewhere`
  const reply = await here.get(path)
  const { items } = reply.body as { items: Elsewhere[] }
  expect(items.map(({ community, number: of }) => [community.slug, of])).toEqual([['wanli', other]])
  const [{ title, confidence }] = items as [Elsewhere]
  expect(title.marks.map(({ at, to }) => title.text.slice(at, to))).toEqual(['電動車進樓充電'])
  expect(['likely', 'surely']).toContain(confidence)
  expect(Object.keys(items[0]!).sort()).toEqual(['community', 'confidence', 'number', 'people', 'stage', 'title'])

  expect((await grove.stranger().get(path)).status).toBe(401)
  expect((await there.get(path)).status).toBe(403)
  expect((await here.get('/api/communities/shilu/desk/matters/9999/elsewhere')).status).toBe(404)
})
