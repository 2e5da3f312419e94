import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Role } from '../../src/core/place/place.ts'
import type { MatterCommandInput, ResidentCommandInput } from '../../src/wire/ledger.ts'
import type { MatterView } from '../../src/wire/matter.ts'
import type { LetterData } from '../../src/wire/pages.ts'
import type { Me, PageState } from '../../src/wire/meeting.ts'
import type { ReceiptView } from '../../src/wire/receipt.ts'
import { handsAt } from '../../src/core/plain/clock.ts'
import { clockOf } from '../../src/server/ledger/clocks.ts'
import { signFollow } from '../../src/server/secrets/token.ts'
import { sendLetters } from '../../src/server/receipt/letters.ts'
import { layOut } from '../../src/server/reach/follow.store.ts'
import { layOutNews, sendFollowed } from '../../src/server/reach/following.ts'
import { sendPushes } from '../../src/server/reach/followPushes.ts'
import { Reaching } from '../build/reaching.ts'
import type { Client, Reply, TestGrove } from '../build/grove.ts'
import { id, startTestGrove } from '../build/grove.ts'
import type { Mailbox } from '../build/mailbox.ts'
import { openMailbox } from '../build/mailbox.ts'
import type { Browser } from '../build/pushService.ts'
import { browserAt, openPushService } from '../build/pushService.ts'

let grove: TestGrove
let mailbox: Mailbox
const staff = {} as Record<Role, Client & { person: string }>
let meeting: { code: string; id: string; community: string }
const base = '/api/communities/rongbu'
const HOUR = 3600_000

beforeAll(async () => {
  mailbox = await openMailbox()
  grove = await startTestGrove({ SMTP_URL: mailbox.url, MAIL_FROM: 'grove@grove.test', ROBOTS_PRIVATE: 'yes' })
  for (const role of ['coordinator', 'spotter', 'handler', 'oversight'] as const) {
    const client = await grove.staff(role)
    const me = await client.get('/api/me')
    staff[role] = Object.assign(client, { person: (me.body as { person: { id: string } }).person.id })
  }
  meeting = await grove.meeting()
})
afterAll(async () => {
  await grove?.stop()
  await mailbox?.close()
})

async function must(
  who: Client,
  matter: string,
  command: MatterCommandInput,
): Promise<{ seq: number; id?: string; number?: number }> {
  const reply = await who.post(`${base}/matters/${matter}/commands`, command, { 'idempotency-key': id() })
  if (reply.status !== 200) throw new Error(`${command.kind}: ${reply.status} ${reply.text}`)
  return reply.body as { seq: number; id?: string; number?: number }
}

/** Somebody with a phone: a card of theirs, and its receipt. */
async function author(text = '路灯不亮') {
  const phone = await grove.join(meeting.code)
  const { id: card, receipt } = await phone.must(meeting.code, { kind: 'postCard', id: id(), tree: 'problem', text })
  return { phone, card: card!, receipt: receipt!, participant: phone.participant }
}

/** Somebody who endorsed a card, with the token that their phone was given. */
async function endorser(card: string) {
  const phone = await grove.join(meeting.code)
  await phone.must(meeting.code, { kind: 'endorse', card })
  const me = (await phone.get(`/api/meetings/${meeting.code}/me`)).body as Me
  return { phone, token: me.follow[card]!, participant: phone.participant }
}

async function open(cards: string[], title = '路灯') {
  const { id: matter, number } = await must(staff.spotter, id(), {
    kind: 'openMatter',
    title,
    cards: cards.map((card) => ({ meeting: meeting.id, card })),
  })
  return { matter: matter!, number: number! }
}

/** A matter that is said to be done. */
async function done(cards: string[], title?: string) {
  const opened = await open(cards, title)
  await finish(opened.matter, true)
  return opened
}

async function finish(matter: string, fresh = false) {
  if (fresh) {
    const triage = {
      urgency: 3,
      importance: 2,
      reach: { people: null },
      lane: 'quick',
      reason: '天黑看不见路',
    } as const
    await must(staff.coordinator, matter, { kind: 'triage', ...triage })
    await must(staff.coordinator, matter, { kind: 'route', route: 'quickFix', reason: '当天能修' })
    const owner = { person: staff.handler.person, office: '物业' }
    await must(staff.coordinator, matter, { kind: 'dispatch', owner, reason: '归物业管' })
  }
  const reply = await staff.handler.send('POST', `${base}/matters/${matter}/photos`, { body: await image() })
  const { photo } = reply.body as { photo: string }
  await must(staff.handler, matter, { kind: 'finish', text: '换了灯', after: photo })
}

async function image(): Promise<Uint8Array<ArrayBuffer>> {
  const { default: sharp } = await import('sharp')
  const picture = sharp({ create: { width: 40, height: 30, channels: 3, background: '#864' } })
  return new Uint8Array(await picture.jpeg().toBuffer())
}

const stranger = () => grove.stranger()
const receiptOf = async (receipt: string) => (await stranger().get(`/api/receipts/${receipt}`)).body as ReceiptView
const view = async (number: number) => (await stranger().get(`${base}/matters/${number}`)).body as MatterView
const say = (receipt: string, matter: string, command: ResidentCommandInput, key = id()): Promise<Reply> =>
  stranger().post(`/api/receipts/${receipt}/matters/${matter}/commands`, command, { 'idempotency-key': key })
function form(path: string, fields: Record<string, string | Blob>): Promise<Reply> {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.set(name, value)
  return stranger().send('POST', path, { body })
}

describe('a receipt', () => {
  test('tells what happens next before there is a matter, then every matter that holds the card', async () => {
    const { card, receipt } = await author()
    expect(await receiptOf(receipt)).toMatchObject({
      holder: 'author',
      progress: [],
      answer: { within: { workingDays: 2 } },
    })
    const one = await open([card], '路灯')
    const two = await open([card], '巷子太黑')
    const { progress } = await receiptOf(receipt)
    expect(progress.map(({ matter }) => matter.number)).toEqual([two.number, one.number])
    expect(progress[0]).toMatchObject({ matter: { stage: 'opened' }, mine: null, mayAnswer: false, mayContest: false })
    expect(progress[0]!.history.map(({ told }) => told.kind)).toEqual(['matterOpened'])
  })

  test('[L6] follows a folded matter to the one it says the same as', async () => {
    const { card, receipt } = await author()
    const { card: other } = await author()
    const one = await open([card], '灯不亮')
    const two = await open([other], '路灯')
    await must(staff.spotter, one.matter, { kind: 'foldInto', into: two.matter, reason: '同一盏灯' })
    const { progress } = await receiptOf(receipt)
    expect(progress).toHaveLength(1)
    expect(progress[0]).toMatchObject({ matter: { number: two.number }, through: { number: one.number } })
    expect(progress[0]!.history.map(({ told }) => told.kind)).toEqual(['matterOpened', 'matterOpened', 'matterFolded'])
  })

  test('names no person, not even staff', async () => {
    const { card, receipt } = await author()
    await done([card])
    const text = JSON.stringify(await receiptOf(receipt))
    for (const { person } of Object.values(staff)) expect(text).not.toContain(person)
  })
})

