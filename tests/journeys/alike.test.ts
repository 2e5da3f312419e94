import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDevice, signIn } from '../build/browser.ts'
import { WORDINGS } from '../build/wordings.ts'
import type { Stage } from './stage.ts'
import { newId, setStage } from './stage.ts'
import { violations } from './violations.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
}, 60_000)
afterAll(() => stage?.end())

test('40 cards of a hall are gathered with one key, and what is told apart stays apart', async () => {
  const send = await stage.somebody()
  const texts = WORDINGS.flatMap(({ cards }) => cards).slice(0, 40)
  for (const text of texts) await send({ kind: 'postCard', id: newId(), tree: 'problem', text })
  const { page } = await openDevice(stage.browser, 'desktop')
  await signIn(page, stage.grove.url + new URL(stage.grove.signInLink).pathname)
  await page.goto(`${stage.grove.url}/desk/meetings/${stage.code}`)
  const first = page.locator('[data-suggestion]').first()
  await first.waitFor()
  expect(await first.locator('mark').count()).toBeGreaterThan(0)
  expect(await violations(page)).toEqual([])

  // One is not the same: it does not come back.
  const centre = await first.getAttribute('data-suggestion')
  const began = performance.now()
  await page.keyboard.press('x')
  await expect.poll(() => page.locator(`[data-suggestion="${centre}"]`).count()).toBe(0)
  // The others are gathered one by one, by keyboard alone.
  const loose = async () => Object.values((await stage.board()).cards).filter(({ topic }) => !topic).length
  for (let before = await loose(); await first.isVisible(); before = await loose()) {
    await page.keyboard.press('y')
    await expect.poll(loose).toBeLessThan(before)
    await page.waitForTimeout(1200)
  }
  console.log(
    `alike: ${40 - (await loose())} of 40 cards gathered in ${((performance.now() - began) / 1000).toFixed(0)} s`,
  )
  // All but the group that was told apart and a few in words of their own.
  expect(await loose()).toBeLessThanOrEqual(16)

  // [M22] Undone, everything is as before.
  for (let steps = Object.keys((await stage.board()).topics).length; steps > 0; steps--) {
    const before = await loose()
    await page.keyboard.press('z')
    await expect.poll(loose).toBeGreaterThan(before)
  }
  expect(await loose()).toBe(40)
}, 120_000)
