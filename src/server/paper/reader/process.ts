import sharp from 'sharp'
import type { Grey } from '../../../core/paper/picture.ts'
import { pixelsPerMm, straightened } from '../../../core/paper/picture.ts'
import { cutOut, LAYOUTS } from '../../../core/paper/layout.ts'
import type { PaperReading, PaperSize } from '../../../core/paper/reading.ts'
import { viewOf } from '../../../core/paper/plane.ts'
import { inkOf, isBare } from '../../../core/paper/ink.ts'
import type { BallotPaper } from '../../../core/paper/ballotPaper.ts'
import type { SeenBallot } from './ballots.ts'
import { ballotsIn } from './ballots.ts'
import type { SeenCard, SeenCards } from './cards.ts'
import { cardsIn } from './cards.ts'
import { NEXT_STEP } from '../../integrations/beside.ts'
import type { Facts } from '../../../wire/problem.ts'
import { AS_PHOTO, reasonOf, refuseLarge } from '../../photo/refused.ts'
import type { PaperRefused } from './refused.ts'
import { FileRefused } from './refused.ts'

/** What the process is asked: a photo, or a PDF whose pages are scans. */
export interface ReadAsked {
  file: Uint8Array
  pdf: boolean
  /** [P17] Ballot papers of this description are looked for, and no cards. */
  ballots?: BallotPaper
}

/** [P17] What was found of ballot papers, on all pages together. */
export interface BallotsRead {
  pages: number
  ballots: (Omit<SeenBallot, 'picture'> & { picture: Cut })[]
  /** How many codes are none of a ballot's. */
  others: number
  unread: number
}

/** A card as it was cut out of a picture. */
export interface CutOut extends Cut {
  mark: string
  size: PaperSize
  boxes: PaperReading['boxes']
  /** Where on it is how much ink: two pictures of one card are alike in it. */
  ink: number[]
  sure: boolean
  /**
   * [P8] The part in which people write, without name, phone and boxes; null where it is not sure where that
   * is, and where nothing is written.
   */
  writing: Cut | null
}
/** A picture, as WebP. */
export interface Cut {
  bytes: Uint8Array
  width: number
  height: number
}

/** What was found, on all pages together; or why the file was not read. */
export type ReadAnswer =
  | {
      pages: number
      cards: CutOut[]
      /** Codes that are none of a printed card's. */
      others: string[]
      /** Parts of pictures with a code that nobody could read, and whole ones in which there was none. */
      unread: Cut[]
    }
  | Refused
/** Why a file was not read. */
export interface Refused {
  refused: PaperRefused
  facts: Facts
}

// A process of its own that looks for printed cards in one photo or scan: it holds no key and knows no
// database. One core stays for pages.
sharp.concurrency(1)
process.once('disconnect', () => process.exit())
process.once('message', async (asked: ReadAsked) => {
  process.send!(asked.ballots ? await readBallots(asked, asked.ballots) : await answer(asked))
})

/** Ballot papers on a photo or a scan, at most. */
const BALLOTS_MOST = 200

async function readBallots({ file, pdf }: ReadAsked, paper: BallotPaper): Promise<BallotsRead | Refused> {
  const found: BallotsRead = { pages: 0, ballots: [], others: 0, unread: 0 }
  return unlessRefused(async () => {
    for await (const picture of pdf ? (await import('./pdf.ts')).pagesOf(file) : [await greyOf(file)]) {
      process.send!(NEXT_STEP)
      found.pages++
      const { ballots, others, unread } = await ballotsIn(picture, paper)
      if (found.ballots.length + ballots.length > BALLOTS_MOST) throw new FileRefused('paperTooLong')
      for (const ballot of ballots) found.ballots.push({ ...ballot, picture: await encoded(ballot.picture) })
      found.others += others.length
      found.unread += unread
    }
    return found
  })
}

async function unlessRefused<T>(work: () => Promise<T>): Promise<T | Refused> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof FileRefused) return { refused: error.refused, facts: error.facts }
    throw error
  }
}

async function answer({ file, pdf }: ReadAsked): Promise<ReadAnswer> {
  const found: Extract<ReadAnswer, { cards: unknown }> = { pages: 0, cards: [], others: [], unread: [] }
  return unlessRefused(async () => {
    for await (const picture of pdf ? (await import('./pdf.ts')).pagesOf(file) : [await greyOf(file)]) {
      process.send!(NEXT_STEP)
      found.pages++
      const { cards, others, unread } = await cardsIn(picture)
      if (found.cards.length + cards.length > CARDS_MOST) throw new FileRefused('paperTooLong')
      for (const card of cards) found.cards.push(await cutOutOf(picture, card))
      found.others.push(...others)
      if (isWholeUnread({ cards, others, unread })) found.unread.push(await encoded(picture, WHOLE_SIDE))
      else for (const corners of unread) found.unread.push(await around(picture, corners))
    }
    return found
  })
}

