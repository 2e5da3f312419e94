import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chooseOf, Voting, yesNo } from '../../../tests/build/voting.ts'
import type { Counted } from './formal.ts'
import { countedOf } from './formal.ts'
import { isPossible, judge } from './judge.ts'
import type { Body, Law, OwnersSubject } from './law.ts'
import { CHINA, OWNERS_SUBJECTS } from './law.ts'
import { noticeDays } from './notice.ts'
import type { Rules } from './rules.ts'
import { faultOf, thresholdsByLaw } from './rules.ts'

const DAY = 86_400_000
const decides = { matter: 'm', step: 's' }

const byLaw = (body: Body, subject: OwnersSubject | null = null, noticeAt = 0): Partial<Rules> => ({
  ...thresholdsByLaw({ body, subject }),
  law: { body, subject, noticeAt },
  doors: ['phone', 'box'],
})

/** A formal vote with one ballot each, as they say; who says nothing stays away. */
function held(rules: Partial<Rules>, said: readonly ('for' | 'against' | 'abstain' | null)[], areas: number[] = []) {
  const question = { ...yesNo('q1'), decides }
  const voting = Voting.open(said.length, { rules, questions: [question] }, areas)
  said.forEach((answer, i) => {
    if (!answer) return
    voting.handsOut(i + 1)
    voting.casts(`m${i + 1}`, { q1: answer })
  })
  voting.does({ kind: 'closeVote' })
  return voting
}
const countedIn = ({ vote }: Voting): Counted => countedOf(vote)[0]!

describe('[V18] a formal decision takes its numbers from a vote', () => {
  test('[V18] exactly two thirds of the representatives, more than half of them for it', () => {
    const rules = byLaw('representativesMeeting')
    const said = (pro: number, contra: number, absent: number) =>
      held(rules, [
        ...Array<'for'>(pro).fill('for'),
        ...Array<'against'>(contra).fill('against'),
        ...Array<null>(absent).fill(null),
      ])
    expect(countedIn(said(3, 1, 2))).toMatchObject({ outcome: 'carried', votes: { eligible: 6, present: 4, for: 3 } })
    expect(countedIn(said(2, 2, 2)).outcome).toBe('notCarried')
    expect(countedIn(said(3, 0, 3)).outcome).toBe('notCarried')
  })

  test('[V18] who abstains takes part; who is absent does not', () => {
    const abstaining = held(byLaw('representativesMeeting'), ['for', 'for', 'abstain', 'abstain', null, null])
    expect(countedIn(abstaining)).toMatchObject({ outcome: 'notCarried', votes: { present: 4, for: 2, abstain: 2 } })
  })

  test('[V18] owners: heads and area to the hundredth; three quarters for rebuilding', () => {
    const areas = [10_000, 10_000, 10_000, 10_001]
    const manager = held(byLaw('ownersAssembly', 'manager'), ['for', 'for', 'against', null], areas)
    expect(countedIn(manager)).toMatchObject({
      outcome: 'carried',
      votes: { area: { eligible: 40_001, present: 30_000, for: 20_000 } },
    })
    const rebuild = (last: number) =>
      countedIn(
        held(byLaw('ownersAssembly', 'rebuild'), ['for', 'for', 'for', 'against'], [...areas.slice(0, 3), last]),
      )
    // Three of four heads, and exactly three quarters of the area; then a hundredth of a square metre less.
    expect(rebuild(10_000).outcome).toBe('carried')
    expect(rebuild(10_001).outcome).toBe('notCarried')
  })

  test('[V13] [V18] who is recused is out of entitled and quorum, in heads and in area', () => {
    const rules = byLaw('ownersAssembly', 'manager')
    const voting = new Voting({ rules, questions: [{ ...yesNo('q1'), decides }] })
    voting.rolls(4, [100, 100, 100, 700])
    voting.does({ kind: 'sealVote' })
    voting.does({ kind: 'declareInterest', n: 4, question: 'q1', why: '承包人' })
    voting.prints(3, [100, 100, 100])
    voting.does({ kind: 'openVote' })
    voting.handsOut(1, 2)
    for (const mark of ['m1', 'm2']) voting.casts(mark, { q1: 'for' })
    voting.does({ kind: 'closeVote' })
    // Two of three, and 200 of 300: exactly two thirds, where of all 1,000 it would be a fifth.
    expect(countedIn(voting)).toMatchObject({
      outcome: 'carried',
      votes: { eligible: 3, present: 2, area: { eligible: 300, present: 200 } },
      recused: { heads: 1, area: 700 },
    })
  })

  test('[V18] whom an interest takes out to the last: of nobody no share is reached', () => {
    const voting = new Voting({ rules: byLaw('ownersAssembly', 'rebuild'), questions: [{ ...yesNo('q1'), decides }] })
    voting.rolls(1, [100])
    voting.does({ kind: 'sealVote' })
    voting.does({ kind: 'declareInterest', n: 1, question: 'q1', why: '承包人' })
    voting.does({ kind: 'openVote' })
    voting.does({ kind: 'closeVote' })
    const { votes, outcome } = countedIn(voting)
    expect(outcome).toBe('notCarried')
    expect(judge({ body: 'ownersAssembly', subject: 'rebuild' }, votes).outcome).toBe('notCarried')
  })

  test('[V2] [V15] whoever votes, the count of a formal vote and the judgement of its numbers say the same', () => {
    const voter = fc.record({
      answer: fc.constantFrom('for', 'for', 'for', 'against', 'abstain', null),
      area: fc.integer({ min: 1, max: 20_000 }),
    })
    const body = fc.constantFrom(...(Object.keys(CHINA.bodies) as Body[]))
    let carried = 0
    fc.assert(
      fc.property(
        body,
        fc.constantFrom(...OWNERS_SUBJECTS),
        fc.array(voter, { minLength: 1, maxLength: 9 }),
        (...all) => {
          const [by, about, voters] = all
          const subject = by === 'ownersAssembly' ? about : null
          const rules = byLaw(by, subject, -20 * DAY)
          const areas = rules.measures!.includes('area') ? voters.map(({ area }) => area) : []
          const { votes, outcome } = countedIn(
            held(
              rules,
              voters.map(({ answer }) => answer),
              areas,
            ),
          )
          expect(isPossible(votes)).toBe(true)
          expect(judge({ body: by, subject }, votes).outcome).toBe(outcome)
          if (outcome === 'carried') carried++
        },
      ),
      { numRuns: 200 },
    )
    expect(carried).toBeGreaterThan(10)
  })

  test('[V18] what decides a step is asked of a formal body, for or against', () => {
    const rules = (given: Partial<Rules>) => ({ ...new Voting({ rules: given }).vote.rules })
    const decided = { ...yesNo('q1'), decides }
    expect(faultOf([decided], rules({}))).toBe('decidesByLaw')
    expect(
      faultOf(
        [{ ...chooseOf('q1', ['甲', '乙'], 1, 1), least: { over: 1, of: 2, above: true }, decides }],
        rules(byLaw('residentsMeeting')),
      ),
    ).toBe('decidesByLaw')
    expect(faultOf([decided], rules(byLaw('residentsMeeting')))).toBeUndefined()
  })
})

