import type { Selectable } from 'kysely'
import { CompiledQuery } from 'kysely'
import { wordingText } from '../../core/log/entry.ts'
import { asOnePerson, onOtherSide } from '../../core/meeting/count.ts'
import type { Called } from '../../core/meeting/names.ts'
import { calledAs } from '../../core/meeting/names.ts'
import type { Speaker, Turn } from '../../core/meeting/floor.ts'
import type { AnsweredRoom, RoomAnswer, RoomQuestion } from '../../core/meeting/roomQuestion.ts'
import type { BoardEvent, MeetingEvent, Secret } from '../../core/meeting/event.ts'
import type { Motion } from '../../core/meeting/motion.ts'
import type { Pledge } from '../../core/meeting/pledge.ts'
import { NO_PLEDGE_WORDS } from '../../core/meeting/pledge.ts'
import type { HallLot } from '../../core/meeting/lots.ts'
import { holdersOf } from '../../core/meeting/lots.ts'
import { inWords } from '../../core/meeting/words.ts'
import { emptyMeeting, questionsOfCard, questionsOfPeople } from '../../core/meeting/evolve.ts'
import { linkedWith } from '../../core/meeting/handwriting.ts'
import type { Board, Card, Meeting, Participant, Question, Topic } from '../../core/meeting/meeting.ts'
import type { Id } from '../../core/plain/id.ts'
import type { Column } from '../database/upsert.ts'
import { insertion, replacement } from '../database/upsert.ts'
import { commit, newSalt } from '../journal/hash.ts'
import type { Db, Tx } from '../database/open.ts'
import type { Tables } from '../database/tables.ts'

/** One wording of one card, motion or pledge, with the salted commitment that the journal keeps of it. */
export interface Wording {
  /** The card, or the motion. */
  card: Id
  version: number
  text: string
  where: string
  photo: Id | null
  salt: string
  commitment: string
  at: number
}

interface Endorsement {
  card: Id
  participant: Id
  standing: boolean
  enteredBy: Id | null
  at: number
}

/** [M26] People who were erased together at `at`, and what they were called until then. */
export interface ErasedPeople {
  people: readonly Id[]
  names: readonly Called[]
  at: number
}

/** What changes columns of the meeting itself alone, whose row is written with every batch. */
type OfItself = Extract<
  BoardEvent,
  {
    kind:
      | 'meetingCreated'
      | 'meetingChanged'
      | 'meetingCarried'
      | 'meetingArrived'
      | 'stageChanged'
      | 'agendaItemOpened'
      | 'treeSwitched'
      | 'focusSet'
      | 'linksShown'
      | 'attendanceChanged'
      | 'participantsChanged'
      | 'rulesSet'
      | 'dotsChanged'
      | 'tablesSet'
      | 'tableChanged'
      | 'floorSwitched'
      | 'floorAsked'
      | 'floorLeft'
      | 'floorGiven'
      | 'turnEnded'
      | 'turnReasonsErased'
      | 'roomChanged'
      | 'lotChanged'
      | 'answerChanged'
      | 'receiptRead'
      | 'questionAnswered'
      | 'wishesChanged'
      | 'cardCompared'
  }
>

type OfTopic = Extract<
  BoardEvent,
  { kind: 'topicOpened' | 'topicDissolved' | 'topicSided' | 'topicRenamed' | 'topicTallied' }
>

/** What says something in words of its own, besides cards. */
type Moved = Extract<BoardEvent, { kind: 'motionChanged' | 'motionErased' | 'pledgeChanged' | 'pledgeErased' }>

/** [P11] A card whose author was asked about it, as any of these participants. */
export interface AskedAbout {
  card: Id
  people: readonly Id[]
  at: number
}

/** Which rows of one meeting a batch of events changes. */
export class MeetingChanges {
  readonly cards = new Set<Id>()
  /** Those of them that are new. */
  readonly posted = new Set<Id>()
  /** Cards whose support or standing changed. */
  readonly backed = new Set<Id>()
  readonly topics = new Set<Id>()
  readonly participants = new Set<Id>()
  readonly endorsements = new Map<string, Endorsement>()
  readonly wordings: Wording[] = []
  /** Photos that a card shows now; `from`: the cards that showed them before. */
  readonly photos: { photo: Id; card: Id; from: readonly Id[] }[] = []
  readonly receipts: { card: Id; receipt: string }[] = []
  /** Numbers whose speaker or turn is new. */
  readonly speakers = new Set<number>()
  /** What people gave, or that they took stickers. */
  readonly givers = new Map<Id, { enteredBy: Id | null }>()
  /** Numbers of what the room was asked. */
  readonly room = new Set<number>()
  readonly answers = new Map<string, AnsweredRoom>()
  /** Numbers of lots. */
  readonly lots = new Set<number>()
  readonly motions = new Set<Id>()
  readonly pledges = new Set<Id>()
  /** [P11] Asked, answered, or gone. */
  readonly questions = new Set<Id>()
  readonly asked: AskedAbout[] = []
  readonly erasedCards = new Set<Id>()
  /** [M26] Wordings of motions and pledges whose words are erased. */
  readonly erasedWordings: { motion: Id; version: number }[] = []
  readonly erased: ErasedPeople[] = []
  created = false

