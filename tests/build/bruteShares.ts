import { compare, fraction, least, minus, NOTHING, plus, times, type Fraction } from '../../src/core/budget/fraction.ts'
import type { Choose } from '../../src/core/budget/shares.ts'

/**
 * The Method of Equal Shares word for word as the paper has it, in exact fractions, voter by voter and
 * without any shortcut: slow, and nothing in common with the one in core but fractions. `supporters` has for
 * each project its voters (numbers below `voters`); one who stands there twice pays twice.
 */
export function bruteShares(
  supporters: readonly (readonly number[])[],
  costs: readonly bigint[],
  voters: number,
  share: Fraction,
  choose: Choose,
): { project: number; payments: Map<number, Fraction> }[] {
  const purses = Array.from({ length: voters }, () => share)
  const open = new Set(costs.keys())
  const bought: { project: number; payments: Map<number, Fraction> }[] = []
  for (;;) {
    let best: Fraction | null = null
    let tied: number[] = []
    for (const project of open) {
      const most = costs[project]! > 0n ? mostOf(supporters[project]!, costs[project]!, purses) : null
      if (!most) continue
      const rate = fraction(most.over, most.under * costs[project]!)
      const order = best ? compare(rate, best) : -1
      if (order < 0) [best, tied] = [rate, [project]]
      else if (order === 0) tied.push(project)
    }
    if (!best) return bought
    const project = tied.length > 1 ? choose(tied).project : tied[0]!
    const most = times(best, costs[project]!)
    const payments = new Map<number, Fraction>()
    for (const voter of supporters[project]!) {
      const payment = least(purses[voter]!, most)
      purses[voter] = minus(purses[voter]!, payment)
      payments.set(voter, plus(payments.get(voter) ?? NOTHING, payment))
    }
    open.delete(project)
    bought.push({ project, payments })
  }
}

/**
 * The most that one of them pays where the cost is split as evenly as their purses allow; null where they
 * cannot.
 */
function mostOf(supporters: readonly number[], cost: bigint, purses: readonly Fraction[]): Fraction | null {
  const inOrder = supporters.map((voter) => purses[voter]!).sort(compare)
  let rest = fraction(cost)
  for (const [i, purse] of inOrder.entries()) {
    const most = fraction(rest.over, rest.under * BigInt(inOrder.length - i))
    if (compare(purse, most) >= 0) return most
    rest = minus(rest, purse)
  }
  return null
}
