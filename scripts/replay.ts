// Plays a whole meeting against a running server through its public API, as so many people.
//   npm run replay -- --year [--seed grove]: the sample communities' year, see replay/year.ts
//   npm run replay -- [--meeting CODE] [--cards FILE.csv] [--people 42] [--pace real|fast]
// At the real pace it takes about a minute; Enter goes on as fast as the server answers.
// GROVE_URL names the server, PORT one on this machine; default: the Grove that runs on the data of this
// folder. Where the server's data lie on this machine (DATA_DIR), the desk plays too and gathers the cards of
// the sample into its topics; elsewhere the cards stay loose.
import { randomBytes, randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as waitFor } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { Capacity, Card, Tree } from '../src/core/meeting/meeting.ts'
import { motionText } from '../src/core/meeting/motion.ts'
import type { Clock } from '../src/core/plain/clock.ts'
import { CAPACITIES, TREES } from '../src/core/meeting/meeting.ts'
import { hash32, unit } from '../src/core/plain/hash.ts'
import { makeId } from '../src/core/plain/id.ts'
import type { Accepted, CommandInput, MeetingSummary } from '../src/wire/meeting.ts'
import { openMeeting } from '../src/sample/openMeeting.ts'
import { ADDRESS } from '../src/server/settings.ts'
import { readCards } from './replay/cards.ts'
import { playYear } from './replay/year.ts'

const { values } = parseArgs({
  options: {
    meeting: { type: 'string' },
    cards: { type: 'string' },
    people: { type: 'string' },
    pace: { type: 'string', default: 'real' },
    year: { type: 'boolean', default: false },
    seed: { type: 'string', default: 'grove' },
  },
})
const base = (process.env.GROVE_URL || onThisMachine()).replace(/\/+$/, '')

/** Where the Grove on this machine answers: as PORT says, else as it noted beside its data. */
function onThisMachine(): string {
  const noted = join(process.env.DATA_DIR || 'data', ADDRESS)
  if (!process.env.PORT && existsSync(noted)) return readFileSync(noted, 'utf8').trim()
  return `http://localhost:${process.env.PORT || 3000}`
}

/** How long a replay takes at the pace at which people watch (ms). */
const WATCHED_MS = 50_000

type Command = CommandInput

interface Play {
  topics: { tree: Tree; name: string; cards: number[] }[]
  people: { name: string; capacity: Capacity }[]
  cards: { by: number; tree: Tree; text: string; where: string; endorsedBy: number[]; links?: number[] }[]
}

class Person {
  readonly id = newId()
  private readonly key = randomBytes(16).toString('hex')
  private token = ''

  constructor(
    private readonly code: string,
    private readonly who: { name: string; capacity: Capacity },
  ) {}

  async join(): Promise<void> {
    const { token } = await request<{ token: string }>('POST', `/api/meetings/${this.code}/participants`, {
      id: this.id,
      key: this.key,
      ...this.who,
    })
    this.token = token
  }

  send(command: Command, key = randomUUID() as string): Promise<Accepted> {
    return request('POST', `/api/meetings/${this.code}/commands`, command, {
      authorization: `Bearer ${this.token}`,
      'idempotency-key': key,
    })
  }
}

const newId = () => makeId(randomBytes(16))

/** Asks with patience: what was not heard or is too fast is sent again under the same key. */
async function request<T>(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const response = await fetch(base + path, {
      method,
      headers: { accept: 'application/json', ...(body ? { 'content-type': 'application/json' } : {}), ...headers },
      ...(body ? { body: JSON.stringify(body) } : {}),
    }).catch((error: Error) => error)
    if (!(response instanceof Error) && response.ok) return (await response.json()) as T
    const busy = response instanceof Error || response.status === 429 || response.status >= 500
    if (!busy || attempt === 8) {
      const why = response instanceof Error ? response.message : ((await response.json()) as { detail: string }).detail
      throw new Error(`${method} ${path}: ${why}`)
    }
    const wait = response instanceof Error ? 0 : Number(response.headers.get('retry-after') ?? 0)
    await sleep(Math.max(wait * 1000, 200 * attempt))
  }
}

const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms))

/** Runs tasks, at most `width` at once. */
async function spread<T>(tasks: readonly T[], width: number, run: (task: T) => Promise<unknown>): Promise<void> {
  let next = 0
  const worker = async () => {
    while (next < tasks.length) await run(tasks[next++]!)
  }
  await Promise.all(Array.from({ length: width }, worker))
}

/**
 * Real messages as cards: whoever writes, endorses and on which tree follows from the text, so a replay can
 * be repeated.
 */
