import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { z } from '@hono/zod-openapi'
import { connect } from 'node:net'
import { INSTANT_END } from '../../src/core/plain/instant.ts'
import { matterCommand, noticeCommand } from '../../src/wire/ledger.ts'
import { command, meetingDetails } from '../../src/wire/meeting.ts'
import { instant } from '../../src/wire/plain.ts'
import type { Client, TestGrove } from '../build/grove.ts'
import { id, startTestGrove } from '../build/grove.ts'
import { askForHead } from '../build/request.ts'

let grove: TestGrove
let desk: Client
let code: string
let meeting: string
let resident: Client
let matter: number
beforeAll(async () => {
  grove = await startTestGrove()
  const made = await grove.meeting()
  code = made.code
  desk = await grove.staff('coordinator')
  meeting = made.id
  resident = await grove.join(code)
  matter = (await open(id())).number
})
afterAll(() => grove.stop())

async function open(key: string, title = '路灯不亮'): Promise<{ number: number }> {
  const words = { kind: 'openMatter', title, summary: '', cards: [{ meeting, card: await resident.card(code) }] }
  const reply = await desk.post(`/api/communities/rongbu/matters/${key}/commands`, words, { 'idempotency-key': id() })
  expect(reply.status, reply.text).toBe(200)
  return reply.body as { number: number }
}

test('a body of any depth is refused, not failed at: where the shape is ours, and where it is a passkey’s', async () => {
  for (const depth of [100, 10_000, 300_000]) {
    const deep = `${'['.repeat(depth)}${']'.repeat(depth)}`
    for (const [path, sent] of [
      ['/api/sign-in/passkey', `{"response":{"id":"x","more":${deep}}}`],
      ['/api/me/passkeys', `{"name":"x","response":{"id":"x","more":${deep}}}`],
      ['/api/sign-in', deep],
      [`/api/meetings/${code}/commands`, `{"kind":"endorse","card":${deep}}`],
    ] as const) {
      const reply = await desk.send('POST', path, { body: sent, headers: { 'content-type': 'application/json' } })
      expect([path, depth, reply.status]).toEqual([path, depth, 400])
    }
  }
})

test('however the code of a meeting is spelled, its record and its picture are made once', async () => {
  const of = vi.spyOn(grove.services.pages, 'of')
  for (const spelled of [code, code.toLowerCase(), [...code].join('-'), `%20${code}%20`])
    for (const path of [`/m/${spelled}/record`, `/api/meetings/${spelled}/trees.svg`])
      expect((await grove.stranger().get(path)).status).toBe(200)
  expect(new Set(of.mock.calls.map(([{ name }]) => name)).size).toBe(2)
  of.mockRestore()
})

const NONSENSE = [
  '0.5~1',
  'x~y',
  '~',
  '1~',
  '~1',
  '1~1~1~1',
  '99999999999999999999',
  '99999999999999999999~99999999999999999999',
  '9007199254740991~9007199254740991',
  '9007199254740991~2147483648',
  '9007199254740991~1',
  '9007199254740991~1~rongbu',
  '-9007199254740991~1',
  '9007199254740992~00000000-0000-4000-8000-000000000000',
  '9007199254740991~00000000-0000-4000-8000-000000000000',
  '-1',
  '1e400',
  'NaN',
  'Infinity',
  '0x10',
  '1.5',
  '%00',
  'a%00b',
  '%ff',
  '%ED%A0%80',
  '%F0%9F%8C%B3',
  '%27%22%3B--',
  '%5B%5D',
  '\u202e',
  'a'.repeat(3000),
  '',
  '2147483648',
  '8640000000000001',
  '00000000-0000-0000-0000-000000000000',
  '------------------------------------',
]

interface Operation {
  parameters?: { name: string; in: string }[]
}

