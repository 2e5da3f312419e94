import Excel from 'exceljs'
import { sql } from 'kysely'
import sharp from 'sharp'
import type { Component } from 'svelte'
import { render as draw } from 'svelte/server'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { finish } from '../../src/core/plain/slices.ts'
import { countAgain } from '../../src/core/round/again.ts'
import { countSealed } from '../../src/core/round/outcome.ts'
import { readVoteFile } from '../../src/wire/voteFile.ts'
import type { OtherRound } from '../../src/core/round/otherRound.ts'
import type { VoteSaid } from '../../src/core/ballot/command.ts'
import type { Renderer } from '../../src/server/page/renderer.ts'
import Ballot from '../../src/web/square/ballot/Ballot.svelte'
import Why from '../../src/web/square/round/Why.svelte'
import type { SquareKey, SquareWords } from '../../src/web/strings.ts'
import { stringsFor } from '../../src/web/strings.ts'
import { rollIn } from '../../src/web/desk/ballot/draft.ts'
import { wordsOf } from '../../src/web/kit/words.ts'
import type { Locale } from '../../src/wire/locale.ts'
import type { PageName } from '../../src/wire/pages.ts'
import { Hub } from '../../src/server/hub/hub.ts'
import { systemRuntime } from '../../src/server/integrations/runtime.ts'
import { Committers } from '../../src/server/journal/committers.ts'
import { Conventions } from '../../src/server/convention/conventions.ts'
import { Rounds } from '../../src/server/round/rounds.ts'
import { STATEMENTS } from '../../src/core/survey/survey.ts'
import { closedWaves } from '../../src/server/survey/store.ts'
import type { SurveyDesk, SurveysBeside, SurveySheetsSeen, SurveyView } from '../../src/wire/survey.ts'
import { surveyPaper } from '../../src/core/paper/surveyPaper.ts'
import { filledIn, scanOf } from '../build/ballotPhotos.ts'
import { A_SURVEY } from '../build/surveyCommands.ts'
import { serialOf } from '../../src/server/ballot/serial.ts'
import { verifyDatabase, verifyIn } from '../../src/server/verify/database.ts'
import type { Client, TestGrove } from '../build/grove.ts'
import { id, outline, startTestGrove } from '../build/grove.ts'
import { ConventionLife } from '../build/conventionLife.ts'
import { CLAUSES } from '../build/conventions.ts'
import { RoundLife } from '../build/roundLife.ts'
import { lotFault } from '../../src/core/plain/lotRecord.ts'
import { A_PROJECT, SETTINGS } from '../build/rounds.ts'
import { fenIn, readWhy } from '../build/whyPage.ts'

let grove: TestGrove
let boss: Client
let other: Client
let round: RoundLife
/** A small photo, as bytes. */
const photo = async () =>
  new Uint8Array(
    await sharp({ create: { width: 64, height: 40, channels: 3, background: '#486' } })
      .jpeg()
      .toBuffer(),
  )
const sent = () => ({ 'idempotency-key': id() })
type Drawn = { locale: Locale; words: SquareWords; data: unknown }
// The two pages that are read here are drawn as they are; of others the outline is enough.
const DRAWN = { roundWhy: Why, ballot: Ballot } as unknown as Partial<Record<PageName, Component<Drawn>>>
const drawing: Renderer = {
  ...outline,
  renderPage(name, locale, data) {
    const page: Component<Drawn> | undefined = DRAWN[name]
    const words = wordsOf<SquareKey>(locale, stringsFor('square', locale))
    return {
      ...outline.renderPage(name, locale, data),
      ...(page ? { html: draw(page, { props: { locale, words, data } }).body } : {}),
    }
  },
}
const NAME = '王秀英的真名'
const PHONE = '13800138000'

beforeAll(async () => {
  grove = await startTestGrove({}, { render: drawing })
  ;[boss, other] = [await grove.staff('coordinator', 'rongbu'), await grove.staff('coordinator', 'rongbu')]
  round = await RoundLife.open(grove, boss, other)
})
afterAll(() => grove.stop())

test('[B14] a proposal sent twice, and by two at once under one key, is one; its receipt is the same', async () => {
  const key = id()
  const [one, two] = await Promise.all([
    round.proposes({ title: '长椅' }, NAME, key),
    round.proposes({ title: '长椅' }, NAME, key),
  ])
  expect(two).toEqual(one)
  expect((await round.read()).came.proposed).toBe(1)
  // [B35] Whoever would rather write has the form.
  expect((await grove.stranger().get(`/c/rongbu/rounds/${round.code}/paper`)).status).toBe(200)
  const another = await grove.stranger().post(
    `${round.at}/projects`,
    { said: { ...A_PROJECT, title: '别的' }, proposer: { name: '', contact: '' } },
    {
      'idempotency-key': key,
    },
  )
  expect(another.problem.code).toBe('idReused')
})

test('[B14] a wrong receipt, another project’s, and one of a number that is not there open nothing', async () => {
  const second = await round.proposes({ title: '路灯' })
  const stranger = grove.stranger()
  for (const [n, receipt] of [
    [1, second.receipt],
    [2, 'AAA-AAA-AAA'],
    [2, ''],
    [77, second.receipt],
  ] as const) {
    const replies = await Promise.all([
      stranger.post(`${round.at}/projects/${n}/state`, { receipt }),
      stranger.post(`${round.at}/projects/${n}/appeal`, { receipt, text: '再看' }, sent()),
      stranger.post(`${round.at}/projects/${n}/withdraw`, { receipt }, sent()),
    ])
    for (const reply of replies) expect([reply.status, reply.problem.code]).toEqual([404, 'noSuchReceipt'])
  }
})

test('[B13] another community has neither this round nor its vote', async () => {
  const elsewhere = await grove.staff('coordinator', 'shilu')
  for (const what of ['', '/desk'])
    expect((await elsewhere.get(`/api/communities/shilu/rounds/${round.code}${what}`)).problem.code).toBe(
      'roundMissing',
    )
  expect((await elsewhere.post(`${round.at}/commands`, { kind: 'endSoliciting' }, sent())).problem.code).toBe(
    'notAllowed',
  )
  const own = await RoundLife.open(grove, boss, other)
  const matter = { kind: 'propose', said: { ...A_PROJECT, matter: id() }, proposer: { name: '', contact: '' } } as const
  expect((await own.sends(matter)).problem.code).toBe('noSuchMatter')
})

test('[B17] [V19] the vote on a frozen menu says just that: none beside it, and nobody changes it', async () => {
  await round.freezes([30_000, 40_000])
  const { voteCode } = await round.read()
  const at = `/api/communities/rongbu/votes/${voteCode}`
  const desk = (await boss.get(`${at}/desk`)).body as { vote: { title: string; questions: object[]; rules: object } }
  const { title, questions, rules } = desk.vote
  const said = { title, questions, rules, meeting: null, matter: null }
  const dearer = JSON.parse(JSON.stringify(said).replace('¥30,000', '¥10,000')) as object
  expect((await round.vote({ kind: 'describeVote', ...dearer } as never)).problem.code).toBe('menuFrozen')
  const plain = {
    ...said,
    questions: [{ ...questions[0], asks: 'choose', round: undefined, fewest: undefined, seats: 1 }],
  }
  expect((await round.vote({ kind: 'describeVote', ...plain } as never)).problem.code).toBe('menuFrozen')
  expect((await boss.post('/api/communities/rongbu/votes', said, sent())).problem.code).toBe('menuFrozen')
  const foreign = { ...said, questions: [{ ...questions[0], round: id() }] }
  expect((await boss.post('/api/communities/rongbu/votes', foreign, sent())).problem.code).toBe('roundMissing')
  for (const command of [
    { kind: 'checkCost', n: 1, amount: 100, by: '李工', note: '' },
    { kind: 'changeRound', title: '大盆菜', settings: { ...SETTINGS, budget: 100 } },
    { kind: 'screen', n: 1, out: 'scope', reason: '不要' },
  ] as const)
    expect((await round.sends(command)).problem.code).toBe('roundStage')
})

