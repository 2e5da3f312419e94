import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** [M66] Whether the words of new cards stand by their leaves, on every screen of a hall. */
export async function up(db: Kysely<any>): Promise<void> {
  await sql.raw('alter table meeting add column new_words_shown boolean not null default true').execute(db)
}
