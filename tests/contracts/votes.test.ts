import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Answer } from '../../src/core/ballot/answer.ts'
import { countQuestion } from '../../src/core/ballot/count.ts'
import type { VoteFile } from '../../src/core/ballot/file.ts'
import { recount } from '../../src/core/ballot/recount.ts'
import type { Rules } from '../../src/core/ballot/rules.ts'
import { BASES, thresholdsByLaw, TIES } from '../../src/core/ballot/rules.ts'
import { ballotPaper } from '../../src/core/paper/ballotPaper.ts'
import { ballotSheets } from '../../src/core/paper/ballotSheet.ts'
import { sheetsPdf } from '../../src/server/document/writer/sheets.ts'
import type { BallotCast, PapersSeen, VoteAccepted, VoteDesk, VoteDraft, VoteView } from '../../src/wire/ballot.ts'
import { filledIn, scanOf } from '../build/ballotPhotos.ts'
import type { Client, TestGrove } from '../build/grove.ts'
import { id, startTestGrove } from '../build/grove.ts'
import { ballotsOf } from '../build/serials.ts'
import { A_VOTE } from '../build/voteCommands.ts'
import { chooseOf, HALL_RULES, yesNo } from '../build/voting.ts'
import { countInSql } from '../build/countInSql.ts'
import { backUp } from '../../src/server/database/backup.ts'
import { verifyDatabase } from '../../src/server/verify/database.ts'

const base = '/api/communities/rongbu/votes'
let grove: TestGrove
let desk: Client
let second: Client
const lines: string[] = []
beforeAll(async () => {
  grove = await startTestGrove({}, { lines: { write: (line) => void lines.push(line) } })
  desk = await grove.staff('facilitator')
  second = await grove.staff('spotter')
})
afterAll(() => grove.stop())

const key = () => ({ 'idempotency-key': id() })

/** A vote as somebody at the desk holds it. */
class Held {
  constructor(readonly code: string) {}

  static async draft(said: Partial<VoteDraft> = {}): Promise<Held> {
    const { status, body, text } = await desk.post(base, { ...A_VOTE, ...said }, key())
    if (status !== 201) throw new Error(text)
    return new Held((body as VoteAccepted).code!)
  }

  /** Open, with everybody's ballots handed out; gives the serials. */
  static async open(people: number, said: Partial<VoteDraft> = {}, spare = 0): Promise<[Held, string[]]> {
    const vote = await Held.draft(said)
    await vote.must({ kind: 'setRoll', entries: listed(people) })
    await vote.must({ kind: 'sealVote' })
    await vote.must({ kind: 'printBallots', spare })
    await vote.must({ kind: 'openVote' })
    for (let n = 1; n <= people; n++) await vote.must({ kind: 'handOut', n, way: 'ballot' })
    return [vote, await vote.serials()]
  }

  send(command: object, who = desk, sent = key()) {
    return who.post(`${base}/${this.code}/commands`, command, sent)
  }
  async must(command: object, who = desk): Promise<VoteAccepted> {
    const { status, body, text } = await this.send(command, who)
    if (status !== 200) throw new Error(text)
    return body as VoteAccepted
  }
  async refused(command: object, who = desk): Promise<string> {
    const { status, problem } = await this.send(command, who)
    expect(status).toBeGreaterThanOrEqual(400)
    return problem.code
  }
  cast(serial: string, answers: object, who = grove.stranger(), sent = key()) {
    return who.post(`${base}/${this.code}/ballots`, { serial, answers }, sent)
  }
  async view(): Promise<VoteView> {
    return (await grove.stranger().get(`${base}/${this.code}`)).body as VoteView
  }
  async desk(): Promise<VoteDesk> {
    return (await desk.get(`${base}/${this.code}/desk`)).body as VoteDesk
  }
  file() {
    return grove.stranger().get(`${base}/${this.code}/ballots.json`)
  }

  /** The serials as they are printed. */
  async serials(): Promise<string[]> {
    return (await this.ballots()).map(({ serial }) => serial)
  }

  /** The same, each with the questions that it does not ask. */
  ballots() {
    return ballotsOf(grove, this.code)
  }
}

const listed = (people: number, area = 0) =>
  Array.from({ length: people }, (_, i) => ({ name: `住户${i + 1}`, place: `${i + 1}栋`, area }))

/** The PDF of a set, as somebody else than who had it made gets it. */
async function pdfOf(code: string, set: number, who: Client): Promise<Uint8Array> {
  const cookie = [...who.cookies].map((pair) => pair.join('=')).join('; ')
  const body = new URLSearchParams({ as: 'pdf' })
  const printed = await fetch(`${grove.url}/c/rongbu/votes/${code}/print/${set}`, {
    method: 'POST',
    headers: { cookie, 'sec-fetch-site': 'same-origin' },
    body,
  })
  expect(printed.headers.get('content-type')).toBe('application/pdf')
  return new Uint8Array(await printed.arrayBuffer())
}

