import { sql } from 'kysely'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Document } from '../../src/core/document/blocks.ts'
import { textOf } from '../../src/core/document/blocks.ts'
import type { Disclosure } from '../../src/core/ledger/disclosure.ts'
import type { NoticeView } from '../../src/wire/rooms.ts'
import type { Client, Reply, TestGrove } from '../build/grove.ts'
import { id, startTestGrove } from '../build/grove.ts'

const DAY = 86_400_000
let grove: TestGrove
let coordinator: Client
let handler: Client
beforeAll(async () => {
  grove = await startTestGrove()
  coordinator = await grove.staff('coordinator')
  handler = await grove.staff('handler')
})
afterAll(() => grove.stop())

const at = (notice: string, slug = 'rongbu') => `/api/communities/${slug}/notices/${notice}`
const send = (who: Client, notice: string, command: object, key = id()): Promise<Reply> =>
  who.post(`${at(notice)}/commands`, command, { 'idempotency-key': key })

/** A notice of what the law makes public, just published; gives its id. */
async function publish(who = coordinator, slug = 'rongbu'): Promise<string> {
  const times = { from: Date.now(), until: Date.now() + 16 * DAY }
  const said = { title: '三号楼路灯方案', text: '换成感应灯，四十八盏。', basis: '居民代表会议表决', amount: 48_000 }
  const command = { kind: 'publishNotice', about: 'decision', ...said, ...times }
  const reply = await who.post(`${at(id(), slug)}/commands`, command, { 'idempotency-key': id() })
  expect(reply.status, reply.text).toBe(200)
  return (reply.body as { id: string }).id
}

/** The sheet as it is printed, on a board, photographed a little aslant by a phone. */
async function photographed(who: Client, notice: string, slug = 'rongbu'): Promise<Uint8Array<ArrayBuffer>> {
  const cookie = [...who.cookies].map((pair) => pair.join('=')).join('; ')
  const printed = await fetch(`${grove.url}${at(notice, slug)}/notice-picture.png`, { headers: { cookie } })
  expect(printed.status).toBe(200)
  const picture = Buffer.from(await printed.arrayBuffer())
  expect((await sharp(picture).metadata()).width).toBe(1080)
  const sheet = await sharp(picture)
    .resize({ width: 800 })
    .rotate(7, { background: '#7a5c3e' })
    .extend({ top: 160, bottom: 200, left: 220, right: 180, background: '#7a5c3e' })
    .modulate({ brightness: 0.85 })
    .blur(0.8)
    .jpeg({ quality: 72 })
    .toBuffer()
  return new Uint8Array(sheet)
}

const upload = (who: Client, notice: string, body: Uint8Array<ArrayBuffer>, slug = 'rongbu') =>
  who.send('POST', `${at(notice, slug)}/photos`, { body })

async function view(notice: string): Promise<NoticeView> {
  const { body } = await grove.stranger().get('/api/communities/rongbu/notices')
  return (body as { items: NoticeView[] }).items.find((one) => one.id === notice)!
}

const blank = async () =>
  new Uint8Array(
    await sharp({ create: { width: 640, height: 480, channels: 3, background: '#7a5c3e' } })
      .jpeg()
      .toBuffer(),
  )

