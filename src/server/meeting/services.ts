import type { Clock } from '../../core/plain/clock.ts'
import type { Id } from '../../core/plain/id.ts'
import type { PageServices } from '../page/services.ts'
import type { Links } from './links.store.ts'
import type { Meetings } from './meetings.ts'

/** The same, with meetings. */
export interface MeetingServices extends PageServices {
  meetings: Meetings
  /** What Grove does of its own accord when somebody asks: only the open tree and its cards. */
  system: { meetings: Meetings }
  links: Links
  /** The clock by which a community's instants are told: its ledger's settings say it. */
  clockOf: (community: Id) => Promise<Clock>
}
