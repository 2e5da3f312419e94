import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../src/core/place/place.ts'
import type { DeskMatter, MatterList, MatterView } from '../../src/wire/matter.ts'
import type { LedgerSummary } from '../../src/wire/rooms.ts'
import type { MatterCommandInput } from '../../src/wire/ledger.ts'
import { migrate } from '../../src/server/database/migrate.ts'
import { recountHands } from '../../src/server/ledger/recount.store.ts'
import { loadMatter } from '../../src/server/ledger/store.ts'
import { verifyDatabase } from '../../src/server/verify/database.ts'
import type { Client, TestGrove } from '../build/grove.ts'
import { id, startTestGrove } from '../build/grove.ts'

let grove: TestGrove
const staff = {} as Record<Role, Client & { person: string }>
let meeting: { code: string; id: string; community: string }
const base = '/api/communities/rongbu'
const DAY = 86_400_000

beforeAll(async () => {
  grove = await startTestGrove()
  for (const role of ['coordinator', 'spotter', 'deliberator', 'adviser', 'handler', 'oversight'] as const) {
    const client = await grove.staff(role)
    const me = await client.get('/api/me')
    staff[role] = Object.assign(client, { person: (me.body as { person: { id: string } }).person.id })
  }
  meeting = await grove.meeting()
})
afterAll(() => grove.stop())

const send = (who: Client, matter: string, command: MatterCommandInput, key = id()) =>
  who.post(`${base}/matters/${matter}/commands`, command, { 'idempotency-key': key })

async function must(
  who: Client,
  matter: string,
  command: MatterCommandInput,
): Promise<{ seq: number; id?: string; number?: number }> {
  const reply = await send(who, matter, command)
  if (reply.status !== 200) throw new Error(`${command.kind}: ${reply.status} ${reply.text}`)
  return reply.body as { seq: number; id?: string; number?: number }
}

async function aMatter(
  title = '路灯',
  texts = ['路灯不亮', '巷子里太黑'],
): Promise<{ matter: string; number: number; cards: string[] }> {
  const cards: string[] = []
  for (const text of texts) cards.push(await (await grove.join(meeting.code)).card(meeting.code, text))
  const { id: matter, number } = await must(staff.spotter, id(), {
    kind: 'openMatter',
    title,
    cards: cards.map((card) => ({ meeting: meeting.id, card })),
  })
  return { matter: matter!, number: number!, cards }
}

const view = async (number: number): Promise<MatterView> =>
  (await grove.stranger().get(`${base}/matters/${number}`)).body as MatterView
const entriesOf = (matter: string) =>
  grove.owner.selectFrom('journal').select(['body', 'secret']).where('topic', '=', `matter/${matter}`).execute()
const deskOf = async (who: Client, number: number) =>
  (await who.get(`${base}/desk/matters/${number}`)).body as DeskMatter
const triage = {
  kind: 'triage',
  urgency: 3,
  importance: 2,
  reach: { people: 40 },
  lane: 'quick',
  reason: '天黑看不见路',
} as const

async function photo(matter: string): Promise<string> {
  const { default: sharp } = await import('sharp')
  const image = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#864' } })
    .jpeg()
    .toBuffer()
  const reply = await staff.handler.send('POST', `${base}/matters/${matter}/photos`, { body: new Uint8Array(image) })
  return (reply.body as { photo: string }).photo
}

