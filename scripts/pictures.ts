// Takes a picture of every page, into docs/pictures: starts a Grove of its own, plays the sample meeting,
// opens each page in Chromium.
//   npm run pictures [-- NAME …]       only the pictures whose names contain NAME
//   npm run pictures -- --sizes [NAME …]    every surface in every size, and the screen with 0 to 3,000 cards, into
//                                           pictures/, which Git leaves alone
//   npm run pictures -- --beside COMMIT [NAME …]   a page in pictures/ that shows docs/pictures beside those of
//                                           COMMIT;
//   npm run pictures -- --beside FOLDER     or pictures/ beside a folder in which --sizes put them at another one
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { openBrowser, openDevice, signIn, SIZES } from '../tests/build/browser.ts'
import type { GroveProcess } from '../tests/build/process.ts'
import { pdfPicture } from './documents/read.ts'
import { beside } from './pictures/beside.ts'
import { sizedPictures } from './pictures/sized.ts'
import { freePort, startProcess } from '../tests/build/process.ts'

interface Picture {
  name: string
  path: string
  size: keyof typeof SIZES
  locale?: 'zh-Hans' | 'zh-Hant' | 'en'
  dark?: boolean
  large?: boolean
  /** Who is signed in, as `npm start` prints their link. */
  desk?: 'Facilitator' | 'Coordinator'
  whole?: boolean
  /** As it comes out of a printer. */
  print?: boolean
  /** Done before the page is opened. */
  before?: (page: Page) => Promise<unknown>
  /** `path` is a PDF: of its pages this one. */
  sheet?: number
  first?: (page: Page) => Promise<void>
}

const flags = process.argv.slice(2).filter((word) => word.startsWith('--'))
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'))
if (flags.includes('--beside')) {
  console.log(await beside(wanted[0] ?? 'HEAD', 'pictures', wanted.slice(1)))
  process.exit()
}
const into = flags.includes('--sizes') ? 'pictures' : 'docs/pictures'
const folder = mkdtempSync(join(tmpdir(), 'grove-pictures-'))
const grove = await startProcess(join(folder, 'data'), await freePort())
const browser = await openBrowser()
type SignedIn = Awaited<ReturnType<Awaited<ReturnType<typeof openDevice>>['context']['storageState']>>
const signedIn = new Map<string, SignedIn>()
try {
  await (flags.includes('--sizes') ? allSizes() : usual())
} finally {
  await browser.close()
  grove.child.kill('SIGINT')
  await grove.ended
  rmSync(folder, { recursive: true, force: true })
}

async function usual(): Promise<void> {
  await takeAll(await before(grove))
  await replay()
  await takeAll(await after(grove))
  await replay('--year')
  await takeAll(await year(grove))
  await takeAll([{ name: 'receipt-phone-zh-Hans', path: `/r/${await receiptOf(grove)}`, size: 'phone' }])
}

async function allSizes(): Promise<void> {
  await replay()
  await takeAll(sizedPictures(grove.code, await closedOf(grove)))
}

/** The code of the meeting that was held before. */
async function closedOf({ url }: GroveProcess): Promise<string> {
  const { items } = (await (await fetch(`${url}/api/communities/rongbu/meetings`)).json()) as {
    items: { code: string; stage: string }[]
  }
  return items.find(({ stage }) => stage === 'closed')!.code
}

/** Plays the sample meeting, or with `--year` a year of the sample communities. */
async function replay(...flags: string[]): Promise<void> {
  const env = { ...process.env, PORT: String(grove.port), DATA_DIR: join(folder, 'data'), GROVE_URL: '' }
  const child = spawn('npx', ['tsx', 'scripts/replay.ts', ...flags], { env, stdio: 'inherit' })
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) throw new Error(`scripts/replay.ts ended with ${code}`)
}

/** A page of a document, as its PDF has it. */
function document(name: string, path: string, sheet = 1): Picture {
  return { name: `document-${name}`, path, size: 'desktop', desk: 'Facilitator', sheet }
}

/** While the open meeting still waits for its first card. */
async function before({ code }: GroveProcess): Promise<Picture[]> {
  return [{ name: 'screen-empty-zh-Hans', path: `/screen/${code}`, size: 'screen' }]
}

