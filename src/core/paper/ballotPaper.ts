import type { Answer } from '../ballot/answer.ts'
import { canonical } from '../plain/canonical.ts'
import type { Id } from '../plain/id.ts'
import { orderOn } from '../ballot/order.ts'
import type { Question } from '../ballot/rules.ts'
import type { Framed, Rect } from './layout.ts'
import { A4 } from './layout.ts'
import type { Tick } from './reading.ts'

/** What a ballot paper must know of a question. */
export type Asks = Pick<Question, 'id' | 'asks' | 'options' | 'most' | 'fewest' | 'numbers'>

/** Where a question stands on a ballot paper, with a box for each thing that can be ticked. */
export interface BallotQuestion {
  id: string
  head: Rect
  /** For, against, abstained; or the options in the order of the paper. */
  boxes: { box: Rect; words: Rect }[]
}

/**
 * [P17] Where everything of a ballot paper stands: the one description that the printer draws, and by which a
 * photo is read. It is the same for all ballots of a vote; what one does not ask is left blank at its place.
 */
export interface BallotPaper extends Framed {
  /** How many stand below each other on a sheet of A4. */
  down: number
  title: Rect
  place: Rect
  how: Rect
  /** The serial in digits. */
  digits: Rect
  foot: Rect
  /** Size of the type of questions and options, in points. */
  type: number
  questions: BallotQuestion[]
}

/** For, against and abstained, in the order of the paper. */
export const VOICES = ['for', 'against', 'abstain'] as const

export const FRAME = { x: 8, y: 8, width: A4.width - 16 }
const CODE = 30
/** Where the questions begin, and what is left free around the text at the frame. */
export const [TOP, INSIDE] = [52, 5]
/** How high a head is, and the foot. */
const [HEAD, FOOT] = [11, 7]
/** Rows that are tried, the largest first: height, columns, boxes, and type in points. */
const ROWS = [
  { height: 14, columns: 1, box: 7, type: 16 },
  { height: 11, columns: 1, box: 5.5, type: 12.5 },
  { height: 9, columns: 2, box: 5.5, type: 11.5 },
  { height: 8, columns: 3, box: 5.5, type: 10.5 },
] as const

/**
 * The paper for a vote's questions: two on a sheet of A4, or one where they need more room; undefined where
 * even that is too small.
 */
export function ballotPaper(questions: readonly Asks[]): BallotPaper | undefined {
  for (const down of [2, 1])
    for (const row of ROWS) {
      const height = A4.height / down
      const placed = questionsFrom(questions, row)
      if (placed.bottom <= height - FRAME.y - FOOT) return framed(down, height, row.type, placed.questions)
    }
  return undefined
}

/** A paper with its frame, code and texts, and these questions below them. */
export function framed(down: number, height: number, type: number, questions: BallotQuestion[]): BallotPaper {
  const code = { x: FRAME.x + FRAME.width - CODE - INSIDE, y: FRAME.y + INSIDE, width: CODE, height: CODE }
  const left = FRAME.x + INSIDE
  const width = code.x - left - 6
  return {
    width: A4.width,
    height,
    down,
    type,
    frame: { ...FRAME, height: height - 2 * FRAME.y },
    line: 1,
    code,
    place: { x: left, y: FRAME.y + 4.5, width, height: 5 },
    title: { x: left, y: FRAME.y + 10.5, width, height: 15 },
    how: { x: left, y: FRAME.y + 27, width, height: 14 },
    digits: { x: code.x - 5, y: code.y + CODE + 1.5, width: CODE + 8, height: 5 },
    foot: { x: left, y: height - FRAME.y - FOOT + 1, width: FRAME.width - 2 * INSIDE, height: FOOT - 2.5 },
    questions,
  }
}