function fromRows(rows: { text: string; tree: Tree | undefined; where: string }[], count: number): Play {
  const people = Array.from({ length: count }, (_, i) => ({
    name: '',
    capacity: i % 3 ? ('resident' as const) : CAPACITIES[hash32(`capacity ${i}`) % CAPACITIES.length]!,
  }))
  const cards = rows.map(({ text, tree, where }, i) => {
    const by = i < count ? i : hash32(`author ${i} ${text}`) % count
    const endorsers = Math.floor(unit(`${i} ${text}`, 'endorsers') ** 4 * Math.min(count - 1, 30))
    const endorsedBy = new Set<number>()
    for (let e = 0; e < endorsers; e++) endorsedBy.add(hash32(`endorser ${i} ${e}`) % count)
    endorsedBy.delete(by)
    return { by, tree: tree ?? TREES[hash32(text) % 3]!, text, where, endorsedBy: [...endorsedBy] }
  })
  return { people, cards, topics: [] }
}

/** The sample for a number of people: more than its 42 come without a card, fewer share the cards. */
function fromSample(count: number): Play {
  const people = Array.from(
    { length: count },
    (_, i) => openMeeting.people[i] ?? { name: '', capacity: 'resident' as const },
  )
  const cards = openMeeting.cards.map((card) => {
    const by = card.by % count
    const endorsedBy = [...new Set(card.endorsedBy.map((i) => i % count))].filter((i) => i !== by)
    return { ...card, by, endorsedBy }
  })
  return { people, cards, topics: openMeeting.topics }
}

async function openMeetingCode(): Promise<string> {
  const { items } = await request<{ items: { slug: string }[] }>('GET', '/api/communities')
  for (const { slug } of items) {
    const meetings = await request<{ items: MeetingSummary[] }>('GET', `/api/communities/${slug}/meetings`)
    const open = meetings.items.find(({ stage }) => stage === 'open')
    if (open) return open.code
  }
  throw new Error('No meeting is open. Open one at the desk, or name one with --meeting CODE.')
}

/** Who sits at the desk: what they send to the meeting, and whom they sign in beside them. */
interface Desk {
  send(command: Command): Promise<Accepted>
  /** Asks for something as staff. */
  ask<T>(method: string, path: string, body?: unknown): Promise<T>
  cookie: string
}

async function signedIn(link: string): Promise<string | undefined> {
  const response = await fetch(base + new URL(link).pathname, { method: 'POST', redirect: 'manual' })
  const cookie = response.headers.get('set-cookie')?.split(';')[0]
  return response.status === 303 ? cookie : undefined
}

/**
 * Signs in with the link that a server leaves for tools on its own machine; undefined where there is none.
 */
async function deskOf(code: string): Promise<Desk | undefined> {
  const file = `${process.env.DATA_DIR || 'data'}/desk.link`
  if (process.env.GROVE_URL || !existsSync(file)) return undefined
  const cookie = await signedIn(readFileSync(file, 'utf8').trim())
  if (!cookie) return undefined
  const ask = <T>(method: string, path: string, body?: unknown) =>
    request<T>(method, path, body, { cookie, 'idempotency-key': randomUUID() })
  return { cookie, ask, send: (command) => ask('POST', `/api/meetings/${code}/commands`, command) }
}

const boardOf = async (code: string) =>
  (await request<{ board: import('../src/core/meeting/meeting.ts').Board }>('GET', `/api/meetings/${code}`)).board

/**
 * The rules are adopted, some speak in their order, each for `turn` milliseconds, a motion is voted on, and
 * everybody gives dots. What a meeting has behind it already is not played again.
 */
async function speakAndDot(
  code: string,
  people: readonly Person[],
  { send: desk, ...others }: Desk,
  topics: readonly string[],
  turn: number,
): Promise<void> {
  const before = await boardOf(code)
  if (before.dots || before.turns.length > 0) return
  await desk({ kind: 'adoptRules', hands: people.length })
  await desk({ kind: 'switchFloor', open: true })
  const stances = ['for', 'against', null] as const
  for (const [i, person] of people.slice(0, 6).entries())
    await person.send({ kind: 'askFloor', card: null, stance: stances[i % 3]! })
  for (let next = (await boardOf(code)).floor.waiting[0]; next; next = (await boardOf(code)).floor.waiting[0]) {
    await desk({ kind: 'giveFloor', number: next.number })
    if (turn) await sleep(turn)
  }
  const { speaking } = (await boardOf(code)).floor
  if (speaking) await desk({ kind: 'endTurn', number: speaking.number })
  await desk({ kind: 'switchFloor', open: false })
  await sitAtTables(people, desk, Object.values(before.cards))
  await drawTheLot(desk)
  await moveAndVote(code, people, { send: desk, ...others })
  await askTheRoom(people, desk, Object.values(before.cards))
  await takeOn(people, desk)
  if (topics.length === 0) return
  await desk({ kind: 'openDots', each: 3 })
  await spread([...people.entries()], 24, ([i, person]) => {
    const chosen = new Set([0, 1, 2].map((n) => topics[hash32(`dot ${i} ${n}`) % topics.length]!))
    return person.send({ kind: 'giveDots', dots: [...chosen].map((topic) => ({ topic, n: 1 })) })
  })
  await desk({ kind: 'closeDots' })
  await desk({ kind: 'showDots' })
}

