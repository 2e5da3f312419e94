import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDevice, signIn } from '../build/browser.ts'
import type { Stage } from './stage.ts'
import { setStage } from './stage.ts'
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