describe('a link to follow an endorsed card', () => {
  test('shows the same without the receipt, and takes the endorsement back', async () => {
    const { card, receipt } = await author()
    const { token } = await endorser(card)
    const { number } = await open([card])
    expect((await view(number)).people).toBe(2)
    const followed = await receiptOf(token)
    expect(followed).toMatchObject({ receipt: '', holder: 'endorser', endorsing: true, address: `/e/${token}` })
    expect(JSON.stringify(followed)).not.toContain(receipt)
    const page = await fetch(`${grove.url}/e/${token}`)
    expect(page.status).toBe(200)
    const shown = await page.text()
    expect(shown).toContain('<h1>receipt</h1>')
    expect(shown).not.toContain(receipt)
    expect((await form(`/e/${token}/take-back`, { takeBack: 'yes' })).status).toBe(303)
    expect(await receiptOf(token)).toMatchObject({ endorsing: false })
    expect((await view(number)).people).toBe(1)
  })

  test('cannot withdraw the card', async () => {
    const { card } = await author()
    const { token } = await endorser(card)
    expect((await stranger().send('POST', `/api/receipts/${token}/withdraw`)).problem.code).toBe('noSuchReceipt')
  })

  test('does not show the words of a card that was hidden', async () => {
    const { card } = await author('有人的名字')
    const { token } = await endorser(card)
    const desk = await grove.staff('facilitator')
    await desk.must(meeting.code, { kind: 'hideCard', card, reason: '点了名' })
    expect(JSON.stringify(await receiptOf(token))).not.toContain('有人的名字')
  })

  test('is none where it was forged, or signed for somebody who has nothing to do with the meeting', async () => {
    const { card } = await author()
    const { token } = await endorser(card)
    const { ticketKey } = grove.services.identity
    const forged = [
      signFollow({ meeting, card, participant: id() }, 'another key'),
      signFollow({ meeting, card, participant: id() }, ticketKey),
      signFollow({ meeting, card: id(), participant: id() }, ticketKey),
      token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A'),
      token.toLowerCase(),
    ]
    for (const each of forged) {
      const reply = await stranger().get(`/api/receipts/${each}`)
      expect([reply.status, reply.problem.code]).toEqual([404, 'noSuchReceipt'])
    }
  })
})

describe('the questions', () => {
  test('[L27] are asked once it is said to be done: one answer a person, and the last one counts', async () => {
    const { card, receipt, phone, participant: writer } = await author()
    const { token, participant: fan } = await endorser(card)
    const early = await open([card])
    expect((await say(receipt, early.matter, { kind: 'answer' })).problem.code).toBe('notInThisStage')
    const { matter, number } = await done([card])
    expect((await receiptOf(receipt)).progress[0]).toMatchObject({ mayAnswer: true, mine: null })
    for (const satisfied of [true, true, false]) {
      expect((await say(receipt, matter, { kind: 'answer', satisfied })).status).toBe(200)
    }
    expect((await say(token, matter, { kind: 'answer', satisfied: true })).status).toBe(200)
    expect((await view(number)).sheet.answers).toEqual({ solved: 2, unsolved: 0, satisfied: 1, unsatisfied: 1 })
    expect((await receiptOf(receipt)).progress[0]).toMatchObject({ mine: { solved: true, satisfied: false } })
    // Nobody learns who.
    const { participant } = await endorser(card)
    expect(participant).toBeTruthy()
    const everything = JSON.stringify(await view(number))
    expect(everything).not.toContain(participant)
    // [L64] Found to be one person, they have one answer; [L65] whoever takes the card back has none.
    await sql`update participant set joined_as = ${writer}, confirmed = true where id = ${fan}`.execute(grove.owner)
    expect((await say(token, matter, { kind: 'answer', satisfied: null })).status).toBe(200)
    expect((await view(number)).sheet.answers).toEqual({ solved: 1, unsolved: 0, satisfied: 0, unsatisfied: 0 })
    await phone.must(meeting.code, { kind: 'withdrawCard', card })
    for (const holds of [receipt, token])
      expect((await say(holds, matter, { kind: 'answer', satisfied: true })).problem.code).toBe('notAffected')
    expect((await receiptOf(receipt)).progress[0]).toMatchObject({ mayAnswer: false, mayContest: false })
  })

  test('[L28] a contest reopens the matter for all to see; sent twice it is one, and nobody learns who', async () => {
    const { card, receipt, participant } = await author()
    const { matter, number } = await done([card])
    const contest = { kind: 'contest', id: id(), text: '还是不亮' } as const
    for (let i = 0; i < 2; i++) expect((await say(receipt, matter, contest)).status).toBe(200)
    const seen = await view(number)
    expect(seen.sheet).toMatchObject({ stage: 'underWay', reopened: 1, contests: [{ text: '还是不亮' }] })
    expect(JSON.stringify(seen)).not.toContain(participant)
    expect(JSON.stringify((await staff.oversight.get(`${base}/desk/matters/${number}`)).body)).not.toContain(
      participant,
    )
    const { rows } = await journalOf(matter)
    expect(JSON.stringify(rows.map(({ body }) => body))).not.toContain('还是不亮')
    // Done again, they are asked again; until they answer, what they said stands.
    await finish(matter)
    expect((await receiptOf(receipt)).progress[0]).toMatchObject({ mine: { solved: false }, mayAnswer: true })
  })

  test('[L35] of a paper card: staff who typed it neither read nor replace what its author answered, nor answer while signed in', async () => {
    const typist = await grove.staff('facilitator')
    const walkIn = await typist.makes(meeting.code, { kind: 'addWalkIn', name: '陈伯' })
    const paper = { kind: 'postCard', id: id(), tree: 'problem', text: '灯不亮', onBehalfOf: walkIn } as const
    const { id: card, receipt } = await typist.must(meeting.code, paper)
    const { matter, number } = await done([card!])
    const asStaff = () =>
      typist.post(
        `/api/receipts/${receipt}/matters/${matter}/commands`,
        { kind: 'answer', satisfied: true },
        { 'idempotency-key': id() },
      )
    expect((await asStaff()).problem.code).toBe('notYourAnswer')
    expect((await say(receipt!, matter, { kind: 'contest', id: id(), text: '还是不亮' })).status).toBe(200)
    await finish(matter)
    expect((await asStaff()).problem.code).toBe('notYourAnswer')
    // Signed out it is no better.
    expect((await say(receipt!, matter, { kind: 'answer', satisfied: true })).problem.code).toBe('answerStands')
    const [progress] = (await receiptOf(receipt!)).progress
    expect(progress).toMatchObject({ mine: null, stands: true, mayAnswer: false, mayContest: true })
    expect((await view(number)).sheet.answers).toMatchObject({ solved: 0, unsolved: 1 })
  })

  test('are for those whose card is in it: not for others, nor for whoever took the endorsement back', async () => {
    const { card } = await author()
    const { token } = await endorser(card)
    const other = await author()
    const { matter } = await done([card])
    expect((await say(other.receipt, matter, { kind: 'answer' })).problem.code).toBe('notAffected')
    await form(`/e/${token}/take-back`, { takeBack: 'yes' })
    expect((await say(token, matter, { kind: 'answer' })).problem.code).toBe('notAffected')
    expect((await receiptOf(token)).progress[0]).toMatchObject({ mayAnswer: false, mayContest: false })
  })

  test('come as a form too, with a photo that everyone sees beside the words', async () => {
    const { card, receipt } = await author()
    const { matter, number } = await done([card])
    const path = `/r/${receipt}/matters/${matter}`
    expect((await form(`${path}/answer`, { solved: 'yes', satisfied: 'yes' })).status).toBe(303)
    expect((await view(number)).sheet.answers).toMatchObject({ solved: 1, satisfied: 1 })
    expect((await form(`${path}/answer`, { solved: 'no', satisfied: 'no', text: ' ' })).status).toBe(422)
    const photo = new Blob([await image()], { type: 'image/jpeg' })
    const reply = await form(`${path}/answer`, { solved: 'no', satisfied: 'no', text: '又灭了', key: id(), photo })
    expect([reply.status, reply.headers.get('location')]).toEqual([303, `/r/${receipt}#matter-${matter}`])
    const { contests, answers } = (await view(number)).sheet
    expect(answers).toEqual({ solved: 0, unsolved: 1, satisfied: 0, unsatisfied: 1 })
    const shown = () => stranger().get(`/photos/${contests[0]!.photo}.webp`)
    expect((await shown()).headers.get('content-type')).toBe('image/webp')
    // [L45] Taken from view, words and photo are nowhere; the reason stands, and the matter stays contested.
    const { id: contest } = contests[0]!
    const everywhere = async () =>
      JSON.stringify([
        await view(number),
        (await receiptOf(receipt)).progress,
        (await stranger().get(`/c/rongbu/matters/${number}`)).text,
      ])
    expect(await everywhere()).toContain('又灭了')
    await must(staff.coordinator, matter, { kind: 'hideContest', contest, reason: '有别人的电话' })
    expect(await everywhere()).not.toContain('又灭了')
    expect(await everywhere()).toContain('有别人的电话')
    expect((await shown()).status).toBe(404)
    expect((await view(number)).sheet.contests).toMatchObject([
      { text: '', photo: null, hidden: { reason: '有别人的电话' } },
    ])
    await must(staff.coordinator, matter, { kind: 'showContest', contest })
    expect(await everywhere()).toContain('又灭了')
    expect((await shown()).status).toBe(200)
  })

  test('a photo that is none is refused with the words kept, and nothing happens', async () => {
    const { card, receipt } = await author()
    const { matter, number } = await done([card])
    const photo = new Blob(['<svg/>'], { type: 'image/png' })
    const reply = await form(`/r/${receipt}/matters/${matter}/contest`, { text: '又灭了', photo })
    expect(reply.status).toBe(422)
    expect((await view(number)).sheet).toMatchObject({ stage: 'done', contests: [] })
  })

  test('nobody shows another’s photo as theirs', async () => {
    const { card, receipt } = await author()
    const { matter } = await done([card])
    const { token } = await endorser(card)
    const kept = await stranger().send('POST', `/api/receipts/${token}/photos?matter=${matter}`, {
      body: await image(),
    })
    const { photo } = kept.body as { photo: string }
    const contest = { kind: 'contest', id: id(), text: '看', photo } as const
    expect((await say(receipt, matter, contest)).problem.code).toBe('noSuchPhoto')
  })
})

