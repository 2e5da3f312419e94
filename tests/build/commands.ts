import fc from 'fast-check'
import type { Actor, Command } from '../../src/core/meeting/command.ts'
import { decide } from '../../src/core/meeting/decide.ts'
import type { MeetingEvent, Refusal } from '../../src/core/meeting/event.ts'
import { evolve } from '../../src/core/meeting/evolve.ts'
import type { Meeting } from '../../src/core/meeting/meeting.ts'
import { CAPACITIES, STAGES, TREES } from '../../src/core/meeting/meeting.ts'
import { LOT_FROM } from '../../src/core/meeting/lots.ts'
import { RESOURCES } from '../../src/core/meeting/pledge.ts'
import { ROOM_ANSWERS } from '../../src/core/meeting/roomQuestion.ts'
import type { Id } from '../../src/core/plain/id.ts'
import type { CommandInput } from '../../src/wire/meeting.ts'
import type { Who } from './who.ts'
import { COORDINATORS, LEADERS, TRANSCRIBERS } from './who.ts'

/** Somebody asks something at a time (milliseconds since 1970). */
export interface Step {
  command: Command
  actor: Actor
  at: number
}

const KINDS = [
  'meeting',
  'community',
  'staff',
  'card',
  'topic',
  'phone',
  'listed',
  'walkIn',
  'agenda',
  'photo',
  'motion',
  'question',
  'pledge',
  'lot',
]

/** The `n`th id of a small pool, so that random commands meet the same cards and people. */
export const pooled = (kind: string, n: number): Id =>
  `0190000${KINDS.indexOf(kind).toString(16)}-0000-7000-8000-${n.toString(16).padStart(12, '0')}`

export const START = 1_750_000_000_000
const from = (kind: string, count: number): fc.Arbitrary<Id> => fc.nat({ max: count - 1 }).map((n) => pooled(kind, n))
const card = from('card', 12)
/** Photos that somebody brought, mostly one of the three phones, or nobody. */
const photo = fc.record({
  id: from('photo', 4),
  by: fc.subarray<Actor>([
    { kind: 'staff', id: pooled('staff', 0) },
    ...[0, 1, 2].map((n) => ({ kind: 'participant', id: pooled('phone', n) }) as const),
  ]),
})
const topic = from('topic', 4)
const tree = fc.constantFrom(...TREES)
const capacity = fc.constantFrom(...CAPACITIES)
const person = fc.oneof(
  { weight: 12, arbitrary: from('phone', 3) },
  { weight: 1, arbitrary: from('phone', 5) },
  { weight: 4, arbitrary: from('listed', 3) },
  { weight: 2, arbitrary: from('walkIn', 4) },
)

/**
 * Cards and topics mostly keep to one tree by their number, so that what is gathered and linked often fits.
 */
const TREE_OF = (n: number) => TREES[n % 3]!
const numbered = (kind: 'card' | 'topic', count: number) =>
  fc.tuple(fc.nat({ max: count - 1 }), tree, fc.nat({ max: 9 })).map(([n, other, odd]) => ({
    id: pooled(kind, n),
    tree: odd ? TREE_OF(n) : other,
  }))
const alike = fc
  .tuple(fc.nat({ max: 3 }), fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 3 }), fc.nat({ max: 12 }))
  .map(([t, cards, odd]) => ({
    topic: pooled('topic', t),
    tree: TREE_OF(t),
    cards: cards.map((n) => pooled('card', odd ? n * 3 + (t % 3) : n)),
  }))
const pair = fc
  .tuple(fc.nat({ max: 1 }), fc.nat({ max: 2 }), fc.nat({ max: 2 }))
  .map(([a, b, step]) => ({ from: pooled('card', a * 3 + 1 + (step % 2)), to: pooled('card', b * 3 + (step % 2)) }))

