import { sql } from 'kysely'
import type { Id } from '../../core/plain/id.ts'
import type { Fruit } from '../../wire/meeting.ts'
import type { Db } from '../database/open.ts'

/**
 * What a meeting's trees have borne. A topic bears fruit once a matter that grew from it is confirmed and
 * none is still being worked on; a vision gets a star once an action that serves it is in a confirmed matter.
 * A folded matter is as far as the one it is folded into.
 */
export async function fruitOf(db: Db, community: Id, meeting: Id): Promise<Fruit> {
  const topics = await sql<{ topic: Id }>`
    select m.topic
    from matter m left join matter root on root.community = m.community and root.id = m.folded_into
    where m.community = ${community} and m.topic_meeting = ${meeting}
    group by m.topic
    having bool_or(coalesce(root.stage, m.stage) = 'confirmed')
      and bool_and(coalesce(root.stage, m.stage) in ('confirmed', 'explained', 'declined'))
  `.execute(db)
  const visions = await sql<{ vision: Id }>`
    select distinct v.id as vision
    from card v
    cross join lateral jsonb_array_elements_text(v.links) as link (action)
    join card a on a.community = v.community and a.meeting = v.meeting and a.id = link.action::uuid and a.state = 'standing'
    join matter_card mc on mc.community = v.community and mc.card = a.id
    join matter m on m.community = mc.community and m.id = mc.matter
    left join matter root on root.community = m.community and root.id = m.folded_into
    where v.community = ${community} and v.meeting = ${meeting} and v.tree = 'vision' and v.state = 'standing'
      and coalesce(root.stage, m.stage) = 'confirmed'
  `.execute(db)
  return { topics: topics.rows.map(({ topic }) => topic), visions: visions.rows.map(({ vision }) => vision) }
}
