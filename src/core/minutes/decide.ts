import type { Actor } from '../meeting/command.ts'
import { instantsHold } from '../plain/instant.ts'
import { decided, refuse } from '../plain/refuse.ts'
import type { MinutesCommand, MinutesFacts } from './command.ts'
import type { MinutesEvent, MinutesRefusal } from './event.ts'
import type { Minutes } from './minutes.ts'
import type { Rule, Rules } from './rule.ts'
import { attaching } from './rules/attaching.ts'
import { correcting } from './rules/correcting.ts'
import { writing } from './rules/writing.ts'

const RULES: Rules<MinutesCommand['kind']> = { ...writing, ...correcting, ...attaching }

/**
 * Decides what a command does to minutes: events in order (none where the wish is already fulfilled), or why
 * not. Rules: docs/rules/minutes.md. `now` is milliseconds since 1970. Nothing is changed here.
 */
export function decideMinutes(
  minutes: Minutes,
  command: MinutesCommand,
  actor: Actor,
  now: number,
  facts: MinutesFacts,
): MinutesEvent[] | MinutesRefusal {
  return decided<MinutesEvent[], MinutesRefusal>(() => {
    if (!instantsHold(command)) return refuse({ refused: 'outOfRange' })
    // [H2] What is carried home goes on there; words that must go, go here too.
    const carried = facts.board?.carried
    if (carried && command.kind !== 'takeOutWords') return refuse({ refused: 'meetingCarried', since: carried.at })
    const rule = RULES[command.kind] as Rule<MinutesCommand['kind']>
    return rule({ minutes, command, actor, now, facts }).map((told) => ({ at: now, by: actor, told }))
  })
}
