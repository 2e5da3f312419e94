import { sql } from 'kysely'
import type { Db } from '../database/open.ts'
import type { OwnerDb } from '../database/scope.ts'

/** Whether the database takes what is written: one that only follows another does not. */
export async function takesWriting(db: Db): Promise<boolean> {
  const { rows } = await sql<{ follows: boolean }>`select pg_is_in_recovery() as follows`.execute(db)
  return rows[0]?.follows === false
}

/** Entries of the journal that the search has not read yet, in all communities. */
export async function unsearched(owner: OwnerDb): Promise<number> {
  const { rows } = await sql<{ entries: number }>`
    select coalesce(sum(h.seq - coalesce(f.seq, 0)), 0)::bigint as entries
    from journal_head h left join findable_head f on f.community = h.community
  `.execute(owner)
  return rows[0]!.entries
}

/** Letters that are due or will be. */
export const lettersWaiting = (owner: OwnerDb): Promise<number> =>
  counted(owner.selectFrom('letter').where('sent_at', 'is', null).select(COUNT).executeTakeFirstOrThrow())

/** Photos of printed cards that are not read yet. */
export const photosWaiting = (owner: OwnerDb): Promise<number> =>
  counted(
    owner
      .selectFrom('paper_photo')
      .where('state', 'in', ['waiting', 'reading'])
      .select(COUNT)
      .executeTakeFirstOrThrow(),
  )

const COUNT = sql<number>`count(*)`.as('count')
const counted = async (row: Promise<{ count: number }>): Promise<number> => Number((await row).count)
