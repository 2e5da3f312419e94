import QRCode from 'qrcode'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { LAYOUTS } from '../../src/core/paper/layout.ts'
import { markText } from '../../src/core/paper/mark.ts'
import { drawnFrom } from '../build/drawn.ts'
import { pdfWith } from '../build/pdf.ts'
import type { Client, TestGrove } from '../build/grove.ts'
import { id, startTestGrove } from '../build/grove.ts'
import { verifyDatabase } from '../../src/server/verify/database.ts'
import type { PaperDesk, PaperFound } from '../../src/wire/paper.ts'
import { forgetFailed } from '../../src/server/paper/queue.store.ts'
import type { Sheet, Shot, Written } from '../build/photographs.ts'
import { chanceOf, cutOutOf, laidOut, pagesOf, photograph, typeOn, writeOn } from '../build/photographs.ts'

let grove: TestGrove
let code: string
let desk: Client
beforeAll(async () => {
  grove = await startTestGrove()
  ;({ code, desk } = await grove.meeting())
})
afterAll(() => grove.stop())

interface Printed {
  batch: string
  first: number
  last: number
}
const ALL = ['problem', 'action', 'vision'] as const

const print = async (count: number, of = code, by = desk, key = id()) =>
  (
    await by.post(
      `/api/meetings/${of}/paper/cards`,
      { count, trees: ALL, size: 'a6' },
      {
        'idempotency-key': key,
      },
    )
  ).body as Printed

interface Row {
  number: number
  receipt: string
  seal: string
}
/** What stands on a printed card, as its writer holds it. */
const onPaper = (number: number, of = code): Promise<Row> =>
  grove.owner
    .selectFrom('paper_card')
    .innerJoin('meeting_code', 'meeting_code.meeting', 'paper_card.meeting')
    .select(['number', 'receipt', 'seal'])
    .where('code', '=', of)
    .where('number', '=', number)
    .executeTakeFirstOrThrow()

const card = (paper: string, text = '三号楼后巷的灯坏了') =>
  ({ kind: 'postCard', id: id(), tree: 'problem', text, paper }) as const

test('[P1] numbers follow each other, whoever prints; the same printing is the same cards', async () => {
  const key = id()
  const first = await print(8, code, desk, key)
  expect(first).toMatchObject({ first: 1, last: 8 })
  expect(await print(8, code, desk, key)).toEqual(first)
  const both = await Promise.all([print(4), print(4)])
  expect(both.map((one) => one.first).sort((a, b) => a - b)).toEqual([9, 13])
})

test('[P2] [P4] the stub’s code is the card’s receipt, by number, receipt or the card’s code, and one card', async () => {
  const { number, receipt, seal } = await onPaper(1)
  const posted = await desk.must(code, card(String(number)))
  expect(posted.receipt).toBe(receipt)
  const mark = markText({ meeting: code, number, seal })
  const again = await Promise.all(
    [String(number), receipt, receipt.toLowerCase().replaceAll('-', ''), mark].flatMap((named) =>
      Array.from({ length: 5 }, () => desk.command(code, card(named, '又一次'))),
    ),
  )
  expect(again.map(({ body }) => (body as { code: string; number: number }).code)).toEqual(
    Array.from({ length: 20 }, () => 'paperUsed'),
  )
  expect(again[0]!.body).toMatchObject({ number: posted.number })
  const found = await grove.stranger().get(`/api/receipts/${receipt}`)
  expect(found.body).toMatchObject({ text: '三号楼后巷的灯坏了', number: posted.number })
})

test('[P3] a code of another meeting, a wrong seal and a receipt of elsewhere name no card here', async () => {
  const other = await grove.meeting('另一次会')
  await print(2, other.code, other.desk)
  const there = await onPaper(2, other.code)
  const here = await onPaper(2)
  for (const named of [
    markText({ meeting: other.code, number: 2, seal: there.seal }),
    markText({ meeting: code, number: 2, seal: there.seal }),
    markText({ meeting: code, number: 2, seal: '22222' }),
    there.receipt,
    '999',
    `http://192.168.1.20/m/${code}`,
  ])
    expect((await desk.command(code, card(named))).body).toMatchObject({ code: 'noSuchPaper' })
  await desk.must(code, card(markText({ meeting: code, number: 2, seal: here.seal })))
})

test('[P1] under the same key another printing is refused; a meeting has its measure, and one that is over prints none', async () => {
  const other = await grove.meeting('下一次会')
  const send = async (count: number, key = id(), trees: readonly string[] = ALL) =>
    other.desk.post(`/api/meetings/${other.code}/paper/cards`, { count, trees, size: 'a6' }, { 'idempotency-key': key })
  const key = id()
  expect((await send(6, key)).status).toBe(201)
  expect((await send(6, key)).body).toMatchObject({ first: 1, last: 6 })
  expect((await send(9, key)).problem.code).toBe('idReused')
  expect((await send(6, key, ['vision'])).problem.code).toBe('idReused')
  expect((await send(1000)).status).toBe(201)
  expect((await send(1000)).problem).toMatchObject({ code: 'paperFull', most: 2000 })
  expect((await send(994)).body).toMatchObject({ last: 2000 })
  await other.desk.must(other.code, { kind: 'setStage', stage: 'closed' })
  expect((await send(1)).problem.code).toBe('meetingClosed')
})

test('[P2] nobody enters a printed card by phone', async () => {
  const phone = await grove.join(code, '王阿姨')
  expect((await phone.command(code, card('3'))).body).toMatchObject({ code: 'notAllowed' })
  await desk.must(code, card('3'))
})

