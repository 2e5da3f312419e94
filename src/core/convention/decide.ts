import type { Actor } from '../meeting/command.ts'
import { instantsHold } from '../plain/instant.ts'
import { decided, refuse } from '../plain/refuse.ts'
import type { ConventionCommand, ConventionFacts } from './command.ts'
import type { Convention } from './convention.ts'
import type { ConventionEvent, ConventionRefusal } from './event.ts'
import type { Rule, Rules } from './rule.ts'
import { applying } from './rules/applying.ts'
import { commenting } from './rules/commenting.ts'
import { deciding } from './rules/deciding.ts'
import { drafting } from './rules/drafting.ts'
import { reviewing } from './rules/reviewing.ts'

const RULES: Rules<ConventionCommand['kind']> = { ...drafting, ...commenting, ...reviewing, ...deciding, ...applying }

/**
 * Decides what a command does to an edition of the convention: events in order (none where the wish is
 * already fulfilled), or why not. Rules: docs/rules/convention.md. `now` is milliseconds since 1970. Nothing
 * is changed here.
 */
export function decideConvention(
  convention: Convention | undefined,
  command: ConventionCommand,
  actor: Actor,
  now: number,
  facts: ConventionFacts,
): ConventionEvent[] | ConventionRefusal {
  return decided<ConventionEvent[], ConventionRefusal>(() => {
    if (!convention && command.kind !== 'openConvention')
      return refuse<ConventionRefusal>({ refused: 'conventionMissing' })
    if (!instantsHold(command)) return refuse<ConventionRefusal>({ refused: 'outOfRange' })
    const rule = RULES[command.kind] as Rule<ConventionCommand['kind']>
    const events = rule({ convention: convention!, command, actor, now, facts })
    return events.map((happened) => ({ at: now, by: actor, ...happened }))
  })
}
