import type { ChildProcess } from 'node:child_process'
import { fork } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { fileURLToPath } from 'node:url'
import { LAYOUTS } from '../src/core/paper/layout.ts'
import type { PaperCard } from '../src/core/paper/reading.ts'
import { sheetsOf } from '../src/core/paper/sheet.ts'
import { sheetsPdf } from '../src/server/document/writer/sheets.ts'
import { startEmbedded } from '../src/server/database/embedded.ts'
import { NEXT_STEP } from '../src/server/integrations/beside.ts'
import type { RecogniseAnswer } from '../src/server/paper/recogniser/process.ts'
import type { ReadAnswer } from '../src/server/paper/reader/process.ts'
import type { PaperDesk, PaperFound } from '../src/wire/paper.ts'
import { chanceOf, cutOutOf, laidOut, pagesOf, photograph, typeOn } from '../tests/build/photographs.ts'
import type { Ready } from './acceptServer.ts'
import type { Told } from './crowd.ts'
import { child, told } from './fanout.ts'
import type { Posted } from './posters.ts'
import { quantile, sumUp } from './rounds.ts'

export const name = 'paper'

const CARDS = 12
const ROUNDS = Number(process.env.ROUNDS || 5)
const PHONES = 1000
const POSTED = { posters: 40, rate: 20, seconds: 8, warmUp: 1 }
/** Rounds with and without a photo, in turn: of 160 cards the 99th of a hundred is the second worst. */
const BESIDE = Number(process.env.BESIDE || 9)
/** How often it is asked whether all proposals stand, in ms; the desk asks every 1,500. */
const ASK_MS = 500
const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const READER = { built: at('../dist/server/paperReader.js'), source: at('../src/server/paper/reader/process.ts') }
const HANDWRITING = {
  built: at('../dist/server/handwriting.js'),
  source: at('../src/server/paper/recogniser/process.ts'),
}
/** Two or three lines a card. */
const SAID = '三号楼后巷的灯坏了好多天，老人晚上不敢走'

/**
 * A photo of 12 megapixels with 12 printed cards, from the start of the process that reads it until all of
 * them are cut out and its answer is here, and then until what is written on each is proposed; and how much
 * memory those processes had at most. As built (`npm run build`), else from the source. Then what posters of
 * cards wait for their answer while such photos are read and 1,000 phones listen, beside the same without,
 * in alternating rounds, over the cards of all rounds together.
 */
export async function run(): Promise<void> {
  await alone()
  await beside()
  await forty()
}

async function alone(): Promise<void> {
  const photo = await photoOf(await ownSheets())
  const built = existsSync(READER.built) && existsSync(HANDWRITING.built)
  const rounds: Round[] = []
  for (let n = 0; n < ROUNDS; n++) rounds.push(await oneRound(photo, built))
  const of = (pick: (round: Round) => number) => rounds.map(pick).sort((a, b) => a - b)
  const tell = (ms: number[]) => `median ${ms[ROUNDS >> 1]!.toFixed(0)} ms, most ${ms.at(-1)!.toFixed(0)} ms`
  const [cards, proposals] = [of((one) => one.cards)[0], of((one) => one.proposals)[0]]
  console.log(`${built ? 'as built' : 'from the source'}: ${cards} of ${CARDS} cards, ${proposals} proposals`)
  console.log(`until all are cut out: ${tell(of((one) => one.cut))}`)
  console.log(`until all proposals stand: ${tell(of((one) => one.all))} (goal ≤ 4000)`)
  console.log(`of processor time: ${[0, 1].map((n) => of((one) => one.worked[n]!)[ROUNDS >> 1]).join(' + ')} ms`)
  console.log(
    `memory of a process at most: ${of((one) => one.mb)
      .at(-1)!
      .toFixed(0)} MB (goal ≤ 700)`,
  )
}

