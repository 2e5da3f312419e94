import type { Meeting } from '../../core/meeting/meeting.ts'
import type { FullKey } from '../../core/plain/id.ts'
import type { Db } from '../database/open.ts'
import type { Follow } from '../journal/aggregate.ts'
import { votesAt } from './store.ts'
import { voteAggregate } from './votes.ts'

/**
 * [M26] [M52] What follows where somebody of a meeting is erased: votes on a motion that has no words any
 * more are given up, and their questions lose them, in the same commit.
 */
export async function forgetMotions(db: Db, meeting: FullKey): Promise<(meeting: Meeting) => Follow[]> {
  const votes = await votesAt(db, meeting)
  return ({ board }) => {
    const wordings = board.motions.flatMap(({ id: motion, wordings }) =>
      wordings.filter(({ what }) => what === '').map(({ version }) => ({ motion, version })),
    )
    const command = { kind: 'forgetMotions', wordings } as const
    return wordings.length === 0 ? [] : votes.map((id) => ({ aggregate: voteAggregate, id, command }))
  }
}
