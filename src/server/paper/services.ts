import type { LedgerServices } from '../ledger/services.ts'
import type { PaperQueue } from './queue.ts'
import type { Handwriting } from './recogniser/handwriting.ts'

/** The same, with what reads photos of cards, and handwriting. */
export interface PaperServices extends LedgerServices {
  handwriting: Handwriting
  photoQueue: PaperQueue
}
