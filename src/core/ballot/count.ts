import type { Id } from '../plain/id.ts'
import type { Answer } from './answer.ts'
import type { Threshold, Votes } from './judge.ts'
import { isReached, threshold } from './judge.ts'
import type { Measure } from './law.ts'
import type { Question, Rules } from './rules.ts'

/** Heads, and floor area in hundredths of a square metre. */
export interface Weight {
  heads: number
  area: number
}

/** Ballots that say the same to one question. */
export interface Alike {
  answer: Answer
  ballots: number
  /** All their floor area together; 0 where none is counted. */
  area: number
}

/** Hands that were counted for one question. */
export interface Hands {
  /** Who took part by show of hands. */
  present: number
  /** For and against and abstentions, or hands for each option. */
  counts: number[]
}

/** All that the count of one question is made of. */
export interface Poll {
  question: Question
  /** The roll without those who are recused from it. */
  entitled: Weight
  ballots: readonly Alike[]
  hands: Hands | null
}

/** What the count says of a question. */
export interface Result {
  question: Id
  /** By heads, and by floor area where that counts. */
  heads: Votes & { invalid: number }
  area: (Votes & { invalid: number }) | null
  /** Votes for each option. */
  options: number[]
  thresholds: Threshold[]
  outcome: 'carried' | 'notCarried' | 'chosen' | 'noQuorum' | 'tied' | 'counted'
  /** Options that have won, and those that tie for what is left. */
  won: number[]
  tied: number[]
}

/**
 * [V15] Counts one question: a pure function of the ballots and the sealed rules, in whole numbers alone, so
 * that anybody who counts again gets the same. Whose ballot it was, when and through which door it came plays
 * no part.
 */
export function countQuestion(poll: Poll, rules: Rules): Result {
  const heads = votesOf(poll, 'heads')
  const area = rules.measures.includes('area') ? votesOf(poll, 'area') : null
  const measured: [Measure, Votes][] = [['heads', heads], ...(area ? ([['area', area]] as [Measure, Votes][]) : [])]
  const quorum = rules.takePart
    ? measured.map(([measure, votes]) => threshold(measure, 'takePart', votes.present, votes.eligible, rules.takePart!))
    : []
  const met = quorum.every(({ reached }) => reached)
  const counted = { question: poll.question.id, heads, area }
  if (poll.question.asks === 'yesNo') {
    const favour = measured.map(([measure, votes]) =>
      threshold(measure, 'inFavour', votes.for, baseOf(votes, rules), rules.inFavour),
    )
    const carried = met && favour.every(({ reached }) => reached)
    const outcome = carried ? 'carried' : 'notCarried'
    return { ...counted, options: [], thresholds: [...quorum, ...favour], outcome, won: [], tied: [] }
  }
  const options = optionVotes(poll)
  // [V19] What of it wins, the round says.
  if (poll.question.asks === 'dishes') {
    const outcome = met ? 'counted' : 'noQuorum'
    return { ...counted, options, thresholds: quorum, outcome, won: [], tied: [] }
  }
  return { ...counted, options, thresholds: quorum, ...chosenOf(poll.question, options, heads.present, met, rules) }
}

const SAID = ['for', 'against', 'abstain'] as const

function votesOf({ question, entitled, ballots, hands }: Poll, measure: Measure): Votes & { invalid: number } {
  const votes = { eligible: entitled[measure], present: 0, for: 0, against: 0, abstain: 0, invalid: 0 }
  for (const { answer, ballots: count, area } of ballots) {
    const weight = measure === 'heads' ? count : area
    votes.present += weight
    if (typeof answer === 'string') votes[answer] += weight
    else if (answer.length === 0) votes.abstain += weight
  }
  if (hands && measure === 'heads') {
    votes.present += hands.present
    if (question.asks === 'yesNo') SAID.forEach((said, i) => (votes[said] += hands.counts[i] ?? 0))
  }
  return votes
}

const baseOf = ({ eligible, present, for: pro, against }: Votes, { of }: Rules): number =>
  ({ takingPart: present, voting: pro + against, entitled: eligible })[of]

function optionVotes({ question, ballots, hands }: Poll): number[] {
  const votes = question.options.map((_, i) => hands?.counts[i] ?? 0)
  for (const { answer, ballots: count } of ballots)
    if (typeof answer !== 'string') for (const option of answer) votes[option]! += count
  return votes
}

/**
 * [V16] The options with most votes win; where equal ones do not all fit, none of them does, and they tie.
 */
function chosenOf(
  { seats, least }: Question,
  votes: readonly number[],
  present: number,
  met: boolean,
  { ties }: Rules,
): Pick<Result, 'outcome' | 'won' | 'tied'> {
  if (!met) return { outcome: 'noQuorum', won: [], tied: [] }
  const able = votes.flatMap((have, option) =>
    have > 0 && (!least || isReached(have, present, least)) ? [{ option, have }] : [],
  )
  able.sort((a, b) => b.have - a.have || a.option - b.option)
  if (able.length <= seats)
    return { outcome: 'chosen', won: able.map(({ option }) => option).sort(ascending), tied: [] }
  const last = able[seats - 1]!.have
  const tie = able[seats]!.have === last
  const won = able.slice(0, seats).filter(({ have }) => !tie || have > last)
  const tied = tie ? able.filter(({ have }) => have === last).map(({ option }) => option) : []
  return {
    outcome: tie && ties === 'again' ? 'tied' : 'chosen',
    won: won.map(({ option }) => option).sort(ascending),
    tied,
  }
}

const ascending = (a: number, b: number): number => a - b
