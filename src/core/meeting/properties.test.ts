import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyCommand, play, pooled, START, walk } from '../../../tests/build/commands.ts'
import type { Actor, Command } from './command.ts'
import { countAttendance, supporters } from './count.ts'
import { halvesOf, isPieceOf } from './cut.ts'
import { decide } from './decide.ts'
import { evolve, evolveBoard } from './evolve.ts'
import type { BoardEvent } from './event.ts'
import type { Id } from '../plain/id.ts'
import { isHandwriting } from './handwriting.ts'
import type { Board, Card, Meeting } from './meeting.ts'
import { EVENT_KINDS } from './words.ts'

const RUNS = { numRuns: 120 }
const always = (length: number, check: (...args: Parameters<NonNullable<Parameters<typeof play>[1]>>) => void) =>
  fc.assert(
    fc.property(walk(length), (steps) => void play(steps, check)),
    RUNS,
  )

/**
 * Who is behind a participant, found the slow way: the phone that somebody from the list joined with, or
 * under whose name somebody did; of a stub, as whom its holder counts.
 */
const presentBehind = (meeting: Meeting, id: string): string => {
  const known = [...meeting.participants.values()].find((p) => p.id === id && p.joinedAs !== null)
  return known ? presentBehind(meeting, known.joinedAs!) : id
}

/** The same where the desk has confirmed it, or the stubs were shown together. */
const personBehind = (meeting: Meeting, id: string): string => {
  const known = [...meeting.participants.values()].find((p) => p.id === id && p.confirmed)
  return known ? personBehind(meeting, known.joinedAs!) : id
}

function supportersOf(meeting: Meeting, card: string): { author: string; endorsers: Set<string> } {
  const author = personBehind(meeting, meeting.authorships.get(card)!.author)
  const endorsers = new Set([...(meeting.endorsers.get(card) ?? [])].map((id) => personBehind(meeting, id)))
  endorsers.delete(author)
  return { author, endorsers }
}

test('the rules answer every command in every state, and a refusal changes nothing', () => {
  fc.assert(
    fc.property(walk(60), anyCommand, (steps, command) => {
      const { meeting } = play(steps)
      const before = structuredClone(meeting)
      for (const actor of [
        { kind: 'staff', id: pooled('staff', 0) },
        { kind: 'participant', id: pooled('phone', 0) },
      ] as const) {
        const decision = decide(meeting, command, actor, START)
        expect(Array.isArray(decision) || typeof decision.refused === 'string').toBe(true)
        // Deciding only decides: whatever the answer, the meeting is as before.
        expect(meeting).toEqual(before)
      }
    }),
    RUNS,
  )
})

test('a random walk is not a walk of refusals', () => {
  // Guards the other properties: a generator whose commands are all refused would let anything pass.
  const kinds = new Set<BoardEvent['kind']>()
  for (const steps of fc.sample(walk(400), { numRuns: 240, seed: 7 })) {
    for (const { told } of play(steps).events) kinds.add(told.kind)
  }
  // A meeting arrives by no command (tests/contracts/carry.test.ts).
  expect([...kinds].sort()).toEqual(EVENT_KINDS.filter((kind) => kind !== 'meetingArrived').sort())
})

test('what everyone is told rebuilds the board that the meeting has', () => {
  fc.assert(
    fc.property(walk(120), (steps) => {
      const { meeting, events } = play(steps)
      let board: Board | undefined
      for (const { told } of events) board = evolveBoard(board, JSON.parse(JSON.stringify(told)) as BoardEvent)
      expect(board).toEqual(meeting.board)
    }),
    RUNS,
  )
})

test('telling the latest thing twice does no harm', () => {
  fc.assert(
    fc.property(walk(80), (steps) => {
      const { meeting, events } = play(steps)
      const last = events.at(-1)!.told
      if (last.kind === 'meetingCreated') return
      expect(evolveBoard(structuredClone(meeting.board), structuredClone(last))).toEqual(meeting.board)
    }),
    RUNS,
  )
})

/** The distinct authors and endorsers of a topic's standing cards. */
function peopleOf(meeting: Meeting, topic: string, on: (card: Card) => boolean = () => true): number {
  const people = new Set<string>()
  for (const card of Object.values(meeting.board.cards)) {
    if (card.topic !== topic || card.state !== 'standing' || !on(card)) continue
    const { author, endorsers } = supportersOf(meeting, card.id)
    for (const id of [author, ...endorsers]) people.add(id)
  }
  return people.size
}

