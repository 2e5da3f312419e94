import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Board, Participant } from '../../src/core/meeting/meeting.ts'
import { LiveReader } from '../build/liveReader.ts'
import type { TestGrove } from '../build/grove.ts'
import { Client, id, startTestGrove } from '../build/grove.ts'
import { keepApart } from '../build/apart.ts'

/** Two Groves on one database: what one accepts, the readers of the other are told. */
let here: TestGrove
let there: TestGrove
beforeAll(async () => {
  here = await startTestGrove()
  there = await startTestGrove({ DATABASE_URL: here.databaseUrl })
})
afterAll(async () => {
  await there.stop()
  await here.stop()
})

/** The same person, through the other Grove. */
function across(client: Client): Client {
  const other = new Client(client.url === here.url ? there.url : here.url)
  for (const [name, value] of client.cookies) other.cookies.set(name, value)
  return other
}

let code: string
let desk: Client
let neighbour: Client & { participant: string }
const followers: LiveReader[] = []
beforeEach(async () => {
  keepApart()
  ;({ code, desk } = await here.meeting())
  neighbour = await here.join(code, '王阿姨')
})
afterEach(() => {
  for (const follower of followers.splice(0)) follower.stop()
})

async function follow(client: Client, path: string, held: number, board?: Board): Promise<LiveReader> {
  const follower = new LiveReader(client, `${path}?after=${held}`, held, board && structuredClone(board))
  followers.push(follower)
  return follower.open()
}

/** A reader of the other Grove, who begins with the page as that Grove shows it. */
async function followThere(): Promise<LiveReader> {
  const reader = there.stranger()
  const { seq, board } = await reader.board(code)
  return follow(reader, `/live/${code}`, seq, board)
}

test('a card that one Grove accepted reaches the readers of the other, with its words', async () => {
  const follower = await followThere()
  const card = await neighbour.card(code, '路灯又不亮了')
  const { seq, board } = await desk.board(code)
  await follower.until(seq)
  expect(follower.board).toEqual(board)
  expect(follower.board!.cards[card]!.text).toBe('路灯又不亮了')
  expect(follower.frames.every(({ participants }) => participants === undefined)).toBe(true)
})

test('and its pages: the next reader there gets the board as it is', async () => {
  const follower = await followThere()
  await neighbour.card(code, '新的一张')
  const { seq, board } = await desk.board(code)
  await follower.until(seq)
  expect((await there.stranger().board(code)).board).toEqual(board)
})

test('the other desk is told the people too, by name', async () => {
  const late = await follow(across(desk), `/live/${code}/desk`, 0)
  const newcomer = await here.join(code, '刚来的')
  const last = await desk.must(code, { kind: 'tickPresent', participant: neighbour.participant, present: false })
  await late.until(last.seq)
  const { participants } = (await desk.get(`/api/meetings/${code}/attendance`)).body as { participants: Participant[] }
  expect(late.people.get(newcomer.participant)!.name).toBe('刚来的')
  for (const participant of participants) expect(late.people.get(participant.id)).toEqual(participant)
})

test('while both accept at once, readers of both hold one board, every position once and in order', async () => {
  const there1 = await followThere()
  const start = await desk.board(code)
  const here1 = await follow(here.stranger(), `/live/${code}`, start.seq, start.board)
  const other = across(neighbour)
  const bustle = async (client: Client, name: string) => {
    for (let i = 0; i < 8; i++) {
      const [card] = await Promise.all([client.card(code, `${name} ${i}`), client.card(code, `${name} ${i} 又`)])
      await client.must(code, { kind: 'editCard', card, text: `${name} ${i} 改过` })
      if (i % 4 === 3) await desk.must(code, { kind: 'hideCard', card, reason: '先放一放' })
    }
  }
  await Promise.all([bustle(neighbour, '这边'), bustle(other, '那边')])
  const last = await across(desk).must(code, { kind: 'countHeads', heads: 40 })
  for (const follower of [there1, here1]) {
    await follower.until(last.seq)
    // This meeting alone moved the community's journal: every position after the start is heard, none twice.
    const seqs = follower.applied.filter((seq) => seq > start.seq)
    expect(seqs).toEqual(Array.from({ length: last.seq - start.seq }, (_, i) => start.seq + i + 1))
  }
  const { board } = await desk.board(code)
  expect(there1.board).toEqual(board)
  expect(here1.board).toEqual(board)
  expect(new Set(Object.values(board.cards).map(({ number }) => number)).size).toBe(32)
})

test('[L12] a zone that is set here is heard by whoever follows a meeting, there too and without a new page; who comes back hears it first', async () => {
  const [near, far] = [await follow(here.stranger(), `/live/${code}`, 0), await followThere()]
  const coordinator = await here.staff('coordinator')
  for (const zone of ['Europe/Berlin', 'Asia/Tokyo']) {
    const set = await coordinator.send('PUT', '/api/communities/rongbu/zone', { json: { zone } })
    expect(set.status).toBe(200)
    for (const reader of [near, far]) await expect.poll(() => reader.clock).toBe(zone)
  }
  for (const reader of [await followThere(), await follow(here.stranger(), `/live/${code}`, 0)])
    await expect.poll(() => reader.clock).toBe('Asia/Tokyo')
  // Elsewhere the clock is another.
  const elsewhere = await here.meeting('别处', 'open', 'shilu')
  const other = await follow(here.stranger(), `/live/${elsewhere.code}`, 0)
  await expect.poll(() => other.clock).toBe('Asia/Shanghai')
  await coordinator.send('PUT', '/api/communities/rongbu/zone', { json: { zone: 'Asia/Shanghai' } })
  await expect.poll(() => far.clock).toBe('Asia/Shanghai')
})