/** Of cards that may be there, so that what is asked about them goes with them. */
const receipt = fc.nat({ max: 3 }).map((n) => `R-${pooled('meeting', 0)}-${n}`)
/** Words as people and broken programs send them. */
const words = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.constantFrom('路灯不亮', '电动车乱停', 'A bench\nin the shade', '让街角亮起来 ✨', '=1+1'),
  },
  { weight: 4, arbitrary: fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '',
      ' \u3000 ',
      'a\u0000b',
      'lone \uD800',
      '\u202E\uFEFF',
      '长'.repeat(501),
      'é\u0301'.repeat(700),
    ),
  },
)
const name = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('', '王阿姨', '李强', '陈默', '何静') },
  { weight: 1, arbitrary: words },
)
const agendaItem = fc.record({
  id: from('agenda', 4),
  kind: fc.constantFrom('briefing' as const, 'cards' as const, 'other' as const),
  title: name,
  minutes: fc.nat({ max: 60 }),
})
const instant = fc.nat({ max: 100_000 }).map((n) => START + n)
const details = fc.record(
  {
    theme: words,
    place: name,
    startsAt: instant,
    agenda: fc.array(agendaItem, { maxLength: 4 }),
    cardsFrom: fc.option(instant),
    cardsUntil: fc.option(instant),
    next: name,
    joining: fc.constantFrom('hall' as const, 'anyone' as const, 'anyone' as const),
    hangAtOnce: fc.boolean(),
  },
  { requiredKeys: [] },
)

/** Two pieces of what cards often say, and now and then of nothing. */
const pieces = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom(
      ['第', '张'],
      ['路灯', '不亮'],
      ['电动车', '乱停'],
      ['A bench', 'shade'],
      ['让', '亮起'],
    ),
  },
  { weight: 1, arbitrary: fc.tuple(words, words) },
)

/** To which card somebody speaks, if to any, and on which side. */
const spokenTo = fc.record({
  card: fc.option(card, { freq: 2 }),
  stance: fc.option(fc.constantFrom('for' as const, 'against' as const)),
})
const number = fc.integer({ min: 1, max: 4 })
const motion = from('motion', 3)
const pledge = from('pledge', 6)
const lot = from('lot', 5)
const table = fc.integer({ min: 0, max: 3 })
const called = fc.constantFrom('3 5 6', '3,5,6', '4')
const SEALED = 'a sealed word'
const moved = {
  what: words,
  who: name,
  by: fc.option(fc.constant(START + 1_000_000), { freq: 3 }),
  onBehalfOf: fc.option(person, { freq: 3 }),
}
const question = fc.constantFrom(1, 1, 1, 2, 2, 3)
const hands = fc.record({ yes: fc.nat({ max: 9 }), no: fc.nat({ max: 9 }), unsure: fc.integer({ min: -1, max: 2 }) })
const votes = fc.constantFrom(0, 1, 2, 23)
const ticked = fc.option(fc.record({ mayBeNamed: fc.boolean(), callBack: fc.boolean() }))

