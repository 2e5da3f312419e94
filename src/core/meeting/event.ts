import type { Id } from '../plain/id.ts'
import type { Actor, MeetingDetails } from './command.ts'
import type { Dots, Gift } from './dots.ts'
import type { Speaker, Speaking, Turn, Waiting } from './floor.ts'
import type { Motion, MotionPeople, MotionStage, Said } from './motion.ts'
import type { Pledge, PledgeStage } from './pledge.ts'
import type { MeetingRules } from './meetingRules.ts'
import type { HallTable, HallTables } from './hallTables.ts'
import type { HallLot } from './lots.ts'
import type { AnsweredRoom, RoomQuestion } from './roomQuestion.ts'
import type {
  Arrival,
  Attendance,
  Authorship,
  Card,
  Compared,
  Focus,
  Participant,
  Question,
  Stage,
  Topic,
  Tree,
  Wishes,
} from './meeting.ts'

/**
 * New numbers of distinct people, by topic; of one that has two sides [M55] also those of either side.
 */
export type TopicPeople = Record<Id, number | { people: number; sides: [number, number] }>

/**
 * What everyone is told when a meeting changes. Counts are absolute, so a repeated or a merged telling does
 * no harm. `people` holds the new count of distinct people of each topic that the event touched.
 */
export type BoardEvent =
  | { kind: 'meetingCreated'; id: Id; community: Id; code: string; details: MeetingDetails; openTree?: boolean }
  | { kind: 'meetingChanged'; details: Partial<MeetingDetails> }
  | { kind: 'stageChanged'; stage: Stage; at: number }
  | { kind: 'agendaItemOpened'; item: Id | null; at: number }
  | { kind: 'treeSwitched'; tree: Tree; open: boolean }
  | { kind: 'focusSet'; focus: Focus }
  | { kind: 'linksShown'; shown: boolean }
  | { kind: 'newWordsShown'; shown: boolean }
  | { kind: 'attendanceChanged'; attendance: Attendance }
  /** The desk's alone: participants changed, and the attendance in numbers stayed as it was. */
  | { kind: 'participantsChanged' }
  /** The desk's alone, as its answer: an author was asked what was meant. */
  | { kind: 'authorAsked' }
  | { kind: 'questionAnswered' }
  /** [P16] The desk's alone: what the author of a card on paper wishes, or that they were called. */
  | { kind: 'wishesChanged' }
  /** The desk's alone: a receipt was read at the counter. */
  | { kind: 'receiptRead' }
  /** [T48] The desk's alone: where a card is was said there. */
  | { kind: 'cardPointed' }
  | { kind: 'cardPosted'; card: Card }
  /** [P14] How many cards a second person has read by now; which ones, the desk knows. */
  | { kind: 'cardCompared'; compared: Compared }
  | { kind: 'cardEdited'; card: Id; text: string; where: string; photo: Id | null; wording: number }
  /** [P8] What hung as handwriting has its words, perhaps on another tree; its picture is shown no more. */
  | {
      kind: 'cardRead'
      card: Id
      number: number
      tree: Tree
      text: string
      where: string
      wording: number
      people: TopicPeople
    }
  /** `blank`: [P8] the desk took it back, nothing is written on its paper. */
  | { kind: 'cardWithdrawn'; card: Id; people: TopicPeople; blank?: true }
  | { kind: 'cardHidden'; card: Id; reason: string; people: TopicPeople }
  | { kind: 'cardErased'; card: Id; people: TopicPeople }
  | { kind: 'cardShown'; card: Card; people: TopicPeople }
  /** Its two halves were posted just before. */
  | { kind: 'cardCut'; card: Id; halves: Id[]; people: TopicPeople }
  | { kind: 'cutUndone'; card: Card; halves: Id[]; people: TopicPeople }
  | { kind: 'endorsementsChanged'; card: Id; endorsements: number; people: TopicPeople }
  | { kind: 'cardsLinked'; from: Id; to: Id }
  | { kind: 'cardsUnlinked'; from: Id; to: Id }
  | { kind: 'topicOpened'; topic: Topic }
  | { kind: 'topicRenamed'; topic: Id; name: string }
  | { kind: 'topicTallied'; topic: Id; tally: number | null; reason: string }
  | { kind: 'cardsGathered'; cards: Id[]; topic: Id | null; people: TopicPeople }
  /** [M55] `other`: its cards that are on the other side; none: it has one side. */
  | { kind: 'topicSided'; topic: Id; other: Id[]; people: TopicPeople }
  | { kind: 'topicDissolved'; topic: Id }
  /** [H2] From `at` on it is carried home; null: it goes on here after all, for this reason. */
  | { kind: 'meetingCarried'; at: number | null; reason: string }
  /** [H9] What stands before it in the journal came from there; `checkpoint` is that log's, signed. */
  | { kind: 'meetingArrived'; arrival: Arrival; checkpoint: string }
  | { kind: 'rulesSet'; rules: MeetingRules; waiting: Waiting[] }
  | { kind: 'dotsChanged'; dots: Dots }
  | { kind: 'floorSwitched'; open: boolean }
  /** `waiting`: everyone who waits after it, in order; so in the next ones. */
  | { kind: 'floorAsked'; number: number; waiting: Waiting[] }
  | { kind: 'floorLeft'; numbers: number[]; waiting: Waiting[] }
  | { kind: 'floorGiven'; speaking: Speaking; waiting: Waiting[] }
  | { kind: 'turnEnded'; turn: Turn }
  | { kind: 'roomChanged'; question: RoomQuestion }
  /**
   * `waiting`: everyone who waits for the floor after it, in order, where the lot changed that; else null.
   */
  | { kind: 'tablesSet'; tables: HallTables }
  | { kind: 'tableChanged'; table: HallTable }
  | { kind: 'lotChanged'; lot: HallLot; waiting: Waiting[] | null }
  /** [M53] The desk's alone: somebody answers otherwise; nothing that everybody sees is another. */
  | { kind: 'answerChanged' }
  /** `said`: its words are new. */
  | { kind: 'pledgeChanged'; pledge: Pledge; said: boolean }
  /** [M26] It has no words any more; where it stands now. */
  | { kind: 'pledgeErased'; pledge: Id; stage: PledgeStage }
  /** `said`: the version of a wording that is new. */
  | { kind: 'motionChanged'; motion: Motion; said: number | null }
  /** [M26] Why they spoke out of turn is told no more. */
  | { kind: 'turnReasonsErased'; numbers: number[] }
  /** [M26] These wordings of it have no words any more; what holds now, and where it stands. */
  | { kind: 'motionErased'; motion: Id; versions: number[]; holds: number; stage: MotionStage }

