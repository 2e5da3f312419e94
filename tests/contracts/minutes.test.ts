import JSZip from 'jszip'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { bare, wordText } from '../../scripts/documents/read.ts'
import type { Document } from '../../src/core/document/blocks.ts'
import { textOf } from '../../src/core/document/blocks.ts'
import type { Renderer } from '../../src/server/page/renderer.ts'
import type { PageData } from '../../src/wire/pages.ts'
import type { DraftView, MinutesView } from '../../src/wire/minutes.ts'
import { openFile } from '../../src/server/carry/open.ts'
import { refuseOtherPictures } from '../../src/server/carry/pictures.ts'
import { playWhole } from '../../src/server/carry/replay.ts'
import { attachedIn } from '../../src/server/verify/archive.ts'
import { verifyDatabase } from '../../src/server/verify/database.ts'
import { carriedFrom, carryOff, locked, PASSPHRASE } from '../build/carried.ts'
import type { Client, Reply, TestGrove } from '../build/grove.ts'
import { id, outline, startTestGrove } from '../build/grove.ts'
import { pdfWith } from '../build/pdf.ts'

let grove: TestGrove
let code: string
let desk: Client
let item: string

/** What the page of a record was given last. */
let recorded: PageData['record'] | undefined
const render: Renderer = {
  ...outline,
  renderPage: (name, locale, data) => {
    if (name === 'record') recorded = data as PageData['record']
    return outline.renderPage(name, locale, data)
  },
}

beforeAll(async () => {
  grove = await startTestGrove({}, { render })
  const meeting = await grove.meeting('街区环境')
  ;[code, desk] = [meeting.code, meeting.desk]
  item = (await desk.board(code)).board.agenda[0]!.id
})
afterEach(() => void vi.useRealTimers())
afterAll(() => grove?.stop())

const say = (body: object, who: Client = desk, key = id(), at = code): Promise<Reply> =>
  who.post(`/api/meetings/${at}/minutes/commands`, body, { 'idempotency-key': key })
const write = (field: string, to: string, from = '', of: string | null = null, who = desk) =>
  say({ kind: 'writeText', item: of, field, from, to }, who)
const minutes = async (at = code) => (await desk.get(`/api/meetings/${at}/minutes`)).body as MinutesView
const documentOf = async (at = code) => (await desk.get(`/api/meetings/${at}/documents/minutes`)).body as Document
const vote = {
  subject: '先修路灯',
  way: 'hands',
  entitled: 40,
  present: 38,
  for: 30,
  against: 5,
  abstained: 3,
  result: 'carried',
}

test('[N1] [N4] two write at once: both sentences stand, and the document takes them in place of its gaps', async () => {
  const other = await grove.staff('facilitator')
  await Promise.all([write('gist', '甲说路灯先修。', '', item), write('gist', '乙说先修路。', '', item, other)])
  const { texts } = await minutes()
  expect(texts[`${item}/gist`]).toContain('甲说路灯先修。')
  expect(texts[`${item}/gist`]).toContain('乙说先修路。')
  await write('chair', '王书记')
  await write('decisions', '先修三盏路灯。\n十日内回复。')
  const text = textOf(await documentOf())
  for (const said of ['甲说路灯先修。', '乙说先修路。', '王书记', '先修三盏路灯。', '十日内回复。'])
    expect(text).toContain(said)
})

test('[N5] a vote whose numbers make no sense is refused with them, and one that makes sense stands', async () => {
  const wrong = await say({ kind: 'recordVote', id: id(), said: { ...vote, for: 36 } })
  expect([wrong.status, wrong.problem.code]).toEqual([422, 'moreCastThanThere'])
  expect(wrong.problem).toMatchObject({ cast: 44, there: 38 })
  const crowd = await say({ kind: 'recordVote', id: id(), said: { ...vote, present: 41 } })
  expect([crowd.status, crowd.problem.code]).toEqual([422, 'morePresentThanEntitled'])
  const key = id()
  const said = { kind: 'recordVote', id: id(), said: vote }
  const [first, again] = [await say(said, desk, key), await say(said, desk, key)]
  expect(again.body).toEqual(first.body)
  expect((await minutes()).votes).toMatchObject([vote])
  // [N4] Each number is taken for itself.
  const there = (first.body as { id: string }).id
  await Promise.all([
    say({ kind: 'changeVote', vote: there, from: vote, to: { ...vote, entitled: 50 } }),
    say({ kind: 'changeVote', vote: there, from: vote, to: { ...vote, result: 'open' } }),
  ])
  expect((await minutes()).votes).toMatchObject([{ ...vote, entitled: 50, result: 'open' }])
})

