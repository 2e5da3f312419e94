import { describe, expect, test } from 'vitest'
import { chooseOf, desk, HALL_RULES, somebody, Voting, yesNo } from '../../../tests/build/voting.ts'
import type { VoteCommand } from './command.ts'
import { voteInJournal } from './event.ts'
import { evolveVote } from './evolve.ts'
import { fileOf } from './file.ts'
import { draftRead } from './rules/drafting.ts'
import { recount } from './recount.ts'
import type { Rules } from './rules.ts'
import { BASES, faultOf, thresholdsByLaw } from './rules.ts'
import { shownOf } from './shown.ts'
import type { Vote } from './vote.ts'

const pro = { q1: 'for' } as const
const contra = { q1: 'against' } as const
const cast = (mark: string, answers: object = pro): VoteCommand => ({ kind: 'cast', mark, answers }) as VoteCommand
const resultOf = ({ vote }: Voting, question = 'q1') => vote.outcome!.results.find((one) => one.question === question)!

describe('[V7] a vote’s life', () => {
  test('[V7] ballots are cast while it is open, and a closed vote takes nothing more', () => {
    const voting = new Voting()
    expect(voting.refused({ kind: 'printBallots', serials: [] })).toBe('voteNotSealed')
    voting.rolls(3)
    voting.does({ kind: 'sealVote' })
    const [one, two] = voting.prints(3)
    voting.handsOut(1, 2)
    expect(voting.refused(cast(one!))).toBe('voteNotOpen')
    voting.does({ kind: 'openVote' })
    voting.casts(one!, pro)
    voting.does({ kind: 'closeVote' })
    expect(voting.refused(cast(two!))).toBe('voteOver')
    expect(voting.refused({ kind: 'abandonVote', why: '反悔' })).toBe('voteOver')
    expect(voting.does({ kind: 'closeVote' })).toEqual([])
  })

  test('[V17] a vote that was given up forgets what was cast', () => {
    const voting = Voting.open(2)
    voting.handsOut(1, 2)
    voting.casts('m1', pro)
    voting.does({ kind: 'abandonVote', why: '名册有误' })
    expect([...voting.vote.urn.values()].map(({ size }) => size)).toEqual([0])
    expect(shownOf(voting.vote)).toMatchObject({ results: null, turnout: null, why: '名册有误' })
  })
})

describe('[V8] the seal', () => {
  test('[V8] nothing of a sealed vote can be changed', () => {
    const voting = Voting.open(3)
    const { questions, rules } = voting.vote
    const said = { title: 'x', questions, rules, meeting: null, matter: null }
    expect(voting.refused({ kind: 'describeVote', said })).toBe('voteSealed')
    expect(voting.refused({ kind: 'setRoll', entries: [] })).toBe('voteSealed')
    expect(voting.refused({ kind: 'sealVote' })).toBe('voteSealed')
  })

  test('[V35] what is sealed and changed is the draft that was read: questions, rules and roll', () => {
    const voting = new Voting()
    voting.rolls(3)
    const { title, questions, rules } = voting.vote
    const read = draftRead(voting.vote)
    const said = { title: '改过', questions, rules, meeting: null, matter: null }
    voting.does({ kind: 'describeVote', said, read })
    // Pressed twice it is one change; who read it before that seals and changes nothing.
    expect(voting.does({ kind: 'describeVote', said, read })).toEqual([])
    const back = { kind: 'describeVote', said: { ...said, title }, read } as const
    const late: VoteCommand[] = [back, { kind: 'setRoll', entries: [], read }, { kind: 'sealVote', read }]
    for (const command of late) expect(voting.refused(command)).toBe('changedMeanwhile')
    const before = draftRead(voting.vote)
    const { commitment } = voting.vote.roll.get(1)!
    voting.does({ kind: 'leaveOut', n: 1, commitment })
    expect(voting.refused({ kind: 'sealVote', read: before })).toBe('changedMeanwhile')
    voting.does({ kind: 'sealVote', read: draftRead(voting.vote) })
  })

  const faults: [string, Partial<Rules>][] = [
    ['handsAreOpen', { secret: true }],
    ['interimIsNotSecret', { secret: true, doors: ['phone'], interim: 'result' }],
    ['areaIsNotSecret', { secret: true, doors: ['phone'], measures: ['heads', 'area'] }],
    ['handsHaveNoArea', { measures: ['heads', 'area'] }],
    ['noDoors', { doors: [] }],
    ['noShare', { inFavour: { over: 3, of: 2, above: true } }],
    ['notTheLaw', { law: { body: 'representativesMeeting', subject: null } }],
    [
      'subjectMissing',
      {
        ...thresholdsByLaw({ body: 'ownersAssembly', subject: null }),
        law: { body: 'ownersAssembly', subject: null },
        doors: ['box'],
      },
    ],
  ]
  test.each(faults)('[V8] rules that cannot hold are not sealed: %s', (fault, rules) => {
    const voting = new Voting({ rules })
    voting.rolls(3, [1, 1, 1])
    expect(voting.decides({ kind: 'sealVote' })).toEqual({ refused: 'votesRules', fault })
  })

  test('[M26] [M52] a motion whose words are erased is voted on no more, and its question has none; what was counted stays', () => {
    const questions = [{ ...yesNo('1'), decides: { motion: 'm', version: 2 } }, yesNo('2')]
    const forget = (version = 2): VoteCommand => ({ kind: 'forgetMotions', wordings: [{ motion: 'm', version }] })
    const drafted = () => new Voting({ questions })
    const opened = () => {
      const voting = drafted()
      voting.rolls(3)
      voting.does({ kind: 'sealVote' })
      voting.does({ kind: 'openVote' })
      return voting
    }
    const abandoned = opened()
    abandoned.does({ kind: 'abandonVote', why: '票纸没带' })
    for (const voting of [drafted(), opened(), abandoned]) {
      expect(voting.does(forget(1))).toEqual([])
      voting.does(forget())
      expect(voting.vote.stage).toBe('abandoned')
      expect(voting.vote.questions.map(({ text }) => text)).toEqual(['', questions[1]!.text])
      expect(voting.does(forget())).toEqual([])
    }
    expect(abandoned.vote.why).toBe('票纸没带')
    const closed = opened()
    closed.does({ kind: 'closeVote' })
    expect(closed.does(forget())).toEqual([])
  })

  test('[M51] a motion is carried by more for than against, whatever else a vote may need', () => {
    const questions = [{ ...yesNo('1'), decides: { motion: 'm', version: 1 } }]
    const faultWith = (over: number, of: number, above: boolean, base: Rules['of'] = 'takingPart') =>
      faultOf(questions, { ...HALL_RULES, inFavour: { over, of, above }, of: base })
    for (const [over, of, above] of [
      [1, 1000, true],
      [1, 2, false],
      [499, 1000, true],
    ] as const)
      expect(faultWith(over, of, above)).toBe('motionForOrAgainst')
    for (const base of BASES) expect(faultWith(1, 2, true, base)).toBeUndefined()
    expect(faultWith(2, 3, false)).toBeUndefined()
  })

  test('[V8] the thresholds of a formal body are the law’s', () => {
    const law = { body: 'representativesMeeting', subject: null } as const
    const voting = new Voting({ rules: { ...thresholdsByLaw(law), law } })
    voting.rolls(3)
    expect(voting.does({ kind: 'sealVote' })[0]).toMatchObject({ kind: 'voteSealed', roll: { heads: 3 } })
  })

  test('[V9] where floor area counts, everybody on the roll has some', () => {
    const voting = new Voting({ rules: { measures: ['heads', 'area'], doors: ['box'] } })
    voting.rolls(2, [8934, 0])
    expect(voting.decides({ kind: 'sealVote' })).toEqual({ refused: 'areaMissing', n: 2 })
    voting.rolls(2, [8934, 6712])
    expect(voting.does({ kind: 'sealVote' })[0]).toMatchObject({ roll: { heads: 2, area: 15_646 } })
  })
})

