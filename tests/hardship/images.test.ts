import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { explain } from '../../src/wire/strings/problem.ts'
import type { Reply } from '../build/grove.ts'
import { Client, id } from '../build/grove.ts'
import type { GroveProcess } from '../build/process.ts'
import { startPlanted } from '../build/planted.ts'
import { freePort } from '../build/process.ts'
import type { PapersSeen } from '../../src/wire/ballot.ts'
import type { PaperDesk, PaperFound } from '../../src/wire/paper.ts'
import { A_VOTE } from '../build/voteCommands.ts'
import type { Hostile } from './images/hostile.ts'
import { largePhoto, hostileImages, MARKER } from './images/hostile.ts'
import { hostileScans } from './images/scans.ts'

/** A bomb that goes off takes gigabytes; two photos at work, each within the measure, do not. */
const GROWTH_MOST_MB = 1200
/** What a process that reads paper may hold, and what it takes until that is seen. */
const READER_MOST_MB = 1100
const LOCALES = ['zh-Hans', 'zh-Hant', 'en'] as const

const community = '/api/communities/rongbu'
let base: string
let grove: GroveProcess
let staff: Client
let code: string
let matter: string
let images: Hostile[]
beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'grove-images-'))
  grove = await startPlanted(join(base, 'data'), await freePort())
  staff = new Client(grove.url)
  await staff.send('POST', /Administrator\s+https?:\/\/[^/]+(\S+)/.exec(grove.printed())![1]!)
  const made = await staff.post(`${community}/meetings`, {
    id: id(),
    theme: '照片',
    startsAt: 1_750_000_000_000,
    joining: 'anyone',
  })
  const { id: meeting } = made.body as { id: string }
  ;({ code } = made.body as { code: string })
  await staff.must(code, { kind: 'setStage', stage: 'open' })
  const card = await (await phone()).card(code, '路灯不亮')
  matter = await dispatchedMatter({ meeting, card })
  images = await hostileImages()
})
afterAll(async () => {
  grove?.child.kill('SIGTERM')
  await grove?.ended
  rmSync(base, { recursive: true, force: true })
})

async function must(command: object): Promise<{ id: string }> {
  const reply = await staff.post(`${community}/matters/${matter}/commands`, command, { 'idempotency-key': id() })
  if (reply.status !== 200) throw new Error(reply.text)
  return reply.body as { id: string }
}

/** A matter under work: what is missing is a photo of what was done. */
async function dispatchedMatter(card: { meeting: string; card: string }): Promise<string> {
  matter = id()
  matter = (await must({ kind: 'openMatter', title: '路灯不亮', cards: [card] })).id
  const grade = { urgency: 3, importance: 2, reach: { people: 40 }, lane: 'quick' }
  await must({ kind: 'triage', ...grade, reason: '天黑看不见路' })
  await must({ kind: 'route', route: 'quickFix', reason: '当天能修' })
  const me = (await staff.get('/api/me')).body as { person: { id: string } }
  await must({ kind: 'dispatch', owner: { person: me.person.id, office: '物业' }, reason: '归物业管' })
  return matter
}

async function phone(): Promise<Client> {
  const client = new Client(grove.url)
  const joined = await client.post(`/api/meetings/${code}/participants`, { id: id(), key: id(), name: '' })
  expect(joined.status).toBe(200)
  return client
}

const toMeeting = (who: Client, { bytes, type }: Pick<Hostile, 'bytes' | 'type'>, locale: string = 'en') =>
  upload(who, `/api/meetings/${code}/photos`, bytes, type, locale)
const upload = (who: Client, path: string, bytes: Buffer, type = 'application/octet-stream', locale = 'en') =>
  who.send('POST', path, {
    body: new Uint8Array(bytes),
    headers: { 'content-type': type, 'accept-language': locale },
  })

const photoOf = (reply: Reply): string => (reply.body as { photo: string }).photo

/**
 * A photo as anybody gets it: a WebP of the right type, encoded by us, with nothing of what came beside the
 * pixels.
 */
async function expectClean(photo: string, what: string): Promise<void> {
  const reply = await fetch(`${grove.url}/photos/${photo}.webp`)
  const bytes = Buffer.from(await reply.arrayBuffer())
  expect({ what, status: reply.status, type: reply.headers.get('content-type') }).toEqual({
    what,
    status: 200,
    type: 'image/webp',
  })
  expect(reply.headers.get('x-content-type-options')).toBe('nosniff')
  const { format, width, height, pages, exif, xmp, iptc, icc, comments, tifftagPhotoshop, orientation } =
    await sharp(bytes).metadata()
  expect({ what, format, exif, xmp, iptc, icc, comments, tifftagPhotoshop, orientation, pages }).toEqual({
    what,
    format: 'webp',
  })
  expect(Math.max(width, height), what).toBeLessThanOrEqual(1600)
  expect(bytes.includes(MARKER) || bytes.includes('EXIF') || bytes.includes('<script'), what).toBe(false)
}