/** Commands by kind: how often, and what. One entry for every kind there is. */
const COMMANDS: {
  [K in Command['kind']]: [weight: number, arbitrary: fc.Arbitrary<Omit<Extract<Command, { kind: K }>, 'kind'>>]
} = {
  createMeeting: [
    1,
    fc.constant({
      id: pooled('meeting', 0),
      community: pooled('community', 0),
      code: 'ABC234',
      details: detailsNow('再来一次'),
    }),
  ],
  changeMeeting: [2, details.map((changed) => ({ details: changed }))],
  setStage: [3, fc.constantFrom(...Array<'open'>(16).fill('open'), ...STAGES).map((stage) => ({ stage }))],
  openAgendaItem: [4, fc.option(from('agenda', 3), { freq: 5 }).map((item) => ({ item }))],
  switchTree: [2, fc.record({ tree, open: fc.oneof(fc.constant(true), fc.boolean()) })],
  setFocus: [
    3,
    fc
      .oneof(
        fc.constant({ kind: 'trees' as const }),
        fc.constant({ kind: 'agenda' as const }),
        fc.constant({ kind: 'floor' as const }),
        fc.constant({ kind: 'rules' as const }),
        fc.constant({ kind: 'dots' as const }),
        fc.constant({ kind: 'motions' as const }),
        fc.constant({ kind: 'room' as const }),
        fc.constant({ kind: 'pledges' as const }),
        fc.constant({ kind: 'lots' as const }),
        fc.constant({ kind: 'tables' as const }),
        tree.map((which) => ({ kind: 'tree' as const, tree: which })),
        topic.map((which) => ({ kind: 'topic' as const, topic: which })),
        card.map((which) => ({ kind: 'card' as const, card: which })),
      )
      .map((focus) => ({ focus })),
  ],
  showLinks: [1, fc.record({ shown: fc.boolean() })],
  showNewWords: [1, fc.record({ shown: fc.boolean() })],
  join: [
    4,
    fc.record({
      id: person,
      keyHash: fc.constantFrom('one', 'one', 'two'),
      name,
      capacity,
      nameAgreed: fc.boolean(),
      inHall: fc.boolean(),
    }),
  ],
  describeMyself: [2, fc.record({ name, capacity, nameAgreed: fc.boolean() })],
  listParticipants: [
    2,
    fc.array(fc.record({ id: from('listed', 4), name, capacity }), { maxLength: 4 }).map((people) => ({ people })),
  ],
  addWalkIn: [2, fc.record({ id: from('walkIn', 2), name, capacity })],
  tickPresent: [3, fc.record({ participant: person, present: fc.boolean() })],
  matchParticipant: [4, fc.record({ listed: person, joined: fc.option(person, { freq: 4 }) })],
  joinStubs: [4, fc.array(person, { minLength: 1, maxLength: 3 }).map((holders) => ({ holders }))],
  askAuthor: [
    6,
    fc
      .record({ id: from('question', 6), receipt, participant: from('walkIn', 4), text: words })
      .map((asked) => ({ ...asked, role: 'facilitator' as const })),
  ],
  answerQuestion: [12, fc.record({ question: from('question', 6), text: words, mayPublish: fc.boolean(), receipt })],
  pointCard: [1, fc.record({ card })],
  readReceipt: [1, fc.record({ card })],
  setWishes: [4, fc.record({ card, mayBeNamed: fc.boolean(), callBack: fc.boolean() })],
  noteCall: [3, fc.record({ card, called: fc.boolean() })],
  countHeads: [1, fc.record({ heads: fc.option(fc.constantFrom(0, 42, 100_000, 100_001, -1, 1.5)) })],
  postCard: [
    14,
    fc
      .record({
        card: numbered('card', 12),
        text: words,
        where: name,
        photo: fc.option(photo),
        links: fc.oneof(
          { weight: 4, arbitrary: fc.constant<Id[]>([]) },
          { weight: 1, arbitrary: fc.array(card, { maxLength: 3 }) },
        ) as fc.Arbitrary<Id[]>,
        receipt: fc.uuid(),
        printed: from('photo', 4),
        onBehalfOf: fc.option(person, { freq: 2 }),
        paper: fc.option(fc.record({ person: from('walkIn', 4) }), { freq: 2, nil: undefined }),
        wishes: fc.option(fc.record({ mayBeNamed: fc.boolean(), callBack: fc.boolean() }), { freq: 2, nil: undefined }),
        unused: fc.nat({ max: 30 }),
      })
      .map(({ card: { id, tree }, paper, printed, unused, wishes, ...rest }) => ({
        id,
        tree,
        ...rest,
        ...(wishes ? { wishes } : {}),
        // Mostly one that hangs as handwriting, and is given its words.
        ...(paper ? { id: pooled('card', 100 + unused), paper, receipt: printed } : {}),
      })),
  ],
  hangHandwriting: [
    12,
    fc
      .record({ card: numbered('card', 12), photo, receipt: from('photo', 4), person: from('walkIn', 4) })
      .map(({ card, photo, receipt, person }) => ({ ...card, photo, receipt, paper: { person } })),
  ],
  takeDownBlank: [3, fc.record({ card })],
  compareCard: [
    16,
    fc.record({ card, boxes: ticked, second: fc.record({ tree, text: words, where: name, boxes: ticked }) }),
  ],
  correctCard: [5, fc.record({ card, wording: fc.constantFrom(1, 1, 2), tree, text: words, where: name })],
  editCard: [10, fc.record({ card, text: words, where: name, photo: fc.option(photo) })],
  withdrawCard: [4, fc.record({ card })],
  hideCard: [4, fc.record({ card, reason: words })],
  erasePerson: [8, fc.record({ participant: person })],
  showCard: [14, fc.record({ card })],
  endorse: [14, fc.record({ card, onBehalfOf: fc.option(person, { freq: 3 }) })],
  takeBack: [5, fc.record({ card, onBehalfOf: fc.option(person, { freq: 3 }) })],
  cutCard: [
    12,
    fc
      .record({
        card,
        ids: fc.uniqueArray(fc.integer({ min: 6, max: 14 }), { minLength: 2, maxLength: 2 }),
        trees: fc.tuple(tree, tree),
        texts: pieces,
        photoOn: fc.constantFrom('first' as const, 'second' as const),
      })
      .map(({ card, ids, trees, texts, photoOn }) => {
        const halves = ids.map((id, n) => ({ id: pooled('card', id), tree: trees[n]!, text: texts[n]! }))
        return { card, halves, photoOn }
      }),
  ],
  undoCut: [16, fc.record({ card })],
  linkCards: [28, pair],
  unlinkCards: [28, pair],
  openTopic: [
    5,
    fc
      .record({ at: alike, name: words })
      .map(({ at, name }) => ({ id: at.topic, tree: at.tree, cards: at.cards, name })),
  ],
  renameTopic: [2, fc.record({ topic, name: words })],
  tallyTopic: [4, fc.record({ topic, tally: fc.option(fc.nat({ max: 3 }), { freq: 3 }), reason: words })],
  gatherCards: [10, alike.map(({ topic, cards }) => ({ topic, cards }))],
  setSides: [7, alike.map(({ topic, cards }) => ({ topic, other: cards }))],
  takeOutCards: [4, fc.record({ cards: fc.array(card, { minLength: 1, maxLength: 3 }) })],
  dissolveTopic: [2, fc.record({ topic })],
  carryMeeting: [4, fc.constant({})],
  carryOn: [5, fc.record({ reason: words })],
  setRules: [
    2,
    fc.record({
      rules: fc.record({
        sentences: fc.array(words, { maxLength: 3 }),
        order: fc.constantFrom('turns' as const, 'arrival' as const),
        seconds: fc.constantFrom(0, 60, 180),
        turns: fc.nat({ max: 3 }),
      }),
      reason: name,
    }),
  ],
  adoptRules: [1, fc.record({ hands: fc.option(fc.nat({ max: 40 })) })],
  openDots: [3, fc.record({ each: fc.constantFrom(0, 1, 3, 3, 21), interim: fc.boolean() })],
  giveDots: [
    4,
    fc.record({
      dots: fc.array(fc.record({ topic, n: fc.integer({ min: 0, max: 3 }) }), { maxLength: 3 }),
      onBehalfOf: fc.option(person, { freq: 3 }),
    }),
  ],
  handStickers: [3, fc.record({ participant: fc.option(person, { freq: 3 }) })],
  takeStickersBack: [1, fc.record({ participant: fc.option(person, { freq: 3 }) })],
  countStickers: [3, fc.record({ topic, count: fc.integer({ min: -1, max: 6 }), reason: name })],
  closeDots: [1, fc.constant({})],
  showDots: [1, fc.constant({})],
  switchFloor: [8, fc.record({ open: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, fc.boolean()) })],
  askFloor: [13, spokenTo],
  leaveFloor: [4, fc.constant({})],
  raiseHand: [
    7,
    fc.tuple(fc.option(person, { freq: 3 }), spokenTo).map(([participant, to]) => ({ participant, ...to })),
  ],
  lowerHand: [1, fc.record({ number })],
  strikeNumber: [12, fc.record({ number, reason: words })],
  giveFloor: [15, fc.record({ number, reason: fc.oneof(fc.constant(''), words, words, words) })],
  endTurn: [14, fc.record({ number })],
  moveMotion: [6, fc.record({ id: motion, card: fc.option(card, { freq: 2 }), ...moved })],
  secondMotion: [8, fc.record({ motion, onBehalfOf: fc.option(person, { freq: 2 }) })],
  takeUpMotion: [8, fc.record({ motion })],
  amendMotion: [6, fc.record({ motion, ...moved })],
  acceptAmendment: [4, fc.record({ motion, version: fc.constantFrom(2, 2, 3) })],
  withdrawMotion: [1, fc.record({ motion, amendment: fc.boolean() })],
  dropMotion: [1, fc.record({ motion, reason: words })],
  putMotion: [
    8,
    fc.record({
      motion,
      open: fc.oneof({ weight: 6, arbitrary: fc.constant(true) }, fc.boolean()),
      ballots: fc.oneof(
        { weight: 4, arbitrary: fc.constant(null) },
        fc.record({ code: fc.constant('V23456'), version: fc.integer({ min: 1, max: 2 }) }),
      ),
    }),
  ],
  countMotion: [
    8,
    fc.record({
      motion,
      version: fc.integer({ min: 1, max: 3 }),
      for: votes,
      against: votes,
      abstain: votes,
      reason: name,
      ballots: fc.option(fc.constant({ code: 'V23456', carried: true }), { freq: 1 }),
    }),
  ],
  makePledge: [
    7,
    fc.record({
      id: pledge,
      resource: fc.constantFrom(...RESOURCES),
      card: fc.option(card, { freq: 2 }),
      topic: fc.option(topic, { freq: 1 }),
      ...moved,
    }),
  ],
  takePledge: [6, fc.record({ pledge })],
  withdrawPledge: [2, fc.record({ pledge })],
  dropPledge: [1, fc.record({ pledge, reason: words })],
  pledgeBecame: [2, fc.record({ pledge, became: fc.constantFrom({ task: null }, { task: 7 }) })],
  announceLot: [
    5,
    fc.record({
      id: lot,
      purpose: fc.constantFrom('谁先发言', '谁去街道'),
      from: fc.constantFrom(...LOT_FROM),
      slips: fc.constantFrom(0, 5),
      take: fc.constantFrom(1, 2),
      again: fc.constantFrom('', '换个议题'),
      checkpoint: fc.constant('grove/log/rongbu\n5\nhash'),
      sealed: fc.constant(SEALED),
    }),
  ],
  openTables: [
    3,
    fc.record({ count: fc.constantFrom(2, 2, 3), seconds: fc.constant(180), lot: fc.option(lot, { freq: 2 }) }),
  ],
  closeTables: [1, fc.constant({})],
  sitAt: [8, fc.record({ table, onBehalfOf: fc.option(person, { freq: 1 }) })],
  takeRole: [
    4,
    fc.record({ role: fc.constantFrom('captain' as const, 'recorder' as const), onBehalfOf: fc.option(person) }),
  ],
  proposeAtTable: [
    5,
    fc.record({
      table,
      card: fc.option(card, { freq: 3 }),
      motion: fc.option(motion, { freq: 1 }),
      proposed: fc.constantFrom(true, true, false),
    }),
  ],
  reportTable: [3, fc.record({ table })],
  endReport: [2, fc.record({ table })],
  callLot: [5, fc.record({ lot, called })],
  drawLot: [6, fc.record({ lot, called, sealed: fc.constant(SEALED) })],
  giveUpLot: [1, fc.record({ lot, reason: words, sealed: fc.constant(SEALED) })],
  askRoom: [9, alike.map(({ cards }) => ({ cards: [cards[0]!, cards[cards.length - 1]!] }))],
  answerRoom: [
    21,
    fc.record({ question, answer: fc.constantFrom(...ROOM_ANSWERS), onBehalfOf: fc.option(person, { freq: 2 }) }),
  ],
  closeRoom: [3, fc.record({ question, hands: fc.option(hands) })],
  countRoom: [2, fc.record({ question, hands, reason: name })],
  motionBecame: [3, fc.record({ motion, became: fc.constant({ matter: 7, task: false }) })],
}

