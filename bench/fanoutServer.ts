// One way of telling many readers the same, in a process of its own. FANOUT names the way; the bench that
// forked it says when.
import { createServer, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { createServer as createNetServer } from 'node:net'
import { Server as SocketIo } from 'socket.io'
import { WebSocketServer } from 'ws'
import type { Reader, LiveEvent } from '../src/server/hub/hub.ts'
import { encodeFrame, Channel } from '../src/server/hub/hub.ts'
import { readerOf } from '../src/server/live/stream.ts'
import { aCard } from '../tests/build/board.ts'
import { restingMemory, stampNow } from './rounds.ts'

/** A card as everyone is told of it: with its frame about 300 bytes. */
const liveEvent = (seq: number): LiveEvent => ({
  seq,
  told: {
    kind: 'cardPosted',
    card: aCard({
      id: '019a7c3e-6a10-7cc1-9d6b-0d5a3c1b2f44',
      number: seq,
      text: '三井巷口的路灯不亮，晚上看不清路',
      postedAt: 1_750_000_000_000,
      endorsements: 12,
    }),
  },
  evicts: null,
})
const frame = encodeFrame(0, [liveEvent(1)], false).bytes

interface Way {
  port: Promise<number>
  /** Tells everybody once; resolves when all writes are made. */
  sweep(): Promise<void>
  /** Bytes that wait in this process for slow readers. */
  waiting(): number
  /** Tells of one more card, as it arrives. */
  card(seq: number): void
  /** How many cards have been written out to readers, times readers. */
  delivered(): number
  /** Tells everybody these bytes. Only of the bare loop. */
  tell?(bytes: Buffer): void
}

const listening = (server: { listen(port: number, host: string, then: () => void): unknown; address(): unknown }) =>
  new Promise<number>((done) => server.listen(0, '127.0.0.1', () => done((server.address() as { port: number }).port)))
const turn = () => new Promise<void>((done) => setImmediate(done))

const WAYS: Record<string, () => Way> = {
  /**
   * The least that can be done: the same bytes written to every socket in a loop. Nagle's algorithm is off,
   * as it is for the others.
   */
  bare() {
    const sockets = new Set<Socket>()
    const server = createNetServer({ noDelay: true }, (socket) => {
      socket.once('data', () => {
        socket.write('HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\n')
        sockets.add(socket)
      })
      socket.on('error', () => sockets.delete(socket))
      socket.on('close', () => sockets.delete(socket))
    })
    let delivered = 0
    const tell = (bytes: Buffer) => {
      for (const socket of sockets) socket.write(bytes)
      delivered += sockets.size
    }
    return {
      port: listening(server),
      sweep: async () => {
        tell(frame)
        await turn()
      },
      waiting: () => [...sockets].reduce((sum, { writableLength }) => sum + writableLength, 0),
      card: () => tell(frame),
      delivered: () => delivered,
      tell,
    }
  },

  /** The least that node:http can do: a response that stays open. */
  sse() {
    const server = createServer((_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.write('retry: 1500\n\n')
    })
    const nothing = () => {}
    return { port: listening(server), sweep: async () => {}, waiting: () => 0, card: nothing, delivered: () => 0 }
  },

  /** Grove's own: the channel encodes, sweeps and clocks itself, readers are those of the live stream. */
  hub() {
    const channel = new Channel(0, false)
    const responses = new Set<ServerResponse>()
    let written = 0
    const server = createServer((_, response) => {
      const reader = readerOf(response)
      const counted: Reader = {
        write: (bytes) => {
          written++
          return reader.write(bytes)
        },
      }
      responses.add(response)
      channel.readers.add(counted)
      response.on('close', () => {
        channel.readers.delete(counted)
        responses.delete(response)
      })
    })
    let seq = 0
    let cards = 0
    let swept = 0
    // How many cards each frame carried: what a sweep of it delivers to every reader.
    const publish = channel.publish.bind(channel)
    return {
      port: listening(server),
      sweep: async () => {
        publish([liveEvent(++seq)])
        const until = written + channel.readers.size
        while (written < until) await turn()
      },
      waiting: () => [...responses].reduce((sum, { socket }) => sum + (socket?.writableLength ?? 0), 0),
      card: () => {
        publish([liveEvent(++seq)])
        cards++
        swept = channel.readers.size
      },
      delivered: () => cards * swept,
    }
  },

  /** The `ws` package, broadcasting as its documentation does. */
  ws() {
    const server = createServer()
    const sockets = new WebSocketServer({ server })
    sockets.on('connection', (socket) => socket.send('hello'))
    const text = JSON.stringify(liveEvent(1).told).padEnd(frame.length)
    let delivered = 0
    const tell = () => {
      for (const client of sockets.clients) if (client.readyState === client.OPEN) client.send(text)
      delivered += sockets.clients.size
    }
    return {
      port: listening(server),
      sweep: async () => {
        tell()
        await turn()
      },
      waiting: () => [...sockets.clients].reduce((sum, { bufferedAmount }) => sum + bufferedAmount, 0),
      card: tell,
      delivered: () => delivered,
    }
  },

  /** A Socket.IO room. */
  io() {
    const server = createServer()
    const io = new SocketIo(server, { transports: ['websocket'], pingInterval: 600_000, pingTimeout: 600_000 })
    io.on('connection', (socket) => void socket.join('meeting'))
    const told = { ...liveEvent(1).told, padding: 'x'.repeat(20) }
    let delivered = 0
    const tell = () => {
      io.to('meeting').emit('told', told)
      delivered += io.engine.clientsCount
    }
    return {
      port: listening(server),
      sweep: async () => {
        tell()
        await turn()
      },
      waiting: () =>
        Object.values((io.engine as unknown as { clients: Record<string, { writeBuffer: unknown[] }> }).clients).reduce(
          (sum, { writeBuffer }) => sum + writeBuffer.length * frame.length,
          0,
        ),
      card: tell,
      delivered: () => delivered,
    }
  },
}

const way = WAYS[process.env.FANOUT!]!()
const cpu = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}
const rest = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))

