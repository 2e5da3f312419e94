import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lotFault } from '../../src/core/plain/lotRecord.ts'
import { openDevice, signIn } from '../build/browser.ts'
import type { Stage } from './stage.ts'
import { newId, setStage } from './stage.ts'
import { wordsOn } from './text.ts'
import { violations } from './violations.ts'

let stage: Stage

beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => stage?.end())

async function openPhone(locale: 'zh-Hans' | 'en') {
  const { page } = await openDevice(stage.browser, 'phone', locale)
  await page.goto(`${stage.hall}/m/${stage.code}`)
  return { page, say: wordsOn('phone', locale) }
}

const floor = (page: Page, name: RegExp) => page.getByRole('region', { name })
const floorNow = async () => (await stage.board()).floor

test('[M44] [M45] [M46] a hall of three phones, a hand and a desk: asked by one tap, given by one key, timed on the screen', async () => {
  const { page: desk } = await openDevice(stage.browser, 'desktop')
  const at = wordsOn('desk')
  await signIn(desk, stage.hall + new URL(stage.grove.signInLink).pathname)
  await desk.goto(`${stage.hall}/desk/meetings/${stage.code}/floor`)
  const { page: screen } = await openDevice(stage.browser, 'screen', 'zh-Hans', { reducedMotion: true })
  await screen.goto(`${stage.hall}/screen/${stage.code}`)
  const onScreen = wordsOn('screen')
  const anna = await openPhone('zh-Hans')
  const bao = await openPhone('zh-Hans')
  const carl = await openPhone('en')

  // Nothing asks for anything before the list is open.
  await anna.page.getByRole('button', { name: anna.say('write.send') }).waitFor()
  expect(await anna.page.getByRole('button', { name: anna.say('floor.ask') }).count()).toBe(0)
  await desk.getByRole('button', { name: at('speakers.open') }).click()
  await screen.getByText(onScreen('screen.floor.ask')).waitFor()

  // One tap each; whoever taps twice waits once.
  await anna.page.getByRole('button', { name: anna.say('floor.ask') }).dblclick()
  await floor(anna.page, anna.say('floor.title')).getByText('你是 1 号').waitFor()
  await bao.page.getByRole('button', { name: bao.say('floor.ask') }).click()
  await bao.page.getByText('前面还有 1 位').waitFor()
  await carl.page.getByRole('button', { name: carl.say('floor.ask') }).click()
  await carl.page.getByText('You are number 3').waitFor()
  expect((await floorNow()).waiting.map(({ number }) => number)).toEqual([1, 2, 3])

  // A hand in the hall, put on the list with one key and Enter.
  await desk.locator('body').press('a')
  await desk.getByRole('dialog').waitFor()
  await desk.keyboard.press('Enter')
  await expect.poll(async () => (await floorNow()).waiting).toHaveLength(4)
  await desk.getByRole('dialog').waitFor({ state: 'detached' })

  // One key gives it to the next: their phone says so, the screen says a number, and no name.
  await desk
    .getByRole('group', { name: at('speakers.title') })
    .getByText('1 号')
    .waitFor()
  await desk.locator('body').press('s')
  await anna.page.getByRole('heading', { name: anna.say('floor.now') }).waitFor()
  await screen.getByText('1 号正在发言').waitFor()
  await bao.page.getByText(bao.say('floor.next')).waitFor()

  // Carl says that he is against a card, keeps his place, and takes it back after all.
  await carl.page.getByText(carl.say('floor.about')).click()
  await carl.page.getByRole('button', { name: carl.say('floor.against') }).click()
  await carl.page.getByRole('button', { name: carl.say('floor.say') }).click()
  await carl.page.getByText(carl.say('floor.said')).waitFor()
  expect((await floorNow()).waiting).toContainEqual({ number: 3, card: null, stance: 'against' })
  await carl.page.getByRole('button', { name: carl.say('floor.takeBack') }).click()
  await carl.page.getByRole('button', { name: carl.say('floor.ask') }).waitFor()

  // Out of turn only with a reason, which the desk and the minutes keep.
  await desk
    .getByRole('button', { name: at('speakers.giveOut') })
    .last()
    .click()
  await desk.getByRole('dialog').getByRole('textbox').fill('腿脚不便，先说先回')
  await desk
    .getByRole('dialog')
    .getByRole('button', { name: at('speakers.give') })
    .click()
  await expect.poll(async () => (await floorNow()).speaking?.reason).toBe('腿脚不便，先说先回')
  await desk.getByRole('dialog').waitFor({ state: 'detached' })
  // The key ends the turn that the desk shows, so it is pressed when the desk shows this one.
  await desk
    .getByRole('group', { name: at('speakers.title') })
    .locator('.who')
    .filter({ hasText: '4 号' })
    .waitFor()
  await desk.locator('body').press('t')
  await expect.poll(async () => (await stage.board()).turns.map(({ number }) => number)).toEqual([1, 4])

  // The floor as the whole screen shows it; what each page shows, everybody can use.
  await desk.locator('header select').selectOption('floor')
  // Keys are for the page, not for the list that was just chosen from.
  await desk.locator('header select').blur()
  await desk.locator('body').press('s')
  await screen.getByRole('heading', { name: '2 号正在发言' }).waitFor()
  await bao.page.getByRole('heading', { name: bao.say('floor.now') }).waitFor()
  for (const page of [anna.page, bao.page, carl.page, desk, screen]) expect(await violations(page)).toEqual([])

  // Loaded anew, a phone still knows that it is their turn.
  await bao.page.reload()
  await bao.page.getByRole('heading', { name: bao.say('floor.now') }).waitFor()
})