/** Any command at all. */
export const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  ...Object.entries(COMMANDS).map(([kind, [weight, arbitrary]]) => ({
    weight,
    arbitrary: (arbitrary as fc.Arbitrary<object>).map((rest) => ({ kind, ...rest }) as Command),
  })),
)

const AT_DESK = [
  'hangHandwriting',
  'takeDownBlank',
  'changeMeeting',
  'setStage',
  'hideCard',
  'showCard',
  'openTopic',
  'gatherCards',
  'setSides',
  'tallyTopic',
  'takeOutCards',
  'cutCard',
  'undoCut',
  'matchParticipant',
  'joinStubs',
  'pointCard',
  'readReceipt',
  'noteCall',
  'askAuthor',
  'answerQuestion',
  'openAgendaItem',
  'carryMeeting',
  'carryOn',
  'setRules',
  'adoptRules',
  'openDots',
  'handStickers',
  'takeStickersBack',
  'countStickers',
  'closeDots',
  'showDots',
  'switchFloor',
  'raiseHand',
  'lowerHand',
  'strikeNumber',
  'giveFloor',
  'endTurn',
  'takeUpMotion',
  'dropMotion',
  'putMotion',
  'countMotion',
  'motionBecame',
  'takePledge',
  'dropPledge',
  'pledgeBecame',
  'announceLot',
  'openTables',
  'closeTables',
  'reportTable',
  'endReport',
  'callLot',
  'drawLot',
  'giveUpLot',
  'askRoom',
  'closeRoom',
  'countRoom',
]
/** What is written on paper is entered at the desk. */
const isAtDesk = (command: Command): boolean =>
  AT_DESK.includes(command.kind) || (command.kind === 'postCard' && command.paper !== undefined)