test('[N5] [N1] an odd result says why, an id says one thing, and a field of the whole meeting has no item', async () => {
  const odd = { ...vote, entitled: null, present: null, for: 0, against: 9, abstained: 0 }
  const put = (said: object, vote = id()) => say({ kind: 'recordVote', id: vote, said })
  expect((await put({ ...odd, against: 0 })).problem.code).toBe('noVotesCast')
  expect((await put({ ...odd, for: 9, against: 0, result: 'notCarried' })).problem).toMatchObject({
    code: 'lostWithMore',
    for: 9,
    against: 0,
  })
  const known = id()
  const said = { ...odd, rule: '上级文件另有规定' }
  expect((await put(said, known)).status).toBe(200)
  expect((await put(said, known)).status).toBe(200)
  const other = await put({ ...said, against: 8 }, known)
  expect([other.status, other.problem.code]).toEqual([409, 'idTaken'])
  expect(textOf(await documentOf())).toContain('上级文件另有规定')
  expect((await write('body', '居委会', '', item)).problem.code).toBe('notOfItem')
})

test('[N3] [N7] words and names are in no journal; a name that is taken out is nowhere, and no erased person is in what is written later', async () => {
  await write('absent', '缺席的赵大妈，住院\n另一人，出差')
  const person = await grove.join(code, '要被忘记的孙师傅')
  await write('observers', '要被忘记的孙师傅')
  const journal = () => grove.owner.selectFrom('journal').select(['body', 'secret']).execute()
  for (const word of ['赵大妈', '甲说路灯先修', '孙师傅']) expect(JSON.stringify(await journal())).not.toContain(word)
  const coordinator = await grove.staff('coordinator')
  const out = { kind: 'takeOutWords', words: '缺席的 赵大妈', why: 'name' }
  expect((await say(out, await grove.staff('spotter'))).status).toBe(403)
  expect((await say({ ...out, words: '赵' })).problem).toMatchObject({ code: 'wordsTooShort', least: 2 })
  const key = id()
  expect((await say(out, desk, key)).body).toMatchObject({ places: 1 })
  expect((await say(out, desk, key)).body).toMatchObject({ places: 1 })
  // It says so where they stood nowhere.
  expect((await say(out)).body).toMatchObject({ places: 0 })
  expect((await minutes()).texts.absent).toBe('____，住院\n另一人，出差')
  await coordinator.must(code, { kind: 'erasePerson', participant: person.participant, receipt: '' })
  const cookie = [...desk.cookies].map((pair) => pair.join('=')).join('; ')
  const reply = await fetch(`${grove.url}/api/meetings/${code}/documents/minutes.docx`, { headers: { cookie } })
  const word = await wordText(new Uint8Array(await reply.arrayBuffer()))
  for (const gone of ['赵大妈', '孙师傅']) expect(bare(word)).not.toContain(gone)
})

test('the minutes of one meeting are none of another’s', async () => {
  const beside = await grove.meeting('另一场')
  const strange = (await beside.desk.board(beside.code)).board.agenda[0]!.id
  const reply = await write('gist', '别处的话', '', strange)
  expect([reply.status, reply.problem.code]).toEqual([404, 'noSuchAgendaItem'])
  const { votes } = await minutes()
  const other = { kind: 'changeVote', vote: votes[0]!.id, from: vote, to: { ...vote, for: 1 } }
  expect((await say(other, beside.desk, id(), beside.code)).problem.code).toBe('noSuchVote')
  const shilu = await grove.staff('facilitator', 'shilu')
  expect((await write('chair', '外人', '', null, shilu)).status).toBe(403)
  const participant = await grove.join(code)
  expect((await write('chair', '外人', '', null, participant)).status).toBeGreaterThanOrEqual(401)
})

