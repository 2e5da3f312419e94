import type { Id } from '../../core/plain/id.ts'
import type { Tx } from '../database/open.ts'
import { ProblemError } from '../http/problem.ts'

/**
 * [M26] Holds a participant fast until `tx` ends, so that what it keeps of them is there when they are
 * erased, and goes with the rest. Refuses who was erased already, and who is not there.
 */
export async function holdFast(
  tx: Tx,
  { community, meeting, participant }: { community: Id; meeting: Id; participant: Id },
): Promise<void> {
  const row = await tx
    .selectFrom('participant')
    .select('erased')
    .where('community', '=', community)
    .where('meeting', '=', meeting)
    .where('id', '=', participant)
    .forShare()
    .executeTakeFirst()
  if (!row) throw new ProblemError('notJoined')
  if (row.erased) throw new ProblemError('personErased')
}
