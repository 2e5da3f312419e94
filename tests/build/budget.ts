import fc from 'fast-check'
import type { Election } from '../../src/core/budget/election.ts'
import type { CountRule } from '../../src/core/budget/rule.ts'
import { unit } from '../../src/core/plain/hash.ts'

/** Few voters and projects, and costs that often make ties and whole shares. */
export const elections: fc.Arbitrary<Election> = fc
  .record({
    costs: fc.array(fc.oneof(fc.constantFrom(6, 12, 12, 24), fc.integer({ min: 1, max: 60 })), {
      minLength: 1,
      maxLength: 7,
    }),
    budget: fc.integer({ min: 0, max: 120 }),
    ballots: fc.array(fc.array(fc.nat({ max: 6 }), { maxLength: 5 }), { maxLength: 14 }),
  })
  .map(({ costs, budget, ballots }) => ({
    budget: BigInt(budget),
    projects: costs.map((cost, i) => ({ id: `${i}`, cost: BigInt(cost) })),
    ballots: ballots.map((ticked) => ({ approves: ticked.filter((place) => place < costs.length), voters: 1 })),
  }))

export const rules: fc.Arbitrary<CountRule> = fc.record({
  way: fc.constant('equalShares' as const),
  out: fc.constantFrom({ leastVotes: 0, budgets: null, tooDear: false }, { leastVotes: 1, budgets: 3, tooDear: true }),
  completion: fc.constantFrom('none', 'mostVotes', 'add1', 'add1u'),
  add1: fc.record({ step: fc.constantFrom(1n, 2n), whole: fc.boolean(), untilFull: fc.boolean() }),
  comparison: fc.constantFrom('none', 'projects', 'anything'),
  ties: fc.constantFrom(['cheaper', 'moreVotes'], ['moreVotes', 'cheaper'], []),
  votesTies: fc.constantFrom(['cheaper'], []),
})

/** The orders that may be drawn. */
export const lots = fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6], { minLength: 7 })

/**
 * A big bowl of any size, the same for the same numbers: voters live in five quarters and tick a few dishes,
 * mostly of their own; dishes cost about ¥10,000 to ¥250,000, and the budget is a third of all. In fen.
 */
export function bowl(voters: number, projects: number): Election {
  const chance = (...of: (string | number)[]) => unit(of.join('/'))
  const costs = Array.from({ length: projects }, (_, i) => Math.round(10_000 * 25 ** chance('cost', i)) * 100)
  const total = costs.reduce((all, cost) => all + cost, 0)
  return {
    budget: BigInt(Math.round(total / 3)),
    projects: costs.map((cost, i) => ({ id: `${i + 1}`, cost: BigInt(cost) })),
    ballots: Array.from({ length: voters }, (_, voter) => {
      const quarter = Math.floor(chance('quarter', voter) * 5)
      const approves = new Set<number>()
      for (let tick = 0; tick < 3 + Math.floor(8 * chance('ticks', voter)); tick++) {
        const dish = Math.floor(projects * chance('dish', voter, tick) ** 1.5)
        approves.add(chance('own', voter, tick) < 0.7 ? dish - ((dish + 5 - quarter) % 5) : dish)
      }
      return { approves: [...approves].filter((dish) => dish >= 0 && dish < projects).sort((a, b) => a - b), voters: 1 }
    }),
  }
}
