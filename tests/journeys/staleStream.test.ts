import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import { connect, createServer } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { HALL, openDevice } from '../build/browser.ts'
import type { Stage } from './stage.ts'
import { newId, setStage } from './stage.ts'
import { wordsOn } from './text.ts'

let stage: Stage
let port: number
/** Connections of pages to the server; one that stands still carries nothing more, and nobody is told. */
const carried: Socket[] = []

const proxy = createServer((page) => {
  const server = connect(stage.grove.port, '127.0.0.1')
  carried.push(server)
  page.pipe(server).on('error', () => page.destroy())
  server.pipe(page).on('error', () => server.destroy())
  page.on('close', () => server.destroy())
})

beforeAll(async () => {
  stage = await setStage()
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  ;({ port } = proxy.address() as AddressInfo)
})
afterAll(async () => {
  await stage?.end()
  proxy.close()
})

test.each(['phone', 'screen'] as const)(
  'a %s whose stream stands still while its connection stays connects anew by itself, and shows what it missed',
  async (surface) => {
    const { page } = await openDevice(stage.browser, surface, 'zh-Hans', { reducedMotion: true })
    await page.clock.install()
    await page.goto(`http://${HALL}:${port}/${surface === 'phone' ? 'm' : 'screen'}/${stage.code}`)
    const streams: string[] = []
    page.on('request', (request) => void (request.url().includes('/live/') && streams.push(request.url())))
    const say = wordsOn('phone')
    if (surface === 'phone') await page.getByRole('button', { name: say('phone.read'), exact: true }).click()
    else await page.locator('canvas').first().waitFor()

    for (const server of carried) server.unpipe()
    const somebody = await stage.somebody()
    const text = `停住以后写的${surface}`
    await somebody({ kind: 'postCard', id: newId(), tree: 'problem', text })
    if (surface === 'phone') await page.getByRole('button', { name: say('tree.problem') }).click()
    // A try may meet another connection that stands still; the next minute has the next. Each gets more time
    // than the last, so that one is long enough on a machine however busy.
    let tries = 0
    const caughtUp = async () => {
      await page.clock.fastForward(60_000)
      const timeout = 1000 * ++tries
      if (surface === 'phone')
        await page
          .getByText(text)
          .first()
          .waitFor({ timeout })
          .catch(() => {})
      else if (!streams.length) await page.waitForRequest(/\/live\//, { timeout }).catch(() => {})
      return surface === 'phone' ? page.getByText(text).count() : streams.length
    }
    await expect.poll(caughtUp, { interval: 1000 }).toBeGreaterThan(0)
  },
)
