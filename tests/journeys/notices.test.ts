import sharp from 'sharp'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pdfPicture } from '../../scripts/documents/read.ts'
import { HALL, openDevice } from '../build/browser.ts'
import type { Stage } from './stage.ts'
import { does, setStage } from './stage.ts'
import { wordsOn } from './text.ts'
import { violations } from './violations.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => stage?.end())

const say = wordsOn('desk')
const square = wordsOn('square')
const TITLE = '三号楼楼道感应灯'

/** The printed sheet as a phone takes it on its board: a little aslant, and not quite sharp. */
async function photoOf(desk: Page, notice: string) {
  const printed = await desk.request.get(`${stage.grove.url}/api/communities/rongbu/notices/${notice}/notice.pdf`)
  const sheet = await pdfPicture(new Uint8Array(await printed.body()), 1, 6)
  const buffer = await sharp(sheet)
    .rotate(6, { background: '#6d5138' })
    .extend({ top: 120, bottom: 180, left: 200, right: 140, background: '#6d5138' })
    .blur(0.7)
    .jpeg({ quality: 75 })
    .toBuffer()
  return { name: 'board.jpg', mimeType: 'image/jpeg', buffer }
}

test('[L36] [L38] [L39] a notice goes from the desk to the board, by the photo of it, through an objection on paper to its result', async () => {
  const coordinator = await stage.atDesk('coordinator')
  const desk = `${stage.grove.url}/desk/c/rongbu/notices`
  await coordinator.goto(desk)
  await does(coordinator, say('deskRooms.publish'), async (form) => {
    await form.getByLabel(say('field.title'), { exact: true }).fill(TITLE)
    await form.getByLabel(say('field.text'), { exact: true }).fill('换成感应灯四十八盏，保修三年。')
    await form.getByLabel(say('field.basis')).fill('居民代表会议表决')
    await form.getByLabel(say('field.amount')).fill('48000')
    await form.getByLabel(say('notice.phone')).fill('8120 3344')
  })
  const panel = coordinator.locator('[data-notice]', { hasText: TITLE })
  await panel.getByText(say('notice.daysBegin')).waitFor()
  const notice = (await panel.getAttribute('data-notice'))!

  // What is printed says it all; what nobody said is a line to write on.
  await panel.getByRole('button', { name: say('meeting.tab.documents') }).click()
  const paper = coordinator.getByRole('dialog').locator('.paper')
  for (const fact of [TITLE, '居民代表会议表决', '¥48,000', '8120 3344']) await paper.getByText(fact).first().waitFor()
  expect(await paper.locator('.gap').count()).toBeGreaterThan(0)
  expect(await violations(coordinator)).toEqual([])
  await coordinator.keyboard.press('Escape')

  // The sheet is hung; a colleague photographs it with a phone, over plain http.
  const handler = await stage.atDesk('handler')
  const { context, page: phone } = await openDevice(stage.browser, 'phone')
  const signedIn = await handler.context().cookies()
  await context.addCookies(signedIn.map((cookie) => ({ ...cookie, domain: HALL })))
  await phone.goto(`${stage.hall}/desk/c/rongbu/notices`)
  await does(phone, say('deskRooms.hang'), async (form) => {
    await form
      .locator('input[type=file]')
      .last()
      .setInputFiles(await photoOf(coordinator, notice))
    await form.getByText(say('deskRooms.codeRead')).waitFor()
    expect(await violations(phone)).toEqual([])
    await form.getByLabel(say('field.board')).fill('三号楼一楼公告栏')
  })
  const { page: neighbour } = await openDevice(stage.browser, 'phone')
  await neighbour.goto(`${stage.hall}/c/rongbu/notices/${notice}`)
  await neighbour.getByText('三号楼一楼公告栏').waitFor()
  const photo = neighbour.getByAltText(square('notice.photoHung'))
  await photo.scrollIntoViewIfNeeded()
  await expect.poll(() => photo.evaluate((img) => (img as HTMLImageElement).naturalWidth)).toBeGreaterThan(0)
  expect(await violations(neighbour)).toEqual([])

  // A slip is handed in, entered, and answered.
  await coordinator.reload()
  await does(coordinator, say('deskRooms.enterSlip'), async (form) => {
    await form.getByLabel(say('field.objectOnPaper.text')).fill('晚上太亮，睡不着')
    await form.getByLabel(say('field.slip')).fill('3')
  })
  await does(coordinator, say('deskRooms.answer'), (form) =>
    form.getByLabel(say('notice.answer')).fill('换成暖光，十点后减半'),
  )
  await neighbour.reload()
  await neighbour.getByText('晚上太亮，睡不着').waitFor()
  await neighbour.getByText(square('notice.onPaper'), { exact: false }).first().waitFor()
  await neighbour.getByText('换成暖光，十点后减半').waitFor()

  // The days pass.
  const ago = `- ${20 * 86_400_000}::int8`
  const earlier = (name: string) => `'${name}', (notice ->> '${name}')::int8 ${ago}`
  await stage.query(`update notice set starts_at = starts_at ${ago}, ends_at = ends_at ${ago},
    notice = notice || jsonb_build_object(${['from', 'until', 'hangBy'].map(earlier).join()}) where id = '${notice}'`)
  await stage.restart()

  await phone.goto(`${stage.hall}/desk/c/rongbu/notices`)
  await does(phone, say('deskRooms.takeDown'), async (form) => {
    await form
      .locator('input[type=file]')
      .last()
      .setInputFiles(await photoOf(coordinator, notice))
    await form.getByText(say('deskRooms.codeRead')).waitFor()
  })
  await coordinator.goto(desk)
  await does(coordinator, say('deskRooms.stateResult'), (form) =>
    form.getByLabel(say('notice.result')).fill('一条意见，已采纳，按方案办理'),
  )
  await neighbour.goto(`${stage.hall}/c/rongbu/notices/${notice}`)
  await neighbour.getByText('一条意见，已采纳，按方案办理').waitFor()
  await neighbour.getByAltText(square('notice.photoDown')).waitFor()
})
