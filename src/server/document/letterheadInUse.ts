import type { Letterhead } from '../../core/ledger/settings.ts'
import type { Id } from '../../core/plain/id.ts'
import type { LedgerServices } from '../ledger/services.ts'
import { letterheadFile } from './letterhead.store.ts'

/** The file of the letterhead on which a community writes such documents; undefined for the built-in form. */
export async function letterheadInUse(
  { ledger, db }: LedgerServices,
  community: Id,
  letterhead: Letterhead,
): Promise<Buffer | undefined> {
  const fingerprint = (await ledger.settings(community)).letterheads?.[letterhead]
  return fingerprint ? letterheadFile(db, community, fingerprint) : undefined
}