describe('a matter', () => {
  test('goes from cards to confirmed, each step by the role it belongs to', async () => {
    const { matter, number } = await aMatter()
    expect((await view(number)).sheet).toMatchObject({ stage: 'opened', number })
    await must(staff.coordinator, matter, triage)
    await must(staff.coordinator, matter, { kind: 'route', route: 'quickFix', reason: '当天能修' })
    const owner = { person: staff.handler.person, office: '物业' }
    await must(staff.coordinator, matter, { kind: 'dispatch', owner, reason: '归物业管' })
    expect((await send(staff.handler, matter, { kind: 'finish', text: '换了灯', after: null })).problem.code).toBe(
      'evidenceMissing',
    )
    await must(staff.handler, matter, { kind: 'finish', text: '换了灯', after: await photo(matter) })
    const own = await grove.services.identity.people.appoint(
      { id: staff.handler.person, name: '', email: null },
      meeting.community,
      'spotter',
    )
    expect(own).toBe(staff.handler.person)
    // [L25] Nobody checks their own work, whatever roles they have.
    expect((await send(staff.handler, matter, { kind: 'callBack', reached: true, solved: true })).problem.code).toBe(
      'ownCallback',
    )
    await must(staff.spotter, matter, { kind: 'callBack', reached: true, solved: true, satisfied: true })
    const seen = await view(number)
    expect(seen.sheet).toMatchObject({ stage: 'confirmed', dueAt: null })
    expect(seen.people).toBe(2)
    expect(seen.cards.map(({ text }) => text)).toEqual(['路灯不亮', '巷子里太黑'])
    expect(seen.history.map(({ told }) => told.kind)).toEqual([
      'matterOpened',
      'matterTriaged',
      'matterRouted',
      'matterDispatched',
      'matterDone',
      'calledBack',
    ])
    // [L31] The public reads offices; no person's id is in what it gets.
    for (const person of Object.values(staff)) expect(JSON.stringify(seen)).not.toContain(person.person)
  })

  test('[L14] [L16] [L20] is deliberated: versions, advice with an answer, a decision with tasks', async () => {
    const { matter, number } = await aMatter('停车')
    await must(staff.coordinator, matter, { ...triage, lane: 'major', importance: 4 })
    await must(staff.coordinator, matter, { kind: 'route', route: 'deliberation', reason: '要大家商量' })
    const version = { text: '划线', cost: 12_000, resources: '油漆', affected: '沿街住户' }
    const first = { kind: 'writeProposal', id: id(), title: '划车位', version } as const
    const proposal = (await must(staff.deliberator, matter, first)).id!
    const said = { kind: 'advise', id: id(), proposal, version: 1, text: '留出消防通道' } as const
    const advice = (await must(staff.adviser, matter, said)).id!
    const changed = { ...version, text: '划线，留通道', changed: '按建议留通道' }
    const next = { kind: 'writeProposal', proposal, after: 1, title: '划车位', version: changed } as const
    await must(staff.deliberator, matter, next)
    // [L60]
    expect((await send(staff.deliberator, matter, next)).problem).toMatchObject({
      code: 'versionMeanwhile',
      number: 2,
    })
    const task = {
      id: id(),
      title: '划线',
      owner: { person: staff.handler.person, office: '物业' },
      dueAt: Date.now() + 9 * DAY,
    }
    const adopt = { kind: 'adopt' as const, proposal, version: 2, reason: '大家同意', tasks: [task] }
    expect((await send(staff.coordinator, matter, adopt)).problem.code).toBe('adviceUnanswered')
    await must(staff.deliberator, matter, { kind: 'answerAdvice', advice, taken: true, why: '第二版写进去了' })
    await must(staff.deliberator, matter, {
      kind: 'recordSupport',
      proposal,
      version: 2,
      names: { for: ['孙有名', '周大妈'], against: ['李叔'], abstain: [] },
    })
    // [L46] Who was named is in no entry, and whoever takes it back is nowhere; the numbers stay.
    const named = async () => JSON.stringify([await view(number), await entriesOf(matter)])
    expect(await named()).toContain('孙有名')
    expect(JSON.stringify(await entriesOf(matter))).not.toContain('孙有名')
    await must(staff.coordinator, matter, { kind: 'unname', proposal, name: '孙 有名' })
    expect(await named()).not.toContain('孙有名')
    expect((await send(staff.coordinator, matter, { kind: 'unname', proposal, name: '孙有名' })).problem.code).toBe(
      'notNamed',
    )
    const stands = (await view(number)).sheet.proposals[0]!.support
    expect(stands).toMatchObject([{ for: 2, against: 1, names: { for: ['周大妈'], against: ['李叔'] } }])
    // A title that named somebody is changed: what it was is in no answer and no entry.
    const words = { summary: '', category: '', where: '', grids: [] }
    const describe = (from: string, title: string) => {
      return send(staff.coordinator, matter, {
        kind: 'describeMatter',
        title,
        ...words,
        was: { ...words, title: from },
      })
    }
    const opened = (await view(number)).sheet.title
    for (const [from, title] of [
      [opened, '孙有名家门口停车'],
      ['孙有名家门口停车', '停车难'],
    ] as const)
      expect((await describe(from, title)).status).toBe(200)
    // [L60] A page left open undoes nothing unread; who asks for what stands already asks for nothing.
    const late = await describe(opened, '孙有名家门口停车')
    expect([late.status, late.problem.code]).toEqual([409, 'changedMeanwhile'])
    expect((await describe(opened, '停车难')).status).toBe(200)
    expect(await named()).not.toContain('孙有名')
    expect((await view(number)).history[0]!.told).toMatchObject({ kind: 'matterOpened', sheet: { title: '停车难' } })
    await must(staff.coordinator, matter, adopt)
    await must(staff.handler, matter, { kind: 'begin' })
    const [planned] = (await view(number)).sheet.tasks
    await must(staff.handler, matter, { kind: 'reportTask', task: planned!.id, progress: 100, note: '划好了' })
    expect((await view(number)).sheet).toMatchObject({ stage: 'underWay', dueAt: task.dueAt })
    const mine = await staff.handler.get(`${base}/desk/matters?owner=me`)
    expect((mine.body as MatterList).items.map((row) => row.number)).not.toContain(number)
  })

  test('[L25] of an older Grove, which forgot who had tasks of a way that was given up, hands are counted anew at the start; then everything is as the log says', async () => {
    const { matter } = await aMatter('一条路，又一条路')
    await must(staff.coordinator, matter, triage)
    await must(staff.coordinator, matter, { kind: 'route', route: 'quickFix', reason: '当天能修' })
    const owner = { person: staff.handler.person, office: '物业' }
    await must(staff.coordinator, matter, { kind: 'dispatch', owner, reason: '归物业管' })
    const task = { id: id(), title: '看现场', owner, dueAt: Date.now() + 9 * DAY }
    await must(staff.coordinator, matter, { kind: 'planTask', task })
    await must(staff.coordinator, matter, { kind: 'explain', reason: '没有配件', reviewAt: Date.now() + 9 * DAY })
    await must(staff.coordinator, matter, { kind: 'resume', reason: '配件到了' })
    const { owner: db } = grove
    const hands = async () => (await loadMatter(db, meeting.community, matter))!.sheet.hands
    const wrong = async () => (await verifyDatabase(db)).findings.all
    expect(await hands()).toEqual([staff.handler.person])
    expect(await wrong()).toEqual([])

    // The database as the older one left it, and its update.
    await sql`update matter set sheet = jsonb_set(sheet, '{hands}', '[]') where id = ${matter}`.execute(db)
    await sql`drop table recount`.execute(db)
    await sql`delete from kysely_migration where name = '0025-recount'`.execute(db)
    expect(JSON.stringify(await wrong())).toContain('hands')
    await migrate(db)
    await recountHands(db)
    expect(await hands()).toEqual([staff.handler.person])
    expect(await wrong()).toEqual([])
    expect(await db.selectFrom('recount').selectAll().execute()).toEqual([])
  })

  test('[J6] [L8] whoever watches the work owns none of it', async () => {
    const { matter } = await aMatter()
    const owner = { person: staff.oversight.person, office: '居务监督' }
    const refused = await send(staff.coordinator, matter, { kind: 'dispatch', owner, reason: '归他管' })
    expect([refused.status, refused.problem.code]).toEqual([409, 'noSuchOwner'])
    const handlers = JSON.stringify((await staff.coordinator.get(`${base}/handlers`)).body)
    expect([handlers.includes(staff.handler.person), handlers.includes(staff.oversight.person)]).toEqual([true, false])
  })

  test('tells each role what it may do now', async () => {
    const { matter, number } = await aMatter()
    expect((await deskOf(staff.coordinator, number)).may).toContain('triage')
    expect((await deskOf(staff.spotter, number)).may).not.toContain('triage')
    expect((await deskOf(staff.oversight, number)).may).toEqual([])
    expect((await send(staff.oversight, matter, { kind: 'note', text: '看看' })).status).toBe(403)
    expect((await send(staff.spotter, matter, triage)).status).toBe(403)
    expect((await grove.stranger().get(`${base}/desk/matters/${number}`)).status).toBe(401)
  })

  test('is opened once, whatever retries or races', async () => {
    const card = await (await grove.join(meeting.code)).card(meeting.code)
    const [matter, key] = [id(), id()]
    const command = { kind: 'openMatter' as const, title: '一次', cards: [{ meeting: meeting.id, card }] }
    const replies = await Promise.all(Array.from({ length: 20 }, () => send(staff.spotter, matter, command, key)))
    expect(new Set(replies.map(({ text }) => text)).size).toBe(1)
    const others = await Promise.all(Array.from({ length: 20 }, () => send(staff.spotter, id(), { ...command })))
    const numbers = others.map(({ body }) => (body as { number: number }).number)
    expect(new Set(numbers).size).toBe(20)
  })

  test('[L3] [L6] cards belong to several matters; folding carries them along and unfolding gives them back', async () => {
    const first = await aMatter('甲', ['井盖松了'])
    const second = await aMatter('乙', ['井盖响'])
    await must(staff.spotter, second.matter, {
      kind: 'addCards',
      cards: [{ meeting: meeting.id, card: first.cards[0]! }],
    })
    expect((await view(second.number)).cards.map(({ also }) => also)).toContainEqual([first.number])
    const third = await aMatter('丙', ['井盖又响'])
    // [L63] One that was given longer is due when the other was, everywhere, until they are parted.
    const longer = Date.now() + 300 * DAY
    await must(staff.coordinator, first.matter, { kind: 'extend', dueAt: longer, reason: '配件在路上' })
    const { dueAt, climbsAt } = (await view(third.number)).sheet
    const listed = async () => {
      const { items } = (await staff.coordinator.get(`${base}/desk/matters?q=${first.number}`)).body as MatterList
      return items.find(({ number }) => number === first.number)!.dueAt
    }
    expect(await listed()).toBe(longer)
    await must(staff.spotter, third.matter, { kind: 'foldInto', into: first.matter, reason: '同一件事' })
    const folded = await view(first.number)
    expect(folded.sheet).toMatchObject({ dueAt, climbsAt })
    expect(await listed()).toBe(dueAt)
    expect((await verifyDatabase(grove.owner)).findings.all).toEqual([])
    expect(folded.people).toBe(2)
    expect(folded.cards.map(({ through }) => through)).toEqual([null, third.number])
    expect(folded.folded.map(({ number }) => number)).toEqual([third.number])
    expect(
      (await send(staff.spotter, second.matter, { kind: 'foldInto', into: third.matter, reason: '套' })).problem.code,
    ).toBe('foldNotPossible')
    expect(
      (await send(staff.spotter, first.matter, { kind: 'foldInto', into: second.matter, reason: '套' })).problem.code,
    ).toBe('foldNotPossible')
    await must(staff.spotter, third.matter, { kind: 'unfold' })
    expect(await view(first.number)).toMatchObject({ people: 1, sheet: { dueAt: longer } })
    expect(await listed()).toBe(longer)
    expect((await view(third.number)).sheet).toMatchObject({ stage: 'opened', foldedInto: null })
  })

  test('[L5] counts distinct people, also when endorsements come and go after it was opened', async () => {
    const { number, cards } = await aMatter('灯', ['灯不亮'])
    const fan = await grove.join(meeting.code)
    await fan.must(meeting.code, { kind: 'endorse', card: cards[0]! })
    expect((await view(number)).people).toBe(2)
    await fan.must(meeting.code, { kind: 'takeBack', card: cards[0]! })
    expect((await view(number)).people).toBe(1)
    await meetingDesk().then((desk) =>
      desk.must(meeting.code, { kind: 'hideCard', card: cards[0]!, reason: '有电话号码' }),
    )
    const hidden = await view(number)
    expect(hidden.people).toBe(0)
    expect(hidden.cards[0]).toMatchObject({ state: 'hidden', text: '' })
  })

  test('[L5] somebody who wrote one card and endorsed another is one person; a hidden card counts nobody', async () => {
    const [a, b, c] = [await grove.join(meeting.code), await grove.join(meeting.code), await grove.join(meeting.code)]
    const cards = [await a.card(meeting.code, '井盖响'), await b.card(meeting.code, '井盖松了')]
    const hidden = await (await grove.join(meeting.code)).card(meeting.code, '电话 138…')
    await a.must(meeting.code, { kind: 'endorse', card: cards[1]! })
    for (const card of [cards[0]!, hidden]) await b.must(meeting.code, { kind: 'endorse', card })
    await c.must(meeting.code, { kind: 'endorse', card: cards[0]! })
    await meetingDesk().then((desk) =>
      desk.must(meeting.code, { kind: 'hideCard', card: hidden, reason: '有电话号码' }),
    )
    const { number } = await must(staff.spotter, id(), {
      kind: 'openMatter',
      title: '井盖',
      cards: [...cards, hidden].map((card) => ({ meeting: meeting.id, card })),
    })
    expect((await view(number!)).people).toBe(3)
  })

  test('stored and fresh from the tables it is the same', async () => {
    const { matter, number } = await aMatter()
    await must(staff.coordinator, matter, triage)
    const fresh = await loadMatter(grove.owner, meeting.community, matter)
    expect((await deskOf(staff.coordinator, number)).sheet).toEqual(fresh!.sheet)
  })
})