/** Tables of about ten: people choose one, each finds a captain, proposes a card, and tells the room. */
async function sitAtTables(
  people: readonly Person[],
  desk: (command: Command) => Promise<Accepted>,
  cards: readonly Card[],
): Promise<void> {
  const count = Math.max(2, Math.round(people.length / 10))
  const standing = cards.filter(({ state, wording }) => state === 'standing' && wording > 0)
  await desk({ kind: 'openTables', count, seconds: 180 })
  await desk({ kind: 'setFocus', focus: { kind: 'tables' } })
  await spread([...people.entries()], 24, ([i, person]) => person.send({ kind: 'sitAt', table: (i % count) + 1 }))
  for (const [i, person] of people.slice(0, Math.min(count, people.length)).entries()) {
    await person.send({ kind: 'takeRole', role: 'captain' })
    const card = standing[i % Math.max(1, standing.length)]
    if (card) await person.send({ kind: 'proposeAtTable', table: i + 1, card: card.id })
  }
  for (let table = 1; table <= Math.min(count, 3); table++) await desk({ kind: 'reportTable', table })
  await desk({ kind: 'closeTables' })
}

/** Two of those who are there go to the subdistrict: announced, called, drawn. */
async function drawTheLot(desk: (command: Command) => Promise<Accepted>): Promise<void> {
  const said = { purpose: '派两位去街道说明情况', from: 'there', take: 2 } as const
  const { id: lot } = await desk({ kind: 'announceLot', id: newId(), ...said })
  await desk({ kind: 'setFocus', focus: { kind: 'lots' } })
  await desk({ kind: 'callLot', lot: lot!, called: '3 5 6' })
  await desk({ kind: 'drawLot', lot: lot!, called: '3 5 6' })
}

/** Three take something on: two by phone, which are read out, one aloud. */
async function takeOn(people: readonly Person[], desk: (command: Command) => Promise<Accepted>): Promise<void> {
  const [first, second] = people
  if (!second) return
  const by = Date.now() + 30 * 86_400_000
  await desk({ kind: 'setFocus', focus: { kind: 'pledges' } })
  const own = { what: '周末带几个人把三号楼道清一遍', resource: 'labour', by } as const
  const shop = { what: '出二十把椅子给下次议事会', who: '榕埠便利店', resource: 'goods', by } as const
  for (const [person, said] of [
    [first!, own],
    [second, shop],
  ] as const) {
    const { id } = await person.send({ kind: 'makePledge', id: newId(), ...said })
    await desk({ kind: 'takePledge', pledge: id! })
  }
  const aloud = { what: '物业出三盏感应灯', who: '锦绣物业', resource: 'goods', by, fromHall: true } as const
  await desk({ kind: 'makePledge', id: newId(), ...aloud })
  // What is left on the screen at the end.
  await desk({ kind: 'setFocus', focus: { kind: 'trees' } })
}

/** Whether two cards of one tree belong together: most answer by phone, some by hand. */
async function askTheRoom(
  people: readonly Person[],
  desk: (command: Command) => Promise<Accepted>,
  cards: readonly Card[],
): Promise<void> {
  const [first, ...rest] = cards.filter(({ state, wording }) => state === 'standing' && wording > 0)
  const second = rest.find(({ tree }) => tree === first!.tree)
  if (!first || !second) return
  await desk({ kind: 'askRoom', cards: [first.id, second.id] })
  await desk({ kind: 'setFocus', focus: { kind: 'room' } })
  const answers = ['no', 'no', 'yes', 'no', 'unsure'] as const
  await spread([...people.slice(0, Math.ceil(people.length * 0.8)).entries()], 24, ([i, person]) =>
    person.send({ kind: 'answerRoom', question: 1, answer: answers[i % answers.length]! }),
  )
  await desk({ kind: 'closeRoom', question: 1, hands: { yes: 1, no: 2, unsure: 0 } })
}

