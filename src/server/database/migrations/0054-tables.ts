import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** [M59] Tables of people in the hall. */
export async function up(db: Kysely<any>): Promise<void> {
  await sql.raw('alter table meeting add column tables jsonb').execute(db)
}