test('[M20] a topic counts the distinct authors and endorsers of its standing cards, whatever happened', () => {
  const unmatched = walk(120).map((steps) => steps.filter(({ command }) => command.kind !== 'matchParticipant'))
  fc.assert(
    fc.property(unmatched, (steps) => {
      play(steps, (meeting) => {
        for (const { id, people, sides } of Object.values(meeting.board.topics)) {
          expect(people).toBe(peopleOf(meeting, id))
          // [M55] So do its two sides.
          const [first, other] = [({ otherSide }: Card) => !otherSide, ({ otherSide }: Card) => otherSide === true]
          if (sides) expect(sides).toEqual([peopleOf(meeting, id, first), peopleOf(meeting, id, other)])
        }
      })
    }),
    RUNS,
  )
})

test('[M20] [M31] who was matched with a phone counts once in a topic as soon as something is told of it', () => {
  always(120, (meeting, events) => {
    for (const { told } of events)
      for (const topic of 'people' in told ? Object.keys(told.people) : [])
        if (meeting.board.topics[topic]) expect(meeting.board.topics[topic].people).toBe(peopleOf(meeting, topic))
  })
})

test('[M16] [M41] a card counts each other person who endorses it once, by phone or through the desk', () => {
  always(120, (meeting, events) => {
    for (const card of Object.values(meeting.board.cards)) {
      const endorsers = meeting.endorsers.get(card.id) ?? new Set()
      expect(endorsers).not.toContain(meeting.authorships.get(card.id)!.author)
      const people = new Set([...endorsers].map((id) => personBehind(meeting, id)))
      // [M31] That two endorsements are one person's is counted when something of the card is told next.
      expect(card.endorsements).toBeGreaterThanOrEqual(people.size)
      expect(card.endorsements).toBeLessThanOrEqual(endorsers.size)
      const told = events.some((event) => event.told.kind === 'endorsementsChanged' && event.told.card === card.id)
      if (told) expect(card.endorsements).toBe(people.size)
    }
  })
})

test('[M41] the desk endorses for nobody who has a phone here, and who it was is kept with it', () => {
  always(120, (meeting, events, { actor }) => {
    for (const { secret } of events) {
      if (!secret?.endorser || actor.kind !== 'staff') continue
      const { participant, standing, enteredBy } = secret.endorser
      const known = meeting.participants.get(participant)!
      expect([known.origin === 'phone', known.confirmed]).toEqual([false, false])
      expect(enteredBy).toBe(standing ? actor.id : undefined)
    }
    for (const [card, entered] of meeting.entered)
      for (const participant of entered.keys()) expect(meeting.endorsers.get(card)).toContain(participant)
  })
})

test('[M40] while a card is cut, whoever endorses a half endorses it, and nobody else', () => {
  always(150, ({ board, endorsers }) => {
    for (const { id, state } of Object.values(board.cards)) {
      if (state !== 'cut') continue
      const halves = halvesOf(board, id)
      expect(halves).toHaveLength(2)
      const union = new Set(halves.flatMap((half) => [...(endorsers.get(half.id) ?? [])]))
      expect(new Set(endorsers.get(id))).toEqual(union)
    }
  })
})

test('[M40] every half has the author and receipt of its card, and only its words, in every walk', () => {
  const words = new Map<string, string>()
  always(150, (meeting, events) => {
    for (const { told } of events)
      if (told.kind === 'cardPosted' || told.kind === 'cutUndone') words.set(told.card.id, told.card.text)
      else if (told.kind === 'cardEdited' || told.kind === 'cardRead') words.set(told.card, told.text)
    for (const { told } of events) {
      if (told.kind !== 'cardPosted' || told.card.cutFrom === undefined) continue
      const { id, cutFrom, text } = told.card
      expect(meeting.authorships.get(id)).toEqual(meeting.authorships.get(cutFrom))
      expect(isPieceOf(text, words.get(cutFrom)!)).toBe(true)
      expect(meeting.board.cards[cutFrom]!.state).toBe('cut')
    }
  })
})