test('[N8] [N9] [N10] a draft goes round: a remark by phone and one on paper, each with its answer, and the signed version says what changed', async () => {
  const { code: at, desk: staff } = await grove.meeting('校订的会')
  const present = await grove.join(at, '到场的人')
  const beside = await grove.meeting('隔壁的会')
  const stranger = await grove.join(beside.code)
  const gone = await grove.join(at, '后来被删的人')
  const put = (body: object, who: Client = staff, key = id()) => say(body, who, key, at)
  await put({ kind: 'writeText', item: null, field: 'decisions', from: '', to: '先修三盏路灯。\n十日内回复。' })
  const [HOUR, DAY] = [3600_000, 24 * 3600_000]
  const until = Date.now() + DAY
  expect((await put({ kind: 'openCorrections', until })).problem.code).toBe('meetingNotOver')
  await staff.must(at, { kind: 'setStage', stage: 'closed' })
  const bound = async (ahead: number) => (await put({ kind: 'openCorrections', until: Date.now() + ahead })).problem
  expect(await bound(1500)).toMatchObject({ code: 'roundTooShort', least: 1 })
  expect(await bound(100 * 365 * DAY)).toMatchObject({ code: 'roundTooLong', most: 60 })
  expect((await put({ kind: 'openCorrections', until })).status).toBe(200)
  expect((await put({ kind: 'moveCorrections', until: until + HOUR })).status).toBe(200)

  const about = { item: null, field: 'decisions' }
  const remark = { kind: 'remark', id: id(), about, sentence: '先修三盏路灯。', text: '是五盏。' }
  const draft = (who: Client) => who.get(`/api/meetings/${at}/minutes/draft`)
  expect((await put(remark, stranger)).status).toBeGreaterThanOrEqual(401)
  expect((await draft(stranger)).status).toBeGreaterThanOrEqual(401)
  // [N9] Whoever joins after the close was not there.
  const late = await grove.join(at, '会后来的人')
  expect((await draft(late)).problem.code).toBe('notPresent')
  expect((await put({ ...remark, id: id() }, late)).problem.code).toBe('notPresent')
  expect((await put({ ...remark, sentence: '没有的话。' }, present)).problem.code).toBe('noSuchSentence')
  const key = id()
  const made = (await put(remark, present, key)).body as { id: string }
  // [N9] Tapped twice, also under another key, it is one remark.
  expect((await put(remark, present, key)).body).toEqual(made)
  await put(remark, present)
  await put({ ...remark, id: id(), text: '要被忘记的话' }, gone)
  const coordinator = await grove.staff('coordinator')
  await coordinator.must(at, { kind: 'erasePerson', participant: gone.participant, receipt: '' })
  expect((await put({ ...remark, id: id() }, gone)).problem.code).toBe('notPresent')
  const paper = (await put({ kind: 'remark', id: id(), about: null, sentence: '', text: '漏了停车的事。' })).body as {
    id: string
  }

  const seen = (await draft(present)).body as DraftView
  expect(seen.remarks.map(({ text, mine, paper }) => [text, mine, paper])).toEqual([
    ['是五盏。', true, false],
    ['漏了停车的事。', false, true],
  ])
  expect(JSON.stringify(seen)).not.toContain(present.participant)
  expect((await draft(staff)).text).not.toContain('要被忘记的话')

  const answer = (remark: string, taken: boolean) => put({ kind: 'answerRemark', remark, taken, why: '查了录像' })
  expect((await put({ kind: 'signMinutes' })).problem.code).toBe('correctionsOpen')
  // [N8] Those present have an hour at least, whatever day was said.
  expect((await put({ kind: 'endCorrections' })).problem).toMatchObject({ code: 'roundJustOpened', least: 1 })
  vi.setSystemTime(Date.now() + HOUR)
  await put({ kind: 'endCorrections' })
  expect((await put({ ...remark, id: id() }, present)).problem.code).toBe('correctionsOver')
  expect((await put({ kind: 'signMinutes' })).problem).toMatchObject({ code: 'remarksUnanswered', count: 2 })
  expect((await answer(id(), true)).problem.code).toBe('noSuchRemark')
  await answer(made.id, true)
  await put({ kind: 'answerRemarks', remarks: [paper.id], taken: false, why: '查了录像' })
  await put({
    kind: 'writeText',
    item: null,
    field: 'decisions',
    from: '先修三盏路灯。\n十日内回复。',
    to: '先修五盏路灯。\n十日内回复。',
  })
  expect((await put({ kind: 'signMinutes' })).status).toBe(200)
  const signed = await documentOf(at)
  const text = textOf(signed)
  expect(text).toContain('先修三盏路灯。')
  expect(text).toContain('先修五盏路灯。')
  const after = await put({ kind: 'writeText', item: null, field: 'chair', from: '', to: '晚了' })
  expect([after.status, after.problem.code]).toEqual([409, 'minutesSigned'])
  // [N13] What is done at the meeting afterwards changes nothing of what was signed.
  await staff.must(at, { kind: 'changeMeeting', details: { theme: '改了的题' } })
  await staff.must(at, { kind: 'countHeads', heads: 99 })
  await staff.must(at, { kind: 'setStage', stage: 'open' })
  expect(await documentOf(at)).toEqual(signed)
  await staff.must(at, { kind: 'setStage', stage: 'closed' })
  // [N10] A new round opens the text again; its draft is what was signed.
  expect((await put({ kind: 'openCorrections', until: Date.now() + DAY })).status).toBe(200)
  expect((await minutes(at)).signings).toHaveLength(1)
  expect((await minutes(at)).rounds.at(-1)!.draft.texts.decisions).toBe('先修五盏路灯。\n十日内回复。')
})

