import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { TOPIC_MOST } from '../../src/core/meeting/meeting.ts'
import type { Stage } from './stage.ts'
import { newId, setStage } from './stage.ts'
import { CONVENTION_SETTINGS } from '../build/conventions.ts'
import { A_PROJECT, SETTINGS } from '../build/rounds.ts'
import { A_SURVEY } from '../build/surveyCommands.ts'
import { A_VOTE } from '../build/voteCommands.ts'
import { goWithin, refuseAll, walkDialogs } from './dialogs.ts'
import { wordsOn } from './text.ts'
import { violations } from './violations.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => stage?.end())

const say = wordsOn('desk')
const at = (path: string) => `${stage.grove.url}/desk/c/rongbu/${path}`
const api = (path: string) => `${stage.grove.url}/api/communities/rongbu/${path}`

/** A page of the same browser after the tab was closed. */
async function cameBack(page: Page, address: string): Promise<Page> {
  const context = page.context()
  await page.close()
  const again = await context.newPage()
  await again.goto(address)
  return again
}

const LONG = '三井巷路灯换成新的，下周一动工，晚上十点前完工。'.repeat(30)

test('a notice typed without network waits in the closed tab’s place, and is published once though it is sent twice', async () => {
  const first = await stage.atDesk('coordinator')
  await first.goto(at('notices'))
  const publish = { name: say('deskRooms.publish') }
  await first.getByRole('button', publish).click()
  const form = first.getByRole('dialog')
  await form.getByLabel(say('field.title')).fill('路灯改造公示')
  await form.getByLabel(say('field.text')).fill(LONG)
  await first.context().setOffline(true)
  await form.getByRole('button', publish).click()
  await form.getByRole('alert').getByText(say('desk.unheard')).waitFor()
  await first.context().setOffline(false)

  const page = await cameBack(first, at('notices'))
  await page.getByRole('button', publish).click()
  const again = page.getByRole('dialog')
  await again.getByText(say('form.resumed')).waitFor()
  expect(await again.getByLabel(say('field.title')).inputValue()).toBe('路灯改造公示')
  expect(await again.getByLabel(say('field.text')).inputValue()).toBe(LONG)
  expect(await violations(page)).toEqual([])

  // The server hears it and its answer is lost; sent again, it is the same notice.
  const commands = '**/api/communities/*/notices/*/commands'
  await page.route(commands, async (route) => {
    await route.fetch()
    await route.abort()
  })
  await again.getByRole('button', publish).click()
  await again.getByRole('alert').waitFor()
  await page.unroute(commands)
  await again.getByRole('button', publish).click()
  await again.waitFor({ state: 'detached' })
  const { items } = (await (await page.request.get(api('notices'))).json()) as { items: { title: string }[] }
  expect(items.filter(({ title }) => title === '路灯改造公示')).toHaveLength(1)
  // What was taken is not proposed once more.
  await page.getByRole('button', publish).click()
  expect(await page.getByRole('dialog').getByLabel(say('field.title')).inputValue()).toBe('')
})

test('what a member declares stays where the tab closes or the sign-in ends, and Ctrl+Enter sends it', async () => {
  const first = await stage.atDesk('coordinator')
  const open = async (page: Page) => {
    await page
      .getByRole('button', { name: say('deskRooms.seat') })
      .first()
      .click()
    return page.getByRole('dialog')
  }
  await first.goto(at('teams'))
  let form = await open(first)
  await form.getByLabel(say('attendance.name')).fill('何阿婆')
  await form.getByLabel(say('field.interests')).fill('在三井巷开杂货铺')
  // Esc closes it, and the focus is where it was.
  await first.keyboard.press('Escape')
  await form.waitFor({ state: 'detached' })
  expect(await first.evaluate(() => document.activeElement?.textContent)).toMatch(say('deskRooms.seat'))

  const page = await cameBack(first, at('teams'))
  form = await open(page)
  expect(await form.getByLabel(say('field.interests')).inputValue()).toBe('在三井巷开杂货铺')
  const cookies = await page.context().cookies()
  await page.context().clearCookies()
  await form.getByLabel(say('field.interests')).press('Control+Enter')
  await form.getByText(say('form.signInAgain')).waitFor()
  await page.context().addCookies(cookies)

  await page.reload()
  form = await open(page)
  expect(await form.getByLabel(say('attendance.name')).inputValue()).toBe('何阿婆')
  await form.getByLabel(say('field.interests')).press('Control+Enter')
  await form.waitFor({ state: 'detached' })
  await page.getByText('在三井巷开杂货铺').waitFor()
})

