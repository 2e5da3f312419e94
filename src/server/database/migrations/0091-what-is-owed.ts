import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/**
 * [L62] When a matter climbs is given with its due date; [L63] what was folded into it counts on. Those that
 * something was folded into are counted anew at the start.
 */
const STATEMENTS = [
  `alter table matter add column climbs_at bigint`,
  `alter table matter add column folded_late boolean not null default false`,
  `drop index matter_overdue`,
  `create index matter_overdue on matter (community, due_at) include (stage, climbs_at) where due_at is not null`,
  `drop index matter_rates`,
  `create index matter_rates on matter (community, opened_at)
    include (stage, answered_at, answer_by, due_at, reopened, satisfied, answers, folded_late)
    where folded_into is null`,
  `insert into recount (community, matter)
    select distinct community, folded_into from matter where folded_into is not null
    on conflict do nothing`,
]

export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}
