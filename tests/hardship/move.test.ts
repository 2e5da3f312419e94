import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor, Command } from '../../src/core/meeting/command.ts'
import { readBackup } from '../../src/server/database/backup.ts'
import { openForTool } from '../../src/server/database/openForTool.ts'
import type { Embedded } from '../../src/server/database/embedded.ts'
import { startEmbedded } from '../../src/server/database/embedded.ts'
import { Committers } from '../../src/server/journal/committers.ts'
import { Hub } from '../../src/server/hub/hub.ts'
import { ticketKey } from '../../src/server/secrets/ticketKey.ts'
import { Meetings } from '../../src/server/meeting/meetings.ts'
import { systemRuntime } from '../../src/server/integrations/runtime.ts'
import { detailsNow } from '../build/commands.ts'
import type { GroveProcess } from '../build/process.ts'
import { freePort, startProcess } from '../build/process.ts'
import { cardsOf, databaseProcess, joinMeeting, losses, postUntilKept } from '../build/writers.ts'
import { meetingAggregate } from '../../src/server/aggregates.ts'

const LONG = Boolean(process.env.GROVE_LONG)
const CARDS = LONG ? 100_000 : 500
const CARDS_PER_MEETING = 500

const base = mkdtempSync(join(tmpdir(), 'grove-move-'))
const folder = join(base, 'data')
const file = join(base, 'all.grove')
const running = new Set<GroveProcess>()
let outside: Embedded
let planted = 0

beforeAll(async () => {
  // Grove's own PostgreSQL in another folder, on a port of its own, stands for the server that somebody else
  // runs.
  outside = await startEmbedded(join(base, 'outside'))
})

afterAll(async () => {
  for (const grove of running) await end(grove)
  await outside?.stop()
  for (const name of ['data', 'clean']) {
    const database = databaseProcess(join(base, name))
    if (database) process.kill(database, 'SIGINT')
  }
  await wait(500)
  rmSync(base, { recursive: true, force: true })
})

async function start(env: Record<string, string>): Promise<GroveProcess> {
  const grove = await startProcess(env.DATA_DIR ?? join(base, 'none'), await freePort(), env)
  running.add(grove)
  return grove
}

async function end(grove: GroveProcess): Promise<void> {
  running.delete(grove)
  grove.child.kill('SIGINT')
  expect(await grove.ended).toBe(0)
}

/** `npx grove …`, and what it printed. Rejects where it ends with anything but 0. */
async function grove(env: Record<string, string>, ...args: string[]): Promise<{ printed: string; seconds: string }> {
  const began = Date.now()
  const { stdout } = await promisify(execFile)(process.execPath, ['scripts/grove.mjs', ...args], {
    env: { ...process.env, ...env },
  })
  return { printed: stdout, seconds: ((Date.now() - began) / 1000).toFixed(1) }
}

/**
 * Cards as the rules make them, with their entries in the log, beside the running Grove: so many at once need
 * no phones.
 */
async function plant(count: number): Promise<void> {
  const database = await openForTool(folder, undefined)
  try {
    const { id: community } = await database.owner
      .selectFrom('place')
      .select('id')
      .where('slug', '=', 'rongbu')
      .executeTakeFirstOrThrow()
    const meetings = new Meetings(
      new Committers(database, new Hub(), systemRuntime, await ticketKey(database.owner)),
      meetingAggregate,
      'system',
    )
    for (let done = 0; done < count; done += CARDS_PER_MEETING) {
      const meeting = randomUUID()
      const ask = async (command: Command, actor: Actor) => {
        const outcome = await meetings.ask(community, { meeting, key: randomUUID(), command, actor, body: command })
        if ('refused' in outcome) throw new Error(outcome.refused)
      }
      const staff: Actor = { kind: 'staff', id: randomUUID() }
      const phone: Actor = { kind: 'participant', id: randomUUID() }
      const code = randomUUID().slice(0, 6).toUpperCase()
      await ask({ kind: 'createMeeting', id: meeting, community, code, details: detailsNow('搬家') }, staff)
      await ask({ kind: 'setStage', stage: 'open' }, staff)
      await ask(
        { kind: 'join', id: phone.id, keyHash: randomUUID(), name: '', capacity: 'resident', nameAgreed: false },
        phone,
      )
      await Promise.all(
        Array.from({ length: Math.min(CARDS_PER_MEETING, count - done) }, (_, n) =>
          ask(
            {
              kind: 'postCard',
              id: randomUUID(),
              tree: 'problem',
              text: `第 ${done + n} 张：三井巷口的路灯不亮\t\\ 🌳`,
              where: '',
              photo: null,
              links: [],
              receipt: randomUUID(),
              onBehalfOf: null,
            },
            phone,
          ),
        ),
      )
      planted = done + Math.min(CARDS_PER_MEETING, count - done)
    }
  } finally {
    await database.close()
  }
}

test(
  'everything moves to another machine and to a DATABASE_URL: equal hashes, nothing wrong in the log, and Grove goes on there',
  { timeout: 1_800_000 },
  async () => {
    const here = await start({ DATA_DIR: folder })
    const token = await joinMeeting(here)
    const kept = new Map<string, { text: string; number: number }>()
    for (const text of ['先写的一张', '再写一张']) {
      const id = randomUUID()
      kept.set(id, { text, number: await postUntilKept(() => here, token, id, text) })
    }
    await plant(CARDS)
    const backup = await grove({ DATA_DIR: folder }, 'backup', file)
    await end(here)
    const { sums } = await readBackup(file)
    expect(sums.card!.rows).toBeGreaterThanOrEqual(CARDS + kept.size)
    const size = statSync(file).size / 1e6

    const places: [string, Record<string, string>][] = [['DATABASE_URL', { DATABASE_URL: outside.url }]]
    // The short form restores into a folder of its own among the contracts.
    if (LONG) places.unshift(['a clean data folder', { DATA_DIR: join(base, 'clean') }])
    for (const [name, env] of places) {
      const restored = await grove(env, 'restore', file)
      const again = join(base, `again-${Object.keys(env)[0]}.grove`)
      await grove(env, 'backup', again)
      // [R19] What signed people in is ended, on record; all else is as it was.
      const { appointment, sign_in_link, ...rest } = (await readBackup(again)).sums
      expect({ appointment: sums.appointment, sign_in_link: sums.sign_in_link, ...rest }).toEqual(sums)
      expect(appointment!.rows).toBeGreaterThan(sums.appointment!.rows)
      expect(sign_in_link!.rows).toBe(sums.sign_in_link!.rows)
      const there = Object.assign(await start(env), { code: here.code })
      expect(losses(kept, await cardsOf(there))).toEqual({ lost: 0, doubled: 0 })
      // Who joined before the move is still joined, and the numbers go on.
      const id = randomUUID()
      expect(await postUntilKept(() => there, token, id, '搬家以后')).toBe(Object.keys(await cardsOf(there)).length)
      await end(there)
      const verified = await grove(env, 'verify')
      expect(verified.printed).toContain('Nothing is wrong.')
      console.log(
        `move to ${name}: ${planted + kept.size} cards, file ${size.toFixed(1)} MB; backup ${backup.seconds} s, restore ${restored.seconds} s, verify ${verified.seconds} s; hashes equal`,
      )
    }
  },
)