test('[M49] [M50] [M51] [M52] a motion in the hall: moved by phone, seconded on another, amended, voted by hands, and a matter by one press', async () => {
  const desk = await stage.atDesk('coordinator')
  const at = wordsOn('desk')
  await desk.goto(`${stage.grove.url}/desk/meetings/${stage.code}/floor`)
  const { page: screen } = await openDevice(stage.browser, 'screen', 'zh-Hans', { reducedMotion: true })
  await screen.goto(`${stage.hall}/screen/${stage.code}`)
  const onScreen = wordsOn('screen')
  const anna = await openPhone('zh-Hans')
  const bao = await openPhone('en')
  await desk.getByRole('button', { name: at('deskMotion.new') }).waitFor()
  if (!(await floorNow()).open) await desk.getByRole('button', { name: at('speakers.open') }).click()

  // Anna says who does what; Bao seconds it with one tap.
  await anna.page.getByText(anna.say('moving.move')).click()
  await anna.page.getByLabel('做什么', { exact: true }).fill('画出电动车停车线')
  await anna.page.getByLabel(anna.say('moving.who')).fill('物业公司')
  await anna.page.getByRole('button', { name: anna.say('moving.send') }).click()
  await anna.page.getByText(anna.say('moving.waits')).waitFor()
  await screen.getByText(onScreen('screen.motion.second')).waitFor()
  await bao.page.getByRole('button', { name: bao.say('moving.second') }).click()
  await expect.poll(async () => (await stage.board()).motions[0]?.stage).toBe('seconded')

  // Taken up by one key, it is on the screen; Bao wants other words, and Anna takes them.
  await desk.getByRole('button', { name: at('deskMotion.takeUp') }).waitFor()
  await desk.locator('body').press('w')
  await screen.getByText(onScreen('screen.motion.discuss')).waitFor()
  await bao.page.getByText(bao.say('moving.amend')).click()
  await bao.page.getByLabel('What', { exact: true }).first().fill('画出电动车停车线，留出轮椅的路')
  await bao.page.getByRole('button', { name: bao.say('moving.propose') }).click()
  await anna.page.getByRole('button', { name: anna.say('moving.accept') }).click()
  await expect.poll(async () => (await stage.board()).motions[0]?.holds).toBe(2)

  // Put to the vote and counted with one key each.
  await desk.getByRole('button', { name: at('deskMotion.put') }).waitFor()
  await desk.locator('body').press('w')
  await screen.getByText(onScreen('motion.hands')).first().waitFor()
  await anna.page.getByText(anna.say('motion.hands')).waitFor()
  for (const page of [anna.page, bao.page, desk, screen]) expect(await violations(page)).toEqual([])
  await desk.getByRole('button', { name: at('deskMotion.count') }).waitFor()
  await desk.locator('body').press('w')
  const dialog = desk.getByRole('dialog')
  await dialog.getByLabel(at('field.for')).fill('12')
  await dialog.getByLabel(at('field.against')).fill('3')
  await dialog.getByRole('button', { name: at('app.save') }).click()
  await screen.getByText('赞成 12 人，反对 3 人').waitFor()

  // Carried, it becomes a matter by one press, with an office; both name each other.
  await desk.getByRole('button', { name: at('deskMotion.matter') }).click()
  await dialog.getByRole('combobox').selectOption({ index: 1 })
  await dialog.getByRole('button', { name: at('deskMotion.matter') }).click()
  await expect.poll(async () => (await stage.board()).motions[0]?.became?.matter).toBeGreaterThan(0)
  const { became } = (await stage.board()).motions[0]!
  await desk.getByText(`列为 ${became!.matter} 号事项`).first().waitFor()
  const matter = await fetch(`${stage.grove.url}/api/communities/rongbu/matters/${became!.matter}`)
  const { sheet } = (await matter.json()) as { sheet: { motion: { number: number }; owner: { office: string } } }
  expect(sheet).toMatchObject({ motion: { number: 1 }, owner: { office: '物业公司' } })
})

