import type { Place } from '../../core/place/place.ts'
import type { Meetings } from '../meeting/meetings.ts'
import type { BallotServices } from '../ballot/services.ts'
import type { Ledger } from './ledger.ts'
import type { MatterTerms } from './list.store.ts'

/** The same, with the ledger. */
export interface LedgerServices extends BallotServices {
  ledger: Ledger
  system: { meetings: Meetings; ledger: Ledger }
  search: MatterSearch
}

/** What lists need of the search, which stands above them. */
interface MatterSearch {
  /** What a query asks of the matters of some communities; undefined where there is no query. */
  matterTerms(query: string | undefined, communities: readonly Place[]): Promise<MatterTerms | undefined>
}
