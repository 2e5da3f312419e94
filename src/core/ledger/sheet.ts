import type { Verdict, Weighed } from '../ballot/judge.ts'
import { judge } from '../ballot/judge.ts'
import type { Body, OwnersSubject } from '../ballot/law.ts'
import type { Id } from '../plain/id.ts'
import type { Lane, MatterStage, Route } from './stages.ts'

/**
 * Who answers for a matter or a task: exactly one person. The public sees the office, the desk also the
 * person.
 */
export interface Owner {
  person: Id
  /** As the public reads it: 榕埠社区居委会, 街道执法队. */
  office: string
}

/** A card's address: cards are numbered within their meeting. */
export interface CardRef {
  meeting: Id
  card: Id
}

/**
 * Urgency × importance, each a step from 1 (least) to 4, in the community's own words; and what else decides
 * the lane.
 */
export interface Triage {
  urgency: number
  importance: number
  reach: Reach
  /** Somebody may come to harm. */
  safety: boolean
  lane: Lane
  /** What the rule proposed; the coordinator may decide otherwise and says why. */
  proposed: Lane
  reason: string
  at: number
}

/** How many people it touches (null: not known) and in which grids. */
export interface Reach {
  people: number | null
  grids: Id[]
}

/** A wording of a proposal. Earlier ones stay. */
export interface Version {
  number: number
  /** [L61] What the proposal was called in it; missing in those from before 30 November 2026. */
  title?: string
  text: string
  /** In the community's currency, whole units; null where it costs nothing or is not known. */
  cost: number | null
  resources: string
  affected: string
  /** What changed since the version before, and why; empty only in the first. */
  changed: string
  at: number
}

/** An adviser's note on one version; each gets an answer. */
export interface Advice {
  id: Id
  version: number
  text: string
  at: number
  answer: { taken: boolean; why: string; at: number } | null
}

/** How the deliberation team stands to a version: a count, with names where people agreed to be named. */
export interface Support {
  version: number
  for: number
  against: number
  abstain: number
  /** Where it was not a show of hands: who said what. */
  names: { for: string[]; against: string[]; abstain: string[] } | null
  at: number
}

export interface Proposal {
  id: Id
  title: string
  versions: Version[]
  advice: Advice[]
  support: Support[]
  state: 'open' | 'adopted' | 'setAside'
  /** Why it was adopted or set aside. */
  reason: string
}

/** [L61] One version of one proposal: what is voted on, and what is adopted. */
export interface ProposalVersion {
  proposal: Id
  version: number
}

/** [L6] [L13] What was due in a stage, and stays so until the work is beyond it. */
export interface Owing {
  stage: MatterStage
  dueAt: number
  climbsAt?: number | null | undefined
}

export type StepKind = 'priorStudy' | 'formalMeeting' | 'legalityReview'
/** A step that must be on record before a decision. */
export interface RequiredStep {
  id: Id
  kind: StepKind
  /** Only of a formal meeting. */
  body: Body | null
  /** Of the owners' assembly, what they decide about: the law asks more for some of it [V4]. */
  subject?: OwnersSubject | null
  dueOn: number | null
  record: StepRecord | null
  /** [V30] The sealed vote that decides it now, by its code; missing where none runs. */
  voting?: string
  /** [L61] On which version that vote is. */
  votingOn?: ProposalVersion
}

export interface StepRecord {
  heldAt: number
  note: string
  /** Only of a formal meeting; whether it carried follows from the numbers: {@link verdictOf}. */
  vote: Vote | null
  /** As it was said then; of owners before [V3] by heads alone. */
  passed: boolean
  at: number
  /** Why it was corrected, where it was [V6]. */
  reason?: string
  /** [V18] The vote from which the numbers are taken; missing where they were entered by hand. */
  counted?: { code: string; question: Id; recused: number }
  /** [L61] Of which version it is; null: of none that is known. Missing in records from before. */
  of?: ProposalVersion | null
}

/**
 * What a step on record came to: of a formal meeting what the law says of its votes [V2], else what was said.
 */
