import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Step } from '../../../tests/build/commands.ts'
import { opening, play, pooled, SOME_IDS, START, walk } from '../../../tests/build/commands.ts'
import type { Actor, Command } from './command.ts'
import type { Motion } from './motion.ts'
import { amendmentOf, isPending, voteOn, wordingOf } from './motion.ts'
import { inWordsOfNow, withoutWords } from './words.ts'

const staff: Actor = { kind: 'staff', id: pooled('staff', 0) }
const M = pooled('motion', 0)
const OTHER = pooled('motion', 1)
const DAY = START + 9_000_000
const desk = (command: Command): Step => ({ command, actor: staff, at: START + 1000 })
const by = (n: number, command: Command): Step => ({
  command,
  actor: { kind: 'participant', id: pooled('phone', n) },
  at: START + 1000,
})
const moves = (what = '画出停车线', id = M) =>
  ({ kind: 'moveMotion', id, what, who: '物业公司', by: DAY, card: null }) as const
const amends = (what: string) => ({ kind: 'amendMotion', motion: M, what, who: '物业公司', by: DAY }) as const
const second = { kind: 'secondMotion', motion: M } as const
const takeUp = desk({ kind: 'takeUpMotion', motion: M })
const put = desk({ kind: 'putMotion', motion: M, open: true })
const accept = { kind: 'acceptAmendment', motion: M, version: 2 } as const
const withdraw = (amendment = false) => ({ kind: 'withdrawMotion', motion: M, amendment }) as const
const drop = (reason: string) => desk({ kind: 'dropMotion', motion: M, reason })
const count = (pro: number, against: number, { version = 1, abstain = 0, reason = '' } = {}) =>
  desk({ kind: 'countMotion', motion: M, version, for: pro, against, abstain, reason, ballots: null })
const erase = (n: number) => desk({ kind: 'erasePerson', participant: pooled('phone', n) })
const hall = (...steps: Step[]) => play([...opening(SOME_IDS), ...steps])
const motion = (...steps: Step[]): Motion => hall(...steps).meeting.board.motions[0]!
const refused = (...steps: Step[]) => hall(...steps).refusals
const discussed = [by(0, moves()), by(1, second), takeUp]

describe('[M49] a motion says who does what by when, and is seconded by another person', () => {
  test('it is numbered, says what it is about, and tells nobody who moved it', () => {
    const { meeting, events } = hall(by(0, moves()), by(1, second))
    expect(meeting.board.motions).toMatchObject([{ number: 1, stage: 'seconded', holds: 1, became: null }])
    expect(wordingOf(meeting.board.motions[0]!)).toMatchObject({ what: '画出停车线', who: '物业公司', by: DAY })
    expect(JSON.stringify(meeting.board)).not.toContain(pooled('phone', 0))
    expect(meeting.movers.get(M)!.wordings[0]).toEqual({ participant: pooled('phone', 0), enteredBy: null })
    expect(events.filter(({ told }) => told.kind === 'motionChanged').map(({ told }) => told)).toMatchObject([
      { said: 1 },
      { said: null },
    ])
  })

  test('nobody seconds their own, also not through the desk or as the person on the list', () => {
    expect(refused(by(0, moves()), by(0, second))).toEqual([{ refused: 'ownMotion' }])
    const listed = pooled('listed', 1)
    const moved = desk({ ...moves(), onBehalfOf: listed })
    expect(refused(moved, desk({ ...second, onBehalfOf: listed }))).toEqual([{ refused: 'ownMotion' }])
    const match = desk({ kind: 'matchParticipant', listed, joined: pooled('phone', 1) })
    expect(refused(moved, match, by(1, second))).toEqual([{ refused: 'ownMotion' }])
    expect(refused(moved, match, desk({ ...second, onBehalfOf: listed }))).toEqual([{ refused: 'hasPhone' }])
  })

  test('the desk enters what somebody without a phone says, or whom nobody puts a name to', () => {
    const nameless = motion(desk(moves()), desk(second))
    expect(nameless.stage).toBe('seconded')
    expect(hall(desk(moves())).meeting.movers.get(M)!.wordings).toEqual([{ participant: null, enteredBy: staff.id }])
    expect(refused(desk({ ...moves(), onBehalfOf: pooled('phone', 0) }))).toEqual([{ refused: 'hasPhone' }])
  })

  test('each person has one that is not decided; it needs words, and a day to come', () => {
    expect(refused(by(0, moves()), by(0, moves('别的', OTHER)))).toEqual([{ refused: 'motionWaits', number: 1 }])
    expect(refused(by(0, moves()), by(0, withdraw()), by(0, moves('别的', OTHER)))).toEqual([])
    expect(refused(by(0, moves(' ')))).toEqual([{ refused: 'textEmpty' }])
    expect(refused(by(0, { ...moves(), by: START }))).toEqual([{ refused: 'dayPast' }])
    expect(refused(by(0, moves()), by(0, moves()))).toEqual([])
    expect(refused(by(0, moves()), by(0, moves('改过')))).toEqual([{ refused: 'idTaken' }])
    expect(refused(by(0, { ...moves(), card: pooled('card', 11) }))).toEqual([{ refused: 'noSuchCard' }])
  })

  test('no more wait than a hall can follow', () => {
    const many = Array.from({ length: 21 }, (_, n) =>
      desk(moves('画线', `0190000a-0000-7000-8000-${String(n + 10).padStart(12, '0')}`)),
    )
    expect(refused(...many, by(0, moves('手机上', OTHER)))).toEqual([{ refused: 'motionsFull', waiting: 21 }])
  })

  test('one phone uses up neither the motions of a meeting nor the wordings of one', () => {
    const again = Array.from({ length: 6 }, (_, n) => {
      const motion = `0190000a-0000-7000-8000-${String(n + 40).padStart(12, '0')}`
      return [by(0, moves('画线', motion)), by(0, { kind: 'withdrawMotion', motion, amendment: false })]
    }).flat()
    expect(refused(...again)).toEqual([{ refused: 'motionsUsed', most: 5 }, { refused: 'noSuchMotion' }])
    const often = ['甲', '乙', '丙', '丁'].flatMap((what) => [by(2, amends(what)), by(2, withdraw(true))])
    expect(refused(...discussed, ...often)).toEqual([{ refused: 'motionsUsed', most: 3 }])
  })

  test('the open tree has none, and a meeting that is not open', () => {
    expect(refused(desk({ kind: 'setStage', stage: 'closed' }), by(0, moves()))).toMatchObject([
      { refused: 'meetingClosed' },
    ])
  })
})

