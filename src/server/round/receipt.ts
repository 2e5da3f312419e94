import { createHmac } from 'node:crypto'
import { makeReceipt, readReceipt } from '../../core/plain/code.ts'
import type { FullKey } from '../../core/plain/id.ts'
import { keyText } from '../../core/plain/id.ts'
import { same } from '../secrets/token.ts'

/**
 * [B14] The receipt of a proposal: made of round and number under the installation's key, so that no table
 * holds it, and it says nothing of who has it.
 */
export const receiptFor = (round: FullKey, n: number, key: string): string =>
  makeReceipt(
    createHmac('sha512', key)
      .update(`proposal:${keyText(round)}:${n}`)
      .digest(),
  )

/** [B25] The receipts of parts: whoever holds the one of the whole is given them. */
export const receiptsOf =
  ({ identity }: { identity: { ticketKey: string } }, round: FullKey) =>
  (n: number): string =>
    receiptFor(round, n, identity.ticketKey)

/** Whether a typed receipt is that of a proposal. */
export const isReceiptOf = (typed: string, round: FullKey, n: number, key: string): boolean =>
  same(receiptFor(round, n, key), readReceipt(typed) ?? '')
