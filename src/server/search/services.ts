import type { Vectors } from '../integrations/vectors.ts'
import type { CarryServices } from '../carry/services.ts'
import type { Search } from './search.ts'

/** The same, with the search. */
export interface SearchServices extends CarryServices {
  search: Search
  vectors: Vectors
}