describe('[M50] one motion at a time is discussed and amended', () => {
  test('it is taken up once it is seconded, and no other beside it', () => {
    expect(refused(by(0, moves()), takeUp)).toEqual([{ refused: 'notSeconded', number: 1 }])
    const next = [by(1, moves('修路灯', OTHER)), by(0, { ...second, motion: OTHER })]
    expect(refused(...discussed, ...next, desk({ kind: 'takeUpMotion', motion: OTHER }))).toEqual([
      { refused: 'motionRuns', number: 1 },
    ])
  })

  test('an amendment is another wording of the whole: taken by the mover it holds, and the old one is kept', () => {
    const amended = motion(...discussed, by(2, amends('画出电动车停车线')), by(0, accept))
    expect(amended).toMatchObject({ holds: 2, stage: 'discussed' })
    expect(amended.wordings.map(({ what, state }) => [what, state])).toEqual([
      ['画出停车线', 'moved'],
      ['画出电动车停车线', 'accepted'],
    ])
  })

  test('the mover takes another’s, and only theirs; their own is voted on', () => {
    expect(refused(...discussed, by(2, amends('甲')), by(2, accept))).toEqual([{ refused: 'notYourMotion' }])
    expect(refused(...discussed, by(0, amends('甲')), by(0, accept))).toEqual([{ refused: 'ownAmendment' }])
    // The desk speaks for a mover without a phone, and for no other.
    expect(refused(...discussed, by(2, amends('甲')), desk(accept))).toEqual([{ refused: 'hasPhone' }])
    expect(motion(desk(moves()), by(1, second), takeUp, by(2, amends('甲')), desk(accept)).holds).toBe(2)
  })

  test('[M80] the mover takes the amendment that they read, and no other that came in its place', () => {
    const takenBack = { kind: 'withdrawMotion', motion: M, amendment: true } as const
    const swapped = [...discussed, by(2, amends('甲')), by(2, takenBack), by(2, amends('乙'))]
    expect(refused(...swapped, by(0, accept))).toEqual([{ refused: 'otherAmendment', number: 1 }])
    expect(motion(...swapped, by(0, { ...accept, version: 3 })).holds).toBe(3)
    // Pressed twice it is taken once, also where another amendment came since.
    const taken = [...discussed, by(2, amends('甲')), by(0, accept)]
    expect(refused(...taken, by(0, accept))).toEqual([])
    expect(motion(...taken, by(2, amends('乙')), by(0, accept)).holds).toBe(2)
    expect(refused(...discussed, by(0, accept))).toEqual([{ refused: 'noAmendment', number: 1 }])
  })

  test('one amendment at a time, of a motion that is discussed, and with other words', () => {
    expect(refused(by(0, moves()), by(1, amends('甲')))).toEqual([{ refused: 'notDiscussed', number: 1 }])
    expect(refused(...discussed, by(1, amends('甲')), by(2, amends('乙')))).toEqual([
      { refused: 'amendmentWaits', number: 1 },
    ])
    expect(refused(...discussed, by(1, amends('画出停车线')))).toEqual([{ refused: 'sameWords' }])
    expect(refused(...discussed, by(1, amends('甲')), by(1, amends('甲')))).toEqual([])
  })

  test('put to the vote it is voted on before the motion: carried it holds, lost it does not', () => {
    const voted = [...discussed, by(1, amends('甲')), put]
    const carried = motion(...voted, count(9, 2, { version: 2 }))
    expect(carried).toMatchObject({ stage: 'discussed', holds: 2 })
    const lost = motion(...voted, count(2, 9, { version: 2 }), put, count(9, 2))
    expect(lost).toMatchObject({ stage: 'carried', holds: 1 })
    expect(lost.wordings[1]).toMatchObject({ what: '甲', state: 'lost' })
    expect(refused(...voted, count(9, 2))).toEqual([{ refused: 'motionOver', number: 1 }])
    // The amended motion is another vote than its amendment.
    const both = motion(...voted, count(9, 2, { version: 2 }), put, count(2, 9, { version: 2 }))
    expect(both).toMatchObject({ stage: 'lost', votes: [{ amendment: true, carried: true }, { amendment: false }] })
    expect(refused(...voted, count(9, 2, { version: 2 }), count(9, 2, { version: 2 }))).toEqual([
      { refused: 'notPut', number: 1 },
    ])
  })
})

