import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Question } from '../../src/core/ballot/rules.ts'
import { ballotPaper, placesOn } from '../../src/core/paper/ballotPaper.ts'
import type { Filled } from '../build/ballotPhotos.ts'
import { filledIn, photoOfBallots } from '../build/ballotPhotos.ts'
import { openDevice } from '../build/browser.ts'
import type { Stage } from './stage.ts'
import { newId, setStage } from './stage.ts'
import { violations } from './violations.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => stage?.end())

/** Pictures to be looked at, where somebody asked for them. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.ROUND_PICTURES
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
}

/** Presses what opens a form, fills its fields by their labels, and sends it. */
async function asks(page: Page, button: string, fields: Record<string, string> = {}): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).first().click()
  const dialog = page.getByRole('dialog')
  for (const [label, value] of Object.entries(fields)) await dialog.getByLabel(label).fill(value)
  await dialog.locator('button.main').click()
  await dialog.waitFor({ state: 'detached' })
}

/** Watches for how long the page's own thread is held, from now until it is asked. */
async function holds(page: Page): Promise<() => Promise<string>> {
  const watched = await page.evaluateHandle(() => {
    const seen = { tasks: [] as number[], gap: 0, last: performance.now(), over: false }
    new PerformanceObserver((list) => seen.tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: 'longtask',
    })
    const next = (now: number) => {
      seen.gap = Math.max(seen.gap, now - seen.last)
      seen.last = now
      if (!seen.over) requestAnimationFrame(next)
    }
    requestAnimationFrame(next)
    return seen
  })
  return () =>
    watched.evaluate((seen) => {
      seen.over = true
      const longest = Math.max(0, ...seen.tasks).toFixed(0)
      return `tasks above 50 ms: ${seen.tasks.length}, the longest ${longest} ms; longest gap between frames ${seen.gap.toFixed(0)} ms`
    })
}

const PROJECTS = [
  { title: '榕树下装长椅', cost: 48_000 },
  { title: '三栋后巷路灯', cost: 76_000 },
  { title: '老人理发进楼', cost: 30_000 },
]

