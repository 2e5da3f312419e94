import { sql } from 'kysely'
import { SAME_METRES, SAME_PLACE, SAME_PLACE_DAYS } from '../../core/place/clusters.ts'
import { METRES } from '../../core/place/point.ts'
import type { Id } from '../../core/plain/id.ts'
import type { Spot } from '../../wire/plan.ts'
import type { Db } from '../database/open.ts'
import { HOLDS, planOf, STANDING } from './store.ts'

const DAY = 86_400_000
/** Other matters at the same place that are named; all are counted. */
const NEAR_MOST = 50
/** Places of one matter about which others are looked for, those of its newest cards. */
const PLACES_MOST = 300

/**
 * [T42] The cards of a matter and of those folded into it that stand; for a half its whole, which has the
 * point.
 */
const own = (community: Id, matter: ReturnType<typeof sql>) => sql`
  select coalesce(c.cut_from, c.id) as card, min(c.number) as number
  from matter m
  join matter_card held on held.community = m.community and held.matter = m.id
  join card c on c.community = held.community and c.meeting = held.meeting and c.state = 'standing'
    and (c.id = held.card or c.cut_from = held.card)
  where m.community = ${community} and (m.id = ${matter} or m.folded_into = ${matter})
  group by 1`

/**
 * [T42] [T43] Where a matter's cards point on the plan and on the map, and which other matters are at the
 * same place; null where there is nothing to say.
 */
export async function spotOf(
  db: Db,
  community: { id: Id; slug: string },
  matter: Id,
  now: number,
): Promise<Spot | null> {
  const plan = await planOf(db, community)
  const { rows } = await sql<Spot['points'][number]>`
    with own as (${own(community.id, sql`${matter}::uuid`)})
    select p.x, p.y, own.number as card
    from own join plan_point p on p.community = ${community.id} and p.card = own.card
    where p.plan = ${plan?.number ?? null}
    order by own.number`.execute(db)
  const { rows: mapPoints } = await sql<Spot['mapPoints'][number]>`
    with own as (${own(community.id, sql`${matter}::uuid`)})
    select p.lat, p.long, own.number as card
    from own join card_point p on p.community = ${community.id} and p.card = own.card
    order by own.number`.execute(db)
  const near = await sql<{ number: number; title: string; all: number }>`
    select number, title, count(*) over ()::int as all
    from (${nearTo(community.id, sql`${matter}::uuid`, now)}) near
    order by number desc limit ${NEAR_MOST}`.execute(db)
  if (rows.length + mapPoints.length + near.rows.length === 0) return null
  const named = near.rows.map(({ number, title }) => ({ number, title }))
  return { plan, points: rows, mapPoints, near: named, nearAll: near.rows[0]?.all ?? 0 }
}

/** [T43] The numbers of a matter and of all that are at its place; undefined where no number is asked for. */
export async function numbersNear(
  db: Db,
  community: Id,
  number: number | undefined,
  now: number,
): Promise<number[] | undefined> {
  if (number === undefined) return undefined
  const matter = sql`(select id from matter where community = ${community} and number = ${number})`
  const { rows } = await sql<{ number: number }>`
    select number from (${nearTo(community, matter, now)}) near`.execute(db)
  return [number, ...rows.map((row) => row.number)]
}

/** [T43] Matters of the last 730 days, other than this, with a card that points where one of its does. */
const nearTo = (community: Id, matter: ReturnType<typeof sql>, now: number) => sql`
  with own as (${own(community, matter)}),
  plan as (
    select number, height::float8 / width as tall from plan
    where community = ${community} and bytes is not null order by number desc limit 1
  ),
  places as (
    select o.x, o.y, o.plan, plan.tall
    from own join plan_point o on o.community = ${community} and o.card = own.card join plan on plan.number = o.plan
    group by o.x, o.y, o.plan, plan.tall order by max(own.number) desc limit ${PLACES_MOST}
  ),
  points as (
    select o.lat, o.long
    from own join card_point o on o.community = ${community} and o.card = own.card
    group by o.lat, o.long order by max(own.number) desc limit ${PLACES_MOST}
  ),
  p as (
    select p.community, p.meeting, p.card
    from places o
    join plan_point p on p.community = ${community} and p.plan = o.plan
      and p.x between o.x - ${SAME_PLACE}::int and o.x + ${SAME_PLACE}::int
      and (p.x - o.x) ^ 2 + ((p.y - o.y) * o.tall) ^ 2 <= ${SAME_PLACE ** 2}::int
    union
    select p.community, p.meeting, p.card
    from points o
    join card_point p on p.community = ${community}
      and p.lat between o.lat - ${SAME_METRES / METRES}::float8 and o.lat + ${SAME_METRES / METRES}::float8
      and (p.lat - o.lat) ^ 2 + ((p.long - o.long) * cos(radians(o.lat))) ^ 2 <= ${(SAME_METRES / METRES) ** 2}::float8
  )
  select distinct coalesce(root.number, m.number) as number, coalesce(root.title, m.title) as title
  from p
  ${STANDING}
  join matter_card mc on ${HOLDS}
  join matter m on m.community = mc.community and m.id = mc.matter
  left join matter root on root.community = m.community and root.id = m.folded_into
  where coalesce(root.id, m.id) <> ${matter} and coalesce(root.opened_at, m.opened_at) >= ${now - SAME_PLACE_DAYS * DAY}::bigint`
