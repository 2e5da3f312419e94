import type { OpenAPIHono } from '@hono/zod-openapi'
import { clustersOf, placesOf } from '../../core/place/clusters.ts'
import type { PageData, There } from '../../wire/pages.ts'
import type { Env } from '../access/authorize.ts'
import { authorizeWith } from '../access/authorize.ts'
import { named, square } from '../page/square.ts'
import { allowTiles } from '../page/tiles.ts'
import { viewOf } from '../plan/map.store.ts'
import type { PlacedCard } from '../plan/store.ts'
import { mappedCards, placedCards, planOf } from '../plan/store.ts'
import type { SearchServices } from '../search/services.ts'

/** [T44] [T45] What is where on a community's plan and on the map: numbers lead into the list beside them. */
export function mapPage(app: OpenAPIHono<Env>, { db, identity, render, tiles }: SearchServices): void {
  app.get('/c/:slug/map', authorizeWith(identity)('place.read'), async (c) => {
    const { locale, community } = c.get('caller')
    const { id } = community!
    const within = identity.requests.scopedTo([id])
    const plan = await planOf(db, community!)
    const cards = plan ? await placedCards(within, id, plan.number) : []
    const places = placesOf(await mappedCards(within, id)).map(({ lat, long, points }) => ({
      lat,
      long,
      ...there(points),
    }))
    const data: PageData['map'] = {
      community: named(community!, await identity.places.all()),
      plan,
      clusters: plan
        ? clustersOf(cards, plan.height / plan.width).map(({ x, y, points }) => ({ x, y, ...there(points) }))
        : [],
      places,
      tiles: tiles ?? null,
      view: await viewOf(db, id),
    }
    if (places.length) allowTiles(c, tiles)
    return square(c, render.renderPage('map', locale, data))
  })
}

/** A place as the page lists it: its matters, and cards that are in none. */
function there(points: readonly PlacedCard[]): There {
  const matters = new Map<number, There['matters'][number]>()
  const cards: There['cards'] = []
  for (const { code, number, text, matter, title, stage } of points) {
    const known = matter === null ? undefined : matters.get(matter)
    if (known) known.cards++
    else if (matter !== null) matters.set(matter, { number: matter, title: title!, stage: stage!, cards: 1 })
    else cards.push({ code, number, text })
  }
  return { matters: [...matters.values()], cards, where: points.find(({ where }) => where)?.where ?? '' }
}