describe('[V10] serial and person apart', () => {
  test('[V10] no more ballots are counted than were handed out', () => {
    const voting = Voting.open(3)
    expect(voting.refused(cast('m1'), somebody)).toBe('notHandedOut')
    voting.handsOut(2)
    voting.casts('m1', pro)
    expect(voting.refused(cast('m2'), somebody)).toBe('notHandedOut')
  })

  test('[V10] no event says both who and which ballot, or which ballot and what it chose in the journal', () => {
    const voting = Voting.open(3, { questions: [yesNo('q1'), yesNo('q2')] })
    voting.handsOut(1, 2, 3)
    for (const mark of ['m1', 'm2', 'm3']) voting.casts(mark, { q1: 'for', q2: 'against' })
    for (const { told, secret, unsaid } of voting.events) {
      if (unsaid?.mark !== undefined) expect(secret?.n).toBeUndefined()
      const kept = JSON.stringify([told, secret])
      if (told.kind === 'ballotCast') expect(kept).not.toMatch(/for|against|m[123]/)
    }
  })

  test('[V10] in the urn lie answers, each question by itself: nothing tells which ballot had which two', () => {
    const voting = Voting.open(2, { questions: [yesNo('q1'), yesNo('q2')] })
    voting.handsOut(1, 2)
    voting.casts('m2', { q1: 'for', q2: 'against' })
    voting.casts('m1', { q1: 'against', q2: 'for' })
    const other = Voting.open(2, { questions: [yesNo('q1'), yesNo('q2')] })
    other.handsOut(1, 2)
    other.casts('m1', { q1: 'for', q2: 'for' })
    other.casts('m2', { q1: 'against', q2: 'against' })
    expect(fileOf(voting.vote)).toEqual(fileOf(other.vote))
  })

  test('[V10] somebody ticked by mistake is ticked off only while a ballot of theirs is left', () => {
    const voting = Voting.open(3)
    const back = (mark: string | null) => ({ kind: 'takeBackWay', n: 1, mark, why: '点错人' }) as const
    voting.handsOut(1)
    voting.does(back('m1'), desk(1))
    voting.does(back('m1'), desk(2))
    voting.handsOut(1)
    voting.casts('m2', pro)
    expect(voting.refused(back('m3'))).toBe('ballotsAreOut')
  })

  test('[V10] nobody keeps a ballot and votes by hand: it is given back, void, in view of two', () => {
    const voting = Voting.open(4)
    const back = (mark: string | null) => ({ kind: 'takeBackWay', n: 1, mark, why: '改举手' }) as const
    voting.handsOut(1, 2, 3)
    expect(voting.refused(back(null))).toBe('noSuchSerial')
    expect(voting.refused(back('m9'))).toBe('noSuchSerial')
    voting.casts('m2', contra)
    expect(voting.refused(back('m2'))).toBe('serialCast')
    const asked = voting.does(back('m1'), desk(1)).map(({ kind }) => kind)
    expect(asked).toEqual(['voidingAsked', 'takingBackAsked'])
    // The same one again is not a second one, and another ballot is not the one that the first has seen.
    expect(voting.does(back('m1'), desk(1))).toEqual([])
    expect(voting.vote.roll.get(1)!.way).toBe('ballot')
    const done = voting.does(back('m1'), desk(2)).map(({ kind }) => kind)
    expect(done).toEqual(['serialVoided', 'wayTakenBack'])
    voting.does({ kind: 'handOut', n: 1, way: 'hands' })
    voting.does({ kind: 'countHands', question: 'q1', counts: [1, 0, 0] })
    expect(voting.refused(cast('m1'), somebody)).toBe('serialVoid')
    voting.casts('m3', contra)
    voting.does({ kind: 'closeVote' })
    expect(resultOf(voting).heads).toMatchObject({ present: 3, for: 1, against: 2 })
  })

  test('[V10] two who void one ballot each take nobody’s back', () => {
    const voting = Voting.open(3)
    voting.handsOut(1, 2)
    voting.does({ kind: 'voidSerial', mark: 'm1', why: '写错了' }, desk(1))
    voting.does({ kind: 'takeBackWay', n: 1, mark: 'm2', why: '点错' }, desk(2))
    voting.does({ kind: 'takeBackWay', n: 1, mark: 'm1', why: '点错' }, desk(1))
    expect([voting.vote.roll.get(1)!.way, voting.vote.voided]).toEqual(['ballot', 0])
  })

  test('[V10] a set is printed once, before the vote is open, by another than who had it made', () => {
    const voting = new Voting()
    voting.rolls(2)
    voting.does({ kind: 'sealVote' })
    voting.prints(2)
    const print = (set: number): VoteCommand => ({ kind: 'printSet', set })
    expect(voting.refused(print(1), desk(1))).toBe('needsAnother')
    expect(voting.does(print(1), desk(2))).toEqual([{ kind: 'setPrinted', set: 1, count: 2 }])
    // Where the page did not come, it loads again for the same person, for a minute.
    expect(voting.does(print(1), desk(2))).toEqual([])
    expect(voting.refused(print(1), desk(3))).toBe('setNotPrinted')
    voting.now += 60_000
    expect(voting.refused(print(1), desk(2))).toBe('setNotPrinted')
    voting.prints(1)
    voting.does({ kind: 'openVote' })
    expect(voting.refused(print(2), desk(2))).toBe('printedBeforeOpening')
    expect(voting.refused({ kind: 'printBallots', serials: [] })).toBe('printedBeforeOpening')
    expect(voting.refused({ kind: 'voidSet', set: 1, why: '丢了' })).toBe('printedBeforeOpening')
  })

  test('[V11] a print that was lost is void as a whole, in view of two, before the vote is open', () => {
    const voting = new Voting()
    voting.rolls(2)
    voting.does({ kind: 'sealVote' })
    voting.prints(2)
    const lost = { kind: 'voidSet', set: 1, why: '打印机卡纸' } as const
    expect(voting.does(lost, desk(1))).toEqual([{ kind: 'setVoidingAsked', set: 1 }])
    expect(voting.does(lost, desk(1))).toEqual([])
    expect(voting.does(lost, desk(2))).toEqual([{ kind: 'setVoided', set: 1, count: 2 }])
    expect(voting.refused({ kind: 'printSet', set: 1 }, desk(2))).toBe('setNotPrinted')
    const [anew] = voting.prints(2)
    voting.does({ kind: 'openVote' })
    voting.handsOut(1)
    expect(voting.refused(cast('m1'), somebody)).toBe('serialVoid')
    voting.casts(anew!, pro)
  })
})

