import type { BroughtForward } from '../../core/document/forward.ts'
import type { Focus } from '../../core/meeting/meeting.ts'
import type { FullKey } from '../../core/plain/id.ts'
import type { Db } from '../database/open.ts'

/** So often a screen is set in any meeting that people hold. */
const MOST = 2000

/** [M5] What was brought forward in a meeting, from its journal, which has ids and no words. */
export async function broughtForward(db: Db, { community, id }: FullKey): Promise<BroughtForward[]> {
  const rows = await db
    .selectFrom('journal')
    .select(['at', 'body'])
    .where('community', '=', community)
    .where('topic', '=', `meeting/${id}`)
    .where('kind', '=', 'focusSet')
    .orderBy('seq')
    .limit(MOST)
    .execute()
  return rows.map(({ at, body }) => ({ at: Number(at), focus: body.focus as Focus }))
}
