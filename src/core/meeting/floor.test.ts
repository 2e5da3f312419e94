import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Step } from '../../../tests/build/commands.ts'
import { opening, play, pooled, SOME_IDS, START, walk } from '../../../tests/build/commands.ts'
import type { Actor, Command } from './command.ts'
import type { Asking, Stance } from './floor.ts'
import { decide } from './decide.ts'
import { inOrder, knownSpeaker, namedSpeaker, spokenIn, turnsOf } from './floor.ts'
import { inWordsOfNow, withoutWords } from './words.ts'
import type { RulesSaid } from './meetingRules.ts'
import { usualRules } from './meetingRules.ts'
import { hallHolds } from './soundHall.ts'
import { ruleWords, USUAL } from './ruleWords.ts'

const staff: Actor = { kind: 'staff', id: pooled('staff', 0) }
const desk = (command: Command, late = 1): Step => ({ command, actor: staff, at: START + late * 1000 })
const by = (n: number, command: Command, late = 1): Step => ({
  command,
  actor: { kind: 'participant', id: pooled('phone', n) },
  at: START + late * 1000,
})
const open = desk({ kind: 'switchFloor', open: true })
const ask = (n: number, stance: Stance | null = null, card: string | null = null) =>
  by(n, { kind: 'askFloor', card, stance })
const hand = (participant: string | null, stance: Stance | null = null) =>
  desk({ kind: 'raiseHand', participant, card: null, stance })
const give = (number: number, reason = '', late = 1) => desk({ kind: 'giveFloor', number, reason }, late)
const hall = (...steps: Step[]) => play([...opening(SOME_IDS), ...steps])
const waiting = (...steps: Step[]) => hall(...steps).meeting.board.floor.waiting.map(({ number }) => number)

test('[M65] a dish of a round is put on the list once, without a name; the turn keeps it', () => {
  const dish = { round: 'K7Q2MD', n: 3, title: '楼道灯', cost: 300_000 }
  const listed = desk({ kind: 'raiseHand', participant: null, card: null, stance: null, dish })
  const { meeting } = hall(open, listed, listed, hand(null), give(1), listed)
  const { floor } = meeting.board
  expect(floor.speaking).toMatchObject({ number: 1, dish })
  expect(floor.waiting).toEqual([{ number: 2, card: null, stance: null }])
  expect(namedSpeaker(meeting, 1)).toEqual({ name: '', capacity: null })
  const after = hall(open, listed, give(1), desk({ kind: 'endTurn', number: 1 }), listed).meeting.board
  expect(after.turns).toMatchObject([{ number: 1, dish }])
  expect(after.floor.waiting).toMatchObject([{ number: 2, dish }])
  expect(hall(listed).meeting.board.floor.waiting).toEqual([])
})

