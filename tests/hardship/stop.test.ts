import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { freePort, startProcess } from '../build/process.ts'
import { databaseProcess, joinMeeting } from '../build/writers.ts'

let base: string
beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'grove-stop-'))
})
afterAll(() => rmSync(base, { recursive: true, force: true }))

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    // One that is dead but not yet buried by its parent still has a number.
    return !/^State:\s+Z/m.test(existsSync('/proc/self') ? readFileSync(`/proc/${pid}/status`, 'utf8') : '')
  } catch {
    return false
  }
}

/**
 * A request of which half has been sent; `finish` sends the rest. Gives the status and whether the whole
 * reply came.
 */
function half(port: number, head: string, body: string): { sent: Promise<void>; finish(): Promise<string> } {
  const socket = connect(port, '127.0.0.1')
  let heard = ''
  const ended = new Promise<string>((done) => socket.on('close', () => done(heard)).on('error', () => {}))
  socket.setEncoding('utf8').on('data', (text: string) => (heard += text))
  const cut = Math.floor(body.length / 2)
  const sent = new Promise<void>((done) =>
    socket.write(
      `${head}host: localhost:${port}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body.slice(0, cut)}`,
      () => done(),
    ),
  )
  return {
    sent,
    finish: () => {
      socket.write(body.slice(cut))
      return ended
    },
  }
}

test('told to end while 50 requests are under way: it is not ready, all are answered and kept, streams end, then the database', async () => {
  const folder = join(base, 'drained')
  const port = await freePort()
  const figures = await freePort()
  const asked = (path: string) => fetch(`http://127.0.0.1:${figures}${path}`)
  const told = { METRICS_PORT: String(figures), ACCESS_LOG: 'yes', END_AFTER: '300' }
  const grove = await startProcess(folder, port, told)
  const token = await joinMeeting(grove)
  const stream = await fetch(`${grove.url}/live/${grove.code}`)
  const streamed = stream.text()
  const underWay = Array.from({ length: 50 }, (_, n) => {
    const key = randomUUID()
    const body = JSON.stringify({ kind: 'postCard', id: randomUUID(), tree: 'problem', text: `card ${n}` })
    const head = `POST /api/meetings/${grove.code}/commands HTTP/1.1\r\nauthorization: Bearer ${token}\r\ncontent-type: application/json\r\nidempotency-key: ${key}\r\n`
    return half(port, head, body)
  })
  await Promise.all(underWay.map(({ sent }) => sent))
  // The server has taken them up: what it answers after these has been sent after them.
  for (let i = 0; i < 3; i++) await fetch(`${grove.url}/log/key`)
  expect(await (await asked('/health/ready')).json()).toEqual({
    ready: true,
    database: 'ok',
    disk: 'ok',
    journal: 'ok',
    serving: true,
  })
  const measured = await (await asked('/metrics')).text()
  for (const line of [
    /^grove_requests_total\{method="GET",route="\/log\/key",status="200"\} \d/m,
    /^grove_commands_total\{kept="yes"\} [1-9]/m,
    /^grove_streams 1$/m,
    /^grove_photos_waiting 0$/m,
    /^grove_search_behind \d/m,
    /^grove_database_bytes \d{7}/m,
    /^grove_backup_age_seconds \+Inf$/m,
    /^nodejs_eventloop_lag_seconds /m,
  ])
    expect(measured).toMatch(line)
  expect((await asked('/health/live')).status).toBe(200)
  expect((await fetch(`${grove.url}/health/ready`)).status).toBe(404)
  grove.child.kill('SIGTERM')
  // Whoever sends requests here hears it first, and meanwhile they are answered.
  await expect.poll(async () => (await asked('/health/ready')).status).toBe(503)
  expect((await fetch(grove.url)).status).toBe(200)
  grove.child.kill('SIGTERM')
  await expect
    .poll(() =>
      fetch(grove.url).then(
        () => 'accepts',
        () => 'refuses',
      ),
    )
    .toBe('refuses')
  expect(await streamed).toContain('retry: 1500')
  const replies = await Promise.all(underWay.map(({ finish }) => finish()))
  expect(replies.map((reply) => reply.split('\r\n')[0])).toEqual(replies.map(() => 'HTTP/1.1 200 OK'))
  for (const reply of replies) expect(reply).toMatch(/"number":\d+/)
  expect(await grove.ended).toBe(0)
  expect(existsSync(join(folder, 'db/postmaster.pid'))).toBe(false)
  const lines = grove.printed().match(/^\{.*"answered"\}$/gm)!
  expect(lines.some((line) => line.includes('"route":"/api/meetings/:code/commands","status":200'))).toBe(true)
  // Routes, and nothing of who asked or for which meeting.
  for (const said of [measured, ...lines])
    for (const secret of [grove.code, token, '127.0.0.1']) expect(said).not.toContain(secret)
  console.log(`told to end: ${replies.length} requests under way, ${replies.length} answered, 0 cut`)
})

/** Starts Grove as people do, through another program; resolves once it serves. */
async function startThrough(
  command: string,
  args: string[],
  folder: string,
  tries = 3,
): Promise<{ child: ChildProcess; ended: Promise<unknown> }> {
  const child = spawn(command, args, {
    env: { ...process.env, PORT: String(await freePort()), HOST: '127.0.0.1', DATA_DIR: folder, GROVE_PREPARED: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, as a terminal makes it.
    detached: true,
  })
  const ended = new Promise((done) => child.on('exit', done))
  let printed = ''
  const serves = await new Promise<boolean>((ready, fail) => {
    const hear = (chunk: Buffer) => (printed += chunk).includes('Ctrl-C') && ready(true)
    child.stdout!.on('data', hear)
    child.stderr!.on('data', hear)
    // A port that was free may be another test's by now.
    void ended.then(() => (/is in use/.test(printed) && tries > 1 ? ready(false) : fail(new Error(printed))))
  })
  return serves ? { child, ended } : startThrough(command, args, folder, tries - 1)
}

// npm hands SIGTERM to its shell, which does not hand it on; of SIGHUP and SIGKILL nobody hears.
test.each([
  ['npm start', 'npm', ['start'], 'SIGTERM'],
  ['npm start', 'npm', ['start'], 'SIGINT'],
  ['npm start', 'npm', ['start'], 'SIGHUP'],
  ['npm start', 'npm', ['start'], 'SIGKILL'],
  ['grove start', process.execPath, ['scripts/grove.mjs', 'start'], 'SIGTERM'],
  ['grove start', process.execPath, ['scripts/grove.mjs', 'start'], 'SIGKILL'],
] as const)(
  '%s: %s %s ended by %s leaves nothing behind',
  async (_, command, args, signal) => {
    const folder = join(base, 'started')
    const { child, ended } = await startThrough(command, [...args], folder)
    const database = databaseProcess(folder)!
    expect(isAlive(database)).toBe(true)
    // Ctrl-C at a terminal reaches the whole group; anything else whom it is sent to.
    if (signal === 'SIGINT') process.kill(-child.pid!, signal)
    else child.kill(signal)
    await ended
    const gone = await vi.waitUntil(() => !isAlive(database), { timeout: 60_000 }).catch(() => false)
    if (!gone) process.kill(-child.pid!, 'SIGTERM')
    expect(gone).toBe(true)
    // The database ends last, and cleanly.
    expect(existsSync(join(folder, 'db/postmaster.pid'))).toBe(false)
  },
  120_000,
)
