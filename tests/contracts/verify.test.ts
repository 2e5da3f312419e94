import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeKey } from '../../src/core/log/note.ts'
import { sha256 } from '../../src/server/journal/hash.ts'
import { verifyDatabase } from '../../src/server/verify/database.ts'
import type { TestGrove } from '../build/grove.ts'
import { id, startTestGrove } from '../build/grove.ts'

let grove: TestGrove
let code: string

beforeAll(async () => {
  grove = await startTestGrove()
  ;({ code } = await grove.meeting())
  const writer = await grove.join(code, '王阿姨')
  const other = await grove.join(code, '李强')
  const card = await writer.card(code)
  await other.must(code, { kind: 'endorse', card })
  await writer.must(code, { kind: 'withdrawCard', card: await writer.card(code, '写错了') })
  await grove.services.publisher.publish()
})
afterAll(() => grove.stop())

test('of a Grove that nobody has touched, everything is as the log says; what was accepted is the sum of what became of it', async () => {
  const { logs, findings } = await verifyDatabase(grove.owner)
  expect(findings.all).toEqual([])
  expect(logs.map(({ log }) => log)).toContain('rongbu')
  const { entries, sums } = logs.find(({ log }) => log === 'rongbu')!
  expect(entries).toBeGreaterThan(5)
  const all = [...sums.values()]
  const sum = (of: keyof (typeof all)[0]) => all.reduce((sum, day) => sum + day[of], 0)
  expect(sum('withdrawn')).toBeGreaterThan(0)
  expect(sum('accepted')).toBe(sum('open') + sum('closed') + sum('withdrawn') + sum('withheld'))
})

const execute = promisify(execFile)
/** Runs `grove verify`; gives its exit code and what it printed. */
const command = (...args: string[]) =>
  execute(process.execPath, ['scripts/grove.mjs', 'verify', ...args]).then(
    ({ stdout }) => ({ code: 0, stdout }),
    (error: { code: number; stdout: string }) => error,
  )

test('the command checks a database, an address, and a receipt; what was changed behind a kept checkpoint it calls wrong', async () => {
  const db = grove.owner
  const { logKeys } = grove.services
  const folder = mkdtempSync(join(tmpdir(), 'grove-verify-'))
  try {
    const key = writeKey(sha256, logKeys.installation)
    const note = (await grove.stranger().get('/log/rongbu/checkpoint')).text
    writeFileSync(join(folder, 'kept.checkpoint'), note)
    const resident = await grove.join(code)
    const card = { kind: 'postCard', id: id(), tree: 'problem', text: '井盖响' } as const
    const { receipt } = await resident.must(code, card)
    const named = await db.selectFrom('receipt').select('card').where('code', '=', receipt!).executeTakeFirstOrThrow()
    const proof = (await resident.get(`/api/receipts/${receipt}/proof`)).text
    writeFileSync(join(folder, 'receipt.json'), proof)
    const trust = ['--key', key, '--checkpoint', join(folder, 'kept.checkpoint')]

    const here = await command(grove.databaseUrl, ...trust)
    expect(here, here.stdout).toMatchObject({ code: 0, stdout: expect.stringContaining('Nothing is wrong.') })
    expect(here.stdout).toMatch(/rongbu: \d+ entries, [1-9]\d* checkpoints; \d+ cards accepted = /)
    const there = await command(grove.url, ...trust)
    expect(there, there.stdout).toMatchObject({ code: 0, stdout: expect.stringContaining('Nothing is wrong.') })
    const proven = await command('--receipt', join(folder, 'receipt.json'))
    expect(proven).toMatchObject({ code: 0, stdout: expect.stringContaining('井盖响') })

    writeFileSync(join(folder, 'receipt.json'), proof.replace('井盖响', '井盖好'))
    expect(await command('--receipt', join(folder, 'receipt.json'))).toMatchObject({ code: 1 })
    await db.updateTable('card').set({ state: 'hidden' }).where('id', '=', named.card).execute()
    expect(await command(grove.databaseUrl, ...trust)).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/state is "hidden", the log says "standing"[^]*is hidden without a reason/),
    })
    await db.updateTable('card').set({ state: 'standing' }).where('id', '=', named.card).execute()
    await sql`update journal set told = sealed, leaf = leaf where seq = 2`.execute(db)
    expect(await command(grove.url, ...trust)).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/are not the ones of the checkpoint .*kept\.checkpoint/),
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
