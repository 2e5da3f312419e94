import type { Insertable, Selectable } from 'kysely'
import type { Id } from '../../core/plain/id.ts'
import type { OwnerDb } from '../database/scope.ts'
import type { Tables } from '../database/tables.ts'

export type KeyRow = Selectable<Tables['open311_key']>
/** How many keys that have ended are still listed. */
const ENDED_SHOWN = 100

/** Whether a community takes requests by key alone. */
export async function demandsKey(owner: OwnerDb, community: Id): Promise<boolean> {
  const row = await owner
    .selectFrom('open311_door')
    .select('demands_key')
    .where('community', '=', community)
    .executeTakeFirst()
  return row?.demands_key ?? false
}

export async function demandKey(owner: OwnerDb, community: Id, demands_key: boolean): Promise<void> {
  await owner
    .insertInto('open311_door')
    .values({ community, demands_key })
    .onConflict((c) => c.column('community').doUpdateSet({ demands_key }))
    .execute()
}

/** A key of a place, by its id or by the hash of what it is. */
export function findKey(owner: OwnerDb, place: Id, by: { id: Id } | { hash: string }): Promise<KeyRow | undefined> {
  return owner
    .selectFrom('open311_key')
    .selectAll()
    .where('community', '=', place)
    .$if('id' in by, (query) => query.where('id', '=', (by as { id: Id }).id))
    .$if('hash' in by, (query) => query.where('hash', '=', (by as { hash: string }).hash))
    .executeTakeFirst()
}

/** The keys of a place, those that count first; with the names of who made and ended them. */
export function keysOf(owner: OwnerDb, place: Id) {
  return owner
    .selectFrom('open311_key as key')
    .leftJoin('person as maker', 'maker.id', 'key.made_by')
    .leftJoin('person as ender', 'ender.id', 'key.ended_by')
    .selectAll('key')
    .select(['maker.name as maker', 'ender.name as ender'])
    .where('community', '=', place)
    .orderBy('ended_at', (order) => order.desc().nullsFirst())
    .orderBy('at')
    .limit(KEYS_MOST + ENDED_SHOWN)
    .execute()
}

/** [T32] So many programs have a key of one place at most. */
export const KEYS_MOST = 50

/** Keeps a key while there is room; gives whether there was. Several at once wait for each other. */
export function keepKey(owner: OwnerDb, key: Insertable<Tables['open311_key']>): Promise<boolean> {
  return owner.transaction().execute(async (tx) => {
    await tx.selectFrom('place').select('id').where('id', '=', key.community).forUpdate().execute()
    const live = await tx
      .selectFrom('open311_key')
      .select('id')
      .where('community', '=', key.community)
      .where('ended_at', 'is', null)
      .execute()
    if (live.length >= KEYS_MOST) return false
    await tx.insertInto('open311_key').values(key).execute()
    return true
  })
}

/** Ends a key; gives whether it counted until now. Its row stays: it says who made and who ended it. */
export async function endKey(owner: OwnerDb, place: Id, id: Id, end: { at: number; by: Id | null }): Promise<boolean> {
  const { numUpdatedRows } = await owner
    .updateTable('open311_key')
    .set({ ended_at: end.at, ended_by: end.by })
    .where('community', '=', place)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Notes that a key was used, to the day. */
export async function keyUsed(owner: OwnerDb, { community, id }: KeyRow, at: number): Promise<void> {
  await owner
    .updateTable('open311_key')
    .set({ used_at: at })
    .where('community', '=', community)
    .where('id', '=', id)
    .execute()
}
