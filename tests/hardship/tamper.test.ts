import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeKey } from '../../src/core/log/note.ts'
import type { Embedded } from '../../src/server/database/embedded.ts'
import { startEmbedded } from '../../src/server/database/embedded.ts'
import { sha256 } from '../../src/server/journal/hash.ts'
import type { Held } from '../../src/server/verify/checkpoints.ts'
import { readCheckpoints } from '../../src/server/verify/checkpoints.ts'
import { verifyDatabase, verifyIn } from '../../src/server/verify/database.ts'
import type { TestGrove } from '../build/grove.ts'
import { startTestGrove } from '../build/grove.ts'
import { Chance } from './tamper/chance.ts'
import { EDITS } from './tamper/edits.ts'
import { live } from './tamper/history.ts'

const TIMES = process.env.GROVE_LONG ? 1000 : 60
const SEED = Number(process.env.GROVE_SEED ?? 20261123)

let base: string
let embedded: Embedded
let grove: TestGrove
let community: string
let outside: Held[]
let key: string

beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'grove-tamper-'))
  embedded = await startEmbedded(join(base, 'data'))
  grove = await startTestGrove({ DATABASE_URL: embedded.url })
  community = await live(grove)
  const { logs, logKeys } = grove.services
  outside = readCheckpoints('kept outside', (await logs.checkpoint(community, 'rongbu')).note)
  key = writeKey(sha256, logKeys.installation)
})
afterAll(async () => {
  await grove?.stop()
  await embedded?.stop()
  rmSync(base, { recursive: true, force: true })
})

class Undone extends Error {}

test('before anything is changed nothing is wrong', async () => {
  const { findings, logs } = await verifyDatabase(grove.owner, { outside, key })
  expect(findings.all).toEqual([])
  expect(logs.find(({ log }) => log === 'rongbu')!.entries).toBe(outside[0]!.size)
})

test(
  `of ${TIMES} edits, deletions, reorderings and truncations by a superuser behind a checkpoint, all are found`,
  { timeout: 1_800_000 },
  async () => {
    const chance = new Chance(SEED)
    const done = new Map<string, number>()
    const missed: string[] = []
    for (let count = 0; count < TIMES;) {
      let what: string | undefined
      let found = 0
      const edit = chance.one(EDITS)
      await grove.owner
        .transaction()
        .execute(async (tx) => {
          what = await edit(tx, community, chance)
          if (what) found = (await verifyIn(tx, { outside, key })).findings.all.length
          throw new Undone()
        })
        .catch((error: { code?: string }) => {
          // What the database itself refuses (a second row of a key, a stage that is none) was not done.
          if (error.code?.startsWith('23')) what = undefined
          else if (!(error instanceof Undone)) throw error
        })
      if (!what) continue
      count++
      const kind = what.replace(/\d+/g, 'n')
      done.set(kind, (done.get(kind) ?? 0) + 1)
      if (found === 0) missed.push(what)
    }
    console.log(
      `tamper: ${TIMES} done, ${TIMES - missed.length} found; ${done.size} kinds; ${outside[0]!.size} entries`,
    )
    expect(missed).toEqual([])
  },
)

test('nothing of it is left', async () => {
  const { findings } = await verifyDatabase(grove.owner, { outside, key })
  expect(findings.all).toEqual([])
})
