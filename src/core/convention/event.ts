import type { Actor } from '../meeting/command.ts'
import type { Id } from '../plain/id.ts'
import type { ChangedMeanwhile } from '../plain/meanwhile.ts'
import type { TextRefusal } from '../plain/text.ts'
import type { Check } from './checklist.ts'
import type { ConventionSaid } from './command.ts'
import type {
  Answer,
  Article,
  Composition,
  ConventionStage,
  Filed,
  Finding,
  Held,
  Legality,
  Reviewed,
  Sealed,
  Source,
  StreetReview,
} from './convention.ts'

/** What can happen to an edition of the convention. */
export type ConventionTold =
  | ({
      kind: 'conventionOpened'
      community: Id
      id: Id
      code: string
      after: Id | null
      articles: Pick<Article, 'from' | 'versions' | 'sources'>[]
    } & ConventionSaid)
  | ({ kind: 'conventionChanged' } & ConventionSaid)
  | { kind: 'articleWritten'; n: number; text: string; reason: string }
  | { kind: 'articleDropped'; n: number; reason: string }
  | { kind: 'articlesOrdered'; order: number[] }
  | { kind: 'sourceAdded'; n: number; source: Source }
  | { kind: 'commentMade'; comment: number; article: number | null; text: string; came: 'page' | 'desk' }
  | { kind: 'commentAnswered'; comment: number; answer: Omit<Answer, 'at'>; shown: boolean }
  | { kind: 'commentShown'; comment: number; shown: boolean }
  | { kind: 'commentErased'; comment: number }
  | { kind: 'wordingErased'; n: number; version: number }
  | { kind: 'nameErased'; of: 'reviewer' | 'receiver' }
  | { kind: 'draftingBegun' }
  | { kind: 'sentToReview' }
  | { kind: 'checkFound'; check: Check; finding: Omit<Finding, 'at'> }
  | { kind: 'opinionGiven'; legality: Legality }
  | { kind: 'streetReviewed'; street: StreetReview }
  | { kind: 'draftHung' }
  | { kind: 'backToDrafting'; reason: string; from: ConventionStage }
  /** The whole text: sealed from here on, and in the log. */
  | { kind: 'textSealed'; sealed: Omit<Sealed, 'at'>; vote: Id; voteCode: string }
  | { kind: 'voteTaken'; held: Held; passed: number[] }
  | { kind: 'compositionNoted'; composition: Composition | null }
  | { kind: 'textFiled'; filed: Omit<Filed, 'at'> }
  | { kind: 'textPublished'; effectiveOn: number }
  /** Of an older Grove, no card. */
  | { kind: 'articleUsed'; n: number; matter: Id | null; card?: { meeting: Id; card: Id } }
  | { kind: 'contradictionMarked'; n: number; code: string; place: number; why: string }
  | { kind: 'contradictionSettled'; mark: number; how: string }
  | { kind: 'articleReviewed'; n: number; what: Reviewed; reason: string }
  | { kind: 'reviewEnded' }
  | { kind: 'conventionAbandoned'; why: string }
export type ConventionToldOf<K extends ConventionTold['kind']> = Extract<ConventionTold, { kind: K }>

export interface ConventionEvent {
  at: number
  by: Actor
  told: ConventionTold
}

export type ConventionRefusal =
  | TextRefusal
  | ChangedMeanwhile
  | { refused: 'conventionMissing' }
  | { refused: 'idTaken' }
  | { refused: 'outOfRange' }
  | { refused: 'conventionStage'; stage: ConventionStage }
  | { refused: 'conventionSettings' }
  | { refused: 'editionNotInForce' }
  | { refused: 'noSuchArticle' }
  | { refused: 'noRulesBelow' }
  | { refused: 'articlesFull'; most: number }
  | { refused: 'noArticles' }
  | { refused: 'commentsFull'; most: number }
  | { refused: 'noSuchComment' }
  | { refused: 'alreadyAnswered' }
  | { refused: 'notInText' }
  | { refused: 'commentsOpen'; count: number }
  | { refused: 'checksOpen'; count: number }
  | { refused: 'reviewMissing' }
  | { refused: 'streetMissing' }
  | { refused: 'draftNotHung' }
  | { refused: 'draftTooLong'; length: number; most: number }
  | { refused: 'noticeRuns'; until: number }
  | { refused: 'objectionsOpen'; count: number }
  | { refused: 'articlesToVote'; most: number }
  | { refused: 'votePending' }
  | { refused: 'otherVote' }
  | { refused: 'reviewNotYet'; from: number }
  | { refused: 'articlesToReview'; count: number }

/**
 * [C4] What the journal keeps: of residents nothing that they wrote, of drafts no words until a text is
 * sealed, of people no names, and of who was there no numbers.
 */
export function conventionInJournal({ told }: ConventionEvent): ConventionTold {
  switch (told.kind) {
    case 'articleWritten':
      return { ...told, text: '', reason: '' }
    case 'commentMade':
      return { ...told, text: '' }
    case 'opinionGiven':
      return { ...told, legality: { ...told.legality, reviewer: '' } }
    case 'textFiled':
      return { ...told, filed: { ...told.filed, receiver: '' } }
    case 'compositionNoted':
      return { ...told, composition: null }
    case 'conventionOpened':
      return { ...told, articles: told.articles.map((article) => ({ ...article, versions: [NO_WORDS] })) }
    default:
      return told
  }
}
const NO_WORDS = { text: '', reason: '', at: 0 }