test('[B13–B24] a round from a resident’s wish to its acceptance: phone, paper from the box, paper from the door by a photo of it, by residents, coordinator, facilitator, spotter, handler and officer', async () => {
  const { url } = stage.grove
  const desk = await stage.atDesk('coordinator')
  const colleague = await stage.atDesk('facilitator')
  const spotter = await stage.atDesk('spotter')

  // The coordinator opens it; its result hangs for no day, since nobody waits in a test.
  await desk.goto(`${url}/desk/c/rongbu/rounds`)
  await desk.getByRole('button', { name: '办一轮大盆菜' }).click()
  const typed = {
    这一轮叫什么: '二〇二六年大盆菜',
    '一共多少钱（元）': '130000',
    工程每个最多: '100000',
    服务每个最多: '50000',
  }
  for (const [label, value] of Object.entries(typed)) await desk.getByLabel(label).fill(value)
  await desk.getByLabel('菜单公示几天才投票').fill('0')
  await desk.getByLabel('结果公示几天才决定').fill('0')
  await desk.getByLabel(/抽签的号码从哪里来/).fill('福彩3D 第331期')
  await desk.getByLabel('抽几个人验收').fill('3')
  await desk.getByLabel('另外问几户邻居').fill('1')
  await desk.getByLabel(/平分算法/).check()
  await desk.getByLabel('居民委员会').check()
  await picture(desk, 'desk-new')
  await desk.getByRole('button', { name: '开始征集' }).click()
  await desk.getByRole('button', { name: '结束征集' }).waitFor()
  const code = new URL(desk.url()).pathname.split('/').at(-1)!
  const at = `/c/rongbu/rounds/${code}`

  // Residents propose on their phones, one under her name; a fourth wish is screened out, and appealed.
  const { page: phone } = await openDevice(stage.browser, 'phone')
  for (const { title, cost } of PROJECTS) {
    await phone.goto(`${stage.hall}${at}`)
    await phone.getByRole('link', { name: '我来提一个' }).click()
    await phone.getByLabel('一句话：想做什么').fill(title)
    await phone.getByLabel(/大概多少钱/).fill(String(cost))
    await phone.getByLabel(/你的名字/).fill('王秀英')
    await picture(phone, 'phone-propose')
    await phone.getByRole('button', { name: '交上去' }).click()
    await phone.getByRole('heading', { name: /收到了/ }).waitFor()
  }
  // [B27] The last one with a picture of the place.
  const buffer = await sharp({ create: { width: 600, height: 400, channels: 3, background: '#8aa' } })
    .jpeg()
    .toBuffer()
  await phone.getByLabel('拍那个地方').setInputFiles({ name: '楼道.jpg', mimeType: 'image/jpeg', buffer })
  await phone.getByLabel('照片里没有人').check()
  await phone.getByRole('button', { name: '放上' }).click()
  await phone.getByRole('img', { name: '照片：老人理发进楼' }).waitFor()
  await picture(phone, 'phone-picture')
  expect(await violations(phone)).toEqual([])
  const pictured = phone.url()
  await phone.goto(`${stage.hall}${at}/propose`)
  await phone.getByLabel('一句话：想做什么').fill('给六栋装电梯')
  await phone.getByRole('button', { name: '交上去' }).click()
  await phone.getByText('等初审').waitFor()
  const mine = phone.url()
  await spotter.goto(`${url}/desk/c/rongbu/rounds/${code}`)
  const row = (page: Page, n: number) => page.locator('article', { hasText: `${n} 号` }).first()
  await screens(spotter, 4, '该由别人负责', '加装电梯由业主决定')
  await phone.goto(mine)
  await phone.getByText(/加装电梯由业主决定/).waitFor()
  await phone.getByLabel(/说说为什么/).fill('业主已经同意')
  await picture(phone, 'phone-appeal')
  await phone.getByRole('button', { name: '申请再看一次' }).click()
  await phone.getByText(/你申请了复核/).waitFor()
  await screens(desk, 4, '该由别人负责', '要走业主大会')
  for (const [i, { cost }] of PROJECTS.entries()) {
    await screens(spotter, i + 1, '上菜单', '')
    await row(spotter, i + 1)
      .getByRole('button', { name: '核价' })
      .click()
    await spotter.getByRole('dialog').getByLabel('多少钱（元）').fill(String(cost))
    await spotter.getByRole('dialog').getByLabel('谁核的').fill('李工')
    await spotter.getByRole('dialog').locator('button.main').click()
    await spotter.getByRole('dialog').waitFor({ state: 'detached' })
  }
  await picture(spotter, 'desk-screened')
  await desk.reload()
  await asks(desk, '结束征集')
  await asks(desk, '封存菜单')
  await desk.getByText('菜单已封存').waitFor()
  expect(await (await fetch(`${url}${at}`)).text()).not.toContain('王秀英')

  // [B34] With a receipt a proposer asks for the turn; the desk reads the dish's number.
  await phone.goto(pictured)
  await phone.getByRole('button', { name: '我想上来讲' }).click()
  await phone.getByText('叫到 3 号').waitFor()
  await desk.reload()
  await desk.getByText('想上来讲的：').waitFor()
  // [B30] Each speaks for a dish, which the hall's screen shows alone.
  await desk.getByRole('button', { name: '大屏幕上讲这一道' }).last().click()
  await desk.getByRole('button', { name: '讲完了' }).waitFor()
  const { page: wall } = await openDevice(stage.browser, 'desktop')
  await wall.goto(`${stage.hall}${at}/screen`)
  await wall.getByRole('heading', { name: '老人理发进楼' }).waitFor()
  await wall.getByRole('heading', { name: '榕树下装长椅' }).waitFor({ state: 'hidden' })
  await wall.getByText(/^还有 [23]:/).waitFor()
  await picture(wall, 'screen-pitch')
  await wall.context().close()
  await desk.getByRole('button', { name: '讲完了' }).click()

  // [B37] [M65] Or the meeting gives the turn: the dish stands on its list, and on its screen with the clock.
  const at2 = `${url}/api/meetings/${stage.code}/commands`
  const commands = (data: object) => desk.request.post(at2, { data, headers: { 'idempotency-key': newId() } })
  await commands({ kind: 'switchFloor', open: true })
  await desk.reload()
  await row(desk, 3).getByRole('button', { name: '排进发言名单' }).click()
  await expect.poll(() => desk.getByRole('dialog').getByLabel('哪个会').inputValue()).toBe(stage.code)
  await desk.getByRole('dialog').locator('button.main').click()
  await desk.getByRole('dialog').waitFor({ state: 'detached' })
  await commands({ kind: 'giveFloor', number: 1, reason: '' })
  await phone.goto(`${stage.hall}/m/${stage.code}`)
  await phone.getByText('讲 3 号菜：老人理发进楼').waitFor()

  // The vote stands ready: roll, ballots, doors.
  await desk.getByRole('link', { name: /去办投票/ }).click()
  const people = ['陈伯', '林姨', '王叔', '李姐', '张工', '赵奶奶', '何叔']
  await desk.getByLabel(/一行一个人/).fill(people.map((name, i) => `${name}\t3栋${201 + i}`).join('\n'))
  await desk.getByRole('button', { name: '用这份名册' }).click()
  await asks(desk, '封存')
  await desk.getByRole('button', { name: '做选票' }).click()
  await desk.getByText(/等另一位同事打印/).waitFor()
  const vote = new URL(desk.url()).pathname.split('/').at(-1)!
  await colleague.goto(`${url}/desk/c/rongbu/votes/${vote}`)
  const opening = colleague.waitForEvent('popup')
  await colleague.getByRole('button', { name: /打印第 1 批/ }).click()
  const sheets = await opening
  await sheets.locator('.digits').first().waitFor()
  const serials = (await sheets.locator('.digits').allTextContents()).map((digits) => digits.replaceAll(' ', ''))
  await picture(sheets, 'sheets')
  const orders = await sheets
    .locator('article')
    .evaluateAll((all) => all.map((one) => one.querySelector('ul')!.textContent))
  // [V19] In an order of its own on each ballot.
  expect(new Set(orders).size).toBeGreaterThan(1)
  await asks(desk, '开始投票')
  for (const name of people) {
    const line = desk.locator('tr', { hasText: name })
    await line.getByRole('button', { name: '发票' }).click()
    await line.getByText('已领票').waitFor()
  }

  // Five by phone, as a grandmother would: tick, look, cast.
  for (const [i, dishes] of [['长椅', '路灯'], ['长椅', '路灯'], ['路灯'], ['理发'], ['理发', '长椅']].entries()) {
    const { page } = await openDevice(stage.browser, 'phone')
    await page.goto(`${stage.hall}/c/rongbu/votes/${vote}/ballot/${serials[i]}`)
    for (const dish of dishes) await page.getByLabel(new RegExp(dish)).check()
    if (i === 0) {
      await picture(page, 'phone-ballot')
      expect(await violations(page)).toEqual([])
    }
    await page.getByRole('button', { name: '看一看，再投' }).click()
    if (i === 0) await picture(page, 'phone-check')
    await page.getByRole('button', { name: '投票', exact: true }).click()
    await page.getByRole('heading', { name: '投好了' }).waitFor()
    await page.context().close()
  }
  // One paper in the box, entered by two who do not see each other's; one from the door, by a photo of it.
  for (const [i, door] of ['box', 'homes'].entries()) {
    await desk.getByLabel('张数').fill('1')
    await desk.locator('select').filter({ hasText: '票箱' }).selectOption(door)
    await desk.getByRole('button', { name: '新的一叠' }).click()
    if (door === 'box') for (const page of [desk, colleague]) await heap(page, serials[5 + i]!, '理发')
    else await photographed(colleague, serials, 5 + i)
    await expect.poll(() => colleague.getByText('已进票箱').count()).toBe(i + 1)
  }
  await asks(desk, '结束投票')
  await desk.getByText(/结束了/).waitFor()

  // Counted, hung, decided; everybody can read why.
  await desk.goto(`${url}/desk/c/rongbu/rounds/${code}`)
  await asks(desk, '宣布抽签')
  await asks(desk, '数票', { 喊出来的数: '7 3 1' })
  await asks(desk, '贴出结果公示')
  const today = new Date().toISOString().slice(0, 10)
  await asks(desk, '记下决定', { 哪一天定的: today, 文号: '第12号' })
  await desk.getByText('正在做').first().waitFor()
  await picture(desk, 'desk-decided')
  const { page: reader } = await openDevice(stage.browser, 'desktop')
  await reader.goto(`${stage.hall}${at}/why`)
  await reader.getByRole('heading', { name: '为什么是这几个？' }).waitFor()
  await picture(reader, 'why')
  expect(await violations(reader)).toEqual([])
  // [B32] Whoever doubts it counts again, on a phone; [B33] and a ballot's code leads to what it paid for.
  await phone.goto(`${stage.hall}${at}/again`)
  const held = await holds(phone)
  await phone.getByRole('button', { name: '开始数' }).click()
  await phone.getByText('数完了，和公布的一样。').waitFor()
  // How long the page did not listen while it was counted: to be read, never a condition.
  console.log(`counted again on the phone's page: ${await held()}`)
  expect(await phone.locator('[data-dish]:visible').allTextContents()).toHaveLength(2)
  await picture(phone, 'phone-again')
  expect(await violations(phone)).toEqual([])
  await phone.goto(`${stage.hall}/c/rongbu/votes/${vote}/ballot/${serials[0]}`)
  for (const dish of ['长椅', '路灯']) await phone.getByLabel(new RegExp(dish)).check()
  await picture(phone, 'phone-mine')
  await phone.getByRole('button', { name: '看看' }).click()
  await phone.getByText('有 2 张勾得和这一样').waitFor()

  // Taken on, done, and accepted by those whom the lot drew.
  await desk.getByRole('button', { name: '立项，交给承办人' }).first().click()
  const dialog = desk.getByRole('dialog')
  await dialog.getByLabel('承办单位').fill('榕埠社区居委会')
  await dialog.getByLabel(/第一步/).fill('签合同，付三成')
  await dialog.getByLabel('哪天之前').first().fill('2027-03-01')
  await dialog.locator('button.main').click()
  await dialog.waitFor({ state: 'detached' })
  await asks(desk, '宣布抽签')
  await asks(desk, '抽人验收', { 喊出来的数: '4 0 2' })
  const drawn = (await desk.getByText(/抽到名册上的/).textContent())!.match(/\d+/g)!
  expect(drawn).toHaveLength(3)
  // [B31] Whoever carries it out says what it costs by now, who builds it and who looks after it.
  const handler = await stage.atDesk('handler')
  await handler.goto(`${url}/desk/c/rongbu/rounds/${code}`)
  await asks(handler, '报价钱', { '多少钱（元）': '49000', 说明: '木料涨价' })
  await asks(handler, '谁做、以后谁管', { 承做单位: '榕埠工程队', 以后管护的单位: '榕埠物业' })
  // [B28] What those say who were drawn is written down by two who have not taken it on.
  const officer = await stage.atDesk('officer')
  await officer.goto(`${url}/desk/c/rongbu/rounds/${code}`)
  for (const [i, page] of [spotter, officer].entries()) {
    const told = page.getByRole('dialog')
    await page.reload()
    await page.getByRole('button', { name: '记下他们说的' }).first().click()
    await told.getByLabel('名册号').fill(drawn[i]!)
    await told.getByLabel('是', { exact: true }).check()
    await told.locator('button.main').click()
    await told.waitFor({ state: 'detached' })
  }
  // [B36] A neighbour says it besides; before that it is not accepted.
  await phone.goto(`${stage.hall}${at}`)
  await phone.getByText('抽 3 人验收：2 人通过').waitFor()
  expect(await phone.getByText('已验收').count()).toBe(0)
  await officer.getByRole('button', { name: '记邻居说的' }).first().click()
  await officer.getByRole('dialog').getByLabel('是', { exact: true }).check()
  await officer.getByRole('dialog').locator('button.main').click()
  await officer.getByRole('dialog').waitFor({ state: 'detached' })
  await phone.reload()
  await phone.getByText('邻居：1 户说好').waitFor()
  await phone.getByText('已验收').first().waitFor()
  await phone.getByText('以后由榕埠物业管').waitFor()
  await phone.getByText(/签合同，付三成，.*之前/).waitFor()
  await picture(phone, 'phone-round')
  expect(await violations(phone)).toEqual([])

  async function screens(page: Page, n: number, cause: string, reason: string): Promise<void> {
    await page.reload()
    await row(page, n)
      .getByRole('button', { name: /^(初审|复核)$/ })
      .click()
    const form = page.getByRole('dialog')
    await form.getByLabel(cause, { exact: true }).check()
    if (reason) await form.getByLabel('为什么').fill(reason)
    await form.locator('button.main').click()
    await form.waitFor({ state: 'detached' })
  }
  /** [P17] The ballot in this place of the set, its third dish ticked by hand: a photo, looked at, sent. */
  async function photographed(page: Page, serials: readonly string[], n: number): Promise<void> {
    const at = `/communities/rongbu/votes/${vote}`
    const { questions } = (await (await fetch(`${url}/api${at}`)).json()) as { questions: Question[] }
    const [question] = questions as [Question]
    const paper = ballotPaper(questions)!
    const printed = await page.request.post(`${url}/c/rongbu/votes/${vote}/print/1`, {
      form: { as: 'pdf' },
      headers: { 'sec-fetch-site': 'same-origin' },
    })
    const ticks = serials.map((serial, i): Filled =>
      i === n ? { [question.id]: [placesOn(question, serial).indexOf(2)] } : {},
    )
    const sheet = (await filledIn(new Uint8Array(await printed.body()), paper, ticks))[n]!
    await page.reload()
    await page.getByRole('button', { name: '录这一叠' }).click()
    const buffer = await photoOfBallots([sheet], paper)
    const file = { name: '门口收的票.jpg', mimeType: 'image/jpeg', buffer }
    await page.locator('input[type=file]').last().setInputFiles(file)
    const seen = page.locator('fieldset.paper.shown')
    await expect.poll(() => seen.getByLabel(/理发/).isChecked()).toBe(true)
    expect((await seen.getByLabel(/票号/).inputValue()).replaceAll(' ', '')).toBe(serials[n])
    await picture(page, 'desk-paper-photo')
    expect(await violations(page)).toEqual([])
    await seen.getByRole('button', { name: '这张对了' }).click()
    await page.getByRole('button', { name: '这一叠录完了' }).click()
    await seen.waitFor({ state: 'detached' })
  }
  async function heap(page: Page, serial: string, dish: string): Promise<void> {
    await page.getByRole('button', { name: '录这一叠' }).click()
    const paper = page.locator('fieldset.paper')
    await paper.getByLabel(/票号/).fill(serial)
    await paper.getByLabel(new RegExp(dish)).check()
    await page.getByRole('button', { name: '这一叠录完了' }).click()
    await paper.waitFor({ state: 'detached' })
  }
})
