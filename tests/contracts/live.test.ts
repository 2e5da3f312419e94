import { connect } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Board, Participant } from '../../src/core/meeting/meeting.ts'
import { LiveReader } from '../build/liveReader.ts'
import type { Client, TestGrove } from '../build/grove.ts'
import { startTestGrove } from '../build/grove.ts'

let grove: TestGrove
beforeAll(async () => {
  grove = await startTestGrove()
})
afterAll(() => grove.stop())

let code: string
let desk: Client
let people: (Client & { participant: string })[]
const followers: LiveReader[] = []
beforeEach(async () => {
  for (const follower of followers.splice(0)) follower.stop()
  ;({ code, desk } = await grove.meeting())
  people = await Promise.all([0, 1, 2].map((n) => grove.join(code, `邻居${n}`)))
})

async function follow(
  client: Client,
  path: string,
  held: number,
  board?: Board,
  lastEventId?: string,
): Promise<LiveReader> {
  const follower = new LiveReader(client, path, held, board && structuredClone(board), lastEventId)
  followers.push(follower)
  return follower.open()
}

/** Something of everything happens. */
async function bustle(times: number): Promise<void> {
  for (let i = 0; i < times; i++) {
    const [a, b, c] = people as unknown as [Client, Client, Client]
    const problem = await a.card(code, `问题 ${i}`)
    const action = await b.card(code, `行动 ${i}`, 'action', { links: [problem] })
    await a.must(code, { kind: 'editCard', card: problem, text: `改过的问题 ${i}` })
    await Promise.all([b, c].map((client) => client.must(code, { kind: 'endorse', card: problem })))
    const name = `议题 ${i}`
    const topic = await desk.makes(code, { kind: 'openTopic', tree: 'problem', name, cards: [problem] })
    await b.must(code, { kind: 'takeBack', card: problem })
    if (i % 2) await desk.must(code, { kind: 'hideCard', card: problem, reason: '先放一放' })
    if (i % 4 === 3) await desk.must(code, { kind: 'showCard', card: problem })
    if (i % 3 === 2) await desk.must(code, { kind: 'dissolveTopic', topic })
    if (i % 5 === 4) await b.must(code, { kind: 'withdrawCard', card: action })
    // Another meeting of the community moves the same journal.
    if (i % 4 === 0) await grove.meeting(`别的会 ${i}`)
  }
}

async function arrives(follower: LiveReader): Promise<void> {
  const { seq, board } = await desk.board(code)
  const last = await desk.must(code, { kind: 'countHeads', heads: seq % 1000 })
  await follower.until(last.seq)
  const fresh = await desk.board(code)
  expect(follower.board).toEqual(fresh.board)
  expect(follower.applied).toEqual([...new Set(follower.applied)].toSorted((a, b) => a - b))
  expect(Object.keys(board.cards).length).toBeGreaterThan(0)
}

describe('whoever follows a meeting holds its board, without gap or double', () => {
  test('from the state a page came with', async () => {
    const { seq, board } = await desk.board(code)
    const follower = await follow(people[0]!, `/live/${code}?after=${seq}`, seq, board)
    await bustle(3)
    // Nobody asked for some minutes: what is held is loaded anew, also while some ask.
    const { committers } = grove.services
    committers.rest()
    committers.rest()
    const running = bustle(3)
    committers.rest()
    committers.rest()
    await running
    await arrives(follower)
  })

  test('from the very beginning, in the middle of the bustle', async () => {
    await bustle(3)
    const running = bustle(4)
    const follower = await follow(grove.stranger(), `/live/${code}?after=0`, 0)
    await running
    await arrives(follower)
  })

  test('from the middle, with Last-Event-ID as a browser comes back', async () => {
    const early = await desk.board(code)
    const first = await follow(people[1]!, `/live/${code}?after=${early.seq}`, early.seq, early.board)
    await bustle(2)
    await first.until((await desk.board(code)).seq)
    first.stop()
    await bustle(3)
    // The address still says where the page once began; the header says where it is.
    const second = await follow(
      people[1]!,
      `/live/${code}?after=${early.seq}`,
      first.held,
      first.board,
      String(first.held),
    )
    await arrives(second)
    expect(second.applied[0]).toBeGreaterThan(first.held)
  })

  test('after more than the hub keeps', async () => {
    const early = await desk.board(code)
    // The hub keeps 256 frames; one after another, so that no two share a frame.
    for (let i = 0; i < 300; i++) await desk.must(code, { kind: 'countHeads', heads: i })
    await bustle(1)
    await arrives(await follow(people[0]!, `/live/${code}?after=${early.seq}`, early.seq, early.board))
  })

  test('twenty readers who come at any moment hold the same', async () => {
    const { seq, board } = await desk.board(code)
    const running = bustle(5)
    const all: LiveReader[] = []
    for (let i = 0; i < 20; i++) all.push(await follow(grove.stranger(), `/live/${code}?after=${seq}`, seq, board))
    await running
    for (const follower of all) await arrives(follower)
  })

  test('a position of another life of the database makes the page load anew', async () => {
    const follower = await follow(people[0]!, `/live/${code}?after=999999999`, 999999999)
    await expect.poll(() => follower.told).toBe('reload')
  })

  test('a community’s other meetings tell nothing here', async () => {
    const { seq, board } = await desk.board(code)
    const follower = await follow(people[0]!, `/live/${code}?after=${seq}`, seq, board)
    const other = await grove.meeting('隔壁')
    await (await grove.join(other.code)).card(other.code, '隔壁的话')
    await people[0]!.card(code, '这里的话')
    await arrives(follower)
    expect(follower.raw.join()).toContain('这里的话')
    expect(follower.raw.join()).not.toContain('隔壁的话')
  })
})

