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
  ['home', 'phone320', () => '/'],
  ['home', 'desktop', () => '/'],
  ['community', 'phone320', () => '/c/rongbu'],
  ['community without meetings', 'desktop', () => '/c/shilu'],
  ['phone', 'phone320', ({ code }) => `/m/${code}`],
  ['phone of a closed meeting', 'phone320', ({ closedCode }) => `/m/${closedCode}`],
  ['screen', 'screen', ({ code }) => `/screen/${code}`],
  ['record', 'phone320', ({ closedCode }) => `/m/${closedCode}/record`],
  ['record', 'desktop', ({ closedCode }) => `/m/${closedCode}/record`],
  ['receipt', 'phone320', () => `/r/${receipt}`],
  ['open tree', 'phone320', () => '/c/rongbu/write'],
  ['poster', 'desktop', ({ code }) => `/poster/${code}`],
  ['sign-in', 'phone320', () => '/sign-in'],
  ['sign-in link', 'phone320', () => '/sign-in/used-long-ago'],
  ['API', 'desktop', () => '/api'],
  ['problem', 'phone320', () => '/nothing-here'],
  ['desk without sign-in', 'desktop', () => '/desk'],
]

/** One device a size and look, which has loaded once what pages share. */
const devices = new Map<string, Promise<{ page: Page }>>()
function deviceOf(size: keyof typeof SIZES, dark: boolean): Promise<{ page: Page }> {
  const which = `${size} ${dark}`
  const opened = async () => {
    const device = await openDevice(stage.browser, size, dark ? 'en' : 'zh-Hans', { dark, reducedMotion: true })
    await device.page.addInitScript(watchJumps)
    return device
  }
  const device = devices.get(which) ?? opened()
  devices.set(which, device)
  return device
}

/** Adds up how far what stands on a page moves by itself (layout-shift). Runs in the page. */
const watchJumps = () => {
  const seen = Object.assign(window, { jumped: 0 })
  new PerformanceObserver((list) => {
    for (const shift of list.getEntries() as (PerformanceEntry & { value: number })[]) seen.jumped += shift.value
  }).observe({ type: 'layout-shift', buffered: true })
}
/** Less than this nobody sees: a tenth of what counts as good. */
const JUMPS_MOST = 0.01

/** Of hundreds of operations and schemas on the page of the API a few stay: one part makes all. */
const thinOut = () => {
  for (const [n, one] of [...document.querySelectorAll('.api .operation')].entries()) if (n % 30) one.remove()
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
      // [J12] Nothing has moved while the page came; parts of the API's were taken out above.
      if (path(stage) !== '/api') expect(await page.evaluate('jumped'), 'layout-shift').toBeLessThan(JUMPS_MOST)
      await lookedAtOtherwise(page, size, path(stage))
    }
  },
)

/** What is only to be seen when a page is laid out or coloured anew; all other rules were asked before. */
const SEEN = ['color-contrast', 'target-size', 'scrollable-region-focusable']

/** [J10] The page that is open, 320 px wide, at 200 % and in the colours of the system. */
async function lookedAtOtherwise(page: Page, size: keyof typeof SIZES, path: string): Promise<void> {
  for (const narrower of [SIZES.zoomed, { width: 320, height: 640 }]) {
    if (size === 'screen' || narrower.width >= SIZES[size].width) continue
    await page.setViewportSize(narrower)
    expect(await violations(page, SEEN), `${path}, ${narrower.width} px`).toEqual([])
    const wide = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
    expect(wide, `${path}, ${narrower.width} px`).toBeLessThanOrEqual(0)
  }
  await page.emulateMedia({ forcedColors: 'active' })
  expect(await violations(page, SEEN), `${path}, forced colours`).toEqual([])
  await page.emulateMedia({ forcedColors: 'none' })
  await page.setViewportSize(SIZES[size])
}

test('axe finds nothing at the desk, on every tab', async () => {
  const { context, page } = await openDevice(stage.browser, 'desktop', 'zh-Hans', { reducedMotion: true })
  await page.addInitScript(watchJumps)
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
    await page.locator('main').locator('a[href], button, input').filter({ visible: true }).first().waitFor()
    await page.locator('h1').first().waitFor({ state: 'attached' })
    expect(await violations(page), path).toEqual([])
    expect(await page.evaluate('jumped'), `layout-shift of ${path}`).toBeLessThan(JUMPS_MOST)
    await lookedAtOtherwise(page, 'desktop', path)
  }
  await context.close()
})
