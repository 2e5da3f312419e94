import sharp from 'sharp'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pdfPicture } from '../../scripts/documents/read.ts'
import { HALL, openDevice } from '../build/browser.ts'
import type { ConventionView } from '../../src/wire/convention.ts'
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

const exactly = (words: RegExp) => new RegExp(`^${words.source}$`)
/** A question of a form that is answered by yes or no. */
const choose = (form: Locator, asked: RegExp, said: 'yes' | 'no') =>
  form
    .getByRole('group', { name: asked })
    .getByRole('radio')
    .nth(said === 'yes' ? 0 : 1)
    .check()

/** Today in Shenzhen, as somebody types it. */
const TODAY = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
const convention = { at: '', code: '', notice: '' }

test('[C2–C10] [C21] a convention: written by the deliberation team, spoken of by a resident, looked through by an adviser, agreed to by the subdistrict, hung by the committee, objected to', async () => {
  const [committee, drafter, adviser, office] = await Promise.all(
    (['coordinator', 'deliberator', 'adviser', 'officer'] as const).map((role) => stage.atDesk(role)),
  )
  const { page: resident } = await openDevice(stage.browser, 'phone')
  await committee!.goto(`${stage.grove.url}/desk/c/rongbu/conventions`)
  await committee!.getByRole('button', { name: say('deskConvention.new') }).click()
  await committee!.getByRole('button', { name: say('deskConvention.open') }).click()
  await committee!.waitForURL(/conventions\/\w+$/)
  convention.at = new URL(committee!.url()).pathname
  convention.code = convention.at.split('/').at(-1)!

  await drafter!.goto(stage.grove.url + convention.at)
  for (const text of ['电动自行车停进车棚。', '晚上十点以后不大声吵闹。']) {
    await does(drafter!, exactly(say('deskConvention.article')), async (form) => {
      await form.getByLabel(say('deskConvention.wording')).fill(text)
      await form.getByLabel(say('field.why')).fill('居民提的')
    })
    await drafter!.getByText(text).waitFor()
  }
  // [C5] On a phone, without an account.
  const page = `${stage.hall}/c/rongbu/conventions/${convention.code}`
  await resident.goto(page)
  await resident.getByLabel(square('convention.about')).selectOption('1')
  await resident.getByLabel(square('convention.say')).fill('车棚满了停哪里？')
  await resident.getByRole('button', { name: square('convention.send') }).click()
  await resident.getByText(square('convention.thanks')).waitFor()

  await committee!.reload()
  await does(committee!, exactly(say('deskConvention.draft')), async () => {})
  await does(committee!, exactly(say('deskConvention.answer')), async (form) => {
    await choose(form, say('deskConvention.taken'), 'no')
    await form.getByLabel(say('field.why')).fill('东门外另划一处')
  })
  await does(committee!, exactly(say('deskConvention.review')), async () => {})

  // [C7] [C8] Whoever only looks and judges is offered nothing else.
  await adviser!.goto(stage.grove.url + convention.at)
  const looks = adviser!.getByRole('button', { name: say('deskConvention.look') })
  await looks.first().waitFor()
  expect(await adviser!.getByRole('button', { name: say('deskConvention.back') }).count()).toBe(0)
  for (let i = 0; i < (await looks.count()); i++) {
    await looks.nth(i).click()
    const form = adviser!.getByRole('dialog')
    await choose(form, say('deskConvention.clear'), 'yes')
    await form.locator('button.main').click()
    await form.waitFor({ state: 'detached' })
    await expect.poll(() => adviser!.getByText(square('convention.clear'), { exact: true }).count()).toBe(i + 1)
  }
  await does(adviser!, exactly(say('deskConvention.opinion')), async (form) => {
    await form.getByLabel(say('deskConvention.reviewer')).fill('陈律师')
    await form.getByLabel(say('deskConvention.says')).fill('合法')
    await form.getByLabel(say('deskConvention.heldOn')).fill(TODAY)
  })
  expect(await violations(adviser!)).toEqual([])
  // [C9]
  await office!.goto(stage.grove.url + convention.at)
  await does(office!, exactly(say('deskConvention.street')), async (form) => {
    await form.getByLabel(say('deskConvention.office')).fill('街道司法所')
    await choose(form, say('deskConvention.agrees'), 'yes')
    await form.getByLabel(say('deskConvention.says')).fill('同意')
    await form.getByLabel(say('deskConvention.heldOn')).fill(TODAY)
  })
  // [C10] It hangs; a resident objects, the committee answers.
  await committee!.reload()
  await does(committee!, exactly(say('deskConvention.hang')), async () => {})
  await resident.goto(page)
  await resident
    .getByRole('link', { name: square('convention.notice') })
    .first()
    .click()
  await resident.waitForURL(/notices\//)
  convention.notice = new URL(resident.url()).pathname.split('/').at(-1)!
  await resident.getByRole('textbox', { name: square('notice.object') }).fill('十点太晚，九点吧')
  await resident.getByRole('button', { name: square('notice.send') }).click()
  await resident.getByText('十点太晚，九点吧').waitFor()
  await committee!.goto(`${stage.grove.url}/desk/c/rongbu/notices`)
  await does(committee!, say('deskRooms.answer'), (form) =>
    form.getByLabel(say('notice.answer')).fill('工厂十点下班，先按十点'),
  )
  await resident.reload()
  await resident.getByText('工厂十点下班，先按十点').waitFor()
})

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
    notice = notice || jsonb_build_object(${['from', 'until', 'hangBy'].map(earlier).join()}) where id in ('${notice}', '${convention.notice}')`)
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

test('[C11–C14] representatives vote on it by phone and by hands; the committee takes what came of it, files it and publishes it', async () => {
  const committee = await stage.atDesk('coordinator')
  const office = await stage.atDesk('officer')
  await committee.goto(stage.grove.url + convention.at)
  await does(committee, exactly(say('deskConvention.seal')), async () => {})
  await committee.getByRole('link', { name: say('deskConvention.toVote') }).click()
  await committee.waitForURL(/votes\/\w+$/)
  const vote = new URL(committee.url()).pathname.split('/').at(-1)!
  const sends = async (command: object) => {
    const path = `${stage.grove.url}/api/communities/rongbu/votes/${vote}/commands`
    const sent = { data: command, headers: { 'idempotency-key': newId() } }
    expect((await committee.request.post(path, sent)).status()).toBe(200)
  }
  await sends({ kind: 'setRoll', entries: [1, 2, 3, 4].map((n) => ({ name: `代表${n}`, place: '', area: 0 })) })
  await sends({ kind: 'sealVote' })
  await sends({ kind: 'printBallots', spare: 0 })
  const colleague = await stage.atDesk('facilitator')
  await colleague.goto(`${stage.grove.url}/desk/c/rongbu/votes/${vote}`)
  const opening = colleague.waitForEvent('popup')
  await colleague.getByRole('button', { name: /打印第 1 批/ }).click()
  const sheets = await opening
  await sheets.locator('.digits').first().waitFor()
  const [serial] = (await sheets.locator('.digits').allTextContents()).map((digits) => digits.replaceAll(' ', ''))
  await sends({ kind: 'openVote' })
  await sends({ kind: 'handOut', n: 1, way: 'ballot' })
  for (const n of [2, 3]) await sends({ kind: 'handOut', n, way: 'hands' })
  const { page: voter } = await openDevice(stage.browser, 'phone')
  await voter.goto(`${stage.hall}/c/rongbu/votes/${vote}/ballot/${serial}`)
  for (const article of await voter.getByRole('group').all()) await article.getByLabel('赞成', { exact: true }).check()
  await voter.getByRole('button', { name: '看一看，再投' }).click()
  await voter.getByRole('button', { name: '投票', exact: true }).click()
  await voter.getByRole('heading', { name: '投好了' }).waitFor()
  await sends({ kind: 'countHands', question: '1', counts: [2, 0, 0] })
  await sends({ kind: 'countHands', question: '2', counts: [0, 2, 0] })
  await sends({ kind: 'closeVote' })

  // [C12] [C13] Only what carried is filed and published; the subdistrict writes down what it received.
  await committee.goto(stage.grove.url + convention.at)
  await does(committee, exactly(say('deskConvention.take')), async () => {})
  await office.goto(stage.grove.url + convention.at)
  await does(office, exactly(say('deskConvention.file')), async (form) => {
    await form.getByLabel(say('deskConvention.filedOn')).fill(TODAY)
    await form.getByLabel(say('deskConvention.office')).fill('街道办事处')
    await form.getByLabel(say('deskConvention.receiver')).fill('李红')
    await form.getByLabel(say('deskConvention.receipt')).fill('备2026-3')
  })
  expect(await violations(office)).toEqual([])
  await committee.reload()
  await does(committee, exactly(say('deskConvention.publish')), (form) =>
    form.getByLabel(say('deskConvention.effectiveOn')).fill(TODAY),
  )
  await voter.goto(`${stage.hall}/c/rongbu/conventions/${convention.code}`)
  await voter.getByText('备2026-3').waitFor()
  const answer = await fetch(`${stage.grove.url}/api/communities/rongbu/conventions/${convention.code}`)
  const { convention: edition } = (await answer.json()) as ConventionView
  expect(edition.text.map(({ text }) => text)).toEqual(['电动自行车停进车棚。'])
  expect(await violations(voter)).toEqual([])
  // [C18] What is hung is one sheet of A3.
  await voter.goto(`${stage.hall}/c/rongbu/conventions/${convention.code}/sheet`)
  const sheet = (await voter.pdf({ preferCSSPageSize: true })).toString('latin1')
  const boxes = [...sheet.matchAll(/MediaBox *\[0 0 (\d+)[^ ]* (\d+)/g)].map(([, width, height]) => [width, height])
  expect(boxes).toEqual([['841', '1191']])
})
