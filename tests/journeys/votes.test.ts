import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDevice, SIZES } from '../build/browser.ts'
import { thresholdsByLaw } from '../../src/core/ballot/rules.ts'
import { STATEMENTS } from '../../src/core/survey/survey.ts'
import { A_VOTE } from '../build/voteCommands.ts'
import type { Stage } from './stage.ts'
import { newId, setStage } from './stage.ts'
import { wordsOn } from './text.ts'
import { violations } from './violations.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => stage?.end())

/** Pictures to be looked at, where somebody asked for them. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.VOTE_PICTURES
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
}

test('a vote in the hall: drafted, sealed, printed; three phones, a hand, two papers; closed and counted again', async () => {
  const desk = await stage.atDesk('facilitator')
  const colleague = await stage.atDesk('coordinator')
  await desk.goto(`${stage.grove.url}/desk/c/rongbu/votes`)
  await desk.getByRole('button', { name: '新建投票' }).click()
  await desk.getByLabel('叫什么').fill('三号楼前的停车位')
  await desk.getByLabel('问什么').fill('我提议物业在十二月底前划三十个停车位。')
  await picture(desk, 'desk-new')
  await desk.getByRole('button', { name: '存为草稿' }).click()
  const people = ['陈伯', '林姨', '王叔', '李姐', '张工', '赵奶奶']
  await desk.getByLabel(/一行一个人/).fill(people.map((name, i) => `${name}\t3栋${201 + i}`).join('\n'))
  await desk.getByRole('button', { name: '用这份名册' }).click()
  await picture(desk, 'desk-draft')
  await sure(desk, '封存')
  await desk.getByRole('button', { name: '做选票' }).click()
  await desk.getByText(/第 1 批（11 张）：等另一位同事打印/).waitFor()
  const code = new URL(desk.url()).pathname.split('/').at(-1)!
  await colleague.goto(`${stage.grove.url}/desk/c/rongbu/votes/${code}`)
  const opening = colleague.waitForEvent('popup')
  await colleague.getByRole('button', { name: /打印第 1 批/ }).click()
  const sheets = await opening
  await sheets.locator('.digits').first().waitFor()
  const serials = (await sheets.locator('.digits').allTextContents()).map((digits) => digits.replaceAll(' ', ''))
  expect(serials).toHaveLength(11)
  await picture(sheets, 'sheets')
  await desk.getByText(/第 1 批（11 张）：已打印/).waitFor()
  await picture(desk, 'desk-printed')
  await sure(desk, '开始投票')
  await desk.getByRole('button', { name: '结束投票' }).waitFor()
  for (const name of people.slice(0, 5)) {
    const row = desk.locator('tr', { hasText: name })
    await row.getByRole('button', { name: '发票' }).click()
    await row.getByText('已领票').waitFor()
  }
  const last = desk.locator('tr', { hasText: '赵奶奶' })
  await last.getByRole('button', { name: '举手' }).click()
  await last.getByText('举手').waitFor()
  await picture(desk, 'desk-open')

  // Three phones: two by the code, one types the digits.
  const said = ['赞成', '赞成', '反对']
  for (const [i, answer] of said.entries()) {
    const { page: phone } = await openDevice(stage.browser, 'phone', i === 1 ? 'en' : 'zh-Hans')
    const words =
      i === 1
        ? { answer: 'For', look: 'Look at it, then cast', cast: 'Cast my ballot', done: 'Your ballot is cast' }
        : { answer, look: '看一看，再投', cast: '投票', done: '投好了' }
    if (i === 2) {
      await phone.goto(`${stage.hall}/c/rongbu/votes/${code}`)
      await picture(phone, 'phone-vote')
      await phone.getByLabel('票号').fill(serials[i]!.replace(/(.....)(?=.)/g, '$1 '))
      await phone.getByRole('button', { name: '打开选票' }).click()
    } else await phone.goto(`${stage.hall}/c/rongbu/votes/${code}/ballot/${serials[i]}`)
    await phone.getByLabel(words.answer, { exact: true }).check()
    await picture(phone, `phone-choose-${i}`)
    await phone.getByRole('button', { name: words.look }).click()
    await picture(phone, `phone-check-${i}`)
    await phone.getByRole('button', { name: words.cast, exact: true }).click()
    await phone.getByRole('heading', { name: words.done }).waitFor()
    await picture(phone, `phone-done-${i}`)
    if (i === 0) {
      await phone.goto(`${stage.hall}/c/rongbu/votes/${code}/ballot/${serials[i]}`)
      await phone.getByRole('heading', { name: '这张票投过了' }).waitFor()
      await picture(phone, 'phone-again')
    }
  }

  const { page: screen } = await openDevice(stage.browser, 'screen')
  await screen.goto(`${stage.hall}/c/rongbu/votes/${code}/screen`)
  await screen.getByText('现在投票').waitFor()
  await picture(screen, 'screen-open')

  await desk.getByLabel('赞成').first().fill('1')
  await desk.getByRole('button', { name: '记下举手' }).click()
  await desk.getByText('举手数记下了。').waitFor()

  // Two papers, of which one came by phone before.
  await desk.getByLabel('张数').fill('2')
  await desk.getByRole('button', { name: '新的一叠' }).click()
  await enterHeap(desk, [serials[2]!, serials[3]!])
  await picture(desk, 'desk-heap')
  await enterHeap(colleague, [serials[2]!, serials[3]!])
  await desk.getByText(/有 1 张先前投过/).waitFor()

  await sure(desk, '结束投票')
  await desk.getByText('结束了，结果已公布。').waitFor()
  await screen.getByText('通过', { exact: true }).waitFor()
  await picture(screen, 'screen-closed')
  await picture(desk, 'desk-closed')

  const { page: reader } = await openDevice(stage.browser, 'desktop')
  await reader.goto(`${stage.hall}/c/rongbu/votes/${code}`)
  await reader.getByText('通过', { exact: true }).waitFor()
  await picture(reader, 'vote-closed')
  const { page: small } = await openDevice(stage.browser, 'phone', 'en')
  await small.goto(`${stage.hall}/c/rongbu/votes/${code}`)
  await picture(small, 'phone-closed-en')
  const file = await (await fetch(`${stage.grove.url}/api/communities/rongbu/votes/${code}/ballots.json`)).text()
  const path = join(mkdtempSync(join(tmpdir(), 'grove-votes-')), 'ballots.json')
  writeFileSync(path, file)
  const counted = execFileSync(process.execPath, ['dist/server/recount.js', path], { encoding: 'utf8' })
  expect(counted).toContain('5 of 6 took part; for 3, against 1, abstained 1, invalid 0')
  const { hash } = (await (await fetch(`${stage.grove.url}/api/communities/rongbu/votes/${code}`)).json()) as {
    hash: string
  }
  expect(counted).toContain(hash)
  refusesLies(file, path)
  await countsOffline(code, path, hash)
})

/**
 * [V15] The command at a terminal says nothing of a file that is none, and nothing in the file moves its
 * cursor.
 */
