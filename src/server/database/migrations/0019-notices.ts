import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/**
 * [L29] [L36] A notice says on what it rests, who answers, about how much money it is, where its sheet hangs
 * and what came of it; of those published before nothing of this is known, and no photo of their sheets is
 * awaited. A photo may show the sheet of a notice, and says whether that notice's code was read in it.
 */
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  `update notice set notice =
     '{"basis": "", "amount": null, "contact": {"respondent": "", "phone": "", "place": ""}, "meeting": null,
       "hangBy": null, "postings": [], "result": null}'::jsonb
     || notice || jsonb_build_object('objections', (
       select coalesce(jsonb_agg('{"paper": null}'::jsonb || objection order by n), '[]')
       from jsonb_array_elements(notice -> 'objections') with ordinality as o (objection, n)))`,
  `alter table photo add column notice uuid, add column code_read boolean`,
  `alter table photo drop constraint photo_place`,
  `alter table photo
     add constraint photo_place check (matter is not null or meeting is not null or notice is not null),
     add constraint photo_notice check (notice is null or matter is null and meeting is null and staff is not null)`,
]
