import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDevice } from '../build/browser.ts'
import { photoOfCards } from './photoOfCards.ts'
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

const PASSPHRASE = '榕树下的三棵树，十二个字'

/** What a command at the terminal of a stage says (`npx grove …`), while its Grove runs. */
async function terminal({ data }: Stage, ...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ['scripts/grove.mjs', ...args], {
    env: { ...process.env, GROVE_PREPARED: '1', DATA_DIR: data, GROVE_MEETING_PASSPHRASE: PASSPHRASE },
  })
  return stdout
}
const verified = (stage: Stage) => terminal(stage, 'verify', stage.data)

/** Hangs a printed card as its handwriting [P8]; gives the receipt on its stub. */
async function handwritten(desk: Page, code: string): Promise<string> {
  const at = `${laptop.grove.url}/api/meetings/${code}`
  const headers = { 'idempotency-key': newId() }
  await desk.request.post(`${at}/commands`, {
    data: { kind: 'changeMeeting', details: { hangAtOnce: true } },
    headers: { 'idempotency-key': newId() },
  })
  const asked = { count: 2, trees: ['problem'], size: 'a6' }
  const printing = await desk.request.post(`${at}/paper/cards`, { data: asked, headers })
  const { batch } = (await printing.json()) as { batch: string }
  const pdf = await desk.request.get(`${at}/paper/cards/${batch}/sheets.pdf`)
  const photo = await photoOfCards(new Uint8Array(await pdf.body()), ['三号楼后巷的灯坏了'])
  const found = await desk.request.post(`${at}/paper/photos`, { data: photo })
  expect(await found.json()).toMatchObject({ cards: [1], hung: 1 })
  const [{ receipt }] = (await laptop.query(
    `select receipt from paper_card join meeting_code using (community, meeting) where code = '${code}' and number = 1`,
  )) as [{ receipt: string }]
  return receipt
}

/** A meeting that was held, with the receipt of a card that somebody wrote in it. */
async function held(desk: Page): Promise<{ code: string; receipt: string; paper: string }> {
  const at = laptop.grove.url
  const send = async (path: string, data: object) => {
    const reply = await desk.request.post(at + path, { data, headers: { 'idempotency-key': newId() } })
    expect(reply.ok()).toBe(true)
    return (await reply.json()) as { code: string }
  }
  const details = { id: newId(), theme: '榕树下的恳谈会', startsAt: Date.now(), joining: 'anyone' }
  const { code } = await send('/api/communities/rongbu/meetings', details)
  await send(`/api/meetings/${code}/commands`, { kind: 'setStage', stage: 'open' })
  const command = (said: object) => send(`/api/meetings/${code}/commands`, said)
  const say = await laptop.somebody(code)
  const posted = await say({ kind: 'postCard', id: newId(), tree: 'problem', text: '井盖响，半夜吵醒人' })
  const paper = await handwritten(desk, code)
  await command({ kind: 'openTopic', id: newId(), tree: 'problem', name: '井盖', cards: [posted.id] })
  const [topic] = Object.keys((await laptop.board(code)).topics)
  await command({ kind: 'openDots', each: 3, interim: false })
  await say({ kind: 'giveDots', dots: [{ topic: topic!, n: 2 }] })
  await command({ kind: 'closeDots' })
  await command({ kind: 'switchFloor', open: true })
  await say({ kind: 'askFloor', card: posted.id, stance: null })
  await command({ kind: 'giveFloor', number: 1, reason: '' })
  await command({ kind: 'endTurn', number: 1 })
  await send(`/api/meetings/${code}/commands`, { kind: 'setStage', stage: 'closed' })
  return { code, receipt: posted.receipt, paper }
}

test('[H1–H10] a meeting held on a laptop is carried to the town by two buttons; a receipt from the hall opens there, and both logs verify', async () => {
  const desk = await laptop.atDesk('coordinator')
  const { code, receipt, paper } = await held(desk)
  await desk.goto(`${laptop.grove.url}/desk/meetings/${code}/settings`)
  const passphrase = await desk.getByLabel('口令').inputValue()
  await desk.getByRole('button', { name: '做成文件' }).click()
  const save = desk.getByRole('link', { name: '存下文件' })
  await save.waitFor()
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
  await clerk.getByText('榕树下的恳谈会').waitFor()
  expect(await clerk.locator('section code').innerText()).toBe(fingerprint)
  expect(await violations(clerk)).toEqual([])
  await clerk.getByRole('button', { name: '指纹一样，带进来' }).click()
  const open = clerk.getByRole('link', { name: '打开会议' })
  await open.waitFor()
  await open.click()
  await clerk.getByText('井盖响，半夜吵醒人').waitFor()

  const { page: phone } = await openDevice(town.browser, 'phone')
  await phone.goto(`${town.hall}/r/${receipt}`)
  await phone.getByText('井盖响，半夜吵醒人').first().waitFor()
  // What nobody has read yet hangs there too, as the picture of its handwriting, and its stub opens it.
  await phone.goto(`${town.hall}/r/${paper}`)
  const picture = phone.locator('img[src^="/photos/"]').first()
  await expect.poll(() => picture.evaluate((img) => (img as HTMLImageElement).naturalWidth)).toBeGreaterThan(300)
  const [there, here] = [await laptop.board(code), await town.board(code)]
  expect({ dots: here.dots, floor: here.floor }).toEqual({ dots: there.dots, floor: there.floor })
  for (const stage of [laptop, town]) expect(await verified(stage)).toContain('Nothing is wrong.')
})

test('[H1] [H6] [H10] the same at two terminals: looked at first, brought in by its fingerprint, and twice is once', async () => {
  const desk = await laptop.atDesk('facilitator')
  const details = { id: newId(), theme: '终端带走的会', startsAt: Date.now(), joining: 'anyone' }
  const made = await desk.request.post(`${laptop.grove.url}/api/communities/rongbu/meetings`, {
    data: details,
    headers: { 'idempotency-key': newId() },
  })
  const { code } = (await made.json()) as { code: string }
  const stageIs = (stage: string) =>
    desk.request.post(`${laptop.grove.url}/api/meetings/${code}/commands`, {
      data: { kind: 'setStage', stage },
      headers: { 'idempotency-key': newId() },
    })
  await stageIs('open')
  const say = await laptop.somebody(code)
  const { receipt } = await say({ kind: 'postCard', id: newId(), tree: 'vision', text: '傍晚孩子们在树下玩' })
  await stageIs('closed')
  const file = join(laptop.data, '..', 'terminal.grove')
  const exported = await terminal(laptop, 'export-meeting', '--meeting', code, '--to', file)
  const [fingerprint] = /([0-9a-f]{4} ){4}[0-9a-f]{4}/.exec(exported)!
  const bring = (...more: string[]) => terminal(town, 'import-meeting', file, '--community', 'rongbu', ...more)
  expect(await bring()).toContain('Nothing was brought in yet.')
  await expect(bring('--fingerprint', '0000 1111 2222 3333 4444')).rejects.toThrow()
  expect(await bring('--fingerprint', fingerprint!)).toContain('It is in')
  expect(await bring('--fingerprint', fingerprint!)).toContain('nothing was changed')
  const proof = await fetch(`${town.grove.url}/api/receipts/${receipt}`)
  expect(await proof.text()).toContain('傍晚孩子们在树下玩')
  for (const stage of [laptop, town]) expect(await verified(stage)).toContain('Nothing is wrong.')
})