test('[N11] [N12] a file is shown only while it is attached, to this meeting, and by whoever brought it; what is no PDF is none', async () => {
  const { code, desk } = await grove.meeting('签字件')
  const say = (body: object, who = desk, key = id(), at = code) =>
    who.post(`/api/meetings/${at}/minutes/commands`, body, { 'idempotency-key': key })
  const bring = (what: string, body: Uint8Array, who: Client = desk) =>
    who.send('POST', `/api/meetings/${code}/minutes/${what}`, { body: body as Uint8Array<ArrayBuffer> })
  const pdf = await pdfWith(() => {})
  // [N11] Before it is signed there is no signed sheet.
  expect((await bring('scans', pdf)).problem.code).toBe('notSignedYet')
  await desk.must(code, { kind: 'setStage', stage: 'closed' })
  expect((await say({ kind: 'signMinutes' })).status).toBe(200)
  const file = ((await bring('scans', pdf)).body as { file: string }).file
  const seen = () => fetch(`${grove.url}/m/${code}/files/${file}`)
  expect((await seen()).status).toBe(404)
  const other = await grove.staff('facilitator')
  expect((await say({ kind: 'attachScan', file }, other)).problem.code).toBe('noSuchFile')
  expect((await say({ kind: 'addPhoto', file, scene: 'group', consent: true })).problem.code).toBe('noSuchFile')
  const beside = await grove.meeting('又一场')
  expect((await say({ kind: 'attachScan', file }, beside.desk, id(), beside.code)).problem.code).toBe('noSuchFile')
  expect((await say({ kind: 'attachScan', file })).status).toBe(200)
  const shown = await seen()
  expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'application/pdf'])
  expect(shown.headers.get('content-disposition')).toContain('attachment')
  expect(shown.headers.get('content-security-policy')).toContain('sandbox')
  expect((await fetch(`${grove.url}/m/${beside.code}/files/${file}`)).status).toBe(404)
  await say({ kind: 'takeBackScan', file })
  expect((await seen()).status).toBe(404)
  expect((await bring('scans', Buffer.from('%PDF-1.4 cut off'))).problem.code).toBe('notAPdf')
  expect((await bring('scans', Buffer.from('%PDF-1.4\nnothing\n%%EOF\n'))).problem.code).toBe('notAPdf')
  const withScript = await pdfWith((pdf) => pdf.addJavaScript('greets', 'app.alert(1)'))
  expect((await bring('scans', withScript)).problem.code).toBe('pdfActive')
  expect((await bring('scans', Buffer.from('<svg onload=alert(1)>'))).problem.code).toBe('notAnImage')
  const asPdf = { body: new Uint8Array(Buffer.from('no pdf')), headers: { 'content-type': 'application/pdf' } }
  expect((await desk.send('POST', `/api/meetings/${code}/minutes/scans`, asPdf)).problem.code).toBe('notAPdf')
  expect((await bring('photos', pdf)).problem.code).toBe('pdfNoPhoto')
  const large = await bring('scans', new Uint8Array(50_000_000))
  expect([large.status, large.problem.code]).toEqual([413, 'scanTooLarge'])
})

