import { sql } from 'kysely'
import type { MatterStage } from '../../core/ledger/stages.ts'
import type { OnPlan } from '../../core/place/clusters.ts'
import { SAME_METRES, SAME_PLACE, SAME_PLACE_DAYS } from '../../core/place/clusters.ts'
import type { Id } from '../../core/plain/id.ts'
import type { Plan, PlanPoint, Spot } from '../../wire/plan.ts'
import type { Db } from '../database/open.ts'

const DAY = 86_400_000
/** Of a degree of latitude. */
const METRES = 111_320
/** Cards that a plan shows, the newest first. */
const SHOWN_MOST = 1000
/** Other matters at the same place that are named. */
const NEAR_MOST = 50

/** [T40] The plan of a community, without its picture. */
export async function planOf(db: Db, { id, slug }: { id: Id; slug: string }): Promise<Plan | null> {
  const row = await current(db, id).select(['number', 'name', 'width', 'height', 'at']).executeTakeFirst()
  if (!row) return null
  const { at, ...plan } = row
  return { ...plan, url: `/api/communities/${slug}/plan.webp?v=${plan.number}-${at}` }
}

/** The picture of a community's plan. */
export async function planPicture(db: Db, community: Id): Promise<Buffer | null> {
  const row = await current(db, community).select('bytes').executeTakeFirst()
  return row?.bytes ?? null
}

const current = (db: Db, community: Id) =>
  db
    .selectFrom('plan')
    .where('community', '=', community)
    .where('bytes', 'is not', null)
    .orderBy('number', 'desc')
    .limit(1)

/**
 * [T40] Hangs a plan, or another picture of the one that hangs: then its points stay. A plan that was taken
 * away keeps its number.
 */
export async function setPlan(
  db: Db,
  community: Id,
  plan: { name: string; bytes: Buffer; width: number; height: number; at: number },
): Promise<void> {
  const last = await db
    .selectFrom('plan')
    .select(['number', sql<boolean>`bytes is not null`.as('hangs')])
    .where('community', '=', community)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  const number = last ? last.number + (last.hangs ? 0 : 1) : 1
  await db
    .insertInto('plan')
    .values({ community, number, ...plan })
    .onConflict((c) => c.columns(['community', 'number']).doUpdateSet(plan))
    .execute()
}

/** [T40] Takes a community's plans away, and all points on them. */
export async function takePlanAway(db: Db, community: Id): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx.updateTable('plan').set({ bytes: null, name: '' }).where('community', '=', community).execute()
    await tx.deleteFrom('plan_point').where('community', '=', community).execute()
  })
}

/**
 * [T41] Keeps where a card points. One that is there stays, so that a card sent again changes nothing; it is
 * left out where the card does not stand, or the plan was taken away.
 */
export async function keepPoint(
  db: Db,
  { community, meeting, card }: { community: Id; meeting: Id; card: Id },
  { plan, x, y }: PlanPoint,
): Promise<void> {
  await sql`
    insert into plan_point (community, meeting, card, plan, x, y)
    select c.community, c.meeting, c.id, p.number, ${x}, ${y}
    from card c join plan p on p.community = c.community and p.number = ${plan} and p.bytes is not null
    where c.community = ${community} and c.meeting = ${meeting} and c.id = ${card} and c.state = 'standing'
    on conflict do nothing`.execute(db)
}

/**
 * [T42] Points of cards that stand; of one that was cut, for each half that stands. `c`: the card that is
 * read, `mc`: the matter that holds it or its whole.
 */
const STANDING = sql`
  join card c on c.community = p.community and c.meeting = p.meeting and c.state = 'standing'
    and (c.id = p.card or c.cut_from = p.card)`
const HOLDS = sql`mc.community = c.community and mc.card in (c.id, c.cut_from)`

/**
 * [T42] The cards of a matter and of those folded into it that stand; for a half its whole, which has the
 * point.
 */
const own = (community: Id, matter: Id) => sql`
  select coalesce(c.cut_from, c.id) as card, min(c.number) as number
  from matter m
  join matter_card held on held.community = m.community and held.matter = m.id
  join card c on c.community = held.community and c.meeting = held.meeting and c.state = 'standing'
    and (c.id = held.card or c.cut_from = held.card)
  where m.community = ${community} and (m.id = ${matter} or m.folded_into = ${matter})
  group by 1`

