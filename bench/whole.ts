import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '../src/server/database/embedded.ts'
import type { Ready } from './acceptServer.ts'
import type { Heard, Told } from './crowd.ts'
import { child, told } from './fanout.ts'
import type { Post, Posted } from './posters.ts'
import { sumUp } from './rounds.ts'

export const name = 'whole'

const ROUNDS = Number(process.env.ROUNDS || 4)
const CROWDS = (process.env.CROWDS ?? '1000,5000').split(',').map(Number)
const RATES = [20, 200]
const SECONDS = 4

/**
 * From a phone's posting over the durable commit to every phone: cards at 20 and 200 a second, heard by 1,000
 * and 5,000 phones, beside one sweep of a bare loop to as many sockets. And whether posters wait longer for
 * their answer because so many listen.
 */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'grove-bench-'))
  const embedded = await startEmbedded(folder)
  try {
    const ratios: string[] = []
    for (const crowd of CROWDS) {
      for (const rate of RATES) {
        const rounds = { ours: [] as Heard[], posted: [] as Posted[], quiet: [] as Posted[], sweep: [] as Heard[] }
        for (let round = 0; round < ROUNDS; round++) {
          const { heard, posted, quiet } = await grove(embedded.url, crowd, rate)
          rounds.ours.push(heard)
          rounds.posted.push(posted)
          rounds.quiet.push(quiet)
          rounds.sweep.push(await sweep(crowd))
        }
        const p99 = (of: { p99: number }[]) => sumUp(of.map(({ p99 }) => p99)).median
        const p50 = (of: { p50: number }[]) => sumUp(of.map(({ p50 }) => p50)).median
        const ratio = p99(rounds.ours) / p99(rounds.sweep)
        const line = `ratio ${ratio.toFixed(2)} (ours p99 ${p99(rounds.ours).toFixed(0)} ms, p50 ${p50(rounds.ours).toFixed(0)} ms, anchor p99 ${p99(rounds.sweep).toFixed(0)} ms)`
        console.log(
          `${rate} cards a second to ${crowd} phones: ${line}; answered after ${p50(rounds.posted).toFixed(1)} / ` +
            `${p99(rounds.posted).toFixed(1)} ms (p50 / p99), with no phone ${p50(rounds.quiet).toFixed(1)} / ${p99(rounds.quiet).toFixed(1)} ms`,
        )
        ratios.push(`whole ${rate} to ${crowd} ${line}`)
      }
    }
    for (const line of ratios) console.log(line)
    console.log(ratios.at(-1)!.replace(/ \d+ to \d+/, ''))
  } finally {
    await embedded.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function grove(url: string, crowd: number, rate: number) {
  const children: ChildProcess[] = []
  const start = (file: string, env: Record<string, string> = {}) => {
    const started = child(file, env)
    children.push(started)
    return started
  }
  try {
    const env = { DATABASE_URL: url, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'silent', MEETINGS: '1', PEOPLE: '400' }
    const ready = await told<Ready>(start('./acceptServer.ts', env))
    const posters = start('./posters.ts')
    const readers = start('./crowd.ts')
    const many: Post = {
      port: ready.port,
      posters: 40,
      seconds: SECONDS,
      warmUp: 1,
      rate,
      stamped: true,
      meetings: ready.meetings,
    }
    const quiet = await told<Posted>(posters, many)
    const { code } = ready.meetings[0]!
    const board = await fetch(`http://127.0.0.1:${ready.port}/api/meetings/${code}`)
    const { seq } = (await board.json()) as { seq: number }
    const hello = `GET /live/${code}?after=${seq} HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n`
    await told(readers, { kind: 'open', port: ready.port, count: crowd, hello } satisfies Told)
    await told(readers, { kind: 'listen' } satisfies Told)
    const posted = await told<Posted>(posters, many)
    await new Promise((done) => setTimeout(done, 3000))
    const heard = await told<Heard>(readers, { kind: 'heard' } satisfies Told)
    // Cards of the warm-up are heard as well.
    const expected = crowd * posted.perSecond * SECONDS
    if (posted.refused || heard.count < expected) throw new Error(`heard ${heard.count} of ${expected}`)
    return { heard, posted, quiet }
  } finally {
    for (const started of children) started.kill('SIGKILL')
  }
}

/** Single sweeps of the bare loop, with rest between them: milliseconds to each socket. */
async function sweep(crowd: number): Promise<Heard> {
  const server = child('./fanoutServer.ts', { FANOUT: 'bare' })
  const readers = child('./crowd.ts')
  try {
    const { port } = await told<{ port: number }>(server)
    const hello = 'GET /live HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n'
    await told(readers, { kind: 'open', port, count: crowd, hello } satisfies Told)
    await told(readers, { kind: 'listen' } satisfies Told)
    await told(server, { kind: 'stamped', readers: crowd, ms: 2000, rate: 0 })
    await new Promise((done) => setTimeout(done, 300))
    return await told<Heard>(readers, { kind: 'heard' } satisfies Told)
  } finally {
    server.kill('SIGKILL')
    readers.kill('SIGKILL')
  }
}
