import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fillLedger } from '../../bench/ledgerData.ts'
import type { Client, TestGrove } from '../build/grove.ts'
import { id, startTestGrove } from '../build/grove.ts'

interface Statement {
  text: string
  values: unknown[]
}

/** Every statement that this process sends, while somebody listens. */
let heard: Statement[] | undefined
const query = pg.Client.prototype.query
beforeAll(() => {
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const [first, given] = args as [string | { text: string; values?: unknown[] }, unknown]
    const text = typeof first === 'string' ? first : first.text
    const values = typeof first === 'string' ? (Array.isArray(given) ? given : []) : (first.values ?? [])
    if (!/set_config|^(begin|commit|rollback)/i.test(text)) heard?.push({ text, values })
    return Reflect.apply(query, this, args)
  } as typeof query
})
afterAll(() => {
  pg.Client.prototype.query = query
})

async function statementsOf(ask: () => Promise<unknown>): Promise<Statement[]> {
  heard = []
  await ask()
  const all = heard
  heard = undefined
  return all
}

/** How many statements a page asks. Grove asks some beside it at times: so until two askings are alike. */
async function countOf(ask: () => Promise<unknown>): Promise<number> {
  for (let before: string | undefined; ;) {
    const all = await statementsOf(ask)
    const texts = all.map(({ text }) => text).join('\n')
    if (texts === before) return all.length
    before = texts
  }
}

let grove: TestGrove
let coordinator: Client
let author: Client
let code: string
const BASE = '/api/communities/rongbu'
const PAGES = [
  `${BASE}/desk/matters?state=open&sort=due`,
  `${BASE}/desk/matters?sort=newest`,
  `${BASE}/desk/matters?category=%E5%81%9C%E8%BD%A6&sort=people`,
  `${BASE}/desk/unanswered`,
  `${BASE}/desk/unanswered?loose=true`,
  `${BASE}/desk/matters/1`,
  `${BASE}/matters?q=%E8%B7%AF%E7%81%AF`,
  `${BASE}/search?q=%E8%B7%AF%E7%81%AF%20lights`,
  `${BASE}/matters?state=open&limit=20`,
  `${BASE}/matters/1`,
  `${BASE}/teams`,
  `${BASE}/notices`,
  '/c/rongbu',
  '/c/rongbu/matters',
  '/c/rongbu/matters/1',
  '/c/rongbu/notices',
  '/s/hedu',
  '/api/subdistricts/hedu/matters?sort=due',
]

beforeAll(async () => {
  grove = await startTestGrove()
  coordinator = await grove.staff('coordinator')
  const meeting = await grove.meeting()
  code = meeting.code
  const resident = await grove.join(code)
  author = resident
  for (let n = 0; n < 3; n++) {
    const card = await resident.card(code, `三号楼路灯不亮 ${n}`)
    const reply = await coordinator.post(
      `${BASE}/matters/${id()}/commands`,
      { kind: 'openMatter', title: `路灯 ${n}`, cards: [{ meeting: meeting.id, card }] },
      { 'idempotency-key': id() },
    )
    expect(reply.status).toBe(200)
  }
})
afterAll(() => grove.stop())

/** A second asking: what is kept in memory after the first is there. */
async function counts(): Promise<Record<string, number>> {
  const counted: Record<string, number> = {}
  for (const page of PAGES) {
    const ask = async () => expect((await coordinator.get(page)).status, page).toBe(200)
    await ask()
    counted[page] = await countOf(ask)
  }
  return counted
}

/** Tables that grow with a city. */
const GROWING =
  /Seq Scan on (card|wording|matter|matter_card|journal|endorsement|participant|receipt|command|photo|findable|spelling)\b/

test('no page asks once a row, and every statement of a hot path has an index that serves it', async () => {
  const few = await counts()
  const db = grove.owner
  const { identity } = grove.services
  const community = (await identity.places.community('rongbu'))!.id
  const owner = (await identity.people.firstWith('coordinator'))!.id
  await fillLedger(db as never, community, owner, { matters: 0, cards: 0 }, { matters: 300, cards: 1000 }, Date.now())
  await grove.asOwner('analyze')
  const many = await counts()
  for (const page of PAGES) expect([page, many[page]! <= few[page]! + 1]).toEqual([page, true])

  // A query of many words asks no more often than one of few.
  const asked = (q: string) => countOf(() => coordinator.get(`${BASE}/search?q=${encodeURIComponent(q)}`))
  expect(await asked('the lights by our gate are out again and no one has come to see')).toBe(
    await asked('lights by gate'),
  )

  const slow: string[] = []
  const explain = async (name: string, statements: Statement[]) => {
    for (const { text, values } of statements) {
      if (!/^\s*(\/\*.*\*\/)?\s*(select|with|update|insert|delete)/i.test(text)) continue
      const client = new pg.Client({ connectionString: grove.databaseUrl })
      await client.connect()
      // Small tables are read whole because that is quicker: where an index could serve at all, it is taken
      // now.
      await client.query('set enable_seqscan = off')
      const { rows } = await client
        .query<{ 'QUERY PLAN': string }>(`explain ${text}`, values as never)
        .finally(() => client.end())
      for (const row of rows)
        if (GROWING.test(row['QUERY PLAN'])) slow.push(`${name}: ${row['QUERY PLAN'].trim()}: ${text.slice(0, 200)}`)
    }
  }
  for (const page of PAGES) await explain(page, await statementsOf(() => coordinator.get(page)))
  let posted = ''
  const actions: [string, () => Promise<unknown>][] = [
    ['post a card', async () => (posted = await author.card(code, '路灯'))],
    ['edit it', () => author.must(code, { kind: 'editCard', card: posted, text: '路灯坏了' })],
    ['endorse', async () => (await grove.join(code)).must(code, { kind: 'endorse', card: posted })],
    ['the board', () => coordinator.get(`/api/meetings/${code}`)],
    ['the phone’s page', () => coordinator.get(`/m/${code}`)],
  ]
  for (const [name, action] of actions) await explain(name, await statementsOf(action))
  expect(slow).toEqual([])
})
