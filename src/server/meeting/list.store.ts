import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import type { Id } from '../../core/plain/id.ts'
import type { TimeCursor } from '../../wire/cursor.ts'
import { timeCursor } from '../../wire/cursor.ts'
import type { MeetingSummary } from '../../wire/meeting.ts'
import type { Db } from '../database/open.ts'
import type { Tables } from '../database/tables.ts'

/**
 * Meetings of a community, latest first, a page at a time; drafts only where `drafts` is set, open trees
 * never ([M25]).
 */
export async function listMeetings(
  db: Db,
  community: Id,
  { cursor, limit, drafts = false }: { cursor?: TimeCursor | undefined; limit: number; drafts?: boolean },
): Promise<{ items: MeetingSummary[]; next: string | null }> {
  const rows = await db
    .selectFrom('meeting')
    .select(['id', 'code', 'theme', 'place', 'starts_at', 'stage', 'attendance'])
    .select((e) =>
      e
        .selectFrom('card')
        .select(
          sql<Record<'problem' | 'action' | 'vision', number>>`json_build_object(
            'problem', count(*) filter (where card.tree = 'problem'),
            'action', count(*) filter (where card.tree = 'action'),
            'vision', count(*) filter (where card.tree = 'vision'))`.as('cards'),
        )
        .whereRef('card.community', '=', 'meeting.community')
        .whereRef('card.meeting', '=', 'meeting.id')
        .where('card.state', '=', 'standing')
        .as('cards'),
    )
    .where('community', '=', community)
    .where('open_tree', '=', false)
    .$if(!drafts, (query) => query.where('stage', '!=', 'draft'))
    .$if(cursor !== undefined, (query) =>
      query.where(sql<boolean>`(starts_at, id) < (${cursor![0]}::bigint, ${cursor![1]}::uuid)`),
    )
    .orderBy('starts_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map((row) => ({
      id: row.id,
      code: row.code,
      theme: row.theme,
      place: row.place,
      startsAt: row.starts_at,
      stage: row.stage,
      cards: row.cards!,
      people: row.attendance.people,
    })),
    next: rows.length > limit && last ? timeCursor.write(last.starts_at, last.id) : null,
  }
}

/** The code of a meeting that is open, or else of the next that is announced; an open tree is neither. */
export async function codeToShow(db: Db): Promise<string | undefined> {
  const row = await db
    .selectFrom('meeting')
    .select('code')
    .where('stage', 'in', ['open', 'announced'])
    .where('open_tree', '=', false)
    .orderBy('stage', 'desc')
    .orderBy('starts_at')
    .executeTakeFirst()
  return row?.code
}

/** The open trees of a community that are open, and the one called `id` in any stage. */
export function openTrees(
  db: Db,
  community: Id,
  id: Id,
): Promise<Pick<Selectable<Tables['meeting']>, 'id' | 'code' | 'stage' | 'trees'>[]> {
  return db
    .selectFrom('meeting')
    .select(['id', 'code', 'stage', 'trees'])
    .where('community', '=', community)
    .where('open_tree', '=', true)
    .where((e) => e.or([e('stage', '=', 'open'), e('id', '=', id)]))
    .execute()
}