test('of the settings only what was typed is sent, also after the tab was closed', async () => {
  const first = await stage.atDesk('coordinator')
  await first.goto(at('settings'))
  await first.getByLabel(say('deskRooms.office')).fill('榕埠社区居委会办公室')
  const page = await cameBack(first, at('settings'))
  await page.getByText(say('form.resumed')).waitFor()
  expect(await page.getByLabel(say('deskRooms.office')).inputValue()).toBe('榕埠社区居委会办公室')

  // Somebody else changes something meanwhile; and [R21] the same field, too: what is there now is shown, and
  // what was typed stays until it is said which holds.
  const data = { climbAfter: 7, office: '别人写的', was: { climbAfter: 3, office: '' } }
  expect((await page.request.patch(api('ledger/settings'), { data })).ok()).toBe(true)
  await page.getByRole('button', { name: say('app.save') }).click()
  await page.locator('.stands').getByText('别人写的').waitFor()
  expect(await page.locator('.stands dd').allTextContents()).toEqual(['别人写的'])
  expect(await violations(page)).toEqual([])
  expect(await page.getByLabel(say('deskRooms.office')).inputValue()).toBe('榕埠社区居委会办公室')
  await page.getByRole('button', { name: say('form.goOn') }).click()
  await page.locator('.stands').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: say('app.save') }).click()
  await page.getByText(say('deskRooms.saved')).waitFor()
  const now = (await (await page.request.get(api('ledger/settings'))).json()) as { office: string; climbAfter: number }
  expect(now).toMatchObject({ office: '榕埠社区居委会办公室', climbAfter: 7 })
})

test('another person at the same computer does not see what was typed', async () => {
  const page = await stage.atDesk('coordinator')
  await page.goto(at('notices'))
  await page.getByRole('button', { name: say('deskRooms.publish') }).click()
  await page.getByRole('dialog').getByLabel(say('field.title')).fill('还没写完')
  const other = await stage.atDesk('facilitator')
  const cookies = await other.context().cookies()
  await page.context().clearCookies()
  await page.context().addCookies(cookies)
  await page.goto(at('settings'))
  await page.locator('main form').waitFor()
  expect(await page.getByText(say('form.resumed')).count()).toBe(0)
})

test.each(['matters/undefined', 'matters/0', 'matters/999999', 'nothing'])(
  'what is not there is not found, with a way back: %s',
  async (path) => {
    const page = await stage.atDesk('coordinator')
    await page.goto(at(path))
    await page.getByRole('heading', { name: say('desk.missing') }).waitFor()
    expect(await page.locator('main').innerText()).not.toContain('NaN')
    expect(await violations(page)).toEqual([])
    await page
      .getByRole('main')
      .getByRole('link', { name: say('deskLedger.view.matters') })
      .last()
      .click()
    await page.waitForURL('**/desk/c/rongbu/matters')
  },
)

test('what nobody sent goes with signing out, and after two weeks, whoever typed it', async () => {
  const page = await stage.atDesk('coordinator')
  await page.goto(at('notices'))
  await page.evaluate(() => {
    const typed = (days: number) => JSON.stringify({ values: {}, sent: null, at: Date.now() - days * 86_400_000 })
    localStorage.setItem('grove.draft.somebody.old.', typed(15))
    localStorage.setItem('grove.draft.somebody.young.', typed(13))
  })
  const drafts = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('grove.draft.')))
  await page.reload()
  const publish = { name: say('deskRooms.publish') }
  await page.getByRole('button', publish).click()
  expect(await drafts()).toEqual(['grove.draft.somebody.young.'])
  await page.getByRole('dialog').getByLabel(say('field.title')).fill('还没有写完')
  await expect.poll(drafts).toHaveLength(2)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: say('desk.signOut') }).click()
  await page.waitForURL(`${stage.grove.url}/`)
  expect(await drafts()).toEqual(['grove.draft.somebody.young.'])
  await page.context().close()
})