describe('[V11] one ballot, once', () => {
  test('[V11] the first cast counts; a second through another door is on record, and counts nothing', () => {
    const voting = Voting.open(2)
    voting.handsOut(1, 2)
    voting.casts('m1', pro)
    expect(voting.casts('m1', contra)).toEqual([{ kind: 'ballotCameAgain', door: 'phone' }])
    expect(voting.casts('m1', contra)).toEqual([])
    voting.does({ kind: 'openBatch', door: 'box', ballots: 2 })
    const ballots = ['m1', 'm2'].map((mark) => ({ mark, answers: contra }))
    voting.does({ kind: 'enterBatch', batch: 1, ballots }, desk(1))
    const told = voting.does({ kind: 'enterBatch', batch: 1, ballots: [...ballots].reverse() }, desk(2))
    expect(told).toContainEqual({ kind: 'batchCounted', batch: 1, ballots: 2, again: 1 })
    voting.does({ kind: 'closeVote' })
    expect(resultOf(voting).heads).toMatchObject({ present: 2, for: 1, against: 1 })
    expect(voting.vote.outcome!.doors).toMatchObject({
      phone: { ballots: 1, again: 1 },
      box: { ballots: 1, again: 1 },
    })
  })

  test('[V11] a ballot is voided in view of two, and a replacement casts', () => {
    const voting = Voting.open(2, {}, [], 1)
    voting.handsOut(1)
    const voiding = { kind: 'voidSerial', mark: 'm1', why: '写错了' } as const
    expect(voting.does(voiding, desk(1))).toEqual([{ kind: 'voidingAsked' }])
    expect(voting.does(voiding, desk(1))).toEqual([])
    expect(voting.does(voiding, desk(2))).toEqual([{ kind: 'serialVoided' }])
    expect(voting.events.at(-1)).toMatchObject({ by: desk(2), secret: { why: '写错了', first: 'desk 1' } })
    expect(voting.refused(cast('m1'), somebody)).toBe('serialVoid')
    voting.casts('m3', pro)
    expect(voting.refused({ ...voiding, mark: 'm3' })).toBe('serialCast')
  })
})

