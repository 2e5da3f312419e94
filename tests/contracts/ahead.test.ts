import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Board } from '../../src/core/meeting/meeting.ts'
import type { Reply, TestGrove } from '../build/grove.ts'
import { Client, id, startTestGrove } from '../build/grove.ts'
import { keepApart } from '../build/apart.ts'

/**
 * While one commit runs, the next is decided on top of it: nobody may see that before it is durable, nor
 * anything of a commit that failed.
 */
let grove: TestGrove
/** Another Grove on the same database: what it reads has been loaded from the tables. */
let other: TestGrove
/** The database itself, without any Grove. */
let bare: pg.Pool
beforeAll(async () => {
  grove = await startTestGrove()
  keepApart()
  other = await startTestGrove({ DATABASE_URL: grove.databaseUrl })
  bare = new pg.Pool({ connectionString: grove.databaseUrl, max: 4 })
  // Commits of some cards take long, and some of those fail at their very end.
  await grove.asOwner(`
    create function linger() returns trigger language plpgsql as $$ begin
      if new.text like '慢%' then perform pg_sleep(0.3); end if;
      if new.text like '%不成' then raise exception 'not kept'; end if;
      return null;
    end $$;
    create constraint trigger lingers after insert on wording deferrable initially deferred
      for each row execute function linger()`)
})
afterAll(async () => {
  await bare.end()
  await other.stop()
  await grove.stop()
})

type Person = Client & { participant: string }
let code: string
let meeting: string
let community: string
let people: Person[]
beforeEach(async () => {
  ;({ code, id: meeting, community } = await grove.meeting())
  people = await Promise.all(Array.from({ length: 12 }, () => grove.join(code)))
})

const post = (who: Client, text: string, card = id()): Promise<Reply> =>
  who.post(`/api/meetings/${code}/commands`, { kind: 'postCard', id: card, tree: 'problem', text })
/** As many as are decided ahead, and more: several from each. */
const postMany = (text: string): Promise<Reply>[] =>
  Array.from({ length: 120 }, (_, n) => post(people[n % people.length]!, `${text}${n}`))
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))
const boardAt = async (at: TestGrove): Promise<Board> => (await at.stranger().board(code)).board
const numberOf = ({ body }: Reply) => (body as { number: number }).number

/** Texts of the meeting's cards, as the tables have them now. */
async function durable(): Promise<string[]> {
  const { rows } = await bare.query<{ text: string }>('select text from wording where meeting = $1', [meeting])
  return rows.map(({ text }) => text)
}

/** The community's journal has no gap, and its head is its end. */
async function journalIsWhole(): Promise<void> {
  const { rows } = await bare.query<{ whole: boolean }>(
    `select count(*) = max(j.seq) and max(j.seq) = (select seq from journal_head where community = $1) as whole
     from journal j where community = $1`,
    [community],
  )
  expect(rows[0]!.whole).toBe(true)
}

test('what was decided on top of a commit that fails is decided anew, and nothing of the failed one is left', async () => {
  const lost = post(people[0]!, '慢 不成')
  await pause(100)
  const after = postMany('路灯')
  expect((await lost).status).toBe(503)
  const replies = await Promise.all(after)
  expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 200))
  expect(replies.map(numberOf).toSorted((a, b) => a - b)).toEqual(replies.map((_, n) => n + 1))
  expect((await durable()).toSorted()).toEqual(replies.map((_, n) => `路灯${n}`).toSorted())
  await journalIsWhole()
  expect(await boardAt(other)).toEqual(await boardAt(grove))
})

test('a batch that fails by itself after another was written takes nobody else along', async () => {
  const slow = post(people[0]!, '慢慢来')
  await pause(100)
  const lost = post(people[1]!, '也不成')
  const beside = await Promise.all(postMany('凉亭'))
  expect((await slow).status).toBe(200)
  expect((await lost).status).toBe(503)
  // Who shared its commit failed with it, and can send again.
  const kept = beside.flatMap(({ status }, n) => (status === 200 ? [`凉亭${n}`] : []))
  expect(beside.every(({ status }) => status === 200 || status === 503)).toBe(true)
  expect((await durable()).toSorted()).toEqual(['慢慢来', ...kept].toSorted())
  expect(numberOf(await post(people[2]!, '秋千'))).toBe(kept.length + 2)
  await journalIsWhole()
  expect(await boardAt(other)).toEqual(await boardAt(grove))
})

test('nobody sees a card before it is durable', async () => {
  const slow = post(people[0]!, '慢慢来')
  await pause(100)
  const early = boardAt(grove)
  await pause(50)
  const posted = [slow, post(people[1]!, '慢 花坛'), ...postMany('花坛')]
  expect(Object.keys((await early).cards)).toHaveLength(1)
  expect(await durable()).toEqual(['慢慢来'])
  const looks = Array.from({ length: 30 }, async (_, n) => {
    await pause(n * 15)
    const { cards } = await boardAt(grove)
    const kept = await durable()
    for (const { text } of Object.values(cards)) expect(kept).toContain(text)
  })
  for (const reply of await Promise.all(posted)) expect(reply.status).toBe(200)
  await Promise.all(looks)
  expect(Object.keys((await boardAt(grove)).cards)).toHaveLength(122)
  await journalIsWhole()
})

test('the same card sent again while its commit runs is answered the same, once it is durable', async () => {
  const card = id()
  const first = post(people[0]!, '慢 秋千', card)
  await pause(100)
  const again = [post(people[0]!, '慢 秋千', card), post(people[0]!, '别的话', card), ...postMany('滑梯')]
  const [same, altered, ...others] = await Promise.all(again)
  expect(same!.body).toEqual((await first).body)
  expect(altered!.problem.code).toBe('idReused')
  for (const { status } of others) expect(status).toBe(200)
  expect((await durable()).filter((text) => text.includes('秋千'))).toEqual(['慢 秋千'])
  await journalIsWhole()
})

test('another process that comes between is seen, and both go on', async () => {
  const there = people.map(({ cookies }) => {
    const client = new Client(other.url)
    for (const [name, value] of cookies) client.cookies.set(name, value)
    return client
  })
  const all = [post(people[0]!, '慢慢来')]
  await pause(100)
  all.push(...postMany('这边'), post(there[0]!, '慢 那边'), ...there.map((one) => post(one, '那边')))
  await pause(300)
  all.push(...postMany('又是这边'))
  const replies = await Promise.all(all)
  expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 200))
  expect(replies.map(numberOf).toSorted((a, b) => a - b)).toEqual(replies.map((_, n) => n + 1))
  await journalIsWhole()
  expect(await boardAt(grove)).toEqual(await boardAt(other))
})
