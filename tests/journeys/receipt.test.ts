import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import type { MatterCommandInput } from '../../src/wire/ledger.ts'
import { openDevice, signIn } from '../build/browser.ts'
import type { Mailbox } from '../build/mailbox.ts'
import { openMailbox } from '../build/mailbox.ts'
import type { Stage } from './stage.ts'
import { newId, setStage } from './stage.ts'
import { wordsOn } from './text.ts'
import { violations } from './violations.ts'

let stage: Stage
let mailbox: Mailbox
beforeAll(async () => {
  mailbox = await openMailbox()
  stage = await setStage({ SMTP_URL: mailbox.url }, false)
})
afterAll(async () => {
  await stage?.end()
  await mailbox?.close()
})

/** The desk, as far as this journey needs it: somebody signed in, who sends commands. */
async function openDesk() {
  const { page } = await openDevice(stage.browser, 'desktop')
  const path = /Administrator\s+https?:\/\/[^/]+(\S+)/.exec(stage.grove.printed())![1]!
  await signIn(page, stage.grove.url + path)
  const send = async (path: string, body: unknown): Promise<Record<string, unknown>> => {
    const reply = await page.request.post(stage.grove.url + path, {
      data: body as object,
      headers: { 'idempotency-key': newId() },
    })
    if (!reply.ok()) throw new Error(`${path}: ${await reply.text()}`)
    return (await reply.json()) as Record<string, unknown>
  }
  return { page, send }
}

const lamp = (light: boolean) =>
  sharp({ create: { width: 320, height: 240, channels: 3, background: light ? '#e8c46a' : '#23302b' } })
    .jpeg()
    .toBuffer()

