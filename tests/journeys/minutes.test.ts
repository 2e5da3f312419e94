import { readFileSync } from 'node:fs'
import JSZip from 'jszip'
import sharp from 'sharp'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bare, pdfText, wordText } from '../../scripts/documents/read.ts'
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

test('[N4] [N8] [N9] [N10] [N11] [N12] minutes: two recorders write live, a resident corrects a sentence by phone, and the signed copy stands on the record', async () => {
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

  // A photo is the desk's alone until those who are seen agreed, and again when they no longer do.
  const buffer = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#77aa66' } })
    .jpeg()
    .toBuffer()
  await recorder
    .getByLabel(say('minutes.addPhoto'))
    .setInputFiles({ name: 'group.jpg', mimeType: 'image/jpeg', buffer })
  await recorder.getByText(say('minutes.onlyDesk')).waitFor()
  expect(await violations(recorder)).toEqual([])

  const { page: anybody } = await openDevice(stage.browser, 'phone')
  await anybody.goto(`${stage.hall}/m/${code}/record`)
  await anybody.getByText(square('minutes.signed')).waitFor()
  const shown = anybody.getByRole('link', { name: square('minutes.scanPdf') })
  expect(await violations(anybody)).toEqual([])
  expect((await download(anybody, shown)).equals(scan)).toBe(true)
  const photo = anybody.getByAltText(square('minutes.scene.group'))
  expect(await photo.count()).toBe(0)
  const agreed = recorder.locator('.photo').getByLabel(say('minutes.consent'))
  await agreed.check()
  await recorder.getByText(say('minutes.onlyDesk')).waitFor({ state: 'detached' })
  await anybody.reload()
  await photo.scrollIntoViewIfNeeded()
  await expect.poll(() => photo.evaluate((img) => (img as HTMLImageElement).naturalWidth)).toBeGreaterThan(0)
  await agreed.uncheck()
  await recorder.getByText(say('minutes.onlyDesk')).waitFor()
  await anybody.reload()
  await shown.waitFor()
  expect(await photo.count()).toBe(0)
})

/** Looks at the document that is chosen, takes it as Word and all of them as a zip: each says `words`. */
async function takes(page: Page, words: string): Promise<void> {
  await page.locator('.paper').getByText(words).first().waitFor()
  expect(await violations(page)).toEqual([])
  const word = await download(page, page.getByRole('link', { name: say('desk.asWord') }))
  expect(bare(await wordText(word))).toContain(bare(words))
  const all = await download(page, page.getByRole('link', { name: say('desk.asZip') }))
  const zip = await JSZip.loadAsync(all)
  const listed = (await zip.file('0.txt')!.async('string')).replace('\uFEFF', '').trim().split('\r\n')
  expect(listed).toEqual(Object.keys(zip.files).filter((name) => name !== '0.txt'))
  const first = await zip.file(listed[0]!)!.async('uint8array')
  expect(bare(await wordText(first))).toContain(bare(words))
}

test('documents at the desk: a meeting’s and a matter’s are looked at, taken as Word, all at once, and for the archive', async () => {
  const desk = await stage.atDesk('coordinator')
  const { theme } = await stage.board(stage.closedCode)
  await desk.goto(`${stage.grove.url}/desk/meetings/${stage.closedCode}`)
  await desk.getByRole('link', { name: say('meeting.tab.documents'), exact: true }).click()
  await takes(desk, theme)
  await desk.getByRole('button', { name: say('desk.document.archive') }).click()
  await desk.getByText(say('desk.archiveNote')).waitFor()
  await desk.locator('.paper').getByText(theme).first().waitFor()
  const archive = await download(desk, desk.getByRole('link', { name: say('desk.asPdf') }))
  expect(bare(await pdfText(archive))).toContain(bare(theme))

  const title = '晒谷场单杠生锈'
  const send = await stage.somebody()
  const { id: card } = await send({ kind: 'postCard', id: newId(), tree: 'problem', text: title })
  const { id: meeting } = await stage.board()
  const opened = await desk.request.post(`${stage.grove.url}/api/communities/rongbu/matters/${newId()}/commands`, {
    headers: { 'idempotency-key': newId() },
    data: { kind: 'openMatter', title, cards: [{ meeting, card }] },
  })
  const { number } = (await opened.json()) as { number: number }
  await desk.goto(`${stage.grove.url}/desk/c/rongbu/matters/${number}`)
  await desk.getByRole('button', { name: say('meeting.tab.documents') }).click()
  await takes(desk, title)
})
