import type { Actor } from '../meeting/command.ts'
import { instantsHold } from '../plain/instant.ts'
import { decided, refuse } from '../plain/refuse.ts'
import type { RoundCommand, RoundFacts } from './command.ts'
import type { RoundEvent, RoundRefusal } from './event.ts'
import type { Round } from './round.ts'
import type { Rule, Rules } from './rule.ts'
import { counting } from './rules/counting.ts'
import { drawing } from './rules/drawing.ts'
import { doing } from './rules/doing.ts'
import { screening } from './rules/screening.ts'
import { soliciting } from './rules/soliciting.ts'

const RULES: Rules<RoundCommand['kind']> = { ...soliciting, ...screening, ...counting, ...drawing, ...doing }

/**
 * Decides what a command does to a round: events in order (none where the wish is already fulfilled), or why
 * not. Rules: docs/rules/budget.md. `now` is milliseconds since 1970. Nothing is changed here.
 */
export function decideRound(
  round: Round | undefined,
  command: RoundCommand,
  actor: Actor,
  now: number,
  facts: RoundFacts,
): RoundEvent[] | RoundRefusal {
  return decided<RoundEvent[], RoundRefusal>(() => {
    if (!round && command.kind !== 'openRound') return refuse<RoundRefusal>({ refused: 'roundMissing' })
    if (!instantsHold(command)) return refuse<RoundRefusal>({ refused: 'outOfRange' })
    const rule = RULES[command.kind] as Rule<RoundCommand['kind']>
    const events = rule({ round: round!, command, actor, now, facts })
    return events.map((happened) => ({ at: now, by: actor, ...happened }))
  })
}
