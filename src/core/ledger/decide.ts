import type { Actor } from '../meeting/command.ts'
import { instantsHold } from '../plain/instant.ts'
import { decided, refuse } from '../plain/refuse.ts'
import type { MatterCommand, MatterFacts } from './command.ts'
import type { MatterEvent, MatterRefusal, MatterSecret, MatterTold, Moved } from './event.ts'
import type { Rule, Rules, Situation } from './rule.ts'
import { enter } from './rule.ts'
import { checking } from './rules/checking.ts'
import { deliberating } from './rules/deliberating.ts'
import { gathering, openMatter } from './rules/gathering.ts'
import { sorting } from './rules/sorting.ts'
import { working } from './rules/working.ts'
import type { Matter } from './sheet.ts'
import { moveOf, stagesFor } from './stages.ts'

/** Everything that can be asked of a matter that is there. */
type Kind = Exclude<MatterCommand['kind'], 'openMatter'>

const RULES: Rules<Kind> = {
  ...gathering,
  ...sorting,
  ...deliberating,
  ...working,
  ...checking,
}

/**
 * Decides what a command does to a matter: events in order (none where the wish is already fulfilled), or why
 * not. Rules: docs/rules/ledger.md. `now` is milliseconds since 1970. `matter` is undefined only for
 * openMatter. Nothing is changed here.
 */
export function decide(
  matter: Matter | undefined,
  command: MatterCommand,
  actor: Actor,
  now: number,
  facts: MatterFacts,
): MatterEvent[] | MatterRefusal {
  const tell = (told: MatterTold, secret?: MatterSecret): MatterEvent =>
    secret ? { at: now, by: actor, told, secret } : { at: now, by: actor, told }
  return decided<MatterEvent[], MatterRefusal>(() => {
    if (!instantsHold(command)) return refuse({ refused: 'outOfRange' })
    if (facts.missing) return refuse({ refused: facts.missing })
    if (command.kind === 'openMatter') return openMatter(matter, command, actor, now, facts, tell)
    if (!matter) return refuse({ refused: 'noSuchMatter' })
    const { sheet } = matter
    const move = (when?: string): Moved => {
      const stage = moveOf(command.kind, sheet.stage, when)
      if (!stage) return refuse({ refused: 'notInThisStage', stage: sheet.stage } as MatterRefusal)
      return enter(sheet, stage, now, facts)
    }
    const rule = RULES[command.kind] as Rule<MatterCommand['kind']>
    if (rule.stages !== 'moves' && !rule.stages.includes(sheet.stage)) {
      return refuse({ refused: 'notInThisStage', stage: sheet.stage })
    }
    return rule.decide({ matter, sheet, command, actor, now, facts, tell, move })
  })
}

/**
 * [L2] Whether a command of this kind is possible for a matter as it stands: what the desk and the pages of
 * residents offer. What is not possible is refused, or changes nothing.
 */
export function isOffered(kind: Kind, situation: Situation): boolean {
  const { stages, offered } = RULES[kind]
  const among = stages === 'moves' ? stagesFor(kind) : stages
  return among.includes(situation.sheet.stage) && (offered?.(situation) ?? true)
}