describe('[V5] notice', () => {
  test('[V5] when it was announced is sealed, and a residents’ meeting votes ten days later at the earliest', () => {
    const law = { body: 'residentsMeeting', subject: null } as const
    expect(faultOf([yesNo('q1')], { ...new Voting({ rules: byLaw('residentsMeeting') }).vote.rules, law })).toBe(
      'noticeMissing',
    )
    const voting = new Voting({ rules: byLaw('residentsMeeting', null, 5 * DAY) })
    voting.rolls(3)
    voting.does({ kind: 'sealVote' })
    const early = { refused: 'noticeTooShort', least: 10 }
    for (const now of [4 * DAY, 5 * DAY, 15 * DAY - 1]) {
      voting.now = now
      expect(voting.decides({ kind: 'openVote' })).toEqual(early)
    }
    voting.now = 15 * DAY
    expect(voting.does({ kind: 'openVote' })).toEqual([{ kind: 'voteOpened' }])
  })
})

test('[V2] another country’s table stands beside it, and nothing of the rules changes', () => {
  const elsewhere: Law = {
    ...CHINA,
    bodies: {
      ...CHINA.bodies,
      residentsMeeting: {
        measures: ['heads'],
        takePart: { over: 1, of: 10, above: false },
        inFavour: { over: 3, of: 5, above: false },
        noticeDays: 21,
        source: 'invented',
      },
    },
  }
  const votes = { eligible: 100, present: 10, for: 6, against: 4, abstain: 0 }
  const body = 'residentsMeeting'
  expect(judge({ body }, votes, elsewhere).outcome).toBe('carried')
  expect(judge({ body }, votes).outcome).toBe('notCarried')
  expect(judge({ body }, { ...votes, for: 5, against: 5 }, elsewhere).outcome).toBe('notCarried')
  expect(noticeDays(body, elsewhere)).toBe(21)
  expect(thresholdsByLaw({ body, subject: null }, elsewhere).inFavour).toEqual({ over: 3, of: 5, above: false })
})
