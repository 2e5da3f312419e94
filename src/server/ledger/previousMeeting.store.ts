import { sql } from 'kysely'
import type { Board } from '../../core/meeting/meeting.ts'
import type { Id } from '../../core/plain/id.ts'
import type { Sheet } from '../../core/ledger/sheet.ts'
import type { PreviousMeeting } from '../../wire/meeting.ts'
import type { Db } from '../database/open.ts'

const MATTERS_SHOWN = 12

/**
 * The meeting before this one, and what became of its cards: every standing card counts once, by the furthest
 * of its matters. Null for the first meeting of a community, where the former had no cards, and for the open
 * tree.
 */
export async function previousMeeting(db: Db, board: Board): Promise<PreviousMeeting | null> {
  const { community, id, startsAt, openTree } = board
  if (openTree) return null
  const before = await db
    .selectFrom('meeting')
    .select(['id', 'code', 'theme', 'starts_at as startsAt'])
    .where('community', '=', community)
    .where('id', '!=', id)
    .where('open_tree', '=', false)
    .where('stage', 'in', ['closed', 'archived'])
    .where('starts_at', '<', startsAt)
    .where('posted', '>', 0)
    .orderBy('starts_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!before) return null
  const { id: meeting, ...head } = before
  const cards = await became(db, community, meeting)
  return cards.all === 0 ? null : { ...head, cards, matters: await mattersOf(db, community, meeting) }
}

async function became(db: Db, community: Id, meeting: Id): Promise<PreviousMeeting['cards']> {
  const { rows } = await sql<PreviousMeeting['cards']>`
    with far as (
      select c.id, max(case
        when coalesce(root.stage, m.stage) = 'confirmed' then 4
        when coalesce(root.stage, m.stage) in ('explained', 'declined') then 2
        when coalesce(root.answered_at, m.answered_at) is not null then 3
        else 1
      end) as far
      from card c
      left join matter_card mc on mc.community = c.community and mc.card = c.id
      left join matter m on m.community = mc.community and m.id = mc.matter
      left join matter root on root.community = m.community and root.id = m.folded_into
      where c.community = ${community} and c.meeting = ${meeting} and c.state = 'standing'
      group by c.id
    )
    select count(*)::int as all, count(*) filter (where far = 4)::int as confirmed,
      count(*) filter (where far = 3)::int as "underWay", count(*) filter (where far = 2)::int as explained,
      count(*) filter (where far = 1)::int as waiting
    from far
  `.execute(db)
  return rows[0]!
}

async function mattersOf(db: Db, community: Id, meeting: Id): Promise<PreviousMeeting['matters']> {
  const { rows } = await sql<{ sheet: Sheet; due_at: number | null; cards: number }>`
    select root.sheet, root.due_at, held.cards
    from (
      select coalesce(m.folded_into, m.id) as id, count(distinct mc.card)::int as cards
      from matter_card mc join matter m on m.community = mc.community and m.id = mc.matter
      where mc.community = ${community} and mc.meeting = ${meeting}
      group by 1
    ) as held
    join matter root on root.community = ${community} and root.id = held.id
    order by held.cards desc, root.number
    limit ${MATTERS_SHOWN}
  `.execute(db)
  return rows.map(({ sheet, due_at: dueAt, cards }) => ({
    number: sheet.number,
    title: sheet.title,
    stage: sheet.stage,
    office: sheet.owner.office,
    dueAt,
    reason:
      sheet.stage === 'explained' ? (sheet.explained?.reason ?? '') : sheet.stage === 'declined' ? sheet.reason : '',
    cards,
  }))
}
