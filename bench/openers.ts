// Phones that open a page, in a process of their own: each makes a connection, asks once, reads the whole
// answer and leaves.
import { createConnection } from 'node:net'

export interface Open {
  port: number
  path: string
  phones: number
  atOnce: number
}
export interface Opened {
  seconds: number
  bytes: number
}

process.on('message', (asked: Open) => void open(asked).then((opened) => process.send!(opened)))
process.on('disconnect', () => process.exit(0))
process.send!({ ready: true })

async function open({ port, path, phones, atOnce }: Open): Promise<Opened> {
  const hello = `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\naccept-encoding: gzip\r\nconnection: close\r\n\r\n`
  let left = phones
  let bytes = 0
  const began = performance.now()
  const worker = async () => {
    while (left-- > 0) bytes += await one(port, hello)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return { seconds: (performance.now() - began) / 1000, bytes }
}

function one(port: number, hello: string): Promise<number> {
  return new Promise((done, fail) => {
    let bytes = 0
    let ok = false
    const socket = createConnection(port, '127.0.0.1', () => socket.write(hello))
    socket.on('data', (chunk) => {
      if (bytes === 0) ok = chunk.subarray(9, 12).toString() === '200'
      bytes += chunk.length
    })
    socket.on('error', fail)
    socket.on('close', () => (ok ? done(bytes) : fail(new Error('no page'))))
  })
}
