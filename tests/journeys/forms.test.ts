import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import type { Stage } from './stage.ts'
import { setStage } from './stage.ts'
import { wordsOn } from './text.ts'
import { violations } from './violations.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
}, 60_000)
afterAll(() => stage?.end())

const say = wordsOn('desk')
const at = (path: string) => `${stage.grove.url}/desk/c/rongbu/${path}`
const api = (path: string) => `${stage.grove.url}/api/communities/rongbu/${path}`

/** A page of the same browser after the tab was closed. */
async function cameBack(page: Page, address: string): Promise<Page> {
  const context = page.context()
  await page.close()
  const again = await context.newPage()
  await again.goto(address)
  return again
}

const LONG = '三井巷路灯换成新的，下周一动工，晚上十点前完工。'.repeat(30)

test('a notice typed without network waits in the closed tab’s place, and is published once though it is sent twice', async () => {
  const first = await stage.atDesk('coordinator')
  await first.goto(at('notices'))
  const publish = { name: say('deskRooms.publish') }
  await first.getByRole('button', publish).click()
  const form = first.getByRole('dialog')
  await form.getByLabel(say('field.title')).fill('路灯改造公示')
  await form.getByLabel(say('field.text')).fill(LONG)
  await first.context().setOffline(true)
  await form.getByRole('button', publish).click()
  await form.getByRole('alert').getByText(say('desk.unheard')).waitFor()
  await first.context().setOffline(false)

  const page = await cameBack(first, at('notices'))
  await page.getByRole('button', publish).click()
  const again = page.getByRole('dialog')
  await again.getByText(say('form.resumed')).waitFor()
  expect(await again.getByLabel(say('field.title')).inputValue()).toBe('路灯改造公示')
  expect(await again.getByLabel(say('field.text')).inputValue()).toBe(LONG)
  expect(await violations(page)).toEqual([])

  // The server hears it and its answer is lost; sent again, it is the same notice.
  const commands = '**/api/communities/*/notices/*/commands'
  await page.route(commands, async (route) => {
    await route.fetch()
    await route.abort()
  })
  await again.getByRole('button', publish).click()
  await again.getByRole('alert').waitFor()
  await page.unroute(commands)
  await again.getByRole('button', publish).click()
  await again.waitFor({ state: 'detached' })
  const { items } = (await (await page.request.get(api('notices'))).json()) as { items: { title: string }[] }
  expect(items.filter(({ title }) => title === '路灯改造公示')).toHaveLength(1)
  // What was taken is not proposed once more.
  await page.getByRole('button', publish).click()
  expect(await page.getByRole('dialog').getByLabel(say('field.title')).inputValue()).toBe('')
}, 60_000)

test('what a member declares stays where the tab closes or the sign-in ends, and Ctrl+Enter sends it', async () => {
  const first = await stage.atDesk('coordinator')
  const open = async (page: Page) => {
    await page
      .getByRole('button', { name: say('deskRooms.seat') })
      .first()
      .click()
    return page.getByRole('dialog')
  }
  await first.goto(at('teams'))
  let form = await open(first)
  await form.getByLabel(say('attendance.name')).fill('何阿婆')
  await form.getByLabel(say('field.interests')).fill('在三井巷开杂货铺')
  // Esc closes it, and the focus is where it was.
  await first.keyboard.press('Escape')
  await form.waitFor({ state: 'detached' })
  expect(await first.evaluate(() => document.activeElement?.textContent)).toMatch(say('deskRooms.seat'))

  const page = await cameBack(first, at('teams'))
  form = await open(page)
  expect(await form.getByLabel(say('field.interests')).inputValue()).toBe('在三井巷开杂货铺')
  const cookies = await page.context().cookies()
  await page.context().clearCookies()
  await form.getByLabel(say('field.interests')).press('Control+Enter')
  await form.getByText(say('form.signInAgain')).waitFor()
  await page.context().addCookies(cookies)

  await page.reload()
  form = await open(page)
  expect(await form.getByLabel(say('attendance.name')).inputValue()).toBe('何阿婆')
  await form.getByLabel(say('field.interests')).press('Control+Enter')
  await form.waitFor({ state: 'detached' })
  await page.getByText('在三井巷开杂货铺').waitFor()
}, 60_000)

test('of the settings only what was typed is sent, also after the tab was closed', async () => {
  const first = await stage.atDesk('coordinator')
  await first.goto(at('settings'))
  await first.getByLabel(say('deskRooms.office')).fill('榕埠社区居委会办公室')
  const page = await cameBack(first, at('settings'))
  await page.getByText(say('form.resumed')).waitFor()
  expect(await page.getByLabel(say('deskRooms.office')).inputValue()).toBe('榕埠社区居委会办公室')

  // Somebody else changes something meanwhile.
  const other = await page.request.patch(api('ledger/settings'), { data: { climbAfter: 7 } })
  expect(other.ok()).toBe(true)
  await page.getByRole('button', { name: say('app.save') }).click()
  await page.getByText(say('deskRooms.saved')).waitFor()
  const now = (await (await page.request.get(api('ledger/settings'))).json()) as { office: string; climbAfter: number }
  expect(now).toMatchObject({ office: '榕埠社区居委会办公室', climbAfter: 7 })
}, 60_000)

test('another person at the same computer does not see what was typed', async () => {
  const page = await stage.atDesk('coordinator')
  await page.goto(at('notices'))
  await page.getByRole('button', { name: say('deskRooms.publish') }).click()
  await page.getByRole('dialog').getByLabel(say('field.title')).fill('还没写完')
  const other = await stage.atDesk('facilitator')
  const cookies = await other.context().cookies()
  await page.context().clearCookies()
  await page.context().addCookies(cookies)
  await page.goto(at('settings'))
  await page.locator('main form').waitFor()
  expect(await page.getByText(say('form.resumed')).count()).toBe(0)
}, 60_000)

test.each(['matters/undefined', 'matters/0', 'matters/999999', 'nothing'])(
  'what is not there is not found, with a way back: %s',
  async (path) => {
    const page = await stage.atDesk('coordinator')
    await page.goto(at(path))
    await page.getByRole('heading', { name: say('desk.missing') }).waitFor()
    expect(await page.locator('main').innerText()).not.toContain('NaN')
    expect(await violations(page)).toEqual([])
    await page
      .getByRole('main')
      .getByRole('link', { name: say('deskLedger.view.matters') })
      .last()
      .click()
    await page.waitForURL('**/desk/c/rongbu/matters')
  },
  60_000,
)

test('what nobody sent goes with signing out, and after two weeks, whoever typed it', async () => {
  const page = await stage.atDesk('coordinator')
  await page.goto(at('notices'))
  await page.evaluate(() => {
    const typed = (days: number) => JSON.stringify({ values: {}, sent: null, at: Date.now() - days * 86_400_000 })
    localStorage.setItem('grove.draft.somebody.old.', typed(15))
    localStorage.setItem('grove.draft.somebody.young.', typed(13))
  })
  const drafts = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('grove.draft.')))
  await page.reload()
  const publish = { name: say('deskRooms.publish') }
  await page.getByRole('button', publish).click()
  expect(await drafts()).toEqual(['grove.draft.somebody.young.'])
  await page.getByRole('dialog').getByLabel(say('field.title')).fill('还没有写完')
  await expect.poll(drafts).toHaveLength(2)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: say('desk.signOut') }).click()
  await page.waitForURL(`${stage.grove.url}/`)
  expect(await drafts()).toEqual(['grove.draft.somebody.young.'])
  await page.context().close()
})
