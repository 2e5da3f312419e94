import type { MatterStage } from '../../../core/ledger/stages.ts'
import type { HistoryEntry } from '../../../wire/matter.ts'
import type { Happened } from '../../ledger/told.ts'
import { lineForHolder } from '../../ledger/told.ts'
import type { SharedWords } from '../../strings.ts'

/** Where a matter stands now and who answers for it, as a sentence; an office may stand first in it. */
export function tellNow({ stage, office }: { stage: MatterStage; office: string }, words: SharedWords): string {
  const sentence = words(`answers.now.${stage}`, { office: office || words('matter.committee') })
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}

/** The history of a matter as its lines, oldest first. */
export const linesOf = (
  history: readonly HistoryEntry[],
  card: string,
  words: SharedWords,
  day: (at: number) => string,
): (Happened & { seq: number; at: number })[] =>
  history.flatMap(({ seq, at, told }) => {
    const happened = lineForHolder(told, card, words, day)
    return happened ? [{ ...happened, seq, at }] : []
  })
