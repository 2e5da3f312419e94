import { Writable } from 'node:stream'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { FoundPage } from '../../src/wire/search.ts'
import type { EmbeddingStub, Manner } from '../build/embeddingService.ts'
import { startEmbeddingService } from '../build/embeddingService.ts'
import type { Client, TestGrove } from '../build/grove.ts'
import { startTestGrove } from '../build/grove.ts'

const KEY = 'sk-not-for-logs'
let service: EmbeddingStub
let grove: TestGrove
let plain: TestGrove
let log = ''
beforeAll(async () => {
  service = await startEmbeddingService()
  const lines = new Writable({
    write(chunk, _encoding, done) {
      log += String(chunk)
      done()
    },
  })
  const set = { EMBEDDING_URL: service.url, EMBEDDING_KEY: KEY, EMBEDDING_MODEL: 'tiny' }
  grove = await startTestGrove(set, { lines })
  plain = await startTestGrove()
})
afterAll(async () => {
  await grove?.stop()
  await plain?.stop()
  await service?.stop()
})
beforeEach(() => {
  service.manner = 'well'
})

const CARDS = [
  '三井巷的路灯坏了半年没人修',
  '下夜班走到家心里发毛',
  '垃圾桶满了没人倒',
  '楼下臭得开不了窗',
  '菜场门口电动车乱停',
  '孩子放学没地方去',
  '想要一块写字的黑板',
  '电梯按钮失灵',
  '信箱生锈打不开',
  '公告栏的纸没人换',
  '花坛砖松了',
  '雨棚漏水',
]

interface Suggestion {
  cards: { id: string; meant: boolean }[]
}
async function hall(where: TestGrove, texts = CARDS) {
  const { code, desk } = await where.meeting('路口', 'open', 'shilu')
  const cards = new Map<string, string>()
  let resident: Client | undefined
  for (const [i, text] of texts.entries()) {
    if (i % 8 === 0) resident = await where.join(code)
    cards.set(await resident!.card(code, text), text)
  }
  const groups = async () => {
    const { body } = await desk.get(`/api/meetings/${code}/suggestions`)
    return (body as { groups: Suggestion[] }).groups.map((group) => group.cards.map(({ id }) => cards.get(id)!).sort())
  }
  return { code, desk, cards, groups }
}

test('cards that mean the same in other words are suggested together once the service has said so; the words alone do not see it', async () => {
  const lamp = [CARDS[0]!, CARDS[1]!].sort()
  const smell = [CARDS[2]!, CARDS[3]!].sort()
  const { groups, code, desk } = await hall(grove)
  await expect.poll(groups).toEqual(expect.arrayContaining([lamp, smell]))
  const { body } = await desk.get(`/api/meetings/${code}/suggestions`)
  for (const { cards } of (body as { groups: Suggestion[] }).groups) expect(cards.some(({ meant }) => meant)).toBe(true)
  expect(await (await hall(plain)).groups()).toEqual([])
  // Words alone were sent, and the key where it belongs.
  expect(service.asked.every((text) => CARDS.includes(text))).toBe(true)
  expect([...service.keys]).toEqual([`Bearer ${KEY}`])
})

test('a search ranks by meaning too; each text is asked about once', async () => {
  const ask = async (where: TestGrove) => {
    const { body } = await where
      .stranger()
      .get('/api/communities/shilu/search?q=' + encodeURIComponent('电动车 三井巷'))
    return (body as FoundPage).items.map(({ text }) => text.text)
  }
  expect(new Set(await ask(grove))).toEqual(new Set(await ask(plain)))
  const before = service.requests
  await ask(grove)
  expect(service.requests).toBe(before)
})

test('what somebody is still writing is not sent to the service', async () => {
  const { code } = await hall(grove)
  const draft = '信箱生锈打不开，还没想好要不要说'
  const reply = await grove.stranger().post(`/api/meetings/${code}/already`, { text: draft })
  expect(reply.status).toBe(200)
  expect(service.asked).not.toContain(draft)
})

test.each<Manner | 'dead'>(['dead', 'slow', 'garbage', 'short', 'unequal', 'zero', 'huge', 'redirect', 'broken'])(
  'a service that is %s changes nothing, costs a moment at most, and is left in peace for a while',
  async (manner) => {
    if (manner !== 'dead') service.manner = manner
    const address = manner === 'dead' ? 'http://127.0.0.1:9/v1' : service.url
    const { answered } = service
    const broken = await startTestGrove(
      { EMBEDDING_URL: address, EMBEDDING_KEY: KEY, EMBEDDING_MODEL: 'tiny' },
      { lines: new Writable({ write: (chunk, _encoding, done) => ((log += String(chunk)), done()) }) },
    )
    try {
      const { groups } = await hall(broken, CARDS.slice(0, 6))
      const before = service.requests
      for (let n = 0; n < 3; n++) {
        expect(await groups()).toEqual([])
        const found = async () => {
          const { body } = await broken.stranger().get('/api/communities/shilu/search?q=' + encodeURIComponent('路灯'))
          return (body as FoundPage).items.length
        }
        // On a busy machine the index may be a moment behind.
        await expect.poll(found).toBeGreaterThan(0)
      }
      expect(service.requests - before).toBeLessThanOrEqual(1)
      // Nobody waited for the slow one: all of this was over before it had said a word.
      if (manner === 'slow') expect(service.answered).toBe(answered)
    } finally {
      await broken.stop()
    }
  },
  30_000,
)

test('neither the key nor what a service says reaches the log', () => {
  expect(log).toContain('embedding service')
  expect(log).not.toContain(KEY)
  expect(log).not.toContain('secret words')
  for (const text of CARDS) expect(log).not.toContain(text)
})

test('[M26] when words are erased nothing made of words is kept', async () => {
  const { code } = await hall(grove, ['要忘掉的话'])
  const { vectors } = grove.services
  await vectors.of(['要忘掉的话'], 2000)
  expect((await vectors.of(['要忘掉的话']))[0]).not.toBeNull()
  const person = await grove.join(code)
  await person.card(code, '我的话')
  const coordinator = await grove.staff('coordinator', 'shilu')
  service.manner = 'broken'
  const erased = await coordinator.command(code, { kind: 'erasePerson', participant: person.participant })
  expect(erased.status).toBe(200)
  expect((await vectors.of(['要忘掉的话']))[0]).toBeNull()
})
