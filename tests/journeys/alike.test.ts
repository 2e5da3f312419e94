import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDevice, signIn } from '../build/browser.ts'
import { WORDINGS } from '../build/wordings.ts'
import type { Stage } from './stage.ts'
import { newId, setStage } from './stage.ts'
import { violations } from './violations.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => stage?.end())

test('[J6] 40 cards of a hall are gathered with one key, which asks for the name of each new topic, and what is told apart stays apart', async () => {
  const send = await stage.somebody()
  const texts = WORDINGS.flatMap(({ cards }) => cards).slice(0, 40)
  for (const text of texts) await send({ kind: 'postCard', id: newId(), tree: 'problem', text })
  const { page } = await openDevice(stage.browser, 'desktop')
  await signIn(page, stage.grove.url + new URL(stage.grove.signInLink).pathname)
  await page.goto(`${stage.grove.url}/desk/meetings/${stage.code}`)
  const first = page.locator('[data-suggestion]').first()
  await first.waitFor()
  expect(await first.locator('mark').count()).toBeGreaterThan(0)
  // How sure is said in words, and some are surer than others.
  expect(new Set(await page.locator('[data-suggestion] .small').allTextContents()).size).toBeGreaterThan(1)
  expect(await violations(page)).toEqual([])

  // One is not the same: it does not come back.
  const centre = await first.getAttribute('data-suggestion')
  const began = performance.now()
  const suggestedAnew = () => page.waitForResponse((reply) => reply.url().endsWith('/suggestions'))
  const afterRejecting = suggestedAnew()
  await page.keyboard.press('x')
  await expect.poll(() => page.locator(`[data-suggestion="${centre}"]`).count()).toBe(0)
  await (await afterRejecting).finished()
  // The others are gathered one by one, by keyboard alone.
  const loose = async () => Object.values((await stage.board()).cards).filter(({ topic }) => !topic).length
  for (let before = await loose(); await first.isVisible(); before = await loose()) {
    const afterGathering = suggestedAnew()
    await page.keyboard.press('y')
    // A new topic hangs under a name that somebody read; what joins a topic that has one asks nothing.
    await page.evaluate(() => new Promise(requestAnimationFrame))
    const topics = async () => Object.keys((await stage.board()).topics).length
    const had = await topics()
    const asked = await page.getByRole('dialog').isVisible()
    if (asked) await page.keyboard.press('Enter')
    await expect.poll(loose).toBeLessThan(before)
    expect(await topics()).toBe(asked ? had + 1 : had)
    await (await afterGathering).finished()
    await page.evaluate(() => new Promise(requestAnimationFrame))
  }
  console.log(
    `alike: ${40 - (await loose())} of 40 cards gathered in ${((performance.now() - began) / 1000).toFixed(0)} s`,
  )
  // All but the group that was told apart and a few in words of their own.
  expect(await loose()).toBeLessThanOrEqual(16)

  // [M22] Undone, everything is as before; what joined a topic that was there is a step of its own.
  for (let before = await loose(); before < 40; before = await loose()) {
    await page.keyboard.press('z')
    await expect.poll(loose).toBeGreaterThan(before)
  }
  await expect.poll(async () => Object.values((await stage.board()).topics), { timeout: 8000 }).toEqual([])

  // [M55] What says the opposite becomes one topic with two sides, by one key; undone by one.
  const wanted = await send({ kind: 'postCard', id: newId(), tree: 'action', text: '三号楼要加装电梯' })
  const opposed = await send({ kind: 'postCard', id: newId(), tree: 'action', text: '反对三号楼加装电梯' })
  const opposite = page.locator('[data-suggestion] .opposite').first()
  await opposite.waitFor()
  await page.keyboard.press('v')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('Enter')
  const sides = async () => Object.values((await stage.board()).topics).map((topic) => topic.sides)
  await expect.poll(sides).toEqual([[1, 1]])
  const { cards } = await stage.board()
  expect([cards[wanted.id!]!.otherSide, cards[opposed.id!]!.otherSide].filter(Boolean)).toEqual([true])
  await expect.poll(() => page.locator('.topic li.side').count()).toBe(2)
  expect(await violations(page)).toEqual([])
  const { page: reader } = await openDevice(stage.browser, 'phone')
  await reader.goto(`${stage.grove.url}/m/${stage.code}/record`)
  await reader.getByRole('heading', { level: 4 }).nth(1).waitFor()
  expect(await violations(reader)).toEqual([])
  await page.keyboard.press('z')
  await expect.poll(sides).toEqual([])
})

