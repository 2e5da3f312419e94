import { placeCards } from '../../../core/paper/frame.ts'
import type { BallotPaper } from '../../../core/paper/ballotPaper.ts'
import { readBallotCode } from '../../../core/paper/ballotPaper.ts'
import { cutOut } from '../../../core/paper/layout.ts'
import type { Grey } from '../../../core/paper/picture.ts'
import { pixelsPerMm, straightened } from '../../../core/paper/picture.ts'
import type { Tick } from '../../../core/paper/reading.ts'
import { tickIn } from '../../../core/paper/ticks.ts'
import { allCodes } from './cards.ts'

/** A ballot paper in a picture. */
export interface SeenBallot {
  /** What its code says. */
  code: string
  /** Whether its whole frame was found. */
  sure: boolean
  /** By question, what is seen of each box in the order of the paper. */
  ticks: Record<string, Tick[]>
  picture: Grey
}

/** Pixels a millimetre of a ballot that is cut out: to see what is ticked. */
const [PER_MM_LEAST, PER_MM_MOST] = [3, 5]

/**
 * [P17] Ballot papers of one vote in a picture, each by its code and its frame; and how many codes there are
 * that are no ballot's or that nobody could read.
 */
export async function ballotsIn(
  picture: Grey,
  paper: BallotPaper,
): Promise<{ ballots: SeenBallot[]; others: string[]; unread: number }> {
  const { read, unread } = await allCodes(picture)
  const codes = read.filter(({ text }) => readBallotCode(text))
  const placed = placeCards(
    picture,
    codes.map(({ corners }) => ({ code: corners, layout: paper })),
  )
  const ballots = codes.flatMap(({ text }, n): SeenBallot[] => {
    const one = placed[n]
    if (!one) return []
    const { view, sure } = one
    const tick = (box: Parameters<typeof tickIn>[2]): Tick => (sure ? tickIn(picture, view, box) : 'doubtful')
    const ticks = paper.questions.map(({ id, boxes }) => [id, boxes.map(({ box }) => tick(box))] as const)
    const there = pixelsPerMm(view, { x: paper.width / 2, y: paper.height / 2 })
    const perMm = Math.min(PER_MM_MOST, Math.max(PER_MM_LEAST, there))
    return [
      {
        code: text,
        sure,
        ticks: Object.fromEntries(ticks),
        picture: straightened(picture, view, cutOut(paper), perMm),
      },
    ]
  })
  const others = read.filter(({ text }) => !readBallotCode(text)).map(({ text }) => text)
  return { ballots, others, unread: unread.length + codes.length - ballots.length }
}
