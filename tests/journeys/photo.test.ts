import { afterAll, beforeAll, expect, test } from 'vitest'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import sharp from 'sharp'
import { openDevice } from '../build/browser.ts'
import type { Stage } from './stage.ts'
import { setStage } from './stage.ts'
import { wordsOn } from './text.ts'

let stage: Stage
/** Which pictures of the map were asked for: a machine of its own, as a maker of them has it. */
const fetched: string[] = []
const solid = (width: number, height: number, background: string) =>
  sharp({ create: { width, height, channels: 3, background } })
const tiles = createServer(async ({ url }, reply) => {
  fetched.push(url!)
  reply.setHeader('content-type', 'image/png').end(await solid(256, 256, '#e4ead8').png().toBuffer())
})
beforeAll(async () => {
  await new Promise<void>((listens) => tiles.listen(0, '127.0.0.1', listens))
  const { port } = tiles.address() as AddressInfo
  const map = { MAP_TILES: `http://127.0.0.1:${port}/{z}/{x}/{y}.png`, MAP_ATTRIBUTION: '© T' }
  stage = await setStage(map, false)
})
afterAll(async () => {
  await stage?.end()
  tiles.close()
})

const say = wordsOn('phone')
const shown = wordsOn('square')
const pointsAt = (x: number, y: number) => `离左边 ${x}%，离上边 ${y}%`

test('[J7] a photo on a card: chosen without network, sent when it is back, shown from the phone, and on the card for all', async () => {
  const desk = await stage.atDesk('administrator')
  const body = await solid(640, 400, '#dfe8d0').jpeg().toBuffer()
  const at = `${stage.grove.url}/api/communities/rongbu/plan?name=${encodeURIComponent('平面图')}`
  const hung = await desk.request.put(at, { data: body, headers: { 'content-type': 'image/jpeg' } })
  const view = { lat: 22.6, long: 114.1, zoom: 16 }
  const opens = await desk.request.put(`${stage.grove.url}/api/communities/rongbu/map`, { data: view })
  expect([hung.status(), opens.status()]).toEqual([200, 200])
  const { context, page } = await openDevice(stage.browser, 'phone')
  await page.goto(`${stage.hall}/m/${stage.code}`)
  await page.getByRole('textbox', { name: say('write.ask.problem') }).fill('巷口的路灯不亮')
  const buffer = await solid(320, 240, '#e8c46a').jpeg().toBuffer()
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

  // [T46] Where it is, on the map, by keyboard alone. Until it is opened nothing is asked of its maker.
  await page.getByRole('button', { name: say('point.onMap') }).waitFor()
  expect(fetched).toEqual([])
  await page.getByRole('button', { name: say('point.onMap') }).press('Enter')
  const map = page.getByRole('application', { name: say('point.map') })
  await map.locator('.leaflet-tile-loaded').first().waitFor()
  await map.press('ArrowRight')
  await page.getByText(/114\.1005/).waitFor()
  await map.press('Enter')
  await page.getByText(say('point.mapSet')).waitFor()

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
  const before = fetched.length
  const first = page.locator('svg a').first()
  await first.focus()
  await page.keyboard.press('Enter')
  expect(new URL(page.url()).hash).toBe('#place-1')
  await page.getByRole('link', { name: '巷口的路灯不亮' }).first().waitFor()
  const [{ x, y, lat, long }] = (await stage.query(
    'select x, y, lat, long from plan_point join card_point using (community, card)',
  )) as [Record<'x' | 'y' | 'lat' | 'long', number>]
  expect([x, y, lat.toFixed(3), long.toFixed(4)]).toEqual([490, 450, '22.600', '114.1005'])
  // [T45] So does a sign of the map, once it is opened; and the list is narrowed to what the map shows.
  expect(fetched.length).toBe(before)
  await page.getByRole('button', { name: shown('map.open') }).press('Enter')
  const box = page.getByRole('application', { name: shown('point.map') })
  const place = page.locator('#place-2')
  await box.getByRole('button', { name: /^第 2 处/ }).press('Enter')
  await expect.poll(() => place.evaluate((heading) => heading === document.activeElement)).toBe(true)
  await page.getByRole('button', { name: shown('map.only') }).press('Enter')
  const away = async () => {
    await box.press('Shift+ArrowRight')
    return place.isVisible()
  }
  await expect.poll(away).toBe(false)
  await page.getByRole('button', { name: shown('map.every') }).press('Enter')
  await place.waitFor()
  await context.close()
})
