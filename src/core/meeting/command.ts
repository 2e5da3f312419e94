import type { Role } from '../place/place.ts'
import type { Id } from '../plain/id.ts'
import type { CardReading } from './comparing.ts'
import type { SpokenDish, Stance } from './floor.ts'
import type { Became } from './motion.ts'
import type { RulesSaid } from './meetingRules.ts'
import type { Resource } from './pledge.ts'
import type { LotFrom } from './lots.ts'
import type { RoomAnswer, RoomCount } from './roomQuestion.ts'
import type { AgendaItem, Capacity, Focus, Joining, Stage, Tree, Wishes } from './meeting.ts'

/** [P16] What is ticked on a card of paper. */
export type Ticked = Pick<Wishes, 'mayBeNamed' | 'callBack'>

/** What a facilitator says of a meeting when it is created or changed. */
export interface MeetingDetails {
  theme: string
  place: string
  startsAt: number
  agenda: AgendaItem[]
  cardsFrom: number | null
  cardsUntil: number | null
  next: string
  /** Where it is not said: by anyone. */
  joining?: Joining
  /** Where it is not said: no. */
  hangAtOnce?: boolean
}

/**
 * [M33] A photo that somebody wants on a card. `by`: who brought it into this meeting, as access has
 * looked it up; nobody where it is no photo of this meeting, or not of a card.
 */
export interface OfferedPhoto {
  id: Id
  by: readonly Actor[]
}

/** [M40] One of the two pieces that a card is cut into: which tree it goes to, and which of its words. */
export interface Half {
  id: Id
  tree: Tree
  text: string
}