test('[B37] [M65] a dish goes to the list of a meeting of its own community, or nothing happens', async () => {
  const { code, desk } = await grove.meeting('大家来讲')
  const elsewhere = await grove.meeting('别处的会', 'open', 'wanli')
  const floor = async () =>
    ((await desk.get(`/api/meetings/${code}`)).body as { board: { floor: { waiting: object[] } } }).board.floor
  const lists = async (meeting: string, n = 2) =>
    (await round.sends({ kind: 'listPitch', n, meeting }, desk)).problem?.code
  await elsewhere.desk.must(elsewhere.code, { kind: 'switchFloor', open: true })
  expect(await lists(elsewhere.code)).toBe('noSuchMeeting')
  expect(await lists(code)).toBe('floorClosed')
  await desk.must(code, { kind: 'switchFloor', open: true })
  expect(await lists(code, 3)).toBe('noSuchProject')
  expect([await lists(code), await lists(code.toLowerCase())]).toEqual([undefined, undefined])
  const { code: menu, dishes } = await round.read()
  const dish = { round: menu, n: 2, title: dishes[1]!.title, cost: 4_000_000 }
  expect((await floor()).waiting).toEqual([{ number: 1, card: null, stance: null, dish }])
})

test('[B19] [B22] counted, hung, decided, and taken on once, however often it is pressed', async () => {
  const serials = await round.opensVote(6)
  for (const [i, serial] of serials.entries()) await round.casts(serial, i < 4 ? [0] : [1])
  // [V11] A second ballot with the same serial changes nothing.
  expect((await round.casts(serials[0]!, [1])).body).toEqual({ counted: false })
  expect((await round.sends({ kind: 'announceRoundLot', n: null })).problem.code).toBe('votePending')
  await round.vote({ kind: 'closeVote' })
  // [B19] Whatever was tried with numbers before, there is one lot; what it was drawn from was fixed before.
  expect((await round.sends({ kind: 'countRound', called: '7 3 1' })).problem.code).toBe('noSuchLot')
  const presses = await Promise.all([1, 2].map(() => round.sends({ kind: 'announceRoundLot', n: null })))
  expect(presses.map(({ status }) => status).sort()).toEqual([200, 409])
  const { lots: before } = await round.read()
  expect(before).toMatchObject([{ stage: 'announced', sealed: '', drawn: [] }])
  await round.does({ kind: 'countRound', called: '7 3 1' })
  const { counted, lots } = await round.read()
  expect(lots).toMatchObject([{ stage: 'drawn', fixed: before[0]!.fixed, called: ['7', '3', '1'] }])
  expect(lotFault(lots[0]!)).toBeNull()
  expect(counted!.votes).toEqual([
    { n: 1, votes: 4 },
    { n: 2, votes: 2 },
  ])
  const notices = await Promise.all([boss.post(`${round.at}/notice`, {}), boss.post(`${round.at}/notice`, {})])
  expect(notices.map(({ status }) => status)).toEqual([200, 200])
  const heldOn = Date.now() - 1000
  await round.does({ kind: 'decideRound', decider: 'committee', heldOn, document: '第12号', left: [] })
  const { id: person } = ((await boss.get('/api/me')).body as { person: { id: string } }).person
  const asked = { owner: { person, office: '居委会' }, tasks: [{ title: '备料', dueAt: Date.now() + 9e8 }] }
  const take = () => boss.post(`${round.at}/projects/1/matter`, asked)
  const taken = await Promise.all([take(), take(), take()])
  for (const reply of [...taken, await take()]) expect([200, 409]).toContain(reply.status)
  const matters = await grove.owner.selectFrom('matter').selectAll().execute()
  expect(matters).toHaveLength(1)
  const { projects } = await round.desk()
  expect(projects[0]!.number).toMatch(/^hedu-rongbu-2026-\d{3}$/)
  expect(matters[0]!.stage).toBe('decided')
})

test('[B14] who proposed something stands in no public answer, page or entry, and is looked up on record', async () => {
  const proposed = await RoundLife.open(grove, boss, other)
  const reply = await grove
    .stranger()
    .post(`${proposed.at}/projects`, { said: A_PROJECT, proposer: { name: NAME, contact: PHONE } }, sent())
  expect(reply.status).toBe(201)
  await proposed.does({ kind: 'screen', n: 1, out: null, reason: '' })
  const anybody = grove.stranger()
  const seen: string[] = []
  for (const at of ['', '/projects/1']) seen.push((await anybody.get(proposed.at + at)).text)
  seen.push(JSON.stringify(await proposed.desk()))
  const rows = await grove.owner.selectFrom('journal').select(['body', 'secret']).execute()
  seen.push(JSON.stringify(rows))
  seen.push(JSON.stringify(await grove.owner.selectFrom('round_inside').selectAll().execute()))
  for (const text of seen) for (const name of [NAME, PHONE]) expect(text).not.toContain(name)
  const looked = await boss.post(`${proposed.at}/projects/1/proposer`, { reason: '问尺寸' }, sent())
  expect(looked.body).toEqual({ name: NAME, contact: PHONE })
  expect((await boss.post(`${proposed.at}/projects/1/proposer`, { reason: ' ' }, sent())).problem.code).toBe(
    'textEmpty',
  )
  const spotter = await grove.staff('spotter', 'rongbu')
  expect((await spotter.post(`${proposed.at}/projects/1/proposer`, { reason: 'x' }, sent())).problem.code).toBe(
    'notAllowed',
  )
  await proposed.does({ kind: 'eraseProposer', n: 1 })
  expect(await grove.owner.selectFrom('round_proposer').selectAll().where('name', '=', NAME).execute()).toHaveLength(1)
})

