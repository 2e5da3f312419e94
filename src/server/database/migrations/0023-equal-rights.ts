import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/**
 * [M40] Cards that are cut in two: of a half, the card that it was cut from. [M41] Endorsements through the
 * desk: the staff person who entered one.
 */
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  `alter table card add column cut_from uuid`,
  `create index card_halves on card (community, cut_from) where cut_from is not null`,
  `alter table endorsement add column entered_by uuid`,
]