const OUTSIDE: Actor = { kind: 'staff', id: pooled('staff', 0) }
/** Asks what must not be refused. */
function askOf(meeting: Meeting, command: Command, actor: Actor = OUTSIDE): void {
  const decision = decide(meeting, command, actor, START)
  if (!Array.isArray(decision)) throw new Error(decision.refused)
  for (const event of decision) evolve(meeting, structuredClone(event))
}
const cutInTwo = (whole: string, trees: readonly ['problem' | 'action' | 'vision', 'problem' | 'action' | 'vision']) =>
  ({
    kind: 'cutCard',
    card: whole,
    halves: [0, 1].map((n) => ({ id: pooled('card', 50 + n), tree: trees[n]!, text: ['第', '张'][n]! })),
    photoOn: 'first',
  }) satisfies Command
/** A walk after which the meeting is open, and its cards that can be cut with the words of `cutInTwo`. */
const cuttable = walk(80).map((steps) => {
  const { meeting } = play(steps.filter(({ command }) => command.kind !== 'setStage' || command.stage === 'open'))
  const cards = Object.values(meeting.board.cards).filter(({ text }) => isPieceOf('第', text) && isPieceOf('张', text))
  return { meeting, cards }
})
const anyTree = fc.constantFrom('problem' as const, 'action' as const, 'vision' as const)

test('[M40] cut and put back at once, the meeting is as it was but for the numbers that were used', () => {
  let played = 0
  fc.assert(
    fc.property(cuttable, fc.nat(), anyTree, anyTree, ({ meeting, cards }, n, one, other) => {
      const whole = cards[n % Math.max(1, cards.length)]
      if (!whole) return
      played++
      // A topic that somebody was matched in is counted anew ([M31]), so counts are compared with fresh ones.
      for (const topic of Object.values(meeting.board.topics)) {
        topic.people = peopleOf(meeting, topic.id)
        const on = (side: boolean) => peopleOf(meeting, topic.id, ({ otherSide = false }) => otherSide === side)
        if (topic.sides) topic.sides = [on(false), on(true)]
      }
      const before = structuredClone(meeting)
      if (before.board.focus.kind === 'card') before.board.focus = { kind: 'trees' }
      meeting.board.focus = structuredClone(before.board.focus)
      askOf(meeting, cutInTwo(whole.id, [one, other]))
      askOf(meeting, { kind: 'undoCut', card: whole.id })
      for (const half of [pooled('card', 50), pooled('card', 51)]) {
        expect(meeting.board.cards[half]).toMatchObject({ state: 'undone', text: '', photo: null })
        delete meeting.board.cards[half]
        for (const of of [meeting.endorsers, meeting.entered, meeting.authorships]) of.delete(half)
        for (const cards of meeting.gathered.values()) cards.delete(half)
      }
      expect({ ...meeting, posted: 0 }).toEqual({ ...before, posted: 0 })
    }),
    RUNS,
  )
  expect(played).toBeGreaterThan(100)
})

test('[M40] who is behind a card is who is behind its halves: cutting doubles nobody and loses nobody', () => {
  fc.assert(
    fc.property(cuttable, fc.nat(), anyTree, ({ meeting, cards }, n, tree) => {
      const whole = cards[n % Math.max(1, cards.length)]
      if (!whole) return
      const behind = [...supporters(meeting, whole.id)].sort()
      const topic = whole.topic
      askOf(meeting, cutInTwo(whole.id, [whole.tree, tree]))
      for (const half of halvesOf(meeting.board, whole.id)) {
        expect([...supporters(meeting, half.id)].sort()).toEqual(behind)
        expect(half.endorsements).toBe(whole.endorsements)
      }
      if (topic) expect(meeting.board.topics[topic]!.people).toBe(peopleOf(meeting, topic))
    }),
    RUNS,
  )
})