test('[P17] ballots printed as PDF are read from a scan and confirmed by one person; forged, foreign, void, copied and doubtful ones are not, and nothing of it stays', async () => {
  const questions = [yesNo('1'), chooseOf('2', ['甲', '乙', '丙'], 2, 1)]
  const vote = await Held.draft({ questions })
  await vote.must({ kind: 'setRoll', entries: listed(6) })
  await vote.must({ kind: 'sealVote' })
  await vote.must({ kind: 'printBallots', spare: 0 })
  const other = await grove.staff('coordinator', 'rongbu')
  const pdf = await pdfOf(vote.code, 1, other)
  await vote.must({ kind: 'openVote' })
  for (let n = 1; n <= 6; n++) await vote.must({ kind: 'handOut', n, way: 'ballot' })
  const paper = ballotPaper(questions)!
  const ticks = [{ 1: [0], 2: [0] }, { 1: [0], 2: [1, 2] }, { 1: [1] }, { 1: [0, 1] }, { 1: [2], 2: [] }, { 1: [0] }]
  const sheets = await filledIn(pdf, paper, ticks, [4])
  const sees = async (image: Buffer, who = desk) => {
    const init = { headers: { 'content-type': 'image/jpeg' }, body: image as never }
    return (await who.send('POST', `${base}/${vote.code}/papers`, init)).body as PapersSeen
  }
  const seen = await sees(await scanOf(sheets.slice(0, 5)))
  expect(seen).toMatchObject({ otherVote: 0, unknown: 0, void: 0, copies: 0, unread: 0 })
  const [a, b, c, d, e] = seen.papers
  expect(seen.papers.map(({ answers }) => answers)).toEqual([
    { 1: 'for', 2: [0] },
    { 1: 'for', 2: [1, 2] },
    { 1: 'against', 2: [] },
    { 1: null, 2: [] },
    { 1: null, 2: [] },
  ])
  expect([a!.doubtful, d!.doubtful, e!.doubtful]).toEqual([[], ['1'], ['1']])
  expect(await vote.serials()).toEqual(expect.arrayContaining(seen.papers.map(({ serial }) => serial)))

  // A copy, a void one, one of another vote and one with a made-up serial.
  const sixth = (await vote.serials()).find((serial) => !seen.papers.some((one) => one.serial === serial))!
  for (const who of [desk, second]) await vote.must({ kind: 'voidSerial', serial: sixth, why: '写坏了' }, who)
  const at = `${grove.url}/c/rongbu/votes/`
  const forged = [`${at}${vote.code}/ballot/123456789012345`, `${at}AAAAAA/ballot/${a!.serial}`].map((address) => ({
    serial: '123456789012345',
    without: [],
    address,
    area: '',
  }))
  const words = { place: '', title: '', how: '', asks: { 1: '', 2: '' }, voices: { for: '', against: '', abstain: '' } }
  const fake = await sheetsPdf({
    title: '',
    language: 'en',
    at: 0,
    sheets: ballotSheets(forged, paper, questions, words),
  })
  // The copy says for option 2 what the ballot does not, and was sent with it.
  const [copy] = await filledIn(pdf, paper, [{ 1: [0], 2: [1] }])
  const more = [sheets[5]!, sheets[0]!, copy!, ...(await filledIn(fake, paper, [{ 1: [0] }, { 1: [0] }]))]
  const again = await sees(await scanOf(more))
  expect(again).toMatchObject({ otherVote: 1, unknown: 1, void: 1, copies: 1 })
  expect(again.papers.map(({ serial, answers, seal }) => [serial, answers, seal])).toEqual([
    [a!.serial, { 1: 'for', 2: null }, null],
  ])

  // Somebody else's photo says nothing for this person, and no other answers than those it showed.
  const entry = ({ serial, answers, seal }: PapersSeen['papers'][number], more: object = {}) => ({
    serial,
    answers: { ...answers, ...more },
    seen: { answers, seal },
  })
  const heap = [entry(a!), entry(b!), entry(c!), entry(d!, { 1: 'invalid' }), entry(e!, { 1: 'abstain' })]
  const opened = await vote.must({ kind: 'openBatch', door: 'box', ballots: 5 })
  const enter = (ballots: object[], who = desk, batch = opened.batch) =>
    vote.must({ kind: 'enterBatch', batch, ballots }, who)
  expect(await vote.refused({ kind: 'enterBatch', batch: opened.batch, ballots: [...heap.slice(1), heap[1]] })).toBe(
    'serialTwice',
  )
  expect(await enter(heap, second)).toMatchObject({ state: 'entered' })
  await vote.must({ kind: 'dropBatch', batch: opened.batch!, why: '再来' })
  const { batch } = await vote.must({ kind: 'openBatch', door: 'box', ballots: 5 })
  // Read otherwise than the machine did, or doubted by it: a third person enters just these papers.
  const otherwise = [{ ...heap[0]!, answers: { 1: 'against', 2: [0] } }, ...heap.slice(1)]
  expect(await enter(otherwise, desk, batch)).toMatchObject({ state: 'differs' })
  const { differing, entered } = (await vote.desk()).batches.at(-1)!
  expect([[...differing].sort(), entered]).toEqual([[a!, d!, e!].map(({ serial }) => serial.slice(-4)).sort(), 2])
  const third = [heap[0]!, heap[3]!, heap[4]!].map(({ serial, answers }) => ({ serial, answers }))
  expect(await enter(third, second, batch)).toMatchObject({ state: 'counted' })
  await vote.must({ kind: 'closeVote' })
  const { results, doors } = await vote.view()
  expect(doors!.box).toEqual({ ballots: 5, again: 0 })
  expect(results!.map(({ heads, options }) => [heads.for, heads.against, options])).toEqual([
    [2, 1, []],
    [0, 0, [1, 1, 1]],
  ])
  // [V10] Nothing of it is kept: no photo, no serial beside a choice, no word in the log.
  const kept = await grove.owner.selectFrom('paper_photo').select('id').execute()
  const heaps = JSON.stringify(await grove.owner.selectFrom('vote_heap').select('heap').execute())
  expect([kept, heaps.includes('"answers"'), lines.some((line) => line.includes(a!.serial))]).toEqual([
    [],
    false,
    false,
  ])
  expect((await verifyDatabase(grove.owner)).findings.all).toEqual([])
})

test('[V7] [V15] a vote by phone and paper, from its draft to a file that counts the same again', async () => {
  const [vote, serials] = await Held.open(5, { questions: [yesNo('1'), yesNo('2')] })
  const both = (one: string, other: string) => ({ 1: one, 2: other })
  expect((await vote.cast(serials[0]!, both('for', 'against'))).body).toMatchObject({ counted: true })
  // Typed with spaces, as it is printed.
  const spaced = serials[1]!.replace(/(.....)(?=.)/g, '$1 ')
  expect((await vote.cast(spaced, both('for', 'for'))).body).toMatchObject({ counted: true })
  const { batch } = await vote.must({ kind: 'openBatch', door: 'box', ballots: 3 })
  const papers = [
    { serial: serials[1], answers: both('against', 'against') },
    { serial: serials[2], answers: both('against', 'abstain') },
    { serial: serials[3], answers: both('for', 'invalid') },
  ]
  expect(await vote.must({ kind: 'enterBatch', batch, ballots: papers })).toMatchObject({ state: 'entered' })
  expect(await vote.refused({ kind: 'closeVote' })).toBe('batchesOpen')
  const wrong = [papers[0], papers[1], { ...papers[2]!, answers: both('for', 'for') }]
  expect(await vote.must({ kind: 'enterBatch', batch, ballots: wrong }, second)).toMatchObject({ state: 'differs' })
  expect((await vote.desk()).batches).toMatchObject([{ state: 'differs', differing: [serials[3]!.slice(-4)] }])
  const third = await grove.staff('adviser')
  expect(await vote.must({ kind: 'enterBatch', batch, ballots: [papers[2]] }, third)).toMatchObject({
    state: 'counted',
    again: 1,
  })
  expect((await vote.view()).results).toBeNull()
  expect((await vote.file()).problem.code).toBe('voteNotOver')
  await vote.must({ kind: 'closeVote' })
  const { results, doors, roll, hash } = await vote.view()
  expect(results![0]).toMatchObject({ heads: { eligible: 5, present: 4, for: 3, against: 1 }, outcome: 'carried' })
  expect(results![1]).toMatchObject({ heads: { present: 4, for: 1, against: 1, abstain: 1, invalid: 1 } })
  expect(doors).toMatchObject({ phone: { ballots: 2, again: 0 }, box: { ballots: 2, again: 1 } })
  expect((await vote.view()).handedOut).toBe(5)
  expect(roll).toMatchObject({ heads: 5 })
  expect(hash).toMatch(/^[0-9a-f]{64}$/)
  expect(recount((await vote.file()).body as never)).toEqual({ results, faults: [] })
})

