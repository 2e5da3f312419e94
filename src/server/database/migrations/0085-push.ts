import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/**
 * [T50] A reader may be a browser: `address` is then its endpoint at a push service, and `push` what messages
 * to it are encrypted for. [T22] Something that happened is told for all that its reader follows of it.
 */
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  `alter table reader add column push jsonb`,
  `alter table follow_news add column follows uuid[] not null default '{}'`,
  `update follow_news set follows = array[follow]`,
  `alter table follow_news drop column follow`,
  `alter table follow_news alter column follows drop default`,
]
