// Counting a budget round: the largest real file beside the paper's words (brute force), and beside the
// public JavaScript tool where a copy of it is at hand, and on the page of a phone; then a million voters and
// two hundred projects.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import vm from 'node:vm'
import { countInSteps, countRound } from '../src/core/budget/count.ts'
import type { Election } from '../src/core/budget/election.ts'
import { fraction } from '../src/core/budget/fraction.ts'
import { readPabulib } from '../src/core/budget/pabulib.ts'
import { electionOf } from '../src/core/budget/pabulibElection.ts'
import { EQUAL_SHARES, type CountRule } from '../src/core/budget/rule.ts'
import { bruteShares } from '../tests/build/bruteShares.ts'
import { bowl } from '../tests/build/budget.ts'
import { onThePage } from './budgetPage.ts'
import { interleave, type Rounds } from './rounds.ts'

export const name = 'budget'

const ROUNDS = 5
const VOTERS = 1_000_000
const PROJECTS = 200

/** The rule as the tool has it by default: shares grow by one until the budget would not hold. */
const ADD1: CountRule = {
  ...EQUAL_SHARES,
  out: { leastVotes: 0, budgets: null, tooDear: false },
  completion: 'add1',
  add1: { step: 1n, whole: true, untilFull: false },
  comparison: 'none',
  ties: ['moreVotes', 'cheaper'],
}
const ONCE: CountRule = { ...ADD1, completion: 'none' }

/** Prints seconds of processor time, and how many times as long the others take, then the large count. */
export async function run(): Promise<void> {
  for (const file of largest()) {
    await beside(file)
    await onThePage(file.election)
  }
  large()
}

/** The largest file by its bytes, and the one with most voters; without data, one that was made up. */
function largest(): { file: string; text: string | null; election: Election }[] {
  const folder = join(process.env.GROVE_REFERENCES || '../shared/data', 'budgets')
  if (!existsSync(folder)) {
    console.log('no reference data (set GROVE_REFERENCES): an invented round instead')
    return [{ file: 'invented, 5,000 voters × 80 projects', text: null, election: bowl(5000, 80) }]
  }
  const files = readdirSync(folder).filter((file) => file.endsWith('.pb'))
  const rounds = files.map((file) => {
    const text = readFileSync(join(folder, file), 'utf8')
    return { file, text, election: electionIn(text), bytes: statSync(join(folder, file)).size }
  })
  const most = (of: (round: (typeof rounds)[number]) => number) => rounds.reduce((a, b) => (of(b) > of(a) ? b : a))
  return [...new Set([most(({ bytes }) => bytes), most(({ election }) => election.ballots.length)])]
}

function electionIn(text: string): Election {
  const file = readPabulib(text)
  const read = 'refused' in file ? file : electionOf(file)
  if ('refused' in read) throw new Error(JSON.stringify(read))
  return read.election
}

/**
 * Seconds of processor time: one thread works, and what else runs on the machine counts less than by the
 * clock.
 */
function seconds(work: () => unknown): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

const lotOf = ({ projects }: Election) => projects.map((_, place) => place)

async function beside({ file, text, election }: ReturnType<typeof largest>[number]): Promise<void> {
  const lot = lotOf(election)
  const tool = text && publicTool(text)
  console.log(`${file}: ${election.ballots.length} voters, ${election.projects.length} projects`)
  const brute = seconds(() => bruteOnce(election))
  const rounds = await interleave(ROUNDS, {
    once: () => seconds(() => countRound(election, ONCE, lot)),
    add1: () => seconds(() => countRound(election, ADD1, lot)),
    tool: () => (tool ? seconds(() => tool('floats')) : 0),
  })
  const { share } = countRound(election, ADD1, lot).bought!
  const counts = share.over / share.under - election.budget / BigInt(election.ballots.length) + 2n
  console.log(`  one count ${show(rounds.once)}; the paper word for word, in fractions, once: ${brute.toFixed(1)} s`)
  console.log(`  Add1, ${counts} shares: ${show(rounds.add1)}${tool ? `; the public tool ${show(rounds.tool)}` : ''}`)
  console.log(`${name} ratio ${(rounds.once.median / brute).toFixed(5)} to the paper word for word`)
  if (tool)
    console.log(`${name} ratio ${(rounds.add1.median / rounds.tool.median).toFixed(4)} to the public tool, Add1`)
}

const show = ({ median, spread }: Rounds): string => `${median.toFixed(3)} s (spread ${(spread * 100).toFixed(0)} %)`

function bruteOnce({ budget, projects, ballots }: Election): void {
  const supporters = projects.map((_, project) =>
    ballots.flatMap(({ approves }, voter) => (approves.includes(project) ? [voter] : [])),
  )
  const costs = projects.map(({ cost }) => cost)
  const choose = (tied: readonly number[]) => ({ project: tied[0]!, by: 'lot' as const })
  bruteShares(supporters, costs, ballots.length, fraction(budget, BigInt(ballots.length)), choose)
}

/**
 * The worker of equalshares-compute-tool, from the folder that GROVE_EQUAL_SHARES_TOOL names (its `js`): it
 * is not part of Grove. It gets its own parsed form of the file.
 */
function publicTool(text: string): ((accuracy: string) => void) | null {
  const folder = process.env.GROVE_EQUAL_SHARES_TOOL
  if (!folder) return null
  const source = (file: string) => readFileSync(join(folder, file), 'utf8')
  const context: Record<string, unknown> = { console, performance, postMessage: () => {} }
  context.importScripts = (file: string) => vm.runInContext(source(file), sandbox)
  const sandbox = vm.createContext(context)
  vm.runInContext(source('methodOfEqualSharesWorker.js'), sandbox)
  vm.runInContext(source('pabulibParser.js').replace('export function', 'function'), sandbox)
  const parse = context.parsePabulibFromString as (text: string) => unknown
  const count = context.onmessage as (message: { data: unknown }) => void
  const params = { tieBreaking: ['maxVotes', 'minCost'], completion: 'add1', add1options: ['integral'], increment: 1 }
  return (accuracy) => count({ data: { instance: parse(text), params: { ...params, comparison: 'none', accuracy } } })
}

/** A million voters: a count with the proposed rule, and the longest of its steps. */
function large(): void {
  const election = bowl(VOTERS, PROJECTS)
  const lot = lotOf(election)
  const rule: CountRule = { ...EQUAL_SHARES, comparison: 'none' }
  const once = seconds(() => countRound(election, { ...rule, completion: 'none' }, lot))
  let longest = 0
  let steps = 0
  let grown = ''
  const whole = seconds(() => {
    const running = countInSteps(election, rule, lot)
    for (;;) {
      const began = performance.now()
      const step = running.next()
      longest = Math.max(longest, performance.now() - began)
      steps++
      if (!step.done) continue
      const share = step.value.bought!.share
      grown = `share ${(Number(share.over / share.under) / 100).toFixed(2)}, ${step.value.won.length} won`
      break
    }
  })
  const memory = Math.round(process.memoryUsage().rss / 1e6)
  console.log(`${VOTERS} voters × ${PROJECTS} projects: one count ${once.toFixed(2)} s; with growing shares`)
  console.log(`  ${whole.toFixed(2)} s (${grown}), ${steps} steps, the longest ${longest.toFixed(0)} ms; ${memory} MB`)
}