describe('[M44] the floor is asked for', () => {
  test('once a person: asking again, by phone or through the desk, keeps number and place', () => {
    const { meeting, events } = hall(open, ask(0), ask(1), ask(0), hand(pooled('phone', 0)), ask(0, 'for'))
    expect(meeting.board.floor.waiting).toEqual([
      { number: 1, card: null, stance: 'for' },
      { number: 2, card: null, stance: null },
    ])
    expect(events.filter(({ told }) => told.kind === 'floorAsked')).toHaveLength(3)
  })

  test('once also for somebody from the list whose phone the desk has confirmed', () => {
    const match = desk({ kind: 'matchParticipant', listed: pooled('listed', 1), joined: pooled('phone', 1) })
    expect(waiting(open, match, ask(1), hand(pooled('listed', 1)))).toEqual([1])
  })

  test('while the list is open; who waits when it closes keeps the place', () => {
    expect(hall(ask(0)).refusals).toEqual([{ refused: 'floorClosed' }])
    const closed = hall(open, ask(0), desk({ kind: 'switchFloor', open: false }), ask(1), ask(0, 'against'))
    expect(closed.refusals).toEqual([{ refused: 'floorClosed' }])
    expect(closed.meeting.board.floor.waiting).toEqual([{ number: 1, card: null, stance: 'against' }])
  })

  test('by nobody who has not joined, and not for others', () => {
    const stranger = { command: { kind: 'askFloor', card: null, stance: null }, actor: staff, at: START } as const
    expect(hall(open, stranger).refusals).toEqual([{ refused: 'notJoined' }])
    const { meeting } = hall(open, ask(0), by(1, { kind: 'leaveFloor' }))
    expect(meeting.board.floor.waiting).toHaveLength(1)
  })

  test('in an open meeting only: not before, not after', () => {
    const close = desk({ kind: 'setStage', stage: 'closed' })
    const late = hall(open, ask(0), close, open, ask(1), hand(null), give(1), desk({ kind: 'lowerHand', number: 1 }))
    expect(late.refusals.map(({ refused }) => refused)).toEqual(Array<string>(5).fill('meetingClosed'))
    const draft = play([opening(SOME_IDS)[0]!, open])
    expect(draft.refusals).toEqual([{ refused: 'meetingNotOpen', stage: 'draft' }])
  })

  test('by 60 at most at once, and 20 more through the desk', () => {
    const hands = Array.from({ length: 81 }, () => hand(null))
    const { meeting, refusals } = hall(open, ...hands)
    expect(refusals).toEqual([{ refused: 'floorFull', waiting: 80 }])
    expect(meeting.board.floor.waiting).toHaveLength(80)
  })

  test('and taken back; nobody else gets the number', () => {
    const { meeting } = hall(open, ask(0), by(0, { kind: 'leaveFloor' }), ask(1), ask(0))
    expect(meeting.board.floor.waiting.map(({ number }) => number)).toEqual([2, 1])
  })

  test('what everyone is told of it names nobody', () => {
    const { events } = hall(
      open,
      ask(0),
      hand(pooled('listed', 1), 'for'),
      give(1),
      desk({ kind: 'endTurn', number: 1 }),
    )
    const told = JSON.stringify(events.slice(-4).map((event) => event.told))
    for (const id of [pooled('phone', 0), pooled('listed', 1), staff.id]) expect(told).not.toContain(id)
  })
})

