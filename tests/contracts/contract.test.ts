import sharp from 'sharp'
import { Document as WordDocument, Packer, Paragraph } from 'docx'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { READ_BY_THEMSELVES } from '../../src/server/http/form.ts'
import { serialOf } from '../../src/server/ballot/serial.ts'
import { document, heard, holdToContract, promised } from '../build/contract.ts'
import { drawnFrom } from '../build/drawn.ts'
import type { Client, TestGrove } from '../build/grove.ts'
import { id, startTestGrove } from '../build/grove.ts'
import { A_KEY, A_SYSTEM } from '../build/open311.ts'
import { Reaching } from '../build/reaching.ts'
import { Registering } from '../build/registering.ts'
import { STATEMENTS } from '../../src/core/survey/survey.ts'
import { ConventionLife } from '../build/conventionLife.ts'
import { RoundLife } from '../build/roundLife.ts'
import { A_VOTE } from '../build/voteCommands.ts'

/** A small photo, as bytes. */
const photo = async () =>
  new Uint8Array(
    await sharp({ create: { width: 8, height: 8, channels: 3, background: 'green' } })
      .png()
      .toBuffer(),
  )

let grove: TestGrove
let code: string
let desk: Client
let admin: Client
beforeAll(async () => {
  // What other files heard before is theirs.
  heard.clear()
  grove = await startTestGrove()
  ;({ code, desk } = await grove.meeting())
  admin = await grove.staff('administrator', 'rongbu')
})
afterAll(() => grove.stop())

/** [P14] A picture of a printed card that is drawn; whoever did not enter the card reads it. */
async function readASecondTime(picture: string): Promise<void> {
  const number = await drawnFrom(grove, code, 2)
  const printing = { count: number, trees: ['problem'], size: 'a6' }
  await desk.post(`/api/meetings/${code}/paper/cards`, printing, { 'idempotency-key': id() })
  await desk.send('PATCH', `/api/meetings/${code}/paper/pictures/${picture}`, { json: { number, state: 'waiting' } })
  await desk.must(code, { kind: 'postCard', id: id(), tree: 'problem', text: '长椅坏了', paper: String(number) })
  const second = await grove.staff('facilitator', 'rongbu')
  const read = { tree: 'problem', text: '长椅坏了', boxes: { mayBeNamed: false, callBack: false } }
  await second.post(`/api/meetings/${code}/paper/pictures/${picture}/readings`, read)
  await second.get(`/api/meetings/${code}/paper`)
}

/**
 * Every answer that a client hears is held to the document (tests/build/contract.ts); here all of them are
 * heard once.
 */