test('[M26] whoever holds the stub can be erased, and the printed card is not given again', async () => {
  const { receipt } = await onPaper(4)
  await desk.must(code, card('4', '请忘掉这一句'))
  const boss = await grove.staff('coordinator', 'rongbu')
  await boss.must(code, { kind: 'erasePerson', receipt })
  expect((await desk.command(code, card('4'))).body).toMatchObject({ code: 'paperUsed' })
  const found = await grove.stranger().get(`/api/receipts/${receipt}`)
  expect(JSON.stringify(found.body)).not.toContain('请忘掉这一句')
})

test('[P9] three printed cards by one writer count as one person, joined at the desk and by the stubs, and the log agrees', async () => {
  const { first, last } = await print(4)
  const [a, b, c, d] = await Promise.all([0, 1, 2, 3].map((n) => onPaper(first + n)))
  const ids: string[] = []
  for (const { number } of [a!, b!, c!]) ids.push((await desk.must(code, card(String(number)))).id!)
  const { meeting } = (await grove.owner
    .selectFrom('meeting_code')
    .select('meeting')
    .where('code', '=', code)
    .executeTakeFirst())!
  const spotter = await grove.staff('spotter', 'rongbu')
  const open = { kind: 'openMatter', title: '后巷的灯', cards: ids.map((one) => ({ card: one, meeting })) }
  const matter = await spotter.post(`/api/communities/rongbu/matters/${id()}/commands`, open, {
    'idempotency-key': id(),
  })
  const people = async () =>
    (await grove.stranger().get(`/api/communities/rongbu/matters/${(matter.body as { number: number }).number}`)).body
  expect(await people()).toMatchObject({ people: 3 })
  // At the desk two of them; a fourth stub, whose card is not entered, by the page of the first.
  await desk.must(code, { kind: 'joinStubs', stubs: [b!.receipt, a!.receipt.toLowerCase().replaceAll('-', '')] })
  const byPage = (from: string, stub: string, who = grove.stranger()) =>
    who.post(`/api/receipts/${from}/stubs`, { stub })
  expect((await byPage(a!.receipt, d!.receipt)).body).toMatchObject({ stubs: 3 })
  expect((await byPage(c!.receipt, d!.receipt)).body).toMatchObject({ stubs: 4 })
  const shown = await desk.get(`/api/meetings/${code}/paper/stubs/${d!.receipt}`)
  expect(shown.body).toEqual({
    receipt: d!.receipt,
    printed: last,
    tree: 'problem',
    card: null,
    questions: [],
    together: 4,
  })
  // Staff have their own way, which is on record; a stub of elsewhere joins nothing.
  expect((await byPage(a!.receipt, b!.receipt, desk)).body).toMatchObject({ code: 'notYourAnswer' })
  const other = await grove.meeting('别的会')
  await print(1, other.code, other.desk)
  const there = await onPaper(1, other.code)
  expect((await byPage(a!.receipt, there.receipt)).body).toMatchObject({ code: 'noSuchReceipt' })
  const stubs = [a!.receipt, there.receipt]
  expect((await desk.command(code, { kind: 'joinStubs', stubs })).body).toMatchObject({ code: 'noSuchReceipt' })
  // [M31] Counted with what is told next.
  const phone = await grove.join(code)
  await phone.must(code, { kind: 'endorse', card: ids[0]! })
  expect(await people()).toMatchObject({ people: 2 })
  expect((await verifyDatabase(grove.owner)).findings.all).toEqual([])
})

test('[P16] what is ticked on paper is listed at the desk, changed by the stub, and gone with the person; the log agrees', async () => {
  const { first } = await print(1)
  const { receipt } = await onPaper(first)
  const wanli = await desk.makes(code, { kind: 'addWalkIn', name: '要电话的人' })
  const wishes = { mayBeNamed: true, callBack: true }
  const { id: posted } = await desk.must(code, { ...card(String(first)), onBehalfOf: wanli, wishes })
  const listed = async () =>
    ((await desk.get(`/api/meetings/${code}/wishes`)).body as { cards: { card: string }[] }).cards.find(
      (one) => one.card === posted,
    )
  expect(await listed()).toMatchObject({ name: '要电话的人', ...wishes, called: null, hasPhone: false })
  const calls = async () => (await desk.get('/api/communities/rongbu/calls')).body
  expect(await calls()).toMatchObject({ meetings: [{ code, calls: 1 }] })
  expect((await grove.stranger().get(`/api/meetings/${code}`)).text).toContain('要电话的人')
  await desk.must(code, { kind: 'noteCall', card: posted!, called: true })
  expect([await calls(), (await listed())!]).toMatchObject([{ meetings: [] }, { called: { name: expect.any(String) } }])
  const says = (who: Client, body: object) => who.post(`/api/receipts/${receipt}/wishes`, body)
  expect((await says(desk, { mayBeNamed: false, callBack: false })).body).toMatchObject({ code: 'notYourAnswer' })
  const said = await says(grove.stranger(), { mayBeNamed: false, callBack: true })
  expect(said.body).toMatchObject({ wishes: { mayBeNamed: false, callBack: true, called: true } })
  // [L35] Others have seen the stub: with it a name is taken away, and not put there.
  const again = await says(grove.stranger(), { mayBeNamed: true, callBack: true })
  expect(again.body).toMatchObject({ wishes: { mayBeNamed: false, callBack: true } })
  expect((await grove.stranger().get(`/api/meetings/${code}`)).text).not.toContain('要电话的人')
  expect((await verifyDatabase(grove.owner)).findings.all).toEqual([])
  const boss = await grove.staff('coordinator', 'rongbu')
  await boss.must(code, { kind: 'erasePerson', receipt })
  expect(await listed()).toBeUndefined()
  expect((await verifyDatabase(grove.owner)).findings.all).toEqual([])
})

