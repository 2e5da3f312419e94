import type { Meeting } from '../../core/meeting/meeting.ts'
import type { Clock } from '../../core/plain/clock.ts'
import type { FullKey, Id } from '../../core/plain/id.ts'
import type { NamesStand } from '../../wire/meeting.ts'
import type { Db } from '../database/open.ts'
import type { Follow } from '../journal/aggregate.ts'
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
  /** [M26] In how many places names still stand that no erasure takes out by itself. */
  namesStand: (db: Db, meeting: FullKey, names: readonly string[]) => Promise<NamesStand>
  /** [M26] What votes on motions of the meeting are asked in the commit that erases somebody. */
  forgetMotions: (db: Db, meeting: FullKey) => Promise<(meeting: Meeting) => Follow[]>
}
