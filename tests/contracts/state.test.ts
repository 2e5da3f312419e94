import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor, Command, CommandOf } from '../../src/core/meeting/command.ts'
import type { BoardEvent } from '../../src/core/meeting/event.ts'
import { evolveBoard } from '../../src/core/meeting/evolve.ts'
import type { LotFrom } from '../../src/core/meeting/lots.ts'
import type { MatterCommand } from '../../src/core/ledger/command.ts'
import type { Board, Meeting } from '../../src/core/meeting/meeting.ts'
import type { Database } from '../../src/server/database/open.ts'
import { openDatabase } from '../../src/server/database/open.ts'
import type { LiveEvent } from '../../src/server/hub/hub.ts'
import { Hub } from '../../src/server/hub/hub.ts'
import { Meetings, thingOf } from '../../src/server/meeting/meetings.ts'
import { wordingText } from '../../src/core/log/entry.ts'
import { Committers } from '../../src/server/journal/committers.ts'
import { commit } from '../../src/server/journal/hash.ts'
import { readTold } from '../../src/server/journal/journal.store.ts'
import { inWordsOfNow } from '../../src/core/meeting/words.ts'
import { load } from '../../src/server/meeting/load.store.ts'
import type { Step } from '../build/commands.ts'
import { anyStep, opening, pooled, START } from '../build/commands.ts'
import { freshDatabase } from '../build/grove.ts'
import { matterAggregate, meetingAggregate } from '../../src/server/aggregates.ts'

let scratch: Awaited<ReturnType<typeof freshDatabase>>
let database: Database
beforeAll(async () => {
  scratch = await freshDatabase()
  database = await openDatabase('', scratch.url)
})
afterAll(async () => {
  await database.close()
  await scratch.drop()
})

/** Hears everything that is told, as the hub's readers would. */
class Listener extends Hub {
  readonly heard: LiveEvent[] = []
  override publish(_topic: string, _before: number, events: readonly LiveEvent[]): void {
    this.heard.push(...structuredClone([...events]))
  }
}

/** One meeting of a new community, on the real database, with a clock that the test sets. */
class Hall {
  readonly community = randomUUID()
  readonly id = randomUUID()
  readonly clock = { now: START }
  readonly hub = new Listener()
  readonly committers = new Committers(
    database,
    this.hub,
    { now: () => this.clock.now, random: (n) => Buffer.alloc(n) },
    'key',
  )
  readonly meetings = new Meetings(this.committers, meetingAggregate, 'system')
  board: Board | undefined

  async ask({ command, actor, at }: Step, key: string = randomUUID()) {
    this.clock.now = at
    // Receipts are unique in the installation.
    const posts = command.kind === 'postCard' || command.kind === 'hangHandwriting'
    const sent = posts ? { ...command, receipt: this.receiptOf(command) } : command
    return this.meetings.ask(this.community, { meeting: this.id, key, command: sent, actor, body: command })
  }

  /** The same of a matter of its community. */
  async askMatter(id: string, command: MatterCommand, actor: Actor) {
    const ours = command.kind === 'openMatter' ? { ...command, community: this.community } : command
    const sent = { id, key: randomUUID(), command: withMeeting(ours, this.id), actor, body: ours }
    return this.committers.ask(matterAggregate, this.community, sent, 'system')
  }

  private receiptOf({ kind, receipt, paper }: CommandOf<'postCard' | 'hangHandwriting'>): string {
    return kind === 'postCard' && !paper ? randomUUID() : `${this.id} ${receipt}`
  }

  /** Opens the meeting as every random walk does. */
  async open() {
    const code = randomUUID().slice(0, 6).toUpperCase()
    for (const step of opening({ id: this.id, community: this.community, code })) {
      const outcome = await this.ask(step)
      if ('refused' in outcome) throw new Error(outcome.refused)
    }
    return this
  }

  /**
   * What the server holds in memory now, what the tables hold, and what somebody holds who applied everything
   * that was told.
   */
  async views(): Promise<{ held: Meeting; stored: Meeting; told: Board }> {
    const held = await this.meetings.read(this.community, this.id, (meeting) => structuredClone(meeting))
    const stored = await load(database.owner, this.community, this.id)
    for (const { told } of this.hub.heard.splice(0))
      this.board = evolveBoard(this.board, JSON.parse(JSON.stringify(told)))
    return { held: held!, stored: stored!, told: this.board! }
  }

  /** Old state and events are the fresh state: in memory, in the tables, at every reader. */
  async agrees(): Promise<void> {
    const { held, stored, told } = await this.views()
    expect(told).toEqual(stored.board)
    expect(withoutEmpty(held)).toEqual(withoutEmpty(stored))
  }
}

/** Cards that a command names are those of this meeting. */
const withMeeting = (command: MatterCommand, meeting: string): MatterCommand =>
  'cards' in command && command.kind !== 'removeCards'
    ? { ...command, cards: command.cards.map((one) => ({ ...one, meeting })) }
    : command

/** A card that nobody endorses any more is the same as one that nobody ever endorsed. */
function withoutEmpty(meeting: Meeting): Meeting {
  const endorsers = new Map([...meeting.endorsers].filter(([, people]) => people.size > 0))
  return { ...meeting, endorsers }
}