const staff: Actor = { kind: 'staff', id: pooled('staff', 0) }
const colleague: Actor = { kind: 'staff', id: pooled('staff', 1) }
const participant = (id: Id): Actor => ({ kind: 'participant', id })
const SECOND: Command['kind'][] = ['compareCard', 'correctCard']

/** Somebody who may plausibly ask it, and now and then somebody who may not. */
export const anyStep: fc.Arbitrary<Step> = fc
  .record({ command: anyCommand, who: person, atDesk: fc.nat({ max: 9 }), late: fc.nat({ max: 100_000 }) })
  .map(({ command, who, atDesk, late }) => ({
    command,
    // [P14] Whoever entered a card does not compare it.
    actor: SECOND.includes(command.kind) ? colleague : isAtDesk(command) || atDesk < 2 ? staff : participant(who),
    at: START + late,
  }))

export function detailsNow(theme: string) {
  const agenda = [
    { id: pooled('agenda', 0), kind: 'briefing' as const, title: '', minutes: 10 },
    { id: pooled('agenda', 1), kind: 'cards' as const, title: '写卡', minutes: 20 },
  ]
  return { theme, place: '社区礼堂', startsAt: START, agenda, cardsFrom: null, cardsUntil: null, next: '' }
}

/**
 * How a meeting comes to be open, with three phones, two people on the list, six cards and a topic of two.
 */
