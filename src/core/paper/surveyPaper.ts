import type { Background } from '../survey/background.ts'
import { BACKGROUNDS } from '../survey/background.ts'
import { ANSWERS } from '../survey/survey.ts'
import type { BallotPaper, BallotQuestion } from './ballotPaper.ts'
import { boxAt, framed, FRAME, INSIDE, TOP } from './ballotPaper.ts'
import { A4 } from './layout.ts'
import type { Tick } from './reading.ts'
import type { Shape } from './sheet.ts'

/** How high a sentence and its row of boxes are, how large a box is, in millimetres; type in points. */
const [SENTENCE, ROW, BOX, TYPE] = [6, 8, 5.5, 11]

/**
 * [S18] A sheet of the survey, described as a ballot paper is, by which a photo is read: below each sentence
 * its six boxes in a row, and [S24] of the background, where something of it is asked, a box for the consent
 * and a row for each question. Twelve sentences and three questions fit on one page.
 */
export function surveyPaper(asks: readonly string[], background: readonly Background[] = []): BallotPaper {
  const [left, width] = [FRAME.x + INSIDE, (FRAME.width - 2 * INSIDE) / ANSWERS.length]
  const boxes = (id: string) =>
    id === CONSENT ? 1 : (BACKGROUNDS[id.slice(BY.length) as Background] ?? ANSWERS.length)
  const rows = [...asks, ...(background.length ? [CONSENT, ...background.map((by) => `${BY}${by}`)] : [])]
  const questions = rows.map((id, i): BallotQuestion => {
    const y = TOP + i * (SENTENCE + ROW)
    return {
      id,
      head: { x: left, y: y + 0.8, width: width * ANSWERS.length, height: SENTENCE - 1 },
      boxes: Array.from({ length: boxes(id) }, (_, n) =>
        boxAt(BOX, { x: left + n * width, y: y + SENTENCE, width, height: ROW }),
      ),
    }
  })
  return framed(1, A4.height, TYPE, questions)
}

/** What the consent and the questions of the background are called on a sheet. */
const CONSENT = 'consent'
const BY = 'by.'

/** The answer that the boxes of a row give: the one that is ticked; null where a person is asked. */
export function sentenceSeen(ticks: readonly Tick[]): number | null {
  const ticked = ticks.flatMap((tick, n) => (tick === 'ticked' ? [n + 1] : []))
  return ticked.length === 1 && !ticks.includes('doubtful') ? ticked[0]! : null
}

/** [S24] What is surely ticked of the background: nothing, unless the consent surely is. */
export function backgroundSeen(
  ticks: Readonly<Record<string, readonly Tick[]>>,
  asked: readonly Background[],
): Partial<Record<Background, number>> {
  if (sentenceSeen(ticks[CONSENT] ?? []) === null) return {}
  const seen = asked.map((by) => [by, sentenceSeen(ticks[`${BY}${by}`] ?? [])] as const)
  return Object.fromEntries(seen.filter(([, value]) => value !== null))
}

/** What stands on every sheet of a wave. */
export interface SurveySheetWords {
  place: string
  title: string
  how: string
  /** Each sentence by its name. */
  asks: Record<string, string>
  /** The words of the boxes of a row, by its name. */
  boxes: (id: string) => readonly string[]
  foot: string
}

/** [S18] Sheets to print, one a page. */
export const surveySheets = (
  codes: readonly { digits: string; address: string }[],
  paper: BallotPaper,
  words: SurveySheetWords,
): Shape[][] => codes.map((code) => sheetOf(code, paper, words))

function sheetOf(
  { digits, address }: { digits: string; address: string },
  { frame, line, code, place, title, how, digits: below, foot, type, questions }: BallotPaper,
  words: SurveySheetWords,
): Shape[] {
  const half = line / 2
  const inside = { x: frame.x + half, y: frame.y + half, width: frame.width - line, height: frame.height - line }
  return [
    { draw: 'box', at: inside, width: line },
    { draw: 'code', at: code, text: address, level: 'M' },
    { draw: 'text', at: place, text: words.place, size: 9 },
    { draw: 'text', at: title, text: words.title, size: 17, bold: true },
    { draw: 'text', at: how, text: words.how, size: 9.5 },
    { draw: 'text', at: below, text: digits, size: 11, bold: true, align: 'center' },
    ...questions.flatMap(({ id, head, boxes }): Shape[] => [
      { draw: 'text', at: head, text: words.asks[id]!, size: type, bold: true },
      ...boxes.flatMap(({ box, words: at }, n): Shape[] => [
        { draw: 'box', at: box, width: 0.35 },
        { draw: 'text', at: { ...at, y: at.y + 1.2, height: at.height - 1.2 }, text: words.boxes(id)[n]!, size: 8.5 },
      ]),
    ]),
    { draw: 'text', at: foot, text: words.foot, size: 9 },
  ]
}