test('[V12] a ballot answers each question that it asks, and no other', () => {
  const voting = Voting.open(1, { questions: [yesNo('q1'), chooseOf('q2', ['甲', '乙', '丙'], 2, 1)] })
  voting.handsOut(1)
  const wrong: object[] = [
    {},
    { q1: 'for' },
    { q1: 'for', q2: 'for' },
    { q1: [0], q2: [0] },
    { q1: 'for', q2: [0, 1, 2] },
    { q1: 'for', q2: [1, 0] },
    { q1: 'for', q2: [0, 0] },
    { q1: 'for', q2: [3] },
    { q1: 'for', q2: [0.5] },
    { q1: 'invalid', q2: [0] },
    { q1: 'for', q2: [0], q3: 'for' },
  ]
  for (const answers of wrong) expect(voting.refused(cast('m1', answers), somebody)).toBe('answersDoNotFit')
  voting.casts('m1', { q1: 'abstain', q2: [] })
  voting.does({ kind: 'closeVote' })
  expect(resultOf(voting, 'q2')).toMatchObject({ heads: { present: 1, abstain: 1 }, options: [0, 0, 0], won: [] })
})

test('[V13] who declares an interest is out of that question’s entitled, quorum and vote', () => {
  const two = [yesNo('q1'), yesNo('q2')]
  const voting = new Voting({ questions: two, rules: { takePart: { over: 2, of: 3, above: false } } })
  voting.rolls(3)
  voting.does({ kind: 'sealVote' })
  voting.does({ kind: 'declareInterest', n: 3, question: 'q2', why: '承包商的亲属' })
  voting.prints(2)
  const [theirs] = voting.prints(1, [], ['q2'])
  voting.does({ kind: 'openVote' })
  voting.handsOut(1, 2, 3)
  expect(voting.refused({ kind: 'declareInterest', n: 1, question: 'q2', why: 'x' })).toBe('hasWay')
  expect(voting.refused(cast(theirs!, { q1: 'for', q2: 'for' }), somebody)).toBe('answersDoNotFit')
  voting.casts(theirs!, { q1: 'for' })
  voting.casts('m1', { q1: 'for', q2: 'for' })
  voting.does({ kind: 'closeVote' })
  expect(resultOf(voting, 'q1')).toMatchObject({ heads: { eligible: 3, present: 2 }, outcome: 'carried' })
  // One of two is not two thirds; of three it would not be either, but the denominator says why.
  expect(resultOf(voting, 'q2')).toMatchObject({ heads: { eligible: 2, present: 1 }, outcome: 'notCarried' })
})