export function opening(ids: { id: Id; community: Id; code: string }): Step[] {
  const desk = (command: Command): Step => ({ command, actor: staff, at: START })
  const phone = (n: number): Step => {
    const id = pooled('phone', n)
    const command = {
      kind: 'join',
      id,
      keyHash: 'one',
      name: ['王阿姨', '', '李强'][n]!,
      capacity: 'resident',
      nameAgreed: n === 0,
    } as const
    return { command, actor: { kind: 'participant', id }, at: START }
  }
  const posted = (n: number): Step => {
    const text = `第 ${n} 张`
    const rest = { where: '', photo: null, links: [], receipt: `R-${ids.id}-${n}`, onBehalfOf: null }
    const command = { kind: 'postCard', id: pooled('card', n), tree: TREE_OF(n), text, ...rest } as const
    return { command, actor: { kind: 'participant', id: pooled('phone', n % 3) }, at: START }
  }
  return [
    desk({ kind: 'createMeeting', ...ids, details: detailsNow('街区环境') }),
    desk({ kind: 'setStage', stage: 'announced' }),
    desk({
      kind: 'listParticipants',
      people: [
        { id: pooled('listed', 0), name: '王阿姨', capacity: 'representative' },
        { id: pooled('listed', 1), name: '何静', capacity: 'official' },
      ],
    }),
    desk({ kind: 'setStage', stage: 'open' }),
    phone(0),
    phone(1),
    phone(2),
    ...[0, 1, 2, 3, 4, 5].map((n) => posted(n)),
    desk({
      kind: 'openTopic',
      id: pooled('topic', 0),
      tree: 'problem',
      name: '停车',
      cards: [pooled('card', 0), pooled('card', 3)],
    }),
  ]
}

export const SOME_IDS = { id: pooled('meeting', 0), community: pooled('community', 0), code: 'ABC234' }

/** A random walk: an open meeting, then up to `length` steps. */
export const walk = (length: number): fc.Arbitrary<Step[]> =>
  fc.array(anyStep, { maxLength: length, size: 'max' }).map((steps) => [...opening(SOME_IDS), ...steps])

/** Plays steps through the rules; `each` sees the meeting after every one. */
export function play(
  steps: readonly Step[],
  each?: (meeting: Meeting, events: MeetingEvent[], step: Step) => void,
): { meeting: Meeting; events: MeetingEvent[]; refusals: Refusal[] } {
  let meeting: Meeting | undefined
  const all: MeetingEvent[] = []
  const refusals: Refusal[] = []
  for (const step of steps) {
    const decision = decide(meeting, step.command, step.actor, step.at)
    if (!Array.isArray(decision)) refusals.push(decision)
    const events = Array.isArray(decision) ? decision : []
    for (const event of events) meeting = evolve(meeting, structuredClone(event))
    all.push(...events)
    each?.(meeting!, events, step)
  }
  return { meeting: meeting!, events: all, refusals }
}

