import type { Id } from '../../core/plain/id.ts'
import type { Live } from '../../wire/ballot.ts'
import { openTrees } from '../meeting/list.store.ts'
import type { BallotServices } from './services.ts'

/**
 * [V17] The stream that says when a vote shows something new, from position `after` on: its meeting's, or
 * else that of the community's open tree, since every stream of a community says it. Null where there is
 * none.
 */
export async function liveOf(
  { db, meetings }: BallotServices,
  community: Id,
  meeting: Id | null,
  after: number,
): Promise<Live | null> {
  const held = meeting && (await meetings.read(community, meeting, ({ board }) => board.code))
  const code = held || (await openTrees(db, community, meeting ?? community))[0]?.code
  return code ? { code, after } : null
}
