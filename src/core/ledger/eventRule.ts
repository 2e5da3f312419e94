import type { Id } from '../plain/id.ts'
import type { MatterTold, MatterToldOf } from './event.ts'
import type { Owner, Sheet } from './sheet.ts'

/** What a letter about an event does: it asks something of its reader, or it tells. Null: none is written. */
export type LetterKind = 'asks' | 'tells' | null

/** All that follows from one kind of event. */
export interface EventRule<K extends MatterTold['kind']> {
  /** What it changes in the sheet, in place. The stage changes with `moved`, whatever the kind. */
  effect(sheet: Sheet, told: MatterToldOf<K>): void
  /** Whether those who follow a card of the matter get a letter about it. */
  letter(told: MatterToldOf<K>): LetterKind
  /** [L31] What the public reads of it: offices, not persons. */
  inPublic(told: MatterToldOf<K>): MatterToldOf<K>
  /** [L28] What the journal keeps of it: no words of residents, for these can be erased. */
  inJournal(told: MatterToldOf<K>): MatterToldOf<K>
}
export type EventRules<K extends MatterTold['kind']> = { [Kind in K]: EventRule<Kind> }

const asItIs = <T>(told: T): T => told
/** An event that names no person and holds no words of residents. */
export const OPEN_TO_ALL = { inPublic: asItIs, inJournal: asItIs } as const

export const tells = (): LetterKind => 'tells'
export const noLetter = (): LetterKind => null
export const noEffect = (): void => undefined

/** In place of a person whom the public does not read. */
export const NOBODY: Id = '00000000-0000-0000-0000-000000000000'
/** Something that has an owner, with the office and without the person. */
export const withoutPerson = <T extends { owner: Owner }>(of: T): T => ({
  ...of,
  owner: { ...of.owner, person: NOBODY },
})
/** An event of something that has an owner. */
export const OWNED = { inPublic: withoutPerson, inJournal: asItIs } as const
/** [L62] When it climbs goes with its due date; entries from before do not say it. */
export function climbOn(sheet: Sheet, at: number | null | undefined): void {
  if (at === undefined) delete sheet.climbsAt
  else sheet.climbsAt = at
}
/** [L25] Whoever had a hand in the work; sheets from before hands were kept begin with none. */
export function addHands(sheet: Sheet, ...people: Id[]): void {
  sheet.hands = [...new Set([...(sheet.hands ?? []), ...people.filter(Boolean)])]
}