interface Round {
  cut: number
  all: number
  /** Milliseconds of processor time, to cut out and to propose: what a quiet machine would need. */
  worked: [number, number]
  mb: number
  cards: number
  proposals: number
}

async function oneRound(file: Uint8Array, built: boolean): Promise<Round> {
  const read = await ask<ReadAnswer>(READER, { file, pdf: false }, built)
  const cards = 'cards' in read.answer ? read.answer.cards : []
  const asked = { cards: cards.map(({ bytes, size }) => ({ bytes, size })) }
  const said = await ask<RecogniseAnswer>(HANDWRITING, asked, built)
  return {
    cut: read.ms,
    all: read.ms + said.ms,
    worked: [read.worked, said.worked],
    mb: Math.max(read.mb, said.mb),
    cards: cards.length,
    proposals: said.answer.proposals.filter((one) => one !== null).length,
  }
}

function ask<Answer>(
  program: typeof READER,
  asked: object,
  built: boolean,
): Promise<{ ms: number; worked: number; mb: number; answer: Answer }> {
  const began = performance.now()
  const child = fork(built ? program.built : program.source, {
    execArgv: ['--max-old-space-size=256', ...(built ? [] : ['--import', 'tsx'])],
    serialization: 'advanced',
  })
  return new Promise((done, failed) => {
    child.once('error', failed)
    child.on('message', (answer) => {
      if (answer === NEXT_STEP) return
      const ms = performance.now() - began
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
      const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')
      const worked = (Number(fields[11]) + Number(fields[12])) * 10
      const mb = Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? NaN) / 1024
      child.kill()
      done({ ms, worked, mb, answer: answer as Answer })
    })
    child.send(asked)
  })
}

