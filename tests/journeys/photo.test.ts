import { afterAll, beforeAll, expect, test } from 'vitest'
import sharp from 'sharp'
import { openDevice } from '../build/browser.ts'
import type { Stage } from './stage.ts'
import { setStage } from './stage.ts'
import { wordsOn } from './text.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => stage?.end())

const say = wordsOn('phone')
const pointsAt = (x: number, y: number) => `离左边 ${x}%，离上边 ${y}%`

test('[J7] a photo on a card: chosen without network, sent when it is back, shown from the phone, and on the card for all', async () => {
  const desk = await stage.atDesk('administrator')
  const body = await sharp({ create: { width: 640, height: 400, channels: 3, background: '#dfe8d0' } })
    .jpeg()
    .toBuffer()
  const at = `${stage.grove.url}/api/communities/rongbu/plan?name=${encodeURIComponent('平面图')}`
  const hung = await desk.request.put(at, { data: body, headers: { 'content-type': 'image/jpeg' } })
  expect(hung.status()).toBe(200)
  const { context, page } = await openDevice(stage.browser, 'phone')
  await page.goto(`${stage.hall}/m/${stage.code}`)
  await page.getByRole('textbox', { name: say('write.ask.problem') }).fill('巷口的路灯不亮')
  const buffer = await sharp({ create: { width: 320, height: 240, channels: 3, background: '#e8c46a' } })
    .jpeg()
    .toBuffer()
  await context.setOffline(true)
  await page.getByText(say('write.more')).click()
  await page.getByLabel(say('photo.choose')).setInputFiles({ name: 'x.jpg', mimeType: 'image/jpeg', buffer })
  await page.getByText(say('photo.failed')).waitFor()
  await context.setOffline(false)
  await page.getByRole('button', { name: say('photo.again') }).click()
  // What is shown is the picture on the phone: nobody can fetch it before it is on a card.
  const own = page.getByRole('img', { name: say('photo.yours') })
  await own.waitFor()
  expect(await own.getAttribute('src')).toMatch(/^blob:/)

  // [T41] Where it is, by keyboard alone, on a plan that was seen once: now there is no network.
  await page.getByRole('button', { name: say('point.point') }).waitFor()
  await context.setOffline(true)
  await page.getByRole('button', { name: say('point.point') }).press('Enter')
  const plan = page.getByRole('application', { name: '平面图' })
  await plan.press('ArrowLeft')
  await page.getByText(pointsAt(49, 50)).waitFor()
  await plan.press('Shift+ArrowUp')
  await page.getByText(pointsAt(49, 45)).waitFor()
  await plan.press('Enter')
  await page.getByText(say('point.set')).waitFor()
  await page.getByRole('button', { name: say('write.send') }).click()
  await page.getByText(say('phone.offline')).waitFor()
  await context.setOffline(false)
  await page.getByRole('heading', { name: say('thanks.title') }).waitFor()
  const card = Object.values((await stage.board()).cards).find(({ text }) => text === '巷口的路灯不亮')!
  const reply = await fetch(`${stage.grove.url}/photos/${card.photo}.webp`)
  expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'image/webp'])
  // [T44] The map's number leads into its list, by keyboard.
  await page.goto(`${stage.grove.url}/c/rongbu/map`)
  const first = page.locator('svg a').first()
  await first.focus()
  await page.keyboard.press('Enter')
  expect(new URL(page.url()).hash).toBe('#place-1')
  await page.getByRole('link', { name: '巷口的路灯不亮' }).waitFor()
  const point = await stage.query('select x, y from plan_point')
  expect(point).toEqual([{ x: 490, y: 450 }])
  await context.close()
})
