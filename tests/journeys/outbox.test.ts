import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDevice, signIn } from '../build/browser.ts'
import type { Stage } from './stage.ts'
import { setStage } from './stage.ts'
import { wordsOn } from './text.ts'

let stage: Stage
const say = wordsOn('phone')

beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => stage?.end())

const texts = async () => Object.values((await stage.board()).cards).map(({ text }) => text)

async function phone() {
  const { context, page } = await openDevice(stage.browser, 'phone')
  await page.goto(`${stage.hall}/m/${stage.code}`)
  const field = page.getByRole('textbox', { name: say('write.ask.problem') })
  const send = page.getByRole('button', { name: say('write.send') })
  return { context, page, field, send }
}

test('what is half written survives a reload', async () => {
  const { page, field, context } = await phone()
  await field.fill('写到一半')
  await page.reload()
  expect(await field.inputValue()).toBe('写到一半')
  await context.close()
})

test('[J7] a card sent without network waits, survives a closed tab, and is sent once when the network is back', async () => {
  const { context, page, field, send } = await phone()
  await field.fill('断网时写的卡')
  await context.setOffline(true)
  await send.click()
  await page.getByText(say('sending.offline')).waitFor()
  await page.waitForTimeout(1500)
  expect(await texts()).not.toContain('断网时写的卡')
  await page.close()
  await context.setOffline(false)
  const again = await context.newPage()
  await again.goto(`${stage.hall}/m/${stage.code}`)
  await expect.poll(texts).toContain('断网时写的卡')
  await again.reload()
  await again.waitForTimeout(1500)
  expect((await texts()).filter((text) => text === '断网时写的卡')).toHaveLength(1)
  await context.close()
})

test('a phone whose ticket has expired joins again by itself as the same person, and the card goes through', async () => {
  const { context, page, field, send } = await phone()
  await field.fill('第一张')
  await send.click()
  await expect.poll(texts).toContain('第一张')
  const { people } = (await stage.board()).attendance
  await context.clearCookies()
  await page.getByRole('button', { name: say('thanks.another') }).click()
  await field.fill('凭证没了以后写的')
  await send.click()
  await expect.poll(texts).toContain('凭证没了以后写的')
  expect((await stage.board()).attendance.people).toBe(people)
  await context.close()
})

test('what the rules refuse comes back with the reason and its text', async () => {
  const { context, page, field } = await phone()
  await field.fill('字'.repeat(501))
  await page.getByText(/501/).first().waitFor()
  expect((await field.inputValue()).length).toBe(501)
  await context.close()
})

test('own cards can be changed until somebody endorses them, and withdrawn at any time', async () => {
  const { context, page, field, send } = await phone()
  await field.fill('路灯坏了')
  await send.click()
  await page.getByRole('heading', { name: say('thanks.title') }).waitFor()
  await page.getByRole('button', { name: say('phone.mine') }).click()
  await page.getByRole('button', { name: say('mine.edit'), exact: true }).click()
  await field.fill('路灯坏了，修过一次')
  await page.getByRole('button', { name: say('write.save') }).click()
  await expect.poll(texts).toContain('路灯坏了，修过一次')

  const card = Object.values((await stage.board()).cards).find(({ text }) => text.startsWith('路灯坏了'))!
  const other = await stage.somebody()
  await other({ kind: 'endorse', card: card.id })
  await page.getByRole('button', { name: say('phone.mine') }).click()
  await expect.poll(() => page.getByRole('button', { name: say('mine.edit'), exact: true }).count()).toBe(0)
  await page.getByRole('button', { name: say('mine.withdraw'), exact: true }).click()
  await page.getByRole('button', { name: '撤回', exact: true }).click()
  await expect.poll(async () => (await stage.board()).cards[card.id]!.state).toBe('withdrawn')
  await context.close()
})

test('whose card is hidden is told so, with the reason, and goes on seeing their own words', async () => {
  const { context, page, field, send } = await phone()
  await field.fill('会被收起的卡')
  await send.click()
  await page.getByRole('heading', { name: say('thanks.title') }).waitFor()
  const card = Object.values((await stage.board()).cards).find(({ text }) => text === '会被收起的卡')!
  const { context: desk, page: facilitator } = await openDevice(stage.browser, 'desktop')
  await signIn(facilitator, stage.hall + new URL(stage.grove.signInLink).pathname)
  const status = await facilitator.evaluate(
    async ([path, card]) => {
      const body = JSON.stringify({ kind: 'hideCard', card, reason: '写了别人的电话' })
      const headers = { 'content-type': 'application/json' }
      return (await fetch(path!, { method: 'POST', headers, body })).status
    },
    [`/api/meetings/${stage.code}/commands`, card.id],
  )
  expect(status).toBe(200)
  await page.getByRole('status').getByText(say('news.hidden')).waitFor()
  await page.getByRole('button', { name: say('phone.mine') }).click()
  const mine = page.locator('li', { hasText: '会被收起的卡' })
  await mine.getByText('写了别人的电话').waitFor()
  // Everybody else sees the reason and no words.
  expect(JSON.stringify(await stage.board())).not.toContain('会被收起的卡')
  await desk.close()
  await context.close()
})

test('large type and language are remembered', async () => {
  const { context, page } = await phone()
  const size = () => page.evaluate("parseFloat(getComputedStyle(document.querySelector('textarea')).fontSize)")
  expect(await size()).toBe(18)
  await page.getByRole('button', { name: say('phone.large') }).click()
  await page.reload()
  expect(await size()).toBe(23)
  await page.getByRole('button', { name: 'EN', exact: true }).click()
  const english = wordsOn('phone', 'en')
  const hang = page.getByRole('button', { name: english('write.send') })
  await hang.waitFor()
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
  await page.getByRole('button', { name: english('phone.checkIn') }).click()
  await page.getByText(english('phone.present')).waitFor()
  const top = async (of: typeof hang) => (await of.boundingBox())!.y
  const lines = ((await top(hang)) - (await top(page.locator('textarea').first()))) / (23 * 1.6)
  expect(lines, 'lines that can be seen while one writes').toBeGreaterThan(3)
  await context.close()
})

test('a card is written and sent with the keyboard alone', async () => {
  const { context, page } = await phone()
  const focused = () => page.evaluate('document.activeElement.tagName + (document.activeElement.type || "")')
  for (let i = 0; i < 20 && (await focused()) !== 'INPUTradio'; i++) await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Tab')
  await page.keyboard.type('只用键盘写的')
  for (let i = 0; i < 10 && (await focused()) !== 'BUTTONsubmit'; i++) await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect.poll(texts).toContain('只用键盘写的')
  const card = Object.values((await stage.board()).cards).find(({ text }) => text === '只用键盘写的')!
  expect(card.tree).toBe('action')
  await context.close()
})
