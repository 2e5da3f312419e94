// Many clients in a process of their own: raw sockets that ask, then swallow whatever comes. Told what to do
// by the bench that forked it.
import { createConnection, type Socket } from 'node:net'

/**
 * Opens `count` sockets; each sends `hello`, and `after` once the first bytes have come. `stay`: what to add
 * at the end of the numbers.
 */
export interface Open {
  kind: 'open'
  port: number
  count: number
  hello: string
  after?: number[]
}
/**
 * `listen`: from now on, note how long ago each stamp in what comes was made (`t@`, fifteen digits). `heard`:
 * what was noted.
 */
export type Told = Open | { kind: 'count' } | { kind: 'close' } | { kind: 'listen' } | { kind: 'heard' }

/** Milliseconds from stamp to reader, and how many were heard. */
export interface Heard {
  count: number
  p50: number
  p99: number
}

let sockets: Socket[] = []
let bytes = 0
/** Of what was heard, by tenths of a millisecond; undefined while nobody listens. */
let waits: Uint32Array | undefined
const LONGEST = 100_000

process.on('message', (told: Told) => {
  if (told.kind === 'open') void open(told)
  if (told.kind === 'count') process.send!({ bytes, open: sockets.filter(({ destroyed }) => !destroyed).length })
  if (told.kind === 'listen') {
    waits = new Uint32Array(LONGEST)
    process.send!({ listening: true })
  }
  if (told.kind === 'heard') process.send!(heard())
  if (told.kind === 'close') {
    for (const socket of sockets) socket.destroy()
    sockets = []
    bytes = 0
    process.send!({ closed: true })
  }
})
process.on('disconnect', () => process.exit(0))

const AT_ONCE = 200

async function open({ port, count, hello, after }: Open): Promise<void> {
  while (sockets.length < count) {
    const batch = Array.from({ length: Math.min(AT_ONCE, count - sockets.length) }, () => join(port, hello, after))
    sockets.push(...(await Promise.all(batch)))
  }
  process.send!({ open: sockets.length })
}

/** Resolves once the server has said something. */
function join(port: number, hello: string, after: number[] | undefined): Promise<Socket> {
  return new Promise((done, fail) => {
    const socket = createConnection(port, '127.0.0.1', () => socket.write(hello))
    let heard = false
    socket.on('data', (chunk) => {
      bytes += chunk.length
      if (waits) note(chunk, waits)
      if (heard) return
      heard = true
      if (after) socket.write(Buffer.from(after))
      done(socket)
    })
    socket.on('error', (error) => (heard ? undefined : fail(error)))
  })
}

function note(chunk: Buffer, waits: Uint32Array): void {
  const now = performance.timeOrigin + performance.now()
  for (let at = chunk.indexOf('t@'); at >= 0; at = chunk.indexOf('t@', at + 2)) {
    const wait = Math.round((now - Number(chunk.toString('latin1', at + 2, at + 17))) * 10)
    const slot = Math.max(0, Math.min(LONGEST - 1, wait))
    if (!Number.isNaN(wait)) waits[slot]!++
  }
}

function heard(): Heard {
  const all = waits ?? new Uint32Array(0)
  waits = undefined
  const count = all.reduce((sum, n) => sum + n, 0)
  const at = (part: number) => {
    let below = 0
    return all.findIndex((n) => (below += n) > count * part) / 10
  }
  return { count, p50: at(0.5), p99: at(0.99) }
}
