import type { Id } from '../../core/plain/id.ts'
import { lockPerson } from '../person/store.ts'
import type { Db } from '../database/open.ts'
import type { OwnerDb } from '../database/scope.ts'

/** [T39] Which apps somebody has added. */
export const appsOf = async (owner: OwnerDb, person: Id): Promise<string[]> => {
  const rows = await owner.selectFrom('outside_account').select('provider').where('person', '=', person).execute()
  return rows.map(({ provider }) => provider)
}

/**
 * Adds an account of an app to a person, in the place of their former one; false where it is somebody
 * else's.
 */
export async function addApp(
  tx: Db,
  { id, person, provider, subject }: { id: Id; person: Id; provider: string; subject: string },
  now: number,
): Promise<boolean> {
  const theirs = tx.selectFrom('outside_account').select('id').where('provider', '=', provider)
  const other = await theirs.where('subject', '=', subject).where('person', '<>', person).executeTakeFirst()
  if (other) return false
  await tx.deleteFrom('outside_account').where('person', '=', person).where('provider', '=', provider).execute()
  const at = new Date(now)
  const added = await tx
    .insertInto('outside_account')
    .values({ id, person, provider, subject, created_at: at, updated_at: at } as never)
    .onConflict((c) => c.doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n
}

/** [R20] Removes an app's account of a person, and ends what was signed in with it. */
export async function dropApp(owner: OwnerDb, person: Id, provider: string, now: number): Promise<void> {
  await owner.transaction().execute(async (tx) => {
    await lockPerson(tx, person)
    await tx.deleteFrom('outside_account').where('person', '=', person).where('provider', '=', provider).execute()
    await tx
      .updateTable('sign_in')
      .set({ revoked_at: now })
      .where('person', '=', person)
      .where('way', '=', 'outside')
      // An older Grove did not keep by which.
      .where((e) => e.or([e('outside', '=', provider), e('outside', 'is', null)]))
      .where('revoked_at', 'is', null)
      .execute()
  })
}
