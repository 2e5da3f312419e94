import { sql } from 'kysely'
import { OPEN_STAGES } from '../../core/ledger/stages.ts'
import type { MatterStage } from '../../core/ledger/stages.ts'
import type { MatterTold } from '../../core/ledger/event.ts'
import type { CardState, Tree } from '../../core/meeting/meeting.ts'
import type { Asked } from '../../core/open311/asked.ts'
import type { Point } from '../../core/place/point.ts'
import type { FullKey, Id } from '../../core/plain/id.ts'
import type { Db } from '../database/open.ts'

/** A card of an open tree, with what became of it. */
export interface RequestRow {
  code: string
  number: number
  tree: Tree
  state: CardState
  posted_at: number
  said_at: number
  text: string
  place: string
  photo: Id | null
  service: string | null
  lat: number | null
  long: number | null
  matter: number | null
  stage: MatterStage | null
  category: string | null
  changed_at: number | null
  due_at: number | null
  office: string | null
  receiver: string | null
}

const OWN_MOST = 40

/** The categories that a community uses, those it uses most first. */
export async function ownCategories(db: Db, community: Id): Promise<string[]> {
  const { rows } = await sql<{ category: string }>`
    select category from matter where community = ${community} and category <> ''
    group by category order by count(*) desc, category limit ${OWN_MOST}`.execute(db)
  return rows.map(({ category }) => category)
}

/**
 * [T34] The matter that a card is in, the latest where there are several; a folded one stands for the one
 * that it is folded into, and [M40] a half goes with its whole.
 */
const MATTER = sql`
  left join lateral (
    select coalesce(root.number, m.number) as matter, coalesce(root.stage, m.stage) as stage,
      coalesce(root.category, m.category) as category, coalesce(root.changed_at, m.changed_at) as changed_at,
      coalesce(root.due_at, m.due_at) as due_at, coalesce(root.office, m.office) as office,
      coalesce(root.sheet, m.sheet) -> 'receiver' ->> 'name' as receiver
    from matter_card mc
    join matter m on m.community = mc.community and m.id = mc.matter
    left join matter root on root.community = m.community and root.id = m.folded_into
    where mc.community = c.community and mc.card in (c.id, c.cut_from)
    order by 1 desc limit 1
  ) m on true`

/**
 * [M40] The card, or the whole of a half. As a case: behind a policy of the second net PostgreSQL takes
 * `coalesce` for something that could leak, and looks nothing up by it.
 */
const WHOLE = sql`case when c.cut_from is null then c.id else c.cut_from end`

/** The words, place and pictures of cards that are found. */
const withWords = (found: ReturnType<typeof sql>, sorted: ReturnType<typeof sql>) => sql<RequestRow>`
  with c as materialized (${found})
  select c.code, c.number, c.tree, c.state, c.posted_at, w.at as said_at, w.text, w.place_words as place, w.photo,
    s.service, p.lat, p.long, m.*
  from c
  join wording w on w.community = c.community and w.meeting = c.meeting and w.card = c.id and w.version = c.wording
  left join service_request s on s.community = c.community and s.card = ${WHOLE}
  left join card_point p on p.community = c.community and p.card = ${WHOLE} and c.wording = 1
  ${MATTER}
  ${sorted}`

/** [T34] Requests as they are asked for, the latest first. `services`: categories, where only some are. */
export async function listRequests(
  db: Db,
  community: Id,
  { status, from, until, size, skip }: Asked,
  services: readonly string[] | null,
): Promise<RequestRow[]> {
  const closed = sql`coalesce(m.stage <> all(${OPEN_STAGES}::text[]), false)`
  const narrow = [
    ...(status ? [sql`and ${closed} = ${status === 'closed'}`] : []),
    ...(services ? [sql`and coalesce(nullif(m.category, ''), s.service, '') = any(${services}::text[])`] : []),
  ]
  const joined = narrow.length
    ? sql`left join service_request s on s.community = c.community and s.card = ${WHOLE} ${MATTER}`
    : sql``
  const found = sql`
    select me.code, c.community, c.meeting, c.id, c.number, c.tree, c.state, c.posted_at, c.wording, c.cut_from
    from card c join meeting me on me.community = c.community and me.id = c.meeting
    ${joined}
    where c.community = ${community} and me.open_tree and me.stage <> 'draft' and c.state = 'standing'
      and c.posted_at between ${from} and ${until} ${sql.join(narrow, sql` `)}
    order by c.posted_at desc, c.id desc limit ${size} offset ${skip}`
  return (await withWords(found, sql`order by c.posted_at desc, c.id desc`).execute(db)).rows
}

