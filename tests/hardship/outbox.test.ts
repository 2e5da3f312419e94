import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDevice } from '../build/browser.ts'
import { Client } from '../build/grove.ts'
import type { Stage } from '../journeys/stage.ts'
import { setStage } from '../journeys/stage.ts'
import { wordsOn } from '../journeys/text.ts'

const DAY = 86_400_000
const EACH = 10
const say = wordsOn('phone')

let stage: Stage
let staff: Client
beforeAll(async () => {
  stage = await setStage()
  staff = new Client(stage.grove.url)
  await staff.send('POST', /Administrator\s+https?:\/\/[^/]+(\S+)/.exec(stage.grove.printed())![1]!)
})
afterAll(() => stage?.end())

interface Phone {
  context: BrowserContext
  page: Page
  texts: string[]
}

/** A phone in the hall, its clock off by `ahead` milliseconds. */
async function phone(ahead = 0): Promise<Phone> {
  const { context, page } = await openDevice(stage.browser, 'phone')
  if (ahead) await context.clock.install({ time: Date.now() + ahead })
  await page.goto(`${stage.hall}/m/${stage.code}`)
  return { context, page, texts: [] }
}

/** Writes cards as a person does, one after the other, whether or not they go through. */
async function write({ page, texts }: Phone, name: string, count: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    const text = `${name} ${texts.length + 1}`
    texts.push(text)
    await page.getByRole('textbox', { name: say('write.ask.problem') }).fill(text)
    await page.getByRole('button', { name: say('write.send') }).click()
    await page.getByRole('button', { name: say('thanks.another') }).click()
  }
}

/** The tab is closed and, with the network there, opened again. */
async function openAgain(phone: Phone): Promise<void> {
  await phone.page.close()
  await phone.context.setOffline(false)
  phone.page = await phone.context.newPage()
  await phone.page.goto(`${stage.hall}/m/${stage.code}`)
}

/** The server gets what is sent; its first answers get lost. */
async function loseAnswers({ context }: Phone, count: number): Promise<void> {
  let left = count
  await context.route('**/commands', async (route) => {
    if (left-- <= 0) return route.continue()
    const { hall, grove } = stage
    const headers = { ...(await route.request().allHeaders()), host: new URL(grove.url).host, origin: grove.url }
    const answer = await route.fetch({ url: route.request().url().replace(hall, grove.url), headers })
    expect(answer.status()).toBe(200)
    lost++
    await route.abort()
  })
}
let lost = 0

const onBoard = async (): Promise<string[]> => Object.values((await stage.board()).cards).map(({ text }) => text)

/** Each of these texts hangs on the tree once. */
async function allThereOnce(texts: readonly string[]): Promise<void> {
  const found = async () => {
    const board = await onBoard()
    return texts.map((text) => board.filter((other) => other === text).length)
  }
  await expect.poll(found).toEqual(texts.map(() => 1))
}

const CASES: [name: string, run: () => Promise<Phone>][] = [
  [
    '标签页关了',
    async () => {
      const it = await phone()
      await it.context.setOffline(true)
      await write(it, '标签页关了', EACH)
      await openAgain(it)
      return it
    },
  ],
  [
    '凭证过期',
    async () => {
      const it = await phone()
      await write(it, '凭证过期', 2)
      await allThereOnce(it.texts)
      const cookies = await it.context.cookies()
      // What the phone holds is no ticket any more.
      await it.context.addCookies(cookies.map((cookie) => ({ ...cookie, value: `${cookie.value}x` })))
      await it.context.setOffline(true)
      await write(it, '凭证过期', EACH - 2)
      await it.context.setOffline(false)
      return it
    },
  ],
  [
    '快了一天',
    async () => {
      const it = await phone(DAY)
      await loseAnswers(it, 5)
      await write(it, '快了一天', EACH)
      return it
    },
  ],
  [
    '慢了一天',
    async () => {
      const it = await phone(-DAY)
      await loseAnswers(it, 3)
      await it.context.setOffline(true)
      await write(it, '慢了一天', EACH / 2)
      await openAgain(it)
      await write(it, '慢了一天', EACH / 2)
      return it
    },
  ],
]

test.each(CASES)('%s: ten cards, each there once', async (_name, run) => {
  const it = await run()
  expect(it.texts).toHaveLength(EACH)
  await allThereOnce(it.texts)
  // Opened once more, nothing waits and nothing is sent again.
  await openAgain(it)
  await it.page.getByRole('button', { name: say('phone.mine') }).click()
  await it.page.getByText(it.texts[0]!, { exact: true }).waitFor()
  // What was answered only to be lost is asked again, and heard.
  await expect.poll(() => it.page.getByRole('heading', { name: say('mine.waiting') }).count()).toBe(0)
  await allThereOnce(it.texts)
  await it.context.close()
})

test('the tree is closed meanwhile: ten cards come back with the reason and their text, and go out once when they are sent again', async () => {
  const it = await phone()
  await it.context.setOffline(true)
  await write(it, '树关了', EACH)
  await staff.must(stage.code, { kind: 'switchTree', tree: 'problem', open: false })
  await openAgain(it)
  await it.page.getByRole('button', { name: say('phone.mine') }).click()
  const change = () => it.page.getByRole('button', { name: say('mine.change'), exact: true })
  await expect.poll(() => change().count()).toBe(EACH)
  for (const text of it.texts) expect(await it.page.getByText(text, { exact: true }).count()).toBe(1)
  expect((await onBoard()).filter((text) => it.texts.includes(text))).toEqual([])

  await staff.must(stage.code, { kind: 'switchTree', tree: 'problem', open: true })
  for (let left = EACH; left > 0; left--) {
    await it.page.getByRole('button', { name: say('phone.mine') }).click()
    await change().first().click()
    await it.page.getByRole('button', { name: say('write.send') }).click()
    await it.page.getByRole('button', { name: say('thanks.another') }).click()
  }
  await allThereOnce(it.texts)
  await it.context.close()
})

test('all of them', async () => {
  const cards = (await onBoard()).filter((text) => / \d+$/.test(text))
  expect(new Set(cards).size).toBe(cards.length)
  expect(cards).toHaveLength(5 * EACH)
  expect(lost).toBe(8)
  console.log(
    `outbox: ${cards.length} cards through closed tabs, a spoilt ticket, clocks a day off, ${lost} lost answers and a closed tree: each there once`,
  )
})