const staff: Actor = { kind: 'staff', id: pooled('staff', 0) }
const READ = { text: '榕树下要有座位', where: '榕荫街口' } as const
const colleague: Actor = { kind: 'staff', id: pooled('staff', 1) }
const second = (command: Command): Step => ({ command, actor: colleague, at: START + 3 })
const phone = (n: number): Actor => ({ kind: 'participant', id: pooled('phone', n) })
const card = (n: number) => pooled('card', n)
const topic = (n: number) => pooled('topic', n)
const desk = (command: Command): Step => ({ command, actor: staff, at: START + 1 })
const by = (n: number, command: Command): Step => ({ command, actor: phone(n), at: START + 2 })
const agenda = [{ id: pooled('agenda', 1), kind: 'cards', title: '写卡', minutes: 5 }] as const
const postCard = {
  kind: 'postCard',
  id: card(8),
  tree: 'vision',
  text: '榕树下有座',
  where: '榕荫街',
  photo: null,
  links: [card(1)],
} as const

const motion = (n: number) => pooled('motion', n)
const moves = (n: number) =>
  ({ kind: 'moveMotion', id: motion(n), what: '画出停车线', who: '物业', by: START + 9_000, card: null }) as const
const lot = (n: number) => pooled('lot', n)
const lots = (n: number, from: LotFrom) =>
  ({
    kind: 'announceLot',
    id: lot(n),
    purpose: `第${n}签`,
    from,
    slips: 0,
    take: 1,
    again: '',
    checkpoint: 'grove/log/rongbu\n5\nhash',
    sealed: 's',
  }) as const
const pledged = (n: number) => pooled('pledge', n)
const pledges = (n: number) =>
  ({
    kind: 'makePledge',
    id: pledged(n),
    what: '周末带人清楼道',
    who: '锦绣物业',
    resource: 'labour',
    by: START + 9_000,
    card: card(0),
    topic: null,
  }) as const
const amends = { kind: 'amendMotion', motion: motion(0), what: '画出电动车停车线', who: '物业', by: null } as const
const counts = {
  kind: 'countMotion',
  motion: motion(0),
  for: 0,
  against: 2,
  abstain: 1,
  reason: '',
  ballots: null,
} as const

const writer = { person: pooled('walkIn', 1) }
/** [P8] A printed card that hangs as handwriting, and what is read of it. */
const hung = (n: number, receipt: string): Step => {
  const photo = { id: pooled('photo', n), by: [staff] }
  return desk({ kind: 'hangHandwriting', id: card(n), tree: 'problem', photo, receipt, paper: writer })
}
const onPaper = (receipt: string) =>
  ({
    ...postCard,
    id: card(20),
    tree: 'problem',
    links: [] as string[],
    receipt,
    onBehalfOf: null,
    paper: writer,
  }) as const

/**
 * How each kind of event comes about. The type makes the list complete: a new kind of event does not compile
 * without its line here. (How a meeting arrives shows carry.test.ts: no command does it.)
 */