test('an answer that comes late closes no dialog but its own: what was opened meanwhile stays, with its words', async () => {
  const page = await stage.atDesk('coordinator')
  await page.goto(at('teams'))
  const seat = { name: say('deskRooms.seat') }
  await page.getByRole('button', seat).first().click()
  const form = page.getByRole('dialog')
  await form.getByLabel(say('attendance.name')).fill('迟来的李大爷')
  let release!: () => void
  const held = new Promise<void>((go) => (release = go))
  await page.route('**/api/communities/*/teams/commands', async (route) => {
    await held
    await route.continue()
  })
  await form.getByRole('button', seat).click()
  await page.keyboard.press('Escape')
  await form.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: say('deskRooms.makeOffer') }).click()
  await form.getByLabel(say('field.organisation')).fill('街坊五金店')
  release()
  await page.getByText('迟来的李大爷').waitFor()
  expect(await form.getByLabel(say('field.organisation')).inputValue()).toBe('街坊五金店')
})

test('a draft of an older Grove keeps its words, and what is new begins as ever', async () => {
  const page = await stage.atDesk('coordinator')
  await page.goto(at('teams'))
  const { person } = (await (await page.request.get(`${stage.grove.url}/api/me`)).json()) as { person: { id: string } }
  await page.evaluate(
    (key) => localStorage.setItem(key, JSON.stringify({ values: { text: '十把椅子' }, sent: null, at: Date.now() })),
    `grove.draft.${person.id}.makeOffer.rongbu.`,
  )
  await page.reload()
  await page.getByRole('button', { name: say('deskRooms.makeOffer') }).click()
  const form = page.getByRole('dialog')
  expect(await form.locator('textarea').inputValue()).toBe('十把椅子')
  await form.getByLabel(say('field.organisation')).fill('街坊木器店')
  await form.getByRole('button', { name: say('deskRooms.makeOffer') }).click()
  await form.waitFor({ state: 'detached' })
  await page.getByText('十把椅子').waitFor()
})

test('[J6] a paper card that was half typed waits in the closed tab’s place, and is entered once for whoever wrote it, and the next is nobody’s by itself', async () => {
  const desk = `${stage.grove.url}/desk/meetings/${stage.code}`
  const first = await stage.atDesk('facilitator')
  await first.goto(desk)
  const paper = (page: Page) => page.getByRole('region', { name: say('board.paperCard') })
  const open = (page: Page) => page.getByRole('button', { name: say('board.paperCard') }).click()
  await open(first)
  await first.getByRole('combobox', { name: say('board.writtenBy') }).fill('周伯')
  await first.getByRole('option').filter({ hasText: '周伯' }).click()
  await paper(first).getByLabel(say('board.cardText')).fill('楼道的灯不亮')

  const page = await cameBack(first, desk)
  await open(page)
  await paper(page).getByText(say('form.resumed')).waitFor()
  expect(await paper(page).getByLabel(say('board.cardText')).inputValue()).toBe('楼道的灯不亮')
  await page.keyboard.press('Control+Enter')
  await paper(page).getByRole('listitem').first().waitFor()
  const cards = Object.values((await stage.board()).cards).filter(({ text }) => text === '楼道的灯不亮')
  expect(cards).toHaveLength(1)
  // [M29] The next card begins empty; that it is the same person's is offered, never taken for granted.
  expect(await paper(page).getByLabel(say('board.cardText')).inputValue()).toBe('')
  await paper(page).getByRole('option').filter({ hasText: '周伯' }).click()
  expect(await paper(page).locator('.writer').innerText()).toContain('周伯')
})

