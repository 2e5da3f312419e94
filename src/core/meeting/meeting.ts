import type { Role } from '../place/place.ts'
import type { Id } from '../plain/id.ts'
import type { Dots, Gift } from './dots.ts'
import type { Floor, Speaker, Turn } from './floor.ts'
import type { Motion, MotionPeople, Said } from './motion.ts'
import type { Pledge } from './pledge.ts'
import type { MeetingRules } from './meetingRules.ts'
import type { HallTables } from './hallTables.ts'
import type { HallLot } from './lots.ts'
import type { RoomAnswer, RoomQuestion } from './roomQuestion.ts'

export type Tree = 'problem' | 'action' | 'vision'
export const TREES: readonly Tree[] = ['problem', 'action', 'vision']

export type Stage = 'draft' | 'announced' | 'open' | 'closed' | 'archived'
export const STAGES: readonly Stage[] = ['draft', 'announced', 'open', 'closed', 'archived']

/** In what capacity somebody takes part; the record counts people by it. */
export type Capacity =
  | 'resident'
  | 'representative'
  | 'committee'
  | 'official'
  | 'deputy'
  | 'property'
  | 'enterprise'
  | 'member'
  | 'adviser'
  | 'department'
  | 'other'
export const CAPACITIES: readonly Capacity[] = [
  'resident',
  'representative',
  'committee',
  'official',
  'deputy',
  'property',
  'enterprise',
  'member',
  'adviser',
  'department',
  'other',
]

export type AgendaKind =
  | 'checkIn'
  | 'briefing'
  | 'cards'
  | 'speaking'
  | 'trees'
  | 'framing'
  | 'responses'
  | 'close'
  | 'other'

/** Who may join: only those who have the pass that the hall's screen shows, or anyone who has the address. */
export type Joining = 'hall' | 'anyone'

/** A part of a meeting. `minutes` is the planned length. An empty title means: the usual name of its kind. */
export interface AgendaItem {
  id: Id
  kind: AgendaKind
  title: string
  minutes: number
}

/** `cut`: its halves stand in its place. `undone`: a half that went back into its whole. */
export type CardState = 'standing' | 'hidden' | 'withdrawn' | 'cut' | 'undone'

/**
 * A card as everyone may see it. Of a card that does not stand only number, tree and state are left to see.
 */
export interface Card {
  id: Id
  /** Counts from 1 in each meeting, in order of arrival, never reused. */
  number: number
  tree: Tree
  text: string
  /** A place in words, as the author wrote it; may be empty. */
  where: string
  photo: Id | null
  state: CardState
  /** Why it was hidden; [P8] `blank`: the desk took it back, nothing is written on its paper. Else empty. */
  reason: string
  postedAt: number
  /**
   * 1 for the first wording; each edit adds one. [P8] 0: it came as handwriting, and nobody has read it yet.
   */
  wording: number
  topic: Id | null
  /** [M55] On the other of the two sides of its topic; missing on the first, and where there is one side. */
  otherSide?: true
  /** Endorsements that stand, by others than the author. */
  endorsements: number
  /** An action names the problems it addresses, a vision the actions that serve it: ids of cards. */
  links: Id[]
  /** [M40] Of a half: the card that it was cut from. */
  cutFrom?: Id
}

/** Cards that say the same thing, or two opposite ones of the same: a branch of a tree. */
export interface Topic {
  id: Id
  tree: Tree
  name: string
  /** Place on the tree in order of birth, from 0; never changes and is never reused. */
  seat: number
  /** Distinct people who wrote or endorsed a standing card of the topic. */
  people: number
  /**
   * [P13] Hands that were counted for it in the hall; missing where none were. They stand beside `people`:
   * who raised one may be among them.
   */
  tally?: number
  /**
   * [M55] Where it has two sides: the distinct people of the first and of the other. Who is behind cards of
   * both counts in either, and once in `people`.
   */
  sides?: [number, number]
}

/** What the facilitator has brought forward on the big screen. */
export type Focus =
  | { kind: 'trees' }
  | { kind: 'tree'; tree: Tree }
  | { kind: 'topic'; topic: Id }
  | { kind: 'card'; card: Id }
  | { kind: 'agenda' }
  | { kind: 'floor' }
  | { kind: 'rules' }
  | { kind: 'dots' }
  | { kind: 'motions' }
  | { kind: 'room' }
  | { kind: 'pledges' }
  | { kind: 'lots' }
  | { kind: 'tables' }

/** [P14] What came of showing cards from photos to a second person: numbers of cards. */
export interface Compared {
  shown: number
  /** Of them, those that the two read differently. */
  differing: number
}

/** Who is there: numbers only. */
export interface Attendance {
  /** Distinct people present. */
  people: number
  /** Of them, by capacity; capacities with nobody are left out. */
  capacities: Partial<Record<Capacity, number>>
  /** People on the list of those expected. */
  expected: number
  /** Heads as the facilitator counted them in the hall; null until counted. */
  headCount: number | null
  /** Names of those present who agreed to be named in the record. */
  named: string[]
}

/** [H9] Where a meeting was held before it was carried here. */
export interface Arrival {
  /** When it came. */
  at: number
  /** Which log it was written in there, as its checkpoints name it. */
  log: string
  /** Fingerprint of the key that signs there, as people compare it. */
  fingerprint: string
}

/**
 * What everyone sees of a meeting: the state that phones, screen, desk and record share.
 * It is plain JSON. Instants are milliseconds since 1970. It names no author.
 */