test('[P10] a receipt that is read at the counter stands in the log, without a name', async () => {
  const { first } = await print(1)
  const { receipt } = await onPaper(first)
  const read = { kind: 'readReceipt', receipt } as const
  expect((await desk.command(code, read)).body).toMatchObject({ code: 'noSuchReceipt' })
  await desk.must(code, card(String(first)))
  const { seq } = await desk.must(code, read)
  const row = await grove.owner.selectFrom('journal').select(['kind', 'actor_kind']).where('seq', '=', seq).execute()
  expect(row).toContainEqual({ kind: 'receiptRead', actor_kind: 'staff' })
  const phone = await grove.join(code)
  expect((await phone.command(code, read)).body).toMatchObject({ code: 'notSignedIn' })
})

test('[P11] an author is asked before the card is entered, and answers by the stub or in the hall; the log agrees', async () => {
  const { first } = await print(2)
  const [{ receipt }, second] = await Promise.all([onPaper(first), onPaper(first + 1)])
  const ask = (paper: string, text = '哪一盏灯？') => ({ kind: 'askAuthor', id: id(), paper, text }) as const
  const question = (await desk.must(code, ask(String(first)))).id!
  expect((await desk.command(code, ask(String(first)))).body).toMatchObject({ code: 'askedAlready' })
  expect((await desk.command(code, ask('9999'))).body).toMatchObject({ code: 'noSuchPaper' })
  // The stub's page shows the question, by role alone, and takes the answer; staff have a way of their own.
  const page = await grove.stranger().get(`/api/receipts/${receipt}/questions`)
  expect(page.body).toMatchObject({
    questions: [{ id: question, role: 'facilitator', text: '哪一盏灯？', answer: null }],
  })
  const answer = (who: Client, from = receipt, text = '紫藤架下那盏') =>
    who.post(`/api/receipts/${from}/questions/${question}`, { text, mayPublish: true })
  expect((await answer(desk)).body).toMatchObject({ code: 'notYourAnswer' })
  expect((await answer(grove.stranger(), second.receipt)).body).toMatchObject({ code: 'notJoined' })
  expect((await answer(grove.stranger())).status).toBe(200)
  expect((await answer(grove.stranger())).status).toBe(200)
  expect((await answer(grove.stranger(), receipt, '别的')).body).toMatchObject({ code: 'answeredAlready' })
  const { questions } = (await desk.get(`/api/meetings/${code}/questions`)).body as { questions: object[] }
  expect(questions).toContainEqual(
    expect.objectContaining({
      id: question,
      printed: first,
      card: null,
      answer: expect.objectContaining({ text: '紫藤架下那盏' }),
    }),
  )
  // In the hall: typed with the stub that is shown.
  const { id: posted } = await desk.must(code, card(String(second.number)))
  const other = (await desk.must(code, { kind: 'askAuthor', id: id(), card: posted!, text: '几更天？' })).id!
  const inHall = { kind: 'answerQuestion', question: other, text: '子时以后' } as const
  expect((await desk.command(code, { ...inHall, receipt })).body).toMatchObject({ code: 'noSuchAuthorQuestion' })
  await desk.must(code, { ...inHall, receipt: second.receipt })
  expect((await verifyDatabase(grove.owner)).findings.all).toEqual([])
  // [M26] Erased by the stub, also of a card that is not entered: no words anywhere, and the log holds none.
  const boss = await grove.staff('coordinator', 'rongbu')
  for (const stub of [receipt, second.receipt]) await boss.must(code, { kind: 'erasePerson', receipt: stub })
  const words = await grove.owner.selectFrom('question').select('text').execute()
  const log = JSON.stringify(await grove.owner.selectFrom('journal').select(['body', 'secret']).execute())
  expect([words, ['哪一盏灯', '紫藤架下那盏', '几更天', '子时以后'].filter((said) => log.includes(said))]).toEqual([
    [],
    [],
  ])
  expect((await verifyDatabase(grove.owner)).findings.all).toEqual([])
})

/** A mild photograph, small: contracts ask what becomes of it; how much it may bear is measured elsewhere. */
const SHOT: Shot = {
  width: 1800,
  height: 1350,
  slant: 18,
  turn: 200,
  bend: 0.01,
  blur: 0.8,
  shadow: 0.25,
  light: 0.3,
  noise: 4,
  black: 40,
  paper: 235,
  balance: [1, 0.98, 0.9],
  grey: true,
  quality: 60,
  crumple: 0.2,
}

