import { createServer as createHttp, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { createServer, type ViteDevServer } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { LOCALES } from '../../src/wire/locale.ts'
import { galleryOf } from '../../scripts/gallery.mjs'
import { SHOWN } from '../../src/web/gallery/page.ts'
import { TEXTS, type TextName } from '../../src/web/gallery/texts.ts'
import { openBrowser, openDevice } from '../build/browser.ts'
import { violations } from './violations.ts'

const SIZES = ['phone', 'desktop'] as const
type Size = (typeof SIZES)[number]

// The gallery as `npm run dev` shows it: every public page and parts of the other surfaces, with texts that
// pages are seldom tried with. No Grove runs: what is drawn follows from the sources alone.
let vite: ViteDevServer
let http: Server
let browser: Browser
let hall: string
const devices = {} as Record<Size, Page>

beforeAll(async () => {
  vite = await createServer({
    appType: 'custom',
    logLevel: 'error',
    // No source changes meanwhile: what a browser has loaded it need not ask for again on the next page.
    server: { middlewareMode: true, hmr: false, ws: false, headers: { 'cache-control': 'max-age=3600' } },
  })
  http = createHttp((request, response) =>
    vite.middlewares(request, response, async () => {
      const page = await galleryOf(vite, request.url!)
      response.writeHead(page ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' }).end(page)
    }),
  )
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening))
  hall = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  browser = await openBrowser()
  for (const size of SIZES) devices[size] = (await openDevice(browser, size, 'zh-Hans', { reducedMotion: true })).page
})
afterAll(async () => {
  await browser?.close()
  http?.close()
  await vite?.close()
})

/** A desk and the hall's screen are not made for phones. */
const sizeOf = (shown: string): Size => (/^(screen|desk)/.test(shown) ? 'desktop' : 'phone')

const texts = Object.keys(TEXTS) as TextName[]
/** Texts that may burst a page. */
const BROAD: TextName[] = ['long', 'characters', 'digits', 'emoji', 'rightToLeft', 'markup']

async function open(page: Page, shown: string, text: string, locale: string): Promise<void> {
  await page.goto(`${hall}/gallery/${shown}/${text}/${locale}`)
  await page.locator('main, #app > *').first().waitFor()
}

/** What is wider than the page, by its classes; nothing where all fits. */
const tooWide = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= width) return []
    const wide = [...document.querySelectorAll('body *')].filter(
      (each) => each.getBoundingClientRect().right > width + 1,
    )
    return wide.slice(0, 5).map((each) => `${each.tagName.toLowerCase()}.${each.className}`)
  })

test.each(LOCALES.flatMap((locale) => [false, true].map((dark) => [locale, dark ? 'dark' : 'light'] as const)))(
  'axe finds nothing in %s, %s',
  async (locale, look) => {
    const found: Record<string, string[]> = {}
    for (const size of SIZES) {
      const dark = look === 'dark'
      const page = devices[size]
      await page.emulateMedia({ colorScheme: look })
      // Every page in every language, one half dark, the other light; each time with another text.
      for (const [n, shown] of SHOWN.entries()) {
        const l = LOCALES.indexOf(locale)
        if (sizeOf(shown) !== size || ((n + l) % 2 === 1) !== dark) continue
        const text = texts[(n * LOCALES.length + l) % texts.length]!
        await open(page, shown, text, locale)
        const wrong = await violations(page)
        if (wrong.length) found[`${shown} ${text}`] = wrong
      }
    }
    expect(found).toEqual({})
  },
)

test.each(SIZES)('whatever is written stays inside the page on %s', async (size) => {
  const page = devices[size]
  const found: Record<string, string[]> = {}
  for (const shown of SHOWN.filter((each) => sizeOf(each) === size))
    for (const text of BROAD) {
      await open(page, shown, text, 'zh-Hans')
      const wide = await tooWide(page)
      if (wide.length) found[`${shown} ${text}`] = wide
    }
  expect(found).toEqual({})
})