describe('[L36] the board', () => {
  test('[L37] a photo that is late is among the numbers of the ledger, until the notice is withdrawn', async () => {
    const unhung = async () =>
      ((await grove.stranger().get('/api/communities/rongbu/ledger')).body as { unhung: number }).unhung
    const [notice, before] = [await publish(), await unhung()]
    await grove.asOwner(`update notice set notice = jsonb_set(notice, '{hangBy}', '5') where id = '${notice}'`)
    expect(await unhung()).toBe(before + 1)
    await grove.asOwner(`update notice set withdrawn = true where id = '${notice}'`)
    expect(await unhung()).toBe(before)
  })

  test('what is printed is what is read: a photo of the hung sheet begins the days, and is shown to everyone', async () => {
    const notice = await publish()
    expect((await view(notice)).hanging).toBe('awaited')
    const kept = await upload(handler, notice, await photographed(handler, notice))
    expect(kept.body).toMatchObject({ read: true })
    const { photo } = kept.body as { photo: string }
    // Whatever the camera makes of it.
    const plain = sharp(await photographed(handler, notice))
    for (const made of [plain.clone().greyscale().png(), plain.clone().ensureAlpha().webp()])
      expect((await upload(handler, notice, new Uint8Array(await made.toBuffer()))).body).toMatchObject({ read: true })
    // Nobody sees it before the notice shows it.
    expect((await grove.stranger().get(`/photos/${photo}.webp`)).status).toBe(404)
    const word = id()
    const hang = { kind: 'hangNotice', id: word, board: '三号楼一楼', photo }
    const key = id()
    const twice = await Promise.all([send(handler, notice, hang, key), send(handler, notice, hang, key)])
    expect(twice.map(({ status }) => status)).toEqual([200, 200])
    expect((await send(handler, notice, hang)).status).toBe(200)
    const shown = await view(notice)
    expect(shown).toMatchObject({
      hanging: 'hangs',
      postings: [{ board: '三号楼一楼', photo, unread: null, down: null }],
    })
    expect((await grove.stranger().get(`/photos/${photo}.webp`)).status).toBe(200)
  })

  test('the code of another notice, here or elsewhere, is refused and its photo not kept', async () => {
    const [mine, other] = [await publish(), await publish()]
    const there = await grove.staff('coordinator', 'wanli')
    const elsewhere = await publish(there, 'wanli')
    for (const photo of [await photographed(coordinator, other), await photographed(there, elsewhere, 'wanli')]) {
      const reply = await upload(coordinator, mine, photo)
      expect([reply.status, reply.problem.code]).toEqual([422, 'codeOfAnother'])
    }
    const kept = await grove.owner.selectFrom('photo').select('id').where('notice', '=', mine).execute()
    expect(kept).toEqual([])
  })

  test('without a code it is marked, with the reason; without the reason it is refused', async () => {
    const notice = await publish()
    const kept = await upload(handler, notice, await blank())
    expect(kept.body).toMatchObject({ read: false })
    const hang = { kind: 'hangNotice', id: id(), board: '公告栏', photo: (kept.body as { photo: string }).photo }
    expect((await send(handler, notice, hang)).problem.code).toBe('codeUnread')
    expect((await send(handler, notice, { ...hang, unread: '玻璃反光' })).status).toBe(200)
    expect((await view(notice)).postings).toMatchObject([{ unread: '玻璃反光' }])
  })

  test('the code on a slip is not that of the sheet', async () => {
    const notice = await publish()
    const { body } = await coordinator.get(`${at(notice)}/slips/1/sheet`)
    const { blocks } = body as { blocks: { kind: string; address?: string }[] }
    const codes = blocks.filter(({ kind }) => kind === 'qr').map(({ address }) => address!)
    expect(codes).toHaveLength(12)
    const { default: QRCode } = await import('qrcode')
    const photo = new Uint8Array(await QRCode.toBuffer(codes[2]!, { width: 600 }))
    expect((await upload(coordinator, notice, photo)).body).toMatchObject({ read: false })
  })

  test('what is no picture, and what is too large, is refused with what to do', async () => {
    const notice = await publish()
    const notImage = await upload(
      handler,
      notice,
      new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>'),
    )
    expect([notImage.status, notImage.problem.code]).toEqual([422, 'notAnImage'])
    const giant = sharp({
      create: { width: 9000, height: 9000, channels: 3, background: '#fff' },
      limitInputPixels: false,
    })
    const reply = await upload(handler, notice, new Uint8Array(await giant.png({ compressionLevel: 9 }).toBuffer()))
    expect([reply.status, reply.problem.code]).toEqual([422, 'photoTooManyPixels'])
    expect((await upload(handler, id(), await blank())).problem.code).toBe('noSuchNotice')
  })

  test('a photo is its bringer’s, for the notice it was brought for', async () => {
    const [mine, other] = [await publish(), await publish()]
    const { photo } = (await upload(handler, mine, await photographed(handler, mine))).body as { photo: string }
    const hang = { kind: 'hangNotice', id: id(), board: '公告栏', photo }
    expect((await send(handler, other, hang)).problem.code).toBe('noSuchPhoto')
    expect((await send(coordinator, mine, hang)).problem.code).toBe('noSuchPhoto')
    expect((await send(handler, mine, hang)).status).toBe(200)
  })

  test('staff of another place, oversight and participants neither photograph nor hang', async () => {
    const notice = await publish()
    const { code } = await grove.meeting()
    const phone = await grove.join(code)
    const oversight = await grove.staff('oversight')
    const beside = await grove.staff('coordinator', 'wanli')
    const body = await blank()
    const hang = { kind: 'hangNotice', id: id(), board: '公告栏', photo: id(), unread: '反光' }
    for (const who of [grove.stranger(), phone, oversight, beside]) {
      expect([401, 403]).toContain((await upload(who, notice, body)).status)
      expect([401, 403]).toContain((await send(who, notice, hang)).status)
    }
  })
})

