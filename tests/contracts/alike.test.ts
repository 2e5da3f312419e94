import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestGrove } from '../build/grove.ts'
import { id, startTestGrove } from '../build/grove.ts'

let grove: TestGrove
beforeAll(async () => {
  grove = await startTestGrove()
})
afterAll(() => grove.stop())

test('staff see cards that seem to say the same, and why; residents do not', async () => {
  const { code } = await grove.meeting()
  const resident = await grove.join(code)
  const a = await resident.card(code, '三号楼楼道灯坏了，晚上看不见')
  const b = await resident.card(code, '楼道灯坏了很久没有人修')
  await resident.must(code, { kind: 'postCard', id: id(), tree: 'problem', text: '垃圾桶太少' })
  expect((await resident.get(`/api/meetings/${code}/suggestions`)).status).toBe(401)
  const handler = await grove.staff('handler')
  expect((await handler.get(`/api/meetings/${code}/suggestions`)).status).toBe(403)
  const desk = await grove.staff('facilitator')
  const { groups } = (await desk.get(`/api/meetings/${code}/suggestions`)).body as {
    groups: { tree: string; cards: { id: string; shared: unknown[] }[] }[]
  }
  expect(groups).toHaveLength(1)
  expect(groups[0]!.tree).toBe('problem')
  expect(groups[0]!.cards.map((card) => card.id).sort()).toEqual([a, b].sort())
  expect(groups[0]!.cards[1]!.shared).not.toEqual([])
})

test('what a facilitator told apart is not suggested again; whoever only watches cannot tell', async () => {
  const { code } = await grove.meeting()
  const resident = await grove.join(code)
  const a = await resident.card(code, '三号楼楼道灯坏了，晚上看不见')
  const b = await resident.card(code, '楼道灯坏了很久没有人修')
  const path = `/api/meetings/${code}/suggestions`
  const oversight = await grove.staff('oversight')
  expect((await oversight.post(`${path}/rejected`, { pairs: [[a, b]] })).status).toBe(403)
  const desk = await grove.staff('facilitator')
  const groups = async () => ((await desk.get(path)).body as { groups: unknown[] }).groups.length
  expect(await groups()).toBe(1)
  for (let twice = 0; twice < 2; twice++) {
    expect((await desk.post(`${path}/rejected`, { pairs: [[b, a]] })).status).toBe(204)
    expect(await groups()).toBe(0)
  }
})
