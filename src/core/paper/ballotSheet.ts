import { numberOf } from '../ballot/rules.ts'
import type { Asks, BallotPaper, BallotQuestion } from './ballotPaper.ts'
import { placesOn, VOICES } from './ballotPaper.ts'
import type { Shape } from './sheet.ts'
import { cuts, moved } from './sheet.ts'

/** A ballot to print. */
export interface PaperBallot {
  serial: string
  /** Questions that it does not ask. */
  without: readonly string[]
  /** What its code says: where a phone opens it. */
  address: string
  /** Its floor area in words, where that counts; else empty. */
  area: string
}

/** What stands on every ballot of a vote. */
export interface BallotWords {
  place: string
  title: string
  /** How it is filled in, and that it is dropped into the box. */
  how: string
  /** Of each question: what is asked, and how many can be chosen. */
  asks: Record<string, string>
  voices: Record<(typeof VOICES)[number], string>
}

/** [P17] Ballot papers on sheets of A4, to cut apart. */
export function ballotSheets(
  ballots: readonly PaperBallot[],
  paper: BallotPaper,
  questions: readonly Asks[],
  words: BallotWords,
): Shape[][] {
  const pages: Shape[][] = []
  for (let first = 0; first < ballots.length; first += paper.down) {
    const shapes = ballots
      .slice(first, first + paper.down)
      .flatMap((ballot, n) =>
        ballotShapes(ballot, paper, questions, words).map((shape) => moved(shape, { x: 0, y: n * paper.height })),
      )
    pages.push([...shapes, ...cuts({ ...paper, across: 1 })])
  }
  return pages
}

function ballotShapes(
  { serial, without, address, area }: PaperBallot,
  paper: BallotPaper,
  questions: readonly Asks[],
  words: BallotWords,
): Shape[] {
  const { frame, line } = paper
  const inside = {
    x: frame.x + line / 2,
    y: frame.y + line / 2,
    width: frame.width - line,
    height: frame.height - line,
  }
  const asked = questions.flatMap((question, n) =>
    without.includes(question.id)
      ? []
      : questionShapes(question, paper.questions[n]!, { serial, words, type: paper.type }),
  )
  return [
    { draw: 'box', at: inside, width: line },
    { draw: 'code', at: paper.code, text: address, level: 'M' },
    { draw: 'text', at: paper.place, text: words.place, size: 9 },
    { draw: 'text', at: paper.title, text: words.title, size: 17, bold: true },
    { draw: 'text', at: paper.how, text: words.how, size: 9.5 },
    { draw: 'text', at: paper.digits, text: inFives(serial), size: 11, bold: true, align: 'center' },
    ...asked,
    ...(area ? [{ draw: 'text', at: paper.foot, text: area, size: 9 } as const] : []),
  ]
}

function questionShapes(
  question: Asks,
  { head, boxes }: BallotQuestion,
  { serial, words, type }: { serial: string; words: BallotWords; type: number },
): Shape[] {
  const places = placesOn(question, serial)
  const said = (n: number): string => {
    if (question.asks === 'yesNo') return words.voices[VOICES[n]!]
    const option = question.options[places[n]!]!
    return question.asks === 'dishes' ? `${numberOf(question, places[n]!)}  ${option}` : option
  }
  return [
    { draw: 'text', at: head, text: words.asks[question.id]!, size: type, bold: true },
    ...boxes.flatMap(({ box, words: at }, n): Shape[] => [
      { draw: 'box', at: box, width: 0.35 },
      { draw: 'text', at: beside(at, box.height), text: said(n), size: type },
    ]),
  ]
}

/** Words of one line stand at the height of their box. */
const beside = ({ x, y, width, height }: BallotQuestion['head'], box: number) => ({
  x,
  y: y + Math.max(0, (height - box) / 2 - 0.2),
  width,
  height: height - Math.max(0, (height - box) / 2 - 0.2),
})

/** A serial as people read it. */
export const inFives = (serial: string): string => serial.replace(/(.{5})(?=.)/g, '$1 ')