const bytesOf = async (path: string, by = desk): Promise<Uint8Array> => {
  const cookie = [...by.cookies].map((pair) => pair.join('=')).join('; ')
  return new Uint8Array(await (await fetch(grove.url + path, { headers: { cookie } })).arrayBuffer())
}
/** The cards of a printing as its PDF shows them, cut apart. */
async function cut({ batch, first, last }: Printed, of = code): Promise<Map<number, Sheet>> {
  const pages = await pagesOf(await bytesOf(`/api/meetings/${of}/paper/cards/${batch}/sheets.pdf?lang=zh-Hans`))
  const numbers = Array.from({ length: last - first + 1 }, (_, n) => first + n)
  return new Map(
    numbers.map((number, n) => [number, cutOutOf(pages[Math.floor(n / 4)]!, LAYOUTS.a6, n % 4, n % 2 > 0)]),
  )
}
const photoOf = async (sheets: Sheet[], seed = 1, more: Partial<Shot> = {}): Promise<Buffer> => {
  const chance = chanceOf(seed)
  const layouts = sheets.map(() => LAYOUTS.a6)
  return (await photograph(laidOut(sheets, chance), layouts, { ...SHOT, ...more }, chance)).file
}
const send = (file: Uint8Array, by = desk, of = code) =>
  by.send('POST', `/api/meetings/${of}/paper/photos`, { body: file as Uint8Array<ArrayBuffer> })
const found = async (file: Uint8Array) => (await send(file)).body as PaperFound
const paperDesk = async () => (await desk.get(`/api/meetings/${code}/paper`)).body as PaperDesk
/** What the recogniser takes a card for: it follows its picture, while nobody waits. */
async function proposed(number: number) {
  await expect.poll(async () => (await paperDesk()).awaited).toBe(0)
  return (await paperDesk()).pictures.find((one) => one.number === number)!.proposal!
}
/** As a typeface writes: what people write by hand is measured elsewhere. */
const SAID = '三号楼后巷的灯坏了好多天，老人晚上不敢走'
const written = (sheet: Sheet, text: string, ticks: Written['ticks'], seed: number) =>
  writeOn(sheet, LAYOUTS.a6, { text, ticks }, chanceOf(seed))

test('[P5] what is printed is what is read: codes, boxes and writing, from PDF to photo to card to receipt', async () => {
  const printed = await print(4)
  const sheets = await cut(printed)
  const [a, b, c, d] = [...sheets.keys()] as [number, number, number, number]
  const on = [
    typeOn(written(sheets.get(a)!, '', { mayBeNamed: 'ticked', callBack: 'empty' }, 1), LAYOUTS.a6, SAID),
    written(sheets.get(b)!, '我可以修灯', { mayBeNamed: 'empty', callBack: 'ticked' }, 2),
    written(sheets.get(c)!, '夜里也敢走的巷子', { mayBeNamed: 'empty', callBack: 'empty' }, 3),
    sheets.get(d)!,
  ]
  const photo = await photoOf(on)
  expect(await found(photo)).toEqual({
    pages: 1,
    cards: [a, b, c, d],
    hung: 0,
    again: 0,
    copies: 0,
    foreign: expect.any(Array),
    unread: 0,
  })
  // Twenty phones, or the same one twice: one card each.
  expect(await found(await photoOf(on, 7, { turn: 20, slant: 5 }))).toMatchObject({ cards: [], again: 4, copies: 0 })
  const { pictures } = await paperDesk()
  const mine = pictures.filter(({ number }) => sheets.has(number ?? 0))
  expect(mine.map(({ number, tree, boxes, card, sure }) => ({ number, tree, boxes, card, sure }))).toEqual([
    { number: a, tree: 'problem', boxes: { mayBeNamed: 'ticked', callBack: 'empty' }, card: null, sure: true },
    { number: b, tree: 'action', boxes: { mayBeNamed: 'empty', callBack: 'ticked' }, card: null, sure: true },
    { number: c, tree: 'vision', boxes: { mayBeNamed: 'empty', callBack: 'empty' }, card: null, sure: true },
    { number: d, tree: 'problem', boxes: { mayBeNamed: 'empty', callBack: 'empty' }, card: null, sure: true },
  ])
  // [P12] What it says follows, as a proposal that a person confirms; nothing of it is public.
  const proposal = await proposed(a)
  const right = Array.from(SAID).filter((sign) => proposal.text.includes(sign)).length
  expect(right / SAID.length).toBeGreaterThan(0.85)
  expect(proposal.text.length).toBeLessThan(SAID.length * 1.2)
  expect(JSON.stringify((await grove.stranger().get(`/api/meetings/${code}`)).body)).not.toContain(proposal.text)
  const picture = await bytesOf(`/api/meetings/${code}/paper/pictures/${mine[0]!.id}/picture.webp`)
  expect((await sharp(picture).metadata()).format).toBe('webp')
  const posted = await desk.must(code, card(String(a)))
  expect((await onPaper(a)).receipt).toBe(posted.receipt)
  const after = (await paperDesk()).pictures.find(({ number }) => number === a)!
  expect(after.card).toBe(posted.number)
  await desk.send('PATCH', `/api/meetings/${code}/paper/pictures/${mine[3]!.id}`, { json: { state: 'blank' } })
  expect((await paperDesk()).pictures.find(({ number }) => number === d)!.state).toBe('blank')
  // [M26] With an erased person the picture of their handwriting goes.
  const boss = await grove.staff('coordinator', 'rongbu')
  // [P18] So does one whose code nobody could read: it may be theirs.
  await grove.asOwner(`insert into paper_picture
    select (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(), 'number', null, 'fingerprint', 'unread'))).*
    from paper_picture p where id = '${mine[2]!.id}'`)
  const unread = () => grove.owner.selectFrom('paper_picture').select('id').where('number', 'is', null).execute()
  expect((await unread()).length).toBeGreaterThan(0)
  await boss.must(code, { kind: 'erasePerson', receipt: posted.receipt! })
  expect(await unread()).toEqual([])
  const ofErased = async () => (await paperDesk()).pictures.filter(({ number }) => number === a)
  expect(await ofErased()).toEqual([])
  const left = await grove.owner.selectFrom('paper_picture').select('proposal').execute()
  expect(JSON.stringify(left)).not.toContain(proposal.text)
  // A photo of it that somebody still has brings it back no more, nor does naming another picture so.
  expect(await found(await photoOf(on, 7, { turn: 20, slant: 5 }))).toMatchObject({ cards: [], again: 4, copies: 0 })
  await desk.send('PATCH', `/api/meetings/${code}/paper/pictures/${mine[1]!.id}`, { json: { number: a } })
  expect(await ofErased()).toEqual([])
})

