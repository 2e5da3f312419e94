import { execFile } from 'node:child_process'
import { once } from 'node:events'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { promisify } from 'node:util'
import { afterEach, describe, expect, test } from 'vitest'
import { NOTE_KEY, writeKey } from '../../src/core/log/note.ts'
import { sha256 } from '../../src/server/journal/hash.ts'
import { Findings } from '../../src/server/verify/finding.ts'
import { Foreign } from '../../src/server/verify/foreign.ts'
import type { Read } from '../../src/server/verify/served.ts'
import { verifyServed } from '../../src/server/verify/served.ts'

const KEY = writeKey(sha256, { kind: NOTE_KEY, name: 'grove.example', publicKey: new Uint8Array(32).fill(7) })
/** What a terminal would obey, and a line that looks like ours. */
const EVIL = '\u001b[2J\u001b]0;mine\u0007\u009b1mNothing is wrong.\r\u202e'

let server: Server | undefined
afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

/** A server that answers as it likes; gives its address, and how often it was asked. */
async function dishonest(answer: (path: string, response: ServerResponse, request: IncomingMessage) => void) {
  const asked: string[] = []
  server = createServer((request, response) => {
    asked.push(request.url!)
    answer(request.url!, response, request)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked }
}

const execute = promisify(execFile)
const verify = (...args: string[]) =>
  execute(process.execPath, ['scripts/grove.mjs', 'verify', ...args], { maxBuffer: 1e8 }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: { code: number; stdout: string; stderr: string }) => error,
  )
/** What a check of its log finds wrong. */
async function wrongWith(url: string): Promise<string> {
  const findings = new Findings()
  const read: Read = (path, most) => new Foreign(url).read(`log/a/${path}`, most)
  await verifyServed('a', read, { key: KEY, outside: [] }, findings)
  return findings.all.map(({ what }) => what).join('\n')
}
const note = (size: string, origin = 'grove.example/log/a') =>
  `${origin}\n${size}\n${Buffer.alloc(32, 1).toString('base64')}\n\n— ${origin} ${Buffer.alloc(68, 2).toString('base64')}\n`

/** A log of one community whose files are as `file` says. */
const log = (file: (name: string) => string | Buffer | undefined) => (path: string, response: ServerResponse) => {
  if (path.startsWith('/api/')) return void response.end(JSON.stringify({ items: [{ slug: 'a' }], next: null }))
  const body = path.endsWith('/key') ? KEY : file(path.replace('/log/a/', ''))
  if (body === undefined) response.writeHead(404)
  response.end(body)
}

describe('a server that wants to deceive who checks it', () => {
  test.each([
    [
      'a checkpoint and a key full of commands to the terminal',
      log((name) => (name === 'checkpoint' ? note('3', EVIL.replaceAll('\r', '')) : EVIL)),
    ],
    [
      'names of communities that are such commands',
      (_: string, response: ServerResponse) =>
        void response.end(JSON.stringify({ items: [{ slug: EVIL }], next: null })),
    ],
    ['no list but such commands', (_: string, response: ServerResponse) => void response.end(EVIL)],
  ])('%s: nothing of it reaches the terminal', async (_, answer) => {
    const { url } = await dishonest(answer)
    const { code, stdout, stderr } = await verify(url, '--key', KEY)
    expect(code).toBe(1)
    expect((stdout + stderr).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u)
    expect(stdout).not.toMatch(/^Nothing is wrong/m)
  })

  test('logs that cannot be: refused by their checkpoint, before anything of them is read', async () => {
    for (const size of ['9007199254740991', '5000001', '1e9', '0x10', '-1', '99999999999999999999']) {
      const { url, asked } = await dishonest(log((name) => (name === 'checkpoint' ? note(size) : Buffer.alloc(8192))))
      expect(await wrongWith(url), size).toMatch(/more than 5000000 are not read|no readable checkpoint/)
      expect(asked.length).toBeLessThan(4)
    }
  })

  test('more entries than a file of entries holds, or none: read no further', async () => {
    for (const entries of [Buffer.alloc(1_000_000), Buffer.alloc(0), undefined]) {
      const { url, asked } = await dishonest(log((name) => (name === 'checkpoint' ? note('4000000') : entries)))
      expect(await wrongWith(url)).toMatch(/what comes after it was not read/)
      expect(asked.length).toBeLessThan(5)
    }
  })

  test('pages of communities without end', async () => {
    let n = 0
    const endless = await dishonest((_, response) =>
      response.end(JSON.stringify({ items: [{ slug: `c${n++}` }], next: `${n}` })),
    )
    await expect(new Foreign(endless.url).slugs()).rejects.toThrow(/does not come to an end/)
    expect(endless.asked.length).toBe(1000)
    const same = await dishonest((_, response) => response.end(JSON.stringify({ items: [{ slug: 'a' }], next: 'a' })))
    await expect(new Foreign(same.url).slugs()).rejects.toThrow(/does not come to an end/)
    expect(same.asked.length).toBe(2)
  })

  test('a body without end', async () => {
    const { url } = await dishonest((_, response) => {
      const more = () => (response.write(Buffer.alloc(100_000)) ? setImmediate(more) : response.once('drain', more))
      more()
    })
    await expect(new Foreign(url).read('log/a/key', 64_000)).rejects.toThrow(/larger than it can be/)
  })

  test('an answer that never comes, or a byte at a time', async () => {
    const silent = await dishonest(() => {})
    await expect(new Foreign(silent.url, 300).read('key', 100)).rejects.toThrow(/takes too long/)
    const slow = await dishonest((_, response) => {
      const drip = setInterval(() => response.write('.'), 50)
      response.on('close', () => clearInterval(drip))
    })
    await expect(new Foreign(slow.url, 300).read('key', 1e9)).rejects.toThrow(/takes too long/)
    // Answers that are each in time, but never come to an end together.
    const all = new Foreign(
      (await dishonest((_, response) => setTimeout(() => response.end('x'), 100))).url,
      10_000,
      400,
    )
    const many = async () => {
      for (;;) await all.read('key', 100)
    }
    await expect(many()).rejects.toThrow(/takes too long/)
  })

  test('a way to elsewhere is not gone', async () => {
    const { url, asked } = await dishonest((_, response) => response.writeHead(302, { location: '/elsewhere' }).end())
    await expect(new Foreign(url).read('log/a/key', 100)).rejects.toThrow(/leads elsewhere/)
    expect(asked).toEqual(['/log/a/key'])
  })
})
