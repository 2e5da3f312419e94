import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CommandInput } from '../../src/wire/meeting.ts'
import type { Client, TestGrove } from '../build/grove.ts'
import { id, startTestGrove } from '../build/grove.ts'
import { keepApart } from '../build/apart.ts'

let grove: TestGrove
/** A second process on the same database. */
let beside: TestGrove
beforeAll(async () => {
  grove = await startTestGrove()
  keepApart()
  beside = await startTestGrove({ DATABASE_URL: grove.databaseUrl })
})
afterAll(async () => {
  await beside.stop()
  await grove.stop()
})

/**
 * What a stream says to those who come back with each position of the meeting's life: nothing, `first` and
 * all after it but the last.
 */
async function streamed(of: TestGrove, client: Client, path: string, first: number, last: number): Promise<string> {
  const cookie = [...client.cookies].map((pair) => pair.join('=')).join('; ')
  const all: string[] = []
  const one = async (after: number) => {
    const stop = new AbortController()
    const reply = await fetch(`${of.url}${path}?after=${after}`, { headers: { cookie }, signal: stop.signal })
    const reader = reply.body!.getReader()
    let told = ''
    const arrived = () => [...told.matchAll(/^id: (\d+)$/gm)].some(([, seq]) => Number(seq) >= last)
    while (!arrived() || !told.endsWith('\n\n')) {
      const { done, value } = await reader.read()
      if (done) break
      told += Buffer.from(value).toString()
    }
    stop.abort()
    all.push(told)
  }
  // The last event of each meeting here is told on both streams, so each position before it hears of it.
  await Promise.all([0, ...Array.from({ length: last - first }, (_, i) => first + i)].map(one))
  return all.join('\n')
}

test('[M30] what shows cards is kept by no browser and nobody on the way without asking again', async () => {
  const { code, desk } = await grove.meeting('草稿', 'announced')
  for (const path of PAGES(code, '灯').filter((page) => page.includes(code)))
    expect([path, (await desk.get(path)).headers.get('cache-control') ?? '']).toEqual([
      path,
      expect.not.stringMatching(/max-age|public/),
    ])
  for (const kind of ['svg', 'png'])
    expect((await desk.get(`/api/meetings/${code}/trees.${kind}`)).headers.get('cache-control')).toBe(
      'private, no-cache',
    )
})

const PAGES = (code: string, word: string) => [
  `/api/meetings/${code}`,
  `/api/meetings/${code}/cards?limit=200`,
  `/api/meetings/${code}/cards.csv`,
  `/api/meetings/${code}/meeting.ics`,
  `/api/meetings/${code}/trees.svg`,
  `/m/${code}`,
  `/screen/${code}`,
  `/m/${code}/record`,
  `/poster/${code}`,
  '/',
  '/c/rongbu',
  '/c/rongbu/feed.atom',
  '/api/communities/rongbu/meetings',
  `/api/communities/rongbu/search?q=${encodeURIComponent(word)}`,
  `/c/rongbu/search?q=${encodeURIComponent(word)}`,
]
const DESK_PAGES = (code: string) => [`/api/meetings/${code}/attendance`, `/api/meetings/${code}/suggestions`]

interface Scene {
  code: string
  desk: Client
  coordinator: Client
  author: Client & { participant: string }
  card: string
  marker: string
}

const post = (marker: string): CommandInput => ({
  kind: 'postCard',
  id: id(),
  tree: 'problem',
  text: `路灯不亮 ${marker}`,
  where: `${marker}巷`,
})

/**
 * Every way in which something that was told is taken back. `plant` says the marker, `takeBack` takes it
 * back.
 */
const WAYS: Record<
  string,
  { plant: (scene: Scene) => Promise<unknown>; takeBack: (scene: Scene) => Promise<unknown> }
