import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chooseOf, desk, HALL_RULES, somebody, Voting, yesNo } from '../../../tests/build/voting.ts'
import type { Answer, Answers } from './answer.ts'
import type { VoteCommand } from './command.ts'
import type { VoteEvent } from './event.ts'
import { fileOf } from './file.ts'
import { recount } from './recount.ts'
import { INTERIM } from './rules.ts'
import { shownOf } from './shown.ts'

const PEOPLE = 6
const questions = [yesNo('q1'), chooseOf('q2', ['甲', '乙', '丙'], 2, 1)]
const mark = fc.integer({ min: 1, max: PEOPLE + 3 }).map((n) => `m${n}`)
const answers: fc.Arbitrary<Answers> = fc.record({
  q1: fc.constantFrom<Answer>('for', 'for', 'for', 'against', 'against', 'abstain', 'invalid'),
  q2: fc.constantFrom<Answer>([], [0], [1], [2], [0, 1], [0, 2], [1, 2], [2, 1], 'invalid'),
})
/** Few heaps, so that two people often enter the same. */
const papers = fc.constantFrom<{ mark: string; answers: Answers }[]>(
  [{ mark: 'm1', answers: { q1: 'against', q2: [0, 2] } }],
  [{ mark: 'm1', answers: { q1: 'invalid', q2: 'invalid' } }],
  [
    { mark: 'm2', answers: { q1: 'for', q2: [1] } },
    { mark: 'm3', answers: { q1: 'abstain', q2: [] } },
  ],
)
const n = fc.integer({ min: 1, max: PEOPLE })
const batch = fc.constantFrom(1, 2)
const why = '点错了'
const changed = {
  title: '别的',
  questions,
  rules: { ...HALL_RULES, interim: 'result' as const },
  meeting: null,
  matter: null,
}

