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

test('[J7] a photo on a card: chosen without network, sent when it is back, shown from the phone, and on the card for all', async () => {
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

  await page.getByRole('button', { name: say('write.send') }).click()
  await page.getByRole('heading', { name: say('thanks.title') }).waitFor()
  const card = Object.values((await stage.board()).cards).find(({ text }) => text === '巷口的路灯不亮')!
  const reply = await fetch(`${stage.grove.url}/photos/${card.photo}.webp`)
  expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'image/webp'])
  await context.close()
})
