import type { Id } from '../plain/id.ts'
import type { BoardEvent, MeetingEvent, Secret, TopicPeople } from './event.ts'
import type { Speaker, Waiting } from './floor.ts'
import { NOBODY_ASKED } from './floor.ts'
import { NO_PLEDGE_WORDS } from './pledge.ts'
import type { RoomAnswer } from './roomQuestion.ts'
import { copyOf } from '../plain/copy.ts'
import { usualRules } from './meetingRules.ts'
import { withoutWordings } from './motion.ts'
import { BLANK, readOn } from './handwriting.ts'
import type { Board, Card, CardState, Meeting, Participant } from './meeting.ts'

/**
 * The board after something happened. Server and browsers run this same function, so what a phone shows is
 * what a fresh load would show. It changes `board` in place and returns it: a meeting of 3,000 cards takes 20
 * events a second.
 */
export function evolveBoard(board: Board | undefined, told: BoardEvent): Board {
  if (told.kind === 'meetingCreated') return newBoard(told)
  if (!board) throw new Error(`${told.kind} before meetingCreated`)
  if ('people' in told) {
    for (const [topic, counted] of Object.entries(told.people)) countTopic(board, topic, counted)
  }
  // A page that is older than the server meets kinds that it does not know.
  const change = CHANGES[told.kind] as ((board: Board, told: BoardEvent) => void) | undefined
  change?.(board, told)
  return board
}

/** [M55] Where one number is told, the topic has one side. */
function countTopic({ topics, cards }: Board, id: Id, counted: TopicPeople[Id]): void {
  const topic = topics[id]
  if (!topic) return
  if (typeof counted !== 'number') {
    topic.people = counted.people
    topic.sides = [...counted.sides]
    return
  }
  topic.people = counted
  if (topic.sides) for (const card of Object.values(cards)) if (card.topic === id) delete card.otherSide
  delete topic.sides
}

