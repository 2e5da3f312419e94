import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** [B29] Files of rounds that were held elsewhere, byte for byte as they came; each once in a community. */
export async function up(db: Kysely<any>): Promise<void> {
  await sql
    .raw(
      `create table round_file (
        community uuid not null,
        id uuid not null,
        code text not null,
        title text not null,
        bytes bytea not null,
        by uuid not null,
        at bigint not null,
        primary key (community, id),
        unique (community, code)
      )`,
    )
    .execute(db)
}