test('[P3] [P4] a forged code, one of another meeting, a copied card and the big screen’s: each is told, nothing doubled', async () => {
  const other = await grove.meeting('别处')
  const [there] = [...(await cut(await print(1, other.code, other.desk), other.code)).values()]
  const printed = await print(2)
  const [own, forged] = [...(await cut(printed)).values()]
  await grove.owner.updateTable('paper_card').set({ seal: 'ZZZZZ' }).where('number', '=', printed.last).execute()
  const first = written(own!, '这是第一张', { mayBeNamed: 'empty', callBack: 'empty' }, 21)
  const copied = written(own!, '复印了空白卡，写了别的很长的内容', { mayBeNamed: 'ticked', callBack: 'empty' }, 22)
  expect(await found(await photoOf([first]))).toMatchObject({ cards: [printed.first], copies: 0 })
  expect(await found(await photoOf([there!, forged!, copied], 5))).toMatchObject({
    cards: [printed.first],
    copies: 1,
    foreign: expect.arrayContaining(['otherMeeting', 'forged']),
    unread: 0,
  })
  const both = (await paperDesk()).pictures.filter(({ number }) => number === printed.first)
  expect(both.map(({ state }) => state)).toEqual(['waiting', 'copy'])
  const screen = await QRCode.toBuffer(`${grove.url}/m/${code}`, { width: 600, margin: 4 })
  expect(await found(screen)).toMatchObject({ cards: [], foreign: ['screen'], unread: 0 })
})

test('[P6] a photo without any code lies on the pile once, until somebody says which card it is', async () => {
  const plain = await sharp({ create: { width: 900, height: 700, channels: 3, background: '#b9a' } })
    .jpeg()
    .toBuffer()
  // A code that could not be read on a photo of the tests before lies there already: each run draws others.
  const onPile = async () => (await paperDesk()).pictures.filter(({ number }) => number === null)
  const before = (await onPile()).map(({ id }) => id)
  expect(await found(plain)).toMatchObject({ cards: [], unread: 1 })
  await found(plain)
  const pile = (await onPile()).filter(({ id }) => !before.includes(id))
  expect(pile).toHaveLength(1)
  const path = `/api/meetings/${code}/paper/pictures/${pile[0]!.id}`
  expect((await desk.send('PATCH', path, { json: {} })).status).toBe(204)
  expect((await desk.send('PATCH', path, { json: { number: 999 } })).body).toMatchObject({ code: 'noSuchPaper' })
  const { first } = await print(1)
  expect((await desk.send('PATCH', path, { json: { number: first } })).status).toBe(204)
  expect((await onPile()).map(({ id }) => id)).toEqual(before)
})

test('[P6] a scan of many pages, a PDF that is none and one with too many pages each get an answer', async () => {
  const printed = await print(8)
  const scan = await bytesOf(`/api/meetings/${code}/paper/cards/${printed.batch}/sheets.pdf`)
  expect(await found(scan)).toMatchObject({
    pages: 2,
    unread: 0,
    cards: expect.arrayContaining([printed.first, printed.last]),
  })
  expect((await send(Buffer.from('%PDF-1.7\nnothing'))).body).toMatchObject({ code: 'paperPdfBroken' })
  const long = await pdfWith((pdf) => Array.from({ length: 60 }, () => pdf.addPage()))
  expect((await send(Buffer.from(long))).body).toMatchObject({ code: 'paperTooManyPages', count: 61, most: 60 })
  expect((await send(Buffer.from('no picture'))).body).toMatchObject({ code: 'notAnImage' })
})