  /**
   * Records what `event` changes. Called before the meeting evolves: a dissolved topic still knows its cards.
   * Returns the commitment of a new wording.
   */
  record(meeting: Meeting | undefined, event: MeetingEvent): string | null {
    const { told, secret, at } = event
    this.created ||= told.kind === 'meetingCreated'
    if (secret) this.people(meeting, secret, at)
    this.counted(meeting, event)
    switch (told.kind) {
      case 'cardPosted':
        return this.post(meeting!, told.card, secret!.authorship!.receipt, at)
      case 'cardEdited':
        this.cards.add(told.card)
        return this.word(told.card, told, at)
      case 'cardRead':
        return this.read(meeting!, told, at)
      case 'cardShown':
        this.support(told.card.id)
        break
      case 'cardErased':
      case 'cardWithdrawn':
      case 'cardHidden':
      case 'endorsementsChanged':
        if (told.kind === 'cardErased') this.erasedCards.add(told.card)
        if (told.kind === 'cardErased' || told.kind === 'cardWithdrawn')
          for (const id of questionsOfCard(meeting!, told.card)) this.questions.add(id)
        if (secret?.endorser) this.endorse({ enteredBy: null, ...secret.endorser, card: told.card, at })
        this.support(told.card)
        break
      case 'cardCut':
      case 'cutUndone':
        this.cut(meeting!, told)
        break
      case 'authorAsked':
        this.ask(meeting!, secret!.question!, at)
        break
      case 'cardsLinked':
      case 'cardsUnlinked':
        this.cards.add(told.from)
        break
      case 'cardsGathered':
        for (const card of told.cards) this.cards.add(card)
        break
      case 'topicOpened':
      case 'topicDissolved':
      case 'topicSided':
      case 'topicRenamed':
      case 'topicTallied':
        this.topic(meeting, told)
        break
      case 'motionChanged':
      case 'motionErased':
      case 'pledgeChanged':
      case 'pledgeErased':
        return this.moved(told, at)
      default:
        told satisfies OfItself
    }
    return null
  }

  /** Topics that are counted anew, who asked for the floor, what the room was asked, and lots. */
  private counted(meeting: Meeting | undefined, event: MeetingEvent): void {
    if ('people' in event.told)
      for (const [topic, counted] of Object.entries(event.told.people)) {
        this.topics.add(topic)
        // [M55] Where it has one side from now on, no card is on the other.
        const onOther =
          typeof counted === 'number' && meeting && onOtherSide(meeting.board, meeting.board.topics[topic])
        if (onOther) for (const card of meeting.gathered.get(topic) ?? []) if (onOther(card)) this.cards.add(card)
      }
    for (const number of numbersIn(event)) this.speakers.add(number)
    if (event.told.kind === 'roomChanged') this.room.add(event.told.question.number)
    if (event.told.kind === 'lotChanged') this.lots.add(event.told.lot.number)
  }

  /** Whatever is said of a topic; where it is dissolved or parted, its cards change too. */
  private topic(meeting: Meeting | undefined, told: OfTopic): void {
    if (told.kind === 'topicOpened') return void this.topics.add(told.topic.id)
    this.topics.add(told.topic)
    if (told.kind === 'topicDissolved' || told.kind === 'topicSided')
      for (const card of meeting?.gathered.get(told.topic) ?? []) this.cards.add(card)
  }

  private people(meeting: Meeting | undefined, secret: Secret, at: number): void {
    const { participants, erased, question, gift, handedTo, answer, compared, wished } = secret
    if (wished) this.cards.add(wished.card)
    if (compared) this.cards.add(compared.card)
    if (gift) this.givers.set(gift.participant, gift)
    if (answer) this.answers.set(`${answer.question} ${answer.participant}`, answer)
    if (handedTo) this.givers.set(handedTo, { enteredBy: null })
    for (const { id } of participants ?? []) this.participants.add(id)
    if (question) this.questions.add(question.id)
    for (const id of meeting ? questionsOfPeople(meeting, erased ?? []) : []) this.questions.add(id)
    if (meeting && erased) this.erased.push({ people: erased, names: calledAs(meeting, erased), at })
  }

