// The count of budget rounds on real elections (Pabulib) and on committees, beside outcomes that others
// computed: equalshares-compute-tool and abcvoting.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { countRound } from '../../src/core/budget/count.ts'
import type { Election } from '../../src/core/budget/election.ts'
import { fraction } from '../../src/core/budget/fraction.ts'
import { readPabulib, writePabulib, type PabulibFile } from '../../src/core/budget/pabulib.ts'
import { columnOf, electionOf, metaOf, type ReadElection } from '../../src/core/budget/pabulibElection.ts'
import { EQUAL_SHARES, MOST_VOTES, type CountRule, type Tie } from '../../src/core/budget/rule.ts'
import { chooser, mostVotes } from '../../src/core/budget/votes.ts'
import { bruteShares } from '../build/bruteShares.ts'
import { committees } from './committees.ts'

interface Reference {
  file: string
  tieBreaking: string[]
  increment: number
  outcomes: Record<string, { winners?: string[]; error?: string; no_tie_met?: boolean }>
}

/** Checks all that the folder holds, and prints a table; false where anything differs. */
export function run(data: string): boolean {
  const folder = join(data, 'budgets')
  if (!existsSync(folder)) {
    console.log('budget: skipped, the data of budgets are absent')
    return true
  }
  const files = new Map(
    readdirSync(folder)
      .filter((name) => name.endsWith('.pb'))
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  )
  const references = JSON.parse(readFileSync(join(folder, 'reference_outcomes.json'), 'utf8')) as Reference[]
  return [
    bytes(files),
    ...outcomes(files, references),
    swiecie(files.get('Poland_Swiecie_2023.pb')),
    officialGreedy(files),
    ...committees(join(data, 'committees')),
  ]
    .map(({ what, right, of, wrong, apart }) => {
      console.log(
        `budget ${what.padEnd(58)} ${right} of ${of}${apart.length > 0 ? `, and ${apart.length} told apart` : ''}`,
      )
      for (const line of apart) console.log(`       told apart: ${line}`)
      for (const line of wrong) console.log(`       differs: ${line}`)
      return wrong.length === 0
    })
    .every(Boolean)
}

/** What was compared: so many were equal, of so many. */
export interface Compared {
  what: string
  right: number
  of: number
  wrong: string[]
  /** Not equal, for a reason that was checked. */
  apart: string[]
}

function bytes(files: ReadonlyMap<string, string>): Compared {
  const wrong = [...files].filter(([, text]) => writePabulib(fileOf(text)) !== text).map(([name]) => name)
  return {
    what: 'files that are written as they were read',
    right: files.size - wrong.length,
    of: files.size,
    wrong,
    apart: [],
  }
}

function fileOf(text: string): PabulibFile {
  const file = readPabulib(text)
  if ('refused' in file) throw new Error(JSON.stringify(file))
  return file
}

function readOf(text: string): ReadElection {
  const read = electionOf(fileOf(text))
  if ('refused' in read) throw new Error(JSON.stringify(read))
  return read
}

/** The tool knows no floor; in it nobody is out, and every share grows by so many of the file's units. */
export function ruleOf(key: string, { increment, tieBreaking }: Reference, digits: number): CountRule {
  const [way, ...options] = key.replace(/^mes_/, '').split('_')
  const completion = { none: 'none', utilitarian: 'mostVotes', add1: 'add1', add1u: 'add1u' } as const
  const ties: Record<string, Tie> = { maxVotes: 'moreVotes', minCost: 'cheaper' }
  return {
    ...EQUAL_SHARES,
    out: { leastVotes: 0, budgets: null, tooDear: false },
    completion: completion[way as keyof typeof completion],
    comparison: 'none',
    add1: {
      step: BigInt(increment) * 10n ** BigInt(digits),
      whole: options.includes('integral'),
      untilFull: options.includes('exh'),
    },
    ties: tieBreaking.map((tie) => ties[tie]!),
    votesTies: [],
  }
}

/** The tool takes what is still equal in the order of JavaScript's own keys: whole numbers first. */
const keyOrder = ({ projects }: Election): number[] => {
  const places = new Map(projects.map(({ id }, place) => [id, place]))
  return Object.keys(Object.fromEntries(places)).map((id) => places.get(id)!)
}

const idsOf = ({ projects }: Election, won: readonly number[]): string =>
  won
    .map((place) => projects[place]!.id)
    .sort()
    .join()