const HOW: Record<Exclude<BoardEvent['kind'], 'meetingArrived'>, Step[]> = {
  meetingCreated: [],
  meetingChanged: [
    desk({
      kind: 'changeMeeting',
      details: { theme: '新的题目', agenda: [...agenda], cardsUntil: START + 9, next: '十天内答复' },
    }),
  ],
  stageChanged: [
    desk({ kind: 'setStage', stage: 'closed' }),
    desk({ kind: 'setStage', stage: 'open' }),
    desk({ kind: 'setStage', stage: 'closed' }),
  ],
  agendaItemOpened: [desk({ kind: 'openAgendaItem', item: pooled('agenda', 1) })],
  treeSwitched: [desk({ kind: 'switchTree', tree: 'action', open: false })],
  focusSet: [desk({ kind: 'setFocus', focus: { kind: 'card', card: card(0) } })],
  linksShown: [desk({ kind: 'showLinks', shown: true })],
  newWordsShown: [desk({ kind: 'showNewWords', shown: false })],
  attendanceChanged: [
    desk({ kind: 'addWalkIn', id: pooled('walkIn', 0), name: '陈默', capacity: 'property' }),
    desk({ kind: 'matchParticipant', listed: pooled('listed', 1), joined: pooled('phone', 1) }),
    desk({ kind: 'countHeads', heads: 40 }),
    by(2, { kind: 'describeMyself', name: '李强', capacity: 'enterprise', nameAgreed: true }),
    desk({ kind: 'tickPresent', participant: pooled('phone', 2), present: false }),
    by(2, { kind: 'join', id: pooled('phone', 2), keyHash: 'one', name: '', capacity: 'other', nameAgreed: false }),
  ],
  participantsChanged: [
    desk({ kind: 'matchParticipant', listed: pooled('listed', 0), joined: pooled('phone', 0) }),
    by(1, { kind: 'describeMyself', name: '不露面', capacity: 'resident', nameAgreed: false }),
  ],
  authorAsked: [
    desk({
      kind: 'askAuthor',
      id: pooled('question', 0),
      receipt: 'R',
      participant: pooled('walkIn', 3),
      role: 'spotter',
      text: '哪盏灯',
    }),
  ],
  questionAnswered: [
    desk({
      kind: 'askAuthor',
      id: pooled('question', 1),
      receipt: 'R',
      participant: pooled('phone', 0),
      role: 'spotter',
      text: '哪盏灯',
    }),
    by(0, { kind: 'answerQuestion', question: pooled('question', 1), text: '后巷的', mayPublish: true }),
  ],
  wishesChanged: [
    hung(10, 'R10'),
    desk({ ...onPaper('R10'), wishes: { mayBeNamed: true, callBack: true } }),
    desk({ kind: 'noteCall', card: card(10), called: true }),
    desk({ kind: 'setWishes', card: card(10), mayBeNamed: false, callBack: true }),
  ],
  receiptRead: [desk({ kind: 'readReceipt', card: card(0) })],
  cardPointed: [desk({ kind: 'pointCard', card: card(0) })],
  cardPosted: [
    by(0, {
      ...postCard,
      photo: { id: pooled('photo', 1), by: [phone(0)] },
      links: [card(1)],
      receipt: 'x',
      onBehalfOf: null,
    }),
  ],
  cardEdited: [
    by(0, {
      kind: 'editCard',
      card: card(0),
      text: '路灯还是不亮',
      where: '灯笼巷',
      photo: { id: pooled('photo', 0), by: [phone(0)] },
    }),
  ],
  cardRead: [
    hung(10, 'R10'),
    desk({ kind: 'linkCards', from: card(1), to: card(10) }),
    desk({ kind: 'gatherCards', topic: topic(0), cards: [card(10)] }),
    by(1, { kind: 'endorse', card: card(10) }),
    desk({ kind: 'hideCard', card: card(10), reason: '先查一查' }),
    desk({ kind: 'showCard', card: card(10) }),
    desk({ kind: 'takeDownBlank', card: card(10) }),
    desk({ ...onPaper('R10'), tree: 'vision' }),
    hung(11, 'R11'),
    desk({ ...onPaper('R11'), onBehalfOf: pooled('listed', 1) }),
  ],
  cardCompared: [
    hung(10, 'R10'),
    desk(onPaper('R10')),
    desk({ kind: 'gatherCards', topic: topic(0), cards: [card(10)] }),
    second({ kind: 'compareCard', card: card(10), boxes: null, second: { ...READ, tree: 'vision', boxes: null } }),
    second({ kind: 'correctCard', card: card(10), wording: 1, ...READ, tree: 'vision' }),
  ],
  cardWithdrawn: [
    by(0, { kind: 'withdrawCard', card: card(0) }),
    hung(10, 'R10'),
    desk({ kind: 'takeDownBlank', card: card(10) }),
  ],
  cardErased: [desk({ kind: 'erasePerson', participant: pooled('phone', 0) })],
  cardHidden: [desk({ kind: 'hideCard', card: card(0), reason: '点了别人的名' })],
  cardShown: [desk({ kind: 'hideCard', card: card(0), reason: '先查一查' }), desk({ kind: 'showCard', card: card(0) })],
  cardCut: [
    by(1, { kind: 'endorse', card: card(0) }),
    desk({ kind: 'endorse', card: card(0), onBehalfOf: pooled('listed', 1) }),
    desk({
      kind: 'cutCard',
      card: card(0),
      halves: [
        { id: card(8), tree: 'problem', text: '第 0' },
        { id: card(9), tree: 'action', text: '张' },
      ],
      photoOn: 'second',
    }),
    by(1, { kind: 'takeBack', card: card(8) }),
  ],
  cutUndone: [
    by(1, { kind: 'endorse', card: card(3) }),
    desk({
      kind: 'cutCard',
      card: card(3),
      halves: [
        { id: card(8), tree: 'problem', text: '第 3' },
        { id: card(9), tree: 'problem', text: '张' },
      ],
      photoOn: 'first',
    }),
    by(2, { kind: 'endorse', card: card(8) }),
    desk({ kind: 'undoCut', card: card(3) }),
  ],
  endorsementsChanged: [
    by(1, { kind: 'endorse', card: card(0) }),
    by(2, { kind: 'endorse', card: card(0) }),
    by(1, { kind: 'takeBack', card: card(0) }),
  ],
  cardsLinked: [desk({ kind: 'linkCards', from: card(1), to: card(0) })],
  cardsUnlinked: [
    desk({ kind: 'linkCards', from: card(1), to: card(0) }),
    desk({ kind: 'unlinkCards', from: card(1), to: card(0) }),
  ],
  topicOpened: [desk({ kind: 'openTopic', id: topic(1), tree: 'action', name: '划线', cards: [card(1), card(4)] })],
  topicRenamed: [desk({ kind: 'renameTopic', topic: topic(0), name: '乱停车' })],
  topicTallied: [desk({ kind: 'tallyTopic', topic: topic(0), tally: 12, reason: '' })],
  cardsGathered: [
    desk({ kind: 'takeOutCards', cards: [card(0)] }),
    desk({ kind: 'gatherCards', topic: topic(0), cards: [card(0)] }),
  ],
  topicSided: [desk({ kind: 'setSides', topic: topic(0), other: [card(0)] })],
  topicDissolved: [
    desk({ kind: 'setFocus', focus: { kind: 'topic', topic: topic(0) } }),
    desk({ kind: 'dissolveTopic', topic: topic(0) }),
  ],
  meetingCarried: [
    desk({ kind: 'setStage', stage: 'closed' }),
    desk({ kind: 'carryMeeting' }),
    by(0, { kind: 'withdrawCard', card: card(0) }),
    desk({ kind: 'carryOn', reason: '还有三张卡没有录' }),
    desk({ kind: 'setStage', stage: 'archived' }),
    desk({ kind: 'carryMeeting' }),
  ],
  rulesSet: [
    desk({
      kind: 'setRules',
      rules: { sentences: ['一次只说一件事'], order: 'arrival', seconds: 120, turns: 0 },
      reason: '',
    }),
    desk({ kind: 'adoptRules', hands: 31 }),
    desk({ kind: 'setRules', rules: { sentences: [], order: 'turns', seconds: 60, turns: 3 }, reason: '时间不够' }),
  ],
  dotsChanged: [
    desk({ kind: 'openDots', each: 3, interim: true }),
    by(0, { kind: 'giveDots', dots: [{ topic: topic(0), n: 2 }], onBehalfOf: null }),
    desk({ kind: 'giveDots', dots: [{ topic: topic(0), n: 1 }], onBehalfOf: pooled('listed', 1) }),
    by(0, { kind: 'giveDots', dots: [], onBehalfOf: null }),
    desk({ kind: 'handStickers', participant: pooled('phone', 1) }),
    desk({ kind: 'handStickers', participant: null }),
    desk({ kind: 'handStickers', participant: pooled('phone', 2) }),
    desk({ kind: 'takeStickersBack', participant: pooled('phone', 2) }),
    desk({ kind: 'closeDots' }),
    desk({ kind: 'countStickers', topic: topic(0), count: 5, reason: '' }),
    desk({ kind: 'countStickers', topic: topic(0), count: 6, reason: '漏了一张' }),
    desk({ kind: 'showDots' }),
  ],
  roomChanged: [
    desk({ kind: 'askRoom', cards: [card(0), card(3)] }),
    by(0, { kind: 'answerRoom', question: 1, answer: 'no' }),
    by(0, { kind: 'answerRoom', question: 1, answer: 'yes' }),
    desk({ kind: 'tickPresent', participant: pooled('listed', 1), present: true }),
    desk({ kind: 'answerRoom', question: 1, answer: 'unsure', onBehalfOf: pooled('listed', 1) }),
    desk({ kind: 'closeRoom', question: 1, hands: { yes: 3, no: 1, unsure: 0 } }),
    desk({ kind: 'countRoom', question: 1, hands: { yes: 4, no: 1, unsure: 0 }, reason: '漏数一位' }),
    desk({ kind: 'askRoom', cards: [card(0), card(3)] }),
    desk({ kind: 'setStage', stage: 'closed' }),
  ],
  answerChanged: [
    desk({ kind: 'askRoom', cards: [card(0), card(3)] }),
    by(0, { kind: 'answerRoom', question: 1, answer: 'no' }),
    by(0, { kind: 'answerRoom', question: 1, answer: 'yes' }),
  ],
  tablesSet: [
    desk({ kind: 'openTables', count: 2, seconds: 180, lot: null }),
    desk({ kind: 'openTables', count: 3, seconds: 120, lot: null }),
    desk({ kind: 'reportTable', table: 1 }),
    desk({ kind: 'reportTable', table: 2 }),
    desk({ kind: 'endReport', table: 2 }),
    desk({ kind: 'closeTables' }),
  ],
  tableChanged: [
    desk({ kind: 'openTables', count: 2, seconds: 180, lot: null }),
    by(0, { kind: 'sitAt', table: 1 }),
    by(1, { kind: 'sitAt', table: 1 }),
    by(0, { kind: 'takeRole', role: 'captain' }),
    by(0, { kind: 'proposeAtTable', table: 1, card: card(0), motion: null, proposed: true }),
    by(1, { kind: 'sitAt', table: 2 }),
    desk({ kind: 'reportTable', table: 1 }),
    desk({ kind: 'setStage', stage: 'closed' }),
  ],
  lotChanged: [
    desk({ kind: 'switchFloor', open: true }),
    by(0, { kind: 'askFloor', card: null, stance: null }),
    by(1, { kind: 'askFloor', card: null, stance: null }),
    desk(lots(0, 'floor')),
    desk({ kind: 'callLot', lot: lot(0), called: '3 5' }),
    desk({ kind: 'callLot', lot: lot(0), called: '3 6' }),
    desk({ kind: 'drawLot', lot: lot(0), called: '3 6', sealed: 's' }),
    desk(lots(1, 'there')),
    desk({ kind: 'giveUpLot', lot: lot(1), reason: '掷错了', sealed: 's' }),
    desk({ ...lots(2, 'residents'), again: '有人刚来' }),
    desk({ kind: 'setStage', stage: 'closed' }),
  ],
  pledgeChanged: [
    by(0, pledges(0)),
    desk({ kind: 'takePledge', pledge: pledged(0) }),
    desk({ ...pledges(1), onBehalfOf: pooled('listed', 1) }),
    by(1, { ...pledges(2), card: null, topic: topic(0) }),
    by(1, { kind: 'withdrawPledge', pledge: pledged(2) }),
    desk({ ...pledges(3), by: null, onBehalfOf: null }),
    desk({ kind: 'dropPledge', pledge: pledged(3), reason: '没有人应' }),
    desk({ kind: 'pledgeBecame', pledge: pledged(0), became: { task: null } }),
  ],
  pledgeErased: [
    by(0, pledges(0)),
    by(2, pledges(1)),
    desk({ kind: 'takePledge', pledge: pledged(0) }),
    desk({ kind: 'pledgeBecame', pledge: pledged(0), became: { task: 3 } }),
    desk({ kind: 'erasePerson', participant: pooled('phone', 0) }),
    desk({ kind: 'erasePerson', participant: pooled('phone', 2) }),
  ],
  floorSwitched: [desk({ kind: 'switchFloor', open: true }), desk({ kind: 'switchFloor', open: false })],
  floorAsked: [
    desk({ kind: 'switchFloor', open: true }),
    by(0, { kind: 'askFloor', card: null, stance: null }),
    desk({ kind: 'raiseHand', participant: null, card: card(1), stance: 'against' }),
    by(0, { kind: 'askFloor', card: card(2), stance: 'for' }),
  ],
  floorLeft: [
    desk({ kind: 'switchFloor', open: true }),
    by(0, { kind: 'askFloor', card: null, stance: null }),
    by(1, { kind: 'askFloor', card: null, stance: 'for' }),
    by(0, { kind: 'leaveFloor' }),
    desk({ kind: 'erasePerson', participant: pooled('phone', 1) }),
  ],
  floorGiven: [
    desk({ kind: 'switchFloor', open: true }),
    by(0, { kind: 'askFloor', card: null, stance: null }),
    by(1, { kind: 'askFloor', card: card(1), stance: 'for' }),
    desk({ kind: 'giveFloor', number: 2, reason: '要先走' }),
    desk({ kind: 'giveFloor', number: 1, reason: '' }),
  ],
  turnReasonsErased: [
    desk({ kind: 'switchFloor', open: true }),
    by(0, { kind: 'askFloor', card: null, stance: null }),
    by(1, { kind: 'askFloor', card: null, stance: null }),
    by(2, { kind: 'askFloor', card: null, stance: null }),
    desk({ kind: 'strikeNumber', number: 3, reason: '李强走了' }),
    by(2, { kind: 'askFloor', card: null, stance: null }),
    desk({ kind: 'giveFloor', number: 2, reason: '要先走' }),
    desk({ kind: 'erasePerson', participant: pooled('phone', 1) }),
    desk({ kind: 'erasePerson', participant: pooled('phone', 2) }),
  ],
  turnEnded: [
    desk({ kind: 'switchFloor', open: true }),
    by(0, { kind: 'askFloor', card: card(1), stance: 'against' }),
    desk({ kind: 'openAgendaItem', item: pooled('agenda', 1) }),
    desk({ kind: 'giveFloor', number: 1, reason: '' }),
    desk({ kind: 'endTurn', number: 1 }),
    by(0, { kind: 'askFloor', card: null, stance: null }),
    desk({ kind: 'giveFloor', number: 2, reason: '' }),
    desk({ kind: 'setStage', stage: 'closed' }),
  ],
  motionChanged: [
    by(0, moves(0)),
    by(1, { kind: 'secondMotion', motion: motion(0) }),
    desk({ kind: 'takeUpMotion', motion: motion(0) }),
    desk({ ...amends, onBehalfOf: pooled('listed', 1) }),
    desk({ kind: 'putMotion', motion: motion(0), open: true }),
    desk({ ...counts, version: 2, for: 9 }),
    desk({ kind: 'putMotion', motion: motion(0), open: true }),
    desk({ ...counts, version: 2, against: 10 }),
    desk({ ...counts, version: 2, for: 20, reason: '漏了一排' }),
    desk({ kind: 'motionBecame', motion: motion(0), became: { matter: 7, task: false } }),
    desk({ ...moves(1), card: card(1) }),
    desk({ kind: 'dropMotion', motion: motion(1), reason: '没有人附议' }),
  ],
  motionErased: [
    by(0, moves(0)),
    by(1, { kind: 'secondMotion', motion: motion(0) }),
    desk({ kind: 'takeUpMotion', motion: motion(0) }),
    by(2, amends),
    by(0, { kind: 'acceptAmendment', motion: motion(0), version: 2 }),
    desk({ kind: 'erasePerson', participant: pooled('phone', 2) }),
    desk({ kind: 'erasePerson', participant: pooled('phone', 0) }),
  ],
}

