import { z } from '@hono/zod-openapi'
import type { ProvenEntry } from '../core/log/check.ts'
import { count, instant, listOf, told } from './plain.ts'
import { same } from './same.ts'

const opening = z.object({ salt: z.string(), text: z.string() }).nullable()
const proven = same<ProvenEntry>()(
  z
    .object({
      index: count.openapi({ description: 'Where it stands in the log' }),
      entry: told('The entry, as canonical JSON'),
      proof: z.array(z.string()).openapi({ description: 'Hashes in base 64 (RFC 6962)' }),
      words: opening.openapi({ description: 'Opens the commitment to the words; null where they were erased' }),
      told: opening.openapi({ description: 'The same for what everyone was told' }),
    })
    .openapi('ProvenEntry'),
)

/**
 * A file that proves, without asking anybody, that a card was accepted as written: one entry for each of its
 * wordings.
 */
export const receiptProof = z
  .object({
    format: z.literal('grove-receipt-proof/1'),
    receipt: z.string(),
    key: told('The verifier key of the community’s log: compare it with one that you got elsewhere'),
    checkpoint: z.string(),
    entries: z.array(proven),
  })
  .openapi('ReceiptProof', { description: 'Proves that a card was accepted as written, also without Grove' })
export type ReceiptProof = z.infer<typeof receiptProof>

/** A checkpoint of another installation's log that is kept here. */
const witnessed = z
  .object({
    origin: told('The log’s name', 'grove.example/log/rongbu'),
    size: count.openapi({ description: 'How many entries it had' }),
    note: told('The signed checkpoint'),
    at: instant,
  })
  .openapi('Witnessed')
export const witnessedList = listOf('WitnessedList', witnessed)
