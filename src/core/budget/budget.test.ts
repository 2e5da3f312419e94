import { expect, test } from 'vitest'
import { countRound, type Outcome } from './count.ts'
import { faultsOf, type Election } from './election.ts'
import { fraction } from './fraction.ts'
import { EQUAL_SHARES, MOST_VOTES, type CountRule } from './rule.ts'

/** Projects by name and cost, ballots as `甲乙 3`: three voters who tick both. */
function electionOf(budget: number, costs: Record<string, number>, ballots: readonly string[]): Election {
  const projects = Object.entries(costs).map(([id, cost]) => ({ id, cost: BigInt(cost) }))
  return {
    budget: BigInt(budget),
    projects,
    ballots: ballots.map((text) => {
      const [names = '', voters] = text.split(' ')
      return {
        approves: [...names].map((id) => projects.findIndex((one) => one.id === id)),
        voters: Number(voters ?? 1),
      }
    }),
  }
}

const lotOf = ({ projects }: Election) => projects.map((_, place) => place)
const ids = ({ projects }: Election, places: readonly number[]) => places.map((place) => projects[place]!.id).join('')
const count = (election: Election, rule: Partial<CountRule> = {}, lot = lotOf(election)): Outcome =>
  countRound(election, { ...EQUAL_SHARES, add1: { ...EQUAL_SHARES.add1, step: 1n }, ...rule }, lot)
const won = (election: Election, rule: Partial<CountRule> = {}, lot = lotOf(election)): string =>
  ids(election, count(election, rule, lot).won)

/** Sixty people in the east want three lamps; forty in the west want two benches. */
const LAMPS = electionOf(100, { 灯: 30, 路: 30, 亭: 30, 椅: 20, 树: 20 }, ['灯路亭 60', '椅树 40'])

test('[B4] every group has its share of the money: most votes give the greater one all', () => {
  const equal = won(LAMPS, { completion: 'none', comparison: 'none' })
  expect([...equal].sort()).toEqual([...'灯路椅树'].sort())
  expect(won(LAMPS, MOST_VOTES)).toBe('灯路亭')
})

test('[B4] who has less left pays all of it, and the others share the rest', () => {
  // Each has 10. 甲 costs its two supporters 8 each; of 乙 one has 2 left, and the two others pay 7 each.
  const election = electionOf(40, { 甲: 16, 乙: 16 }, ['甲', '甲乙', '乙', '乙'])
  const { bought } = count(election, { completion: 'none', ties: ['cheaper'] }, [0, 1])
  expect(bought!.share).toEqual(fraction(10n))
  // 乙 has three supporters, so it comes first: 16/3 each. Then 甲 is 16 between 10 and 10 − 16/3: too little.
  expect(bought!.purchases).toEqual([{ project: 1, by: null, most: fraction(16n, 3n) }])
  const cheaper = electionOf(40, { 甲: 14, 乙: 16 }, ['甲', '甲乙', '乙', '乙'])
  expect(count(cheaper, { completion: 'none' }).bought!.purchases[1]).toEqual({
    project: 0,
    by: null,
    most: fraction(28n, 3n),
  })
})

test('[B1] what cannot be true is named, and nothing is counted', () => {
  const { projects } = LAMPS
  expect(faultsOf(LAMPS)).toEqual([])
  expect(
    faultsOf({
      budget: -1n,
      projects: [...projects, projects[0]!, { id: '桥', cost: -5n }],
      ballots: [
        { approves: [99], voters: 1 },
        { approves: [], voters: 0.5 },
      ],
    }),
  ).toEqual([
    { fault: 'belowNothing', project: null },
    { fault: 'projectTwice', project: '灯' },
    { fault: 'belowNothing', project: '桥' },
    { fault: 'noSuchProject', ballot: 0 },
    { fault: 'notWhole', ballot: 1 },
  ])
})