test('[N7] [N13] the record of signed minutes says what was counted then, that words were taken out since, and that the meeting was opened again', async () => {
  const held = await grove.meeting('签定以后')
  const put = async (body: object) => expect((await say(body, held.desk, id(), held.code)).status).toBe(200)
  const people = [{ id: id(), name: '听会的孙师傅', capacity: 'resident' } as const]
  await held.desk.must(held.code, { kind: 'listParticipants', people })
  const somebody = await grove.join(held.code)
  const card = await somebody.card(held.code, '三盏路灯不亮')
  await somebody.card(held.code, '路面有坑')
  await put({ kind: 'writeText', item: null, field: 'decisions', from: '', to: '修三盏路灯。听会的孙师傅来看。' })
  await held.desk.must(held.code, { kind: 'setStage', stage: 'closed' })
  await put({ kind: 'signMinutes' })
  const before = recorded
  await grove.stranger().get(`/m/${held.code}/record`)
  expect(recorded).not.toBe(before)
  expect(recorded!.signed).toMatchObject({ takenOut: [], round: null, openedSince: false })

  await put({ kind: 'takeOutWords', words: '三盏', why: 'untrue' })
  const { participants } = (await held.desk.get(`/api/meetings/${held.code}/attendance`)).body as {
    participants: { id: string; name: string }[]
  }
  const participant = participants.find(({ name }) => name === people[0]!.name)!.id
  const coordinator = await grove.staff('coordinator')
  await coordinator.must(held.code, { kind: 'erasePerson', participant, receipt: '' })
  await somebody.must(held.code, { kind: 'withdrawCard', card })
  await held.desk.must(held.code, { kind: 'setStage', stage: 'open' })
  await grove.stranger().get(`/m/${held.code}/record`)
  expect(recorded!.signed).toMatchObject({
    takenOut: [
      { why: 'untrue', places: 1 },
      { why: 'person', places: 1 },
    ],
    figures: { people: 1, problem: 2, action: 0, vision: 0 },
    openedSince: true,
  })
  expect((await minutes(held.code)).texts.decisions).toBe('修____路灯。____来看。')
  const text = textOf(await documentOf(held.code))
  expect(text.match(/抹去了 1 处字句/g)).toHaveLength(2)
  for (const gone of ['三盏', '孙师傅']) expect(text).not.toContain(gone)
})