function refusesLies(file: string, path: string): void {
  const lie = (text: string) => {
    writeFileSync(`${path}.lie`, text)
    return spawnSync(process.execPath, ['dist/server/recount.js', `${path}.lie`], { encoding: 'utf8' })
  }
  for (const text of [
    file.replace('"heads":6', '"heads":"\\u001b[2J6"'),
    file.replace(/"polls":.*/, '"polls":null}'),
  ]) {
    const { status, stdout, stderr } = lie(text)
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(/^[^\n]* is not the file of a vote, or is not whole\.\n$/)
  }
  const titled = lie(file.replace('"title":"', '"title":"\\u001b[2J\\u202e'))
  expect(titled.stdout).toContain('\\u{1b}[2J\\u{202e}')
  expect(lie(file.replace(/"answer":"for","ballots":\d+/, '"answer":"for","ballots":9'))).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('cannot be: moreThanEntitled (question 1)'),
  })
}

/** [V15] The counting page, opened from the vote's own or kept as a file, counts with the network gone. */
async function countsOffline(code: string, path: string, hash: string): Promise<void> {
  const { page: reader, context } = await openDevice(stage.browser, 'desktop')
  await reader.goto(`${stage.hall}/c/rongbu/votes/${code}`)
  const [kept] = await Promise.all([reader.waitForEvent('download'), reader.getByText('把数票的网页存下来').click()])
  const saved = `${path}.html`
  await kept.saveAs(saved)
  await reader.getByRole('link', { name: '打开数票的网页' }).click()
  await reader.getByRole('heading', { name: '把票再数一遍' }).waitFor()
  await context.setOffline(true)
  await count(reader, path, hash)
  await reader.getByText('指纹也相同').waitFor()
  await reader.getByText('通过', { exact: true }).waitFor()
  await picture(reader, 'recount-same')
  expect(await violations(reader)).toEqual([])
  await count(reader, path, 'a'.repeat(64))
  await reader.getByText('这不是那一个文件').waitFor()
  await count(reader, `${path}.lie`, '')
  await reader.getByText('第 1 题：参加的比能投的还多').waitFor()
  await picture(reader, 'recount-lie')

  const small = await openDevice(stage.browser, 'phone', 'en')
  await small.context.setOffline(true)
  await small.page.goto(pathToFileURL(saved).href)
  await count(small.page, path, hash)
  await small.page.locator('section[data-holds=true]').waitFor()
  await picture(small.page, 'recount-phone')
}

