import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { GroveProcess } from '../build/process.ts'
import { startPlanted } from '../build/planted.ts'
import { freePort } from '../build/process.ts'
import { Chance } from './tamper/chance.ts'

const REQUESTS = process.env.GROVE_LONG ? 100_000 : 5_000
const AT_ONCE = 20
/** Heaps breathe: this much more in the second half is a leak. */
const GROWTH_MOST_MB = 100

let base: string
let grove: GroveProcess
beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'grove-malformed-'))
  grove = await startPlanted(join(base, 'data'), await freePort())
})
afterAll(async () => {
  grove?.child.kill('SIGTERM')
  await grove?.ended
  rmSync(base, { recursive: true, force: true })
})

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', 'TRACE', 'PROPFIND', 'get', 'G ET', '']
const USUAL = ['GET', 'POST', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD']
const PATHS = [
  '/',
  '/m/',
  '/api/meetings/',
  '/api/communities/rongbu/matters',
  '/log/rongbu/tile/',
  '/r/',
  '/photos/',
  '/live/',
  '/desk',
  '/sign-in/',
  '/api/receipts/',
]
const TAILS = [
  '',
  '%',
  '%00',
  '%ff%fe',
  '..%2f..%2f',
  '?limit=-1',
  '?cursor=%22',
  '?after=1e99',
  '/x/y/z',
  'a'.repeat(3000),
  '\u0001',
  '#',
  '//',
  '/*/',
  '?'.repeat(50),
  '%F0%9F%8C%B3',
]
/** What breaks HTTP itself; now and then only, so that the rest reaches the routes. */
const BROKEN = [
  'content-length: 999999',
  'content-length: -1',
  'content-length: 5\r\ncontent-length: 6',
  'transfer-encoding: chunked',
  'transfer-encoding: chunked\r\ncontent-length: 3',
  'host: ',
  'x: \u0000',
  ': empty',
]
const HEADERS = [
  'content-type: application/json',
  'content-type: multipart/form-data; boundary=',
  'content-type: application/x-www-form-urlencoded',
  'expect: 100-continue',
  `cookie: ${'a=b; '.repeat(400)}`,
  'cookie: grove_staff=%00; lang=../../etc',
  'authorization: Bearer null',
  'authorization: Bearer ' + 'A'.repeat(5000),
  'accept-language: *;q=9,,,zh-@@',
  'idempotency-key: nope',
  'last-event-id: -1',
  'x-forwarded-for: ,,,',
  'upgrade: websocket\r\nconnection: upgrade',
  'range: bytes=9-1',
  'if-none-match: *',
]
const BODIES = [
  '',
  '{',
  '[]',
  'null',
  '{"kind":"postCard"}',
  '{"kind":{"$gt":""}}',
  '{"__proto__":{"a":1}}',
  '"'.repeat(2000),
  '[' + '['.repeat(5000),
  '{"kind":"postCard","id":1e999}',
  '0\r\n\r\n',
  'zz\r\n',
  '--\r\ncontent-disposition: form-data; name="x"\r\n\r\n',
  '\u0000\u0001\u0002',
  'a=%ZZ&a=1&&=',
]

/** One connection that says something wrong, and goes. */
function send(chance: Chance): Promise<string> {
  const { one, below } = { one: <T>(all: readonly T[]) => chance.one(all), below: (most: number) => chance.below(most) }
  const broken = below(5) === 0
  const headers = Array.from({ length: below(4) }, () => one(broken && below(2) ? BROKEN : HEADERS))
  const host = broken && below(2) ? [] : ['host: x']
  const body = one(BODIES)
  const length = below(3) ? [`content-length: ${Buffer.byteLength(body)}`] : []
  const request = `${one(broken ? METHODS : USUAL)} ${one(PATHS)}${one(TAILS)} ${broken ? one(['HTTP/1.1', 'HTTP/1.0', 'HTTP/9', '']) : 'HTTP/1.1'}\r\n${[...host, ...headers, ...length, 'connection: close'].join('\r\n')}\r\n\r\n${body}`
  const cut = !broken || below(4) ? request : request.slice(0, below(request.length))
  return new Promise((done) => {
    let heard = ''
    const socket = connect(grove.port, '127.0.0.1', () =>
      socket.end(!broken || below(5) ? cut : Buffer.from(cut, 'latin1').reverse()),
    )
    socket.setEncoding('latin1')
    socket.on('data', (chunk: string) => (heard = (heard + chunk).slice(0, 200)))
    socket.on('error', () => {})
    socket.setTimeout(700, () => socket.destroy())
    socket.on('close', () => done(heard.slice(9, 12)))
  })
}

const memory = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${grove.child.pid}/status`, 'utf8'))![1]) / 1024

test(`${REQUESTS} malformed requests: alive, no failure of its own, memory flat`, { timeout: 3_600_000 }, async () => {
  const chance = new Chance(Number(process.env.GROVE_SEED ?? 4))
  const answers = new Map<string, number>()
  let before = 0
  for (let sent = 0; sent < REQUESTS; sent += AT_ONCE) {
    // By then the room for young objects (.npmrc) is taken, which is no leak.
    if (sent === REQUESTS / 2) before = memory()
    const statuses = await Promise.all(Array.from({ length: AT_ONCE }, () => send(chance)))
    for (const status of statuses) answers.set(status || 'none', (answers.get(status || 'none') ?? 0) + 1)
  }
  const after = memory()
  expect((await fetch(`${grove.url}/api/communities`)).status).toBe(200)
  expect(grove.child.exitCode).toBeNull()
  const failures = [...answers].filter(([status]) => status.startsWith('5'))
  console.log(
    `malformed: ${REQUESTS} requests; ${JSON.stringify(Object.fromEntries(answers))}; memory ${before.toFixed(0)} → ${after.toFixed(0)} MB`,
  )
  expect(failures).toEqual([])
  expect(after - before).toBeLessThan(GROWTH_MOST_MB)
})
