import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbedded } from '../src/server/database/embedded.ts'
import type { Ready } from './acceptServer.ts'
import { child, told } from './fanout.ts'
import type { Post, Posted } from './posters.ts'
import { interleave, show, sumUp } from './rounds.ts'

export const name = 'accept'

const ROUNDS = Number(process.env.ROUNDS || 4)
const SECONDS = Number(process.env.SECONDS || 3)
const WARM_UP = 1

/**
 * Cards accepted and durable per second through HTTP, with 1, 16 and 256 posters in one community and in 16
 * communities, beside the same framework's route that checks the same body and answers without a database.
 * Then the wait at half that load, beside one bare commit.
 */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'grove-bench-'))
  const embedded = await startEmbedded(folder)
  const children: ChildProcess[] = []
  const start = (file: string, env: Record<string, string> = {}) => {
    const started = child(file, env)
    children.push(started)
    return started
  }
  try {
    const env = { DATABASE_URL: embedded.url, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'silent' }
    const grove = start('./acceptServer.ts', env)
    const ready = await told<Ready>(grove)
    const framework = await told<Ready>(start('./acceptServer.ts', { ACCEPT: 'framework' }))
    const posters = start('./posters.ts')
    const post = (port: number, many: Partial<Post>) =>
      told<Posted>(posters, { port, posters: 256, seconds: SECONDS, warmUp: WARM_UP, meetings: one, ...many })
    const one = ready.meetings.slice(0, 1)
    const rate = (port: number, many: Partial<Post>) => async () => {
      const { perSecond, refused } = await post(port, many)
      if (refused) throw new Error(`${refused} refused`)
      return perSecond
    }
    for (const count of [1, 16, 256]) {
      const { ours, spread, anchor } = await interleave(ROUNDS, {
        ours: rate(ready.port, { posters: count }),
        spread: rate(ready.port, { posters: count, meetings: ready.meetings }),
        anchor: rate(framework.port, { posters: count }),
      })
      console.log(
        `${count} posters: one community ${show(ours)}, 16 communities ${show(spread)}, framework alone ${show(anchor)} a second`,
      )
      if (count < 256) continue
      await half(ours.median, (many) => post(ready.port, many), embedded.url)
      console.log(`accept in 16 communities ratio ${(spread.median / anchor.median).toFixed(2)}`)
      console.log(
        `accept ratio ${(ours.median / anchor.median).toFixed(2)} (ours ${show(ours)}, anchor ${show(anchor)})`,
      )
    }
  } finally {
    for (const started of children) started.kill('SIGKILL')
    await embedded.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The 99th of 100 waits at half of `full`, beside a bare commit of one row, in turn. */
async function half(full: number, post: (many: Partial<Post>) => Promise<Posted>, url: string): Promise<void> {
  const bare = new pg.Client({ connectionString: url })
  await bare.connect()
  await bare.query('create table if not exists bare_commit (at bigint)')
  const ours: Posted[] = []
  const commits: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(await post({ rate: full / 2 }))
    for (let n = 0; n < 200; n++) {
      const began = performance.now()
      await bare.query('insert into bare_commit values (1)')
      commits.push(performance.now() - began)
    }
  }
  await bare.end()
  const p99 = sumUp(ours.map(({ p99 }) => p99))
  const commit = sumUp(commits)
  const p50 = sumUp(ours.map(({ p50 }) => p50)).median
  console.log(
    `at half load ratio ${(p99.median / commit.median).toFixed(1)} ` +
      `(p99 ${p99.median.toFixed(1)} ms, p50 ${p50.toFixed(1)} ms; a bare commit ${commit.median.toFixed(1)} ms)`,
  )
}
