import { sql } from 'kysely'
import type { Id } from '../../core/plain/id.ts'
import type { Db } from '../database/open.ts'
import { thingOf } from '../meeting/meetings.ts'

/** How often a meeting's details and stage have changed, and when last. */
export interface Revision {
  sequence: number
  at: number
  /** Whether it was ever announced or opened, so that others may know of it. */
  shown: boolean
}

/**
 * The revisions of a community's meetings, from the journal: what calendars and feeds need to know that a
 * meeting was moved.
 */
export async function revisionsOf(db: Db, community: Id, meetings: readonly Id[]): Promise<Map<Id, Revision>> {
  if (meetings.length === 0) return new Map()
  const rows = await db
    .selectFrom('journal')
    .select(['topic', sql<number>`count(*)::int`.as('told'), (e) => e.fn.max('at').as('at')])
    .select(sql<boolean>`bool_or(kind = 'stageChanged')`.as('shown'))
    .where('community', '=', community)
    .where('topic', 'in', meetings.map(thingOf))
    .where('kind', 'in', ['meetingCreated', 'meetingChanged', 'stageChanged'])
    .groupBy('topic')
    .execute()
  const found = new Map(rows.map(({ topic, told, at, shown }) => [topic, { sequence: told - 1, at, shown }]))
  return new Map(meetings.map((id) => [id, found.get(thingOf(id)) ?? { sequence: 0, at: 0, shown: false }]))
}
