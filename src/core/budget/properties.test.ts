import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bowl, elections, lots, rules } from '../../../tests/build/budget.ts'
import { bruteShares } from '../../../tests/build/bruteShares.ts'
import { countRound, type Outcome } from './count.ts'
import { costOf, type Election } from './election.ts'
import { compare, fraction, plus, NOTHING, type Fraction } from './fraction.ts'
import { EQUAL_SHARES, type CountRule } from './rule.ts'
import { chooser } from './votes.ts'

const RUNS = { numRuns: 150 }
const NONE: CountRule = { ...EQUAL_SHARES, out: { leastVotes: 0, budgets: null, tooDear: false }, completion: 'none' }

const supportersOf = ({ projects, ballots }: Election) =>
  projects.map((_, project) => ballots.flatMap(({ approves }, voter) => (approves.includes(project) ? [voter] : [])))

/** What the paper's own words give with this share. */
function brute(election: Election, share: Fraction, ties: CountRule['ties'], lot: readonly number[], costs?: bigint[]) {
  const supporters = supportersOf(election)
  const places: number[] = []
  lot.forEach((project, place) => (places[project] = place))
  const votes = supporters.map((voters) => voters.length)
  const choose = chooser(election, votes, ties, places)
  return bruteShares(
    supporters,
    costs ?? election.projects.map(({ cost }) => cost),
    election.ballots.length,
    share,
    choose,
  )
}

const share = ({ budget, ballots }: Election) => fraction(budget, BigInt(Math.max(1, ballots.length)))

test('[B4] the same as the paper, word for word, down to every payment', () => {
  fc.assert(
    fc.property(
      elections,
      lots,
      fc.constantFrom<CountRule['ties']>(['cheaper', 'moreVotes'], []),
      (election, lot, ties) => {
        const { bought } = countRound(election, { ...NONE, ties }, lot)
        const expected = brute(election, share(election), ties, lot)
        expect(bought!.purchases.map(({ project }) => project)).toEqual(expected.map(({ project }) => project))
        bought!.purchases.forEach(({ most }, i) => {
          const payments = [...expected[i]!.payments.values()]
          expect(payments.reduce((a, b) => (compare(a, b) < 0 ? b : a), NOTHING)).toEqual(most)
        })
      },
    ),
    { numRuns: 600 },
  )
})

test('[B7] larger shares: as if all were counted anew for each of them', () => {
  fc.assert(
    fc.property(elections, lots, rules, (election, lot, rule) => {
      const add1: CountRule = { ...rule, completion: 'add1', comparison: 'none', out: NONE.out }
      const { bought } = countRound(election, add1, lot)
      if (election.ballots.length === 0 || costOf(election, election.projects.keys()) <= election.budget) return
      expect(bought!.purchases.map(({ project }) => project)).toEqual(slowAdd1(election, add1, lot))
    }),
    RUNS,
  )
})

/** Add1 as the public tool has it, with the paper's count. */
function slowAdd1(election: Election, { add1, ties }: CountRule, lot: readonly number[]): number[] {
  const { budget, projects, ballots } = election
  const voters = BigInt(ballots.length)
  const winnable = supportersOf(election).filter((voters) => voters.length > 0).length
  const countWith = (share: Fraction) => brute(election, share, ties, lot).map(({ project }) => project)
  let share = add1.whole ? fraction((budget / (voters * add1.step)) * add1.step) : fraction(budget, voters)
  let won = countWith(share)
  for (;;) {
    const left = budget - costOf(election, won)
    if (won.length === winnable) return won
    if (add1.untilFull && projects.every(({ cost }, i) => won.includes(i) || cost > left)) return won
    share = plus(share, fraction(add1.step))
    const next = countWith(share)
    if (costOf(election, next) > budget) return won
    won = next
  }
}

