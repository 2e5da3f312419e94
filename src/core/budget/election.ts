/** What stands on the menu. Money is in whole units of the smallest coin (fen, grosz, cents). */
export interface Project {
  /** As people and files call it; each once. */
  id: string
  cost: bigint
}

/** What one voter ticked, or several who ticked the same: places in the list of projects. */
export interface Ballot {
  approves: readonly number[]
  voters: number
}

/** All that the count of a round is made of. No ballot says whose it is. */
export interface Election {
  budget: bigint
  projects: readonly Project[]
  ballots: readonly Ballot[]
}

/** What in an election cannot be true, so that it is not counted. */
export type ElectionFault =
  /** The budget, or a project's cost, is less than nothing. */
  | { fault: 'belowNothing'; project: string | null }
  /** Two projects bear the same name. */
  | { fault: 'projectTwice'; project: string }
  /** A ballot names a project that does not stand on the menu. */
  | { fault: 'noSuchProject'; ballot: number }
  /** A ballot stands for no whole number of voters. */
  | { fault: 'notWhole'; ballot: number }

/** [B1] What in an election cannot be true; empty where it can be counted. */
export function faultsOf({ budget, projects, ballots }: Election): ElectionFault[] {
  const faults: ElectionFault[] = []
  const seen = new Set<string>()
  if (budget < 0n) faults.push({ fault: 'belowNothing', project: null })
  for (const { id, cost } of projects) {
    if (cost < 0n) faults.push({ fault: 'belowNothing', project: id })
    if (seen.has(id)) faults.push({ fault: 'projectTwice', project: id })
    seen.add(id)
  }
  ballots.forEach(({ approves, voters }, ballot) => {
    if (!Number.isSafeInteger(voters) || voters < 0) faults.push({ fault: 'notWhole', ballot })
    if (!approves.every((place) => Number.isInteger(place) && place >= 0 && place < projects.length))
      faults.push({ fault: 'noSuchProject', ballot })
  })
  return faults
}

/** What projects cost together. */
export const costOf = ({ projects }: Pick<Election, 'projects'>, chosen: Iterable<number>): bigint => {
  let cost = 0n
  for (const project of chosen) cost += projects[project]!.cost
  return cost
}