> = {
  'a card is withdrawn': {
    plant: async (s) => (s.card = await s.author.card(s.code, `路灯不亮 ${s.marker}`, 'problem', { where: s.marker })),
    takeBack: (s) => s.author.must(s.code, { kind: 'withdrawCard', card: s.card }),
  },
  'a card is withdrawn by its receipt': {
    plant: async (s) => (s.card = await s.author.card(s.code, s.marker)),
    takeBack: async (s) => {
      const { cards } = (await s.author.get(`/api/meetings/${s.code}/me`)).body as { cards: { receipt: string }[] }
      const reply = await grove.stranger().post(`/api/receipts/${cards.at(-1)!.receipt}/withdraw`, {})
      expect(reply.status).toBe(200)
    },
  },
  'a card is hidden': {
    plant: async (s) => (s.card = await s.author.card(s.code, s.marker)),
    takeBack: (s) => s.desk.must(s.code, { kind: 'hideCard', card: s.card, reason: '先查一查' }),
  },
  'a card is edited': {
    plant: async (s) => (s.card = await s.author.card(s.code, s.marker)),
    takeBack: (s) => s.author.must(s.code, { kind: 'editCard', card: s.card, text: '改过了', where: '', photo: null }),
  },
  'the reason of a hidden card goes when it is shown': {
    plant: async (s) => {
      s.card = await s.author.card(s.code)
      await s.desk.must(s.code, { kind: 'hideCard', card: s.card, reason: s.marker })
    },
    takeBack: (s) => s.desk.must(s.code, { kind: 'showCard', card: s.card }),
  },
  'a topic is renamed': {
    plant: (s) =>
      s.desk.makes(s.code, { kind: 'openTopic', tree: 'problem', name: s.marker }).then((topic) => (s.card = topic)),
    takeBack: (s) => s.desk.must(s.code, { kind: 'renameTopic', topic: s.card, name: '路灯' }),
  },
  'a topic is dissolved': {
    plant: (s) =>
      s.desk.makes(s.code, { kind: 'openTopic', tree: 'problem', name: s.marker }).then((topic) => (s.card = topic)),
    takeBack: (s) => s.desk.must(s.code, { kind: 'dissolveTopic', topic: s.card }),
  },
  'the meeting is described anew': {
    plant: (s) =>
      s.desk.must(s.code, {
        kind: 'changeMeeting',
        details: {
          theme: s.marker,
          place: s.marker,
          next: s.marker,
          agenda: [{ id: id(), kind: 'other', title: s.marker, minutes: 5 }],
        },
      }),
    takeBack: (s) =>
      s.desk.must(s.code, { kind: 'changeMeeting', details: { theme: '街区环境', place: '', next: '', agenda: [] } }),
  },
  'somebody who agreed to be named calls themselves otherwise': {
    plant: (s) =>
      s.author.must(s.code, { kind: 'describeMyself', name: s.marker, capacity: 'resident', nameAgreed: true }),
    takeBack: (s) =>
      s.author.must(s.code, { kind: 'describeMyself', name: '老街坊', capacity: 'resident', nameAgreed: true }),
  },
  'a person is erased': {
    plant: async (s) => {
      await s.author.must(s.code, { kind: 'describeMyself', name: s.marker, capacity: 'resident', nameAgreed: true })
      await s.author.must(s.code, post(s.marker))
      await s.author.must(s.code, post(`${s.marker}二`))
    },
    takeBack: (s) =>
      s.coordinator.must(s.code, { kind: 'erasePerson', participant: s.author.participant, receipt: '' }),
  },
}

test.each(Object.entries(WAYS))('[M30] %s: nothing that is read afterwards says it', async (_, { plant, takeBack }) => {
  const { code, desk } = await grove.meeting()
  const { seq: first } = await desk.board(code)
  const scene: Scene = {
    code,
    desk,
    coordinator: await grove.staff('coordinator'),
    author: await grove.join(code, '老街坊'),
    card: '',
    marker: `旧话${id().slice(0, 8)}`,
  }
  // Both processes have told it, and keep their copies.
  const waits = new AbortController()
  const held = (path: string, of: TestGrove) => fetch(of.url + path, { signal: waits.signal })
  for (const of of [grove, beside])
    void held(`/live/${code}?after=0`, of)
      .then((r) => r.text())
      .catch(() => {})
  await plant(scene)
  const readers = async (): Promise<[TestGrove, Client, string][]> => {
    const all: [TestGrove, Client, string][] = []
    for (const of of [grove, beside]) {
      const atDesk = Object.assign(of.stranger(), {})
      for (const cookie of scene.coordinator.cookies) atDesk.cookies.set(...cookie)
      for (const page of PAGES(code, scene.marker)) all.push([of, of.stranger(), page])
      for (const page of DESK_PAGES(code)) all.push([of, atDesk, page])
    }
    return all
  }
  const marked: string[] = []
  for (const [, client, page] of await readers())
    if ((await client.get(page)).text.includes(scene.marker)) marked.push(page)
  expect(marked).not.toEqual([])

  await takeBack(scene)
  const { seq } = await desk.must(code, { kind: 'countHeads', heads: 7 })
  await beside.services.committers.look((await grove.services.identity.codes.find(code))!.community)
  const found: string[] = []
  for (const [of, client, page] of await readers()) {
    // What was searched for stands in the field of the page that answers.
    const text = (await client.get(page)).text.replaceAll(`value="${scene.marker}"`, '')
    if (text.includes(scene.marker)) found.push(`${of.url}${page}`)
  }
  for (const of of [grove, beside])
    for (const path of [`/live/${code}`, `/live/${code}/desk`]) {
      const said = await streamed(of, scene.coordinator, path, first, seq)
      expect(said).toContain(`id: ${seq}`)
      if (said.includes(scene.marker)) found.push(`${of.url}${path}`)
    }
  waits.abort()
  expect(found).toEqual([])
})