  /** [M40] A half has the receipt of its whole, and the endorsers. */
  private post(meeting: Meeting, card: Card, receipt: string, at: number): string {
    this.cards.add(card.id)
    this.posted.add(card.id)
    if (card.cutFrom) this.takeAfter(meeting, card, at)
    else this.receipts.push({ card: card.id, receipt })
    return this.word(card.id, card, at)
  }

  /** [P8] Read as a card of another tree, links lead to it no more. */
  private read({ board }: Meeting, told: Extract<BoardEvent, { kind: 'cardRead' }>, at: number): string {
    this.support(told.card)
    if (board.cards[told.card]!.tree !== told.tree)
      for (const { id } of linkedWith(board, told.card)) this.cards.add(id)
    return this.word(told.card, { ...told, photo: null }, at)
  }

  private ask(meeting: Meeting, { receipt, participant }: Question, at: number): void {
    const people = asOnePerson(meeting, participant)
    for (const [card, known] of meeting.authorships)
      if (known.receipt === receipt && !meeting.board.cards[card]!.cutFrom) this.asked.push({ card, people, at })
  }

  private endorse(endorsement: Endorsement): void {
    this.endorsements.set(endorsement.card + endorsement.participant, endorsement)
  }

  private takeAfter({ endorsers, entered }: Meeting, { id: card, cutFrom }: Card, at: number): void {
    for (const participant of endorsers.get(cutFrom!) ?? []) {
      const enteredBy = entered.get(cutFrom!)?.get(participant) ?? null
      this.endorse({ card, participant, standing: true, enteredBy, at })
    }
  }

  /** [M40] A card gave way to its halves, or they to it: links to the one lead to the other. */
  private cut({ board }: Meeting, told: Extract<BoardEvent, { kind: 'cardCut' | 'cutUndone' }>): void {
    const whole = told.kind === 'cardCut' ? told.card : told.card.id
    const gone = told.kind === 'cardCut' ? [whole] : told.halves
    for (const card of [whole, ...told.halves]) this.support(card)
    for (const { id, links } of Object.values(board.cards))
      if (links.some((linked) => gone.includes(linked))) this.cards.add(id)
    if (told.kind === 'cutUndone' && told.card.photo)
      this.photos.push({ photo: told.card.photo, card: whole, from: told.halves })
  }

  /** The support or the standing of a card changed. */
  private support(card: Id): void {
    this.cards.add(card)
    this.backed.add(card)
  }

  /** [M49] What a motion says is kept as the wordings of cards are: the journal has its commitment alone. */
  private moved(told: Moved, at: number): string | null {
    if (told.kind === 'pledgeChanged' || told.kind === 'pledgeErased') return this.pledged(told, at)
    if (told.kind === 'motionErased') {
      this.motions.add(told.motion)
      this.erasedWordings.push(...told.versions.map((version) => ({ motion: told.motion, version })))
      return null
    }
    const { motion, said } = told
    this.motions.add(motion.id)
    if (said === null) return null
    const { what, who } = motion.wordings[said - 1]!
    return this.word(motion.id, { text: what, where: who, photo: null, wording: said }, at)
  }

  /** [M54] The words of a pledge, which has one wording. */
  private pledged(told: Extract<BoardEvent, { kind: 'pledgeChanged' | 'pledgeErased' }>, at: number): string | null {
    if (told.kind === 'pledgeErased') {
      this.pledges.add(told.pledge)
      this.erasedWordings.push({ motion: told.pledge, version: 1 })
      return null
    }
    const { id, what, who } = told.pledge
    this.pledges.add(id)
    return told.said ? this.word(id, { text: what, where: who, photo: null, wording: 1 }, at) : null
  }

  private word(
    card: Id,
    { text, where, photo, wording, cutFrom }: Pick<Card, 'text' | 'where' | 'photo' | 'wording' | 'cutFrom'>,
    at: number,
  ): string {
    if (photo) this.photos.push({ photo, card, from: cutFrom === undefined ? [] : [cutFrom] })
    const salt = newSalt()
    const commitment = commit(salt, wordingText({ text, where, photo }))
    this.wordings.push({ card, version: wording, text, where, photo, salt, commitment, at })
    return commitment
  }
}

/** Whose row of the list of speakers an event changes: who asked, and whose turn ended. */
const numbersIn = ({ told, secret }: MeetingEvent): number[] => [
  ...(secret?.speaker ? [secret.speaker.number] : []),
  ...(told.kind === 'turnEnded' ? [told.turn.number] : []),
  ...(told.kind === 'turnReasonsErased' ? told.numbers : []),
]

