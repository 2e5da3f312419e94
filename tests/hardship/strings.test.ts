import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cleanText, oneLine } from '../../src/core/plain/text.ts'
import { borrowBrowser, openDevice, signIn } from '../build/browser.ts'
import type { GroveProcess } from '../build/process.ts'
import { startPlanted } from '../build/planted.ts'
import { freePort } from '../build/process.ts'
import { Client, id } from '../build/grove.ts'
import { STRINGS } from './strings/own.ts'

let base: string
let grove: GroveProcess
let browser: Browser
let leave: () => Promise<void>
let staff: Client
let code: string
let meeting: string
const community = '/api/communities/rongbu'

beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'grove-strings-'))
  grove = await startPlanted(join(base, 'data'), await freePort())
  ;({ browser, leave } = await borrowBrowser())
  // Signed in as the administrator: in a browser, whose cookie the client then borrows.
  const { page, context } = await openDevice(browser, 'desktop')
  await signIn(page, grove.url + /Administrator\s+https?:\/\/[^/]+(\S+)/.exec(grove.printed())![1]!)
  staff = new Client(grove.url)
  for (const { name, value } of await context.cookies()) staff.cookies.set(name, value)
  const made = await staff.post(`${community}/meetings`, {
    id: id(),
    theme: '什么都有',
    startsAt: 1_750_000_000_000,
    joining: 'anyone',
  })
  ;({ code, id: meeting } = made.body as { code: string; id: string })
  await staff.must(code, { kind: 'setStage', stage: 'open' })
})
afterAll(async () => {
  await leave?.()
  grove?.child.kill('SIGTERM')
  await grove?.ended
  rmSync(base, { recursive: true, force: true })
})

/** A phone may send sixty things in ten seconds: enough phones share the strings. */
const PER_PHONE = 20

async function phone(name: string): Promise<Client> {
  const client = new Client(grove.url)
  const joined = await client.post(`/api/meetings/${code}/participants`, { id: id(), key: id(), name })
  if (joined.status !== 200) throw new Error(joined.text)
  return client
}

let accepted = 0
let refused = 0
/** Kept, or refused with a word that has an explanation; never a failure of the server. */
function isAnswer({ status, problem, text }: Awaited<ReturnType<Client['get']>>, sent: string): boolean {
  if (status === 200) {
    accepted++
    return true
  }
  expect([400, 409, 413, 422], `${JSON.stringify(sent.slice(0, 80))}: ${status} ${text.slice(0, 200)}`).toContain(
    status,
  )
  expect(problem.detail.length).toBeGreaterThan(3)
  refused++
  return false
}

test(`${STRINGS.length} strings through the fields of cards, people, topics, matters, teams and notices`, async () => {
  const expected = new Map<string, { text: string; where: string }>()
  const send = (path: string, body: object) => staff.post(`${community}/${path}`, body, { 'idempotency-key': id() })

  /** One string through every field. */
  async function sendEverywhere(resident: Client, string: string): Promise<void> {
    const words = cleanText(string, 500)
    const where = cleanText(oneLine(string), 100, 0)
    const both = 'text' in words && 'text' in where
    const sent = await resident.command(code, {
      kind: 'postCard',
      id: id(),
      tree: 'problem',
      text: string,
      where: string,
    })
    // What the rules take is taken, what they refuse is refused: nothing in between.
    expect(isAnswer(sent, string), JSON.stringify(string)).toBe(both)
    const card = (sent.body as { id: string }).id
    if (both) expected.set(card, { text: words.text, where: where.text })
    isAnswer(await resident.command(code, { kind: 'describeMyself', name: string }), string)
    isAnswer(await staff.command(code, { kind: 'openTopic', id: id(), tree: 'problem', name: string }), string)
    const opened = {
      kind: 'openMatter',
      title: string,
      summary: string,
      where: string,
      cards: both ? [{ meeting, card }] : [],
    }
    isAnswer(await send(`matters/${id()}/commands`, opened), string)
    const member = {
      kind: 'seatMember',
      id: id(),
      team: 'advisory',
      name: string,
      capacity: 'adviser',
      interests: string,
    }
    isAnswer(await send('teams/commands', member), string)
    const [from, until] = [Date.now(), Date.now() + 16 * 86_400_000]
    const notice = { kind: 'publishNotice', about: 'other', title: string, text: string, from, until }
    isAnswer(await send(`notices/${id()}/commands`, notice), string)
  }

  // The phones of a hall write at the same time, so what they send shares its transactions.
  async function sendAll(share: readonly string[], n: number): Promise<void> {
    const resident = await phone(n === 0 ? '' : `邻居 ${n}`)
    for (const string of share) await sendEverywhere(resident, string)
  }
  const shares = Array.from({ length: Math.ceil(STRINGS.length / PER_PHONE) }, (_, n) =>
    STRINGS.slice(n * PER_PHONE, (n + 1) * PER_PHONE),
  )
  await Promise.all(shares.map(sendAll))
  const { board } = await staff.board(code)
  for (const [card, { text, where }] of expected) expect(board.cards[card]).toMatchObject({ text, where })
  console.log(
    `strings: ${STRINGS.length} strings, ${accepted} fields accepted (every card read back as sent), ${refused} refused with a reason`,
  )
})

test('every surface shows them in Chromium, and none of them runs', async () => {
  const { page } = await openDevice(browser, 'desktop')
  await signIn(page, await staffLink())
  const alarms: string[] = []
  page.on('dialog', (dialog) => {
    alarms.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('pageerror', (error) => alarms.push(`error: ${error.message}`))
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) alarms.push(message.text())
  })
  const paths = [
    `/m/${code}`,
    `/screen/${code}`,
    `/m/${code}/record`,
    '/c/rongbu',
    '/c/rongbu/matters',
    '/desk/c/rongbu/matters',
    '/desk/c/rongbu/teams',
    '/desk/c/rongbu/notices',
    '/desk/c/rongbu/inbox',
    `/desk/m/${code}`,
  ]
  for (const path of paths) {
    const reply = await page.goto(grove.url + path, { waitUntil: 'load' })
    expect(reply!.status(), path).toBe(200)
    await page.waitForTimeout(300)
    expect(await page.evaluate(() => (window as { __ran?: number }).__ran), path).toBeUndefined()
  }
  expect(alarms).toEqual([])
  console.log(`strings: ${paths.length} pages in Chromium, no script ran, no dialog`)
})

async function staffLink(): Promise<string> {
  const { items } = (await staff.get(`${community}/people`)).body as { items: { id: string; role: string }[] }
  const person = items.find(({ role }) => role === 'coordinator')!.id
  const made = (await staff.post(`/api/people/${person}/sign-in-link`, {})).body as { signInLink: string }
  return grove.url + new URL(made.signInLink).pathname
}

test('exports hold no formula', async () => {
  const { text: csv } = await staff.get(`/api/meetings/${code}/cards.csv`)
  const cells = csv.replace(/^\uFEFF/, '').match(/(?<=^|[,\n])("(?:[^"]|"")*"|[^,\n]*)/gm)!
  const bare = cells.map((cell) => cell.replace(/^"|"$/g, ''))
  expect(bare.filter((cell) => /^[=+\-@\t\r＝＋－＠]/.test(cell) && !/^-?\d+$/.test(cell))).toEqual([])
})