/** The most memory that Grove ever held, in MB, as the system counted it. */
const peak = () => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${grove.child.pid}/status`, 'utf8'))![1]) / 1024

/** The most memory that a process reading paper for Grove was seen to hold, in MB; asked often. */
function readersPeak(): number {
  const { pid } = grove.child
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean)
  const held = children.map((child) => {
    try {
      const reads = readFileSync(`/proc/${child}/cmdline`, 'utf8').includes('paperReader')
      const status = reads ? readFileSync(`/proc/${child}/status`, 'utf8') : ''
      return Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024
    } catch {
      return 0
    }
  })
  return Math.max(0, ...held)
}

let longest = { what: '', ms: 0 }
async function timed<T>(what: string, work: Promise<T>): Promise<T> {
  const begun = performance.now()
  const done = await work
  const ms = Math.round(performance.now() - begun)
  if (ms > longest.ms) longest = { what, ms }
  return done
}

test('hostile images as a card’s photo: each is refused with a reason in the sender’s language, or kept without metadata', async () => {
  expect(images.length).toBeGreaterThanOrEqual(60)
  const before = peak()
  let sender = await phone()
  for (const [n, image] of images.entries()) {
    if (n % 20 === 0) sender = await phone()
    const { what, fate, why } = image
    const locale = LOCALES[n % 3]!
    const reply = await timed(what, toMeeting(sender, image, locale))
    if (fate === 'kept') {
      expect({ what, status: reply.status }).toEqual({ what, status: 201 })
      const card = { id: id(), tree: 'problem', text: what, photo: photoOf(reply) } as const
      await sender.must(code, { kind: 'postCard', ...card })
      await expectClean(card.photo, what)
    } else {
      expect({ what, status: reply.status, code: reply.problem?.code }).toEqual({
        what,
        status: 422,
        code: why,
      })
      expect(reply.problem).toMatchObject({ ...explain(why, locale, { most: 60 }), saved: false })
    }
  }
  expect(peak() - before).toBeLessThan(GROWTH_MOST_MB)
  const kept = images.filter(({ fate }) => fate === 'kept').length
  console.log(
    `images: ${images.length} hostile, ${kept} kept without metadata, ${images.length - kept} refused; ` +
      `longest answer ${longest.ms} ms (${longest.what}); memory ${before.toFixed(0)} → at most ${peak().toFixed(0)} MB`,
  )
})

test('the same to a matter: the same fate, and what is shown of its work has no metadata', async () => {
  const path = `${community}/matters/${matter}/photos`
  const kept: string[] = []
  const shown = ({ what, fate }: Hostile) => /place where|ZIP/.test(what) && fate === 'kept'
  // The pixels go the way that those of cards went: of these images a sixth, in the long form all.
  const sent = images.filter((image, n) => process.env.GROVE_LONG || n % 6 === 0 || shown(image))
  for (const image of sent) {
    const { what, bytes, type, fate } = image
    const reply = await upload(staff, path, bytes, type)
    expect({ what, status: reply.status }).toEqual({ what, status: fate === 'kept' ? 201 : 422 })
    if (shown(image)) kept.push(photoOf(reply))
  }
  const [before, after] = [kept[0]!, kept.at(-1)!]
  await must({ kind: 'finish', text: '换了灯', before, after })
  await expectClean(before, 'before')
  await expectClean(after, 'after')
})

test('photos as large as phones take them leave the loop free: others are answered while they are worked on', async () => {
  const bytes = await largePhoto()
  const before = peak()
  const senders = await Promise.all(Array.from({ length: 6 }, phone))
  let working = true
  const uploads = Promise.all(senders.map((sender) => toMeeting(sender, { bytes })))
  void uploads.finally(() => (working = false))
  let pings = 0
  let slowest = 0
  while (working) {
    const begun = performance.now()
    const reply = await fetch(`${grove.url}/api/meetings/${code}`)
    await reply.arrayBuffer()
    expect(reply.status).toBe(200)
    if (working) pings++
    slowest = Math.max(slowest, performance.now() - begun)
    await new Promise((done) => setTimeout(done, 5))
  }
  expect((await uploads).map(({ status }) => status)).toEqual(senders.map(() => 201))
  expect(pings).toBeGreaterThan(senders.length)
  expect(peak() - before).toBeLessThan(GROWTH_MOST_MB)
  console.log(
    `images: ${pings} boards read while ${senders.length} photos of 48 megapixels were worked on, slowest ${slowest.toFixed(0)} ms; ` +
      `memory ${before.toFixed(0)} → at most ${peak().toFixed(0)} MB`,
  )
})

/** By its first bytes an SVG is no picture, however large it says it is: nothing is decoded for that. */
const asPaper = ({ what, bytes, fate, why }: Hostile) => ({
  what,
  bytes,
  why: fate === 'kept' ? undefined : what.startsWith('SVG') ? ('notAnImage' as const) : why,
})

test('[P5] [P6] the same and hostile PDFs as photos of printed cards: each has its answer, nothing is on a tree, nothing is there twice', async () => {
  const path = await (async () => {
    const paper = { id: id(), theme: '纸卡', startsAt: 1_750_000_000_000, joining: 'anyone' }
    const made = (await staff.post(`${community}/meetings`, paper)).body as { code: string }
    await staff.must(made.code, { kind: 'setStage', stage: 'open' })
    await staff.must(made.code, { kind: 'changeMeeting', details: { hangAtOnce: true } })
    return `/api/meetings/${made.code}`
  })()
  const board = async () => (await staff.get(path)).body as { board: { cards: object } }
  const pile = async () => ((await staff.get(`${path}/paper`)).body as PaperDesk).pictures
  let most = 0
  const watch = setInterval(() => (most = Math.max(most, readersPeak())), 40)
  const before = peak()
  let read = 0
  // Each takes a process of its own, and what can be looked at is looked for codes, which takes long: of
  // those images a sixteenth, of the others a quarter, in the long form all.
  const sent = images.filter(({ fate }, n) => process.env.GROVE_LONG || n % (fate === 'kept' ? 16 : 4) === 0)
  const all = [
    // To a desk that asks for cards a PDF is a scan, whatever it is named.
    ...sent.map((image) => (image.what === 'PDF' ? { ...image, why: 'paperPdfBroken' as const } : asPaper(image))),
    ...hostileScans(),
  ]
  for (const [n, { what, bytes, why }] of all.entries()) {
    const locale = LOCALES[n % 3]!
    const reply = await timed(what, upload(staff, `${path}/paper/photos`, bytes, undefined, locale))
    if (why === undefined) {
      expect({ what, status: reply.status }).toEqual({ what, status: 201 })
      expect(reply.body as PaperFound).toEqual({
        pages: 1,
        cards: [],
        hung: 0,
        again: 0,
        copies: 0,
        foreign: [],
        unread: 1,
      })
      read++
    } else {
      expect({ what, status: reply.status, code: reply.problem?.code }).toEqual({ what, status: 422, code: why })
      expect(reply.problem).toMatchObject({ ...explain(why, locale, { most: 60, count: 100 }), saved: false })
    }
    // Others are answered as ever.
    if (n % 10 === 0) expect(Object.keys((await board()).board.cards)).toEqual([])
  }
  clearInterval(watch)
  // What nobody could read waits for a person, once, however often it is sent.
  expect((await pile()).map(({ number }) => number)).toEqual(Array.from({ length: read }, () => null))
  const [again] = all.filter(({ why }) => why === undefined)
  await upload(staff, `${path}/paper/photos`, again!.bytes)
  expect(await pile()).toHaveLength(read)
  expect(most).toBeLessThan(READER_MOST_MB)
  expect(peak() - before).toBeLessThan(GROWTH_MOST_MB)
  console.log(
    `images: ${all.length} as photos of cards, ${read} on the pile; a process that reads held ${most.toFixed(0)} MB at most; ` +
      `longest answer ${longest.ms} ms (${longest.what})`,
  )
})

test('[P17] the same as photos of ballot papers: each has its answer, nothing is cast, and nothing of it is kept', async () => {
  const rules = { ...A_VOTE.rules, doors: ['phone', 'box'], secret: true }
  const made = await staff.post(`${community}/votes`, { ...A_VOTE, rules }, { 'idempotency-key': id() })
  const vote = `${community}/votes/${(made.body as { code: string }).code}`
  const entries = Array.from({ length: 6 }, (_, n) => ({ name: `住户${n + 1}`, place: '', area: 0 }))
  for (const command of [{ kind: 'setRoll', entries }, { kind: 'sealVote' }, { kind: 'openVote' }]) {
    const reply = await staff.post(`${vote}/commands`, command, { 'idempotency-key': id() })
    expect(reply.status, reply.text).toBe(200)
  }
  // The reader is the one of cards: of what it refuses each reason once, and some of what it looks at.
  const all = [
    ...images.filter(({ what }) => what !== 'PDF').map(asPaper),
    ...hostileScans().filter(({ what, why }) => /hundred pages/.test(what) || !why),
  ]
  const reasons = new Set<string>()
  const sent = all.filter(({ why }, n) => (why ? !reasons.has(why) && reasons.add(why) : n % 16 === 0))
  for (const { what, bytes, why } of sent) {
    const reply = await timed(what, upload(staff, `${vote}/papers`, bytes))
    expect({ what, status: reply.status, why: reply.problem?.code }).toEqual({ what, status: why ? 422 : 200, why })
    if (!why) expect((reply.body as PapersSeen).papers).toEqual([])
  }
  expect((await staff.get(`${vote}/desk`)).body).toMatchObject({ batches: [] })
  console.log(`images: ${sent.length} as photos of ballot papers; longest answer ${longest.ms} ms (${longest.what})`)
})
