import type { Kysely } from 'kysely'
import { Migrator } from 'kysely'
import * as meetings from './migrations/0001-meetings.ts'

/** Brings the tables up to date. Each migration runs in the one transaction of the Migrator, behind its lock: killed half-way, it runs again. */
export async function migrate(db: Kysely<any>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ '0001-meetings': meetings }) } })
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
}