const meetingDesk = () => grove.staff('facilitator')

describe('[M52] a carried motion', () => {
  const WORDS = '画出电动车停车线'
  async function carried(what: string, votes: { for: number; against: number }) {
    const phone = await grove.join(meeting.code)
    const desk = staff.coordinator
    const motion = await phone.makes(meeting.code, { kind: 'moveMotion', what, who: '物业公司' })
    await (await grove.join(meeting.code)).must(meeting.code, { kind: 'secondMotion', motion })
    await desk.must(meeting.code, { kind: 'takeUpMotion', motion })
    await desk.must(meeting.code, { kind: 'putMotion', motion })
    await desk.must(meeting.code, { kind: 'countMotion', motion, version: 1, ...votes })
    return { motion, phone }
  }
  const press = (who: Client, motion: string, code = meeting.code) =>
    who.post(
      `/api/meetings/${code}/motions/${motion}/matter`,
      { title: '停车线', owner: { person: staff.handler.person, office: '物业公司' }, reason: '会上定的' },
      { 'idempotency-key': id() },
    )

  test('becomes one matter, whoever presses and however often, given to whom the meeting said', async () => {
    const { motion } = await carried(WORDS, { for: 9, against: 2 })
    const other = await grove.staff('coordinator')
    const [first, second] = await Promise.all([press(staff.coordinator, motion), press(other, motion)])
    expect([first.status, second.status]).toEqual([200, 200])
    const { number } = first.body as { number: number }
    expect((await press(other, motion)).body).toMatchObject({ number })
    expect(second.body).toMatchObject({ number })
    const { board } = await staff.coordinator.board(meeting.code)
    const made = board.motions.find((one) => one.id === motion)!
    expect(made.became).toEqual({ matter: number, task: false })
    const { sheet } = await deskOf(staff.coordinator, number)
    expect(sheet).toMatchObject({
      title: '停车线',
      cards: [],
      owner: { person: staff.handler.person, office: '物业公司' },
      motion: { meeting: meeting.id, motion, number: made.number },
    })
    expect((await verifyDatabase(grove.owner)).findings.all).toEqual([])
  })

  async function underWay(): Promise<number> {
    const { matter, number } = await aMatter('夜里太暗', ['楼道黑'])
    await must(staff.coordinator, matter, { ...triage, lane: 'quick' })
    await must(staff.coordinator, matter, { kind: 'route', route: 'quickFix', reason: '当天能修' })
    return number
  }

  test('becomes a task of a matter that is under way, once, with who answers for it and until when', async () => {
    const { motion } = await carried('装三盏感应灯', { for: 9, against: 2 })
    const number = await underWay()
    const dueAt = Date.now() + 9 * DAY
    const task = (who: Client, matter = number, at = meeting.code, of = motion) =>
      who.post(
        `/api/meetings/${at}/motions/${of}/task`,
        { matter, title: '装灯', owner: { person: staff.handler.person, office: '物业公司' }, dueAt },
        { 'idempotency-key': id() },
      )
    expect((await task(staff.coordinator, 9_999)).problem.code).toBe('noSuchMatter')
    expect((await task(staff.spotter)).problem.code).toBe('notAllowed')
    expect((await task(staff.coordinator, number, (await grove.meeting('别处')).code)).problem.code).toBe(
      'noSuchMotion',
    )
    const answers = await Promise.all([task(staff.coordinator), task(staff.coordinator)])
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    const { board } = await staff.coordinator.board(meeting.code)
    const made = board.motions.find((one) => one.id === motion)!
    expect(made.became).toEqual({ matter: number, task: true })
    const { sheet } = await deskOf(staff.coordinator, number)
    expect(sheet.tasks.filter((one) => one.motion?.motion === motion)).toMatchObject([
      { title: '装灯', owner: { office: '物业公司' }, dueAt, motion: { meeting: meeting.id, number: made.number } },
    ])
    // Nothing else is made of it.
    expect((await press(staff.coordinator, motion)).problem.code).toBe('motionOver')
    expect((await task(staff.coordinator, await underWay())).problem.code).toBe('motionOver')
    // [M52] Pressed at once in two matters, and for a matter of its own: it becomes one of them.
    const { motion: again } = await carried('再装两盏感应灯', { for: 9, against: 2 })
    const [one, two] = [await underWay(), await underWay()]
    const pressed = await Promise.all([
      task(staff.coordinator, one, meeting.code, again),
      task(staff.coordinator, two, meeting.code, again),
      press(staff.coordinator, again),
    ])
    expect(pressed.map(({ status, problem }) => (status === 200 ? 'made' : problem.code)).sort()).toEqual([
      'made',
      'motionOver',
      'motionOver',
    ])
    const sheets = [await deskOf(staff.coordinator, one), await deskOf(staff.coordinator, two)]
    const tasks = sheets.flatMap(({ sheet }) => sheet.tasks).filter((made) => made.motion?.motion === again)
    expect(tasks).toHaveLength(pressed[2]!.status === 200 ? 0 : 1)
    const { rows } = await sql`select 1 from matter where sheet -> 'motion' ->> 'motion' = ${again}`.execute(
      grove.owner,
    )
    expect(rows).toHaveLength(pressed[2]!.status === 200 ? 1 : 0)
    expect((await verifyDatabase(grove.owner)).findings.all).toEqual([])
  })

  test('one that was lost, of another meeting, or pressed by who may not, becomes none; [M26] its words go with whoever moved it', async () => {
    const { motion, phone } = await carried('修一条没人要的路', { for: 2, against: 9 })
    expect((await press(staff.coordinator, motion)).problem.code).toBe('notCarried')
    const elsewhere = await grove.meeting('别处')
    expect((await press(staff.coordinator, motion, elsewhere.code)).problem.code).toBe('noSuchMotion')
    expect((await press(staff.spotter, motion)).problem.code).toBe('notAllowed')
    expect((await press(phone, motion)).status).toBe(401)
    await staff.coordinator.must(meeting.code, { kind: 'erasePerson', participant: phone.participant })
    const { rows } = await sql<{ found: number }>`
      select count(*)::int as found from wording where text like ${'%没人要的路%'}`.execute(grove.owner)
    expect(rows[0]!.found).toBe(0)
    const { board } = await staff.coordinator.board(meeting.code)
    expect(board.motions.find((one) => one.id === motion)).toMatchObject({ stage: 'lost', wordings: [{ what: '' }] })
    expect((await verifyDatabase(grove.owner)).findings.all).toEqual([])
  })
})

