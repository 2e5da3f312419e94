import { hash } from 'node:crypto'
import type { JournalRow } from '../../core/log/entry.ts'
import { entryText, sealedText, toldText } from '../../core/log/entry.ts'
import type { Id } from '../../core/plain/id.ts'
import { commit, newSalt } from './hash.ts'

/**
 * What the public log keeps of a journal row, in hexadecimal digits. The salts open the two commitments; they
 * can be erased with what they open.
 */
export interface Seal {
  toldSalt: string
  sealedSalt: string
  told: string
  sealed: string
  /** The leaf of the Merkle tree: the hash of the log entry. */
  leaf: string
}

/** Salts that a row has already, where it comes from another log: what it commits to stays comparable. */
export interface Salts {
  told: string
  sealed: string
}

/** Seals rows before they are written. It costs three hashes a row and runs for every row: keep it lean. */
export function sealRows<Row extends JournalRow & { seq: number; commitment: string | null; salts?: Salts }>(
  community: Id,
  rows: readonly Row[],
): (Row & Seal)[] {
  return rows.map((row) => {
    const toldSalt = row.salts?.told ?? newSalt()
    const sealedSalt = row.salts?.sealed ?? newSalt()
    const told = commit(toldSalt, toldText(row))
    const sealed = commit(sealedSalt, sealedText(row))
    return {
      ...row,
      toldSalt,
      sealedSalt,
      told,
      sealed,
      leaf: leafOf(community, row.seq, told, sealed, row.commitment),
    }
  })
}

/** The leaf of an entry, in hexadecimal digits: SHA-256 over a zero byte and the entry. */
export const leafOf = (community: Id, seq: number, told: string, sealed: string, words: string | null): string =>
  hash('sha256', `\0${entryText({ community, seq, told, sealed, words })}`)
