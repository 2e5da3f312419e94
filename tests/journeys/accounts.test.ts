import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { openDevice } from '../build/browser.ts'
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

/**
 * A laptop with a fingerprint reader, as Chromium's own tools play one (WebAuthn, CTAP 2). Gives how to say
 * whether the finger fits.
 */
async function withFinger(page: Page): Promise<(fits: boolean) => Promise<void>> {
  const tools = await page.context().newCDPSession(page)
  await tools.send('WebAuthn.enable')
  const { authenticatorId } = await tools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return async (isUserVerified) => {
    await tools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified })
  }
}

test('a passkey on the hall’s laptop: added, named, signs in, shows in the journal; removed, it ends what it opened and opens nothing', async () => {
  const page = await stage.atDesk('facilitator')
  await page.goto(`${stage.grove.url}/desk`)
  const finger = await withFinger(page)
  await page.getByRole('link', { name: say('account.title') }).click()
  await page.getByRole('button', { name: say('account.addPasskey') }).click()
  await page.getByRole('button', { name: new RegExp(say('board.rename')) }).click()
  await page.getByLabel(say('account.passkeyName')).fill('会场的笔记本')
  await page.getByRole('button', { name: say('app.save') }).click()
  const item = page.getByRole('listitem').filter({ hasText: '会场的笔记本' })
  await item.waitFor()
  expect(await violations(page)).toEqual([])

  await page
    .getByRole('banner')
    .getByRole('button', { name: say('desk.signOut') })
    .click()
  await page.waitForURL((url) => url.pathname === '/')
  await page.goto(`${stage.grove.url}/desk/sessions`)
  const enter = page.getByRole('button', { name: say('signIn.passkey') })
  await enter.waitFor()
  expect(await violations(page)).toEqual([])
  // Somebody else's finger.
  await finger(false)
  await enter.click()
  await page.getByText(say('account.passkeyNotDone')).waitFor()
  await finger(true)
  await enter.click()
  await item.waitFor()
  const journal = page.getByRole('region', { name: say('account.journal') })
  expect(await journal.getByRole('listitem').first().textContent()).toMatch(say('account.way.passkey'))

  // The sign-in that this passkey opened ends with it.
  await item.getByRole('button', { name: new RegExp(say('account.remove')) }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('account.remove') })
    .click()
  await enter.click()
  await page.getByRole('alert').waitFor()
  expect((await page.request.get(`${stage.grove.url}/api/me`)).status()).toBe(401)
})

test('where the address cannot have passkeys, the sign-in page says so and offers the rest', async () => {
  const { page } = await openDevice(stage.browser, 'desktop')
  await page.goto(`${stage.hall}/desk`)
  await page.getByText(say('account.noPasskeysHere')).waitFor()
  await page.getByText(say('account.link')).waitFor()
  expect(await page.getByRole('button', { name: say('signIn.passkey') }).count()).toBe(0)
})
