import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDevice } from '../build/browser.ts'
import type { Stage } from './stage.ts'
import { newId, setStage } from './stage.ts'
import { violations } from './violations.ts'

let stage: Stage
let folder: string
beforeAll(async () => {
  stage = await setStage()
  folder = mkdtempSync(join(tmpdir(), 'grove-offline-'))
})
afterAll(async () => {
  await stage?.end()
  rmSync(folder, { recursive: true, force: true })
})

test('a receipt is checked on a page that was saved, with the network gone', async () => {
  const say = await stage.somebody()
  const { receipt } = await say({ kind: 'postCard', id: newId(), tree: 'problem', text: '井盖响，半夜吵醒人' })
  const get = async (path: string) => (await fetch(stage.grove.url + path)).text()
  const kept = (name: string, text: string) => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  const proof = await get(`/api/receipts/${receipt}/proof`)
  const page = kept('grove-verify.html', await get('/verify'))
  const { page: saved, context } = await openDevice(stage.browser, 'phone')
  await context.setOffline(true)
  await saved.goto(pathToFileURL(page).href)
  const checked = async (file: string) => {
    await saved.locator('input[type=file]').setInputFiles(file)
    await saved.locator('button').click()
    await saved.locator('section[data-holds]').waitFor()
    const holds = await saved.locator('section').getAttribute('data-holds')
    return { holds, text: await saved.locator('section').innerText() }
  }
  const good = await checked(kept('receipt.json', proof))
  expect(good).toMatchObject({ holds: 'true', text: expect.stringContaining('井盖响，半夜吵醒人') })
  // This Chromium knows Ed25519: the signature was checked too.
  expect(good.text).not.toContain('不会验签名')
  expect(await violations(saved)).toEqual([])
  await saved.reload()
  expect(await checked(kept('lie.json', proof.replace('半夜吵醒人', '不碍事')))).toMatchObject({ holds: 'false' })
  await saved.reload()
  expect(await checked(kept('no.json', 'nothing'))).toMatchObject({ holds: 'false' })
})
