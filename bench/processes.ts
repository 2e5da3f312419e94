import type { ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '../src/server/database/embedded.ts'
import type { Ready } from './acceptServer.ts'
import { child, told } from './fanout.ts'
import { seconds, show, sumUp } from './rounds.ts'
import { TEXT } from './openMeeting.ts'

export const name = 'processes'

const ROUNDS = Number(process.env.ROUNDS || 2)
const CARDS = Number(process.env.CARDS || 2000)
const ENDORSEMENTS = Number(process.env.ENDORSEMENTS || 10_720)
const PEOPLE = 600
const AT_ONCE = 24
/** Each says every 400 ms that it lives. */
const KNOWN_MS = 1500

type Meeting = Ready['meetings'][number]

/**
 * Seconds that 12,720 commands into one meeting take, sent to one process, and spread over three that share
 * its database: in turn, each time a fresh meeting.
 */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'grove-bench-'))
  const embedded = await startEmbedded(folder)
  const children: ChildProcess[] = []
  const env = { DATABASE_URL: embedded.url, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'silent' }
  const start = async (more: Record<string, string>) => {
    const server = child('./acceptServer.ts', { ...env, ...more })
    children.push(server)
    return { server, ...(await told<Ready>(server)) }
  }
  try {
    const meetings = 2 * ROUNDS
    const first = await start({ MEETINGS: `${meetings}`, PEOPLE: `${PEOPLE * meetings}` })
    const fresh = [...first.meetings]
    const took = { one: [] as number[], three: [] as number[] }
    for (let round = 0; round < ROUNDS; round++) {
      took.one.push(await seconds(() => play(fresh.pop()!, [first.port])))
      const others = [await start({ RESUME: 'yes' }), await start({ RESUME: 'yes' })]
      await new Promise((done) => setTimeout(done, KNOWN_MS))
      const ports = [first.port, ...others.map(({ port }) => port)]
      took.three.push(await seconds(() => play(fresh.pop()!, ports)))
      for (const { server } of others) {
        server.kill('SIGKILL')
        await once(server, 'exit')
      }
      await new Promise((done) => setTimeout(done, 2 * KNOWN_MS))
    }
    const [one, three] = [sumUp(took.one), sumUp(took.three)]
    const [shown, spread] = [one, three].map((rounds) => `${rounds.median.toFixed(1)} s`)
    console.log(
      `processes ratio ${(three.median / one.median).toFixed(2)} (${CARDS + ENDORSEMENTS} commands into one meeting: one process ${shown}, spread over three ${spread}, ${again} sent again; rounds ${show(one)}, ${show(three)})`,
    )
  } finally {
    for (const one of children) one.kill('SIGKILL')
    await embedded.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** People write cards, then endorse those of others; each person sends to one of the processes. */
async function play({ code, tickets }: Meeting, ports: readonly number[]): Promise<void> {
  const people = tickets.slice(0, PEOPLE).map((ticket, n) => ({ ticket, port: ports[n % ports.length]! }))
  const send = (n: number, command: object) => post(people[n % PEOPLE]!, code, command)
  const cards: string[] = []
  await atOnce(CARDS, async (n) => {
    const card = { kind: 'postCard', id: randomUUID(), tree: 'problem', text: `${TEXT}${n}`, where: '三号楼' }
    cards.push((await send(n, card)).id!)
  })
  // Nobody twice the same card, nor their own.
  await atOnce(ENDORSEMENTS, async (n) => {
    const card = cards[(n * 7 + Math.floor(n / PEOPLE) + 1) % cards.length]!
    await send(n, { kind: 'endorse', card })
  })
}

async function atOnce(count: number, each: (n: number) => Promise<void>): Promise<void> {
  let next = 0
  const worker = async () => {
    while (next < count) await each(next++)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}

/** What was not kept is sent again under its key, as phones do; counted, since it costs. */
let again = 0

/** Sends a command until it is kept; throws where it was refused, but for one's own card. */
async function post(
  { ticket, port }: { ticket: string; port: number },
  code: string,
  command: object,
): Promise<{ id?: string }> {
  const headers = {
    authorization: `Bearer ${ticket}`,
    'content-type': 'application/json',
    'idempotency-key': randomUUID(),
  }
  for (;;) {
    const reply = await fetch(`http://127.0.0.1:${port}/api/meetings/${code}/commands`, {
      method: 'POST',
      headers,
      body: JSON.stringify(command),
    })
    const body = (await reply.json()) as { id?: string; code?: string }
    if (reply.ok || body.code === 'ownCard') return body
    if (reply.status !== 503) throw new Error(`${reply.status} ${body.code}`)
    again++
    await new Promise((done) => setTimeout(done, 100))
  }
}