async function after({ code }: GroveProcess): Promise<Picture[]> {
  const closed = await closedOf(grove)
  const locales = ['zh-Hans', 'zh-Hant', 'en'] as const
  return [
    ...locales.map((locale): Picture => ({
      name: `screen-${locale}`,
      path: `/screen/${code}`,
      size: 'screen',
      locale,
    })),
    { name: 'screen-dark-zh-Hans', path: `/screen/${code}?dark`, size: 'screen', dark: true },
    ...locales.map((locale): Picture => ({ name: `phone-write-${locale}`, path: `/m/${code}`, size: 'phone', locale })),
    { name: 'phone-write-large-zh-Hans', path: `/m/${code}`, size: 'phone', large: true },
    { name: 'phone-write-dark-zh-Hans', path: `/m/${code}`, size: 'phone', dark: true },
    ...(['zh-Hans', 'en'] as const).map((locale): Picture => ({
      name: `phone-read-${locale}`,
      path: `/m/${code}`,
      size: 'phone',
      locale,
      first: (page) => page.locator('nav button').nth(1).click(),
    })),
    {
      name: 'phone-mine-zh-Hans',
      path: `/m/${code}`,
      size: 'phone',
      first: (page) => page.locator('nav button').nth(2).click(),
    },
    { name: 'desk-home-zh-Hans', path: '/desk', size: 'desktop', desk: 'Facilitator' },
    { name: 'desk-board-zh-Hans', path: `/desk/meetings/${code}`, size: 'desktop', desk: 'Facilitator' },
    { name: 'desk-board-en', path: `/desk/meetings/${code}`, size: 'desktop', desk: 'Facilitator', locale: 'en' },
    { name: 'desk-board-tablet-zh-Hans', path: `/desk/meetings/${code}`, size: 'tablet', desk: 'Facilitator' },
    ...(['zh-Hans', 'en'] as const).map((locale): Picture => ({
      ...document(`minutes-${locale}`, `/api/meetings/${closed}/documents/minutes.pdf`),
      locale,
    })),
    document('minutes-cards-zh-Hans', `/api/meetings/${closed}/documents/minutes.pdf`, 2),
    document('attendance-zh-Hans', `/api/meetings/${closed}/documents/attendance.pdf`),
    document('press-zh-Hans', `/api/meetings/${closed}/documents/press.pdf`),
    document('poster-zh-Hans', `/api/meetings/${code}/documents/poster.pdf`),
    document('result-zh-Hans', `/api/meetings/${closed}/documents/result.pdf`),
    ...(['minutes', 'documents', 'attendance', 'agenda', 'settings'] as const).map((tab): Picture => ({
      name: `desk-${tab}-zh-Hans`,
      path: `/desk/meetings/${closed}/${tab}`,
      size: 'desktop',
      desk: 'Facilitator',
      whole: true,
    })),
    {
      name: 'desk-minutes-en',
      path: `/desk/meetings/${closed}/minutes`,
      size: 'desktop',
      desk: 'Facilitator',
      locale: 'en',
      whole: true,
    },
    {
      name: 'desk-minutes-phone-zh-Hans',
      path: `/desk/meetings/${closed}/minutes`,
      size: 'phone',
      desk: 'Facilitator',
      whole: true,
    },
    {
      name: 'desk-minutes-open-zh-Hans',
      path: `/desk/meetings/${code}/minutes`,
      size: 'desktop',
      desk: 'Facilitator',
      whole: true,
    },
    { name: 'desk-new-zh-Hans', path: '/desk/new?community=rongbu', size: 'desktop', desk: 'Facilitator' },
    ...locales.map((locale): Picture => ({ name: `home-${locale}`, path: '/', size: 'desktop', locale })),
    { name: 'home-phone-zh-Hans', path: '/', size: 'phone' },
    { name: 'record-zh-Hans', path: `/m/${closed}/record`, size: 'desktop', whole: true },
    { name: 'record-en', path: `/m/${closed}/record`, size: 'desktop', locale: 'en' },
    { name: 'record-phone-zh-Hans', path: `/m/${closed}/record`, size: 'phone' },
    { name: 'poster-zh-Hans', path: `/poster/${code}`, size: 'desktop', whole: true },
    { name: 'sign-in-zh-Hans', path: '/sign-in', size: 'phone' },
    { name: 'api-en', path: '/api', size: 'desktop', locale: 'en' },
    { name: 'problem-phone-zh-Hans', path: '/nowhere', size: 'phone' },
  ]
}

