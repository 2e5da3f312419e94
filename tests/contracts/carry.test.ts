import { randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Refused, openFile } from '../../src/server/carry/open.ts'
import { refuseOtherPictures } from '../../src/server/carry/pictures.ts'
import { playWhole } from '../../src/server/carry/replay.ts'
import { erase } from '../../src/server/meeting/erase.store.ts'
import { MeetingChanges } from '../../src/server/meeting/changes.ts'
import { verifyDatabase } from '../../src/server/verify/database.ts'
import { readCheckpoints } from '../../src/server/verify/checkpoints.ts'
import type { Arrived } from '../../src/wire/carry.ts'
import type { Content } from '../build/carried.ts'
import {
  bring,
  bringLocked,
  carriedFrom,
  carryOff,
  contentOf,
  forged,
  locked,
  PASSPHRASE,
  signedBy,
} from '../build/carried.ts'
import type { Client, TestGrove } from '../build/grove.ts'
import { id, startTestGrove } from '../build/grove.ts'

let laptop: TestGrove
let town: TestGrove
let clerk: Client
/** Of the laptop's key. */
let fingerprint: string
beforeAll(async () => {
  ;[laptop, town] = await Promise.all([startTestGrove(), startTestGrove()])
  clerk = await town.staff('coordinator')
  fingerprint = laptop.services.carrying.fingerprint
})
afterAll(async () => void (await Promise.all([laptop.stop(), town.stop()])))

const picture = (color: string) => sharp({ create: { width: 40, height: 30, channels: 3, background: color } }).png()

async function photoBy(client: Client, code: string, color: string): Promise<string> {
  const body = new Uint8Array(await picture(color).toBuffer())
  const reply = await client.send('POST', `/api/meetings/${code}/photos`, {
    body,
    headers: { 'content-type': 'image/png' },
  })
  return (reply.body as { photo: string }).photo
}

/** A meeting with all that a hall does, carried off. */
async function held() {
  const { code, id: meeting, desk } = await laptop.meeting('街区环境')
  const head = await laptop.staff('coordinator')
  const wang = await laptop.join(code, '王阿姨', { nameAgreed: true })
  const li = await laptop.join(code, '李强')
  const gone = await laptop.join(code, '忘了我')
  const photo = await photoBy(wang, code, '#283')
  const post = (by: Client, text: string, more: object = {}) =>
    by.must(code, { kind: 'postCard', id: id(), tree: 'problem', text, ...more } as never)
  const lamp = await post(wang, '路灯不亮', { photo, where: '三号楼门口' })
  await wang.must(code, { kind: 'editCard', card: lamp.id!, text: '路灯晚上不亮', where: '三号楼门口', photo })
  await li.must(code, { kind: 'endorse', card: lamp.id! })
  const both = await post(li, '电动车乱停，垃圾没人收')
  await desk.must(code, {
    kind: 'cutCard',
    card: both.id!,
    halves: ['电动车乱停', '垃圾没人收'].map((text) => ({ id: id(), tree: 'problem', text })),
  } as never)
  const rude = await post(li, '某某真坏')
  await desk.must(code, { kind: 'hideCard', card: rude.id!, reason: '点了名' })
  const forgotten = await post(gone, '我住三〇二')
  await head.must(code, { kind: 'erasePerson', participant: gone.participant, receipt: '' })
  const topic = await desk.makes(code, { kind: 'openTopic', tree: 'problem', name: '路灯', cards: [lamp.id!] })
  const other = await desk.makes(code, { kind: 'openTopic', tree: 'problem', name: '散了', cards: [] })
  await desk.must(code, { kind: 'dissolveTopic', topic: other })
  const printed = await desk.post(
    `/api/meetings/${code}/paper/cards`,
    { count: 4, trees: ['action'], size: 'a6' },
    { 'idempotency-key': id() },
  )
  expect(printed.status).toBe(201)
  const paper = await post(desk, '我来修一盏', { tree: 'action', paper: '1' })
  await desk.must(code, { kind: 'countHeads', heads: 5 })
  await desk.must(code, { kind: 'setStage', stage: 'closed' })
  const say = (command: object) =>
    desk.post(`/api/meetings/${code}/minutes/commands`, command, { 'idempotency-key': id() })
  expect((await say({ kind: 'writeText', item: null, field: 'chair', from: '', to: '王书记' })).status).toBe(200)
  await head.post(`/api/meetings/${code}/carry`, { passphrase: PASSPHRASE })
  return { code, meeting, desk, head, wang, li, lamp, both, rude, forgotten, paper, topic }
}