describe('old state and events are the fresh state', () => {
  test.each(Object.entries(HOW))('%s', async (kind, steps) => {
    const hall = await new Hall().open()
    const kinds = new Set<string>()
    if (kind === 'meetingCreated') kinds.add(hall.hub.heard[0]!.told!.kind)
    await hall.agrees()
    for (const step of steps) {
      const outcome = await hall.ask(step)
      expect(outcome).toHaveProperty('accepted')
      for (const { told } of hall.hub.heard) kinds.add(told!.kind)
      await hall.agrees()
    }
    // The steps do bring about what the line promises.
    expect(kinds).toContain(kind)
  })

  test('[M26] a card withdrawn in the commit that erases somebody else keeps its words', async () => {
    const hall = await new Hall().open()
    await Promise.all([
      hall.ask(by(1, { kind: 'withdrawCard', card: card(4) })),
      hall.ask(desk({ kind: 'erasePerson', participant: pooled('phone', 0) })),
    ])
    await hall.agrees()
    await journalHolds(hall)
  })

  test('after any walk through the rules, many commands in one commit', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyStep, { maxLength: 150, size: 'max' }),
        fc.integer({ min: 1, max: 40 }),
        async (steps, atOnce) => {
          const hall = await new Hall().open()
          for (let i = 0; i < steps.length; i += atOnce) {
            await Promise.all(
              steps
                .slice(i, i + atOnce)
                .map((step) =>
                  hall.ask(
                    step.command.kind === 'createMeeting'
                      ? { ...step, command: { ...step.command, id: hall.id } }
                      : step,
                  ),
                ),
            )
          }
          await hall.agrees()
          await journalHolds(hall)
        },
      ),
      { numRuns: 12 },
    )
  })
})

