import { sql } from 'kysely'
import type { MatterStage } from '../../core/ledger/stages.ts'
import type { OnPlan } from '../../core/place/clusters.ts'
import type { Point } from '../../core/place/point.ts'
import type { Id } from '../../core/plain/id.ts'
import type { CardPoints, Plan, PlanPoint } from '../../wire/plan.ts'
import type { Db } from '../database/open.ts'

/** Cards that a plan or map shows, the newest first. */
const SHOWN_MOST = 1000

/** [T40] The plan of a community, without its picture. */
export async function planOf(db: Db, { id, slug }: { id: Id; slug: string }): Promise<Plan | null> {
  const row = await current(db, id).select(['number', 'name', 'width', 'height', 'at']).executeTakeFirst()
  if (!row) return null
  const { at, ...plan } = row
  return { ...plan, url: `/api/communities/${slug}/plan.webp?v=${plan.number}-${at}` }
}

/** [T44] [T45] Whether a community has a plan or a map, or a card that came with a point. */
export async function hasPlaces(db: Db, community: Id): Promise<boolean> {
  const { rows } = await sql<{ has: boolean }>`
    select exists (select from plan where community = ${community} and bytes is not null)
      or exists (select from map_view where community = ${community})
      or exists (select from card_point where community = ${community}) as has`.execute(db)
  return rows[0]!.has
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
 * [T41] Keeps where a card points; it is left out where the card does not stand, or the plan was taken away.
 * One that is there stays, so that a card sent again changes nothing; [T48] but what the desk said it mends.
 */
export async function keepPoint(db: Db, { community, meeting, card }: OfCard, point: PlanPoint, desk: boolean) {
  const { plan, x, y } = point
  await sql`
    insert into plan_point (community, meeting, card, plan, x, y, desk)
    select c.community, c.meeting, c.id, p.number, ${x}, ${y}, ${desk}
    from card c join plan p on p.community = c.community and p.number = ${plan} and p.bytes is not null
    where c.community = ${community} and c.meeting = ${meeting} and c.id = ${card} and c.state = 'standing'
    on conflict (community, card) do update set plan = excluded.plan, x = excluded.x, y = excluded.y
    where plan_point.desk and excluded.desk`.execute(db)
}

/** A card, by its whole key. */
export interface OfCard {
  community: Id
  meeting: Id
  card: Id
}

/** [T48] Takes away what the desk said of where a card is. */
export async function forgetPoint(
  db: Db,
  table: 'plan_point' | 'card_point',
  { community, meeting, card }: OfCard,
): Promise<void> {
  await db
    .deleteFrom(table)
    .where('community', '=', community)
    .where('meeting', '=', meeting)
    .where('card', '=', card)
    .where('desk', '=', true)
    .execute()
}

/** [T48] Where a card that stands is, and who said it. */
export async function pointsOf(db: Db, { community, meeting, card }: OfCard): Promise<CardPoints> {
  const { rows } = await sql<CardPoints>`
    select
      case when p.card is not null then jsonb_build_object('plan', p.plan, 'x', p.x, 'y', p.y) end as point,
      case when m.card is not null then jsonb_build_object('lat', m.lat, 'long', m.long) end as "mapPoint",
      jsonb_build_object('plan', not coalesce(p.desk, true), 'map', not coalesce(m.desk, true)) as theirs
    from card c
    left join plan_point p on p.community = c.community and p.meeting = c.meeting and p.card = c.id
    left join card_point m on m.community = c.community and m.meeting = c.meeting and m.card = c.id
    where c.community = ${community} and c.meeting = ${meeting} and c.id = ${card} and c.state = 'standing'`.execute(db)
  return rows[0] ?? { point: null, mapPoint: null, theirs: { plan: false, map: false } }
}

/**
 * [T42] Points of cards that stand; of one that was cut, for each half that stands. `c`: the card that is
 * read, `mc`: the matter that holds it or its whole.
 */
export const STANDING = sql`
  join card c on c.community = p.community and c.meeting = p.meeting and c.state = 'standing'
    and (c.id = p.card or c.cut_from = p.card)`
export const HOLDS = sql`mc.community = c.community and mc.card in (c.id, c.cut_from)`

/** A card that points somewhere, and the matter that it is in. */
export interface PlacedCard {
  code: string
  number: number
  text: string
  where: string
  matter: number | null
  title: string | null
  stage: MatterStage | null
}

/** [T44] The cards that stand and point somewhere on a plan, the newest first. */
export const placedCards = (db: Db, community: Id, plan: number): Promise<(PlacedCard & OnPlan)[]> =>
  placed(db, sql`p.x, p.y`, sql`plan_point p`, sql`p.community = ${community} and p.plan = ${plan}`)

/** [T45] The same of those that point somewhere on the map. */
export const mappedCards = (db: Db, community: Id): Promise<(PlacedCard & Point)[]> =>
  placed(db, sql`p.lat, p.long`, sql`card_point p`, sql`p.community = ${community}`)

type Sql = ReturnType<typeof sql>

async function placed<P>(db: Db, point: Sql, points: Sql, where: Sql): Promise<(PlacedCard & P)[]> {
  const { rows } = await sql<PlacedCard & P>`
    select ${point}, me.code, c.number, w.text, w.place_words as where, m.*
    from ${points}
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
    where ${where}
    order by c.posted_at desc, c.number limit ${SHOWN_MOST}`.execute(db)
  return rows
}