test('[M56] [M57] a lot by one key: announced, called, drawn; each phone knows its number, the screen no name', async () => {
  const desk = await stage.atDesk('coordinator')
  const at = wordsOn('desk')
  const { page: screen } = await openDevice(stage.browser, 'screen', 'zh-Hans', { reducedMotion: true })
  const onScreen = wordsOn('screen')
  const writer = await openPhone('zh-Hans')
  await writer.page.getByRole('button', { name: writer.say('phone.checkIn') }).click()
  await stage.somebody()
  await desk.goto(`${stage.grove.url}/desk/meetings/${stage.code}/floor`)
  await expect.poll(async () => (await stage.board()).attendance.people).toBeGreaterThan(1)
  await screen.goto(`${stage.hall}/screen/${stage.code}`)
  await desk.getByRole('button', { name: at('deskLot.announce') }).waitFor()
  await desk.locator('body').press('k')
  const dialog = desk.getByRole('dialog')
  await dialog.getByLabel(at('field.announceLot.purpose')).fill('派谁去街道')
  await dialog.getByRole('button', { name: at('deskLot.announceDo') }).click()
  await screen.getByText(onScreen('screen.lot.call')).waitFor()
  await writer.page.getByText(/你是 \d+ 号/).waitFor()
  await desk.getByRole('button', { name: at('deskLot.call') }).waitFor()
  await desk.locator('body').press('k')
  await dialog.getByLabel(at('lot.called')).fill('3 5 6')
  await dialog.getByRole('button', { name: at('deskLot.callDo') }).click()
  await screen.getByText(onScreen('screen.lot.look')).waitFor()
  for (const page of [writer.page, desk, screen]) expect(await violations(page)).toEqual([])
  await desk
    .getByRole('button', { name: at('deskLot.draw'), exact: false })
    .first()
    .waitFor()
  await desk.locator('body').press('k')
  await expect.poll(async () => (await stage.board()).lots.map(({ stage: at }) => at)).toEqual(['drawn'])
  const [lot] = (await stage.board()).lots
  expect(lotFault(lot!)).toBeNull()
  await screen
    .getByRole('listitem')
    .filter({ hasText: String(lot!.drawn[0]) })
    .first()
    .waitFor()
  await desk.getByRole('button', { name: at('deskLot.numbers') }).click()
  await dialog.getByText(at('deskLot.byPhone')).first().waitFor()
})

