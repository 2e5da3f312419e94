import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bare, pdfText } from '../../scripts/documents/read.ts'
import { openDevice } from '../build/browser.ts'
import type { Stage } from './stage.ts'
import { does, newId, setStage } from './stage.ts'
import { wordsOn } from './text.ts'
import { violations } from './violations.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => stage?.end())

const say = wordsOn('desk')
const square = wordsOn('square')
const phoneSay = wordsOn('phone')

const [FIRST, SECOND] = ['甲说三井巷的路灯先修。', '乙说停车位也要画线。'] as const
const [DECISION, MEANT] = ['先修三盏路灯。', '先修五盏路灯。'] as const
const REMARK = '会上说的是五盏，不是三盏。'

/** An open meeting that phones join by its code. */
async function openMeeting(desk: Page, theme: string): Promise<string> {
  const api = `${stage.grove.url}/api`
  const data = { id: newId(), theme, startsAt: Date.now(), joining: 'anyone' }
  const made = await desk.request.post(`${api}/communities/rongbu/meetings`, { data })
  const { code } = (await made.json()) as { code: string }
  await desk.request.post(`${api}/meetings/${code}/commands`, { data: { kind: 'setStage', stage: 'open' } })
  return code
}

/** Takes a file as a person does; gives its bytes. */
async function download(page: Page, link: ReturnType<Page['getByRole']>): Promise<Buffer> {
  const [file] = await Promise.all([page.waitForEvent('download'), link.click()])
  return readFileSync(await file.path())
}

test('[N4] [N8] [N9] [N10] [N11] minutes: two recorders write live, a resident corrects a sentence by phone, and the signed copy stands on the record', async () => {
  const [recorder, other] = [await stage.atDesk('facilitator'), await stage.atDesk('spotter')]
  const code = await openMeeting(recorder, '三井巷的路灯')
  const tab = `${stage.grove.url}/desk/meetings/${code}/minutes`
  const { page: resident } = await openDevice(stage.browser, 'phone')
  await resident.goto(`${stage.hall}/m/${code}`)
  await resident.getByRole('button', { name: phoneSay('phone.checkIn') }).click()
  await resident.getByText(phoneSay('phone.present')).waitFor()

  // Both type into the same gist at once, and then each into a part of their own.
  await Promise.all([recorder.goto(tab), other.goto(tab)])
  const field = (page: Page, name: 'gist' | 'chair' | 'decisions') =>
    page.getByLabel(say(`minutes.field.${name}`)).first()
  const types = async (page: Page, sentence: string, name: 'chair' | 'decisions', words: string) => {
    await field(page, 'gist').pressSequentially(sentence, { delay: 90 })
    await field(page, name).pressSequentially(words, { delay: 90 })
  }
  await Promise.all([types(recorder, FIRST, 'decisions', DECISION), types(other, SECOND, 'chair', '王书记')])
  for (const page of [recorder, other]) {
    await page.getByText(say('minutes.allSaved')).waitFor()
    await expect.poll(() => field(page, 'decisions').inputValue()).toBe(DECISION)
    await expect.poll(() => field(page, 'chair').inputValue()).toBe('王书记')
    const sentences = async () => (await field(page, 'gist').inputValue()).split(/(?<=。)\n*/)
    await expect.poll(async () => new Set(await sentences())).toEqual(new Set([FIRST, SECOND]))
    expect(await sentences()).toHaveLength(2)
  }

  await does(recorder, say('minutes.recordVote'), async (form) => {
    await form.getByLabel(say('minutes.subject')).fill('路灯先修')
    await form.getByLabel(say('minutes.present')).fill('38')
    await form.getByLabel(say('field.for')).fill('30')
    await form.getByLabel(say('field.against')).fill('5')
    await form.getByLabel(say('field.abstain')).fill('3')
  })
  await other.getByText('路灯先修', { exact: true }).waitFor()
  expect(await violations(other)).toEqual([])

  // The meeting is over: its draft goes to those who were there.
  await recorder.getByRole('button', { name: say('meeting.step.open') }).click()
  await recorder.getByRole('button', { name: say('meeting.closeDo') }).click()
  await does(recorder, say('minutes.openRound'), async () => {})
  const link = await recorder.getByLabel(say('minutes.link')).inputValue()
  await resident.goto(stage.hall + new URL(link).pathname)
  await resident.getByText(DECISION).tap()
  const form = resident.locator('details[open] form')
  await form.getByRole('textbox', { name: square('minutes.remarkLabel') }).fill(REMARK)
  expect(await violations(resident)).toEqual([])
  await form.getByRole('button', { name: square('minutes.sendRemark') }).tap()
  await resident.getByText(square('minutes.remarkSent')).waitFor()
  await resident.getByText(square('minutes.mine')).waitFor()

  // It is taken, the text is mended, and who asked sees both.
  await recorder.getByText(REMARK).waitFor()
  await does(recorder, say('minutes.answer'), async (form) => {
    await form.getByLabel(say('deskMatter.yes.taken')).first().check()
    await form.getByLabel(say('field.why')).fill('看了卡片，是五盏。')
  })
  await field(recorder, 'decisions').fill(MEANT)
  await recorder.getByText(say('minutes.allSaved')).waitFor()
  await expect.poll(() => field(other, 'decisions').inputValue()).toBe(MEANT)
  await resident.reload()
  await resident.getByText('看了卡片，是五盏。').waitFor()
  await resident.getByText(square('minutes.taken')).waitFor()

  // The round's day passes.
  await stage.query(`update minutes set minutes = jsonb_set(minutes, '{rounds,0,until}', '${Date.now() - 1}')
    where meeting = (select id from meeting where code = '${code}')`)
  await stage.restart()
  await recorder.goto(tab)
  await does(recorder, say('minutes.sign'), async () => {})
  await recorder.getByText(say('minutes.signed')).waitFor()
  await expect.poll(() => field(recorder, 'decisions').isDisabled()).toBe(true)

  // What is signed is printed, signed by hand, scanned and brought.
  await recorder.goto(`${stage.grove.url}/desk/meetings/${code}/documents`)
  const scan = await download(recorder, recorder.getByRole('link', { name: say('desk.asPdf') }))
  const printed = bare(await pdfText(scan))
  for (const said of [FIRST, SECOND, DECISION, MEANT, '王书记', '路灯先修']) expect(printed).toContain(bare(said))
  await recorder.goto(tab)
  await recorder
    .getByLabel(say('minutes.addScan'))
    .setInputFiles({ name: 'signed.pdf', mimeType: 'application/pdf', buffer: scan })
  await recorder.getByRole('link', { name: say('minutes.scanPdf') }).waitFor()
  expect(await violations(recorder)).toEqual([])

  const { page: anybody } = await openDevice(stage.browser, 'phone')
  await anybody.goto(`${stage.hall}/m/${code}/record`)
  await anybody.getByText(square('minutes.signed')).waitFor()
  const shown = anybody.getByRole('link', { name: square('minutes.scanPdf') })
  expect(await violations(anybody)).toEqual([])
  expect((await download(anybody, shown)).equals(scan)).toBe(true)
})