export function verdictOf({
  body,
  subject,
  record,
}: Pick<RequiredStep, 'body' | 'subject' | 'record'>): Verdict | null {
  if (!record) return null
  if (body && record.vote) return judge({ body, subject }, record.vote)
  return { outcome: record.passed ? 'carried' : 'notCarried', missing: null, thresholds: [] }
}

/** Whether what is on record of it came to a yes; of what, and since when it holds: {@link hasPassedFor}. */
export const hasPassed = (step: RequiredStep): boolean => verdictOf(step)?.outcome === 'carried'

/**
 * [L18] [L61] Whether a decision on just this version need not wait for the step any more: it passed for that
 * one, and after the way was chosen on which the matter is.
 */
export function hasPassedFor(
  { proposals, route }: Pick<Sheet, 'proposals' | 'route'>,
  step: RequiredStep,
  { proposal, version }: ProposalVersion,
): boolean {
  const { record } = step
  if (!record || !hasPassed(step) || record.at < (route?.at ?? 0)) return false
  const of = record.of === undefined ? onlyVersion(proposals, record.at) : record.of
  return of?.proposal === proposal && of.version === version
}

/** [L61] Where nobody said of which version a record is: of the only one that there was by then. */
export function onlyVersion(proposals: readonly Proposal[], at: number): ProposalVersion | null {
  const there = proposals.flatMap(({ id, versions }) =>
    versions.filter((version) => version.at <= at).map(({ number }) => ({ proposal: id, version: number })),
  )
  return there.length === 1 ? there[0]! : null
}

/** [L61] The newest versions of the proposals that are open: what could be adopted as it stands. */
export const openVersions = (proposals: readonly Proposal[]): ProposalVersion[] =>
  proposals
    .filter(({ state }) => state === 'open')
    .map(({ id, versions }) => ({ proposal: id, version: versions.length }))

/** What a proposal was called in one of its versions. */
export const titleIn = ({ title, versions }: Pick<Proposal, 'title' | 'versions'>, number: number): string =>
  versions.find((version) => version.number === number)?.title ?? title

/** The votes of a formal meeting, and when it was announced. */
export interface Vote extends Weighed {
  noticeAt: number
}

interface Decision {
  proposal: Id
  version: number
  reason: string
  at: number
}

/** A piece of a decided proposal. */
export interface Task {
  id: Id
  title: string
  owner: Owner
  dueAt: number
  /** 0 to 100. */
  progress: number
  note: string
  doneAt: number | null
  /** Offers that serve it. */
  offers: Id[]
  /** [M52] The motion that it was made of; missing where none was. */
  motion?: FromMotion | undefined
}

/** A motion that the meeting carried, of which the ledger made something. */
export interface FromMotion {
  meeting: Id
  motion: Id
  number: number
}

/** What the owner shows for "done". */
export interface Evidence {
  text: string
  before: Id | null
  after: Id
  /** Who says so; the public does not read it. */
  by: Id
  at: number
}

/** Somebody other than the owner asked residents whether it is solved. */
export interface Callback {
  reached: boolean
  /** Null where nobody was reached. */
  solved: boolean | null
  satisfied: boolean | null
  note: string
  at: number
}

/** A resident says that it is not solved. Who it was stays with the server. */
/** [L46] How the team stands without anybody's name. */
export const unnamed = (support: Support): Support => ({
  ...support,
  names: support.names && { for: [], against: [], abstain: [] },
})

export interface Contest {
  id: Id
  /** Empty where they were erased, and in what is kept of one through the open door. */
  text: string
  photo: Id | null
  at: number
  /** [L28] Through the open door: the card that has the words. They are kept there alone, and go with it. */
  said?: CardRef
  /** [L45] Taken from view, and why; words and photo stay with the rules, to be shown again. */
  hidden?: { reason: string; at: number }
}

/** [L45] A contest as everyone may read it: hidden, it has neither words nor photo. */
export const contestInView = (contest: Contest): Contest =>
  contest.hidden ? { ...contest, text: '', photo: null } : contest

/** What authors and endorsers answered when they were asked after it was done, in numbers. */
export interface Answers {
  solved: number
  unsolved: number
  satisfied: number
  unsatisfied: number
}

