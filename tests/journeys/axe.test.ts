import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDevice, signIn, SIZES } from '../build/browser.ts'
import type { Stage } from './stage.ts'
import { newId, setStage } from './stage.ts'
import { violations } from './violations.ts'

let stage: Stage
let receipt: string

beforeAll(async () => {
  stage = await setStage()
  const author = await stage.somebody()
  receipt = (await author({ kind: 'postCard', id: newId(), tree: 'problem', text: '路灯不亮' })).receipt
})
afterAll(() => stage?.end())

const PAGES: [name: string, size: keyof typeof SIZES, path: (stage: Stage) => string][] = [
  ['home', 'phone', () => '/'],
  ['home', 'desktop', () => '/'],
  ['community', 'phone', () => '/c/rongbu'],
  ['community without meetings', 'desktop', () => '/c/shilu'],
  ['phone', 'phone', ({ code }) => `/m/${code}`],
  ['phone of a closed meeting', 'phone', ({ closedCode }) => `/m/${closedCode}`],
  ['screen', 'screen', ({ code }) => `/screen/${code}`],
  ['record', 'phone', ({ closedCode }) => `/m/${closedCode}/record`],
  ['record', 'desktop', ({ closedCode }) => `/m/${closedCode}/record`],
  ['receipt', 'phone', () => `/r/${receipt}`],
  ['open tree', 'phone', () => '/c/rongbu/write'],
  ['poster', 'desktop', ({ code }) => `/poster/${code}`],
  ['sign-in', 'phone', () => '/sign-in'],
  ['sign-in link', 'phone', () => '/sign-in/used-long-ago'],
  ['API', 'desktop', () => '/api'],
  ['problem', 'phone', () => '/nothing-here'],
  ['desk without sign-in', 'desktop', () => '/desk'],
]

/** One device a size and look, which has loaded once what pages share. */
const devices = new Map<string, Promise<{ page: Page }>>()
function deviceOf(size: keyof typeof SIZES, dark: boolean): Promise<{ page: Page }> {
  const which = `${size} ${dark}`
  const device =
    devices.get(which) ?? openDevice(stage.browser, size, dark ? 'en' : 'zh-Hans', { dark, reducedMotion: true })
  devices.set(which, device)
  return device
}

/** Of hundreds of operations and schemas on the page of the API every tenth stays: one part makes all. */
const thinOut = () => {
  for (const [n, one] of [...document.querySelectorAll('.api .operation')].entries()) if (n % 10) one.remove()
}

/**
 * Every second page dark and in English; with GROVE_LONG both each. The gallery has all parts in all looks.
 */
const looks = (n: number) => (process.env.GROVE_LONG ? [false, true] : [n % 2 === 1])

test.each(PAGES.map((page, n) => [...page, n] as const))(
  'axe finds nothing: %s on %s',
  async (_name, size, path, n) => {
    for (const dark of looks(n)) {
      const { page } = await deviceOf(size, dark)
      await page.goto(stage.hall + path(stage))
      await page.locator('h1').first().waitFor({ state: 'attached' })
      if (!process.env.GROVE_LONG) await page.evaluate(thinOut)
      expect(await violations(page), dark ? 'dark, en' : 'light, zh-Hans').toEqual([])
    }
  },
)

test('axe finds nothing at the desk, on every tab', async () => {
  const { context, page } = await openDevice(stage.browser, 'desktop', 'zh-Hans', { reducedMotion: true })
  await signIn(page, stage.grove.signInLink)
  const { code } = stage
  const tabs = ['', '/agenda', '/attendance', '/settings']
  for (const path of [
    '/desk',
    '/desk/new?community=rongbu',
    '/desk/sessions',
    ...tabs.map((tab) => `/desk/meetings/${code}${tab}`),
  ]) {
    await page.goto(stage.grove.url + path)
    await page.waitForTimeout(500)
    expect(await violations(page), path).toEqual([])
  }
  await context.close()
})
