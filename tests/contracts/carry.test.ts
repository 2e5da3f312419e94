import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Arrived } from '../../src/wire/carry.ts'
import { verifyDatabase } from '../../src/server/verify/database.ts'
import type { Client, TestGrove } from '../build/grove.ts'
import { startTestGrove } from '../build/grove.ts'
import { ask } from '../build/request.ts'

const PASSPHRASE = '榕树下的三棵树，十二个字'

let laptop: TestGrove
let town: TestGrove
beforeAll(async () => {
  ;[laptop, town] = await Promise.all([startTestGrove(), startTestGrove()])
})
afterAll(async () => void (await Promise.all([laptop.stop(), town.stop()])))

/** The whole of a meeting as a file, as the desk gets it. */
async function carried(desk: Client, code: string): Promise<Buffer> {
  const cookie = [...desk.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const reply = await fetch(`${desk.url}/api/meetings/${code}/carry`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ passphrase: PASSPHRASE }),
  })
  expect(reply.status).toBe(200)
  return Buffer.from(await reply.arrayBuffer())
}

async function bring(desk: Client, file: Buffer, fingerprint?: string, slug = 'rongbu', passphrase = PASSPHRASE) {
  const query = fingerprint === undefined ? '' : `?fingerprint=${encodeURIComponent(fingerprint)}`
  return desk.send('POST', `/api/communities/${slug}/meetings/import${query}`, {
    body: new Uint8Array(file),
    headers: { 'content-type': 'application/octet-stream', 'grove-passphrase': encodeURIComponent(passphrase) },
  })
}

async function verified(grove: TestGrove) {
  const { findings } = await verifyDatabase(grove.owner)
  expect(findings.all).toEqual([])
}

test('a meeting that was held on a laptop is in the town afterwards: receipts open, both logs verify', async () => {
  const { code, desk } = await laptop.meeting('街区环境')
  const wang = await laptop.join(code, '王阿姨', { nameAgreed: true })
  const li = await laptop.join(code, '李强')
  const lamp = await wang.must(code, { kind: 'postCard', id: crypto.randomUUID(), tree: 'problem', text: '路灯不亮' })
  await li.must(code, { kind: 'endorse', card: lamp.id! })
  await desk.must(code, { kind: 'setStage', stage: 'closed' })
  const head = await laptop.staff('coordinator')
  const file = await carried(head, code)

  const clerk = await town.staff('coordinator')
  const looked = await bring(clerk, file)
  expect(looked.text).toContain('街区环境')
  expect(looked.body).toMatchObject({ code, cards: 1, people: 2, kept: false, known: false })
  const { fingerprint } = looked.body as Arrived
  const came = await bring(clerk, file, fingerprint)
  expect(came.body).toMatchObject({ kept: true })
  const there = (await laptop.stranger().board(code)).board
  const here = (await town.stranger().board(code)).board
  expect(Object.keys(here.cards)).toEqual(Object.keys(there.cards))
  const receipt = await town.stranger().get(`/api/receipts/${lamp.receipt}`)
  expect(receipt.text).toContain('路灯不亮')
  await verified(laptop)
  await verified(town)
  void ask
})