const command: fc.Arbitrary<VoteCommand> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ kind: fc.constant('cast' as const), mark, answers }) },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('handOut' as const),
      n,
      way: fc.constantFrom('ballot' as const, 'ballot' as const, 'hands' as const, 'behalf' as const),
    }),
  },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('enterBatch' as const), batch, ballots: papers }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('openBatch' as const),
      door: fc.constantFrom('box' as const, 'homes' as const, 'behalf' as const),
      ballots: fc.integer({ min: 1, max: 2 }),
    }),
  },
  fc.record({ kind: fc.constant('dropBatch' as const), batch, why: fc.constant(why) }),
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('takeBackWay' as const),
      n: fc.constantFrom(1, 1, 2, 3),
      mark: fc.constantFrom(null, 'm1', 'm7', 'm7'),
      why: fc.constant(why),
    }),
  },
  fc.constant<VoteCommand>({ kind: 'printSet', set: 1 }),
  fc.constant<VoteCommand>({ kind: 'printBallots', serials: [] }),
  fc.record({ kind: fc.constant('voidSerial' as const), mark, why: fc.constant(why) }),
  fc.record({
    kind: fc.constant('countHands' as const),
    question: fc.constantFrom('q1', 'q2'),
    counts: fc.array(fc.nat({ max: 2 }), { minLength: 3, maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant('declareInterest' as const),
    n,
    question: fc.constantFrom('q1', 'q2'),
    why: fc.constant(why),
  }),
  fc.record({
    kind: fc.constant('withdrawInterest' as const),
    n,
    question: fc.constantFrom('q1', 'q2'),
    why: fc.constant(why),
  }),
  fc.record({ kind: fc.constant('eraseVoter' as const), n }),
  fc.record({ kind: fc.constant('voidSet' as const), set: fc.constantFrom(1, 2), why: fc.constant(why) }),
  fc.constantFrom<string[]>([], ['q1'], ['q2']).map((without): VoteCommand => ({
    kind: 'printBallots',
    serials: [{ id: 'late', mark: 'm9', area: 0, without }],
  })),
  fc.constant<VoteCommand>({ kind: 'describeVote', said: changed }),
  fc.constant<VoteCommand>({ kind: 'setRoll', entries: [] }),
  fc.constant<VoteCommand>({ kind: 'sealVote' }),
)
const step = fc.record({ command, by: fc.integer({ min: 1, max: 3 }), again: fc.boolean() })

/** Plays steps; keeps beside it what each ballot said when it was first cast, the slow way. */
function play(steps: readonly { command: VoteCommand; by: number; again: boolean }[], interim = HALL_RULES.interim) {
  const voting = Voting.open(PEOPLE, { questions, rules: { interim } }, [], 2)
  const sealed = JSON.stringify([voting.vote.rules, voting.vote.questions, voting.vote.sealed])
  const first = new Map<string, Answers>()
  const gone = new Set<string>()
  for (const { command: asked, by, again } of steps)
    for (let time = 0; time < (again ? 2 : 1); time++) {
      const decision = voting.decides(asked, asked.kind === 'cast' ? somebody : desk(by))
      if (!Array.isArray(decision)) continue
      refuseLoneTakingBack(decision, first)
      for (const { told, unsaid } of decision) {
        if (told.kind === 'serialVoided') gone.add(unsaid!.mark!)
        if (told.kind === 'setVoided') for (const one of unsaid!.serials!) gone.add(one.mark)
        if (told.kind === 'ballotCast') {
          // [V11] What was void is never counted, whoever entered it before.
          expect(gone.has(unsaid!.mark!)).toBe(false)
          expect(first.has(unsaid!.mark!)).toBe(false)
          first.set(unsaid!.mark!, unsaid!.answers!)
        }
      }
      voting.does(asked, asked.kind === 'cast' ? somebody : desk(by))
      expect(JSON.stringify([voting.vote.rules, voting.vote.questions, voting.vote.sealed])).toBe(sealed)
    }
  return { voting, first }
}
/** [V10] [V11] That somebody has a ballot is taken back only with one that is void from then on, by two. */
function refuseLoneTakingBack(decision: readonly VoteEvent[], first: ReadonlyMap<string, Answers>): void {
  const back = decision.find(({ told }) => told.kind === 'wayTakenBack' && told.way !== 'hands')
  if (!back) return
  const [voided] = decision
  expect(voided!.told.kind).toBe('serialVoided')
  expect(first.has(voided!.unsaid!.mark!)).toBe(false)
  for (const { by, secret } of [voided!, back]) expect(secret!.first).not.toBe(by.id)
}
const walk = fc.array(step, { minLength: 30, maxLength: 60, size: 'max' })
const RUNS = { numRuns: 300 }

test('[V11] [V15] whatever the order, doors and retries: each serial once, and the count is that of first casts', () => {
  let seen = 0
  const ways = new Set<string>()
  fc.assert(
    fc.property(walk, (steps) => {
      const { voting, first } = play(steps)
      for (const { number, state } of Object.values(voting.vote.batches))
        if (state === 'open' || state === 'differs') voting.does({ kind: 'dropBatch', batch: number, why })
      voting.does({ kind: 'closeVote' })
      seen += first.size
      for (const { told } of voting.events)
        ways.add('way' in told ? `${told.kind} ${told.way}` : 'door' in told ? `${told.kind} ${told.door}` : told.kind)
      const { outcome, hands, roll, doors, serials } = voting.vote
      const said = (question: string) => [...first.values()].flatMap((all) => (question in all ? [all[question]!] : []))
      const [q1, q2] = outcome!.results
      for (const [i, way] of (['for', 'against', 'abstain'] as const).entries())
        expect(q1!.heads[way]).toBe(
          said('q1').filter((answer) => answer === way).length + (hands['q1']?.counts[i] ?? 0),
        )
      expect(q1!.heads.present).toBe(said('q1').length + (hands['q1']?.present ?? 0))
      for (const option of [0, 1, 2])
        expect(q2!.options[option]).toBe(
          said('q2').filter((answer) => Array.isArray(answer) && answer.includes(option)).length +
            (hands['q2']?.counts[option] ?? 0),
        )
      // Nobody is counted who may not vote, and nobody twice.
      for (const { heads } of outcome!.results) expect(heads.present).toBeLessThanOrEqual(heads.eligible)
      const out = [...roll.values()].filter(({ way }) => way === 'ballot' || way === 'behalf').length
      expect(first.size).toBeLessThanOrEqual(out)
      expect(outcome!.handedOut).toBe(out)
      expect(Object.values(doors).reduce((all, { ballots }) => all + ballots, 0)).toBe(first.size)
      expect([...serials.values()].filter(({ state }) => state === 'cast')).toHaveLength(first.size)
      expect(recount(JSON.parse(JSON.stringify(fileOf(voting.vote))))).toEqual({
        results: outcome!.results,
        faults: [],
      })
    }),
    // A paper that comes again from a box is in four and a half of 300 walks.
    { numRuns: 600 },
  )
  // Guards the rest: a walk of refusals would let anything pass.
  expect(seen).toBeGreaterThan(RUNS.numRuns)
  for (const way of [
    'ballotCast phone',
    'ballotCast box',
    'ballotCameAgain phone',
    'ballotCameAgain box',
    'handsCounted',
  ])
    expect(ways).toContain(way)
  for (const way of ['batchDiffers', 'serialVoided', 'interestDeclared', 'wayTakenBack hands', 'wayTakenBack ballot'])
    expect(ways).toContain(way)
})

test('[V17] nothing of the choices is shown before the end, and of the turnout only what was sealed', () => {
  fc.assert(
    fc.property(walk, fc.constantFrom(...INTERIM), (steps, interim) => {
      const shown = shownOf(play(steps, interim).voting.vote)
      expect(shown.doors).toBeNull()
      expect(shown.hash).toBeNull()
      expect(shown.results !== null).toBe(interim === 'result')
      expect(shown.turnout !== null).toBe(interim !== 'nothing')
    }),
    RUNS,
  )
})

test('[V10] the order in which ballots come leaves no trace in what is kept of them', () => {
  const ballots = fc.array(answers, { minLength: PEOPLE, maxLength: PEOPLE })
  const order = fc.shuffledSubarray([1, 2, 3, 4, 5, 6], { minLength: PEOPLE })
  fc.assert(
    fc.property(ballots, order, order, (said, one, other) => {
      const cast = (voters: number[], offset: number) => {
        const voting = Voting.open(PEOPLE, { questions })
        voting.handsOut(...voters)
        // Other serials say the same.
        const sound = said.map((all) => ({ q1: all['q1'] === 'invalid' ? 'for' : all['q1']!, q2: [] }))
        voters.forEach((voter, i) => voting.casts(`m${((voter + offset) % PEOPLE) + 1}`, sound[i]! as Answers))
        return JSON.stringify([fileOf(voting.vote), [...voting.vote.serials.values()].map(({ state }) => state)])
      }
      expect(cast(one, 0)).toBe(cast(other, 3))
    }),
    { numRuns: 60 },
  )
})
