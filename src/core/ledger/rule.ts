import type { Actor, StaffActor } from '../meeting/command.ts'
import type { Id } from '../plain/id.ts'
import { refuse } from '../plain/refuse.ts'
import type { MatterCommand, MatterCommandOf, MatterFacts } from './command.ts'
import type { MatterEvent, MatterSecret, MatterTold, Moved } from './event.ts'
import { climbsAt } from './overdue.ts'
import type { PlacedSettings } from './settings.ts'
import { dueIn } from './settings.ts'
import type { Matter, Sheet } from './sheet.ts'
import { photosOf } from './sheet.ts'
import type { MatterStage } from './stages.ts'

/** What a rule is given: the matter, what is asked, by whom, what else it must know, and how it tells. */
interface Asking<C> {
  matter: Matter
  sheet: Sheet
  command: C
  actor: Actor
  now: number
  facts: MatterFacts
  tell(told: MatterTold, secret?: MatterSecret): MatterEvent
  /**
   * [L2] The stage that the command leads to from here, by the table of stages; refuses where it leads
   * nowhere.
   */
  move(when?: string): Moved
}

/** A matter as it stands for somebody who looks at it. */
export interface Situation {
  sheet: Sheet
  /** How many matters are folded into it. */
  folded: number
  /** The staff who look; null where they are none. */
  looks: StaffActor | null
}

/** All that the rules say of one kind of command. */
export interface Rule<K extends MatterCommand['kind']> {
  /**
   * The stages in which it can be asked; elsewhere it is refused before `decide`. `moves`: those from which
   * the table of stages leads on with it; `move` refuses elsewhere.
   */
  stages: readonly MatterStage[] | 'moves'
  /** What else must be there, so that it makes sense to offer it; `decide` still has the last word. */
  offered?(situation: Situation): boolean
  decide(asking: Asking<MatterCommandOf<K>>): MatterEvent[]
}
export type Rules<K extends MatterCommand['kind']> = { [Kind in K]: Rule<Kind> }

/** [L34] A matter shows only photos that whoever asks brought for it, each once. */
export function ownPhoto(sheet: Sheet, { photos }: MatterFacts, photo: Id | null): Id | null {
  return photo === null || (photos.has(photo) && !photosOf(sheet).has(photo))
    ? photo
    : refuse({ refused: 'noSuchPhoto' })
}

/** Entering a stage: when, and until when what it awaits is due. */
export function enter(sheet: Sheet, stage: MatterStage, at: number, { settings }: MatterFacts): Moved {
  const begun = sheet.proposals.some(({ state }) => state === 'open')
  return dueOn({ stage, at, dueAt: null }, dueIn(stage, sheet.triage?.lane, begun, at, settings), settings)
}

/** [L62] The same, due then; when it climbs is given with the date. */
export const dueOn = (moved: Moved, dueAt: number | null, settings: PlacedSettings): Moved => ({
  ...moved,
  dueAt,
  climbsAt: climbsAt(dueAt, settings),
})