describe('what shares a commit', () => {
  const matter = (n: number) => `01900010-0000-7000-8000-00000000000${n}`
  const some = fc.nat({ max: 2 })
  const cards = fc
    .subarray([0, 1, 2], { minLength: 1 })
    .map((list) => list.map((n) => ({ meeting: '', card: card(n) })))
  const words = { title: '灯不亮', summary: '', category: '', where: '', grids: [], topic: null }
  const reach = { people: null, grids: [] }
  const weighs = { urgency: 2, importance: 2, reach, safety: false, lane: 'quick' as const }
  const reason = '一件事'
  type Asked = Step | { matter: string; command: MatterCommand; actor: Actor }
  const ofMatter = (command: fc.Arbitrary<MatterCommand>, actor: fc.Arbitrary<Actor> = fc.constant(staff)) =>
    fc.record({ n: some, command, actor }).map(({ n, ...asked }): Asked => ({
      ...asked,
      matter: matter(n),
      command: asked.command.kind === 'openMatter' ? { ...asked.command, id: matter(n) } : asked.command,
    }))
  const opens = { kind: 'openMatter' as const, id: '', community: '', ...words }
  const declines: MatterCommand[] = [
    { kind: 'triage', ...weighs, reason },
    { kind: 'route', route: 'notAccepted', reason, receiver: null },
  ]
  const asked = fc.oneof(
    { weight: 4, arbitrary: ofMatter(cards.map((all) => ({ ...opens, cards: all }))) },
    { weight: 2, arbitrary: ofMatter(cards.map((all) => ({ kind: 'addCards', cards: all }))) },
    { weight: 1, arbitrary: ofMatter(some.map((n) => ({ kind: 'removeCards', cards: [card(n)], reason }))) },
    { weight: 4, arbitrary: ofMatter(some.map((n) => ({ kind: 'foldInto', into: matter(n), reason }))) },
    { weight: 2, arbitrary: ofMatter(fc.constant({ kind: 'unfold' })) },
    { weight: 3, arbitrary: ofMatter(fc.constantFrom(...declines)) },
    {
      weight: 4,
      arbitrary: ofMatter(
        fc
          .record({
            kind: fc.constant('contest' as const),
            id: fc.uuid(),
            card: some.map(card),
            text: fc.constant('不行'),
          })
          .map((said) => ({ ...said, photo: null })),
        some.map(phone),
      ),
    },
    { weight: 2, arbitrary: fc.tuple(some, some).map(([n, at]): Asked => by(n, { kind: 'endorse', card: card(at) })) },
    { weight: 1, arbitrary: fc.tuple(some, some).map(([n, at]): Asked => by(n, { kind: 'takeBack', card: card(at) })) },
    { weight: 2, arbitrary: some.map((n): Asked => by(n, { kind: 'withdrawCard', card: card(n) })) },
  )
  const said = (outcome: object) => ('refused' in outcome ? outcome.refused : 'taken')
  const askedOf = async (hall: Hall, one: Asked) =>
    said(await ('matter' in one ? hall.askMatter(one.matter, one.command, one.actor) : hall.ask({ ...one, at: START })))

  test('[L6] [L66] is decided as if it came one by one, also what is looked up in tables', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(asked, { maxLength: 24, size: 'max' }), async (all) => {
        const [each, once] = [await new Hall().open(), await new Hall().open()]
        const outcomes = []
        for (const one of all) outcomes.push(await askedOf(each, one))
        expect(await Promise.all(all.map((one) => askedOf(once, one)))).toEqual(outcomes)
        const [first, second] = await Promise.all([each, once].map(mattersIn))
        expect(second).toEqual(first)
        await journalHolds(once)
      }),
      { numRuns: 12 },
    )
  })

  /** Matters as the tables have them, but for what is a hall's own and when it was. */
  async function mattersIn({ community, id }: Hall) {
    const rows = await database.owner
      .selectFrom('matter')
      .select(['id', 'stage', 'people', 'cards', 'folded_into', 'due_at', 'folded_late', 'reopened', 'sheet'])
      .where('community', '=', community)
      .orderBy('id')
      .execute()
    return JSON.parse(JSON.stringify(rows).replaceAll(community, 'community').replaceAll(id, 'meeting')) as object
  }
})

