import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { openDevice } from '../build/browser.ts'
import type { Stage } from './stage.ts'
import { newId, setStage } from './stage.ts'
import type { DeskKey } from '../../src/web/strings.ts'
import { wordsOn } from './text.ts'
import { violations } from './violations.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => stage?.end())

const say = wordsOn('desk')
type After<First extends string, Key> = Key extends `${First}.${infer Rest}` ? Rest : never
type Action = After<'deskMatter.do', DeskKey>
type FieldName = After<'field', DeskKey>
const square = wordsOn('square')

/** Presses an action on a matter's page and gives the form that opens. */
async function begin(page: Page, action: Action, within = 'header') {
  const press = page.locator(within).getByRole('button', { name: say(`deskMatter.do.${action}`) })
  if (!(await press.first().isVisible())) await page.getByText(say('deskMatter.more')).click()
  await press.first().click()
  return page.getByRole('dialog')
}
const send = async (form: ReturnType<Page['getByRole']>, action: Action) => {
  await form.getByRole('button', { name: say(`deskMatter.do.${action}`) }).click()
  await form.waitFor({ state: 'detached' })
}
const field = (name: FieldName) => say(`field.${name}`)
const photo = () =>
  sharp({ create: { width: 320, height: 240, channels: 3, background: '#e8c46a' } })
    .jpeg()
    .toBuffer()

