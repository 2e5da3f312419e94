import { sql } from 'kysely'
import type { Lane, MatterStage, Route } from '../../core/ledger/stages.ts'
import type { Id } from '../../core/plain/id.ts'
import type { Db } from '../database/open.ts'
import type { Asked } from '../ledger/list.store.ts'
import { conditions } from '../ledger/list.store.ts'

/** A matter as a line of a spreadsheet; instants in milliseconds since 1970. */
export interface SheetRow {
  number: number
  title: string
  summary: string
  category: string
  where: string
  stage: MatterStage
  lane: Lane | null
  route: Route | null
  urgency: number | null
  importance: number | null
  reach: number | null
  office: string
  person: string
  opened: number
  due: number | null
  done: number | null
  confirmed: number | null
  people: number
  cards: number
  reopened: number
  reason: string
}

/** So few that a workbook of them is written in some 20 ms: others are answered between two batches. */
const BATCH = 200

/**
 * The matters that a filter finds, by number, a batch at a time: each batch is a query of its own, so a slow
 * reader holds no transaction. A matter keeps its number, so none is missed or given twice while others
 * write.
 */
export async function* sheetRows(
  db: Db,
  community: Id,
  asked: Omit<Asked, 'limit' | 'cursor'>,
): AsyncGenerator<SheetRow[]> {
  const where = sql.join(conditions(community, asked), sql` and `)
  for (let after = 0; ;) {
    const { rows } = await sql<SheetRow>`
      select m.number, m.title, sheet ->> 'summary' as summary, category, place_words as "where", stage, lane, route,
        urgency, importance, (sheet #>> '{triage,reach,people}')::int as reach, office, coalesce(p.name, '') as person,
        opened_at as opened, due_at as due, (sheet #>> '{evidence,-1,at}')::int8 as done, confirmed_at as confirmed,
        people, cards, reopened,
        coalesce(nullif(sheet ->> 'reason', ''), sheet #>> '{explained,reason}', sheet #>> '{route,reason}',
          sheet #>> '{triage,reason}', '') as reason
      from matter m left join person p on p.id = m.owner
      where ${where} and m.number > ${after}
      order by m.number limit ${BATCH}
    `.execute(db)
    if (rows.length) yield rows
    if (rows.length < BATCH) return
    after = rows.at(-1)!.number
  }
}
