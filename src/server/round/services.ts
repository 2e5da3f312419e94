import type { LedgerServices } from '../ledger/services.ts'
import type { Rounds } from './rounds.ts'

/** The same, with budget rounds. */
export interface RoundServices extends LedgerServices {
  rounds: Rounds
}
