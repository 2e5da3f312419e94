import type { Vectors } from '../integrations/vectors.ts'
import type { LedgerServices } from '../ledger/services.ts'
import type { Search } from './search.ts'

/** The same, with the search. */
export interface SearchServices extends LedgerServices {
  search: Search
  vectors: Vectors
}
