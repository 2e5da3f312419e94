import type { Actor } from '../meeting/command.ts'
import type { Id } from '../plain/id.ts'
import type { ChangedMeanwhile } from '../plain/meanwhile.ts'
import type { TextRefusal } from '../plain/text.ts'
import type { Counted } from './outcome.ts'
import type {
  CheckedCost,
  CostReport,
  Decision,
  Doers,
  NeighbourSaid,
  ProjectSaid,
  Proposer,
  RoundLot,
  RoundSettings,
  RoundStage,
  Screening,
  Verdict,
} from './round.ts'

/** What can happen to a round, as everybody may know it: no proposer, and of a resident's words none. */
export type RoundTold =
  | { kind: 'roundOpened'; community: Id; id: Id; code: string; title: string; settings: RoundSettings }
  | { kind: 'roundChanged'; title: string; settings: RoundSettings }
  | { kind: 'projectProposed'; n: number; came: 'page' | 'desk'; said: ProjectSaid }
  | { kind: 'projectDescribed'; n: number; said: ProjectSaid }
  | { kind: 'projectsMerged'; n: number; others: number[]; reason: string }
  | { kind: 'projectSplit'; n: number; parts: { n: number; said: ProjectSaid }[] }
  | { kind: 'projectJoined'; n: number }
  | { kind: 'projectPictured'; n: number; picture: Id | null }
  | { kind: 'projectWithdrawn'; n: number }
  | { kind: 'solicitingEnded' }
  | { kind: 'projectScreened'; n: number; screening: Screening }
  | { kind: 'projectAppealed'; n: number; text: string }
  | { kind: 'costChecked'; n: number; cost: CheckedCost }
  | { kind: 'proposerErased'; n: number }
  | { kind: 'wordsErased'; n: number }
  | { kind: 'proposerLookedUp'; n: number; reason: string; by: Id }
  /** With all that stands on the menu, and the settings: sealed from here on. */
  | {
      kind: 'menuFrozen'
      title: string
      settings: RoundSettings
      menu: ({ n: number; cost: CheckedCost } & ProjectSaid)[]
      vote: Id
      voteCode: string
    }
  | { kind: 'menuReopened'; reason: string }
  /** `seconds` is missing in older entries. */
  | { kind: 'dishPitched'; n: number | null; seconds?: number | undefined }
  | { kind: 'pitchAsked'; n: number; wanted: boolean }
  | { kind: 'pitchListed'; n: number; meeting: Id }
  | { kind: 'lotChanged'; lot: RoundLot }
  | { kind: 'roundCounted'; counted: Counted }
  | { kind: 'roundDecided'; decision: Decision; numbers: { n: number; number: string }[] }
  | { kind: 'projectTakenOn'; n: number; matter: Id; by: Id }
  | { kind: 'costReported'; n: number; report: CostReport }
  | { kind: 'costDecided'; n: number; heldOn: number; note: string }
  | { kind: 'doersNamed'; n: number; doers: Doers }
  | { kind: 'acceptorsDrawn'; n: number; seed: string; people: number[] }
  | { kind: 'verdictGiven'; n: number; verdict: Verdict }
  | { kind: 'neighbourHeard'; n: number; said: NeighbourSaid }
  | { kind: 'projectAccepted'; n: number }
  | { kind: 'projectNotAccepted'; n: number }
  | { kind: 'roundClosed' }
  | { kind: 'roundAbandoned'; why: string }
export type RoundToldOf<K extends RoundTold['kind']> = Extract<RoundTold, { kind: K }>

export interface RoundEvent {
  at: number
  by: Actor
  told: RoundTold
  /** What is in no journal: who proposed it, by the number of the project. */
  unsaid?: { n: number; proposer: Proposer | null }
}

export type RoundRefusal =
  | TextRefusal
  | ChangedMeanwhile
  | { refused: 'roundMissing' }
  | { refused: 'idTaken' }
  | { refused: 'roundStage'; stage: RoundStage }
  | { refused: 'roundSettings'; fault: SettingsFault }
  | { refused: 'noSuchProject' }
  | { refused: 'noSuchMatter' }
  | { refused: 'outOfRange' }
  | { refused: 'kindNotTaken' }
  | { refused: 'projectsFull'; most: number }
  | { refused: 'projectOver' }
  | { refused: 'notScreenedOut' }
  | { refused: 'notSplit' }
  | { refused: 'partsOver' }
  | { refused: 'ownWork' }
  | { refused: 'pictureConsent' }
  | { refused: 'pictureGone' }
  | { refused: 'appealedAlready' }
  | { refused: 'secondLookByAnother' }
  | { refused: 'screenedTwice' }
  | { refused: 'aboveCap'; most: number }
  | { refused: 'notScreened'; count: number }
  | { refused: 'appealsOpen'; until: number }
  | { refused: 'costMissing'; count: number }
  | { refused: 'menuTooShort'; least: number }
  | { refused: 'menuTooLong'; most: number }
  | { refused: 'votePending' }
  | { refused: 'resultNotHung' }
  | { refused: 'noticeRuns'; until: number }
  | { refused: 'objectionsOpen'; count: number }
  | { refused: 'otherDecider' }
  | { refused: 'notChosen' }
  | { refused: 'costWaits' }
  | { refused: 'notTakenOn' }
  | { refused: 'drawnAlready' }
  | { refused: 'notDrawn' }
  | { refused: 'neighboursFull'; most: number }
  | { refused: 'lotOpen'; number: number }
  | { refused: 'lotLost' }
  | { refused: 'notCalled' }
  | { refused: 'noSuchLot' }
  | { refused: 'projectsOpen'; count: number }
  | { refused: 'upkeepMissing'; count: number }

/** Why settings cannot hold. */
export type SettingsFault = 'noMoney' | 'noKind' | 'dishes' | 'days' | 'share' | 'doors' | 'rule' | 'acceptors' | 'lot'

/**
 * [B14] What the journal keeps: of proposals and appeals no words, which are residents' and can be erased,
 * until a menu is frozen, which is public and stays.
 */
export function roundInJournal({ told }: RoundEvent): RoundTold {
  if (told.kind === 'projectProposed' || told.kind === 'projectDescribed')
    return { ...told, said: withoutWords(told.said) }
  if (told.kind === 'projectSplit')
    return { ...told, parts: told.parts.map(({ n, said }) => ({ n, said: withoutWords(said) })) }
  if (told.kind === 'projectAppealed') return { ...told, text: '' }
  if (told.kind === 'doersNamed') return { ...told, doers: NOBODY }
  if (told.kind === 'neighbourHeard') return { ...told, said: { ...told.said, note: '' } }
  if (told.kind === 'verdictGiven') return { ...told, verdict: { ...told.verdict, note: '' } }
  return told
}

/** [B31] Who does it, without their words. */
export const NOBODY: Doers = { contractor: '', upkeep: '' }

/** A proposal without what a resident wrote. */
export const withoutWords = (said: ProjectSaid): ProjectSaid => ({
  ...said,
  title: '',
  place: '',
  need: '',
  gains: '',
  content: '',
  builder: '',
  upkeep: '',
  consents: '',
  lines: said.lines.map((line) => ({ ...line, what: '' })),
  funds: said.funds.map((fund) => ({ ...fund, from: '' })),
})
