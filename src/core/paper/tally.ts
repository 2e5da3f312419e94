import type { Tree } from '../meeting/meeting.ts'
import { A4 } from './layout.ts'
import { LEAVES } from './leaves.ts'
import type { Shape } from './sheet.ts'

/** A topic for which hands are counted. `number`: its place on its tree, from 1. */
export interface Tallied {
  tree: Tree
  number: number
  name: string
}

/** What stands on a sheet for tallies besides topics. */
export interface TallyWords {
  title: string
  lead: string
  tree: Record<Tree, string>
  hands: string
}

const MARGIN = 15
const TOP = 42
const ROW = 24
/** Topics on a sheet of A4. */
const ROWS = Math.floor((A4.height - TOP - MARGIN) / ROW)
const NAME = 78
const TOTAL = 24

/**
 * [P13] Sheets of A4 on which hands are counted by strokes: a row a topic, with a box for the sum; the rest
 * of the last sheet is empty rows, for topics that come up in the hall.
 */
export function tallySheets(topics: readonly Tallied[], words: TallyWords): Shape[][] {
  const pages = Array.from({ length: Math.max(1, Math.ceil(topics.length / ROWS)) }, (_, page) =>
    topics.slice(page * ROWS, (page + 1) * ROWS),
  )
  const rows = Array.from({ length: ROWS }, (_, n) => TOP + n * ROW)
  return pages.map((topics) => [
    ...heading(words),
    ...rows.flatMap((y, n) => [...nameOf(topics[n], y, words), ...boxesAt(y)]),
  ])
}

function heading({ title, lead, hands }: TallyWords): Shape[] {
  const width = A4.width - 2 * MARGIN
  return [
    { draw: 'text', at: { x: MARGIN, y: 12, width, height: 10 }, text: title, size: 18, bold: true },
    { draw: 'text', at: { x: MARGIN, y: 24, width: width - TOTAL - 4, height: 12 }, text: lead, size: 11 },
    { draw: 'text', at: { x: A4.width - MARGIN - TOTAL, y: 34, width: TOTAL, height: 6 }, text: hands, size: 11 },
  ]
}

function nameOf(topic: Tallied | undefined, y: number, words: TallyWords): Shape[] {
  if (!topic) {
    const line = { from: { x: MARGIN, y: y + ROW - 6 }, to: { x: MARGIN + NAME - 4, y: y + ROW - 6 } }
    return [{ draw: 'line', ...line, width: 0.15, grey: 60 }]
  }
  const { tree, number, name } = topic
  return [
    { draw: 'svg', at: { x: MARGIN, y: y + 4, width: 8, height: 8 }, svg: LEAVES[tree], says: words.tree[tree] },
    { draw: 'text', at: { x: MARGIN + 11, y: y + 4, width: 9, height: 8 }, text: String(number), size: 15, bold: true },
    { draw: 'text', at: { x: MARGIN + 20, y: y + 3, width: NAME - 23, height: ROW - 6 }, text: name, size: 12 },
  ]
}

function boxesAt(y: number): Shape[] {
  const right = A4.width - MARGIN
  const strokes = { x: MARGIN + NAME, y: y + 2, width: right - MARGIN - NAME - TOTAL - 4, height: ROW - 5 }
  return [
    { draw: 'box', at: strokes, width: 0.25 },
    { draw: 'box', at: { x: right - TOTAL, y: y + 2, width: TOTAL, height: ROW - 5 }, width: 0.6 },
    { draw: 'line', from: { x: MARGIN, y: y + ROW - 1 }, to: { x: right, y: y + ROW - 1 }, width: 0.15, grey: 60 },
  ]
}