test('who writes what is a matter already is told so, goes on or not; everybody finds it; staff find it at the desk', async () => {
  const desk = await stage.atDesk('coordinator')
  const send = await stage.somebody()
  const text = '晒谷场的单杠锈断了一根'
  const { id: card } = await send({ kind: 'postCard', id: newId(), tree: 'problem', text, where: '晒谷场' })
  const { id: meeting } = await stage.board()
  const opened = await desk.request.post(`${stage.grove.url}/api/communities/rongbu/matters/${newId()}/commands`, {
    headers: { 'idempotency-key': newId() },
    data: { kind: 'openMatter', title: '晒谷场单杠生锈', where: '晒谷场', cards: [{ meeting, card }] },
  })
  expect(opened.status()).toBe(200)
  const { number } = (await opened.json()) as { number: number }

  // Nothing is asked of them: one line, which goes away for this card at one press.
  const { page } = await openDevice(stage.browser, 'phone')
  await page.goto(`${stage.hall}/m/${stage.code}`)
  const field = page.locator('textarea')
  await field.fill('晒谷场单杠又锈了，孩子划破手')
  const already = page.locator('.already')
  await already.waitFor()
  expect(await already.getByRole('link').first().getAttribute('href')).toBe(`/c/rongbu/matters/${number}`)
  expect(await already.locator('mark').count()).toBeGreaterThan(0)
  expect(await violations(page)).toEqual([])
  await already.getByRole('button').click()
  await expect.poll(() => already.count()).toBe(0)
  await field.fill('晒谷场单杠又锈了，孩子划破手，请快修')
  await page.waitForTimeout(2500)
  expect(await already.count()).toBe(0)

  const { page: reader } = await openDevice(stage.browser, 'phone')
  await reader.goto(`${stage.grove.url}/c/rongbu`)
  await reader.getByRole('searchbox').fill('曬穀場 單槓')
  await reader.keyboard.press('Enter')
  await reader.locator('.found li').first().waitFor()
  expect(await reader.locator('.found mark').count()).toBeGreaterThan(0)
  expect(await violations(reader)).toEqual([])
  await reader.getByRole('link', { name: '晒谷场单杠生锈' }).first().click()
  expect(new URL(reader.url()).pathname).toBe(`/c/rongbu/matters/${number}`)

  // What it is about is suggested from its words; a person presses it, or not.
  const parked = '公园旁的电动车乱停，堵住盲道'
  await send({ kind: 'postCard', id: newId(), tree: 'problem', text: parked })
  await desk.goto(`${stage.grove.url}/desk/c/rongbu/inbox`)
  await desk.locator('li[id^=card-]').filter({ hasText: parked }).getByRole('checkbox').check()
  await desk.keyboard.press('n')
  await desk.locator('dialog input').first().fill(parked)
  await desk.locator('[data-suggested="parking"]').click()
  expect(await desk.locator('dialog select').inputValue()).toBe('parking')
  expect(await violations(desk)).toEqual([])

  await desk.goto(`${stage.grove.url}/desk/c/rongbu/search`)
  await desk.getByRole('searchbox').fill('sgc')
  await desk.keyboard.press('Enter')
  await desk.locator('ol mark').first().waitFor()
  expect(await violations(desk)).toEqual([])
  await desk.getByRole('link', { name: '晒谷场单杠生锈' }).first().click()
  await desk.waitForURL(`**/desk/c/rongbu/matters/${number}`)
})