test('[P14] one card in ten is read by a second person, unseen; what differs is counted, shown and settled by a word', async () => {
  const other = await grove.meeting('两个人读')
  const at = `/api/meetings/${other.code}`
  const drawn = await drawnFrom(grove, other.code, 1)
  const plain = await drawnFrom(grove, other.code, drawn, false)
  await print(plain, other.code, other.desk)
  /** A picture on which somebody reads that number, whose card says this. */
  const entered = async (number: number, text: string): Promise<string> => {
    const background = `#b9${number.toString(16).padStart(4, '0')}`
    const file = await sharp({ create: { width: 90, height: 70, channels: 3, background } })
      .png()
      .toBuffer()
    await send(file, other.desk, other.code)
    const { pictures } = (await other.desk.get(`${at}/paper`)).body as PaperDesk
    const picture = pictures.find((one) => one.number === null)!.id
    const seen = { mayBeNamed: true, callBack: false }
    await other.desk.send('PATCH', `${at}/paper/pictures/${picture}`, { json: { number, seen } })
    await other.desk.must(other.code, card(String(number), text))
    return picture
  }
  const picture = await entered(drawn, '三号楼后巷的灯坏了')
  const notDrawn = await entered(plain, '长椅坏了')
  const [second, third] = [await grove.staff('facilitator', 'rongbu'), await grove.staff('spotter', 'rongbu')]
  const looks = async (who: Client) =>
    ((await who.get(`${at}/paper`)).body as PaperDesk).pictures.flatMap(({ number, again }) =>
      again ? [{ number, again }] : [],
    )
  // Whoever entered it does not learn that it is drawn; who is asked does not see what the first one read.
  expect(await looks(other.desk)).toEqual([])
  const asked = { first: null, second: null, differs: [], settles: false, endorsed: false }
  expect(await looks(second)).toEqual([{ number: drawn, again: asked }])

  const read = { tree: 'problem', text: '三号楼后巷的灯 坏丁', where: '', boxes: { mayBeNamed: true, callBack: true } }
  // Kept and compared as cards keep words: without signs that nobody sees.
  const typed = { ...read, text: `${read.text}\u202E `, where: ' '.repeat(5000) }
  const reads = (who: Client, of = picture, on = at) => who.post(`${on}/paper/pictures/${of}/readings`, typed)
  expect((await reads(second, notDrawn)).problem.code).toBe('notToCompare')
  expect((await reads(second, id())).problem.code).toBe('noSuchPhoto')
  for (const own of [picture, notDrawn]) expect((await reads(other.desk, own)).problem.code).toBe('comparesOwn')
  const elsewhere = await grove.meeting('隔壁')
  const crossed = await reads(elsewhere.desk, picture, `/api/meetings/${elsewhere.code}`)
  expect(crossed.problem.code).toBe('noSuchPhoto')
  for (const who of [grove.stranger(), await grove.join(other.code), await grove.staff('officer', 'rongbu')])
    expect((await reads(who)).status).toBeGreaterThan(400)
  const taps = await Promise.all(Array.from({ length: 6 }, () => reads(second)))
  expect(taps.map(({ body }) => body)).toEqual(Array(6).fill({ differs: ['text', 'boxes'] }))
  expect((await reads(third)).problem.code).toBe('comparedAlready')
  expect((await other.desk.board(other.code)).board.compared).toEqual({ shown: 1, differing: 1 })

  // Both readings lie side by side; who entered the card does not say which holds.
  const boxes = { mayBeNamed: true, callBack: false }
  const first = { tree: 'problem', text: '三号楼后巷的灯坏了', where: '', boxes }
  const differing = { first, second: read, differs: ['text', 'boxes'], endorsed: false }
  expect(await looks(other.desk)).toEqual([{ number: drawn, again: { ...differing, settles: false } }])
  expect(await looks(third)).toEqual([{ number: drawn, again: { ...differing, settles: true } }])
  const settles = (who: Client, settled: 'first' | 'second', of = picture) =>
    who.send('PATCH', `${at}/paper/pictures/${of}`, { json: { settled } })
  expect((await settles(other.desk, 'first')).body).toMatchObject({ code: 'comparesOwn' })
  expect((await settles(third, 'first', notDrawn)).body).toMatchObject({ code: 'notToCompare' })
  // Two who say it at once: one of them, and the card says what that one said.
  const both = await Promise.all([settles(third, 'second'), settles(second, 'first')])
  expect(both.map(({ status }) => status).sort()).toEqual([204, 409])
  const won = both[0].status === 204 ? 'second' : 'first'
  for (const who of [third, second]) expect((await settles(who, won)).status).toBe(204)
  const lost = won === 'first' ? 'second' : 'first'
  expect((await settles(second, lost)).body).toMatchObject({ code: 'comparedAlready' })
  const [hung] = Object.values((await other.desk.board(other.code)).board.cards)
  expect(hung!.text).toBe(won === 'second' ? read.text : first.text)
  expect(await looks(second)).toEqual([])
  const minutes = await second.get(`${at}/documents/minutes?lang=zh-Hans`)
  expect(JSON.stringify(minutes.body)).toContain('1 张由第二人看照片再读一遍，其中 1 张两人读得不一样')
  // [M26] With its author both readings go.
  const boss = await grove.staff('coordinator', 'rongbu')
  await boss.must(other.code, { kind: 'erasePerson', receipt: (await onPaper(drawn, other.code)).receipt })
  const left = await grove.owner.selectFrom('paper_picture').select('second').where('second', 'is not', null).execute()
  expect(left).toEqual([])
  expect((await verifyDatabase(grove.owner)).findings.all).toEqual([])
})

/** A picture of nothing, unlike every other. */
const plainPhoto = (n: number): Promise<Buffer> =>
  sharp({ create: { width: 90, height: 70, channels: 3, background: `#7a${n.toString(16).padStart(4, '0')}` } })
    .png()
    .toBuffer()

