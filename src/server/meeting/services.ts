import type { Clock } from '../../core/plain/clock.ts'
import type { Id } from '../../core/plain/id.ts'
import type { PageServices } from '../page/services.ts'
import type { Meetings } from './meetings.ts'

/** The same, with meetings. */
export interface MeetingServices extends PageServices {
  meetings: Meetings
  /** The clock by which a community's instants are told: its ledger's settings say it. */
  clockOf: (community: Id) => Promise<Clock>
}