test('[L36] the very same picture is not a photo of two things: hung and taken down, two boards, two notices', async () => {
  const [notice, other] = [await publish(), await publish()]
  const body = await photographed(handler, notice)
  const bring = async (to: string) => ((await upload(handler, to, body)).body as { photo: string }).photo
  // Brought twice and shown once is nothing wrong: the first answer may have been lost.
  const [unused, photo, again, third] = [
    await bring(notice),
    await bring(notice),
    await bring(notice),
    await bring(notice),
  ]
  expect(unused).not.toBe(photo)
  const hung = await send(handler, notice, { kind: 'hangNotice', id: id(), board: '公告栏', photo })
  expect(hung.status).toBe(200)
  const posting = (hung.body as { id: string }).id
  for (const command of [
    { kind: 'hangNotice', id: id(), board: '二号楼', photo: again },
    { kind: 'takeDown', posting, photo: third, reason: '粉刷' },
  ])
    expect((await send(handler, notice, command)).problem.code).toBe('photoShown')
  expect((await upload(handler, other, body)).problem.code).toBe('codeOfAnother')
})

test('[L29] nobody sends more than twenty objections to one notice in an hour, and others still can', async () => {
  const [notice, other] = [await publish(), await publish()]
  const object = (who: Client, to: string) => send(who, to, { kind: 'object', id: id(), text: '太亮' })
  const spotter = await grove.staff('spotter')
  for (let n = 0; n < 20; n++) expect((await object(spotter, notice)).status).toBe(200)
  expect((await object(spotter, notice)).problem.code).toBe('tooMany')
  expect((await object(spotter, other)).status).toBe(200)
  expect((await object(handler, notice)).status).toBe(200)
})

test('[L29] [L36] a notice that was withdrawn takes no photo, unless a sheet of it is to be taken down', async () => {
  const [notice, hung] = [await publish(), await publish()]
  const withdraw = { kind: 'withdrawNotice', reason: '写错了' }
  const { photo } = (await upload(handler, hung, await photographed(handler, hung))).body as { photo: string }
  expect((await send(handler, hung, { kind: 'hangNotice', id: id(), board: '公告栏', photo })).status).toBe(200)
  for (const each of [notice, hung]) expect((await send(coordinator, each, withdraw)).status).toBe(200)
  const refused = await upload(handler, notice, await blank())
  expect([refused.status, refused.problem.code]).toEqual([409, 'noticeWithdrawn'])
  expect((await upload(handler, hung, await blank())).status).toBe(201)
  // Nobody is asked to object to it any more, on paper either.
  for (const form of ['', '.docx', '.pdf'])
    expect((await coordinator.get(`${at(hung)}/slips/1/sheet${form}`)).problem.code).toBe('noticeWithdrawn')
  expect((await coordinator.get(`${at(hung)}/documents.zip`)).status).toBe(200)
})