/** The statements that write the rows that changed, as they are in `meeting` now. */
export function write(meeting: Meeting, changes: MeetingChanges): (CompiledQuery | undefined)[] {
  const { board } = meeting
  const common = <Row>(): Record<'community' | 'meeting', Column<Row>> => ({
    community: { type: 'uuid', all: board.community },
    meeting: { type: 'uuid', all: board.id },
  })
  const cards = [...changes.cards].map((id) => board.cards[id]!)
  const [posted, changed] = parted(cards, ({ id }) => changes.posted.has(id))
  const people = [...pick(meeting.participants, changes.participants)]
  const endorsements = [...changes.endorsements.values()]
  const speakers = [...changes.speakers].map((number) => meeting.speakers.get(number)!)
  const motions = board.motions.filter(({ id }) => changes.motions.has(id))
  const pledges = board.pledges.filter(({ id }) => changes.pledges.has(id))
  const room = board.room.filter(({ number }) => changes.room.has(number))
  const lots = board.lots.filter(({ number }) => changes.lots.has(number))
  const standing = [...changes.topics].map((id) => board.topics[id]).filter((topic) => topic !== undefined)
  const questions = [...changes.questions].flatMap((id) => meeting.questions.get(id) ?? [])
  const forgotten = [...changes.questions].filter((id) => !meeting.questions.has(id))
  const dissolved = [...changes.topics].filter((id) => !board.topics[id])
  return [
    replacement('meeting', ['community', 'id'], meetingColumns, [meeting]),
    insertion('meeting_code', codeColumns, changes.created ? [board] : []),
    replacement('participant', KEY, { ...common(), ...participantColumns(meeting) }, people),
    insertion('card', { ...common(), ...cardColumns(meeting) }, posted),
    replacement('card', KEY, { ...common(), ...cardColumns(meeting) }, changed),
    insertion('wording', { ...common(), ...wordingColumns }, changes.wordings),
    showing(board, changes.photos),
    replacement('endorsement', ENDORSED, { ...common(), ...endorsementColumns }, endorsements),
    insertion('receipt', { ...common(), ...receiptColumns }, changes.receipts),
    replacement('topic', KEY, { ...common(), ...topicColumns }, standing),
    dissolved.length > 0 ? dissolving(board, dissolved) : undefined,
    replacement('motion', KEY, { ...common(), ...motionColumns(meeting) }, motions),
    replacement('dots', DOTS_KEY, { ...common(), ...dotsColumns(meeting) }, [...changes.givers]),
    replacement('pledge', KEY, { ...common(), ...pledgeColumns(meeting) }, pledges),
    replacement('lot', NUMBER_KEY, { ...common(), ...lotColumns(meeting) }, lots),
    replacement('room_question', NUMBER_KEY, { ...common(), ...roomColumns }, room),
    replacement('room_answer', ANSWER_KEY, { ...common(), ...answerColumns }, [...changes.answers.values()]),
    replacement('speaker', NUMBER_KEY, { ...common(), ...speakerColumns(meeting) }, speakers),
    replacement('question', KEY, { ...common(), ...questionColumns }, questions),
    forgotten.length > 0 ? forgetting(board, forgotten) : undefined,
  ]
}

const KEY = ['community', 'meeting', 'id']
const DOTS_KEY = ['community', 'meeting', 'participant']
const NUMBER_KEY = ['community', 'meeting', 'number']
const ANSWER_KEY = ['community', 'meeting', 'question', 'participant']
const ENDORSED = ['community', 'meeting', 'card', 'participant']

const dissolving = ({ community, id }: Board, topics: Id[]) =>
  CompiledQuery.raw(
    'update topic set dissolved = true where community = $1 and meeting = $2 and id = any($3::uuid[])',
    [community, id, topics],
  )

/** [P11] What was asked about a card goes with it, and with its author. */
const forgetting = ({ community, id }: Board, questions: Id[]) =>
  CompiledQuery.raw('delete from question where community = $1 and meeting = $2 and id = any($3::uuid[])', [
    community,
    id,
    questions,
  ])

/** [M33] A photo belongs to the first card that shows it; [M40] of a card that is cut, to one half. */
function showing({ community, id }: Board, photos: MeetingChanges['photos']): CompiledQuery | undefined {
  if (photos.length === 0) return undefined
  // Of one that moved on in this batch, the last: a card may be cut and be whole again.
  const shown = [...new Map(photos.map((one) => [one.photo, one])).values()]
  return CompiledQuery.raw(
    `update photo set card = shown.card from unnest($3::uuid[], $4::uuid[], $5::bool[]) as shown (photo, card, moves)
     where community = $1 and meeting = $2 and id = shown.photo and (photo.card is null or shown.moves) and matter is null`,
    [
      community,
      id,
      shown.map(({ photo }) => photo),
      shown.map(({ card }) => card),
      shown.map(({ from }) => from.length > 0),
    ],
  )
}

function parted<T>(all: readonly T[], first: (one: T) => boolean): [T[], T[]] {
  const parts: [T[], T[]] = [[], []]
  for (const one of all) parts[first(one) ? 0 : 1].push(one)
  return parts
}