/** Requests by their ids, in their order; those that stand, and wholes that were cut. */
export async function requestsCalled(
  db: Db,
  community: Id,
  ids: readonly { code: string; number: number }[],
): Promise<RequestRow[]> {
  const found = sql`
    select me.code, c.community, c.meeting, c.id, c.number, c.tree, c.state, c.posted_at, c.wording, c.cut_from
    from unnest(${ids.map(({ code }) => code)}::text[], ${ids.map(({ number }) => number)}::int[]) as asked (code, number)
    join meeting me on me.community = ${community} and me.code = asked.code and me.open_tree and me.stage <> 'draft'
    join card c on c.community = me.community and c.meeting = me.id and c.number = asked.number
    where c.state in ('standing', 'cut')`
  return (await withWords(found, sql``).execute(db)).rows
}

/** [T32] What came with a card by Open311, while it stands; sent again, it stays as it was, or gone. */
export async function keepRequest(
  db: Db,
  { community, meeting, card }: { community: Id; meeting: Id; card: Id },
  { service, point }: { service: string; point: Point | null },
): Promise<void> {
  const there = sql`
    from card c where c.community = ${community} and c.meeting = ${meeting} and c.id = ${card} and c.state = 'standing'
    on conflict do nothing`
  await sql`
    insert into service_request (community, meeting, card, service)
    select c.community, c.meeting, c.id, ${service} ${there}`.execute(db)
  if (point)
    await sql`
      insert into card_point (community, meeting, card, lat, long)
      select c.community, c.meeting, c.id, ${point.lat}, ${point.long} ${there}`.execute(db)
}

/** The number of a card in its meeting. */
export async function numberOf(db: Db, { community, id: meeting }: FullKey, card: Id): Promise<number> {
  const { number } = await db
    .selectFrom('card')
    .select('number')
    .where('community', '=', community)
    .where('meeting', '=', meeting)
    .where('id', '=', card)
    .executeTakeFirstOrThrow()
  return number
}

/** A step of a matter, for one of its requests. */
export interface StepRow {
  seq: number
  at: number
  body: MatterTold
  /** The stage after it. */
  stage: MatterStage
  code: string
  number: number
}

/**
 * [T35] What happened to matters of requests between two instants, the earliest first. Only matters that
 * changed since are looked at.
 */
export async function stepsBetween(
  db: Db,
  community: Id,
  { from, until }: Pick<Asked, 'from' | 'until'>,
  { most, skip }: { most: number; skip: number },
): Promise<StepRow[]> {
  const { rows } = await sql<StepRow>`
    select j.seq, j.at, j.body, me.code, c.number, (
      select moved.body -> 'moved' ->> 'stage' from journal moved
      where moved.community = j.community and moved.topic = j.topic and moved.seq <= j.seq and moved.body ? 'moved'
      order by moved.seq desc limit 1) as stage
    from matter m
    join journal j on j.community = m.community and j.topic = 'matter/' || m.id
    join matter_card mc on mc.community = m.community and mc.matter = m.id
    join meeting me on me.community = mc.community and me.id = mc.meeting and me.open_tree
    join card c on c.community = mc.community and c.meeting = mc.meeting and c.id = mc.card
      and c.state in ('standing', 'cut')
    where m.community = ${community} and m.changed_at >= ${from} and j.at between ${from} and ${until}
    order by j.seq, c.number limit ${most} offset ${skip}`.execute(db)
  return rows
}