test('[B4] payments are the cost, nobody pays more than a share, and what is left buys nothing', () => {
  fc.assert(
    fc.property(elections, lots, rules, (election, lot, rule) => {
      const { bought, out } = countRound(election, { ...rule, comparison: 'none' }, lot)
      const supporters = supportersOf(election)
      const left = election.ballots.map(() => bought!.share)
      for (const { project, most } of bought!.purchases) {
        let paid = NOTHING
        for (const voter of supporters[project]!) {
          const payment = compare(left[voter]!, most) < 0 ? left[voter]! : most
          left[voter] = plus(left[voter]!, { over: -payment.over, under: payment.under })
          paid = plus(paid, payment)
        }
        expect(paid).toEqual(fraction(election.projects[project]!.cost))
      }
      for (const money of left) expect(compare(money, NOTHING)).toBeGreaterThanOrEqual(0)
      const have = new Set(bought!.purchases.map(({ project }) => project))
      const outs = new Set(out.map(({ project }) => project))
      election.projects.forEach(({ cost }, project) => {
        if (have.has(project) || outs.has(project) || cost === 0n) return
        const money = supporters[project]!.reduce((sum, voter) => plus(sum, left[voter]!), NOTHING)
        expect(compare(money, fraction(cost))).toBeLessThan(0)
      })
    }),
    RUNS,
  )
})

test('[B7] [B6] the budget holds, and is full where the rule asks for it', () => {
  fc.assert(
    fc.property(elections, lots, rules, (election, lot, rule) => {
      const { won, spent, left, out, votes } = countRound(election, rule, lot)
      expect(spent).toBe(costOf(election, won))
      expect(spent + left).toBe(election.budget)
      expect(left).toBeGreaterThanOrEqual(0n)
      expect(new Set(won).size).toBe(won.length)
      for (const { project } of out) expect(won).not.toContain(project)
      if (rule.completion !== 'mostVotes' && rule.completion !== 'add1u') return
      const outs = new Set(out.map(({ project }) => project))
      election.projects.forEach(({ cost }, project) => {
        if (!won.includes(project) && !outs.has(project) && votes[project]! > 0) expect(cost).toBeGreaterThan(left)
      })
    }),
    RUNS,
  )
})

test('[B3] neither the order of ballots, nor who was counted together, nor the order of projects matters', () => {
  fc.assert(
    fc.property(elections, lots, rules, fc.infiniteStream(fc.nat()), (election, lot, rule, order) => {
      const shuffled = <T>(items: readonly T[]) =>
        items.map((item) => ({ item, key: order.next().value })).sort((a, b) => a.key - b.key)
      const places = shuffled(election.projects.map((_, place) => place)).map(({ item }) => item)
      const other: Election = {
        budget: election.budget,
        projects: places.map((place) => election.projects[place]!),
        ballots: shuffled(election.ballots).map(({ item }) => ({
          approves: shuffled(item.approves).map(({ item: place }) => places.indexOf(place)),
          voters: 1,
        })),
      }
      const names = ({ won, votes, spent }: Outcome, { projects }: Election) => [
        won.map((place) => projects[place]!.id),
        projects.map(({ id }, place) => `${id} ${votes[place]}`).sort(),
        spent,
      ]
      const mine = lot.filter((place) => place < places.length)
      const lotOfOther = mine.map((place) => places.indexOf(place))
      expect(names(countRound(other, rule, lotOfOther), other)).toEqual(
        names(countRound(election, rule, mine), election),
      )
      const together: Election = { ...election, ballots: election.ballots.map((one) => ({ ...one, voters: 3 })) }
      const apart: Election = { ...election, ballots: election.ballots.flatMap((one) => [one, one, one]) }
      expect(countRound(together, rule, mine)).toEqual(countRound(apart, rule, mine))
    }),
    RUNS,
  )
})

test('[B4] the same as the paper where many voters stand near each other, too', () => {
  for (const [voters, projects] of [
    [200, 15],
    [400, 8],
  ] as const) {
    const election = bowl(voters, projects)
    const lot = election.projects.map((_, place) => place)
    const { bought } = countRound(election, NONE, lot)
    const expected = brute(election, share(election), NONE.ties, lot)
    expect(bought!.purchases.length).toBeGreaterThan(2)
    expect(bought!.purchases.map(({ project }) => project)).toEqual(expected.map(({ project }) => project))
  }
})
