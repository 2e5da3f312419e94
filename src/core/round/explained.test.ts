import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Holding } from '../../../tests/build/rounds.ts'
import { finish } from '../plain/slices.ts'
import { fraction } from '../budget/fraction.ts'
import { explainRound, missingSums, myBallot, rounded } from './explained.ts'
import { copyOf } from '../plain/copy.ts'
import { countedOf } from './outcome.ts'

const ballots = fc.array(
  fc.tuple(fc.uniqueArray(fc.nat({ max: 4 }), { maxLength: 3 }), fc.integer({ min: 1, max: 30 })),
  { minLength: 1, maxLength: 8 },
)
const costs = fc.array(fc.integer({ min: 1, max: 60_000 }), { minLength: 5, maxLength: 5 })

test('[B11] payments of each project add up to its cost, to the cent, and a ballot’s to its share', () => {
  fc.assert(
    fc.property(costs, ballots, (all, cast) => {
      const holding = Holding.frozen(all, {
        rule: { way: 'equalShares', completion: 'add1', comparison: 'none', leastVotes: 1, floor: null, step: 100 },
      })
      holding.closes(
        cast.map(([places, count]) => [places.toSorted((a, b) => a - b), count] as const),
        300,
      )
      holding.counts('7')
      const explained = finish(explainRound(holding.round, holding.facts.vote!.closed!.ballots))
      for (const { cost, lines } of explained.steps)
        expect(lines.reduce((sum, { together }) => sum + together, 0)).toBe(cost)
      for (const [places] of cast) {
        const sorted = places.toSorted((a, b) => a - b)
        const mine = myBallot(holding.round, sorted, 1)!
        expect(mine.paid.reduce((sum, { amount }) => sum + amount, mine.left)).toBe(mine.share)
        expect(mine.left).toBeGreaterThanOrEqual(0)
      }
    }),
    { numRuns: 60 },
  )
})

test('[B12] for each loser a sum is named with which it would have won: counted again with it, it wins', () => {
  const holding = Holding.frozen([60_000, 50_000, 45_000, 30_000])
  holding.closes([
    [[0, 1], 12],
    [[1, 2], 9],
    [[2, 3], 5],
    [[3], 4],
  ])
  holding.counts('7')
  const closed = holding.facts.vote!.closed!
  const { losers } = finish(explainRound(holding.round, closed.ballots))
  expect(losers.length).toBeGreaterThan(0)
  for (const { n } of losers) {
    const { cheaper, budget } = finish(missingSums(holding.round, closed.ballots, n))
    const changed = copyOf({ ...holding.round, proposers: null })
    if (budget === null) throw new Error(`no sum for ${n}`)
    changed.settings.budget = budget
    expect(countedOf(changed as never, closed, holding.round.lots[0]!, 1).won).toContain(n)
    changed.settings.budget = budget - 1
    expect(countedOf(changed as never, closed, holding.round.lots[0]!, 1).won).not.toContain(n)
    if (cheaper === null) continue
    changed.settings.budget = holding.round.settings.budget
    changed.projects[n - 1]!.cost!.amount = cheaper
    expect(countedOf(changed as never, closed, holding.round.lots[0]!, 1).won).toContain(n)
  }
})

test('amounts are rounded so that their sum stays', () => {
  expect(rounded([fraction(1n, 3n), fraction(1n, 3n), fraction(1n, 3n)])).toEqual([1, 0, 0])
  expect(rounded([fraction(5n, 2n), fraction(3n, 2n)]).reduce((a, b) => a + b, 0)).toBe(4)
  expect(rounded([])).toEqual([])
})