test('[J7] the name of a topic that was half typed waits in the closed tab’s place; one that is too long stays, and says so', async () => {
  const desk = `${stage.grove.url}/desk/meetings/${stage.code}`
  const first = await stage.atDesk('facilitator')
  const card = await (await stage.somebody())({ kind: 'postCard', id: newId(), tree: 'vision', text: '街上有树荫' })
  await first.request.post(`${stage.grove.url}/api/meetings/${stage.code}/commands`, {
    headers: { 'idempotency-key': newId() },
    data: { kind: 'openTopic', id: newId(), tree: 'vision', name: '树', cards: [card.id] },
  })
  await first.goto(desk)
  const rename = (page: Page) =>
    page
      .getByRole('button', { name: /改名|Rename/ })
      .first()
      .click()
  const name = (page: Page) => page.getByRole('textbox', { name: say('board.topicName') })
  await rename(first)
  await name(first).fill('树荫和长椅')
  const page = await cameBack(first, desk)
  await rename(page)
  expect(await name(page).inputValue()).toBe('树荫和长椅')
  const long = '长'.repeat(TOPIC_MOST + 1)
  await name(page).fill(long)
  await name(page).press('Enter')
  await page.getByText(say('form.over')).waitFor()
  expect(await name(page).inputValue()).toBe(long)
  await name(page).fill('树荫和长椅')
  await name(page).press('Enter')
  await page.getByText('树荫和长椅').first().waitFor()
  await expect
    .poll(async () => Object.values((await stage.board()).topics).map((topic) => topic.name))
    .toContain('树荫和长椅')
})

test('several matters noted at once, the answer lost and the tab closed: each is noted once', async () => {
  const first = await stage.atDesk('coordinator')
  const somebody = await stage.somebody()
  const { id: meeting } = await stage.board()
  const numbers: number[] = []
  for (const title of ['一号楼的灯', '二号楼的灯']) {
    const { id: card } = await somebody({ kind: 'postCard', id: newId(), tree: 'problem', text: title })
    const made = await first.request.post(api(`matters/${newId()}/commands`), {
      headers: { 'idempotency-key': newId() },
      data: { kind: 'openMatter', title, cards: [{ meeting, card }] },
    })
    expect(made.status(), await made.text()).toBe(200)
    numbers.push(((await made.json()) as { number: number }).number)
  }
  const noted = async (page: Page) => {
    await page.goto(at('matters'))
    for (const title of ['一号楼的灯', '二号楼的灯'])
      await page.getByRole('row').filter({ hasText: title }).getByRole('checkbox').check()
    await page
      .locator('.ticked')
      .getByRole('button', { name: say('deskMatter.do.note') })
      .click()
    return page.getByRole('dialog')
  }
  const form = await noted(first)
  await form.locator('textarea').fill('都去看过了')
  await first.route('**/matters/commands', async (route) => {
    await route.fetch()
    await route.abort()
  })
  await form.getByRole('button', { name: say('deskMatter.do.note') }).click()
  await form.getByRole('alert').waitFor()
  const page = await cameBack(first, at('matters'))
  const again = await noted(page)
  await again.getByText(say('form.resumed')).waitFor()
  await again.getByRole('button', { name: say('deskMatter.do.note') }).click()
  await again.waitFor({ state: 'detached' })
  for (const number of numbers) {
    const { history } = (await (await page.request.get(api(`desk/matters/${number}`))).json()) as {
      history: { told: { kind: string } }[]
    }
    expect(history.filter(({ told }) => told.kind === 'noted')).toHaveLength(1)
  }
})

