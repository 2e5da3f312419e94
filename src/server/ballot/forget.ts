import { isOneOf } from '../../core/ballot/rules/ending.ts'
import type { Meeting } from '../../core/meeting/meeting.ts'
import type { FullKey } from '../../core/plain/id.ts'
import type { Db } from '../database/open.ts'
import type { Follow } from '../journal/aggregate.ts'
import { freeingSteps } from './handOn.ts'
import type { FormalSteps } from './services.ts'
import { votesAt } from './store.ts'
import { voteAggregate } from './votes.ts'

/**
 * [M26] [M52] What follows where somebody of a meeting is erased: votes on a motion that has no words any
 * more are given up, and their questions lose them, in the same commit; [V30] a formal step that such a vote
 * had as well is free.
 */
export async function forgetMotions(
  db: Db,
  formal: FormalSteps,
  meeting: FullKey,
): Promise<(meeting: Meeting) => Follow[]> {
  const votes = await votesAt(db, meeting)
  return ({ board }) => {
    const wordings = board.motions.flatMap(({ id: motion, wordings }) =>
      wordings.filter(({ what }) => what === '').map(({ version }) => ({ motion, version })),
    )
    const command = { kind: 'forgetMotions', wordings } as const
    const given = votes.filter(({ questions }) => questions.some(({ decides }) => isOneOf(wordings, decides)))
    return given.flatMap((vote) => [{ aggregate: voteAggregate, id: vote.id, command }, ...freeingSteps(formal, vote)])
  }
}