const journalOf = async (matter: string) => ({
  rows: await grove.owner.selectFrom('journal').selectAll().where('topic', '=', `matter/${matter}`).execute(),
})

describe('the open door', () => {
  test('[M25] asked for by several at once, the open tree is made once', async () => {
    const replies = await Promise.all([1, 2, 3].map(() => stranger().get('/c/shilu/write')))
    const places = replies.map(({ headers }) => headers.get('location'))
    expect(places[0]).toMatch(/^\/m\/\w{6}$/)
    expect(new Set(places).size).toBe(1)
  })

  test('[M25] one open tree a community and year; its cards have numbers and receipts', async () => {
    const code = (await stranger().get('/c/rongbu/write')).headers.get('location')!.split('/').at(-1)!
    const again = (await stranger().get('/c/rongbu/write')).headers.get('location')
    expect(again).toBe(`/m/${code}`)
    const { board } = await stranger().board(code)
    expect(board).toMatchObject({ openTree: true, stage: 'open', agenda: [] })
    const { items } = (await stranger().get(`${base}/meetings`)).body as { items: { code: string }[] }
    expect(items.map((each) => each.code)).not.toContain(code)
    const phone = await grove.join(code)
    const posted = await phone.must(code, { kind: 'postCard', id: id(), tree: 'vision', text: '有树荫' })
    expect(await receiptOf(posted.receipt!)).toMatchObject({ meeting: { openTree: true }, progress: [] })
  })

  test('[M25] a new year begins a new one; the former is closed and keeps its cards and receipts', async () => {
    const codeNow = async () => (await stranger().get('/c/wanli/write')).headers.get('location')!.split('/').at(-1)!
    const old = await codeNow()
    const phone = await grove.join(old)
    const { receipt } = await phone.must(old, { kind: 'postCard', id: id(), tree: 'problem', text: '去年的话' })
    const next = Date.now() + 366 * 24 * HOUR
    const clock = vi.spyOn(grove.services.runtime, 'now').mockReturnValue(next)
    const fresh = await codeNow()
    clock.mockRestore()
    expect(fresh).not.toBe(old)
    expect((await stranger().board(old)).board.stage).toBe('closed')
    expect((await stranger().board(fresh)).board.stage).toBe('open')
    expect(await receiptOf(receipt!)).toMatchObject({ text: '去年的话', state: 'standing' })
  })

  test('[L28] whoever holds no receipt contests too: the words become a card, the card comes to the matter', async () => {
    const { card } = await author()
    const { matter, number } = await done([card])
    const key = id()
    const reply = await form(`/c/rongbu/matters/${number}/contest`, { key, text: '我家门口还黑着' })
    expect(reply.status).toBe(303)
    const seen = await view(number)
    expect(seen.sheet).toMatchObject({ stage: 'underWay', reopened: 1 })
    expect(seen.cards.map(({ text }) => text)).toContain('我家门口还黑着')
    expect(seen.people).toBe(2)
    expect(seen.history.find(({ told }) => told.kind === 'cardsAdded')!.told).toMatchObject({ byResident: true })
    const receipt = reply.headers.get('location')!.slice(3)
    expect((await receiptOf(receipt)).progress[0]).toMatchObject({ matter: { id: matter }, mine: { solved: false } })
  })

  test('[L28] what was said through the open door is gone from the matter with its card: withdrawn, edited, hidden', async () => {
    const { card } = await author()
    const { matter, number } = await done([card])
    const browser = stranger()
    const words = new URLSearchParams({ key: id(), text: '标记一：门口还黑着' })
    const reply = await browser.send('POST', `/c/rongbu/matters/${number}/contest`, { body: words })
    const receipt = reply.headers.get('location')!.slice(3)
    const told = async () => {
      const pages = [`${base}/matters/${number}`, `/c/rongbu/matters/${number}`, `${base}/desk/matters/${number}`]
      const texts = await Promise.all(pages.map(async (page) => (await staff.oversight.get(page)).text))
      return JSON.stringify([texts, (await receiptOf(receipt)).progress])
    }
    expect((await view(number)).sheet.contests).toMatchObject([{ text: '标记一：门口还黑着' }])
    const { code } = (await receiptOf(receipt)).meeting
    const said = (await view(number)).cards.find(({ text }) => text.startsWith('标记一'))!.card
    await browser.must(code, { kind: 'editCard', card: said, text: '标记二：楼道也黑', where: '', photo: null })
    expect(await told()).not.toContain('标记一')
    expect((await view(number)).sheet.contests).toMatchObject([{ text: '标记二：楼道也黑' }])
    await staff.coordinator.must(code, { kind: 'hideCard', card: said, reason: '有人名' })
    expect(await told()).not.toContain('标记')
    await staff.coordinator.must(code, { kind: 'showCard', card: said })
    expect(await told()).toContain('标记二')
    await form(`/r/${receipt}/withdraw`, { withdraw: 'yes' })
    expect(await told()).not.toContain('标记')
    // Nor do the ledger's own tables and its public log keep them.
    const { rows } = await journalOf(matter)
    const sheets = await grove.owner.selectFrom('matter').select('sheet').where('id', '=', matter).execute()
    expect(JSON.stringify([rows, sheets])).not.toContain('标记')
  })

  test('a matter that is being worked on cannot be contested, and leaves no card behind', async () => {
    const { card } = await author()
    const { number } = await open([card])
    const reply = await form(`/c/rongbu/matters/${number}/contest`, { text: '快点' })
    expect(reply.status).toBe(409)
    expect((await view(number)).cards).toHaveLength(1)
  })
})

