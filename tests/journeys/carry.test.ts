import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDevice } from '../build/browser.ts'
import type { Stage } from './stage.ts'
import { newId, setStage } from './stage.ts'
import { violations } from './violations.ts'

let laptop: Stage
let town: Stage
beforeAll(async () => {
  laptop = await setStage()
  // Planted anew: another installation, with keys of its own.
  town = await setStage({ LOG_LEVEL: 'warn' })
})
afterAll(async () => {
  await laptop?.end()
  await town?.end()
})

/** What `npx grove verify` says of a stage's own data. */
async function verified({ data }: Stage): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ['scripts/grove.mjs', 'verify', data], {
    env: { ...process.env, GROVE_PREPARED: '1' },
  })
  return stdout
}

/** A meeting that was held, with the receipt of a card that somebody wrote in it. */
async function held(desk: Page): Promise<{ code: string; receipt: string }> {
  const at = laptop.grove.url
  const send = async (path: string, data: object) => {
    const reply = await desk.request.post(at + path, { data, headers: { 'idempotency-key': newId() } })
    expect(reply.ok()).toBe(true)
    return (await reply.json()) as { code: string }
  }
  const details = { id: newId(), theme: '榕树下的恳谈会', startsAt: Date.now(), joining: 'anyone' }
  const { code } = await send('/api/communities/rongbu/meetings', details)
  await send(`/api/meetings/${code}/commands`, { kind: 'setStage', stage: 'open' })
  const say = await laptop.somebody(code)
  const { receipt } = await say({ kind: 'postCard', id: newId(), tree: 'problem', text: '井盖响，半夜吵醒人' })
  await send(`/api/meetings/${code}/commands`, { kind: 'setStage', stage: 'closed' })
  return { code, receipt }
}

test('[H1–H10] a meeting held on a laptop is carried to the town by two buttons; a receipt from the hall opens there, and both logs verify', async () => {
  const desk = await laptop.atDesk('coordinator')
  const { code, receipt } = await held(desk)
  await desk.goto(`${laptop.grove.url}/desk/meetings/${code}/settings`)
  const passphrase = await desk.getByLabel('口令').inputValue()
  await desk.getByRole('button', { name: '做成文件' }).click()
  const save = desk.getByRole('link', { name: '存下文件' })
  await save.waitFor({ timeout: 60_000 })
  const fingerprint = await desk.locator('section code').innerText()
  expect(fingerprint).toMatch(/^([0-9a-f]{4} ){4}[0-9a-f]{4}$/)
  const [download] = await Promise.all([desk.waitForEvent('download'), save.click()])
  const file = join(laptop.data, '..', download.suggestedFilename())
  await download.saveAs(file)
  await desk.getByText('这里不再改动').first().waitFor()
  expect(await violations(desk)).toEqual([])

  const clerk = await town.atDesk('coordinator')
  await clerk.goto(`${town.grove.url}/desk`)
  await clerk.getByRole('link', { name: '带入会议' }).first().click()
  await clerk.getByLabel('文件').setInputFiles(file)
  await clerk.getByLabel('口令').fill(` ${passphrase} `)
  await clerk.getByRole('button', { name: '看一看' }).click()
  await clerk.getByText('榕树下的恳谈会').waitFor({ timeout: 60_000 })
  expect(await clerk.locator('section code').innerText()).toBe(fingerprint)
  expect(await violations(clerk)).toEqual([])
  await clerk.getByRole('button', { name: '指纹一样，带进来' }).click()
  const open = clerk.getByRole('link', { name: '打开会议' })
  await open.waitFor({ timeout: 60_000 })
  await open.click()
  await clerk.getByText('井盖响，半夜吵醒人').waitFor()

  const { page: phone } = await openDevice(town.browser, 'phone')
  await phone.goto(`${town.hall}/r/${receipt}`)
  await phone.getByText('井盖响，半夜吵醒人').first().waitFor()
  for (const stage of [laptop, town]) expect(await verified(stage)).toContain('Nothing is wrong.')
})