describe('the ledger', () => {
  test('is searched by two characters, by one, by number, and by words of cards', async () => {
    const { number } = await aMatter('榕荫街夜市', ['烧烤摊油烟飘进窗'])
    const numbersFor = async (q: string) => {
      const { body } = await grove.stranger().get(`${base}/matters?q=${encodeURIComponent(q)}`)
      return (body as MatterList).items.map((row) => row.number)
    }
    for (const q of ['夜市', '油烟', '榕荫街 烧烤', String(number), `#${number}`])
      expect(await numbersFor(q)).toContain(number)
    expect(await numbersFor('夜')).toContain(number)
    expect(await numbersFor('夜市 没有的词')).not.toContain(number)
    expect(await numbersFor("'; drop table matter; --")).toEqual([])
    expect(await numbersFor('& | ! :*')).toEqual([])
  })

  test('comes a page at a time, in every order, each matter once', async () => {
    for (let i = 0; i < 7; i++) await aMatter(`第${i}件`, ['一句'])
    const all = (await grove.stranger().get(`${base}/matters?limit=200`)).body as MatterList
    for (const sort of ['newest', 'due', 'people', 'weight']) {
      const seen: number[] = []
      let cursor = ''
      do {
        const { body } = await grove.stranger().get(`${base}/matters?limit=3&sort=${sort}${cursor}`)
        const page = body as MatterList
        seen.push(...page.items.map(({ number }) => number))
        cursor = page.next ? `&cursor=${encodeURIComponent(page.next)}` : ''
      } while (cursor)
      expect(new Set(seen).size).toBe(seen.length)
      expect(seen.length).toBe(all.total)
    }
  })

  test('is counted with denominators', async () => {
    const { body } = await grove.stranger().get(`${base}/ledger`)
    const summary = body as LedgerSummary
    expect(summary.rates.satisfaction.of).toBeLessThan(10)
    expect(summary.rates.satisfaction.share).toBeNull()
    expect(summary.rates.response.of).toBeGreaterThanOrEqual(summary.rates.response.part)
    expect(Object.values(summary.stages).reduce((a, b) => a + b)).toBeGreaterThan(0)
  })

  test('takes many commands at once, each accepted or refused by itself', async () => {
    const [a, b] = [await aMatter('甲'), await aMatter('乙')]
    const item = (matter: string, command: MatterCommandInput) => ({ matter, key: id(), command })
    const { body } = await staff.coordinator.post(`${base}/matters/commands`, {
      items: [item(a.matter, triage), item(id(), triage), item(b.matter, { ...triage, reason: '' })],
    })
    const { items } = body as { items: { seq?: number; code?: string }[] }
    expect(items.map(({ code }) => code)).toEqual([undefined, 'noSuchMatter', 'textEmpty'])
  })

  test('[L12] has deadlines and definitions of its own', async () => {
    const changes = { office: '榕埠社区居委会', deadlines: { triage: { hours: 4 } } }
    const now = (await staff.coordinator.get(`${base}/ledger/settings`)).body as { deadlines: object; office: string }
    const said = { ...changes, deadlines: { ...now.deadlines, ...changes.deadlines } }
    const was = { office: now.office, deadlines: now.deadlines }
    const change = (json: object) => staff.coordinator.send('PATCH', `${base}/ledger/settings`, { json })
    for (let twice = 0; twice < 2; twice++) expect((await change({ ...said, was })).status).toBe(200)
    // [L60] Who began before that takes none of it back, and what they did not begin from changes nothing.
    const begin = { deadlines: { ...now.deadlines, begin: { workingDays: 9 } } }
    for (const from of [was, {}, { office: said.office }])
      expect((await change({ ...begin, was: from })).problem.code).toBe('changedMeanwhile')
    const { number } = await aMatter()
    const { sheet } = await view(number)
    expect(sheet.dueAt! - sheet.openedAt).toBe(4 * 3_600_000)
    expect(sheet.owner.office).toBe('榕埠社区居委会')
    expect((await staff.spotter.send('PATCH', `${base}/ledger/settings`, { json: { ...said, was } })).status).toBe(403)
  })

  test('shows which cards are still without an answer, until a matter that holds them is weighed', async () => {
    const { matter, cards } = await aMatter('等', ['等答复的卡'])
    const waiting = async () => {
      const { body } = await staff.spotter.get(`${base}/desk/unanswered?limit=500`)
      return (body as { items: { card: string }[] }).items.map(({ card }) => card)
    }
    expect(await waiting()).toContain(cards[0])
    await must(staff.coordinator, matter, triage)
    expect(await waiting()).not.toContain(cards[0])
  })
})

