import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDevice } from '../build/browser.ts'
import { A_VOTE } from '../build/voteCommands.ts'
import type { Stage } from './stage.ts'
import { newId, setStage } from './stage.ts'
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
