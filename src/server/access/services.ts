import type { Db } from '../database/open.ts'
import type { ProcessServices } from '../integrations/services.ts'
import type { PlaceBook } from '../person/placeBook.store.ts'
import type { Watch } from '../person/watch.ts'
import type { Identity } from './authorize.ts'

/** The same, with the database and with what is known of who asks. */
export interface AccessServices extends ProcessServices {
  /**
   * For who stands nowhere: what is public. Beyond that, a request has the handle of its `Caller` or
   * `Holder`.
   */
  db: Db
  identity: Identity
  watch: Watch
  placeBook: PlaceBook
}