/** With a year of the sample communities: the ledger. */
async function year({ url }: GroveProcess): Promise<Picture[]> {
  const numberOf = async (stage: string) =>
    (
      (await (await fetch(`${url}/api/communities/rongbu/matters?stage=${stage}&lane=major`)).json()) as {
        items: { number: number }[]
      }
    ).items[0]!.number
  const [confirmed, deliberating] = [await numberOf('confirmed'), await numberOf('deliberating')]
  const desk = 'Coordinator' as const
  return [
    { name: 'community-zh-Hans', path: '/c/rongbu', size: 'desktop', whole: true },
    { name: 'community-phone-zh-Hans', path: '/c/rongbu', size: 'phone' },
    { name: 'matters-en', path: '/c/rongbu/matters', size: 'desktop', locale: 'en' },
    { name: 'matter-zh-Hans', path: `/c/rongbu/matters/${confirmed}`, size: 'desktop', whole: true },
    { name: 'matter-phone-zh-Hans', path: `/c/rongbu/matters/${confirmed}`, size: 'phone' },
    { name: 'subdistrict-zh-Hans', path: '/s/hedu', size: 'desktop' },
    { name: 'ledger-zh-Hans', path: '/desk/c/rongbu/matters', size: 'desktop', desk },
    { name: 'ledger-en', path: '/desk/c/rongbu/matters', size: 'desktop', locale: 'en', desk },
    { name: 'ledger-board-zh-Hans', path: '/desk/c/rongbu/matters?look=board', size: 'desktop', desk },
    { name: 'ledger-phone-zh-Hans', path: '/desk/c/rongbu/matters', size: 'phone', desk },
    { name: 'ledger-matter-zh-Hans', path: `/desk/c/rongbu/matters/${deliberating}`, size: 'desktop', desk },
    { name: 'ledger-inbox-zh-Hans', path: '/desk/c/rongbu/inbox', size: 'desktop', desk },
    { name: 'ledger-notices-zh-Hans', path: '/desk/c/rongbu/notices', size: 'desktop', desk, whole: true },
    { name: 'ledger-notices-phone-zh-Hans', path: '/desk/c/rongbu/notices', size: 'phone', desk, whole: true },
    { name: 'ledger-settings-zh-Hans', path: '/desk/c/rongbu/settings', size: 'desktop', desk, whole: true },
    { name: 'ledger-teams-zh-Hans', path: '/desk/c/rongbu/teams', size: 'desktop', desk },
  ]
}

/** Writes one more card, after all counts have been pictured, to have a receipt to show. */
async function receiptOf({ url, code }: GroveProcess): Promise<string> {
  const post = async (path: string, body: unknown, token = '') =>
    (await (
      await fetch(`${url}/api/meetings/${code}/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify(body),
      })
    ).json()) as { token: string; receipt: string }
  const { token } = await post('participants', { id: crypto.randomUUID(), key: crypto.randomUUID() })
  const text = '三井巷口的路灯，下雨天就灭，老人不敢出门倒垃圾。'
  return (await post('commands', { kind: 'postCard', id: crypto.randomUUID(), tree: 'problem', text }, token)).receipt
}

async function takeAll(pictures: Picture[]): Promise<void> {
  mkdirSync(into, { recursive: true })
  for (const picture of pictures) {
    if (wanted.length && !wanted.some((part) => picture.name.includes(part))) continue
    await take(browser, picture)
    console.log(picture.name)
  }
}

async function take(from: Browser, picture: Picture): Promise<void> {
  const { context, page } = await openDevice(from, picture.size, picture.locale, {
    dark: picture.dark ?? false,
    reducedMotion: true,
  })
  if (picture.desk) {
    const known = signedIn.get(picture.desk)
    if (!known) {
      const path = new RegExp(`${picture.desk}\\s+https?://[^/]+(\\S+)`).exec(grove.printed())![1]!
      await signIn(page, grove.url + path)
      signedIn.set(picture.desk, await context.storageState())
    } else await context.addCookies(known.cookies)
  }
  const file = join(into, `${picture.name}.png`)
  if (picture.sheet) {
    const reply = await context.request.get(`${grove.url}${picture.path}?lang=${picture.locale ?? 'zh-Hans'}`)
    await keep(await pdfPicture(await reply.body(), picture.sheet), file)
    return context.close()
  }
  await picture.before?.(page)
  await page.goto(grove.url + picture.path)
  if (picture.large) {
    await page.evaluate(() => localStorage.setItem('grove.large', 'true'))
    await page.reload()
  }
  await picture.first?.(page)
  if (picture.print) await page.emulateMedia({ media: 'print' })
  await page.waitForTimeout(900)
  await keep(await page.screenshot({ fullPage: picture.whole ?? false }), file)
  await context.close()
}

/** In a few hundred colours, which nobody tells apart from all of them: the repository stays small. */
const keep = (picture: Uint8Array, file: string) => sharp(picture).png({ palette: true, effort: 10 }).toFile(file)
