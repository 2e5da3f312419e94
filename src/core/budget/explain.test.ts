import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bowl, elections, lots, rules } from '../../../tests/build/budget.ts'
import { countInSteps, countRound } from './count.ts'
import type { Election } from './election.ts'
import { explain, explainBallot, missingInSteps } from './explain.ts'
import { compare, floor, fraction, NOTHING, plus, times, type Fraction } from './fraction.ts'
import { EQUAL_SHARES, type CountRule } from './rule.ts'
import { finish, inSlices } from '../plain/slices.ts'

const sum = (amounts: Iterable<Fraction>): Fraction => [...amounts].reduce(plus, NOTHING)
const RUNS = { numRuns: 80 }

test('[B11] it adds up: payments to each cost, what a ballot paid and kept to its share, all together to the round', () => {
  fc.assert(
    fc.property(elections, lots, rules, (election, lot, rule) => {
      const { bought, voters } = countRound(election, rule, lot)
      const { share, steps, left } = explain(election, bought!)
      const ballots = election.ballots.map(({ approves }) => explainBallot(bought!, approves))
      for (const [i, { project, payments }] of steps.entries()) {
        const paid = sum(payments.map(({ amount, voters }) => times(amount, BigInt(voters))))
        expect(paid).toEqual(fraction(election.projects[project]!.cost))
        expect(payments[0]!.amount).toEqual(bought!.purchases[i]!.most)
        // The same from the ballots: each supporter once, with what their own explanation says.
        const own = ballots.flatMap(({ paid }) => paid.filter((one) => one.project === project))
        expect(own).toHaveLength(payments.reduce((all, { voters }) => all + voters, 0))
        expect(sum(own.map(({ amount }) => amount))).toEqual(paid)
      }
      for (const { paid, left } of ballots) {
        expect(compare(left, NOTHING)).toBeGreaterThanOrEqual(0)
        expect(sum([...paid.map(({ amount }) => amount), left])).toEqual(share)
      }
      const spent = sum(bought!.purchases.map(({ project }) => fraction(election.projects[project]!.cost)))
      const rest = sum(ballots.map(({ left }) => left))
      expect(plus(spent, rest)).toEqual(times(share, BigInt(voters)))
      if (steps.length > 0) expect(steps.at(-1)!.left).toEqual(rest)
      election.projects.forEach((_, project) => {
        const mine = ballots.filter((_, i) => election.ballots[i]!.approves.includes(project))
        expect(left[project]).toEqual(sum(mine.map(({ left }) => left)))
      })
    }),
    RUNS,
  )
})

const atCost = (election: Election, project: number, cost: bigint): Election => ({
  ...election,
  projects: election.projects.map((one, place) => (place === project ? { ...one, cost } : one)),
})

test('[B12] each loser is told a cost or a budget with which it would have won: counted again', () => {
  let [costs, budgets] = [0, 0]
  fc.assert(
    fc.property(elections, lots, rules, (election, lot, rule) => {
      const { won, votes } = countRound(election, rule, lot)
      const loser = election.projects.findIndex((_, project) => !won.includes(project) && votes[project]! > 0)
      if (loser < 0) return
      const { cost, budget } = finish(missingInSteps(election, rule, lot, loser))
      const wins = (changed: Election) => countRound(changed, rule, lot).won.includes(loser)
      if (cost !== null) {
        costs++
        expect(cost).toBeLessThan(election.projects[loser]!.cost)
        expect(wins(atCost(election, loser, cost))).toBe(true)
        expect(wins(atCost(election, loser, cost + 1n))).toBe(false)
      }
      if (budget !== null) {
        budgets++
        expect(wins({ ...election, budget })).toBe(true)
        expect(wins({ ...election, budget: budget - 1n })).toBe(false)
      }
      if (budget === null) expect(votes[loser]! < rule.out.leastVotes).toBe(true)
    }),
    RUNS,
  )
  // Guards the rest: not only one of the two is ever found.
  expect(Math.min(costs, budgets)).toBeGreaterThan(10)
})

test('[B12] with the cost that its supporters have left together, a project always wins by Equal Shares alone', () => {
  const alone: CountRule = { ...EQUAL_SHARES, completion: 'none', comparison: 'none' }
  fc.assert(
    fc.property(elections, lots, (election, lot) => {
      const { bought, won } = countRound(election, alone, lot)
      explain(election, bought!).left.forEach((left, project) => {
        const cost = floor(left)
        if (won.includes(project) || cost < 1n || cost >= election.projects[project]!.cost) return
        expect(countRound(atCost(election, project, cost), alone, lot).won).toContain(project)
      })
    }),
    RUNS,
  )
})

test('a page counts in slices, and gets the same', async () => {
  const election = bowl(300, 12)
  const lot = election.projects.map((_, place) => place)
  let [clock, pauses] = [0, 0]
  const outcome = await inSlices(countInSteps(election, EQUAL_SHARES, lot), {
    now: () => clock++,
    pause: async () => void pauses++,
    sliceMs: 12,
  })
  expect(outcome).toEqual(countRound(election, EQUAL_SHARES, lot))
  expect(pauses).toBeGreaterThan(5)
})