async function count(page: Page, path: string, hash: string): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(path)
  await page.locator('input:not([type=file])').fill(hash)
  await page.locator('button').click()
}

/** Presses what is asked for once more before it is done. */
async function sure(desk: Page, name: string): Promise<void> {
  await desk.getByRole('button', { name }).click()
  await desk.getByRole('dialog').getByRole('button', { name, exact: true }).click()
  await desk.getByRole('dialog').waitFor({ state: 'detached' })
}

test('[V17] an owners’ vote: the hall’s screen and the desk show at once who is here, by heads and floor area, and nothing of what is cast', async () => {
  const desk = await stage.atDesk('facilitator')
  const { id: meeting } = await stage.board()
  const votes = `${stage.grove.url}/api/communities/rongbu/votes`
  const send = async (path: string, data: object) => {
    const reply = await desk.request.post(`${votes}${path}`, { data, headers: { 'idempotency-key': newId() } })
    if (!reply.ok()) throw new Error(await reply.text())
    return (await reply.json()) as { code: string }
  }
  const rules = {
    ...A_VOTE.rules,
    measures: ['heads', 'area'],
    takePart: { over: 2, of: 3, above: false },
    doors: ['phone', 'box'],
  }
  const question = { ...A_VOTE.questions[0], text: '用维修资金把三号楼的电梯换成新的。' }
  const { code } = await send('', { ...A_VOTE, title: '换电梯', questions: [question], rules, meeting })
  const does = (command: object) => send(`/${code}/commands`, command)
  const entries = [8934, 8934, 12_055].map((area, i) => ({ name: `业主${i + 1}`, place: `3栋${201 + i}`, area }))
  await does({ kind: 'setRoll', entries })
  await does({ kind: 'sealVote' })
  await does({ kind: 'handOut', n: 1, way: 'ballot' })

  const { page: screen } = await openDevice(stage.browser, 'screen')
  await screen.goto(`${stage.hall}/c/rongbu/votes/${code}/screen`)
  await screen.getByText('到了 1 人，应到 3 人').waitFor()
  await desk.goto(`${stage.grove.url}/desk/c/rongbu/votes/${code}`)
  await desk.getByText('要 2，还差 1').waitFor()
  const asked: string[] = []
  screen.on('request', (request) => asked.push(request.url()))
  const deskAsked: string[] = []
  desk.on('request', (request) => deskAsked.push(request.url()))
  await does({ kind: 'handOut', n: 3, way: 'ballot' })
  await screen.getByText('到了 2 人，应到 3 人').waitFor()
  await screen.getByText('要 2，够了').waitFor()
  await screen.getByText('到了的专有面积 209.89，共 299.23 平方米').waitFor()
  await screen.getByText('要 199.49，够了').waitFor()
  // Told, not asked for again and again: one look for one thing that happened.
  expect(asked.filter((url) => url.endsWith('/screen'))).toHaveLength(1)
  await picture(screen, 'meter-screen')
  await screen.emulateMedia({ colorScheme: 'dark' })
  await picture(screen, 'meter-screen-dark')
  await screen.goto(`${stage.hall}/c/rongbu/votes/${code}/screen?lang=en`)
  await screen.getByText('2 of 3 people are here').waitFor()
  await picture(screen, 'meter-screen-en')
  await desk.getByText('要 2，够了').waitFor()
  await picture(desk, 'meter-desk')
  const { page: small } = await openDevice(stage.browser, 'phone')
  await small.goto(`${stage.hall}/c/rongbu/votes/${code}`)
  await small.getByText('到了 2 人，应到 3 人').waitFor()
  expect(await violations(small)).toEqual([])
  await picture(small, 'meter-phone')
  // The desk was told likewise: it read once for each thing that happened, and did not poll.
  expect(deskAsked.filter((url) => url.endsWith('/desk')).length).toBeLessThan(4)
})

