import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '../src/server/database/embedded.ts'
import type { Ready } from './acceptServer.ts'
import type { Told } from './crowd.ts'
import { child, told } from './fanout.ts'
import { sumUp } from './rounds.ts'

export const name = 'catch-up'

const ROUNDS = Number(process.env.ROUNDS || 4)
const PHONES = 5000
const CARDS = 600
/** How many cards the phones have missed. */
const MISSED = 100

/**
 * The server is killed with 5,000 phones connected and started again on the same data; all come back at once,
 * having missed 100 cards. How long until each has all of them, and how much memory that takes beside the
 * memory with the same phones at rest. No anchor.
 */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'grove-bench-'))
  const embedded = await startEmbedded(folder)
  try {
    const env = { DATABASE_URL: embedded.url, HOST: '127.0.0.1', LOG_LEVEL: 'silent', NODE_OPTIONS: '--expose-gc' }
    const first = child('./acceptServer.ts', { ...env, PORT: '0', MEETINGS: '1', PEOPLE: '100', CARDS: `${CARDS}` })
    const { port, meetings } = await told<Ready>(first)
    const { code } = meetings[0]!
    const { seq } = (await (await fetch(`http://127.0.0.1:${port}/api/meetings/${code}`)).json()) as { seq: number }
    first.kill('SIGKILL')
    const hello = `GET /live/${code}?after=${seq - MISSED} HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n`
    const again = child('./acceptServer.ts', { ...env, PORT: `${port}`, RESUME: '1' })
    await told<Ready>(again)
    const one = await alone(port, hello)
    again.kill('SIGKILL')
    const current: number[] = []
    const memory: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const server = child('./acceptServer.ts', { ...env, PORT: `${port}`, RESUME: '1' })
      const phones = child('./crowd.ts')
      try {
        await told<Ready>(server)
        const began = performance.now()
        await told(phones, { kind: 'open', port, count: PHONES, hello } satisfies Told)
        // Everybody hears the same bytes: done when all have as many as one alone.
        while ((await told<{ bytes: number }>(phones, { kind: 'count' } satisfies Told)).bytes < one * PHONES)
          await new Promise((done) => setTimeout(done, 50))
        current.push((performance.now() - began) / 1000)
        const peak = (await told<{ value: number }>(server, { kind: 'peak' })).value
        memory.push(peak / (await told<{ value: number }>(server, { kind: 'memory' })).value)
      } finally {
        server.kill('SIGKILL')
        phones.kill('SIGKILL')
      }
    }
    const seconds = sumUp(current)
    console.log(
      `catch-up ${seconds.median.toFixed(1)} s ±${Math.round(seconds.spread * 50)}% until all ${PHONES} phones are current ` +
        `(${MISSED} cards missed); memory at most ${sumUp(memory).median.toFixed(2)} × what it is at rest then`,
    )
  } finally {
    await embedded.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** How many bytes one phone hears. */
async function alone(port: number, hello: string): Promise<number> {
  const phone = child('./crowd.ts')
  try {
    await told(phone, { kind: 'open', port, count: 1, hello } satisfies Told)
    let bytes = 0
    for (;;) {
      const now = (await told<{ bytes: number }>(phone, { kind: 'count' } satisfies Told)).bytes
      if (now > 1000 && now === bytes) return now
      bytes = now
      await new Promise((done) => setTimeout(done, 200))
    }
  } finally {
    phone.kill('SIGKILL')
  }
}
