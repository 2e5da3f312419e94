import { fork } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { LAYOUTS } from '../src/core/paper/layout.ts'
import type { PaperCard } from '../src/core/paper/reading.ts'
import { sheetsOf } from '../src/core/paper/sheet.ts'
import { sheetsPdf } from '../src/server/document/writer/sheets.ts'
import type { RecogniseAnswer } from '../src/server/paper/recogniser/process.ts'
import type { ReadAnswer } from '../src/server/paper/reader/process.ts'
import { chanceOf, cutOutOf, laidOut, pagesOf, photograph, typeOn } from '../tests/build/photographs.ts'

export const name = 'paper'

const CARDS = 12
const ROUNDS = Number(process.env.ROUNDS || 5)
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
 * memory those processes had at most. As built (`npm run build`), else from the source.
 */
export async function run(): Promise<void> {
  const photo = await aPhoto()
  const built = existsSync(READER.built) && existsSync(HANDWRITING.built)
  const rounds: Round[] = []
  for (let n = 0; n < ROUNDS; n++) rounds.push(await oneRound(photo, built))
  const of = (pick: (round: Round) => number) => rounds.map(pick).sort((a, b) => a - b)
  const told = (ms: number[]) => `median ${ms[ROUNDS >> 1]!.toFixed(0)} ms, most ${ms.at(-1)!.toFixed(0)} ms`
  const [cards, proposals] = [of((one) => one.cards)[0], of((one) => one.proposals)[0]]
  console.log(`${built ? 'as built' : 'from the source'}: ${cards} of ${CARDS} cards, ${proposals} proposals`)
  console.log(`until all are cut out: ${told(of((one) => one.cut))}`)
  console.log(`until all proposals stand: ${told(of((one) => one.all))} (goal ≤ 4000)`)
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
    child.once('message', (answer) => {
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

async function aPhoto(): Promise<Uint8Array> {
  const layout = LAYOUTS.a6
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
  const pages = await pagesOf(await sheetsPdf({ title: 'paper', language: 'zh-Hans', at: 0, sheets: shapes }))
  const sheets = cards.map((_, n) => {
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
