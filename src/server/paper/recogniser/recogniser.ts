import type { PaperSize, Proposal } from '../../../core/paper/reading.ts'

/** The picture of a printed card, as it was cut out of a photo. */
export interface Writing {
  bytes: Uint8Array
  size: PaperSize
}

/**
 * Proposes what is written on cards, in their order; null for one on which it reads nothing. Rejects where it
 * cannot work at all: then people type, as they always may.
 */
export type Recogniser = (cards: readonly Writing[], gone: AbortSignal) => Promise<(Proposal | null)[]>