test('[B2] left out are projects that nobody wants, that cost more than all there is, and below the floor', () => {
  const election = electionOf(90, { 宫: 91, 空: 5, 塔: 60, 灯: 20 }, ['宫灯 10', '塔灯 2'])
  const { out } = count(election, { out: { leastVotes: 1, budgets: 3, tooDear: true } })
  // 塔: 2 of 12 voters are less than 60 of 3 × 90.
  expect(out).toEqual([
    { project: 0, why: 'tooDear' },
    { project: 1, why: 'tooFewVotes' },
    { project: 2, why: 'belowFloor' },
  ])
  // Exactly the floor is enough: 3 of 12 voters, a quarter; 60 of 240.
  const exact = electionOf(80, { 塔: 60 }, ['塔 3', ' 9'])
  expect(count(exact, { out: { leastVotes: 1, budgets: 3, tooDear: true } }).out).toEqual([])
})

test('[B3] a project that a ballot names twice counts once', () => {
  expect(count(electionOf(10, { 甲: 5 }, ['甲甲'])).votes).toEqual([1])
})

test('[B5] ties: the cheaper, then the one with more votes, then the lot that was drawn', () => {
  const half = { completion: 'none' } as const
  const cost = electionOf(10, { 甲: 6, 乙: 5 }, ['甲乙 2'])
  expect(count(cost, half).bought!.purchases).toEqual([{ project: 1, by: 'cheaper', most: fraction(5n, 2n) }])
  const same = electionOf(10, { 甲: 6, 乙: 6 }, ['甲乙 2'])
  expect(count(same, half, [1, 0]).bought!.purchases).toEqual([{ project: 1, by: 'lot', most: fraction(3n) }])
  expect(count(same, half, [0, 1]).bought!.purchases).toEqual([{ project: 0, by: 'lot', most: fraction(3n) }])
})

test('[B6] most votes: what does not fit is passed over', () => {
  const election = electionOf(10, { 甲: 8, 乙: 5, 丙: 2 }, ['甲 3', '乙 2', '丙'])
  expect(won(election, MOST_VOTES)).toBe('甲丙')
})

test('[B7] shares grow step by step, and never so far that the budget does not hold', () => {
  // With 25 each nobody can pay; from 30 on 甲 is bought, from 40 on 乙, which together would be too much.
  const election = electionOf(100, { 甲: 60, 乙: 80 }, ['甲 2', '乙 2'])
  const grown = count(election, { completion: 'add1', comparison: 'none' })
  expect(ids(election, grown.won)).toBe('甲')
  expect(grown.bought!.share).toEqual(fraction(30n))
  expect(won(election, { completion: 'none', comparison: 'none' })).toBe('')
  expect(won(election, { completion: 'mostVotes', comparison: 'none' })).toBe('甲')
  const further = { ...EQUAL_SHARES.add1, step: 1n, untilFull: false }
  expect(count(election, { comparison: 'none', add1: further }).bought!.share).toEqual(fraction(39n))
  // Where everything fits, shares do not grow.
  const all = electionOf(200, { 甲: 60, 乙: 80 }, ['甲 2', '乙 2'])
  expect(count(all).bought!.share).toEqual(fraction(50n))
})

test('[B8] what most votes would choose is taken where more voters prefer it', () => {
  const election = electionOf(100, { 甲: 90, 乙: 30 }, ['甲 6', '乙 4'])
  const { way, preferred } = count(election, { completion: 'none' })
  expect(preferred).toEqual({ equalShares: 4, mostVotes: 6 })
  expect(way).toBe('mostVotes')
  expect(count(election, { completion: 'none', comparison: 'none' }).way).toBe('equalShares')
})

test('[B9] nobody voted, nothing on the menu, one project alone, no money: each has an outcome', () => {
  expect(count(electionOf(100, { 甲: 10 }, []))).toMatchObject({ won: [], spent: 0n, left: 100n, voters: 0 })
  expect(count(electionOf(100, {}, ['', ' 3']))).toMatchObject({ won: [], voters: 4 })
  expect(won(electionOf(100, { 甲: 10 }, ['甲']))).toBe('甲')
  expect(won(electionOf(0, { 甲: 10 }, ['甲']))).toBe('')
  expect(won(electionOf(100, { 甲: 10 }, ['', ' 3']))).toBe('')
})
