import type { ProofFile } from '../core/log/check.ts'

/**
 * A file that proves, without asking anybody, that a card was accepted as written: one entry for each of its
 * wordings. Plain JSON; the hashes
 * of `proof` are in base 64. `key` is the verifier key of the community's log: compare it with one that you
 * got elsewhere.
 */
export interface ReceiptProof extends ProofFile {
  format: 'grove-receipt-proof/1'
  receipt: string
}