export interface Board {
  id: Id
  community: Id
  /** Six letters; people type it to join. */
  code: string
  /** [M25] The community's always-open tree: cards can be sent in at any time, from the community's page. */
  openTree: boolean
  theme: string
  place: string
  startsAt: number
  stage: Stage
  /** When the meeting was opened and closed. */
  openedAt: number | null
  closedAt: number | null
  agenda: AgendaItem[]
  current: { item: Id; since: number } | null
  trees: Record<Tree, boolean>
  joining: Joining
  /** [P8] Printed cards that are photographed hang at once, as pictures of their handwriting. */
  hangAtOnce: boolean
  /** Cards are taken from – until; null on either side means while the meeting is open. */
  cardsFrom: number | null
  cardsUntil: number | null
  /** What comes next, told at the close. */
  next: string
  focus: Focus
  linksShown: boolean
  newWordsShown: boolean
  rules: MeetingRules
  floor: Floor
  /** Turns that are over, in order. */
  turns: Turn[]
  /** Null until they are opened. */
  dots: Dots | null
  /** In the order in which they were moved. */
  motions: Motion[]
  /** What the room was asked, in order. */
  room: RoomQuestion[]
  /** [M59] Null until there are any. */
  tables: HallTables | null
  /** Lots, in the order in which they were announced. */
  lots: HallLot[]
  /** What people take on, in the order in which they said it. */
  pledges: Pledge[]
  attendance: Attendance
  /** [P14] Missing where no card was shown to a second person. */
  compared?: Compared
  cards: Record<Id, Card>
  topics: Record<Id, Topic>
  /** [H2] Since when it is carried home: it goes on there. Missing where it stays. */
  carried?: { at: number }
  /** [H9] Missing where it was held here. */
  arrived?: Arrival
}

/** Somebody who takes part. The name stays at the desk unless the person agreed to be named. */
export interface Participant {
  id: Id
  name: string
  capacity: Capacity
  /** From the list of those expected, by phone, or added at the desk. */
  origin: 'list' | 'phone' | 'desk'
  presentAt: number | null
  nameAgreed: boolean
  /**
   * Somebody listed, or added at the desk, who joined by phone: that phone's participant. [P9] Of the holder
   * of a stub who showed others too: the one as whom they count.
   */
  joinedAs: Id | null
  /**
   * [M28] Whether the desk has seen, face to face, that this phone is theirs, or [P9] the stubs were shown
   * together. Until then the two only bear one name.
   */
  confirmed: boolean
}

/** What only the server knows of a card. */
export interface Authorship {
  author: Id
  /** The staff person who entered it on behalf of the author; null where the author wrote it. */
  enteredBy: Id | null
  receipt: string
  /** [P16] Missing where nobody said what is ticked on its paper. */
  wishes?: Wishes
}

/** [P16] What an author ticked on a card of paper, as a person read it or its author said since. */
export interface Wishes {
  mayBeNamed: boolean
  callBack: boolean
  /** When somebody has called them, and which staff person; null before. */
  called: { at: number; by: Id } | null
}

/**
 * [P11] What the author of a card is asked, and answered. The author and the staff see it, nobody else.
 */
export interface Question {
  id: Id
  /** Of the card, which may wait to be entered. */
  receipt: string
  /** Who is asked. */
  participant: Id
  /** As what somebody asks: never by name. */
  role: Role
  text: string
  at: number
  answer: QuestionAnswer | null
}
export interface QuestionAnswer {
  text: string
  at: number
  /** Whether its words may be shown to others. */
  mayPublish: boolean
  /** Said in the hall, and typed by staff. */
  atDesk: boolean
}

/** The whole of a meeting: the board, and apart from it who did what. Only the server holds this. */
export interface Meeting {
  board: Board
  participants: Map<Id, Participant>
  /** By participant: hash of the secret that the phone keeps, to join again as the same person. */
  keys: Map<Id, string>
  authorships: Map<Id, Authorship>
  /** [P14] By card: the staff person who read its picture a second time. */
  compared: Map<Id, Id>
  /** [M26] Participants who were erased: whatever they still hold opens nothing. */
  erased: Set<Id>
  /** [M33] By photo: the card that shows it, or did in an earlier wording. */
  photos: Map<Id, Id>
  /** By card that is hidden or cut: the words it comes back with when it is shown again. */
  wordings: Map<Id, { text: string; where: string; photo: Id | null }>
  /** By card: participants whose endorsement stands. */
  endorsers: Map<Id, Set<Id>>
  /** [M41] By card and participant: the staff person who entered their endorsement. */
  entered: Map<Id, Map<Id, Id>>
  /** [P11] */
  questions: Map<Id, Question>
  /** By topic: its cards, whatever their state. */
  gathered: Map<Id, Set<Id>>
  /** [M44] By number: who asked for the floor. */
  speakers: Map<number, Speaker>
  /** [M48] By participant: the dots they gave; and those to whom stickers were handed. */
  gifts: Map<Id, Gift>
  handedTo: Set<Id>
  /** [M53] By number of the question and participant. */
  answers: Map<number, Map<Id, RoomAnswer>>
  /** [M56] By number of the lot: who has its numbers, from 1 on. */
  lotHolders: Map<number, readonly Id[]>
  /** [M54] By pledge: who made it. */
  pledgers: Map<Id, Said>
  /** [M49] By motion: who moved, seconded and amended it. */
  movers: Map<Id, MotionPeople>
  /** Cards posted so far. */
  posted: number
  /** Topics born so far, by tree. */
  seats: Record<Tree, number>
}

export const CARD_MOST = 500
export const WHERE_MOST = 100
export const NAME_MOST = 60
export const TOPIC_MOST = 40
export const QUESTION_MOST = 200
export const REASON_MOST = 300
export const THEME_MOST = 120
