import type { FormalRules } from '../../core/ballot/rules.ts'
import type { Actor } from '../../core/meeting/command.ts'
import type { FullKey, Id } from '../../core/plain/id.ts'
import type { MinutesServices } from '../minutes/services.ts'
import type { Votes } from './votes.ts'

/** The same, with votes. */
export interface BallotServices extends MinutesServices {
  votes: Votes
  formal: FormalSteps
}

/** What votes need of the ledger, which stands above them. */
export interface FormalSteps {
  /** Whether the community has this matter. */
  knows(community: Id, matter: Id): Promise<boolean>
  /** [V18] A formal step that waits for its vote; undefined where the matter has none such. */
  waiting(community: Id, matter: Id, step: Id): Promise<Pick<FormalRules, 'body' | 'subject'> | undefined>
  /** Hands a closed vote on to the step that it decides. */
  take(vote: FullKey, decides: { matter: Id; step: Id }, by: Actor): Promise<void>
}