describe('[V13] an interest that is declared late', () => {
  test('[V13] takes nobody’s other questions: a ballot of their kind is made while the vote is open', () => {
    const two = [yesNo('q1'), yesNo('q2')]
    const voting = Voting.open(3, { questions: two })
    const late = (without: string[]): VoteCommand => ({
      kind: 'printBallots',
      serials: [{ id: 'x', mark: 'late', area: 0, without }],
    })
    // Nobody is without a ballot: none is made.
    expect(voting.refused(late([]))).toBe('printedBeforeOpening')
    voting.does({ kind: 'declareInterest', n: 3, question: 'q2', why: '承包商的亲属' })
    expect(voting.does(late(['q2']))).toMatchObject([{ kind: 'ballotsMade', set: 2, count: 1 }])
    expect(voting.refused(late(['q2']))).toBe('printedBeforeOpening')
    expect(voting.refused({ kind: 'printSet', set: 2 })).toBe('needsAnother')
    voting.does({ kind: 'printSet', set: 2 }, desk(2))
    voting.handsOut(1, 2, 3)
    voting.casts('late', { q1: 'for' })
    for (const mark of ['m1', 'm2']) voting.casts(mark, { q1: 'for', q2: 'against' })
    // Sixty-six for one: no more ballots of a kind than were handed out.
    expect(voting.refused(cast('m3', { q1: 'for', q2: 'for' }), somebody)).toBe('notHandedOut')
    voting.does({ kind: 'closeVote' })
    expect(resultOf(voting, 'q1').heads).toMatchObject({ eligible: 3, present: 3, for: 3 })
    expect(resultOf(voting, 'q2').heads).toMatchObject({ eligible: 2, present: 2, against: 2 })
  })

  test('[V11] an owner whose only ballot was void gets another of their area, while the vote is open', () => {
    const rules = { measures: ['heads', 'area'], doors: ['phone', 'box'] } satisfies Partial<Rules>
    const voting = Voting.open(2, { rules }, [8934, 6712])
    voting.handsOut(1, 2)
    const again: VoteCommand = {
      kind: 'printBallots',
      serials: [{ id: 'x', mark: 'late', area: 8934, without: [] }],
    }
    expect(voting.refused(again)).toBe('printedBeforeOpening')
    for (const n of [1, 2]) voting.does({ kind: 'voidSerial', mark: 'm1', why: '写坏' }, desk(n))
    voting.does(again)
    voting.does({ kind: 'printSet', set: 2 }, desk(2))
    voting.casts('late', pro)
    // A serial that is there is not made again: it would be cast twice.
    for (const n of [1, 2]) voting.does({ kind: 'voidSerial', mark: 'm2', why: '写坏' }, desk(n))
    const twice = { id: 'y', mark: 'late', area: 6712, without: [] }
    expect(voting.refused({ kind: 'printBallots', serials: [twice] })).toBe('idTaken')
  })

  test('[V13] who is out of every question gets no ballot, and none is missing for them', () => {
    const voting = Voting.open(2)
    voting.does({ kind: 'declareInterest', n: 1, question: 'q1', why: '亲属' })
    for (const way of ['ballot', 'hands', 'behalf'] as const)
      expect(voting.refused({ kind: 'handOut', n: 1, way })).toBe('notThisWay')
    const late = { id: '9', mark: 'late', area: 0, without: ['q1'] }
    expect(voting.refused({ kind: 'printBallots', serials: [late] })).toBe('printedBeforeOpening')
  })

  test('[V13] said by mistake, it is taken back until they have a ballot', () => {
    const voting = Voting.open(2, { questions: [yesNo('q1'), yesNo('q2')] })
    voting.does({ kind: 'declareInterest', n: 1, question: 'q1', why: '听错' })
    voting.does({ kind: 'withdrawInterest', n: 1, question: 'q1', why: '听错' })
    expect(voting.vote.roll.get(1)!.recused).toEqual([])
    expect(voting.does({ kind: 'withdrawInterest', n: 1, question: 'q1', why: '听错' })).toEqual([])
    voting.does({ kind: 'declareInterest', n: 2, question: 'q1', why: '亲属' })
    voting.handsOut(2)
    expect(voting.refused({ kind: 'withdrawInterest', n: 2, question: 'q1', why: '听错' })).toBe('hasWay')
  })
})

test('[V8] questions are named by short words of their own, and thresholds of options are the law’s too', () => {
  const named = (...ids: string[]) => {
    const voting = new Voting({ questions: ids.map((one) => yesNo(one)) })
    voting.rolls(3)
    return voting.decides({ kind: 'sealVote' })
  }
  for (const ids of [['1', '1'], ['valueOf'], ['toString'], ['1 2'], ['']])
    expect(named(...ids)).toEqual({ refused: 'votesRules', fault: 'questionsNamedAlike' })
  const law = { body: 'residentsMeeting', subject: null } as const
  const voting = new Voting({
    questions: [chooseOf('q1', ['甲', '乙'], 1, 1)],
    rules: { ...thresholdsByLaw(law), law },
  })
  voting.rolls(3)
  expect(voting.decides({ kind: 'sealVote' })).toEqual({ refused: 'votesRules', fault: 'notTheLaw' })
})

test('[V8] doors and measures stand once, in one order', () => {
  const { rules } = new Voting({ rules: { doors: ['box', 'phone', 'phone'], measures: ['heads', 'heads'] } }).vote
  expect(rules).toMatchObject({ doors: ['phone', 'box'], measures: ['heads'] })
})

test('[V3] an owner stands on the roll once, whatever flats they own; who was erased is nobody’s name', () => {
  const voting = new Voting({ rules: { voter: 'owner' } })
  const flat = (name: string, place: string) => ({
    name,
    place,
    area: 1,
    participant: null,
    salt: 's',
    commitment: 'c',
  })
  const twice = [flat('陈伯', '3栋201'), flat('林姨', '3栋202'), flat('陈伯', '3栋203')]
  expect(voting.decides({ kind: 'setRoll', entries: twice })).toEqual({ refused: 'ownerTwice', n: 3, first: 1 })
  // Three places typed three ways are one head.
  for (const name of ['陈 伯', '陳伯', '陈\u200b伯'])
    expect(voting.decides({ kind: 'setRoll', entries: [...twice.slice(0, 2), flat(name, '3栋203')] })).toEqual({
      refused: 'ownerTwice',
      n: 3,
      first: 1,
    })
  voting.does({ kind: 'setRoll', entries: twice.slice(0, 2) })
  for (const n of [1, 2]) voting.does({ kind: 'eraseVoter', n, commitment: 'c' })
  voting.does({ kind: 'sealVote' })
  // A roll of people that is said to be one of owners afterwards.
  const people = new Voting()
  people.does({ kind: 'setRoll', entries: twice })
  const { title, questions, rules, meeting, matter } = people.vote
  people.does({
    kind: 'describeVote',
    said: { title, questions, rules: { ...rules, voter: 'owner' }, meeting, matter },
  })
  expect(people.decides({ kind: 'sealVote' })).toEqual({ refused: 'ownerTwice', n: 3, first: 1 })
})