test('from a card on the tree to a confirmed fruit: five roles in five browsers', async () => {
  // A resident writes on the problem tree of the meeting, and keeps the receipt.
  const phone = wordsOn('phone')
  const { page: resident } = await openDevice(stage.browser, 'phone')
  await resident.goto(`${stage.hall}/m/${stage.code}`)
  await resident.getByRole('button', { name: phone('phone.write'), exact: true }).click()
  await resident.getByRole('radio', { name: phone('tree.problem') }).check({ force: true })
  await resident.getByRole('textbox', { name: phone('write.ask.problem') }).fill('三井巷口的路灯不亮，晚上看不清路')
  await resident.getByRole('button', { name: phone('write.send') }).click()
  await resident.getByRole('heading', { name: phone('thanks.title') }).waitFor()
  await resident.locator('.receipt a').click()
  await resident.waitForURL('**/r/*')

  // The facilitator gathers it into a topic, a branch of the tree.
  const board = await stage.board()
  const card = Object.values(board.cards)[0]!
  const facilitator = await stage.atDesk('facilitator')
  const gathered = await facilitator.request.post(`${stage.grove.url}/api/meetings/${stage.code}/commands`, {
    data: { kind: 'openTopic', id: newId(), tree: 'problem', name: '三井巷路灯', cards: [card.id] },
    headers: { 'idempotency-key': newId() },
  })
  expect(gathered.ok()).toBe(true)

  // A spotter makes a matter of it, by keyboard alone.
  const spotter = await stage.atDesk('spotter')
  await spotter.goto(`${stage.grove.url}/desk/c/rongbu/inbox`)
  await spotter.getByText('三井巷口的路灯不亮').waitFor()
  const before = await spotter.locator('li[id^=card-]').allInnerTexts()
  for (let i = before.findIndex((text) => text.includes('三井巷口的路灯不亮')); i > 0; i--)
    await spotter.keyboard.press('j')
  await spotter.keyboard.press('x')
  await spotter.keyboard.press('n')
  const opening = spotter.getByRole('dialog')
  expect(await opening.getByRole('textbox', { name: say('deskLedger.titleHelp') }).inputValue()).toBe('三井巷路灯')
  await opening.getByRole('textbox', { name: say('deskLedger.titleHelp') }).press('Enter')
  await opening.waitFor({ state: 'detached' })
  await expect.poll(() => spotter.getByText('三井巷口的路灯不亮').count()).toBe(0)

  // The coordinator weighs it, routes it, and hands it to one handler.
  const coordinator = await stage.atDesk('coordinator')
  await coordinator.goto(`${stage.grove.url}/desk/c/rongbu/matters`)
  await coordinator.getByRole('link', { name: '三井巷路灯' }).click()
  await coordinator.getByRole('heading', { name: '三井巷路灯' }).waitFor()
  expect(await violations(coordinator)).toEqual([])
  const weighing = await begin(coordinator, 'triage')
  await weighing.getByRole('radio', { name: say('urgency.3') }).check()
  await weighing.getByRole('radio', { name: say('importance.2') }).check()
  expect(await weighing.getByRole('radio', { name: say('lane.quick') }).isChecked()).toBe(true)
  expect(await violations(coordinator)).toEqual([])
  await weighing.getByRole('textbox', { name: field('reason') }).fill('天黑有人摔过，一个电工一下午能修')
  await send(weighing, 'triage')
  const routing = await begin(coordinator, 'route')
  await routing.getByRole('radio', { name: say('route.quickFix') }).check()
  await routing.getByRole('textbox', { name: field('reason') }).fill('当天能修')
  await send(routing, 'route')
  const giving = await begin(coordinator, 'dispatch')
  const worker = giving.locator('option', { hasText: '黎少聪' })
  await giving.getByRole('combobox').selectOption((await worker.getAttribute('value'))!)
  await giving.getByRole('textbox', { name: field('office') }).fill('榕埠社区工程组')
  await giving.getByRole('textbox', { name: field('reason') }).fill('归工程组，首接负责')
  await send(giving, 'dispatch')

  // What is half written survives a reload of the page.
  const handler = await stage.atDesk('handler')
  await handler.goto(`${stage.grove.url}/desk/c/rongbu/matters?view=mine`)
  await handler.getByRole('link', { name: '三井巷路灯' }).click()
  let finishing = await begin(handler, 'finish')
  await finishing.getByRole('textbox', { name: field('finish.text') }).fill('换了新灯，晚上去看过')
  await handler.reload()
  finishing = await begin(handler, 'finish')
  expect(await finishing.getByRole('textbox', { name: field('finish.text') }).inputValue()).toBe('换了新灯，晚上去看过')
  await finishing
    .getByLabel(field('after'))
    .setInputFiles({ name: 'x.jpg', mimeType: 'image/jpeg', buffer: await photo() })
  await finishing.locator('img').waitFor()
  await send(finishing, 'finish')
  // [L25] Who did it is not offered to check it.
  await handler.getByText(say('deskMatter.waits.callback')).waitFor()

  // The resident is asked on the receipt, and the facilitator calls back.
  await resident.reload()
  await resident.getByRole('radio', { name: square('answers.solved.yes') }).check()
  await resident.getByRole('button', { name: square('answers.send') }).click()
  await resident.getByText(square('answers.mine.solved')).waitFor()
  await facilitator.goto(`${stage.grove.url}/desk/c/rongbu/matters/1`)
  const calling = await begin(facilitator, 'callBack')
  await calling.getByRole('radio', { name: say('deskMatter.yes.reached') }).check()
  await calling.getByRole('radio', { name: say('deskMatter.yes.solved') }).check()
  await calling
    .getByRole('radio', { name: say('deskMatter.yes.satisfied') })
    .first()
    .check()
  await send(calling, 'callBack')
  await facilitator.getByText(say('matterStage.confirmed'), { exact: true }).waitFor()

  // The branch bears a fruit, and the receipt says that it is confirmed; nowhere stands who wrote it.
  const trees = await (await fetch(`${stage.grove.url}/api/meetings/${stage.code}/trees.svg`)).text()
  expect(trees).toContain('problem-fruit')
  await resident.reload()
  await resident.getByText(square('answers.now.confirmed')).first().waitFor()
  expect(await handler.locator('main').innerText()).not.toMatch(/参与者|匿名/)
})

