import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/**
 * Whether somebody has a place in a community, in whichever of its meetings: asked for every act that the
 * journal takes (net.ts).
 */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`create index participant_person on participant (community, id)`.execute(db)
}
