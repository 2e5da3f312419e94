import type { Id } from '../plain/id.ts'
import type { Weight } from './count.ts'
import type { Measure, Share } from './law.ts'
import { entitledTo } from './roll.ts'
import type { Vote } from './vote.ts'
import { pollsOf } from './vote.ts'

/** How far one measure is: `have` of `base`, and how much the quorum needs; null where there is none. */
export interface Level {
  measure: Measure
  have: number
  base: number
  need: number | null
}

/** For the hall, while people come and vote: how many may decide a question, and how many are enough. */
export interface Meter {
  question: Id
  /** Who has a ballot, shows hands, or has their ballot brought. Whether they cast it is not said. */
  here: Level[]
  /** [V17] Whose ballots and hands are counted by now; null while the sealed rules do not show it. */
  took: Level[] | null
}

/** The least that reaches a share of `base`: of 60 two thirds are 40, more than a half is 31. */
export const leastOf = (base: number, { over, of, above }: Share): number =>
  above ? Math.floor((base * over) / of) + 1 : Math.ceil((base * over) / of)

/** The meter of each question while a vote is sealed or open; null before and after. */
export function metersOf(vote: Vote): Meter[] | null {
  const { stage, rules } = vote
  if (stage !== 'sealed' && stage !== 'open') return null
  const arrived = [...vote.roll.values()].filter(({ way }) => way !== null)
  const shows = stage === 'open' && rules.interim !== 'nothing'
  return pollsOf(vote).map(({ question, entitled, ballots, hands }) => {
    const levels = (have: Weight) =>
      rules.measures.map((measure) => ({
        measure,
        have: have[measure],
        base: entitled[measure],
        need: rules.takePart && leastOf(entitled[measure], rules.takePart),
      }))
    const heads = ballots.reduce((all, alike) => all + alike.ballots, hands?.present ?? 0)
    const area = ballots.reduce((all, alike) => all + alike.area, 0)
    return {
      question: question.id,
      here: levels(entitledTo(arrived, question.id)),
      took: shows ? levels({ heads, area }) : null,
    }
  })
}