test('[N12] photos of the meeting are the last pages of its minutes and stand in the press text, while those on them agree', async () => {
  const held = await grove.meeting('合影')
  const picture = await sharp({ create: { width: 1800, height: 1200, channels: 3, background: '#864' } })
    .jpeg()
    .toBuffer()
  const bring = async () => {
    const body = new Uint8Array(picture)
    const sent = await held.desk.send('POST', `/api/meetings/${held.code}/minutes/photos`, { body })
    return (sent.body as { file: string }).file
  }
  const [agreed, unasked] = [await bring(), await bring()]
  const put = (command: object) => say(command, held.desk, id(), held.code)
  expect((await put({ kind: 'addPhoto', file: agreed, scene: 'group', consent: true })).status).toBe(200)
  expect((await put({ kind: 'addPhoto', file: unasked, scene: 'wall', consent: false })).status).toBe(200)
  const shownIn = async (what: string) => {
    const { blocks } = (await held.desk.get(`/api/meetings/${held.code}/documents/${what}`)).body as Document
    return blocks.flatMap((block) => (block.kind === 'picture' ? [block.photo] : []))
  }
  const cookie = [...held.desk.cookies].map((pair) => pair.join('=')).join('; ')
  const photosIn = async (what: string) => {
    const reply = await fetch(`${grove.url}/api/meetings/${held.code}/documents/${what}`, { headers: { cookie } })
    const bytes = Buffer.from(await reply.arrayBuffer())
    if (what.endsWith('pdf')) return bytes.toString('latin1').split('/DCTDecode').length - 1
    return Object.keys((await JSZip.loadAsync(bytes)).files).filter((name) => name.endsWith('.jpg')).length
  }
  for (const what of ['minutes', 'press']) {
    expect(await shownIn(what), what).toEqual([agreed])
    for (const form of ['docx', 'pdf']) expect(await photosIn(`${what}.${form}`), `${what}.${form}`).toBe(1)
  }
  expect((await documentOf(held.code)).blocks.at(-1)).toMatchObject({ kind: 'picture', photo: agreed })
  expect((await put({ kind: 'noteConsent', file: agreed, consent: false })).status).toBe(200)
  for (const what of ['minutes', 'press']) {
    expect(await shownIn(what), what).toEqual([])
    expect(await photosIn(`${what}.docx`), what).toBe(0)
  }
  // What is signed is signed: a photo of later stands on the record, not in the minutes.
  await held.desk.must(held.code, { kind: 'setStage', stage: 'closed' })
  expect((await put({ kind: 'signMinutes' })).status).toBe(200)
  const late = await bring()
  expect((await put({ kind: 'addPhoto', file: late, scene: 'group', consent: true })).status).toBe(200)
  expect(await shownIn('minutes')).toEqual([])
  expect(await shownIn('press')).toEqual([late])
})

test('[N3] [N9] after all of this the log and the tables agree, and no archive file says who remarked what', async () => {
  const { findings } = await verifyDatabase(grove.owner)
  expect(findings.all).toEqual([])
  const kept = await grove.owner.selectFrom('minutes').select(['meeting', 'minutes']).execute()
  const remarked = kept.find(({ minutes }) => minutes.rounds.some(({ remarks }) => remarks.length > 0))!
  const authors = Object.entries(remarked.minutes.authors).flat()
  expect(authors.length).toBeGreaterThan(0)
  const meeting = await grove.owner
    .selectFrom('meeting')
    .select('code')
    .where('id', '=', remarked.meeting)
    .executeTakeFirstOrThrow()
  const cookie = [...desk.cookies].map((pair) => pair.join('=')).join('; ')
  const reply = await fetch(`${grove.url}/api/meetings/${meeting.code}/documents/archive.pdf`, { headers: { cookie } })
  const files = await attachedIn(new Uint8Array(await reply.arrayBuffer()))
  const record = new TextDecoder().decode(files.get('record.json'))
  expect(record).toContain(remarked.meeting)
  const words = remarked.minutes.rounds.flatMap(({ remarks }) => remarks.map(({ text }) => text)).filter(Boolean)
  expect(words.length).toBeGreaterThan(0)
  for (const secret of [...authors, ...words]) expect(record).not.toContain(secret)
})

test('[H4] [H8] meetings with minutes, signings, sheets and photos can be carried home', async () => {
  const codes = await grove.owner
    .selectFrom('meeting')
    .innerJoin('minutes', (on) =>
      on.onRef('minutes.meeting', '=', 'meeting.id').onRef('minutes.community', '=', 'meeting.community'),
    )
    .select('code')
    .where('stage', 'in', ['closed', 'archived'])
    .where('open_tree', '=', false)
    .execute()
  let files = 0
  for (const { code } of codes) {
    await carryOff(grove, code)
    const { record, pictures } = await openFile(await locked(await carriedFrom(grove, code)), PASSPHRASE)
    const own = record.community.id
    expect((await playWhole(record, own)).minutes).toEqual(record.minutes)
    await refuseOtherPictures(
      record,
      pictures.map((bytes) => Buffer.from(bytes)),
      new AbortController().signal,
    )
    files += record.files.length
  }
  expect(codes.length).toBeGreaterThan(2)
  expect(files).toBeGreaterThan(2)
})
