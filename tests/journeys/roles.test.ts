import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
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

const say = wordsOn('desk')

async function administrator(): Promise<Page> {
  const { page } = await openDevice(stage.browser, 'desktop')
  const link = /Administrator\s+https?:\/\/[^/]+(\S+)/.exec(stage.grove.printed())![1]!
  await signIn(page, stage.grove.url + link)
  await page.getByRole('link', { name: say('desk.people') }).click()
  return page
}

test('an administrator gives a role, ends the sign-ins and takes the role away; the open desk ends, and all of it is on record', async () => {
  const page = await administrator()
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
})
