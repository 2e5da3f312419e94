import type { VoteFile } from '../../core/ballot/file.ts'
import { recount, spelt } from '../../core/ballot/file.ts'
import { toHex, utf8 } from '../../core/plain/bytes.ts'
import { sha256 } from './sha256.ts'

/**
 * What the page says of a vote's file: the count of each question, the file's fingerprint, what cannot be.
 */
export function countAgain(file: VoteFile) {
  const { results, faults } = recount(file)
  return { results, faults, hash: toHex(sha256(utf8(spelt(file)))) }
}
