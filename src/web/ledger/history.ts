import type { HistoryEntry } from '../../wire/matter.ts'
import type { SharedWords } from '../strings.ts'
import type { Happened } from './told.ts'
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
