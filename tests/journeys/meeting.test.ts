import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { openDevice, signIn } from '../build/browser.ts'
import type { Stage } from './stage.ts'
import { setStage } from './stage.ts'
import { wordsOn } from './text.ts'

let stage: Stage

beforeAll(async () => {
  stage = await setStage()
}, 60_000)
afterAll(() => stage?.end())

async function openPhone(locale: 'zh-Hans' | 'zh-Hant' | 'en') {
  const { page } = await openDevice(stage.browser, 'phone', locale)
  await page.goto(`${stage.hall}/m/${stage.code}`)
  return { page, say: wordsOn('phone', locale) }
}

async function write(page: Page, say: (key: string) => RegExp, tree: string, text: string): Promise<void> {
  await page.getByRole('button', { name: say('phone.write'), exact: true }).click()
  await page.getByRole('radio', { name: say(`tree.${tree}`) }).check({ force: true })
  await page.getByRole('textbox', { name: say(`write.ask.${tree}`) }).fill(text)
  await page.getByRole('button', { name: say('write.send') }).click()
  await page.getByRole('heading', { name: say('thanks.title') }).waitFor()
}

test('a meeting on plain http: one host, three phones in three languages, from the code to the public record', async () => {
  const { page: desk } = await openDevice(stage.browser, 'desktop')
  const at = wordsOn('desk')
  await signIn(desk, stage.hall + new URL(stage.grove.signInLink).pathname)
  await desk.goto(`${stage.hall}/desk/meetings/${stage.code}`)
  const { page: screen } = await openDevice(stage.browser, 'screen', 'zh-Hans', { reducedMotion: true })
  await screen.goto(`${stage.hall}/screen/${stage.code}`)

  // The hall's address is no secure context, as the laptop's is none for phones.
  const anna = await openPhone('zh-Hans')
  expect(await anna.page.evaluate('isSecureContext')).toBe(false)
  const bao = await openPhone('zh-Hant')
  const carl = await openPhone('en')

  // Typing the code instead of scanning leads to the same page.
  const { page: typed } = await openDevice(stage.browser, 'phone')
  await typed.goto(stage.hall)
  await typed.locator('input[name=code]').fill(` ${stage.code.toLowerCase().slice(0, 3)} ${stage.code.slice(3)}`)
  await typed.keyboard.press('Enter')
  await typed.waitForURL(`**/m/${stage.code}`)

  await write(anna.page, anna.say, 'problem', '三井巷口的路灯不亮，晚上看不清路')
  await write(bao.page, bao.say, 'problem', '巷子裡的燈壞了半個月')
  await write(carl.page, carl.say, 'action', 'Count the dark lamps together one evening')

  // Carl reads and endorses; everybody sees the count.
  await carl.page.getByRole('button', { name: carl.say('phone.read'), exact: true }).click()
  await carl.page.getByRole('button', { name: carl.say('tree.problem') }).click()
  await carl.page
    .locator('li', { hasText: '三井巷口' })
    .getByRole('button', { name: carl.say('card.endorse') })
    .click()
  await expect.poll(async () => Object.values((await stage.board()).cards)[0]!.endorsements).toBe(1)

  // The host gathers the two by keyboard alone: pick both, G, a name, Enter.
  await desk.locator('[data-stop^="card:"]', { hasText: '三井巷口' }).focus()
  await desk.keyboard.press('Space')
  await desk.locator('[data-stop^="card:"]', { hasText: '半個月' }).focus()
  await desk.keyboard.press('Space')
  await desk.keyboard.press('g')
  await desk.getByRole('dialog').getByRole('combobox').fill('路灯不亮')
  await desk.keyboard.press('Enter')

  // Residents see it happen.
  await carl.page.getByRole('heading', { name: /路灯不亮/ }).waitFor()
  const topic = Object.values((await stage.board()).topics)[0]!
  expect(topic).toMatchObject({ name: '路灯不亮', people: 3 })

  // An agenda item opens on every phone.
  await desk
    .getByRole('button', { name: at('agenda.checkIn') })
    .first()
    .click()
  await anna.page.getByText(/签到/).first().waitFor()
  await expect.poll(async () => (await stage.board()).current?.item ?? null).not.toBeNull()

  // Closing asks, says what it does, and makes the record.
  await desk.getByRole('button', { name: at('meeting.step.open') }).click()
  await desk.getByRole('button', { name: at('meeting.closeDo') }).click()
  const record = anna.page.getByRole('link', { name: anna.say('phone.record') })
  await record.waitFor()
  await record.click()
  await anna.page.waitForURL('**/record')
  const text = await anna.page.locator('main').innerText()
  for (const words of ['路灯不亮', '三井巷口的路灯不亮', '巷子裡的燈壞了半個月', 'Count the dark lamps'])
    expect(text).toContain(words)
  expect(await screen.locator('body').innerText()).not.toBe('')
}, 120_000)
