import { votesWords } from './verdict.ts'
import type { MatterTold, MatterToldOf } from '../../core/ledger/event.ts'
import type { MatterWords } from '../strings.ts'

/** Something that happened to a matter, in words. */
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

/** In which words it is told. `day` writes an instant as a date; `card`: whose holder is told; null: any. */
interface Telling {
  words: MatterWords
  day: (at: number) => string
  card: string | null
}

/** How a kind of event is told. */
interface Lines<T> {
  /** To whoever wrote or endorsed a card: on its page, and in letters. Undefined: not worth a line there. */
  holder: (told: T, telling: Telling) => Happened | undefined
  /** In the matter's whole history, where nothing is left out. */
  history: (told: T, telling: Telling) => Happened
}

const line = (title: string, more: Partial<Happened> = {}): Happened => ({
  title,
  detail: '',
  said: '',
  photos: [],
  good: false,
  ...more,
})
/** The same line everywhere. */
const everywhere = <T>(tell: (told: T, telling: Telling) => Happened): Lines<T> => ({ holder: tell, history: tell })
/** Only in the history: the community's own work, of which a holder sees what comes of it. */
const historyOnly = <T>(history: Lines<T>['history']): Lines<T> => ({ holder: () => undefined, history })
type BareKind =
  | 'matterDescribed'
  | 'offerAttached'
  | 'offerDetached'
  | 'answersChanged'
  | 'contestShown'
  | 'supportersUnnamed'
const bare = historyOnly(({ kind }: { kind: BareKind }, { words }) => line(words(`told.${kind}`)))
const withReason = everywhere(
  ({ kind, reason }: { kind: 'transferRefused' | 'matterSentBack' | 'matterResumed'; reason: string }, { words }) =>
    line(words(`answers.${kind}`), { said: reason }),
)

