import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/**
 * [R18] Who handed a link to sign in, and that it ended with their right to; [R20] which outside account
 * somebody signed in with.
 */
const STATEMENTS = [
  `alter table sign_in_link add column handed_by uuid references person (id)`,
  `create index sign_in_link_handed on sign_in_link (handed_by) where used_at is null and handed_by is not null`,
  `alter table sign_in add column outside text`,
  `alter table appointment drop constraint appointment_what_check`,
  `alter table appointment add constraint appointment_what_check check
    (what in ('granted', 'revoked', 'linkHanded', 'linkEnded', 'signInsEnded', 'joined', 'parted', 'changed'))`,
]

export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}
