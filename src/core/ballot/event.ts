import type { Id } from '../plain/id.ts'
import type { ChangedMeanwhile } from '../plain/meanwhile.ts'
import type { TextRefusal } from '../plain/text.ts'
import type { Answers } from './answer.ts'
import type { Asker, VoteSaid } from './command.ts'
import type { RollEntry, Way } from './roll.ts'
import type { Door, Question, Rules, RulesFault } from './rules.ts'
import type { Entry, Outcome, SealedRoll, Serial } from './vote.ts'

/** What can happen to a vote, as everybody may know it: no name, no serial, no choice. */
export type VoteTold =
  | { kind: 'voteDrafted'; community: Id; id: Id; code: string; said: VoteSaid }
  | { kind: 'voteChanged'; said: VoteSaid }
  | { kind: 'rollSet'; heads: number }
  /** `title`: missing in entries of before it was told here. */
  | { kind: 'voteSealed'; title?: string; roll: SealedRoll; questions: Question[]; rules: Rules }
  /** `hash`: of `serialsText`; missing in entries of before it was told. */
  | { kind: 'ballotsMade'; set: number; count: number; hash?: string }
  | { kind: 'setPrinted'; set: number; count: number }
  | { kind: 'setVoidingAsked'; set: number }
  | { kind: 'setVoided'; set: number; count: number }
  | { kind: 'voteOpened' }
  | { kind: 'ballotHandedOut'; way: Way }
  | { kind: 'takingBackAsked'; way: Way }
  | { kind: 'wayTakenBack'; way: Way }
  | { kind: 'interestDeclared'; question: Id }
  | { kind: 'interestWithdrawn'; question: Id }
  | { kind: 'voterErased' }
  | { kind: 'voidingAsked' }
  | { kind: 'serialVoided' }
  | { kind: 'ballotCast'; door: Door }
  | { kind: 'ballotCameAgain'; door: Door }
  | { kind: 'handsCounted'; question: Id; present: number; counts: number[] }
  | { kind: 'batchOpened'; batch: number; door: Door; ballots: number }
  /** `byPhoto`: what a machine saw stands in the place of a first person. */
  | { kind: 'batchEntered'; batch: number; byPhoto?: true }
  | { kind: 'batchDiffers'; batch: number; differing: number }
  | { kind: 'batchCounted'; batch: number; ballots: number; again: number }
  | { kind: 'batchDropped'; batch: number }
  | { kind: 'voteClosed'; outcome: Outcome }
  /** `why`: empty where the motion's words were erased. */
  | { kind: 'voteAbandoned'; why: string }
  | { kind: 'questionErased'; question: Id }

export type VoteToldOf<K extends VoteTold['kind']> = Extract<VoteTold, { kind: K }>

/**
 * What of it stays with the server: who of the roll, by number. The journal seals it, without why: words can
 * be erased where they are kept (`reasons`).
 */
export interface VoteSecret {
  n?: number
  why?: string
  /** Who of two has asked first. */
  first?: Id
  /** Of what was entered of a heap: the hash of `enteredText`. */
  seal?: string
  /** The roll as numbers, area and commitments: no names. */
  roll?: Pick<RollEntry, 'n' | 'area' | 'commitment'>[]
}

/**
 * What is in no journal, and in no row beside anything else of it: names, serials, and what was chosen. It
 * lives in the tables, each part by itself.
 */
export interface VoteUnsaid {
  roll?: RollEntry[]
  serials?: Serial[]
  mark?: string
  answers?: Answers
  entered?: Entry
}

export interface VoteEvent {
  at: number
  by: Asker
  told: VoteTold
  secret?: VoteSecret
  unsaid?: VoteUnsaid
}

/** Why a command was not carried out. */
export type VoteRefusal =
  | TextRefusal
  | ChangedMeanwhile
  | { refused: 'voteMissing' }
  | { refused: 'idTaken' }
  | { refused: 'votesRules'; fault: RulesFault }
  | { refused: 'voteSealed' }
  | { refused: 'voteNotSealed' }
  | { refused: 'voteNotOpen' }
  | { refused: 'noticeTooShort'; least: number }
  | { refused: 'menuHangs'; until: number }
  | { refused: 'voteOver' }
  | { refused: 'rollEmpty' }
  | { refused: 'rollTooLong'; most: number }
  | { refused: 'areaMissing'; n: number }
  | { refused: 'nameMissing'; n: number }
  | { refused: 'listedTwice'; n: number }
  | { refused: 'ownerTwice'; n: number; first: number }
  | { refused: 'serialEntered' }
  | { refused: 'tooFewForSecret'; least: number }
  | { refused: 'tooFewToClose'; least: number }
  | { refused: 'noSuchVoter' }
  | { refused: 'hasWay'; way: Way }
  | { refused: 'hasNoWay' }
  | { refused: 'notThisWay' }
  | { refused: 'ballotsAreOut' }
  | { refused: 'handsCounted' }
  | { refused: 'printedBeforeOpening' }
  | { refused: 'setNotPrinted' }
  | { refused: 'noSuchSerial' }
  | { refused: 'serialVoid' }
  | { refused: 'serialCast' }
  | { refused: 'needsAnother' }
  | { refused: 'notHandedOut' }
  | { refused: 'doorClosed' }
  | { refused: 'answersDoNotFit'; question: Id }
  | { refused: 'tooManyHands'; hands: number; present: number }
  | { refused: 'noSuchQuestion' }
  | { refused: 'noSuchBatch' }
  | { refused: 'batchOver' }
  | { refused: 'batchTotal'; entered: number; counted: number }
  | { refused: 'serialTwice' }
  | { refused: 'idTaken' }
  | { refused: 'serialUnknown'; place: number }
  | { refused: 'thirdDiffers'; place: number }
  | { refused: 'batchesOpen'; count: number }
  | { refused: 'tooManyBallots'; most: number }

/**
 * [V9] What the journal keeps: no reasons, and of a draft no words, since names may stand in them. What was
 * sealed is public and stays.
 */
export function voteInJournal({ told, secret }: VoteEvent): { body: VoteTold; secret: VoteSecret | null } {
  const body = 'said' in told ? { ...told, said: withoutWords(told.said) } : told
  if (!secret) return { body, secret: null }
  const { why: _, ...kept } = secret
  return { body, secret: kept }
}

const withoutWords = (said: VoteSaid): VoteSaid => ({
  ...said,
  title: '',
  rules: { ...said.rules, who: '' },
  questions: said.questions.map((question) => ({ ...question, text: '', options: question.options.map(() => '') })),
})
