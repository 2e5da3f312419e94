import { sql } from 'kysely'
import type { Id } from '../../core/plain/id.ts'
import type { Db } from '../database/open.ts'

/** [P16] How many authors of cards on paper wait for a call, by meeting, the earliest first. */
export const callsOf = (db: Db, community: Id) =>
  db
    .selectFrom('card')
    .innerJoin('meeting', (join) =>
      join.onRef('meeting.community', '=', 'card.community').onRef('meeting.id', '=', 'card.meeting'),
    )
    .where('card.community', '=', community)
    .where(sql<boolean>`card.wishes->>'callBack' = 'true'`)
    .where(sql<boolean>`card.wishes->>'called' is null`)
    .groupBy(['meeting.code', 'meeting.theme', 'meeting.starts_at'])
    .orderBy('meeting.starts_at')
    .select(['meeting.code', 'meeting.theme', sql<number>`count(*)::int`.as('calls')])
    .execute()
