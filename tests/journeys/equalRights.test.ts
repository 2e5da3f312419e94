import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { openDevice } from '../build/browser.ts'
import type { Stage } from './stage.ts'
import { newId, setStage } from './stage.ts'
import { wordsOn } from './text.ts'
import { violations } from './violations.ts'

let stage: Stage
let desk: Page
/** The receipt of the elder's paper card. */
let elders: string
beforeAll(async () => {
  stage = await setStage()
  desk = await stage.atDesk('facilitator')
})
afterAll(() => stage?.end())

const say = wordsOn('desk')
const phoneSays = wordsOn('phone')
const square = wordsOn('square')
const cards = async () => Object.values((await stage.board()).cards)
const cardSaying = async (text: string) => (await cards()).find((card) => card.text === text)!

/** Opens a tab of the meeting at the desk. */
async function openTab(tab: 'board' | 'attendance'): Promise<void> {
  await desk.goto(`${stage.grove.url}/desk/meetings/${stage.code}${tab === 'board' ? '' : `/${tab}`}`)
}

test('[M41] [M42] an elder without a phone endorses through the desk, and changes it by the stub on a grandchild’s phone', async () => {
  const neighbour = await stage.somebody()
  const { number } = await neighbour({ kind: 'postCard', id: newId(), tree: 'problem', text: '菜场门口没有长椅' })

  // At the desk: the elder is noted, their paper card is typed, and they say what they endorse.
  await openTab('attendance')
  await desk.getByLabel(say('attendance.name')).fill('陈伯')
  await desk.getByRole('button', { name: say('attendance.add') }).click()
  await openTab('board')
  await desk
    .getByRole('button', { name: say('board.paperCard') })
    .first()
    .click()
  const paper = desk.getByRole('region', { name: say('board.paperCard') })
  await paper.getByRole('combobox').fill('陈伯')
  await desk.keyboard.press('Enter')
  await desk.keyboard.type('楼道灯坏了')
  await desk.keyboard.press('Enter')
  await paper.getByRole('listitem').first().waitFor()
  const receipt = (elders = /[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}/.exec(await paper.innerText())![0])
  await openTab('attendance')
  await desk
    .getByRole('listitem')
    .filter({ hasText: '陈伯' })
    .getByRole('button', { name: say('attendance.endorse') })
    .click()
  await desk.getByRole('dialog').getByRole('searchbox').fill(String(number))
  await desk.getByRole('dialog').getByRole('checkbox').first().check()
  await expect.poll(async () => (await cardSaying('菜场门口没有长椅')).endorsements).toBe(1)
  await desk.getByRole('dialog').getByText(say('attendance.enteredBy')).first().waitFor()

  // On a grandchild's phone the stub shows what they endorse: taken back, and given again, by number.
  const { page } = await openDevice(stage.browser, 'phone')
  await page.goto(`${stage.hall}/r/${receipt}`)
  await page.getByRole('heading', { name: square('answers.endorses') }).waitFor()
  await page.getByText('菜场门口没有长椅').waitFor()
  // Whoever reads badly has the phone say the page; without a script there is no button that does nothing.
  await page.getByRole('button', { name: square('card.readAloud') }).waitFor()
  await page.getByRole('button', { name: square('answers.takeBack') }).click()
  await expect.poll(async () => (await cardSaying('菜场门口没有长椅')).endorsements).toBe(0)
  await page.getByLabel(square('answers.endorseNumber')).fill(String(number))
  await page.getByRole('button', { name: /^附议$/ }).click()
  await expect.poll(async () => (await cardSaying('菜场门口没有长椅')).endorsements).toBe(1)
})

test('[P11] the author is asked what was meant, answers in the hall by the stub, and the next time on anyone’s phone', async () => {
  const ask = async (question: string) => {
    await openTab('board')
    await desk.getByRole('searchbox').first().fill('楼道灯坏了')
    await desk.getByRole('button', { name: say('board.cardMenu') }).click()
    await desk.getByRole('menuitem', { name: say('board.ask') }).click()
    await desk.getByRole('dialog').getByRole('textbox').fill(question)
    await desk.getByRole('dialog').locator('button.main').click()
    await desk.getByRole('dialog').waitFor({ state: 'detached' })
  }
  await ask('哪一层的灯？')
  await openTab('attendance')
  await desk.getByLabel(say('attendance.stub')).fill(elders.toLowerCase())
  await desk.getByRole('button', { name: say('attendance.showStub') }).click()
  await desk.getByText('哪一层的灯？').waitFor()
  await desk.getByLabel(say('attendance.answer')).fill('三楼的')
  await desk.getByRole('button', { name: say('attendance.answerKeep') }).click()
  await desk.getByText('哪一层的灯？').waitFor({ state: 'detached' })

  // [P10] What became of the card is printed for whoever stands there; what prints is the receipt itself.
  await desk.context().addInitScript(() => {
    window.print = () => void (document.documentElement.dataset.printed = 'yes')
  })
  const [answer] = await Promise.all([
    desk.waitForEvent('popup'),
    desk.getByRole('button', { name: say('attendance.printAnswer') }).click(),
  ])
  await answer.locator('html[data-printed]').waitFor()
  expect(new URL(answer.url()).pathname).toBe(`/r/${elders}`)
  await answer.getByText('楼道灯坏了').first().waitFor()
  await answer.close()

  await ask('白天也不亮吗？')
  const { page } = await openDevice(stage.browser, 'phone')
  await page.goto(`${stage.hall}/r/${elders}`)
  await page.getByText('三楼的').waitFor()
  await page.getByText('白天也不亮吗？').waitFor()
  expect(await violations(page)).toEqual([])
  await page.getByLabel(square('answers.askedYours')).fill('只有夜里')
  await page.getByRole('button', { name: square('answers.askedSend') }).click()
  await page.getByText(square('answers.askedAnswered')).waitFor()
  await page.getByText('只有夜里').waitFor()
})