/**
 * What everyone may see of a matter: plain JSON, instants in milliseconds since 1970. It names no author, no
 * endorser and, in public, no person (see `publicSheet`).
 */
export interface Sheet {
  id: Id
  community: Id
  /** Counts from 1 in the community; never used again. */
  number: number
  title: string
  summary: string
  /** A key of the category list, or empty. */
  category: string
  /** A place in words, and the grids it lies in. */
  where: string
  grids: Id[]
  openedAt: number
  /** The topic that it grew from, if any: a fruit hangs on that branch once the matter is confirmed. */
  topic: { meeting: Id; topic: Id } | null
  /**
   * [M52] The motion that it was made of, and until when the meeting wants it done; missing where none was.
   */
  motion?: { meeting: Id; motion: Id; number: number; by: number | null }
  /** [B22] The project of a budget round that it carries out; missing where none. */
  round?: { round: Id; code: string; project: number; number: string }
  cards: CardRef[]
  stage: MatterStage
  /** When it entered its stage. */
  since: number
  /** When the stage must be over; null where nothing is awaited. */
  dueAt: number | null
  /**
   * [L62] When it climbs if it is late, given with the due date; missing where that was given before
   * 30 November 2026.
   */
  climbsAt?: number | null
  /** [L63] What it owes from stages that it was sent back from; missing where nothing. */
  owed?: Owing[]
  /** Until when it had to be weighed for the first time, and when it was: what the response rate counts. */
  answerBy: number | null
  answeredAt: number | null
  extensions: { from: number | null; to: number; reason: string; at: number }[]
  owner: Owner
  triage: Triage | null
  route: { route: Route; reason: string; at: number } | null
  /**
   * Department, hotline, owners' assembly or round that has it, and the number under which it is known there.
   */
  receiver: { name: string; reference: string; heardOn: number | null } | null
  steps: RequiredStep[]
  proposals: Proposal[]
  decision: Decision | null
  tasks: Task[]
  evidence: Evidence[]
  /**
   * Who had a hand in the work: owners when it was shown and since, owners of tasks, who showed it. The
   * public does not read it.
   */
  hands: Id[]
  callbacks: Callback[]
  answers: Answers
  contests: Contest[]
  /** How often it was opened again after it was called done. */
  reopened: number
  confirmedAt: number | null
  explained: { reason: string; reviewAt: number } | null
  /** Why it was not accepted, or what became of it there. */
  reason: string
  /** The matter that this one says the same as; its cards follow that one until it is taken out again. */
  foldedInto: Id | null
  /** The stage, and its due date, that unfolding gives back. */
  unfolded: { stage: MatterStage; dueAt: number | null; climbsAt?: number | null | undefined } | null
}

/** [L25] Everybody who had a hand in the work of a matter: then, or since it was shown. */
export const handsOf = ({ owner, hands, tasks }: Sheet): Id[] => [
  owner.person,
  ...hands,
  ...tasks.map((task) => task.owner.person),
]

/** [L34] The photos that a matter shows: evidence, and what contestants showed. */
export function photosOf({ evidence, contests }: Sheet): Set<Id> {
  const all = [...evidence.flatMap(({ before, after }) => [before, after]), ...contests.map(({ photo }) => photo)]
  return new Set(all.filter((photo) => photo !== null))
}

/** [L45] Of these, those that everyone may see now. */
export const photosInView = ({ evidence, contests }: Sheet): Set<Id> =>
  photosOf({ evidence, contests: contests.map(contestInView) } as Sheet)

/** The whole of a matter: its sheet, and apart from it what only the server knows. */
export interface Matter {
  sheet: Sheet
  /**
   * By participant: what they answered last; it stands until they say otherwise, also when the matter is done
   * a second time.
   */
  answered: Map<Id, { solved: boolean; satisfied: boolean | null }>
  /** By contest: the participant. */
  contestants: Map<Id, Id>
}

export const MATTER_TITLE_MOST = 60
export const MATTER_TEXT_MOST = 2000
export const MATTER_REASON_MOST = 500
export const OFFICE_MOST = 60