test('a meeting: every answer is what the document says', async () => {
  await desk.get(`/api/meetings/${code}`)
  await desk.get(`/api/meetings/${code}/cards`)
  await desk.get(`/api/meetings/${code}/attendance`)
  await desk.get(`/api/meetings/${code}/pass`)
  for (const one of ['minutes', 'attendance', 'press'])
    for (const form of ['', '.docx', '.pdf']) await desk.get(`/api/meetings/${code}/documents/${one}${form}`)
  for (const one of [
    'poster',
    'poster.pdf',
    'result',
    'result.pdf',
    'qr.svg',
    'archive.pdf',
    'matters.xlsx',
    'attendance.xlsx',
  ])
    await desk.get(`/api/meetings/${code}/documents/${one}`)
  await desk.get(`/api/meetings/${code}/documents.zip`)
  const printing = { count: 1, trees: ['problem'], size: 'a6' }
  const printed = await desk.post(`/api/meetings/${code}/paper/cards`, printing, { 'idempotency-key': id() })
  await desk.get(`/api/meetings/${code}/paper/cards/${(printed.body as { batch: string }).batch}/sheets.pdf`)
  await desk.send('POST', `/api/meetings/${code}/paper/photos`, { body: await photo() })
  const { body: paper } = await desk.get(`/api/meetings/${code}/paper`)
  const picture = (paper as { pictures: { id: string }[] }).pictures[0]!.id
  await desk.get(`/api/meetings/${code}/paper/pictures/${picture}/picture.webp`)
  await desk.send('PATCH', `/api/meetings/${code}/paper/pictures/${picture}`, { json: { state: 'blank' } })
  await readASecondTime(picture)
  const sent = await desk.send('POST', `/api/meetings/${code}/paper/queue`, { body: new Uint8Array([1, 2, 3]) })
  const at = `/api/meetings/${code}/paper/queue/${(sent.body as { photo: string }).photo}`
  const failed = { state: 'failed' as const, bytes: Buffer.from('x') }
  await expect
    .poll(
      async () =>
        (await grove.owner.selectFrom('paper_photo').select('id').where('state', '=', 'failed').execute()).length,
    )
    .toBe(1)
  await grove.owner.updateTable('paper_photo').set(failed).where('state', '=', 'failed').execute()
  await desk.post(`${at}/again`, {})
  await desk.send('DELETE', at)
  await desk.post(
    `/api/meetings/${code}/minutes/commands`,
    { kind: 'writeText', item: null, field: 'chair', from: '', to: '王书记' },
    { 'idempotency-key': id() },
  )
  await desk.get(`/api/meetings/${code}/minutes`)
  await desk.send('POST', `/api/meetings/${code}/minutes/photos`, { body: await photo() })
  const over = await grove.meeting('开过的会', 'closed')
  const round = { kind: 'openCorrections', until: Date.now() + 7200_000 }
  await over.desk.post(`/api/meetings/${over.code}/minutes/commands`, round, { 'idempotency-key': id() })
  for (const what of ['minutes/draft', 'documents/remarks', 'documents/remarks.docx', 'documents/remarks.pdf'])
    await over.desk.get(`/api/meetings/${over.code}/${what}`)
  const signed = await grove.meeting('签过的会', 'closed')
  const sign = { kind: 'signMinutes' }
  await signed.desk.post(`/api/meetings/${signed.code}/minutes/commands`, sign, { 'idempotency-key': id() })
  await signed.desk.send('POST', `/api/meetings/${signed.code}/minutes/scans`, { body: await photo() })
  const { items: was } = (await desk.get('/api/communities/rongbu/agenda')).body as { items: object[] }
  const keeps = (items: object[]) => desk.send('PUT', '/api/communities/rongbu/agenda', { json: { items, was } })
  for (let twice = 0; twice < 2; twice++) expect((await keeps(was.slice(1))).status).toBe(200)
  // [M84] Whoever began before that takes nothing back.
  expect((await keeps(was)).problem.code).toBe('changedMeanwhile')
  const resident = await grove.join(code, '王阿姨')
  await resident.send('POST', `/api/meetings/${code}/photos`, { body: await photo() })
  const card = await resident.card(code)
  await (await grove.join(code)).must(code, { kind: 'endorse', card })
  await desk.must(code, { kind: 'hideCard', card, reason: '先查一查' })
  await desk.must(code, { kind: 'openTopic', id: id(), tree: 'problem', name: '路灯', cards: [card] })
  await resident.get(`/api/meetings/${code}/me`)
  const elder = await desk.makes(code, { kind: 'addWalkIn', name: '陈伯' })
  const other = await resident.card(code, '长椅坏了')
  await desk.must(code, { kind: 'endorse', card: other, onBehalfOf: elder })
  await desk.get(`/api/meetings/${code}/on-behalf`)
  await desk.get(`/api/meetings/${code}/cards/${other}/points`)
  await desk.get(`/api/meetings/${code}`)
})