const LINES: { [K in MatterTold['kind']]: Lines<MatterToldOf<K>> } = {
  matterOpened: {
    holder: ({ sheet }, { words, card }) =>
      isAmong(sheet.cards, card)
        ? line(words('answers.matterOpened'), { detail: words('answers.matterOpened.detail') })
        : undefined,
    history: ({ sheet }, { words }) =>
      line(words('told.matterOpened', { n: sheet.cards.length }), { said: sheet.summary }),
  },
  matterDescribed: bare,
  cardsAdded: {
    holder: ({ cards }, { words, card }) =>
      isAmong(cards, card)
        ? line(words('answers.cardsAdded'), { detail: words('answers.cardsAdded.detail') })
        : undefined,
    history: ({ cards, byResident }, { words }) =>
      line(byResident ? words('told.cardsAdded.byResident') : words('told.cardsAdded', { n: cards.length })),
  },
  cardsRemoved: {
    holder: ({ cards, reason }, { words, card }) =>
      card === null || cards.includes(card) ? line(words('answers.cardsRemoved'), { said: reason }) : undefined,
    history: ({ cards, reason }, { words }) => line(words('told.cardsRemoved', { n: cards.length }), { said: reason }),
  },
  matterFolded: everywhere(({ number, reason }, { words }) =>
    line(words('answers.matterFolded', { number }), { said: reason }),
  ),
  matterUnfolded: everywhere((_told, { words }) => line(words('answers.matterUnfolded'))),
  authorLookedUp: historyOnly(({ reason }, { words }) => line(words('told.authorLookedUp'), { said: reason })),

  matterTriaged: everywhere(({ triage }, { words }) =>
    line(words(`answers.matterTriaged.${triage.lane}`), { said: triage.reason }),
  ),
  matterRouted: everywhere(({ route, receiver }, { words }) =>
    line(words(`answers.matterRouted.${route.route}`), {
      detail: receiver ? words('answers.receiver', { name: receiver.name }) : '',
      said: route.reason,
    }),
  ),
  matterDispatched: everywhere(({ owner, reason }, { words }) =>
    line(words('matter.office', { office: owner.office }), { said: reason }),
  ),
  dueDateMoved: everywhere(({ extension }, { words, day }) =>
    line(words('answers.dueDateMoved', { date: day(extension.to) }), { said: extension.reason }),
  ),
  transferAccepted: everywhere(({ reference, note }, { words }) =>
    line(words('answers.transferAccepted'), {
      detail: reference ? words('answers.reference', { reference }) : '',
      said: note,
    }),
  ),
  transferRefused: withReason,
  matterSentBack: withReason,
  matterResumed: withReason,
  matterExplained: everywhere(({ explained }, { words, day }) =>
    line(words('answers.matterExplained'), {
      detail: words('answers.review', { date: day(explained.reviewAt) }),
      said: explained.reason,
    }),
  ),

  proposalWritten: {
    holder: ({ title, version }, { words }) =>
      version.number === 1 ? line(words('answers.proposalWritten', { title }), { said: version.text }) : undefined,
    history: ({ title, version }, { words }) =>
      line(words('told.proposalWritten', { title, n: version.number }), { said: version.changed || version.text }),
  },
  proposalSetAside: historyOnly(({ reason }, { words }) => line(words('told.proposalSetAside'), { said: reason })),
  adviceGiven: historyOnly(({ advice }, { words }) => line(words('told.adviceGiven'), { said: advice.text })),
  adviceAnswered: historyOnly(({ answer }, { words }) =>
    line(words(`told.adviceAnswered.${answer.taken}`), { said: answer.why }),
  ),
  supportRecorded: historyOnly(({ support: { for: pro, against, abstain } }, { words }) =>
    line(words('told.supportRecorded'), { said: words('matter.support', { for: pro, against, abstain }) }),
  ),
  stepRequired: historyOnly(({ step }, { words }) =>
    line(words('told.stepRequired', { step: words(`stepKind.${step.kind}`) })),
  ),
  stepDropped: historyOnly(({ was, reason }, { words }) =>
    line(was ? words('told.stepDroppedKind', { step: words(`stepKind.${was}`) }) : words('told.stepDropped'), {
      said: reason,
    }),
  ),
  stepsPut: historyOnly(({ vote }, { words }) =>
    line(vote === null ? words('told.stepFreed') : words('told.stepPut', { code: vote })),
  ),
  stepRecorded: historyOnly(({ record }, { words }) =>
    line(words(record.vote ? 'told.stepRecorded.vote' : `told.stepRecorded.${record.passed}`), {
      detail: record.vote ? votesWords(record.vote, words) : '',
      said: [record.note, record.reason ? words('told.stepCorrected', { reason: record.reason }) : '']
        .filter(Boolean)
        .join('\n'),
    }),
  ),
  proposalAdopted: everywhere(({ decision, tasks }, { words }) =>
    line(words('answers.proposalAdopted'), {
      detail: tasks.length ? words('answers.tasks', { n: tasks.length }) : '',
      said: decision.reason,
    }),
  ),

  workBegun: everywhere((_told, { words }) => line(words('answers.workBegun'))),
  taskPlanned: historyOnly(({ task }, { words }) => line(words('told.taskPlanned', { title: task.title }))),
  taskMoved: historyOnly(({ owner, dueAt, reason }, { words, day }) =>
    line(words('told.taskMoved', { date: day(dueAt), office: owner.office }), { said: reason }),
  ),
  taskReported: historyOnly(({ progress, note }, { words }) =>
    line(words('told.taskReported', { n: progress }), { said: note }),
  ),
  offerAttached: bare,
  offerDetached: bare,
  noted: everywhere(({ text }, { words }) => line(words('answers.noted'), { said: text })),
  matterDone: everywhere(({ evidence: { before, after, text } }, { words }) =>
    line(words('answers.matterDone'), {
      said: text,
      photos: [
        ...(before ? [{ photo: before, caption: words('matter.before') }] : []),
        { photo: after, caption: words('matter.after') },
      ],
    }),
  ),

  calledBack: {
    holder: ({ callback, moved }, { words }) => (moved ? found(callback, words) : undefined),
    history: ({ callback, moved }, { words }) =>
      moved ? found(callback, words) : line(words('told.calledBack'), { said: callback.note }),
  },
  answersChanged: bare,
  contestHidden: historyOnly(({ hidden }, { words }) => line(words('told.contestHidden'), { said: hidden.reason })),
  contestShown: bare,
  supportersUnnamed: bare,
  matterContested: everywhere(({ contest: { text, photo, hidden } }, { words }) =>
    line(words('answers.matterContested'), {
      detail: words('answers.matterContested.detail'),
      said: hidden ? words('matter.contestHidden', { reason: hidden.reason }) : text,
      photos: photo ? [{ photo, caption: words('matter.after') }] : [],
    }),
  ),
}

const isAmong = (cards: readonly { card: string }[], card: string | null): boolean =>
  card === null || cards.some((ref) => ref.card === card)

/** What a callback found that reached somebody. */
const found = ({ solved, note }: { solved: boolean | null; note: string }, words: MatterWords): Happened =>
  line(words(`answers.calledBack.${solved ? 'solved' : 'unsolved'}`), { said: note, good: solved === true })

const linesOf = ({ kind }: MatterTold) => LINES[kind] as Lines<MatterTold>

/**
 * An event as whoever wrote or endorsed `card` (null: any of its cards) reads it; undefined for what is not
 * worth a line there. `day` writes an instant as a date.
 */
export const lineForHolder = (
  told: MatterTold,
  card: string | null,
  words: MatterWords,
  day: (at: number) => string,
): Happened | undefined => linesOf(told).holder(told, { words, day, card })

/** An event as the matter's whole history tells it. */
export const lineOfHistory = (told: MatterTold, words: MatterWords, day: (at: number) => string): Happened =>
  linesOf(told).history(told, { words, day, card: '' })
