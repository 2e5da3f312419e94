import { afterAll, beforeAll, expect, test } from 'vitest'
import type { MatterCommandInput } from '../../src/wire/ledger.ts'
import type { Reply, TestGrove } from '../build/grove.ts'
import { Client, id, startTestGrove } from '../build/grove.ts'
import { ballotsOf } from '../build/serials.ts'
import { A_VOTE } from '../build/voteCommands.ts'
import { keepApart } from '../build/apart.ts'

const ROUNDS = process.env.GROVE_LONG ? 100 : 10
const AT_ONCE = 20
const base = '/api/communities/rongbu'

let grove: TestGrove
/**
 * A second process on the same database: every other request goes there, so that the database itself must
 * decide.
 */
let other: TestGrove
let meeting: { code: string; id: string; community: string; desk: Client }
let coordinator: Client
let spotter: Client
let handler: Client
beforeAll(async () => {
  grove = await startTestGrove()
  keepApart()
  other = await startTestGrove({ DATABASE_URL: grove.databaseUrl })
  meeting = await grove.meeting()
  ;[coordinator, spotter, handler] = [
    await grove.staff('coordinator'),
    await grove.staff('spotter'),
    await grove.staff('handler'),
  ]
})
afterAll(async () => {
  await other.stop()
  await grove.stop()
})

const all = <T>(make: (n: number) => Promise<T>) => Promise.all(Array.from({ length: AT_ONCE }, (_, n) => make(n)))

/** The same person at the first process, and at the second for every other pair of requests. */
function at(who: Client, n: number): Client {
  if (n % 4 < 2) return who
  const there = new Client(other.url)
  for (const [name, value] of who.cookies) there.cookies.set(name, value)
  return there
}
const send = (who: Client, matter: string, command: MatterCommandInput, key = id()) =>
  who.post(`${base}/matters/${matter}/commands`, command, { 'idempotency-key': key })
const WEIGHED = { kind: 'triage', urgency: 2, importance: 2, reach: {}, lane: 'quick', reason: '先办' } as const

/** Entries of a kind in the journal under one topic. */
async function effects(topic: string, kind: string): Promise<number> {
  const rows = await grove.owner
    .selectFrom('journal')
    .select('seq')
    .where('topic', '=', topic)
    .where('kind', '=', kind)
    .execute()
  return rows.length
}

async function aCard(): Promise<string> {
  return (await grove.join(meeting.code)).card(meeting.code)
}

async function aMatter(): Promise<string> {
  const reply = await send(spotter, id(), {
    kind: 'openMatter',
    title: '路灯',
    cards: [{ meeting: meeting.id, card: await aCard() }],
  })
  expect(reply.status).toBe(200)
  return (reply.body as { id: string }).id
}

const rounds = async (round: (n: number) => Promise<void>) => {
  for (let n = 0; n < ROUNDS; n++) await round(n)
  console.log(`races: ${AT_ONCE} at once through two processes × ${ROUNDS}: ${expect.getState().currentTestName}`)
}
const accepted = (replies: Reply[]) => replies.filter(({ status }) => status === 200).length

test('[M16] twenty endorsements of one card by one phone at once are one', { timeout: 600_000 }, () =>
  rounds(async () => {
    const card = await aCard()
    const fan = await grove.join(meeting.code)
    expect(accepted(await all((n) => at(fan, n).command(meeting.code, { kind: 'endorse', card })))).toBe(AT_ONCE)
    const { board } = await fan.board(meeting.code)
    expect(board.cards[card]!.endorsements).toBe(1)
  }),
)

test('[M14] twenty withdrawals at once are one, also while others endorse', { timeout: 600_000 }, () =>
  rounds(async () => {
    const author = await grove.join(meeting.code)
    const card = await author.card(meeting.code)
    const before = await effects(`meeting/${meeting.id}`, 'cardWithdrawn')
    const fan = await grove.join(meeting.code)
    await all((n) =>
      at(n % 2 ? author : fan, n).command(
        meeting.code,
        n % 2 ? { kind: 'withdrawCard', card } : { kind: 'endorse', card },
      ),
    )
    expect((await effects(`meeting/${meeting.id}`, 'cardWithdrawn')) - before).toBe(1)
    expect((await fan.board(meeting.code)).board.cards[card]).toMatchObject({ state: 'withdrawn', text: '' })
  }),
)

test(
  '[L6] two matters folded into each other and a third at once: one is folded, never both',
  { timeout: 600_000 },
  () =>
    rounds(async () => {
      const [a, b, c] = [await aMatter(), await aMatter(), await aMatter()]
      const fold = (n: number, from: string, into: string) =>
        send(at(spotter, n), from, { kind: 'foldInto', into, reason: '同一件事' })
      await all((n) => (n % 2 ? fold(n, a, b) : fold(n, b, n % 3 ? a : c)))
      expect((await effects(`matter/${a}`, 'matterFolded')) + (await effects(`matter/${b}`, 'matterFolded'))).toBe(1)
    }),
)

