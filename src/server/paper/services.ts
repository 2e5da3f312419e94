import type { LedgerServices } from '../ledger/services.ts'
import type { Handwriting } from './recogniser/handwriting.ts'

/** The same, with what reads handwriting. */
export interface PaperServices extends LedgerServices {
  handwriting: Handwriting
}