describe('[M51] a motion is voted on, withdrawn or dropped, and stays on record', () => {
  test('more for than against carries; equally many do not', () => {
    expect(motion(...discussed, put, count(12, 11, { abstain: 30 })).stage).toBe('carried')
    expect(motion(...discussed, put, count(12, 12)).stage).toBe('lost')
    expect(motion(...discussed, put, count(0, 0)).stage).toBe('lost')
    expect(motion(...discussed, put, count(3, 9)).votes).toMatchObject([{ for: 3, against: 9, carried: false }])
  })

  describe('by ballots', () => {
    const code = 'V23456'
    const puts = (open = true, by = code, version = 1) =>
      desk({ kind: 'putMotion', motion: M, open, ballots: { code: by, version } })
    const counts = (carried: boolean, by = code, version = 1) =>
      desk({
        kind: 'countMotion',
        motion: M,
        version,
        for: 9,
        against: 1,
        abstain: 0,
        reason: '',
        ballots: { code: by, carried },
      })
    const held = [...discussed, puts()]
    const heldBy = [{ refused: 'motionBallots', vote: code }]

    test('the vote to which it is put says by its own rules, and no other one', () => {
      const lost = motion(...held, counts(false))
      expect(lost).toMatchObject({ stage: 'lost', votes: [{ ballots: code }] })
      expect(lost.ballots).toBeUndefined()
      expect(motion(...held, counts(true), counts(true))).toMatchObject({ stage: 'carried', votes: [{ for: 9 }] })
      expect(refused(...held, counts(true, 'K7Q2MD'))).toEqual(heldBy)
      expect(refused(...discussed, put, counts(true))).toEqual([{ refused: 'motionOver', number: 1 }])
      expect(refused(...held, puts(true, 'K7Q2MD'))).toEqual(heldBy)
    })

    test('no hands are counted beside it, nor instead of it afterwards; it is not dropped meanwhile', () => {
      expect(refused(...held, count(1, 9))).toEqual(heldBy)
      expect(refused(...held, put)).toEqual(heldBy)
      expect(refused(...held, desk({ kind: 'putMotion', motion: M, open: false }))).toEqual(heldBy)
      expect(refused(...held, drop('算了'))).toEqual(heldBy)
      expect(refused(...held, by(0, withdraw()))).toEqual([{ refused: 'motionVoted', number: 1 }])
      expect(refused(...held, counts(true), count(1, 9, { reason: '数错' }))).toEqual(heldBy)
    })

    test('it holds the wording that is put: the amendment first', () => {
      const amended = [...discussed, by(1, amends('画出停车线，留轮椅的路'))]
      expect(refused(...amended, puts())).toEqual([{ refused: 'notTheMotion' }])
      const after = motion(...amended, puts(true, code, 2), counts(true, code, 2))
      expect(after).toMatchObject({ stage: 'discussed', holds: 2, votes: [{ ballots: code, amendment: true }] })
      expect(after.ballots).toBeUndefined()
    })

    test('given up, it is discussed again and hands may be counted; after the meeting too', () => {
      expect(motion(...held, puts(false)).stage).toBe('discussed')
      expect(motion(...held, puts(false), put, count(3, 1)).stage).toBe('carried')
      expect(motion(...held, desk({ kind: 'setStage', stage: 'closed' }), puts(false)).stage).toBe('discussed')
      expect(motion(...held, desk({ kind: 'setStage', stage: 'closed' }), counts(true)).stage).toBe('carried')
      // [M24] A vote may last until after its meeting is archived; hands are not counted then.
      const archived = [
        ...held,
        desk({ kind: 'setStage', stage: 'closed' }),
        desk({ kind: 'setStage', stage: 'archived' }),
      ]
      expect(motion(...archived, counts(true))).toMatchObject({ stage: 'carried', votes: [{ ballots: code }] })
      expect(motion(...archived, puts(false)).stage).toBe('discussed')
      expect(refused(...archived, puts(false), count(3, 1))).toMatchObject([{ refused: 'meetingClosed' }])
      // Another vote that is given up has nothing of it.
      expect(motion(...held, puts(false, 'K7Q2MD'))).toMatchObject({ stage: 'voting', ballots: code })
    })

    test('[M26] whose words are erased meanwhile is put to no vote any more', () => {
      const gone = motion(...held, erase(0))
      expect([gone.stage, gone.ballots]).toEqual(['withdrawn', undefined])
      expect(refused(...held, erase(0), counts(true))).toEqual([{ refused: 'motionOver', number: 1 }])
    })
  })

  test('nothing is counted that was not put; what was put by mistake is discussed again', () => {
    expect(refused(...discussed, count(9, 2))).toEqual([{ refused: 'notPut', number: 1 }])
    const back = desk({ kind: 'putMotion', motion: M, open: false })
    expect(motion(...discussed, put, back).stage).toBe('discussed')
  })

  test('a count is put right with a reason, on record, until the ledger has it', () => {
    const counted = [...discussed, put, count(9, 10)]
    expect(refused(...counted, count(11, 10))).toEqual([{ refused: 'motionCounted', number: 1 }])
    const right = motion(...counted, count(11, 10, { reason: '漏了一排' }))
    expect(right).toMatchObject({
      stage: 'carried',
      votes: [
        { for: 9, reason: '' },
        { for: 11, reason: '漏了一排' },
      ],
    })
    const became = desk({ kind: 'motionBecame', motion: M, became: { matter: 7, task: false } })
    expect(refused(...counted, count(11, 10, { reason: '漏了' }), became, count(1, 10, { reason: '又数' }))).toEqual([
      { refused: 'motionOver', number: 1 },
    ])
  })

  test('no more hands than heads, where heads were counted', () => {
    const heads = desk({ kind: 'countHeads', heads: 20 })
    expect(refused(heads, ...discussed, put, count(15, 6))).toEqual([{ refused: 'moreThanHeads', most: 20 }])
    expect(refused(heads, ...discussed, put, count(15, 5))).toEqual([])
  })

  test('whoever moved it withdraws it until it is put to the vote; the chair drops one with a reason', () => {
    expect(motion(...discussed, by(0, withdraw()))).toMatchObject({ stage: 'withdrawn', number: 1 })
    expect(refused(...discussed, by(1, withdraw()))).toEqual([{ refused: 'notYourMotion' }])
    expect(refused(...discussed, put, by(0, withdraw()))).toEqual([{ refused: 'motionVoted', number: 1 }])
    expect(motion(...discussed, by(1, amends('甲')), by(1, withdraw(true)))).toMatchObject({
      stage: 'discussed',
      wordings: [{}, { state: 'withdrawn' }],
    })
    expect(refused(by(0, moves()), drop(''))).toEqual([{ refused: 'textEmpty' }])
    expect(motion(by(0, moves()), drop('没有人附议'))).toMatchObject({ stage: 'dropped', reason: '没有人附议' })
    expect(refused(...discussed, put, count(9, 2), drop('不要了'))).toEqual([{ refused: 'motionOver', number: 1 }])
  })
})

