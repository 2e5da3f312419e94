// Many clients in a process of their own: raw sockets that ask, then swallow whatever comes. Told what to do by the bench that forked it.
import { createConnection, type Socket } from 'node:net'

/** Opens `count` sockets; each sends `hello`, and `after` once the first bytes have come. `stay`: what to add at the end of the numbers. */
export interface Open {
  kind: 'open'
  port: number
  count: number
  hello: string
  after?: number[]
}
export type Told = Open | { kind: 'count' } | { kind: 'close' }

let sockets: Socket[] = []
let bytes = 0

process.on('message', (told: Told) => {
  if (told.kind === 'open') void open(told)
  if (told.kind === 'count') process.send!({ bytes, open: sockets.filter(({ destroyed }) => !destroyed).length })
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
      if (heard) return
      heard = true
      if (after) socket.write(Buffer.from(after))
      done(socket)
    })
    socket.on('error', (error) => (heard ? undefined : fail(error)))
  })
}