function* pick<T>(all: ReadonlyMap<Id, T>, ids: Iterable<Id>): Generator<T> {
  for (const id of ids) yield all.get(id)!
}

const meetingColumns: Record<string, Column<Meeting>> = {
  community: { type: 'uuid', of: ({ board }) => board.community },
  id: { type: 'uuid', of: ({ board }) => board.id },
  code: { type: 'text', of: ({ board }) => board.code },
  open_tree: { type: 'bool', of: ({ board }) => board.openTree },
  theme: { type: 'text', of: ({ board }) => board.theme },
  place: { type: 'text', of: ({ board }) => board.place },
  starts_at: { type: 'int8', of: ({ board }) => board.startsAt },
  stage: { type: 'text', of: ({ board }) => board.stage },
  opened_at: { type: 'int8', of: ({ board }) => board.openedAt },
  closed_at: { type: 'int8', of: ({ board }) => board.closedAt },
  agenda: { type: 'jsonb', of: ({ board }) => board.agenda },
  current: { type: 'jsonb', of: ({ board }) => board.current },
  trees: { type: 'jsonb', of: ({ board }) => board.trees },
  cards_from: { type: 'int8', of: ({ board }) => board.cardsFrom },
  cards_until: { type: 'int8', of: ({ board }) => board.cardsUntil },
  joining: { type: 'text', of: ({ board }) => board.joining },
  hang_at_once: { type: 'bool', of: ({ board }) => board.hangAtOnce },
  next: { type: 'text', of: ({ board }) => board.next },
  focus: { type: 'jsonb', of: ({ board }) => board.focus },
  links_shown: { type: 'bool', of: ({ board }) => board.linksShown },
  attendance: { type: 'jsonb', of: ({ board }) => board.attendance },
  compared: { type: 'jsonb', of: ({ board }) => board.compared ?? null },
  carried: { type: 'jsonb', of: ({ board }) => board.carried ?? null },
  arrived: { type: 'jsonb', of: ({ board }) => board.arrived ?? null },
  rules: { type: 'jsonb', of: ({ board }) => board.rules },
  floor: { type: 'jsonb', of: ({ board }) => board.floor },
  dots: { type: 'jsonb', of: ({ board }) => board.dots },
  tables: { type: 'jsonb', of: ({ board }) => board.tables },
  posted: { type: 'int4', of: ({ posted }) => posted },
  seats: { type: 'jsonb', of: ({ seats }) => seats },
}

const codeColumns: Record<string, Column<Board>> = {
  code: { type: 'text', of: ({ code }) => code },
  community: { type: 'uuid', of: ({ community }) => community },
  meeting: { type: 'uuid', of: ({ id }) => id },
}

const participantColumns = (meeting: Meeting): Record<string, Column<Participant>> => ({
  id: { type: 'uuid', of: ({ id }) => id },
  name: { type: 'text', of: ({ name }) => name },
  capacity: { type: 'text', of: ({ capacity }) => capacity },
  origin: { type: 'text', of: ({ origin }) => origin },
  present_at: { type: 'int8', of: ({ presentAt }) => presentAt },
  name_agreed: { type: 'bool', of: ({ nameAgreed }) => nameAgreed },
  joined_as: { type: 'uuid', of: ({ joinedAs }) => joinedAs },
  confirmed: { type: 'bool', of: ({ confirmed }) => confirmed },
  key_hash: { type: 'text', of: ({ id }) => meeting.keys.get(id) ?? null },
  erased: { type: 'bool', of: ({ id }) => meeting.erased.has(id) },
})

const cardColumns = ({ authorships, compared }: Meeting): Record<string, Column<Card>> => ({
  id: { type: 'uuid', of: ({ id }) => id },
  number: { type: 'int4', of: ({ number }) => number },
  tree: { type: 'text', of: ({ tree }) => tree },
  state: { type: 'text', of: ({ state }) => state },
  reason: { type: 'text', of: ({ reason }) => reason },
  posted_at: { type: 'int8', of: ({ postedAt }) => postedAt },
  wording: { type: 'int4', of: ({ wording }) => wording },
  topic: { type: 'uuid', of: ({ topic }) => topic },
  endorsements: { type: 'int4', of: ({ endorsements }) => endorsements },
  links: { type: 'jsonb', of: ({ links }) => links },
  author: { type: 'uuid', of: ({ id }) => authorships.get(id)!.author },
  entered_by: { type: 'uuid', of: ({ id }) => authorships.get(id)!.enteredBy },
  receipt: { type: 'text', of: ({ id }) => authorships.get(id)!.receipt },
  cut_from: { type: 'uuid', of: ({ cutFrom }) => cutFrom ?? null },
  other_side: { type: 'bool', of: ({ otherSide }) => otherSide ?? false },
  compared_by: { type: 'uuid', of: ({ id }) => compared.get(id) ?? null },
  wishes: { type: 'jsonb', of: ({ id }) => authorships.get(id)!.wishes ?? null },
})

