import { fork } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { LAYOUTS } from '../src/core/paper/layout.ts'
import type { PaperCard } from '../src/core/paper/reading.ts'
import { sheetsOf } from '../src/core/paper/sheet.ts'
import { sheetsPdf } from '../src/server/document/writer/sheets.ts'
import type { ReadAnswer } from '../src/server/paper/reader/process.ts'
import { chanceOf, cutOutOf, laidOut, pagesOf, photograph } from '../tests/build/photographs.ts'

export const name = 'paper'

const CARDS = 12
const ROUNDS = Number(process.env.ROUNDS || 5)
const BUILT = fileURLToPath(new URL('../dist/server/paperReader.js', import.meta.url))
const SOURCE = fileURLToPath(new URL('../src/server/paper/reader/process.ts', import.meta.url))

/**
 * A photo of 12 megapixels with 12 printed cards, from the start of the process that reads it until all of
 * them are cut out and its answer is here; and how much memory that process had at most. As built (`npm run
 * build`), else from the source.
 */
export async function run(): Promise<void> {
  const photo = await aPhoto()
  const built = existsSync(BUILT)
  const rounds = []
  for (let n = 0; n < ROUNDS; n++) rounds.push(await oneRound(photo, built))
  const ms = rounds.map((one) => one.ms).sort((a, b) => a - b)
  const mb = Math.max(...rounds.map((one) => one.mb))
  const found = Math.min(...rounds.map((one) => one.cards))
  console.log(`${built ? 'as built' : 'from the source'}: ${found} of ${CARDS} cards`)
  console.log(
    `until all are cut out: median ${ms[ROUNDS >> 1]!.toFixed(0)} ms, most ${ms.at(-1)!.toFixed(0)} ms (goal ≤ 4000)`,
  )
  console.log(`memory at most: ${mb.toFixed(0)} MB (goal ≤ 700)`)
}

function oneRound(file: Uint8Array, built: boolean): Promise<{ ms: number; mb: number; cards: number }> {
  const began = performance.now()
  const child = fork(built ? BUILT : SOURCE, {
    execArgv: ['--max-old-space-size=256', ...(built ? [] : ['--import', 'tsx'])],
    serialization: 'advanced',
  })
  return new Promise((done, failed) => {
    child.once('error', failed)
    child.once('message', (answer: ReadAnswer) => {
      const ms = performance.now() - began
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
      const mb = Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? NaN) / 1024
      child.kill()
      done({ ms, mb, cards: 'cards' in answer ? answer.cards.length : 0 })
    })
    child.send({ file, pdf: false })
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
  const sheets = cards.map((_, n) => cutOutOf(pages[Math.floor(n / 4)]!, layout, n % 4, n % 3 === 0))
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