let hall: Awaited<ReturnType<typeof held>>
beforeAll(async () => {
  hall = await held()
})

const said = ({ text }: { text: string }) => text

async function verifies(grove: TestGrove, outside: string[] = []) {
  const held = outside.flatMap((note) => readCheckpoints('kept', note))
  const { findings } = await verifyDatabase(grove.owner, { outside: held })
  return findings.all.map(({ what }) => what)
}

const journalLength = async (grove: TestGrove): Promise<number> => {
  const rows = await grove.owner.selectFrom('journal_head').select('seq').execute()
  return rows.reduce((sum, { seq }) => sum + seq, 0)
}

test('[H1] [H2] what is carried takes nothing new at the laptop; words are taken back there as ever', async () => {
  const { code, desk, head, li, rude } = hall
  const refused = async (reply: Promise<{ problem: { code: string } }>) => (await reply).problem?.code
  expect(await refused(desk.command(code, { kind: 'setStage', stage: 'archived' }))).toBe('meetingCarried')
  expect(await refused(desk.command(code, { kind: 'countHeads', heads: 6 }))).toBe('meetingCarried')
  const write = { kind: 'writeText', item: null, field: 'recorder', from: '', to: '林晓' }
  const noted = desk.post(`/api/meetings/${code}/minutes/commands`, write, { 'idempotency-key': id() })
  expect(await refused(noted)).toBe('meetingCarried')
  expect((await li.command(code, { kind: 'withdrawCard', card: rude.id! })).status).toBe(200)
  // Whoever runs meetings does not learn who wrote what: that is the coordinator's, on record.
  expect((await desk.post(`/api/meetings/${code}/carry`, { passphrase: PASSPHRASE })).problem.code).toBe('notAllowed')
  expect(await refused(desk.command(code, { kind: 'carryOn', reason: '还有卡' }))).toBe('notAllowed')
  const open = await laptop.meeting('还开着')
  const early = head.post(`/api/meetings/${open.code}/carry`, { passphrase: PASSPHRASE })
  expect(await refused(early)).toBe('meetingNotOver')
  await open.desk.must(open.code, { kind: 'setStage', stage: 'closed' })
  const vote = { community: open.community, id: id(), code: 'VTE234', title: '选楼长', meeting: open.id, matter: null }
  await laptop.owner
    .insertInto('vote')
    .values({ ...vote, stage: 'open', at: 1, vote: '{}' })
    .execute()
  const voting = head.post(`/api/meetings/${open.code}/carry`, { passphrase: PASSPHRASE })
  expect(await refused(voting)).toBe('carryVoteOpen')
  await laptop.owner.deleteFrom('vote').where('id', '=', vote.id).execute()
})

