import type { Door, Voter } from '../ballot/rules.ts'
import type { Share } from '../ballot/law.ts'
import type { Id } from '../plain/id.ts'
import type { Lot } from '../plain/lotRecord.ts'
import type { Counted } from './outcome.ts'
import type { RuleSaid } from './ruleSaid.ts'

/**
 * Soliciting: everybody can propose. Screening: nothing new comes, what came is screened and its cost
 * checked. Frozen: the menu hangs and is voted on. Counted: the result hangs. Decided: it is carried out.
 */
export const ROUND_STAGES = ['soliciting', 'screening', 'frozen', 'counted', 'decided', 'closed', 'abandoned'] as const
export type RoundStage = (typeof ROUND_STAGES)[number]

export const PROJECT_KINDS = ['works', 'services', 'goods'] as const
export type ProjectKind = (typeof PROJECT_KINDS)[number]

/** Why a proposal does not stand on the menu. */
export const SCREENED_OUT = ['scope', 'excluded', 'othersDuty', 'aboveCap', 'doubled', 'incomplete'] as const
export type ScreenedOut = (typeof SCREENED_OUT)[number]

/** Who says yes to what was counted. */
export const DECIDERS = ['committee', 'representativesMeeting', 'residentsMeeting'] as const
export type Decider = (typeof DECIDERS)[number]

/** How a round is held. Money is in fen, days are whole ones. [B13] Sealed with the menu. */
export interface RoundSettings {
  year: number
  budget: number
  /** The most that a project of a kind may cost; null: that kind is not in this round. */
  caps: Record<ProjectKind, number | null>
  /** So many days whoever was screened out has to ask for a second look before the menu is frozen. */
  appealDays: number
  /** So many days the menu hangs before the vote can be opened. */
  menuDays: number
  /** So many days the result hangs before it can be decided. */
  resultDays: number
  /** Dishes on a ballot, at least and at most. */
  fewest: number
  most: number
  /** Of those on the roll, so many must take part; null: however many. */
  turnout: Share | null
  voter: Voter
  who: string
  doors: Door[]
  rule: RuleSaid
  decider: Decider
  /** A project may cost so many hundredths more than was frozen; beyond it is decided anew. */
  overPercent: number
  /** So many people of the roll are drawn to accept a project. */
  acceptors: number
  /** [B36] So many neighbours are asked besides; missing in rounds of before: none. */
  neighbours?: number | undefined
  /** In words, where the number comes from by which lots are drawn, said before it is known. */
  lotFrom: string
}

export interface CostLine {
  what: string
  quantity: number
  /** Of one, in fen. */
  price: number
}

/** Money that comes from elsewhere. */
export interface Fund {
  from: string
  amount: number
}

/** What a proposal says. Its words are a resident's: they can be erased until the menu is frozen. */
export interface ProjectSaid {
  kind: ProjectKind
  title: string
  place: string
  /** What is wrong or missing now. */
  need: string
  /** Who gains by it. */
  gains: string
  content: string
  lines: CostLine[]
  funds: Fund[]
  builder: string
  /** When it is to be done, as instants; null: not known yet. */
  from: number | null
  until: number | null
  /** Who looks after it afterwards, and how. */
  upkeep: string
  /** Whose consent it needs. */
  consents: string
  /** The matter from which it comes, whose cards are its need. */
  matter: Id | null
}

export interface Screening {
  /** Why it is not on the menu; null: it is. */
  out: ScreenedOut | null
  reason: string
  by: Id
  at: number
}

/** What a project costs the round, as somebody named has checked it. */
export interface CheckedCost {
  amount: number
  by: string
  note: string
  at: number
}

/** What a project costs by now, and what was decided where that is too much. */
export interface CostReport {
  amount: number
  note: string
  at: number
  over: boolean
  decided: { heldOn: number; note: string; at: number } | null
}

/** What somebody of the roll says of a project that is done. */
export interface Verdict {
  person: number
  accepted: boolean
  note: string
  at: number
}

/** Those who were drawn to look at a project, by their numbers on the roll. */
export interface Draw {
  seed: string
  people: number[]
  verdicts: Verdict[]
  /** [B36] What neighbours said, without who they are; missing where nobody was asked. */
  neighbours?: NeighbourSaid[] | undefined
}

/** [B36] What a neighbour of a project says of it. */
export type NeighbourSaid = Omit<Verdict, 'person'>

export const PROJECT_STATES = ['proposed', 'passed', 'screenedOut', 'withdrawn', 'merged', 'split'] as const
export type ProjectState = (typeof PROJECT_STATES)[number]

