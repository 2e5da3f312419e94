import { expect, test } from 'vitest'
import { cutOut, LAYOUTS } from './layout.ts'
import type { Grey } from './picture.ts'
import { writtenLines } from './writing.ts'

const LAYOUT = LAYOUTS.a6
const PER_MM = 5
const part = cutOut(LAYOUT)
const { writing, lines } = LAYOUT
const apart = writing.height / lines

/** A card as it is cut out, half of it in shadow, with strokes between two places of some lines. */
function card(strokes: readonly { line: number; from: number; to: number; lower?: number }[]): Grey {
  const [width, height] = [Math.round(part.width * PER_MM), Math.round(part.height * PER_MM)]
  const data = Uint8Array.from({ length: width * height }, (_, at) => {
    const [x, y] = [(at % width) / PER_MM + part.x - writing.x, Math.floor(at / width) / PER_MM + part.y - writing.y]
    const paper = 240 - 110 * Math.min(1, Math.max(0, (x - 35) / 20))
    const stroke = strokes.some(({ line, from, to, lower = 0 }) => {
      const above = (line + 1) * apart - 6 + lower
      return x > from && x < to && y > above && y < above + 5 && x % 2 < 0.7
    })
    // The printed lines are pale.
    const printed = y > 0 && y % apart < 0.3
    return Math.round(paper * (stroke ? 0.25 : printed ? 0.8 : 1))
  })
  return { data, width, height }
}

test('[P12] each written line of a card is cut out by itself, in light and in shadow; printed lines are none', () => {
  const found = writtenLines(
    card([
      { line: 0, from: 2, to: 60 },
      { line: 2, from: 50, to: 80 },
    ]),
    LAYOUT,
  )
  expect(found.map(({ width }) => Math.round(width / PER_MM / 2))).toEqual([29, 15])
  for (const { data } of found) {
    expect(Math.min(...data)).toBeLessThan(20)
    expect(data.filter((value) => value > 240).length).toBeGreaterThan(data.length * 0.4)
  }
  expect(writtenLines(card([]), LAYOUT)).toEqual([])
})

test('[P12] who writes a little below the printed line is not cut through', () => {
  const [found] = writtenLines(card([{ line: 1, from: 5, to: 40, lower: 2.2 }]), LAYOUT)
  expect(found!.height / PER_MM).toBeGreaterThan(5)
})