test('[B27] a picture is cleaned, seen by the desk and whoever holds the receipt, by everybody once it is on the menu, and gone when it is taken away', async () => {
  const pictured = await RoundLife.open(grove, boss, other)
  const { n, receipt } = await pictured.proposes({ title: '长椅' })
  const mine = `/c/rongbu/rounds/${pictured.code}/mine/${n}/${receipt}`
  const anybody = grove.stranger()
  const key = id()
  const form = async (agreed: boolean, bytes: BlobPart | null = null) => {
    const said = new FormData()
    said.set('key', key)
    if (agreed) said.set('agreed', 'yes')
    said.set('photo', new Blob([bytes ?? (await photo())], { type: 'image/jpeg' }), 'a.jpg')
    return anybody.send('POST', `${mine}/picture`, { body: said as never })
  }
  expect((await form(false)).status).toBe(409)
  expect(await grove.owner.selectFrom('photo').select('id').where('round', 'is not', null).execute()).toEqual([])
  expect((await form(true)).status).toBe(303)
  // Sent again by a network that lost the answer, it is answered, and not decoded once more.
  expect((await form(true, 'no picture')).status).toBe(303)
  // Sent again under the same word and refused, it takes nothing away.
  expect((await form(false)).status).toBe(409)
  const [first] = (await pictured.desk()).projects
  const shown = `/photos/${first!.picture}.webp`
  const atDesk = `${pictured.at}/projects/${n}/photo.webp`
  expect((await anybody.get(shown)).status).toBe(404)
  expect((await anybody.get(atDesk)).status).toBe(401)
  expect((await boss.get(atDesk)).status).toBe(200)
  expect((await anybody.get(`${mine}/photo.webp`)).status).toBe(200)
  // The same by the API: the receipt stands in no address, and a wrong one opens nothing.
  const own = `${pictured.at}/projects/${n}/picture`
  const byApi = async (receipt: string, agreed = '?agreed=yes') =>
    anybody.send('POST', own + agreed, { body: await photo(), headers: { ...sent(), 'x-receipt': receipt } })
  expect((await byApi('AAA-AAA-AAA')).problem.code).toBe('noSuchReceipt')
  expect((await byApi(receipt, '')).problem.code).toBe('pictureConsent')
  expect((await anybody.send('GET', `${own}.webp`, { headers: { 'x-receipt': receipt } })).status).toBe(200)
  expect((await anybody.send('GET', `${own}.webp`, { headers: { 'x-receipt': 'AAA-AAA-AAA' } })).status).toBe(404)
  expect((await anybody.post(`${own}-away`, { receipt }, sent())).status).toBe(200)
  expect(await grove.owner.selectFrom('photo').select('id').where('round', 'is not', null).execute()).toEqual([])
  // Sent once more under its old word after it was taken away, it is kept nowhere.
  const late = { body: await photo(), headers: { ...sent(), 'x-receipt': receipt } }
  const kept = () => grove.owner.selectFrom('photo').select('id').where('round', 'is not', null).execute()
  expect((await anybody.send('POST', `${own}?agreed=yes`, late)).status).toBe(201)
  expect(await kept()).toHaveLength(1)
  expect((await anybody.post(`${own}-away`, { receipt }, sent())).status).toBe(200)
  expect((await anybody.send('POST', `${own}?agreed=yes`, late)).status).toBe(201)
  expect(await kept()).toEqual([])
  expect((await byApi(receipt)).status).toBe(201)
  const [again] = (await pictured.desk()).projects
  const shownAgain = `/photos/${again!.picture}.webp`
  await pictured.does({ kind: 'screen', n, out: null, reason: '' })
  expect((await anybody.get(shownAgain)).status).toBe(200)
  expect((await pictured.read()).dishes[0]!.picture).toBe(again!.picture)
  // The desk puts up another: the one before is kept nowhere.
  const another = `${pictured.at}/projects/${n}/photos?agreed=yes`
  expect((await boss.send('POST', another, { body: await photo(), headers: sent() })).status).toBe(201)
  expect(await grove.owner.selectFrom('photo').select('id').where('round', 'is not', null).execute()).toHaveLength(1)
  await pictured.does({ kind: 'takePictureAway', n })
  expect(await grove.owner.selectFrom('photo').select('id').where('round', 'is not', null).execute()).toEqual([])
  expect((await boss.get(atDesk)).problem.code).toBe('noSuchPhoto')
  // What a round does not take is refused for that, whatever was sent: nothing is decoded.
  const none = { body: 'no picture', headers: { ...sent(), 'x-receipt': receipt } }
  const answers = async (at: string, who = anybody) => (await who.send('POST', at, none)).problem.code
  expect([await answers(own), await answers(`${own}?agreed=yes`)]).toEqual(['pictureConsent', 'notAnImage'])
  const away = `${pictured.at}/projects/${n}/withdraw`
  expect((await anybody.post(away, { receipt }, sent())).status).toBe(200)
  expect([await answers(`${own}?agreed=yes`), await answers(another, boss)]).toEqual(['projectOver', 'projectOver'])
  expect((await form(true, 'no picture')).status).toBe(409)
  expect((await boss.send('POST', `${round.at}/projects/1/photos?agreed=yes`, none)).problem.code).toBe('roundStage')
})

test('[V9] a roll is read from a workbook as it would be pasted; nothing of it is kept, and what is none is refused', async () => {
  const book = new Excel.Workbook()
  book.addWorksheet('空')
  const sheet = book.addWorksheet('名册')
  sheet.addRows([
    ['序号', '姓名', '住处', '面积'],
    [1, '陈伯', '3栋\t201', 89.34],
    [2, '林姨', '=1+1', null],
  ])
  const lines = (body: Uint8Array | string, by = boss) =>
    by.send('POST', '/api/communities/rongbu/roll-lines', {
      body: body as never,
      headers: { 'content-type': 'application/octet-stream' },
    })
  const bytes = new Uint8Array(await book.xlsx.writeBuffer())
  const { lines: read, ...rest } = (await lines(bytes)).body as { lines: string }
  expect(rest).toEqual({ worksheet: '名册', otherWorksheets: [], hidden: 0, unread: [] })
  expect(rollIn(read)).toEqual([
    { name: '陈伯', place: '3栋 201', area: 8934 },
    { name: '林姨', place: '=1+1', area: 0 },
  ])
  // What else stands in the workbook is told, so that nobody is left off a roll without a word.
  const more = book.addWorksheet('4栋')
  more.addRows([['姓名'], ['何叔'], ['赵奶奶']])
  sheet.getRow(3).hidden = true
  const both = new Uint8Array(await book.xlsx.writeBuffer())
  expect((await lines(both)).body).toMatchObject({ otherWorksheets: [{ name: '4栋', rows: 3 }], hidden: 1 })
  sheet.getCell('B4').value = { formula: 'A1' } as never
  expect((await lines(new Uint8Array(await book.xlsx.writeBuffer()))).body).toMatchObject({ unread: ['=A1'] })
  expect((await lines('姓名,住处\n陈伯,3栋')).problem.code).toBe('importKind')
  expect((await lines(bytes.subarray(0, 900))).status).toBe(422)
  expect((await lines(bytes, await grove.staff('handler', 'rongbu'))).status).toBe(403)
  expect((await lines(bytes, await grove.staff('coordinator', 'shilu'))).status).toBe(403)
})

test('[B25] the receipt of a proposal that was split leads to its parts, which have receipts of their own', async () => {
  const split = await RoundLife.open(grove, boss, other)
  const { n, receipt } = await split.proposes({ title: '长椅和路灯' })
  await split.does({ kind: 'splitProject', n, parts: [A_PROJECT, { ...A_PROJECT, title: '路灯' }] })
  const stranger = grove.stranger()
  const { parts } = (await stranger.post(`${split.at}/projects/${n}/state`, { receipt })).body as {
    parts: { n: number; receipt: string }[]
  }
  expect(parts.map((part) => part.n)).toEqual([2, 3])
  const withdrawn = await stranger.post(`${split.at}/projects/2/withdraw`, { receipt: parts[0]!.receipt }, sent())
  expect(withdrawn.status).toBe(200)
  expect((await stranger.post(`${split.at}/projects/2/state`, { receipt })).problem.code).toBe('noSuchReceipt')
})