test('[V9] a roll lists each person once, by name; whoever asks to be forgotten leaves a number', () => {
  const voting = new Voting()
  const line = (name: string, place: string) => ({
    name,
    place,
    area: 0,
    participant: null,
    salt: 's',
    commitment: 'c',
  })
  const sets = (...entries: ReturnType<typeof line>[]): VoteCommand => ({ kind: 'setRoll', entries })
  expect(voting.decides(sets(line('陈伯', '3栋'), line(' ', '')))).toEqual({ refused: 'nameMissing', n: 2 })
  expect(voting.decides(sets(line('陈伯', '3栋'), line('陈伯', '3栋')))).toEqual({ refused: 'listedTwice', n: 2 })
  // Who is left out of a draft is named as they were read, and who was erased before does not hinder it.
  voting.does(sets(line('林姨', '1栋'), line('陈伯', '3栋'), line('陈伯', '5栋'), line('王叔', '7栋')))
  expect(voting.refused({ kind: 'leaveOut', n: 2, commitment: 'other' })).toBe('noSuchVoter')
  voting.does({ kind: 'eraseVoter', n: 4, commitment: 'c' })
  for (const n of [1, 3]) voting.does({ kind: 'leaveOut', n, commitment: 'c' })
  voting.does({ kind: 'sealVote' })
  const { hash } = voting.vote.sealed!
  voting.does({ kind: 'declareInterest', n: 2, question: 'q1', why: '陈伯的亲戚' })
  voting.does({ kind: 'eraseVoter', n: 2 })
  expect(voting.does({ kind: 'eraseVoter', n: 2 })).toEqual([])
  expect(JSON.stringify([[...voting.vote.roll.values()][1], voting.vote.reasons])).not.toMatch(/陈伯|5栋/)
  expect(voting.vote.sealed!.hash).toBe(hash)
})

test('[V9] the journal holds no reason, and of a draft no word', () => {
  const voting = Voting.open(2, { title: '选陈伯吗' })
  voting.does({ kind: 'declareInterest', n: 1, question: 'q1', why: '陈伯的亲戚' })
  for (const n of [1, 2]) voting.does({ kind: 'voidSerial', mark: 'm1', why: '陈伯写坏' }, desk(n))
  const kept = voting.events.map((event) => ({ ...voteInJournal(event), kind: event.told.kind }))
  expect(JSON.stringify(kept.filter(({ kind }) => kind !== 'voteSealed'))).not.toContain('陈伯')
  expect(JSON.stringify(kept)).toContain('选陈伯吗')
  expect(voting.vote.reasons.map(({ why }) => why)).toEqual(['陈伯的亲戚', '陈伯写坏', '陈伯写坏'])
})

describe('[V10] a secret of few', () => {
  test('[V10] is not sealed below five on the roll, and not counted below five ballots', () => {
    const rules = { secret: true, doors: ['phone', 'box'] } satisfies Partial<Rules>
    const few = new Voting({ rules })
    few.rolls(4)
    expect(few.decides({ kind: 'sealVote' })).toEqual({ refused: 'tooFewForSecret', least: 5 })
    const voting = Voting.open(9, { rules })
    for (let n = 1; n <= 5; n++) {
      voting.handsOut(n)
      voting.casts(`m${n}`, pro)
      if (n < 5) expect(voting.decides({ kind: 'closeVote' })).toEqual({ refused: 'tooFewToClose', least: 5 })
    }
    expect(voting.does({ kind: 'closeVote' })[0]).toMatchObject({ kind: 'voteClosed' })
  })
})

describe('[V14] a heap in which two differ', () => {
  const enter = (...ballots: [string, object][]): VoteCommand =>
    ({ kind: 'enterBatch', batch: 1, ballots: ballots.map(([mark, answers]) => ({ mark, answers })) }) as VoteCommand
  const differing = () => {
    const voting = Voting.open(3)
    voting.handsOut(1, 2, 3)
    voting.does({ kind: 'openBatch', door: 'box', ballots: 2 })
    voting.does(enter(['m1', pro], ['m2', pro]), desk(1))
    voting.does(enter(['m1', pro], ['m2', contra]), desk(2))
    return voting
  }

  test('[V11] a paper of it is neither voided nor given back, and none is counted that is void', () => {
    const voting = differing()
    expect(voting.refused({ kind: 'voidSerial', mark: 'm1', why: '写坏' })).toBe('serialEntered')
    expect(voting.refused({ kind: 'takeBackWay', n: 1, mark: 'm1', why: '退票' })).toBe('serialEntered')
    voting.does({ kind: 'dropBatch', batch: 1, why: '重录' })
    for (const n of [1, 2]) voting.does({ kind: 'voidSerial', mark: 'm1', why: '写坏' }, desk(n))
    voting.does({ kind: 'openBatch', door: 'box', ballots: 1 })
    expect(voting.refused({ ...enter(['m1', pro]), batch: 2 } as VoteCommand)).toBe('serialVoid')
  })

  test('[V14] a third enters just the papers that differ: trying others tells nothing of them', () => {
    const voting = differing()
    const other = { refused: 'batchTotal', entered: 1, counted: 1 }
    for (const said of [pro, contra]) expect(voting.decides(enter(['m1', said]), desk(3))).toEqual(other)
    expect(voting.refused(enter(['m1', pro], ['m2', pro]), desk(3))).toBe('batchTotal')
    expect(voting.does(enter(['m2', contra]), desk(3)).at(-1)).toMatchObject({ kind: 'batchCounted' })
  })
})