test('[M43] two people, one phone: each with a number and a receipt, and the next sees nothing of the one before', async () => {
  const { page } = await openDevice(stage.browser, 'phone')
  await page.goto(`${stage.hall}/m/${stage.code}`)
  const write = async (text: string) => {
    await page.getByRole('textbox').first().fill(text)
    await page.getByRole('button', { name: phoneSays('write.send') }).click()
    await page.locator('.receipt a').waitFor()
    return page.locator('.receipt a').innerText()
  }
  const first = await write('奶奶写的：井盖响')
  await page.getByRole('button', { name: phoneSays('me.next') }).click()
  await page.getByText(phoneSays('me.next.ready')).waitFor()
  const nothingOfTheFirst = async () => {
    expect(await page.content()).not.toContain(first)
    await page.getByRole('button', { name: phoneSays('phone.mine') }).click()
    await page.getByText(phoneSays('mine.none')).waitFor()
  }
  await nothingOfTheFirst()
  await page.reload()
  await nothingOfTheFirst()
  await page.getByRole('button', { name: phoneSays('phone.write') }).click()
  const second = await write('爷爷写的：台阶太高')
  expect(second).not.toBe(first)

  // Two persons: the second endorses the first's card, and by their receipt the first is back.
  await page.getByRole('button', { name: phoneSays('phone.read') }).click()
  await page.getByRole('listitem').filter({ hasText: '奶奶写的' }).getByRole('button').first().click()
  await expect.poll(async () => (await cardSaying('奶奶写的：井盖响')).endorsements).toBe(1)
  await page.getByRole('button', { name: phoneSays('phone.mine') }).click()
  await page.getByLabel(phoneSays('me.next.back')).fill(first.toLowerCase().replaceAll('-', ' '))
  await page.getByRole('button', { name: phoneSays('me.next.backDo') }).click()
  await page.getByText(phoneSays('me.next.ready')).waitFor()
  await page.getByRole('button', { name: phoneSays('phone.mine') }).click()
  await page.getByRole('link', { name: first }).waitFor()
  expect(await page.content()).not.toContain(second)
})

test('[M40] a card that says two things is cut at the desk, an endorser says which half they meant, and it is whole again', async () => {
  const author = await stage.somebody()
  await author({ kind: 'postCard', id: newId(), tree: 'problem', text: '垃圾桶太远，夜里施工太吵' })
  const { page } = await openDevice(stage.browser, 'phone')
  await page.goto(`${stage.hall}/m/${stage.code}`)
  await page.getByRole('button', { name: phoneSays('phone.read') }).click()
  await page.getByRole('listitem').filter({ hasText: '垃圾桶太远' }).getByRole('button').first().click()
  const whole = await cardSaying('垃圾桶太远，夜里施工太吵')
  await expect.poll(async () => (await stage.board()).cards[whole.id]!.endorsements).toBe(1)

  await openTab('board')
  await desk.getByRole('searchbox').first().fill('垃圾桶太远')
  await desk.getByRole('button', { name: say('board.cardMenu') }).click()
  await desk.getByRole('menuitem', { name: say('board.cut') }).click()
  const dialog = desk.getByRole('dialog')
  expect(await dialog.getByRole('textbox').first().inputValue()).toBe('垃圾桶太远')
  expect(await dialog.getByRole('textbox').last().inputValue()).toBe('夜里施工太吵')
  // Words that the author did not write are refused before anything is sent.
  await dialog.getByRole('textbox').last().fill('夜里施工太吵了')
  expect(await dialog.locator('button.main').isDisabled()).toBe(true)
  await dialog.getByRole('textbox').last().fill('夜里施工太吵')
  await dialog.locator('button.main').click()
  await dialog.waitFor({ state: 'detached' })

  // The phone asks, in the hall, without being opened anew.
  await page.getByRole('heading', { name: phoneSays('card.whichHalf') }).waitFor()
  await page.getByRole('button', { name: '夜里施工太吵' }).first().click()
  await expect.poll(async () => (await cardSaying('垃圾桶太远')).endorsements).toBe(0)
  expect((await cardSaying('夜里施工太吵')).endorsements).toBe(1)

  await desk.getByRole('searchbox').first().fill('夜里施工太吵')
  await desk.getByRole('button', { name: say('board.cardMenu') }).click()
  await desk.getByRole('menuitem', { name: say('board.undoCut') }).click()
  await expect.poll(async () => (await stage.board()).cards[whole.id]!.state).toBe('standing')
  expect((await stage.board()).cards[whole.id]).toMatchObject({
    text: whole.text,
    endorsements: 1,
    number: whole.number,
  })
  await page.getByRole('listitem').filter({ hasText: '垃圾桶太远，夜里施工太吵' }).first().waitFor()
})