const nothing = '0e9b0a2c-7c1a-4bd2-9a61-6d2f0e3c4b5a'
/** A command of each kind that the schema takes and the rules then refuse: nothing changes, whoever asks. */
export const HARMLESS_TO_MEETING: { [K in CommandInput['kind']]: Omit<Extract<CommandInput, { kind: K }>, 'kind'> } = {
  postCard: { id: nothing, tree: 'problem', text: '' },
  editCard: { card: nothing, text: '' },
  withdrawCard: { card: nothing },
  endorse: { card: nothing },
  takeBack: { card: nothing },
  cutCard: {
    card: nothing,
    halves: ['甲', '乙'].map((text, n) => ({ id: pooled('card', 40 + n), tree: 'problem', text })),
  },
  undoCut: { card: nothing },
  describeMyself: {},
  linkCards: { from: nothing, to: nothing },
  unlinkCards: { from: nothing, to: nothing },
  changeMeeting: { details: {} },
  setStage: { stage: 'open' },
  openAgendaItem: { item: nothing },
  switchTree: { tree: 'problem', open: true },
  setFocus: { focus: { kind: 'card', card: nothing } },
  showLinks: { shown: false },
  showNewWords: { shown: true },
  listParticipants: { people: [] },
  addWalkIn: { id: nothing, name: '长'.repeat(61) },
  tickPresent: { participant: nothing, present: true },
  matchParticipant: { listed: nothing, joined: null },
  joinStubs: { stubs: ['000-000-000'] },
  askAuthor: { id: nothing, paper: '0', text: '' },
  answerQuestion: { question: nothing, text: '' },
  pointCard: { card: nothing, point: null },
  readReceipt: { receipt: '000-000-000' },
  setWishes: { card: nothing, mayBeNamed: true, callBack: false },
  noteCall: { card: nothing, called: true },
  countHeads: { heads: null },
  hideCard: { card: nothing, reason: '' },
  showCard: { card: nothing },
  erasePerson: { participant: nothing },
  openTopic: { id: nothing, tree: 'problem', name: '' },
  renameTopic: { topic: nothing, name: '' },
  tallyTopic: { topic: nothing, tally: 1 },
  gatherCards: { topic: nothing, cards: [nothing] },
  setSides: { topic: nothing, other: [] },
  takeOutCards: { cards: [nothing] },
  dissolveTopic: { topic: nothing },
  carryOn: { reason: '' },
  setRules: { rules: { sentences: ['长'.repeat(121)], order: 'turns', seconds: 60, turns: 1 } },
  adoptRules: { hands: -1 },
  openDots: { each: 0 },
  giveDots: { dots: [{ topic: nothing, n: 1 }] },
  handStickers: { participant: nothing },
  takeStickersBack: { participant: nothing },
  countStickers: { topic: nothing, count: 0 },
  closeDots: {},
  showDots: {},
  switchFloor: { open: false },
  askFloor: { card: nothing },
  leaveFloor: {},
  raiseHand: { participant: nothing },
  lowerHand: { number: 999 },
  strikeNumber: { number: 999, reason: '不在' },
  giveFloor: { number: 999 },
  endTurn: { number: 999 },
  moveMotion: { id: nothing, what: '' },
  secondMotion: { motion: nothing },
  takeUpMotion: { motion: nothing },
  amendMotion: { motion: nothing, what: '画线' },
  acceptAmendment: { motion: nothing, version: 2 },
  withdrawMotion: { motion: nothing },
  dropMotion: { motion: nothing, reason: '没有人附议' },
  putMotion: { motion: nothing },
  countMotion: { motion: nothing, version: 1, for: 1, against: 0 },
  makePledge: { id: nothing, what: '', resource: 'labour' },
  takePledge: { pledge: nothing },
  withdrawPledge: { pledge: nothing },
  dropPledge: { pledge: nothing, reason: '没有人应' },
  announceLot: { id: nothing, purpose: '', from: 'there', take: 1 },
  openTables: { count: 1 },
  closeTables: {},
  sitAt: { table: 99 },
  takeRole: { role: 'captain' },
  proposeAtTable: { table: 99, card: nothing },
  reportTable: { table: 99 },
  endReport: { table: 99 },
  callLot: { lot: nothing, called: '3' },
  drawLot: { lot: nothing, called: '3' },
  giveUpLot: { lot: nothing, reason: '掷错了' },
  askRoom: { cards: [nothing, nothing] },
  answerRoom: { question: 999, answer: 'yes' },
  closeRoom: { question: 999 },
  countRoom: { question: 999, hands: { yes: 1, no: 0, unsure: 0 }, reason: '数错了' },
}