test('[P15] photos wait in the meeting’s queue, whoever sent them has gone, and each is read once', async () => {
  const other = await grove.meeting('四十张照片')
  const at = `/api/meetings/${other.code}/paper`
  const queue = async (body: Buffer, name = '', by = other.desk, on = at) =>
    by.send('POST', `${on}/queue?name=${name}`, { body: body as Uint8Array<ArrayBuffer> })
  const photos = async () => ((await other.desk.get(at)).body as PaperDesk).photos
  const states = async () => (await photos()).map(({ name, state }) => ({ name, state }))
  // As large as phones take them.
  const first = Buffer.concat([await plainPhoto(1), Buffer.alloc(5_000_000)])
  const second = await plainPhoto(2)
  const taps = await Promise.all([queue(first, '1.png'), queue(first, '1.png')])
  expect(taps.map(({ status }) => status)).toEqual([201, 201])
  expect(new Set(taps.map(({ body }) => (body as { photo: string }).photo)).size).toBe(1)
  expect((await queue(second, '2.png')).status).toBe(201)
  expect((await queue(Buffer.from('%PDF-1.7 nothing'), '3.pdf')).status).toBe(201)
  // One that its reader left half-way, as after kill -9, and one that could not be read.
  const { id: meeting, community } = other
  const row = { community, meeting, staff: id(), at: 1, size: 1, digest: id() }
  const [left, failed] = [id(), id()]
  await grove.owner
    .insertInto('paper_photo')
    .values([
      { ...row, id: left, name: '0.png', bytes: await plainPhoto(3), state: 'reading' },
      { ...row, at: 2, id: failed, digest: id(), name: '4.png', bytes: await plainPhoto(4), state: 'failed' },
    ])
    .execute()
  const crossed = at.replace(other.code, code)
  for (const who of [grove.stranger(), await grove.join(other.code), await grove.staff('officer', 'rongbu')]) {
    expect((await queue(first, 'x', who)).status).toBeGreaterThan(400)
    expect((await who.send('DELETE', `${at}/queue/${failed}`)).status).toBeGreaterThan(400)
  }
  expect((await desk.send('DELETE', `${crossed}/queue/${failed}`)).body).toMatchObject({ code: 'noSuchPhoto' })
  expect((await desk.post(`${crossed}/queue/${failed}/again`, {})).body).toMatchObject({ code: 'noSuchPhoto' })
  await expect(grove.services.carrying.refuseUnderWay({ community, id: meeting })).rejects.toMatchObject({
    code: 'carryPhotosWait',
  })
  const again = await Promise.all([1, 2, 3].map(() => other.desk.post(`${at}/queue/${failed}/again`, {})))
  expect(again.map(({ status }) => status).sort()).toEqual([204, 404, 404])
  await expect.poll(states, { timeout: 120_000 }).toEqual([
    { name: '0.png', state: 'read' },
    { name: '4.png', state: 'read' },
    { name: '1.png', state: 'read' },
    { name: '2.png', state: 'read' },
    { name: '3.pdf', state: 'failed' },
  ])
  const pile = ((await other.desk.get(at)).body as PaperDesk).pictures
  expect(pile.map(({ number }) => number)).toEqual([null, null, null, null])
  const kept = await grove.owner.selectFrom('paper_photo').select('id').where('bytes', 'is not', null).execute()
  expect(kept).toEqual([])
  const broken = (await photos()).find(({ state }) => state === 'failed')!
  expect(broken).toMatchObject({ again: false, why: { title: expect.stringContaining('PDF') as string } })
  expect((await other.desk.send('DELETE', `${at}/queue/${broken.id}`)).status).toBe(204)
  expect((await other.desk.send('DELETE', `${at}/queue/${broken.id}`)).status).toBe(404)
})

test('[P15] what a meeting may have of photos and of pictures has a measure, and is refused before it is read', async () => {
  const other = await grove.meeting('一万张照片')
  const at = `/api/meetings/${other.code}/paper`
  const sends = (way: string) => other.desk.send('POST', `${at}/${way}`, { body: new Uint8Array([1, 2, 3]) })
  const { id: meeting, community } = other
  const row = { community, meeting, staff: id(), at: 1 }
  const waits = Array.from({ length: 120 }, () => {
    const one = id()
    return { ...row, id: one, name: '', size: 1, digest: one, bytes: Buffer.from('x'), state: 'failed' as const }
  })
  await grove.owner.insertInto('paper_photo').values(waits).execute()
  for (const way of ['photos', 'queue'])
    expect(await sends(way)).toMatchObject({
      status: 429,
      body: { code: 'paperQueueFull', waiting: 120, saved: false },
    })
  // [M26] What failed is kept for another try: until somebody is erased, since nobody knows whom it shows,
  // and three days at most.
  const kept = async () => {
    const all = grove.owner.selectFrom('paper_photo').select('id').where('meeting', '=', meeting)
    return (await all.where('bytes', 'is not', null).execute()).length
  }
  const elder = await other.desk.makes(other.code, { kind: 'addWalkIn', name: '请忘掉我' })
  await (await grove.staff('coordinator', 'rongbu')).must(other.code, { kind: 'erasePerson', participant: elder })
  expect(await kept()).toBe(0)
  const since = Date.now() - 2 * 86_400_000
  const bytes = Buffer.from('x')
  await grove.owner.updateTable('paper_photo').set({ bytes }).where('meeting', '=', meeting).execute()
  await grove.owner.updateTable('paper_photo').set({ at: since }).where('id', '=', waits[0]!.id).execute()
  await forgetFailed(grove.owner, Date.now())
  expect(await kept()).toBe(1)
  await grove.owner.deleteFrom('paper_photo').where('meeting', '=', meeting).execute()
  const reading = JSON.stringify({ boxes: { mayBeNamed: 'empty', callBack: 'empty' }, ink: [], sure: false })
  const shown = { width: 1, height: 1, bytes: Buffer.from('x'), number: null, reading, state: 'blank' as const }
  const pictures = Array.from({ length: 4000 }, () => {
    const one = id()
    return { ...row, ...shown, id: one, fingerprint: one }
  })
  while (pictures.length) await grove.owner.insertInto('paper_picture').values(pictures.splice(0, 1000)).execute()
  for (const way of ['photos', 'queue'])
    expect((await sends(way)).body).toMatchObject({ code: 'paperPicturesFull', most: 4000 })
  await grove.owner.deleteFrom('paper_picture').where('meeting', '=', meeting).execute()
})