describe('[V10] serial and person apart', () => {
  test('[V10] what was chosen stands in no table beside a serial, a person or a time', async () => {
    const [vote, serials] = await Held.open(5, {
      questions: [yesNo('1')],
      rules: { ...A_VOTE.rules, doors: ['phone'], secret: true },
    })
    for (const serial of serials) await vote.cast(serial, { 1: 'for' })
    const tables = await sql<{ name: string }>`
      select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(grove.owner)
    const found: string[] = []
    for (const { name } of tables.rows) {
      const { rows } = await sql<{ text: string }>`select t::text as text from ${sql.table(name)} t`.execute(
        grove.owner,
      )
      for (const { text } of rows) {
        // No serial stands anywhere, only its mark.
        if (serials.some((serial) => text.includes(serial))) found.push(`${name} holds a serial`)
        if (/"for"/.test(text) && name !== 'vote_urn') found.push(`${name}: ${text}`)
      }
    }
    expect(found.filter((one) => !/voteClosed|"measures"/.test(one))).toEqual([])
    const { rows } = await sql<{ answers: object }>`select answers from vote_urn`.execute(grove.owner)
    expect(rows).toContainEqual({ answers: { for: [5, 0] } })
  })

  test('[V10] the desk sees who has a ballot, and neither serials nor choices', async () => {
    const [vote, serials] = await Held.open(3)
    await vote.cast(serials[0]!, { 1: 'against' })
    const { text } = await desk.get(`${base}/${vote.code}/desk`)
    expect(text).toContain('住户2')
    for (const serial of serials) expect(text).not.toContain(serial)
    expect((await vote.desk()).vote).toMatchObject({ results: null, turnout: null, doors: null })
  })

  test('[V10] no more are counted than were handed out, and only by a serial that there is', async () => {
    const vote = await Held.draft()
    await vote.must({ kind: 'setRoll', entries: listed(2) })
    await vote.must({ kind: 'sealVote' })
    await vote.must({ kind: 'printBallots', spare: 3 })
    await vote.must({ kind: 'openVote' })
    const serials = await vote.serials()
    expect(serials).toHaveLength(5)
    expect((await vote.cast(serials[0]!, { 1: 'for' })).problem.code).toBe('notHandedOut')
    await vote.must({ kind: 'handOut', n: 1, way: 'ballot' })
    expect((await vote.cast(serials[0]!, { 1: 'for' })).status).toBe(200)
    expect((await vote.cast(serials[1]!, { 1: 'for' })).problem.code).toBe('notHandedOut')
  })

  test('[V10] nobody who holds the key of a ballot can ask what it chose: not while it is open, nor after', async () => {
    const [vote, serials] = await Held.open(5, { rules: { ...A_VOTE.rules, doors: ['phone'], secret: true } })
    const sent = key()
    const said = ['against', 'for', 'abstain']
    for (const serial of serials.slice(1)) await vote.cast(serial, { 1: 'for' })
    const first = await vote.cast(serials[0]!, { 1: said[0] }, grove.stranger(), sent)
    expect(first.body).toEqual({ counted: true })
    // By the form too: the key is a hidden field of it.
    const form = async (answer: string) => {
      const body = `${new URLSearchParams({ key: sent['idempotency-key'], step: 'cast', a1: answer })}`
      const headers = { 'content-type': 'application/x-www-form-urlencoded' }
      const at = `/c/rongbu/votes/${vote.code}/ballot/${serials[0]}`
      return (await grove.stranger().send('POST', at, { body, headers })).text
    }
    const repeated = async () => {
      const answers = []
      for (const answer of said)
        answers.push([(await vote.cast(serials[0]!, { 1: answer }, grove.stranger(), sent)).text, await form(answer)])
      return new Set(answers.map((one) => JSON.stringify(one))).size
    }
    expect(await repeated()).toBe(1)
    await vote.must({ kind: 'closeVote' })
    expect(await repeated()).toBe(1)
  })

  test('[V11] one serial that is tried without end writes no end of rows', async () => {
    const [vote, serials] = await Held.open(2)
    const who = grove.stranger()
    const tries = await Promise.all(Array.from({ length: 130 }, () => vote.cast(serials[0]!, { 1: 'for' }, who)))
    expect(new Set(tries.map(({ status }) => status))).toEqual(new Set([200, 429]))
    expect((await vote.cast(serials[1]!, { 1: 'for' }, who)).status).toBe(200)
  })

  test('[V10] a wrong serial is counted against who tries, a right one costs nothing', async () => {
    const [vote, serials] = await Held.open(2)
    const guesser = grove.stranger()
    const codes = new Set<string>()
    for (let n = 0; n < 70; n++)
      codes.add((await vote.cast(`${100000000000000 + n}`, { 1: 'for' }, guesser)).problem.code)
    expect([...codes]).toEqual(['noSuchSerial', 'tooMany'])
    // A hall has one address: nobody's ballot is shut out by somebody who guesses.
    expect((await vote.cast(serials[0]!, { 1: 'for' }, guesser)).status).toBe(200)
  })
})

describe('[V10] whoever chose what, Grove is left the same', () => {
  /** What is another one each time: ids, marks, hashes, codes, instants, positions. */
  const CHANCE = /[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{32,64}|\b[A-Z2-9]{6}\b|[A-Za-z0-9+/]{43}=|\b\d{2,}\b/g
  const CHOICES = ['鼠', '牛', '虎', '兔', '龙', '蛇', '马', '羊']

  /**
   * A secret vote in which the ballot in place i says `dealt[i]`: by phone, on paper that two enter and a
   * third decides, once more, wrongly, void. Gives everything that Grove has, says and keeps of it, line by
   * line.
   */
  async function everythingOf(dealt: readonly number[]): Promise<string[]> {
    const from = lines.length
    const rules = { ...A_VOTE.rules, secret: true, interim: 'turnout', doors: ['phone', 'box'] } as const
    const questions = [{ ...chooseOf('1', CHOICES, 1, 1), text: '选一样' }, yesNo('2')]
    const [vote, serials] = await Held.open(8, { questions, rules: { ...rules, doors: [...rules.doors] } }, 1)
    const says = (i: number) => ({ 1: [dealt[i]!], 2: dealt[i]! % 2 ? 'for' : 'against' })
    const answers: string[] = []
    const heard = async (asked: Promise<{ status: number; text: string }>) => {
      const { status, text } = await asked
      answers.push(`${status} ${text}`)
    }
    const cast = (i: number, said: object) => heard(vote.cast(serials[i]!, said))
    const form = (i: number, step: string) => {
      const said = says(i)
      const body = `${new URLSearchParams({ key: id(), step, a1: `${said[1][0]}`, a2: said[2] })}`
      const headers = { 'content-type': 'application/x-www-form-urlencoded' }
      return grove.stranger().send('POST', `/c/rongbu/votes/${vote.code}/ballot/${serials[i]}`, { body, headers })
    }
    await cast(0, { 1: [99], 2: 'for' })
    for (const i of [0, 1, 2, 3]) await cast(i, says(i))
    await form(4, 'cast')
    await cast(0, says(0))
    await vote.must({ kind: 'voidSerial', serial: serials[8], why: '写坏了' })
    await vote.must({ kind: 'voidSerial', serial: serials[8], why: '写坏了' }, second)
    const { batch } = await vote.must({ kind: 'openBatch', door: 'box', ballots: 3 })
    const papers = [5, 6, 7].map((i) => ({ serial: serials[i], answers: says(i) }))
    await heard(vote.send({ kind: 'enterBatch', batch, ballots: papers }))
    const other = { ...papers[2]!, answers: { ...papers[2]!.answers, 2: 'abstain' } }
    await heard(vote.send({ kind: 'enterBatch', batch, ballots: [papers[0], papers[1], other] }, second))
    const third = await grove.staff('adviser')
    await heard(vote.send({ kind: 'enterBatch', batch, ballots: [papers[2]] }, third))
    await heard(vote.send({ kind: 'closeVote' }))
    const readers = [grove.stranger(), desk, second, third]
    for (const role of ['coordinator', 'oversight', 'administrator'] as const) readers.push(await grove.staff(role))
    for (const who of readers)
      for (const at of [`${base}/${vote.code}`, `${base}/${vote.code}/desk`, `${base}/${vote.code}/ballots.json`])
        await heard(who.get(at))
    for (const page of ['', '/screen']) await heard(grove.stranger().get(`/c/rongbu/votes/${vote.code}${page}`))
    return [...answers, ...lines.slice(from), ...(await kept(vote.code))]
  }

  /**
   * Rows of every table that name the vote, by the commits that wrote them; and lines of a backup, which come
   * by marks that chance made. Within a commit order says nothing, so they are sorted without what is another
   * each time.
   */
  async function kept(code: string): Promise<string[]> {
    const { rows: found } = await sql<{ id: string }>`select id from vote where code = ${code}`.execute(grove.owner)
    const vote = found[0]!.id
    const tables = await sql<{ name: string }>`
      select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`.execute(grove.owner)
    const all: string[] = []
    for (const { name } of tables.rows) {
      const { rows } = await sql<{ text: string; by: string }>`
        select t::text as text, xmin::text as by from ${sql.table(name)} t
        where t::text like ${`%${vote}%`} order by xmin::text::bigint`.execute(grove.owner)
      const written = rows.map(({ text, by }) => ({ by: Number(by), line: `${name}: ${text.replace(CHANCE, '#')}` }))
      written.sort((a, b) => a.by - b.by || (a.line < b.line ? -1 : 1))
      all.push(...written.map(({ line }) => line))
    }
    const folder = mkdtempSync(join(tmpdir(), 'grove-secret-'))
    const file = join(folder, 'all.grove')
    await backUp(grove.databaseUrl, file)
    const backup = gunzipSync(readFileSync(file).subarray('grove-backup 1\n'.length, -32)).toString()
    rmSync(folder, { recursive: true })
    const saved = backup.split('\n').filter((line) => line.includes(vote))
    return [...all, ...saved.map((line) => line.replace(CHANCE, '#')).sort()]
  }

  /**
   * Ids, marks, hashes, instants and positions are other ones each time: told apart by where they came first.
   */
  function plain(said: readonly string[]): string[] {
    const names = new Map<string, string>()
    // Of numbers only that one stands there: a position in the journal may be that of a status.
    const name = (found: string) => {
      if (/^\d+$/.test(found)) return '#'
      if (!names.has(found)) names.set(found, `#${names.size}`)
      return names.get(found)!
    }
    return said.map((line) => line.replace(CHANCE, name))
  }

  test('ballots dealt otherwise leave the same answers to everybody, tables, journal, log lines and backup, in the same order', async () => {
    const one = plain(await everythingOf([0, 1, 2, 3, 4, 5, 6, 7]))
    const other = plain(await everythingOf([6, 3, 0, 5, 2, 7, 4, 1]))
    expect(one.length).toBeGreaterThan(60)
    expect(other).toEqual(one)
  })
})

