import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AlikeGroup, SubdistrictView } from '../../src/wire/rooms.ts'
import type { SubdistrictMatters } from '../../src/wire/matter.ts'
import type { Client, TestGrove } from '../build/grove.ts'
import { id, startTestGrove } from '../build/grove.ts'

let grove: TestGrove
const base = '/api/subdistricts/hedu'
const opened: string[] = []

/** A matter with one card, in a community. */
async function aMatter(slug: string, title: string, category = ''): Promise<void> {
  const desk = await grove.staff('coordinator', slug)
  const made = await desk.post(`/api/communities/${slug}/meetings`, {
    id: id(),
    theme: '街区',
    startsAt: 1,
    joining: 'anyone',
  })
  const { code, id: meeting } = made.body as { code: string; id: string }
  await desk.must(code, { kind: 'setStage', stage: 'open' })
  const card = await (await grove.join(code)).card(code, title)
  const command = { kind: 'openMatter', title, category, cards: [{ meeting, card }] }
  const path = `/api/communities/${slug}/matters/${id()}/commands`
  const reply = await desk.post(path, command, { 'idempotency-key': id() })
  if (reply.status !== 200) throw new Error(reply.text)
  opened.push(`${slug} ${title}`)
}

beforeAll(async () => {
  grove = await startTestGrove()
  for (const n of [1, 2, 3]) for (const slug of ['rongbu', 'shilu']) await aMatter(slug, `第 ${n} 件`)
  await aMatter('rongbu', '电动车乱停堵消防通道', 'safety')
  await aMatter('wanli', '消防通道停满电动车', 'safety')
  await aMatter('rongbu', '消防通道停满电动车', 'other')
})
afterAll(() => grove.stop())

const list = async (query = '', who: Client = grove.stranger(), at = 'matters') =>
  (await who.get(`${base}/${at}?${query}`)).body as SubdistrictMatters

describe('a subdistrict', () => {
  test('shows its communities side by side, and their sum', async () => {
    const view = (await grove.stranger().get(base)).body as SubdistrictView
    expect(view.subdistrict).toEqual({ slug: 'hedu', name: '禾渡街道' })
    const open = Object.fromEntries(view.communities.map(({ slug, summary }) => [slug, summary.open]))
    expect(open).toEqual({ rongbu: 5, shilu: 3, wanli: 1 })
    expect(view.totals.open).toBe(9)
    expect(view.totals.stages.opened).toBe(9)
    // [L30] Rates keep their denominators, and few are no percentage.
    expect(view.totals.rates.resolution).toEqual({ part: 0, of: 0, share: null })
  })

  test('lists the matters of all in one order; pages miss none and repeat none', async () => {
    for (const sort of ['newest', 'due', 'people', 'weight']) {
      const whole = await list(`sort=${sort}`)
      expect(whole.total).toBe(9)
      const paged: string[] = []
      let cursor = ''
      for (let pages = 0; pages < 9; pages++) {
        const { items, next } = await list(`sort=${sort}&limit=2${cursor && `&cursor=${cursor}`}`)
        paged.push(...items.map((item) => item.id))
        if (!next) break
        cursor = encodeURIComponent(next)
      }
      expect([sort, paged]).toEqual([sort, whole.items.map((item) => item.id)])
      expect(new Set(paged).size).toBe(9)
    }
    const newest = (await list('sort=newest')).items.map(({ community, title }) => `${community.slug} ${title}`)
    expect(newest).toEqual(opened.toReversed())
  })

  test('filters and searches as a community does', async () => {
    expect((await list('category=safety')).items.map(({ community }) => community.slug)).toEqual(['wanli', 'rongbu'])
    expect((await list(`q=${encodeURIComponent('电动')}`)).items).toHaveLength(3)
    expect((await list('state=ended')).items).toEqual([])
  })

  test('[L31] names owners only to staff of the subdistrict', async () => {
    expect((await list()).items.every(({ owner }) => owner === null)).toBe(true)
    expect((await grove.stranger().get(`${base}/desk/matters`)).status).toBe(401)
    expect((await (await grove.staff('coordinator', 'rongbu')).get(`${base}/desk/matters`)).status).toBe(403)
    const officer = await grove.staff('officer', 'hedu')
    const { items } = await list('', officer, 'desk/matters')
    expect(items.find(({ community }) => community.slug === 'wanli')!.owner!.name).toBe('coordinator wanli')
    expect((await list('owner=me', officer, 'desk/matters')).items).toEqual([])
  })

  test('finds like matters of several communities', async () => {
    const { items } = (await grove.stranger().get(`${base}/alike`)).body as { items: AlikeGroup[] }
    const group = items.find(({ category }) => category === 'safety')!
    expect(group.matters.map(({ community }) => community.slug).toSorted()).toEqual(['rongbu', 'wanli'])
    expect(group.words).toContain('消防')
  })

  test('is no community, and a community no subdistrict', async () => {
    expect((await grove.stranger().get('/api/subdistricts/rongbu')).problem.code).toBe('noSuchPlace')
    expect((await grove.stranger().get('/api/communities/hedu')).problem.code).toBe('noSuchPlace')
  })
})