test('pictures are for the staff of their meeting alone', async () => {
  const { pictures } = await paperDesk()
  const path = `/api/meetings/${code}/paper/pictures/${pictures[0]!.id}/picture.webp`
  const elsewhere = await grove.meeting('隔壁的会')
  for (const who of [grove.stranger(), await grove.join(code)])
    expect((await who.get(path)).status).toBeGreaterThan(400)
  const crossed = path.replace(code, elsewhere.code)
  expect((await elsewhere.desk.get(crossed)).body).toMatchObject({ code: 'noSuchPhoto' })
})

test('[P8] where the facilitator wants it, a printed card hangs as its handwriting within its photo, and its words follow', async () => {
  const other = await grove.meeting('先上树后核对')
  const at = `/api/meetings/${other.code}`
  const printed = await print(3, other.code, other.desk)
  const sheets = [...(await cut(printed, other.code)).values()]
  const ticks = { mayBeNamed: 'ticked', callBack: 'empty' } as const
  const photo = await photoOf(
    [written(sheets[0]!, '三号楼后巷的灯坏了', ticks, 1), written(sheets[1]!, '我可以修灯', ticks, 2), sheets[2]!],
    3,
  )
  const brought = async (file: Uint8Array) => (await send(file, other.desk, other.code)).body as PaperFound
  // Off, as it is unless somebody says so, nothing hangs; on, what is photographed again does, and nothing
  // bare.
  expect(await brought(photo)).toMatchObject({ cards: [1, 2, 3], hung: 0 })
  await other.desk.must(other.code, { kind: 'changeMeeting', details: { hangAtOnce: true } })
  const found = await Promise.all(Array.from({ length: 3 }, () => brought(photo)))
  // [P15] Sent while it waits it is the same photo, whose senders hear the same; sent later, nothing new
  // hangs.
  expect(found.filter(({ hung }) => hung > 0).map(({ hung }) => hung)[0]).toBe(2)
  expect(found.every(({ hung }) => hung === 0 || hung === 2)).toBe(true)
  const cards = async () => Object.values((await other.desk.board(other.code)).board.cards)
  const [lamp, repair] = await cards()
  expect(lamp).toMatchObject({ number: 1, tree: 'problem', text: '', wording: 0, state: 'standing' })
  expect(repair).toMatchObject({ number: 2, tree: 'action', text: '', wording: 0 })
  expect(await cards()).toHaveLength(2)

  // Everybody sees what is written, and nothing beside it; while it is hidden nobody does.
  const picture = `/photos/${lamp!.photo}.webp`
  const shown = async () => (await fetch(grove.url + picture)).status
  const { width, height } = await sharp(await bytesOf(picture)).metadata()
  const { writing } = LAYOUTS.a6
  // [P8] The lines to write on, with paper around them.
  expect(width / height).toBeCloseTo((writing.width + 5) / (writing.height + 5), 1)
  await other.desk.must(other.code, { kind: 'hideCard', card: lamp!.id, reason: '写了电话' })
  expect(await shown()).toBe(404)
  await other.desk.must(other.code, { kind: 'showCard', card: lamp!.id })
  expect(await shown()).toBe(200)

  // A list says in words that nobody has read it; it can be endorsed, and keeps that.
  expect(await (await fetch(`${grove.url}${at}/cards.csv`)).text()).toContain('"handwriting"')
  const resident = await grove.join(other.code)
  await resident.must(other.code, { kind: 'endorse', card: lamp!.id })
  const { receipt } = await onPaper(1, other.code)
  expect((await grove.stranger().get(`/api/receipts/${receipt}`)).body).toMatchObject({ number: 1, text: '' })
  const unread = { kind: 'editCard', card: lamp!.id, text: '改', where: '', photo: null } as const
  expect((await other.desk.command(other.code, unread)).body).toMatchObject({ code: 'notYetRead', number: 1 })

  // Typed by twenty at once it is the same card with its words: the picture is shown no more.
  const typed = await Promise.all(Array.from({ length: 20 }, () => other.desk.command(other.code, card('1'))))
  expect(typed.filter(({ status }) => status === 200)).toHaveLength(1)
  const [read] = await cards()
  expect(read).toMatchObject({ id: lamp!.id, number: 1, text: '三号楼后巷的灯坏了', photo: null, endorsements: 1 })
  expect(await shown()).toBe(404)

  // The other one turns out to be blank: it is taken back and the log says why; looked at again it has words.
  const { pictures } = (await other.desk.get(`${at}/paper`)).body as PaperDesk
  const blank = pictures.find(({ number }) => number === 2)!
  expect(blank).toMatchObject({ card: 2, hangs: true })
  const isBlank = () => other.desk.send('PATCH', `${at}/paper/pictures/${blank.id}`, { json: { state: 'blank' } })
  await other.desk.must(other.code, { kind: 'hideCard', card: repair!.id, reason: '写了电话' })
  expect((await isBlank()).body).toMatchObject({ code: 'cardHidden' })
  expect((await cards())[1]).toMatchObject({ state: 'hidden' })
  await other.desk.must(other.code, { kind: 'showCard', card: repair!.id })
  await isBlank()
  expect((await cards())[1]).toMatchObject({ state: 'withdrawn', reason: 'blank', photo: null })
  await other.desk.must(other.code, { ...card('2', '我可以修灯'), tree: 'vision' })
  expect((await cards())[1]).toMatchObject({ state: 'standing', number: 2, tree: 'vision', text: '我可以修灯' })
})
