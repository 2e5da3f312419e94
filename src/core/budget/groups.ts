import type { Ballot } from './election.ts'
import type { Steps } from '../plain/slices.ts'

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
const AT_A_TIME = 1000

/**
 * [B3] Gathers equal ballots, in pieces. A project that a ballot names twice counts once.
 */
export function* gather(ballots: readonly Ballot[], projects: number): Steps<Groups> {
  const groups: Ballot[] = []
  // Room for as many groups as there are ballots, so that the table is seldom made anew.
  let table: Int32Array = new Int32Array(1 << Math.min(22, 33 - Math.clz32(ballots.length))).fill(-1)
  let voters = 0
  for (let i = 0; i < ballots.length; i++) {
    if (i % AT_A_TIME === AT_A_TIME - 1) yield
    const ballot = ballots[i]!
    voters += ballot.voters
    const approves = tidy(ballot.approves)
    if (approves.length === 0 || ballot.voters === 0) continue
    if (groups.length * 2 > table.length) table = placed(groups, table.length * 4)
    const place = placeOf(approves, groups, table)
    const known = table[place]!
    if (known < 0) table[place] = groups.push({ approves, voters: ballot.voters }) - 1
    else groups[known]!.voters += ballot.voters
  }
  yield
  return linked(groups, projects, voters)
}

/** Where in a table of hashes a ballot stands, or would stand. */
function placeOf(approves: readonly number[], groups: readonly Ballot[], table: Int32Array): number {
  let hash = approves.length
  for (const project of approves) hash = Math.imul(hash ^ project, 0x9e3779b1) ^ (hash >>> 15)
  const mask = table.length - 1
  let place = (hash ^ (hash >>> 16)) & mask
  for (; table[place]! >= 0; place = (place + 1) & mask)
    if (isSame(groups[table[place]!]!.approves, approves)) return place
  return place
}

function isSame(a: readonly number[], b: readonly number[]): boolean {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}

/** A larger table of the same groups. */
function placed(groups: readonly Ballot[], length: number): Int32Array {
  const table = new Int32Array(length).fill(-1)
  groups.forEach(({ approves }, i) => (table[placeOf(approves, groups, table)] = i))
  return table
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