test('a ledger: every answer is what the document says', async () => {
  const boss = await grove.staff('coordinator', 'rongbu')
  const api = '/api/communities/rongbu'
  const sent = () => ({ 'idempotency-key': id() })
  const resident = await grove.join(code)
  const card = await resident.card(code, '路灯又不亮了')
  const { id: here } = (await desk.board(code)).board
  const opened = await boss.post(
    `${api}/matters/${id()}/commands`,
    { kind: 'openMatter', title: '路灯', cards: [{ meeting: here, card }] },
    sent(),
  )
  const { id: matter, number } = opened.body as { id: string; number: number }
  await boss.post(`${api}/matters/commands`, {
    items: [
      { matter, key: id(), command: { kind: 'note', text: '看过了' } },
      { matter, key: id(), command: { kind: 'begin' } },
    ],
  })
  await boss.send('POST', `${api}/matters/${matter}/photos`, { body: await photo() })
  const motion = await resident.makes(code, { kind: 'moveMotion', what: '换一盏太阳能路灯', who: '物业公司' })
  await desk.must(code, { kind: 'secondMotion', motion, fromHall: true })
  await desk.must(code, { kind: 'takeUpMotion', motion })
  await desk.must(code, { kind: 'putMotion', motion })
  await desk.must(code, { kind: 'countMotion', motion, version: 1, for: 1, against: 0 })
  const { person } = (await boss.get('/api/me')).body as { person: { id: string } }
  const owner = { person: person.id, office: '物业公司' }
  const became = (what: string, body: object) =>
    boss.post(`/api/meetings/${code}/motions/${motion}/${what}`, { title: '换灯', owner, ...body }, sent())
  await boss.post(`${api}/matters/commands`, {
    items: [
      {
        matter,
        key: id(),
        command: { kind: 'triage', urgency: 2, importance: 2, lane: 'quick', reach: { people: 3 }, reason: '小事' },
      },
      { matter, key: id(), command: { kind: 'route', route: 'quickFix', reason: '能修' } },
    ],
  })
  await became('task', { matter: number, dueAt: Date.now() + 864_000_000 })
  const other = await resident.makes(code, { kind: 'moveMotion', what: '修一修长椅' })
  await desk.must(code, { kind: 'secondMotion', motion: other, fromHall: true })
  await desk.must(code, { kind: 'takeUpMotion', motion: other })
  await desk.must(code, { kind: 'putMotion', motion: other })
  await desk.must(code, { kind: 'countMotion', motion: other, version: 1, for: 1, against: 0 })
  const pledges = ['换灯', '出一盏灯'].map((what) =>
    resident.makes(code, { kind: 'makePledge', what, resource: 'goods' }),
  )
  const [asTask, asOffer] = await Promise.all(pledges)
  for (const pledge of [asTask!, asOffer!]) await desk.must(code, { kind: 'takePledge', pledge })
  const ofPledge = (pledge: string, what: string, body: object) =>
    boss.post(`/api/meetings/${code}/pledges/${pledge}/${what}`, body, sent())
  await ofPledge(asOffer!, 'offer', { organisation: '锦绣物业' })
  await ofPledge(asTask!, 'task', { matter: number, title: '换灯', owner, dueAt: Date.now() + 864_000_000 })
  await boss.post(`/api/meetings/${code}/motions/${other}/matter`, { title: '修椅', owner, reason: '会上定的' }, sent())
  for (const at of ['', '/desk'])
    for (const what of ['matters', `matters/${number}`, 'ledger.csv', 'ledger.xlsx'])
      await boss.get(`${api}${at}/${what}`)
  await boss.get(`${api}/desk/unanswered`)
  await boss.get(`${api}/ledger`)
  const { body: settings } = await boss.get(`${api}/ledger/settings`)
  await boss.send('PATCH', `${api}/ledger/settings`, { json: { ...(settings as object), was: settings } })
  await boss.send('PUT', `${api}/zone`, { json: { zone: 'Asia/Shanghai' } })
  await boss.post(`${api}/teams/commands`, { kind: 'seatMember', id: id(), team: 'spotter', name: '王阿姨' }, sent())
  await boss.post(
    `${api}/teams/commands`,
    { kind: 'makeOffer', id: id(), organisation: '街坊五金店', about: 'goods', text: '灯泡' },
    sent(),
  )
  await boss.get(`${api}/teams`)
  const from = Date.now()
  await boss.post(
    `${api}/notices/${id()}/commands`,
    { kind: 'publishNotice', about: 'other', title: '停水', text: '周二停水', from, until: from + 2 * 86_400_000 },
    sent(),
  )
  const { body: notices } = await boss.get(`${api}/notices`)
  const notice = (notices as { items: { id: string }[] }).items[0]!.id
  for (const form of ['', '.docx', '.pdf']) {
    await boss.get(`${api}/notices/${notice}/notice${form}`)
    await boss.get(`${api}/notices/${notice}/slips/1/sheet${form}`)
    await boss.get(`${api}/matters/${number}/documents/file${form}`)
  }
  await boss.get(`${api}/notices/${notice}/documents.zip`)
  for (const form of ['', '/document', '/document.docx', '/document.pdf'])
    await boss.get(`${api}/disclosure/2026-Q4${form}`)
  for (const form of ['-a3', '-a3.pdf', '-picture', '-picture.png'])
    await boss.get(`${api}/notices/${notice}/notice${form}`)
  const { body: place } = await boss.get(api)
  for (const form of ['', '.pdf'])
    await boss.get(`${api}/places/${(place as { grids: { id: string }[] }).grids[0]!.id}/documents/poster${form}`)
  await boss.get(`${api}/documents/qr.svg`)
  await boss.send('POST', `${api}/notices/${notice}/photos`, { body: await photo() })
  await boss.get(`${api}/matters/${number}/documents.zip`)
  await boss.get(`${api}/desk/unanswered.xlsx`)
  const letterhead = new Uint8Array(
    await Packer.toBuffer(
      new WordDocument({ sections: [{ children: ['{title}', '{@body}'].map((text) => new Paragraph(text)) }] }),
    ),
  )
  for (const [method, path] of [
    ['POST', ''],
    ['POST', '/preview'],
    ['POST', '?keep=true'],
    ['GET', ''],
    ['DELETE', ''],
  ] as const)
    await boss.send(method, `${api}/letterheads/minutes${path}`, { body: method === 'POST' ? letterhead : null })
  await boss.get(`${api}/plan`)
  await boss.send('PUT', `${api}/plan?name=${encodeURIComponent('平面图')}`, { body: await photo() })
  await boss.get(`${api}/plan.webp`)
  await boss.send('DELETE', `${api}/plan`)
  await boss.get(`${api}/map`)
  await boss.send('PUT', `${api}/map`, { json: { lat: 22.6, long: 114.1, zoom: 16 } })
  await boss.send('DELETE', `${api}/map`)
  await boss.get(`${api}/handlers`)
  await boss.send('POST', `${api}/ledger/import`, { body: '标题,地点\n路灯,三号楼\n' })
  await boss.get(`/api/meetings/${code}/cards.csv`)
  const above = await grove.staff('officer', 'hedu')
  for (const what of ['', '/matters', '/desk/matters', '/alike']) await above.get(`/api/subdistricts/hedu${what}`)
  const over = await grove.staff('administrator', 'hedu')
  await over.send('PUT', '/api/subdistricts/hedu/zone', { json: { zone: 'Asia/Shanghai' } })
})

