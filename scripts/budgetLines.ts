import { countRound, type Bought, type Outcome } from '../src/core/budget/count.ts'
import { faultsOf } from '../src/core/budget/election.ts'
import { explain, explainBallot, missingInSteps, type Payment } from '../src/core/budget/explain.ts'
import { floor, fraction, times, type Fraction } from '../src/core/budget/fraction.ts'
import { readPabulib } from '../src/core/budget/pabulib.ts'
import { columnOf, electionOf, metaOf, votesOf, type ReadElection } from '../src/core/budget/pabulibElection.ts'
import type { CountRule } from '../src/core/budget/rule.ts'
import { finish } from '../src/core/plain/slices.ts'
import { writeAmount } from '../src/core/budget/amount.ts'

/** What is asked about a file: counted by which rule, and what is told of it beside the outcome. */
export interface Asked {
  /** Shares grow by one unit of the file's money, whatever the rule says. */
  rule: CountRule
  /** Tells all of one project, and of a loser what it was missing; by its id. */
  project?: string | undefined
  /** Tells what one ballot paid for; by its voter's id in the file. */
  voter?: string | undefined
}

/** A file that was counted, as the lines below need it. */
interface Counted extends ReadElection {
  rule: CountRule
  lot: readonly number[]
  names: readonly string[]
  outcome: Outcome
}

/**
 * The outcome of a Pabulib file in lines of text, with who paid what. The order of its projects takes the
 * place of the lot. Null where it is none, or cannot be counted: then `why` says it.
 */
export function budgetLines(text: string, { rule, project, voter }: Asked): { lines: string[] } | { why: string } {
  const file = readPabulib(text)
  if ('refused' in file) return { why: `this is no file of Pabulib: ${file.section} is missing, or its columns` }
  const read = electionOf(file)
  if ('refused' in read) return { why: `this cannot be counted: ${read.refused} (${read.what})` }
  const { election, digits } = read
  const [fault] = faultsOf(election)
  if (fault) return { why: `this cannot be counted: ${JSON.stringify(fault)}` }
  const byUnits = { ...rule, add1: { ...rule.add1, step: 10n ** BigInt(digits) } }
  const lot = election.projects.map((_, place) => place)
  const names = columnOf(file, 'PROJECTS', 'name') ?? []
  const counted: Counted = { ...read, rule: byUnits, lot, names, outcome: countRound(election, byUnits, lot) }
  const lines = [metaOf(file, 'description') ?? '', ...outcomeLines(counted)]
  if (project !== undefined) lines.push('', ...projectLines(counted, project))
  if (voter !== undefined) {
    const ticked = votesOf(file).findIndex((vote) => vote.voter === voter)
    lines.push('', ...(ticked < 0 ? [`no ballot of ${voter}`] : ballotLines(counted, ticked)))
  }
  return { lines }
}

const nameOf = ({ election, names }: Counted, place: number): string =>
  `${election.projects[place]!.id} ${names[place] ?? ''}`.trim()

/** An amount in the file's money, cut to a hundredth, with a sign where that is not all of it. */
function money({ digits }: Counted, amount: Fraction): string {
  const hundredths = times(fraction(amount.over, amount.under * 10n ** BigInt(digits)), 100n)
  return writeAmount(floor(hundredths), 2) + (hundredths.under === 1n ? '' : '…')
}

function outcomeLines(counted: Counted): string[] {
  const { election, outcome, digits } = counted
  const { won, votes, voters, spent, left, bought, preferred, out, way, added } = outcome
  const amount = (whole: bigint) => writeAmount(whole, digits)
  const steps = bought && way === 'equalShares' ? explain(election, bought).steps : []
  return [
    `${voters} voters, ${election.projects.length} projects, budget ${amount(election.budget)}`,
    ...(bought ? [`share of each voter: ${money(counted, bought.share)}`] : []),
    ...out.map(({ project, why }) => `out before the count: ${nameOf(counted, project)}: ${why}`),
    ...(preferred ? [`preferred by ${preferred.equalShares}; most votes by ${preferred.mostVotes}`] : []),
    `chosen by ${way}: ${won.length}, ${amount(spent)} spent, ${amount(left)} left`,
    ...won.map((project) => {
      const step = steps.find((one) => one.project === project)
      const how = step ? paidLine(counted, step.payments) : added.includes(project) ? 'added for its votes' : ''
      return `  ${nameOf(counted, project)}: ${amount(election.projects[project]!.cost)}, ${votes[project]} votes. ${how}`
    }),
    `most votes would have chosen: ${outcome.mostVotes.map((project) => election.projects[project]!.id).join(', ')}`,
  ]
}

function paidLine(counted: Counted, payments: readonly Payment[]): string {
  const [most, ...less] = payments
  const voters = less.reduce((all, payment) => all + payment.voters, 0)
  return `${most!.voters} pay ${money(counted, most!.amount)} each${voters > 0 ? `, ${voters} what they have left` : ''}`
}

function projectLines(counted: Counted, id: string): string[] {
  const { election, outcome, rule, lot, digits } = counted
  const project = election.projects.findIndex((one) => one.id === id)
  if (project < 0) return [`no project ${id}`]
  const amount = (whole: bigint) => writeAmount(whole, digits)
  const explained = outcome.bought && explain(election, outcome.bought)
  const step = explained?.steps.find((one) => one.project === project)
  const paid = step?.payments.map(({ amount, voters }) => `  ${voters} × ${money(counted, amount)}`) ?? []
  if (outcome.won.includes(project)) return [`${nameOf(counted, project)} is chosen:`, ...paid]
  const { cost, budget } = finish(missingInSteps(election, rule, lot, project))
  return [
    `${nameOf(counted, project)} is not chosen: ${outcome.votes[project]} votes, ${amount(election.projects[project]!.cost)}`,
    ...(explained ? [`  its supporters have ${money(counted, explained.left[project]!)} left together`] : []),
    cost === null ? '  no lower cost would have helped' : `  it would have won at a cost of ${amount(cost)}`,
    ...(budget === null ? [] : [`  it would have won with a budget of ${amount(budget)}`]),
  ]
}

function ballotLines(counted: Counted, ballot: number): string[] {
  const { election, outcome } = counted
  const bought: Bought = outcome.bought ?? { share: fraction(0n), purchases: [] }
  const { share, paid, left } = explainBallot(bought, election.ballots[ballot]!.approves)
  return [
    `this ballot had ${money(counted, share)}:`,
    ...paid.map(({ project, amount }) => `  ${money(counted, amount)} for ${nameOf(counted, project)}`),
    `  ${money(counted, left)} left`,
  ]
}
