import type { MatterTold } from '../../core/ledger/event.ts'
import { last } from '../../core/plain/last.ts'
import type { HistoryEntry } from '../../wire/matter.ts'
import type { SharedWords } from '../strings.ts'
import type { Happened } from './told.ts'
import type { Step } from './steps.ts'
import { lineOfHistory } from './told.ts'

/** A line of a matter's whole history. */
export type HistoryLine = Happened & { seq: number; at: number }

/**
 * The whole history of a matter, oldest first: nothing that was told is left out. `day` writes an instant as
 * a date.
 */
export const historyOf = (
  history: readonly HistoryEntry[],
  words: SharedWords,
  day: (at: number) => string,
): HistoryLine[] => history.map(({ seq, at, told }) => ({ ...lineOfHistory(told, words, day), seq, at }))

/** What happened on one step of the way. */
export interface Chapter {
  step: Step
  lines: HistoryLine[]
}

/** Where the way goes on, or back. */
const BEGINS: { [K in MatterTold['kind']]?: Step } = {
  matterOpened: 'heard',
  matterTriaged: 'weighed',
  transferRefused: 'weighed',
  matterSentBack: 'weighed',
  matterResumed: 'weighed',
  proposalWritten: 'proposed',
  proposalAdopted: 'decided',
  transferAccepted: 'underWay',
  workBegun: 'underWay',
  matterDone: 'done',
  calledBack: 'confirmed',
  matterContested: 'underWay',
}

/** A history as chapters by the steps of its way; a matter that went back has a step more than once. */
export function chaptersOf(history: readonly HistoryEntry[], lines: readonly HistoryLine[]): Chapter[] {
  const chapters: Chapter[] = []
  for (const [i, line] of lines.entries()) {
    const step = BEGINS[history[i]!.told.kind]
    const open = last(chapters)
    if (open && (!step || step === open.step)) open.lines.push(line)
    else chapters.push({ step: step ?? 'heard', lines: [line] })
  }
  return chapters
}