test('a card from the open tree, on a phone without account: heard, a matter, done, asked, contested with a photo, open again for all', async () => {
  const say = wordsOn('square')
  const phone = wordsOn('phone')
  const { page } = await openDevice(stage.browser, 'phone')

  // Sent in at any time, from the community's page.
  await page.goto(`${stage.hall}/c/rongbu/write`)
  await page.waitForURL('**/m/*')
  await page.getByText(phone('phone.openTree')).waitFor()
  const code = page.url().split('/').at(-1)!
  await page.getByRole('textbox').first().fill('三井巷口的路灯不亮，晚上看不清路')
  await page.getByRole('button', { name: phone('write.send') }).click()
  await page.getByRole('heading', { name: phone('thanks.title') }).waitFor()
  await page.locator('.receipt a').click()
  await page.waitForURL('**/r/*')
  const receipt = page.url()
  await page.getByText(say('answers.collected')).waitFor()

  // Staff make a matter of it, weigh it, and say that it is done.
  const card = Object.values((await stage.board(code)).cards)[0]!
  const { id: meeting } = await stage.board(code)
  const desk = await openDesk()
  const send = (id: string, command: MatterCommandInput) =>
    desk.send(`/api/communities/rongbu/matters/${id}/commands`, command)
  const opened = await send(newId(), { kind: 'openMatter', title: '三井巷路灯', cards: [{ meeting, card: card.id }] })
  const matter = opened.id as string
  const must = (command: MatterCommandInput) => send(matter, command)
  await page.reload()
  await page.getByRole('heading', { name: '三井巷路灯' }).waitFor()
  await page.getByText(say('answers.now')).first().waitFor()

  await weigh()
  // [T20] Somebody without a card follows it, by a letter that asks first.
  const { page: reader } = await openDevice(stage.browser, 'phone')
  await follow(reader)
  await show()
  await page.reload()
  await look(page)
  // [T21] [T22] They are written to, and leave with one tap; their address goes.
  await leave(reader)

  // Asked whether it is solved: no, with a photo.
  await page.getByRole('radio', { name: say('answers.solved.no') }).check()
  await page.getByRole('textbox', { name: say('answers.tell') }).fill('昨晚又灭了，还是黑的')
  await page
    .getByLabel(say('answers.photo'))
    .setInputFiles({ name: 'x.jpg', mimeType: 'image/jpeg', buffer: await lamp(false) })
  await page.getByRole('button', { name: say('answers.send') }).click()
  await page.getByText(say('answers.mine.unsolved')).waitFor()
  expect(page.url().split('#')[0]).toBe(receipt)

  // Open again for all to see, with the words and the photo, and without the person.
  const view = (await (await fetch(`${stage.grove.url}/api/communities/rongbu/matters/1`)).json()) as {
    sheet: { id: string; stage: string; reopened: number; contests: { text: string; photo: string }[] }
  }
  expect(view.sheet).toMatchObject({ id: matter, stage: 'underWay', reopened: 1 })
  const { text, photo } = view.sheet.contests[0]!
  expect(text).toBe('昨晚又灭了，还是黑的')
  expect((await fetch(`${stage.grove.url}/photos/${photo}.webp`)).status).toBe(200)

  // [L28] Shown as done again. Somebody else writes too much on the matter's page: the words come back; and
  // two clicks are one contest.
  await show()
  const { page: other } = await openDevice(stage.browser, 'phone')
  await other.goto(`${stage.hall}/c/rongbu/matters/1`)
  await other.getByText(say('answers.contestAny')).click()
  const form = other.locator('#contest')
  const field = form.getByRole('textbox')
  await field.fill('黑'.repeat(501))
  const sending = form.getByRole('button', { name: say('answers.send') })
  await sending.click()
  await form.getByRole('alert').waitFor()
  expect(await field.inputValue()).toBe('黑'.repeat(501))
  expect(await other.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360)
  expect(await violations(other)).toEqual([])
  await field.fill('我家门口也还黑着')
  await sending.dblclick()
  await other.waitForURL('**/r/*')
  await other.getByText('我家门口也还黑着').first().waitFor()
  expect(Object.values((await stage.board(code)).cards)).toHaveLength(2)

  async function follow(reader: Page) {
    await reader.goto(`${stage.hall}/c/rongbu/matters/1`)
    await reader.getByRole('link', { name: say('follow.title') }).click()
    await reader.getByLabel(say('answers.lettersAddress')).fill('wang＠resident.test')
    await holds(reader)
    await reader.getByRole('button', { name: say('answers.lettersSend') }).click()
    await reader.getByText(say('follow.sent')).waitFor()
    await reader.goto(linkIn(await letter(0), '/following/'))
    await reader.getByRole('button', { name: say('follow.yes') }).click()
    await reader.getByText(say('follow.waits')).waitFor({ state: 'detached' })
    await holds(reader)
  }

  async function leave(reader: Page) {
    const { text } = await letter(1)
    expect(text).toMatch(say('follow.said.matter.done'))
    expect(text).not.toContain('晚上看不清路')
    await reader.goto(linkIn({ text }, '/following/'))
    await reader.getByRole('button', { name: say('follow.stopThis') }).click()
    await reader.getByText(say('answers.lettersOffTitle')).waitFor()
  }

  /** The letter to whoever follows, once it came. */
  async function letter(n: number) {
    await expect.poll(() => mailbox.letters[n], { timeout: 60_000 }).toBeDefined()
    return mailbox.letters[n]!
  }

  function linkIn({ text }: { text: string }, part: string) {
    return text
      .split(/\s/)
      .find((word) => word.includes(part))!
      .replace(/^https?:\/\/[^/]+/, stage.hall)
  }

  /** Nothing is wider than a narrow phone, and axe finds nothing. */
  async function holds(reader: Page) {
    expect(await reader.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360)
    expect(await violations(reader)).toEqual([])
  }

  async function weigh() {
    const triage = { urgency: 3, importance: 2, reach: { people: 40 }, lane: 'quick', reason: '天黑看不见路' } as const
    await must({ kind: 'triage', ...triage })
    await must({ kind: 'route', route: 'quickFix', reason: '当天能修' })
  }

  async function show() {
    const reply = await desk.page.request.post(`${stage.grove.url}/api/communities/rongbu/matters/${matter}/photos`, {
      data: await lamp(true),
    })
    const after = ((await reply.json()) as { photo: string }).photo
    await must({ kind: 'finish', text: '换了新灯', after })
  }
})

/** The page holds together on a narrow phone: nothing wider than it, both questions in sight of a thumb. */
async function look(page: Page): Promise<void> {
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360)
  expect(await violations(page)).toEqual([])
  for (const name of ['yes', 'no']) {
    const box = await page.locator(`.solved .choice:has([value=${name}])`).boundingBox()
    expect(box!.height).toBeGreaterThanOrEqual(48)
  }
}