test('a vote: every answer is what the document says', async () => {
  const votes = '/api/communities/rongbu/votes'
  const sent = () => ({ 'idempotency-key': id() })
  const drafted = await desk.post(votes, A_VOTE, sent())
  const at = `${votes}/${(drafted.body as { code: string }).code}`
  const does = (command: object) => desk.post(`${at}/commands`, command, sent())
  await does({ kind: 'setRoll', entries: [{ name: '住户一', place: '三栋', area: 0 }] })
  await does({ kind: 'sealVote' })
  await does({ kind: 'printBallots', spare: 0 })
  await does({ kind: 'openVote' })
  await does({ kind: 'handOut', n: 1, way: 'ballot' })
  const row = await grove.owner.selectFrom('vote_serial').selectAll().executeTakeFirstOrThrow()
  const serial = serialOf({ community: row.community, id: row.vote }, row.id, grove.services.identity.ticketKey)
  await grove.stranger().post(`${at}/serial`, { serial })
  const blank = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#fff' } })
    .png()
    .toBuffer()
  await desk.send('POST', `${at}/papers`, { body: blank as never, headers: { 'content-type': 'image/png' } })
  await grove.stranger().post(`${at}/ballots`, { serial, answers: { 1: 'for' } }, sent())
  await does({ kind: 'closeVote' })
  for (const what of ['', '/desk', '/ballots.json']) expect((await desk.get(at + what)).status).toBe(200)
  await desk.get(votes)
})

test('a round: every answer is what the document says', async () => {
  const [boss, other] = [await grove.staff('coordinator', 'rongbu'), await grove.staff('coordinator', 'rongbu')]
  const round = await RoundLife.open(grove, boss, other)
  const { at } = round
  const sent = () => ({ 'idempotency-key': id() })
  await round.proposes({ title: '长椅' }, '王秀英')
  const second = await round.proposes({ title: '路灯' })
  const third = await round.proposes({ title: '雨棚' })
  const fourth = await round.proposes({ title: '花坛' })
  await round.does({ kind: 'screen', n: third.n, out: 'scope', reason: '不在范围' })
  const stranger = grove.stranger()
  const { receipt } = third
  await stranger.post(`${at}/projects/${third.n}/state`, { receipt })
  await stranger.post(`${at}/projects/${third.n}/appeal`, { receipt, text: '请再看' }, sent())
  await round.does({ kind: 'screen', n: third.n, out: 'scope', reason: '还是不在范围' }, other)
  await stranger.post(`${at}/projects/${fourth.n}/withdraw`, { receipt: fourth.receipt }, sent())
  const seen = await boss.post(`${at}/projects/1/proposer`, { reason: '要问尺寸' }, sent())
  expect(seen.body).toEqual({ name: '王秀英', contact: '' })
  await boss.send('POST', `${at}/projects/1/photos?agreed=yes`, { body: await photo(), headers: sent() })
  await boss.get(`${at}/projects/1/photo.webp`)
  const own = { ...sent(), 'x-receipt': second.receipt }
  await stranger.send('POST', `${at}/projects/2/picture?agreed=yes`, { body: await photo(), headers: own })
  await stranger.send('GET', `${at}/projects/2/picture.webp`, { headers: own })
  await stranger.post(`${at}/projects/2/picture-away`, { receipt: second.receipt }, sent())
  await round.freezes([30_000, 40_000])
  await stranger.post(`${at}/projects/2/pitch`, { receipt: second.receipt, wanted: true }, sent())
  const serials = await round.opensVote(6)
  for (const [i, serial] of serials.entries()) expect((await round.casts(serial, i ? [0, 1] : [])).status).toBe(200)
  expect((await round.vote({ kind: 'closeVote' })).status).toBe(200)
  await round.draws(null, '7 3 1')
  await boss.post(`${at}/notice`, {})
  const heldOn = Date.now() - 1000
  await round.does({ kind: 'decideRound', decider: 'committee', heldOn, document: '第12号', left: [] })
  const { person } = (await boss.get('/api/me')).body as { person: { id: string } }
  const tasks = [{ title: '备料', dueAt: Date.now() + 9e8 }]
  const taken = await boss.post(`${at}/projects/1/matter`, { owner: { person: person.id, office: '居委会' }, tasks })
  expect(taken.status, taken.text).toBe(200)
  await round.draws(1, '5')
  for (const what of [
    '',
    '/desk',
    '/round.pb',
    '/projects.csv',
    '/documents.zip',
    '/documents/menu',
    '/documents/board',
    '/documents/why',
    '/documents/why-a3',
    ...['menu.docx', 'menu.pdf', 'board.pdf', 'why.docx', 'why.pdf', 'why-a3.pdf'].map((file) => `/documents/${file}`),
  ])
    expect((await boss.get(at + what)).status).toBe(200)
  await boss.get('/api/communities/rongbu/rounds')
  const files = '/api/communities/rongbu/round-files'
  const brought = await boss.send('POST', files, {
    body: 'META\nkey;value\nbudget;9\nPROJECTS\nproject_id;cost\na;9\nVOTES\nvoter_id;vote\n1;a\n',
    headers: { 'content-type': 'text/plain' },
  })
  const file = `${files}/${(brought.body as { code: string }).code}`
  for (const one of [files, file, `${file}/round.pb`, `${file}/projects.csv`])
    expect((await boss.get(one)).status).toBe(200)
  await boss.send('DELETE', file)
  await boss.get('/api/subdistricts/hedu/rounds')
})

