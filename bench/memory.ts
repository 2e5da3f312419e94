import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '../src/server/database/embedded.ts'
import type { Ready } from './acceptServer.ts'
import type { Told } from './crowd.ts'
import { child, told } from './fanout.ts'
import { interleave, show } from './rounds.ts'

export const name = 'memory'

const ROUNDS = Number(process.env.ROUNDS || 4)
const PHONES = 5000

/**
 * Bytes of the server's memory for each phone that is connected to the live stream and hears nothing, beside
 * a response of node:http that stays open.
 */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'grove-bench-'))
  const embedded = await startEmbedded(folder)
  try {
    const env = { DATABASE_URL: embedded.url, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'silent' }
    const { ours, bare } = await interleave(ROUNDS, {
      ours: () =>
        perPhone(async () => {
          const server = child('./acceptServer.ts', { ...env, MEETINGS: '1', PEOPLE: '1', NODE_OPTIONS: '--expose-gc' })
          const { port, meetings } = await told<Ready>(server)
          return { server, port, path: `/live/${meetings[0]!.code}` }
        }),
      bare: () =>
        perPhone(async () => {
          const server = child('./fanoutServer.ts', { FANOUT: 'sse', NODE_OPTIONS: '--expose-gc' })
          const { port } = await told<{ port: number }>(server)
          return { server, port, path: '/live' }
        }),
    })
    const ratio = ours.median / bare.median
    console.log(`memory ratio ${ratio.toFixed(2)} (ours ${show(ours)}, anchor ${show(bare)} bytes a phone)`)
  } finally {
    await embedded.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function perPhone(start: () => Promise<{ server: ChildProcess; port: number; path: string }>): Promise<number> {
  const { server, port, path } = await start()
  const readers = child('./crowd.ts')
  try {
    const hello = `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n`
    const open = (count: number) => told(readers, { kind: 'open', port, count, hello } satisfies Told)
    const memory = async () => (await told<{ value: number }>(server, { kind: 'memory' })).value
    // What the first readers bring to life belongs to no single one.
    await open(200)
    const before = await memory()
    await open(200 + PHONES)
    return ((await memory()) - before) / PHONES
  } finally {
    server.kill('SIGKILL')
    readers.kill('SIGKILL')
  }
}