function questionsFrom(questions: readonly Asks[], row: (typeof ROWS)[number]) {
  const [left, width] = [FRAME.x + INSIDE, FRAME.width - 2 * INSIDE]
  let y = TOP
  const placed = questions.map(({ id, asks, options }): BallotQuestion => {
    const head = { x: left, y: y + 1.5, width, height: HEAD - 2 }
    y += HEAD
    const yesNo = asks === 'yesNo'
    const columns = yesNo ? VOICES.length : row.columns
    const count = yesNo ? VOICES.length : options.length
    const rows = Math.ceil(count / columns)
    const top = y
    // Down each column, as a list is read.
    const boxes = Array.from({ length: count }, (_, n) =>
      boxAt(row.box, {
        x: left + Math.floor(n / rows) * (width / columns),
        y: top + (n % rows) * row.height,
        width: width / columns,
        height: row.height,
      }),
    )
    y += rows * row.height + 2
    return { id, head, boxes }
  })
  return { questions: placed, bottom: y }
}

/** A box at the left of a place, and the words beside it. */
export const boxAt = (box: number, { x, y, width, height }: Rect) => ({
  box: { x, y: y + (height - box) / 2, width: box, height: box },
  words: { x: x + box + 2, y: y + 0.6, width: width - box - 4, height: height - 1.2 },
})

/** Which options a ballot shows one after the other, by their place in the question's list. */
export const placesOn = ({ asks, options }: Asks, serial: string): number[] =>
  asks === 'dishes' ? orderOn(serial, options.length) : options.map((_, place) => place)

/**
 * What the code on a ballot paper, or on a sheet of the survey, says: the address at which a phone opens it.
 */
export function readBallotCode(text: string): { vote: string; serial: string } | undefined {
  const [, vote, serial] = /\/(?:votes|surveys)\/([0-9A-Z]{6})\/(?:ballot|with)\/(\d{15})$/.exec(text) ?? []
  return vote && serial ? { vote, serial } : undefined
}

/** What is seen of a question's boxes: an answer; null where a person is asked, and of which boxes. */
export interface SeenAnswer {
  answer: Answer | null
  /** Places of boxes on the paper that are doubtful. */
  doubtful: number[]
}

/**
 * [P17] The answer that a question's boxes give. Nothing ticked is an abstention (V12). What the machine
 * doubts a person says, and so they do where more is ticked than can be, or less.
 */
export function answerSeen(question: Asks, ticks: readonly Tick[], serial: string): SeenAnswer {
  const doubtful = ticks.flatMap((tick, n) => (tick === 'doubtful' ? [n] : []))
  const ticked = ticks.flatMap((tick, n) => (tick === 'ticked' ? [n] : []))
  if (doubtful.length > 0) return { answer: null, doubtful }
  if (question.asks === 'yesNo') {
    const answer = ticked.length > 1 ? null : ticked.length === 1 ? VOICES[ticked[0]!]! : 'abstain'
    return { answer, doubtful: answer === null ? ticked : [] }
  }
  const least = ticked.length === 0 ? 0 : (question.fewest ?? 1)
  if (ticked.length > question.most || ticked.length < least) return { answer: null, doubtful: ticked }
  const places = placesOn(question, serial)
  return { answer: ticked.map((n) => places[n]!).sort((a, b) => a - b), doubtful: [] }
}

/** What is seen of one ballot: by question what is ticked, or that a person is asked, and its seal (V20). */
export interface SeenBallot {
  answers: Record<Id, Answer | null>
  doubtful: Id[]
  seal: string | null
  /** Two papers with its serial say different things. */
  copied: boolean
}

/**
 * [P17] One serial is one ballot: on two papers it is either the same one seen twice, or one is a copy. Where
 * they differ the photos say nothing, nor where one of them is doubtful.
 */
export function seenAgain<P extends SeenBallot>(before: P, again: SeenBallot['answers']): P {
  const other = (question: Id) => again[question] ?? null
  const differing = Object.keys(before.answers).filter((question) => {
    const answer = before.answers[question]!
    return answer !== null && canonical(answer) !== canonical(other(question))
  })
  if (differing.length === 0) return before
  const answers = { ...before.answers, ...Object.fromEntries(differing.map((question) => [question, null])) }
  const doubtful = Object.keys(answers).filter((question) => answers[question] === null)
  const copied = before.copied || differing.some((question) => other(question) !== null)
  return { ...before, answers, doubtful, seal: null, copied }
}