describe('teams and notices', () => {
  test('[L32] members declare interests, offers serve tasks while they stand', async () => {
    const command = (body: object) =>
      staff.coordinator.post(`${base}/teams/commands`, body, { 'idempotency-key': id() })
    await command({
      kind: 'seatMember',
      id: id(),
      team: 'advisory',
      name: '何工',
      capacity: 'adviser',
      interests: '在市政院上班',
    })
    const offered = { kind: 'makeOffer', id: id(), organisation: '榕埠股份公司', about: 'money', text: '两万元' }
    const { id: offer } = (await command(offered)).body as { id: string }
    const { body } = await grove.stranger().get(`${base}/teams`)
    expect(body).toMatchObject({
      members: [{ name: '何工', interests: '在市政院上班' }],
      offers: [{ organisation: '榕埠股份公司' }],
    })
    expect((await command({ kind: 'withdrawOffer', offer, reason: '改了主意' })).status).toBe(200)
  })

  test('[L29] a notice of affairs disclosure runs fifteen days at least', async () => {
    const word = id()
    const publish = (days: number) =>
      staff.coordinator.post(
        `${base}/notices/${word}/commands`,
        {
          kind: 'publishNotice',
          about: 'decision',
          title: '停车方案',
          text: '划三十个车位',
          from: Date.now(),
          until: Date.now() + days * DAY,
        },
        { 'idempotency-key': id() },
      )
    expect((await publish(14)).problem.code).toBe('noticeTooShort')
    const published = await publish(16)
    expect(published.status).toBe(200)
    const { id: notice } = published.body as { id: string }
    const { body } = await grove.stranger().get(`${base}/notices?running=true`)
    expect((body as { items: object[] }).items).toMatchObject([{ id: notice, state: 'running', title: '停车方案' }])
  })
})