describe('[M45] whose turn it is', () => {
  /** Nobody has written but those of `opening`: phones 0 to 2, two cards each. */
  const newcomer = (n: number): Step => {
    const id = pooled('walkIn', n)
    return desk({ kind: 'addWalkIn', id, name: `新${n}`, capacity: 'resident' })
  }

  test('who wrote and has not spoken, then who spoke least', () => {
    const steps = [open, newcomer(0), hand(pooled('walkIn', 0)), ask(0), ask(1)]
    expect(waiting(...steps)).toEqual([2, 3, 1])
    // The first has spoken: whoever has not, though without a card, is before them.
    expect(waiting(...steps, give(2), ask(0))).toEqual([3, 1, 4])
  })

  test('a card that is posted moves no number: that would show whose it is', () => {
    const id = pooled('walkIn', 0)
    const post = desk({
      kind: 'postCard',
      id: pooled('card', 8),
      tree: 'problem',
      text: '井盖响',
      where: '',
      photo: null,
      links: [],
      receipt: 'x',
      onBehalfOf: id,
    })
    const steps = [open, newcomer(0), newcomer(1), hand(id), hand(pooled('walkIn', 1)), post]
    expect(waiting(...steps)).toEqual([1, 2])
    // Nor does the desk learn it by raising their hand after it.
    expect(waiting(open, newcomer(0), newcomer(1), hand(pooled('walkIn', 1)), post, hand(id))).toEqual([1, 2])
  })

  test('whatever the desk hides, raises and lowers, the order and what it is told are the same whoever wrote', () => {
    const hide = desk({ kind: 'hideCard', card: pooled('card', 0), reason: '先查' })
    const lower = desk({ kind: 'lowerHand', number: 2 })
    const told = (who: number) => {
      const { meeting } = hall(open, ask(2), hand(pooled('phone', who)), lower, hide, hand(pooled('phone', who)))
      const known = [...meeting.speakers.values()].map(knownSpeaker)
      return JSON.stringify([meeting.board.floor, known]).replaceAll(pooled('phone', who), 'x')
    }
    // Phone 0 wrote the card that is hidden, phone 1 did not.
    expect(told(0)).toBe(told(1))
    expect(told(0)).not.toContain('wrote')
    // Whoever asks by phone has written, also where the desk hides what they wrote.
    const all = [0, 3].map((n) => desk({ kind: 'hideCard', card: pooled('card', n), reason: '先查' }))
    expect(hall(open, ...all, ask(0)).meeting.speakers.get(1)!.wrote).toBe(true)
  })

  test('for and against in turn, among equals', () => {
    expect(waiting(open, ask(0, 'for'), ask(1, 'for'), ask(2, 'against'))).toEqual([1, 3, 2])
    expect(waiting(open, ask(0, 'for'), ask(1, 'for'), ask(2, 'against'), give(1))).toEqual([3, 2])
  })

  test('first come, where the meeting agreed on that', () => {
    const asking: Asking[] = [
      { number: 3, stance: 'against', turns: 0, wrote: true, beyond: false },
      { number: 1, stance: 'for', turns: 5, wrote: false, beyond: false },
      { number: 2, stance: 'for', turns: 0, wrote: true, beyond: true },
    ]
    expect(inOrder(asking, 'arrival', 'for')).toEqual([1, 3, 2])
  })

  test('out of turn only with a reason, which is on record', () => {
    const steps = [open, ask(0), ask(1)]
    expect(hall(...steps, give(2)).refusals).toEqual([{ refused: 'notNext', number: 1 }])
    expect(hall(...steps, give(2, ' \u3000')).refusals).toHaveLength(1)
    const { meeting } = hall(...steps, give(2, '要先走'), give(1, '不用说'))
    expect(meeting.board.turns).toMatchObject([{ number: 2, reason: '要先走' }])
    // Whoever is next needs none, and gets none.
    expect(meeting.board.floor.speaking).toMatchObject({ number: 1, reason: '' })
  })

  test('pressed twice, one gets it; a number that does not wait gets nothing', () => {
    const { meeting, refusals } = hall(open, ask(0), ask(1), give(1), give(1), give(9))
    expect(meeting.board.floor.speaking?.number).toBe(1)
    expect(meeting.board.turns).toEqual([])
    expect(refusals).toEqual([{ refused: 'notWaiting', number: 9 }])
  })

  test('who has had all turns asks in vain by phone; the desk may put them last, and gives it with a reason', () => {
    const twice = [open, ask(0), give(1), ask(0), give(2), desk({ kind: 'endTurn', number: 2 })]
    expect(hall(...twice, ask(0)).refusals).toEqual([{ refused: 'turnsUsed', turns: 2 }])
    const steps = [...twice, hand(pooled('phone', 0)), ask(1)]
    expect(waiting(...steps)).toEqual([4, 3])
    expect(hall(...steps, give(4), give(3)).refusals).toEqual([{ refused: 'notNext', number: 3 }])
    expect(hall(...steps, give(4), give(3, '被点名，要回应')).meeting.board.floor.speaking?.number).toBe(3)
  })

  const asking = fc
    .uniqueArray(
      fc.record({
        number: fc.integer({ min: 1, max: 50 }),
        stance: fc.constantFrom<Stance | null>('for', 'against', null),
        turns: fc.nat({ max: 3 }),
        wrote: fc.boolean(),
        beyond: fc.boolean(),
      }),
      { maxLength: 12, selector: ({ number }) => number },
    )
    .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })))
  const order = fc.constantFrom('turns' as const, 'arrival' as const)
  const last = fc.constantFrom<Stance | null>('for', 'against', null)

  test('everybody once, whatever the order in which they are looked at', () => {
    fc.assert(
      fc.property(asking, order, last, ([all, shuffled], rule, spoken) => {
        const numbers = inOrder(all, rule, spoken)
        expect(inOrder(shuffled, rule, spoken)).toEqual(numbers)
        expect([...numbers].sort()).toEqual(all.map(({ number }) => number).sort())
      }),
    )
  })

  test('nobody is overtaken by somebody who has spoken more, nor by an equal of the same side who asked later', () => {
    fc.assert(
      fc.property(asking, last, ([all], spoken) => {
        const numbers = inOrder(all, 'turns', spoken)
        const place = (one: Asking) => numbers.indexOf(one.number)
        for (const one of all) {
          const before = all.filter((other) => place(other) < place(one))
          if (!one.beyond) for (const { turns, beyond } of before) expect(turns <= one.turns && !beyond).toBe(true)
          const alike = before.filter(
            ({ stance, turns, wrote, beyond }) =>
              stance === one.stance &&
              beyond === one.beyond &&
              (beyond || (turns === one.turns && wrote === one.wrote)),
          )
          for (const { number } of alike) expect(number).toBeLessThan(one.number)
        }
      }),
    )
  })

  test('nobody starves: however often others ask again, whoever waits speaks', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ wrote: fc.boolean(), stance: fc.constantFrom<Stance | null>('for', 'against', null) }), {
          minLength: 2,
          maxLength: 8,
        }),
        fc.infiniteStream(fc.constantFrom<Stance | null>('for', 'against', null)),
        (people, stances) => {
          // Everybody asks again as soon as they have spoken.
          const turns = people.map(() => 0)
          let list = people.map(({ wrote, stance }, who) => ({ who, number: who + 1, wrote, stance, since: 0 }))
          let number = people.length
          let spoken: Stance | null = null
          for (let given = 1; given <= 60; given++) {
            const all = list.map((one) => ({ ...one, turns: turns[one.who]!, beyond: false }))
            const next = list.find((one) => one.number === inOrder(all, 'turns', spoken)[0])!
            // Each other person gets it at most twice while somebody waits.
            expect(given - next.since).toBeLessThanOrEqual(2 * people.length)
            turns[next.who]!++
            spoken = next.stance ?? spoken
            const again = { ...next, number: ++number, stance: stances.next().value, since: given }
            list = [...list.filter((one) => one !== next), again]
          }
          expect(Math.max(...turns) - Math.min(...turns)).toBeLessThanOrEqual(1)
        },
      ),
    )
  })
})

