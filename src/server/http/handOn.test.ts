import { createServer, request as ask } from 'node:http'
import type { IncomingMessage, RequestListener, Server } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterEach, expect, test } from 'vitest'
import type { OneProcess } from './handOn.ts'
import { handingOn, portOf, takeHandedOn, tokenOf } from './handOn.ts'
import { peerOf } from './peer.ts'

const TOKEN = tokenOf('a key')
const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections()
})

/** Answers with who it is, for whom, and what it was sent. */
const saying =
  (who: string): RequestListener =>
  async (request, response) => {
    response.setHeader('set-cookie', ['one=1', 'two=2'])
    response.end(`${who} for ${peerOf(request)}: ${request.url} ${await text(request)}`)
  }

async function taking(listener: RequestListener): Promise<OneProcess> {
  const server = await takeHandedOn(listener, TOKEN, undefined)
  servers.push(server)
  return { id: 'owner', address: `http://127.0.0.1:${portOf(server)}` }
}

/** A process that hands all of `/c/…` on to `owner`; gives its port, and what tells it that nobody lives. */
async function handing(owner: OneProcess): Promise<{ port: number; gone: () => void }> {
  let tell = () => {}
  let lives = true
  const processes = {
    ownerOf: () => owner,
    has: () => lives,
    onHeard: (heard: () => void) => void (tell = heard),
  }
  const communityOf = async (path: string) => (path.startsWith('/c/') ? 'a community' : undefined)
  const own = await taking(saying('itself'))
  const server = createServer(handingOn(saying('here'), { processes, own, token: TOKEN, communityOf }))
  servers.push(server)
  await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening))
  const gone = () => {
    lives = false
    tell()
  }
  return { port: portOf(server), gone }
}

/** Sends a text, in one piece of known length or else as it comes. */
function send(port: number, path: string, sent: string, known = true, headers = {}): Promise<IncomingMessage> {
  return new Promise((answer, fail) => {
    const length = known ? { 'content-length': Buffer.byteLength(sent) } : {}
    const asking = ask({ port, path, method: 'POST', headers: { ...length, ...headers }, agent: false }, answer)
    asking.on('error', fail)
    asking.write(sent)
    asking.end()
  })
}

test('what is asked of a community is answered by its owner, for the address that asked; the rest is answered here', async () => {
  const { port } = await handing(await taking(saying('owner')))
  const answer = await send(port, '/c/a?b=c', '一张卡')
  expect(await text(answer)).toBe('owner for 127.0.0.1: /c/a?b=c 一张卡')
  expect(answer.headers['set-cookie']).toEqual(['one=1', 'two=2'])
  expect(await text(await send(port, '/c/a', '长'.repeat(100_000), false))).toMatch(/^owner .*长{9}/)
  expect(await text(await send(port, '/elsewhere', ''))).toBe('here for 127.0.0.1: /elsewhere ')
})

test('where the owner is gone, or falls silent, it is answered here; a body that was not held is asked for again', async () => {
  const { port } = await handing({ id: 'owner', address: 'http://127.0.0.1:1' })
  expect(await text(await send(port, '/c/a', '一张卡'))).toBe('itself for 127.0.0.1: /c/a 一张卡')
  await expect(send(port, '/c/a', '长'.repeat(100_000), false)).rejects.toThrow(/hang up|ECONNRESET|EPIPE/)
  let heard = () => {}
  const asked = new Promise<void>((done) => (heard = done))
  const silent = await handing(await taking(() => heard()))
  const answer = send(silent.port, '/c/a', '一张卡')
  await asked
  silent.gone()
  expect(await text(await answer)).toBe('itself for 127.0.0.1: /c/a 一张卡')
})

test('who shows no token is refused, and nobody says for whom they ask by a header of their own', async () => {
  const owner = await taking(saying('owner'))
  const at = Number(new URL(owner.address).port)
  for (const token of ['', 'x', TOKEN.slice(1), `${TOKEN.slice(1)}é`, '字'.repeat(64)])
    expect((await send(at, '/c/a', '', true, { 'x-grove-token': encodeURIComponent(token) })).statusCode).toBe(404)
  const { port } = await handing(owner)
  const forged = { 'x-grove-peer': '203.0.113.9', 'x-grove-token': TOKEN }
  expect(await text(await send(port, '/c/a', '', true, forged))).toBe('owner for 127.0.0.1: /c/a ')
  expect(await text(await send(port, '/other', '', true, forged))).toBe('here for 127.0.0.1: /other ')
})