describe('the desk’s lists', () => {
  test('without owner are matters whose owner works here no more', async () => {
    const gone = await grove.staff('handler')
    const { person } = (await gone.get('/api/me')).body as { person: { id: string } }
    const { matter, number } = await aMatter('没人管的路灯')
    await must(staff.coordinator, matter, {
      kind: 'dispatch',
      owner: { person: person.id, office: '' },
      reason: '归他',
    })
    const unowned = async () =>
      ((await staff.coordinator.get(`${base}/desk/matters?unowned=true`)).body as MatterList).items.map(
        (row) => row.number,
      )
    expect(await unowned()).not.toContain(number)
    await grove.owner.deleteFrom('role').where('person', '=', person.id).execute()
    expect(await unowned()).toContain(number)
  })

  test('several matters are done at once, each accepted or refused by itself, and once however often it is sent', async () => {
    const [one, other] = [await aMatter('甲'), await aMatter('乙')]
    await must(staff.coordinator, other.matter, triage)
    const command: MatterCommandInput = { kind: 'route', route: 'quickFix', reason: '当天能修' }
    const items = [one, other].map(({ matter }) => ({ matter, key: id(), command }))
    for (let twice = 0; twice < 2; twice++) {
      const reply = await staff.coordinator.post(`${base}/matters/commands`, { items })
      const [refused, done] = (reply.body as { items: Record<string, unknown>[] }).items
      expect(refused).toMatchObject({ code: 'notInThisStage', status: 409 })
      expect(done).toHaveProperty('seq')
    }
    const { history } = await view(other.number)
    expect(history.filter(({ told }) => told.kind === 'matterRouted')).toHaveLength(1)
  })
})