describe('[M52] a carried motion goes to the ledger once', () => {
  const became = (matter: number) => desk({ kind: 'motionBecame', motion: M, became: { matter, task: false } })
  test('the first time holds; one that was not carried does not go', () => {
    const first = [...discussed, put, count(9, 2), became(7)]
    expect(motion(...first, became(8)).became).toEqual({ matter: 7, task: false })
    expect(refused(...first, became(7))).toEqual([])
    expect(refused(...first, became(8))).toEqual([{ refused: 'motionOver', number: 1 }])
    // Whether it may become a matter still.
    const may = desk({ kind: 'motionBecame', motion: M, became: null })
    const task = desk({ kind: 'motionBecame', motion: M, became: { matter: 7, task: true } })
    expect(motion(...discussed, put, count(9, 2), may).became).toBeNull()
    expect(refused(...discussed, put, count(9, 2), task, may)).toEqual([{ refused: 'motionOver', number: 1 }])
    expect(refused(...discussed, became(7))).toEqual([{ refused: 'notCarried', number: 1 }])
  })
})

describe('[M26] whoever is erased leaves no words in motions', () => {
  test('what they moved is withdrawn without words; what they said of others’ goes, and the words before hold', () => {
    expect(motion(by(0, moves()), erase(0))).toMatchObject({ stage: 'withdrawn', wordings: [{ what: '', who: '' }] })
    const amended = [...discussed, by(2, amends('甲')), by(0, accept), put]
    expect(motion(...amended, erase(2))).toMatchObject({ stage: 'discussed', holds: 1, wordings: [{}, { what: '' }] })
    expect(motion(...amended, erase(0))).toMatchObject({
      stage: 'voting',
      holds: 2,
      wordings: [{ what: '' }, { what: '甲' }],
    })
    expect(motion(...amended, erase(0), erase(2))).toMatchObject({ stage: 'withdrawn' })
    expect(motion(...discussed, by(2, amends('甲')), put, erase(2))).toMatchObject({
      stage: 'discussed',
      wordings: [{}, { what: '', state: 'withdrawn' }],
    })
  })

  test('what was lost keeps its numbers; what the meeting carried is the meeting’s own', () => {
    expect(motion(...discussed, put, count(2, 9), erase(0))).toMatchObject({
      stage: 'lost',
      wordings: [{ what: '' }],
      votes: [{ for: 2, against: 9 }],
    })
    expect(motion(...discussed, put, count(9, 2), erase(0)).wordings[0]!.what).toBe('画出停车线')
  })

  test('the journal holds no words of a motion, and what was told before is told without what is gone', () => {
    const { meeting, events } = hall(...discussed, by(2, amends('画电动车的线')), erase(0))
    const kept = JSON.stringify(events.map(({ told }) => withoutWords(told)))
    for (const words of ['停车线', '电动车', '物业公司']) expect(kept).not.toContain(words)
    const today = JSON.stringify(events.map(({ told }) => inWordsOfNow(told, meeting.board)))
    expect(today).not.toContain('停车线')
    expect(today).toContain('画电动车的线')
  })
})

test('[M49]–[M52] whatever is asked in whatever order: at most one runs, what was counted last is the outcome, and no mover seconds', () => {
  const often: Step[] = [by(0, moves()), by(1, second), takeUp, put]
  fc.assert(
    fc.property(walk(80), (steps) => {
      play([...steps, ...often], (meeting) => {
        const { motions } = meeting.board
        expect(motions.filter(({ stage }) => stage === 'discussed' || stage === 'voting').length).toBeLessThan(2)
        expect(motions.map(({ number }) => number)).toEqual(motions.map((_, n) => n + 1))
        for (const one of motions) {
          if (one.stage === 'carried' || one.stage === 'lost')
            expect(voteOn(one)!.carried).toBe(one.stage === 'carried')
          if (!isPending(one)) expect(amendmentOf(one)).toBeUndefined()
          if (one.became) expect(one.stage).toBe('carried')
          const { wordings, second } = meeting.movers.get(one.id)!
          const [mover] = wordings
          if (second?.participant && mover!.participant && second.enteredBy === null)
            expect(meeting.erased.has(mover!.participant) || second.participant !== mover!.participant).toBe(true)
        }
      })
    }),
    { numRuns: 60 },
  )
})
