import type { Asker, VoteCommand } from '../../core/ballot/command.ts'
import { decideVote } from '../../core/ballot/decide.ts'
import type { VoteEvent } from '../../core/ballot/event.ts'
import { voteInJournal } from '../../core/ballot/event.ts'
import { evolveVote } from '../../core/ballot/evolve.ts'
import type { Vote } from '../../core/ballot/vote.ts'
import type { FullKey, Id } from '../../core/plain/id.ts'
import { isId } from '../../core/plain/id.ts'
import type { Aggregate, Follow } from '../journal/aggregate.ts'
import { announcement } from '../hub/hub.ts'
import { sha256Text } from '../journal/hash.ts'
import type { Committers } from '../journal/committers.ts'
import { ProblemError, problemOf } from '../http/problem.ts'
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

/** A command on its way: `key` is its id, `body` what its sender wrote (a repetition must be the same). */
interface Sent {
  key: Id
  command: VoteCommand
  actor: Asker
  body: unknown
  needs?: ((vote: Vote) => Follow[]) | undefined
  follows?: ((vote: Vote) => Follow[]) | undefined
}

/** All votes. */
export class Votes {
  constructor(private readonly committers: Committers) {}

  /** Resolves once it is durable; a refusal is thrown as a problem. */
  async ask<Answer = VoteAccepted>({ community, id }: FullKey, sent: Sent): Promise<Answer> {
    if (!isId(sent.key)) throw new ProblemError('malformed', { where: 'Idempotency-Key', why: 'UUID' })
    const outcome = await this.committers.ask(voteAggregate, community, { id, ...sent }, 'request')
    if ('refused' in outcome) throw problemOf(outcome as never)
    return outcome.accepted as Answer
  }

  /** Reads a vote between two commits; `use` changes nothing. */
  async read<T>({ community, id }: FullKey, use: (vote: Vote, seq: number) => T): Promise<T> {
    const read = await this.committers.read(voteAggregate, community, id, use)
    if (read === undefined) throw new ProblemError('voteMissing')
    return read
  }
}
