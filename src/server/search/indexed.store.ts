import { sql } from 'kysely'
import { TERMS_VERSION } from '../../core/alike/search/terms.ts'
import type { Id } from '../../core/plain/id.ts'
import type { Db, Tx } from '../database/open.ts'

/**
 * Communities whose journal goes on beyond what the search has indexed; `among` these, where that is given.
 */
export async function behind(db: Db, among?: readonly Id[]): Promise<Id[]> {
  const { rows } = await sql<{ community: Id }>`
    select h.community from journal_head h left join findable_head f on f.community = h.community
    where (h.seq > coalesce(f.seq, 0) or f.made < ${TERMS_VERSION}) and (${!among} or h.community = any(${among ?? []}::uuid[]))
  `.execute(db)
  return rows.map(({ community }) => community)
}

/** An entry of the journal, as far as it says what is to be found anew; `cards`: those that it is about. */
export interface Indexed {
  seq: number
  topic: string
  kind: string
  cards: Id[]
}

/** The next entries of a community's journal, oldest first. */
export async function entriesAfter(tx: Tx, community: Id, after: number, most: number): Promise<Indexed[]> {
  const { rows } = await sql<Indexed>`
    select seq, topic, kind, array(
      select coalesce(body -> 'card' ->> 'id', body ->> 'card') where body ? 'card'
      union all select jsonb_array_elements_text(body -> 'halves') where body ? 'halves'
    ) as cards
    from journal where community = ${community} and seq > ${after} order by seq limit ${most}
  `.execute(tx)
  return rows
}

/**
 * How far the search has indexed a community's journal; nobody else indexes it until the transaction ends.
 * What was made of older terms is made anew from the beginning, and is found by them meanwhile.
 */
export async function lockIndexed(tx: Tx, community: Id): Promise<number> {
  const { rows } = await sql<{ seq: number }>`
    insert into findable_head (community, seq, made) values (${community}, 0, ${TERMS_VERSION})
    on conflict (community) do update set
      seq = case when findable_head.made < excluded.made then 0 else findable_head.seq end,
      made = greatest(findable_head.made, excluded.made)
    returning seq
  `.execute(tx)
  return rows[0]!.seq
}

export async function moveIndexed(tx: Tx, community: Id, seq: number): Promise<void> {
  await tx.updateTable('findable_head').set({ seq }).where('community', '=', community).execute()
}