test('[H6] nothing is kept before somebody says whose key it is; [H4] [H9] then all of it is in the town, and both logs verify', async () => {
  const { code, lamp, both, paper, forgotten, wang } = hall
  const file = await carriedFrom(laptop, code)
  const before = await journalLength(town)
  const looked = await bring(clerk, file)
  expect(looked.body).toMatchObject({
    code,
    theme: '街区环境',
    cards: 4,
    people: 4,
    kept: false,
    known: false,
    again: false,
  })
  expect((looked.body as Arrived).fingerprint).toBe(fingerprint)
  expect(await journalLength(town)).toBe(before)
  expect((await bring(clerk, file, '0000 1111 2222 3333 4444')).problem.code).toBe('carryOtherKey')
  expect((await bring(clerk, file, fingerprint.toUpperCase())).body).toMatchObject({ kept: true })

  const there = (await laptop.stranger().board(code)).board
  const here = (await town.stranger().board(code)).board
  const { carried, ...rest } = there
  expect(carried).toEqual({ at: expect.any(Number) as number })
  expect(here).toEqual({
    ...rest,
    community: here.community,
    arrived: { at: expect.any(Number) as number, log: laptop.services.logKeys.origin('rongbu'), fingerprint },
  })
  // Receipts that were given or printed in the hall.
  const receipt = async (of: string) => (await town.stranger().get(`/api/receipts/${of}`)).text
  expect(await receipt(lamp.receipt!)).toContain('路灯晚上不亮')
  expect(await receipt(both.receipt!)).toContain('垃圾没人收')
  expect(await receipt(paper.receipt!)).toContain('我来修一盏')
  expect(await receipt(forgotten.receipt!)).not.toContain('三〇二')
  const proof = await town.stranger().get(`/api/receipts/${lamp.receipt}/proof`)
  const ofLaptop = await wang.get(`/api/receipts/${lamp.receipt}/proof`)
  const words = ({ body }: { body: unknown }) =>
    (body as { entries: { words: object }[] }).entries.map((one) => one.words)
  expect(words(proof)).toEqual(words(ofLaptop))
  const photo = await town.stranger().get(`/photos/${here.cards[lamp.id!]!.photo}.webp`)
  expect(photo.status).toBe(200)
  const desk = await clerk.get(`/api/meetings/${code}/paper`)
  expect(desk.body).toMatchObject({ entered: 1, printings: [{ first: 1, last: 4 }] })
  const minutes = await clerk.get(`/api/meetings/${code}/minutes`)
  expect(minutes.text).toContain('王书记')
  expect(await verifies(laptop)).toEqual([])
  const place = await laptop.services.identity.places.called('community', 'rongbu')
  const kept = await laptop.services.logs.checkpoint(place!.id, 'rongbu')
  expect(await verifies(town, [kept.note])).toEqual([])
})

test('[H4] carried on from the town, it is the same: words, salts, names, paper, pictures, minutes, entries', async () => {
  const there = contentOf(await carriedFrom(laptop, hall.code))
  const here = contentOf(await carriedFrom(town, hall.code))
  /** Staff and community are called otherwise; positions are each log's own. */
  const plain = ({ record }: Content) => {
    const { community, staff, checkpoint: _c, leaves: _l, ...rest } = record
    const ids = [community.id, ...staff.map(({ id }) => id).sort()]
    const entries = rest.entries.filter(({ body }) => body.kind !== 'meetingArrived')
    const said = JSON.stringify({ ...rest, entries: entries.map(({ seq: _, ...entry }) => entry) })
    return JSON.parse(ids.reduce((text, id) => text.replaceAll(id, 'called'), said)) as object
  }
  expect(plain(here)).toEqual(plain(there))
  expect(here.pictures.length).toBe(1)
  expect(here.record.staff.map(({ name }) => name).sort()).toEqual(
    expect.arrayContaining(there.record.staff.map(({ name }) => name)),
  )
})

test('[H9] one entry, one leaf or one checkpoint changed afterwards is found', async () => {
  const changes = {
    'an entry': `update arrival set entries = jsonb_set(entries, '{0}', '2')`,
    'the leaves': `update arrival set leaves = set_byte(leaves, 40, (get_byte(leaves, 40) + 1) % 256)`,
    'the checkpoint': `update arrival set checkpoint = replace(checkpoint, E'\\n\\n', E'\\nx\\n\\n')`,
    'who worked there': `update arrival set staff = '[]'`,
    'where it was': `update arrival set first = first + 1`,
    'all of it': `delete from arrival`,
  }
  for (const [what, change] of Object.entries(changes)) {
    await town.asOwner('create table arrival_kept as select * from arrival')
    await town.asOwner(change)
    expect([what, (await verifies(town)).length]).not.toEqual([what, 0])
    await town.asOwner('delete from arrival; insert into arrival select * from arrival_kept; drop table arrival_kept')
  }
  expect(await verifies(town)).toEqual([])
})

test('[H10] the same file again changes nothing and says so', async () => {
  const before = await journalLength(town)
  const again = await bring(clerk, await carriedFrom(laptop, hall.code), fingerprint)
  expect(again.body).toMatchObject({ news: 0, kept: false, known: true, again: true })
  expect(await journalLength(town)).toBe(before)
})

test('[H5] who worked at the laptop has a name here, and no role and no sign-in', async () => {
  const people = await town.owner
    .selectFrom('person')
    .leftJoin('role', 'role.person', 'person.id')
    .select(['person.id', 'name', 'role', 'email'])
    .where('name', '=', 'facilitator rongbu')
    .execute()
  expect(people).toEqual([{ id: expect.any(String) as string, name: 'facilitator rongbu', role: null, email: null }])
  const there = await laptop.owner.selectFrom('person').select('id').execute()
  expect(there.map((one) => one.id)).not.toContain(people[0]!.id)
  expect((await clerk.get(`/api/communities/rongbu/people`)).text).not.toContain(people[0]!.id)
})