/** What must be true of every journal. */
async function journalHolds(hall: Hall): Promise<void> {
  const rows = await database.owner
    .selectFrom('journal')
    .selectAll()
    .where('community', '=', hall.community)
    .orderBy('seq')
    .execute()
  // No gap: position 1, 2, 3 …
  expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, i) => i + 1))
  const head = await database.owner
    .selectFrom('journal_head')
    .select('seq')
    .where('community', '=', hall.community)
    .executeTakeFirst()
  expect(head!.seq).toBe(rows.length)

  // No words and no names, so that both can be erased.
  for (const { kind, body, secret } of rows) {
    const { card, text, where, attendance } = body as {
      card?: { text: string; where: string }
      text?: string
      where?: string
      attendance?: { named: string[] }
    }
    if (kind === 'cardPosted' || kind === 'cardShown') expect([card!.text, card!.where]).toEqual(['', ''])
    if (kind === 'cardEdited') expect([text, where]).toEqual(['', ''])
    if (kind === 'attendanceChanged') expect(attendance!.named).toEqual([])
    for (const participant of (secret as { participants?: object[] } | null)?.participants ?? [])
      expect(participant).not.toHaveProperty('name')
  }

  // Each wording's commitment is in the journal once, and its text and salt prove it.
  const wordings = await database.owner
    .selectFrom('wording')
    .selectAll()
    .where('community', '=', hall.community)
    .execute()
  const erased = rows.flatMap(({ body }) =>
    body.kind === 'cardErased'
      ? [body.card]
      : body.kind === 'motionErased'
        ? (body.versions as number[]).map((version) => `${body.motion} ${version}`)
        : body.kind === 'pledgeErased'
          ? [`${body.pledge} 1`]
          : [],
  )
  for (const { card, version, salt, text, place_words: where, photo, commitment } of wordings) {
    if (erased.includes(card) || erased.includes(`${card} ${version}`))
      expect([salt, text, where, photo]).toEqual(['', '', '', null])
    else expect(commit(salt, wordingText({ text, where, photo }))).toBe(commitment)
  }
  const committed = rows.flatMap((row) => row.commitment ?? [])
  expect(committed.toSorted()).toEqual(wordings.map(({ commitment }) => commitment).toSorted())

  // Somebody who reads the journal from its beginning arrives at the board as it is.
  const told = await readTold(database.owner, hall.community, thingOf(hall.id), 0, head!.seq, 100_000)
  const stored = (await load(database.owner, hall.community, hall.id))!
  let board: Board | undefined
  for (const event of told) board = evolveBoard(board, inWordsOfNow(event.told, stored.board))
  expect(board).toEqual(stored.board)
}

