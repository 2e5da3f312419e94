import { clocksOf } from '../ledger/clocks.ts'
import type { OpenAPIHono } from '@hono/zod-openapi'
import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Place } from '../../core/place/place.ts'
import type { FoundPage } from '../../wire/search.ts'
import { KINDS } from '../../wire/search.ts'
import { addressOf } from '../http/address.ts'
import type { Env } from '../access/authorize.ts'
import { doorOf } from '../access/authorize.ts'
import { limitOf } from '../http/limit.ts'
import { square } from '../page/square.ts'
import type { SearchServices } from './services.ts'
import { ProblemError } from '../http/problem.ts'

const LONGEST = 200
/** Found things are paged as far as candidates are chosen. */
const FARTHEST = 400

const asked = z.object({
  q: z.string().max(LONGEST).default('').openapi({ description: 'Words; two characters are enough', example: '路灯' }),
  kind: z.enum(['card', 'matter', 'notice']).optional(),
  after: z.coerce.number().int().min(0).max(FARTHEST).default(0),
  limit: z.coerce.number().int().min(1).max(50).default(20),
})
const answer = {
  200: {
    content: {
      'application/json': {
        schema: z.object({ items: z.array(z.looseObject({})), next: z.number().int().nullable() }),
      },
    },
    description: 'What was found, best first, with the places to mark',
  },
}
const slug = z.object({ slug: z.string().openapi({ example: 'rongbu' }) })

/** Search over cards, matters and notices: of a community, or of all communities of a subdistrict. */
export function searchRoutes(app: OpenAPIHono<Env>, parts: SearchServices): void {
  const { known, render, search } = parts
  const door = doorOf(known)
  // A search costs more than a page; a person asks a few times a minute, a hall together some hundred times.
  const searches = limitOf(300, 60)
  const spare = async (c: Context<Env>) => {
    if (!c.get('entry').staff) await searches(addressOf(c, known))
  }

  const find = (communities: readonly Place[], { q, kind, after, limit }: z.infer<typeof asked>): Promise<FoundPage> =>
    search.find({ query: q, communities, kinds: kind ? [kind] : KINDS, after, limit })

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/communities/{slug}/search',
      tags: ['Search'],
      summary: 'Search the cards, matters and notices of a community',
      middleware: door('search.ask'),
      request: { params: slug, query: asked },
      responses: answer,
    }),
    async (c) => {
      await spare(c)
      return c.json((await find([c.get('entry').community!], c.req.valid('query'))) as never, 200)
    },
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/subdistricts/{slug}/search',
      tags: ['Search'],
      summary: 'The same over all communities of a subdistrict',
      middleware: door('search.ask'),
      request: { params: slug, query: asked },
      responses: answer,
    }),
    async (c) => {
      await spare(c)
      const communities = await known.places.below(c.get('entry').subdistrict!.id)
      return c.json((await find(communities, c.req.valid('query'))) as never, 200)
    },
  )

  // A phone asks when somebody stops writing for a moment; a hall whose phones have not joined yet has one
  // address.
  const writing = limitOf(20, 60)
  const starting = limitOf(600, 60)
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/meetings/{code}/already',
      tags: ['Taking part'],
      summary: 'Matters that may already be what I am writing; the words are not kept',
      middleware: door('search.already'),
      request: {
        params: z.object({ code: z.string() }),
        body: { content: { 'application/json': { schema: z.object({ text: z.string().max(1000) }) } }, required: true },
      },
      responses: {
        200: {
          content: { 'application/json': { schema: z.object({ items: z.array(z.looseObject({})) }) } },
          description: 'At most two, most alike first',
        },
      },
    }),
    async (c) => {
      const { participant, meeting } = c.get('entry')
      await (participant ? writing(participant) : starting(addressOf(c, known)))
      const community = (await known.places.all()).get(meeting!.community)!
      return c.json(
        { items: await search.already(c.req.valid('json').text.slice(0, LONGEST), community) } as never,
        200,
      )
    },
  )

  const page = async (c: Context<Env>, place: Place, communities: readonly Place[]) => {
    await spare(c)
    const given = Object.entries(c.req.query()).filter(([, value]) => value !== '')
    const read = asked.safeParse(Object.fromEntries(given))
    if (!read.success) throw new ProblemError('malformed', 400, { where: 'query', why: '' })
    const found = await find(communities, read.data)
    const address = `${place.kind === 'subdistrict' ? '/s' : '/c'}/${place.slug}`
    const data = {
      place: { name: place.name, address },
      query: read.data,
      found,
      clocks: await clocksOf(parts, communities),
    }
    return square(c, render.renderPage('search', c.get('entry').locale, data))
  }

  app.get('/c/:slug/search', door('search.ask'), (c) => {
    const { community } = c.get('entry')
    return page(c, community!, [community!])
  })

  app.get('/s/:slug/search', door('search.ask'), async (c) => {
    const { subdistrict } = c.get('entry')
    return page(c, subdistrict!, await known.places.below(subdistrict!.id))
  })
}