describe('[M44] the list', () => {
  const leave = (n: number) => by(n, { kind: 'leaveFloor' })

  test('gives a person who left the same number again, and a later place: nobody uses the numbers up', () => {
    const often = Array.from({ length: 40 }, () => [ask(0), leave(0)]).flat()
    expect(hall(open, ...often).meeting.board.floor.asked).toBe(1)
    expect(waiting(open, ask(0), leave(0), ask(1), ask(0))).toEqual([2, 1])
  })

  test('holds places for the desk when phones have taken all others', () => {
    const full = hall(open)
    full.meeting.board.floor.waiting = Array.from({ length: 60 }, (_, n) => ({
      number: n + 1,
      card: null,
      stance: null,
    }))
    full.meeting.board.floor.asked = 60
    for (let n = 1; n <= 60; n++)
      full.meeting.speakers.set(n, {
        number: n,
        participant: null,
        enteredBy: null,
        wrote: false,
        beyond: false,
        place: n,
      })
    expect(decide(full.meeting, ask(0).command, ask(0).actor, START)).toEqual({ refused: 'floorFull', waiting: 60 })
    expect(decide(full.meeting, hand(null).command, staff, START)).toHaveLength(1)
  })

  test('the desk takes off whom it put on; whoever asked by phone, the chair with a reason that stands in the minutes', () => {
    const lower = desk({ kind: 'lowerHand', number: 1 })
    expect(hall(open, ask(0), lower).refusals).toEqual([{ refused: 'askedByPhone', number: 1 }])
    expect(waiting(open, hand(null), lower)).toEqual([])
    const strike = (reason: string) => desk({ kind: 'strikeNumber', number: 1, reason })
    expect(hall(open, ask(0), strike('')).refusals).toEqual([{ refused: 'textEmpty' }])
    const { meeting } = hall(open, ask(0), strike('叫了三次都不在'), ask(0))
    expect(meeting.board.turns).toMatchObject([{ number: 1, struck: true, reason: '叫了三次都不在' }])
    // They have not spoken, and ask again as somebody who has not.
    expect(meeting.board.floor.waiting).toMatchObject([{ number: 2 }])
    expect(turnsOf(meeting, pooled('phone', 0), spokenIn(meeting.board))).toBe(0)
  })

  test('has a person once who was found to be two: the first number stays with the next change', () => {
    const match = desk({ kind: 'matchParticipant', listed: pooled('listed', 1), joined: pooled('phone', 0) })
    const twice = [open, ask(0), hand(pooled('listed', 1)), match]
    expect(waiting(...twice, ask(1))).toEqual([1, 3])
    expect(waiting(...twice, leave(0))).toEqual([])
  })

  test('[M26] why somebody spoke out of turn goes with them, and is in no entry', () => {
    const erase = desk({ kind: 'erasePerson', participant: pooled('phone', 1) })
    const { meeting, events } = hall(open, ask(0), ask(1), give(2, '陈伯伯是当事人'), give(1), erase)
    expect(meeting.board.turns).toMatchObject([{ number: 2, reason: '' }])
    expect(JSON.stringify(events.map(({ told }) => withoutWords(told)))).not.toContain('陈伯伯')
    expect(JSON.stringify(events.map(({ told }) => inWordsOfNow(told, meeting.board)))).not.toContain('陈伯伯')
  })
})