/** What stays with the server (and, for participants, the desk): never part of what everyone is told. */
export interface Secret {
  /** [P11] As it is after the event. */
  question?: Question
  /** [P10] The card of which the receipt was read. */
  read?: Id
  /** [T48] The card of which the desk said where it is. */
  pointed?: Id
  /** [P16] What the author of this card ticked, as it is after the event. */
  wished?: { card: Id; wishes: Wishes }
  /** [P14] The card that somebody read a second time. */
  compared?: { card: Id; by: Id }
  /** Participants as they are after the event. */
  participants?: Participant[]
  /** People whose name, key and words are erased. */
  erased?: Id[]
  key?: { participant: Id; hash: string }
  authorship?: Authorship
  /** What somebody gave; `enteredBy`: the staff person who said it on their behalf. */
  gift?: { participant: Id; dots: Gift; enteredBy: Id | null }
  /** Who took stickers, where it is known. */
  handedTo?: Id | null
  /** [M85] From whom they were taken back. */
  tookBack?: Id | null
  /** [M56] Who has the numbers of a lot, from 1 on. */
  holders?: readonly Id[]
  /** Who made a pledge. */
  pledge?: { id: Id; said: Said }
  /** [M53] */
  answer?: AnsweredRoom
  /** Who asked for the floor. */
  speaker?: Speaker
  /** Who said what of a motion. */
  motion?: { id: Id; people: MotionPeople }
  endorser?: { participant: Id; standing: boolean; enteredBy?: Id }
}

/** One thing that happened. */
export interface MeetingEvent {
  at: number
  by: Actor
  told: BoardEvent
  secret?: Secret
}

/**
 * Why a command was not carried out. Each is explained to the person in their language, under the key
 * `refused.<word>`.
 */