test('[H3] [H10] what went on at the laptop continues here; [H12] and whoever was erased there is erased here', async () => {
  const { code, desk, head, li, lamp } = hall
  await head.must(code, { kind: 'carryOn', reason: '还有一张卡没有录' })
  await desk.must(code, { kind: 'postCard', id: id(), tree: 'action', text: '补录的一张', paper: '2' } as never)
  await head.must(code, { kind: 'erasePerson', participant: li.participant, receipt: '' })
  await carryOff(laptop, code)
  const file = await carriedFrom(laptop, code)
  expect((await bring(clerk, file)).body).toMatchObject({ again: true, kept: false })
  expect((await bring(clerk, file, fingerprint)).body).toMatchObject({ kept: true })
  const cards = Object.values((await town.stranger().board(code)).board.cards)
  expect(cards.filter(({ state }) => state === 'standing').map(said)).toEqual([
    '路灯晚上不亮',
    '我来修一盏',
    '补录的一张',
  ])
  expect(cards.find((card) => card.id === lamp.id)!.endorsements).toBe(1)
  expect(await wordingsWith('电动车')).toEqual([])
  expect(await verifies(town)).toEqual([])
})

/** Wordings of the meeting in the town that hold a text. */
const wordingsWith = (text: string) =>
  town.owner
    .selectFrom('wording')
    .select('text')
    .where('meeting', '=', hall.meeting)
    .where('text', 'like', `%${text}%`)
    .execute()

test('[H12] erasing in the town reaches all that came', async () => {
  const { code, wang, lamp } = hall
  await clerk.must(code, { kind: 'erasePerson', participant: wang.participant, receipt: '' })
  expect(await wordingsWith('路灯')).toEqual([])
  expect((await town.stranger().get(`/api/receipts/${lamp.receipt}`)).text).not.toContain('晚上不亮')
  expect(await town.owner.selectFrom('photo').select('id').where('meeting', '=', hall.meeting).execute()).toEqual([])
  expect(await verifies(town)).toEqual([])
})

test('[H10] a file of the laptop comes too late where the meeting was changed here; an older one is none', async () => {
  const { code, desk, head } = hall
  await head.must(code, { kind: 'carryOn', reason: '再补一张' })
  await desk.must(code, { kind: 'postCard', id: id(), tree: 'action', text: '晚了的一张', paper: '3' } as never)
  await carryOff(laptop, code)
  const late = await bring(clerk, await carriedFrom(laptop, code), fingerprint)
  expect(late.problem.code).toBe('carryChangedHere')
})

test('[H7] a meeting of another community here, or one that was held here, is refused', async () => {
  const neighbour = await town.staff('coordinator', 'shilu')
  const file = await carriedFrom(laptop, hall.code)
  expect((await bring(neighbour, file, fingerprint, 'shilu')).problem.code).toBe('carryElsewhere')
  expect((await bring(neighbour, file, fingerprint)).problem.code).toBe('notAllowed')
  expect((await bring(hall.head, file, fingerprint)).problem.code).toBe('carryHeldHere')
})

/** A small meeting at the laptop that is over. */
async function over(theme: string) {
  const small = await laptop.meeting(theme)
  const by = await laptop.join(small.code, '赵')
  await by.card(small.code, '一张卡')
  await small.desk.must(small.code, { kind: 'setStage', stage: 'closed' })
  return small
}

test('[H1] each file that is made is on record with who made it, and is no news', async () => {
  const { code, id: meeting } = await over('带了两次')
  await carryOff(laptop, code)
  const first = contentOf(await carriedFrom(laptop, code)).record.entries
  await carryOff(laptop, code)
  expect(contentOf(await carriedFrom(laptop, code)).record.entries).toEqual(first)
  const told = await laptop.owner
    .selectFrom('journal')
    .select('actor')
    .where('topic', '=', `meeting/${meeting}`)
    .where('kind', '=', 'meetingCarried')
    .execute()
  expect(told.length).toBe(2)
})

