import { refuse } from '../plain/refuse.ts'
import type { Asker, Hash, VoteCommand, VoteCommandOf } from './command.ts'
import type { VoteRefusal, VoteSecret, VoteTold, VoteUnsaid } from './event.ts'
import type { RollEntry } from './roll.ts'
import type { Serial, Vote } from './vote.ts'

/** What a rule is given: the vote, what is asked, by whom, when, and how texts are hashed. */
export interface Asking<C> {
  vote: Vote
  command: C
  actor: Asker
  now: number
  hash: Hash
}

/** What follows from a command. */
export interface Happened {
  told: VoteTold
  secret?: VoteSecret
  unsaid?: VoteUnsaid
}

export type Rule<K extends VoteCommand['kind']> = (asking: Asking<VoteCommandOf<K>>) => Happened[]
export type Rules<K extends VoteCommand['kind']> = { [Kind in K]: Rule<Kind> }

export const refused = (refusal: VoteRefusal): never => refuse<VoteRefusal>(refusal)

/** [V8] Only a draft can be changed. */
export function refuseSealed({ stage }: Vote): void {
  if (stage !== 'draft') refused({ refused: 'voteSealed' })
}

/** Sealed and not over: ballots are handed out. */
export function refuseUnsealed({ stage }: Vote): void {
  if (stage === 'draft') refused({ refused: 'voteNotSealed' })
  refuseOver(stage)
}

/** Ballots are cast only while the vote is open. */
export function refuseNotOpen({ stage }: Vote): void {
  refuseOver(stage)
  if (stage !== 'open') refused({ refused: 'voteNotOpen' })
}

function refuseOver(stage: Vote['stage']): void {
  if (stage === 'closed' || stage === 'abandoned') refused({ refused: 'voteOver' })
}

export const voterOf = ({ roll }: Vote, n: number): RollEntry => roll.get(n) ?? refused({ refused: 'noSuchVoter' })

export const serialOf = ({ serials }: Vote, mark: string): Serial =>
  serials.get(mark) ?? refused({ refused: 'noSuchSerial' })
