import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '../src/server/database/embedded.ts'
import type { Ready } from './acceptServer.ts'
import { child, told } from './fanout.ts'
import type { Open, Opened } from './openers.ts'
import { interleave, show } from './rounds.ts'

export const name = 'join'

const ROUNDS = Number(process.env.ROUNDS || 4)
const PHONES = 5000
const CARDS = 600

/**
 * 5,000 phones open the page of a meeting of 600 cards, each over a connection of its own, compressed; beside
 * node:http that answers the very same bytes from memory. Gives phones served per second.
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
    const grove = start('./acceptServer.ts', { ...env, MEETINGS: '1', PEOPLE: '100', CARDS: `${CARDS}` })
    const { port, meetings } = await told<Ready>(grove)
    const path = `/m/${meetings[0]!.code}`
    const memory = start('./memoryServer.ts', { FROM: `http://127.0.0.1:${port}${path}` })
    const anchor = await told<{ port: number; bytes: number }>(memory)
    const openers = start('./openers.ts')
    await told(openers)
    const rate = (port: number) => async () => {
      const { seconds } = await told<Opened>(openers, { port, path, phones: PHONES, atOnce: 200 } satisfies Open)
      return PHONES / seconds
    }
    const rounds = await interleave(ROUNDS, { ours: rate(port), memory: rate(anchor.port) })
    console.log(`${anchor.bytes} bytes a page; all ${PHONES} served in ${(PHONES / rounds.ours.median).toFixed(1)} s`)
    const ratio = rounds.ours.median / rounds.memory.median
    console.log(
      `join ratio ${ratio.toFixed(2)} (ours ${show(rounds.ours)}, anchor ${show(rounds.memory)} phones a second)`,
    )
  } finally {
    for (const started of children) started.kill('SIGKILL')
    await embedded.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