test('a closing is contested by somebody without a receipt: open again for all, with their words', async () => {
  const { page } = await openDevice(stage.browser, 'phone')
  await page.goto(`${stage.hall}/c/rongbu/matters/1`)
  await page.getByText(square('answers.contestAny')).click()
  await page.getByRole('textbox', { name: square('answers.tell') }).fill('昨晚又灭了')
  await page.getByRole('button', { name: square('answers.send') }).click()
  // They get a receipt of their own for it.
  await page.waitForURL('**/r/*')
  await page.goto(`${stage.hall}/c/rongbu/matters/1`)
  await page.getByText('昨晚又灭了').first().waitFor()
  await page.getByText(square('matter.contests')).waitFor()
  expect(await page.locator('.stage').innerText()).toMatch(square('matterStage.underWay'))
  const trees = await (await fetch(`${stage.grove.url}/api/meetings/${stage.code}/trees.svg`)).text()
  expect(trees).not.toContain('problem-fruit')
})

test('an overdue matter says so in public, and climbs to the subdistrict by itself', async () => {
  const { page } = await openDevice(stage.browser, 'desktop')
  const neighbour = await stage.somebody()
  const back = async (days: number) => {
    const by = `${days} * 86400000::int8`
    const earlier = (name: string) => `'${name}', (sheet->>'${name}')::int8 - ${by}`
    // [L62] The day on which it climbs was given with the day on which it is due.
    await stage.query(`update matter set due_at = due_at - ${by}, climbs_at = climbs_at - ${by},
      sheet = sheet || jsonb_build_object(${earlier('dueAt')}, ${earlier('climbsAt')}) where number = 1`)
    // A public page is kept for a minute, or until something happens in the community.
    await neighbour({ kind: 'describeMyself', name: `${days}` })
  }
  await page.goto(`${stage.grove.url}/c/rongbu`)
  await page.getByText(square('matters.noneOverdue')).waitFor()

  await back(3)
  await page.reload()
  await page.locator('.matters .late', { hasText: '三井巷路灯' }).first().waitFor()
  expect(await page.locator('.matters .late').first().innerText()).toMatch(square('matter.overdue'))

  await back(14)
  await page.goto(`${stage.grove.url}/s/hedu`)
  await page.locator('.late', { hasText: '三井巷路灯' }).waitFor()
  expect(await page.locator('.late').first().innerText()).toMatch(square('ledger.climbedCount'))

  // The desk shows it first, and an extension needs a reason that everyone can read.
  const coordinator = await stage.atDesk('coordinator')
  await coordinator.goto(`${stage.grove.url}/desk/c/rongbu/matters?view=climbed`)
  await coordinator.getByRole('link', { name: '三井巷路灯' }).click()
  const extending = await begin(coordinator, 'extend')
  await extending.getByLabel(field('extend.dueAt')).fill('2020-01-01')
  await extending.getByRole('textbox', { name: field('reason') }).fill('配件要从厂家发')
  await extending.getByRole('button', { name: say('deskMatter.do.extend') }).click()
  await extending.getByRole('alert').waitFor()
  const later = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10)
  await extending.getByLabel(field('extend.dueAt')).fill(later)
  await send(extending, 'extend')
  await page.goto(`${stage.grove.url}/c/rongbu/matters/1`)
  await page.getByText('配件要从厂家发').waitFor()
})

