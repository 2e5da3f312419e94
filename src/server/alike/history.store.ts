import { sql } from 'kysely'
import type { Categorised } from '../../core/alike/categories/category.ts'
import type { Id } from '../../core/plain/id.ts'
import type { Db } from '../database/open.ts'

/** The newest matters say most about how a community sorts today, and learning takes time with each. */
const NEWEST = 1000

/** Which category people gave to the newest matters of a community. */
export async function categorised(db: Db, community: Id): Promise<Categorised[]> {
  const { rows } = await sql<{ title: string; summary: string; category: string }>`
    select title, coalesce(sheet ->> 'summary', '') as summary, category
    from matter where community = ${community} and category <> '' and stage <> 'folded'
    order by opened_at desc, number desc limit ${NEWEST}
  `.execute(db)
  return rows.map(({ title, summary, category }) => ({ texts: summary ? [title, summary] : [title], category }))
}
