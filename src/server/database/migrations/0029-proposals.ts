import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** [P12] What a recogniser takes the handwriting of a picture for, with the signs it is not sure of. */
export async function up(db: Kysely<any>): Promise<void> {
  await sql.raw(`alter table paper_picture add column proposal jsonb`).execute(db)
}
