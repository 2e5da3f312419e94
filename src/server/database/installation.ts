import type { Db } from './open.ts'

/** A value of the installation; undefined where it has none under this name. */
export async function valueOf(db: Db, name: string): Promise<string | undefined> {
  const row = await db.selectFrom('installation').select('value').where('key', '=', name).executeTakeFirst()
  return row?.value
}

/** Keeps a value of the installation that changes, such as when something was last done. */
export async function setValue(db: Db, name: string, value: string): Promise<void> {
  await db
    .insertInto('installation')
    .values({ key: name, value })
    .onConflict((c) => c.column('key').doUpdateSet({ value }))
    .execute()
}

/**
 * A value of the installation that is made once and stays, such as a key. Of several processes that make it
 * at once, one's stays.
 */
export async function madeOnce(db: Db, name: string, make: () => string): Promise<string> {
  const found = await valueOf(db, name)
  if (found !== undefined) return found
  await db
    .insertInto('installation')
    .values({ key: name, value: make() })
    .onConflict((c) => c.doNothing())
    .execute()
  return (await valueOf(db, name))!
}