test('[M40] endorsing, taking back, withdrawing and erasing commute with a cut that is undone', () => {
  let played = 0
  fc.assert(
    fc.property(
      cuttable,
      fc.nat(),
      anyTree,
      fc.array(
        fc.record({ phone: fc.nat({ max: 2 }), what: fc.constantFrom('endorse' as const, 'takeBack' as const) }),
        { maxLength: 6 },
      ),
      fc.boolean(),
      ({ meeting, cards }, n, tree, asked, erases) => {
        const whole = cards[n % Math.max(1, cards.length)]
        if (!whole) return
        const plain = structuredClone(meeting)
        askOf(meeting, cutInTwo(whole.id, [whole.tree, tree]))
        for (const { phone, what } of asked) {
          const actor = { kind: 'participant', id: pooled('phone', phone) } as const
          const own =
            personBehind(meeting, meeting.authorships.get(whole.id)!.author) === personBehind(meeting, actor.id)
          if (own || meeting.erased.has(actor.id) || !meeting.participants.has(actor.id)) continue
          played++
          // Whoever means both halves says it of both; that is the same as saying it of the card.
          for (const half of [pooled('card', 50), pooled('card', 51)]) askOf(meeting, { kind: what, card: half }, actor)
          askOf(plain, { kind: what, card: whole.id }, actor)
        }
        if (erases) {
          const { author } = meeting.authorships.get(whole.id)!
          if (meeting.erased.has(author)) return
          for (const one of [meeting, plain]) askOf(one, { kind: 'erasePerson', participant: author })
          for (const id of [whole.id, pooled('card', 50), pooled('card', 51)])
            expect(meeting.board.cards[id]).toMatchObject({ state: 'withdrawn', text: '', where: '' })
        } else askOf(meeting, { kind: 'undoCut', card: whole.id })
        expect(meeting.endorsers.get(whole.id) ?? new Set()).toEqual(plain.endorsers.get(whole.id) ?? new Set())
        const [is, should] = [meeting, plain].map(({ board }) => board.cards[whole.id]!)
        expect({ ...is, endorsements: 0 }).toEqual({ ...should, endorsements: 0 })
      },
    ),
    RUNS,
  )
  expect(played).toBeGreaterThan(100)
})

test('[M31] whatever the desk does with people, nothing is told of a card or topic, nor to everybody what did not change', () => {
  const aboutPeople = [
    'matchParticipant',
    'joinStubs',
    'tickPresent',
    'addWalkIn',
    'listParticipants',
    'describeMyself',
    'join',
  ]
  let before = ''
  always(150, (meeting, events, { command }) => {
    const { attendance, ...rest } = meeting.board
    const now = JSON.stringify(rest)
    if (aboutPeople.includes(command.kind)) {
      expect(now).toBe(before)
      for (const { told } of events) expect(['attendanceChanged', 'participantsChanged']).toContain(told.kind)
    }
    before = now
    void attendance
  })
})

test('[M28] a name proves nothing: whoever only bears a listed person’s name owns nothing of theirs', () => {
  always(150, (meeting, events, { command, actor }) => {
    if (actor.kind !== 'participant' || !events.length) return
    if (command.kind !== 'editCard' && command.kind !== 'withdrawCard') return
    const { author } = meeting.authorships.get(command.card)!
    expect(personBehind(meeting, author)).toBe(personBehind(meeting, actor.id))
  })
})

test('[M29] the desk writes on behalf of nobody who has a phone here, and changes nothing of theirs', () => {
  always(150, (meeting, events, { command, actor }) => {
    if (actor.kind !== 'staff' || !events.length) return
    if (!['postCard', 'editCard', 'withdrawCard'].includes(command.kind)) return
    // [P8] What is read of a card that hangs as handwriting is what they wrote themselves.
    if (events.some(({ told }) => told.kind === 'cardRead')) return
    const card = 'card' in command ? (command.card as string) : (command as { id: string }).id
    const person = personBehind(meeting, meeting.authorships.get(card)!.author)
    expect(meeting.participants.get(person)!.origin).not.toBe('phone')
  })
})

test('[M8] nobody is counted as two: listed people and their phones are pairs', () => {
  always(100, (meeting) => {
    const joins = [...meeting.participants.values()].flatMap(({ id, joinedAs }) =>
      joinedAs ? { id, to: meeting.participants.get(joinedAs)! } : [],
    )
    const phones = joins.flatMap(({ to }) => (to.origin === 'phone' ? [to] : []))
    expect(new Set(phones).size).toBe(phones.length)
    for (const phone of phones) expect(phone).toMatchObject({ joinedAs: null, confirmed: false })
    // [P9] Whoever others count as counts as nobody but their own phone.
    for (const { id, to } of joins)
      if (to.origin !== 'phone') {
        const further = to.joinedAs === null ? 'phone' : meeting.participants.get(to.joinedAs)!.origin
        expect([further, meeting.participants.get(id)!.confirmed]).toEqual(['phone', true])
      }
    const present = new Set<string>()
    for (const p of meeting.participants.values()) if (p.presentAt !== null) present.add(presentBehind(meeting, p.id))
    const { people, capacities } = meeting.board.attendance
    expect(people).toBe(present.size)
    expect(Object.values(capacities).reduce((sum, count) => sum + count, 0)).toBe(people)
    const { attendance } = meeting.board
    expect(attendance).toEqual(countAttendance(meeting.participants.values(), attendance.headCount))
  })
})

