import { createServer as createHttp, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { build, createServer, type Rolldown, type ViteDevServer } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { LOCALES } from '../../src/wire/locale.ts'
import { galleryOf } from '../../scripts/gallery.mjs'
import { isDrawn, SHOWN, type Shown } from '../../src/web/gallery/page.ts'
import { TEXTS, type TextName } from '../../src/web/gallery/texts.ts'
import { borrowBrowser, openDevice, SIZES as SCREENS } from '../build/browser.ts'
import { violations } from './violations.ts'

const SIZES = ['phone', 'desktop'] as const
type Size = (typeof SIZES)[number]

// The gallery of `npm run dev`: every public page and parts of the other surfaces, with texts that pages are
// seldom tried with. No Grove runs: what is drawn follows from the sources alone. Scripts are built, as those
// of Grove are: hundreds of small files, loaded anew for each page, would take longer than all the looking.
let vite: ViteDevServer
let http: Server
let leave: () => Promise<void>
let hall: string
/** What is at an address of the gallery. */
let documentAt: (address: string) => Promise<string | undefined>
/** A page for what scripts draw, and one for the public pages, which have none. */
const devices = {} as Record<Size, { drawn: Page; written: Page }>

/** The scripts that draw the other surfaces, and their styles, by address. */
async function drawing(): Promise<{ files: Map<string, string | Uint8Array>; head: Map<string, string> }> {
  const drawn = ['phone', 'screen', 'desk'].map((surface) => `src/web/gallery/${surface}.ts`)
  const built = (await build({
    configFile: false,
    plugins: [svelte()],
    logLevel: 'error',
    build: { write: false, minify: false, rolldownOptions: { input: drawn } },
  })) as Rolldown.RolldownOutput
  const files = new Map(
    built.output.map((file) => [`/${file.fileName}`, file.type === 'chunk' ? file.code : file.source]),
  )
  const chunks = new Map(
    built.output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file] as const] : [])),
  )
  const stylesOf = (name: string, seen = new Set<string>()): string[] => {
    const chunk = chunks.get(name)
    if (!chunk || seen.has(name)) return []
    seen.add(name)
    return [...chunk.imports.flatMap((one) => stylesOf(one, seen)), ...(chunk.viteMetadata?.importedCss ?? [])]
  }
  const head = new Map(
    [...chunks.values()].flatMap(({ fileName, facadeModuleId }) => {
      const source = drawn.find((file) => facadeModuleId?.endsWith(`/${file}`))
      const styles = [...new Set(stylesOf(fileName))].map((style) => `<link rel="stylesheet" href="/${style}">`)
      const script = `<script type="module" src="/${fileName}"></script>`
      return source
        ? [[`<script type="module" src="/${source}"></script>`, [...styles, script].join('\n')] as const]
        : []
    }),
  )
  return { files, head }
}
const TYPES: Record<string, string> = { js: 'text/javascript', css: 'text/css' }

beforeAll(async () => {
  vite = await createServer({
    appType: 'custom',
    logLevel: 'error',
    server: { middlewareMode: true, hmr: false, ws: false },
  })
  const { files, head } = await drawing()
  documentAt = async (address) => {
    let html = await galleryOf(vite, address)
    for (const [source, built] of head) html = html?.replace(source, built)
    return html?.replace('<script type="module" src="/@vite/client"></script>', '')
  }
  http = createHttp(async (request, response) => {
    const file = files.get(request.url!)
    const said = file ?? (await documentAt(request.url!))
    response.writeHead(said === undefined ? 404 : 200, {
      'content-type': `${(file && TYPES[request.url!.split('.').at(-1)!]) ?? 'text/html'}; charset=utf-8`,
      ...(file ? { 'cache-control': 'max-age=3600' } : {}),
    })
    response.end(said)
  })
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening))
  hall = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  const borrowed = await borrowBrowser()
  leave = borrowed.leave
  for (const size of SIZES) {
    const { context, page } = await openDevice(borrowed.browser, size, 'zh-Hans', { reducedMotion: true })
    devices[size] = { drawn: page, written: await context.newPage() }
    await devices[size].written.goto(`${hall}/gallery`)
  }
})
afterAll(async () => {
  await leave?.()
  http?.close()
  await vite?.close()
})

/** A desk and the hall's screen are not made for phones. */
const sizeOf = (shown: string): Size => (/^(screen|desk)/.test(shown) ? 'desktop' : 'phone')

const texts = Object.keys(TEXTS) as TextName[]
/**
 * Opens something of the gallery. A public page is written into the one before it, in the same window, which
 * takes a third of what loading it would.
 */
async function open(size: Size, shown: Shown, text: string, locale: string): Promise<Page> {
  const address = `/gallery/${shown}/${text}/${locale}`
  const { drawn, written } = devices[size]
  if (isDrawn(shown)) {
    await drawn.goto(hall + address)
    await drawn.locator('main, #app > *').first().waitFor()
    return drawn
  }
  await written.setContent((await documentAt(address))!)
  await written.locator('main').first().waitFor()
  return written
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

/** How pages are looked at in each language: on the narrowest phone, at 200 %, in the system's colours. */
const NARROW = { width: 320, height: 640 }
const SEEN = {
  'zh-Hans': { phone: NARROW, desktop: NARROW, forcedColors: 'none' },
  'zh-Hant': { phone: SCREENS.zoomed, desktop: SCREENS.zoomed, forcedColors: 'none' },
  en: { phone: SCREENS.phone, desktop: SCREENS.desktop, forcedColors: 'active' },
} as const

test.each(LOCALES.flatMap((locale) => [false, true].map((dark) => [locale, dark ? 'dark' : 'light'] as const)))(
  '[J10] axe finds nothing in %s, %s, each page once 320 px wide, once at 200 per cent, once in forced colours',
  async (locale, look) => {
    const found: Record<string, string[]> = {}
    for (const size of SIZES) {
      const dark = look === 'dark'
      for (const page of Object.values(devices[size])) {
        await page.emulateMedia({ colorScheme: look, forcedColors: SEEN[locale].forcedColors })
        await page.setViewportSize(SEEN[locale][size])
      }
      // Every page in every language, one half dark, the other light; each time with another text.
      for (const [n, shown] of SHOWN.entries()) {
        const l = LOCALES.indexOf(locale)
        if (sizeOf(shown) !== size || ((n + l) % 2 === 1) !== dark) continue
        const text = texts[(n * LOCALES.length + l) % texts.length]!
        const page = await open(size, shown, text, locale)
        const wrong = [...(await violations(page)), ...(await tooWide(page))]
        if (wrong.length) found[`${shown} ${text}`] = wrong
      }
    }
    expect(found).toEqual({})
  },
)

test.each(SIZES)('whatever is written stays inside the page on %s', async (size) => {
  const found: Record<string, string[]> = {}
  for (const page of Object.values(devices[size])) {
    await page.emulateMedia({ forcedColors: 'none' })
    await page.setViewportSize(SCREENS[size])
  }
  for (const shown of SHOWN.filter((each) => sizeOf(each) === size)) {
    const wide = await tooWide(await open(size, shown, 'broad', 'zh-Hans'))
    if (wide.length) found[shown] = wide
  }
  expect(found).toEqual({})
})