const wordingColumns: Record<string, Column<Wording>> = {
  card: { type: 'uuid', of: ({ card }) => card },
  version: { type: 'int4', of: ({ version }) => version },
  text: { type: 'text', of: ({ text }) => text },
  place_words: { type: 'text', of: ({ where }) => where },
  photo: { type: 'uuid', of: ({ photo }) => photo },
  salt: { type: 'text', of: ({ salt }) => salt },
  commitment: { type: 'text', of: ({ commitment }) => commitment },
  at: { type: 'int8', of: ({ at }) => at },
}

const receiptColumns: Record<string, Column<{ receipt: string; card: Id }>> = {
  code: { type: 'text', of: ({ receipt }) => receipt },
  card: { type: 'uuid', of: ({ card }) => card },
}

const endorsementColumns: Record<string, Column<Endorsement>> = {
  card: { type: 'uuid', of: ({ card }) => card },
  participant: { type: 'uuid', of: ({ participant }) => participant },
  standing: { type: 'bool', of: ({ standing }) => standing },
  at: { type: 'int8', of: ({ at }) => at },
  entered_by: { type: 'uuid', of: ({ enteredBy }) => enteredBy },
}

const questionColumns: Record<string, Column<Question>> = {
  id: { type: 'uuid', of: ({ id }) => id },
  receipt: { type: 'text', of: ({ receipt }) => receipt },
  participant: { type: 'uuid', of: ({ participant }) => participant },
  role: { type: 'text', of: ({ role }) => role },
  text: { type: 'text', of: ({ text }) => text },
  at: { type: 'int8', of: ({ at }) => at },
  answer: { type: 'jsonb', of: ({ answer }) => answer },
}

const topicColumns: Record<string, Column<Topic>> = {
  id: { type: 'uuid', of: ({ id }) => id },
  tree: { type: 'text', of: ({ tree }) => tree },
  name: { type: 'text', of: ({ name }) => name },
  seat: { type: 'int4', of: ({ seat }) => seat },
  people: { type: 'int4', of: ({ people }) => people },
  tally: { type: 'int4', of: ({ tally }) => tally ?? null },
  sides: { type: 'jsonb', of: ({ sides }) => sides ?? null },
  dissolved: { type: 'bool', of: () => false },
}

const motionColumns = ({ movers }: Meeting): Record<string, Column<Motion>> => ({
  id: { type: 'uuid', of: ({ id }) => id },
  number: { type: 'int4', of: ({ number }) => number },
  motion: { type: 'jsonb', of: (motion) => inWords(motion, () => ({ what: '', who: '' })) },
  people: { type: 'jsonb', of: ({ id }) => movers.get(id)! },
})

const dotsColumns = ({ gifts, handedTo }: Meeting): Record<string, Column<[Id, { enteredBy: Id | null }]>> => ({
  participant: { type: 'uuid', of: ([participant]) => participant },
  gift: { type: 'jsonb', of: ([participant]) => gifts.get(participant) ?? null },
  stickers: { type: 'bool', of: ([participant]) => handedTo.has(participant) },
  entered_by: { type: 'uuid', of: ([, { enteredBy }]) => enteredBy },
})

const pledgeColumns = ({ pledgers }: Meeting): Record<string, Column<Pledge>> => ({
  id: { type: 'uuid', of: ({ id }) => id },
  number: { type: 'int4', of: ({ number }) => number },
  pledge: { type: 'jsonb', of: (pledge) => ({ ...pledge, ...NO_PLEDGE_WORDS }) },
  said: { type: 'jsonb', of: ({ id }) => pledgers.get(id)! },
})

const lotColumns = (meeting: Meeting): Record<string, Column<HallLot>> => ({
  number: { type: 'int4', of: ({ number }) => number },
  lot: { type: 'jsonb', of: (lot) => lot },
  holders: { type: 'jsonb', of: ({ number }) => holdersOf(meeting, number) },
})

const roomColumns: Record<string, Column<RoomQuestion>> = {
  number: { type: 'int4', of: ({ number }) => number },
  question: { type: 'jsonb', of: (question) => question },
}

const answerColumns: Record<string, Column<AnsweredRoom>> = {
  question: { type: 'int4', of: ({ question }) => question },
  participant: { type: 'uuid', of: ({ participant }) => participant },
  answer: { type: 'text', of: ({ answer }) => answer },
  entered_by: { type: 'uuid', of: ({ enteredBy }) => enteredBy },
}

