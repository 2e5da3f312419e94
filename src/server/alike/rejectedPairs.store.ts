import type { Id } from '../../core/plain/id.ts'
import type { Db } from '../database/open.ts'

/** Pairs of a meeting's cards of which somebody said that they do not say the same thing. */
export async function rejectedPairsIn(db: Db, community: Id, meeting: Id): Promise<[Id, Id][]> {
  const rows = await db
    .selectFrom('rejected_pair')
    .select(['a', 'b'])
    .where('community', '=', community)
    .where('meeting', '=', meeting)
    .execute()
  return rows.map(({ a, b }) => [a, b])
}

/** Remembers such pairs; said again it changes nothing. */
export async function keepRejectedPairs(
  db: Db,
  community: Id,
  meeting: Id,
  pairs: readonly (readonly [Id, Id])[],
): Promise<void> {
  await db
    .insertInto('rejected_pair')
    .values(pairs.map((pair) => ({ community, meeting, a: [...pair].sort()[0]!, b: [...pair].sort()[1]! })))
    .onConflict((c) => c.doNothing())
    .execute()
}
