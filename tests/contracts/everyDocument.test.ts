import Excel from 'exceljs'
import sharp from 'sharp'
import { render } from 'svelte/server'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { bare, pdfText, wordText } from '../../scripts/documents/read.ts'
import { missingFrom } from '../../scripts/documents/compare.ts'
import type { Participant } from '../../src/core/meeting/meeting.ts'
import type { Block, Document, Sourced } from '../../src/core/document/blocks.ts'
import { textOf } from '../../src/core/document/blocks.ts'
import { cleanText } from '../../src/core/plain/text.ts'
import { callerAtMachine } from '../../src/server/access/authorize.ts'
import type { Listed } from '../../src/server/document/catalogue.ts'
import { CATALOGUE } from '../../src/server/document/catalogue.ts'
import { filesOf } from '../../src/server/document/zip.ts'
import { onLetterhead } from '../../src/server/document/writer/letterhead.ts'
import { pdfOf } from '../../src/server/document/writer/pdf.ts'
import { photosOf } from '../../src/server/document/writer/photos.ts'
import { pictureOf } from '../../src/server/document/writer/picture.ts'
import { drawable } from '../../src/server/document/writer/typefaces.ts'
import { wordOf } from '../../src/server/document/writer/word.ts'
import { workbookOf } from '../../src/server/spreadsheet/workbook.ts'
import { attachedIn } from '../../src/server/verify/archive.ts'
import Paper from '../../src/web/document/Paper.svelte'
import type { MinutesView } from '../../src/wire/minutes.ts'
import type { Client, TestGrove } from '../build/grove.ts'
import { id, startTestGrove } from '../build/grove.ts'
import { STRINGS } from '../hardship/strings/own.ts'

let grove: TestGrove
beforeAll(async () => {
  grove = await startTestGrove()
})
afterAll(() => grove?.stop())

const STAYS = new AbortController().signal
const [HOUR, DAY] = [3600_000, 24 * 3600_000]
afterEach(() => void vi.useRealTimers())

/** A meeting with its matters and its notice. */
interface Held {
  code: string
  numbers: number[]
  notice: string
  desk: Client
}

/** Every kind of document of it, with what each is asked for. */
const wantedOf = ({ code, numbers, notice }: Held): [object, Record<string, Listed<never>>, object][] => [
  [{ code }, CATALOGUE.meeting, {}],
  ...numbers.map((number): ReturnType<typeof wantedOf>[number] => [{ slug: 'rongbu' }, CATALOGUE.matter, { number }]),
  [{ slug: 'rongbu' }, CATALOGUE.notice, { notice }],
  [{ slug: 'rongbu' }, CATALOGUE.community, { period: new Date().toISOString().slice(0, 7) }],
]
const callerOf = async (of: object) => (await callerAtMachine(grove.services.identity, { locale: 'zh-Hans', ...of }))!

/** What every document of it says, and its lists. */
async function said(held: Held): Promise<string> {
  const all: string[] = []
  for (const [of, listed, params] of wantedOf(held)) {
    const caller = await callerOf(of)
    for (const { make } of Object.values(listed)) all.push(textOf(await make(grove.services, caller, params as never)))
  }
  for (const book of ['attendance', 'matters'])
    all.push(await bookAt(`/api/meetings/${held.code}/documents/${book}.xlsx`, held.desk))
  all.push(await bookAt('/api/communities/rongbu/desk/unanswered.xlsx', await grove.staff('coordinator')))
  return all.join('\n')
}

/** What every file of them says, as they come in one zip. */
async function filesSay(held: Held): Promise<string> {
  const all: string[] = []
  for (const [of, listed, params] of wantedOf(held)) {
    const asked = {
      services: grove.services,
      caller: await callerOf(of),
      params: params as never,
      all: listed,
      gone: STAYS,
    }
    for await (const { name, input } of filesOf(asked))
      all.push(`${name}\n${typeof input === 'string' ? input : await wordsIn(name, input)}`)
  }
  return all.join('\n')
}

