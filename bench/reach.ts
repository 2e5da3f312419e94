import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '../src/server/database/embedded.ts'
import type { Ready } from './acceptServer.ts'
import { child, told } from './fanout.ts'
import type { Post, Posted } from './posters.ts'
import { quantile } from './rounds.ts'

export const name = 'reach'

const ROUNDS = Number(process.env.ROUNDS || 3)
/** Communities with groups, and groups in each. */
const [PLACES, GROUPS] = [8, Number(process.env.GROUPS || 250)]
const RATE = Number(process.env.RATE || 20)
const SECONDS = Number(process.env.SECONDS || 8)

/**
 * A bulletin to 2,000 groups by their robots: how many are hung in a minute, each once; and what cards wait
 * meanwhile, 20 a second, beside what they wait while nothing is hung, in turn.
 */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'grove-bench-'))
  const embedded = await startEmbedded(folder)
  const children: ChildProcess[] = []
  const robots = await standIn()
  const start = (file: string, env: Record<string, string> = {}) => {
    const started = child(file, env)
    children.push(started)
    return started
  }
  try {
    const env = { DATABASE_URL: embedded.url, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'silent', MEETINGS: '1' }
    const ours = {
      ROBOTS: robots.url,
      ROBOTS_PRIVATE: 'yes',
      PLACES: String(PLACES),
      GROUPS: String(GROUPS),
      PEOPLE: '256',
    }
    const grove = start('./acceptServer.ts', { ...env, ...ours })
    const { port, meetings } = await told<Ready>(grove)
    const posters = start('./posters.ts')
    const post = (seconds: number) => {
      const asked: Post = { port, posters: 64, seconds, warmUp: 0, rate: RATE, meetings, each: true }
      return told<Posted>(posters, asked)
    }
    const [alone, beside]: [number[], number[]] = [[], []]
    const perMinute: number[] = []
    await post(SECONDS)
    for (let round = 0; round < ROUNDS; round++) {
      alone.push(...(await post(SECONDS)).waits!)
      const hung = robots.hung((round + 1) * PLACES * GROUPS)
      grove.send({ kind: 'bulletin' })
      const began = performance.now()
      const posted = post(SECONDS)
      await hung
      perMinute.push((PLACES * GROUPS * 60_000) / (performance.now() - began))
      beside.push(...(await posted).waits!)
    }
    if (robots.twice() > 0) throw new Error(`${robots.twice()} were hung twice`)
    const p99 = (waits: number[]) =>
      quantile(
        waits.sort((a, b) => a - b),
        0.99,
      )
    const [quiet, busy] = [p99(alone), p99(beside)]
    console.log(
      `${perMinute.map((n) => n.toFixed(0)).join(', ')} a minute; ${PLACES * GROUPS * ROUNDS} deliveries, none twice`,
    )
    console.log(
      `reach ratio ${(busy / quiet).toFixed(2)} (cards' p99 ${busy.toFixed(1)} ms beside ${quiet.toFixed(1)} ms without)`,
    )
  } finally {
    for (const started of children) started.kill('SIGKILL')
    robots.close()
    await embedded.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A program that takes all, and knows what it had. */
async function standIn() {
  const seen = new Set<string>()
  let twice = 0
  let wanted = { count: Infinity, done: () => {} }
  const server = createServer((request, reply) => {
    const id = String(request.headers['webhook-id'])
    if (seen.has(id)) twice++
    seen.add(id)
    request.resume().on('end', () => reply.writeHead(204).end())
    if (seen.size >= wanted.count) wanted.done()
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    hung: (count: number) => new Promise<void>((done) => (wanted = { count, done })),
    twice: () => twice,
    close: () => server.close(),
  }
}