export interface Project extends ProjectSaid {
  /** From 1 on, in the order of coming. */
  n: number
  state: ProjectState
  /** Through which door it came: the page, or typed at the desk. */
  came: 'page' | 'desk'
  at: number
  screenings: Screening[]
  /** Why its proposer asks for a second look; null: nobody does. */
  appeal: { text: string; at: number; looked: boolean } | null
  cost: CheckedCost | null
  /** The project into which it was merged. */
  into: number | null
  /** When and why it was merged although it was screened out, for everybody to read; null of others. */
  mergedOut: { at: number; reason: string } | null
  /** The project of which it is a part; of one that was split, its parts. */
  partOf: number | null
  parts: number[]
  /** Its picture, which is in no entry and can be taken away at any time. */
  picture: Id | null
  /** Who took it on, and so does not record that it is accepted. */
  doer: Id | null
  /** Each look at who proposed it. */
  looks: { by: Id; at: number; reason: string }[]
  /** [B22] Its number, and the matter that carries it out. */
  number: string | null
  matterOpened: Id | null
  reports: CostReport[]
  draws: Draw[]
  acceptedAt: number | null
  /** [B34] When its proposer asked to speak for it in the hall; missing where nobody does. */
  pitchAsked?: number | undefined
  /** [B31] Missing until it is said. */
  doers?: Doers | undefined
}

/** [B31] Which organisation builds a project, and which looks after it from then on; empty: not said yet. */
export interface Doers {
  contractor: string
  upkeep: string
}

/** [B19] [B24] A lot of a round: of the projects that tie, or of the people of the roll who accept one. */
export interface RoundLot extends Lot {
  id: Id
  /** The project whose acceptors are drawn; null: which of equal projects comes first. */
  n: number | null
}

/** What the body decided: who, on which day, under which number, and what it left out. */
export interface Decision {
  decider: Decider
  heldOn: number
  document: string
  /** Chosen projects that are not done after all, with the public reason. */
  left: { n: number; reason: string }[]
  at: number
}

/** [B14] Who proposed something: in no entry, on no public page, erased when asked. */
export interface Proposer {
  name: string
  contact: string
}

/** One budget round, from soliciting to acceptance. */
export interface Round {
  community: Id
  id: Id
  /** By which its pages are found. */
  code: string
  title: string
  stage: RoundStage
  settings: RoundSettings
  openedAt: number
  projects: Project[]
  proposers: Map<number, Proposer>
  /** Numbers of the projects on the menu, in its order; none before it is frozen. */
  menu: number[]
  frozenAt: number | null
  /** The dish that the screen shows alone, while somebody speaks for it. */
  pitched: number | null
  /** [B34] Since when it is pitched, and for how many seconds; missing where nobody set a time. */
  pitchTurn?: { since: number; seconds: number } | undefined
  /** The vote on the menu; others that were given up before. */
  vote: Id | null
  voteCode: string
  counted: Counted | null
  /** In the order in which they were announced. */
  lots: RoundLot[]
  decision: Decision | null
  closedAt: number | null
  /** Why it was given up. */
  why: string
}

export const newRound = (
  community: Id,
  id: Id,
  code: string,
  said: Pick<Round, 'title' | 'settings'>,
  openedAt: number,
): Round => ({
  community,
  id,
  code,
  ...said,
  stage: 'soliciting',
  openedAt,
  projects: [],
  proposers: new Map(),
  menu: [],
  frozenAt: null,
  pitched: null,
  vote: null,
  voteCode: '',
  counted: null,
  lots: [],
  decision: null,
  closedAt: null,
  why: '',
})

/** What a project asks of the round by its own lines: their sum without other money, never below nothing. */
export function askedOf({ lines, funds }: Pick<ProjectSaid, 'lines' | 'funds'>): number {
  const all = lines.reduce((sum, { quantity, price }) => sum + quantity * price, 0)
  return Math.max(
    0,
    funds.reduce((left, { amount }) => left - amount, all),
  )
}

/** The projects of the menu. */
export const menuOf = ({ projects, menu }: Round): Project[] => menu.map((n) => projects[n - 1]!)

/** The projects that were counted as chosen and decided, without those that the body left out. */
export function chosenOf({ projects, counted, decision }: Round): Project[] {
  const left = new Set(decision?.left.map(({ n }) => n))
  return (counted?.won ?? []).filter((n) => !left.has(n)).map((n) => projects[n - 1]!)
}

/** What a project costs by now: what was last reported, else what was frozen. */
export const costNow = ({ reports, cost }: Project): number => reports[reports.length - 1]?.amount ?? cost?.amount ?? 0

/** Whether its cost waits for a new decision. */
export const costWaits = ({ reports }: Project): boolean => {
  const last = reports[reports.length - 1]
  return last !== undefined && last.over && last.decided === null
}

/** What of a project is said of it, without what became of it. */
export const saidOf = ({
  kind,
  title,
  place,
  need,
  gains,
  content,
  lines,
  funds,
  builder,
  from,
  until,
  upkeep,
  consents,
  matter,
}: ProjectSaid): ProjectSaid => ({
  kind,
  title,
  place,
  need,
  gains,
  content,
  lines,
  funds,
  builder,
  from,
  until,
  upkeep,
  consents,
  matter,
})
