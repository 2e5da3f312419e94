import { execFileSync } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Problem } from '../../src/wire/problem.ts'
import type { GroveProcess } from '../build/process.ts'
import { freePort, startProcess } from '../build/process.ts'
import type { Kept } from '../build/writers.ts'
import { cardsOf, databaseProcess, joinMeeting, losses, postUntilKept } from '../build/writers.ts'

const MB = 1024 * 1024
const SIZE = 64
/** PostgreSQL's log grows by so many MB at a time. */
const SEGMENT = 16
const WRITERS = 20
const LONG = Boolean(process.env.GROVE_LONG)
const ROUNDS = LONG ? 5 : 1
/** How long it stays full, after the first were refused. */
const FULL_MS = LONG ? 20_000 : 2000

/** A disk of 64 MB: a tmpfs, which root may mount on Linux. */
const base = mkdtempSync(join(tmpdir(), 'grove-disk-'))
const disk = join(base, 'disk')
const mounted = mount()
const folder = join(disk, 'data')
const ballast = join(disk, 'others')
let grove: GroveProcess

function mount(): string | true {
  mkdirSync(disk)
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE}m`, 'tmpfs', disk], { stdio: 'pipe' })
    return true
  } catch (error) {
    return String((error as { stderr?: Buffer }).stderr ?? error).trim()
  }
}

function enlarge(megabytes: number): void {
  execFileSync('mount', ['-o', `remount,size=${megabytes}m`, disk])
}

/** Something else on the same disk takes what is left. */
function fill(): void {
  const some = Buffer.alloc(MB / 8, 1)
  try {
    for (;;) appendFileSync(ballast, some)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
  }
}

const skipped = mounted !== true
if (skipped) console.log(`full disk: NOT TRIED, a disk of ${SIZE} MB cannot be mounted here (${mounted})`)

beforeAll(async () => {
  if (skipped) return
  grove = await startProcess(folder, await freePort())
})

afterAll(async () => {
  if (!skipped) {
    grove?.child.kill('SIGKILL')
    await grove?.ended
    const database = databaseProcess(folder)
    if (database) process.kill(database, 'SIGINT')
    await wait(1500)
    execFileSync('umount', ['-l', disk])
  }
  rmSync(base, { recursive: true, force: true })
})

/** Asks the database, as whoever runs the machine may. */
async function ask(statement: string): Promise<void> {
  const password = readFileSync(join(folder, 'database.password'), 'utf8').trim()
  const port = readFileSync(join(folder, 'db/postmaster.pid'), 'utf8').split('\n')[3]
  const client = new pg.Client({ connectionString: `postgres://grove:${password}@127.0.0.1:${port}/postgres` })
  client.on('error', () => {})
  await client.connect()
  await client.query(statement).finally(() => client.end().catch(() => {}))
}

/** Twenty people who write until they are told to stop, and repeat what was not acknowledged. */
class Writers {
  readonly kept = new Map<string, Kept>()
  readonly problems: Problem[] = []
  private writing = true
  private done: Promise<unknown> = Promise.resolve()

  async start(): Promise<void> {
    const tokens = await Promise.all(Array.from({ length: WRITERS }, () => joinMeeting(grove)))
    this.done = Promise.all(
      tokens.map(async (token, writer) => {
        for (let i = 0; this.writing; i++) {
          const id = randomUUID()
          const text = `第 ${writer} 位写的第 ${i} 张：${randomBytes(300).toString('base64')}`
          const number = await postUntilKept(
            () => grove,
            token,
            id,
            text,
            (problem) => this.problems.push(problem),
          )
          this.kept.set(id, { text, number })
        }
      }),
    )
  }

  async more(count: number): Promise<void> {
    const wanted = this.kept.size + count
    await expect.poll(() => this.kept.size, { timeout: 120_000 }).toBeGreaterThan(wanted)
  }

  /** Until twenty answers in a row said that there is no room. */
  async refused(): Promise<void> {
    const from = this.problems.length
    const noRoom = () => this.problems.slice(from).filter(({ code }) => code === 'noRoom').length
    await expect.poll(noRoom, { timeout: 400_000 }).toBeGreaterThan(WRITERS)
  }

  async stop(): Promise<void> {
    this.writing = false
    await this.done
  }
}

test.skipIf(skipped)(
  'a full disk: nothing is acknowledged that is not kept, the answer says so, and writing resumes by itself when there is room',
  { timeout: 900_000 },
  async () => {
    const server = grove.child.pid
    const writers = new Writers()
    await writers.start()
    await writers.more(50)
    for (let round = 0; round < ROUNDS; round++) {
      fill()
      // The database's log needs its next segment, as it does after every 16 MB; now there is no room for it.
      await ask('select pg_switch_wal()').catch(() => {})
      await writers.refused()
      await wait(FULL_MS)
      rmSync(ballast)
      // Each round's segment stays with the database, so a disk that small is full for good by the second.
      if (round > 0) enlarge(SIZE + round * SEGMENT)
      await writers.more(50)
    }
    if (LONG) {
      // No other hand: what people write fills the disk, and whoever runs the machine makes it larger.
      await writers.refused()
      await wait(FULL_MS)
      enlarge(8 * SIZE)
      await writers.more(500)
    }
    await writers.stop()

    const { lost, doubled } = losses(writers.kept, await cardsOf(grove))
    const starts = readFileSync(join(folder, 'db/server.log'), 'utf8').split('starting PostgreSQL').length - 2
    const refusals = writers.problems.filter(({ code }) => code === 'noRoom')
    console.log(
      `full disk (${SIZE} MB, ${ROUNDS + Number(LONG)} times): ${writers.kept.size} acknowledged, lost ${lost}, doubled ${doubled}; ` +
        `${refusals.length} answers that there is no room; Grove started the database again ${starts} times until there was room`,
    )
    expect({ lost, doubled }).toEqual({ lost: 0, doubled: 0 })
    // Whoever was refused was told what happened and where the text is, and that nothing was kept.
    expect(refusals[0]).toMatchObject({ status: 503, saved: false })
    expect(refusals[0]!.detail).toMatch(/disk of the server is full.*still on your phone/)
    // Nobody was refused for good: at most slowed down.
    expect(writers.problems.filter(({ status }) => status < 500 && status !== 429)).toEqual([])
    // The same Grove served all the time.
    expect(grove.child.pid).toBe(server)
    expect(grove.child.exitCode).toBe(null)
  },
)