/**
 * One motion: moved, seconded, amended by a third, taken by the mover, and voted on with ballots and hands.
 */
async function moveAndVote(code: string, people: readonly Person[], desk: Desk): Promise<void> {
  const [mover, second, third] = people
  if (!third) return
  const by = Date.now() + 30 * 86_400_000
  const words = { what: '在小区入口画出电动车停车线', who: '物业公司', by }
  const { id: motion } = await mover!.send({ kind: 'moveMotion', id: newId(), ...words })
  await second!.send({ kind: 'secondMotion', motion: motion! })
  await desk.send({ kind: 'takeUpMotion', motion: motion! })
  await desk.send({ kind: 'setFocus', focus: { kind: 'motions' } })
  const what = `${words.what}，留出轮椅的路`
  await third.send({ kind: 'amendMotion', motion: motion!, ...words, what })
  await mover!.send({ kind: 'acceptAmendment', motion: motion!, version: 2 })
  await holdVote(code, Math.min(people.length, 150), desk, { motion: motion!, version: 2, ...words, what })
}

/**
 * [M51] A vote on it: half the hall with ballots by phone, the others by hands; its end carries the motion.
 */
async function holdVote(
  code: string,
  count: number,
  desk: Desk,
  { motion, version, ...words }: { motion: string; version: number; what: string; who: string; by: number },
): Promise<void> {
  const { board, communitySlug } = await request<{ board: { id: string }; communitySlug: string }>(
    'GET',
    `/api/meetings/${code}`,
  )
  const votes = `/api/communities/${communitySlug}/votes`
  const { zone } = await request<{ zone: Clock }>('GET', `/api/communities/${communitySlug}`)
  const decides = { motion, version }
  const text = motionText(words, zone)
  const question = { text, asks: 'yesNo', options: [], most: 1, seats: 1, least: null, decides }
  const rules = {
    voter: 'person',
    who: '到会的人',
    law: null,
    measures: ['heads'],
    takePart: { over: 1, of: 2, above: true },
    inFavour: { over: 1, of: 2, above: true },
    of: 'takingPart',
    ties: 'again',
    secret: false,
    interim: 'turnout',
    doors: ['phone', 'box', 'hands'],
  }
  const draft = { title: '电动车停车线', questions: [question], rules, meeting: board.id, matter: null }
  const { code: vote } = await desk.ask<{ code: string }>('POST', votes, draft)
  const does = (command: object) => desk.ask('POST', `${votes}/${vote}/commands`, command)
  const entries = Array.from({ length: count }, (_, i) => ({ name: `${i + 1} 号`, place: '', area: 0 }))
  await does({ kind: 'setRoll', entries })
  await does({ kind: 'sealVote' })
  await does({ kind: 'printBallots', spare: 3 })
  // Nobody prints what they had made: a colleague does, and both are on record.
  const { items } = await desk.ask<{ items: { id: string; role: string }[] }>(
    'GET',
    `/api/communities/${communitySlug}/people`,
  )
  const colleague = items.find(({ role }) => role === 'facilitator')!
  const { signInLink } = await desk.ask<{ signInLink: string }>('POST', `/api/people/${colleague.id}/sign-in-link`)
  const cookie = (await signedIn(signInLink))!
  const sheet = await fetch(`${base}/c/${communitySlug}/votes/${vote}/print/1`, { method: 'POST', headers: { cookie } })
  const serials = [...(await sheet.text()).matchAll(/class="digits[^"]*">([\d ]+)</g)].map(([, digits]) => digits!)
  await does({ kind: 'openVote' })
  const ballots = Math.ceil(count / 2)
  await spread([...entries.keys()], 8, (i) =>
    does({ kind: 'handOut', n: i + 1, way: i < ballots ? 'ballot' : 'hands' }),
  )
  await spread(serials.slice(0, ballots), 8, (serial) => {
    const answer = hash32(`says ${serial}`) % 5 ? 'for' : 'against'
    const body = { serial, answers: { 1: answer } }
    return request('POST', `${votes}/${vote}/ballots`, body, { 'idempotency-key': randomUUID() })
  })
  const against = Math.floor((count - ballots) / 6)
  await does({ kind: 'countHands', question: '1', counts: [count - ballots - against, against, 0] })
  await does({ kind: 'closeVote' })
}

async function main(): Promise<void> {
  const count = Number(values.people ?? openMeeting.people.length)
  if (!Number.isInteger(count) || count < 1 || count > 100_000)
    throw new Error('--people takes a number from 1 to 100000')
  if (values.pace !== 'fast' && values.pace !== 'real') throw new Error('--pace is fast or real')
  const play = values.cards ? fromRows(readCards(readFileSync(values.cards, 'utf8')), count) : fromSample(count)
  const code = (values.meeting ?? (await openMeetingCode())).toUpperCase()
  let real = values.pace === 'real'
  const hurry = new AbortController()
  // What somebody watches takes a minute, however many take part; a fast one as long as the server needs.
  const all = play.people.length + play.cards.length * 4
  /** Waits for a share of the minute: `parts` of what joining takes. */
  const pause = async (parts: number) => {
    const ms = (parts * WATCHED_MS * (0.5 + Math.random())) / all
    if (real) await waitFor(ms, undefined, { signal: hurry.signal }).catch(() => {})
  }
  if (real && process.stdin.isTTY) {
    console.log('About a minute. Enter: as fast as it goes.')
    process.stdin.once('data', () => {
      real = false
      hurry.abort()
    })
    process.stdin.unref()
  }

  const progress = (what: string, done: number, all: number) => {
    const line = `${what} ${done}/${all}`
    if (process.stdout.isTTY) process.stdout.write(`\r\x1b[K${line}`)
    else if (done === all || done % Math.ceil(all / 10) === 0) console.log(line)
  }
  console.log(`Meeting ${code} on ${base}: ${play.people.length} people, ${play.cards.length} cards`)

  const people = play.people.map((who) => new Person(code, who))
  let joined = 0
  await spread(people, real ? 1 : 24, async (person) => {
    await person.join()
    await pause(1)
    progress('joined', ++joined, people.length)
  })

  const desk = play.topics.length ? await deskOf(code) : undefined
  const standing = new Set<number>()
  const topics = play.topics.map((topic) => ({ ...topic, id: '', gathered: 0 }))
  /** The facilitator gathers as cards come: a topic opens with its second card. */
  const gather = async (topic: (typeof topics)[number]) => {
    const ready = topic.cards.filter((i) => standing.has(i))
    if (!desk || ready.length < 2 || ready.length === topic.gathered) return
    const first = topic.gathered === 0
    topic.gathered = ready.length
    const cards = ready.map((i) => ids[i]!)
    if (first)
      topic.id = (await desk.send({ kind: 'openTopic', id: newId(), tree: topic.tree, name: topic.name, cards })).id!
    else await desk.send({ kind: 'gatherCards', topic: topic.id, cards })
  }

  const ids: string[] = []
  let posted = 0
  let endorsed = 0
  const endorsements = play.cards.flatMap(({ endorsedBy }, card) => endorsedBy.map((by) => ({ by, card })))
  await spread([...play.cards.keys()], real ? 1 : 24, async (i) => {
    const { by, tree, text, where } = play.cards[i]!
    await pause(3)
    const id = newId()
    ids[i] = (await people[by]!.send({ kind: 'postCard', id, tree, text, where }, id)).id!
    standing.add(i)
    progress('cards', ++posted, play.cards.length)
    if (real) for (const topic of topics) if (topic.cards.includes(i)) await gather(topic)
  })
  for (const topic of topics) await gather(topic)
  await spread(endorsements, real ? 3 : 24, async ({ by, card }) => {
    await pause((3 * play.cards.length) / endorsements.length)
    await people[by]!.send({ kind: 'endorse', card: ids[card]! })
    progress('endorsements', ++endorsed, endorsements.length)
  })
  await spread([...play.cards.entries()], 24, async ([i, { by, links = [] }]) => {
    for (const to of links) await people[by]!.send({ kind: 'linkCards', from: ids[i]!, to: ids[to]! })
  })

  if (desk) await speakAndDot(code, people, desk, topics.map(({ id }) => id).filter(Boolean), real ? 1500 : 0)

  if (process.stdout.isTTY) process.stdout.write('\n')
  const board = await boardOf(code)
  const shown = Object.values(board.cards).filter(({ state }) => state === 'standing')
  const [problems, actions, visions] = TREES.map((tree) => shown.filter((card) => card.tree === tree).length)
  console.log(`${problems} problems, ${actions} actions, ${visions} visions, ${board.attendance.people} people`)
}

const playing = values.year ? playYear(values.seed) : main()
playing
  .then(() => process.stdin.destroy())
  .catch((error: Error) => {
    console.error(error.message)
    process.exit(1)
  })
