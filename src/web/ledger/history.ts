import type { MatterTold } from '../../core/ledger/event.ts'
import type { HistoryEntry } from '../../wire/ledger.ts'
import type { Words } from '../kit/words.ts'
import type { Happened } from '../square/answers/path.ts'
import { tellOf } from '../square/answers/path.ts'

/** A line of a matter's whole history. */
export type HistoryLine = Happened & { seq: number; at: number }

/**
 * The whole history of a matter, oldest first: nothing that was told is left out. `day` writes an instant as
 * a date.
 */
export const historyOf = (history: readonly HistoryEntry[], words: Words, day: (at: number) => string): HistoryLine[] =>
  history.map(({ seq, at, told }) => ({
    ...(wholly(told, words, day) ?? tellOf(told, '', words, day) ?? bare(words(`told.${told.kind}`))),
    seq,
    at,
  }))

const bare = (title: string, said = ''): Happened => ({ title, detail: '', said, photos: [], good: false })

/** What a receipt leaves out, or says for one card, is told here for everyone. */
function wholly(told: MatterTold, words: Words, day: (at: number) => string): Happened | undefined {
  const say = (more: object = {}, said = '', suffix = '') =>
    bare(words(`told.${told.kind}${suffix}`, more as never), said)
  switch (told.kind) {
    case 'matterOpened':
      return say({ n: told.sheet.cards.length }, told.sheet.summary)
    case 'cardsAdded':
      return told.byResident ? say({}, '', '.byResident') : say({ n: told.cards.length })
    case 'cardsRemoved':
      return say({ n: told.cards.length }, told.reason)
    case 'proposalWritten':
      return say({ title: told.title, n: told.version.number }, told.version.changed || told.version.text)
    case 'proposalSetAside':
    case 'stepDropped':
    case 'authorLookedUp':
      return say({}, told.reason)
    case 'adviceGiven':
      return say({}, told.advice.text)
    case 'adviceAnswered':
      return say({}, told.answer.why, `.${told.answer.taken}`)
    case 'supportRecorded':
      return say({}, words('matter.support', told.support as never))
    case 'stepRequired':
      return say({ step: words(`stepKind.${told.step.kind}`) })
    case 'stepRecorded':
      return say({}, told.record.note, `.${told.record.passed}`)
    case 'taskPlanned':
      return say({ title: told.task.title })
    case 'taskMoved':
      return say({ date: day(told.dueAt), office: told.owner.office }, told.reason)
    case 'taskReported':
      return say({ n: told.progress }, told.note)
    case 'calledBack':
      return told.moved ? undefined : say({}, told.callback.note)
    default:
      return undefined
  }
}
