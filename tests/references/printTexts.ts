import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import type { Grey } from '../../src/core/paper/picture.ts'
import { lineReader } from '../../src/server/paper/recogniser/model.ts'

/**
 * Prints how many signs of pictures are read wrong (edits, as part of the signs), beside the text that CnOCR
 * publishes as theirs. None of them is written by hand: for that there is no picture with its text.
 */
export async function printTexts(data: string): Promise<void> {
  const file = join(data, 'ocr/expected.json')
  if (!existsSync(file)) return console.log('paper print of others: skipped, its pictures are not here')
  const expected = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string[]>
  const read = await lineReader()
  let [wrong, all] = [0, 0]
  for (const [picture, lines] of Object.entries(expected)) {
    const found: string[] = []
    for (const line of await linesIn(join(data, 'ocr', picture)))
      found.push((await read(line)).map(({ sign }) => sign).join(''))
    const [want, got] = [lines.join(''), found.join('')]
    const edits = editsBetween(Array.from(want), Array.from(got))
    console.log(`paper print of others, ${picture.padEnd(30)} ${edits} of ${want.length} signs wrong`)
    wrong += edits
    all += want.length
  }
  console.log(`paper ${'character error rate, print of others'.padEnd(44)} ${(wrong / all).toFixed(4)}`)
}

/** The lines of a picture, from above: parts with ink, parted by rows without. */
async function linesIn(file: string): Promise<Grey[]> {
  const image = sharp(file).flatten({ background: '#fff' }).greyscale().normalise()
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true })
  const { width, height, channels } = info
  const grey = Uint8Array.from({ length: width * height }, (_, n) => data[n * channels]!)
  const paper = grey.slice().sort()[grey.length >> 1]!
  const inked = Array.from({ length: height }, (_, row) =>
    grey.subarray(row * width + 4, (row + 1) * width - 4).some((value) => Math.abs(value - paper) > 90),
  )
  const lines: Grey[] = []
  for (let top = 0; top < height; top++) {
    if (!inked[top]) continue
    let below = top
    while (below < height && inked[below]) below++
    const [from, to] = [Math.max(0, top - 2), Math.min(height, below + 2)]
    if (below - top > 8) lines.push({ data: grey.slice(from * width, to * width), width, height: to - from })
    top = below
  }
  return lines
}

/** How many signs are to be changed, left out or put in (Levenshtein). */
function editsBetween(want: readonly string[], got: readonly string[]): number {
  let row = Array.from({ length: got.length + 1 }, (_, n) => n)
  for (const [n, sign] of want.entries()) {
    const next = [n + 1]
    for (const [k, other] of got.entries())
      next.push(Math.min(row[k + 1]! + 1, next[k]! + 1, row[k]! + (sign === other ? 0 : 1)))
    row = next
  }
  return row.at(-1)!
}
