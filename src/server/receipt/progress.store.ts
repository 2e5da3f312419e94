import { sql } from 'kysely'
import type { Sheet } from '../../core/ledger/sheet.ts'
import type { Id } from '../../core/plain/id.ts'
import type { Db } from '../database/open.ts'
import type { Counting } from '../ledger/matter.store.ts'
import { asItCounts } from '../ledger/matter.store.ts'
import type { MatterSecretRow } from '../database/tables.ts'

/** A matter that holds a card; `through` where the card is in another, which is folded into this one. */
export interface Holding {
  sheet: Sheet
  people: number
  secret: MatterSecretRow
  through: Sheet | null
}

/**
 * Every matter that holds a card, or [M40] a piece of it, the latest first; a folded one stands for the
 * matter that it is folded into.
 */
export async function holdingsOf(db: Db, community: Id, card: Id): Promise<Holding[]> {
  const { rows } = await sql<Holding & Counting>`
    with recursive pieces as (
      select ${card}::uuid as id
      union all select half.id from card half join pieces p on half.community = ${community} and half.cut_from = p.id
    )
    select distinct on (coalesce(root.number, m.number))
      coalesce(root.sheet, m.sheet) as sheet, coalesce(root.people, m.people) as people,
      coalesce(root.secret, m.secret) as secret,
      case when root.id is null then m.due_at else root.due_at end as due_at,
      case when root.id is null then m.climbs_at else root.climbs_at end as climbs_at, case when root.id is null then null else m.sheet end as through
    from matter_card mc
    join matter m on m.community = mc.community and m.id = mc.matter
    left join matter root on root.community = m.community and root.id = m.folded_into
    where mc.community = ${community} and mc.card in (select id from pieces)
    order by coalesce(root.number, m.number) desc, root.id nulls first
  `.execute(db)
  return rows.map(({ people, secret, through, ...row }) => ({ sheet: asItCounts(row), people, secret, through }))
}
