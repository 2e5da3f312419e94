import type { Actor } from '../meeting/command.ts'
import type { Clock } from '../plain/clock.ts'
import type { Id } from '../plain/id.ts'
import type { TextRefusal } from '../plain/text.ts'
import type { ReachSettings, Tier } from './tiers.ts'

/** The languages of a bulletin; what one of them leaves out is said as the first has it. */
export const TONGUES = ['zh-Hans', 'zh-Hant', 'en'] as const
export type Tongue = (typeof TONGUES)[number]

/** [T5] What a bulletin tells of; `free` of nothing that is here, `digest` of those that waited. */
export const BULLETIN_KINDS = [
  'meeting',
  'cards',
  'record',
  'decision',
  'notice',
  'done',
  'ballot',
  'result',
  'free',
  'digest',
] as const
export type BulletinKind = (typeof BULLETIN_KINDS)[number]

/** [T5] What happened; `ref`: the code of a meeting or vote, the number of a matter, the id of a notice. */
export interface BulletinSource {
  kind: BulletinKind
  ref: string
}

/** [T4] What is said in one language: the text to paste, the title, and lines of picture and newspaper. */
export interface BulletinText {
  text: string
  title: string
  lines: string[]
}
export type BulletinWords = Record<Tongue, BulletinText>

export const [TEXT_MOST, TITLE_MOST, LINE_MOST, LINES_MOST] = [140, 40, 48, 5]

/**
 * [T12] What one group is handed: its own link. `at`: from when on its keeper has it [T9]. `posted`: when
 * they said that it is in the group.
 */
export interface Copy {
  group: Id
  place: Id
  tier: Tier
  code: string
  at: number
  posted: number | null
}

/** draft: nobody has it. waiting: for the digest. gathered: a digest tells it. */
export const BULLETIN_STAGES = ['draft', 'sent', 'waiting', 'gathered', 'withdrawn'] as const
export type BulletinStage = (typeof BULLETIN_STAGES)[number]

export interface Bulletin {
  community: Id
  id: Id
  code: string
  source: BulletinSource
  stage: BulletinStage
  draftedAt: number
  /** [T9] When it was sent, and from when on the first keepers have it. */
  sentAt: number | null
  dueAt: number | null
  /** [T8] Gone with a withdrawal, and never in the journal. */
  words: BulletinWords
  corrected: { at: number; why: string } | null
  withdrawn: { at: number; why: string } | null
  /** By code. */
  copies: Copy[]
  /** [T11] Of a digest: which bulletins it tells. */
  gathers: Id[]
}

/** All of a bulletin but to whom it went. */
export type PlainBulletin = Omit<Bulletin, 'copies'>

export type BulletinCommand =
  | { kind: 'draftBulletin'; community: Id; id: Id; code: string; source: BulletinSource; words: BulletinWords }
  | { kind: 'describeBulletin'; words: BulletinWords }
  /** `copies`: to which groups, each with the code of its link, which the server makes. */
  | { kind: 'sendBulletin'; copies: { group: Id; code: string }[] }
  | { kind: 'correctBulletin'; words: BulletinWords; why: string }
  | { kind: 'withdrawBulletin'; why: string }
  | { kind: 'markPosted'; group: Id }
  /** From Grove, with the digest that tells it. */
  | { kind: 'gatherBulletin' }

export type BulletinTold =
  | {
      kind: 'bulletinDrafted'
      community: Id
      id: Id
      code: string
      source: BulletinSource
      words: BulletinWords
      gathers: Id[]
    }
  | { kind: 'bulletinDescribed'; words: BulletinWords }
  | { kind: 'bulletinSent'; copies: Copy[]; dueAt: number }
  | { kind: 'bulletinWaiting' }
  | { kind: 'bulletinCorrected'; words: BulletinWords; why: string }
  | { kind: 'bulletinWithdrawn'; why: string }
  | { kind: 'bulletinPosted'; group: Id }
  | { kind: 'bulletinGathered' }

export interface BulletinEvent {
  at: number
  by: Actor
  told: BulletinTold
}

export type BulletinRefusal =
  | TextRefusal
  | { refused: 'bulletinMissing' }
  | { refused: 'idTaken' }
  | { refused: 'bulletinStage'; stage: BulletinStage }
  | { refused: 'noSuchSource' }
  | { refused: 'linesTooMany'; most: number }
  | { refused: 'groupUnkept' }
  | { refused: 'noSuchGroup' }
  | { refused: 'nothingWaits' }
  | { refused: 'weekFull'; until: number }

/** What the rules must know besides the bulletin; looked up under the community's lock. */
export interface BulletinFacts {
  settings: ReachSettings
  clock: Clock
  /** Where groups are whose keeper agreed. */
  kept: ReadonlyMap<Id, { place: Id; tier: Tier }>
  /** When bulletins were sent in the last seven days, the earliest first. */
  sent: readonly number[]
  /** Those that wait for a digest. */
  waiting: readonly Id[]
  /** Whether what the source names is there, and everybody may see it. */
  known: boolean
}

const EMPTY: BulletinText = { text: '', title: '', lines: [] }
/** [T8] Nothing said in any language. */
export const noWords = (): BulletinWords => ({ 'zh-Hans': EMPTY, 'zh-Hant': EMPTY, en: EMPTY })

/** [T8] What the journal keeps: no words, so that they can be taken back. */
export function bulletinInJournal(told: BulletinTold): BulletinTold {
  return 'words' in told ? { ...told, words: noWords() } : told
}

/** By code, however they came. */
export const byCode = (a: Pick<Copy, 'code'>, b: Pick<Copy, 'code'>): number => (a.code < b.code ? -1 : 1)

/** Whether everybody may see it: it was sent, by itself or with a digest. */
export const isOut = ({ dueAt }: Pick<Bulletin, 'dueAt'>): boolean => dueAt !== null

/** [T4] What somebody reads in a language: what it leaves out, in simplified Chinese. */
export function readIn({ words }: Pick<Bulletin, 'words'>, tongue: Tongue): BulletinText {
  const [said, first] = [words[tongue], words['zh-Hans']]
  return {
    text: said.text || first.text,
    title: said.title || first.title,
    lines: said.lines.length ? said.lines : first.lines,
  }
}
