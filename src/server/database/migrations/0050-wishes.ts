import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** [P16] What the author of a card on paper ticked, and whether they were called back. */
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  `alter table card add column wishes jsonb`,
  `create index card_call on card (community, meeting) where wishes->>'callBack' = 'true'`,
]