function outcomes(files: ReadonlyMap<string, string>, references: readonly Reference[]): Compared[] {
  const compared = new Map<string, Compared>()
  for (const reference of references) {
    const { election, digits } = readOf(files.get(reference.file)!)
    for (const [key, { winners, no_tie_met }] of Object.entries(reference.outcomes)) {
      if (!winners) continue
      const one = compared.get(key) ?? { what: `outcomes ${key}`, right: 0, of: 0, wrong: [], apart: [] }
      compared.set(key, one)
      one.of++
      const rule = ruleOf(key, reference, digits)
      const theirs = winners.sort().join()
      const ours = idsOf(election, countRound(election, rule, keyOrder(election)).won)
      if (ours === theirs) one.right++
      else if (countedTwice(election, rule) === theirs)
        one.apart.push(`${reference.file}: a ballot names a project twice, and there counts twice; so counted, equal`)
      else one.wrong.push(`${reference.file}${no_tie_met ? '' : ' (a tie was met)'}: ${ours} not ${theirs}`)
    }
  }
  return [...compared.values()]
}

/** As the tool reads it: who names a project twice supports it twice. Word for word as the paper, slowly. */
function countedTwice(election: Election, { completion, ties }: CountRule): string | null {
  const { budget, projects, ballots } = election
  const isDoubled = ballots.some(({ approves }) => new Set(approves).size < approves.length)
  if (!isDoubled || completion === 'add1' || completion === 'add1u') return null
  const supporters = projects.map((_, project) =>
    ballots.flatMap(({ approves }, voter) => approves.filter((one) => one === project).map(() => voter)),
  )
  const votes = supporters.map(({ length }) => length)
  const places: number[] = []
  keyOrder(election).forEach((project, place) => (places[project] = place))
  const choose = (ties: readonly Tie[]) => chooser(election, votes, ties, places)
  const costs = projects.map(({ cost }) => cost)
  const share = fraction(budget, BigInt(ballots.length))
  const bought = bruteShares(supporters, costs, ballots.length, share, choose(ties)).map(({ project }) => project)
  const added = completion === 'none' ? [] : mostVotes(election, projects.keys(), votes, choose([]), bought)
  return idsOf(election, [...bought, ...added])
}

/** The official outcome of Świecie, with its floor of three budgets. */
function swiecie(text: string | undefined): Compared {
  const what = 'projects chosen officially in Świecie, with its floor'
  if (!text) return { what, right: 0, of: 0, wrong: [], apart: [] }
  const file = fileOf(text)
  const { election } = readOf(text)
  const rule: CountRule = {
    ...EQUAL_SHARES,
    out: { leastVotes: 1, budgets: 3, tooDear: true },
    add1: { step: 1n, whole: true, untilFull: false },
  }
  const outcome = countRound(election, rule, keyOrder(election))
  const selected = columnOf(file, 'PROJECTS', 'selected')!
  const official = election.projects.filter((_, i) => selected[i] === '1').map(({ id }) => id)
  const ours = new Set(outcome.won.map((place) => election.projects[place]!.id))
  const wrong = [...official.filter((id) => !ours.has(id)), ...[...ours].filter((id) => !official.includes(id))]
  const out = outcome.out.map(({ project, why }) => `${election.projects[project]!.id} ${why}`)
  return {
    what: `${what} (out: ${out.join()})`,
    right: official.filter((id) => ours.has(id)).length,
    of: official.length,
    wrong,
    apart: [],
  }
}

/** Cities that count most votes say who was chosen: our greedy count beside it. */
function officialGreedy(files: ReadonlyMap<string, string>): Compared {
  const compared: Compared = { what: 'official outcomes of most votes', right: 0, of: 0, wrong: [], apart: [] }
  for (const [name, text] of files) {
    const file = fileOf(text)
    const selected = columnOf(file, 'PROJECTS', 'selected')
    if (!selected || !metaOf(file, 'rule')!.startsWith('greedy')) continue
    const { election } = readOf(text)
    const least = Number(metaOf(file, 'min_project_score_threshold') ?? 1)
    const rule = { ...MOST_VOTES, out: { leastVotes: least, budgets: null, tooDear: false } }
    const ours = idsOf(election, countRound(election, rule, keyOrder(election)).won)
    const official = election.projects
      .filter((_, i) => selected[i] === '1')
      .map(({ id }) => id)
      .sort()
      .join()
    compared.of++
    if (ours === official) compared.right++
    else compared.wrong.push(`${name}: ${ours} not ${official}`)
  }
  return compared
}
