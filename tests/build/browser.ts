import type { Browser, BrowserContext, Page } from 'playwright-core'
import { chromium } from 'playwright-core'
import { findBrowser, FLAGS } from '../../scripts/browser.mjs'

/**
 * A name that is not localhost: over plain http Chromium takes it for insecure, like a phone in a hall does
 * the laptop's address.
 */
export const HALL = 'hall.test'

/**
 * A real Chromium. `hosts` maps names to this machine, so that a page can be reached over plain http under a
 * name that is not localhost.
 */
export async function openBrowser(hosts: string[] = []): Promise<Browser> {
  const rules = hosts.map((host) => `MAP ${host} 127.0.0.1`).join(', ')
  return chromium.launch({
    executablePath: findBrowser(),
    args: [...FLAGS, ...(rules ? [`--host-resolver-rules=${rules}`] : [])],
  })
}

const made = globalThis as { browserForTests?: Promise<Browser> }

/**
 * The Chromium of this test process, which its files share: a start takes as long as a short journey. `leave`
 * closes what was opened in it since; it ends with the process.
 */
export async function borrowBrowser(): Promise<{ browser: Browser; leave(): Promise<void> }> {
  if (!(await made.browserForTests)?.isConnected()) made.browserForTests = openBrowser([HALL])
  const browser = await made.browserForTests!
  const others = new Set(browser.contexts())
  const own = () => browser.contexts().filter((context) => !others.has(context))
  return { browser, leave: async () => void (await Promise.all(own().map((context) => context.close()))) }
}

export const SIZES = {
  phone320: { width: 320, height: 640 },
  phone: { width: 360, height: 740 },
  phone390: { width: 390, height: 844 },
  tablet: { width: 820, height: 1180 },
  desk1280: { width: 1280, height: 800 },
  desktop: { width: 1440, height: 900 },
  /** The same at 200 %. */
  zoomed: { width: 720, height: 450 },
  projector: { width: 1024, height: 768 },
  screen: { width: 1920, height: 1080 },
  screen4k: { width: 3840, height: 2160 },
}

/** How long a page is waited for, in ms: what is there is seen at once, and a busy machine gets its time. */
export const WAITS = 120_000

/** A device of its own: cookies, storage and language are not shared. */
export async function openDevice(
  browser: Browser,
  size: keyof typeof SIZES,
  locale: 'zh-Hans' | 'zh-Hant' | 'en' = 'zh-Hans',
  more: { dark?: boolean; reducedMotion?: boolean } = {},
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({
    viewport: SIZES[size],
    locale: { 'zh-Hans': 'zh-CN', 'zh-Hant': 'zh-TW', en: 'en-GB' }[locale],
    timezoneId: 'Asia/Shanghai',
    colorScheme: more.dark ? 'dark' : 'light',
    reducedMotion: more.reducedMotion ? 'reduce' : 'no-preference',
    hasTouch: size.startsWith('phone'),
    isMobile: size.startsWith('phone'),
  })
  context.setDefaultTimeout(WAITS)
  return { context, page: await context.newPage() }
}

/** Signs a device in with a one-time link, as a person would: open it, press the button. */
export async function signIn(page: Page, link: string): Promise<void> {
  await page.goto(link)
  await page.locator('form[action*="/sign-in/"] button').click()
  await page.waitForURL('**/desk')
}