test('[K2] [K3] [K5] [K6] a guest adviser by link: agrees on their phone, is found from the matter, advises, and leaves with one tap', async () => {
  const picture = async (page: Page, name: string) => {
    const folder = process.env.REGISTER_PICTURES
    if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
  }
  const desk = await stage.atDesk('coordinator')
  const post = async (path: string, data: object) => {
    const sent = { data, headers: { 'idempotency-key': newId() } }
    const reply = await desk.request.post(`${stage.grove.url}/api/communities/rongbu/${path}`, sent)
    expect([path, reply.status() < 300]).toEqual([path, true])
    return (await reply.json()) as { id: string; number: number }
  }
  const cards = await stage.query<{ meeting: string; card: string }>('select meeting, id as card from card limit 1')
  const matter = await post(`matters/${newId()}/commands`, { kind: 'openMatter', title: '东巷修路灯', cards })
  const at = `matters/${matter.id}/commands`
  const weighed = { urgency: 3, importance: 3, reach: { people: 40 }, lane: 'major', reason: '急' }
  await post(at, { kind: 'triage', ...weighed })
  await post(at, { kind: 'route', route: 'deliberation', reason: '大家商量' })
  await post(at, { kind: 'writeProposal', id: newId(), title: '换灯', version: { text: '换十二盏节能灯' } })

  // At the desk they are entered, and handed a link; on their phone they agree.
  await desk.goto(`${stage.grove.url}/desk/c/rongbu/register`)
  await desk.getByRole('button', { name: say('deskRegister.add') }).click()
  const dialog = desk.getByRole('dialog')
  const fills = { offers: '修路灯、修电路', name: '陈师傅', contact: '13800000000', when: '周末', where: '三号楼' }
  for (const [name, value] of Object.entries(fills))
    await dialog.getByLabel(say(`register.${name as keyof typeof fills}`)).fill(value)
  await picture(desk, 'desk-add')
  await dialog.getByRole('button', { name: say('deskRegister.add') }).click()
  await dialog.waitFor({ state: 'detached' })
  const link = async (name: string | RegExp) => new URL(await desk.getByRole('textbox', { name }).inputValue()).pathname
  await desk.getByRole('button', { name: say('deskRegister.ownLink') }).click()
  const own = await link(say('deskRegister.ownLink'))
  const { page: phone } = await openDevice(stage.browser, 'phone')
  await phone.goto(stage.hall + own)
  expect(await violations(phone)).toEqual([])
  // [K4] Its owner knows the number by its end; whoever else looks at the link learns none.
  const kept = await phone.locator('main').innerText()
  expect([kept.includes('陈师傅'), kept.includes('•••00'), kept.includes('138')]).toEqual([true, true, false])
  await picture(phone, 'phone-consent')
  await phone.getByLabel(square('register.show')).check()
  await phone.getByRole('button', { name: square('register.agree'), exact: true }).click()
  await phone.getByText(square('register.isShown')).waitFor()

  // From the matter they are found for what they offer, and asked with one press.
  await desk.goto(`${stage.grove.url}/desk/c/rongbu/matters/${matter.number}`)
  await desk.getByRole('button', { name: say('deskRegister.find') }).click()
  await desk.getByRole('button', { name: say('deskRegister.askAdvice') }).click()
  const asked = await link(say('deskRegister.link'))
  expect(await violations(desk)).toEqual([])
  await picture(desk, 'desk-matter')
  await phone.goto(stage.hall + asked)
  await phone.getByText('换十二盏节能灯').waitFor()
  expect(await violations(phone)).toEqual([])
  // Digits of a key are no telephone number.
  expect((await phone.content()).replace(/[\da-f-]{36}/g, '')).not.toMatch(/陈师傅|138|三号楼/)
  await picture(phone, 'phone-asked')
  await phone.getByLabel(square('register.advice')).fill('灯罩要能防雨')
  await phone.getByRole('button', { name: square('register.advise') }).click()
  await phone.getByText(square('register.advised')).waitFor()
  await phone.goto(`${stage.hall}/c/rongbu/matters/${matter.number}`)
  await phone.getByText('灯罩要能防雨').first().waitFor()

  await desk.goto(`${stage.grove.url}/desk/c/rongbu/register`)
  await desk.getByText(say('deskRegister.advised')).waitFor()
  expect(await violations(desk)).toEqual([])
  await picture(desk, 'desk-register')
  await phone.goto(`${stage.hall}/c/rongbu/register`)
  await phone.getByText('修路灯、修电路').waitFor()
  expect(await phone.locator('main').innerText()).not.toMatch(/陈师傅|138/)
  await picture(phone, 'phone-register')
  await phone.goto(stage.hall + own)
  await phone.getByRole('button', { name: square('register.leave') }).click()
  await phone.getByRole('heading', { name: square('register.gone') }).waitFor()
  await picture(phone, 'phone-gone')
})
