import type { Box, PaperSize } from './reading.ts'

/** A place on paper, in millimetres from its upper left corner. */
export interface Point {
  x: number
  y: number
}
export interface Rect extends Point {
  width: number
  height: number
}

/** What of a printed paper is found in a picture: its code, and the frame by which it is straightened. */
export interface Framed {
  /** The whole, with its stub. */
  width: number
  height: number
  /** The outer edge of the printed frame, by which a picture is straightened. */
  frame: Rect
  /** How thick the frame's line is. */
  line: number
  /** The code: its squares alone, without the white around them. */
  code: Rect
}

/**
 * Where everything of a printed card stands, in millimetres from the card's upper left corner. This is the
 * one description: the printer draws it, and the recogniser looks where it says.
 */
export interface Layout extends Framed {
  /** How many of them stand beside and below each other on a sheet of A4. */
  across: number
  down: number
  leaf: Rect
  tree: Rect
  number: Rect
  question: Rect
  /** Where people write, its lines, and how far these are apart. */
  writing: Rect
  lines: number
  /** Where it is, and who wrote it, if they like: each with a line of its own. */
  where: Rect
  who: Rect
  boxes: Record<Box, Rect>
  /** How wide the words beside a box are. */
  boxWords: number
  /** Where the stub is torn off. */
  tear: [from: Point, to: Point]
  stub: { code: Rect; number: Rect; receipt: Rect; words: Rect }
  /** Sizes of type, in points. */
  type: { tree: number; number: number; question: number; words: number; receipt: number; small: number }
}

/** Four on a sheet of A4, upright. */
const A6: Layout = {
  width: 105,
  height: 148.5,
  across: 2,
  down: 2,
  frame: { x: 7, y: 7, width: 91, height: 106 },
  line: 0.9,
  code: { x: 67.5, y: 12.5, width: 25, height: 25 },
  leaf: { x: 11, y: 11, width: 10, height: 10 },
  tree: { x: 23, y: 12, width: 39, height: 8 },
  number: { x: 67.5, y: 38.8, width: 25, height: 4.5 },
  question: { x: 11, y: 24, width: 51, height: 18 },
  writing: { x: 11, y: 43.5, width: 83, height: 40.5 },
  lines: 5,
  where: { x: 11, y: 86.5, width: 83, height: 7 },
  who: { x: 11, y: 95.5, width: 83, height: 7 },
  boxes: {
    mayBeNamed: { x: 11, y: 105.5, width: 5, height: 5 },
    callBack: { x: 53, y: 105.5, width: 5, height: 5 },
  },
  boxWords: 35,
  tear: [
    { x: 3, y: 117 },
    { x: 102, y: 117 },
  ],
  stub: {
    code: { x: 9, y: 121, width: 20, height: 20 },
    number: { x: 33, y: 120, width: 60, height: 5 },
    receipt: { x: 33, y: 126, width: 62, height: 8 },
    words: { x: 33, y: 134.5, width: 62, height: 9 },
  },
  type: { tree: 17, number: 11, question: 10.5, words: 10, receipt: 18, small: 8 },
}

/** Two on a sheet of A4, on their side, in large type. */
const A5: Layout = {
  width: 210,
  height: 148.5,
  across: 1,
  down: 2,
  frame: { x: 8, y: 8, width: 144, height: 132 },
  line: 1.2,
  code: { x: 114, y: 15, width: 31, height: 31 },
  leaf: { x: 13, y: 13, width: 14, height: 14 },
  tree: { x: 30, y: 14, width: 80, height: 12 },
  number: { x: 114, y: 48, width: 31, height: 6 },
  question: { x: 13, y: 30, width: 94, height: 22 },
  writing: { x: 13, y: 54.5, width: 133, height: 46.5 },
  lines: 4,
  where: { x: 13, y: 104, width: 133, height: 9 },
  who: { x: 13, y: 115.5, width: 133, height: 9 },
  boxes: {
    mayBeNamed: { x: 13, y: 128, width: 6.5, height: 6.5 },
    callBack: { x: 82, y: 128, width: 6.5, height: 6.5 },
  },
  boxWords: 60,
  tear: [
    { x: 158, y: 3 },
    { x: 158, y: 145 },
  ],
  stub: {
    code: { x: 168, y: 14, width: 30, height: 30 },
    number: { x: 163, y: 50, width: 40, height: 7 },
    receipt: { x: 163, y: 60, width: 42, height: 8 },
    words: { x: 163, y: 72, width: 40, height: 64 },
  },
  type: { tree: 26, number: 15, question: 15, words: 14, receipt: 20, small: 12 },
}

export const LAYOUTS: Record<PaperSize, Layout> = { a6: A6, a5: A5 }

/** A sheet of A4, in millimetres. */
export const A4 = { width: 210, height: 297 }

/** How many cards stand on a sheet. */
export const onASheet = ({ across, down }: Layout): number => across * down

/** Corners of a rectangle: upper left, upper right, lower right, lower left. */
export const cornersOf = ({ x, y, width, height }: Rect): [Point, Point, Point, Point] => [
  { x, y },
  { x: x + width, y },
  { x: x + width, y: y + height },
  { x, y: y + height },
]

/** The part of a card that is cut out of a photo: its frame and a little around it. */
export function cutOut({ frame }: Pick<Framed, 'frame'>): Rect {
  const around = 1.5
  return {
    x: frame.x - around,
    y: frame.y - around,
    width: frame.width + 2 * around,
    height: frame.height + 2 * around,
  }
}