describe('[M46] a turn', () => {
  test('has its beginning, end, time, card, side and agenda item', () => {
    const item = desk({ kind: 'openAgendaItem', item: pooled('agenda', 1) })
    const steps = [open, item, ask(0, 'against', pooled('card', 1)), give(1, '', 10)]
    const { meeting } = hall(...steps, desk({ kind: 'endTurn', number: 1 }, 70))
    expect(meeting.board.turns).toEqual([
      {
        number: 1,
        card: pooled('card', 1),
        stance: 'against',
        since: START + 10_000,
        until: START + 70_000,
        seconds: 180,
        reason: '',
        item: pooled('agenda', 1),
      },
    ])
    expect(meeting.board.floor.speaking).toBeNull()
  })

  test('ends with the meeting, and nobody waits any more', () => {
    const { meeting } = hall(open, ask(0), ask(1), give(1), desk({ kind: 'setStage', stage: 'closed' }, 30))
    expect(meeting.board.turns).toMatchObject([{ number: 1, until: START + 30_000 }])
    expect(meeting.board.floor).toEqual({ open: false, asked: 2, waiting: [], speaking: null })
  })

  test('bears a name where the person agrees, as long as they do; else the capacity; else neither', () => {
    const agreed = hall(open, ask(0), ask(1), hand(null)).meeting
    expect([1, 2, 3].map((number) => namedSpeaker(agreed, number))).toEqual([
      { name: '王阿姨', capacity: 'resident' },
      { name: '', capacity: 'resident' },
      { name: '', capacity: null },
    ])
    const no = by(0, { kind: 'describeMyself', name: '王阿姨', capacity: 'resident', nameAgreed: false })
    expect(namedSpeaker(hall(open, ask(0), no).meeting, 1).name).toBe('')
  })

  test('[M26] whoever is erased waits no more, and their turns stay without a name', () => {
    const erase = desk({ kind: 'erasePerson', participant: pooled('phone', 0) })
    const { meeting } = hall(open, ask(0), give(1), ask(0), ask(1), erase, desk({ kind: 'endTurn', number: 1 }))
    expect(meeting.board.floor.waiting.map(({ number }) => number)).toEqual([3])
    expect(meeting.board.turns).toHaveLength(1)
    expect(namedSpeaker(meeting, 1).name).toBe('')
  })
})

