import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** [T45] Where a community's map opens. */
export async function up(db: Kysely<any>): Promise<void> {
  await sql
    .raw(
      `create table map_view (
        community uuid primary key,
        lat double precision not null check (lat between -90 and 90),
        long double precision not null check (long between -180 and 180),
        zoom smallint not null
      )`,
    )
    .execute(db)
}