test('[M59] [M61] [M62] tables: chosen by number, a captain’s proposal, told in turn by one key', async () => {
  const desk = await stage.atDesk('coordinator')
  const at = wordsOn('desk')
  const { page: screen } = await openDevice(stage.browser, 'screen', 'zh-Hans', { reducedMotion: true })
  const onScreen = wordsOn('screen')
  const writer = await openPhone('zh-Hans')
  await writer.page.getByRole('button', { name: writer.say('phone.checkIn') }).click()
  const neighbour = await stage.somebody()
  await neighbour({ kind: 'postCard', id: newId(), tree: 'action', text: '每周三扫楼道' })
  await desk.goto(`${stage.grove.url}/desk/meetings/${stage.code}/floor`)
  await screen.goto(`${stage.hall}/screen/${stage.code}`)
  await desk.getByRole('button', { name: at('deskTable.open') }).waitFor()
  await desk.locator('body').press('i')
  await desk.getByRole('dialog').waitFor()
  await desk.keyboard.press('Enter')
  await screen.getByText(onScreen('screen.tables.how')).waitFor()
  const tables = writer.page.getByRole('region', { name: writer.say('table.title') })
  await tables.getByRole('button', { name: /^2 / }).click()
  await tables.getByRole('heading', { name: '你在第 2 桌' }).waitFor()
  await tables.getByRole('button', { name: writer.say('table.beCaptain') }).click()
  await tables.getByRole('combobox').selectOption({ label: (await tables.getByText(/每周三扫楼道/).textContent())! })
  await tables.getByRole('button', { name: writer.say('table.proposes') }).click()
  await tables.getByRole('listitem').getByText('每周三扫楼道').waitFor()
  for (const page of [writer.page, desk, screen]) expect(await violations(page)).toEqual([])
  await desk.getByRole('button', { name: '请第 2 桌报' }).waitFor()
  await desk.locator('body').press('i')
  await screen.getByRole('heading', { name: '第 2 桌 正在报' }).waitFor()
  await screen.getByText('每周三扫楼道').first().waitFor()
  await desk.getByRole('button', { name: at('deskTable.end') }).waitFor()
  await desk.locator('body').press('i')
  await expect.poll(async () => (await stage.board()).tables!.reports.every(({ until }) => until !== null)).toBe(true)
})