describe('[M47] the rules of a meeting', () => {
  const said = { sentences: ['一次只说一件事', ' '], order: 'arrival', seconds: 60, turns: 1 } as const
  const set = (reason = '', more: Partial<RulesSaid> = {}) =>
    desk({ kind: 'setRules', rules: { ...said, sentences: [...said.sentences], ...more }, reason })
  const adopt = (hands: number | null = null) => desk({ kind: 'adoptRules', hands }, 5)

  test('are the usual ones, and changed freely until they are adopted', () => {
    expect(hall().meeting.board.rules).toEqual(usualRules())
    const { rules } = hall(set(), set('', { turns: 3 })).meeting.board
    expect(rules).toEqual({ ...said, sentences: ['一次只说一件事'], turns: 3, adopted: null, changes: [] })
  })

  test('are adopted once, with the hands that were counted and the time', () => {
    const { meeting, events } = hall(adopt(31), adopt(40))
    expect(meeting.board.rules.adopted).toEqual({ at: START + 5000, hands: 31 })
    expect(events.filter(({ told }) => told.kind === 'rulesSet')).toHaveLength(1)
  })

  test('and changed afterwards with a reason only, which is on record', () => {
    expect(hall(adopt(), set()).refusals).toEqual([{ refused: 'rulesAdopted', since: START + 5000 }])
    const { rules } = hall(adopt(), set('时间不够')).meeting.board
    expect(rules).toMatchObject({ order: 'arrival', changes: [{ reason: '时间不够' }] })
    expect(rules.adopted).not.toBeNull()
  })

  test('another order holds at once for those who wait', () => {
    const newcomer = desk({ kind: 'addWalkIn', id: pooled('walkIn', 0), name: '', capacity: 'resident' })
    const steps = [open, newcomer, hand(pooled('walkIn', 0)), ask(0)]
    expect(waiting(...steps)).toEqual([2, 1])
    expect(waiting(...steps, set())).toEqual([1, 2])
  })

  test('hold 12 sentences of 120 characters', () => {
    const long = (sentences: string[]) => hall(set('', { sentences })).refusals
    expect(long(Array.from({ length: 13 }, (_, n) => `第 ${n} 条`))).toEqual([{ refused: 'outOfRange' }])
    expect(long(['长'.repeat(121)])).toMatchObject([{ refused: 'textTooLong', most: 120 }])
    expect(long(Array.from({ length: 12 }, (_, n) => `${n}`.padEnd(120, '长')))).toEqual([])
  })

  test('are read out in order: what was said, how long, how often, in which order', () => {
    const words = (key: string, facts?: object) => `${key}${facts ? JSON.stringify(facts) : ''}`
    expect(ruleWords({ ...usualRules(), seconds: 90, turns: 0 }, words)).toEqual([
      ...USUAL.map((one) => `rules.usual.${one}`),
      'rules.seconds{"seconds":90}',
      'rules.order.turns',
    ])
    expect(ruleWords({ ...usualRules(), sentences: ['自己的'] }, words)).toEqual([
      '自己的',
      'rules.minutes{"minutes":3}',
      'rules.turns{"turns":2}',
      'rules.order.turns',
    ])
  })
})

test('[H8] floor, rules and dots hold together in every walk', () => {
  fc.assert(
    fc.property(walk(100), (steps) => {
      play(steps, (meeting) => expect(hallHolds(meeting)).toBe(true))
    }),
    { numRuns: 40 },
  )
})