describe('[V14] hands and paper', () => {
  test('[V14] hands never exceed those who show hands, and who was counted so gets no ballot', () => {
    const voting = Voting.open(5)
    for (const n of [1, 2, 3]) voting.does({ kind: 'handOut', n, way: 'hands' })
    const hands = (...counts: number[]): VoteCommand => ({ kind: 'countHands', question: 'q1', counts })
    expect(voting.refused(hands(3, 1, 0))).toBe('tooManyHands')
    voting.does(hands(2, 0, 0))
    expect(voting.refused({ kind: 'handOut', n: 1, way: 'ballot' })).toBe('hasWay')
    expect(voting.refused({ kind: 'takeBackWay', n: 1, mark: null, why: '想用手机' })).toBe('handsCounted')
    voting.handsOut(4)
    voting.casts('m1', contra)
    voting.does({ kind: 'closeVote' })
    // Three show hands: who raises none takes part all the same.
    expect(resultOf(voting).heads).toMatchObject({ eligible: 5, present: 4, for: 2, against: 1 })
    expect(resultOf(voting).outcome).toBe('notCarried')
  })

  test('[V20] what a machine saw stands for the first of two; what they read otherwise, and what it doubts, a third enters', () => {
    const heap = (seen: [string, object][], ballots: [string, object][]): VoteCommand =>
      ({
        kind: 'enterBatch',
        batch: 1,
        ballots: ballots.map(([mark, answers]) => ({ mark, answers })),
        seen: seen.map(([mark, answers]) => ({ mark, answers })),
      }) as VoteCommand
    const begun = () => {
      const voting = Voting.open(3)
      voting.handsOut(1, 2, 3)
      voting.does({ kind: 'openBatch', door: 'box', ballots: 2 })
      return voting
    }
    const saw: [string, object][] = [
      ['m1', pro],
      ['m2', contra],
    ]
    const agreed = begun()
    expect(
      agreed.does(
        heap(saw, [
          ['m1', pro],
          ['m2', contra],
        ]),
        desk(1),
      )[0],
    ).toMatchObject({ byPhoto: true })
    expect(agreed.vote.batches[1]).toMatchObject({ state: 'counted', entries: [] })
    // Whoever makes the machine doubt decides nothing alone.
    const doubted = begun()
    const both: [string, object][] = [
      ['m1', pro],
      ['m2', pro],
    ]
    const doubts = both.map(([mark]): [string, object] => [mark, { q1: null }])
    expect(doubted.does(heap(doubts, both), desk(1)).at(-1)).toMatchObject({ kind: 'batchDiffers', differing: 2 })
    doubted.does(heap([], both), desk(2))
    expect(doubted.vote.batches[1]).toMatchObject({ state: 'counted' })
    const otherwise = begun()
    const happened = otherwise.does(
      heap(saw, [
        ['m1', contra],
        ['m2', contra],
      ]),
      desk(1),
    )
    expect(happened.at(-1)).toMatchObject({ kind: 'batchDiffers', differing: 1 })
    expect(otherwise.refused(heap(saw, [['m1', contra]]), desk(1))).toBe('needsAnother')
    otherwise.does(heap([], [['m1', pro]]), desk(2))
    expect(otherwise.vote.batches[1]).toMatchObject({ state: 'counted' })
    // A paper that no photo showed, and a photo after somebody typed the heap: one person is not enough.
    const unseen = begun()
    expect(
      unseen
        .does(
          heap(
            [saw[0]!],
            [
              ['m1', pro],
              ['m2', pro],
            ],
          ),
          desk(1),
        )
        .at(-1),
    ).toMatchObject({ differing: 1 })
    const typed = begun()
    typed.does(
      heap(
        [],
        [
          ['m1', contra],
          ['m2', pro],
        ],
      ),
      desk(1),
    )
    expect(
      typed
        .does(
          heap(saw, [
            ['m1', pro],
            ['m2', pro],
          ]),
          desk(2),
        )
        .at(-1),
    ).toMatchObject({ differing: 1 })
  })

  test('[V14] two people enter a heap; where they differ, a third must agree with one of them', () => {
    const voting = Voting.open(3)
    voting.handsOut(1, 2, 3)
    voting.does({ kind: 'openBatch', door: 'box', ballots: 2 })
    const enter = (...ballots: [string, object][]): VoteCommand =>
      ({
        kind: 'enterBatch',
        batch: 1,
        ballots: ballots.map(([mark, answers]) => ({ mark, answers })),
      }) as VoteCommand
    expect(voting.decides(enter(['m1', pro]))).toEqual({ refused: 'batchTotal', entered: 1, counted: 2 })
    expect(voting.refused(enter(['m1', pro], ['m1', pro]))).toBe('serialTwice')
    expect(voting.refused(enter(['m1', pro], ['m9', pro]))).toBe('serialUnknown')
    voting.does(enter(['m1', pro], ['m2', contra]), desk(1))
    expect(voting.refused(enter(['m1', pro], ['m2', contra]), desk(1))).toBe('needsAnother')
    expect(voting.does(enter(['m1', pro], ['m2', { q1: 'invalid' }]), desk(2))[1]).toMatchObject({ differing: 1 })
    expect(voting.refused({ kind: 'closeVote' })).toBe('batchesOpen')
    expect(voting.refused(enter(['m2', pro]), desk(3))).toBe('thirdDiffers')
    voting.does(enter(['m2', contra]), desk(3))
    expect(voting.vote.batches[1]).toMatchObject({ state: 'counted', entries: [] })
    voting.does({ kind: 'closeVote' })
    expect(resultOf(voting).heads).toMatchObject({ present: 2, for: 1, against: 1 })
  })
})