/** What each kind of event changes on the board. */
const CHANGES: { [Kind in BoardEvent['kind']]: (board: Board, told: Extract<BoardEvent, { kind: Kind }>) => void } = {
  meetingCreated: () => {},
  meetingChanged(board, told) {
    Object.assign(board, told.details)
    // [M3] An item that left the agenda cannot be the current one.
    if (!board.agenda.some(({ id }) => id === board.current?.item)) board.current = null
  },
  stageChanged(board, told) {
    board.stage = told.stage
    if (told.stage === 'open') {
      board.openedAt ??= told.at
      board.closedAt = null
    }
    if (told.stage === 'closed') {
      board.closedAt = told.at
      board.current = null
      board.focus = { kind: 'trees' }
      board.floor = { ...NOBODY_ASKED, asked: board.floor.asked, waiting: [] }
    }
  },
  agendaItemOpened(board, told) {
    board.current = told.item === null ? null : { item: told.item, since: told.at }
  },
  treeSwitched(board, told) {
    board.trees[told.tree] = told.open
  },
  focusSet(board, told) {
    board.focus = told.focus
  },
  linksShown(board, told) {
    board.linksShown = told.shown
  },
  newWordsShown(board, told) {
    board.newWordsShown = told.shown
  },
  attendanceChanged(board, told) {
    board.attendance = told.attendance
  },
  cardPosted(board, told) {
    board.cards[told.card.id] = { ...told.card, links: [...told.card.links] }
  },
  cardShown(board, told) {
    board.cards[told.card.id] = { ...told.card, links: [...told.card.links] }
  },
  cardEdited(board, told) {
    Object.assign(board.cards[told.card]!, {
      text: told.text,
      where: told.where,
      photo: told.photo,
      wording: told.wording,
    })
  },
  cardRead: readOn,
  cardCompared(board, { compared }) {
    board.compared = { ...compared }
  },
  cardWithdrawn(board, told) {
    blank(board, told.card, 'withdrawn', told.blank ? BLANK : '')
  },
  cardErased(board, told) {
    blank(board, told.card, 'withdrawn', '')
  },
  cardHidden(board, told) {
    blank(board, told.card, 'hidden', told.reason)
  },
  cardCut(board, told) {
    blank(board, told.card, 'cut', '')
    const { tree } = board.cards[told.card]!
    const halves = told.halves.filter((half) => board.cards[half]!.tree === tree)
    // [M40] What was linked with the card is linked with its halves on the same tree.
    if (halves.length) relink(board, (id) => (id === told.card ? halves : [id]))
  },
  cutUndone(board, { card, halves }) {
    board.cards[card.id] = { ...card, links: [...card.links] }
    for (const half of halves) blank(board, half, 'undone', '')
    relink(board, (id) => (halves.includes(id) && board.cards[id]!.tree === card.tree ? [card.id] : [id]))
  },
  endorsementsChanged(board, told) {
    board.cards[told.card]!.endorsements = told.endorsements
  },
  cardsLinked(board, told) {
    if (!board.cards[told.from]!.links.includes(told.to)) board.cards[told.from]!.links.push(told.to)
  },
  cardsUnlinked(board, told) {
    board.cards[told.from]!.links = board.cards[told.from]!.links.filter((id) => id !== told.to)
  },
  topicOpened(board, told) {
    board.topics[told.topic.id] = { ...told.topic }
  },
  topicRenamed(board, told) {
    board.topics[told.topic]!.name = told.name
  },
  topicTallied(board, { topic, tally }) {
    if (tally === null) delete board.topics[topic]!.tally
    else board.topics[topic]!.tally = tally
  },
  cardsGathered(board, told) {
    for (const id of told.cards) {
      board.cards[id]!.topic = told.topic
      delete board.cards[id]!.otherSide
    }
  },
  topicSided(board, { topic, other }) {
    const onOther = new Set(other)
    for (const card of Object.values(board.cards)) {
      if (card.topic !== topic) continue
      if (onOther.has(card.id)) card.otherSide = true
      else delete card.otherSide
    }
  },
  topicDissolved(board, told) {
    for (const card of Object.values(board.cards)) {
      if (card.topic !== told.topic) continue
      card.topic = null
      delete card.otherSide
    }
    delete board.topics[told.topic]
    if (board.focus.kind === 'topic' && board.focus.topic === told.topic) board.focus = { kind: 'trees' }
  },
  participantsChanged: () => {},
  meetingCarried(board, { at }) {
    if (at === null) delete board.carried
    else board.carried = { at }
  },
  meetingArrived(board, { arrival }) {
    delete board.carried
    board.arrived = arrival
  },
  rulesSet(board, told) {
    const { rules } = told
    board.rules = { ...rules, sentences: [...rules.sentences], changes: rules.changes.map((one) => ({ ...one })) }
    board.floor = { ...board.floor, waiting: copies(told.waiting) }
  },
  dotsChanged(board, { dots }) {
    const corrections = dots.corrections.map((one) => ({ ...one }))
    board.dots = { ...dots, given: dots.given && { ...dots.given }, stickers: { ...dots.stickers }, corrections }
  },
  // The floor is replaced, not changed in place: pages look at it alone, and see that it is another.
  floorSwitched(board, { open }) {
    board.floor = { ...board.floor, open }
  },
  floorAsked(board, { number, waiting }) {
    board.floor = { ...board.floor, asked: Math.max(board.floor.asked, number), waiting: copies(waiting) }
  },
  floorLeft(board, { waiting }) {
    board.floor = { ...board.floor, waiting: copies(waiting) }
  },
  floorGiven(board, { speaking, waiting }) {
    board.floor = { ...board.floor, speaking: copyOf(speaking), waiting: copies(waiting) }
  },
  turnEnded(board, { turn }) {
    // Told twice, a turn stands once.
    if (!board.turns.some(({ number }) => number === turn.number)) board.turns = [...board.turns, { ...turn }]
    if (board.floor.speaking?.number === turn.number) board.floor = { ...board.floor, speaking: null }
  },
  turnReasonsErased(board, { numbers }) {
    const without = <T extends { number: number; reason: string }>(one: T): T =>
      numbers.includes(one.number) ? { ...one, reason: '' } : one
    board.turns = board.turns.map(without)
    if (board.floor.speaking) board.floor = { ...board.floor, speaking: without(board.floor.speaking) }
  },
  motionChanged(board, { motion }) {
    const others = board.motions.filter(({ id }) => id !== motion.id)
    board.motions = [...others, copyOf(motion)].sort((a, b) => a.number - b.number)
  },
  motionErased(board, { motion, versions, holds, stage }) {
    const left = { holds, stage }
    board.motions = board.motions.map((one) => (one.id === motion ? withoutWordings(one, versions, left) : one))
  },
  // Replaced, not changed in place, as the floor is.
  roomChanged(board, { question }) {
    const others = board.room.filter(({ number }) => number !== question.number)
    board.room = [...others, copyOf(question)].sort((a, b) => a.number - b.number)
  },
  tablesSet(board, { tables }) {
    board.tables = copyOf(tables)
  },
  tableChanged(board, { table }) {
    const { tables, ...rest } = board.tables!
    board.tables = { ...rest, tables: tables.map((one) => (one.number === table.number ? copyOf(table) : one)) }
  },
  lotChanged(board, { lot, waiting }) {
    const others = board.lots.filter(({ number }) => number !== lot.number)
    board.lots = [...others, copyOf(lot)].sort((a, b) => a.number - b.number)
    if (waiting) board.floor = { ...board.floor, waiting: copyOf(waiting) }
  },
  pledgeChanged(board, { pledge }) {
    const others = board.pledges.filter(({ id }) => id !== pledge.id)
    board.pledges = [...others, copyOf(pledge)].sort((a, b) => a.number - b.number)
  },
  pledgeErased(board, { pledge, stage }) {
    board.pledges = board.pledges.map((one) => (one.id === pledge ? { ...one, ...NO_PLEDGE_WORDS, stage } : one))
  },
  answerChanged: () => {},
  receiptRead: () => {},
  cardPointed: () => {},
  authorAsked: () => {},
  questionAnswered: () => {},
  wishesChanged: () => {},
}