test('a hidden card’s words are nowhere in what a latecomer is told', async () => {
  const hall = await new Hall().open()
  await hall.ask(by(0, { kind: 'editCard', card: card(0), text: '某某家的狗', where: '某某门口', photo: null }))
  await hall.ask(desk({ kind: 'hideCard', card: card(0), reason: '点名' }))
  const stored = (await load(database.owner, hall.community, hall.id))!
  const told = await readTold(database.owner, hall.community, thingOf(hall.id), 0, 1000, 1000)
  const words = JSON.stringify(told.map((event) => inWordsOfNow(event.told, stored.board)))
  expect(words).toContain('点名')
  expect(words).not.toContain('某某')
})

describe('the same request again', () => {
  test('with the same body gets the same answer and happens once', async () => {
    const hall = await new Hall().open()
    const key = randomUUID()
    const step = by(0, { ...postCard, links: [], receipt: 'x', onBehalfOf: null })
    const answers = [await hall.ask(step, key), ...(await Promise.all([hall.ask(step, key), hall.ask(step, key)]))]
    expect(answers[0]).toMatchObject({ accepted: { number: 7 } })
    for (const answer of answers) expect(answer).toEqual(answers[0])
    expect(Object.keys((await hall.views()).stored.board.cards)).toHaveLength(7)
  })

  test('twice in one commit happens once', async () => {
    const hall = await new Hall().open()
    const key = randomUUID()
    const step = by(0, { ...postCard, links: [], receipt: 'x', onBehalfOf: null })
    const [one, two] = await Promise.all([hall.ask(step, key), hall.ask(step, key)])
    expect(one).toHaveProperty('accepted')
    expect(two).toEqual(one)
  })

  test('with another body is refused; from somebody else it is another command, which learns nothing of the first', async () => {
    const hall = await new Hall().open()
    const key = randomUUID()
    const first = await hall.ask(by(1, { kind: 'endorse', card: card(0) }), key)
    expect(await hall.ask(by(1, { kind: 'endorse', card: card(3) }), key)).toEqual({ refused: 'idReused' })
    const theirs = await hall.ask(by(2, { kind: 'endorse', card: card(0) }), key)
    expect(theirs).toHaveProperty('accepted')
    expect(theirs).not.toEqual(first)
    expect(await hall.ask(by(2, { kind: 'endorse', card: card(3) }), key)).toEqual({ refused: 'idReused' })
  })

  test('after a restart still gets the saved answer', async () => {
    const hall = await new Hall().open()
    const key = randomUUID()
    const step = by(1, { kind: 'endorse', card: card(0) })
    const first = await hall.ask(step, key)
    const restarted = new Meetings(
      new Committers(database, new Hub(), { now: () => START, random: (n) => Buffer.alloc(n) }, 'key'),
      meetingAggregate,
      'system',
    )
    const again = await restarted.ask(hall.community, {
      meeting: hall.id,
      key,
      command: step.command,
      actor: step.actor,
      body: step.command,
    })
    expect(again).toEqual(first)
  })
})

