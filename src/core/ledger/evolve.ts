import { copyOf } from '../plain/copy.ts'
import type { MatterEvent, MatterTold, Moved } from './event.ts'
import type { EventRule, EventRules, LetterKind } from './eventRule.ts'
import { climbOn } from './eventRule.ts'
import { isOwedIn } from './owed.ts'
import { checked } from './rules/checking.ts'
import { deliberated } from './rules/deliberating.ts'
import { gathered } from './rules/gathering.ts'
import { sorted } from './rules/sorting.ts'
import { worked } from './rules/working.ts'
import type { Matter, Sheet } from './sheet.ts'

const RULES: EventRules<MatterTold['kind']> = { ...gathered, ...sorted, ...deliberated, ...worked, ...checked }
/** Every kind of event of a matter. */
export const EVENT_KINDS = Object.keys(RULES) as MatterTold['kind'][]

const ruleOf = ({ kind }: MatterTold) => RULES[kind] as EventRule<MatterTold['kind']>

/** The sheet after something happened. It changes `sheet` in place and returns it. */
function evolveSheet(sheet: Sheet | undefined, told: MatterTold): Sheet {
  if (told.kind === 'matterOpened') return copyOf(told.sheet)
  if (!sheet) throw new Error(`${told.kind} before matterOpened`)
  ruleOf(told).effect(sheet, told)
  if (told.moved) enterStage(sheet, told.moved)
  return sheet
}

function enterStage(sheet: Sheet, { stage, at, dueAt, climbsAt }: Moved): void {
  Object.assign(sheet, { stage, since: at, dueAt })
  climbOn(sheet, climbsAt)
  // [L63] What is beyond the stage in which it was due is owed no more; what is folded waits as it is.
  if (!sheet.owed || stage === 'folded') return
  const owed = sheet.owed.filter((one) => isOwedIn(stage, one))
  if (owed.length > 0) sheet.owed = owed
  else delete sheet.owed
}

/** The whole matter after something happened. Changes `matter` in place, as `evolveSheet` does. */
export function evolve(matter: Matter | undefined, { told, secret }: MatterEvent): Matter {
  const sheet = evolveSheet(matter?.sheet, told)
  matter ??= emptyMatter(sheet)
  if (secret?.answered) {
    const { participant, solved, satisfied, same } = secret.answered
    for (const other of same ?? []) matter.answered.delete(other)
    matter.answered.set(participant, { solved, satisfied })
  }
  if (secret?.contestant && told.kind === 'matterContested') {
    matter.contestants.set(told.contest.id, secret.contestant)
  }
  return matter
}

/** A matter of which nobody has said anything in confidence yet. */
const emptyMatter = (sheet: Sheet): Matter => ({ sheet, answered: new Map(), contestants: new Map() })

/** Whether those who follow a card of the matter get a letter about it, and whether that asks something. */
export const letterKind = (told: MatterTold): LetterKind => ruleOf(told).letter(told)

/** [L31] What the public reads of an event: offices, not persons. */
export const inPublic = (told: MatterTold): MatterTold => ruleOf(told).inPublic(told)

/** [L28] What the journal keeps of an event: what residents said stays in the sheet, and can be erased. */
export const inJournal = (told: MatterTold): MatterTold => ruleOf(told).inJournal(told)
