import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Votes, Weighed } from './judge.ts'
import { isPossible, judge } from './judge.ts'
import { CHINA, OWNERS_SUBJECTS } from './law.ts'

const votes = (eligible: number, present: number, pro: number): Votes => ({
  eligible,
  present,
  for: pro,
  against: present - pro,
  abstain: 0,
})
const weighed = (heads: Votes, area: Votes | null): Weighed => ({ ...heads, area })
const outcome = (...about: Parameters<typeof judge>) => judge(...about).outcome

describe('heads alone', () => {
  test('[V2] exactly two thirds of the representatives are enough, exactly half of those present are not', () => {
    const body = 'representativesMeeting'
    expect(outcome({ body }, votes(60, 40, 21))).toBe('carried')
    expect(outcome({ body }, votes(60, 39, 39))).toBe('notCarried')
    expect(outcome({ body }, votes(60, 40, 20))).toBe('notCarried')
  })

  test('[V2] more than half of the residents attend, and who abstains takes part', () => {
    const body = 'residentsMeeting'
    expect(outcome({ body }, votes(60, 30, 30))).toBe('notCarried')
    expect(outcome({ body }, votes(60, 31, 16))).toBe('carried')
    expect(outcome({ body }, { ...votes(60, 31, 15), against: 0, abstain: 16 })).toBe('notCarried')
  })
})

describe('owners (Civil Code, Art. 278)', () => {
  const body = 'ownersAssembly'
  const heads = votes(30, 20, 16)

  test('[V3] by heads alone nothing is claimed, unless the heads alone miss it', () => {
    expect(judge({ body, subject: 'manager' }, heads)).toMatchObject({ outcome: 'notJudged', missing: 'floorArea' })
    expect(outcome({ body, subject: 'manager' }, votes(30, 19, 19))).toBe('notCarried')
  })

  test('[V3] both measures have to reach both thresholds, to the hundredth of a square metre', () => {
    const subject = 'manager'
    const enough = votes(300_000, 200_000, 100_001)
    expect(outcome({ body, subject }, weighed(heads, enough))).toBe('carried')
    expect(outcome({ body, subject }, weighed(heads, { ...enough, present: 199_999 }))).toBe('notCarried')
    expect(outcome({ body, subject }, weighed(heads, { ...enough, for: 100_000, against: 100_000 }))).toBe('notCarried')
    expect(outcome({ body, subject }, weighed(votes(30, 20, 10), enough))).toBe('notCarried')
  })

  test('[V4] three quarters of both where the law says so: exactly three quarters are enough', () => {
    const area = votes(300_000, 200_000, 150_000)
    for (const subject of ['raiseFund', 'rebuild', 'commonUse'] as const) {
      expect(outcome({ body, subject }, weighed(votes(30, 20, 15), area))).toBe('carried')
      expect(outcome({ body, subject }, weighed(votes(30, 20, 14), area))).toBe('notCarried')
      expect(outcome({ body, subject }, weighed(votes(30, 20, 15), { ...area, for: 149_999 }))).toBe('notCarried')
    }
  })

  test('[V4] where it is not on record what the vote is about, only what holds either way is said', () => {
    const half = weighed(votes(30, 20, 12), votes(300_000, 200_000, 120_000))
    expect(judge({ body }, half)).toMatchObject({ outcome: 'notJudged', missing: 'subject' })
    expect(outcome({ body }, weighed(votes(30, 20, 15), votes(300_000, 200_000, 150_000)))).toBe('carried')
    expect(outcome({ body }, weighed(votes(30, 20, 10), votes(300_000, 200_000, 150_000)))).toBe('notCarried')
  })
})

describe('whatever the numbers', () => {
  const some = fc
    .tuple(fc.nat({ max: 300 }), fc.nat({ max: 300 }), fc.nat({ max: 300 }), fc.nat({ max: 300 }))
    .map(([pro, against, abstain, absent]): Votes => {
      const present = pro + against + abstain
      return { eligible: present + absent + 1, present, for: pro, against, abstain }
    })
  const subject = fc.constantFrom(...OWNERS_SUBJECTS)

  test('[V2] carried means each threshold reached, as fractions say it', () => {
    fc.assert(
      fc.property(some, some, subject, (heads, area, about) => {
        const needed = CHINA.weighty.subjects.includes(about) ? (x: number) => x >= 0.75 : (x: number) => x > 0.5
        const both = [heads, area].every((v) => v.present / v.eligible >= 2 / 3 && needed(v.for / v.present))
        const said = judge({ body: 'ownersAssembly', subject: about }, { ...heads, area })
        expect(said.outcome).toBe(both ? 'carried' : 'notCarried')
        expect(said.thresholds).toHaveLength(4)
        expect(said.thresholds.every(({ reached }) => reached)).toBe(both)
      }),
    )
  })

  test('[V3] owners’ heads alone never carry anything', () => {
    fc.assert(
      fc.property(some, fc.option(subject), (heads, about) => {
        expect(outcome({ body: 'ownersAssembly', subject: about }, heads)).not.toBe('carried')
      }),
    )
  })

  test('[V1] numbers that cannot be true are none', () => {
    expect(isPossible(votes(10, 8, 5))).toBe(true)
    for (const wrong of [
      votes(0, 0, 0),
      votes(10, 11, 5),
      { ...votes(10, 8, 5), abstain: 1 },
      votes(10, 8.5, 5),
      { ...votes(10, 8, 5), against: -1 },
      weighed(votes(10, 8, 5), votes(100, 101, 5)),
      votes(Number.MAX_SAFE_INTEGER, 8, 5),
    ])
      expect(isPossible(wrong)).toBe(false)
  })
})
