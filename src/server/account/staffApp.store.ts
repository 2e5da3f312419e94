import type { Id } from '../../core/plain/id.ts'
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
  owner: OwnerDb,
  { id, person, provider, subject }: { id: Id; person: Id; provider: string; subject: string },
  now: number,
): Promise<boolean> {
  return owner.transaction().execute(async (tx) => {
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
  })
}

export async function dropApp(owner: OwnerDb, person: Id, provider: string): Promise<void> {
  await owner.deleteFrom('outside_account').where('person', '=', person).where('provider', '=', provider).execute()
}
