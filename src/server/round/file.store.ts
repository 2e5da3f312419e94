import { sql } from 'kysely'
import type { Id } from '../../core/plain/id.ts'
import type { Db } from '../database/open.ts'

/** [B29] A round that was held elsewhere, as a list of them has it. */
export interface ListedFile {
  code: string
  title: string
  at: number
}

/** The files of a community, the latest first. */
export const listFiles = (db: Db, community: Id): Promise<ListedFile[]> =>
  db
    .selectFrom('round_file')
    .select(['code', 'title', 'at'])
    .where('community', '=', community)
    .orderBy('at', 'desc')
    .orderBy('code')
    .execute()

/** A file byte for byte; undefined where the community has none of this code. */
export async function fileCalled(db: Db, community: Id, code: string): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('round_file')
    .select('bytes')
    .where('community', '=', community)
    .where('code', '=', code)
    .executeTakeFirst()
  return row?.bytes
}

/** Keeps a file, once; false where the community has `most` of them already. */
export async function keepFile(
  db: Db,
  file: { community: Id; id: Id; code: string; title: string; bytes: Buffer; by: Id; at: number },
  most: number,
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`round files:${file.community}`}, 0))`.execute(tx)
    const known = await listFiles(tx, file.community)
    if (known.some(({ code }) => code === file.code)) return true
    if (known.length >= most) return false
    await tx.insertInto('round_file').values(file).execute()
    return true
  })
}

/** Throws a file away; false where there is none. */
export async function dropFile(db: Db, community: Id, code: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('round_file')
    .where('community', '=', community)
    .where('code', '=', code)
    .executeTakeFirst()
  return numDeletedRows > 0n
}