test('a convention: every answer is what the document says', async () => {
  const boss = await grove.staff('coordinator', 'rongbu')
  const made = await ConventionLife.open(grove, boss)
  await made.hangs()
  await made.says('好', 1)
  await made.does({ kind: 'answerComment', comment: 1, taken: false, article: null, text: '谢谢', shown: true })
  await made.says('再好', 1)
  await made.does({ kind: 'answerComments', comments: [2], text: '谢谢', shown: false })
  made.waits()
  await made.does({ kind: 'sealText' })
  await made.votes(6, 2)
  await made.does({ kind: 'fileText', filedOn: Date.now(), office: '街道', receiver: '李红', receipt: '3' })
  await made.does({ kind: 'publishText', effectiveOn: Date.now() })
  for (const what of ['', '/desk', '/cards', '/text']) expect((await boss.get(made.at + what)).status).toBe(200)
  await boss.get('/api/communities/rongbu/conventions')
  for (const form of ['docx', 'pdf']) expect((await boss.get(`${made.at}/text.${form}`)).status).toBe(200)
  vi.useRealTimers()
})

test('a survey: every answer is what the document says', async () => {
  const boss = await grove.staff('coordinator', 'rongbu')
  const sent = () => ({ 'idempotency-key': id() })
  const { code: wave } = (
    await boss.post('/api/communities/rongbu/surveys', { title: '问', own: [], coded: false }, sent())
  ).body as { code: string }
  const at = `/api/communities/rongbu/surveys/${wave}`
  await boss.post(`${at}/commands`, { kind: 'openSurvey' }, sent())
  const answers = Object.fromEntries(STATEMENTS.map((asks) => [asks, 4]))
  for (let n = 0; n < 12; n++) {
    const said = n % 2 ? answers : Object.fromEntries(STATEMENTS.map((asks) => [asks, 1]))
    expect((await boss.post(`${at}/answers`, { code: '', answers: said }, sent())).status).toBe(200)
  }
  await boss.post(`${at}/commands`, { kind: 'answerSurvey', channel: 'talk', code: '', answers }, sent())
  await boss.post(`${at}/commands`, { kind: 'closeSurvey' }, sent())
  for (const what of ['', '/desk', '/report', '/report.docx', '/report.pdf'])
    expect((await boss.get(at + what)).status).toBe(200)
  await boss.get('/api/communities/rongbu/surveys')
  expect((await boss.get('/api/subdistricts/hedu/surveys')).status).toBe(200)
})

test('a receipt: every answer is what the document says', async () => {
  const boss = await grove.staff('coordinator', 'rongbu')
  const resident = await grove.join(code)
  const other = await grove.join(code)
  const sent = () => ({ 'idempotency-key': id() })
  const card = await resident.card(code, '电梯停了')
  await other.must(code, { kind: 'endorse', card })
  const mine = (await resident.get(`/api/meetings/${code}/me`)).body as { cards: { receipt: string }[] }
  const { follow } = (await other.get(`/api/meetings/${code}/me`)).body as { follow: Record<string, string> }
  const at = `/api/receipts/${mine.cards[0]!.receipt}`
  const { id: meeting } = (await desk.board(code)).board
  const opened = await boss.post(
    `/api/communities/rongbu/matters/${id()}/commands`,
    { kind: 'openMatter', title: '电梯', cards: [{ meeting, card }] },
    sent(),
  )
  const { id: matter } = opened.body as { id: string }
  await resident.send('POST', `${at}/photos?matter=${matter}`, { body: await photo() })
  const done = async (command: object) => {
    const reply = await boss.post(`/api/communities/rongbu/matters/${matter}/commands`, command, sent())
    expect(reply.status, reply.text).toBe(200)
  }
  const kept = await boss.send('POST', `/api/communities/rongbu/matters/${matter}/photos`, { body: await photo() })
  await done({ kind: 'triage', urgency: 3, importance: 3, reach: { people: 40 }, lane: 'quick', reason: '老人多' })
  await done({ kind: 'route', route: 'quickFix', reason: '今天能修' })
  await done({ kind: 'finish', text: '修好了', after: (kept.body as { photo: string }).photo })
  await resident.post(`${at}/matters/${matter}/commands`, { kind: 'answer', satisfied: true }, sent())
  await resident.get(at)
  await other.post(`/api/receipts/${follow[card]}/take-back`, {})
  const elder = await desk.makes(code, { kind: 'addWalkIn', name: '陈伯' })
  const paper = { kind: 'postCard', id: id(), tree: 'problem', text: '长椅坏了', onBehalfOf: elder } as const
  const { receipt } = await desk.must(code, paper)
  const said = { number: (await desk.board(code)).board.cards[card]!.number, endorses: true }
  await grove.stranger().post(`/api/receipts/${receipt}/endorsements`, said)
  const second = (await desk.must(code, { ...paper, id: id() })).receipt!
  await grove.stranger().post(`/api/receipts/${receipt}/stubs`, { stub: second })
  await desk.get(`/api/meetings/${code}/paper/stubs/${second}`)
  await grove.stranger().post(`/api/receipts/${receipt}/wishes`, { mayBeNamed: false, callBack: true })
  await desk.get(`/api/meetings/${code}/wishes`)
  await desk.get('/api/communities/rongbu/calls')
  const asks = {
    kind: 'askAuthor',
    card: (await desk.must(code, { ...paper, id: id() })).id!,
    text: '哪一张？',
  } as const
  const question = await desk.makes(code, asks)
  const topic = await desk.makes(code, { kind: 'openTopic', tree: 'problem', name: '长椅' })
  await desk.must(code, { kind: 'tallyTopic', topic, tally: 12 })
  await desk.get(`/api/meetings/${code}/paper/tally.pdf`)
  await desk.get(`/api/meetings/${code}/questions`)
  await grove.stranger().get(`/api/receipts/${second}/questions`)
  await grove.stranger().post(`/api/receipts/${second}/questions/${question}`, { text: '门口的' })
  await resident.get(`${at}/proof`)
  await resident.post(`${at}/withdraw`, {})
})