const copies = (waiting: readonly Waiting[]): Waiting[] => waiting.map((one) => copyOf(one))

/** The whole meeting after something happened. Changes `meeting` in place, as `evolveBoard` does. */
export function evolve(meeting: Meeting | undefined, event: MeetingEvent): Meeting {
  const { told, secret } = event
  if (meeting) keepWording(meeting, told)
  if (meeting && told.kind === 'cardRead') leaveTopic(meeting, told)
  const board = evolveBoard(meeting?.board, told)
  meeting ??= emptyMeeting(board)
  if (secret) keepSecret(meeting, told, secret)
  switch (told.kind) {
    case 'cardPosted':
      meeting.posted = Math.max(meeting.posted, told.card.number)
      if (told.card.photo) meeting.photos.set(told.card.photo, told.card.id)
      if (told.card.cutFrom !== undefined) takeAfter(meeting, told.card, told.card.cutFrom)
      break
    case 'cutUndone':
      if (told.card.photo) meeting.photos.set(told.card.photo, told.card.id)
      break
    case 'cardEdited':
      if (told.photo) meeting.photos.set(told.photo, told.card)
      break
    case 'cardWithdrawn':
      forgetWishes(meeting, told.card)
      forgetQuestions(meeting, questionsOfCard(meeting, told.card))
      break
    case 'cardErased':
      for (const [photo, card] of meeting.photos) if (card === told.card) meeting.photos.delete(photo)
      forgetWishes(meeting, told.card)
      forgetQuestions(meeting, questionsOfCard(meeting, told.card))
      break
    case 'topicOpened':
      meeting.gathered.set(told.topic.id, new Set())
      meeting.seats[told.topic.tree] = Math.max(meeting.seats[told.topic.tree], told.topic.seat + 1)
      break
    case 'cardsGathered':
      for (const card of told.cards) {
        for (const cards of meeting.gathered.values()) cards.delete(card)
        if (told.topic) meeting.gathered.get(told.topic)!.add(card)
      }
      break
    case 'topicDissolved':
      meeting.gathered.delete(told.topic)
      break
  }
  return meeting
}