/** Everything that can be asked of a meeting. `id`s of new things come from whoever asks. */
export type Command =
  | { kind: 'createMeeting'; id: Id; community: Id; code: string; details: MeetingDetails; openTree?: boolean }
  | { kind: 'changeMeeting'; details: Partial<MeetingDetails> }
  | { kind: 'setStage'; stage: Stage }
  | { kind: 'openAgendaItem'; item: Id | null }
  | { kind: 'switchTree'; tree: Tree; open: boolean }
  | { kind: 'setFocus'; focus: Focus }
  | { kind: 'showLinks'; shown: boolean }
  | { kind: 'showNewWords'; shown: boolean }
  | {
      kind: 'join'
      id: Id
      keyHash: string
      name: string
      capacity: Capacity
      nameAgreed: boolean
      /** The door has seen a good pass of the hall. */
      inHall?: boolean
    }
  | { kind: 'describeMyself'; name: string; capacity: Capacity; nameAgreed: boolean }
  | { kind: 'listParticipants'; people: { id: Id; name: string; capacity: Capacity }[] }
  | { kind: 'addWalkIn'; id: Id; name: string; capacity: Capacity }
  | { kind: 'tickPresent'; participant: Id; present: boolean }
  | { kind: 'matchParticipant'; listed: Id; joined: Id | null }
  /** [P9] These are the holders of stubs that one person showed; `participant`: who that is, if known. */
  | { kind: 'joinStubs'; holders: readonly Id[]; participant?: Id | null }
  /** [P11] The author of a card, entered or not, is asked what was meant. */
  | { kind: 'askAuthor'; id: Id; receipt: string; participant: Id; role: Role; text: string }
  /** `receipt`: from the desk, the stub that its holder shows. */
  | { kind: 'answerQuestion'; question: Id; text: string; mayPublish: boolean; receipt?: string }
  /** [T48] The desk says where a card is; the point itself is kept beside its words. */
  | { kind: 'pointCard'; card: Id }
  /** [P10] At the counter somebody asked what became of this card, with its receipt. */
  | { kind: 'readReceipt'; card: Id }
  | { kind: 'countHeads'; heads: number | null }
  | {
      kind: 'postCard'
      id: Id
      tree: Tree
      text: string
      where: string
      photo: OfferedPhoto | null
      links: Id[]
      receipt: string
      onBehalfOf: Id | null
      /** [P2] It was written on a printed card: who its writer is where nobody is named. */
      paper?: { person: Id }
      /** [P16] At the desk: which boxes are ticked on the paper, as a person sees them. */
      wishes?: Ticked
    }
  /** [P16] The boxes of a card on paper are read or meant otherwise. */
  | { kind: 'setWishes'; card: Id; mayBeNamed: boolean; callBack: boolean }
  /** [P16] Whoever wants to be called back was called, or was not after all. */
  | { kind: 'noteCall'; card: Id; called: boolean }
  /** [P8] From what a photo shows of a printed card; no request sends it. */
  | { kind: 'hangHandwriting'; id: Id; tree: Tree; photo: OfferedPhoto; receipt: string; paper: { person: Id } }
  /** [P8] Nothing is written on the paper that hangs as handwriting; no request sends it. */
  | { kind: 'takeDownBlank'; card: Id }
  /**
   * [P14] What a second person reads on the picture of a card; `boxes`: what the first one saw of them;
   * `reader`: as whom they take part here, if they do. No request sends it.
   */
  | { kind: 'compareCard'; card: Id; boxes: CardReading['boxes']; second: CardReading; reader?: Id }
  /** [P14] The second reading is right, of what the card said in this `wording`; no request sends it. */
  | { kind: 'correctCard'; card: Id; wording: number; tree: Tree; text: string; where: string }
  | { kind: 'editCard'; card: Id; text: string; where: string; photo: OfferedPhoto | null }
  | { kind: 'withdrawCard'; card: Id }
  | { kind: 'erasePerson'; participant: Id }
  | { kind: 'hideCard'; card: Id; reason: string }
  | { kind: 'showCard'; card: Id }
  /** `onBehalfOf`: from the desk alone, somebody who has no phone here. */
  | { kind: 'endorse'; card: Id; onBehalfOf?: Id | null }
  | { kind: 'takeBack'; card: Id; onBehalfOf?: Id | null }
  | { kind: 'cutCard'; card: Id; halves: readonly Half[]; photoOn: 'first' | 'second' }
  | { kind: 'undoCut'; card: Id }
  | { kind: 'linkCards'; from: Id; to: Id }
  | { kind: 'unlinkCards'; from: Id; to: Id }
  | { kind: 'openTopic'; id: Id; tree: Tree; name: string; cards: Id[] }
  | { kind: 'renameTopic'; topic: Id; name: string }
  /** `reason`: why a tally that there is changes. */
  | { kind: 'tallyTopic'; topic: Id; tally: number | null; reason: string }
  | { kind: 'gatherCards'; topic: Id; cards: Id[] }
  | { kind: 'takeOutCards'; cards: Id[] }
  | { kind: 'dissolveTopic'; topic: Id }
  /** [M55] `other`: its cards that are on the other side; none: it has one side again. */
  | { kind: 'setSides'; topic: Id; other: Id[] }
  | { kind: 'carryMeeting' }
  | { kind: 'carryOn'; reason: string }
  /** `reason`: where they were adopted before. */
  | { kind: 'setRules'; rules: RulesSaid; reason: string }
  /** `hands`: how many were counted for them; null where nobody counted. */
  | { kind: 'adoptRules'; hands: number | null }
  /** `each`: how many a person gives; `interim`: whether counts are seen meanwhile. */
  | { kind: 'openDots'; each: number; interim: boolean }
  /** `onBehalfOf`: from the desk alone, somebody who has no phone here. */
  | { kind: 'giveDots'; dots: readonly { topic: Id; n: number }[]; onBehalfOf?: Id | null }
  /** `participant`: null where nobody knows who took them. */
  | { kind: 'handStickers'; participant: Id | null }
  /** [M85] `participant` null: from somebody whose name was not noted. */
  | { kind: 'takeStickersBack'; participant: Id | null }
  /** `reason`: where the topic's stickers were counted before. */
  | { kind: 'countStickers'; topic: Id; count: number; reason: string }
  | { kind: 'closeDots' }
  | { kind: 'showDots' }
  | { kind: 'switchFloor'; open: boolean }
  /** `card`: to which they want to speak. */
  | { kind: 'askFloor'; card: Id | null; stance: Stance | null }
  | { kind: 'leaveFloor' }
  /** At the desk. `participant`: null where nobody knows who it is. */
  /** `dish`: from Grove alone, as a budget round's menu has it. */
  | { kind: 'raiseHand'; participant: Id | null; card: Id | null; stance: Stance | null; dish?: SpokenDish }
  | { kind: 'lowerHand'; number: number }
  /** Who asked by phone is taken off the list by the chair. */
  | { kind: 'strikeNumber'; number: number; reason: string }
  /** `reason`: where somebody else would be next. */
  | { kind: 'giveFloor'; number: number; reason: string }
  | { kind: 'endTurn'; number: number }
  /**
   * `by`: the end of the day. `onBehalfOf`: from the desk; null there: somebody whom nobody put a name to.
   */
  | {
      kind: 'moveMotion'
      id: Id
      what: string
      who: string
      by: number | null
      card: Id | null
      onBehalfOf?: Id | null
    }
  | { kind: 'secondMotion'; motion: Id; onBehalfOf?: Id | null }
  | { kind: 'takeUpMotion'; motion: Id }
  | { kind: 'amendMotion'; motion: Id; what: string; who: string; by: number | null; onBehalfOf?: Id | null }
  | { kind: 'acceptAmendment'; motion: Id; version: number }
  /** `amendment`: only what is proposed of it, by whoever proposed it. */
  | { kind: 'withdrawMotion'; motion: Id; amendment: boolean }
  | { kind: 'dropMotion'; motion: Id; reason: string }
  /**
   * `open`: false where it was put to the vote by mistake. `ballots`: the vote that decides this version,
   * once it is sealed; with `open` false it was given up. None: hands.
   */
  | { kind: 'putMotion'; motion: Id; open: boolean; ballots?: { code: string; version: number } | null }
  /**
   * `ballots`: the vote that it comes from, looked up; null: hands. `reason`: where it was counted before.
   */
  | {
      kind: 'countMotion'
      motion: Id
      version: number
      for: number
      against: number
      abstain: number
      reason: string
      ballots: { code: string; carried: boolean } | null
    }
  | {
      kind: 'makePledge'
      id: Id
      what: string
      who: string
      resource: Resource
      by: number | null
      card: Id | null
      topic: Id | null
      onBehalfOf?: Id | null
    }
  | { kind: 'takePledge'; pledge: Id }
  | { kind: 'withdrawPledge'; pledge: Id }
  | { kind: 'dropPledge'; pledge: Id; reason: string }
  /** From what the ledger made of it; no request sends it. */
  | { kind: 'pledgeBecame'; pledge: Id; became: { task: number | null } }
  | { kind: 'askRoom'; cards: readonly Id[] }
  /** `onBehalfOf`: from the desk alone, somebody who has no phone here. */
  | { kind: 'answerRoom'; question: number; answer: RoomAnswer; onBehalfOf?: Id | null }
  /** `hands`: of those who did not answer otherwise; null where nobody counted them. */
  | { kind: 'closeRoom'; question: number; hands: RoomCount | null }
  | { kind: 'countRoom'; question: number; hands: RoomCount; reason: string }
  /**
   * [M56] `slips`: from how many numbers, where they are nobody's here. `again`: why another is drawn of the
   * same. `checkpoint` and `sealed` are the server's.
   */
  | {
      kind: 'announceLot'
      id: Id
      purpose: string
      from: LotFrom
      slips: number
      take: number
      again: string
      checkpoint: string
      sealed: string
    }
  /** [M59] `lot`: one of all who are there, by which they are dealt out. */
  | { kind: 'openTables'; count: number; seconds: number; lot: Id | null }
  | { kind: 'closeTables' }
  /** `table`: 0 leaves it. `onBehalfOf`: from the desk, whoever it is. */
  | { kind: 'sitAt'; table: number; onBehalfOf?: Id | null }
  | { kind: 'takeRole'; role: 'captain' | 'recorder'; onBehalfOf?: Id | null }
  /** A card or a motion. `proposed`: false takes it back. */
  | { kind: 'proposeAtTable'; table: number; card: Id | null; motion: Id | null; proposed: boolean }
  | { kind: 'reportTable'; table: number }
  | { kind: 'endReport'; table: number }
  | { kind: 'callLot'; lot: Id; called: string }
  /** `called`: as it stands on the screen. */
  | { kind: 'drawLot'; lot: Id; called: string; sealed: string }
  | { kind: 'giveUpLot'; lot: Id; reason: string; sealed: string }
  /** From what the ledger made of it; no request sends it. `null`: may it become a matter still? */
  | { kind: 'motionBecame'; motion: Id; became: Became | null }

export type CommandOf<K extends Command['kind']> = Extract<Command, { kind: K }>

/**
 * Who asks. `access/` has already settled that they may ask at all; the rules settle the rest.
 * `house`: Grove itself, of its own accord ([M25] the open tree); no request is ever carried out as the
 * house's.
 */
export type Actor = { kind: 'participant'; id: Id } | StaffActor | { kind: 'house'; id: Id }

/** `also`: as whom the same person is on record too (docs/rules/roles.md, R11). */
export interface StaffActor {
  kind: 'staff'
  id: Id
  also?: readonly Id[]
}
