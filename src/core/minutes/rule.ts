import type { Actor } from '../meeting/command.ts'
import { refuse } from '../plain/refuse.ts'
import type { MinutesCommand, MinutesCommandOf, MinutesFacts } from './command.ts'
import type { MinutesRefusal, MinutesTold, MinutesToldOf } from './event.ts'
import type { Minutes } from './minutes.ts'

/** What a rule is given: the minutes, what is asked, by whom, when, and what else it must know. */
export interface Asking<C> {
  minutes: Minutes
  command: C
  actor: Actor
  now: number
  facts: MinutesFacts
}

/** What the rules say of a kind of command: what happens, nothing where the wish is already fulfilled. */
export type Rule<K extends MinutesCommand['kind']> = (asking: Asking<MinutesCommandOf<K>>) => MinutesTold[]
export type Rules<K extends MinutesCommand['kind']> = { [Kind in K]: Rule<Kind> }

/** All that follows from one kind of event. */
export interface EventRule<K extends MinutesTold['kind']> {
  /** What it changes, in place. */
  effect(minutes: Minutes, told: MinutesToldOf<K>, by: Actor): void
  /** [N3] What the journal keeps of it: nobody's words and nobody's name. */
  inJournal(told: MinutesToldOf<K>): MinutesToldOf<K>
}
export type EventRules<K extends MinutesTold['kind']> = { [Kind in K]: EventRule<Kind> }

/** An event without words and names. */
export const WORDLESS = { inJournal: <T>(told: T): T => told } as const

/** [N10] Signed minutes stay as they are. */
export function refuseSigned({ signedAt }: Minutes): void {
  if (signedAt !== null) refuse<MinutesRefusal>({ refused: 'minutesSigned', since: signedAt })
}