describe('before the notice has arrived', () => {
  beforeEach(() => {
    vi.spyOn(there.services.committers, 'hear').mockImplementation(() => {})
    vi.spyOn(there.services.committers, 'lookAtHeads').mockResolvedValue()
  })
  afterEach(() => {
    vi.restoreAllMocks()
  })

  test('who comes to the other Grove with a newer position is not sent away', async () => {
    const old = await there.stranger().board(code)
    await neighbour.card(code, '那边还不知道')
    const { seq, board } = await desk.board(code)
    expect((await there.stranger().board(code)).seq).toBe(old.seq)
    const follower = await follow(there.stranger(), `/live/${code}`, seq, board)
    const next = await desk.must(code, { kind: 'countHeads', heads: 7 })
    await there.services.committers.look((await there.services.identity.codes.find(code))!.community)
    await follower.until(next.seq)
    expect(follower.board).toEqual((await desk.board(code)).board)
  })

  test('who wrote here is shown it there, at once: on pages, of the desk and in the API', async () => {
    vi.mocked(there.services.committers.lookAtHeads).mockRestore()
    const old = await there.stranger().board(code)
    const text = `我刚写的 ${id()}`
    await neighbour.card(code, text)
    const mine = across(neighbour)
    const [shown, page] = await Promise.all([mine.board(code), mine.get(`/m/${code}`)])
    expect(Object.values(shown.board.cards).map((card) => card.text)).toContain(text)
    expect(page.text).toContain(text)
    await desk.must(code, { kind: 'tickPresent', participant: neighbour.participant, present: false })
    const { body } = await across(desk).get(`/api/meetings/${code}/attendance`)
    const { participants } = body as { participants: Participant[] }
    expect(participants.find(({ id }) => id === neighbour.participant)).toMatchObject({ presentAt: null })
    expect(shown.seq).toBeGreaterThan(old.seq)
  })

  test('what the other Grove accepts comes after what it had missed', async () => {
    const follower = await followThere()
    const card = await neighbour.card(code, '先说的')
    const last = await across(neighbour).must(code, { kind: 'editCard', card, text: '后改的' })
    await follower.until(last.seq)
    expect(follower.board).toEqual((await desk.board(code)).board)
    expect(follower.applied.slice(-2)).toEqual([last.seq - 1, last.seq])
  })
})

test('a notice that is lost is made up for: the heads of the journals are looked at', async () => {
  const follower = await followThere()
  const deaf = vi.spyOn(there.services.committers, 'hear').mockImplementation(() => {})
  try {
    const card = await neighbour.card(code, '没人通知的话')
    await follower.until((await desk.board(code)).seq)
    expect(follower.board!.cards[card]!.text).toBe('没人通知的话')
  } finally {
    deaf.mockRestore()
  }
})

test('a community that was added here is there at once', async () => {
  const above = await here.staff('administrator', 'hedu')
  const { items } = (await above.get('/api/places?limit=200')).body as { items: { id: string; slug: string }[] }
  const parent = items.find(({ slug }) => slug === 'hedu')!.id
  const slug = `c-${id()}`
  expect((await there.stranger().get(`/c/${slug}`)).status).toBe(404)
  await above.post('/api/places', { id: id(), kind: 'community', parent, slug, name: `新社区 ${slug}` })
  expect((await there.stranger().get(`/c/${slug}`)).status).toBe(200)
})

test('guesses of receipts are counted over both', async () => {
  const guess = async (at: TestGrove) => (await at.stranger().get(`/api/receipts/${id().slice(0, 8)}`)).status
  for (const at of [here, there]) expect(await guess(at)).toBe(404)
  await Promise.all([here, there].flatMap((at) => Array.from({ length: 30 }, () => guess(at))))
  for (const at of [here, there]) await expect.poll(() => guess(at)).toBe(429)
})

test('one of them publishes checkpoints for both; where it ends, the other does', async () => {
  const looks = [here, there].map(({ services }) => vi.spyOn(services.logs, 'checkpoint'))
  const round = async () => {
    for (const { services } of [here, there]) await services.publisher.publish()
    return looks.map(({ mock }) => mock.calls.splice(0).length > 0)
  }
  expect([await round(), await round()]).toEqual([
    [true, false],
    [true, false],
  ])
  await here.services.publisher.stop()
  await expect
    .poll(() => there.services.publisher.publish().then(() => looks[1]!.mock.calls.length), { interval: 200 })
    .toBeGreaterThan(0)
  vi.restoreAllMocks()
})

describe('the connection that hears', () => {
  test('is made anew when it breaks, and what was missed is told', async () => {
    const follower = await followThere()
    await sql(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'grove listens' and datname = current_database()`,
    )
    const text = `断线时的话 ${id()}`
    await neighbour.card(code, text)
    await follower.until((await desk.board(code)).seq)
    expect(Object.values(follower.board!.cards).map((card) => card.text)).toContain(text)
    // Heard again: the next one comes by notice.
    await neighbour.card(code, '又通了')
    await follower.until((await desk.board(code)).seq)
  })

  test('takes no harm from what somebody else says on the channel', async () => {
    const follower = await followThere()
    for (const words of ['', 'x', 'a:b:c']) await sql(`select pg_notify('grove', '${words}')`)
    await neighbour.card(code, '照常')
    await follower.until((await desk.board(code)).seq)
  })
})

async function sql(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: here.databaseUrl })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}
