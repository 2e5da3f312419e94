import { sql } from 'kysely'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { OtherRound } from '../../src/core/round/otherRound.ts'
import type { VoteSaid } from '../../src/core/ballot/command.ts'
import { Hub } from '../../src/server/hub/hub.ts'
import { systemRuntime } from '../../src/server/integrations/runtime.ts'
import { Committers } from '../../src/server/journal/committers.ts'
import { Conventions } from '../../src/server/convention/conventions.ts'
import { Rounds } from '../../src/server/round/rounds.ts'
import { verifyDatabase } from '../../src/server/verify/database.ts'
import type { Client, TestGrove } from '../build/grove.ts'
import { id, startTestGrove } from '../build/grove.ts'
import { ConventionLife } from '../build/conventionLife.ts'
import { CLAUSES } from '../build/conventions.ts'
import { RoundLife } from '../build/roundLife.ts'
import { lotFault } from '../../src/core/plain/lotRecord.ts'
import { A_PROJECT, SETTINGS } from '../build/rounds.ts'

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
const NAME = '王秀英的真名'
const PHONE = '13800138000'

beforeAll(async () => {
  grove = await startTestGrove()
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
  const form = async (agreed: boolean) => {
    const said = new FormData()
    said.set('key', key)
    if (agreed) said.set('agreed', 'yes')
    said.set('photo', new Blob([await photo()], { type: 'image/jpeg' }), 'a.jpg')
    return anybody.send('POST', `${mine}/picture`, { body: said as never })
  }
  expect((await form(false)).status).toBe(409)
  expect(await grove.owner.selectFrom('photo').select('id').where('round', 'is not', null).execute()).toEqual([])
  expect((await form(true)).status).toBe(303)
  // Sent again under the same word and refused, it takes nothing away.
  expect((await form(false)).status).toBe(409)
  const [kept] = (await pictured.desk()).projects
  const shown = `/photos/${kept!.picture}.webp`
  const atDesk = `${pictured.at}/projects/${n}/photo.webp`
  expect((await anybody.get(shown)).status).toBe(404)
  expect((await anybody.get(atDesk)).status).toBe(401)
  expect((await boss.get(atDesk)).status).toBe(200)
  expect((await anybody.get(`${mine}/photo.webp`)).status).toBe(200)
  await pictured.does({ kind: 'screen', n, out: null, reason: '' })
  expect((await anybody.get(shown)).status).toBe(200)
  expect((await pictured.read()).dishes[0]!.picture).toBe(kept!.picture)
  // The desk puts up another: the one before is kept nowhere.
  const again = `${pictured.at}/projects/${n}/photos?agreed=yes`
  expect((await boss.send('POST', again, { body: await photo(), headers: sent() })).status).toBe(201)
  expect(await grove.owner.selectFrom('photo').select('id').where('round', 'is not', null).execute()).toHaveLength(1)
  await pictured.does({ kind: 'takePictureAway', n })
  expect(await grove.owner.selectFrom('photo').select('id').where('round', 'is not', null).execute()).toEqual([])
  expect((await boss.get(atDesk)).problem.code).toBe('noSuchPhoto')
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

test('[C3] [C5] [C11] a convention by its community alone: sources, comments, notice, vote, text', async () => {
  const made = await ConventionLife.open(grove, boss)
  const meeting = await grove.meeting()
  const author = await grove.join(meeting.code)
  const card = await author.must(meeting.code, { kind: 'postCard', id: id(), tree: 'problem', text: NAME })
  await made.hangs()
  await made.does({ kind: 'addSource', n: 1, source: { meeting: meeting.code, card: 1 } })
  expect((await made.read()).sources).toEqual([{ n: 1, meeting: meeting.code, number: 1, words: NAME }])
  for (const source of [{ meeting: meeting.code, card: 7 }, { meeting: 'AAAAAA', card: 1 }, { matter: 999 }])
    expect((await made.sends({ kind: 'addSource', n: 1, source })).status).toBe(404)
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
