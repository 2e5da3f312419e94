import sharp from 'sharp'
import type { BallotPaper } from '../../src/core/paper/ballotPaper.ts'
import type { Shot } from './photographs.ts'
import { chanceOf, laidOut, pagesOf, part, photograph, PRINT, tickOn } from './photographs.ts'

/** What somebody does with a ballot paper: by question, the boxes that they tick, by place on the paper. */
export type Filled = Record<string, readonly number[] | undefined>

/** The ballots of a PDF, cut apart and filled in; `light`: with a stroke that is hardly to be seen. */
export async function filledIn(
  pdf: Uint8Array,
  paper: BallotPaper,
  filled: readonly Filled[],
  light: readonly number[] = [],
) {
  const pages = await pagesOf(pdf)
  const chance = chanceOf(7)
  return filled.map((ticks, n) => {
    const page = pages[Math.floor(n / paper.down)]!
    const y = (n % paper.down) * paper.height
    const sheet = part(page, { x: 0, y, width: paper.width, height: paper.height })
    const boxes = paper.questions.flatMap(({ id, boxes }) => (ticks[id] ?? []).map((at) => boxes[at]!.box))
    return tickOn(sheet, boxes, chance, light.includes(n))
  })
}

type Sheets = Awaited<ReturnType<typeof filledIn>>

/** Ballots below each other as a scanner sees them, a little turned. */
export async function scanOf(sheets: Sheets): Promise<Buffer> {
  const [{ width }] = sheets as [Sheets[number]]
  const height = sheets.reduce((sum, one) => sum + one.height, 0)
  let top = 0
  const placed = sheets.map((one) => {
    const raw = { width: one.width, height: one.height, channels: 4 as const }
    const at = {
      input: Buffer.from(one.pixels.buffer, one.pixels.byteOffset, one.pixels.byteLength),
      raw,
      left: 0,
      top,
    }
    top += one.height
    return at
  })
  const whole = await sharp({ create: { width, height, channels: 3, background: '#fff' } })
    .composite(placed)
    .png({ compressionLevel: 0 })
    .toBuffer()
  return sharp(whole)
    .rotate(2, { background: '#ddd' })
    .resize({ width: Math.round((width / PRINT) * 6) })
    .jpeg({ quality: 70 })
    .toBuffer()
}

/** The same as a phone sees them on a table. */
export async function photoOfBallots(sheets: Sheets, paper: BallotPaper, shot: Partial<Shot> = {}, seed = 4) {
  const chance = chanceOf(seed)
  const usual = { width: 4000, height: 3000, slant: 18, turn: 10, bend: 0.01, blur: 0.8, shadow: 0.3, light: 0.3 }
  const light = { noise: 4, black: 40, paper: 235, balance: [1, 0.98, 0.9] as [number, number, number] }
  const layouts = sheets.map(() => paper)
  const whole = { ...usual, ...light, grey: false, quality: 60, crumple: 0.2, ...shot }
  return (await photograph(laidOut(sheets, chance), layouts, whole, chance)).file
}