test('search and likeness: every answer is what the document says', async () => {
  const boss = await grove.staff('coordinator', 'rongbu')
  const resident = await grove.join(code)
  const alike = [await resident.card(code, '三号楼路灯不亮'), await resident.card(code, '三号楼的路灯不亮了')]
  await boss.get('/api/communities/rongbu/search?q=路灯')
  await boss.get('/api/subdistricts/hedu/search?q=路灯')
  await resident.post(`/api/meetings/${code}/already`, { text: '路灯不亮' })
  await boss.post('/api/communities/rongbu/desk/category', { texts: ['路灯不亮'] })
  await boss.get('/api/communities/rongbu/desk/matters/1/elsewhere')
  const { body } = await desk.get(`/api/meetings/${code}/suggestions`)
  expect((body as { groups: object[] }).groups.length).toBeGreaterThan(0)
  await desk.post(`/api/meetings/${code}/suggestions/rejected`, { pairs: [alike] })
})

test('people who work here: every answer is what the document says', async () => {
  const above = await grove.staff('administrator', 'hedu')
  for (const [places, slug] of [
    ['communities', 'rongbu'],
    ['subdistricts', 'hedu'],
  ] as const) {
    const at = `/api/${places}/${slug}`
    const made = await above.post(`${at}/people`, { id: id(), name: '小陈', role: 'facilitator' })
    const { id: person, signInLink } = made.body as { id: string; signInLink: string }
    await grove.stranger().send('POST', new URL(signInLink).pathname)
    await above.get(`${at}/people`)
    await above.post(`/api/people/${person}/sign-in-link`, {})
    await above.send('DELETE', `${at}/people/${person}/roles/facilitator`)
    await above.get(`${at}/appointments`)
    const again = await above.post(`${at}/people`, { person, role: 'facilitator' })
    expect(again.status).toBe(201)
    await above.send('DELETE', `/api/people/${person}/sessions`)
    const other = await above.post(`${at}/people`, { id: id(), name: '小陈', role: 'handler', another: true })
    await above.send('PUT', `/api/people/${person}`, {
      json: { name: '陈小满', email: null, was: { name: '小陈', email: null } },
    })
    const { id: goes } = other.body as { id: string }
    expect((await above.post(`/api/people/${person}/same`, { person: goes })).status).toBe(201)
    await above.get(`${at}/people`)
    expect((await above.send('DELETE', `/api/people/${person}/same/${goes}`)).status).toBe(204)
  }
  await above.get('/api/communities/rongbu/sign-ins')
})

test('an account: every answer is what the document says', async () => {
  const me = await grove.staff('coordinator', 'rongbu')
  await me.get('/api/me')
  await me.get('/api/sign-in')
  await me.get('/api/sessions/journal')
  await me.get('/api/me/passkeys')
  await me.get('/api/me/apps')
  await me.send('DELETE', '/api/me/apps/wecom')
  await me.post('/api/sign-in', { email: 'nobody@example.org' })
  const { body } = await me.get('/api/sessions')
  const { id: own } = (body as { items: { id: string; current: boolean }[] }).items.find(({ current }) => current)!
  await me.send('DELETE', `/api/sessions/${own}`)
  await me.post('/api/sign-out', {})
})

test('pictures: every answer is what the document says', async () => {
  for (const what of ['qr.svg', 'trees.svg', 'trees.png']) await desk.get(`/api/meetings/${code}/${what}`)
  const resident = await grove.join(code)
  const kept = await resident.send('POST', `/api/meetings/${code}/photos`, { body: await photo() })
  const { photo: shown } = kept.body as { photo: string }
  await resident.card(code, '看这里', 'problem', { photo: shown })
  await resident.get(`/photos/${shown}.webp`)
})

