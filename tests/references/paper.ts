// Printed cards in photographs that a script renders: how many codes, boxes and corners are read right. The
// photographs are made as differently as we could think of; those that others made say more. And how many
// signs of others' pictures of print are read wrong.
import sharp from 'sharp'
import { LAYOUTS } from '../../src/core/paper/layout.ts'
import { readMark } from '../../src/core/paper/mark.ts'
import type { PaperCard } from '../../src/core/paper/reading.ts'
import { BOXES } from '../../src/core/paper/reading.ts'
import { sheetsOf } from '../../src/core/paper/sheet.ts'
import { cardsIn } from '../../src/server/paper/reader/cards.ts'
import { printTexts } from './printTexts.ts'
import { sheetsPdf } from '../../src/server/document/writer/sheets.ts'
import type { Shot, Sheet, Written } from '../build/photographs.ts'
import { chanceOf, cutOutOf, laidOut, pagesOf, photograph, writeOn } from '../build/photographs.ts'

const PHOTOS = Number(process.env.PHOTOS || 60)
const LAYOUT = LAYOUTS.a6
const COUNTS = [1, 2, 4, 6, 9, 12, 12, 16, 20, 24]
/** What is asked for: part of the codes, part of the boxes, millimetres. */
const [CODES, BOXES_RIGHT, CORNER_MM] = [0.99, 0.995, 2]

const WORDS = {
  tree: { problem: '问题树', action: '行动树', vision: '愿景树' },
  question: { problem: '哪里让你不方便、不放心', action: '你愿意做什么，或者拿出什么', vision: '三年以后的样子' },
  number: (number: number) => `编号 ${number}`,
  where: '在哪里',
  who: '姓名、电话（愿意才写）',
  mayBeNamed: '可以写出我的名字',
  callBack: '请给我回电话',
  keep: '这一条撕下来留好。',
}

const cards: PaperCard[] = Array.from({ length: 24 }, (_, n) => ({
  number: n + 1,
  receipt: 'K7Q-2MD-9XR',
  seal: 'ABCDE',
  tree: (['problem', 'action', 'vision'] as const)[n % 3]!,
  size: 'a6',
}))

/** How the nth photograph is taken: from easy to hard, with everything a phone does to a picture. */
function shotOf(chance: () => number): Shot {
  const between = (least: number, most: number) => least + chance() * (most - least)
  return {
    width: 4000,
    height: 3000,
    slant: between(0, 45),
    turn: between(0, 360),
    bend: between(-0.02, 0.04),
    blur: between(0, 1.4),
    shadow: between(0, 0.55),
    light: between(0, 0.5),
    noise: between(1, 8),
    black: between(15, 75),
    paper: between(195, 245),
    balance: [between(0.9, 1), between(0.92, 1), between(0.75, 1)],
    grey: chance() < 0.6,
    quality: 60,
    crumple: between(0, 0.6),
  }
}

interface Sums {
  codes: number
  read: number
  wrong: number
  boxes: number
  right: number
  doubtful: number
  corners: number[]
  ms: number[]
}

/** Prints what was read right; false where a figure that must hold does not. */
export async function run(data: string): Promise<boolean> {
  await printTexts(data)
  const address = (receipt: string) => `http://192.168.1.20:3000/r/${receipt}`
  const shapes = sheetsOf(cards, { meeting: 'K7Q2MD', address, words: WORDS })
  const pages = await pagesOf(await sheetsPdf({ title: 'paper', language: 'zh-Hans', at: 0, sheets: shapes }))
  const sums: Sums = { codes: 0, read: 0, wrong: 0, boxes: 0, right: 0, doubtful: 0, corners: [], ms: [] }
  for (let n = 0; n < PHOTOS; n++) await onePhoto(pages, n, sums)
  const at = (values: number[], part: number) => values.sort((a, b) => a - b)[Math.floor(values.length * part)] ?? NaN
  const decided = sums.boxes - sums.doubtful
  const figures = [
    ['codes read', sums.read / sums.codes, CODES, `${sums.read} of ${sums.codes}, ${sums.wrong} wrong`],
    [
      'boxes right, of those that are not doubtful',
      sums.right / decided,
      BOXES_RIGHT,
      `${sums.doubtful} doubtful of ${sums.boxes}`,
    ],
  ] as const
  for (const [name, value, goal, more] of figures)
    console.log(`paper ${name.padEnd(44)} ${value.toFixed(4)}  goal ≥ ${goal}  ${more}`)
  const median = at(sums.corners, 0.5)
  const far = `95 %: ${at(sums.corners, 0.95).toFixed(2)}, most: ${at(sums.corners, 0.999).toFixed(2)}`
  console.log(`paper ${'corners, median of millimetres'.padEnd(44)} ${median.toFixed(2)}  goal ≤ ${CORNER_MM}  ${far}`)
  console.log(`paper ${'a photo, median of milliseconds'.padEnd(44)} ${at(sums.ms, 0.5).toFixed(0)}`)
  return figures.every(([, value, goal]) => value >= goal) && sums.wrong === 0 && median <= CORNER_MM
}

async function onePhoto(pages: Sheet[], n: number, sums: Sums): Promise<void> {
  const chance = chanceOf(1000 + n)
  const count = COUNTS[n % COUNTS.length]!
  const shot = shotOf(chance)
  const first = Math.floor(chance() * (24 - count + 1))
  const written = Array.from({ length: count }, (): Written['ticks'] => ({
    mayBeNamed: chance() < 0.4 ? 'ticked' : 'empty',
    callBack: chance() < 0.3 ? 'ticked' : 'empty',
  }))
  const sheets = written.map((ticks, k) => {
    const number = first + k
    const cut = cutOutOf(pages[Math.floor(number / 4)]!, LAYOUT, number % 4, chance() < 0.3)
    return writeOn(cut, LAYOUT, { text: '三号楼后巷的灯坏了好多天，老人晚上不敢走'.slice(0, 4 + k), ticks }, chance)
  })
  const layouts = sheets.map(() => LAYOUT)
  const { file, truth } = await photograph(laidOut(sheets, chance), layouts, shot, chance)
  const began = performance.now()
  const { data, info } = await sharp(file).greyscale().raw().toBuffer({ resolveWithObject: true })
  const seen = await cardsIn({ data: new Uint8Array(data), width: info.width, height: info.height })
  sums.ms.push(performance.now() - began)
  sums.codes += count
  const found = new Set<number>()
  for (const card of seen.cards) {
    const k = (readMark(card.mark)?.number ?? 0) - 1 - first
    const corners = truth.corners[k]
    if (!corners || found.has(k)) {
      sums.wrong++
      continue
    }
    found.add(k)
    const mm = Math.hypot(corners[1]!.x - corners[0]!.x, corners[1]!.y - corners[0]!.y) / LAYOUT.frame.width
    card.corners.forEach((corner, c) =>
      sums.corners.push(Math.hypot(corner.x - corners[c]!.x, corner.y - corners[c]!.y) / mm),
    )
    for (const box of BOXES) {
      sums.boxes++
      if (card.boxes[box] === 'doubtful') sums.doubtful++
      else if (card.boxes[box] === written[k]![box]) sums.right++
    }
  }
  sums.read += found.size
  const { slant, blur } = shot
  if (found.size < count)
    console.log(`photo ${n}: ${found.size} of ${count}, slant ${slant.toFixed(0)}°, blur ${blur.toFixed(1)}`)
}