test('cards that are picked while an answer is late stay as they are: undo takes back what was done, and searched words stay', async () => {
  const send = await stage.somebody()
  const post = async (text: string) => (await send({ kind: 'postCard', id: newId(), tree: 'problem', text })).id
  await post('河边的栏杆松了')
  await post('桥头积水')
  const page = await stage.atDesk('spotter')
  // A matter begins with cards: from the list of matters one comes to where they wait.
  await page.goto(at('matters'))
  await page.getByRole('link', { name: say('deskLedger.newMatter') }).click()
  await page.waitForURL('**/inbox')
  const box = (text: string) => page.locator('li[id^=card-]').filter({ hasText: text }).getByRole('checkbox')
  await box('河边的栏杆松了').check()
  await page.getByRole('button', { name: say('deskLedger.openIt') }).click()
  const form = page.getByRole('dialog')
  let release!: () => void
  const held = new Promise<void>((go) => (release = go))
  const commands = '**/api/communities/*/matters/*/commands'
  await page.route(commands, async (route) => {
    await held
    await route.continue()
  })
  await form.getByRole('button', { name: say('deskLedger.openIt') }).click()
  await page.keyboard.press('Escape')
  await form.waitFor({ state: 'detached' })
  await box('河边的栏杆松了').uncheck()
  await box('桥头积水').check()
  release()
  const undo = page.getByRole('button', { name: say('deskLedger.undo') })
  await undo.waitFor()
  await page.unroute(commands)
  expect(await box('桥头积水').isChecked()).toBe(true)
  await expect.poll(() => box('河边的栏杆松了').count()).toBe(0)
  await undo.click()
  await undo.waitFor({ state: 'detached' })
  await box('河边的栏杆松了').waitFor()
  expect(await box('桥头积水').isChecked()).toBe(true)

  // Whoever looks for a matter and is called away goes on with the same words.
  await page.getByRole('button', { name: say('deskLedger.addToOne') }).click()
  await form.getByRole('combobox').fill('栏杆')
  await page.keyboard.press('Escape')
  await form.waitFor({ state: 'detached' })
  await expect
    .poll(async () => {
      if ((await form.count()) === 0) await page.keyboard.press('t')
      return form.count()
    })
    .toBe(1)
  expect(await form.getByRole('combobox').inputValue()).toBe('栏杆')
})

test('whoever looks for a listed person’s phone and is called away goes on with the same words', async () => {
  const page = await stage.atDesk('facilitator')
  const api = `${stage.grove.url}/api/meetings/${stage.code}`
  const list = { kind: 'listParticipants', people: [{ id: newId(), name: '对手机的何静', capacity: 'resident' }] }
  const headers = { 'idempotency-key': newId() }
  expect((await page.request.post(`${api}/commands`, { headers, data: list })).status()).toBe(200)
  const phone = { id: newId(), key: newId(), name: '何静的手机', capacity: 'resident' }
  expect((await page.request.post(`${api}/participants`, { data: phone })).status()).toBe(200)
  await page.goto(`${stage.grove.url}/desk/meetings/${stage.code}/attendance`)
  const look = async () => {
    await page.getByRole('searchbox', { name: say('attendance.search') }).fill('对手机的何静')
    const row = page.getByRole('listitem').filter({ hasText: '对手机的何静' })
    await row.getByRole('button', { name: say('attendance.match') }).click()
    return page.getByRole('dialog').getByRole('combobox')
  }
  await (await look()).fill('何静的')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  const again = await look()
  expect(await again.inputValue()).toBe('何静的')
  await again.press('Enter')
  await page.getByText(say('attendance.matched')).waitFor()
  // Once one was picked, the next look begins anew.
  await page.getByRole('button', { name: say('attendance.unmatch') }).click()
  expect(await (await look()).inputValue()).toBe('')
})

/** A matter that is deliberated, with a proposal and a step before it; another that is worked on. */
async function twoMatters(page: Page): Promise<number[]> {
  const { id: meeting } = await stage.board()
  const somebody = await stage.somebody()
  const numbers: number[] = []
  for (const lane of ['major', 'quick'] as const) {
    const { id: card } = await somebody({ kind: 'postCard', id: newId(), tree: 'problem', text: `井盖响 ${lane}` })
    const matter = newId()
    let id = matter
    const say = async (data: object) => {
      const headers = { 'idempotency-key': newId() }
      const made = await page.request.post(api(`matters/${id}/commands`), { headers, data })
      expect(made.status(), await made.text()).toBe(200)
      return (await made.json()) as { id: string; number?: number }
    }
    const opened = await say({ kind: 'openMatter', title: `井盖响 ${lane}`, cards: [{ meeting, card }] })
    id = opened.id
    numbers.push(opened.number!)
    await say({ kind: 'triage', urgency: 2, importance: 3, reach: { people: 3 }, lane, reason: '要办' })
    await say({ kind: 'route', route: lane === 'major' ? 'deliberation' : 'quickFix', reason: '要办' })
    if (lane === 'quick') continue
    await say({ kind: 'writeProposal', id: newId(), title: '换井盖', version: { text: '换成铸铁的' } })
    await say({ kind: 'requireStep', id: newId(), step: 'priorStudy' })
  }
  return numbers
}