const SAME = ['路灯晚上不亮', '三号楼前黑，老人看不见']
test('[M53] the room is asked by one key, answers with one tap each, and the desk is offered what follows', async () => {
  const desk = await stage.atDesk('coordinator')
  const at = wordsOn('desk')
  const { page: screen } = await openDevice(stage.browser, 'screen', 'zh-Hans', { reducedMotion: true })
  const onScreen = wordsOn('screen')
  const writer = await openPhone('zh-Hans')
  const other = await openPhone('en')
  const neighbour = await stage.somebody()
  for (const text of SAME) await neighbour({ kind: 'postCard', id: newId(), tree: 'problem', text })
  await desk.goto(`${stage.grove.url}/desk/meetings/${stage.code}`)
  await screen.goto(`${stage.hall}/screen/${stage.code}`)
  for (const text of SAME) await desk.getByText(text).click()
  await desk.locator('body').press('b')

  // The screen says what is asked; one tap on a phone, and another where somebody thinks again.
  await screen.getByRole('heading', { name: onScreen('room.ask') }).waitFor()
  await writer.page.getByRole('button', { name: writer.say('room.yes') }).click()
  await other.page.getByRole('button', { name: other.say('room.no') }).click()
  await other.page.getByRole('button', { name: other.say('room.yes') }).click()
  await screen.getByText('2 人回答了').waitFor()
  await other.page.getByText('2 people have answered').waitFor()
  expect((await stage.board()).room[0]).toMatchObject({ open: true, people: 2, given: null, hands: null })
  for (const page of [writer.page, other.page, desk, screen]) expect(await violations(page)).toEqual([])

  // Closed with the hands of those without a phone; then everybody sees it, and the desk is offered a topic.
  await desk.locator('body').press('b')
  const dialog = desk.getByRole('dialog')
  await dialog.getByLabel(at('room.no')).fill('1')
  await dialog.getByRole('button', { name: at('deskRoom.closeDo') }).click()
  await screen.getByRole('heading', { name: onScreen('room.said.yes') }).waitFor()
  await other.page.getByText(other.say('room.said.yes')).waitFor()
  await desk.getByRole('button', { name: at('deskRoom.open') }).waitFor()
  await desk.locator('body').press('b')
  await dialog.getByRole('textbox').fill('照明')
  await dialog.getByRole('button', { name: at('app.save') }).click()
  await expect.poll(async () => Object.values((await stage.board()).topics).map(({ name }) => name)).toContain('照明')
  for (const page of [desk, screen]) expect(await violations(page)).toEqual([])
})

test('[M54] pledges: written on a phone and read out, said in the hall and entered, on the screen without names, in the ledger by one press', async () => {
  const desk = await stage.atDesk('coordinator')
  const at = wordsOn('desk')
  await desk.goto(`${stage.grove.url}/desk/meetings/${stage.code}/floor`)
  const { page: screen } = await openDevice(stage.browser, 'screen', 'zh-Hans', { reducedMotion: true })
  const anna = await openPhone('zh-Hans')
  await desk.getByRole('region', { name: at('pledge.title') }).waitFor()
  await desk
    .getByRole('region', { name: at('pledge.title') })
    .getByRole('button', { name: at('focus.bring') })
    .click()
  await screen.goto(`${stage.hall}/screen/${stage.code}`)
  const onScreen = wordsOn('screen')
  await screen.getByText(onScreen('screen.pledge.how')).waitFor()

  // By phone: it waits until it is read out, and the screen says what she is, not who.
  await anna.page.getByText(anna.say('taking.open')).click()
  await anna.page.getByLabel(anna.say('taking.what')).fill('周末带人把三号楼道清一遍')
  await anna.page.getByRole('button', { name: anna.say('taking.send') }).click()
  await anna.page.getByText(anna.say('pledge.stage.said')).waitFor()
  expect(await screen.getByText('周末带人把三号楼道清一遍').count()).toBe(0)
  await desk.getByRole('button', { name: at('deskPledge.take') }).click()
  await screen.getByText('周末带人把三号楼道清一遍').waitFor()
  await anna.page.getByText(anna.say('pledge.stage.taken')).waitFor()

  // Said in the hall: one key, and it is taken.
  await desk.locator('body').press('p')
  const dialog = desk.getByRole('dialog')
  await dialog.getByLabel(at('field.makePledge.what')).fill('出三盏感应灯')
  await dialog.getByLabel(at('taking.who')).fill('锦绣物业')
  await dialog.getByRole('button', { name: at('app.save') }).click()
  await screen.getByText('锦绣物业').waitFor()
  for (const page of [anna.page, desk, screen]) expect(await violations(page)).toEqual([])

  // An offer in the ledger by one press.
  await desk
    .getByRole('button', { name: at('deskPledge.offer') })
    .last()
    .click()
  await dialog.getByRole('button', { name: at('app.save') }).click()
  await expect
    .poll(async () => (await stage.board()).pledges.map(({ became }) => became))
    .toContainEqual({ task: null })
})