describe('what the trees have borne', () => {
  const stateOf = async (code: string) => {
    const { text } = await stranger().get(`/m/${code}`)
    return JSON.parse(/id="state">(.*?)<\/script>/s.exec(text)![1]!) as PageState
  }

  test('a topic bears fruit, and a vision gets a star, once its matter is confirmed and while it stays so', async () => {
    const hall = await grove.meeting('结果')
    const phone = await grove.join(hall.code)
    const problem = await phone.card(hall.code, '路灯不亮')
    const action = await phone.card(hall.code, '换灯', 'action', { links: [problem] })
    const vision = await phone.card(hall.code, '夜里亮堂', 'vision', { links: [action] })
    const topic = await hall.desk.makes(hall.code, { kind: 'openTopic', tree: 'problem', name: '灯', cards: [problem] })
    const { id: opened } = await must(staff.spotter, id(), {
      kind: 'openMatter',
      title: '灯',
      cards: [problem, action].map((card) => ({ meeting: hall.id, card })),
      topic: { meeting: hall.id, topic },
    })
    const matter = opened!
    await finish(matter, true)
    expect((await stateOf(hall.code)).fruit).toEqual({ topics: [], visions: [] })
    await must(staff.spotter, matter, { kind: 'callBack', reached: true, solved: true })
    expect((await stateOf(hall.code)).fruit).toEqual({ topics: [topic], visions: [vision] })
    const { receipt } = (await phone.get(`/api/meetings/${hall.code}/me`).then(({ body }) => body as Me)).cards[0]!
    await say(receipt, matter, { kind: 'contest', id: id(), text: '又灭了' })
    expect((await stateOf(hall.code)).fruit).toEqual({ topics: [], visions: [] })
  })

  test('who writes is told of what is still open before what was confirmed under the same name', async () => {
    const hall = await grove.meeting('又来了')
    const phone = await grove.join(hall.code)
    const numbers: number[] = []
    for (const confirm of [true, false, true]) {
      const { id: matter, number } = await must(staff.spotter, id(), {
        kind: 'openMatter',
        title: '北门沉井盖翘起',
        cards: [{ meeting: hall.id, card: await phone.card(hall.code, '北门沉井盖翘起') }],
      })
      numbers.push(number!)
      if (!confirm) continue
      await finish(matter!, true)
      await must(staff.spotter, matter!, { kind: 'callBack', reached: true, solved: true })
    }
    const told = await phone.post(`/api/meetings/${hall.code}/already`, { text: '北门的沉井盖又翘起来了' })
    expect(told.body).toMatchObject({
      items: [
        { number: numbers[1], open: true },
        { number: numbers[2], open: false },
      ],
    })
  })

  test('the next meeting opens with what became of the last one’s cards, each counted once', async () => {
    const first = await grove.meeting('第一次', 'open', 'wanli', 1_760_000_000_000)
    const phone = await grove.join(first.code)
    const cards: string[] = []
    for (let i = 0; i < 4; i++) cards.push(await phone.card(first.code, `第 ${i} 张`))
    await phone.must(first.code, { kind: 'withdrawCard', card: cards[3]! })
    await first.desk.must(first.code, { kind: 'setStage', stage: 'closed' })
    const at = '/api/communities/wanli/matters'
    const coordinator = await grove.staff('coordinator', 'wanli')
    const send = async (matter: string, command: MatterCommandInput) => {
      const reply = await coordinator.post(`${at}/${matter}/commands`, command, { 'idempotency-key': id() })
      expect(reply.status).toBe(200)
      return (reply.body as { id: string }).id
    }
    const held = (card: string) => [{ meeting: first.id, card }]
    const declined = await send(id(), { kind: 'openMatter', title: '不归我们管', cards: held(cards[0]!) })
    await send(id(), { kind: 'openMatter', title: '还没定', cards: [...held(cards[0]!), ...held(cards[1]!)] })
    const triage = { urgency: 1, importance: 1, reach: { people: null }, lane: 'quick', reason: '不急' } as const
    await send(declined, { kind: 'triage', ...triage })
    await send(declined, { kind: 'route', route: 'notAccepted', reason: '不在社区范围' })
    const next = await grove.meeting('第二次', 'announced', 'wanli', 1_765_000_000_000)
    expect((await stateOf(next.code)).last).toMatchObject({
      code: first.code,
      cards: { all: 3, confirmed: 0, underWay: 0, explained: 1, waiting: 2 },
      matters: [
        { title: '还没定', stage: 'opened', cards: 2, reason: '' },
        { title: '不归我们管', stage: 'declined', cards: 1, reason: '不在社区范围' },
      ],
    })
    expect((await stateOf(first.code)).last).toBeNull()
  })
})

