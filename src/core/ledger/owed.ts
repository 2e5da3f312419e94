import type { MatterStage } from './stages.ts'
import { isOpen } from './stages.ts'
import type { Matter, Owing, Sheet } from './sheet.ts'

// [L6] [L13] Lateness is cleared by work alone. What was due where a matter was folded into another, or sent
// back, stays due until the work has gone beyond the stage in which it was: neither gives new time.

/** How far the work is: what was due in a stage is owed until the work is beyond it. */
const FAR: Partial<Record<MatterStage, number>> = {
  opened: 0,
  triaged: 1,
  deliberating: 2,
  referred: 2,
  transferring: 2,
  decided: 3,
  transferred: 3,
  underWay: 4,
  done: 5,
}

/** Whether what was due in one stage is still owed in another. */
export const isOwedIn = (stage: MatterStage, owing: Pick<Owing, 'stage'>): boolean =>
  isOpen(stage) && FAR[stage]! <= (FAR[owing.stage] ?? -1)

/** What a matter counts as, with what it owes from before and what was folded into it. */
export interface Standing {
  openedAt: number
  dueAt: number | null
  climbsAt: number | null
  answerBy: number | null
  /** Whether somebody whose matter was folded into it was answered late, though it was not. */
  foldedLate: boolean
  reopened: number
}

/** [L6] [L13] The matter as it counts, with the earlier dates of what was folded into it. */
export function standingOf(root: Sheet, folded: readonly Sheet[] = []): Standing {
  return {
    openedAt: Math.min(root.openedAt, ...folded.map(({ openedAt }) => openedAt)),
    ...dueOf(root, folded),
    answerBy: earliest(
      [root, ...folded.filter(({ answeredAt }) => answeredAt === null)].map(({ answerBy }) => answerBy),
    ),
    foldedLate: folded.some((one) => wasAnsweredLate(one, root)),
    reopened: root.reopened + sum(folded.map(({ reopened }) => reopened)),
  }
}

/** What is due of it: its own date, or an earlier one that it still owes. */
function dueOf(root: Sheet, folded: readonly Sheet[]): Pick<Standing, 'dueAt' | 'climbsAt'> {
  const own = root.dueAt === null ? [] : [{ stage: root.stage, dueAt: root.dueAt, climbsAt: root.climbsAt }]
  const owing = [...(root.owed ?? []), ...folded.flatMap((one) => owedThrough(one, root))]
  const all = [...own, ...owing.filter((one) => isOwedIn(root.stage, one))]
  const first = all.reduce<Owing | undefined>(
    (least, one) => (least && least.dueAt <= one.dueAt ? least : one),
    undefined,
  )
  if (!first) return { dueAt: null, climbsAt: null }
  const climbs = first.climbsAt === undefined ? null : earliest(all.map(({ climbsAt }) => climbsAt ?? null))
  return { dueAt: first.dueAt, climbsAt: climbs }
}

/** [L11] What a folded matter brings along, until the other is given longer in public and with a reason. */
function owedThrough({ since, unfolded, owed = [] }: Sheet, { extensions }: Sheet): Owing[] {
  if (!unfolded || extensions.some(({ at }) => at > since)) return []
  const { stage, dueAt, climbsAt } = unfolded
  return dueAt === null ? owed : [...owed, { stage, dueAt, climbsAt }]
}

/** Whoever waited in the folded matter has their answer with it, or since it was folded with the other's. */
function wasAnsweredLate({ answeredAt, answerBy, since }: Sheet, root: Sheet): boolean {
  const at = answeredAt ?? (root.answeredAt === null ? null : Math.max(root.answeredAt, since))
  return at !== null && answerBy !== null && at > answerBy
}

/**
 * [L30] Satisfied answers and all answers, of residents and callbacks together, also of what was folded into
 * it; [L27] of whoever answered in both, what they said in the one that stays.
 */
export function satisfactionOf(root: Matter, folded: readonly Matter[] = []): { satisfied: number; answers: number } {
  const matters = [...folded, root]
  const said = new Map(matters.flatMap(({ answered }) => [...answered]))
  const callbacks = matters.flatMap(({ sheet }) => sheet.callbacks)
  const heard = [...said.values(), ...callbacks].filter(({ satisfied }) => satisfied !== null)
  return { satisfied: heard.filter(({ satisfied }) => satisfied).length, answers: heard.length }
}

/** [L6] [L13] What is owed, with one thing more; what another one covers is left out. */
export function owingWith(owed: readonly Owing[], more: Owing): Owing[] {
  const covers = (a: Owing, b: Owing) => isOwedIn(b.stage, a) && a.dueAt <= b.dueAt
  return owed.some((one) => covers(one, more)) ? [...owed] : [...owed.filter((one) => !covers(more, one)), more]
}

const sum = (all: readonly number[]): number => all.reduce((whole, one) => whole + one, 0)
function earliest(all: readonly (number | null)[]): number | null {
  const known = all.filter((one) => one !== null)
  return known.length === 0 ? null : Math.min(...known)
}