describe('nonsense in an address is the sender’s mistake, and never ours', () => {
  test('every parameter of every address that is read, with every nonsense: no answer of 500 or above', async () => {
    const { paths } = (await desk.get('/api/openapi.json')).body as { paths: Record<string, { get?: Operation }> }
    const right: Record<string, string> = {
      slug: 'rongbu',
      code,
      number: `${matter}`,
      receipt: 'AAA-AAA-AAA',
      id: id(),
    }
    const subdistrict = [...(await grove.services.identity.places.all()).values()].find(
      ({ kind }) => kind === 'subdistrict',
    )!
    const pages = [
      ['/c/{slug}', 'cursor'],
      ['/c/{slug}/matters', 'cursor', 'limit', 'q', 'stage', 'meeting', 'sort', 'category'],
      ['/c/{slug}/matters/{number}'],
      ['/c/{slug}/notices', 'page'],
      ['/c/{slug}/notices/{id}'],
      ['/c/{slug}/search', 'q', 'after', 'kind', 'limit'],
      ['/s/{slug}', 'cursor'],
      ['/s/{slug}/search', 'q', 'after', 'limit'],
      ['/m/{code}', 'p', 'lang'],
      ['/m/{code}/record', 'page'],
      ['/screen/{code}', 'key'],
      ['/find', 'q'],
      ['/r/{receipt}'],
      ['/e/{receipt}'],
      ['/letters/{id}'],
      ['/sign-in/{id}'],
      ['/photos/{id}.webp'],
      ['/live/{code}', 'after'],
      ['/log/{slug}/tile/0/{id}'],
      ['/api/meetings/{code}/trees.svg', 'theme', 'wordless'],
    ] as const
    const targets: { path: string; query: readonly string[] }[] = pages.map(([path, ...query]) => ({ path, query }))
    for (const [path, { get }] of Object.entries(paths)) {
      if (get) targets.push({ path, query: (get.parameters ?? []).filter((p) => p.in === 'query').map((p) => p.name) })
    }
    const cookie = [...desk.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    let [asked, turns] = [0, 0]
    const wrong: string[] = []
    for (const { path, query } of targets) {
      const known = { ...right, ...(/^\/(s|api\/subdistricts)\//.test(path) ? { slug: subdistrict.slug } : {}) }
      const fill = (name?: string, value = '') =>
        path.replace(/\{(\w+)\}/g, (_, word: string) => (word === name ? value : (known[word as 'slug'] ?? id())))
      const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, word]) => word!)
      const places = [
        ...names.map((name) => (value: string) => fill(name, value)),
        ...query.map((name) => (value: string) => `${fill()}?${name}=${value}`),
      ]
      // Many of them go the same way: each place is asked with a third of them, in the long form with all.
      const addresses = places.flatMap((address) => {
        const turn = turns++
        return NONSENSE.filter((_, n) => process.env.GROVE_LONG || n % 3 === turn % 3).map(address)
      })
      const statuses = await Promise.all(
        addresses.map(async (address) => (await askForHead('GET', grove.url + address, { cookie })).status),
      )
      statuses.forEach((status, i) => {
        asked++
        if (status >= 500) wrong.push(`${status} ${addresses[i]!.slice(0, 120)}`)
      })
    }
    console.log(`nonsense: ${asked} requests`)
    expect(wrong).toEqual([])
    expect(asked).toBeGreaterThan(2000)
  })

  test('a cursor that no list gave is refused with 400; one that a list gave goes on', async () => {
    for (let i = 0; i < 3; i++) await open(id(), `路灯 ${i}`)
    for (const list of ['matters', 'desk/matters', 'meetings', 'desk/unanswered'])
      for (const cursor of ['0.5~1', 'x~y', '~', '1~', '99999999999999999999~1'])
        expect((await desk.get(`/api/communities/rongbu/${list}?cursor=${cursor}`)).status, list + cursor).toBe(400)
    for (const sort of ['due', 'newest', 'people', 'weight']) {
      const seen: number[] = []
      let next: string | null = ''
      while (next !== null) {
        const asked = `/api/communities/rongbu/matters?limit=2&sort=${sort}${next && `&cursor=${encodeURIComponent(next)}`}`
        const { items, next: more } = (await desk.get(asked)).body as {
          items: { number: number }[]
          next: string | null
        }
        seen.push(...items.map(({ number }) => number))
        next = more
      }
      expect(seen.toSorted((a, b) => a - b)).toEqual([...new Set(seen)].toSorted((a, b) => a - b))
      expect(seen).toHaveLength(4)
    }
  })

  test('a search in a subdistrict without communities finds nothing, and says so', async () => {
    await grove.services.identity.places.add(grove.owner, [
      { id: id(), kind: 'subdistrict', parent: null, slug: 'empty', name: '空街道' },
    ])
    for (const path of [
      '/api/subdistricts/empty/search?q=路灯',
      '/s/empty/search?q=路灯',
      '/api/subdistricts/empty/matters?q=路灯',
      '/s/empty',
      '/api/subdistricts/empty/alike',
    ])
      expect((await grove.stranger().get(path)).status, path).toBe(200)
  })
})

