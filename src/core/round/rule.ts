import type { Actor } from '../meeting/command.ts'
import { refuse } from '../plain/refuse.ts'
import type { RoundCommand, RoundCommandOf, RoundFacts } from './command.ts'
import type { RoundEvent, RoundRefusal } from './event.ts'
import type { Project, Round, RoundStage } from './round.ts'

/** What a rule is given: the round, what is asked, by whom, when, and what else it must know. */
export interface Asking<C> {
  round: Round
  command: C
  actor: Actor
  now: number
  facts: RoundFacts
}

export type Happened = Omit<RoundEvent, 'at' | 'by'>
export type Rule<K extends RoundCommand['kind']> = (asking: Asking<RoundCommandOf<K>>) => Happened[]
export type Rules<K extends RoundCommand['kind']> = { [Kind in K]: Rule<Kind> }

export const refused = (refusal: RoundRefusal): never => refuse<RoundRefusal>(refusal)

/** Each command belongs to some stages of a round. */
export function refuseUnless({ stage }: Round, ...stages: RoundStage[]): void {
  if (!stages.includes(stage)) refused({ refused: 'roundStage', stage })
}

export const projectOf = ({ projects }: Round, n: number): Project =>
  projects[n - 1] ?? refused({ refused: 'noSuchProject' })

/** Taken back, merged into another, or split into parts. */
export const isGone = ({ state }: Pick<Project, 'state'>): boolean =>
  state === 'withdrawn' || state === 'merged' || state === 'split'

/** A proposal that stands by itself. */
export function standing(round: Round, n: number): Project {
  const project = projectOf(round, n)
  if (isGone(project)) refused({ refused: 'projectOver' })
  return project
}

/** A chosen project that is under way. */
export function takenOn(round: Round, n: number): Project {
  const project = projectOf(round, n)
  if (project.matterOpened === null) refused({ refused: 'notTakenOn' })
  return project
}

const DAY = 86_400_000

export const told = (event: Happened['told']): Happened[] => [{ told: event }]

/** An amount in fen that a round can hold: whole, not below nothing, at most ten billion yuan. */
export const MONEY_MOST = 1e12
export function refuseMoney(...amounts: number[]): void {
  if (!amounts.every((amount) => Number.isSafeInteger(amount) && amount >= 0 && amount <= MONEY_MOST))
    refused({ refused: 'outOfRange' })
}

/** [B15] Whoever was screened out has the sealed days to ask for a second look. */
export function refuseBeforeAppeals({ projects, settings }: Round, now: number): void {
  const last = projects
    .filter(({ state, appeal, mergedOut }) => (state === 'screenedOut' || mergedOut) && appeal === null)
    .map(({ screenings, mergedOut }) => mergedOut?.at ?? screenings[screenings.length - 1]!.at)
  const until = Math.max(0, ...last) + settings.appealDays * DAY
  if (last.length > 0 && now < until) refused({ refused: 'appealsOpen', until })
}