const speakerColumns = ({ board }: Meeting): Record<string, Column<Speaker>> => ({
  number: { type: 'int4', of: ({ number }) => number },
  participant: { type: 'uuid', of: ({ participant }) => participant },
  entered_by: { type: 'uuid', of: ({ enteredBy }) => enteredBy },
  wrote: { type: 'bool', of: ({ wrote }) => wrote },
  beyond: { type: 'bool', of: ({ beyond }) => beyond },
  turn: { type: 'jsonb', of: (speaker) => board.turns.find(({ number }) => number === speaker.number) ?? null },
  place: { type: 'int4', of: ({ place }) => place },
  nth: { type: 'int4', of: (speaker) => board.turns.findIndex(({ number }) => number === speaker.number) + 1 },
})

/** Loads a meeting whole from the tables; undefined where there is none. */
export async function load(db: Db | Tx, community: Id, id: Id): Promise<Meeting | undefined> {
  const row = await db
    .selectFrom('meeting')
    .selectAll()
    .where('community', '=', community)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const of = <
    T extends
      | 'participant'
      | 'card'
      | 'wording'
      | 'endorsement'
      | 'topic'
      | 'speaker'
      | 'dots'
      | 'pledge'
      | 'lot'
      | 'room_question'
      | 'room_answer'
      | 'motion'
      | 'question',
  >(
    table: T,
  ) =>
    db
      .selectFrom(table as 'card')
      .selectAll()
      .where('community', '=', community)
      .where('meeting', '=', id)
      .execute() as unknown as Promise<Selected<T>[]>

  const meeting = emptyMeeting(boardOf(row))
  meeting.posted = row.posted
  meeting.seats = row.seats
  for (const row of await of('participant')) placeParticipant(meeting, row)
  for (const topic of (await of('topic')).sort((a, b) => a.seat - b.seat)) placeTopic(meeting, topic)
  const wordings = new Map<string, Selected<'wording'>>()
  for (const wording of await of('wording')) wordings.set(`${wording.card} ${wording.version}`, wording)
  for (const card of (await of('card')).sort((a, b) => a.number - b.number)) {
    placeCard(meeting, card, wordings.get(`${card.id} ${card.wording}`)!)
  }
  placePhotos(meeting, [...wordings.values()])
  for (const row of await of('endorsement')) placeEndorsement(meeting, row)
  placeSpeakers(meeting, await of('speaker'))
  for (const row of (await of('motion')).sort((a, b) => a.number - b.number)) placeMotion(meeting, row, wordings)
  for (const { participant, gift, stickers } of await of('dots')) {
    if (gift) meeting.gifts.set(participant, gift)
    if (stickers) meeting.handedTo.add(participant)
  }
  for (const row of (await of('pledge')).sort((a, b) => a.number - b.number)) placePledge(meeting, row, wordings)
  placeLots(meeting, await of('lot'))
  placeRoom(meeting, await of('room_question'), await of('room_answer'))
  for (const { id, receipt, participant, role, text, at, answer } of await of('question'))
    meeting.questions.set(id, { id, receipt, participant, role, text, at, answer })
  return meeting
}

type Selected<T extends keyof Tables> = Selectable<Tables[T]>

function placeParticipant(meeting: Meeting, p: Selected<'participant'>): void {
  meeting.participants.set(p.id, {
    id: p.id,
    name: p.name,
    capacity: p.capacity,
    origin: p.origin,
    presentAt: p.present_at,
    nameAgreed: p.name_agreed,
    joinedAs: p.joined_as,
    confirmed: p.confirmed,
  })
  if (p.key_hash) meeting.keys.set(p.id, p.key_hash)
  if (p.erased) meeting.erased.add(p.id)
}

function placeTopic({ board, gathered }: Meeting, topic: Selected<'topic'>): void {
  if (topic.dissolved) return
  const { id, tree, name, seat, people, tally, sides } = topic
  const counted = { ...(tally === null ? {} : { tally }), ...(sides ? { sides } : {}) }
  board.topics[id] = { id, tree, name, seat, people, ...counted }
  gathered.set(id, new Set())
}

/** A pledge's words are its wording; its row has none. */
function placePledge(
  { board, pledgers }: Meeting,
  { pledge, said }: Selected<'pledge'>,
  wordings: ReadonlyMap<string, Selected<'wording'>>,
): void {
  const { text, place_words } = wordings.get(`${pledge.id} 1`)!
  board.pledges.push({ ...pledge, what: text, who: place_words })
  pledgers.set(pledge.id, said)
}

/** [M56] Lots, and who has their numbers. */
function placeLots({ board, lotHolders }: Meeting, rows: Selected<'lot'>[]): void {
  for (const { number, lot, holders } of rows.sort((a, b) => a.number - b.number)) {
    board.lots.push(lot)
    if (holders.length > 0) lotHolders.set(number, holders)
  }
}

