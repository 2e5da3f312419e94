import type { Tree } from '../meeting/meeting.ts'
import type { Layout, Point, Rect } from './layout.ts'
import { A4, LAYOUTS, onASheet } from './layout.ts'
import { LEAVES } from './leaves.ts'
import { markText } from './mark.ts'
import type { PaperCard, PaperSize } from './reading.ts'

/** What is drawn on a sheet, in millimetres; type in points. */
export type Shape =
  | { draw: 'text'; at: Rect; text: string; size: number; bold?: boolean; align?: 'left' | 'center' }
  | { draw: 'line'; from: Point; to: Point; width: number; grey?: number; dashed?: boolean }
  | { draw: 'box'; at: Rect; width: number }
  | { draw: 'code'; at: Rect; text: string; level: 'M' | 'H' }
  | { draw: 'svg'; at: Rect; svg: string; says: string }

/** Sheets of A4 to print, each a list of what is drawn on it. */
export interface Sheets {
  title: string
  language: 'zh-Hans' | 'zh-Hant' | 'en'
  /** The file's own date, in ms since 1970: the same cards are the same file. */
  at: number
  sheets: Shape[][]
}

/** What stands on cards besides what is their own. */
export interface CardWords {
  tree: Record<Tree, string>
  question: Record<Tree, string>
  number: (number: number) => string
  where: string
  who: string
  mayBeNamed: string
  callBack: string
  /** What the stub says of itself, under its code. */
  keep: string
}

/** [P1] Cards of one size on sheets of A4, to cut apart. `address`: where a receipt is opened. */
export function sheetsOf(
  cards: readonly PaperCard[],
  { meeting, address, words }: { meeting: string; address: (receipt: string) => string; words: CardWords },
): Shape[][] {
  const size: PaperSize = cards[0]?.size ?? 'a6'
  const layout = LAYOUTS[size]
  const most = onASheet(layout)
  const pages: Shape[][] = []
  for (let first = 0; first < cards.length; first += most) {
    const shapes = cards.slice(first, first + most).flatMap((card, n) => {
      const corner = { x: (n % layout.across) * layout.width, y: Math.floor(n / layout.across) * layout.height }
      return cardShapes(card, layout, { meeting, address, words }).map((shape) => moved(shape, corner))
    })
    pages.push([...shapes, ...cuts(layout)])
  }
  return pages
}

function cardShapes(
  { number, receipt, seal, tree }: PaperCard,
  layout: Layout,
  { meeting, address, words }: { meeting: string; address: (receipt: string) => string; words: CardWords },
): Shape[] {
  const { type, stub, boxes, frame, line } = layout
  const inside = {
    x: frame.x + line / 2,
    y: frame.y + line / 2,
    width: frame.width - line,
    height: frame.height - line,
  }
  const { words: small, ...below } = stub
  return [
    { draw: 'box', at: inside, width: line },
    { draw: 'code', at: layout.code, text: markText({ meeting, number, seal }), level: 'H' },
    { draw: 'svg', at: layout.leaf, svg: LEAVES[tree], says: words.tree[tree] },
    { draw: 'text', at: layout.tree, text: words.tree[tree], size: type.tree, bold: true },
    { draw: 'text', at: layout.number, text: words.number(number), size: type.number, bold: true, align: 'center' },
    { draw: 'text', at: layout.question, text: words.question[tree], size: type.question },
    ...writingLines(layout),
    { draw: 'text', at: layout.where, text: words.where, size: type.words },
    { draw: 'line', ...under(layout.where), width: 0.2, grey: 60 },
    { draw: 'text', at: layout.who, text: words.who, size: type.words },
    { draw: 'line', ...under(layout.who), width: 0.2, grey: 60 },
    ...(['mayBeNamed', 'callBack'] as const).flatMap((box): Shape[] => [
      { draw: 'box', at: boxes[box], width: 0.35 },
      { draw: 'text', at: beside(boxes[box], layout.boxWords), text: words[box], size: type.words },
    ]),
    { draw: 'line', from: layout.tear[0], to: layout.tear[1], width: 0.2, grey: 40, dashed: true },
    { draw: 'code', at: below.code, text: address(receipt), level: 'M' },
    { draw: 'text', at: below.number, text: `${words.number(number)} · ${words.tree[tree]}`, size: type.words },
    { draw: 'text', at: below.receipt, text: receipt, size: type.receipt, bold: true },
    { draw: 'text', at: small, text: words.keep, size: type.small },
  ]
}

/** Lines to write on; pale, so that they do not look like writing. */
function writingLines({ writing, lines }: Layout): Shape[] {
  const apart = writing.height / lines
  return Array.from({ length: lines }, (_, n): Shape => {
    const y = writing.y + (n + 1) * apart
    return { draw: 'line', from: { x: writing.x, y }, to: { x: writing.x + writing.width, y }, width: 0.2, grey: 65 }
  })
}

const under = ({ x, y, width, height }: Rect) => ({
  from: { x, y: y + height },
  to: { x: x + width, y: y + height },
})

const beside = ({ x, y, width, height }: Rect, room: number): Rect => ({ x: x + width + 2, y, width: room, height })

/** Where a sheet is cut apart. */
export function cuts({ width, height, across, down }: Pick<Layout, 'width' | 'height' | 'across' | 'down'>): Shape[] {
  const line = (from: Point, to: Point): Shape => ({ draw: 'line', from, to, width: 0.15, grey: 50, dashed: true })
  const upright = Array.from({ length: across - 1 }, (_, n) => (n + 1) * width)
  const level = Array.from({ length: down - 1 }, (_, n) => (n + 1) * height)
  return [
    ...upright.map((x) => line({ x, y: 4 }, { x, y: A4.height - 4 })),
    ...level.map((y) => line({ x: 4, y }, { x: A4.width - 4, y })),
  ]
}

/** A shape at another place. */
export function moved(shape: Shape, by: Point): Shape {
  const point = ({ x, y }: Point) => ({ x: x + by.x, y: y + by.y })
  if (shape.draw === 'line') return { ...shape, from: point(shape.from), to: point(shape.to) }
  return { ...shape, at: { ...shape.at, ...point(shape.at) } }
}