test('[M54] a pledge that the hall heard becomes an offer or a task, once, whoever presses and however often', async () => {
  const phone = await grove.join(meeting.code)
  const made = (what: string) => phone.makes(meeting.code, { kind: 'makePledge', what, resource: 'labour' })
  const [cleaning, lamps, benches] = [await made('周末带人清楼道'), await made('帮着装灯'), await made('修长椅')]
  const press = (who: Client, pledge: string, what: string, body: object, code = meeting.code) =>
    who.post(`/api/meetings/${code}/pledges/${pledge}/${what}`, body, { 'idempotency-key': id() })
  const offer = { organisation: '锦绣物业' }
  expect((await press(staff.coordinator, cleaning, 'offer', offer)).problem.code).toBe('pledgeNotTaken')
  for (const pledge of [cleaning, lamps, benches])
    await staff.coordinator.must(meeting.code, { kind: 'takePledge', pledge })
  const elsewhere = (await grove.meeting('别处')).code
  expect((await press(staff.coordinator, cleaning, 'offer', offer, elsewhere)).problem.code).toBe('noSuchPledge')
  expect((await press(staff.oversight, cleaning, 'offer', offer)).problem.code).toBe('notAllowed')
  expect((await press(phone, cleaning, 'offer', offer)).status).toBe(401)
  const twice = [press(staff.coordinator, cleaning, 'offer', offer), press(staff.coordinator, cleaning, 'offer', offer)]
  expect((await Promise.all(twice)).map(({ status }) => status)).toEqual([200, 200])
  expect((await press(staff.coordinator, cleaning, 'offer', { organisation: '另一家' })).status).toBe(200)
  const { offers } = (await staff.coordinator.get('/api/communities/rongbu/teams')).body as {
    offers: { organisation: string; text: string }[]
  }
  const ours = Object.values(offers).filter(({ text }) => text === '周末带人清楼道')
  expect(ours).toMatchObject([{ organisation: '锦绣物业', kind: 'labour' }])
  const { matter: working, number: matter } = await aMatter('楼道黑', ['楼道里没有灯'])
  await must(staff.coordinator, working, { ...triage, lane: 'quick' })
  await must(staff.coordinator, working, { kind: 'route', route: 'quickFix', reason: '当天能修' })
  const owner = { person: staff.handler.person, office: '物业公司' }
  const task = { matter, title: '装灯', owner, dueAt: Date.now() + 9 * DAY }
  expect((await press(staff.coordinator, lamps, 'task', task)).status).toBe(200)
  expect((await press(staff.coordinator, lamps, 'task', task)).status).toBe(200)
  expect((await press(staff.coordinator, lamps, 'offer', offer)).problem.code).toBe('pledgeCarried')
  expect((await press(staff.coordinator, cleaning, 'task', task)).problem.code).toBe('pledgeCarried')
  // [M81] Pressed in two matters and as an offer in the same moment it becomes one thing.
  const { matter: other, number } = await aMatter('长椅坏', ['长椅断了'])
  await must(staff.coordinator, other, { ...triage, lane: 'quick' })
  await must(staff.coordinator, other, { kind: 'route', route: 'quickFix', reason: '当天能修' })
  const at = () =>
    [task, { ...task, matter: number }].map((body) =>
      press(staff.coordinator, benches, 'task', { ...body, title: '修椅' }),
    )
  const pressed = await Promise.all([...at(), press(staff.coordinator, benches, 'offer', offer)])
  expect(pressed.map(({ status }) => status).sort()).toEqual([200, 409, 409])
  const tasks = [matter, number].map(async (one) => (await deskOf(staff.coordinator, one)).sheet.tasks)
  const mended = (await Promise.all(tasks)).flat().filter(({ title }) => title === '修椅')
  const given = JSON.stringify((await staff.coordinator.get('/api/communities/rongbu/teams')).body).split(
    '修长椅',
  ).length
  expect(mended.length + given - 1).toBe(1)
  const { board } = await staff.coordinator.board(meeting.code)
  expect(board.pledges.map(({ became }) => became).slice(0, 2)).toEqual([{ task: null }, { task: matter }])
  const lit = (await deskOf(staff.coordinator, matter)).sheet.tasks.filter(({ title }) => title === '装灯')
  expect(lit).toHaveLength(1)
  // [M26] The words go with whoever made it, from every wording; the log agrees.
  await staff.coordinator.must(meeting.code, { kind: 'erasePerson', participant: phone.participant })
  const { rows } = await sql<{ found: number }>`
    select count(*)::int as found from wording where text like ${'%清楼道%'}`.execute(grove.owner)
  expect(rows[0]!.found).toBe(0)
  expect((await verifyDatabase(grove.owner)).findings.all).toEqual([])
})