/** [M40] A half has the endorsers of its whole, and its place in a topic. */
function takeAfter(meeting: Meeting, { id, topic }: Card, whole: Id): void {
  meeting.endorsers.set(id, new Set(meeting.endorsers.get(whole)))
  const entered = meeting.entered.get(whole)
  if (entered) meeting.entered.set(id, new Map(entered))
  if (topic) meeting.gathered.get(topic)?.add(id)
}

/** [P8] A card that is read to be of another tree leaves its topic. */
function leaveTopic({ board, gathered }: Meeting, { card: id, tree }: { card: Id; tree: Card['tree'] }): void {
  const card = board.cards[id]!
  if (card.topic && card.tree !== tree) gathered.get(card.topic)?.delete(id)
}

/**
 * The words of a card that is hidden or cut leave the board; the server keeps them for when it is there
 * again.
 */
function keepWording(meeting: Meeting, told: BoardEvent): void {
  if (told.kind === 'cardHidden' || told.kind === 'cardCut') {
    const { state, text, where, photo } = meeting.board.cards[told.card]!
    if (state === 'standing') meeting.wordings.set(told.card, { text, where, photo })
  } else if (told.kind === 'cardShown' || told.kind === 'cutUndone') meeting.wordings.delete(told.card.id)
  else if (told.kind === 'cardWithdrawn' || told.kind === 'cardErased') meeting.wordings.delete(told.card)
}

/** [P11] What goes with a card: what its author was asked about it; a half has the receipt of its whole. */
export function questionsOfCard({ authorships, board, questions }: Meeting, card: Id): Id[] {
  if (board.cards[card]!.cutFrom !== undefined) return []
  const receipt = authorships.get(card)?.receipt
  return [...questions.values()].flatMap((one) => (one.receipt === receipt ? [one.id] : []))
}

/** [M26] What goes with people who are erased. */
export const questionsOfPeople = ({ questions }: Meeting, people: readonly Id[]): Id[] =>
  [...questions.values()].flatMap(({ id, participant }) => (people.includes(participant) ? [id] : []))

/** [P16] They go with the card. */
function forgetWishes({ authorships }: Meeting, card: Id): void {
  const { wishes: _, ...authorship } = authorships.get(card)!
  authorships.set(card, authorship)
}

function forgetQuestions({ questions }: Meeting, gone: readonly Id[]): void {
  for (const id of gone) questions.delete(id)
}

