import type { Id } from '../plain/id.ts'
import type { Result, Weight } from './count.ts'
import { countQuestion } from './count.ts'
import type { Meter } from './meter.ts'
import { metersOf } from './meter.ts'
import { entitledTo } from './roll.ts'
import type { Door, Question, Rules } from './rules.ts'
import type { SealedRoll, Through, Vote, VoteStage } from './vote.ts'
import { pollsOf } from './vote.ts'

/** What everybody may see of a vote now. A draft is seen by nobody but the desk. */
export interface Shown {
  id: Id
  code: string
  title: string
  stage: VoteStage
  questions: Question[]
  rules: Rules
  meeting: Id | null
  matter: Id | null
  roll: (SealedRoll & { at: number }) | null
  openedAt: number | null
  /** By question, who of the roll may decide it: without those who declared an interest. */
  entitled: Record<Id, Weight>
  /** How many are here and how many are enough, by question; while it is sealed or open. */
  meters: Meter[] | null
  /** Ballots and hands so far, of all doors together; null while the sealed rules do not show it. */
  turnout: number | null
  /** Through each door; only once the vote is closed, since a count of a door tells who moved it. */
  doors: Record<Door, Through> | null
  /** How many had a ballot; once the vote is closed. */
  handedOut: number | null
  results: Result[] | null
  /** SHA-256 of the file that anybody counts again; it stands in the log. */
  hash: string | null
  closedAt: number | null
  voided: number
  why: string
}

/**
 * [V17] Nothing of the choices before the end, unless the sealed rules say so; and of the turnout likewise.
 */
export function shownOf(vote: Vote): Shown {
  const { id, code, title, stage, questions, rules, meeting, matter, sealed, openedAt, outcome, voided, why } = vote
  const interim = stage === 'open' ? rules.interim : 'nothing'
  const live = interim === 'result' ? pollsOf(vote).map((poll) => countQuestion(poll, rules)) : null
  return {
    id,
    code,
    title,
    stage,
    questions,
    rules,
    meeting,
    matter,
    roll: sealed,
    openedAt,
    voided,
    why,
    entitled: Object.fromEntries(questions.map(({ id: of }) => [of, entitledTo(vote.roll.values(), of)])),
    meters: metersOf(vote),
    turnout: outcome || interim !== 'nothing' ? turnoutOf(vote) : null,
    doors: outcome?.doors ?? null,
    handedOut: outcome?.handedOut ?? null,
    results: outcome?.results ?? live,
    hash: outcome?.hash ?? null,
    closedAt: outcome?.at ?? null,
  }
}

/** Ballots that were cast, and those who take part by show of hands. */
function turnoutOf({ doors, hands }: Vote): number {
  const ballots = Object.values(doors).reduce((all, door) => all + door.ballots, 0)
  return ballots + Math.max(0, ...Object.values(hands).map(({ present }) => present))
}
