import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Place } from '../../core/place/place.ts'
import type { Env } from '../access/authorize.ts'
import { authorizeWith } from '../access/authorize.ts'
import { addressTyped } from '../access/typed.ts'
import { ProblemError } from '../http/problem.ts'
import { clocksOf } from '../ledger/clocks.ts'
import { square } from '../page/square.ts'
import { asked, findFor } from './routes.ts'
import type { SearchServices } from './services.ts'

/** The pages of the search. */
export function searchPages(app: OpenAPIHono<Env>, services: SearchServices): void {
  const { identity, render } = services
  const authorize = authorizeWith(identity)

  const page = async (c: Context<Env>, place: Place, communities: readonly Place[]) => {
    const given = Object.entries(c.req.query()).filter(([, value]) => value !== '')
    const read = asked.safeParse(Object.fromEntries(given))
    if (!read.success) throw new ProblemError('malformed', { where: 'query', why: '' })
    const typed = await addressTyped(identity, read.data.q)
    if (typed) return c.redirect(typed)
    const found = await findFor(services, c, communities, read.data)
    const address = `${place.kind === 'subdistrict' ? '/s' : '/c'}/${place.slug}`
    const data = {
      place: { name: place.name, address },
      query: read.data,
      found,
      clocks: await clocksOf(services, communities),
    }
    return square(c, render.renderPage('search', c.get('caller').locale, data))
  }

  app.get('/c/:slug/search', authorize('search.ask'), (c) => {
    const { community } = c.get('caller')
    return page(c, community!, [community!])
  })

  app.get('/s/:slug/search', authorize('search.ask'), async (c) => {
    const { subdistrict } = c.get('caller')
    return page(c, subdistrict!, await identity.places.below(subdistrict!.id))
  })
}