test('[B20] a notice that was withdrawn is published anew; another who presses hears of the one that hangs', async () => {
  const again = await RoundLife.open(grove, boss, other, { resultDays: 1 })
  for (const title of ['甲', '乙']) await again.proposes({ title })
  const frozenUnder = { 'idempotency-key': id() }
  for (const n of [1, 2]) {
    await again.does({ kind: 'screen', n, out: null, reason: '' })
    await again.does({ kind: 'checkCost', n, amount: 100_000, by: '李工', note: '' })
  }
  await again.does({ kind: 'endSoliciting' })
  const freeze = () => boss.post(`${again.at}/commands`, { kind: 'freezeMenu' }, frozenUnder)
  expect((await freeze()).status).toBe(200)
  await again.vote({ kind: 'abandonVote', why: '印错了' })
  await again.does({ kind: 'reopenMenu', reason: '印错了' })
  // [B17] Sent again late it drafts nothing.
  expect((await freeze()).status).toBe(200)
  expect((await again.read()).stage).toBe('screening')
  await again.does({ kind: 'freezeMenu' })
  for (const serial of await again.opensVote(6)) await again.casts(serial, [0])
  await again.vote({ kind: 'closeVote' })
  await again.draws(null, '1')
  const publish = (by = boss) => by.post(`${again.at}/notice`, {})
  expect([(await publish()).status, (await publish(other)).status]).toEqual([200, 200])
  const { notice } = await again.desk()
  const withdraw = { kind: 'withdrawNotice', reason: '错字' }
  await boss.post(`/api/communities/rongbu/notices/${notice}/commands`, withdraw, sent())
  expect((await again.desk()).notice).toBeNull()
  expect((await publish(other)).status).toBe(200)
  expect((await again.desk()).notice).not.toBe(notice)
})

/** Three dishes, of which the second to come was screened out; six on the roll, and their serials. */
async function votedRound() {
  const rule = { ...SETTINGS.rule, leastVotes: 2 }
  const life = await RoundLife.open(grove, boss, other, { turnout: { over: 1, of: 2, above: false }, rule })
  for (const title of ['长椅', '电梯', '路灯', '理发']) await life.proposes({ title })
  for (const [n, out] of [[1], [2, 'othersDuty'], [3], [4]] as const) {
    await life.does({ kind: 'screen', n, out: out ?? null, reason: out ? '业主决定' : '' })
    if (!out) await life.does({ kind: 'checkCost', n, amount: 2_345_678 * n, by: '李工', note: '' })
  }
  await life.does({ kind: 'endSoliciting' })
  await life.does({ kind: 'freezeMenu' })
  return { life, serials: await life.opensVote(12) }
}

