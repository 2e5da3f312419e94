import type { Id } from '../../core/plain/id.ts'
import type { Db } from '../database/open.ts'

/** Keeps a letterhead's file under its SHA-256; the same file is kept once. */
export async function keepLetterhead(
  db: Db,
  letterhead: { community: Id; fingerprint: string; bytes: Buffer; at: number },
): Promise<void> {
  await db
    .insertInto('letterhead')
    .values(letterhead)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** The file of a letterhead; undefined where the community has none of that SHA-256. */
export async function letterheadFile(db: Db, community: Id, fingerprint: string): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('letterhead')
    .select('bytes')
    .where('community', '=', community)
    .where('fingerprint', '=', fingerprint)
    .executeTakeFirst()
  return row?.bytes
}

/** Forgets files that are in use no more. */
export async function dropLetterheads(db: Db, community: Id, inUse: readonly string[]): Promise<void> {
  const drop = db.deleteFrom('letterhead').where('community', '=', community)
  await (inUse.length ? drop.where('fingerprint', 'not in', inUse) : drop).execute()
}