async function wordsIn(name: string, bytes: Uint8Array): Promise<string> {
  const copy = new Uint8Array(bytes)
  if (name.endsWith('.docx')) return bare(await wordText(copy))
  if (name.endsWith('.png')) return ''
  // An archive file holds its data, too.
  const held = [...(await attachedIn(copy)).values()].map((file) => Buffer.from(file).toString())
  return [bare(await pdfText(copy)), ...held].join('\n')
}

async function bookAt(path: string, who: Client): Promise<string> {
  const cookie = [...who.cookies].map((pair) => pair.join('=')).join('; ')
  const reply = await fetch(grove.url + path, { headers: { cookie } })
  expect(reply.status, path).toBe(200)
  const book = new Excel.Workbook()
  await book.xlsx.load((await reply.arrayBuffer()) as never)
  return JSON.stringify(book.model)
}

/** Somebody who left something wherever people can: each of it is a word of its own. */
interface Left {
  who: Client & { participant: string }
  /** In what is made of these people no word of theirs is found after they were erased. */
  words: string[]
}

async function leaves(n: number, code: string, meeting: string, boss: Client): Promise<Left> {
  const salt = id().slice(0, 6)
  const word = (what: string) => `${what}${n}${salt}`
  const name = word('名')
  // The desk has them on its list, and has seen that the phone is theirs: the name is known, and no mere
  // word.
  await boss.must(code, { kind: 'listParticipants', people: [{ id: id(), name, capacity: 'resident' }] })
  const { participants } = (await boss.get(`/api/meetings/${code}/attendance`)).body as { participants: Participant[] }
  const listed = participants.find((one) => one.name === name)!.id
  const who = await grove.join(code, name, { nameAgreed: true })
  await boss.must(code, { kind: 'matchParticipant', listed, joined: who.participant })
  const card = await who.card(code, word('卡'), 'problem', { where: word('巷') })
  await who.card(code, word('愿'), 'vision')
  const { cards } = (await who.get(`/api/meetings/${code}/me`)).body as { cards: { id: string; receipt: string }[] }
  const opened = await sent(boss, `matters/${id()}`, { kind: 'openMatter', title: '路灯', cards: [{ meeting, card }] })
  const triage = { urgency: 3, importance: 2, reach: { people: 8 }, lane: 'quick', reason: '天黑' }
  for (const body of [
    { kind: 'triage', ...triage },
    { kind: 'explain', reason: '要等明年的预算', reviewAt: Date.now() + 30 * DAY },
  ])
    await sent(boss, `matters/${opened.id}`, body)
  const receipt = cards.find((one) => one.id === card)!.receipt
  const contest = { kind: 'contest', id: id(), text: word('议') }
  const path = `/api/receipts/${receipt}/matters/${opened.id}/commands`
  expect((await grove.stranger().post(path, contest, { 'idempotency-key': id() })).status).toBe(200)
  return { who, words: [name, word('卡'), word('巷'), word('愿'), word('议'), word('评')] }
}

async function sent(who: Client, thing: string, body: object): Promise<{ id: string; number: number }> {
  const reply = await who.post(`/api/communities/rongbu/${thing}/commands`, body, { 'idempotency-key': id() })
  expect(reply.status, reply.text).toBe(200)
  return reply.body as { id: string; number: number }
}

