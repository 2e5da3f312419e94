import type { Election } from './election.ts'
import { costOf } from './election.ts'
import type { Threshold, Tie } from './rule.ts'
import type { Choose } from './shares.ts'

/** Why a project is left out before anything is counted. */
export type Out = 'tooFewVotes' | 'belowFloor' | 'tooDear'

/** [B2] Why a project is left out, or null where it takes part. */
export function outOf(
  project: number,
  { projects, budget }: Election,
  votes: ArrayLike<number>,
  voters: number,
  { leastVotes, budgets, tooDear }: Threshold,
): Out | null {
  const { cost } = projects[project]!
  const have = votes[project]!
  if (tooDear && cost > budget) return 'tooDear'
  if (have < leastVotes) return 'tooFewVotes'
  const isBelow = budgets !== null && BigInt(have) * BigInt(budgets) * budget < cost * BigInt(voters)
  return isBelow ? 'belowFloor' : null
}

/**
 * [B5] Between equally good projects: by the rule's order, and at last by lot. `lot` says each project's
 * place.
 */
export function chooser(
  { projects }: Election,
  votes: ArrayLike<number>,
  ties: readonly Tie[],
  lot: readonly number[],
): Choose {
  const better: Record<Tie, (a: number, b: number) => boolean> = {
    cheaper: (a, b) => projects[a]!.cost < projects[b]!.cost,
    moreVotes: (a, b) => votes[a]! > votes[b]!,
  }
  return (tied) => {
    let left = tied
    for (const by of ties) {
      left = left.filter((project) => !left.some((other) => better[by](other, project)))
      if (left.length === 1) return { project: left[0]!, by }
    }
    return { project: left.reduce((first, other) => (lot[other]! < lot[first]! ? other : first)), by: 'lot' }
  }
}

/**
 * [B6] The projects with most votes, one after the other, that still fit into the budget beside those that
 * have won already. Those that do not fit are passed over.
 */
export function mostVotes(
  election: Election,
  open: Iterable<number>,
  votes: ArrayLike<number>,
  choose: Choose,
  won: readonly number[] = [],
): number[] {
  let left = election.budget - costOf(election, won)
  const rest = new Set(open)
  for (const project of won) rest.delete(project)
  const chosen: number[] = []
  while (rest.size > 0) {
    const most = Math.max(...[...rest].map((project) => votes[project]!))
    const tied = [...rest].filter((project) => votes[project] === most)
    const project = tied.length > 1 ? choose(tied).project : tied[0]!
    rest.delete(project)
    const { cost } = election.projects[project]!
    if (cost > left) continue
    left -= cost
    chosen.push(project)
  }
  return chosen
}
