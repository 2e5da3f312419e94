import type { VoteSaid } from '../../core/ballot/command.ts'
import type { Decides, FormalRules } from '../../core/ballot/rules.ts'
import type { Id } from '../../core/plain/id.ts'
import type { Db } from '../database/open.ts'
import type { MinutesServices } from '../minutes/services.ts'
import type { Follow } from '../journal/aggregate.ts'
import type { Votes } from './votes.ts'

/** The same, with votes. */
export interface BallotServices extends MinutesServices {
  votes: Votes
  formal: FormalSteps
  menus: Menus
  texts: Texts
}

/** What votes need of budget rounds, which stand above them. */
export interface Menus {
  /** [V19] The one vote that speaks of a round; undefined where it has none, or is not this community's. */
  voteOn(community: Id, round: Id): Promise<{ vote: Id; said: VoteSaid } | undefined>
}

/** What votes need of conventions, which stand above them. */
export interface Texts {
  /** [C11] What the vote on a sealed text says; undefined of any other vote. */
  sealed(db: Db, community: Id, vote: Id): Promise<VoteSaid | undefined>
}

type StepLaw = Pick<FormalRules, 'body' | 'subject'>
/** A formal step that a question decides, for one version of a proposal. */
export type StepDecided = Extract<Decides, { step: Id }>
/** A step that waits: for whom, and in which words; null where it says no version that can be adopted. */
export interface StepWaiting extends StepLaw {
  asks: string[] | null
}

/** What votes need of the ledger, which stands above them. */
export interface FormalSteps {
  /** Whether the community has this matter. */
  knows(community: Id, matter: Id): Promise<boolean>
  /**
   * [V18] The formal step that a question decides, where it waits for its vote, and [L61] what the question
   * may say; undefined where the matter has none such.
   */
  waiting(community: Id, decides: StepDecided): Promise<StepWaiting | undefined>
  /** [V30] What gives a matter's steps to the vote that is sealed, by its law, or frees them: null. */
  put(matter: Id, asked: { steps: StepDecided[]; vote: string; law: StepLaw | null }): Follow
  /** What hands a closed vote on to the step that it decides. */
  take(vote: Id, decides: { matter: Id; step: Id }): Follow
}
