// What bench/accept.ts loads from outside: a Grove with open meetings that many have joined, or the same
// framework that checks the same body with the same schema and answers the same without a database.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Command } from '../src/core/meeting/command.ts'
import { hashSecret, signTicket } from '../src/server/secrets/token.ts'
import { newId, systemRuntime as runtime } from '../src/server/integrations/runtime.ts'
import { accepted, command } from '../src/wire/meeting.ts'
import { id } from '../src/wire/plain.ts'
import type { Identity } from '../src/server/access/authorize.ts'
import { startBare } from './bareGrove.ts'
import { openRobots } from './openRobots.ts'
import { openVote } from './openVote.ts'
import type { Ballots, Post } from './posters.ts'
import { restingMemory } from './rounds.ts'

const COMMUNITIES = Number(process.env.MEETINGS || 16)
const PEOPLE = Number(process.env.PEOPLE || 4096)

export interface Ready {
  port: number
  meetings: Post['meetings']
  /** The cookie of somebody who works at the first meeting's desk, where it was asked for (DESK). */
  desk?: string
  /** Open votes with everybody's ballots handed out, where they were asked for (VOTES). */
  votes: Ballots[]
}

async function framework(): Promise<Ready> {
  const app = new OpenAPIHono()
  let seq = 0
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/meetings/{code}/commands',
      request: {
        params: z.object({ code: z.string() }),
        headers: z.object({ 'idempotency-key': id.optional() }),
        body: { content: { 'application/json': { schema: command } }, required: true },
      },
      responses: { 200: { content: { 'application/json': { schema: accepted } }, description: 'Accepted' } },
    }),
    (c) => {
      c.req.valid('json')
      return c.json({ seq: ++seq, number: seq, receipt: 'AAA-AAA-AAA' }, 200)
    },
  )
  const server = createServer(getRequestListener(app.fetch))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return { port: (server.address() as AddressInfo).port, meetings: [], votes: [] }
}

/** What sends each community with robots a bulletin, where they were asked for (ROBOTS). */
const sending: (() => Promise<void>)[] = []

async function grove(): Promise<Ready> {
  const { local, services, owner } = await startBare()
  if (process.env.RESUME) return { port: Number(new URL(local).port), meetings: [], votes: [] }
  const { identity } = services
  let desk: string | undefined
  const { meetings } = services.system
  const staff = { kind: 'staff', id: newId(runtime) } as const
  const parent = (await identity.places.community('rongbu'))!.parent
  const made: Post['meetings'] = []
  for (let n = 0; n < COMMUNITIES; n++) {
    const community = newId(runtime)
    const slug = `bench-${process.pid}-${n}`
    await identity.places.add(owner, [{ id: community, kind: 'community', slug, name: slug, parent }])
    if (process.env.DESK) desk ??= await signedIn(identity, community)
    const meeting = newId(runtime)
    const ask = async (command: Command, actor: { kind: 'staff' | 'participant'; id: string } = staff) => {
      const outcome = await meetings.ask(community, { meeting, key: newId(runtime), command, actor, body: command })
      if (!('accepted' in outcome)) throw new Error(JSON.stringify(outcome))
    }
    const code = await identity.codes.fresh()
    const details = {
      theme: '街区',
      place: '',
      startsAt: runtime.now(),
      agenda: [],
      cardsFrom: null,
      cardsUntil: null,
      next: '',
    }
    await ask({ kind: 'createMeeting', id: meeting, community, code, details })
    await ask({ kind: 'setStage', stage: 'open' })
    const people = Array.from({ length: n === 0 ? PEOPLE : PEOPLE / COMMUNITIES }, () => newId(runtime))
    const join = (id: string) =>
      ask(
        { kind: 'join', id, keyHash: hashSecret(id), name: '', capacity: 'resident', nameAgreed: false },
        { kind: 'participant', id },
      )
    await Promise.all(people.map(join))
    const texts = ['三号楼东侧路灯坏了两周', '电动车停在消防通道', '小区门口的树挡住了红绿灯', '想要一处下棋的凉亭']
    const cards = Array.from({ length: Number(process.env.CARDS ?? 0) }, (_, n) =>
      ask(
        {
          kind: 'postCard',
          id: newId(runtime),
          tree: (['problem', 'action', 'vision'] as const)[n % 3]!,
          text: `${texts[n % texts.length]}，第${n}次有人说起`,
          where: `${1 + (n % 40)}号楼`,
          photo: null,
          links: [],
          receipt: newId(runtime),
          onBehalfOf: null,
        },
        { kind: 'participant', id: people[n % people.length]! },
      ),
    )
    await Promise.all(cards)
    const expires = runtime.now() + 3600_000
    const ticket = (participant: string) => signTicket({ community, meeting, participant, expires }, identity.ticketKey)
    made.push({ code, tickets: people.map(ticket) })
  }
  const { ROBOTS, PLACES, GROUPS } = process.env
  for (let n = 0; ROBOTS && n < Number(PLACES); n++) {
    const id = newId(runtime)
    const slug = `told-${process.pid}-${n}`
    await identity.places.add(owner, [{ id, kind: 'community', slug, name: slug, parent }])
    sending.push(await openRobots(services, id, Number(GROUPS), (group) => `${ROBOTS}/${n}/${group}`))
  }
  const votes: Ballots[] = []
  for (let n = 0; n < Number(process.env.VOTES ?? 0); n++)
    votes.push(await openVote(services, `bench-${process.pid}-0`))
  return { port: Number(new URL(local).port), meetings: made, votes, ...(desk ? { desk } : {}) }
}

/** Somebody who facilitates in a community, as the cookie of their sign-in. */
async function signedIn({ people }: Identity, community: string): Promise<string> {
  const person = await people.appoint({ id: newId(runtime), name: 'desk', email: null }, community, 'facilitator')
  return `grove_staff=${await people.useLink(await people.makeLink(person), 'bench')}`
}

process.send!(await (process.env.ACCEPT === 'framework' ? framework() : grove()))
process.on('disconnect', () => process.exit(0))
process.on('message', async (asked: { kind: 'processor' | 'memory' | 'peak' | 'bulletin' }) => {
  if (asked.kind === 'bulletin') await Promise.all(sending.map((send) => send()))
  const { user, system } = process.cpuUsage()
  if (asked.kind === 'processor') process.send!({ value: (user + system) / 1e6 })
  if (asked.kind === 'memory') process.send!({ value: await restingMemory() })
  if (asked.kind === 'peak') process.send!({ value: process.resourceUsage().maxRSS * 1024 })
})