test('[H10] what the laptop took away is taken away here; what was brought here meanwhile stays', async () => {
  const { code, id: meeting, community, desk } = await over('拿走一张')
  const bytes = await picture('#333').webp().toBuffer()
  const { person } = (await desk.get('/api/me')).body as { person: { id: string } }
  const reading = { boxes: { mayBeNamed: 'empty', callBack: 'empty' }, proposal: null, ink: [], sure: true }
  const shot = (grove: TestGrove, where: string, staff: string) => ({
    where: grove.owner,
    row: {
      community: where,
      meeting,
      id: id(),
      number: null,
      bytes,
      width: 40,
      height: 30,
      reading: JSON.stringify(reading),
      state: 'waiting' as const,
      fingerprint: id(),
      at: 1,
      staff,
    },
  })
  const keep = async ({ where, row }: ReturnType<typeof shot>) => {
    await where.insertInto('paper_picture').values(row).execute()
    return row.id
  }
  const taken = await keep(shot(laptop, community, person.id))
  await carryOff(laptop, code)
  expect((await bring(clerk, await carriedFrom(laptop, code), fingerprint)).body).toMatchObject({ kept: true })
  const { person: official } = (await clerk.get('/api/me')).body as { person: { id: string } }
  const place = await town.services.identity.places.called('community', 'rongbu')
  const stays = await keep(shot(town, place!.id, official.id))
  const head = await laptop.staff('coordinator')
  await head.must(code, { kind: 'carryOn', reason: '还有一点' })
  await laptop.owner.deleteFrom('paper_picture').where('id', '=', taken).execute()
  await carryOff(laptop, code)
  expect((await bring(clerk, await carriedFrom(laptop, code), fingerprint)).body).toMatchObject({ kept: true })
  const left = await town.owner.selectFrom('paper_picture').select('id').where('meeting', '=', meeting).execute()
  expect(left).toEqual([{ id: stays }])
})

test('[H9] where a meeting was carried to the laptop before, that entry is one of those that are proven', async () => {
  const { code } = await over('走了两程')
  await carryOff(laptop, code)
  const content = contentOf(await carriedFrom(laptop, code))
  const { entries } = content.record
  const came = {
    kind: 'meetingArrived',
    arrival: { at: 1, log: 'grove-0a1b2c3d4e/log/rongbu', fingerprint: '0a1b 2c3d 4e5f 6071 8293' },
    checkpoint: 'of a third Grove',
  }
  entries.splice(-1, 0, { ...entries.at(-1)!, body: came })
  for (const [n, entry] of entries.entries()) entry.seq = n + 1
  expect((await bring(clerk, forged(laptop, content), fingerprint)).body).toMatchObject({ kept: true })
  expect(await verifies(town)).toEqual([])
})

