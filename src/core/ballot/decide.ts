import { decided, refuse } from '../plain/refuse.ts'
import type { Asker, Hash, VoteCommand } from './command.ts'
import type { VoteEvent, VoteRefusal } from './event.ts'
import type { Rule, Rules } from './rule.ts'
import { casting } from './rules/casting.ts'
import { drafting } from './rules/drafting.ts'
import { entering } from './rules/entering.ts'
import { ending } from './rules/ending.ts'
import { handing } from './rules/handing.ts'
import type { Vote } from './vote.ts'

const RULES: Rules<VoteCommand['kind']> = { ...drafting, ...handing, ...casting, ...entering, ...ending }

/**
 * Decides what a command does to a vote: events in order (none where the wish is already fulfilled), or why
 * not. Rules: docs/rules/ballot.md. `now` is milliseconds since 1970. Nothing is changed here.
 */
export function decideVote(
  vote: Vote | undefined,
  command: VoteCommand,
  actor: Asker,
  now: number,
  hash: Hash,
): VoteEvent[] | VoteRefusal {
  return decided<VoteEvent[], VoteRefusal>(() => {
    if (!vote && command.kind !== 'draftVote') return refuse<VoteRefusal>({ refused: 'voteMissing' })
    const rule = RULES[command.kind] as Rule<VoteCommand['kind']>
    const events = rule({ vote: vote!, command, actor, now, hash })
    return events.map((happened) => ({ at: now, by: actor, ...happened }))
  })
}
