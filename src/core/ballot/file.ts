import { canonical } from '../plain/canonical.ts'
import type { Id } from '../plain/id.ts'
import type { Alike, Hands, Weight } from './count.ts'
import type { Door, Question, Rules } from './rules.ts'
import type { SealedRoll, Through, Vote } from './vote.ts'
import { handedOutIn, pollsOf } from './vote.ts'

/**
 * Everything that the outcome of a vote follows from, without a person: the file that anybody counts again.
 */
export interface VoteFile {
  grove: 'vote'
  version: 1
  vote: Id
  code: string
  title: string
  rules: Rules
  roll: SealedRoll
  polls: { question: Question; entitled: Weight; ballots: Alike[]; hands: Hands | null }[]
  doors: Record<Door, Through>
  /** So many of the roll had a ballot, cast or not. */
  handedOut: number
}

export const fileOf = (vote: Vote): VoteFile => {
  const { hash, heads, area } = vote.sealed!
  return {
    grove: 'vote',
    version: 1,
    vote: vote.id,
    code: vote.code,
    title: vote.title,
    rules: vote.rules,
    roll: { hash, heads, area },
    polls: pollsOf(vote).map((poll) => ({ ...poll, ballots: [...poll.ballots] })),
    doors: vote.doors,
    handedOut: handedOutIn(vote),
  }
}

/** The same in its one spelling, of which the log keeps the hash. */
export const fileText = (vote: Vote): string => spelt(fileOf(vote))
export const spelt = (file: VoteFile): string => canonical(file)
