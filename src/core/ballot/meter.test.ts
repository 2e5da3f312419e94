import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Voting, yesNo } from '../../../tests/build/voting.ts'
import { isReached } from './judge.ts'
import { leastOf, metersOf } from './meter.ts'

const pro = { q1: 'for' } as const

test('[V2] what is needed reaches the share, and one less does not', () => {
  const share = fc
    .record({
      of: fc.integer({ min: 1, max: 1000 }),
      part: fc.double({ min: 0, max: 1, noNaN: true }),
      above: fc.boolean(),
    })
    .map(({ of, part, above }) => ({ of, over: Math.max(1, Math.round(of * part)), above }))
  fc.assert(
    fc.property(fc.nat({ max: 1e8 }), share, (base, needed) => {
      const least = leastOf(base, needed)
      expect(isReached(least, base, needed)).toBe(true)
      if (least > 0) expect(isReached(least - 1, base, needed)).toBe(false)
    }),
  )
})

test('[V17] while people come, the hall sees how many have a ballot against what is needed; what they do with it stays unsaid', () => {
  const voting = Voting.open(
    4,
    {
      rules: {
        doors: ['phone', 'box'],
        measures: ['heads', 'area'],
        takePart: { over: 2, of: 3, above: false },
      },
    },
    [8934, 8934, 8934, 8935],
  )
  const meter = () => metersOf(voting.vote)![0]!
  expect(meter()).toEqual({
    question: 'q1',
    here: [
      { measure: 'heads', have: 0, base: 4, need: 3 },
      { measure: 'area', have: 0, base: 35_737, need: 23_825 },
    ],
    took: null,
  })
  voting.handsOut(1, 4)
  expect(meter().here.map(({ have }) => have)).toEqual([2, 17_869])
  const before = JSON.stringify(meter())
  voting.casts('m1', pro)
  expect(JSON.stringify(meter())).toBe(before)
  voting.does({ kind: 'closeVote' })
  expect(metersOf(voting.vote)).toBeNull()
})

test('[V13] [V17] where turnout is shown, each question counts its own, without who is recused', () => {
  const voting = Voting.open(3, { questions: [yesNo('q1'), yesNo('q2')], rules: { interim: 'turnout' } })
  voting.does({ kind: 'declareInterest', n: 3, question: 'q2', why: '亲属' })
  voting.does({ kind: 'handOut', n: 3, way: 'hands' })
  voting.handsOut(1)
  voting.casts('m1', { q1: 'for', q2: 'against' })
  voting.does({ kind: 'countHands', question: 'q1', counts: [1, 0, 0] })
  const level = (have: number, base: number) => [{ measure: 'heads', have, base, need: null }]
  expect(metersOf(voting.vote)).toEqual([
    { question: 'q1', here: level(2, 3), took: level(2, 3) },
    { question: 'q2', here: level(1, 2), took: level(1, 2) },
  ])
})