test('[M26] [N7] [N13] whoever is erased stands in no document that is made afterwards, and nobody else goes with them', async () => {
  const { code, id: meeting, desk } = await grove.meeting('街区环境')
  const boss = await grove.staff('coordinator')
  const people = [await leaves(1, code, meeting, boss), await leaves(2, code, meeting, boss)]
  const put = async (command: object, who: Client = desk) => {
    const reply = await who.post(`/api/meetings/${code}/minutes/commands`, command, { 'idempotency-key': id() })
    expect(reply.status, reply.text).toBe(200)
  }
  const names = people.map(({ words }) => words[0]!)
  for (const [field, text] of [
    ['gist', `${names.join('说先修灯。\n')}说先修路。`],
    ['absent', names.join('\n')],
    ['decisions', `请${names.join('、')}来回话。`],
    ['chair', names[0]],
  ])
    await put({ kind: 'writeText', item: null, field, from: '', to: text })
  const counts = { entitled: null, present: null, for: 3, against: 1, abstained: 0 }
  await put({
    kind: 'recordVote',
    id: id(),
    said: { subject: `选${names.join('、')}`, way: 'hands', ...counts, result: 'carried' },
  })
  await desk.must(code, { kind: 'setStage', stage: 'closed' })
  await put({ kind: 'openCorrections', until: Date.now() + DAY })
  for (const { who, words } of people)
    await put({ kind: 'remark', id: id(), about: null, sentence: '', text: words.at(-1)! }, who)
  const now = Date.now()
  const words = { title: '路灯方案', text: '换灯', basis: '表决', from: now, until: now + 20 * DAY }
  const { id: notice } = await sent(boss, `notices/${id()}`, { kind: 'publishNotice', about: 'decision', ...words })
  const { items } = (await boss.get('/api/communities/rongbu/matters?limit=10')).body as { items: { number: number }[] }
  const held = { code, numbers: items.map(({ number }) => number), notice, desk }
  const before = await said(held)
  // What they remarked is read beside the draft; documents have it nowhere.
  for (const left of people) for (const word of left.words.slice(0, -1)) expect(before, word).toContain(word)

  const [first, second] = people as [Left, Left]
  await boss.must(code, { kind: 'erasePerson', participant: first.who.participant, receipt: '' })
  const after = await said(held)
  expect(first.words.filter((word) => after.includes(word))).toEqual([])
  for (const word of second.words.slice(0, -1)) expect(after, word).toContain(word)
  // Nor in minutes that were signed before.
  vi.setSystemTime(Date.now() + HOUR)
  await put({ kind: 'endCorrections' })
  const { rounds } = (await desk.get(`/api/meetings/${code}/minutes`)).body as MinutesView
  const remarks = rounds.at(-1)!.remarks.map((remark) => remark.id)
  await put({ kind: 'answerRemarks', remarks, taken: false, why: '查过了' })
  await put({ kind: 'signMinutes' })
  await boss.must(code, { kind: 'erasePerson', participant: second.who.participant, receipt: '' })
  const signed = [await said(held), await filesSay(held)].join('\n')
  expect(signed).toContain('路灯方案')
  expect(people.flatMap(({ words }) => words).filter((word) => signed.includes(word))).toEqual([])
})

const LINE = (text: string) => [text]
/** A block of each kind, with a text in every place that a text can have. */
const blocksWith = (next: () => string): Sourced[] => {
  const source = 'meeting'
  const blocks: Block[] = [
    { kind: 'title', text: next(), issuer: next() },
    { kind: 'fields', rows: [{ name: next(), value: LINE(next()) }] },
    { kind: 'heading', level: 1, text: next() },
    { kind: 'heading', level: 2, text: next() },
    { kind: 'paragraph', text: [next(), { gap: 4 }, next()] },
    { kind: 'list', ordered: true, items: [LINE(next()), LINE(next())] },
    { kind: 'list', ordered: false, items: [LINE(next())] },
    { kind: 'table', columns: [1, 2].map((share) => ({ name: next(), share })), rows: [[LINE(next()), LINE(next())]] },
    { kind: 'signatures', lines: [next()] },
    { kind: 'seal', issuer: next(), day: LINE(next()) },
    { kind: 'qr', address: 'https://grove.example', says: next(), code: next() },
    { kind: 'drawing', svg: '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>', says: next() },
    { kind: 'picture', album: 'meeting', photo: PHOTO, address: '/m/KMNPQR/files/x', says: next() },
    { kind: 'figures', figures: [{ number: 3, says: next() }] },
    { kind: 'newPage' },
  ]
  return blocks.map((block): Sourced => ({ ...block, source }))
}
const PHOTO = id()