test('places: every answer is what the document says', async () => {
  await desk.get('/api/communities')
  await desk.get('/api/communities/rongbu')
  await desk.get('/api/communities/rongbu/meetings')
  await desk.get('/c/rongbu/calendar.ics')
  await desk.get('/c/rongbu/feed.atom')
  await desk.get(`/api/meetings/${code}/meeting.ics`)
  const { body } = await desk.get('/api/places')
  const { id: parent } = (body as { items: { id: string; slug: string }[] }).items.find(
    ({ slug }) => slug === 'rongbu',
  )!
  const added = await admin.post('/api/places', { id: id(), kind: 'grid', parent, slug: 'rongbu-9', name: '九网格' })
  const { id: grid } = added.body as { id: string }
  const sheet = { text: '九网格\t1栋\n\t2栋', keep: true }
  expect((await admin.post(`/api/places/${parent}/sheet`, sheet)).body).toMatchObject({ news: 2, kept: true })
  await admin.send('PUT', `/api/places/${grid}`, {
    json: { name: '第九网格', parent, was: { name: '九网格', parent } },
  })
  await admin.get(`/api/places/${grid}`)
  await admin.get(`/api/places/${parent}/changes`)
})

test('an answer that the document does not say is noticed: missing, besides, of another kind, of another status, another problem', async () => {
  const { body } = await desk.get('/api/communities/rongbu')
  const said = body as { slug: string; grids: object[] }
  const hold =
    (given: unknown, status = 200, type = 'application/json') =>
    () =>
      holdToContract('GET', '/api/communities/rongbu?x=1', status, type, given)
  expect(hold(said)).not.toThrow()
  expect(hold({ ...said, grids: undefined })).toThrow(/readCommunity/)
  expect(hold({ ...said, owner: '王阿姨' })).toThrow(/owner/)
  expect(hold({ ...said, grids: [{ ...said.grids[0], people: 3 }] })).toThrow(/people/)
  expect(hold({ ...said, slug: 7 })).toThrow(/slug/)
  expect(hold(said, 201)).toThrow(/does not name/)
  expect(hold(said, 200, 'text/html')).toThrow(/does not name/)
  expect(hold({ code: 'noSuchPlace' }, 404)).toThrow(/required/)
  const problem = (await desk.get('/api/communities/nowhere')).body as object
  expect(hold(problem, 404)).not.toThrow()
  expect(hold({ ...problem, code: 'noSuchCard' }, 404)).toThrow(/noSuchCard/)
})

test('no named schema may be null: what may be null says so where it is used', () => {
  const schemas = Object.entries(
    document.components.schemas as Record<string, { type?: string | string[]; enum?: unknown[] }>,
  )
  const nullable = schemas.filter(([, { type, enum: words }]) =>
    [type, words].flat().some((one) => one === 'null' || one === null),
  )
  expect(nullable.map(([name]) => name)).toEqual([])
})

test('groups and bulletins: every answer is what the document says', async () => {
  const reach = new Reaching(grove, await grove.staff('coordinator', 'rongbu'))
  const { at, boss } = reach
  const { group } = await reach.group('三号楼', '王秀英')
  const bulletin = await reach.sends('周六开会')
  expect((await boss.get(`${at}/bulletins`)).status).toBe(200)
  expect((await boss.get(`${at}/bulletins/${bulletin}`)).status).toBe(200)
  expect((await boss.get(`${at}/reach/proposed?kind=meeting&ref=${code}`)).status).toBe(200)
  for (const one of ['picture', 'wall', 'picture.png', 'wall.pdf'])
    expect((await boss.get(`${at}/bulletins/${bulletin}/${one}`)).status).toBe(200)
  const robot = `${at}/reach/groups/${group}/robot`
  const json = { maker: 'feishu', address: 'https://open.feishu.example/hook', secret: '' }
  expect((await boss.send('PUT', robot, { json })).status).toBe(204)
  expect((await reach.desk()).groups.at(-1)!.robot).toMatchObject({ host: 'open.feishu.example' })
  expect((await boss.send('DELETE', robot)).status).toBe(204)
  // What programs hear.
  const administrator = await grove.staff('administrator', 'rongbu')
  const hook = { address: 'https://programs.example/hook', types: ['matter.*', 'bulletin.sent'] }
  const headers = { 'idempotency-key': id() }
  const made = await administrator.send('POST', `${at}/hooks`, { json: hook, headers })
  // Asked for again, since the answer was lost, it is the same one with the same secret.
  expect((await administrator.send('POST', `${at}/hooks`, { json: hook, headers })).body).toEqual(made.body)
  const other = { ...hook, types: [] }
  expect((await administrator.send('POST', `${at}/hooks`, { json: other, headers })).problem.code).toBe('idReused')
  const one = `${at}/hooks/${(made.body as { id: string }).id}`
  expect((await administrator.send('PUT', one, { json: { from: 0 } })).status).toBe(204)
  expect((await administrator.get(`${at}/hooks`)).body).toMatchObject({ items: [{ host: 'programs.example' }] })
  expect((await administrator.send('DELETE', one)).status).toBe(204)
  expect((await grove.stranger().get(`${at}/events?types=bulletin.*&limit=5`)).status).toBe(200)
})