describe('[V11] one ballot, once', () => {
  test('[V11] a doubled tap is one ballot; the same word with other choices changes nothing and tells nothing', async () => {
    const [vote, serials] = await Held.open(2)
    const who = grove.stranger()
    const sent = key()
    const [one, other] = await Promise.all([1, 2].map(() => vote.cast(serials[0]!, { 1: 'for' }, who, sent)))
    expect([one!.body, other!.body]).toEqual([one!.body, one!.body])
    expect((one!.body as BallotCast).counted).toBe(true)
    // [V10] The same word with other choices is answered the same: it asks nothing of the first ones.
    expect((await vote.cast(serials[0]!, { 1: 'against' }, who, sent)).text).toBe(one!.text)
    expect((await vote.cast(serials[0]!, { 1: 'against' })).body).toMatchObject({ counted: false })
    await vote.must({ kind: 'closeVote' })
    expect((await vote.view()).results![0]).toMatchObject({ heads: { present: 1, for: 1, against: 0 } })
  })

  test('[V11] twenty at once with one serial: one counts; and closing meanwhile loses none that was accepted', async () => {
    const [vote, serials] = await Held.open(8)
    const tries = serials.flatMap((serial) =>
      Array.from({ length: 20 }, (_, i) => vote.cast(serial, { 1: i % 2 ? 'for' : 'against' })),
    )
    const closing = new Promise((done) => setTimeout(done, 5)).then(() => vote.send({ kind: 'closeVote' }))
    const replies = await Promise.all(tries)
    await closing
    const counted = replies.filter(({ status, body }) => status === 200 && (body as BallotCast).counted)
    const { results, doors } = await vote.view()
    expect(counted.length).toBeLessThanOrEqual(8)
    expect(results![0]!.heads.present).toBe(counted.length)
    expect(doors!.phone.ballots).toBe(counted.length)
  })

  test('[V11] a ballot is voided in view of two', async () => {
    const [vote, serials] = await Held.open(2, {}, 1)
    const voiding = { kind: 'voidSerial', serial: serials[0], why: '写坏了' }
    expect(await vote.must(voiding)).toMatchObject({ state: 'asked' })
    // The same person once more is not a second one.
    expect(await vote.must(voiding)).toMatchObject({ state: 'asked' })
    expect(await vote.must(voiding, second)).toMatchObject({ state: 'voided' })
    expect((await vote.cast(serials[0]!, { 1: 'for' })).problem.code).toBe('serialVoid')
    expect((await vote.cast(serials[2]!, { 1: 'for' })).status).toBe(200)
  })

  test('[V10] that somebody has a ballot is taken back with that ballot alone, in view of two', async () => {
    const [vote, serials] = await Held.open(2)
    const back = { kind: 'takeBackWay', n: 1, why: '改举手' }
    expect(await vote.refused(back)).toBe('noSuchSerial')
    const given = { ...back, serial: serials[0] }
    expect(await vote.must(given)).toMatchObject({ state: 'asked' })
    expect(await vote.must(given)).toMatchObject({ state: 'asked' })
    expect((await vote.desk()).takingBack).toEqual([1])
    expect(await vote.must(given, second)).toMatchObject({ state: 'voided' })
    expect((await vote.desk()).roll[0]).toMatchObject({ way: null })
    await vote.must({ kind: 'handOut', n: 1, way: 'hands' })
    expect((await vote.cast(serials[0]!, { 1: 'for' })).problem.code).toBe('serialVoid')
  })

  test('[V10] a set of ballots is shown once, on record, to another than who had it made; never while it is open', async () => {
    const boss = await grove.staff('coordinator')
    const vote = await Held.draft()
    await vote.must({ kind: 'setRoll', entries: listed(2) })
    await vote.must({ kind: 'sealVote' })
    await vote.must({ kind: 'printBallots', spare: 0 })
    const print = async (who: Client) => (await who.post(`/c/rongbu/votes/${vote.code}/print/1`, {})).status
    // Who had it made, who may not print, who is nobody; then another, for whom it may load again; then
    // nobody.
    expect([await print(desk), await print(second), await print(grove.stranger())]).toEqual([409, 403, 401])
    expect([await print(boss), await print(boss), await print(desk)]).toEqual([200, 200, 409])
    expect((await vote.desk()).printed).toMatchObject([{ set: 1, ballots: 2, state: 'printed', mine: true }])
    const lost = { kind: 'voidSet', set: 1, why: '卡纸' }
    expect(await vote.must(lost)).toMatchObject({ state: 'asked' })
    expect(await vote.must(lost, boss)).toMatchObject({ state: 'voided' })
    await vote.must({ kind: 'printBallots', spare: 0 })
    await vote.must({ kind: 'openVote' })
    expect(await print(boss)).toBe(409)
    expect(await vote.refused({ kind: 'printBallots', spare: 1 })).toBe('printedBeforeOpening')
  })
})