describe('who may', () => {
  const ROLES = [
    'coordinator',
    'administrator',
    'facilitator',
    'spotter',
    'deliberator',
    'adviser',
    'handler',
    'officer',
    'oversight',
  ] as const
  const COORDINATORS = ['coordinator', 'administrator']
  const MAY: Record<string, readonly string[]> = {
    withdrawNotice: COORDINATORS,
    answerObjection: COORDINATORS,
    hideObjection: COORDINATORS,
    showObjection: COORDINATORS,
    eraseObjection: COORDINATORS,
    changeContact: COORDINATORS,
    stateResult: COORDINATORS,
    hangNotice: [...COORDINATORS, 'handler'],
    takeDown: [...COORDINATORS, 'handler'],
    object: ROLES,
    objectOnPaper: [...COORDINATORS, 'facilitator', 'spotter', 'deliberator', 'adviser'],
  }
  const BODIES: Record<string, () => object> = {
    withdrawNotice: () => ({ reason: '' }),
    answerObjection: () => ({ objection: id(), text: '好' }),
    hideObjection: () => ({ objection: id(), reason: '有电话' }),
    showObjection: () => ({ objection: id() }),
    eraseObjection: () => ({ objection: id(), reason: '有电话' }),
    changeContact: () => ({ contact: {} }),
    stateResult: () => ({ text: '照办' }),
    hangNotice: () => ({ id: id(), board: '公告栏', photo: id() }),
    takeDown: () => ({ posting: id(), photo: id() }),
    object: () => ({ id: id(), text: '' }),
    objectOnPaper: () => ({ id: id(), text: '', receivedOn: Date.now() }),
  }

  test('each command of a notice is let through for the roles stated, and no other', async () => {
    const notice = await publish()
    const wrong: string[] = []
    for (const role of ROLES) {
      const who = await grove.staff(role)
      for (const [kind, roles] of Object.entries(MAY)) {
        const reply = await send(who, notice, { kind, ...BODIES[kind]!() })
        if ((reply.status !== 403) !== roles.includes(role)) wrong.push(`${kind}: ${role} ${reply.status}`)
      }
    }
    expect(wrong).toEqual([])
  })
})

describe('[L38] objections on paper', () => {
  test('are entered once, shown as on paper, and name nobody', async () => {
    const notice = await publish()
    const spotter = await grove.staff('spotter')
    const slip = { kind: 'objectOnPaper', id: id(), text: '晚上太亮', slip: 3, receivedOn: Date.now() }
    const key = id()
    const twice = await Promise.all([send(spotter, notice, slip, key), send(spotter, notice, slip, key)])
    expect(twice.map(({ status }) => status)).toEqual([200, 200])
    expect((await send(coordinator, notice, { ...slip, id: id() })).problem).toMatchObject({
      code: 'slipEntered',
      slip: 3,
    })
    expect((await send(spotter, notice, { ...slip, id: id(), slip: 4, text: '长'.repeat(501) })).problem.code).toBe(
      'textTooLong',
    )
    const none = await send(spotter, notice, { ...slip, id: id(), slip: 0 })
    expect(none.problem).toMatchObject({ code: 'outOfRange', where: 'slip', least: 1, most: 960 })
    const shown = await view(notice)
    expect(shown.objections).toMatchObject([{ text: '晚上太亮', paper: { slip: 3 }, answer: null }])
    // The journal keeps who entered it, and not its words.
    const rows = await grove.owner
      .selectFrom('journal')
      .select(['actor_kind', 'body'])
      .where('topic', '=', `notice/${notice}`)
      .execute()
    const entered = rows.find(({ body }) => (body as { kind: string }).kind === 'objectionMade')!
    expect(entered.actor_kind).toBe('staff')
    expect(JSON.stringify(entered.body)).not.toContain('太亮')
  })
})

test('[L41] an objection that is hidden leaves list and documents with its words, and comes back with them', async () => {
  const notice = await publish()
  const said = '老王偷了三号楼的灯'
  const made = await send(await grove.staff('spotter'), notice, { kind: 'object', id: id(), text: said })
  const objection = (made.body as { id: string }).id
  const pages = async () => [
    JSON.stringify((await grove.stranger().get('/api/communities/rongbu/notices')).body),
    textOf((await coordinator.get(`/api/communities/rongbu/notices/${notice}/notice`)).body as Document),
  ]
  expect((await pages()).filter((page) => page.includes(said))).toHaveLength(2)
  const hide = { kind: 'hideObjection', objection, reason: '有别人的电话' }
  expect((await send(handler, notice, hide)).status).toBe(403)
  expect((await send(coordinator, notice, hide)).status).toBe(200)
  expect((await pages()).filter((page) => page.includes(said))).toEqual([])
  expect((await pages()).filter((page) => page.includes('有别人的电话'))).toHaveLength(2)
  expect((await view(notice)).objections).toMatchObject([
    { id: objection, text: '', hidden: { reason: '有别人的电话' } },
  ])
  // Neither the journal nor any other row that is read without rules has the words.
  const rows = await grove.owner.selectFrom('journal').select('body').where('topic', '=', `notice/${notice}`).execute()
  expect(JSON.stringify(rows)).not.toContain(said)
  expect((await send(coordinator, notice, { kind: 'showObjection', objection })).status).toBe(200)
  expect((await pages()).filter((page) => page.includes(said))).toHaveLength(2)
  // [L44] Erased, they are nowhere, and nobody shows them again.
  const erase = { kind: 'eraseObjection', objection, reason: '冤枉了人' }
  expect((await send(handler, notice, erase)).status).toBe(403)
  expect((await send(coordinator, notice, erase)).status).toBe(200)
  expect((await send(coordinator, notice, { kind: 'showObjection', objection })).problem.code).toBe('wordsErased')
  const contact = { respondent: '张有名', phone: '8888', place: '' }
  for (const one of [contact, { respondent: '' }])
    expect((await send(coordinator, notice, { kind: 'changeContact', contact: one })).status).toBe(200)
  expect(await view(notice)).toMatchObject({
    contact: { respondent: '', phone: '' },
    objections: [{ text: '', erased: true, hidden: { reason: '冤枉了人' } }],
  })
  const kept = await sql<{ row: string }>`
    select body::text || coalesce(secret::text, '') as row from journal union all select notice::text from notice`.execute(
    grove.owner,
  )
  expect(kept.rows.filter(({ row }) => row.includes(said) || row.includes('张有名'))).toEqual([])
})

