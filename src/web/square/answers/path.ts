import type { MatterTold } from '../../../core/ledger/event.ts'
import type { MatterStage } from '../../../core/ledger/stages.ts'
import type { HistoryEntry, Progress } from '../../../wire/ledger.ts'
import type { SharedWords } from '../../strings.ts'

/** Something that happened to a matter, told to whoever wrote or endorsed one of its cards. */
export interface Happened {
  /** What happened, in a few words. */
  title: string
  /** What it means. */
  detail: string
  /** People's own words: a reason, a finding, an objection. */
  said: string
  photos: { photo: string; caption: string }[]
  /** Something good came of it; shown, not only coloured. */
  good: boolean
}

/** Tells one event; undefined for what is not worth a line here. `day` writes an instant as a date. */
export function tellOf(
  told: MatterTold,
  card: string,
  words: SharedWords,
  day: (at: number) => string,
): Happened | undefined {
  const line = (title: string, more: Partial<Happened> = {}): Happened => ({
    title,
    detail: '',
    said: '',
    photos: [],
    good: false,
    ...more,
  })
  switch (told.kind) {
    case 'matterOpened':
      return told.sheet.cards.some((ref) => ref.card === card)
        ? line(words(`answers.${told.kind}`), { detail: words('answers.matterOpened.detail') })
        : undefined
    case 'cardsAdded':
      return told.cards.some((ref) => ref.card === card)
        ? line(words(`answers.${told.kind}`), { detail: words('answers.cardsAdded.detail') })
        : undefined
    case 'cardsRemoved':
      return told.cards.includes(card) ? line(words(`answers.${told.kind}`), { said: told.reason }) : undefined
    case 'matterFolded':
      return line(words('answers.matterFolded', { number: told.number }), { said: told.reason })
    case 'matterUnfolded':
    case 'workBegun':
      return line(words(`answers.${told.kind}`))
    case 'matterTriaged':
      return line(words(`answers.matterTriaged.${told.triage.lane}`), { said: told.triage.reason })
    case 'matterRouted':
      return line(words(`answers.matterRouted.${told.route.route}`), {
        detail: told.receiver ? words('answers.receiver', { name: told.receiver.name }) : '',
        said: told.route.reason,
      })
    case 'matterDispatched':
      return line(words('matter.office', { office: told.owner.office }), { said: told.reason })
    case 'dueDateMoved':
      return line(words('answers.dueDateMoved', { date: day(told.extension.to) }), { said: told.extension.reason })
    case 'transferAccepted':
      return line(words(`answers.${told.kind}`), {
        detail: told.reference ? words('answers.reference', { reference: told.reference }) : '',
        said: told.note,
      })
    case 'transferRefused':
    case 'matterSentBack':
    case 'matterResumed':
      return line(words(`answers.${told.kind}`), { said: told.reason })
    case 'proposalWritten':
      return told.version.number === 1
        ? line(words('answers.proposalWritten', { title: told.title }), { said: told.version.text })
        : undefined
    case 'proposalAdopted':
      return line(words(`answers.${told.kind}`), {
        detail: told.tasks.length ? words('answers.tasks', { n: told.tasks.length }) : '',
        said: told.decision.reason,
      })
    case 'noted':
      return line(words(`answers.${told.kind}`), { said: told.text })
    case 'matterDone': {
      const { before, after, text } = told.evidence
      const shown = [
        ...(before ? [{ photo: before, caption: words('matter.before') }] : []),
        { photo: after, caption: words('matter.after') },
      ]
      return line(words(`answers.${told.kind}`), { said: text, photos: shown })
    }
    case 'calledBack':
      if (!told.moved) return undefined
      return line(words(`answers.calledBack.${told.callback.solved ? 'solved' : 'unsolved'}`), {
        said: told.callback.note,
        good: told.callback.solved === true,
      })
    case 'matterContested': {
      const { text, photo } = told.contest
      return line(words(`answers.${told.kind}`), {
        detail: words('answers.matterContested.detail'),
        said: text,
        photos: photo ? [{ photo, caption: words('matter.after') }] : [],
      })
    }
    case 'matterExplained':
      return line(words(`answers.${told.kind}`), {
        detail: words('answers.review', { date: day(told.explained.reviewAt) }),
        said: told.explained.reason,
      })
    default:
      return undefined
  }
}

/** Where a matter stands now and who answers for it, as a sentence; an office may stand first in it. */
export function tellNow({ stage, office }: { stage: MatterStage; office: string }, words: SharedWords): string {
  const sentence = words(`answers.now.${stage}`, { office: office || words('matter.committee') })
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}

/** The history of a matter as its lines, oldest first. */
export const pathOf = (
  history: readonly HistoryEntry[],
  card: string,
  words: SharedWords,
  day: (at: number) => string,
): (Happened & { seq: number; at: number })[] =>
  history.flatMap(({ seq, at, told }) => {
    const happened = tellOf(told, card, words, day)
    return happened ? [{ ...happened, seq, at }] : []
  })

type Step = 'weighed' | 'proposed' | 'decided' | 'underWay' | 'done' | 'confirmed'

/** What still has to happen until a matter is solved and confirmed; nothing where it ended otherwise. */
export function stillToCome({ stage, lane }: Progress['matter']): Step[] {
  const quick: Step[] = ['weighed', 'underWay', 'done', 'confirmed']
  const all: Step[] = lane === 'quick' ? quick : ['weighed', 'proposed', 'decided', 'underWay', 'done', 'confirmed']
  const after: Partial<Record<MatterStage, Step | ''>> = {
    opened: '',
    triaged: 'weighed',
    deliberating: 'weighed',
    referred: 'proposed',
    decided: 'decided',
    transferring: 'weighed',
    transferred: 'underWay',
    underWay: 'underWay',
    done: 'done',
  }
  const reached = after[stage]
  if (reached === undefined) return []
  const steps = stage === 'transferring' || stage === 'transferred' || stage === 'opened' ? quick : all
  return steps.slice(reached ? steps.indexOf(reached) + 1 : 0)
}