test('[V9] the roll from attendance: whoever is erased leaves their number, and no name', async () => {
  const meeting = await grove.meeting()
  const person = await meeting.desk.makes(meeting.code, { kind: 'addWalkIn', name: '陈伯伯' })
  await meeting.desk.makes(meeting.code, { kind: 'addWalkIn', name: '林阿姨' })
  const vote = await Held.draft({ meeting: meeting.id })
  // [M26] Also who is erased in the moment in which it is taken.
  const leads = await grove.staff('coordinator')
  for (let n = 0; n < 4; n++) {
    const gone = await meeting.desk.makes(meeting.code, { kind: 'addWalkIn', name: `走了${n}` })
    const erase = leads.must(meeting.code, { kind: 'erasePerson', participant: gone, why: 'asked' } as never)
    await Promise.all([vote.must({ kind: 'takeRoll' }), erase])
    const { rows } = await sql`select 1 from vote_roll where name = ${`走了${n}`}`.execute(grove.owner)
    expect(rows).toEqual([])
  }
  await vote.must({ kind: 'takeRoll' })
  expect((await vote.desk()).roll.map(({ name }) => name).toSorted()).toEqual(['林阿姨', '陈伯伯'].toSorted())
  await vote.must({ kind: 'sealVote' })
  const { hash } = (await vote.view()).roll!
  const boss = await grove.staff('coordinator')
  await boss.must(meeting.code, { kind: 'erasePerson', participant: person, why: 'asked' } as never)
  expect((await vote.desk()).roll.map(({ name }) => name).toSorted()).toEqual(['', '林阿姨'])
  const { rows } = await sql`select 1 from vote_roll where name like '陈伯%' or (name = '' and salt <> '')`.execute(
    grove.owner,
  )
  expect(rows).toEqual([])
  expect((await vote.view()).roll!.hash).toBe(hash)
})

test('[V9] the roll has each counted person once, as the desk knows them, in the capacities that may vote', async () => {
  const meeting = await grove.meeting()
  const put = (command: object) => meeting.desk.makes(meeting.code, command as never)
  await put({ kind: 'addWalkIn', name: '陈伯伯' })
  await put({ kind: 'addWalkIn', name: '街道干部', capacity: 'official' })
  // Phones say any name, a listed one too: nobody at the desk knows whose they are.
  for (const name of ['楼长', '', '陈伯伯']) await grove.join(meeting.code, name)
  const vote = await Held.draft({ meeting: meeting.id })
  const names = async () => (await vote.desk()).roll.map(({ name }) => name)
  await vote.must({ kind: 'takeRoll' })
  expect((await names()).toSorted()).toEqual(['街道干部', '陈伯伯'].toSorted())
  await vote.must({ kind: 'takeRoll', capacities: ['resident', 'other'] })
  expect(await names()).toEqual(['陈伯伯'])
  const { commitment } = (await vote.desk()).roll[0]!
  await vote.must({ kind: 'leaveOut', n: 1, commitment })
  expect(await names()).toEqual([])
})

test('[V9] two who leave the same person out at once leave nobody else out, nor does a second press or an old page', async () => {
  const vote = await Held.draft()
  await vote.must({ kind: 'setRoll', entries: listed(5) })
  const { roll } = await vote.desk()
  const without = (n: number) => ({ kind: 'leaveOut', n, commitment: roll[n - 1]!.commitment })
  const pressed = await Promise.all([desk, await grove.staff('coordinator')].map((who) => vote.send(without(2), who)))
  expect(pressed.map(({ status }) => status).toSorted()).toEqual([200, 404])
  expect(await vote.refused(without(2))).toBe('noSuchVoter')
  // Who stood behind has another number now; who stood before has theirs.
  expect(await vote.refused(without(4))).toBe('noSuchVoter')
  const boss = await grove.staff('coordinator')
  expect(await vote.refused({ ...without(3), kind: 'eraseVoter' }, boss)).toBe('noSuchVoter')
  expect(await vote.refused({ kind: 'eraseVoter', n: 3 }, boss)).toBe('noSuchVoter')
  await vote.must(without(1))
  expect((await vote.desk()).roll.map(({ n, name }) => n + name)).toEqual(['1住户3', '2住户4', '3住户5'])
  await vote.must({ kind: 'sealVote' })
  expect((await vote.desk()).roll.some((entry) => 'commitment' in entry)).toBe(false)
  expect((await verifyDatabase(grove.owner)).findings.all).toEqual([])
})

