import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** [T12] [T19] What a bulletin's copies are stands in their rows: that one is in its group changes that row alone. */
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  `alter table bulletin_copy add column tier text, add column at bigint, add column posted bigint`,
  `update bulletin_copy c set tier = one.tier, at = one.at, posted = one.posted
    from bulletin b cross join lateral jsonb_to_recordset(b.bulletin->'copies')
      as one (code text, tier text, at bigint, posted bigint)
    where b.community = c.community and b.id = c.bulletin and one.code = c.code`,
  // A link that its bulletin does not know leads nowhere.
  `delete from bulletin_copy where tier is null`,
  `alter table bulletin_copy alter column tier set not null, alter column at set not null`,
  `update bulletin set bulletin = bulletin - 'copies'`,
]