/** A vote, a budget round, a convention and a survey, each with what its page asks about first. */
async function oneOfEach(page: Page): Promise<string[]> {
  const post = async (path: string, data: object) => {
    const headers = { 'idempotency-key': newId() }
    const made = await page.request.post(`${stage.grove.url}/api/communities/rongbu/${path}`, { headers, data })
    expect(made.ok(), await made.text()).toBe(true)
    return (await made.json()) as { code: string }
  }
  const vote = await post('votes', A_VOTE)
  const round = await post('rounds', { title: '大盆菜', settings: SETTINGS })
  await post(`rounds/${round.code}/projects`, { said: A_PROJECT, proposer: { name: '', contact: '' } })
  const said = { title: '居民公约', scope: '', settings: CONVENTION_SETTINGS, after: null }
  const convention = await post('conventions', said)
  const does = (command: object) => post(`conventions/${convention.code}/commands`, command)
  await does({ kind: 'comment', article: null, text: '楼道里不充电' })
  await does({ kind: 'beginDrafting' })
  await does({ kind: 'writeArticle', n: null, text: '电动车不进楼道。', reason: '怕起火' })
  const survey = await post('surveys', A_SURVEY)
  return [`votes/${vote.code}`, `rounds/${round.code}`, `conventions/${convention.code}`, `surveys/${survey.code}`]
}

test('[J7] every dialog and form of the desk keeps what was typed where it is refused, and Ctrl+Enter sends each', async () => {
  const coordinator = await stage.atDesk('coordinator')
  const numbers = await twoMatters(coordinator)
  const opening = ['votes', 'rounds', 'conventions', 'surveys', 'register', 'settings']
  const views = ['inbox', 'teams', 'notices', 'bulletins', ...opening, ...numbers.map((number) => `matters/${number}`)]
  views.push(...(await oneOfEach(coordinator)))
  const administrator = await stage.atDesk('administrator')
  const meeting = `/desk/meetings/${stage.code}`
  const pages = [
    [coordinator, views.map((view) => `/desk/c/rongbu/${view}`)],
    [
      administrator,
      ['', '/floor', '/attendance', '/minutes']
        .map((tab) => meeting + tab)
        .concat('/desk/people', '/desk/places', '/desk/new'),
    ],
  ] as const
  const walked = []
  for (const [page, paths] of pages) {
    await page.goto(`${stage.grove.url}/desk`)
    await refuseAll(page)
    for (const path of paths) {
      await goWithin(page, path)
      // In the inbox something can be done with what is ticked; the first tick moves nothing [J12].
      if (path.endsWith('/inbox')) {
        const row = page.locator('main li', { has: page.locator('input[type=checkbox]') }).first()
        const before = await row.boundingBox()
        await row.locator('input').check()
        await page.locator('.ticked').waitFor()
        expect(await row.boundingBox()).toEqual(before)
      }
      walked.push(...(await walkDialogs(page)))
    }
    await page.unrouteAll()
  }
  expect(walked.filter(({ lost }) => lost !== '')).toEqual([])
  // [K4] Of somebody's number the device keeps nothing, once the dialog is closed.
  // Where a pledge waits to be taken in, a second dialog of the register asks for one.
  const gone = walked.filter((one) => one.gone !== '').map(({ where }) => where.split('/').at(-1)!.split(' ')[0])
  expect([...new Set(gone)]).toEqual(['register'])
  expect(walked.filter(({ sent }) => sent).length).toBeGreaterThan(40)
  // A new matter is made in the inbox.
  expect(walked.filter(({ where, sent }) => sent && where.includes('/inbox ')).length).toBeGreaterThan(0)
})
