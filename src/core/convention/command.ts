import type { Hash } from '../ballot/command.ts'
import type { VoteSaid } from '../ballot/command.ts'
import type { Actor } from '../meeting/command.ts'
import type { Id } from '../plain/id.ts'
import type { Check } from './checklist.ts'
import type {
  Asked,
  Composition,
  Convention,
  ConventionSettings,
  ConventionStage,
  Reviewed,
  Source,
} from './convention.ts'

export type ConventionActor = Actor

/** What is said of an edition when it is opened. */
export interface ConventionSaid {
  title: string
  scope: string
  settings: ConventionSettings
}

/** Everything that can be asked of an edition of the convention. Articles and comments go by numbers. */
export type ConventionCommand =
  | ({ kind: 'openConvention'; community: Id; id: Id; code: string; after: Id | null } & ConventionSaid)
  | ({ kind: 'changeConvention' } & ConventionSaid)
  /** `n` null: a new article; else `after`: [C22] the wording that stood for whoever writes; 0: none did. */
  | { kind: 'writeArticle'; n: number | null; after: number | null; text: string; reason: string }
  | { kind: 'dropArticle'; n: number; reason: string }
  | { kind: 'moveArticle'; n: number; to: number }
  | { kind: 'addSource'; n: number; source: Source }
  | { kind: 'comment'; article: number | null; text: string; came: 'page' | 'desk' }
  | { kind: 'answerComment'; comment: number; taken: boolean; article: number | null; text: string; shown: boolean }
  /** Not taken, all for one reason. */
  | { kind: 'answerComments'; comments: number[]; text: string; shown: boolean }
  | { kind: 'showComment'; comment: number; shown: boolean }
  | { kind: 'eraseComment'; comment: number }
  | { kind: 'eraseWording'; n: number; version: number }
  | { kind: 'eraseName'; of: 'reviewer' | 'receiver' }
  | { kind: 'beginDrafting' }
  | { kind: 'sendToReview' }
  | { kind: 'findCheck'; check: Check; clear: boolean; note: string }
  | { kind: 'giveOpinion'; reviewer: string; opinion: string; heldOn: number }
  | { kind: 'recordStreet'; office: string; opinion: string; document: string; heldOn: number; agrees: boolean }
  | { kind: 'hangDraft' }
  | { kind: 'backToDraft'; reason: string }
  | { kind: 'sealText'; vote: Id; voteCode: string }
  | { kind: 'takeVote' }
  | { kind: 'noteComposition'; composition: Composition }
  | { kind: 'fileText'; filedOn: number; office: string; receiver: string; receipt: string }
  | { kind: 'publishText'; effectiveOn: number }
  /** `source`: for which card or matter. */
  | { kind: 'noteUse'; n: number; source: Source | null }
  | { kind: 'markContradiction'; n: number; above: Id; place: number; why: string }
  /** `mark`: counted from 1. */
  | { kind: 'settleContradiction'; mark: number; how: string }
  | { kind: 'reviewArticle'; n: number; what: Reviewed; reason: string }
  | { kind: 'endReview' }
  | { kind: 'abandonConvention'; why: string }

export type ConventionCommandOf<K extends ConventionCommand['kind']> = Extract<ConventionCommand, { kind: K }>

/** A vote as its convention looks at it. */
export interface VoteThere {
  stage: string
  /** What it asks, and by which rules. */
  said: VoteSaid
  closed: { hash: string; at: number; asked: Omit<Asked, 'n'>[] } | null
}

/** What the rules must know besides the edition; the server looks it up under the community's lock. */
export interface ConventionFacts {
  hash: Hash
  vote: VoteThere | null
  /** How the notice of this draft stands, and whether it hung to the end; null: there is none. */
  notice: { from: number; until: number; open: number; held: boolean } | null
  /** The edition that is contradicted, where the community has it. */
  above: Pick<Convention, 'code' | 'scope' | 'stage' | 'effectiveOn' | 'passed'> | null
  /** The edition that this one follows, where the community has it. */
  before: {
    stage: ConventionStage
    scope: string
    articles: { n: number; text: string; reason: string; sources: Source[] }[]
  } | null
}
