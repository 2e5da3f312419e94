// People who post cards, in a process of their own: keep-alive sockets that send a prepared request and read
// just enough of the answer.
import { createConnection, type Socket } from 'node:net'
import { quantile, stampNow } from './rounds.ts'

/**
 * What to post and where. `rate`: cards a second of all together; missing: each posts as soon as it was
 * answered.
 */
export interface Post {
  port: number
  posters: number
  seconds: number
  warmUp: number
  rate?: number
  /** Cards say when they were sent. */
  stamped?: boolean
  /** Every wait is told, in order. */
  each?: boolean
  /** Meetings by code; tickets of people who joined each. */
  meetings: { code: string; tickets: string[] }[]
  /** Ballots to be cast instead, each once: where, and the serials of a vote. */
  ballots?: Ballots
}

export interface Ballots {
  path: string
  serials: string[]
}

/** Milliseconds from sending to the whole answer. */
export interface Posted {
  perSecond: number
  p50: number
  p99: number
  refused: number
  processor: number
  waits?: number[]
}

const TEXT = '三号楼东侧路灯已经坏了两周，晚上回家的老人看不清台阶，请尽快修一修，谢谢大家'
let made = Date.now() * 4096
const nextId = (): string => {
  const digits = (made++).toString(16).padStart(14, '0')
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-70${digits.slice(12)}-8000-000000000000`
}

process.on('message', (asked: Post) => void post(asked).then((posted) => process.send!(posted)))
process.on('disconnect', () => process.exit(0))

async function post({ port, posters, seconds, warmUp, rate, stamped, each, meetings, ballots }: Post): Promise<Posted> {
  let turn = 0
  let refused = 0
  let answered = 0
  const waits: number[] = []
  const heads = meetings.map(({ code, tickets }) =>
    tickets.map(
      (ticket) =>
        `POST /api/meetings/${code}/commands HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nauthorization: Bearer ${ticket}\r\ncontent-type: application/json\r\n`,
    ),
  )
  const cast = ({ path, serials }: Ballots): string => {
    const serial = serials[turn++]
    if (serial === undefined) throw new Error('more is cast than there are ballots')
    const body = `{"serial":"${serial}","answers":{"1":"${turn % 3 ? 'for' : 'against'}"}}`
    return `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncontent-type: application/json\r\nidempotency-key: ${nextId()}\r\ncontent-length: ${body.length}\r\n\r\n${body}`
  }
  const request = (): string => {
    if (ballots) return cast(ballots)
    const of = heads[turn % heads.length]!
    const head = of[Math.floor(turn / heads.length) % of.length]!
    turn++
    const body = `{"kind":"postCard","id":"${nextId()}","tree":"problem","text":"${stamped ? `t@${stampNow()}` : ''}${TEXT}","where":"三号楼"}`
    return `${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
  }
  const began = performance.now()
  const from = began + warmUp * 1000
  const until = from + seconds * 1000
  const before = process.cpuUsage()
  const ends = await Promise.all(
    Array.from({ length: posters }, () =>
      poster(port, (socket, answers) => {
        const done = new Promise<void>((resolve) => {
          let sentAt = 0
          const send = () => {
            sentAt = performance.now()
            if (sentAt >= until) return resolve()
            socket.write(request())
          }
          answers((ok) => {
            const now = performance.now()
            if (now >= from && now < until) {
              if (ok) answered++
              else refused++
              waits.push(now - sentAt)
            }
            if (!rate) send()
            else setTimeout(send, Math.max(0, sentAt + (posters / rate) * 1000 - now))
          })
          setTimeout(send, rate ? Math.random() * (posters / rate) * 1000 : 0)
        })
        return done.then(() => socket)
      }),
    ),
  )
  for (const socket of ends) socket.destroy()
  const used = process.cpuUsage(before)
  waits.sort((a, b) => a - b)
  return {
    perSecond: answered / seconds,
    p50: quantile(waits, 0.5),
    p99: quantile(waits, 0.99),
    refused,
    processor: (used.user + used.system) / 1e6,
    ...(each ? { waits } : {}),
  }
}

/** A socket, and how to hear of each whole answer: whether it said 200. */
async function poster(
  port: number,
  use: (socket: Socket, answers: (hear: (ok: boolean) => void) => void) => Promise<Socket>,
): Promise<Socket> {
  const socket = createConnection(port, '127.0.0.1')
  socket.setNoDelay(true)
  await new Promise<void>((done, fail) => socket.once('connect', done).once('error', fail))
  socket.setEncoding('latin1')
  let text = ''
  return use(socket, (hear) =>
    socket.on('data', (chunk: string) => {
      text += chunk
      const end = text.indexOf('\r\n\r\n')
      if (end < 0) return
      const length = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? NaN)
      const whole = Number.isNaN(length) ? text.endsWith('0\r\n\r\n') : text.length >= end + 4 + length
      if (!whole) return
      const ok = text.startsWith('HTTP/1.1 200')
      text = ''
      hear(ok)
    }),
  )
}
