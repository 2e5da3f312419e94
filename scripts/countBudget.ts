// npx grove count-budget FILE.pb: counts a budget round from a file of Pabulib, and says who paid for what.
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { EQUAL_SHARES, MOST_VOTES, type CountRule } from '../src/core/budget/rule.ts'
import { printable } from '../src/core/plain/printable.ts'
import { budgetLines } from './budgetLines.ts'

const USAGE = `grove count-budget FILE.pb [--rule equal-shares|most-votes] [--completion none|mostVotes|add1|add1u]
  [--comparison none|projects|anything] [--floor N] [--project ID] [--voter ID]

  FILE.pb       a round as Pabulib has it (pabulib.org/format), with approval votes
  --rule        Equal Shares, unless it is said otherwise
  --completion  what becomes of money that Equal Shares leaves; add1, unless it is said otherwise
  --comparison  whether the outcome of most votes is taken where more voters prefer it; projects, unless …
  --floor       projects whose part of the voters is smaller than their cost is of N budgets are out (Świecie: 3)
  --project     tells of one project who paid what, or what it was missing
  --voter       tells what one ballot paid for

Rules: docs/rules/budget.md. Of what is exactly equal, what stands first in the file comes first.`

const COMPLETIONS = ['none', 'mostVotes', 'add1', 'add1u'] as const
const COMPARISONS = ['none', 'projects', 'anything'] as const

const text = { type: 'string' } as const
const { values, positionals } = parseArgs({
  options: {
    rule: text,
    completion: text,
    comparison: text,
    floor: text,
    project: text,
    voter: text,
    help: { type: 'boolean' },
  },
  allowPositionals: true,
})
const rule = ruleAsked()
const [path] = positionals
if (values.help || !path || !rule) {
  console.log(USAGE)
  process.exit(values.help ? 0 : 2)
}
const told = budgetLines(readFileSync(path, 'utf8'), { rule, project: values.project, voter: values.voter })
if ('why' in told) {
  console.error(printable(told.why))
  process.exit(1)
}
for (const line of told.lines) console.log(printable(line))

/** The rule as it is asked for; null where something in it is none. */
function ruleAsked(): CountRule | null {
  const { rule: way = 'equal-shares', completion = 'add1', comparison = 'projects', floor } = values
  const found = {
    completion: COMPLETIONS.find((one) => one === completion),
    comparison: COMPARISONS.find((one) => one === comparison),
  }
  const budgets = floor === undefined ? null : Number(floor)
  if (!found.completion || !found.comparison || (budgets !== null && !(Number.isInteger(budgets) && budgets > 0)))
    return null
  if (way !== 'equal-shares' && way !== 'most-votes') return null
  const base = way === 'equal-shares' ? { ...EQUAL_SHARES, ...found } : MOST_VOTES
  return { ...base, out: { ...base.out, budgets } } as CountRule
}
