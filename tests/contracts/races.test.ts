import { afterAll, beforeAll, expect, test } from 'vitest'
import type { MatterCommandInput } from '../../src/wire/ledger.ts'
import type { Client, Reply, TestGrove } from '../build/grove.ts'
import { id, startTestGrove } from '../build/grove.ts'

const ROUNDS = process.env.GROVE_LONG ? 100 : 20
const AT_ONCE = 20
const base = '/api/communities/rongbu'

let grove: TestGrove
let meeting: { code: string; id: string; community: string; desk: Client }
let coordinator: Client
let spotter: Client
let handler: Client
beforeAll(async () => {
  grove = await startTestGrove()
  meeting = await grove.meeting()
  ;[coordinator, spotter, handler] = [
    await grove.staff('coordinator'),
    await grove.staff('spotter'),
    await grove.staff('handler'),
  ]
})
afterAll(() => grove.stop())

const all = <T>(make: (n: number) => Promise<T>) => Promise.all(Array.from({ length: AT_ONCE }, (_, n) => make(n)))
const send = (who: Client, matter: string, command: MatterCommandInput) =>
  who.post(`${base}/matters/${matter}/commands`, command, { 'idempotency-key': id() })

/** Entries of a kind in the journal under one topic. */
async function effects(topic: string, kind: string): Promise<number> {
  const rows = await grove.parts.db
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
  const matter = id()
  const reply = await send(spotter, matter, {
    kind: 'openMatter',
    title: '路灯',
    cards: [{ meeting: meeting.id, card: await aCard() }],
  })
  expect(reply.status).toBe(200)
  return matter
}

const rounds = async (round: (n: number) => Promise<void>) => {
  for (let n = 0; n < ROUNDS; n++) await round(n)
}
const accepted = (replies: Reply[]) => replies.filter(({ status }) => status === 200).length

test('[M16] twenty endorsements of one card by one phone at once are one', { timeout: 120_000 }, () =>
  rounds(async () => {
    const card = await aCard()
    const fan = await grove.join(meeting.code)
    expect(accepted(await all(() => fan.command(meeting.code, { kind: 'endorse', card })))).toBe(AT_ONCE)
    const { board } = await fan.board(meeting.code)
    expect(board.cards[card]!.endorsements).toBe(1)
  }),
)

test('[M14] twenty withdrawals at once are one, also while others endorse', { timeout: 120_000 }, () =>
  rounds(async () => {
    const author = await grove.join(meeting.code)
    const card = await author.card(meeting.code)
    const before = await effects(`meeting/${meeting.id}`, 'cardWithdrawn')
    const fan = await grove.join(meeting.code)
    await all((n) =>
      (n % 2 ? author : fan).command(meeting.code, n % 2 ? { kind: 'withdrawCard', card } : { kind: 'endorse', card }),
    )
    expect((await effects(`meeting/${meeting.id}`, 'cardWithdrawn')) - before).toBe(1)
    expect((await fan.board(meeting.code)).board.cards[card]).toMatchObject({ state: 'withdrawn', text: '' })
  }),
)

test('[L6] two matters folded into each other at once: one is folded, never both', { timeout: 120_000 }, () =>
  rounds(async () => {
    const [a, b] = [await aMatter(), await aMatter()]
    const fold = (from: string, into: string) => send(spotter, from, { kind: 'foldInto', into, reason: '同一件事' })
    await all((n) => (n % 2 ? fold(a, b) : fold(b, a)))
    expect((await effects(`matter/${a}`, 'matterFolded')) + (await effects(`matter/${b}`, 'matterFolded'))).toBe(1)
  }),
)

test('[L7] twenty routes at once are one', { timeout: 120_000 }, () =>
  rounds(async () => {
    const matter = await aMatter()
    await send(coordinator, matter, {
      kind: 'triage',
      urgency: 2,
      importance: 2,
      reach: {},
      lane: 'quick',
      reason: '先办',
    })
    const routes = ['quickFix', 'deliberation', 'notAccepted'] as const
    const replies = await all((n) =>
      send(coordinator, matter, { kind: 'route', route: routes[n % 3]!, reason: '定了' }),
    )
    expect(accepted(replies)).toBe(1)
    expect(await effects(`matter/${matter}`, 'matterRouted')).toBe(1)
  }),
)

test('[L25] twenty callbacks at once confirm once', { timeout: 120_000 }, async () => {
  const { default: sharp } = await import('sharp')
  const image = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#864' } })
    .png()
    .toBuffer()
  await rounds(async () => {
    const matter = await aMatter()
    await send(coordinator, matter, {
      kind: 'triage',
      urgency: 2,
      importance: 2,
      reach: {},
      lane: 'quick',
      reason: '先办',
    })
    await send(coordinator, matter, { kind: 'route', route: 'quickFix', reason: '先办' })
    const photo = await handler.send('POST', `${base}/matters/${matter}/photos`, { body: new Uint8Array(image) })
    await send(handler, matter, { kind: 'finish', text: '好了', after: (photo.body as { photo: string }).photo })
    const callers = [meeting.desk, coordinator]
    const replies = await all((n) => send(callers[n % 2]!, matter, { kind: 'callBack', reached: true, solved: true }))
    expect(accepted(replies)).toBe(1)
    expect(await effects(`matter/${matter}`, 'calledBack')).toBe(1)
  })
})
