import type { Id } from '../plain/id.ts'
import type { Result, Weight } from './count.ts'
import type { Votes, Weighed } from './judge.ts'
import type { Decides, FormalRules } from './rules.ts'
import type { Vote } from './vote.ts'

/**
 * What a closed vote says of one question, for those who keep it: minutes and matters take the numbers from
 * here, and nobody types them again.
 */
export interface Counted {
  /** Of the vote, and the question in it. */
  code: string
  question: Id
  text: string
  /** When it was opened and closed, in ms since 1970. */
  openedAt: number
  closedAt: number
  law: FormalRules | null
  decides: Decides | undefined
  votes: Weighed
  outcome: Result['outcome']
  /** Options that have won, in words. */
  won: string[]
  /** [V13] Who of the roll is out of this question. */
  recused: Weight
  /** Through which kinds of doors it came. */
  hands: boolean
  ballots: boolean
}

/** [V18] The questions of a closed vote with their results; none of any other. */
export function countedOf(vote: Vote): Counted[] {
  const { outcome, sealed, openedAt } = vote
  if (!outcome || !sealed || openedAt === null) return []
  const came = Object.values(outcome.doors).some(({ ballots }) => ballots > 0)
  return vote.questions.map(({ id, text, options, decides }, i) => {
    const { heads, area, outcome: said, won } = outcome.results[i]!
    return {
      code: vote.code,
      question: id,
      text,
      openedAt,
      closedAt: outcome.at,
      law: vote.rules.law,
      decides,
      votes: { ...votesOf(heads), area: area && votesOf(area) },
      outcome: said,
      won: won.map((option) => options[option]!),
      recused: { heads: sealed.heads - heads.eligible, area: area ? sealed.area - area.eligible : 0 },
      hands: vote.hands[id] !== undefined,
      ballots: came,
    }
  })
}

const votesOf = ({ eligible, present, for: pro, against, abstain }: Votes): Votes => ({
  eligible,
  present,
  for: pro,
  against,
  abstain,
})
