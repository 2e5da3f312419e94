import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/**
 * [L25] Matters whose sheets an older Grove evolved by an older rule: who had a task of a way that was given
 * up was not kept among those who had a hand in the work. They are counted anew from their entries at the
 * next start, which empties this table.
 */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`
    create table recount (
      community uuid not null,
      matter uuid not null,
      primary key (community, matter)
    )`.execute(db)
  await sql`
    insert into recount (community, matter)
    select community, id from matter
    where not (sheet ? 'hands') or exists (
      select from journal
      where journal.community = matter.community and topic = 'matter/' || matter.id
        and kind in ('proposalAdopted', 'taskPlanned')
    )`.execute(db)
}
