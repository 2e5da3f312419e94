import type { MatterTold } from '../../core/ledger/event.ts'
import type { HistoryEntry } from '../../wire/ledger.ts'
import type { SharedWords } from '../strings.ts'
import type { Happened } from '../square/answers/path.ts'
import { tellOf } from '../square/answers/path.ts'

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
): HistoryLine[] =>
  history.flatMap(({ seq, at, told }) => {
    const happened = wholly(told, words, day) ?? tellOf(told, '', words, day)
    return happened ? [{ ...happened, seq, at }] : []
  })

/** What a receipt leaves out, or says for one card, is told here for everyone. */
function wholly(told: MatterTold, words: SharedWords, day: (at: number) => string): Happened | undefined {
  const line = (title: string, said = ''): Happened => ({ title, detail: '', said, photos: [], good: false })
  switch (told.kind) {
    case 'matterOpened':
      return line(words('told.matterOpened', { n: told.sheet.cards.length }), told.sheet.summary)
    case 'cardsAdded':
      return line(
        told.byResident ? words('told.cardsAdded.byResident') : words('told.cardsAdded', { n: told.cards.length }),
      )
    case 'cardsRemoved':
      return line(words('told.cardsRemoved', { n: told.cards.length }), told.reason)
    case 'proposalWritten': {
      const { number, changed, text } = told.version
      return line(words('told.proposalWritten', { title: told.title, n: number }), changed || text)
    }
    case 'matterDescribed':
    case 'answersChanged':
    case 'offerAttached':
    case 'offerDetached':
      return line(words(`told.${told.kind}`))
    case 'proposalSetAside':
    case 'stepDropped':
    case 'authorLookedUp':
      return line(words(`told.${told.kind}`), told.reason)
    case 'adviceGiven':
      return line(words('told.adviceGiven'), told.advice.text)
    case 'adviceAnswered':
      return line(words(`told.adviceAnswered.${told.answer.taken}`), told.answer.why)
    case 'supportRecorded': {
      const { for: pro, against, abstain } = told.support
      return line(words('told.supportRecorded'), words('matter.support', { for: pro, against, abstain }))
    }
    case 'stepRequired':
      return line(words('told.stepRequired', { step: words(`stepKind.${told.step.kind}`) }))
    case 'stepRecorded':
      return line(words(`told.stepRecorded.${told.record.passed}`), told.record.note)
    case 'taskPlanned':
      return line(words('told.taskPlanned', { title: told.task.title }))
    case 'taskMoved':
      return line(words('told.taskMoved', { date: day(told.dueAt), office: told.owner.office }), told.reason)
    case 'taskReported':
      return line(words('told.taskReported', { n: told.progress }), told.note)
    case 'calledBack':
      return told.moved ? undefined : line(words('told.calledBack'), told.callback.note)
    default:
      return undefined
  }
}
