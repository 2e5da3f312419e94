import { afterAll, beforeAll, expect, test } from 'vitest'
import { ROLES } from '../../src/core/place/place.ts'
import { LEDGER_VIEWS } from '../../src/web/desk/route.ts'
import { openDevice, signIn } from '../build/browser.ts'
import { deadEnds, DESK_PAGES } from './deadEnds.ts'
import type { Stage } from './stage.ts'
import { newId, setStage } from './stage.ts'
import { wordsOn } from './text.ts'
import { violations } from './violations.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => stage?.end())

const say = wordsOn('desk')

test('[J5] an administrator gives a role, ends the sign-ins and takes the role away; the open desk ends, and all of it is on record', async () => {
  const page = await stage.atDesk('administrator')
  await page.goto(`${stage.grove.url}/desk/people`)
  await page.getByLabel(say('attendance.name')).fill('周小舟')
  // With the signs of a Chinese keyboard.
  await page.getByLabel(say('people.email')).fill('zhou＠grove。example')
  await page.getByRole('button', { name: say('people.add') }).click()
  const dialog = page.getByRole('dialog')
  const link = await dialog.getByRole('textbox').inputValue()
  await dialog.getByRole('button', { name: say('desk.done') }).click()
  const row = page.locator('li', { hasText: '周小舟' }).filter({ hasText: 'zhou@grove.example' })
  await row.waitFor()
  expect(await violations(page)).toEqual([])

  const { page: desk } = await openDevice(stage.browser, 'desktop')
  await signIn(desk, stage.grove.url + new URL(link).pathname)
  await desk.goto(`${stage.grove.url}/desk/meetings/${stage.code}`)
  await desk.getByRole('navigation').first().waitFor()
  await row.getByRole('button', { name: say('people.end') }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('people.end') })
    .click()
  await desk.getByText(say('account.signInTitle')).waitFor()

  await row.getByRole('button', { name: say('people.revoke') }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('people.revoke') })
    .click()
  await row.waitFor({ state: 'detached' })
  const record = page.getByRole('region', { name: say('people.record') })
  await record.getByText(say('people.what.revoked')).first().waitFor()
  await record.getByText(say('people.what.signInsEnded')).first().waitFor()

  // [R10] The same name again is asked about; [R11] two of it are made one, and parted again.
  for (const name of ['高小满', ' 高 小满']) {
    await page.getByLabel(say('attendance.name')).fill(name)
    const another = page.getByLabel(say('people.anotherPerson'))
    if (name !== '高小满') await another.check()
    await page.getByRole('button', { name: say('people.add') }).click()
    await dialog.getByRole('button', { name: say('desk.done') }).click()
  }
  const both = page.locator('main > div > ul > li', { hasText: /高 ?小满/ })
  await expect.poll(() => both.count()).toBe(2)
  await both
    .first()
    .getByRole('button', { name: say('people.join') })
    .click()
  await dialog.getByRole('combobox').selectOption({ index: 1 })
  expect(await violations(page)).toEqual([])
  await dialog.getByRole('button', { name: say('people.joinDo') }).click()
  await dialog.getByRole('button', { name: say('desk.done') }).click()
  await expect.poll(() => both.count()).toBe(1)
  await record.getByText(say('people.what.joined')).waitFor()
  await both.getByRole('button', { name: say('people.part') }).click()
  await dialog.getByRole('button', { name: say('people.part') }).click()
  await record.getByText(say('people.what.parted')).waitFor()
})

test.each(ROLES)(
  '[J9] every page of the desk has something to do for %s, or says where to go, in a community at work',
  async (role) => {
    const page = await stage.atDesk(role)
    // Another community is empty; setup.test.ts walks through an installation that is.
    const ledgers = [...LEDGER_VIEWS.map((view) => `/c/rongbu/${view}`), '/c/shilu/matters']
    expect(await deadEnds(page, stage.grove.url, [...DESK_PAGES, ...ledgers])).toEqual([])
    await page.close()
  },
)

test('the desk begins with what waits in the ledger for whoever is signed in', async () => {
  const author = await stage.somebody()
  await author({ kind: 'postCard', id: newId(), tree: 'problem', text: '三号楼门口的灯不亮' })
  const page = await stage.atDesk('spotter')
  await page.goto(`${stage.grove.url}/desk`)
  await page
    .getByRole('navigation', { name: say('desk.waitsForYou') })
    .first()
    .getByRole('link', { name: say('desk.looseCards') })
    .click()
  await page.getByText('三号楼门口的灯不亮').first().waitFor()
  await page.context().close()
})
