import type { Document } from '../../core/document/blocks.ts'
import type { Id } from '../../core/plain/id.ts'
import type { Caller } from '../access/authorize.ts'
import type { LedgerServices } from '../ledger/services.ts'
import { findFile } from '../minutes/file.store.ts'
import { findPhoto } from '../photo/photo.store.ts'

/** The photos of a document, as they are kept. */
export type Pictures = Record<Id, Uint8Array>

/**
 * The photos that a document shows, while everyone may see them: one that was taken back, or whose consent
 * was withdrawn, is not among them, whoever asks.
 */
export async function picturesOf(
  services: LedgerServices,
  { meeting }: Caller,
  { blocks }: Document,
): Promise<Pictures> {
  const found: Pictures = {}
  for (const block of blocks) {
    if (block.kind !== 'picture') continue
    const bytes =
      block.album === 'meeting'
        ? meeting && (await findFile(services.db, meeting, block.photo, false))?.bytes
        : await findPhoto(services, block.photo)
    if (bytes) found[block.photo] = bytes
  }
  return found
}