describe('[V15] the count', () => {
  test('[V15] owners: exactly two thirds take part, more than half of heads and of area are for it', () => {
    const law = { body: 'ownersAssembly', subject: 'manager' } as const
    const rules = { ...thresholdsByLaw(law), law, doors: ['phone', 'box'] as Rules['doors'] }
    const areas = [10_001, 10_000, 10_000]
    const owners = (third: 'for' | 'against') => {
      const voting = Voting.open(3, { rules }, areas)
      voting.handsOut(1, 2)
      voting.casts('m1', pro)
      voting.casts('m2', { q1: third })
      voting.does({ kind: 'closeVote' })
      return resultOf(voting)
    }
    expect(owners('for')).toMatchObject({
      outcome: 'carried',
      area: { eligible: 30_001, present: 20_001, for: 20_001 },
    })
    // Of heads half is not more than half, though of the area it is.
    expect(owners('against').outcome).toBe('notCarried')
    expect(owners('against').thresholds.map(({ reached }) => reached)).toEqual([true, true, false, true])
  })

  test('[V15] of nobody no share is reached', () => {
    const voting = Voting.open(3, { rules: { inFavour: { over: 1, of: 2, above: false }, of: 'voting' } })
    voting.does({ kind: 'closeVote' })
    expect(resultOf(voting).outcome).toBe('notCarried')
  })

  test('[V15] the file counted again gives the same, and one that cannot be true is called so', () => {
    const voting = Voting.open(4)
    voting.handsOut(1, 2, 3)
    for (const mark of ['m1', 'm2', 'm3']) voting.casts(mark, pro)
    voting.does({ kind: 'closeVote' })
    const file = JSON.parse(JSON.stringify(fileOf(voting.vote)))
    expect(recount(file)).toEqual({ results: voting.vote.outcome!.results, faults: [] })
    file.polls[0].ballots[0].ballots = 5
    expect(recount(file).faults.map(({ fault }) => fault)).toEqual(['moreThanEntitled', 'moreThanDoors'])
    file.handedOut = 2
    expect(recount(file).faults.map(({ fault }) => fault)).toContain('moreThanHandedOut')
  })
})

test('[V16] the options with most votes win; where equal ones do not all fit, none of them does', () => {
  const question = chooseOf('q1', ['甲', '乙', '丙', '丁'], 2, 2)
  const chosen = (ties: Rules['ties'], ...ballots: number[][]) => {
    const voting = Voting.open(9, { questions: [question], rules: { ties } })
    ballots.forEach((answer, i) => {
      voting.handsOut(i + 1)
      voting.casts(`m${i + 1}`, { q1: answer })
    })
    voting.does({ kind: 'closeVote' })
    const { outcome, won, tied } = resultOf(voting)
    return { outcome, won, tied }
  }
  expect(chosen('again', [0, 1], [0, 1], [2])).toEqual({ outcome: 'chosen', won: [0, 1], tied: [] })
  expect(chosen('again', [3], [3], [0, 1])).toEqual({ outcome: 'tied', won: [3], tied: [0, 1] })
  expect(chosen('none', [3], [3], [0, 1])).toEqual({ outcome: 'chosen', won: [3], tied: [0, 1] })
  expect(chosen('again', [2])).toEqual({ outcome: 'chosen', won: [2], tied: [] })
})

test('[V7] the journal alone gives the same vote, without names and choices', () => {
  const voting = Voting.open(3)
  voting.handsOut(1, 2)
  voting.does({ kind: 'handOut', n: 3, way: 'hands' })
  voting.does({ kind: 'countHands', question: 'q1', counts: [1, 0, 0] })
  voting.casts('m1', pro)
  voting.does({ kind: 'closeVote' })
  const replayed = voting.events.reduce<Vote | undefined>(
    (vote, { at, by, told, secret }) => evolveVote(vote, { at, by, told, secret }),
    undefined,
  )!
  const plain = ({ roll, serials: _s, kinds: _k, urn: _u, ...vote }: Vote) => ({
    ...vote,
    roll: [...roll.values()].map(({ n, area, commitment, way, recused }) => ({ n, area, commitment, way, recused })),
  })
  expect(plain(replayed)).toEqual(plain(voting.vote))
})