describe('an instant that nobody means', () => {
  const EXTREMES = [8.64e15, 8.64e15 - 1, INSTANT_END, -1, 1e300, 0.5, Number.MAX_SAFE_INTEGER]

  /** The paths to all instants of a schema. */
  function instantsOf(schema: z.ZodType, path: string[] = []): string[][] {
    if (schema === instant) return [path]
    if (schema instanceof z.ZodObject)
      return Object.entries(schema.shape as Record<string, z.ZodType>).flatMap(([name, field]) =>
        instantsOf(field, [...path, name]),
      )
    if (schema instanceof z.ZodArray) return instantsOf(schema.element as z.ZodType, path)
    const { unwrap } = schema as { unwrap?: () => z.ZodType }
    if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
      return instantsOf(unwrap!.call(schema), path)
    return []
  }

  test('is in no command: every field of one, by its schema and by its name, which the rules look at', () => {
    const kinds = [command, matterCommand, noticeCommand].flatMap((union) => union.options as z.ZodObject[])
    const fields = [...kinds, meetingDetails].flatMap((kind) => instantsOf(kind).map((path) => path.join('.')))
    console.log(`instants: ${fields.length} fields`)
    expect(fields.length).toBeGreaterThan(10)
    // core/plain/instant.ts knows them by these names.
    for (const field of fields) expect(field).toMatch(/(?:At|On|From|Until)$|(?:^|\.)(?:by|from|until)$/)
    for (const extreme of EXTREMES) expect(instant.safeParse(extreme).success, `${extreme}`).toBe(false)
    expect(instant.safeParse(INSTANT_END - 1).success).toBe(true)
  })

  test('is refused where it is sent, and what was kept before can still be exported', async () => {
    for (const extreme of EXTREMES) {
      const meeting = { id: id(), theme: '街灯', startsAt: extreme }
      expect((await desk.post('/api/communities/rongbu/meetings', meeting)).status).toBe(400)
      const step = (more: object) =>
        desk.post(`/api/communities/rongbu/matters/${id()}/commands`, more, { 'idempotency-key': id() })
      expect((await step({ kind: 'extend', dueAt: extreme, reason: 'x' })).status).toBe(400)
      expect((await step({ kind: 'explain', reviewAt: extreme, reason: 'x' })).status).toBe(400)
    }
    const latest = { id: id(), theme: '很久以后', startsAt: INSTANT_END - 1 }
    expect((await desk.post('/api/communities/rongbu/meetings', latest)).status).toBe(201)
    for (const path of [
      '/api/communities/rongbu/ledger.csv',
      '/api/communities/rongbu/ledger.xlsx',
      '/c/rongbu',
      '/c/rongbu/calendar.ics',
      '/c/rongbu/feed.atom',
      '/',
    ])
      expect((await desk.get(path)).status, path).toBe(200)
  })

  test('broken text in any field is told as such and takes nobody’s card along', async () => {
    const words = { title: '路灯', summary: '', cards: [{ meeting, card: await resident.card(code) }] }
    for (const broken of ['路\0灯', '路\ud83d灯']) {
      for (const more of [
        { ...words, category: broken },
        { ...words, title: broken },
      ]) {
        const [bad, good] = await Promise.all([
          desk.post(
            `/api/communities/rongbu/matters/${id()}/commands`,
            { kind: 'openMatter', ...more },
            { 'idempotency-key': id() },
          ),
          open(id()),
        ])
        expect([bad.status, bad.problem.code]).toEqual([422, 'textBroken'])
        expect(good.number).toBeGreaterThan(0)
      }
    }
  })
})