test('[V3] [V13] [V17] an owners’ vote on a tablet: the live meter while people come, are recused and vote; then the law’s thresholds', async () => {
  const tablet = await stage.atDesk('facilitator')
  await tablet.setViewportSize(SIZES.tablet)
  const { id: meeting } = await stage.board()
  const votes = `${stage.grove.url}/api/communities/rongbu/votes`
  const does = async (path: string, data: object, who = tablet) => {
    const reply = await who.request.post(`${votes}${path}`, { data, headers: { 'idempotency-key': newId() } })
    if (!reply.ok()) throw new Error(await reply.text())
    return (await reply.json()) as { code: string }
  }
  const law = { body: 'ownersAssembly', subject: 'useFund', noticeAt: 0 } as const
  const rules = {
    ...A_VOTE.rules,
    ...thresholdsByLaw(law),
    law,
    voter: 'owner',
    interim: 'turnout',
    doors: ['phone', 'box'],
  }
  const question = { ...A_VOTE.questions[0], text: '用维修资金把三号楼的电梯换成新的。' }
  const { code } = await does('', { ...A_VOTE, title: '换电梯', questions: [question], rules, meeting })
  const at = `/${code}/commands`
  const entries = [8934, 8934, 12_055, 6710, 9021, 7745].map((area, i) => ({
    name: `业主${i + 1}`,
    place: `3栋${201 + i}`,
    area,
  }))
  await does(at, { kind: 'setRoll', entries })
  await does(at, { kind: 'sealVote' })
  await does(at, { kind: 'printBallots', spare: 0 })
  const colleague = await stage.atDesk('coordinator')
  await colleague.goto(`${stage.grove.url}/desk/c/rongbu/votes/${code}`)
  const opening = colleague.waitForEvent('popup')
  await colleague.getByRole('button', { name: /打印第 1 批/ }).click()
  const sheets = await opening
  const slips = await sheets.locator('article').allTextContents()
  const serialOf = (area: string) =>
    /((\d{5} ){2}\d{5})/.exec(slips.find((slip) => slip.includes(area))!)![1]!.replaceAll(' ', '')
  await does(at, { kind: 'openVote' })
  await tablet.goto(`${stage.grove.url}/desk/c/rongbu/votes/${code}`)
  const { page: screen } = await openDevice(stage.browser, 'screen')
  await screen.goto(`${stage.hall}/c/rongbu/votes/${code}/screen`)

  // Whoever has an interest is out of this question, and of what it needs.
  await screen.getByText('到了 0 人，应到 6 人').waitFor()
  await tablet.locator('tr', { hasText: '业主6' }).getByRole('button', { name: '回避' }).click()
  await tablet.getByRole('dialog').getByRole('textbox').fill('电梯公司的人')
  await tablet.getByRole('dialog').getByRole('button', { name: '回避' }).click()
  await screen.getByText('到了 0 人，应到 5 人').waitFor()
  for (const n of [1, 2, 3]) {
    const row = tablet.locator('tr', { hasText: `业主${n}` })
    await row.getByRole('button', { name: '发票' }).click()
    await row.getByText('已领票').waitFor()
  }
  await screen.getByText('要 4，还差 1').waitFor()
  await tablet.locator('tr', { hasText: '业主4' }).getByRole('button', { name: '发票' }).click()
  await screen.getByText('要 4，够了').first().waitFor()
  await picture(tablet, 'owners-tablet')
  for (const [area, answer] of [
    ['120.55', 'for'],
    ['67.10', 'for'],
    ['89.34', 'for'],
  ] as const)
    await does(`/${code}/ballots`, { serial: serialOf(area), answers: { 1: answer } })
  await screen.getByText('已投 3 人，应投 5 人').waitFor()
  await looks(screen, 'owners-screen')
  await does(`/${code}/ballots`, { serial: serialOf('89.34'), answers: { 1: 'for' } })
  await sure(tablet, '结束投票')
  await screen.getByText('未通过', { exact: true }).waitFor()
  await looks(screen, 'owners-closed')
  expect(await violations(tablet)).toEqual([])
})