describe('a laptop that wants to deceive', () => {
  let good: Content
  let mine: Awaited<ReturnType<TestGrove['meeting']>>
  let hers: string
  beforeAll(async () => {
    const small = await over('小会')
    await carryOff(laptop, small.code)
    good = contentOf(await carriedFrom(laptop, small.code))
    mine = await town.meeting('镇上的会', 'open')
    const resident = await town.join(mine.code, '镇上的人')
    hers = resident.participant
    await resident.card(mine.code, '镇上的卡')
  })

  const changed = (change: (content: Content) => void) => {
    const content = structuredClone(good)
    change(content)
    return forged(laptop, { ...content, pictures: content.pictures.map((bytes) => Buffer.from(bytes)) })
  }
  /** A content in which one text stands everywhere for another. */
  const instead = (old: string, other: string) => {
    const record = JSON.parse(JSON.stringify(good.record).replaceAll(old, other)) as Content['record']
    return forged(laptop, { record, pictures: good.pictures })
  }
  const told = <T>(content: Content, kind: string) =>
    content.record.entries.find(({ body }) => body.kind === kind)!.body as unknown as T
  const refusal = async (file: Buffer) => (await bring(clerk, file, fingerprint)).problem?.code

  /** An entry more, before the meeting is carried: as one that is there, but for what is said otherwise. */
  const more = ({ record }: Content, said: object) => {
    record.entries.splice(-1, 0, { ...record.entries[0]!, secret: null, words: null, ...said } as never)
    for (const [n, entry] of record.entries.entries()) entry.seq = n + 1
  }
  const ofMinutes = (body: object) => ({ of: 'minutes', body: { ...body } })
  const playedFrom = async (file: Buffer) => {
    const { record } = await openFile(await locked(file), PASSPHRASE)
    return playWhole(record, record.community.id)
  }
  const posted = ({ record }: Content) => record.entries.find(({ body }) => body.kind === 'cardPosted')!

  test('what it made right is looked at', async () => {
    expect((await bring(clerk, forged(laptop, good))).body).toMatchObject({ cards: 1, kept: false })
    const said = changed((c) => {
      more(c, { body: { kind: 'participantsChanged' }, secret: { erased: [] } })
      more(c, ofMinutes({ kind: 'textWritten', item: null, field: 'chair', text: '' }))
    })
    await expect(playedFrom(said)).resolves.toMatchObject({ minutes: null })
  })

  test('[H7] names nothing that is another’s', async () => {
    const theirs = (await town.stranger().board(mine.code)).board
    const [card] = Object.values(theirs.cards)
    const receipts = await town.owner.selectFrom('receipt').select('code').where('card', '=', card!.id).execute()
    const own = good.record
    const ownCard = told<{ card: { id: string } }>(good, 'cardPosted').card.id
    const ownReceipt = own.entries.find(({ body }) => body.kind === 'cardPosted')!.secret as {
      authorship: { receipt: string; author: string }
    }
    const { code } = told<{ code: string }>(good, 'meetingCreated')
    expect(await refusal(instead(code, mine.code))).toBe('carryTaken')
    expect(await refusal(instead(ownCard, card!.id))).toBe('carryTaken')
    expect(await refusal(instead(ownReceipt.authorship.author, hers))).toBe('carryTaken')
    expect(await refusal(instead(ownReceipt.authorship.receipt, receipts[0]!.code))).toBe('carryTaken')
    expect(await refusal(instead(own.meeting, mine.id))).toBe('carryHeldHere')
  })

  test('[H5] speaks in the name of nobody who works here', async () => {
    const { person } = (await clerk.get('/api/me')).body as { person: { id: string } }
    const file = instead(good.record.staff[0]!.id, person.id)
    expect((await bring(clerk, file, fingerprint)).body).toMatchObject({ kept: true })
    const said = await town.owner
      .selectFrom('journal')
      .select('kind')
      .where('topic', '=', `meeting/${good.record.meeting}`)
      .where('actor', '=', person.id)
      .execute()
    expect(said).toEqual([{ kind: 'meetingArrived' }])
  })

  test('[H5] [H7] nor does it where it says nothing of who worked there', async () => {
    const { person } = (await clerk.get('/api/me')).body as { person: { id: string } }
    const file = changed(({ record }) => void (record.entries[0]!.actor = person.id))
    expect(await refusal(file)).toBe('carryTaken')
    const entered = changed(({ record }) => {
      const posted = record.entries.find(({ body }) => body.kind === 'cardPosted')!
      Object.assign(posted.secret!.authorship as object, { enteredBy: person.id })
    })
    expect(await refusal(entered)).toBe('carryTaken')
  })

  const wrong: Record<string, (content: Content) => void> = {
    'a meeting of a third community': (c) => void (told<{ community: string }>(c, 'meetingCreated').community = id()),
    'a meeting that moves to a third community': (c) =>
      more(c, { body: { kind: 'meetingChanged', details: { community: id() } } }),
    'another meeting than it says': (c) => void (told<{ id: string }>(c, 'meetingCreated').id = id()),
    'erasing somebody of another meeting': (c) =>
      more(c, { body: { kind: 'participantsChanged' }, secret: { erased: [hers] } }),
    'the key of somebody of another meeting': (c) =>
      more(c, { body: { kind: 'participantsChanged' }, secret: { key: { participant: hers, hash: 'x' } } }),
    'taking back the support of somebody of another meeting': (c) => {
      const { card } = told<{ card: { id: string } }>(c, 'cardPosted')
      const body = { kind: 'endorsementsChanged', card: card.id, endorsements: 0, people: {} }
      more(c, { body, secret: { endorser: { participant: hers, standing: false } } })
    },
    'a photo of somebody of another meeting': ({ record }) =>
      void record.photos.push({ id: id(), width: 1, height: 1, at: 1, picture: 0, participant: hers, staff: null }),
    'a name where nothing is asked': (c) => void Object.assign(posted(c).body.card as object, { writer: '王阿姨' }),
    'words of a card in the log': (c) => void Object.assign(posted(c).body.card as object, { text: '一张卡' }),
    'a name in what only the server knows': (c) => void Object.assign(posted(c).secret!, { name: '王阿姨' }),
    'millions of zeros': (c) => void Object.assign(posted(c).body.card as object, { links: Array(500_000).fill(id()) }),
    'words of the minutes in the log': (c) =>
      more(c, ofMinutes({ kind: 'textWritten', item: null, field: 'chair', text: '王' })),
    'minutes with what nobody asks for': (c) => more(c, ofMinutes({ kind: 'correctionsMoved', until: 1, name: '王' })),
    'a meeting that is still open': ({ record }) =>
      void (record.entries = record.entries.filter(({ body }) => body.stage !== 'closed')),
    'a file that the minutes do not name': ({ record }) =>
      void record.files.push({
        id: id(),
        width: 1,
        height: 1,
        at: 1,
        picture: 0,
        usedAs: 'photo',
        type: 'photo',
        state: 'shown',
        staff: record.staff[0]!.id,
      }),
    'a card of ten thousand signs': ({ record }) => void (record.wordings[0]!.text = '长'.repeat(10_000)),
    'a text that turns about': ({ record }) => void (record.wordings[0]!.text = '\u202E反过来'),
    'a number that is not the next': (c) => void (told<{ card: { number: number } }>(c, 'cardPosted').card.number = 7),
    'support of nobody': (c) => void (told<{ card: { endorsements: number } }>(c, 'cardPosted').card.endorsements = 99),
    'an author who is not there': ({ record }) => {
      const posted = record.entries.find(({ body }) => body.kind === 'cardPosted')!
      Object.assign(posted.secret!.authorship as object, { author: id() })
    },
    'a receipt that is a path': ({ record }) => {
      const posted = record.entries.find(({ body }) => body.kind === 'cardPosted')!
      Object.assign(posted.secret!.authorship as object, { receipt: '../../etc' })
    },
    'a kind of event that there is not': ({ record }) => void (record.entries[1]!.body.kind = '__proto__'),
    'what comes before the beginning': ({ record }) => void record.entries.shift(),
    'an open tree': (c) => void (told<{ openTree: boolean }>(c, 'meetingCreated').openTree = true),
    'one that is not carried': ({ record }) => void record.entries.pop(),
    'minutes that no entry tells of': ({ record }) => {
      record.minutes = {
        community: record.community.id,
        meeting: record.meeting,
        texts: {},
        votes: [],
        rounds: [],
        signings: [],
        signedAt: 1,
        takenOut: [],
        scans: [],
        photos: [],
        authors: {},
      }
    },
  }
  test.each(Object.entries(wrong))('[H8] %s is refused', async (_, change) => {
    await expect(playedFrom(changed(change))).rejects.toMatchObject({ code: 'carryUnsound' })
  })

  test('[H8] a picture that Grove would not have kept is refused', async () => {
    const photo = { id: id(), width: 1, height: 1, at: 1, picture: 0, participant: null, staff: null }
    const refused = (photos: (typeof photo)[], pictures: Buffer[]) =>
      refuseOtherPictures({ photos, paperPictures: [], files: [] }, pictures, new AbortController().signal).then(
        () => 'taken',
        (error: { code: string }) => error.code,
      )
    for (const bytes of [await picture('#333').toBuffer(), Buffer.from('<svg onload="alert(1)"/>'), randomBytes(900)])
      expect(await refused([photo], [bytes])).toBe('carryPicture')
    const given = { record: { ...good.record, photos: [photo] }, pictures: [randomBytes(900)] }
    expect(await refusal(forged(laptop, given))).toBe('carryPicture')
    const one = await picture('#333').webp().toBuffer()
    const [width, height] = [40, 30]
    expect(await refused([{ ...photo, width, height }], [one])).toBe('taken')
    expect(await refused([{ ...photo, width, height: 31 }], [one])).toBe('carryPicture')
    expect(await refused([], [one])).toBe('carryPicture')
    const twice = [photo, { ...photo, id: id() }].map((shown) => ({ ...shown, width, height }))
    expect(await refused(twice, [one])).toBe('carryPicture')
    const large = sharp({ create: { width: 1601, height: 10, channels: 3, background: '#333' } })
    expect(await refused([{ ...photo, width: 1601, height: 10 }], [await large.webp().toBuffer()])).toBe('carryPicture')
  })

  test('[H12] erasing reaches nobody of another meeting, whatever an event names', async () => {
    const [card] = Object.keys((await town.stranger().board(mine.code)).board.cards)
    const { community } = mine
    const follower = {
      community,
      card: card!,
      participant: hers,
      address: 'li@example.org',
      locale: 'zh-Hans' as const,
    }
    await town.owner
      .insertInto('follower')
      .values({ ...follower, asked_at: 1, confirmed_at: 1 })
      .execute()
    const changes = new MeetingChanges()
    changes.erased.push({ people: [hers], names: [], at: 1 })
    changes.erasedCards.add(card!)
    await town.owner.transaction().execute((tx) => erase(tx, community, good.record.meeting, changes))
    const left = await town.owner.selectFrom('follower').select('address').where('participant', '=', hers).execute()
    expect(left).toEqual([{ address: 'li@example.org' }])
    await town.owner.deleteFrom('follower').where('participant', '=', hers).execute()
  })
})

