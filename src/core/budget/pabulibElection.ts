import { inUnit, readAmount, writeAmount, type Amount } from './amount.ts'
import type { Ballot, Election } from './election.ts'
import { PLAIN, type PabulibFile, type Section, type SectionName } from './pabulib.ts'

/** How voters said what they want. `choose-1` is an approval of one project. */
export type VoteType = 'approval' | 'ordinal' | 'cumulative' | 'scoring'

/** One voter's row: projects as they stand there, and points for each where the way of voting has them. */
export interface PabulibVote {
  voter: string
  projects: string[]
  points: string[] | null
}

/** Why a file cannot be counted: what is wrong, and where. */
export interface NotCountable {
  refused: 'notApproval' | 'noColumn' | 'noAmount' | 'projectTwice' | 'noSuchProject'
  what: string
}

/** An election read from a file: its money in units of which `10 ** digits` are one of the file's. */
export interface ReadElection {
  election: Election
  digits: number
}

const sectionOf = ({ sections }: PabulibFile, name: SectionName): Section => sections.find((one) => one.name === name)!

/** What META says under a key, without spaces around it; null where it says nothing. */
export function metaOf(file: PabulibFile, key: string): string | null {
  const row = sectionOf(file, 'META').rows.find(([name]) => name!.trim() === key)
  return row ? (row[1] ?? '').trim() : null
}

/** The cells of a column, without spaces around them; null where there is none. */
export function columnOf(file: PabulibFile, name: SectionName, column: string): string[] | null {
  const { columns, rows } = sectionOf(file, name)
  const place = columns.findIndex((one) => one.trim() === column)
  return place < 0 ? null : rows.map((row) => (row[place] ?? '').trim())
}

/** The way of voting of a file; `choose-1` and what is not said are approvals. */
export function voteTypeOf(file: PabulibFile): VoteType {
  const said = metaOf(file, 'vote_type')
  return said === 'ordinal' || said === 'cumulative' || said === 'scoring' ? said : 'approval'
}

/** Every voter's row, in whichever way they voted. */
export function votesOf(file: PabulibFile): PabulibVote[] {
  const votes = columnOf(file, 'VOTES', 'vote') ?? []
  const voters = columnOf(file, 'VOTES', 'voter_id') ?? []
  const points = columnOf(file, 'VOTES', 'points')
  return votes.map((vote, i) => ({
    voter: voters[i] ?? '',
    projects: listOf(vote),
    points: points && listOf(points[i]!),
  }))
}

const listOf = (cell: string): string[] => (cell === '' ? [] : cell.split(',').map((one) => one.trim()))

/** [B10] What there is to count in a file of approvals; other ways of voting are read, but not counted. */
export function electionOf(file: PabulibFile): ReadElection | NotCountable {
  const type = voteTypeOf(file)
  if (type !== 'approval') return { refused: 'notApproval', what: type }
  const ids = columnOf(file, 'PROJECTS', 'project_id')
  const costs = columnOf(file, 'PROJECTS', 'cost')
  if (!ids || !costs) return { refused: 'noColumn', what: ids ? 'cost' : 'project_id' }
  if (!columnOf(file, 'VOTES', 'vote')) return { refused: 'noColumn', what: 'vote' }
  const amounts: Amount[] = []
  for (const text of [metaOf(file, 'budget') ?? '', ...costs]) {
    const amount = readAmount(text)
    if (!amount) return { refused: 'noAmount', what: text }
    amounts.push(amount)
  }
  const digits = Math.max(...amounts.map((amount) => amount.digits))
  const [budget, ...exact] = amounts.map((amount) => inUnit(amount, digits))
  const places = new Map(ids.map((id, place) => [id, place]))
  if (places.size < ids.length) return { refused: 'projectTwice', what: ids.find((id, i) => places.get(id) !== i)! }
  const ballots: Ballot[] = []
  for (const { projects } of votesOf(file)) {
    const approves: number[] = []
    for (const id of projects) {
      const place = places.get(id)
      if (place === undefined) return { refused: 'noSuchProject', what: id }
      approves.push(place)
    }
    ballots.push({ approves, voters: 1 })
  }
  return { election: { budget: budget!, projects: ids.map((id, i) => ({ id, cost: exact[i]! })), ballots }, digits }
}

/** A table to be written: for each row what stands in which column. */
type Cells = Readonly<Record<string, string>>

/**
 * [B10] An election as a file of Pabulib. `meta` and `told` (for each project) are what else is said, under
 * Pabulib's names; numbers of projects and votes, budget, costs and votes are written from the election.
 * Voters are numbered in the order of what they ticked, so that neither person nor time can be read from it.
 */
export function pabulibOf({ election, digits }: ReadElection, meta: Cells, told: readonly Cells[] = []): PabulibFile {
  const { budget, projects, ballots } = election
  const votes = projects.map(() => 0)
  const all = ballots.flatMap(({ approves, voters }) => {
    const ticked = [...new Set(approves)].sort((a, b) => a - b)
    for (const project of ticked) votes[project]! += voters
    return Array.from({ length: voters }, () => ticked.map((project) => projects[project]!.id).join())
  })
  const counts = { num_projects: `${projects.length}`, num_votes: `${all.length}`, budget: writeAmount(budget, digits) }
  const said = Object.entries({ ...meta, ...counts, vote_type: 'approval' })
  const rows = projects.map(({ id, cost }, i) => ({
    project_id: id,
    cost: writeAmount(cost, digits),
    votes: `${votes[i]}`,
    ...told[i],
  }))
  const columns = [...new Set(['project_id', 'cost', 'votes', ...rows.flatMap((row) => Object.keys(row))])]
  return {
    sections: [
      { name: 'META', columns: ['key', 'value'], rows: inOrder(said) },
      { name: 'PROJECTS', columns, rows: rows.map((row: Cells) => columns.map((column) => row[column] ?? '')) },
      { name: 'VOTES', columns: ['voter_id', 'vote'], rows: all.sort().map((vote, i) => [`${i + 1}`, vote]) },
    ],
    spelling: PLAIN,
  }
}

/** META's keys in the order in which Pabulib lists them; others after them. */
const META = `description country unit district subunit instance num_projects num_votes budget leftover_budget
  budget_per_category budget_per_neighborhood vote_type rule date_begin date_end min_length max_length
  min_sum_cost max_sum_cost scoring_fn min_points max_points min_sum_points max_sum_points default_score
  min_project_cost max_project_cost min_project_score_threshold min_length_per_category max_length_per_category
  min_sum_cost_per_category max_sum_cost_per_category neighborhoods subdistricts categories fully_funded
  experimental edition language currency acknowledgments comment`.split(/\s+/)

function inOrder(said: readonly (readonly [string, string])[]): (readonly [string, string])[] {
  const place = (key: string) => (META.includes(key) ? META.indexOf(key) : META.length)
  return [...said].sort(([a], [b]) => place(a) - place(b))
}