describe('races', () => {
  test('[M16] an endorsement that is sent 20 times at once counts once', async () => {
    const hall = await new Hall().open()
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => hall.ask(by(1, { kind: 'endorse', card: card(0) }))),
    )
    for (const outcome of outcomes) expect(outcome).toHaveProperty('accepted')
    expect((await hall.views()).stored.board.cards[card(0)]!.endorsements).toBe(1)
    const rows = await database.owner
      .selectFrom('journal')
      .select('seq')
      .where('community', '=', hall.community)
      .where('kind', '=', 'endorsementsChanged')
      .execute()
    expect(rows).toHaveLength(1)
  })

  test('[M12] cards that several servers take at once get different numbers without a gap', async () => {
    const hall = await new Hall().open()
    const world = { now: () => START, random: (n: number) => Buffer.alloc(n) }
    const servers = [
      hall.meetings,
      new Meetings(new Committers(database, new Hub(), world, 'key'), meetingAggregate, 'system'),
      new Meetings(new Committers(database, new Hub(), world, 'key'), meetingAggregate, 'system'),
    ]
    const posts = Array.from({ length: 60 }, (_, i) => {
      const command = {
        ...postCard,
        id: randomUUID(),
        links: [],
        text: `第 ${i} 句`,
        receipt: randomUUID(),
        onBehalfOf: null,
      }
      return servers[i % 3]!.ask(hall.community, {
        meeting: hall.id,
        key: command.id,
        command,
        actor: phone(i % 3),
        body: command,
      })
    })
    const numbers = (await Promise.all(posts)).map((outcome) => ('accepted' in outcome ? outcome.accepted.number! : -1))
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, i) => i + 7))
    await journalHolds(hall)
    const stored = (await load(database.owner, hall.community, hall.id))!
    // Whichever server took the last card: after one more command each of them holds what the tables hold.
    for (const server of servers) {
      const command = { kind: 'showLinks', shown: stored.board.linksShown } as const
      await server.ask(hall.community, { meeting: hall.id, key: randomUUID(), command, actor: staff, body: command })
      const held = await server.read(hall.community, hall.id, (meeting) => structuredClone(meeting))
      expect(held!.board).toEqual(stored.board)
    }
  })
})

describe('a database that fails in the middle', () => {
  test('keeps everything acknowledged, nothing else, and goes on', async () => {
    const hall = await new Hall().open()
    await sql(
      `create function refuse_words() returns trigger language plpgsql as $$ begin if new.place_words = '坏' then raise 'full'; end if; return new; end $$`,
    )
    await sql(`create trigger refuse before insert on wording for each row execute function refuse_words()`)
    const good = { ...postCard, links: [], where: '', receipt: 'x', onBehalfOf: null }
    const settled = await Promise.allSettled([
      hall.ask(by(0, { ...good, id: card(8) })),
      hall.ask(by(1, { ...good, id: card(9), where: '坏' })),
    ])
    const acknowledged = settled.filter((one) => one.status === 'fulfilled').length
    const { stored } = await hall.views()
    expect(Object.keys(stored.board.cards)).toHaveLength(6 + acknowledged)
    await hall.agrees()
    // Whoever was told nothing sends again, and it is taken.
    await hall.ask(by(0, { ...good, id: card(8) }))
    await expect(hall.ask(by(1, { ...good, id: card(9), where: '坏' }))).rejects.toThrow('full')
    expect(await hall.ask(by(1, { ...good, id: card(9), where: '好' }))).toMatchObject({ accepted: { number: 8 } })
    await hall.agrees()
    await journalHolds(hall)
  })

  test('a connection that dies in the middle of a commit takes only that commit with it', async () => {
    const hall = await new Hall().open()
    await sql(`create function die() returns trigger language plpgsql as $$ begin
      if new.place_words = '断' then perform pg_terminate_backend(pg_backend_pid()); end if; return new; end $$`)
    await sql(`create trigger die before insert on wording for each row execute function die()`)
    const post = (n: number, where: string) =>
      hall.ask(by(0, { ...postCard, id: card(n), links: [], where, receipt: 'x', onBehalfOf: null }))
    expect(await post(8, '')).toMatchObject({ accepted: { number: 7 } })
    await expect(post(9, '断')).rejects.toThrow()
    await hall.agrees()
    expect(await post(9, '通')).toMatchObject({ accepted: { number: 8 } })
    await hall.agrees()
    await journalHolds(hall)
  })
})

async function sql(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: scratch.url })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}
