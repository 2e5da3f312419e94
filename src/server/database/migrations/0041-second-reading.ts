import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/**
 * [P14] What is seen of a picture's boxes, and what a second person reads on it; by card, who that was; of a
 * meeting, what came of it in numbers.
 */
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  `alter table paper_picture add column boxes jsonb, add column second jsonb`,
  `alter table card add column compared_by uuid`,
  `alter table meeting add column compared jsonb`,
]