test('[V10] [V11] [V17] [V19] [B17] each fraud of a vote, tried on a round: it changes nothing, shows nothing, and links nobody', async () => {
  const { life, serials } = await votedRound()
  const { voteCode, settings } = await life.read()
  const vote = `/api/communities/rongbu/votes/${voteCode}`
  const anybody = grove.stranger()
  // A dish has one number on the menu, on phone and on paper: there is none that was screened out.
  const numbers = (html: string) => [...html.matchAll(/<b class="n">(\d+)<\/b>/g)].map(([, n]) => Number(n)).sort()
  const ballot = await anybody.get(`/c/rongbu/votes/${voteCode}/ballot/${serials[0]}`)
  expect(numbers(ballot.text)).toEqual([1, 3, 4])
  // What must come together is said on the ballot: turnout, and votes of a dish.
  for (const needed of ['一道菜至少 2 票才算', '参加的至少']) expect(ballot.text).toContain(needed)
  // What is on no ballot: another dish, one twice, more than allowed; a serial of nobody's.
  for (const places of [[3], [0, 0], [-1], [0, 1, 2, 2], [0.5]])
    expect((await life.casts(serials[0]!, places)).status, `${places}`).toBeGreaterThanOrEqual(400)
  expect((await life.casts('123456789012345', [0])).problem.code).toBe('noSuchSerial')
  // A serial twice: from two phones at once, and from the box afterwards.
  const [a, b] = await Promise.all([life.casts(serials[0]!, [0]), life.casts(serials[0]!, [1])])
  expect([a.body, b.body].map((one) => (one as { counted: boolean }).counted).sort()).toEqual([false, true])
  const { batch } = (await life.vote({ kind: 'openBatch', door: 'box', ballots: 2 })).body as { batch: number }
  const papers = [0, 1].map((i) => ({ serial: serials[i]!, answers: { 1: [2] } }))
  for (const who of [boss, other]) await life.vote({ kind: 'enterBatch', batch, ballots: papers }, who)
  // [V17] Nothing is shown before the end, wherever somebody looks.
  const shown = [life.at, `${life.at}/projects.csv`, vote, `${vote}/ballots.json`, `${life.at}/round.pb`]
  const pages = ['', '/why', '/again', '/screen', '/menu', '/paper'].map(
    (page) => `/c/rongbu/rounds/${life.code}${page}`,
  )
  for (const at of [...shown, ...pages, `/c/rongbu/votes/${voteCode}`, `/c/rongbu/votes/${voteCode}/screen`]) {
    const { text, status } = await anybody.get(at)
    expect(text, at).not.toMatch(/"votes":\d|"counted":\{|\d+ 票</)
    if (/why|again|paper|round\.pb|ballots\.json/.test(at)) expect(status, at).toBe(409)
  }
  expect((await boss.post(`${life.at}/notice`, {})).status).toBe(409)
  // A sealed rule, cost or word, and an outcome that somebody types: none goes in.
  const refusals = await Promise.all(
    [
      { kind: 'changeRound', title: '大盆菜', settings: { ...settings, rule: { ...settings.rule, way: 'mostVotes' } } },
      { kind: 'describeProject', n: 1, said: { ...A_PROJECT, title: '换一个' } },
      { kind: 'checkCost', n: 1, amount: 1, by: '李工', note: '' },
      { kind: 'reopenMenu', reason: '不喜欢' },
      { kind: 'countRound', called: '7', counted: { won: [4] } },
      { kind: 'decideRound', decider: 'committee', heldOn: 1, document: '', left: [] },
      { kind: 'takeOn', n: 4, matter: id() },
    ].map((command) => life.sends(command as never)),
  )
  for (const { status } of refusals) expect(status).toBeGreaterThanOrEqual(400)
  // Roles of elsewhere, and too small ones; a round or a vote of elsewhere under this address.
  const away = await grove.staff('coordinator', 'shilu')
  for (const who of [away, await grove.staff('spotter', 'rongbu')])
    for (const command of [
      { kind: 'announceRoundLot', n: null },
      { kind: 'abandonRound', why: 'x' },
    ] as const)
      expect((await life.sends(command, who)).status).toBe(403)
  for (const at of [`rounds/${voteCode}`, `votes/${life.code}`])
    expect((await anybody.get(`/api/communities/rongbu/${at}`)).status).toBe(404)
  expect((await anybody.get(`/api/communities/shilu/rounds/${life.code}`)).status).toBe(404)
  // No row of any table says of a serial, or of a person, what it chose.
  const { rows: tables } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public'`.execute(grove.owner)
  for (const { name } of tables) {
    const { rows } = await sql<{ said: string }>`
      select said from (select t::text as said from ${sql.table(name)} t) as all_rows
      where said like ${`%${serials[0]}%`} or (said like '%住户%' and said ~ '[[][0-2](, ?[0-2])*[]]')`.execute(
      grove.owner,
    )
    expect(rows, name).toEqual([])
  }
  await life.vote({ kind: 'abandonVote', why: '试过了' })
  // [B33] Of a vote that was given up nothing was counted, whatever comes of the round by another one.
  const given = serials[0]!
  await life.does({ kind: 'reopenMenu', reason: '重来' })
  await life.does({ kind: 'freezeMenu' })
  for (const serial of await life.opensVote(6)) await life.casts(serial, [0])
  await life.vote({ kind: 'closeVote' })
  await life.draws(null, '1')
  const { text } = await anybody.get(`/c/rongbu/votes/${voteCode}/ballot/${given}`)
  expect(text).not.toMatch(/数进去了|我的票出了什么钱|没有投出来/)
})

test('[B11] [B12] [B32] [B33] “why these” is read and added up to the cent; each sum that it names for a loser is counted again', async () => {
  const { life, serials } = await votedRound()
  const said: [number[], number][] = [
    [[0, 1], 5],
    [[1, 2], 3],
    [[2], 2],
    [[0], 1],
  ]
  let next = 0
  for (const [places, count] of said)
    for (let i = 0; i < count; i++) expect((await life.casts(serials[next++]!, places)).status).toBe(200)
  await life.vote({ kind: 'closeVote' })
  await life.draws(null, '7 3 1')
  const anybody = grove.stranger()
  const why = `/c/rongbu/rounds/${life.code}/why`
  const { share, chosen, lost } = readWhy((await anybody.get(why)).text)
  const view = await life.read()
  expect(chosen.map(({ n }) => n)).toEqual(view.counted!.purchases.map(({ n }) => n))
  expect([...chosen, ...lost].map(({ n }) => n).sort()).toEqual([1, 3, 4])
  for (const { n, cost, lines } of chosen) {
    expect(cost).toBe(2_345_678 * n)
    expect(lines.reduce((sum, { together }) => sum + together, 0)).toBe(cost)
    // Each line within a fen a voter of its own product.
    for (const { voters, each, together } of lines)
      expect(Math.abs(voters * each - together)).toBeLessThanOrEqual(voters)
    const supporters = view.counted!.votes.find((one) => one.n === n)!.votes
    expect(lines.reduce((sum, { voters }) => sum + voters, 0)).toBeLessThanOrEqual(supporters)
  }
  // From the published files alone, as anybody would.
  const vote = `/api/communities/rongbu/votes/${view.voteCode}`
  const file = readVoteFile((await anybody.get(`${vote}/ballots.json`)).text)!
  expect(finish(countAgain(view, file))).toEqual({ fault: null, counted: view.counted })
  const closed = { ballots: file.polls[0]!.ballots, hash: '', present: 11, entitled: 12 }
  const wins = (n: number, cost: number, budget: number) => {
    const menu = view.dishes.map((dish) => ({ n: dish.n, cost: { amount: dish.n === n ? cost : dish.cost!.amount } }))
    const settings = { ...view.settings, budget }
    return finish(countSealed({ menu, settings }, closed, view.lots[0]!, 1)).won.includes(n)
  }
  expect(lost.length).toBeGreaterThan(0)
  for (const { n, cost } of lost) {
    const { cheaper, budget } = readWhy((await anybody.get(`${why}?n=${n}`)).text).lost.find((one) => one.n === n)!
    if (cheaper === null && budget === null) throw new Error(`no sum for ${n}`)
    if (cheaper !== null)
      expect([wins(n, cheaper, SETTINGS.budget), wins(n, cheaper + 1, SETTINGS.budget)]).toEqual([true, false])
    if (budget !== null) expect([wins(n, cost, budget), wins(n, cost, budget - 1)]).toEqual([true, false])
  }
  // [B33] The ballot leads there; what was ticked adds up to the share, and says how many ticked so.
  const ballot = (await anybody.get(`/c/rongbu/votes/${view.voteCode}/ballot/${serials[0]}`)).text
  expect(ballot).toContain('这张票已经投出')
  expect(ballot).toContain(`action="${why}#mine"`)
  const mine = async (ticked: number[]) => {
    const body = new URLSearchParams(ticked.map((n) => ['m', `${n}`])).toString()
    const { text } = await anybody.send('POST', why, {
      body,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    return text
      .slice(text.indexOf('id="mine"'), text.indexOf('<form', text.indexOf('id="mine"')))
      .replace(/<[^>]*>/g, ' ')
  }
  const told = await mine([1, 3])
  const [all, ...parts] = [...told.matchAll(/¥([\d,.]+)/g)].map(([, sum]) => fenIn(sum!))
  expect([all, parts.reduce((sum, one) => sum + one, 0)]).toEqual([share, share])
  expect(told).toContain('有 5 张勾得和这一样')
  expect(await mine([3])).toContain('没有一张是这样勾的')
  // Whoever ticks on and on, of whatever round, is refused before anything is looked up.
  const asked = await Promise.all(
    Array.from({ length: 300 }, async () => (await anybody.send('POST', `/c/rongbu/rounds/NOSUCH/why`)).status),
  )
  expect([asked.filter((status) => status === 404).length, asked.includes(429)]).toEqual([298, true])
  expect((await anybody.get(`/c/rongbu/votes/${view.voteCode}/ballot/${serials[11]}`)).text).toContain('没有投出来')
})

test('[C3] [C5] [C11] a convention by its community alone: sources, comments, notice, vote, text', async () => {
  const made = await ConventionLife.open(grove, boss)
  const meeting = await grove.meeting()
  const author = await grove.join(meeting.code)
  const card = await author.must(meeting.code, { kind: 'postCard', id: id(), tree: 'problem', text: NAME })
  await made.hangs()
  await made.does({ kind: 'addSource', n: 1, source: { meeting: meeting.code, card: 1 } })
  expect((await made.read()).sources).toEqual([{ n: 1, meeting: meeting.code, number: 1, words: NAME }])
  for (const source of [{ meeting: meeting.code, card: 7 }, { meeting: 'AAAAAA', card: 1 }, { matter: 999 }])
    for (const kind of ['addSource', 'noteUse'] as const)
      expect((await made.sends({ kind, n: 1, source })).status).toBe(404)
  // Another community has neither it nor its cards.
  const elsewhere = await grove.staff('coordinator', 'shilu')
  expect((await elsewhere.get(`/api/communities/shilu/conventions/${made.code}/desk`)).problem.code).toBe(
    'conventionMissing',
  )
  expect((await made.sends({ kind: 'takeVote' }, elsewhere)).problem.code).toBe('notAllowed')
  const settings = (await made.read()).convention.settings
  const foreign = { title: '公约', scope: '', settings, after: null }
  const theirs = await elsewhere.post('/api/communities/shilu/conventions', foreign, sent())
  const { code } = theirs.body as { code: string }
  const there = `/api/communities/shilu/conventions/${code}/commands`
  await elsewhere.post(there, { kind: 'writeArticle', n: null, text: '一', reason: '二' }, sent())
  const stolen = { kind: 'addSource', n: 1, source: { meeting: meeting.code, card: 1 } }
  expect((await elsewhere.post(there, stolen, sent())).problem.code).toBe('noSuchSource')
  const following = await elsewhere.post('/api/communities/shilu/conventions', { ...foreign, after: made.code }, sent())
  expect(following.problem.code).toBe('conventionMissing')
  // Said twice under one key it is one; what nobody answered stands in no public answer and in no entry.
  const key = id()
  expect((await made.says(PHONE, 1, key)).body).toEqual((await made.says(PHONE, 1, key)).body)
  expect((await made.read()).convention.comments).toHaveLength(1)
  const journal = async () =>
    JSON.stringify(await grove.owner.selectFrom('journal').select(['body', 'secret']).execute())
  for (const text of [JSON.stringify(await made.read()), await journal()])
    for (const words of [PHONE, '陈律师的']) expect(text).not.toContain(words)
  expect(await journal()).not.toMatch(/陈律师/)
  expect((await made.desk()).said[0]!.text).toBe(PHONE)
  // [M26] What is erased where it was written is erased here.
  await author.must(meeting.code, { kind: 'withdrawCard', card: card.id! })
  expect((await made.read()).sources[0]!.words).toBeNull()
  await made.does({ kind: 'eraseComment', comment: 1 })
  const inside = JSON.stringify(await grove.owner.selectFrom('convention_inside').selectAll().execute())
  for (const words of [PHONE, NAME]) expect(inside).not.toContain(words)
  // Hung once, whoever presses; sealed only when all is answered and the days are over.
  expect((await other.post(`${made.at}/notice`, {}, sent())).status).toBe(200)
  expect((await made.sends({ kind: 'sealText' })).problem.code).toBe('noticeRuns')
  made.waits()
  expect((await made.sends({ kind: 'sealText' })).problem.code).toBe('commentsOpen')
  await made.does({ kind: 'answerComment', comment: 1, taken: false, article: null, text: '谢谢', shown: true })
  await made.does({ kind: 'sealText' })
  await made.does({ kind: 'sealText' }, other)
  const { convention } = await made.read()
  const vote = `/api/communities/rongbu/votes/${convention.voteCode}`
  const { questions, rules, title } = ((await boss.get(`${vote}/desk`)).body as { vote: VoteSaid }).vote
  const changed = { kind: 'describeVote', title: '别的', questions, rules, meeting: null, matter: null }
  expect(title).toBe('居民公约')
  expect((await boss.post(`${vote}/commands`, changed, sent())).problem.code).toBe('textSealed')
  expect((await made.sends({ kind: 'takeVote' })).problem.code).toBe('votePending')
  await made.votes(6, 2)
  expect((await boss.get(`${made.at}/text.docx`)).problem.code).toBe('conventionStage')
  await made.does({ kind: 'fileText', filedOn: Date.now(), office: '街道', receiver: '李红', receipt: '3' })
  await made.does({ kind: 'publishText', effectiveOn: Date.now() })
  const view = await made.read()
  expect(view.inForce).toBe(true)
  expect(view.convention.text.map(({ text }) => text)).toEqual([CLAUSES[0]])
  expect((await boss.get(`${made.at}/text.docx`)).status).toBe(200)
  // [C16] A card names an article, once; who wrote it is in no entry.
  const use = { kind: 'noteUse', n: 1, source: { meeting: meeting.code, card: 1 } } as const
  for (const by of [boss, other]) await made.does(use, by)
  expect((await made.read()).convention.articles[0]!.uses).toBe(1)
  // [C14] It holds, and has its page, however many came after it.
  const later = grove.owner
    .insertInto('convention')
    .columns(['community', 'id', 'code', 'title', 'scope', 'stage', 'at'])
  await later
    .expression(
      sql`select community, gen_random_uuid(), 'Z' || n, 'later', '', 'abandoned', at + n from convention, generate_series(1, 200) n where code = ${made.code}`,
    )
    .execute()
  expect((await made.read()).inForce).toBe(true)
  await grove.owner.deleteFrom('convention').where('title', '=', 'later').execute()
  const next = await boss.post('/api/communities/rongbu/conventions', { ...foreign, after: made.code }, sent())
  const { code: second } = next.body as { code: string }
  const after = (await boss.get(`/api/communities/rongbu/conventions/${second}`)).body as typeof view
  expect(after.before!.changes.map(({ kind }) => kind)).toEqual(['same'])
  expect(after.sources).toHaveLength(1)
  for (const page of ['', `/${made.code}`, `/${made.code}/sheet`])
    expect((await grove.stranger().get(`/c/rongbu/conventions${page}`)).status).toBe(200)
  vi.useRealTimers()
})

test('[B13] [C1] read anew from its tables a round is what it was, and so is a convention', async () => {
  const { identity, rounds } = grove.services
  const handles = { owner: grove.owner, requests: identity.requests }
  const anew = new Rounds(new Committers(handles, new Hub(), systemRuntime, identity.ticketKey))
  const rows = await grove.owner.selectFrom('round').select(['community', 'id']).execute()
  for (const key of rows)
    expect(await anew.read(key, (held) => structuredClone(held))).toEqual(
      await rounds.read(key, (held) => structuredClone(held)),
    )
  const again = new Conventions(new Committers(handles, new Hub(), systemRuntime, identity.ticketKey))
  for (const key of await grove.owner.selectFrom('convention').select(['community', 'id']).execute())
    expect(await again.read(key, (held) => structuredClone(held))).toEqual(
      await grove.services.conventions.read(key, (held) => structuredClone(held)),
    )
})

test('what the tables hold of rounds and conventions is what their entries say', async () => {
  expect((await verifyDatabase(grove.owner)).findings.all).toEqual([])
})

test('[B29] a file of a round of elsewhere is the same byte for byte, is counted again, and gone when it is taken away', async () => {
  const files = '/api/communities/rongbu/round-files'
  const bring = (text: string | Uint8Array, by: Client) =>
    by.send('POST', files, { body: text as never, headers: { 'content-type': 'text/plain' } })
  const text =
    'META\r\nkey;value\r\ndescription;别处的一轮\r\nbudget;100\r\nvote_type;approval\r\nrule;greedy\r\n' +
    'PROJECTS\r\nproject_id;cost;name;selected;"own;column"\r\na;60;"长椅";1;x\r\nb;40;路灯;0;\r\nc;40;=1+1;0;\r\n' +
    'VOTES\r\nvoter_id;age;vote\r\n1;44;a\r\n2;;a\r\n3;;a\r\n4;;"b,c"\r\n5;;b'
  for (const [sent, code] of [
    ['no file', 'notPabulib'],
    [new Uint8Array([...Buffer.from(text), 0xff]), 'notPabulib'],
  ] as const)
    expect((await bring(sent, boss)).problem.code).toBe(code)
  expect((await bring(text, await grove.staff('spotter', 'rongbu'))).status).toBe(403)
  const { code } = (await bring(text, boss)).body as { code: string }
  expect((await bring(text, other)).body).toEqual({ code })
  const anybody = grove.stranger()
  // Out, in, and out again.
  const out = await anybody.get(`${files}/${code}/round.pb`)
  expect(out.text).toBe(text)
  expect((await bring(out.text, boss)).body).toEqual({ code })
  const { projects, counted } = (await anybody.get(`${files}/${code}`)).body as OtherRound
  expect(projects.map(({ selected, equalShares }) => [selected, equalShares])).toEqual([
    [true, true],
    [false, true],
    [false, false],
  ])
  expect([counted!.spent, counted!.left]).toEqual(['100', '0'])
  expect((await anybody.get(`/c/rongbu/round-files/${code}`)).status).toBe(200)
  expect((await anybody.get(`${files}/${code}/projects.csv`)).text).toContain("'=1+1")
  // A sum of a million digits, and ballots that give points, are shown and not counted.
  for (const [changed, why] of [
    [text.replace('budget;100', `budget;${'9'.repeat(1_000_000)}`), 'cannotBe'],
    [text.replace('路灯', '灯'.repeat(100_000)).replace('budget;100', 'budget;x'), 'noAmount'],
    [text.replace('vote_type;approval', 'vote_type;ordinal'), 'notApproval'],
  ] as const) {
    const kept = (await bring(changed, boss)).body as { code: string }
    const shown = (await anybody.get(`${files}/${kept.code}`)).body as OtherRound
    expect(shown.why).toBe(why)
    expect(JSON.stringify(shown).length).toBeLessThan(2000)
    expect((await boss.send('DELETE', `${files}/${kept.code}`)).status).toBe(204)
  }
  const elsewhere = await grove.staff('coordinator', 'shilu')
  expect((await elsewhere.get(`/api/communities/shilu/round-files/${code}`)).problem.code).toBe('noSuchFile')
  expect((await elsewhere.send('DELETE', `${files}/${code}`)).status).toBe(403)
  expect((await boss.send('DELETE', `${files}/${code}`)).status).toBe(204)
  expect(await grove.owner.selectFrom('round_file').select('id').execute()).toEqual([])
})

test('[S2] [S3] [S5] [S7] [S9] [S24] [S25] [S26] two waves of a survey, by page, paper and talk: once by code, nothing beside the counts, what is told is what was said', async () => {
  const at = '/api/communities/rongbu/surveys'
  const asks = [...STATEMENTS, 'own1']
  const says = (answer: number) => Object.fromEntries(asks.map((one) => [one, answer]))
  const spotter = await grove.staff('spotter', 'rongbu')
  const handler = await grove.staff('handler', 'rongbu')
  const stranger = grove.stranger()

  /** A wave that is open, with codes as its sheets show them. */
  async function opened(codes: number) {
    const { code } = (await boss.post(at, A_SURVEY, sent())).body as { code: string }
    const form = { body: `count=${codes}`, headers: { 'content-type': 'application/x-www-form-urlencoded' } }
    expect((await boss.send('POST', `/c/rongbu/surveys/${code}/sheets`, form)).status).toBe(200)
    const made = await grove.owner
      .selectFrom('survey_code')
      .innerJoin('survey', 'survey.id', 'survey_code.survey')
      .select(['survey.id as wave', 'survey_code.id', 'survey.community'])
      .where('code', '=', code)
      .execute()
    const { ticketKey } = grove.services.identity
    const serials = made.map((one) => serialOf({ community: one.community, id: one.wave }, one.id, ticketKey)).sort()
    expect(serials).toHaveLength(codes)
    expect((await stranger.get(`${at}/${code}`)).status).toBe(404)
    expect((await boss.post(`${at}/${code}/commands`, { kind: 'openSurvey' }, sent())).status).toBe(200)
    const answer = (serial: string, said: object, key = id(), background?: object) =>
      stranger.post(`${at}/${code}/answers`, { code: serial, answers: said, background }, { 'idempotency-key': key })
    const close = () => boss.post(`${at}/${code}/commands`, { kind: 'closeSurvey' }, sent())
    return { code, serials, answer, close }
  }

  const first = await opened(24)
  const key = id()
  const [a, b] = await Promise.all([1, 2].map(() => first.answer(first.serials[0]!, says(5), key)))
  expect([a!.body, b!.body]).toEqual([{ counted: true }, { counted: true }])
  // [S5] The same word with other answers asks nothing of the first ones; another word is told.
  expect((await first.answer(first.serials[0]!, says(1), key)).text).toBe(a!.text)
  expect((await first.answer(first.serials[0]!, says(1))).body).toEqual({ counted: false })
  expect((await first.answer('12345 67890 12345', says(1))).body).toMatchObject({ code: 'noSuchAnswerCode' })
  expect((await first.answer(first.serials[1]!, { conflicts: 5 })).body).toMatchObject({ code: 'answersMissing' })
  const entered = { kind: 'answerSurvey', channel: 'paper', code: first.serials[1]!, answers: says(4) }
  const enter = (who: Client, to: string) => who.post(`${at}/${to}/commands`, entered, sent())
  expect((await enter(handler, first.code)).status).toBe(403)
  expect((await enter(spotter, first.code)).body).toMatchObject({ counted: true })
  // Nobody's codes answer another wave, nor through another community.
  const second = await opened(40)
  expect((await enter(spotter, second.code)).body).toMatchObject({ code: 'noSuchAnswerCode' })
  const elsewhere = at.replace('rongbu', 'shilu')
  expect((await stranger.get(`${elsewhere}/${first.code}`)).status).toBe(404)
  expect((await (await grove.staff('coordinator', 'shilu')).get(`${elsewhere}/${first.code}/desk`)).status).toBe(404)
  // Twenty at once by one code are one.
  const tries = await Promise.all(Array.from({ length: 20 }, () => first.answer(first.serials[2]!, says(4))))
  expect(tries.filter(({ body }) => (body as { counted: boolean }).counted)).toHaveLength(1)
  for (const serial of first.serials.slice(3, 16)) await first.answer(serial, says(serial > '5' ? 5 : 4))
  for (const serial of first.serials.slice(16, 22)) await first.answer(serial, says(2))
  expect((await stranger.get(`${at}/${first.code}`)).body).toMatchObject({ people: 22, result: null, lines: [] })

  // [S5] No table but the counts says anything of what was said; no row has a code and an answer.
  const tables = await grove.owner.selectFrom('survey_code').selectAll().execute()
  expect(Object.keys(tables[0]!).toSorted()).toEqual(['community', 'id', 'mark', 'printing', 'state', 'survey'])
  const { rows } = await sql<{ row: string }>`
    select j::text as row from journal j where kind = 'surveyAnswered'`.execute(grove.owner)
  expect(rows).toHaveLength(22)
  for (const { mark } of tables) for (const { row } of rows) expect(row).not.toContain(mark)
  for (const { row } of rows) expect(row).not.toMatch(/conflicts|own1/)

  expect((await first.close()).status).toBe(200)
  const told = (await stranger.get(`${at}/${first.code}`)).body as SurveyView
  expect(told.result).toMatchObject({ people: 22, invited: 24, channels: null })
  expect(told.result!.statements[0]!.groups).toEqual([
    { answers: [1, 2, 3, 6], count: 6 },
    { answers: [4, 5], count: 16 },
  ])
  // [S24] What is no consent, and what is not asked, is refused; without it an answer counts as well.
  const refused = [{ age: 4 }, { consent: false, age: 4 }, { consent: true, age: 5 }, { consent: true, home: 1 }]
  for (const said of refused)
    expect((await second.answer(second.serials[0]!, says(2), id(), said)).status).toBeGreaterThan(399)
  const older = { consent: true, age: 4 }
  for (const [i, serial] of second.serials.slice(0, 25).entries())
    await second.answer(serial, says(2), id(), i < 6 ? older : undefined)
  for (const [i, serial] of second.serials.slice(25, 35).entries())
    await second.answer(serial, says(4), id(), i < 5 ? older : undefined)
  // [S25] While it is open groups are counts like the others; closed they are gone, and what is told stays.
  const groups = () => grove.owner.selectFrom('survey_cell').selectAll().where('asks', 'like', 'age.%').execute()
  const kept = await groups()
  expect(kept.find(({ asks: group }) => group === 'age.4')!.cells).toEqual(asks.flatMap(() => [0, 6, 0, 5, 0, 0]))
  expect((await verifyDatabase(grove.owner)).findings.all).toEqual([])
  await second.close()
  expect(await groups()).toEqual([])
  const { lines } = (await stranger.get(`${at}/${second.code}`)).body as SurveyView
  expect(lines.map(({ points }) => points.map(({ change }) => change?.clear))).toEqual(
    asks.map(() => [undefined, 'down']),
  )
  const byAge = [
    { values: [4], agree: 5, of: 11 },
    { values: [1, 2, 3, 0], agree: 5, of: 24 },
  ]
  expect(lines[0]!.said.by).toEqual([{ background: 'age', rows: byAge }])
  expect((await second.answer(second.serials[38]!, says(1))).body).toMatchObject({ code: 'surveyStage' })
  expect((await stranger.get(`/c/rongbu/surveys/${second.code}`)).status).toBe(200)
  // [S9] However many are begun and closed after it, also in the same instant, a wave keeps its lines.
  class Crowded extends Error {}
  const crowded = grove.owner.transaction().execute(async (tx) => {
    await sql`insert into survey select community, gen_random_uuid(), 'XX' || n, stage, at + n,
      survey || jsonb_build_object('closedAt', (survey->>'closedAt')::bigint + n / 2, 'coded', n % 2 = 0)
      from survey, generate_series(0, 60) n where code = ${second.code}`.execute(tx)
    const where = tx.selectFrom('survey').select(['community', 'survey']).where('code', '=', second.code)
    const { community, survey } = await where.executeTakeFirstOrThrow()
    const wave = { code: second.code, coded: true, closedAt: survey.closedAt! }
    const kept = await closedWaves(tx, community, wave)
    expect(kept.map(({ code }) => code)).toEqual([second.code, first.code])
    throw new Crowded()
  })
  await expect(crowded).rejects.toThrow(Crowded)

  // [S16] [S17] Beside it the ledger; and the last wave of each community, as it was published.
  expect(told.ledger!.rates.response).toMatchObject({ part: expect.any(Number), of: expect.any(Number) })
  const side = (await stranger.get('/api/subdistricts/hedu/surveys')).body as SurveysBeside
  expect(side.items.map(({ community, code }) => [community.slug, code])).toEqual([['rongbu', second.code]])
  expect(side.items[0]!.shares[0]).toEqual({ asks: 'conflicts', agree: 10 })
  expect((await stranger.get('/s/hedu/surveys')).status).toBe(200)

  // The page works as a form; sent again it says so.
  const third = await opened(6)
  const oldest = async () => (await groups()).find(({ asks: group }) => group === 'age.4')!.cells[2]
  const form = new URLSearchParams({ key: id(), code: third.serials[0]! })
  for (const one of asks) form.set(one, '3')
  // [S24] Without its tick the form sends nothing of the background.
  form.set('by.age', '4')
  const send = () => stranger.send('POST', `/c/rongbu/surveys/${third.code}`, { body: form })
  expect((await send()).headers.get('location')).toContain('said=counted')
  expect(await oldest()).toBe(0)
  form.set('key', id())
  expect((await send()).headers.get('location')).toContain('said=again')
  form.set('key', id())
  form.delete('home')
  form.set('code', third.serials[1]!)
  form.set('consent', 'on')
  expect((await send()).status).toBe(422)
  expect((await stranger.get(`/c/rongbu/surveys/${third.code}/with/${third.serials[1]}`)).status).toBe(200)

  // [S3] A sheet made for one person does not tell the desk whether they answered, nor do the other sets.
  const used = async () => {
    const { sets } = (await boss.get(`${at}/${third.code}/desk`)).body as SurveyDesk
    return sets.map((set) => set.used)
  }
  expect(await used()).toEqual([1])
  const one = { body: 'count=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } }
  await boss.send('POST', `/c/rongbu/surveys/${third.code}/sheets`, one)
  expect(await used()).toEqual([null, null])
  for (const serial of third.serials.slice(0, 2))
    expect((await third.answer(serial, {})).body).toMatchObject({ code: 'answersMissing' })

  // [S18] Sheets that were printed as PDF are read from a scan: what is sure is proposed, the rest asked, and
  // nothing says whether a code is used; a void set's are none.
  const paper = surveyPaper(asks, ['age'])
  const cookie = [...boss.cookies].map((pair) => pair.join('=')).join('; ')
  const printed = await fetch(`${grove.url}/c/rongbu/surveys/${third.code}/sheets`, {
    method: 'POST',
    headers: { cookie, 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams({ count: '2', as: 'pdf' }),
  })
  const pdf = new Uint8Array(await printed.arrayBuffer())
  const ticked = Object.fromEntries(asks.map((one, i) => [one, [i % 6]]))
  const filled = await filledIn(pdf, paper, [
    { ...ticked, consent: [0], 'by.age': [2] },
    { ...ticked, trust: [0, 1], home: [], 'by.age': [2] },
  ])
  const image = { headers: { 'content-type': 'image/jpeg' }, body: (await scanOf(filled)) as never }
  const look = async (who: Client) => who.send('POST', `${at}/${third.code}/papers`, image)
  expect((await look(handler)).status).toBe(403)
  const { sheets, unknown, unread } = (await look(spotter)).body as SurveySheetsSeen
  expect([sheets.length, unknown, unread]).toEqual([2, 0, 0])
  const sure = Object.fromEntries(asks.map((one, i) => [one, (i % 6) + 1]))
  expect(sheets.map(({ answers }) => answers)).toEqual([sure, { ...sure, trust: null, home: null }])
  expect(sheets.map(({ background }) => background)).toEqual([{ age: 3 }, {}])
  const background = { consent: true, ...sheets[0]!.background }
  const sheet = { kind: 'answerSurvey', channel: 'paper', code: sheets[0]!.code, answers: sure, background }
  expect((await spotter.post(`${at}/${third.code}/commands`, sheet, sent())).body).toMatchObject({ counted: true })

  // [S2] What was asked and then given up stays on its page, with the reason and without a number.
  await boss.post(`${at}/${third.code}/commands`, { kind: 'abandonSurvey', why: '问早了' }, sent())
  expect((await stranger.get(`${at}/${third.code}`)).body).toMatchObject({
    stage: 'abandoned',
    why: '问早了',
    lines: [],
  })

  // `grove verify` sees codes, counts and results that somebody changed.
  const findings = async () => (await verifyDatabase(grove.owner)).findings.all
  expect(await findings()).toEqual([])
  for (const edit of [
    sql`update survey_cell set cells = jsonb_set(cells, '{0}', '9') where asks = 'trust'`,
    sql`update survey_code set state = 'out' where state = 'used'`,
    sql`delete from survey_code where mark = (select min(mark) from survey_code)`,
    sql`update survey set survey = jsonb_set(survey, '{result,statements,0,by,0,rows,0,agree}', '4')
      where code = ${second.code}`,
    sql`update survey set survey = jsonb_set(survey, '{came,page}', '400')`,
  ]) {
    class Undone extends Error {}
    await grove.owner
      .transaction()
      .execute(async (tx) => {
        await edit.execute(tx)
        expect((await verifyIn(tx, { outside: [], key: undefined })).findings.all.length).toBeGreaterThan(0)
        throw new Undone()
      })
      .catch((error: unknown) => {
        if (!(error instanceof Undone)) throw error
      })
  }
})