describe('letters', () => {
  const read = (text: string) => JSON.parse(text) as Extract<LetterData, { kind: 'news' }>
  const to = (address: string) => mailbox.letters.filter((letter) => letter.to === address)

  async function follower(address: string) {
    const one = await author()
    expect((await form(`/r/${one.receipt}/letters`, { address })).status).toBe(303)
    const { link } = JSON.parse(to(address)[0]!.text) as { link: string }
    return { ...one, link: new URL(link).pathname }
  }

  async function confirmed(address: string) {
    const one = await follower(address)
    expect((await form(one.link, { confirm: 'yes' })).status).toBe(200)
    return one
  }

  test('go out only once the address is confirmed, and the first one gives nothing away', async () => {
    const { receipt, card, link } = await follower('wang@resident.test')
    expect(to('wang@resident.test')[0]!.text).not.toContain(receipt)
    await open([card])
    await sendLetters(grove.services, grove.owner)
    expect(to('wang@resident.test')).toHaveLength(1)
    // Looking at the link, as mail programs do, confirms nothing.
    await stranger().get(link)
    await form(link, { confirm: 'yes' })
    // Confirmed once more it makes no device, by which more letters could be asked for.
    const again = stranger()
    await again.send('POST', link, { body: new URLSearchParams({ confirm: 'yes' }) })
    expect(again.cookies.has('grove_device')).toBe(false)
    await open([card])
    await sendLetters(grove.services, grove.owner)
    expect(read(to('wang@resident.test')[1]!.text)).toMatchObject({ told: [{ told: { kind: 'matterOpened' } }] })
  })

  test('each thing is told once; what is close together comes in one; a question does not wait', async () => {
    const { card, receipt } = await confirmed('li@resident.test')
    const { matter } = await open([card])
    await sendLetters(grove.services, grove.owner)
    const triage = { urgency: 3, importance: 2, reach: { people: null }, lane: 'quick', reason: '急' } as const
    await must(staff.coordinator, matter, { kind: 'triage', ...triage })
    await must(staff.coordinator, matter, { kind: 'route', route: 'quickFix', reason: '能修' })
    await sendLetters(grove.services, grove.owner)
    expect(to('li@resident.test')).toHaveLength(2)
    // An hour later, both in one.
    await later(HOUR + 1)
    await sendLetters(grove.services, grove.owner)
    await sendLetters(grove.services, grove.owner)
    const [, , both] = to('li@resident.test')
    expect(to('li@resident.test')).toHaveLength(3)
    expect(read(both!.text).told.map(({ told }) => told.kind)).toEqual(['matterTriaged', 'matterRouted'])
    await finish(matter)
    await sendLetters(grove.services, grove.owner)
    const asked = read(to('li@resident.test')[3]!.text)
    expect(asked).toMatchObject({ asks: true, matter: { stage: 'done' } })
    // The letter leads to a page where it can be answered, without the receipt.
    expect((await stranger().get(new URL(asked.link).pathname)).text).toContain('<h1>receipt</h1>')
    const token = new URL(asked.link).pathname.slice(3)
    expect(JSON.stringify(asked)).not.toContain(receipt)
    expect((await say(token, matter, { kind: 'answer', satisfied: true })).status).toBe(200)
  })

  test('what the mail server refuses for now is tried again, and the address is in no log', async () => {
    const { card, receipt } = await confirmed('zhao@resident.test')
    const { matter } = await open([card])
    mailbox.refuse(1)
    await sendLetters(grove.services, grove.owner)
    expect(to('zhao@resident.test')).toHaveLength(1)
    await later(HOUR)
    await sendLetters(grove.services, grove.owner)
    expect(to('zhao@resident.test')).toHaveLength(2)
    // [L50] What waits goes to no other address that was typed since, nor to the former.
    await must(staff.coordinator, matter, {
      kind: 'triage',
      urgency: 3,
      importance: 2,
      reach: { people: null },
      lane: 'quick',
      reason: '急',
    })
    await form(`/r/${receipt}/letters`, { address: 'nobody@else.test' })
    await later(HOUR + 1)
    await sendLetters(grove.services, grove.owner)
    expect([to('zhao@resident.test'), to('nobody@else.test')].map((all) => all.length)).toEqual([2, 1])
    // Nor where it was laid out while the address changed.
    const laid = {
      card,
      participant: (
        await grove.owner
          .selectFrom('follower')
          .select('participant')
          .where('card', '=', card)
          .executeTakeFirstOrThrow()
      ).participant,
    }
    await grove.owner
      .updateTable('letter')
      .set({ sent_at: null, next_try: 0 })
      .where('card', '=', card)
      .where('participant', '=', laid.participant)
      .execute()
    await sendLetters(grove.services, grove.owner)
    expect([to('zhao@resident.test'), to('nobody@else.test')].map((all) => all.length)).toEqual([2, 1])
  })

  test('end where their reader ends them, and the address is erased', async () => {
    const { card, link } = await confirmed('qian@resident.test')
    const { matter } = await open([card])
    await sendLetters(grove.services, grove.owner)
    const before = to('qian@resident.test').length
    await form(link, { stop: 'yes' })
    const left = await grove.owner.selectFrom('follower').select('address').execute()
    expect(left.map(({ address }) => address)).not.toContain('qian@resident.test')
    await finish(matter, true)
    await sendLetters(grove.services, grove.owner)
    expect(to('qian@resident.test')).toHaveLength(before)
    expect((await form(link, { confirm: 'yes' })).status).toBe(410)
  })

  test('nobody is written to about what they did themselves', async () => {
    const { card, receipt } = await confirmed('wu@resident.test')
    const { matter } = await done([card])
    await sendLetters(grove.services, grove.owner)
    const before = to('wu@resident.test').length
    await say(receipt, matter, { kind: 'contest', id: id(), text: '还没好' })
    await later(HOUR + 1)
    await sendLetters(grove.services, grove.owner)
    expect(to('wu@resident.test')).toHaveLength(before)
  })

  test('end with the endorsement', async () => {
    const { card } = await author()
    const { token } = await endorser(card)
    // The link itself leads there, and counts as no wrong receipt.
    expect((await stranger().get(`/e/${token}`)).status).toBe(200)
    await form(`/e/${token}/letters`, { address: 'sun@resident.test' })
    const { link } = JSON.parse(to('sun@resident.test')[0]!.text) as { link: string }
    await form(new URL(link).pathname, { confirm: 'yes' })
    expect((await fetch(`${grove.url}/e/${token}`)).status).toBe(200)
    await form(`/e/${token}/take-back`, { takeBack: 'yes' })
    await open([card])
    await sendLetters(grove.services, grove.owner)
    expect(to('sun@resident.test')).toHaveLength(1)
  })

  test('[L31] the desk reaches an author who gave an address, with a reason on record; the journal keeps no address', async () => {
    const { card } = await confirmed('zhou@resident.test')
    const { matter } = await open([card])
    const asked = { kind: 'lookUpAuthor', card, reason: '要当面看现场' }
    const reply = await staff.coordinator.post(`${base}/matters/${matter}/commands`, asked, { 'idempotency-key': id() })
    expect(reply.body).toMatchObject({ address: 'zhou@resident.test' })
    const kept = await grove.owner.selectFrom('journal').selectAll().execute()
    expect(JSON.stringify(kept)).not.toContain('@resident.test')
    const commands = await grove.owner.selectFrom('command').selectAll().execute()
    expect(JSON.stringify(commands)).not.toContain('@resident.test')
  })

  test('a mail program’s one click ends them, from anywhere and without a cookie (RFC 8058)', async () => {
    const { card, link } = await confirmed('feng@resident.test')
    await open([card])
    await sendLetters(grove.services, grove.owner)
    const raw = to('feng@resident.test')
      .at(-1)!
      .raw.replace(/\n[ \t]+/g, ' ')
    expect(raw).toMatch(new RegExp(`^List-Unsubscribe: <https?://[^>]*${link}>$`, 'im'))
    expect(raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/im)
    const clicked = await stranger().send('POST', link, {
      body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
      headers: { origin: 'https://mail.example' },
    })
    expect(clicked.status).toBe(200)
    const left = await grove.owner.selectFrom('follower').select('address').execute()
    expect(left.map(({ address }) => address)).not.toContain('feng@resident.test')
  })

  test('[L35] of a paper card: whoever typed it gets no letters while signed in, and neither sees, replaces nor ends the address that its author confirmed', async () => {
    const typist = await grove.staff('facilitator')
    const walkIn = await typist.makes(meeting.code, { kind: 'addWalkIn', name: '陈伯' })
    const paper = { kind: 'postCard', id: id(), tree: 'problem', text: '灯不亮', onBehalfOf: walkIn } as const
    const { id: card, receipt } = await typist.must(meeting.code, paper)
    const path = `/r/${receipt}/letters`
    const asStaff = (fields: Record<string, string>) =>
      typist.send('POST', path, { body: new URLSearchParams(fields) }).then(({ status }) => status)
    expect(await asStaff({ address: 'typist@office.test' })).toBe(403)
    // Somebody's mistyped address, which nobody confirmed, is in nobody's way.
    expect((await form(path, { address: 'typo@resident.test' })).status).toBe(303)
    expect((await form(path, { address: 'chen@resident.test' })).status).toBe(303)
    const { link } = JSON.parse(to('chen@resident.test')[0]!.text) as { link: string }
    await form(new URL(link).pathname, { confirm: 'yes' })
    const kept = () =>
      grove.owner.selectFrom('follower').select(['address', 'confirmed_at']).where('card', '=', card!).execute()
    const before = await kept()
    expect(before).toMatchObject([{ address: 'chen@resident.test', confirmed_at: expect.any(Number) as number }])
    expect(await asStaff({ stop: 'yes' })).toBe(403)
    for (const fields of [{ stop: 'yes' }, { address: 'typist@office.test' }])
      expect((await form(path, fields as never)).status).toBe(409)
    expect(to('typist@office.test')).toEqual([])
    expect(await kept()).toEqual(before)
    expect((await stranger().get(`/r/${receipt}`)).text).not.toContain('resident.test')
    // The link in the letter ends them, as ever.
    await form(new URL(link).pathname, { stop: 'yes' })
    expect(await kept()).toEqual([])
  })

  test('a request that says nothing changes nothing: no letters confirmed or ended, no card withdrawn, nothing answered', async () => {
    const { receipt, card, link } = await follower('chu@resident.test')
    const { token } = await endorser(card)
    const { matter, number } = await done([card])
    const state = async () => ({
      follower: await grove.owner
        .selectFrom('follower')
        .selectAll()
        .where('address', '=', 'chu@resident.test')
        .execute(),
      receipt: await receiptOf(receipt),
      endorser: await receiptOf(token),
      answers: (await view(number)).sheet.answers,
    })
    const before = await state()
    for (const path of [
      link,
      `/r/${receipt}/letters`,
      `/r/${receipt}/withdraw`,
      `/e/${token}/take-back`,
      ...['answer', 'contest'].flatMap((what) => [
        `/r/${receipt}/matters/${matter}/${what}`,
        `/e/${token}/matters/${matter}/${what}`,
      ]),
    ]) {
      for (const body of [null, new URLSearchParams({ utm: 'x' })]) await stranger().send('POST', path, { body })
      await stranger().get(path)
      await stranger().send('HEAD', path)
    }
    const after = await state()
    expect(after).toEqual(before)
    expect(after.follower[0]!.confirmed_at).toBeNull()
  })

  test('a mailbox gets few letters that strangers ask for, from however many cards; what its reader asks for is counted apart', async () => {
    const address = 'victim@resident.test'
    const refused = []
    for (let i = 0; i < 6; i++) {
      const { receipt } = await author()
      // Every spelling is the same mailbox.
      const typed = [address, 'Victim＠resident.test', 'victim+1@resident.test'][i % 3]!
      refused.push((await form(`/r/${receipt}/letters`, { address: typed })).status)
    }
    expect(refused).toEqual([303, 303, 303, 429, 429, 429])
    const { link } = JSON.parse(to(address)[0]!.text) as { link: string }
    const reader = stranger()
    await reader.send('POST', new URL(link).pathname, { body: new URLSearchParams({ confirm: 'yes' }) })
    const { receipt } = await author()
    const own = await reader.send('POST', `/r/${receipt}/letters`, { body: new URLSearchParams({ address }) })
    expect(own.status).toBe(303)
  })

  test('an address that is none is refused with what was typed', async () => {
    const { receipt } = await author()
    expect((await form(`/r/${receipt}/letters`, { address: 'wang' })).status).toBe(422)
  })

  /** Time passes, as far as letters that wait can tell. */
  async function later(ms: number): Promise<void> {
    await grove.owner
      .updateTable('letter')
      .set((e) => ({ next_try: e('next_try', '-', ms), sent_at: e('sent_at', '-', ms) }))
      .execute()
  }
})

