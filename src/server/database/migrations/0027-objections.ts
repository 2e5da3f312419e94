import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** [L41] An objection can be hidden; of those made before none is. */
export async function up(db: Kysely<any>): Promise<void> {
  await sql
    .raw(
      `update notice set notice = notice || jsonb_build_object('objections', (
         select coalesce(jsonb_agg('{"hidden": null}'::jsonb || objection order by n), '[]')
         from jsonb_array_elements(notice -> 'objections') with ordinality as o (objection, n)))`,
    )
    .execute(db)
}
