// Equal Shares where everything costs the same: committees of abcvoting, with every outcome that some way of
// breaking ties leads to.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { countRound } from '../../src/core/budget/count.ts'
import type { Election } from '../../src/core/budget/election.ts'
import { fraction } from '../../src/core/budget/fraction.ts'
import { gather } from '../../src/core/budget/groups.ts'
import { EQUAL_SHARES, type CountRule } from '../../src/core/budget/rule.ts'
import { EqualShares } from '../../src/core/budget/shares.ts'
import { finish } from '../../src/core/plain/slices.ts'
import { mostVotes } from '../../src/core/budget/votes.ts'
import type { Compared } from './budget.ts'

/** Equal Shares without ties of its own, then most votes: what abcvoting calls completion by approval. */
const RULE: CountRule = {
  ...EQUAL_SHARES,
  out: { leastVotes: 0, budgets: null, tooDear: false },
  completion: 'mostVotes',
  comparison: 'none',
}

/** Compares every committee of the folder, all outcomes and our one. */
export function committees(folder: string): Compared[] {
  if (!existsSync(folder)) return []
  const all: Compared = { what: 'committees: all outcomes of all ties', right: 0, of: 0, wrong: [], apart: [] }
  const ours: Compared = { what: 'committees: our outcome is one of them', right: 0, of: 0, wrong: [], apart: [] }
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.yaml'))) {
    const { election, expected } = committeeOf(readFileSync(join(folder, name), 'utf8'))
    if (!expected) continue
    const lot = election.projects.map((_, place) => place)
    const found = [...everyOutcome(election)].sort().join(' | ')
    const one = keyOf(countRound(election, RULE, lot).won)
    add(all, found === [...expected].sort().join(' | '), `${name}: ${found}`)
    add(ours, expected.includes(one), `${name}: ${one}`)
  }
  return [all, ours]
}

function add(compared: Compared, right: boolean, wrong: string): void {
  compared.of++
  if (right) compared.right++
  else compared.wrong.push(wrong)
}

const keyOf = (places: readonly number[]): string => [...places].sort((a, b) => a - b).join()

/** A committee's file: flow lists in YAML are JSON. */
function committeeOf(text: string): { election: Election; expected: string[] | null } {
  const [, seats] = /^committeesize: (\d+)/m.exec(text)!
  const [, candidates] = /^num_cand: (\d+)/m.exec(text)!
  const [, profile] = /^profile: ([\d,\s[\]]*)$/m.exec(text)!
  const rule = /rule_id: equal-shares-with-av-completion\n {2}result: ([\d,\s[\]]*)\n {2}resolute: false/.exec(text)
  return {
    election: {
      budget: BigInt(seats!),
      projects: Array.from({ length: Number(candidates) }, (_, i) => ({ id: `${i}`, cost: 1n })),
      ballots: (JSON.parse(profile!) as number[][]).map((approves) => ({ approves, voters: 1 })),
    },
    expected: rule && (JSON.parse(rule[1]!) as number[][]).map(keyOf),
  }
}

/** Every outcome that some choices between equally good projects lead to: one count for each. */
function everyOutcome(election: Election): Set<string> {
  const outcomes = new Set<string>()
  const waiting: number[][] = [[]]
  for (let script = waiting.pop(); script; script = waiting.pop()) {
    let at = 0
    const choose = (tied: readonly number[]) => {
      if (at === script.length) {
        for (let other = 1; other < tied.length; other++) waiting.push([...script, other])
        script.push(0)
      }
      return { project: tied[script[at++]!]!, by: 'lot' as const }
    }
    outcomes.add(keyOf(outcomeOf(election, choose)))
  }
  return outcomes
}

function outcomeOf(election: Election, choose: (tied: readonly number[]) => { project: number; by: 'lot' }): number[] {
  const { budget, projects, ballots } = election
  const groups = finish(gather(ballots, projects.length))
  const method = new EqualShares(
    groups,
    projects.map(({ cost }) => cost),
    choose,
  )
  const bought = finish(method.buy(fraction(budget, BigInt(groups.voters)))).map(({ project }) => project)
  return [...bought, ...mostVotes(election, projects.keys(), groups.votes, choose, bought)]
}
