import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ROLES } from '../../src/core/place/place.ts'
import { LEDGER_VIEWS } from '../../src/web/desk/route.ts'
import { borrowBrowser, openDevice, signIn } from '../build/browser.ts'
import type { GroveProcess } from '../build/process.ts'
import { freePort, startProcess } from '../build/process.ts'
import { deadEnds, DESK_PAGES } from './deadEnds.ts'
import { newId } from './stage.ts'
import { wordsOn } from './text.ts'
import { violations } from './violations.ts'

let grove: GroveProcess
let browser: Browser
let leave: () => Promise<void>
const base = mkdtempSync(join(tmpdir(), 'grove-setup-'))
beforeAll(async () => {
  grove = await startProcess(join(base, 'data'), await freePort(), { SAMPLE: 'no', TIME_ZONE: 'Europe/Berlin' })
  ;({ browser, leave } = await borrowBrowser())
})
afterAll(async () => {
  await leave?.()
  grove?.child.kill('SIGTERM')
  await grove?.ended
  rmSync(base, { recursive: true, force: true })
})

const say = wordsOn('desk')
const SHEET = '社区\t网格\t楼栋\n北桥社区 beiqiao\t一网格\t1栋\n\t\t2栋\n南桥社区\t一网格'

async function openSubdistrict(page: Page) {
  // An empty installation begins here, wherever its administrator comes in.
  await page.getByRole('heading', { name: say('setup.title') }).waitFor()
  await page.getByLabel(say('places.name.subdistrict')).fill('双桥街道')
  await page.getByLabel(say('deskRooms.zone')).selectOption('Asia/Shanghai')
  await page.getByRole('button', { name: say('app.save') }).click()
  await page.getByText(say('setup.saved')).waitFor()
  expect(await violations(page)).toEqual([])
}

async function pastePlaces(page: Page) {
  await page.getByRole('link', { name: say('setup.toPlaces') }).click()
  await page.getByText(say('places.many')).click()
  await page.getByLabel(say('places.paste')).fill(`${SHEET}\n\t\t${'x'.repeat(61)}`)
  await page.getByRole('button', { name: say('places.look') }).click()
  await page.getByText(say('places.why.nameUnfit')).waitFor()
  // Nothing can be kept while a row is refused.
  expect(await page.getByRole('button', { name: say('places.keep') }).count()).toBe(0)
  await page.getByLabel(say('places.paste')).fill(SHEET)
  await page.getByRole('button', { name: say('places.look') }).click()
  await page.getByRole('button', { name: say('places.keep') }).click()
  await page.getByRole('button', { name: say('places.keep') }).waitFor({ state: 'detached' })
  await page.getByText('/c/beiqiao').first().waitFor()
  const form = page.getByRole('region', { name: say('places.add.community') })
  await form.getByLabel(say('places.name.community')).fill('西桥社区')
  await form.getByLabel(say('places.slug')).fill('xiqiao')
  await form.getByRole('button', { name: say('places.add') }).click()
  await page.getByRole('button', { name: '西桥社区', exact: true }).waitFor()
  await page
    .getByRole('button', { name: /西桥社区$/ })
    .last()
    .click()
  await page.getByRole('dialog').getByLabel(say('places.name.community')).fill('西大桥社区')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('app.save') })
    .click()
  await page
    .getByRole('region', { name: say('places.record') })
    .getByText('西大桥社区')
    .waitFor()
  expect(await violations(page)).toEqual([])
}

async function appointFirst(page: Page) {
  await page.goto(`${grove.url}/desk/setup`)
  await page
    .getByRole('main')
    .getByRole('link', { name: say('desk.people') })
    .click()
  await page.getByLabel(say('attendance.name')).fill('林知夏')
  await page.getByRole('button', { name: say('people.add') }).click()
  const link = await page.getByRole('dialog').getByRole('textbox').inputValue()
  return grove.url + new URL(link).pathname
}

// One installation from its first page on: each test goes on where the one before it ended.
let page: Page
let link: string
test('[J9] an administrator sets up an empty installation by pages alone', async () => {
  ;({ page } = await openDevice(browser, 'desktop'))
  await signIn(page, grove.signInLink)
  await openSubdistrict(page)
  await pastePlaces(page)
  link = await appointFirst(page)
})

test.each(ROLES)(
  '[J9] every page of the desk has something to do for %s, or says where to go, where nothing has happened yet',
  async (role) => {
    const { items } = await (await page.request.get(`${grove.url}/api/places`)).json()
    const { slug } = items.find(({ kind }: { kind: string }) => kind === 'subdistrict')
    const at = role === 'officer' || role === 'administrator' ? `subdistricts/${slug}` : 'communities/beiqiao'
    const data = { id: newId(), name: `${role}者`, role }
    const appointed = await page.request.post(`${grove.url}/api/${at}/people`, { data })
    expect(appointed.status(), await appointed.text()).toBe(201)
    const { signInLink } = (await appointed.json()) as { signInLink: string }
    const { page: desk } = await openDevice(browser, 'desktop')
    await desk.request.post(grove.url + new URL(signInLink).pathname, { maxRedirects: 0 })
    const ledgers = LEDGER_VIEWS.map((view) => `/c/beiqiao/${view}`)
    expect(await deadEnds(desk, grove.url, [...DESK_PAGES, ...ledgers])).toEqual([])
    await desk.context().close()
  },
)

test('[J9] whoever was appointed first holds a first meeting by pages alone', async () => {
  const { page: desk } = await openDevice(browser, 'desktop')
  await signIn(desk, link)
  await desk
    .getByRole('link', { name: say('desk.newMeeting') })
    .first()
    .click()
  await desk.getByLabel(say('meeting.theme')).fill('桥头的路灯')
  await desk.getByRole('button', { name: say('meeting.create') }).click()
  await desk.waitForURL(/desk\/meetings\/[0-9A-Z]{6}$/)
  const code = desk.url().slice(-6)
  for (const stage of ['draft', 'announced'] as const)
    await desk
      .getByRole('button', { name: say(`meeting.step.${stage}`) })
      .first()
      .click()
  await expect
    .poll(async () => (await (await fetch(`${grove.url}/c/beiqiao`)).text()).includes('桥头的路灯'))
    .toBe(true)

  await page.goto(`${grove.url}/desk/setup`)
  await page
    .getByRole('heading', { name: new RegExp(`${say('setup.meeting').source}.*${say('setup.done').source}`) })
    .waitFor()
  const { page: phone } = await openDevice(browser, 'phone')
  await phone.goto(`${grove.url}/m/${code}`)
  await phone.getByText('桥头的路灯').first().waitFor()
})
