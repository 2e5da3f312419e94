import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/**
 * [L37] From when until when the photo of a notice's hung sheet is late, worked out by the database of what
 * the notice says: late ones are counted by an index, however many notices there have been. `unhung_until`
 * null: for as long as it is not hung.
 */
const STATEMENTS = [
  `alter table notice add column unhung_from bigint generated always as (
    case when withdrawn or coalesce(notice -> 'result', 'null') <> 'null'
      or jsonb_path_exists(notice, '$.postings[*] ? (@.down == null)') then null
    else (notice ->> 'hangBy')::bigint end) stored`,
  `alter table notice add column unhung_until bigint generated always as (
    case when jsonb_path_exists(notice, '$.postings[*] ? (@.down.early == null)')
    then (notice ->> 'until')::bigint end) stored`,
  `create index notice_unhung on notice (community, unhung_from) where unhung_from is not null`,
]

export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}
