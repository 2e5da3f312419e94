import { countInSteps, type Bought } from './count.ts'
import { costOf, type Election } from './election.ts'
import { fraction, least, minus, type Fraction } from './fraction.ts'
import { gather, type Groups } from './groups.ts'
import type { CountRule } from './rule.ts'
import { finish, type Steps } from '../plain/slices.ts'

/** So many voters pay as much for one project. */
export interface Payment {
  amount: Fraction
  voters: number
}

/** One step of Equal Shares: who paid what. Payments make up the cost exactly. */
export interface Step {
  project: number
  /** The greatest first. Supporters who have nothing left pay nothing, and are the last. */
  payments: readonly Payment[]
  /** What all voters have left together afterwards. */
  left: Fraction
}

/** What one ballot has paid for. Payments and what is left make up the share exactly. */
export interface BallotPaid {
  share: Fraction
  paid: readonly { project: number; amount: Fraction }[]
  left: Fraction
}

/** All that Equal Shares did, step by step, and what is left to the supporters of each project. */
export interface Explained {
  share: Fraction
  steps: readonly Step[]
  /** For each project what its supporters have left together at the end. */
  left: readonly Fraction[]
}

/**
 * [B11] Who paid what, made anew from share and prices alone: for each project payments that add up to its
 * cost, and what its supporters have left at the end. In pieces, like the count.
 */
export function* explainInSteps(election: Election, { share, purchases }: Bought): Steps<Explained> {
  const groups = yield* gather(election.ballots, election.projects.length)
  const scale = [share, ...purchases.map(({ most }) => most)].reduce(commonUnder, 1n)
  const inScale = ({ over, under }: Fraction): bigint => over * (scale / under)
  const purses = Array.from(groups.size, () => inScale(share))
  let all = inScale(share) * BigInt(groups.voters)
  const steps: Step[] = []
  for (const { project, most } of purchases) {
    const voters = payersOf(groups, project, purses, inScale(most))
    for (const [amount, count] of voters) all -= amount * BigInt(count)
    const payments = [...voters].sort(([a], [b]) => (a > b ? -1 : 1))
    steps.push({
      project,
      payments: payments.map(([amount, count]) => ({ amount: fraction(amount, scale), voters: count })),
      left: fraction(all, scale),
    })
    yield
  }
  const left = election.projects.map((_, project) =>
    fraction(
      supportersOf(groups, project).reduce((sum, group) => sum + purses[group]! * BigInt(groups.size[group]!), 0n),
      scale,
    ),
  )
  return { share, steps, left }
}

/** The same at once. */
export const explain = (election: Election, bought: Bought): Explained => finish(explainInSteps(election, bought))

/** The least whole number that both `all` and a fraction's lower one divide. */
const commonUnder = (all: bigint, { under }: Fraction): bigint => fraction(all, under).over * under

const supportersOf = ({ supporters }: Groups, project: number): number[] =>
  Array.from(supporters.to.subarray(supporters.from[project]!, supporters.from[project + 1]!))

/** Takes what each supporter pays from the purses; gives how many pay how much. */
function payersOf(groups: Groups, project: number, purses: bigint[], most: bigint): Map<bigint, number> {
  const voters = new Map<bigint, number>()
  for (const group of supportersOf(groups, project)) {
    const amount = purses[group]! < most ? purses[group]! : most
    purses[group]! -= amount
    voters.set(amount, (voters.get(amount) ?? 0) + groups.size[group]!)
  }
  return voters
}

/** [B11] What one ballot has paid for: it needs only the ballot and what was published. */
export function explainBallot({ share, purchases }: Bought, approves: readonly number[]): BallotPaid {
  let left = share
  const paid: { project: number; amount: Fraction }[] = []
  for (const { project, most } of purchases) {
    if (!approves.includes(project)) continue
    const amount = least(left, most)
    left = minus(left, amount)
    paid.push({ project, amount })
  }
  return { share, paid, left }
}

/** What would have let a project win that has not. Each was counted again by the whole rule. */
export interface Missing {
  /**
   * The greatest cost below its own with which it would have won, as far as halving finds it; null where no
   * cost would have been low enough, since its supporters had spent all.
   */
  cost: bigint | null
  /** A budget with which it would have won at its own cost; null where none was found. */
  budget: bigint | null
}

/**
 * [B12] What a project that has lost was missing. Counts the round again and again, a few dozen times: in
 * pieces, and for one project, when somebody asks.
 */
export function* missingInSteps(
  election: Election,
  rule: CountRule,
  lot: readonly number[],
  project: number,
): Steps<Missing> {
  const { projects, budget } = election
  const own = projects[project]!
  const wins = function* (changed: Election): Steps<boolean> {
    return (yield* countInSteps(changed, rule, lot)).won.includes(project)
  }
  const atCost = (cost: bigint) =>
    wins({ ...election, projects: projects.map((one) => (one === own ? { ...own, cost } : one)) })
  const withMore = (more: bigint) => wins({ ...election, budget: budget + more })
  let [low, dear] = [own.cost >> 1n, own.cost]
  while (low > 0n && !(yield* atCost(low))) [low, dear] = [low >> 1n, low]
  const cost = low > 0n ? yield* narrow(atCost, low, dear) : null
  const most = costOf(election, projects.keys()) * BigInt(Math.max(1, election.ballots.length))
  let [little, more] = [0n, own.cost]
  // Where every single voter could pay for everything, all that have votes win.
  while (little <= most && !(yield* withMore(more))) [little, more] = [more, more * 2n]
  return { cost, budget: little <= most ? budget + (yield* narrow(withMore, more, little)) : null }
}

/** Between an amount that wins and one that loses, one that wins and whose neighbour loses. */
function* narrow(test: (amount: bigint) => Steps<boolean>, wins: bigint, loses: bigint): Steps<bigint> {
  while (wins - loses > 1n || loses - wins > 1n) {
    const between = (wins + loses) >> 1n
    if (yield* test(between)) wins = between
    else loses = between
  }
  return wins
}
