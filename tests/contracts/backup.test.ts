import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { backUp, BadBackup, checkBackup, restore } from '../../src/server/database/backup.ts'
import { openDatabase } from '../../src/server/database/open.ts'
import type { TestGrove } from '../build/grove.ts'
import { freshDatabase, id, startTestGrove } from '../build/grove.ts'

const CARDS = process.env.GROVE_LONG ? 100_000 : 5_000
let grove: TestGrove
let folder: string
let file: string
beforeAll(async () => {
  grove = await startTestGrove()
  const { community, id: meeting } = await grove.meeting()
  await sql`
    insert into card (community, meeting, id, number, tree, state, reason, posted_at, wording, topic, endorsements, links, author, entered_by, receipt)
    select ${community}, ${meeting}, gen_random_uuid(), n, 'problem', 'standing', '', n, 1, null, 0, '[]', gen_random_uuid(), null, 'R' || n
    from generate_series(1, ${CARDS}::int) as n
  `.execute(grove.parts.db)
  await sql`
    insert into wording (community, meeting, card, version, text, place_words, photo, salt, commitment, at)
    select community, meeting, id, 1, E'第' || number || E'张\\t\\n\\\\ 🌳', '', null, 'salt', 'commitment', posted_at from card
    where meeting = ${meeting}
  `.execute(grove.parts.db)
  folder = mkdtempSync(join(tmpdir(), 'grove-backup-'))
  file = join(folder, 'a.grove')
  await backUp(grove.databaseUrl, file)
})
afterAll(async () => {
  await grove.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('restored on a clean database, every table has the hash it had', async () => {
  const target = await freshDatabase()
  const { close } = await openDatabase('', target.url)
  try {
    const sums = await restore(target.url, file)
    expect(sums.card!.rows).toBeGreaterThanOrEqual(CARDS)
    const again = join(folder, 'b.grove')
    expect(await backUp(target.url, again)).toEqual(sums)
    await expect(restore(target.url, file)).rejects.toThrow(/not empty/)
  } finally {
    await close()
    await target.drop()
  }
})

test('is of one moment, while people go on writing', async () => {
  const { code } = await grove.meeting()
  const person = await grove.join(code)
  let writing = true
  const writer = (async () => {
    while (writing) await person.card(code, `写 ${id()}`).catch(() => {})
  })()
  const sums = await backUp(grove.databaseUrl, join(folder, 'c.grove'))
  writing = false
  await writer
  // Every card has its wording: neither is from a later moment than the other.
  expect(sums.card!.rows).toBe(sums.wording!.rows)
})

test('a hundred times one byte changed: a hundred times found, and nothing is restored', async () => {
  const whole = readFileSync(file)
  const broken = join(folder, 'broken.grove')
  for (let n = 0; n < 100; n++) {
    const bytes = Buffer.from(whole)
    const at = Math.floor((n / 100) * bytes.length)
    bytes[at]! ^= 1 << (n % 8)
    writeFileSync(broken, bytes)
    await expect(checkBackup(broken)).rejects.toThrow(BadBackup)
  }
  console.log(`backup: ${CARDS} cards restored with equal hashes; one byte changed 100 times, found 100`)
  writeFileSync(broken, whole.subarray(0, -1))
  await expect(checkBackup(broken)).rejects.toThrow(BadBackup)
  const target = await freshDatabase()
  const { db, close } = await openDatabase('', target.url)
  try {
    await expect(restore(target.url, broken)).rejects.toThrow(BadBackup)
    expect(await db.selectFrom('card').select('id').execute()).toEqual([])
  } finally {
    await close()
    await target.drop()
  }
})
