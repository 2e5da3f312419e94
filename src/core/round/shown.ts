import { NOBODY } from './event.ts'
import type { Counted } from './outcome.ts'
import { reserveOf, yesIn } from './outcome.ts'
import type {
  Decision,
  Doers,
  Project,
  ProjectSaid,
  Round,
  RoundLot,
  RoundSettings,
  RoundStage,
  ScreenedOut,
} from './round.ts'
import { askedOf, chosenOf, costNow, costWaits, saidOf } from './round.ts'

/** A project as everybody sees it, once it was screened: without its proposer. */
export interface Dish extends Omit<ProjectSaid, 'matter'> {
  n: number
  /** What it asks by its own lines, and what was checked and by whom. */
  asked: number
  cost: { amount: number; by: string; note: string; at: number } | null
  number: string | null
  /** Its picture, by which `/photos/ID.webp` is found. */
  picture: string | null
  /** What it costs by now, and each report of it. */
  now: number
  reports: { amount: number; note: string; at: number; over: boolean; heldOn: number | null }[]
  waits: boolean
  /** Those who were drawn to accept it, without who they are. */
  draws: {
    seed: string
    drawn: number
    yes: number
    no: number
    notes: string[]
    /** [B36] Neighbours who were heard. */
    neighbours: { yes: number; no: number }
  }[]
  acceptedAt: number | null
  /** Who builds it, and who looks after it from then on. */
  doers: Doers
}

/** Everything that anybody may know of a round. */
export interface RoundShown {
  code: string
  title: string
  stage: RoundStage
  settings: RoundSettings
  openedAt: number
  frozenAt: number | null
  /** The dish that the screen shows alone now. */
  pitched: number | null
  pitchTurn: { since: number; seconds: number } | null
  /** The vote on it; empty before the menu is frozen. */
  voteCode: string
  closedAt: number | null
  why: string
  /** How many were proposed, and how many of them wait for their screening, were taken back or merged. */
  came: { proposed: number; waiting: number; withdrawn: number; merged: number; split: number }
  /** What stands on the menu, or so far. */
  dishes: Dish[]
  /** What does not, by number and with the reason; its words are not shown. */
  /** `into`: that into which it was merged afterwards, for this reason. */
  screenedOut: { n: number; out: ScreenedOut; reason: string; again: boolean; into: number | null }[]
  lots: RoundLot[]
  counted: Counted | null
  decision: Decision | null
  reserve: number[]
  /** What is spent by now of the budget, and what is left. */
  spent: number
  left: number
}

/** [B14] [B15] A round as everybody may see it: proposals that wait are a number. */
export function shownOf(round: Round): RoundShown {
  const {
    code,
    title,
    stage,
    settings,
    openedAt,
    frozenAt,
    pitched,
    pitchTurn,
    voteCode,
    closedAt,
    why,
    projects,
    lots,
    counted,
    decision,
  } = round
  const passed = round.menu.length ? round.menu.map((n) => projects[n - 1]!) : projects.filter(isPassed)
  const count = (state: Project['state']) => projects.filter((project) => project.state === state).length
  const chosen = chosenOf(round)
  const spent = chosen.reduce((sum, project) => sum + costNow(project), 0)
  return {
    code,
    title,
    stage,
    settings,
    openedAt,
    frozenAt,
    pitched,
    pitchTurn: pitchTurn ?? null,
    voteCode,
    closedAt,
    why,
    came: {
      proposed: projects.length,
      waiting: count('proposed'),
      withdrawn: count('withdrawn'),
      merged: count('merged'),
      split: count('split'),
    },
    dishes: passed.map(dishOf),
    screenedOut: projects.flatMap(({ n, state, screenings, appeal, into, mergedOut }) => {
      const last = screenings[screenings.length - 1]
      if (!(state === 'screenedOut' || mergedOut) || !last?.out) return []
      const reason = mergedOut?.reason ?? last.reason
      return [{ n, out: last.out, reason, again: appeal?.looked ?? false, into }]
    }),
    lots,
    counted,
    decision,
    reserve: reserveOf(round),
    spent,
    left: settings.budget - spent,
  }
}

/** What a dish costs: what was checked, or before that what its own lines come to. */
export const costedOf = ({ cost, asked }: Dish): number => cost?.amount ?? asked

const isPassed = ({ state }: Project): boolean => state === 'passed'

const saidIn = (said: readonly { accepted: boolean }[]) => ({ yes: yesIn(said), no: said.length - yesIn(said) })

export function dishOf(project: Project): Dish {
  const { n, cost, number, reports, draws, acceptedAt, picture, doers } = project
  const { matter: _, ...said } = saidOf(project)
  return {
    n,
    ...said,
    asked: askedOf(project),
    cost,
    number,
    picture,
    now: costNow(project),
    reports: reports.map(({ decided, ...report }) => ({ ...report, heldOn: decided?.heldOn ?? null })),
    waits: costWaits(project),
    draws: draws.map(({ seed, people, verdicts, neighbours = [] }) => ({
      seed,
      drawn: people.length,
      ...saidIn(verdicts),
      notes: [...verdicts, ...neighbours].map(({ note }) => note).filter(Boolean),
      neighbours: saidIn(neighbours),
    })),
    acceptedAt,
    doers: doers ?? NOBODY,
  }
}