async function beside(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'grove-bench-'))
  const embedded = await startEmbedded(folder)
  const children: ChildProcess[] = []
  const start = (file: string, env: Record<string, string> = {}) => {
    const started = child(file, env)
    children.push(started)
    return started
  }
  try {
    const env = { DATABASE_URL: embedded.url, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'silent', DESK: '1' }
    const ready = await told<Ready>(start('./acceptServer.ts', { ...env, MEETINGS: '1', PEOPLE: '400' }))
    const { code } = ready.meetings[0]!
    const desk = deskOf(`http://127.0.0.1:${ready.port}/api/meetings/${code}`, ready.desk!)
    const photos: Uint8Array[] = []
    for (let n = 0; n < BESIDE; n++) photos.push(await photoOf(await desk.print()))
    const { seq } = await desk.get<{ seq: number }>('')
    const hello = `GET /live/${code}?after=${seq} HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n`
    await told(start('./crowd.ts'), { kind: 'open', port: ready.port, count: PHONES, hello } satisfies Told)
    const posters = start('./posters.ts')
    const post = async () => {
      const asked = { port: ready.port, meetings: ready.meetings, ...POSTED, each: true }
      return (await told<Posted>(posters, asked)).waits!
    }
    const [quiet, busy]: [number[], number[]] = [[], []]
    const took: number[] = []
    for (const photo of photos) {
      quiet.push(...(await post()))
      const began = performance.now()
      const reading = desk.read(photo).then(() => took.push(performance.now() - began))
      busy.push(...(await post()))
      await reading
    }
    const p99 = (of: number[]) =>
      quantile(
        of.sort((a, b) => a - b),
        0.99,
      )
    console.log(
      `paper ratio ${(p99(busy) / p99(quiet)).toFixed(2)} (goal ≤ 1.5; cards answered at p99 ${p99(busy).toFixed(1)} ms ` +
        `while a photo of ${CARDS} cards is read, ${p99(quiet).toFixed(1)} ms without; ${PHONES} phones, ${busy.length} cards each)`,
    )
    console.log(`until all proposals of such a photo stand meanwhile: ${sumUp(took).median.toFixed(0)} ms`)
  } finally {
    for (const started of children) started.kill('SIGKILL')
    await embedded.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Photos that are sent at once: so many tables, each photographed so often, with so many cards. */
const [TABLES, TIMES, ON_A_TABLE] = [10, 4, 3]

/**
 * [P15] Forty photos at once through the queue, of which each table is photographed four times, while phones
 * post cards: how long until all are read, what the server's memory rises to, and whether each card is there
 * once.
 */
async function forty(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'grove-bench-'))
  const embedded = await startEmbedded(folder)
  const children: ChildProcess[] = []
  try {
    const env = { DATABASE_URL: embedded.url, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'silent', DESK: '1' }
    const server = child('./acceptServer.ts', { ...env, MEETINGS: '1', PEOPLE: '400' })
    children.push(server)
    const ready = await told<Ready>(server)
    const { code } = ready.meetings[0]!
    const desk = deskOf(`http://127.0.0.1:${ready.port}/api/meetings/${code}`, ready.desk!)
    const photos = await tablesOf(await desk.print(TABLES * ON_A_TABLE))
    const posters = child('./posters.ts')
    children.push(posters)
    const posting = told<Posted>(posters, { port: ready.port, meetings: ready.meetings, ...POSTED, seconds: 20 })
    const before = memoryOf(server)
    const began = performance.now()
    let most = before
    const watch = setInterval(() => (most = Math.max(most, memoryOf(server))), 200)
    const left = [...photos]
    const send = async () => {
      for (let next = left.pop(); next; next = left.pop()) await desk.queue(next)
    }
    await Promise.all([send(), send()])
    const sent = performance.now() - began
    let view = await desk.get<PaperDesk>('/paper')
    while (view.photos.some(({ state }) => state === 'waiting' || state === 'reading')) {
      await new Promise((done) => setTimeout(done, 500))
      view = await desk.get<PaperDesk>('/paper')
    }
    clearInterval(watch)
    const { p99 } = await posting
    const numbers = view.pictures.map(({ number }) => number)
    const [news, again] = [0, 0].map((_, n) =>
      view.photos.reduce((sum, { found }) => sum + (n ? (found?.again ?? 0) : (found?.cards.length ?? 0)), 0),
    )
    console.log(
      `${photos.length} photos: sent in ${sent.toFixed(0)} ms, all read in ${(performance.now() - began).toFixed(0)} ms; ` +
        `${view.photos.filter(({ state }) => state === 'read').length} read, ${new Set(numbers).size} of ` +
        `${TABLES * ON_A_TABLE} cards, ${numbers.length} pictures, ${news} new and ${again} again; ` +
        `server ${before.toFixed(0)} MB before, ${most.toFixed(0)} MB at most; cards by phone p99 ${p99.toFixed(1)} ms`,
    )
  } finally {
    for (const started of children) started.kill('SIGKILL')
    await embedded.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

const memoryOf = ({ pid }: ChildProcess): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? NaN) / 1024

/** Photographs of tables, each table several times: the same cards, other bytes. */
async function tablesOf(pdf: Uint8Array): Promise<Uint8Array[]> {
  const pages = await pagesOf(pdf)
  const photos: Uint8Array[] = []
  for (let table = 0; table < TABLES; table++) {
    const chance = chanceOf(table + 1)
    const sheets = Array.from({ length: ON_A_TABLE }, (_, n) => {
      const at = table * ON_A_TABLE + n
      return typeOn(cutOutOf(pages[Math.floor(at / 4)]!, LAYOUTS.a6, at % 4, false), LAYOUTS.a6, `${SAID}${at}`)
    })
    const light = { shadow: 0.3, light: 0.3, noise: 4, black: 40, paper: 235, balance: [1, 0.98, 0.9] as const }
    const lens = { width: 2400, height: 1800, slant: 18, turn: 40 * table, bend: 0.01, blur: 0.7, crumple: 0.2 }
    const shot = {
      ...light,
      ...lens,
      grey: false,
      quality: 80,
      balance: [...light.balance] as [number, number, number],
    }
    const layouts = sheets.map(() => LAYOUTS.a6)
    const { file } = await photograph(laidOut(sheets, chance), layouts, shot, chance)
    for (let n = 0; n < TIMES; n++)
      photos.push(
        await sharp(file)
          .jpeg({ quality: 60 + n })
          .toBuffer(),
      )
  }
  return photos.sort((a, b) => a[500]! - b[500]!)
}