test('[L3] one card brought to a matter twenty times at once is added once', { timeout: 600_000 }, () =>
  rounds(async () => {
    const [matter, card] = [await aMatter(), await aCard()]
    const cards = [{ meeting: meeting.id, card }]
    expect(accepted(await all((n) => send(at(spotter, n), matter, { kind: 'addCards', cards })))).toBe(AT_ONCE)
    expect(await effects(`matter/${matter}`, 'cardsAdded')).toBe(1)
  }),
)

test(
  '[L7] one weighing that arrives twenty times at once is one, and all are answered the same',
  { timeout: 600_000 },
  () =>
    rounds(async () => {
      const matter = await aMatter()
      const key = id()
      const replies = await all((n) => send(at(coordinator, n), matter, WEIGHED, key))
      expect(accepted(replies)).toBe(AT_ONCE)
      expect(new Set(replies.map(({ text }) => text)).size).toBe(1)
      expect(await effects(`matter/${matter}`, 'matterTriaged')).toBe(1)
    }),
)

test('[M2] a meeting that twenty close at once is closed once', { timeout: 600_000 }, () =>
  rounds(async () => {
    const { code, id, desk } = await grove.meeting('收尾')
    const before = await effects(`meeting/${id}`, 'stageChanged')
    expect(accepted(await all((n) => at(desk, n).command(code, { kind: 'setStage', stage: 'closed' })))).toBe(AT_ONCE)
    expect((await effects(`meeting/${id}`, 'stageChanged')) - before).toBe(1)
  }),
)

test('[L7] twenty routes at once are one', { timeout: 600_000 }, () =>
  rounds(async () => {
    const matter = await aMatter()
    await send(coordinator, matter, WEIGHED)
    const routes = ['quickFix', 'deliberation', 'notAccepted'] as const
    const replies = await all((n) =>
      send(at(coordinator, n), matter, { kind: 'route', route: routes[n % 3]!, reason: '定了' }),
    )
    expect(accepted(replies)).toBe(1)
    expect(await effects(`matter/${matter}`, 'matterRouted')).toBe(1)
  }),
)

test('[L25] twenty callbacks at once confirm once', { timeout: 600_000 }, async () => {
  const { default: sharp } = await import('sharp')
  const image = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#864' } })
    .png()
    .toBuffer()
  await rounds(async () => {
    const matter = await aMatter()
    await send(coordinator, matter, WEIGHED)
    await send(coordinator, matter, { kind: 'route', route: 'quickFix', reason: '先办' })
    const photo = await handler.send('POST', `${base}/matters/${matter}/photos`, { body: new Uint8Array(image) })
    await send(handler, matter, { kind: 'finish', text: '好了', after: (photo.body as { photo: string }).photo })
    const callers = [meeting.desk, coordinator]
    const replies = await all((n) =>
      send(at(callers[n % 2]!, n), matter, { kind: 'callBack', reached: true, solved: true }),
    )
    expect(accepted(replies)).toBe(1)
    expect(await effects(`matter/${matter}`, 'calledBack')).toBe(1)
  })
})

test(
  '[V11] one serial cast twenty times at once, each time saying something else, counts once',
  { timeout: 600_000 },
  async () => {
    const votes = `${base}/votes`
    const key = () => ({ 'idempotency-key': id() })
    const { code } = (await coordinator.post(votes, A_VOTE, key())).body as { code: string }
    const does = async (command: object) =>
      expect((await coordinator.post(`${votes}/${code}/commands`, command, key())).status).toBe(200)
    const entries = Array.from({ length: ROUNDS }, (_, n) => ({ name: `住户${n}`, place: `${n}栋`, area: 0 }))
    await does({ kind: 'setRoll', entries })
    await does({ kind: 'sealVote' })
    await does({ kind: 'printBallots', spare: 0 })
    await does({ kind: 'openVote' })
    for (let n = 1; n <= ROUNDS; n++) await does({ kind: 'handOut', n, way: 'ballot' })
    const serials = await ballotsOf(grove, code)
    const said = ['for', 'against', 'abstain'] as const
    const counted = { for: 0, against: 0, abstain: 0 }
    await rounds(async (round) => {
      const cast = (n: number) =>
        at(grove.stranger(), n).post(
          `${votes}/${code}/ballots`,
          { serial: serials[round]!.serial, answers: { 1: said[n % 3] } },
          key(),
        )
      const replies = await all(cast)
      const first = replies.flatMap(({ body }, n) => ((body as { counted: boolean }).counted ? [n] : []))
      expect(first).toHaveLength(1)
      counted[said[first[0]! % 3]!]++
    })
    await does({ kind: 'closeVote' })
    const { results } = (await grove.stranger().get(`${votes}/${code}`)).body as { results: { heads: object }[] }
    expect(results[0]!.heads).toMatchObject({ eligible: ROUNDS, present: ROUNDS, ...counted })
  },
)