describe('HTTP as others speak it', () => {
  const raw = (text: string): Promise<string> =>
    new Promise((done, fail) => {
      const { hostname, port } = new URL(grove.url)
      let heard = ''
      const socket = connect(Number(port), hostname === 'localhost' ? '127.0.0.1' : hostname, () => socket.write(text))
      socket.on('data', (bytes) => (heard += bytes.toString('latin1')))
      socket.on('close', () => done(heard))
      socket.on('error', fail)
    })

  test('HTTP/1.0 without a host is answered', async () => {
    expect(await raw('GET / HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1\.[01] 200 /)
    expect(await raw(`GET /m/${code} HTTP/1.0\r\n\r\n`)).toMatch(/^HTTP\/1\.[01] 200 /)
  })

  test('who takes no gzip gets none, and languages go by their weight', async () => {
    const { url } = grove
    const encoding = async (accept: string) =>
      (await fetch(url, { headers: { 'accept-encoding': accept } })).headers.get('content-encoding')
    expect([
      await encoding('gzip'),
      await encoding('gzip;q=0'),
      await encoding('gzip;q=0, identity'),
      await encoding('identity'),
    ]).toEqual(['gzip', null, null, null])
    const language = async (accept: string) =>
      /<html lang="([\w-]+)"/.exec(await (await fetch(url, { headers: { 'accept-language': accept } })).text())![1]
    expect(await language('en;q=0.1, zh-TW;q=0.9')).toBe('zh-Hant')
    expect(await language('en;q=0, zh-CN;q=0.1')).toBe('zh-Hans')
    expect(await language('fr, en;q=0.5, zh;q=0.4')).toBe('en')
    expect(await language('zh-Hans-HK')).toBe('zh-Hans')
  })
})

test('PUBLIC_URL in another spelling: forms of the page are taken from where browsers say they are', async () => {
  const behind = await startTestGrove({ PUBLIC_URL: 'HTTPS://Grove.Example:443/desk/' })
  try {
    const { code: hall } = await behind.meeting()
    const send = (origin: string) =>
      behind.stranger().post(`/api/meetings/${hall}/participants`, { id: id(), key: id() }, { origin })
    expect((await send('https://grove.example')).status).toBe(200)
    for (const elsewhere of ['https://elsewhere.example', 'http://grove.example', 'https://grove.example:8443', 'null'])
      expect((await send(elsewhere)).status, elsewhere).toBe(403)
  } finally {
    await behind.stop()
  }
})

test('receipts are guessed 60 times from an address; whoever wrote the card still sees it, and right ones cost nothing', async () => {
  // Of its own: the requests above were guesses too.
  const fresh = await startTestGrove()
  try {
    const { code: own } = await fresh.meeting()
    const phone = await fresh.join(own)
    const { receipt } = await phone.must(own, { kind: 'postCard', id: id(), tree: 'problem', text: '路灯' })
    for (let i = 0; i < 100; i++) expect((await fresh.stranger().get(`/api/receipts/${receipt}`)).status).toBe(200)
    const guesses = await Promise.all(
      Array.from({ length: 300 }, (_, i) =>
        fresh.stranger().get(`/${i % 2 ? 'r' : 'api/receipts'}/AAA-AAA-${100 + i}`),
      ),
    )
    expect(guesses.filter(({ status }) => status === 404).length).toBeLessThanOrEqual(60)
    expect(guesses.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(240)
    expect((await fresh.stranger().get(`/r/${receipt}`)).status).toBe(429)
    expect((await phone.get(`/api/receipts/${receipt}`)).status).toBe(200)
    // A ticket opens its own card’s receipt, and no guess.
    expect((await phone.get('/api/receipts/AAA-AAA-AAA')).status).toBe(429)
  } finally {
    await fresh.stop()
  }
})
