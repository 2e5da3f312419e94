import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/**
 * [B27] A photo may belong to a project of a budget round: brought by staff, or by whoever holds its receipt
 * and is nobody here. [B25–B28] Projects of before have no parts, no picture, no looks.
 */
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  `alter table photo add column round uuid, add column project integer`,
  `alter table photo drop constraint photo_place, drop constraint photo_owner`,
  `alter table photo
     add constraint photo_place check (
       matter is not null or meeting is not null or notice is not null or round is not null),
     add constraint photo_owner check (
       staff is not null or participant is not null and meeting is not null or round is not null),
     add constraint photo_project check ((round is null) = (project is null))`,
  `update round_inside set inside = jsonb_set(inside, '{projects}', coalesce((
     select jsonb_agg(
       '{"mergedOut": null, "partOf": null, "parts": [], "picture": null, "doer": null, "looks": []}'::jsonb || project
       order by place)
     from jsonb_array_elements(inside -> 'projects') with ordinality as one (project, place)), '[]'))`,
]