describe('a file', () => {
  let file: Buffer
  beforeAll(async () => {
    file = await carriedFrom(laptop, hall.code)
  })
  const opened = async (bytes: Uint8Array, passphrase = PASSPHRASE) =>
    openFile(bytes, passphrase).then(
      () => 'opened',
      (error: unknown) => (error instanceof Refused ? error.code : `${error}`),
    )

  test('[H6] one byte changed, wherever, is refused before anything is made of it', async () => {
    expect(await opened(await locked(file))).toBe('opened')
    for (let n = 0; n < 60; n++) {
      const at = Math.floor((n * file.length) / 60)
      const other = Buffer.from(file)
      other[at] = other[at]! ^ 1
      expect([at, await opened(await locked(other))]).not.toEqual([at, 'opened'])
    }
    const whole = await locked(file)
    for (let n = 0; n < 30; n++) {
      const at = Math.floor((n * whole.length) / 30)
      const other = Buffer.from(whole)
      other[at] = other[at]! ^ 1
      expect([at, await opened(other)]).not.toEqual([at, 'opened'])
    }
  })

  test('[H6] cut off at any place, it is refused', async () => {
    const whole = await locked(file)
    for (let n = 0; n < 30; n++) {
      expect(await opened(whole.subarray(0, Math.floor((n * whole.length) / 30)))).not.toBe('opened')
      expect(await opened(await locked(file.subarray(0, Math.floor((n * file.length) / 30))))).not.toBe('opened')
    }
  })

  test('[H6] another passphrase does not open it, and no file is taken for one', async () => {
    expect(await opened(await locked(file), '另外一个口令也有十二个字')).toBe('carryLocked')
    expect(await opened(file)).toBe('carryUnreadable')
    expect(await opened(Buffer.from('PK\u0003\u0004../../etc/passwd'))).toBe('carryUnreadable')
    const heavy = (await locked(file)).toString('latin1').replace(/^(.*\n-> scrypt \S+) 10\n/, '$1 20\n')
    expect(await opened(Buffer.from(heavy, 'latin1'))).toBe('carryUnreadable')
    expect((await bringLocked(clerk, await locked(file), undefined, 'rongbu', '错的口令')).problem.code).toBe(
      'carryLocked',
    )
  })

  test('[H8] what unpacks to far more than any hall brings, or counts more, is refused', async () => {
    const bomb = gzipSync(Buffer.alloc(210_000_000, 32))
    expect(await opened(await locked(signedBy(laptop, bomb)))).toBe('carryTooLarge')
    const { record } = contentOf(file)
    const many = { ...record, staff: Array.from({ length: 501 }, () => ({ id: id(), name: 'x', roles: [] })) }
    expect(await opened(await locked(signedBy(laptop, gzipSync(`${JSON.stringify(many)}\n`))))).toBe('carryUnsound')
    const more = { ...record, path: '../../etc/passwd' }
    expect(await opened(await locked(signedBy(laptop, gzipSync(`${JSON.stringify(more)}\n`))))).toBe('carryUnsound')
  })
})