/**
 * [T42] [T43] Where a matter's cards point on the plan, and which other matters are at the same place; null
 * where there is nothing to say.
 */
export async function spotOf(
  db: Db,
  community: { id: Id; slug: string },
  matter: Id,
  now: number,
): Promise<Spot | null> {
  const plan = await planOf(db, community)
  const { rows } = await sql<Spot['points'][number]>`
    with own as (${own(community.id, matter)})
    select p.x, p.y, own.number as card
    from own join plan_point p on p.community = ${community.id} and p.card = own.card
    where p.plan = ${plan?.number ?? null}
    order by own.number`.execute(db)
  const near = await nearTo(db, community.id, matter, plan, now - SAME_PLACE_DAYS * DAY)
  return rows.length + near.length === 0 ? null : { plan, points: rows, near }
}

/** [T43] Matters since an instant, other than this, with a card that points where one of its cards does. */
async function nearTo(db: Db, community: Id, matter: Id, plan: Plan | null, since: number): Promise<Spot['near']> {
  const tall = plan ? plan.height / plan.width : 1
  const { rows } = await sql<{ number: number; title: string }>`
    with own as (${own(community, matter)}),
    p as (
      select p.community, p.meeting, p.card
      from own
      join plan_point o on o.community = ${community} and o.card = own.card and o.plan = ${plan?.number ?? null}
      join plan_point p on p.community = o.community and p.plan = o.plan
        and p.x between o.x - ${SAME_PLACE}::int and o.x + ${SAME_PLACE}::int
        and (p.x - o.x) ^ 2 + ((p.y - o.y) * ${tall}::float8) ^ 2 <= ${SAME_PLACE ** 2}::int
      union
      select p.community, p.meeting, p.card
      from own
      join card_point o on o.community = ${community} and o.card = own.card
      join card_point p on p.community = o.community
        and p.lat between o.lat - ${SAME_METRES / METRES}::float8 and o.lat + ${SAME_METRES / METRES}::float8
        and (p.lat - o.lat) ^ 2 + ((p.long - o.long) * cos(radians(o.lat))) ^ 2 <= ${(SAME_METRES / METRES) ** 2}::float8
    )
    select distinct coalesce(root.number, m.number) as number, coalesce(root.title, m.title) as title
    from p
    ${STANDING}
    join matter_card mc on ${HOLDS}
    join matter m on m.community = mc.community and m.id = mc.matter
    left join matter root on root.community = m.community and root.id = m.folded_into
    where coalesce(root.id, m.id) <> ${matter} and coalesce(root.opened_at, m.opened_at) >= ${since}
    order by 1 desc limit ${NEAR_MOST}`.execute(db)
  return rows
}

/** A card that points somewhere on a plan, and the matter that it is in. */
export interface PlacedCard extends OnPlan {
  code: string
  number: number
  text: string
  matter: number | null
  title: string | null
  stage: MatterStage | null
}

/** [T44] The cards that stand and point somewhere on a plan, the newest first. */
export async function placedCards(db: Db, community: Id, plan: number): Promise<PlacedCard[]> {
  const { rows } = await sql<PlacedCard>`
    select p.x, p.y, me.code, c.number, w.text, m.*
    from plan_point p
    ${STANDING}
    join meeting me on me.community = c.community and me.id = c.meeting
    join wording w on w.community = c.community and w.meeting = c.meeting and w.card = c.id and w.version = c.wording
    left join lateral (
      select coalesce(root.number, m.number) as matter, coalesce(root.title, m.title) as title,
        coalesce(root.stage, m.stage) as stage
      from matter_card mc
      join matter m on m.community = mc.community and m.id = mc.matter
      left join matter root on root.community = m.community and root.id = m.folded_into
      where ${HOLDS}
      order by 1 desc limit 1
    ) m on true
    where p.community = ${community} and p.plan = ${plan}
    order by c.posted_at desc, c.number limit ${SHOWN_MOST}`.execute(db)
  return rows
}
