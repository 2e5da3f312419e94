import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { LOCALES } from '../../src/wire/plain.ts'
import { UNOPENED, UNOPENED_IN_HALL } from '../../src/wire/strings/unopened.ts'
import { SIZES, signIn } from '../build/browser.ts'
import { LACKING, makeOld, usesOf } from '../build/oldBrowser.ts'
import type { Stage } from './stage.ts'
import { setStage } from './stage.ts'
import { wordsOn } from './text.ts'

let stage: Stage

beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => stage?.end())

// Names of our own and our libraries' methods that something newer bears too.
const OWN = (
  'run drop changed wait identity command take move gather build equals capture in forget turn draw estimate pose ' +
  'pad getSize isValid expand addHandler'
).split(' ')
// Asked for before they are used, or caught where they are not there.
const GUARDED = [
  'structuredClone',
  'createImageBitmap',
  '.Segmenter()',
  '.createPolicy()',
  '.createHTML()',
  '.showModal()',
  '.showPicker()',
  // News in the browser, which are offered where it can show them.
  'Notification',
  '.requestPermission()',
  '.getSubscription()',
  '.subscribe()',
  '.unsubscribe()',
  '.showNotification()',
  // Passkeys, which are offered where a browser has them.
  '.getTransports()',
  '.getPublicKeyAlgorithm()',
  '.getPublicKey()',
  '.getAuthenticatorData()',
  '.isConditionalMediationAvailable()',
]

test('what is built uses nothing that Safari 14 or Chrome 87 lack', () => {
  expect(LACKING.members.has('at') && LACKING.members.has('findLast') && LACKING.globals.has('structuredClone')).toBe(
    true,
  )
  expect([...usesOf('const a = [1].at(-1); structuredClone(a); typeof WeakRef; /(?<=a)b/')]).toEqual([
    '.at()',
    '/(?<=a)b/',
    'structuredClone',
  ])
  const known = new Set([...OWN.map((name) => `.${name}()`), ...GUARDED])
  const scripts = readdirSync('dist/web/assets').filter((name) => name.endsWith('.js'))
  expect(scripts.length).toBeGreaterThan(4)
  const found = scripts.flatMap((name) =>
    [...usesOf(readFileSync(`dist/web/assets/${name}`, 'utf8'))].map((use) => `${name} ${use}`),
  )
  expect(found.filter((line) => !known.has(line.split(' ')[1]!))).toEqual([])
})

async function openOld(size: keyof typeof SIZES, more = {}): Promise<{ page: Page; errors: string[] }> {
  const context = await stage.browser.newContext({ viewport: SIZES[size], locale: 'zh-CN', ...more })
  await makeOld(context)
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(String(error)))
  return { page, errors }
}

test('an old phone takes part in a meeting from the code to the receipt', async () => {
  const { page, errors } = await openOld('phone', { hasTouch: true, isMobile: true })
  await page.goto(`${stage.hall}/m/${stage.code}`)
  expect(await page.evaluate('[].at ?? ({}).constructor.hasOwn ?? self.structuredClone')).toBeUndefined()
  const say = wordsOn('phone')
  await page.getByRole('radio', { name: say('tree.problem') }).check({ force: true })
  await page.getByRole('textbox', { name: say('write.ask.problem') }).fill('三井巷口的路灯不亮')
  await page.getByRole('button', { name: say('write.send') }).click()
  await page.getByRole('heading', { name: say('thanks.title') }).waitFor()

  const neighbour = await stage.somebody()
  await neighbour({ kind: 'postCard', id: crypto.randomUUID(), tree: 'problem', text: '巷子里的灯坏了半个月' })
  await page.getByRole('button', { name: say('phone.read'), exact: true }).click()
  await page.getByRole('button', { name: say('tree.problem') }).click()
  const other = page.locator('li', { hasText: '半个月' })
  await other.getByRole('button', { name: say('card.endorse') }).click()
  await expect
    .poll(async () => Object.values((await stage.board()).cards).map(({ endorsements }) => endorsements))
    .toContain(1)
  await page.getByRole('button', { name: say('phone.mine') }).click()
  await page.getByText('三井巷口的路灯不亮').first().waitFor()
  await page.reload()
  await page.getByRole('button', { name: say('phone.write'), exact: true }).waitFor()
  expect(await page.locator('#unopened').count()).toBe(0)
  expect(errors).toEqual([])
})

test('the big screen and the desk of an old computer are drawn', async () => {
  const screen = await openOld('screen')
  await screen.page.goto(`${stage.hall}/screen/${stage.code}`)
  await screen.page.locator('canvas').first().waitFor()
  expect(screen.errors).toEqual([])

  const desk = await openOld('desktop')
  await signIn(desk.page, stage.hall + new URL(stage.grove.signInLink).pathname)
  await desk.page.goto(`${stage.hall}/desk/meetings/${stage.code}`)
  await desk.page.locator('[data-column]').first().waitFor()
  await desk.page.locator('body').press('?')
  await desk.page.getByRole('dialog').waitFor()
  expect(desk.errors).toEqual([])
})

test('a phone on which nothing is drawn says in three languages what to do', async () => {
  // Chinese sentences follow each other without a space.
  const texts = LOCALES.map((locale) => [UNOPENED[locale], UNOPENED_IN_HALL[locale]].join(locale === 'en' ? ' ' : ''))
  const shown = async (page: Page) => {
    await page.goto(`${stage.hall}/m/${stage.code}`, { waitUntil: 'commit' })
    const said = page.locator('#unopened p')
    await said.first().waitFor({ state: 'visible' })
    for (const [n, text] of texts.entries()) expect(await said.nth(n).innerText()).toBe(text)
  }
  // Scripts are off; the script never comes; the script is stopped by what the browser lacks.
  const without = await stage.browser.newContext({ viewport: SIZES.phone, javaScriptEnabled: false })
  await shown(await without.newPage())
  const lost = await (await stage.browser.newContext({ viewport: SIZES.phone })).newPage()
  await lost.route('**/assets/*.js', (route) => route.abort())
  await shown(lost)
  const older = await stage.browser.newContext({ viewport: SIZES.phone })
  await older.addInitScript(() => Reflect.deleteProperty(Array.prototype, 'map'))
  const stopped = await older.newPage()
  const failed = stopped.waitForEvent('pageerror')
  await shown(stopped)
  await failed
})
