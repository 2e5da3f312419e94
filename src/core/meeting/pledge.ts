import type { Id } from '../plain/id.ts'
import { asOnePerson } from './count.ts'
import type { Board, Capacity, Meeting } from './meeting.ts'

/**
 * Where a pledge is. `said`: by phone, and not read out yet. `taken`: the hall heard it. `withdrawn` by
 * whoever made it; `dropped` by the chair, with a reason.
 */
export type PledgeStage = 'said' | 'taken' | 'withdrawn' | 'dropped'
export const PLEDGE_STAGES: readonly PledgeStage[] = ['said', 'taken', 'withdrawn', 'dropped']

/** With what somebody takes something on; the ledger's offers are of the same kinds. */
export type Resource = 'money' | 'space' | 'labour' | 'goods' | 'expertise'
export const RESOURCES: readonly Resource[] = ['money', 'space', 'labour', 'goods', 'expertise']

/** What somebody takes on in the hall, as everyone sees it: who it is, it does not say. */
export interface Pledge {
  id: Id
  /** Counts from 1 in each meeting, never reused. */
  number: number
  stage: PledgeStage
  what: string
  /** For which organisation, office or team; may be empty. */
  who: string
  /** As what whoever made it takes part; null: somebody whom nobody put a name to. */
  capacity: Capacity | null
  resource: Resource
  /** The end of the day; null where no day was said. */
  by: number | null
  /** The card or the topic that it is for. */
  card: Id | null
  topic: Id | null
  /** The agenda item that was open when it was made. */
  item: Id | null
  pledgedAt: number
  /** Why the chair dropped it; else empty. */
  reason: string
  /** What the ledger made of it: an offer, or a task of the matter that has this number. */
  became: { task: number | null } | null
}

/** What of a pledge its maker said in words. */
export type PledgeWords = Pick<Pledge, 'what' | 'who'>
export const NO_PLEDGE_WORDS: PledgeWords = { what: '', who: '' }

/** How many a meeting has, how many more are the desk's, and how many stand of each person by phone. */
export const PLEDGES_MOST = 200
export const PLEDGES_AT_DESK = 100
export const PLEDGED_MOST = 5

/** Those that the hall heard and that stand. */
export const takenPledges = ({ pledges }: Pick<Board, 'pledges'>): Pledge[] =>
  pledges.filter(({ stage }) => stage === 'taken')

/** Which pledges somebody made. */
export function pledgesOf(meeting: Pick<Meeting, 'participants' | 'pledgers'>, participant: Id): Id[] {
  const mine = new Set(asOnePerson(meeting, participant))
  return [...meeting.pledgers].filter(([, said]) => mine.has(said.participant ?? '')).map(([id]) => id)
}
