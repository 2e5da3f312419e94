import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import type { Told } from './crowd.ts'
import { interleave, show, type Rounds } from './rounds.ts'

export const name = 'fanout'

const ROUNDS = Number(process.env.ROUNDS || 4)
const CROWDS = (process.env.CROWDS ?? '1000,5000,10000').split(',').map(Number)
const MS = 2000
const CARDS = 200

const GET = 'GET /live HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n'
const upgrade = (path: string) =>
  `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\nupgrade: websocket\r\nconnection: Upgrade\r\n` +
  'sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\nsec-websocket-version: 13\r\n\r\n'
/** Socket.IO's “join the main namespace”: the text 40 in a masked frame. */
const JOIN = [0x81, 0x82, 0, 0, 0, 0, 0x34, 0x30]
const HELLO: Record<Contender, { hello: string; after?: number[] }> = {
  bare: { hello: GET },
  hub: { hello: GET },
  ws: { hello: upgrade('/') },
  io: { hello: upgrade('/socket.io/?EIO=4&transport=websocket'), after: JOIN },
}
const CONTENDERS = ['bare', 'hub', 'ws', 'io'] as const
type Contender = (typeof CONTENDERS)[number]

export const child = (file: string, env: Record<string, string> = {}): ChildProcess =>
  fork(new URL(file, import.meta.url), { env: { ...process.env, ...env } })

/** Asks a child something and waits for what it answers. */
export async function told<T>(of: ChildProcess, message?: object): Promise<T> {
  const heard = once(of, 'message')
  if (message) of.send(message)
  return ((await heard) as [T])[0]
}

/**
 * Writes per second of the server's processor time while the same 300 bytes go to many readers: Grove's hub,
 * a bare loop over sockets, `ws` and Socket.IO, each server a process of its own, all readers in another.
 * Then cards arriving at 200 a second, where the hub gathers what comes while it sweeps and the bare loop
 * writes each by itself.
 */
export async function run(): Promise<void> {
  for (const crowd of CROWDS) {
    const rounds = await measure(crowd, 'saturate')
    const line = (key: Contender) => `${key} ${show(rounds[key])}`
    console.log(`${crowd} readers, writes per processor second: ${CONTENDERS.map(line).join(', ')}`)
    for (const anchor of ['bare', 'ws', 'io'] as const) {
      const ratio = rounds.hub.median / rounds[anchor].median
      console.log(
        `fanout ${crowd} to ${anchor} ratio ${ratio.toFixed(2)} (ours ${show(rounds.hub)}, anchor ${show(rounds[anchor])})`,
      )
    }
    if (crowd < CROWDS.at(-1)!) continue
    const arriving = await measure(crowd, 'arrive')
    const ratio = arriving.hub.median / arriving.bare.median
    console.log(
      `fanout, ${CARDS} cards a second to ${crowd}, cards delivered per processor second: ` +
        `ratio ${ratio.toFixed(1)} (ours ${show(arriving.hub)}, anchor ${show(arriving.bare)})`,
    )
    const { median, spread } = rounds.hub
    const bare = rounds.bare.median
    console.log(
      `fanout ratio ${(median / bare).toFixed(2)} (ours ${show({ median, spread })}, anchor ${show(rounds.bare)})`,
    )
  }
}

async function measure(crowd: number, kind: 'saturate' | 'arrive'): Promise<Record<Contender, Rounds>> {
  const of = (contender: Contender) => async () => {
    const server = child('./fanoutServer.ts', { FANOUT: contender })
    const readers = child('./crowd.ts')
    try {
      const { port } = await told<{ port: number }>(server)
      await told(readers, { kind: 'open', port, count: crowd, ...HELLO[contender] } satisfies Told)
      const asked = { kind, readers: crowd, ms: kind === 'saturate' ? MS : 2 * MS, rate: CARDS }
      return (await told<{ value: number }>(server, asked)).value
    } finally {
      server.kill('SIGKILL')
      readers.kill('SIGKILL')
    }
  }
  const anchors = kind === 'arrive' ? (['bare', 'hub'] as const) : CONTENDERS
  return interleave(ROUNDS, Object.fromEntries(anchors.map((key) => [key, of(key)]))) as Promise<
    Record<Contender, Rounds>
  >
}