test('[V9] whoever stands on a typed roll can be forgotten: in no table, no entry, no page', async () => {
  const [vote] = await Held.open(5, { title: '投票' })
  await vote.must({ kind: 'withdrawInterest', n: 2, question: '1', why: '住户2说错' })
  const boss = await grove.staff('coordinator')
  await vote.must({ kind: 'eraseVoter', n: 2 }, boss)
  const roll = (await vote.desk()).roll
  expect(roll[1]).toMatchObject({ n: 2, name: '', place: '', way: 'ballot' })
  const { rows } = await sql`select 1 from vote_roll r join vote v on v.id = r.vote
    where v.code = ${vote.code} and (r.name = '住户2' or (r.n = 2 and r.salt <> ''))`.execute(grove.owner)
  expect(rows).toEqual([])
})

test('[V8] the server names questions by their places, whatever was sent, and a rule that breaks fails alone', async () => {
  const vote = await Held.draft({ questions: [yesNo('valueOf'), { ...yesNo('1'), text: '涨价吗' }] })
  expect((await vote.desk()).vote.questions.map(({ id: named }) => named)).toEqual(['1', '2'])
})

test('[V8] a vote names no meeting of another community', async () => {
  const reply = await desk.post(base, { ...A_VOTE, meeting: id() }, key())
  expect(reply.problem.code).toBe('noSuchMeeting')
  const matter = await desk.post(base, { ...A_VOTE, matter: id() }, key())
  expect(matter.problem.code).toBe('noSuchMatter')
})

describe('[V18] what is counted is not typed again', () => {
  const ofMatter = (matter: string) => `/api/communities/rongbu/matters/${matter}/commands`
  /** A matter that waits for its owners, and the step. */
  async function waiting(boss: Client, meeting: { code: string; id: string }) {
    const card = await (await grove.join(meeting.code)).card(meeting.code, '电梯旧')
    const must = async (matter: string, body: object) => {
      const { status, body: answer, text } = await boss.post(ofMatter(matter), body, key())
      if (status !== 200) throw new Error(text)
      return answer as { id: string; number: number }
    }
    const cards = [{ meeting: meeting.id, card }]
    const { id: matter, number } = await must(id(), { kind: 'openMatter', title: '换电梯', cards })
    const reach = { people: 24 }
    await must(matter, { kind: 'triage', urgency: 2, importance: 3, reach, lane: 'major', reason: '大事' })
    await must(matter, { kind: 'route', route: 'deliberation', reason: '业主的事' })
    const asked = { step: 'formalMeeting', body: 'ownersAssembly', subject: 'rebuild' }
    const { id: step } = await must(matter, { kind: 'requireStep', id: id(), ...asked })
    const proposal = (
      await must(matter, { kind: 'writeProposal', id: id(), title: '换电梯', version: { text: '换一部' } })
    ).id
    return { matter, step, number, of: { proposal, version: 1 } }
  }

  test('[V18] an owners’ vote becomes the formal step of its matter, and stands in the minutes of its meeting', async () => {
    const meeting = await grove.meeting()
    const boss = await grove.staff('coordinator')
    const { matter, step, number, of } = await waiting(boss, meeting)
    const law = { body: 'ownersAssembly', subject: 'rebuild', noticeAt: Date.now() - 20 * 86_400_000 } as const
    const rules = { ...A_VOTE.rules, ...thresholdsByLaw(law), law, doors: ['phone', 'box'] } as VoteDraft['rules']
    const question = { ...yesNo('1'), text: '换电梯 · 第 1 版\n换一部', decides: { matter, step, ...of } }
    const questions = [question]
    const said = { questions, rules, meeting: meeting.id, matter }
    // The step waits for its owners and its subject: nothing else decides it, and no step of nobody's.
    const others = [
      { ...said, questions: [{ ...question, decides: { matter, step: id(), ...of } }] },
      { ...said, questions: [{ ...question, decides: { matter: id(), step, ...of } }] },
      {
        ...said,
        rules: { ...rules, ...thresholdsByLaw({ ...law, subject: 'manager' }), law: { ...law, subject: 'manager' } },
      },
    ]
    for (const other of others) {
      const reply = await desk.post(base, { ...A_VOTE, ...other }, key())
      expect(reply.problem.code).toBe('noSuchStep')
    }
    // [L61] It says on which version it is, in that version's words and no others.
    const unsaid = [
      [{ decides: { matter, step } }, 'noSuchProposal'],
      [{ decides: { ...question.decides, version: 2 } }, 'noSuchProposal'],
      [{ decides: { ...question.decides, proposal: id() } }, 'noSuchProposal'],
      [{ text: '换电梯 · 第 1 版\n换两部' }, 'notTheProposal'],
    ] as const
    for (const [other, code] of unsaid) {
      const reply = await desk.post(base, { ...A_VOTE, ...said, questions: [{ ...question, ...other }] }, key())
      expect(reply.problem.code).toBe(code)
    }
    const [given, vote] = [await Held.draft(said), await Held.draft(said)]
    const entries = [8934, 8934, 8934, 8935].map((area, i) => ({ name: `业主${i}`, place: '', area }))
    for (const one of [given, vote]) await one.must({ kind: 'setRoll', entries })
    // [V30] A sealed vote has the step until it is given up or closed.
    const byHand = { kind: 'recordStep', step, ...of, heldAt: Date.now() - 1000, note: '口头说过了' }
    const dropped = { kind: 'dropStep', step, reason: '不必了' }
    await given.must({ kind: 'sealVote' })
    expect(await vote.refused({ kind: 'sealVote' })).toBe('stepVoting')
    await given.must({ kind: 'abandonVote', why: '公告写错了' })
    await vote.must({ kind: 'sealVote' })
    for (const command of [byHand, dropped]) {
      const { problem } = await boss.post(ofMatter(matter), command, key())
      expect(problem).toMatchObject({ code: 'stepVoting', vote: vote.code })
    }
    await vote.must({ kind: 'declareInterest', n: 4, question: '1', why: '电梯公司的股东' })
    await vote.must({ kind: 'printBallots', spare: 0 })
    await vote.must({ kind: 'openVote' })
    for (const n of [1, 2]) await vote.must({ kind: 'handOut', n, way: 'ballot' })
    const serials = (await vote.ballots()).filter(({ without }) => without.length === 0)
    for (const { serial } of serials.slice(0, 2)) expect((await vote.cast(serial, { 1: 'for' })).status).toBe(200)
    await vote.must({ kind: 'closeVote' })
    await vote.must({ kind: 'closeVote' })
    const { body } = await boss.get(`/api/communities/rongbu/desk/matters/${number}`)
    const [record] = (body as { sheet: { steps: { record: object }[] } }).sheet.steps.map((one) => one.record)
    expect(record).toMatchObject({
      passed: true,
      of,
      counted: { code: vote.code, question: '1', recused: 1 },
      vote: { eligible: 3, present: 2, for: 2, area: { eligible: 26_802, present: 17_868, for: 17_868 } },
    })
    const minutes = await meeting.desk.get(`/api/meetings/${meeting.code}/minutes`)
    expect((minutes.body as { votes: object[] }).votes).toMatchObject([
      { way: 'ballot', entitled: 3, present: 2, result: 'carried', counted: { code: vote.code, recused: 1 } },
    ])
    const refused = await boss.post(ofMatter(matter), byHand, key())
    expect(refused.problem).toMatchObject({ code: 'stepCounted', vote: vote.code })
  })
})

