import type { OpenAPIHono } from '@hono/zod-openapi'
import { clustersOf } from '../../core/place/clusters.ts'
import type { PageData } from '../../wire/pages.ts'
import type { Env } from '../access/authorize.ts'
import { authorizeWith } from '../access/authorize.ts'
import { named, square } from '../page/square.ts'
import type { PlacedCard } from '../plan/store.ts'
import { placedCards, planOf } from '../plan/store.ts'
import type { SearchServices } from '../search/services.ts'

type Place = PageData['map']['clusters'][number]

/** [T44] What is where on a community's plan: its numbers lead into the list beside it. */
export function mapPage(app: OpenAPIHono<Env>, { db, identity, render }: SearchServices): void {
  app.get('/c/:slug/map', authorizeWith(identity)('place.read'), async (c) => {
    const { locale, community } = c.get('caller')
    const plan = await planOf(db, community!)
    const cards = plan ? await placedCards(identity.requests.scopedTo([community!.id]), community!.id, plan.number) : []
    const data: PageData['map'] = {
      community: named(community!, await identity.places.all()),
      plan,
      clusters: plan ? clustersOf(cards, plan.height / plan.width).map(placeOf) : [],
    }
    return square(c, render.renderPage('map', locale, data))
  })
}

/** A cluster as the page lists it: its matters, and cards that are in none. */
function placeOf({ x, y, points }: { x: number; y: number; points: readonly PlacedCard[] }): Place {
  const matters = new Map<number, Place['matters'][number]>()
  const cards: Place['cards'] = []
  for (const { code, number, text, matter, title, stage } of points) {
    const known = matter === null ? undefined : matters.get(matter)
    if (known) known.cards++
    else if (matter !== null) matters.set(matter, { number: matter, title: title!, stage: stage!, cards: 1 })
    else cards.push({ code, number, text })
  }
  return { x, y, matters: [...matters.values()], cards }
}
