import { toHex, utf8 } from './bytes.ts'
import { calledIn, CALLED_MOST, DIGITS_MOST, drawLot, isOneLine, linesBefore, readPool } from './lot.ts'
import { cleanLine, refuse } from './refuse.ts'
import { sha256 } from './sha256.ts'

/** A line that is read from the back of a hall. */
export const PURPOSE_MOST = 80

export const LOT_STAGES = ['announced', 'drawn', 'givenUp'] as const
export type LotStage = (typeof LOT_STAGES)[number]

/**
 * A lot as everybody may know it: all but what the hall calls is fixed, and on record, when it is announced.
 */
export interface Lot {
  /** Counts from 1 where it is drawn, never reused: whoever announces another has announced two. */
  number: number
  stage: LotStage
  /** What it is about, in a line. */
  purpose: string
  /** The numbers that are drawn from, as `poolText` writes them. */
  pool: string
  /** So many are drawn. */
  take: number
  /** Where numbers stand for people: the mark of whoever has each number, in their order (`lotMark`). */
  marks: string[]
  /** The public log's newest checkpoint when it was announced. */
  checkpoint: string
  /** SHA-256 of all that is fixed, with the sealed word, which nobody is told before the end. */
  fixed: string
  /** Why another lot is drawn of what was drawn from, or about, before; else empty. */
  again: string
  announcedAt: number
  /** What the hall called, as it stands on the screen. */
  called: string[]
  /** How often what was called was typed otherwise before it was drawn. */
  retyped: number
  /** Told with the end; empty before, and where a meeting was closed over it. */
  sealed: string
  /** The numbers that were drawn, in their order. */
  drawn: number[]
  /** Why it was given up; empty where it was not, and where the meeting was closed over it. */
  reason: string
  endedAt: number | null
}

/** What is said when a lot is announced. */
export type LotSaid = Pick<Lot, 'number' | 'purpose' | 'pool' | 'take' | 'marks' | 'checkpoint' | 'again'>

/** A lot that is announced, under a sealed word. */
export const lotAnnounced = (said: LotSaid, sealed: string, at: number): Lot => ({
  ...said,
  stage: 'announced',
  fixed: fixedOf(said, sealed),
  announcedAt: at,
  called: [],
  retyped: 0,
  sealed: '',
  drawn: [],
  reason: '',
  endedAt: null,
})

/** What a lot is about, made a line that can be drawn from. */
export const lotPurpose = (raw: string): string =>
  cleanLine(raw.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_C}]/gu, ' '), PURPOSE_MOST)

/** The numbers that were typed, as they are drawn from; refuses what is none. */
export const calledOr = (typed: string): string[] => calledIn(typed) ?? refuse({ refused: 'notCalled' })

/** The lot as it is drawn; refuses where the sealed word is not the one that it was announced under. */
export function lotDrawn(lot: Lot, called: string[], sealed: string, at: number): Lot {
  if (fixedOf(lot, sealed) !== lot.fixed) refuse({ refused: 'lotLost' })
  const drawn = drawLot({ ...lot, sealed, called }).slice(0, lot.take)
  return { ...lot, stage: 'drawn', called, sealed, drawn, endedAt: at }
}

/** The lot as it is given up; it stays on record, and its sealed word is told. */
export const lotGivenUp = (lot: Lot, reason: string, sealed: string, at: number): Lot => ({
  ...lot,
  stage: 'givenUp',
  reason,
  sealed: sealed !== '' && fixedOf(lot, sealed) === lot.fixed ? sealed : '',
  endedAt: at,
})

/**
 * SHA-256 of what is fixed: the first five lines of the seed, how many are drawn, and whose the numbers are.
 */
export function fixedOf(lot: Pick<Lot, 'purpose' | 'pool' | 'checkpoint' | 'take' | 'marks'>, sealed: string): string {
  const lines = [
    ...linesBefore({ ...lot, sealed }),
    String(lot.take),
    ...(lot.marks.length ? [lot.marks.join(' ')] : []),
  ]
  return toHex(sha256(utf8(lines.join('\n'))))
}

/**
 * By which somebody finds the number that they have in a lot: who knows no more than the mark learns nothing
 * of whose it is. `lot` and `participant` are ids; a participant's own is known to them and to staff.
 */
export const lotMark = (lot: string, participant: string): string =>
  toHex(sha256(utf8(`${lot} ${participant}`))).slice(0, 10)

/** The number that somebody has in a lot; undefined where they have none. */
export function numberIn(lot: Pick<Lot, 'pool' | 'marks'>, mark: string): number | undefined {
  const place = lot.marks.indexOf(mark)
  return place < 0 ? undefined : readPool(lot.pool)?.[place]
}

/** What is wrong with a lot that was read from somewhere; null where it is as it says. */
export type LotFault = 'shape' | 'fixed' | 'drawn'
export function lotFault(lot: Lot): LotFault | null {
  if (!shapeHolds(lot)) return 'shape'
  // Nothing is told of the sealed word yet, or ever.
  if (lot.sealed === '') return lot.stage === 'drawn' ? 'shape' : null
  if (fixedOf(lot, lot.sealed) !== lot.fixed) return 'fixed'
  if (lot.stage !== 'drawn') return null
  return String(drawnAgain(lot)) === String(lot.drawn) ? null : 'drawn'
}

/** What comes of a lot when it is drawn again; none where nothing was called or told. */
export const drawnAgain = (lot: Lot): number[] =>
  lot.sealed === '' || lot.called.length === 0 ? [] : drawLot(lot).slice(0, lot.take)

function shapeHolds({ stage, pool, take, marks, called, drawn, purpose, sealed, endedAt }: Lot): boolean {
  const numbers = readPool(pool)
  return (
    numbers !== undefined &&
    Number.isInteger(take) &&
    take >= 1 &&
    take <= numbers.length &&
    (marks.length === 0 || marks.length === numbers.length) &&
    called.length <= CALLED_MOST &&
    called.every((one) => one.length <= DIGITS_MOST && String(Number(one)) === one) &&
    isOneLine(purpose + sealed) &&
    (stage === 'announced') === (endedAt === null) &&
    (stage === 'drawn' ? drawn.length === take && called.length > 0 : drawn.length === 0)
  )
}