function keepSecret(meeting: Meeting, told: BoardEvent, secret: Secret): void {
  for (const participant of secret.participants ?? [])
    // Entries of 0.1.0 say nothing of phones that the desk has seen: it had seen none.
    meeting.participants.set(participant.id, 'confirmed' in participant ? participant : seenByNobody(participant))
  forgetQuestions(meeting, questionsOfPeople(meeting, secret.erased ?? []))
  if (secret.question) meeting.questions.set(secret.question.id, secret.question)
  for (const person of secret.erased ?? []) {
    meeting.keys.delete(person)
    meeting.erased.add(person)
  }
  if (secret.wished) {
    const { card, wishes } = secret.wished
    meeting.authorships.set(card, { ...meeting.authorships.get(card)!, wishes })
  }
  if (secret.key) meeting.keys.set(secret.key.participant, secret.key.hash)
  if (secret.compared) meeting.compared.set(secret.compared.card, secret.compared.by)
  if (secret.gift) meeting.gifts.set(secret.gift.participant, secret.gift.dots)
  if (secret.answer) {
    const { question, participant, answer } = secret.answer
    meeting.answers.set(question, (meeting.answers.get(question) ?? new Map<Id, RoomAnswer>()).set(participant, answer))
  }
  if (secret.handedTo) meeting.handedTo.add(secret.handedTo)
  if (secret.tookBack) meeting.handedTo.delete(secret.tookBack)
  if (secret.holders && told.kind === 'lotChanged') meeting.lotHolders.set(told.lot.number, [...secret.holders])
  if (secret.pledge) meeting.pledgers.set(secret.pledge.id, secret.pledge.said)
  if (secret.motion) meeting.movers.set(secret.motion.id, secret.motion.people)
  if (secret.speaker) {
    // Entries of before there were places say the number.
    const { number, place = number } = secret.speaker as Omit<Speaker, 'place'> & { place?: number }
    meeting.speakers.set(number, { ...secret.speaker, place })
  }
  if (secret.authorship && told.kind === 'cardPosted') meeting.authorships.set(told.card.id, secret.authorship)
  if (secret.authorship && told.kind === 'cardRead') meeting.authorships.set(told.card, secret.authorship)
  if (secret.endorser && told.kind === 'endorsementsChanged') {
    const endorsers = meeting.endorsers.get(told.card) ?? new Set<Id>()
    if (secret.endorser.standing) endorsers.add(secret.endorser.participant)
    else endorsers.delete(secret.endorser.participant)
    meeting.endorsers.set(told.card, endorsers)
    noteEntered(meeting, told.card, secret.endorser)
  }
}

function noteEntered({ entered }: Meeting, card: Id, by: NonNullable<Secret['endorser']>): void {
  const those = entered.get(card) ?? new Map<Id, Id>()
  if (by.enteredBy) those.set(by.participant, by.enteredBy)
  else those.delete(by.participant)
  if (those.size) entered.set(card, those)
  else entered.delete(card)
}

/** Links lead to other cards: `to` says, of each, to which. */
function relink(board: Board, to: (id: Id) => Id[]): void {
  for (const card of Object.values(board.cards))
    if (card.links.length) card.links = [...new Set(card.links.flatMap(to))]
}

function blank(board: Board, id: Id, state: Exclude<CardState, 'standing'>, reason: string): void {
  Object.assign(board.cards[id]!, { text: '', where: '', photo: null, state, reason })
  if (board.focus.kind === 'card' && board.focus.card === id) board.focus = { kind: 'trees' }
}

function newBoard(told: Extract<BoardEvent, { kind: 'meetingCreated' }>): Board {
  return {
    id: told.id,
    community: told.community,
    code: told.code,
    openTree: told.openTree ?? false,
    joining: 'anyone',
    hangAtOnce: false,
    ...told.details,
    stage: 'draft',
    openedAt: null,
    closedAt: null,
    current: null,
    trees: { problem: true, action: true, vision: true },
    focus: { kind: 'trees' },
    linksShown: false,
    newWordsShown: true,
    rules: usualRules(),
    floor: { ...NOBODY_ASKED, waiting: [] },
    turns: [],
    dots: null,
    motions: [],
    room: [],
    tables: null,
    lots: [],
    pledges: [],
    attendance: { people: 0, capacities: {}, expected: 0, headCount: null, named: [] },
    cards: {},
    topics: {},
  }
}

/** A meeting in which nobody has done anything yet. */
export function emptyMeeting(board: Board): Meeting {
  return {
    board,
    participants: new Map(),
    keys: new Map(),
    authorships: new Map(),
    compared: new Map(),
    erased: new Set(),
    photos: new Map(),
    wordings: new Map(),
    endorsers: new Map(),
    entered: new Map(),
    speakers: new Map(),
    gifts: new Map(),
    handedTo: new Set(),
    answers: new Map(),
    lotHolders: new Map(),
    pledgers: new Map(),
    movers: new Map(),
    questions: new Map(),
    gathered: new Map(),
    posted: 0,
    seats: { problem: 0, action: 0, vision: 0 },
  }
}

const seenByNobody = (participant: Omit<Participant, 'confirmed'>): Participant => ({
  ...participant,
  confirmed: false,
})
