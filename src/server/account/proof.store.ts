import type { Db } from '../database/open.ts'

/** Drops what a sign-in under way has kept for longer than it may take. */
export async function dropLapsedProofs(db: Db, now: number): Promise<void> {
  await db.deleteFrom('proof').where('expires_at', '<', new Date(now)).execute()
}
