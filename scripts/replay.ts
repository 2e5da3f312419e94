// Plays a whole meeting against a running server through its public API, as so many people.
//   npm run replay -- --year [--seed grove]: the sample communities' year, see replay/year.ts
//   npm run replay -- [--meeting CODE] [--cards FILE.csv] [--people 42] [--pace fast|real]
// GROVE_URL names the server; default: this machine and PORT. Where the server's data lie on this machine
// (DATA_DIR), the facilitator plays too and gathers the cards of the sample into its topics; elsewhere the
// cards stay loose.
import { randomBytes, randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { Capacity, Card, Tree } from '../src/core/meeting/meeting.ts'
import { CAPACITIES, TREES } from '../src/core/meeting/meeting.ts'
import { hash32, unit } from '../src/core/plain/hash.ts'
import { makeId } from '../src/core/plain/id.ts'
import type { Accepted, CommandInput, MeetingSummary } from '../src/wire/meeting.ts'
import { openMeeting } from '../src/sample/openMeeting.ts'
import { readCards } from './replay/cards.ts'
import { playYear } from './replay/year.ts'

const { values } = parseArgs({
  options: {
    meeting: { type: 'string' },
    cards: { type: 'string' },
    people: { type: 'string' },
    pace: { type: 'string', default: 'fast' },
    year: { type: 'boolean', default: false },
    seed: { type: 'string', default: 'grove' },
  },
})
const base = (process.env.GROVE_URL || `http://localhost:${process.env.PORT || 3000}`).replace(/\/+$/, '')

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

/**
 * Signs in with the link that a server leaves for tools on its own machine; undefined where there is none.
 */
async function facilitator(code: string): Promise<((command: Command) => Promise<Accepted>) | undefined> {
  const file = `${process.env.DATA_DIR || 'data'}/desk.link`
  if (process.env.GROVE_URL || !existsSync(file)) return undefined
  const path = new URL(readFileSync(file, 'utf8').trim()).pathname
  const response = await fetch(base + path, { method: 'POST', redirect: 'manual' })
  const cookie = response.headers.get('set-cookie')?.split(';')[0]
  if (response.status !== 303 || !cookie) return undefined
  return (command) =>
    request('POST', `/api/meetings/${code}/commands`, command, { cookie, 'idempotency-key': randomUUID() })
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
  desk: (command: Command) => Promise<Accepted>,
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
  await moveAndVote(people, desk)
  await askTheRoom(people, desk, Object.values(before.cards))
  if (topics.length === 0) return
  await desk({ kind: 'openDots', each: 3 })
  await spread([...people.entries()], 24, ([i, person]) => {
    const chosen = new Set([0, 1, 2].map((n) => topics[hash32(`dot ${i} ${n}`) % topics.length]!))
    return person.send({ kind: 'giveDots', dots: [...chosen].map((topic) => ({ topic, n: 1 })) })
  })
  await desk({ kind: 'closeDots' })
  await desk({ kind: 'showDots' })
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

/** One motion: moved, seconded, amended by a third, taken by the mover, put to the vote and counted. */
async function moveAndVote(people: readonly Person[], desk: (command: Command) => Promise<Accepted>): Promise<void> {
  const [mover, second, third] = people
  if (!third) return
  const by = Date.now() + 30 * 86_400_000
  const words = { what: '在小区入口画出电动车停车线', who: '物业公司', by }
  const { id: motion } = await mover!.send({ kind: 'moveMotion', id: newId(), ...words })
  await second!.send({ kind: 'secondMotion', motion: motion! })
  await desk({ kind: 'takeUpMotion', motion: motion! })
  await desk({ kind: 'setFocus', focus: { kind: 'motions' } })
  await third.send({ kind: 'amendMotion', motion: motion!, ...words, what: `${words.what}，留出轮椅的路` })
  await mover!.send({ kind: 'acceptAmendment', motion: motion! })
  await desk({ kind: 'putMotion', motion: motion! })
  const against = Math.floor(people.length / 8)
  const abstain = Math.floor(people.length / 12)
  const counted = { for: people.length - against - abstain, against, abstain }
  await desk({ kind: 'countMotion', motion: motion!, version: 2, ...counted })
  await desk({ kind: 'setFocus', focus: { kind: 'trees' } })
}

async function main(): Promise<void> {
  const count = Number(values.people ?? openMeeting.people.length)
  if (!Number.isInteger(count) || count < 1 || count > 100_000)
    throw new Error('--people takes a number from 1 to 100000')
  if (values.pace !== 'fast' && values.pace !== 'real') throw new Error('--pace is fast or real')
  const play = values.cards ? fromRows(readCards(readFileSync(values.cards, 'utf8')), count) : fromSample(count)
  const code = (values.meeting ?? (await openMeetingCode())).toUpperCase()
  const real = values.pace === 'real'
  const width = real ? 1 : 24
  // A real meeting of the sample takes about two minutes; a fast one as long as the server needs.
  const pause = () => (real ? sleep(300 + Math.random() * 2400) : Promise.resolve())

  const progress = (what: string, done: number, all: number) => {
    const line = `${what} ${done}/${all}`
    if (process.stdout.isTTY) process.stdout.write(`\r\x1b[K${line}`)
    else if (done === all || done % Math.ceil(all / 10) === 0) console.log(line)
  }
  console.log(`Meeting ${code} on ${base}: ${play.people.length} people, ${play.cards.length} cards`)

  const people = play.people.map((who) => new Person(code, who))
  let joined = 0
  await spread(people, width, async (person) => {
    await person.join()
    if (real) await sleep(120)
    progress('joined', ++joined, people.length)
  })

  const desk = play.topics.length ? await facilitator(code) : undefined
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
      topic.id = (await desk({ kind: 'openTopic', id: newId(), tree: topic.tree, name: topic.name, cards })).id!
    else await desk({ kind: 'gatherCards', topic: topic.id, cards })
  }

  const ids: string[] = []
  let posted = 0
  let endorsed = 0
  const endorsements = play.cards.flatMap(({ endorsedBy }, card) => endorsedBy.map((by) => ({ by, card })))
  await spread([...play.cards.keys()], width, async (i) => {
    const { by, tree, text, where } = play.cards[i]!
    await pause()
    const id = newId()
    ids[i] = (await people[by]!.send({ kind: 'postCard', id, tree, text, where }, id)).id!
    standing.add(i)
    progress('cards', ++posted, play.cards.length)
    if (real) for (const topic of topics) if (topic.cards.includes(i)) await gather(topic)
  })
  for (const topic of topics) await gather(topic)
  await spread(endorsements, real ? 3 : width, async ({ by, card }) => {
    if (real) await sleep(Math.random() * 600)
    await people[by]!.send({ kind: 'endorse', card: ids[card]! })
    progress('endorsements', ++endorsed, endorsements.length)
  })
  await spread([...play.cards.entries()], width, async ([i, { by, links = [] }]) => {
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
playing.catch((error: Error) => {
  console.error(error.message)
  process.exit(1)
})