test('affairs disclosure of a month: every number is one of the ledger’s own', async () => {
  const { code, id: meeting } = await grove.meeting('十一月议事会')
  const phone = await grove.join(code)
  const cards = [await phone.card(code, '路灯不亮'), await phone.card(code, '井盖响')]
  const opened = await coordinator.post(
    `/api/communities/rongbu/matters/${id()}/commands`,
    { kind: 'openMatter', title: '三号楼路灯', cards: [{ meeting, card: cards[0] }] },
    { 'idempotency-key': id() },
  )
  const matter = (opened.body as { id: string }).id
  const weigh = { kind: 'triage', urgency: 3, importance: 3, reach: { people: 40 }, lane: 'quick', reason: '老人多' }
  await coordinator.post(`/api/communities/rongbu/matters/${matter}/commands`, weigh, { 'idempotency-key': id() })
  const times = { from: Date.now(), until: Date.now() + 16 * DAY }
  const funds = {
    kind: 'publishNotice',
    about: 'funds',
    title: '路灯经费',
    text: '四十八盏',
    amount: 48_000,
    ...times,
  }
  await send(coordinator, id(), funds)

  const month = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit' })
  const period = month.format(Date.now()).slice(0, 7)
  const at = `/api/communities/rongbu/disclosure/${period}`
  const told = (await coordinator.get(at)).body as Disclosure
  const { items: notices } = (await coordinator.get('/api/communities/rongbu/notices')).body as { items: NoticeView[] }
  const matters = (await coordinator.get('/api/communities/rongbu/matters?limit=200')).body as { items: object[] }
  expect(told.notices).toHaveLength(notices.length)
  expect(told.funds.announced).toBe(48_000)
  const unanswered = (await coordinator.get('/api/communities/rongbu/desk/unanswered?limit=500')).body as {
    items: { postedAt: number }[]
  }
  const waiting = unanswered.items.filter(({ postedAt }) => postedAt >= told.from && postedAt <= told.until).length
  expect(told.cards).toEqual({ posted: waiting + 1, answered: 1, waiting })
  expect(Object.values(told.stages).reduce((sum, n) => sum + n, 0)).toBe(matters.items.length)

  const text = textOf((await coordinator.get(`${at}/document`)).body as Document)
  for (const fact of ['¥48,000', `${told.cards.posted} 张`, '已有答复 1 张', `等答复 ${waiting} 张`, '路灯经费'])
    expect(text).toContain(fact)
  for (const none of ['2026-13', '2026-Q5', 'now', '0001-01'])
    expect((await coordinator.get(`/api/communities/rongbu/disclosure/${none}`)).status).toBe(400)
  // A period that runs says until when it is told; one that has not begun has nothing to tell.
  expect(told.running).toBe(true)
  expect(text).toContain('（截至')
  for (const later of ['2199-12', '2199-Q1'])
    for (const form of ['', '/document', '/document.docx', '/document.pdf'])
      expect((await coordinator.get(`/api/communities/rongbu/disclosure/${later}${form}`)).problem.code).toBe(
        'periodNotYet',
      )
  expect((await grove.stranger().get(at)).status).toBe(401)
})