/** Cards that are cut out of one file: more than sixty pages of them have. */
const CARDS_MOST = 600
/** Parts of one picture that nobody could read: where there are more, it is no photo of cards. */
const UNREAD_MOST = 24

/** A picture is kept whole where nothing was found in it, and where it seems to be full of codes. */
const isWholeUnread = ({ cards, others, unread }: SeenCards): boolean =>
  cards.length + others.length + unread.length === 0 || unread.length > UNREAD_MOST

/** Pixels a side of such a photo: enough to read it by eye. */
const WHOLE_SIDE = 1600
/** No phone's photo of cards needs more: larger ones are shrunk. */
const SIDE_MOST = 5200

/** The pixels of a photo; one that cannot be taken is refused with its reason, as every photo is. */
async function greyOf(file: Uint8Array): Promise<Grey> {
  try {
    const image = sharp(file, AS_PHOTO)
    refuseLarge(await image.metadata())
    const { data, info } = await image
      .autoOrient()
      .resize(SIDE_MOST, SIDE_MOST, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#fff' })
      .greyscale()
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true })
    return { data: new Uint8Array(data), width: info.width, height: info.height }
  } catch (error) {
    throw new FileRefused(...reasonOf(file, error instanceof Error ? error.message : ''))
  }
}

/** Pixels a millimetre of a card that is cut out: as many as the photo has, within reason. */
const [PER_MM_LEAST, PER_MM_MOST] = [5, 10]

async function cutOutOf(picture: Grey, { view, mark, size, boxes, sure }: SeenCard): Promise<CutOut> {
  const layout = LAYOUTS[size]
  const part = cutOut(layout)
  const there = pixelsPerMm(view, { x: layout.width / 2, y: layout.height / 2 })
  const perMm = Math.min(PER_MM_MOST, Math.max(PER_MM_LEAST, there))
  const cut = straightened(picture, view, part, perMm)
  const ink = inkOf(picture, view, layout)
  const hangs = sure && !isBare(ink)
  const writing = hangs
    ? await withRoom(await encoded(straightened(picture, view, layout.writing, perMm)), perMm)
    : null
  return { ...(await encoded(cut)), mark, size, boxes, sure, ink, writing }
}

/** Millimetres of paper around handwriting that hangs: beside it stands what others shall not see. */
const ROOM = 2.5

/** [P8] What is written reaches to the edge of where one writes: it gets paper around it. */
async function withRoom({ bytes }: Cut, perMm: number): Promise<Cut> {
  const room = Math.round(ROOM * perMm)
  const { data, info } = await sharp(bytes)
    .extend({ top: room, bottom: room, left: room, right: room, extendWith: 'background', background: '#fff' })
    .webp({ quality: 72, effort: 2 })
    .toBuffer({ resolveWithObject: true })
  return { bytes: data, width: info.width, height: info.height }
}

/** What lies around a code that nobody could read: about as much as a card, as it is seen. */
async function around(picture: Grey, corners: readonly { x: number; y: number }[]): Promise<Cut> {
  const { code, frame } = LAYOUTS.a6
  const squares = [
    { x: code.x, y: code.y },
    { x: code.x + code.width, y: code.y },
    { x: code.x + code.width, y: code.y + code.height },
    { x: code.x, y: code.y + code.height },
  ]
  const view = viewOf(squares, corners)
  const margin = 8
  const part = {
    x: frame.x - margin,
    y: frame.y - margin,
    width: frame.width + 2 * margin,
    height: frame.height + 2 * margin,
  }
  return view ? encoded(straightened(picture, view, part, PER_MM_LEAST)) : encoded(picture, WHOLE_SIDE)
}

async function encoded({ data, width, height }: Grey, most?: number): Promise<Cut> {
  const image = sharp(data, { raw: { width, height, channels: 1 } })
  const fitted = most ? image.resize(most, most, { fit: 'inside', withoutEnlargement: true }) : image
  // Paper is shown as white as it is, in whatever light it lay.
  const { data: bytes, info } = await fitted
    .normalise({ lower: 1, upper: 80 })
    .webp({ quality: 72, effort: 2 })
    .toBuffer({ resolveWithObject: true })
  return { bytes, width: info.width, height: info.height }
}
