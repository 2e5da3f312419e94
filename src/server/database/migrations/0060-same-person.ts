import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/**
 * [R11] Who turned out to be the same person as somebody else; and on record that it was said, or taken back
 * ([R12] or that a name or an address was changed).
 */
const STATEMENTS = [
  `alter table person add column same_as uuid references person (id) check (same_as <> id)`,
  `create index person_same_as on person (same_as) where same_as is not null`,
  `alter table appointment add column other uuid references person (id)`,
  `alter table appointment drop constraint appointment_what_check`,
  `alter table appointment add constraint appointment_what_check check
    (what in ('granted', 'revoked', 'linkHanded', 'signInsEnded', 'joined', 'parted', 'changed'))`,
]

export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}