export type Refusal =
  | { refused: 'textEmpty' }
  | { refused: 'textTooLong'; length: number; most: number }
  | { refused: 'textBroken' }
  | { refused: 'meetingNotOpen'; stage: Stage }
  | { refused: 'meetingClosed'; since: number | null }
  | { refused: 'cardsNotYet'; from: number }
  | { refused: 'cardsOver'; since: number }
  | { refused: 'treeClosed'; tree: Tree }
  | { refused: 'notJoined' }
  | { refused: 'notInHall' }
  | { refused: 'noSuchCard' }
  | { refused: 'noSuchTopic' }
  | { refused: 'needsTwoSides' }
  | { refused: 'noSuchParticipant' }
  | { refused: 'noSuchAgendaItem' }
  | { refused: 'notYourCard' }
  | { refused: 'notOnPaper' }
  | { refused: 'noCallWanted' }
  | { refused: 'notToCompare' }
  | { refused: 'comparesOwn' }
  | { refused: 'comparedAlready' }
  | { refused: 'hasPhone' }
  | { refused: 'askedAlready'; most: number }
  | { refused: 'noSuchAuthorQuestion' }
  | { refused: 'answeredAlready' }
  | { refused: 'otherName' }
  | { refused: 'ownCard' }
  | { refused: 'alreadyEndorsed'; endorsements: number }
  | { refused: 'cardWithdrawn' }
  | { refused: 'cardHidden'; reason: string }
  | { refused: 'cardCut'; first: number; second: number }
  | { refused: 'cutWasUndone'; whole: number }
  | { refused: 'notItsWords' }
  | { refused: 'halfChanged'; number: number }
  | { refused: 'otherTree' }
  | { refused: 'linkNotPossible' }
  | { refused: 'stageNotPossible'; stage: Stage }
  | { refused: 'cardsHang' }
  | { refused: 'idTaken' }
  | { refused: 'outOfRange' }
  | { refused: 'noSuchPhoto' }
  | { refused: 'personErased' }
  | { refused: 'openTreeStays' }
  | { refused: 'paperUsed'; number: number }
  | { refused: 'meetingNotOver' }
  | { refused: 'meetingCarried'; since: number }
  | { refused: 'rulesAdopted'; since: number }
  | { refused: 'dotsClosed' }
  | { refused: 'dotsOver' }
  | { refused: 'tooManyDots'; most: number }
  | { refused: 'hasStickers' }
  | { refused: 'dotsGiven' }
  | { refused: 'dotsNotCounted' }
  | { refused: 'moreThanHanded'; most: number }
  | { refused: 'countStands'; number: number }
  | { refused: 'floorClosed' }
  | { refused: 'turnsUsed'; turns: number }
  | { refused: 'floorFull'; waiting: number }
  | { refused: 'notWaiting'; number: number }
  | { refused: 'notNext'; number: number }
  | { refused: 'askedByPhone'; number: number }
  | { refused: 'topicHasDots' }
  | { refused: 'notYetRead'; number: number }
  | { refused: 'noSuchMotion' }
  | { refused: 'motionWaits'; number: number }
  | { refused: 'motionsFull'; waiting: number }
  | { refused: 'motionsUsed'; most: number }
  | { refused: 'ownMotion' }
  | { refused: 'notSeconded'; number: number }
  | { refused: 'motionRuns'; number: number }
  | { refused: 'notDiscussed'; number: number }
  | { refused: 'amendmentWaits'; number: number }
  | { refused: 'sameWords' }
  | { refused: 'noAmendment'; number: number }
  | { refused: 'otherAmendment'; number: number }
  | { refused: 'ownAmendment' }
  | { refused: 'notYourMotion' }
  | { refused: 'motionVoted'; number: number }
  | { refused: 'motionBallots'; vote: string }
  | { refused: 'notTheMotion' }
  | { refused: 'notPut'; number: number }
  | { refused: 'motionCounted'; number: number }
  | { refused: 'moreThanHeads'; most: number }
  | { refused: 'motionOver'; number: number }
  | { refused: 'notCarried'; number: number }
  | { refused: 'dayPast' }
  | { refused: 'noSuchPledge' }
  | { refused: 'notYourPledge' }
  | { refused: 'pledgesUsed'; most: number }
  | { refused: 'pledgesFull'; most: number }
  | { refused: 'pledgeOver'; number: number }
  | { refused: 'pledgeCarried'; number: number }
  | { refused: 'pledgeNotTaken'; number: number }
  | { refused: 'notThere' }
  | { refused: 'handsNotKept'; number: number }
  | { refused: 'needsTwoCards' }
  | { refused: 'roomAsked'; number: number }
  | { refused: 'noSuchRoomQuestion' }
  | { refused: 'roomClosed'; number: number }
  | { refused: 'roomOpen'; number: number }
  | { refused: 'noSuchLot' }
  | { refused: 'lotOpen'; number: number }
  | { refused: 'lotOver'; number: number }
  | { refused: 'lotLost' }
  | { refused: 'notCalled' }
  | { refused: 'otherCalled' }
  | { refused: 'nobodyToDraw' }
  | { refused: 'noTables' }
  | { refused: 'noSuchTable'; number: number }
  | { refused: 'tablesStay'; count: number }
  | { refused: 'tableFull'; number: number }
  | { refused: 'atNoTable' }
  | { refused: 'roleTaken'; number: number }
  | { refused: 'notForTable'; number: number }
  | { refused: 'twoProposals'; number: number }
  | { refused: 'notOfAll' }
