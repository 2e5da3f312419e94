import { writeAmount } from '../budget/amount.ts'
import { countInSteps } from '../budget/count.ts'
import { faultsOf } from '../budget/election.ts'
import { floor } from '../budget/fraction.ts'
import type { PabulibFile } from '../budget/pabulib.ts'
import { columnOf, electionOf, metaOf, votesOf } from '../budget/pabulibElection.ts'
import { EQUAL_SHARES } from '../budget/rule.ts'
import type { Steps } from '../plain/slices.ts'

/** A round of elsewhere, as its file says it and as it is counted again. Money is as in the file. */
export interface OtherRound {
  title: string
  /** Where and when it was held, as far as the file says. */
  place: string
  year: string
  currency: string
  budget: string
  /** How it was counted there, in the file's own word. */
  rule: string
  voters: number
  projects: OtherProject[]
  /** Counted again by Equal Shares; null where it cannot be, and `why`. */
  counted: { share: string; spent: string; left: string } | null
  why: OtherFault | null
}

export interface OtherProject {
  id: string
  name: string
  cost: string
  votes: number
  /** Whether the file says that it was chosen; null where it does not say. */
  selected: boolean | null
  equalShares: boolean
  mostVotes: boolean
}

/** Why a file is only shown: ballots that are no approvals, something missing, too long a count. */
export const OTHER_FAULTS = [
  'notApproval',
  'noColumn',
  'noAmount',
  'projectTwice',
  'noSuchProject',
  'cannotBe',
  'takesLong',
] as const
export type OtherFault = (typeof OTHER_FAULTS)[number]

/** So many projects are shown; a file with more is one of ballots that nobody reads. */
export const OTHER_PROJECTS_MOST = 1000

/** [B29] So much of each name, sum or word of a file is shown. */
const SHOWN_MOST = 200
const shortened = (text: string): string =>
  text.length <= SHOWN_MOST ? text : `${text.slice(0, SHOWN_MOST - 1).replace(/[\uD800-\uDBFF]$/, '')}…`

/** [B10] [B29] What is known of a file without counting it. */
export function otherRound(file: PabulibFile, why: OtherFault | null): OtherRound {
  const meta = (key: string) => shortened(metaOf(file, key) ?? '')
  const column = (name: string) => columnOf(file, 'PROJECTS', name)
  const [ids, costs, names, selected, votes] = ['project_id', 'cost', 'name', 'selected', 'votes'].map(column)
  const projects = (ids ?? []).slice(0, OTHER_PROJECTS_MOST).map((id, i) => ({
    id: shortened(id),
    name: shortened(names?.[i] ?? ''),
    cost: shortened(costs?.[i] ?? ''),
    votes: Number(votes?.[i]) || 0,
    selected: selected ? !['', '0'].includes(selected[i]!) : null,
    equalShares: false,
    mostVotes: false,
  }))
  return {
    title: meta('description') || [meta('unit'), meta('subunit'), meta('instance')].filter(Boolean).join(' '),
    place: [meta('country'), meta('unit'), meta('district'), meta('subunit')].filter(Boolean).join(' · '),
    year: meta('instance') || meta('date_begin'),
    currency: meta('currency'),
    budget: meta('budget'),
    rule: meta('rule'),
    voters: votesOf(file).length,
    projects,
    counted: null,
    why,
  }
}

/** A sum has so many signs at most: longer ones are no money, and slow to reckon with. */
const AMOUNT_MOST = 24
const amountsOf = (file: PabulibFile): string[] => [
  metaOf(file, 'budget') ?? '',
  ...(columnOf(file, 'PROJECTS', 'cost') ?? []),
]

/** [B29] The same, counted by Equal Shares and by most votes, in steps; what cannot be counted is said. */
export function* countOther(file: PabulibFile): Steps<OtherRound> {
  if (!amountsOf(file).every((text) => text.length <= AMOUNT_MOST)) return otherRound(file, 'cannotBe')
  const read = electionOf(file)
  if ('refused' in read) return otherRound(file, read.refused)
  const { election, digits } = read
  if (faultsOf(election).length || election.projects.length > OTHER_PROJECTS_MOST) return otherRound(file, 'cannotBe')
  const rule = {
    ...EQUAL_SHARES,
    comparison: 'none',
    add1: { ...EQUAL_SHARES.add1, step: 10n ** BigInt(digits) },
  } as const
  const lot = election.projects.map((_, place) => place)
  const { bought, won, votes, mostVotes, spent, left } = yield* countInSteps(election, rule, lot)
  const shown = otherRound(file, null)
  return {
    ...shown,
    projects: shown.projects.map((project, place) => ({
      ...project,
      votes: votes[place]!,
      equalShares: won.includes(place),
      mostVotes: mostVotes.includes(place),
    })),
    counted: {
      share: writeAmount(floor(bought!.share), digits),
      spent: writeAmount(spent, digits),
      left: writeAmount(left, digits),
    },
  }
}