test('[M12] card numbers are 1, 2, 3 … without a gap', () => {
  always(120, (meeting) => {
    const numbers = Object.values(meeting.board.cards).map(({ number }) => number)
    expect(numbers).toEqual(numbers.map((_, i) => i + 1))
  })
})

test('[M21] no two topics of a tree ever had the same seat, and none moves', () => {
  fc.assert(
    fc.property(walk(120), (steps) => {
      const seats = new Map<string, string>()
      play(steps, (meeting) => {
        for (const { id, tree, seat } of Object.values(meeting.board.topics)) {
          // An id that was dissolved may be used for a new topic, but on another seat.
          const earlier = seats.get(`${tree} ${seat}`)
          expect(earlier ?? id).toBe(id)
          seats.set(`${tree} ${seat}`, id)
        }
      })
    }),
    RUNS,
  )
})

test('[M3] [M5] the screen never points at what is not there', () => {
  always(120, ({ board }) => {
    const { focus, current } = board
    if (focus.kind === 'card') expect(board.cards[focus.card]!.state).toBe('standing')
    if (focus.kind === 'topic') expect(board.topics).toHaveProperty([focus.topic])
    if (current) {
      expect(board.stage).toBe('open')
      expect(board.agenda.map(({ id }) => id)).toContain(current.item)
    }
  })
})

test('[M14] [M15] [P8] only a standing card has words on the board, or its handwriting until it is read', () => {
  always(120, (meeting) => {
    for (const card of Object.values(meeting.board.cards)) {
      if (card.state === 'standing') expect(isHandwriting(card) ? card.wording === 0 : card.text !== '').toBe(true)
      else expect(card).toMatchObject({ text: '', where: '', photo: null })
      expect(meeting.wordings.has(card.id)).toBe(card.state === 'hidden' || card.state === 'cut')
    }
  })
})

test('[M16] endorsing again, however often, is once', () => {
  fc.assert(
    fc.property(
      walk(60),
      fc.nat({ max: 11 }),
      fc.nat({ max: 4 }),
      fc.integer({ min: 1, max: 5 }),
      (steps, c, p, times) => {
        const { meeting } = play(steps)
        const actor = { kind: 'participant', id: pooled('phone', p) } as const
        const endorse = { kind: 'endorse', card: pooled('card', c) } as const
        const first = decide(meeting, endorse, actor, START)
        if (!Array.isArray(first)) return
        for (const event of first) evolve(meeting, event)
        const after = structuredClone(meeting)
        for (let i = 0; i < times; i++) expect(decide(meeting, endorse, actor, START)).toEqual([])
        expect(meeting).toEqual(after)
      },
    ),
    RUNS,
  )
})

test('[M22] cards that are gathered and taken out again, in any order, leave the board as it was', () => {
  const staff = { kind: 'staff', id: pooled('staff', 0) } as const
  fc.assert(
    fc.property(
      walk(60),
      fc.uniqueArray(fc.nat({ max: 11 }), { minLength: 1, maxLength: 6 }),
      fc.infiniteStream(fc.nat()),
      (steps, picked, chance) => {
        const { meeting } = play(steps.filter(({ command }) => command.kind !== 'setStage' || command.stage === 'open'))
        const single = (id: string) =>
          meeting.board.cards[id]?.tree === 'problem' && meeting.board.cards[id].topic === null
        const cards = picked.map((n) => pooled('card', n)).filter(single)
        const ask = (command: Parameters<typeof decide>[1]) => {
          const decision = decide(meeting, command, staff, START)
          if (!Array.isArray(decision)) throw new Error(decision.refused)
          for (const event of decision) evolve(meeting, event)
        }
        const topic = pooled('topic', 9)
        if (!steps.some(({ command }) => command.kind === 'setStage' && command.stage === 'open')) return
        const before = structuredClone(meeting.board)
        ask({ kind: 'openTopic', id: topic, tree: 'problem', name: '一处', cards: [] })
        for (const card of cards) ask({ kind: 'gatherCards', topic, cards: [card] })
        const left = [...cards]
        while (left.length) {
          const [card] = left.splice(chance.next().value % left.length, 1)
          ask({ kind: 'takeOutCards', cards: [card!] })
        }
        expect(meeting.board.topics[topic]!.people).toBe(0)
        ask({ kind: 'dissolveTopic', topic })
        expect(meeting.board).toEqual(before)
      },
    ),
    RUNS,
  )
})