describe('[M51] a motion that a vote decides', () => {
  const archive = async (meeting: { code: string; desk: Client }) => {
    await meeting.desk.must(meeting.code, { kind: 'setStage', stage: 'closed' })
    await (await grove.staff('coordinator')).must(meeting.code, { kind: 'setStage', stage: 'archived' })
  }
  const handsFor = async (vote: Held) => {
    await sealed(vote)
    await vote.must({ kind: 'openVote' })
    for (const n of [1, 2, 3]) await vote.must({ kind: 'handOut', n, way: 'hands' })
    await vote.must({ kind: 'countHands', question: '1', counts: [3, 0, 0] })
  }

  test('[M24] hears of it in an archived meeting, too; where it hears nothing, the answer and the log say so', async () => {
    const { meeting, found, said } = await discussed()
    const vote = await Held.draft(said)
    await handsFor(vote)
    await archive(meeting)
    expect((await vote.must({ kind: 'closeVote' })).handedOn).toBeUndefined()
    expect(await found()).toMatchObject({ stage: 'carried', votes: [{ for: 3, against: 0, ballots: vote.code }] })
    const signed = await discussed()
    const other = await Held.draft(signed.said)
    await handsFor(other)
    await archive(signed.meeting)
    await desk.post(`/api/meetings/${signed.meeting.code}/minutes/commands`, { kind: 'signMinutes' }, key())
    const sent = key()
    // Sent again it is the same answer.
    for (const _ of [1, 2])
      expect((await other.send({ kind: 'closeVote' }, desk, sent)).body).toMatchObject({ handedOn: false })
    expect(lines.filter((line) => line.includes('nothing followed')).join()).toContain('minutesSigned')
    expect((await signed.found()).stage).toBe('carried')
    // Closed already: nothing follows a second time, so nothing is missing.
    expect((await other.must({ kind: 'closeVote' })).handedOn).toBeUndefined()
  })

  const WHAT = '月底前在三号楼前画出电动车停车线'
  async function discussed(what = WHAT) {
    const meeting = await grove.meeting()
    const phone = await grove.join(meeting.code)
    const motion = await phone.makes(meeting.code, { kind: 'moveMotion', what, who: '物业公司' })
    await meeting.desk.must(meeting.code, { kind: 'secondMotion', motion, fromHall: true })
    await meeting.desk.must(meeting.code, { kind: 'takeUpMotion', motion })
    const found = async () => (await desk.board(meeting.code)).board.motions.find((one) => one.id === motion)!
    const asked = { ...yesNo('1'), text: `${what} · 物业公司`, decides: { motion, version: 1 } }
    return { meeting, phone, motion, found, said: { title: '停车线', questions: [asked], meeting: meeting.id } }
  }
  const sealed = async (vote: Held, people = 3) => {
    await vote.must({ kind: 'setRoll', entries: listed(people) })
    await vote.must({ kind: 'sealVote' })
  }

  test('is put to it with the seal; hands, phones and papers in one count carry it, in the commit that closes the vote', async () => {
    const { meeting, motion, found, said } = await discussed()
    const vote = await Held.draft(said)
    expect((await found()).ballots).toBeUndefined()
    await sealed(vote)
    expect(await found()).toMatchObject({ stage: 'voting', ballots: vote.code })
    const byHand = { kind: 'countMotion', motion, version: 1, for: 0, against: 9 } as const
    expect(
      (await meeting.desk.send('POST', `/api/meetings/${meeting.code}/commands`, { json: byHand, headers: key() }))
        .problem,
    ).toMatchObject({ code: 'motionBallots', vote: vote.code })
    await vote.must({ kind: 'printBallots', spare: 0 })
    await vote.must({ kind: 'openVote' })
    for (const n of [1, 2]) await vote.must({ kind: 'handOut', n, way: 'ballot' })
    await vote.must({ kind: 'handOut', n: 3, way: 'hands' })
    const [phone, paper] = await vote.serials()
    await vote.cast(phone!, { 1: 'for' })
    const { batch } = await vote.must({ kind: 'openBatch', door: 'box', ballots: 1 })
    for (const who of [desk, second])
      await vote.must({ kind: 'enterBatch', batch, ballots: [{ serial: paper, answers: { 1: 'for' } }] }, who)
    await vote.must({ kind: 'countHands', question: '1', counts: [0, 1, 0] })
    await vote.must({ kind: 'closeVote' })
    expect(await found()).toMatchObject({
      stage: 'carried',
      votes: [{ for: 2, against: 1, carried: true, ballots: vote.code, reason: '' }],
    })
    const { rows } = await sql<{ kind: string }>`
      select kind from journal where xmin::text = (
        select j.xmin::text from journal j join vote v on j.topic = 'vote/' || v.id
        where v.code = ${vote.code} and j.kind = 'voteClosed')
      order by seq`.execute(grove.owner)
    expect(rows.map(({ kind }) => kind)).toEqual(['voteClosed', 'voteRecorded', 'motionChanged'])
    expect((await verifyDatabase(grove.owner)).findings.all).toEqual([])
  })

  test('[M26] [M52] whoever is erased leaves no words in its votes: they are given up with it, and only what was sealed stands in the log', async () => {
    const { meeting, phone, found, said } = await discussed('抹去的动议')
    const [draft, open, elsewhere] = [await Held.draft(said), await Held.draft(said), await Held.open(1)]
    await handsFor(open)
    const boss = await grove.staff('coordinator')
    await boss.must(meeting.code, { kind: 'erasePerson', participant: phone.participant, receipt: '' })
    expect((await found()).stage).toBe('withdrawn')
    for (const vote of [draft, open]) {
      const { text } = await desk.get(`${base}/${vote.code}/desk`)
      expect(text).not.toContain('抹去的动议')
      expect((await vote.desk()).vote).toMatchObject({ stage: 'abandoned', why: '' })
    }
    const page = await grove.stranger().get(`/c/rongbu/votes/${open.code}`)
    expect(page.status).toBe(200)
    expect(page.text).not.toContain('抹去的动议')
    expect(await open.refused({ kind: 'closeVote' })).toBe('voteOver')
    expect((await elsewhere[0].view()).stage).toBe('open')
    const tables = await sql<{ name: string }>`
      select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(grove.owner)
    const left: string[] = []
    for (const { name } of tables.rows) {
      const { rows } = await sql<{ text: string }>`
        select t::text as text from ${sql.table(name)} t where t::text like '%抹去的动议%'`.execute(grove.owner)
      left.push(...rows.map(({ text }) => (text.includes('voteSealed') ? `${name}: voteSealed` : `${name}: ${text}`)))
    }
    expect(left).toEqual(['journal: voteSealed'])
    expect((await verifyDatabase(grove.owner)).findings.all).toEqual([])
  })

  test('is decided by its own words, in its own meeting, and by one vote; given up it is discussed again', async () => {
    const { meeting, motion, found, said } = await discussed()
    const [question] = said.questions
    const refusedAs = async (other: object) =>
      (await desk.post(base, { ...A_VOTE, ...said, ...other }, key())).problem.code
    expect(await refusedAs({ meeting: null })).toBe('noSuchMotion')
    expect(await refusedAs({ meeting: (await grove.meeting('别处')).id })).toBe('noSuchMotion')
    // Just its words: nothing beside them, and nobody else who does it.
    for (const text of [
      '修路',
      `是否拒绝：${question!.text}`,
      `${question!.text}，并付九千元`,
      WHAT,
      `${WHAT} · 居委会`,
    ])
      expect(await refusedAs({ questions: [{ ...question, text }] })).toBe('notTheMotion')
    expect(await refusedAs({ questions: [{ ...question, decides: { motion, version: 2 } }] })).toBe('notTheMotion')
    expect(await refusedAs({ questions: [{ ...question, decides: { motion: id(), version: 1 } }] })).toBe(
      'noSuchMotion',
    )
    const [vote, other] = [await Held.draft(said), await Held.draft(said)]
    await sealed(vote)
    await other.must({ kind: 'setRoll', entries: listed(3) })
    // What the seal needs is refused: so it is not sealed.
    expect(await other.refused({ kind: 'sealVote' })).toBe('motionBallots')
    expect((await other.desk()).vote.stage).toBe('draft')
    await other.must({ kind: 'abandonVote', why: '做了两个' })
    expect(await found()).toMatchObject({ stage: 'voting', ballots: vote.code })
    await vote.must({ kind: 'abandonVote', why: '票纸没带' })
    expect(await found()).toMatchObject({ stage: 'discussed' })
    expect((await found()).ballots).toBeUndefined()
    // Amended since: a draft with the old words is not sealed.
    const late = await Held.draft(said)
    await late.must({ kind: 'setRoll', entries: listed(3) })
    await meeting.desk.must(meeting.code, { kind: 'amendMotion', motion, what: '先画一半', fromHall: true })
    expect(await late.refused({ kind: 'sealVote' })).toBe('notTheMotion')
    const two = await Held.draft({
      ...said,
      questions: [
        yesNo('1'),
        { ...question!, text: '先画一半', decides: { motion, version: 2 } },
        { ...question!, text: '先画一半', decides: { motion, version: 2 } },
      ],
    })
    await two.must({ kind: 'setRoll', entries: listed(3) })
    expect(await two.refused({ kind: 'sealVote' })).toBe('votesRules')
  })
})

test('[V15] random elections counted a second time, in SQL: every number, threshold, winner and tie the same', async () => {
  const small = fc.integer({ min: 0, max: 12 })
  const share = fc.record({ over: fc.constantFrom(1, 2, 3), of: fc.constantFrom(3, 4), above: fc.boolean() })
  const alike = (answers: Answer[]) =>
    fc.uniqueArray(fc.record({ answer: fc.constantFrom(...answers), ballots: small, area: fc.nat({ max: 90_000 }) }), {
      selector: ({ answer }) => JSON.stringify(answer),
    })
  const hands = fc.option(fc.record({ present: small, counts: fc.tuple(small, small, small).map((all) => [...all]) }))
  const entitled = fc.record({ heads: fc.integer({ min: 1, max: 60 }), area: fc.integer({ min: 1, max: 400_000 }) })
  const poll = fc.oneof(
    fc.record({
      question: fc.constant(yesNo('1')),
      entitled,
      ballots: alike(['for', 'against', 'abstain', 'invalid']),
      hands,
    }),
    fc.record({
      question: fc
        .record({ seats: fc.integer({ min: 1, max: 3 }), least: fc.option(share) })
        .map(({ seats, least }) => ({
          ...chooseOf('2', ['甲', '乙', '丙'], 2, seats),
          least,
        })),
      entitled,
      ballots: alike([[], [0], [1], [2], [0, 1], [0, 2], [1, 2], 'invalid']),
      hands,
    }),
  )
  const file = fc.record({
    polls: fc.array(poll, { minLength: 1, maxLength: 4 }),
    takePart: fc.option(share),
    inFavour: share,
    of: fc.constantFrom(...BASES),
    ties: fc.constantFrom(...TIES),
    measures: fc.constantFrom<Rules['measures']>(['heads'], ['heads', 'area']),
  })
  const outcomes = new Set<string>()
  for (const { polls, ...rules } of fc.sample(file, { numRuns: 400, seed: 16 })) {
    const all = { rules: { ...HALL_RULES, ...rules }, polls } as unknown as VoteFile
    const counted = polls.map((one) => countQuestion(one, all.rules))
    const again = await countInSql(grove.owner, all)
    const plain = counted.map(({ outcome, heads, area, options, won, tied }, i) => {
      outcomes.add(outcome)
      const { eligible: _, ...votes } = heads
      const areas = area
        ? { area_present: area.present, area_for: area.for }
        : { area_present: again[i]!.area_present, area_for: again[i]!.area_for }
      return { outcome, ...votes, ...areas, options, won, tied: polls[i]!.question.asks === 'yesNo' ? [] : tied }
    })
    expect(again).toEqual(plain)
  }
  expect([...outcomes].toSorted()).toEqual(['carried', 'chosen', 'noQuorum', 'notCarried', 'tied'])
})
