import type { CountRule } from '../budget/rule.ts'
import { EQUAL_SHARES, MOST_VOTES } from '../budget/rule.ts'

/** The rule of a round's count as it is sealed and shown: plain numbers, money in fen. */
export interface RuleSaid {
  way: 'equalShares' | 'mostVotes'
  completion: CountRule['completion']
  comparison: CountRule['comparison']
  /** Projects with fewer votes are out. */
  leastVotes: number
  /** Świecie's floor, in budgets; null: none. */
  floor: number | null
  /** By so much each share grows at a time. */
  step: number
}

export const USUAL_RULE: RuleSaid = {
  way: 'equalShares',
  completion: 'add1',
  comparison: 'projects',
  leastVotes: 1,
  floor: null,
  step: 100,
}

/** The same as the count takes it. */
export function countRuleOf({ way, completion, comparison, leastVotes, floor, step }: RuleSaid): CountRule {
  const out = { leastVotes, budgets: floor, tooDear: true }
  if (way === 'mostVotes') return { ...MOST_VOTES, out }
  return { ...EQUAL_SHARES, out, completion, comparison, add1: { ...EQUAL_SHARES.add1, step: BigInt(step) } }
}