/**
 * Sweeps again and again; the next begins when nothing waits for a reader: a loop that runs ahead of its
 * readers would write several at once and look cheaper than it is. Gives writes per second of processor time.
 */
async function saturate(readers: number, ms: number): Promise<number> {
  await way.sweep()
  const until = performance.now() + ms
  const before = cpu()
  let sweeps = 0
  while (performance.now() < until) {
    await way.sweep()
    sweeps++
    while (way.waiting() > 0) await rest(1)
  }
  return (sweeps * readers) / (cpu() - before)
}

/** Cards arrive at a rate; gives cards delivered (card × reader) per second of processor time. */
async function arrive(perSecond: number, ms: number): Promise<number> {
  const from = way.delivered()
  const before = cpu()
  const start = performance.now()
  for (let card = 1; performance.now() - start < ms; card++) {
    way.card(card)
    const due = start + (card * 1000) / perSecond
    while (performance.now() < due) await rest(Math.max(1, due - performance.now()))
  }
  while (way.waiting() > 0) await rest(2)
  await rest(20)
  return (way.delivered() - from) / (cpu() - before)
}

/** Single sweeps with rest between them; each frame says when its sweep began. */
async function stamped(ms: number): Promise<number> {
  const until = performance.now() + ms
  let sweeps = 0
  for (; performance.now() < until; sweeps++) {
    const stamp = `t@${stampNow()}`
    way.tell!(Buffer.from(frame.toString().replace('三井巷口的路灯', stamp)))
    while (way.waiting() > 0) await rest(1)
    await rest(250)
  }
  return sweeps
}

process.on('message', async (told: { kind: string; readers: number; ms: number; rate: number }) => {
  if (told.kind === 'saturate') process.send!({ value: await saturate(told.readers, told.ms) })
  if (told.kind === 'arrive') process.send!({ value: await arrive(told.rate, told.ms) })
  if (told.kind === 'stamped') process.send!({ value: await stamped(told.ms) })
  if (told.kind === 'memory') process.send!({ value: await restingMemory() })
})
process.on('disconnect', () => process.exit(0))
process.send!({ port: await way.port })
