// node:http that answers every request with bytes it fetched once from FROM: what serving a page costs at the
// least.
import { createServer } from 'node:http'
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'

const fetched = await new Promise<{ headers: Record<string, unknown>; body: Buffer }>((done, fail) => {
  request(process.env.FROM!, { headers: { 'accept-encoding': 'gzip' } }, (reply) => {
    const chunks: Buffer[] = []
    reply.on('data', (chunk: Buffer) => chunks.push(chunk))
    reply.on('end', () => done({ headers: reply.headers, body: Buffer.concat(chunks) }))
  })
    .on('error', fail)
    .end()
})
const headers = {
  'content-type': 'text/html; charset=utf-8',
  'content-encoding': 'gzip',
  'content-length': fetched.body.length,
}
const server = createServer((_, response) => response.writeHead(200, headers).end(fetched.body))
server.listen(0, '127.0.0.1', () =>
  process.send!({ port: (server.address() as AddressInfo).port, bytes: fetched.body.length }),
)
process.on('disconnect', () => process.exit(0))
