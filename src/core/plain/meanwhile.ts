import { canonical } from './canonical.ts'
import { refuse } from './refuse.ts'

/**
 * Whoever changes a whole thing says what they began from, or which version they read: it stands otherwise
 * by now.
 */
export interface ChangedMeanwhile {
  refused: 'changedMeanwhile'
}

/**
 * [R21] What saying a whole thing anew comes to. `was`: as it stood for whoever says it. Nothing where it
 * stands as they say already, whoever said it: a press that came twice is no quarrel.
 */
export function comesTo(stands: object, was: object, said: object): 'nothing' | 'change' | 'changedMeanwhile' {
  const now = canonical(stands)
  if (now === canonical(said)) return 'nothing'
  return now === canonical(was) ? 'change' : 'changedMeanwhile'
}

/** The same in a rule: whether there is anything to change; leaves it where it stands otherwise by now. */
export function changes(stands: object, was: object, said: object): boolean {
  const what = comesTo(stands, was, said)
  if (what === 'changedMeanwhile') refuse<ChangedMeanwhile>({ refused: what })
  return what === 'change'
}

/** [R21] Leaves a rule where whoever decides on something has read another version of it. */
export function refuseUnread(read: string | number | null, stands: string | number): void {
  if (read !== stands) refuse<ChangedMeanwhile>({ refused: 'changedMeanwhile' })
}