test('[M24] an archived meeting takes nothing but withdrawals, taken-back endorsements and consent, hiding, showing and receipts read at the counter', () => {
  const possible = [
    'withdrawCard',
    'takeBack',
    'describeMyself',
    'erasePerson',
    'hideCard',
    'showCard',
    'setFocus',
    'showLinks',
    'showNewWords',
    'carryMeeting',
    'carryOn',
    // [M52] What a carried motion became is the ledger's to say, whenever that is.
    'motionBecame',
    // [M54] So is what became of a pledge.
    'pledgeBecame',
    'readReceipt',
    'pointCard',
  ]
  // [M51] A vote with ballots may last longer than the meeting.
  const isOfVote = (command: Command) => 'ballots' in command && command.ballots !== null
  fc.assert(
    fc.property(walk(40), fc.array(anyCommand, { minLength: 5, maxLength: 20 }), (steps, commands) => {
      const { meeting } = play(steps)
      meeting.board.stage = 'archived'
      for (const command of commands) {
        for (const actor of [
          { kind: 'staff', id: pooled('staff', 0) },
          { kind: 'participant', id: pooled('phone', 0) },
        ] as const) {
          const decision = decide(meeting, command, actor, START)
          if (Array.isArray(decision) && decision.length > 0 && !isOfVote(command))
            expect(possible).toContain(command.kind)
        }
      }
    }),
    RUNS,
  )
})

/** Commands that name something new. */
type Naming = Extract<Command, { id: Id } | { people: unknown } | { halves: unknown }>
/** The same ids with other words; null where they are no words of the thing. */
const OTHER_WORDS: { [K in Naming['kind']]: (command: Extract<Naming, { kind: K }>) => Command | null } = {
  createMeeting: (c) => ({ ...c, details: { ...c.details, theme: `${c.details.theme}，改过` } }),
  // [M6] Whoever joins again is who they were, whatever they call themselves this time.
  join: () => null,
  addWalkIn: (c) => ({ ...c, name: `${c.name}改过` }),
  listParticipants: (c) => ({ ...c, people: c.people.map((one) => ({ ...one, name: `${one.name}改过` })) }),
  postCard: (c) => ({ ...c, text: `${c.text}，改过` }),
  // [P4] Its paper is a card already, whoever photographs it.
  hangHandwriting: (c) => c,
  askAuthor: (c) => ({ ...c, text: `${c.text}，改过` }),
  openTopic: (c) => ({ ...c, name: `${c.name}改过` }),
  moveMotion: (c) => ({ ...c, what: `${c.what}，改过` }),
  announceLot: (c) => ({ ...c, purpose: `${c.purpose}改过` }),
  makePledge: (c) => ({ ...c, what: `${c.what}，改过` }),
  cutCard: (c) => ({ ...c, halves: c.halves.map((half) => ({ ...half, text: half.text.slice(1) })) as never }),
}

test('an id that comes again with other words is never taken for the same sent twice: no text is lost without a word', () => {
  const tried = new Set<string>()
  fc.assert(
    fc.property(walk(60), (steps) => {
      play(steps, (meeting, events, { command, actor, at }) => {
        if (!(command.kind in OTHER_WORDS) || events.length === 0) return
        const other = OTHER_WORDS[command.kind as Naming['kind']](command as never)
        if (!other) return
        tried.add(command.kind)
        expect(decide(meeting, other, actor, at)).not.toEqual([])
      })
    }),
    { numRuns: 60, seed: 14 },
  )
  expect([...tried, 'join'].sort()).toEqual(Object.keys(OTHER_WORDS).sort())
})
