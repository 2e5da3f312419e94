import type { Election } from './election.ts'
import { costOf } from './election.ts'
import type { Fraction } from './fraction.ts'
import { floor, fraction, plus } from './fraction.ts'
import { gather, type Groups } from './groups.ts'
import type { CountRule } from './rule.ts'
import { EqualShares, type Choose, type Pick, type Purchase } from './shares.ts'
import { finish, type Steps } from '../plain/slices.ts'
import { chooser, mostVotes, outOf, type Out } from './votes.ts'

/** What Equal Shares has bought: with which share of each voter, and what in which order. */
export interface Bought {
  share: Fraction
  purchases: readonly Purchase[]
}

/** What the count of a round says. Projects are places in the election's list. */
export interface Outcome {
  voters: number
  /** How many voters approve each project. */
  votes: readonly number[]
  /** Left out before anything was counted, and why. */
  out: readonly { project: number; why: Out }[]
  /** In the order in which they have won. */
  won: readonly number[]
  /** By which way they have won. */
  way: 'equalShares' | 'mostVotes'
  /** What Equal Shares bought, also where most votes were preferred; null where the rule is most votes. */
  bought: Bought | null
  /** What was added for its votes to what Equal Shares bought. */
  added: readonly number[]
  /** What most votes would have chosen. */
  mostVotes: readonly number[]
  /** How many voters prefer which of the two, where the rule asks. */
  preferred: { equalShares: number; mostVotes: number } | null
  spent: bigint
  left: bigint
}

/** All that the steps of one count share. */
interface Counting {
  election: Election
  rule: CountRule
  groups: Groups
  /** Projects that take part. */
  open: readonly number[]
  choose: Choose
  chooseByVotes: Choose
}

/**
 * [B1–B9] Counts a round: a pure function of the election, the sealed rule and the public lot, in whole
 * numbers and exact fractions alone, so that anybody who counts again gets the same. `lot` is the order that
 * was drawn: places of projects, the first one wins. It expects an election without faults.
 */
export const countRound = (election: Election, rule: CountRule, lot: readonly number[]): Outcome =>
  finish(countInSteps(election, rule, lot))

/** The same in small steps, between which a page may draw and listen. */
export function* countInSteps(election: Election, rule: CountRule, lot: readonly number[]): Steps<Outcome> {
  const all = yield* gather(election.ballots, election.projects.length)
  const votes = Array.from(all.votes)
  const out = election.projects.flatMap((_, project) => {
    const why = outOf(project, election, votes, all.voters, rule.out)
    return why ? [{ project, why }] : []
  })
  const left = new Set(out.map(({ project }) => project))
  const counting: Counting = {
    election,
    rule,
    groups: all,
    open: election.projects.map((_, project) => project).filter((project) => !left.has(project)),
    choose: chooser(election, votes, rule.ties, placesOf(lot)),
    chooseByVotes: chooser(election, votes, rule.votesTies, placesOf(lot)),
  }
  const greedy = mostVotes(election, counting.open, votes, counting.chooseByVotes)
  const bought = rule.way === 'equalShares' ? yield* buy(counting) : null
  const equal = bought ? bought.purchases.map(({ project }) => project) : []
  const adds = bought && (rule.completion === 'mostVotes' || rule.completion === 'add1u')
  const added = adds ? mostVotes(election, counting.open, votes, counting.chooseByVotes, equal) : []
  const preferred =
    bought && rule.comparison !== 'none' ? compareOutcomes(counting, [...equal, ...added], greedy) : null
  const way = bought && !(preferred && preferred.mostVotes > preferred.equalShares) ? 'equalShares' : 'mostVotes'
  const won = way === 'equalShares' ? [...equal, ...added] : greedy
  const spent = costOf(election, won)
  return {
    voters: all.voters,
    votes,
    out,
    won,
    way,
    bought,
    added,
    mostVotes: greedy,
    preferred,
    spent,
    left: election.budget - spent,
  }
}

const placesOf = (lot: readonly number[]): number[] => {
  const places: number[] = []
  lot.forEach((project, place) => (places[project] = place))
  return places
}

/** [B7] Equal Shares with the share that the rule's completion leads to. */
function* buy(counting: Counting): Steps<Bought> {
  const { election, rule, groups, open, choose } = counting
  const { budget, projects } = election
  const takesPart = new Set(open)
  const costs = projects.map(({ cost }, project) => (takesPart.has(project) ? cost : 0n))
  const method = new EqualShares(groups, costs, choose)
  if (groups.voters === 0) return { share: fraction(0n), purchases: [] }
  const exact = fraction(budget, BigInt(groups.voters))
  const grows = rule.completion === 'add1' || rule.completion === 'add1u'
  if (!grows || costOf(election, open) <= budget) return { share: exact, purchases: yield* method.buy(exact) }
  const { step, whole, untilFull } = rule.add1
  const share = whole ? fraction(floor(fraction(exact.over, exact.under * step)) * step) : exact
  let last = share
  let picks = yield* method.pick(share, budget)
  const winnable = open.filter((project) => groups.votes[project]! > 0 && projects[project]!.cost > 0n)
  while (picks && picks.length < winnable.length && !(untilFull && isFull(counting, picks))) {
    const next = plus(last, fraction(step))
    picks = yield* method.pick(next, budget)
    if (picks) last = next
  }
  return { share: last, purchases: yield* method.priced() }
}

/** Whether no other project fits into what is left. */
function isFull({ election, open }: Counting, picks: readonly Pick[]): boolean {
  const won = new Set(picks.map(({ project }) => project))
  const left = election.budget - costOf(election, won)
  return open.every((project) => won.has(project) || election.projects[project]!.cost > left)
}

/** [B8] How many voters prefer each of two outcomes. */
function compareOutcomes(
  { groups, rule }: Counting,
  equal: readonly number[],
  greedy: readonly number[],
): { equalShares: number; mostVotes: number } {
  const { size, approves } = groups
  const [inEqual, inGreedy] = [new Set(equal), new Set(greedy)]
  const preferred = { equalShares: 0, mostVotes: 0 }
  size.forEach((voters, group) => {
    const mine = approves.to.subarray(approves.from[group]!, approves.from[group + 1]!)
    const have = (won: ReadonlySet<number>) => {
      const count = mine.filter((project) => won.has(project)).length
      return rule.comparison === 'anything' ? Math.min(count, 1) : count
    }
    const more = have(inEqual) - have(inGreedy)
    if (more > 0) preferred.equalShares += voters
    if (more < 0) preferred.mostVotes += voters
  })
  return preferred
}
