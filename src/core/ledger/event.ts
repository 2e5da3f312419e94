import type { Actor } from '../meeting/command.ts'
import type { Id } from '../plain/id.ts'
import type { ChangedMeanwhile } from '../plain/meanwhile.ts'
import type { TextRefusal } from '../plain/text.ts'
import type { MatterStage } from './stages.ts'
import type {
  Advice,
  Answers,
  Callback,
  CardRef,
  Contest,
  Evidence,
  Owing,
  Owner,
  ProposalVersion,
  RequiredStep,
  Sheet,
  StepRecord,
  Support,
  Task,
  Triage,
  Version,
  StepKind,
} from './sheet.ts'

/** A matter enters a stage. */
export interface Moved {
  stage: MatterStage
  at: number
  dueAt: number | null
  /** [L62] When it climbs if it is late; missing in entries from before 30 November 2026. */
  climbsAt?: number | null | undefined
}

/** [L46] Where a name stood: in which record of how the team stands, on which side, as the how manyth. */
export interface NamePlace {
  support: number
  side: 'for' | 'against' | 'abstain'
  n: number
}

/** What everyone is told when a matter changes. `moved` where it enters another stage with it. */
export type MatterTold = { moved?: Moved } & (
  | { kind: 'matterOpened'; sheet: Sheet }
  | {
      kind: 'matterDescribed'
      title: string
      summary: string
      category: string
      where: string
      grids: Id[]
    }
  | { kind: 'cardsAdded'; cards: CardRef[]; byResident?: true }
  /** `late`: nobody had weighed it in its time, and that stays so. */
  | { kind: 'cardsRemoved'; cards: Id[]; reason: string; late?: true }
  | { kind: 'matterFolded'; into: Id; number: number; reason: string }
  | { kind: 'matterUnfolded' }
  | { kind: 'matterTriaged'; triage: Triage }
  | { kind: 'matterRouted'; route: NonNullable<Sheet['route']>; receiver: Sheet['receiver'] }
  | { kind: 'matterDispatched'; owner: Owner; reason: string }
  | { kind: 'dueDateMoved'; extension: Sheet['extensions'][number]; climbsAt?: number | null }
  | { kind: 'transferAccepted'; reference: string; note: string }
  /** `owes`: what was due where it comes back from. */
  | { kind: 'transferRefused'; reason: string; owes?: Owing }
  | { kind: 'matterSentBack'; reason: string; owes?: Owing }
  | { kind: 'proposalWritten'; proposal: Id; title: string; version: Version }
  | { kind: 'proposalSetAside'; proposal: Id; reason: string }
  | { kind: 'adviceGiven'; proposal: Id; advice: Advice }
  | { kind: 'adviceAnswered'; advice: Id; answer: NonNullable<Advice['answer']> }
  | { kind: 'supportRecorded'; proposal: Id; support: Support }
  | { kind: 'stepRequired'; step: RequiredStep }
  | { kind: 'stepDropped'; step: Id; was?: StepKind; reason: string }
  /** `of`: in the order of `steps`, on which version it is voted. */
  | { kind: 'stepsPut'; steps: Id[]; vote: string | null; of?: ProposalVersion[] }
  | { kind: 'stepRecorded'; step: Id; record: StepRecord }
  | { kind: 'proposalAdopted'; decision: NonNullable<Sheet['decision']>; tasks: Task[] }
  | { kind: 'workBegun' }
  | { kind: 'taskPlanned'; task: Task }
  | { kind: 'taskMoved'; task: Id; owner: Owner; dueAt: number; reason: string }
  | { kind: 'taskReported'; task: Id; progress: number; note: string; doneAt: number | null }
  | { kind: 'offerAttached'; task: Id; offer: Id }
  | { kind: 'offerDetached'; task: Id; offer: Id }
  | { kind: 'noted'; text: string }
  | { kind: 'matterDone'; evidence: Evidence }
  | { kind: 'calledBack'; callback: Callback; answers: Answers }
  | { kind: 'answersChanged'; answers: Answers }
  | { kind: 'matterContested'; contest: Contest; answers: Answers }
  | { kind: 'matterExplained'; explained: NonNullable<Sheet['explained']> }
  | { kind: 'matterResumed'; reason: string }
  | { kind: 'authorLookedUp'; reason: string }
  | { kind: 'contestHidden'; contest: Id; hidden: NonNullable<Contest['hidden']> }
  | { kind: 'contestShown'; contest: Id }
  | { kind: 'supportersUnnamed'; proposal: Id; places: NamePlace[] }
)

export type MatterToldOf<K extends MatterTold['kind']> = Extract<MatterTold, { kind: K }>

/** What stays with the server. */
export interface MatterSecret {
  /** `same`: as whom else that person answered, which counts no more. */
  answered?: { participant: Id; solved: boolean; satisfied: boolean | null; same?: readonly Id[] }
  contestant?: Id
  /** lookUpAuthor: the card whose author was looked up. */
  card?: Id
}

/** One thing that happened to a matter. */
export interface MatterEvent {
  at: number
  by: Actor
  told: MatterTold
  secret?: MatterSecret
}

/** Why a command was not carried out; each is explained in the person's language. */
export type MatterRefusal =
  | TextRefusal
  | { refused: 'idTaken' }
  | { refused: 'noCards' }
  | { refused: 'noSuchCard' }
  | { refused: 'lastCard' }
  | { refused: 'noSuchMatter' }
  | { refused: 'noSuchTopic' }
  | { refused: 'noSuchPlace' }
  | { refused: 'notInThisStage'; stage: MatterStage }
  | { refused: 'foldNotPossible' }
  | { refused: 'outOfRange'; where?: 'cost'; least?: number; most?: number }
  | { refused: 'receiverMissing' }
  | { refused: 'noSuchOwner' }
  | { refused: 'dateNotLater'; dueAt: number }
  | { refused: 'noSuchProposal' }
  | { refused: 'noSuchVersion' }
  | { refused: 'changeMissing' }
  | { refused: 'versionMeanwhile'; number: number }
  | ChangedMeanwhile
  | { refused: 'noSuchAdvice' }
  | { refused: 'adviceUnanswered'; count: number }
  | { refused: 'noSuchStep' }
  | { refused: 'stepMissing'; count: number }
  | { refused: 'stepOfOther'; count: number }
  | { refused: 'ownersDecide' }
  | { refused: 'voteImpossible' }
  | { refused: 'noSuchVote' }
  | { refused: 'stepVoting'; vote: string }
  | { refused: 'stepCounted'; vote: string }
  | { refused: 'noticeTooShort'; least: number }
  | { refused: 'noSuchTask' }
  | { refused: 'noSuchOffer' }
  | { refused: 'evidenceMissing' }
  | { refused: 'noSuchPhoto' }
  | { refused: 'tasksOpen'; count: number }
  | { refused: 'ownCallback' }
  | { refused: 'notAffected' }
  | { refused: 'answerStands' }
  | { refused: 'noSuchContest' }
  | { refused: 'notNamed' }
  | { refused: 'alreadyAnswered' }
