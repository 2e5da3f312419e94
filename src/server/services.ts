import type { Logger } from 'pino'
import type { Known } from './access/authorize.ts'
import type { Search } from './search/search.ts'
import type { CategorySuggestions } from './alike/categories.ts'
import type { Suggestions } from './alike/suggestions.ts'
import type { Vectors } from './integrations/vectors.ts'
import type { Db } from './database/open.ts'
import type { LogKeys } from './journal/keys.ts'
import type { Logs } from './journal/log.ts'
import type { Publisher } from './journal/publish.ts'
import type { Witness } from './journal/witness.ts'
import type { Committers } from './journal/committers.ts'
import type { Ledger } from './ledger/ledger.ts'
import type { Hub } from './hub/hub.ts'
import type { Meetings } from './meeting/meetings.ts'
import type { SendMail } from './integrations/mail.ts'
import type { Postage } from './integrations/postage.ts'
import type { World } from './integrations/clock.ts'
import type { Appointments } from './person/appointments.store.ts'
import type { Codes } from './person/codes.store.ts'
import type { Proofs } from './account/betterAuth.ts'
import type { Watch } from './person/watch.ts'
import type { KeptPages } from './page/kept.ts'
import type { Renderer } from './page/renderer.ts'

/** Everything that routes are made of; main.ts puts it together. */
export interface Parts {
  db: Db
  known: Known
  committers: Committers
  meetings: Meetings
  ledger: Ledger
  hub: Hub
  logs: Logs
  logKeys: LogKeys
  publisher: Publisher
  witness: Witness
  search: Search
  suggestions: Suggestions
  vectors: Vectors
  categories: CategorySuggestions
  world: World
  mail: SendMail | undefined
  /** Counts letters to addresses that somebody typed; without it `mail` takes none. */
  postage: Postage
  codes: Codes
  watch: Watch
  appointments: Appointments
  proofs: Proofs
  render: Renderer
  pages: KeptPages
  log: Logger
  /** Whether the disk that we write to is full, as far as we can see it. */
  noRoom: () => Promise<boolean>
  /** The public address without a slash at its end: PUBLIC_URL, else where phones in the hall reach us. */
  publicUrl: () => string
}
