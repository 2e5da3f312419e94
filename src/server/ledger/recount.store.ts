import { sql } from 'kysely'
import type { MatterEvent } from '../../core/ledger/event.ts'
import { evolve } from '../../core/ledger/evolve.ts'
import type { Matter } from '../../core/ledger/sheet.ts'
import type { Id } from '../../core/plain/id.ts'
import type { Tx } from '../database/open.ts'
import { recountFolded } from './store.ts'
import type { OwnerDb } from '../database/scope.ts'

/** So many matters share a transaction. */
const AT_ONCE = 100

/**
 * Counts anew what changed rules make of matters that a migration has marked: [L63] what was folded into
 * them, and [L25] from their entries, who had a hand in their work. Run before anything is asked; whatever
 * ends it, the rest is counted at the next start.
 */
export async function recountHands(db: OwnerDb): Promise<void> {
  for (;;) {
    const marked = await db.selectFrom('recount').selectAll().limit(AT_ONCE).execute()
    if (marked.length === 0) return
    await db.transaction().execute(async (tx) => {
      for (const { community, matter } of marked) {
        const hands = await handsOf(tx, community, matter)
        await recountFolded(tx, community, [matter])
        if (hands)
          await tx
            .updateTable('matter')
            .set({ sheet: sql`jsonb_set(sheet, '{hands}', ${JSON.stringify(hands)}::jsonb)` })
            .where('community', '=', community)
            .where('id', '=', matter)
            .execute()
        await tx.deleteFrom('recount').where('community', '=', community).where('matter', '=', matter).execute()
      }
    })
  }
}

/** As the entries say; undefined where they cannot be followed, which `grove verify` tells. */
async function handsOf(tx: Tx, community: Id, matter: Id): Promise<Id[] | undefined> {
  const rows = await tx
    .selectFrom('journal')
    .select(['at', 'actor_kind', 'actor', 'body', 'secret'])
    .where('community', '=', community)
    .where('topic', '=', `matter/${matter}`)
    .orderBy('seq')
    .execute()
  try {
    let now: Matter | undefined
    for (const { at, actor_kind, actor, body, secret } of rows)
      now = evolve(now, { at, by: { kind: actor_kind, id: actor }, told: body, secret } as unknown as MatterEvent)
    return now?.sheet.hands
  } catch {
    return undefined
  }
}