describe('what residents follow', () => {
  const TRIAGE = {
    kind: 'triage',
    urgency: 3,
    importance: 2,
    reach: { people: null },
    lane: 'quick',
    reason: '天黑',
  } as const
  type Told = Extract<LetterData, { kind: 'followed' }>
  const asks = (what: string, address: string, who = stranger()) =>
    who.send('POST', '/c/rongbu/follow', { body: new URLSearchParams({ what, address }) })
  const letters = (address: string) => mailbox.letters.filter((letter) => letter.to === address)
  const linkIn = (address: string) =>
    new URL((JSON.parse(letters(address).at(-1)!.text) as { link: string }).link).pathname
  const idOf = async (address: string, kind: string) =>
    (
      await grove.owner
        .selectFrom('follow')
        .innerJoin('reader', (join) =>
          join.onRef('reader.community', '=', 'follow.community').onRef('reader.id', '=', 'follow.reader'),
        )
        .select('follow.id')
        .where('address', '=', address)
        .where('kind', '=', kind as 'matter')
        .executeTakeFirst()
    )?.id
  const follows = async (what: string, address: string) => {
    expect((await asks(what, address)).status).toBe(200)
    const link = linkIn(address)
    const follow = (await idOf(address, what.split('-')[0]!))!
    expect((await form(link, { confirm: follow })).status).toBe(200)
    return { link, follow }
  }
  const readers = async () => (await grove.owner.selectFrom('reader').select('address').execute()).map((r) => r.address)
  const news = () => sendFollowed(grove.services, grove.owner)
  const told = (address: string) =>
    letters(address)
      .map(({ text }) => JSON.parse(text) as Told)
      .filter(({ kind }) => kind === 'followed')
  const said = (address: string) => told(address).map((one) => one.told.map(({ type, name }) => [type, name]))
  const byAddress = ({ endpoint }: Browser) =>
    grove.owner.selectFrom('reader').select('id').where('address', '=', endpoint)
  /** The standard’s example of an encrypted message. */
  const EXAMPLE =
    'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN'
  const later = () =>
    grove.owner
      .updateTable('follow_news')
      .set((e) => ({ next_try: e('next_try', '-', HOUR), sent_at: e('sent_at', '-', HOUR) }))
      .execute()

  test('[T20] a matter is followed once its reader confirmed; [T21] each thing is told once, whichever process looks, with today’s words; [T22] one click ends it', async () => {
    const address = 'yang@resident.test'
    const { card } = await author()
    const { matter, number } = await open([card])
    expect((await asks(`matter-${number}`, address)).status).toBe(200)
    await must(staff.coordinator, matter, TRIAGE)
    await news()
    // Nobody confirmed: nobody is written to. Looking at the link and saying nothing change nothing.
    const link = linkIn(address)
    await stranger().get(link)
    await stranger().send('POST', link, { body: new URLSearchParams({ utm: 'x' }) })
    expect(letters(address)).toHaveLength(1)
    const follow = (await idOf(address, 'matter'))!
    await form(link, { confirm: follow })
    await must(staff.coordinator, matter, { kind: 'route', route: 'quickFix', reason: '能修' })
    await Promise.all([news(), news(), news()])
    await expect.poll(() => said(address)).toEqual([[['matter.routed', '路灯']]])
    // At most one letter an hour.
    await must(staff.coordinator, matter, { kind: 'sendBack', reason: '再看' })
    await must(staff.spotter, matter, {
      kind: 'describeMatter',
      title: '新名字',
      was: { title: '路灯' },
    } as never)
    await news()
    expect(told(address)).toHaveLength(1)
    await later()
    await Promise.all([news(), news()])
    await expect.poll(() => said(address).slice(1)).toEqual([[['matter.sentBack', '新名字']]])
    // Folded into another, that one is what is followed.
    const { matter: root } = await open([(await author()).card], '两件是一件')
    await must(staff.spotter, matter, { kind: 'foldInto', into: root, reason: '一件事' } as never)
    await must(staff.coordinator, root, TRIAGE)
    await later()
    await news()
    await expect
      .poll(() => said(address).at(-1))
      .toEqual([
        ['matter.folded', '新名字'],
        ['matter.triaged', '两件是一件'],
      ])
    // Neither the letter nor the journal names who wrote the card, or who follows.
    expect(JSON.stringify(await grove.owner.selectFrom('journal').selectAll().execute())).not.toContain(
      '@resident.test',
    )
    const { raw } = letters(address).at(-1)!
    const stop = new URL(told(address).at(-1)!.stop)
    expect(raw.replace(/\n[ \t]+/g, ' ')).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/im)
    const clicked = await stranger().send('POST', stop.pathname + stop.search, {
      body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
      headers: { origin: 'https://mail.example' },
    })
    if (clicked.status !== 200) console.log('DEBUG', clicked.text)
    expect(clicked.status).toBe(200)
    expect(await readers()).not.toContain(address)
    expect((await stranger().get(link)).status).toBe(410)
  })

  test('[T20] meetings and bulletins for a place, [T9] when its quiet hours are over; drafts are told to nobody, and what was withdrawn', async () => {
    const address = 'zheng@resident.test'
    const reach = new Reaching(grove, staff.coordinator)
    const [building, beside] = (await reach.desk()).places.filter(({ tier }) => tier === 'building')
    await follows(`place-${beside!.id}`, 'he@resident.test')
    await follows('meetings', address)
    const { link } = await follows(`place-${building!.id}`, address)
    expect((await stranger().get(link)).text).not.toContain(address)
    const draft = await grove.meeting('草稿', 'draft')
    await draft.desk.must(draft.code, { kind: 'changeMeeting', details: { theme: '还是草稿' } })
    const { code } = await grove.meeting('雨季的排水', 'announced')
    await news()
    await expect.poll(() => said(address)).toEqual([[['meeting.announced', '雨季的排水']]])
    await reach.tiers({ kind: 'setReach', settings: { quietFrom: 0, quietUntil: 0, mostAWeek: 7 } })
    await reach.group('三号楼', '王秀英')
    await reach.sends('周六停水')
    const gone = await reach.sends('写错的')
    await reach.command(gone, { kind: 'withdrawBulletin', why: '错了' })
    await later()
    await news()
    await expect.poll(() => said(address).slice(1)).toEqual([[['bulletin.sent', '周六停水']]])
    const [{ told: items }] = told(address) as [Told]
    expect(new URL(items[0]!.link).pathname).toBe(`/m/${code}`)
    // The building beside was told nothing.
    expect(told('he@resident.test')).toEqual([])
    // All is ended at once, and the address with it.
    await form(link, { stop: 'all' })
    expect(await readers()).not.toContain(address)
    expect(await grove.owner.selectFrom('follow_news').selectAll().execute()).toEqual([])
  })

  test('[T20] things of others are not followed, links of others open nothing, and one address is asked few times', async () => {
    const address = 'zhu@resident.test'
    const far = [...(await grove.services.identity.places.all()).values()].find(({ slug }) => slug === 'shilu')!
    for (const what of ['matter-9999', `place-${far.id}`, 'place-x', ''])
      expect([what, (await asks(what, address)).status]).toEqual([what, 404])
    expect(letters(address)).toEqual([])
    expect((await asks('meetings', 'zhu')).status).toBe(422)
    const { link, follow } = await follows('meetings', address)
    const other = await follows('meetings', 'qin@resident.test')
    // By their own link nobody ends what another follows, nor by a link of another community.
    await form(link, { stop: other.follow })
    expect(await readers()).toContain('qin@resident.test')
    expect((await stranger().get(link.replace('/c/rongbu/', '/c/shilu/'))).status).toBe(410)
    expect((await stranger().get(`${link.slice(0, -1)}${link.endsWith('A') ? 'B' : 'A'}`)).status).toBe(410)
    const again = []
    for (let i = 0; i < 4; i++) again.push((await asks('meetings', address)).status)
    expect(again).toContain(429)
    // What nobody confirms is erased after seven days, wherever nobody asks any more; a refused mailbox is
    // answered like any other, and not kept.
    const idIn = (address: string) =>
      grove.owner
        .selectFrom('reader')
        .select(['id', 'community'])
        .where('address', '=', address)
        .executeTakeFirstOrThrow()
    await asks('meetings', 'jiang@resident.test')
    const week = (await idIn('jiang@resident.test')).id
    await grove.owner.updateTable('follow').set({ asked_at: 0 }).where('reader', '=', week).execute()
    mailbox.refuse(1)
    expect((await asks('meetings', 'shen@resident.test')).status).toBe(200)
    await news()
    for (const gone of ['jiang@resident.test', 'shen@resident.test']) expect(await readers()).not.toContain(gone)
    // A letter tells of ten things at most: its way out fits one line.
    const me = await idIn(address)
    const laid = { type: 'meeting.announced', thing: meeting.id, at: 0, tries: 0, next_try: 0, sent_at: null } as const
    const rows = Array.from({ length: 14 }, (_, n) => ({
      community: me.community,
      reader: me.id,
      follows: [id()],
      seq: 1e9 + n,
    }))
    await grove.owner
      .insertInto('follow_news')
      .values(rows.map((row) => ({ ...row, ...laid })))
      .execute()
    // [L50] What nobody confirmed meanwhile is not told.
    const confirmed = rows.map(({ community, reader, follows }) => ({ community, reader, id: follows[0]! }))
    await grove.owner
      .insertInto('follow')
      .values(
        confirmed.map((row) => ({
          ...row,
          kind: 'matter' as const,
          thing: id(),
          asked_at: 0,
          confirmed_at: 1,
          since: 0,
        })),
      )
      .execute()
    await Promise.all([news(), news()])
    await expect.poll(() => told(address).length).toBe(1)
    expect(new URL(told(address)[0]!.stop).searchParams.get('of')!.split(',')).toHaveLength(10)
    // A link makes no more devices than it confirms things: by each more letters could be asked for.
    for (const confirm of [follow, id()]) {
      const again = stranger()
      await again.send('POST', link, { body: new URLSearchParams({ confirm }) })
      expect(again.cookies.has('grove_device')).toBe(false)
    }
    // However many follow, what happened is laid out.
    const { community } = await grove.owner.selectFrom('reader').select('community').executeTakeFirstOrThrow()
    const one = { follows: [follow], seq: 1, type: 'meeting.announced' as const, thing: community, at: 0, due: 0 }
    const laidOut = grove.owner.transaction().execute(async (tx) => {
      await layOut(
        tx,
        community,
        Array.from({ length: 7000 }, () => ({ ...one, reader: id() })),
      )
      throw new Error('laid out')
    })
    await expect(laidOut).rejects.toThrow('laid out')
    // What was confirmed stays so, whoever asks again.
    const kept = await grove.owner.selectFrom('follow').select('confirmed_at').where('id', '=', follow).execute()
    expect(kept).toEqual([{ confirmed_at: expect.any(Number) as number }])
  })

  test('[T50] a browser follows with one confirmed step, and only one that takes messages; [T51] it is told as letters are; [T52] what is gone is erased; [T53] one tap ends it', async () => {
    const service = await openPushService()
    // The stand-in opens what the standard's own example holds (RFC 8291, appendix A).
    const example = browserAt(
      '',
      'q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94',
      Buffer.from('BTBZMqHH6r4Tts7J_aSIgg', 'base64url'),
    )
    expect(example.open(Buffer.from(EXAMPLE, 'base64url'))).toBe('When I grow up, I want to be a watermelon')
    const here = (what: string, { endpoint, p256dh, auth }: Omit<Browser, 'open'>, who = stranger()) =>
      who.send('POST', '/c/rongbu/follow?by=push', { body: new URLSearchParams({ what, endpoint, p256dh, auth }) })
    const pushes = async () => {
      await news()
      await sendPushes(grove.services, grove.owner)
    }
    const heard = (of: Browser) => service.to(of).map(({ message }) => message.told.map(({ title }) => title))
    const reach = new Reaching(grove, staff.coordinator)
    await reach.tiers({ kind: 'setReach', settings: { quietFrom: 0, quietUntil: 0, mostAWeek: 21 } })
    const { card } = await author('电动车堵了楼道')
    const { matter, number } = await open([card], '楼道')
    const what = `matter-${number}`

    // What is no push service is not kept, nor what nobody can encrypt for, nor an address inside.
    const [mine, other, plain, gone] = [
      service.browser('mine'),
      service.browser('other'),
      service.browser('plain', 200),
      service.browser('gone', 410),
    ]
    for (const bad of [
      plain,
      gone,
      { ...mine, auth: 'x' },
      { ...mine, p256dh: `B${'A'.repeat(86)}` },
      { ...mine, endpoint: 'ftp://push.example/x' },
      { ...mine, endpoint: `${service.origin}/${'x'.repeat(1000)}` },
      { ...mine, endpoint: mine.endpoint.replace('//', '//user:pw@') },
    ])
      expect((await here(what, bad)).status).toBe(422)
    expect((await here('matter-9999', mine)).status).toBe(404)
    expect(await readers()).not.toContain(plain.endpoint)

    const phone = stranger()
    const begun = await here(what, mine, phone)
    expect(begun.status).toBe(303)
    const page = begun.headers.get('location')!
    expect(service.to(mine)[0]).toMatchObject({ ttl: 259_200, message: { stop: '', told: [{ title: 'greeting' }] } })
    expect(await phone.get(page).then(({ status }) => status)).toBe(200)
    // Who knows the address of a browser but not its keys changes nothing; whoever asks again is not greeted
    // again.
    const { auth } = other
    expect((await here('meetings', { ...mine, auth })).status).toBe(422)
    expect((await here('meetings', mine, phone)).status).toBe(303)
    expect((await here(what, other)).status).toBe(303)

    // Told once, however many look; the words are a letter's.
    await must(staff.coordinator, matter, TRIAGE)
    await Promise.all([pushes(), pushes(), pushes()])
    await expect.poll(() => heard(mine)).toEqual([['greeting'], ['楼道']])
    const [, { message, raw, key }] = service.to(mine) as [unknown, (typeof service.got)[number]]
    expect(new URL(message.told[0]!.url).pathname).toBe(`/c/rongbu/matters/${number}`)
    expect(raw.toString('latin1') + JSON.stringify(message)).not.toContain('电动车')
    // At most one an hour; by night not at all [T9].
    await must(staff.coordinator, matter, { kind: 'route', route: 'quickFix', reason: '能修' })
    await pushes()
    expect(heard(mine)).toHaveLength(2)
    const clock = await clockOf(grove.services, meeting.community)
    const hour = handsAt(clock, grove.services.runtime.now()).getUTCHours()
    const quiet = { quietFrom: hour, quietUntil: (hour + 2) % 24, mostAWeek: 21 }
    await reach.tiers({ kind: 'setReach', settings: quiet })
    await later()
    await pushes()
    expect(heard(mine)).toHaveLength(2)
    await reach.tiers({ kind: 'setReach', settings: { quietFrom: 0, quietUntil: 0, mostAWeek: 21 } })
    // A service that is tired is asked again later; a browser that is gone is erased with all it follows.
    service.answer(mine, 503)
    service.answer(other, 410)
    await grove.owner.updateTable('follow_news').set({ next_try: 0 }).where('sent_at', 'is', null).execute()
    await pushes()
    expect(await readers()).not.toContain(other.endpoint)
    service.answer(mine, 201)
    await grove.owner.updateTable('follow_news').set({ next_try: 0 }).where('sent_at', 'is', null).execute()
    await pushes()
    await expect.poll(() => heard(mine).slice(2)).toEqual([['楼道'], ['楼道']])
    // What came twice takes the place of itself.
    const [, , first, again] = service.to(mine)
    expect([first!.topic, first!.message.told[0]!.tag]).toEqual([again!.topic, again!.message.told[0]!.tag])

    // The key is one, stands in no answer and no entry, and requests cannot read it.
    expect(new Set(service.got.map((one) => one.key))).toEqual(new Set([key]))
    const { value } = await grove.owner
      .selectFrom('installation')
      .select('value')
      .where('key', '=', 'pushKey')
      .executeTakeFirstOrThrow()
    const { privateKey } = JSON.parse(value) as { privateKey: string }
    const pages = await Promise.all([phone.get('/c/rongbu/follow'), phone.get(page)])
    expect(JSON.stringify(pages.map(({ text }) => text))).not.toContain(privateKey)
    expect(JSON.stringify(await grove.owner.selectFrom('journal').selectAll().execute())).not.toContain(mine.endpoint)
    await expect(grove.services.db.selectFrom('installation').selectAll().execute()).rejects.toThrow()

    // [T53] By the message's own way out one thing ends, by its page all, and the address with it.
    const stop = new URL(again!.message.stop)
    await phone.send('POST', stop.pathname + stop.search, {
      body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
    })
    expect(
      await grove.owner.selectFrom('follow').select('kind').where('reader', 'in', byAddress(mine)).execute(),
    ).toEqual([{ kind: 'meetings' }])
    await form(page.split('?')[0]!, { stop: 'all' })
    expect(await readers()).not.toContain(mine.endpoint)
    await service.close()
  })

  test('[T22] what is followed twice is told once, and goes on where one of the two ends', async () => {
    const address = 'xu@resident.test'
    const first = await open([(await author()).card], '第一件')
    const root = await open([(await author()).card], '合成一件')
    const { link, follow } = await follows(`matter-${first.number}`, address)
    expect((await asks(`matter-${root.number}`, address)).status).toBe(200)
    const all = await grove.owner.selectFrom('follow').select('id').where('thing', '=', root.matter).execute()
    await form(link, { confirm: all[0]!.id })
    await must(staff.spotter, first.matter, { kind: 'foldInto', into: root.matter, reason: '一件事' } as never)
    await must(staff.coordinator, root.matter, TRIAGE)
    await layOutNews(grove.services, grove.owner)
    const laidOut = async () => {
      const rows = await grove.owner.selectFrom('follow_news').select(['type', 'follows']).execute()
      return rows
        .filter(({ follows }) => follows.includes(all[0]!.id))
        .map(({ type, follows }) => [type, new Set(follows)] as const)
    }
    expect(await laidOut()).toEqual([['matter.triaged', new Set([follow, all[0]!.id])]])
    await form(link, { stop: follow })
    expect(await laidOut()).toEqual([['matter.triaged', new Set([all[0]!.id])]])
  })
})