/** Somebody at a meeting's desk: prints a dozen cards, and has a photo read until its proposals stand. */
function deskOf(meeting: string, cookie: string) {
  const ask = async (path: string, more: RequestInit = {}) => {
    const headers = { cookie, ...(more.headers as Record<string, string>) }
    const reply = await fetch(meeting + path, { ...more, headers })
    if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`)
    return reply
  }
  const get = async <T>(path: string) => (await (await ask(path)).json()) as T
  return {
    get,
    queue: (photo: Uint8Array) => ask('/paper/queue', { method: 'POST', body: photo as Uint8Array<ArrayBuffer> }),
    print: async (count = CARDS) => {
      const headers = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }
      const body = JSON.stringify({ count, trees: ['problem'], size: 'a6' })
      const printed = await ask('/paper/cards', { method: 'POST', headers, body })
      const { batch } = (await printed.json()) as { batch: string }
      return new Uint8Array(await (await ask(`/paper/cards/${batch}/sheets.pdf`)).arrayBuffer())
    },
    read: async (photo: Uint8Array) => {
      const sent = await ask('/paper/photos', { method: 'POST', body: photo as Uint8Array<ArrayBuffer> })
      const { cards } = (await sent.json()) as PaperFound
      if (cards.length !== CARDS) throw new Error(`${cards.length} of ${CARDS} cards`)
      while ((await get<PaperDesk>('/paper')).awaited > 0) await new Promise((done) => setTimeout(done, ASK_MS))
    },
  }
}

/** A dozen cards as they are printed. */
async function ownSheets(): Promise<Uint8Array> {
  const cards = Array.from({ length: CARDS }, (_, n): PaperCard => ({
    number: n + 1,
    receipt: 'K7Q-2MD-9XR',
    seal: 'ABCDE',
    tree: 'problem',
    size: 'a6',
  }))
  const trees = { problem: '问题树', action: '行动树', vision: '愿景树' }
  const words = {
    tree: trees,
    question: trees,
    number: String,
    where: '',
    who: '',
    mayBeNamed: '',
    callBack: '',
    keep: '',
  }
  const shapes = sheetsOf(cards, { meeting: 'K7Q2MD', address: (receipt) => receipt, words })
  return sheetsPdf({ title: 'paper', language: 'zh-Hans', at: 0, sheets: shapes })
}

/** A photo of 12 megapixels of a dozen cards of these pages, with two or three lines on each. */
async function photoOf(pdf: Uint8Array): Promise<Uint8Array> {
  const layout = LAYOUTS.a6
  const pages = await pagesOf(pdf)
  const sheets = Array.from({ length: CARDS }, (_, n) => {
    const cut = cutOutOf(pages[Math.floor(n / 4)]!, layout, n % 4, n % 3 === 0)
    return typeOn(cut, layout, SAID)
  })
  const chance = chanceOf(12)
  const light = {
    shadow: 0.3,
    light: 0.3,
    noise: 5,
    black: 40,
    paper: 235,
    balance: [1, 0.97, 0.88] as [number, number, number],
  }
  const lens = {
    width: 4000,
    height: 3000,
    slant: 25,
    turn: 15,
    bend: 0.02,
    blur: 0.9,
    grey: true,
    quality: 60,
    crumple: 0.3,
  }
  const layouts = sheets.map(() => layout)
  return (await photograph(laidOut(sheets, chance), layouts, { ...lens, ...light }, chance)).file
}
