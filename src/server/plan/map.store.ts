import { sql } from 'kysely'
import type { Point } from '../../core/place/point.ts'
import { toTenCentimetres, withinReach } from '../../core/place/point.ts'
import type { Id } from '../../core/plain/id.ts'
import type { MapView } from '../../wire/map.ts'
import type { Db } from '../database/open.ts'
import type { OfCard } from './store.ts'

/** [T45] Where a community's map opens; null where nobody has said it. */
export async function viewOf(db: Db, community: Id): Promise<MapView | null> {
  const row = await db
    .selectFrom('map_view')
    .select(['lat', 'long', 'zoom'])
    .where('community', '=', community)
    .executeTakeFirst()
  return row ?? null
}

/** [T45] Says where a community's map opens. */
export async function keepView(db: Db, community: Id, { zoom, ...centre }: MapView): Promise<MapView> {
  const view = { ...toTenCentimetres(centre), zoom }
  await db
    .insertInto('map_view')
    .values({ community, ...view })
    .onConflict((c) => c.column('community').doUpdateSet(view))
    .execute()
  return view
}

/** [T45] Lets cards of a community point at its map no more. */
export async function forgetView(db: Db, community: Id): Promise<void> {
  await db.deleteFrom('map_view').where('community', '=', community).execute()
}

/**
 * [T46] Keeps where on the map a card points; it is left out where the card does not stand, where the
 * community has no map, or where the point is far from it. One that is there stays; [T48] but what the desk
 * said it mends.
 */
export async function keepMapPoint(
  db: Db,
  { community, meeting, card }: OfCard,
  point: Point,
  desk: boolean,
): Promise<void> {
  const view = await viewOf(db, community)
  if (!view || !withinReach(view, point)) return
  const { lat, long } = toTenCentimetres(point)
  await sql`
    insert into card_point (community, meeting, card, lat, long, desk)
    select c.community, c.meeting, c.id, ${lat}, ${long}, ${desk} from card c
    where c.community = ${community} and c.meeting = ${meeting} and c.id = ${card} and c.state = 'standing'
    on conflict (community, card) do update set lat = excluded.lat, long = excluded.long
    where card_point.desk and excluded.desk`.execute(db)
}
