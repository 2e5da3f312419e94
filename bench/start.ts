import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbedded } from '../src/server/database/embedded.ts'
import { interleave, type Rounds, seconds } from './rounds.ts'

export const name = 'start'

const ROUNDS = Number(process.env.ROUNDS || 4)

/**
 * `npm start` on data that is there, until the first page is served; beside the embedded database alone on
 * the same data, until it answers.
 */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'grove-bench-'))
  try {
    // The first start plants the sample and builds what is missing.
    await served(folder)
    const { ours, database } = await interleave(ROUNDS, {
      ours: () => served(folder),
      database: () => answered(folder),
    })
    const ms = ({ median, spread }: Rounds) => `${Math.round(median * 1000)} ms ±${Math.round(spread * 50)}%`
    console.log(`start ratio ${(ours.median / database.median).toFixed(2)} (ours ${ms(ours)}, anchor ${ms(database)})`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function served(folder: string): Promise<number> {
  const port = await freePort()
  const began = performance.now()
  const env = { ...process.env, DATA_DIR: folder, PORT: `${port}`, HOST: '127.0.0.1' }
  const started = spawn('npm', ['start'], { env, stdio: 'ignore', detached: true })
  const ended = once(started, 'exit')
  try {
    for (;;) {
      const reply = await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined)
      if (reply?.ok && (await reply.text()).includes('</html>')) return (performance.now() - began) / 1000
      await new Promise((done) => setTimeout(done, 10))
    }
  } finally {
    // npm and the server below it.
    process.kill(-started.pid!, 'SIGTERM')
    await ended
    await settled(port)
  }
}

async function answered(folder: string): Promise<number> {
  let stop = async (): Promise<void> => {}
  const took = await seconds(async () => {
    const embedded = await startEmbedded(folder)
    stop = () => embedded.stop()
    const client = new pg.Client({ connectionString: embedded.url })
    await client.connect()
    await client.query('select 1')
    await client.end()
  })
  await stop()
  return took
}

/** Waits until nobody answers any more, and the database is down as well. */
async function settled(port: number): Promise<void> {
  while (await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined))
    await new Promise((done) => setTimeout(done, 50))
  await new Promise((done) => setTimeout(done, 1500))
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => done(port))
    })
  })
}