describe('who is told what', () => {
  test('[M15] a hidden card’s words do not come through catching up', async () => {
    const card = await people[0]!.card(code, '某某家的狗')
    await people[0]!.must(code, { kind: 'editCard', card, text: '某某家的大狗' })
    await desk.must(code, { kind: 'hideCard', card, reason: '点名' })
    const follower = await follow(grove.stranger(), `/live/${code}?after=0`, 0)
    await arrives(follower)
    expect(follower.raw.join()).toContain('点名')
    expect(follower.raw.join()).not.toContain('某某')
  })

  test('[M14] nor do a withdrawn card’s', async () => {
    const card = await people[0]!.card(code, '不想说了')
    await people[0]!.must(code, { kind: 'withdrawCard', card })
    const follower = await follow(grove.stranger(), `/live/${code}?after=0`, 0)
    await arrives(follower)
    expect(follower.raw.join()).not.toContain('不想说了')
  })

  test('everybody’s stream and page name nobody who did not agree', async () => {
    const follower = await follow(grove.stranger(), `/live/${code}?after=0`, 0)
    await grove.join(code, '不露面的人')
    await grove.join(code, '露面的人', { nameAgreed: true })
    await people[0]!.card(code)
    await arrives(follower)
    const page = await people[0]!.get(`/m/${code}`)
    const all = follower.raw.join() + page.text
    expect(all).toContain('露面的人')
    expect(all).not.toContain('不露面的人')
    for (const { participant } of people) expect(follower.raw.join()).not.toContain(participant)
  })

  test('the desk’s stream brings the people too, also when it catches up', async () => {
    await people[0]!.card(code)
    const late = await follow(desk, `/live/${code}/desk?after=0`, 0)
    const newcomer = await grove.join(code, '刚来的')
    await desk.must(code, { kind: 'tickPresent', participant: people[0]!.participant, present: false })
    await arrives(late)
    const { participants } = (await desk.get(`/api/meetings/${code}/attendance`)).body as {
      participants: Participant[]
    }
    expect([...late.people.values()].toSorted(byId)).toEqual(participants.toSorted(byId))
    expect(late.people.get(newcomer.participant)!.name).toBe('刚来的')
  })

  test('the desk’s stream is for staff', async () => {
    expect((await people[0]!.get(`/live/${code}/desk`)).status).toBe(401)
    expect((await grove.stranger().get(`/live/${code}/desk`)).status).toBe(401)
  })
})

const byId = (a: Participant, b: Participant) => (a.id < b.id ? -1 : 1)

test('who leaves while they catch up is not written to for ever', async () => {
  await bustle(3)
  const { port } = new URL(grove.url)
  const leave = (n: number) =>
    new Promise<void>((gone) => {
      const socket = connect(Number(port), '127.0.0.1', () => {
        socket.write(`GET /live/${code}?after=0 HTTP/1.1\r\nhost: x\r\n\r\n`)
        setTimeout(() => socket.resetAndDestroy(), n % 12)
      })
      socket.on('error', () => {})
      socket.on('close', () => gone())
    })
  await Promise.all(Array.from({ length: 120 }, (_, n) => leave(n)))
  // Everything that they asked for has had its turn.
  const stays = await follow(people[0]!, `/live/${code}?after=0`, 0)
  await bustle(3)
  await stays.until((await people[0]!.board(code)).seq)
  await expect.poll(() => grove.services.hub.readers).toBe(1)
})
