import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDevice } from '../build/browser.ts'
import type { Stage } from './stage.ts'
import { newId, setStage } from './stage.ts'
import { wordsOn } from './text.ts'

let stage: Stage
let desk: Page
beforeAll(async () => {
  stage = await setStage()
  desk = await stage.atDesk('coordinator')
})
afterAll(() => stage?.end())

const say = wordsOn('desk')
const phoneSays = wordsOn('phone')

/** From now on taps and keys on this page are counted, also across pages. Text is put in without keys. */
const count = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const counted =
      (what: string) =>
      ({ isTrusted }: Event) =>
        isTrusted && sessionStorage.setItem(what, String(Number(sessionStorage.getItem(what) ?? 0) + 1))
    addEventListener('pointerdown', counted('taps'), true)
    addEventListener('keydown', counted('keys'), true)
  })
const counted = (page: Page) =>
  page.evaluate(() => {
    const [taps, keys] = ['taps', 'keys'].map((what) => Number(sessionStorage.getItem(what) ?? 0)) as [number, number]
    sessionStorage.clear()
    return { taps, keys }
  })

/** Holds docs/ease.md against what was counted. */
function expectWritten(task: string, hands: { taps: number; keys: number }): void {
  const written = readFileSync('docs/ease.md', 'utf8').split('\n')
  const line = written.find((each) => each.startsWith(`| ${task} |`))
  const from = line?.split(' | ')[1]
  const seconds = (hands.taps * 1.3 + hands.keys * 0.28).toFixed(1)
  expect(line).toBe(`| ${task} | ${from} | ${hands.taps} | ${hands.keys} | ${seconds} |`)
}

test('a card from a QR code, and the card by its receipt', async () => {
  const { page } = await openDevice(stage.browser, 'phone')
  await count(page)
  await page.goto(`${stage.hall}/m/${stage.code}`)
  await page.locator('textarea').tap()
  await page.keyboard.insertText('三井巷口的路灯不亮')
  await page.getByRole('button', { name: phoneSays('write.send') }).tap()
  await page.getByRole('heading', { name: phoneSays('thanks.title') }).waitFor()
  const receipt = await page.locator('.receipt a').innerText()
  expectWritten('a card from a QR code', await counted(page))

  await page.goto(`${stage.hall}/`)
  await counted(page)
  await page.locator('#code').tap()
  await page.keyboard.insertText(receipt)
  await page.keyboard.press('Enter')
  await page.waitForURL('**/r/*')
  await page.getByText('三井巷口的路灯不亮').first().waitFor()
  expectWritten('a card by its receipt', await counted(page))
})

/** Ten matters of ten cards, not weighed yet. */
async function tenMatters(): Promise<void> {
  const { id: meeting } = await stage.board()
  const somebody = await stage.somebody()
  for (let n = 1; n <= 10; n++) {
    const { id: card } = await somebody({ kind: 'postCard', id: newId(), tree: 'problem', text: `${n} 号楼的灯` })
    const made = await desk.request.post(`${stage.grove.url}/api/communities/rongbu/matters/${newId()}/commands`, {
      headers: { 'idempotency-key': newId() },
      data: { kind: 'openMatter', title: `${n} 号楼的灯`, cards: [{ meeting, card }] },
    })
    expect(made.status(), await made.text()).toBe(200)
  }
}

test('ten matters are weighed by keys, and a colleague’s overdue matter is two taps away', async () => {
  await tenMatters()
  await count(desk)
  await desk.goto(`${stage.grove.url}/desk/c/rongbu/matters?view=weigh`)
  const rows = desk.locator('tbody tr')
  await expect.poll(() => rows.count()).toBe(10)
  await counted(desk)
  const titles = await rows.locator('a').allInnerTexts()
  await desk.keyboard.press('Enter')
  for (const [n, title] of titles.entries()) {
    await desk.locator('h2', { hasText: title }).waitFor()
    await desk.keyboard.press('m')
    const form = desk.getByRole('dialog')
    await form.waitFor()
    for (const digit of ['3', '2']) await desk.keyboard.press(digit)
    await desk.keyboard.insertText('天黑有人摔过')
    await desk.keyboard.press('Control+Enter')
    await form.waitFor({ state: 'detached' })
    if (n < 9) await desk.keyboard.press('j')
  }
  expectWritten('ten matters weighed, each with a reason', await counted(desk))

  await stage.query(`update matter set due_at = due_at - 40 * 86400000::int8,
    sheet = jsonb_set(sheet, '{dueAt}', to_jsonb((sheet->>'dueAt')::int8 - 40 * 86400000::int8))`)
  await desk.goto(`${stage.grove.url}/desk`)
  await counted(desk)
  await desk
    .getByRole('link', { name: say('deskLedger.preset.overdue') })
    .first()
    .click()
  await rows.first().waitFor()
  await desk.keyboard.press('/')
  await desk.keyboard.insertText('方映红')
  await desk.waitForURL(/q=/)
  await rows.locator('a').first().click()
  await desk.locator('article.matter').waitFor()
  expectWritten('a colleague’s overdue matter', await counted(desk))
})

test('twenty paper cards through the typing form: a key or two a card beside the text', async () => {
  await desk.goto(`${stage.grove.url}/desk/meetings/${stage.code}`)
  const cards = async () => Object.values((await stage.board()).cards)
  const before = (await cards()).length
  await desk
    .getByRole('button', { name: say('board.paperCard') })
    .first()
    .waitFor()
  await counted(desk)
  await desk
    .getByRole('button', { name: say('board.paperCard') })
    .first()
    .click()
  const paper = desk.getByRole('region', { name: say('board.paperCard') })
  const text = paper.getByRole('textbox').first()
  // Whose card it is is asked, and answered by keys: the first writer gives no name; each card after it is
  // another person's.
  await text.focus()
  await desk.keyboard.press('Alt+w')
  await paper.getByRole('combobox').waitFor()
  await desk.keyboard.press('Enter')
  for (let n = 1; n <= 20; n++) {
    if (n % 3 === 0) await desk.keyboard.press(`Alt+${(n % 9) / 3 + 1}`)
    await desk.keyboard.insertText(n % 2 ? `3 hao lou menkou, lamp ${n} broken` : `bench ${n} wanted`)
    if (n === 1) {
      await desk.keyboard.press('Tab')
      await desk.keyboard.insertText('3 hao lou menkou')
    }
    await desk.keyboard.press('Enter')
    await expect.poll(() => text.inputValue()).toBe('')
  }
  await expect.poll(async () => (await cards()).length).toBe(before + 20)
  expectWritten('twenty cards from paper, each with its tree and its writer', await counted(desk))
  const entered = (await cards()).slice(before)
  // The place was typed once, and found in the text of every other card that names it.
  expect(entered.filter(({ where }) => where === '3 hao lou menkou')).toHaveLength(10)
  expect(new Set(entered.map(({ tree }) => tree)).size).toBe(3)
})
