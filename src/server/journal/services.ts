import type { AccessServices } from '../access/services.ts'
import type { Hub } from '../hub/hub.ts'
import type { Committers } from './committers.ts'
import type { LogKeys } from './keys.ts'
import type { Logs } from './log.ts'
import type { Publisher } from './publish.ts'
import type { Witness } from './witness.ts'

/** The same, with the journal and the public log. */
export interface JournalServices extends AccessServices {
  committers: Committers
  hub: Hub
  logs: Logs
  logKeys: LogKeys
  publisher: Publisher
  witness: Witness
}
