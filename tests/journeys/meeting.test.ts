import type { Tree } from '../../src/core/meeting/meeting.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import type { FullKey } from '../../src/core/plain/id.ts'
import { passAt } from '../../src/server/secrets/pass.ts'
import type { Pass } from '../../src/wire/meeting.ts'
import { openDevice, signIn } from '../build/browser.ts'
import type { Stage } from './stage.ts'
import { newId, setStage } from './stage.ts'
import { wordsOn, type Say } from './text.ts'
import { violations } from './violations.ts'

let stage: Stage

beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => stage?.end())

async function openPhone(locale: 'zh-Hans' | 'zh-Hant' | 'en', path = `/m/${stage.code}`) {
  const { page } = await openDevice(stage.browser, 'phone', locale)
  await page.goto(stage.hall + path)
  return { page, say: wordsOn('phone', locale) }
}

async function write(page: Page, say: Say<'phone'>, tree: Tree, text: string): Promise<void> {
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
  await typed.locator('input[name=q]').fill(` ${stage.code.toLowerCase().slice(0, 3)} ${stage.code.slice(3)}`)
  await typed.keyboard.press('Enter')
  await typed.waitForURL(`**/m/${stage.code}`)

  // Before the first card half the screen is for scanning; then a leaf brings its sentence.
  await screen.locator('.arrival .qr').waitFor()
  const sentence = screen.locator('main > p', { hasText: '三井巷口的路灯不亮，晚上看不清路' }).waitFor()
  await write(anna.page, anna.say, 'problem', '三井巷口的路灯不亮，晚上看不清路')
  await sentence
  // [M66] The desk switches them off for every screen of the hall.
  await desk.getByRole('checkbox', { name: at('focus.newWords') }).uncheck()
  await screen.locator('main > p[data-tree]').waitFor({ state: 'detached' })
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
    .getByRole('button', { name: at('agendaKind.checkIn') })
    .first()
    .click()
  // [J7] What is said names the one that was opened, not the one after.
  await desk
    .getByText(at('agenda.opened'))
    .filter({ hasText: at('agendaKind.checkIn') })
    .first()
    .waitFor()
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
  await screen.getByText(wordsOn('screen')('screen.record')).waitFor()
  await anna.page.goBack()
  await anna.page.getByRole('link', { name: anna.say('phone.readRecord'), exact: true }).waitFor()
  expect(await anna.page.getByRole('button', { name: anna.say('thanks.another') }).count()).toBe(0)
  await desk.getByRole('link', { name: at('meeting.toLedger') }).waitFor()
})

test('[M27] in the hall: the screen’s code turns, an old one is explained, its number lets people in, and a screen without network shows no dead code', async () => {
  const desk = await stage.atDesk('facilitator')
  const api = `${stage.grove.url}/api`
  const id = newId()
  const made = await desk.request.post(`${api}/communities/rongbu/meetings`, {
    data: { id, theme: '市场改造', startsAt: Date.now() },
  })
  const { code } = (await made.json()) as { code: string }
  await desk.request.post(`${api}/meetings/${code}/commands`, { data: { kind: 'setStage', stage: 'open' } })
  const shown = async () => (await (await desk.request.get(`${api}/meetings/${code}/pass`)).json()) as Pass

  // The projector's computer is signed in nowhere: it opens the link that the desk copied for it.
  const { page: screen, context: projector } = await openDevice(stage.browser, 'screen', 'zh-Hans', {
    reducedMotion: true,
  })
  await screen.clock.install()
  const link = new URL((await shown()).screen!)
  await screen.goto(stage.hall + link.pathname + link.search)
  const qr = () => screen.locator('.qr path').last().getAttribute('d')
  const number = async () => (await screen.locator('.code').innerText()).replace(/\s/g, '')
  const first = { qr: await qr(), number: await number() }
  expect(first.number).toMatch(/^\d{6}$/)

  // A screenshot from two minutes ago: what happened, and what to do; what is written meanwhile is kept.
  const [{ value: key }] = (await stage.query<{ value: string }>(
    `select value from installation where key = 'ticketKey'`,
  )) as [{ value: string }]
  const { board } = (await (await desk.request.get(`${api}/meetings/${code}`)).json()) as { board: FullKey }
  const late = await openPhone('zh-Hans', `/m/${code}?p=${passAt(board, Date.now() - 120_000, key).token}`)
  await late.page.getByRole('heading', { name: late.say('door.late') }).waitFor()
  expect(await violations(late.page)).toEqual([])
  await late.page.getByRole('textbox', { name: late.say('write.ask.problem') }).fill('鱼档的水流到路上')
  expect(await late.page.getByRole('button', { name: late.say('door.short') }).isDisabled()).toBe(true)
  await late.page.getByRole('textbox', { name: late.say('door.number') }).fill('12 34 56')
  await late.page.locator('.door button').click()
  await late.page.getByRole('alert').waitFor()
  await late.page.getByRole('textbox', { name: late.say('door.number') }).fill(await number())
  await late.page.keyboard.press('Enter')
  await late.page.getByRole('button', { name: late.say('write.send') }).click()
  await late.page.getByRole('heading', { name: late.say('thanks.title') }).waitFor()

  // Whoever scans what the screen shows is asked nothing, and comes back tomorrow without a code.
  const fresh = await openPhone('en', `/m/${code}${new URL((await shown()).joinUrl).search}`)
  await fresh.page.getByRole('button', { name: fresh.say('phone.checkIn') }).click()
  await fresh.page.getByText(fresh.say('phone.present')).waitFor()
  await fresh.page.goto(`${stage.hall}/m/${code}`)
  await fresh.page.getByText(fresh.say('phone.present')).waitFor()
  expect(await fresh.page.locator('.door').count()).toBe(0)

  await expect.poll(qr).not.toBe(first.qr)

  const say = wordsOn('screen')
  await projector.setOffline(true)
  await screen.clock.fastForward(90_000)
  await screen.getByText(say('screen.passLost')).waitFor()
  expect(await screen.locator('.qr').count()).toBe(0)
  await projector.setOffline(false)
  await screen.clock.fastForward(3_000)
  await screen.locator('.qr').waitFor()
  expect((await stage.board(code)).attendance.people).toBe(2)
})
