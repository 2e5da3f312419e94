import type { Id } from '../../core/plain/id.ts'
import type { OwnerDb } from '../database/scope.ts'

/** A key as an administrator sees it: never what it is. */
export interface ShownKey {
  id: Id
  label: string
  at: number
}

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

export async function keyOfHash(owner: OwnerDb, community: Id, hash: string): Promise<Id | undefined> {
  const row = await owner
    .selectFrom('open311_key')
    .select('id')
    .where('community', '=', community)
    .where('hash', '=', hash)
    .executeTakeFirst()
  return row?.id
}

export const keysOf = (owner: OwnerDb, community: Id): Promise<ShownKey[]> =>
  owner
    .selectFrom('open311_key')
    .select(['id', 'label', 'at'])
    .where('community', '=', community)
    .orderBy('at')
    .execute()

export async function keepKey(owner: OwnerDb, community: Id, key: ShownKey & { hash: string }): Promise<void> {
  await owner
    .insertInto('open311_key')
    .values({ community, ...key })
    .execute()
}

export async function dropKey(owner: OwnerDb, community: Id, id: Id): Promise<void> {
  await owner.deleteFrom('open311_key').where('community', '=', community).where('id', '=', id).execute()
}
