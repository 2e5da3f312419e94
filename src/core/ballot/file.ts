import { canonical } from '../plain/canonical.ts'
import type { Id } from '../plain/id.ts'
import type { Alike, Hands, Result, Weight } from './count.ts'
import { countQuestion } from './count.ts'
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

/** Whether what was read is a vote's file at all. */
export const isVoteFile = (read: unknown): read is VoteFile =>
  typeof read === 'object' && read !== null && (read as Partial<VoteFile>).grove === 'vote' && 'polls' in read

/** What counting a file again gives: the results, and what in it cannot be true. */
export interface Recount {
  results: Result[]
  faults: RecountFault[]
}
export type RecountFault =
  /** More people took part in this question than may. */
  | { fault: 'moreThanEntitled'; question: string }
  /** An answer is not one to this question, or a number is none. */
  | { fault: 'answerDoesNotFit'; question: string }
  /** More are entitled than stand on the sealed roll. */
  | { fault: 'moreThanRoll'; question: string }
  /** Of this question more ballots lie in the urn than came through all doors. */
  | { fault: 'moreThanDoors'; question: string }
  /** More came through all doors than were handed out. */
  | { fault: 'moreThanHandedOut'; question: string }

/** [V15] Counts the ballots of a file by its rules, and looks whether they can be what came in. */
export function recount({ polls, rules, roll, doors, handedOut }: VoteFile): Recount {
  const came = Object.values(doors).reduce((all, { ballots }) => all + ballots, 0)
  const faults: RecountFault[] = []
  const results = polls.map((poll) => {
    const { question, entitled, ballots, hands } = poll
    const inUrn = ballots.reduce((all, alike) => all + alike.ballots, 0)
    const result = countQuestion(poll, rules)
    const add = (fault: RecountFault['fault']) => faults.push({ fault, question: question.text })
    if (inUrn + (hands?.present ?? 0) > entitled.heads) add('moreThanEntitled')
    if (entitled.heads > roll.heads || entitled.area > roll.area) add('moreThanRoll')
    if (inUrn > came) add('moreThanDoors')
    if (came > handedOut) add('moreThanHandedOut')
    if (!ballots.every((alike) => isSound(question, alike))) add('answerDoesNotFit')
    return result
  })
  return { results, faults }
}

const isSound = ({ asks, options, most }: Question, { answer, ballots, area }: Alike): boolean => {
  if (![ballots, area].every((n) => Number.isSafeInteger(n) && n >= 0)) return false
  if (typeof answer === 'string') return answer === 'invalid' || asks === 'yesNo'
  return answer.length <= most && answer.every((option) => option >= 0 && option < options.length)
}