/** [M53] What the room was asked, and what each person answered. */
function placeRoom(
  { board, answers }: Meeting,
  asked: readonly Selected<'room_question'>[],
  said: readonly Selected<'room_answer'>[],
): void {
  board.room = asked.map(({ question }) => question).sort((a, b) => a.number - b.number)
  for (const { question, participant, answer } of said)
    answers.set(question, (answers.get(question) ?? new Map<Id, RoomAnswer>()).set(participant, answer))
}

/** [M33] The card that shows a photo, or did; [M40] of a card that is cut, its half. */
function placePhotos({ board, photos }: Meeting, wordings: readonly Selected<'wording'>[]): void {
  const shown = wordings.flatMap((wording) => {
    const of = board.cards[wording.card]
    return of ? [{ ...wording, of }] : []
  })
  for (const { photo, of } of shown.sort((a, b) => a.at - b.at || a.of.number - b.of.number)) {
    const moved = of.cutFrom !== undefined && of.state !== 'undone'
    if (photo && (moved || !photos.has(photo))) photos.set(photo, of.id)
  }
}

function placeEndorsement({ endorsers, entered }: Meeting, row: Selected<'endorsement'>): void {
  const { card, participant, standing, entered_by: by } = row
  if (!endorsers.has(card)) endorsers.set(card, new Set())
  if (standing) endorsers.get(card)!.add(participant)
  if (standing && by) entered.set(card, (entered.get(card) ?? new Map<Id, Id>()).set(participant, by))
}

function placeSpeakers({ board, speakers }: Meeting, rows: readonly Selected<'speaker'>[]): void {
  for (const row of [...rows].sort((a, b) => a.number - b.number)) {
    const { number, participant, entered_by: enteredBy, wrote, beyond, place } = row
    speakers.set(number, { number, participant, enteredBy, wrote, beyond, place })
  }
  board.turns = [...rows].sort((a, b) => a.nth - b.nth).flatMap(({ turn }): Turn[] => (turn ? [turn] : []))
}

/** A motion's words are in its wordings; its row has none. */
function placeMotion(
  { board, movers }: Meeting,
  { motion, people }: Selected<'motion'>,
  wordings: ReadonlyMap<string, Selected<'wording'>>,
): void {
  board.motions.push(
    inWords(motion, ({ version }) => {
      const { text, place_words } = wordings.get(`${motion.id} ${version}`)!
      return { what: text, who: place_words }
    }),
  )
  movers.set(motion.id, people)
}

function placeCard(meeting: Meeting, row: Selected<'card'>, words: Selected<'wording'>): void {
  const standing = row.state === 'standing'
  meeting.board.cards[row.id] = {
    id: row.id,
    number: row.number,
    tree: row.tree,
    text: standing ? words.text : '',
    where: standing ? words.place_words : '',
    photo: standing ? words.photo : null,
    state: row.state,
    reason: row.reason,
    postedAt: row.posted_at,
    wording: row.wording,
    topic: row.topic,
    endorsements: row.endorsements,
    links: row.links,
    ...(row.cut_from ? { cutFrom: row.cut_from } : {}),
    ...(row.other_side ? { otherSide: true } : {}),
  }
  meeting.authorships.set(row.id, {
    author: row.author,
    enteredBy: row.entered_by,
    receipt: row.receipt,
    ...(row.wishes ? { wishes: row.wishes } : {}),
  })
  if (row.compared_by) meeting.compared.set(row.id, row.compared_by)
  if (row.topic) meeting.gathered.get(row.topic)?.add(row.id)
  if (row.state === 'hidden' || row.state === 'cut') {
    meeting.wordings.set(row.id, { text: words.text, where: words.place_words, photo: words.photo })
  }
}

function boardOf(row: Selected<'meeting'>): Board {
  return {
    id: row.id,
    community: row.community,
    code: row.code,
    openTree: row.open_tree,
    theme: row.theme,
    place: row.place,
    startsAt: row.starts_at,
    stage: row.stage,
    openedAt: row.opened_at,
    closedAt: row.closed_at,
    agenda: row.agenda,
    current: row.current,
    trees: row.trees,
    joining: row.joining,
    hangAtOnce: row.hang_at_once,
    cardsFrom: row.cards_from,
    cardsUntil: row.cards_until,
    next: row.next,
    focus: row.focus,
    linksShown: row.links_shown,
    attendance: row.attendance,
    rules: row.rules,
    floor: row.floor,
    turns: [],
    dots: row.dots,
    tables: row.tables,
    motions: [],
    room: [],
    lots: [],
    pledges: [],
    cards: {},
    topics: {},
    ...(row.compared ? { compared: row.compared } : {}),
    ...(row.carried ? { carried: row.carried } : {}),
    ...(row.arrived ? { arrived: row.arrived } : {}),
  }
}
