import { sql } from 'kysely'
import { foldWords, WORDS_LEAST } from '../../core/minutes/takenOut.ts'
import type { Id } from '../../core/plain/id.ts'
import type { Db } from '../database/open.ts'

/** [M26] How many matters of a community have a name in their title or in a text of their sheet. */
export async function mattersNaming(db: Db, community: Id, name: string): Promise<number> {
  if (Array.from(foldWords(name)).length < WORDS_LEAST) return 0
  // As the name stands in JSON.
  const inSheet = JSON.stringify(name).slice(1, -1)
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from matter
    where community = ${community}
      and (position(${name} in title) > 0 or position(${inSheet} in sheet::text) > 0)`.execute(db)
  return rows[0]!.n
}
