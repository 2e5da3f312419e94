import type { Ballot } from './election.ts'
import type { Steps } from './slices.ts'

/** From each of several things to others: those of `i` stand in `to` between `from[i]` and `from[i + 1]`. */
export interface Links {
  from: Int32Array
  to: Int32Array
}

/** Voters whose ballots say the same are one group: they pay the same and have the same left. */
export interface Groups {
  /** All who voted, also those who approve nothing: each of them has a share. */
  voters: number
  /** How many voters each group is. */
  size: Int32Array
  /** What each group approves. */
  approves: Links
  /** Who supports each project: groups, in ascending order. */
  supporters: Links
  /** How many voters approve each project. */
  votes: Int32Array
}

/** So many ballots are looked at before others may use the processor. */
const AT_A_TIME = 20_000

/**
 * [B3] Gathers equal ballots, in pieces. A project that a ballot names twice counts once.
 */
export function* gather(ballots: readonly Ballot[], projects: number): Steps<Groups> {
  const groups = new Map<string, { approves: readonly number[]; voters: number }>()
  let voters = 0
  for (let i = 0; i < ballots.length; i++) {
    if (i % AT_A_TIME === AT_A_TIME - 1) yield
    const ballot = ballots[i]!
    voters += ballot.voters
    const approves = tidy(ballot.approves)
    if (approves.length === 0 || ballot.voters === 0) continue
    const key = approves.join()
    const known = groups.get(key)
    if (known) known.voters += ballot.voters
    else groups.set(key, { approves, voters: ballot.voters })
  }
  yield
  return linked([...groups.values()], projects, voters)
}

/** In ascending order and each once; mostly a ballot is so already. */
function tidy(approves: readonly number[]): readonly number[] {
  for (let i = 1; i < approves.length; i++)
    if (approves[i - 1]! >= approves[i]!) return [...new Set(approves)].sort((a, b) => a - b)
  return approves
}

function linked(groups: readonly Ballot[], projects: number, voters: number): Groups {
  const size = Int32Array.from(groups, (group) => group.voters)
  const from = new Int32Array(groups.length + 1)
  const counts = new Int32Array(projects + 1)
  const votes = new Int32Array(projects)
  groups.forEach(({ approves, voters }, i) => {
    from[i + 1] = from[i]! + approves.length
    for (const project of approves) {
      counts[project + 1]!++
      votes[project]! += voters
    }
  })
  for (let project = 0; project < projects; project++) counts[project + 1]! += counts[project]!
  const next = counts.slice()
  const approved = new Int32Array(from[groups.length]!)
  const supporters = new Int32Array(approved.length)
  groups.forEach(({ approves }, i) => {
    approved.set(approves, from[i]!)
    for (const project of approves) supporters[next[project]!++] = i
  })
  return { voters, size, approves: { from, to: approved }, supporters: { from: counts, to: supporters }, votes }
}