/**
 * Who may send which command to a meeting, said a second time and by hand: staff do at the desk what
 * residents do for themselves.
 */
export const MAY_SEND_IN_MEETING: Record<CommandInput['kind'], readonly Who[]> = {
  postCard: ['participant', ...TRANSCRIBERS],
  editCard: ['participant', ...TRANSCRIBERS],
  withdrawCard: ['participant', ...TRANSCRIBERS],
  endorse: ['participant', ...TRANSCRIBERS],
  takeBack: ['participant', ...TRANSCRIBERS],
  cutCard: [...LEADERS, 'spotter'],
  undoCut: [...LEADERS, 'spotter'],
  describeMyself: ['participant'],
  linkCards: ['participant', ...TRANSCRIBERS],
  unlinkCards: ['participant', ...TRANSCRIBERS],
  changeMeeting: LEADERS,
  setStage: LEADERS,
  openAgendaItem: LEADERS,
  switchTree: LEADERS,
  setFocus: LEADERS,
  showLinks: LEADERS,
  showNewWords: LEADERS,
  listParticipants: LEADERS,
  addWalkIn: TRANSCRIBERS,
  tickPresent: TRANSCRIBERS,
  matchParticipant: LEADERS,
  joinStubs: TRANSCRIBERS,
  askAuthor: TRANSCRIBERS,
  answerQuestion: ['participant', ...TRANSCRIBERS],
  pointCard: TRANSCRIBERS,
  readReceipt: TRANSCRIBERS,
  setWishes: ['participant', ...TRANSCRIBERS],
  noteCall: TRANSCRIBERS,
  countHeads: LEADERS,
  hideCard: LEADERS,
  showCard: LEADERS,
  erasePerson: COORDINATORS,
  openTopic: [...LEADERS, 'spotter'],
  renameTopic: [...LEADERS, 'spotter'],
  tallyTopic: TRANSCRIBERS,
  gatherCards: [...LEADERS, 'spotter'],
  setSides: [...LEADERS, 'spotter'],
  takeOutCards: [...LEADERS, 'spotter'],
  dissolveTopic: [...LEADERS, 'spotter'],
  carryOn: COORDINATORS,
  setRules: LEADERS,
  adoptRules: LEADERS,
  openDots: LEADERS,
  giveDots: ['participant', ...TRANSCRIBERS],
  handStickers: TRANSCRIBERS,
  takeStickersBack: TRANSCRIBERS,
  countStickers: TRANSCRIBERS,
  closeDots: LEADERS,
  showDots: LEADERS,
  switchFloor: LEADERS,
  askFloor: ['participant'],
  leaveFloor: ['participant'],
  raiseHand: TRANSCRIBERS,
  lowerHand: TRANSCRIBERS,
  strikeNumber: LEADERS,
  giveFloor: LEADERS,
  endTurn: LEADERS,
  moveMotion: ['participant', ...TRANSCRIBERS],
  secondMotion: ['participant', ...TRANSCRIBERS],
  amendMotion: ['participant', ...TRANSCRIBERS],
  acceptAmendment: ['participant', ...TRANSCRIBERS],
  withdrawMotion: ['participant', ...TRANSCRIBERS],
  takeUpMotion: LEADERS,
  dropMotion: LEADERS,
  putMotion: LEADERS,
  countMotion: LEADERS,
  makePledge: ['participant', ...TRANSCRIBERS],
  withdrawPledge: ['participant', ...TRANSCRIBERS],
  takePledge: LEADERS,
  dropPledge: LEADERS,
  announceLot: LEADERS,
  openTables: LEADERS,
  closeTables: LEADERS,
  sitAt: ['participant', ...TRANSCRIBERS],
  takeRole: ['participant', ...TRANSCRIBERS],
  proposeAtTable: ['participant', ...TRANSCRIBERS],
  reportTable: LEADERS,
  endReport: LEADERS,
  callLot: LEADERS,
  drawLot: LEADERS,
  giveUpLot: LEADERS,
  askRoom: LEADERS,
  answerRoom: ['participant', ...TRANSCRIBERS],
  closeRoom: LEADERS,
  countRoom: LEADERS,
}
