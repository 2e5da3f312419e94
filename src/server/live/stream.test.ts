import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { readerOf } from './stream.ts'

test('a reader who stops reading costs at most 256 kB, and is then told to load anew and let go', async () => {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  socket.write('GET /live HTTP/1.1\r\nhost: x\r\n\r\n')
  socket.pause()
  const [, response] = (await once(server, 'request')) as [unknown, ServerResponse]
  const reader = readerOf(response)
  const frame = Buffer.from(`id: 1\ndata: ${'x'.repeat(16_000)}\n\n`)
  let most = 0
  let writes = 0
  // What the kernel takes is not ours; what waits for it is.
  while (reader.write(frame)) {
    most = Math.max(most, response.socket!.writableLength)
    if (++writes % 8 === 0) await new Promise(setImmediate)
  }
  expect(writes).toBeGreaterThan(15)
  expect(most).toBeLessThan(256_000 + 2 * frame.length)
  let heard = ''
  socket.setEncoding('utf8').on('data', (text: string) => (heard = (heard + text).slice(-200)))
  socket.resume()
  await once(socket, 'end')
  expect(heard.endsWith('event: reload\ndata: {}\n\n')).toBe(true)
  socket.destroy()
  server.close()
})
