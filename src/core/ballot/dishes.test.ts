import { expect, test } from 'vitest'
import { chooseOf, HALL_RULES, Voting } from '../../../tests/build/voting.ts'
import { fits } from './answer.ts'
import { orderOn } from './order.ts'
import type { Question, Rules } from './rules.ts'
import { faultOf } from './rules.ts'

const menu: Question = {
  ...chooseOf('1', ['长椅', '路灯', '雨棚', '花坛'], 3, 0),
  asks: 'dishes',
  fewest: 2,
  round: 'r',
}
const rules: Rules = { ...HALL_RULES, secret: true, doors: ['phone', 'box', 'homes', 'behalf'] }

test('[V19] so many dishes at least and at most, or none', () => {
  const said = [[], [0], [0, 3], [0, 1, 3], [0, 1, 2, 3], [3, 0], [0, 4]]
  expect(said.map((answer) => fits(menu, answer, false))).toEqual([true, false, true, true, false, false, false])
})

test('[V19] dishes are chosen by ballot and by heads, of a round', () => {
  expect(faultOf([menu], rules)).toBeUndefined()
  const wrong: [Partial<Question>, Partial<Rules>, string][] = [
    [{}, { secret: false, doors: ['phone', 'hands'] }, 'dishesByBallot'],
    [{ round: undefined }, {}, 'dishesByBallot'],
    [{ asks: 'choose', seats: 1, fewest: undefined }, {}, 'dishesByBallot'],
    [{ asks: 'choose', seats: 1, round: undefined }, {}, 'seatsDoNotFit'],
    [{ seats: 1 }, {}, 'seatsDoNotFit'],
    [{ fewest: 4 }, {}, 'seatsDoNotFit'],
    [{ most: 5 }, {}, 'seatsDoNotFit'],
  ]
  for (const [question, changed, fault] of wrong)
    expect(faultOf([{ ...menu, ...question }], { ...rules, ...changed })).toBe(fault)
})

test('[V19] the order is a new one on each ballot, and the same whenever it is shown', () => {
  const serials = Array.from({ length: 6000 }, (_, i) => `${(i * 7_919_000_123 + 100_000_000_000_000) % 1e15}`)
  const first = [0, 0, 0, 0]
  const orders = new Map<string, number>()
  for (const serial of serials) {
    const order = orderOn(serial, 4)
    expect(orderOn(serial, 4)).toEqual(order)
    expect(order.toSorted()).toEqual([0, 1, 2, 3])
    first[order[0]!]!++
    orders.set(order.join(), (orders.get(order.join()) ?? 0) + 1)
  }
  // Each dish first on a quarter of the ballots, each of the 24 orders on about 250 of 6,000.
  for (const times of first) expect(Math.abs(times - 1500)).toBeLessThan(150)
  expect(orders.size).toBe(24)
  for (const times of orders.values()) expect(Math.abs(times - 250)).toBeLessThan(80)
})

test('[V19] nothing wins by a question for dishes; its numbers say how many chose each', () => {
  const voting = Voting.open(6, { questions: [menu], rules })
  voting.handsOut(1, 2, 3, 4, 5, 6)
  const chosen = [[0, 1], [0, 1], [0, 1, 2], [2, 3], [], [0, 3]]
  chosen.forEach((answer, i) => voting.casts(`m${i + 1}`, { 1: answer }))
  voting.does({ kind: 'closeVote' })
  const { outcome, options, won, tied, heads } = voting.vote.outcome!.results[0]!
  expect({ outcome, options, won, tied }).toEqual({ outcome: 'counted', options: [4, 3, 2, 2], won: [], tied: [] })
  expect(heads.abstain).toBe(1)
})
