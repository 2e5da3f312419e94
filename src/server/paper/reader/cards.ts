import type { Placed } from '../../../core/paper/frame.ts'
import { placeCards } from '../../../core/paper/frame.ts'
import type { Point } from '../../../core/paper/layout.ts'
import { cornersOf, LAYOUTS } from '../../../core/paper/layout.ts'
import { readMark } from '../../../core/paper/mark.ts'
import type { Grey } from '../../../core/paper/picture.ts'
import { pixelsPerMm, straightened } from '../../../core/paper/picture.ts'
import { middleOfPoints, seen, viewOf } from '../../../core/paper/plane.ts'
import type { PaperReading, PaperSize } from '../../../core/paper/reading.ts'
import { BOXES, PAPER_SIZES } from '../../../core/paper/reading.ts'
import { readTicks } from '../../../core/paper/ticks.ts'
import type { Code } from './codes.ts'
import { codesIn, whole } from './codes.ts'
import { isOn, missedCodes } from './missed.ts'

/** A printed card in a picture. */
export interface SeenCard extends Placed {
  /** What its code says. */
  mark: string
  size: PaperSize
  boxes: PaperReading['boxes']
}

/** What is to be seen of cards in a picture. */
export interface SeenCards {
  cards: SeenCard[]
  /** Codes that are none of a printed card's: of a stub, of the big screen, of anything. */
  others: string[]
  /** Where there is a code that nobody could read, by its corners. */
  unread: Point[][]
}

/**
 * Finds printed cards: codes in the whole picture, then closer where there was one that could not be read,
 * then enlarged where there was none at all; then the frame of each. Where cards were found, it is known how
 * the table lies, and all of it is looked over for codes that were missed. Then what is ticked.
 */
export async function cardsIn(picture: Grey): Promise<SeenCards> {
  const first = await allCodes(picture)
  const before = markedAndPlaced(picture, first.read)
  const missed = await missedCodes(picture, before)
  const read = distinct([...first.read, ...missed.read])
  const cards = read.length > first.read.length ? markedAndPlaced(picture, read) : before
  return {
    cards: cards.map((card) => ({ ...card, boxes: ticksOf(picture, card) })),
    others: read.filter(({ text }) => !readMark(text)).map(({ text }) => text),
    unread: [...first.unread, ...missed.unread].filter(
      (corners, n, all) =>
        !cards.some((card) => isOn(card, corners)) &&
        !read.some((code) => isNear(code.corners, corners)) &&
        all.findIndex((one) => isNear(one, corners)) === n,
    ),
  }
}

type Marked = Placed & { mark: string; size: PaperSize }

/** Those codes that are a printed card's, where they lie. */
function markedAndPlaced(picture: Grey, read: readonly Code[]): Marked[] {
  const marked = read.filter(({ text }) => readMark(text))
  return placedAs(picture, marked).flatMap((one, n) => (one ? [{ ...one, mark: marked[n]!.text }] : []))
}

/** Frames that were not found surely say nothing sure of what is ticked. */
function ticksOf(picture: Grey, { view, size, sure }: Placed & { size: PaperSize }): PaperReading['boxes'] {
  if (!sure) return Object.fromEntries(BOXES.map((box) => [box, 'doubtful'])) as unknown as PaperReading['boxes']
  return readTicks(picture, view, LAYOUTS[size])
}

/** Cards of each size: the one whose frame is found where that size has it. */
function placedAs(picture: Grey, codes: readonly Code[]): ((Placed & { size: PaperSize }) | undefined)[] {
  const bySize = PAPER_SIZES.map((size) => {
    const layout = LAYOUTS[size]
    return placeCards(
      picture,
      codes.map(({ corners }) => ({ code: corners, layout })),
    ).map((one) => one && { ...one, size })
  })
  return codes.map((_, n) =>
    bySize
      .map((all) => all[n])
      .reduce((a, b) => (b && (!a || Number(b.sure) * 1000 + b.places > Number(a.sure) * 1000 + a.places) ? b : a)),
  )
}

/** A picture of fewer pixels is enlarged at once, and one in which nothing was found too, up to so many. */
const [SMALL, ENLARGED_MOST] = [3_000_000, 24_000_000]

/** All codes of a picture, each once; by their corners those that nobody could read. */
export async function allCodes(picture: Grey): Promise<{ read: Code[]; unread: Point[][] }> {
  const pixels = picture.width * picture.height
  const first = await codesIn(picture, whole(picture), pixels < SMALL ? 2 : 1)
  const read = [...first.read]
  const unread: Point[][] = []
  for (const { corners } of first.unread) {
    if (read.some((code) => isNear(code.corners, corners))) continue
    const closer = await closerCode(picture, corners)
    if (closer) read.push(closer)
    else unread.push(corners)
  }
  if (read.length === 0 && pixels >= SMALL && pixels * 2.25 <= ENLARGED_MOST * 1.2)
    read.push(...(await codesIn(picture, whole(picture), 1.5)).read)
  return { read: distinct(read), unread }
}

/** Pixels a side of a code that is looked at closely, and the white around it, in parts of the code. */
const [CLOSE, AROUND] = [260, 0.22]

/** A code that was seen and not read, straightened and enlarged. */
async function closerCode(picture: Grey, corners: Code['corners']): Promise<Code | undefined> {
  const side = 100
  const view = viewOf(cornersOf({ x: 0, y: 0, width: side, height: side }), corners)
  if (!view || !(pixelsPerMm(view, { x: side / 2, y: side / 2 }) * side > 15)) return undefined
  const part = { x: -AROUND * side, y: -AROUND * side, width: side * (1 + 2 * AROUND), height: side * (1 + 2 * AROUND) }
  const perUnit = CLOSE / side
  const close = straightened(picture, view, part, perUnit)
  for (const scale of [1, 0.5]) {
    const { read } = await codesIn(close, whole(close), scale)
    const [found] = read
    if (!found) continue
    const there = found.corners.map(({ x, y }) => seen(view, { x: x / perUnit + part.x, y: y / perUnit + part.y }))
    return { text: found.text, corners: there as Code['corners'] }
  }
  return undefined
}

const isNear = (a: readonly Point[], b: readonly Point[]): boolean => {
  const [p, q] = [middleOfPoints(a), middleOfPoints(b)]
  const size = Math.hypot(a[0]!.x - a[2]!.x, a[0]!.y - a[2]!.y)
  return Math.hypot(p.x - q.x, p.y - q.y) < size * 0.4
}

/** The same code seen twice at one place counts once; at two places it is there twice. */
const distinct = (codes: readonly Code[]): Code[] =>
  codes.filter((code, n) => codes.findIndex((one) => one.text === code.text && isNear(one.corners, code.corners)) === n)
