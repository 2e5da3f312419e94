import type { Alike } from '../ballot/count.ts'
import { explainBallot, explainInSteps, missingInSteps } from '../budget/explain.ts'
import { compare, floor, fraction, NOTHING, plus, times, type Fraction } from '../budget/fraction.ts'
import type { Steps } from '../plain/slices.ts'
import type { Out } from '../budget/votes.ts'
import { boughtOf, electionOf } from './outcome.ts'
import type { Round } from './round.ts'
import { countRuleOf } from './ruleSaid.ts'

/** So many supporters paid as much each, in fen to the nearest; `together` of all lines make up the cost. */
export interface PaidLine {
  voters: number
  each: number
  together: number
}

/** One project that was bought: who paid how much, and what all have left afterwards. */
export interface BoughtStep {
  n: number
  cost: number
  lines: PaidLine[]
  left: number
}

/** Why a project was not chosen, in sums. */
export interface Loser {
  n: number
  votes: number
  cost: number
  out: Out | null
  /** What its supporters had left together at the end, rounded down; null by most votes. */
  had: number | null
}

/** All that a page tells of a count, in whole fen: plain JSON. */
export interface ExplainedRound {
  /** What each voter had, rounded down; null by most votes. */
  share: number | null
  steps: BoughtStep[]
  /** Bought for their votes, with what was left. */
  added: number[]
  losers: Loser[]
}

/**
 * [B11] Explains a counted round, in pieces. Sums are rounded to whole fen so that they still add up.
 */
export function* explainRound(round: Round, ballots: readonly Alike[]): Steps<ExplainedRound> {
  const { menu, projects } = round
  const counted = round.counted!
  const bought = counted.way === 'equalShares' ? boughtOf(round) : null
  const explained = bought ? yield* explainInSteps(electionOf(round, ballots), bought) : null
  const outs = new Map(counted.out.map(({ n, why }) => [n, why]))
  const costOf = (n: number) => projects[n - 1]!.cost!.amount
  const losers = counted.votes.flatMap(({ n, votes }, place) => {
    const had = explained && Number(floor(explained.left[place]!))
    return counted.won.includes(n) ? [] : [{ n, votes, cost: costOf(n), out: outs.get(n) ?? null, had }]
  })
  return {
    share: bought && Number(floor(bought.share)),
    steps: (explained?.steps ?? []).map(({ project, payments, left }) => ({
      n: menu[project]!,
      cost: costOf(menu[project]!),
      lines: linesOf(payments),
      left: Number(floor(left)),
    })),
    added: counted.added,
    losers: losers.sort((a, b) => b.votes - a.votes || a.cost - b.cost || a.n - b.n),
  }
}

/** What would have let a project win, in fen; null where there is no such sum. */
export interface MissingSums {
  cheaper: number | null
  budget: number | null
}

/**
 * [B12] The same for one project that was not chosen: the round is counted again some dozen times, in pieces.
 */
export function* missingSums(round: Round, ballots: readonly Alike[], n: number): Steps<MissingSums> {
  const { menu, settings, counted } = round
  const lot = counted!.lot.map((one) => menu.indexOf(one))
  const rule = countRuleOf(settings.rule)
  const { cost, budget } = yield* missingInSteps(electionOf(round, ballots), rule, lot, menu.indexOf(n))
  return { cheaper: fen(cost), budget: fen(budget) }
}

const fen = (amount: bigint | null): number | null =>
  amount === null || amount > BigInt(Number.MAX_SAFE_INTEGER) ? null : Number(amount)

function linesOf(payments: readonly { amount: Fraction; voters: number }[]): PaidLine[] {
  const paid = payments.filter(({ amount, voters }) => voters > 0 && amount.over > 0n)
  const together = rounded(paid.map(({ amount, voters }) => times(amount, BigInt(voters))))
  return paid.map(({ amount, voters }, i) => ({ voters, each: nearest(amount), together: together[i]! }))
}

/**
 * Whole numbers next to fractions whose sum is whole, with the same sum: the largest rests are rounded up.
 */
export function rounded(amounts: readonly Fraction[]): number[] {
  const down = amounts.map((amount) => floor(amount))
  const sum = amounts.reduce(plus, NOTHING)
  let missing = floor(sum) - down.reduce((all, one) => all + one, 0n)
  const rests = amounts.map(({ over, under }, i) => ({ i, rest: fraction(over - down[i]! * under, under) }))
  rests.sort((a, b) => compare(b.rest, a.rest) || a.i - b.i)
  for (const { i } of rests) {
    if (missing <= 0n) break
    down[i]! += 1n
    missing--
  }
  return down.map(Number)
}

const nearest = ({ over, under }: Fraction): number => Number((over * 2n + under) / (under * 2n))

/** What one ballot paid for, and what it kept, in fen that add up to its share. */
export interface MyBallot {
  share: number
  paid: { n: number; amount: number }[]
  left: number
  /** How many ballots that were counted say just the same. */
  same: number
}

/**
 * [B11] [B33] What a ballot with these places, smallest first, paid for: it needs only what was published.
 * Null by most votes.
 */
export function myBallot(round: Round, places: readonly number[], same: number): MyBallot | null {
  const bought = round.counted?.way === 'equalShares' ? boughtOf(round) : null
  if (!bought) return null
  const { share, paid, left } = explainBallot(bought, places)
  // What is kept takes the rest of the rounding, so that all adds up to the share as it is told.
  const whole = Number(floor(share))
  const sums = rounded([...paid.map(({ amount }) => amount), left]).slice(0, paid.length)
  return {
    share: whole,
    paid: paid.map(({ project }, i) => ({ n: round.menu[project]!, amount: sums[i]! })),
    left: whole - sums.reduce((all, one) => all + one, 0),
    same,
  }
}
