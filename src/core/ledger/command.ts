import type { Counted } from '../ballot/formal.ts'
import type { FormalRules } from '../ballot/rules.ts'
import type { Id } from '../plain/id.ts'
import type { PlacedSettings } from './settings.ts'
import type { Body, OwnersSubject } from '../ballot/law.ts'
import type { CardRef, FromMotion, Owner, ProposalVersion, Reach, Sheet, StepKind, Vote } from './sheet.ts'
import type { Lane, Route } from './stages.ts'

/** A task as it is planned. */
export interface PlannedTask {
  id: Id
  title: string
  owner: Owner
  dueAt: number
  /** [M52] From Grove: the motion that it was made of. */
  motion?: FromMotion | undefined
}

/** Everything that can be asked of a matter. `id`s of new things come from whoever asks. */
export interface MatterWords {
  title: string
  summary: string
  category: string
  where: string
  grids: Id[]
}

export type MatterCommand =
  | {
      kind: 'openMatter'
      id: Id
      community: Id
      title: string
      summary: string
      category: string
      where: string
      grids: Id[]
      cards: CardRef[]
      topic: Sheet['topic']
      /** [M52] Of a motion that was carried, as the server has looked it up; then it needs no card. */
      motion?: NonNullable<Sheet['motion']>
      /** [B22] Of a project that a round has chosen; then it needs no card either. */
      round?: NonNullable<Sheet['round']>
    }
  /** `was`: [L60] as they stood for whoever changes them. */
  | ({ kind: 'describeMatter'; was: MatterWords } & MatterWords)
  /** `byResident`: through the open door, when somebody without a receipt contests the matter. */
  | { kind: 'addCards'; cards: CardRef[]; byResident?: true }
  | { kind: 'removeCards'; cards: Id[]; reason: string }
  | { kind: 'foldInto'; into: Id; reason: string }
  | { kind: 'unfold' }
  | {
      kind: 'triage'
      urgency: number
      importance: number
      reach: Reach
      safety: boolean
      lane: Lane
      reason: string
    }
  | {
      kind: 'route'
      route: Route
      reason: string
      /** Who receives it: a department, a hotline, an owners' assembly, a budget round. */
      receiver: { name: string; reference: string; heardOn: number | null } | null
    }
  | { kind: 'dispatch'; owner: Owner; reason: string }
  | { kind: 'extend'; dueAt: number; reason: string }
  | { kind: 'acceptTransfer'; reference: string; note: string }
  | { kind: 'refuseTransfer'; reason: string }
  | { kind: 'sendBack'; reason: string }
  /**
   * `proposal`: of which it is the next version, and `after` which [L60]; null where it is a new one, called
   * `id`.
   */
  | {
      kind: 'writeProposal'
      id: Id | null
      proposal: Id | null
      after: number | null
      title: string
      version: ProposalWords
    }
  | { kind: 'setAside'; proposal: Id; reason: string }
  | { kind: 'advise'; id: Id; proposal: Id; version: number; text: string }
  | { kind: 'answerAdvice'; advice: Id; taken: boolean; why: string }
  | {
      kind: 'recordSupport'
      proposal: Id
      version: number
      for: number
      against: number
      abstain: number
      names: { for: string[]; against: string[]; abstain: string[] } | null
    }
  | {
      kind: 'requireStep'
      id: Id
      step: StepKind
      body: Body | null
      /** Of the owners' assembly: what they decide about. */
      subject: OwnersSubject | null
      dueOn: number | null
    }
  | { kind: 'dropStep'; step: Id; reason: string }
  /** [L61] `proposal`, `version`: of what it is. */
  | {
      kind: 'recordStep'
      step: Id
      proposal: Id
      version: number
      heldAt: number
      note: string
      vote: Vote | null
      passed: boolean
      reason: string
    }
  /** [V30] From Grove, when a vote is sealed that decides these steps by this law; null: it was given up. */
  | { kind: 'putSteps'; steps: PutStep[]; vote: string; law: Pick<FormalRules, 'body' | 'subject'> | null }
  /** [V18] From Grove, when a vote is closed that decides the step: its numbers are looked up. */
  | { kind: 'takeVote'; step: Id; vote: Id }
  | { kind: 'adopt'; proposal: Id; version: number; reason: string; tasks: PlannedTask[] }
  | { kind: 'begin' }
  | { kind: 'planTask'; task: PlannedTask }
  | { kind: 'moveTask'; task: Id; owner: Owner; dueAt: number; reason: string }
  | { kind: 'reportTask'; task: Id; progress: number; note: string }
  | { kind: 'attachOffer'; task: Id; offer: Id }
  | { kind: 'detachOffer'; task: Id; offer: Id }
  | { kind: 'note'; text: string }
  | { kind: 'finish'; text: string; before: Id | null; after: Id | null }
  | { kind: 'callBack'; reached: boolean; solved: boolean | null; satisfied: boolean | null; note: string }
  /** From a resident whose card is in the matter, or who endorsed one: it is solved. */
  | { kind: 'answer'; card: Id; satisfied: boolean | null }
  /**
   * From such a resident: it is not solved, or not to be left so; `satisfied` where they said it. `openTree`:
   * through the open door, from anybody affected, whose `card` of that meeting comes right after and has the
   * words.
   */
  | {
      kind: 'contest'
      id: Id
      card: Id
      text: string
      photo: Id | null
      satisfied?: boolean | null | undefined
      openTree?: Id
    }
  | { kind: 'explain'; reason: string; reviewAt: number }
  | { kind: 'resume'; reason: string }
  | { kind: 'lookUpAuthor'; card: Id; reason: string }
  | { kind: 'hideContest'; contest: Id; reason: string }
  | { kind: 'showContest'; contest: Id }
  | { kind: 'unname'; proposal: Id; name: string }

/** A step that a vote decides, and [L61] for which version; null in a draft from before that was said. */
export interface PutStep {
  step: Id
  of: ProposalVersion | null
}
export type MatterCommandOf<K extends MatterCommand['kind']> = Extract<MatterCommand, { kind: K }>

/** What a version of a proposal says. */
export interface ProposalWords {
  text: string
  cost: number | null
  resources: string
  affected: string
  changed: string
}

/** Why a command is refused that names something which this community has not. */
export type Missing = 'noSuchTopic' | 'noSuchPlace' | 'noSuchMatter'

/** What the rules must know besides the matter; the server looks it up under the community's lock. */
export interface MatterFacts {
  settings: PlacedSettings
  /** The number that a new matter gets. */
  number: number
  /** Of the cards that the command names: those that are there. */
  known: ReadonlySet<Id>
  /** Whether the person whom the command makes an owner works in this community or above it. */
  worksHere: boolean
  /** Whether the participant who asks wrote or endorses the card that the command names. */
  affected: boolean
  /** [L35] Whether the desk entered that card for them: whoever typed it has seen its receipt. */
  entered: boolean
  /** foldInto: the other matter. */
  other: Sheet | undefined
  /** Matters folded into this one. */
  folded: number
  /** Of the photos that the command names: those that whoever asks brought for this matter. */
  photos: ReadonlySet<Id>
  /** attachOffer: whether the offer stands. */
  offerStands: boolean
  /** takeVote: what the closed vote says of the question that decides the step. */
  counted?: Counted | undefined
  /** [L64] As whom else the participant is on record, where they are known to be one person. */
  same?: readonly Id[] | undefined
  /**
   * What the command names that is not there in this community: the ids of others' things are nobody's here.
   */
  missing?: Missing | null
}
