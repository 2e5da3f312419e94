import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import type { Db, Tx } from '../database/open.ts'
import type { Tables } from '../database/tables.ts'

type Witnessed = Selectable<Tables['witnessed']>

/** Lets one checkpoint of a log be looked at after the other, until `tx` ends. */
export async function lockLog(tx: Tx, origin: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${origin}, 0))`.execute(tx)
}

/** The note of the longest checkpoint that is held of another's log; undefined where none is. */
export async function newestWitnessed(tx: Tx, origin: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('witnessed')
    .select('note')
    .where('origin', '=', origin)
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.note
}

/** Keeps a checkpoint of another's log. */
export async function keepWitnessed(tx: Tx, row: Witnessed): Promise<void> {
  await tx
    .insertInto('witnessed')
    .values(row)
    .onConflict((c) => c.doNothing())
    .execute()
}

/** What is held of others, the newest first. */
export const listWitnessed = (db: Db, most: number): Promise<Witnessed[]> =>
  db.selectFrom('witnessed').selectAll().orderBy('at', 'desc').limit(most).execute()