test('Open311: every answer is what the document says', async () => {
  const administrator = await grove.staff('administrator', 'rongbu')
  const at = '/api/communities/rongbu/open311'
  expect((await administrator.send('PUT', at, { json: { demandsKey: false } })).status).toBe(204)
  const [ours, above] = ['/api/communities/rongbu/keys', '/api/subdistricts/hedu/keys']
  for (const keys of [ours, above]) {
    const asker = keys === ours ? administrator : await grove.staff('administrator', 'hedu')
    const key = (await asker.post(keys, A_KEY)).body as { id: string }
    expect((await asker.get(keys)).body).toMatchObject({ items: [{ id: key.id }] })
    expect((await asker.send('DELETE', `${keys}/${key.id}`)).status).toBe(204)
  }
  const json = { ...A_SYSTEM, endpoint: 'https://city.example/open311/v2' }
  const { id: system } = (await administrator.post(`${at}/systems`, json)).body as { id: string }
  expect((await administrator.send('PUT', `${at}/systems/${system}`, { json })).status).toBe(204)
  expect((await administrator.get(at)).body).toMatchObject({ systems: [{ id: system }] })
  expect((await administrator.send('DELETE', `${at}/systems/${system}`)).status).toBe(204)
})

test('the register: every answer is what the document says', async () => {
  const register = new Registering(grove, await grove.staff('coordinator', 'rongbu'))
  const { at, boss } = register
  const { entry, page } = await register.adds()
  expect((await register.agrees(page)).status).toBe(303)
  const { number, proposal } = await register.matter('修路灯')
  await register.invites(entry, number, proposal)
  await boss.post(`${at}/teams/commands`, PLEDGED, { 'idempotency-key': id() })
  for (const what of ['', '/desk', `/matters/${number}`])
    expect((await boss.get(`${at}/register${what}`)).status).toBe(200)
  expect((await boss.post(`${at}/register/entries/${entry}/contact`, {})).body).toEqual({ contact: '13800000000' })
})
const PLEDGED = { kind: 'makeOffer', id: id(), organisation: '榕埠股份公司', about: 'space', text: '借会议室' }

test('the public log: every answer is what the document says', async () => {
  const reader = grove.stranger()
  await reader.get('/log/key')
  await reader.get('/log/witness/key')
  await reader.get('/log/witness/kept')
  await reader.get('/log/rongbu/key')
  const { text } = await reader.get('/log/rongbu/checkpoint')
  const size = Number(text.split('\n')[1])
  const whole = size >= 256
  expect((await reader.get(`/log/rongbu/tile/0/000${whole ? '' : `.p/${size}`}`)).status).toBe(200)
})

/** Answers that are held to the document elsewhere, and why not here. */
const ELSEWHERE: Record<string, string> = {
  'addCheckpoint 200': 'another installation sends it: log.test.ts',
  'followMeeting 200': 'a stream never ends: its frames are read in live.test.ts',
  'followMeetingAtDesk 200': 'the same',
  'signInByCode 204': 'needs a letter: accounts.test.ts',
  'startPasskeySignIn 200': 'needs localhost by its name: accounts.test.ts and its journey in Chromium',
  'signInByPasskey 204': 'the same',
  'startPasskey 200': 'the same',
  'addPasskey 201': 'the same',
  'renamePasskey 204': 'the same',
  'removePasskey 204': 'the same',
  'addStaffApp 200': 'needs an app that is set: accounts.test.ts',
  'readRollFile 200': 'a workbook: rounds.test.ts',
  'seeSurveySheets 200': 'a scan: rounds.test.ts',
  'carryMeeting 200': 'a file, and another Grove that takes it in: carry.test.ts',
  'importMeeting 200': 'the same',
}

test('what takes pictures or files reads its body by itself: they are larger than what else is sent', () => {
  const takes = Object.entries(document.paths as Record<string, Record<string, { requestBody?: { content: object } }>>)
    .filter(([, at]) =>
      Object.values(at).some(({ requestBody }) =>
        /image|pdf|sheet|octet-stream/.test(Object.keys(requestBody?.content ?? {}).join()),
      ),
    )
    .map(([path]) => path)
  expect(takes.length).toBeGreaterThan(6)
  expect(takes.filter((path) => !READ_BY_THEMSELVES.test(path))).toEqual([])
})

test('every answer of success that the document names was heard, or is named with a reason', () => {
  expect(promised.filter((one) => !heard.has(one) && !(one in ELSEWHERE))).toEqual([])
  expect(Object.keys(ELSEWHERE).filter((one) => heard.has(one) || !promised.includes(one))).toEqual([])
})
