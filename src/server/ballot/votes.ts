import type { VoteCommand } from '../../core/ballot/command.ts'
import { decideVote } from '../../core/ballot/decide.ts'
import type { VoteEvent } from '../../core/ballot/event.ts'
import { voteInJournal } from '../../core/ballot/event.ts'
import { evolveVote } from '../../core/ballot/evolve.ts'
import type { Vote } from '../../core/ballot/vote.ts'
import type { Aggregate } from '../journal/aggregate.ts'
import { announcement } from '../hub/hub.ts'
import { sha256Text } from '../journal/hash.ts'
import { Askable } from '../journal/asking.ts'
import type { Committers } from '../journal/committers.ts'
import type { BallotCast, VoteAccepted } from '../../wire/ballot.ts'
import { loadVote, VoteChanges, writeVote } from './store.ts'

/**
 * What nobody is told when it comes: a ballot [V17], and what a draft says and whom it lists. All else
 * changes what the hall's screen or the desk shows.
 */
const UNTOLD: ReadonlySet<VoteEvent['told']['kind']> = new Set([
  'voteDrafted',
  'voteChanged',
  'rollSet',
  'ballotCast',
  'ballotCameAgain',
] as const)

type VoteAggregate = Aggregate<Vote, VoteCommand, VoteEvent, VoteChanges>

/**
 * How votes are loaded, decided, written. Nothing is looked up for a decision, so ballots are decided while
 * those before them are being written. What was chosen is in no event that the journal keeps.
 */
export const voteAggregate: VoteAggregate = {
  name: 'vote',
  held: 20,
  load: loadVote,
  decide: (vote, command, actor, now) => decideVote(vote, command, actor, now, sha256Text),
  evolve: evolveVote,
  changes: () => new VoteChanges(),
  record: (changes, _vote, event) => {
    changes.record(event)
    return null
  },
  write: writeVote,
  answer: answerOf,
  journalled: voteInJournal,
  announce: ({ kind }) => (UNTOLD.has(kind) ? null : announcement('vote', {})),
}

function answerOf(command: VoteCommand, events: readonly VoteEvent[], seq: number): VoteAccepted | BallotCast {
  const told = events.map((event) => event.told)
  const has = (kind: VoteEvent['told']['kind']) => told.some((one) => one.kind === kind)
  switch (command.kind) {
    case 'draftVote':
      return { seq, code: command.code }
    case 'cast':
      return { counted: has('ballotCast') }
    case 'voidSerial':
      return { seq, state: has('serialVoided') ? 'voided' : 'asked' }
    case 'voidSet':
      return { seq, state: has('setVoided') ? 'voided' : 'asked' }
    case 'takeBackWay':
      return { seq, state: has('wayTakenBack') ? 'voided' : 'asked' }
    case 'enterBatch': {
      const counted = told.find((one) => one.kind === 'batchCounted')
      if (counted) return { seq, state: 'counted', again: counted.again }
      return { seq, state: has('batchDiffers') ? 'differs' : 'entered' }
    }
  }
  const [first] = told
  if (first?.kind === 'ballotsMade') return { seq, set: first.set }
  return first?.kind === 'batchOpened' ? { seq, batch: first.batch } : { seq }
}

/** All votes. */
export class Votes extends Askable<Vote, VoteCommand, VoteAccepted> {
  constructor(committers: Committers) {
    super(committers, voteAggregate, 'voteMissing')
  }
}