test('hostile strings in every place of a document are text in Word, on a letterhead, in PDF, as a picture, on the page and in a workbook', async () => {
  const strings = STRINGS.flatMap((raw) => {
    const cleaned = cleanText(raw, 500)
    // A line that begins with a mark is put together with what stands before it, wherever texts are compared.
    return 'text' in cleaned && !/(^|\n)\p{M}/u.test(cleaned.text) ? [cleaned.text] : []
  })
  expect(strings.length).toBeGreaterThan(400)
  // Each goes to one place of one document; each form begins elsewhere, so that over all it is in several.
  const documentFrom = (start: number): Document => {
    let n = start
    const next = () => strings[n++ % strings.length]!
    const blocks: Sourced[] = []
    while (n - start < strings.length) blocks.push(...blocksWith(next))
    return { title: next(), language: 'zh-Hans', blocks, foot: next(), at: 0 }
  }
  const photos = await photosOf({
    [PHOTO]: await sharp({ create: { width: 40, height: 30, channels: 3, background: '#864' } })
      .webp()
      .toBuffer(),
  })
  const word = documentFrom(0)
  expect(await missingFrom(word, 'docx', await wordOf(word, photos))).toEqual([])
  const head = documentFrom(5)
  const letterhead = await wordOf({ ...head, blocks: ['{title}', '{@body}'].map(paragraph) })
  const body = { ...head, blocks: head.blocks.filter(({ kind }) => kind !== 'title') }
  expect(await missingFrom(body, 'docx', await onLetterhead(head, letterhead, photos))).toEqual([])
  const pdf = documentFrom(11)
  // Where a cell is torn over two pages, the head of its table stands between.
  // The typeface draws one sign for all colours of skin.
  const colourless = (text: string) => text.replace(/[\u{1F3FB}-\u{1F3FF}]/gu, '')
  const pdfSays = colourless(bare(await pdfText(await pdfOf(pdf, photos))))
  const drawnPieces = piecesIn(drawable(withoutDrawings(pdf)).document).map(colourless)
  // Joined letters are copied from a PDF in the order in which they stand on the line, not as they are read;
  // and the letters yeh share their shapes.
  const joined = (piece: string) => /\p{Script=Arabic}/u.test(piece)
  const shapes = (text: string) => text.replace(/[يی]/g, 'ى')
  const stands = (piece: string) =>
    joined(piece) ? [...shapes(piece)].every((sign) => shapes(pdfSays).includes(sign)) : pdfSays.includes(piece)
  expect(drawnPieces.filter((piece) => piece.length < 60 && !stands(piece))).toEqual([])
  expect(drawnPieces.filter((piece) => !stands(piece)).length).toBeLessThan(15)
  const picture = documentFrom(17)
  const drawn = { ...picture, blocks: picture.blocks.slice(0, 60), paper: 'picture' } as const
  expect(await missingFrom(drawn, 'png', await pictureOf(drawn, photos))).toEqual([])

  const page = documentFrom(23)
  const { body: html } = render(Paper, { props: { document: page } })
  expect(html).not.toMatch(/<(script|iframe|object|embed|link|meta)\b/i)
  expect(html.replace(TAG, '')).not.toContain('<')
  const read = bare(unescaped(html.replace(TAG, '\n')))
  expect(piecesIn(withoutDrawings(page)).filter((piece) => !read.includes(piece))).toEqual([])

  const rows = strings.map((text) => [text])
  const chunks: Buffer[] = []
  for await (const chunk of workbookOf('1', [{ head: '卡' }], [rows])) chunks.push(chunk as Buffer)
  const book = new Excel.Workbook()
  await book.xlsx.load(Buffer.concat(chunks) as never)
  const cells = strings.map((_, n) => book.worksheets[0]!.getCell(n + 2, 1))
  expect(cells.filter(({ type }) => type === Excel.ValueType.Formula)).toEqual([])
  // The reader takes an escaped sign of a text for the sign itself.
  expect(cells.map(({ text }) => bare(unescaped(text)))).toEqual(rows.map(([text]) => bare(unescaped(text!))))
})

/** A tag of a page, whatever stands in its attributes. */
const TAG = /<(?:[^>"]|"[^"]*")*>/g
/** What a drawing shows is told to those who do not see it, and stands nowhere. */
const withoutDrawings = (document: Document): Document => ({
  ...document,
  blocks: document.blocks.filter(({ kind }) => kind !== 'drawing'),
})
const piecesIn = (document: Document): string[] =>
  textOf(document)
    .split(/[\n\t]|_+/)
    .map(bare)
    .filter(Boolean)
const paragraph = (text: string): Sourced => ({ kind: 'paragraph', text: [text], source: 'hand' })
const unescaped = (html: string): string =>
  html.replace(
    /&(lt|gt|quot|#39|amp);/g,
    (_, name: string) => ({ lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' })[name]!,
  )
