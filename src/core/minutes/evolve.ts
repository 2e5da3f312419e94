import type { MinutesEvent, MinutesTold } from './event.ts'
import type { Minutes } from './minutes.ts'
import type { EventRule, EventRules } from './rule.ts'
import { attached } from './rules/attaching.ts'
import { corrected } from './rules/correcting.ts'
import { written } from './rules/writing.ts'

const RULES: EventRules<MinutesTold['kind']> = { ...written, ...corrected, ...attached }
/** Every kind of event of minutes. */
export const EVENT_KINDS = Object.keys(RULES) as MinutesTold['kind'][]

const ruleOf = ({ kind }: MinutesTold) => RULES[kind] as EventRule<MinutesTold['kind']>

/** The minutes after something happened. Changes `minutes` in place. */
export function evolveMinutes(minutes: Minutes, { told, by }: MinutesEvent): Minutes {
  ruleOf(told).effect(minutes, told, by)
  return minutes
}

/**
 * [N3] What the journal keeps of an event: words and names stay in the minutes, from which they can be
 * erased.
 */
export const minutesInJournal = (told: MinutesTold): MinutesTold => ruleOf(told).inJournal(told)