/** A screen in a hall, at a projector’s size too, in two languages: nothing lies beside or below it. */
async function looks(screen: Page, name: string): Promise<void> {
  const address = screen.url().split('?')[0]!
  for (const [width, height] of [
    [1920, 1080],
    [1024, 768],
  ] as const)
    for (const lang of ['zh-Hans', 'en']) {
      await screen.setViewportSize({ width, height })
      await screen.goto(`${address}?lang=${lang}`)
      await screen.locator('main.vote-screen').waitFor()
      // All of it is seen at once: nobody scrolls in a hall.
      expect(await screen.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBeLessThanOrEqual(0)
      await picture(screen, `${name}-${width}-${lang}`)
    }
  await screen.goto(`${address}?lang=zh-Hans`)
}

test('[M45] [M49] [M51] [M52] a hall of three phones, a desk, a tablet and two paper voters: the floor, a motion, a vote in one count, and a task', async () => {
  const desk = await stage.atDesk('coordinator')
  // A colleague with a tablet: prints, and enters the papers a second time.
  const tablet = await stage.atDesk('facilitator')
  await tablet.setViewportSize(SIZES.tablet)
  const at = wordsOn('desk')
  await desk.goto(`${stage.grove.url}/desk/meetings/${stage.code}/floor`)
  const { page: screen } = await openDevice(stage.browser, 'screen', 'zh-Hans', { reducedMotion: true })
  await screen.goto(`${stage.hall}/screen/${stage.code}`)
  const phones = await Promise.all(
    (['zh-Hans', 'en', 'zh-Hans'] as const).map(async (locale) => {
      const { page } = await openDevice(stage.browser, 'phone', locale)
      await page.goto(`${stage.hall}/m/${stage.code}`)
      return { page, say: wordsOn('phone', locale) }
    }),
  )
  const [anna, bao, carl] = phones as [(typeof phones)[0], (typeof phones)[0], (typeof phones)[0]]

  const ledger = `${stage.grove.url}/api/communities/rongbu/matters`
  const ofLedger = async (matter: string, command: object) => {
    const sent = { data: command, headers: { 'idempotency-key': newId() } }
    const reply = await desk.request.post(`${ledger}/${matter}/commands`, sent)
    if (!reply.ok()) throw new Error(await reply.text())
    return (await reply.json()) as { id: string; number: number }
  }
  const { id: card } = await (
    await stage.somebody()
  )({ kind: 'postCard', id: newId(), tree: 'problem', text: '车乱停' })
  const cards = [{ meeting: (await stage.board()).id, card }]
  const { id: matter, number } = await ofLedger(newId(), { kind: 'openMatter', title: '停车', cards })
  const reach = { people: 24 }
  await ofLedger(matter, { kind: 'triage', urgency: 2, importance: 2, reach, lane: 'quick', reason: '小事' })
  await ofLedger(matter, { kind: 'route', route: 'quickFix', reason: '能办' })

  // The floor: Anna asks for it, and speaks.
  await desk.getByRole('button', { name: at('speakers.open') }).click()
  await anna.page.getByRole('button', { name: anna.say('floor.ask') }).click()
  await anna.page.getByText(anna.say('floor.next')).waitFor()
  await desk.locator('body').press('s')
  await anna.page.getByRole('heading', { name: anna.say('floor.now') }).waitFor()

  // She moves, Bao seconds, the desk takes it up.
  await anna.page.getByText(anna.say('moving.move')).click()
  await anna.page.getByLabel('做什么', { exact: true }).fill('画出电动车停车线')
  await anna.page.getByLabel(anna.say('moving.who')).fill('物业公司')
  await anna.page.getByRole('button', { name: anna.say('moving.send') }).click()
  await bao.page.getByRole('button', { name: bao.say('moving.second') }).click()
  await desk.getByRole('button', { name: at('deskMotion.takeUp') }).click()

  // It is voted on with ballots: its words and its meeting stand already.
  await desk.getByRole('button', { name: at('deskMotion.ballots') }).click()
  await expect.poll(() => desk.getByLabel('问什么').inputValue()).toBe('画出电动车停车线 · 物业公司')
  await picture(desk, 'motion-new-vote')
  await desk.getByRole('button', { name: '存为草稿' }).click()
  await desk.getByLabel(/一行一个人/).fill(['陈伯', '林姨', '王叔', '李姐', '张工', '赵奶奶'].join('\n'))
  await desk.getByRole('button', { name: '用这份名册' }).click()
  await sure(desk, '封存')
  await screen.getByText('请投票').first().waitFor()
  await picture(screen, 'motion-screen')
  await desk.getByRole('button', { name: '做选票' }).click()
  const code = new URL(desk.url()).pathname.split('/').at(-1)!
  await tablet.goto(`${stage.grove.url}/desk/c/rongbu/votes/${code}`)
  const opening = tablet.waitForEvent('popup')
  await tablet.getByRole('button', { name: /打印第 1 批/ }).click()
  const sheets = await opening
  await sheets.locator('.digits').first().waitFor()
  const serials = (await sheets.locator('.digits').allTextContents()).map((digits) => digits.replaceAll(' ', ''))
  // Told by the stream, not asked for: the desk knows that they are printed.
  await desk.getByText(/已打印/).waitFor()
  await sure(desk, '开始投票')
  for (const name of ['陈伯', '林姨', '王叔', '李姐', '张工']) {
    const row = desk.locator('tr', { hasText: name })
    await row.getByRole('button', { name: '发票' }).click()
    await row.getByText('已领票').waitFor()
  }
  const last = desk.locator('tr', { hasText: '赵奶奶' })
  await last.getByRole('button', { name: '举手' }).click()
  await tablet.getByText('已领票 5，举手 1，名册 6').waitFor()
  await picture(tablet, 'motion-tablet')
  expect(await violations(tablet)).toEqual([])

  // Three phones follow the motion to its vote and type the digits of their ballots.
  for (const [i, { page, say }] of phones.entries()) {
    await page.getByRole('link', { name: say('motion.toVote') }).click()
    const words =
      i === 1
        ? ['Serial', 'Open my ballot', 'For', 'Look at it, then cast', 'Cast my ballot', 'Your ballot is cast']
        : ['票号', '打开选票', i === 0 ? '赞成' : '反对', '看一看，再投', '投票', '投好了']
    await page.getByLabel(words[0]!).fill(serials[i]!)
    await page.getByRole('button', { name: words[1]! }).click()
    await page.getByLabel(words[2]!, { exact: true }).check()
    await page.getByRole('button', { name: words[3]! }).click()
    await page.getByRole('button', { name: words[4]!, exact: true }).click()
    await page.getByRole('heading', { name: words[5]! }).waitFor()
  }
  // Two papers from the box, entered by both desks; a hand.
  await desk.getByLabel('张数').fill('2')
  await desk.getByRole('button', { name: '新的一叠' }).click()
  await enterHeap(desk, [serials[3]!, serials[4]!])
  await picture(tablet, 'motion-tablet-heap')
  await enterHeap(tablet, [serials[3]!, serials[4]!])
  await desk.getByText(at('deskVote.counted')).waitFor()
  await desk.getByLabel('赞成').first().fill('1')
  await desk.getByRole('button', { name: '记下举手' }).click()
  await desk.getByText('举手数记下了。').waitFor()
  await sure(desk, '结束投票')

  // The meeting has its result without anybody's typing, and makes a task of it.
  await screen.getByText('赞成 4 人，反对 1 人，弃权 1 人').waitFor()
  await picture(screen, 'motion-screen-carried')
  await carl.page.goto(`${stage.hall}/m/${stage.code}`)
  await carl.page.getByText(carl.say('moving.others')).click()
  await carl.page.getByText('赞成 4 人').waitFor()
  await desk.goto(`${stage.grove.url}/desk/meetings/${stage.code}/floor`)
  await desk.getByRole('button', { name: at('deskMotion.task') }).click()
  const dialog = desk.getByRole('dialog')
  await dialog.getByLabel(at('deskMotion.ofMatter')).selectOption(`${number}`)
  await dialog.getByLabel('承办人').selectOption({ index: 1 })
  await dialog.getByLabel('期限').fill('2027-12-31')
  await picture(desk, 'motion-task')
  expect(await violations(desk)).toEqual([])
  await dialog.getByRole('button', { name: at('deskMotion.task') }).click()
  await expect.poll(async () => (await stage.board()).motions[0]?.became?.task).toBe(true)
  const { page: reader } = await openDevice(stage.browser, 'desktop')
  await reader.goto(`${stage.hall}/c/rongbu/matters/${number}`)
  await reader.getByText('来自会上通过的 1 号动议').waitFor()
  await picture(reader, 'motion-matter')
})

async function enterHeap(desk: Page, serials: string[]): Promise<void> {
  await desk.getByRole('button', { name: '录这一叠' }).click()
  for (const [i, serial] of serials.entries()) {
    if (i > 0) await desk.getByRole('button', { name: '下一张' }).click()
    const paper = desk.locator('fieldset.paper').nth(i)
    await paper.getByLabel(/票号/).fill(serial)
    await paper.getByLabel(i === 0 ? '赞成' : '弃权').check()
  }
  await desk.getByRole('button', { name: '这一叠录完了' }).click()
  await desk.getByText('录好了。').waitFor()
}

test('[S3] [S7] [S11] [S24] a wave of the survey: asked at the desk, sheets printed, answered by a scanned code, by ear and keys, and from paper, once; closed, and read by everybody', async () => {
  const desk = await stage.atDesk('coordinator')
  await desk.goto(`${stage.grove.url}/desk/c/rongbu/surveys`)
  await desk.getByRole('button', { name: '新的一次' }).click()
  await desk.getByLabel(/自己加问的/).fill('楼道的灯，晚上够亮。')
  await desk.getByLabel('愿意的话，问年龄').check()
  await picture(desk, 'survey-new')
  await desk.getByRole('button', { name: '存成草稿' }).click()
  await desk.getByLabel('做几张').fill('14')
  const opening = desk.waitForEvent('popup')
  await desk.getByRole('button', { name: '做码并打开来印' }).click()
  const sheets = await opening
  await sheets.locator('.digits').first().waitFor()
  const serials = (await sheets.locator('.digits').allTextContents()).map((digits) => digits.replaceAll(' ', ''))
  expect(serials).toHaveLength(14)
  await picture(sheets, 'survey-sheets')
  await sure(desk, '开始问')
  await desk.getByRole('button', { name: '录一张纸' }).waitFor()
  const code = new URL(desk.url()).pathname.split('/').at(-1)!
  const page = `${stage.hall}/c/rongbu/surveys/${code}`

  // On a phone, by the code of a sheet; with the same code it is not counted again.
  const { page: phone } = await openDevice(stage.browser, 'phone')
  // [S23] From a receipt, too.
  const { receipt } = await (await stage.somebody())({ kind: 'postCard', id: newId(), tree: 'problem', text: '灯不亮' })
  await phone.goto(`${stage.hall}/r/${receipt}`)
  await phone.getByRole('link', { name: /说说变了没有/ }).click()
  await phone.waitForURL(`**/surveys/${code}`)
  const answer = async (serial: string) => {
    await phone.goto(`${page}/with/${serial}`)
    for (const asked of await phone.locator('fieldset:visible').all()) await asked.getByText('比较同意').click()
    // [S24] Nothing more is asked of whoever does not agree to it.
    await phone.getByText('也可以按下面几样来数我').click()
    await phone.getByRole('group', { name: '年龄' }).getByText('60 岁以上').click()
    await picture(phone, 'survey-phone')
    expect(await violations(phone)).toEqual([])
    await phone.getByRole('button', { name: '交上去' }).click()
  }
  await answer(serials[0]!)
  await phone.getByRole('heading', { name: '收到了，谢谢你' }).waitFor()
  await picture(phone, 'survey-thanks')
  // [S21] An elder who reads badly hears what is asked, each sentence and once what can be answered, and
  // answers by keys alone; the same code is not counted again.
  await phone.goto(`${page}/with/${serials[0]}`)
  const hears = await phone.evaluateHandle(() => {
    const said: string[] = []
    speechSynthesis.speak = ({ text }) => void said.push(text)
    return said
  })
  await phone.getByRole('button', { name: '读给我听' }).click()
  const heard = (await hears.jsonValue()).join()
  expect(heard).not.toContain('60 岁以上')
  for (const sentence of await phone.locator('legend:visible').allInnerTexts())
    expect(heard.split(sentence)).toHaveLength(2)
  for (const step of await phone.locator('fieldset').first().locator('label').allInnerTexts())
    expect(heard).toContain(`。${step.trim()}。`)
  await phone.getByLabel(/答题码/).focus()
  for (const asked of await phone.getByRole('group').all()) {
    await phone.keyboard.press('Tab')
    await phone.keyboard.press('Space')
    for (let i = 0; i < 6 && !(await asked.getByRole('radio', { name: '比较同意' }).isChecked()); i++)
      await phone.keyboard.press('ArrowDown')
    expect(await asked.getByRole('radio', { name: '比较同意' }).isChecked()).toBe(true)
  }
  await phone.keyboard.press('Enter')
  await phone.getByText('这个码已经答过').waitFor()

  // From a sheet, by its digits.
  await desk.getByRole('button', { name: '录一张纸' }).click()
  const dialog = desk.getByRole('dialog')
  await dialog.getByLabel('答题码').fill(serials[1]!)
  await dialog.getByLabel('答案').fill('222222226')
  expect(await dialog.getByLabel('年龄').count()).toBe(0)
  await dialog.getByLabel(/也可以按下面几样来数/).check()
  await dialog.getByLabel('年龄').selectOption('60 岁以上')
  await picture(desk, 'survey-enter')
  await dialog.getByRole('button', { name: '录一张纸' }).click()
  await dialog.waitFor({ state: 'detached' })
  await desk.getByText('发出 14 个码，2 人回答').waitFor()

  // Whoever did not come here answers elsewhere.
  const asks = [...STATEMENTS, 'own1']
  for (const [i, serial] of serials.slice(2).entries()) {
    const answers = Object.fromEntries(asks.map((one) => [one, i % 2 ? 5 : 2]))
    const sent = { data: { code: serial, answers }, headers: { 'idempotency-key': newId() } }
    const reply = await desk.request.post(`${stage.grove.url}/api/communities/rongbu/surveys/${code}/answers`, sent)
    expect(reply.status()).toBe(200)
  }
  await sure(desk, '结束，公布结果')
  await desk.getByText('已结束').waitFor()
  await phone.goto(page)
  await phone.getByText('每 100 人约 50 人同意').first().waitFor()
  await picture(phone, 'survey-result')
  expect(await violations(phone)).toEqual([])
  const { page: reader } = await openDevice(stage.browser, 'desktop', 'en')
  await reader.goto(page)
  await reader.getByText('About 50 in 100 agree').first().waitFor()
  await picture(reader, 'survey-result-en')
  await reader.goto(`${stage.grove.url}/s/hedu/surveys`)
  await reader.getByText('50%').first().waitFor()
  await picture(reader, 'survey-beside-en')
})
