import type { OpenAPIHono } from '@hono/zod-openapi'
import { createRoute, z } from '@hono/zod-openapi'
import type { MatterFilter } from '../../wire/ledger.ts'
import { mattersCursor } from '../../wire/cursor.ts'
import { id } from '../../wire/plain.ts'
import type { Env } from '../access/authorize.ts'
import { doorOf } from '../access/authorize.ts'
import type { LedgerServices } from './services.ts'
import { deskQuery, matterQuery } from './routes.ts'
import { listAlike, listSubdistrict, viewSubdistrict } from './subdistrict.ts'

const slug = z.object({ slug: z.string().openapi({ example: 'hedu' }) })
const json = <T extends z.ZodType>(schema: T, description: string) => ({
  content: { 'application/json': { schema } },
  description,
})
const cursor = mattersCursor.read
const row = z.looseObject({ id, community: z.object({ slug: z.string(), name: z.string() }) })
const rows = z.looseObject({ items: z.array(row), next: z.string().nullable() })

/** The API of a subdistrict: its communities side by side, their matters in one list. */
export function subdistrictRoutes(app: OpenAPIHono<Env>, parts: LedgerServices): void {
  const door = doorOf(parts.known)

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/subdistricts/{slug}',
      tags: ['Subdistricts'],
      summary: 'The communities of a subdistrict, each with its ledger in numbers, and all together',
      middleware: door('matter.read'),
      request: { params: slug },
      responses: { 200: json(z.looseObject({ communities: z.array(z.looseObject({})) }), 'The subdistrict') },
    }),
    async (c) => c.json((await viewSubdistrict(parts, c.get('entry').subdistrict!)) as never, 200),
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/subdistricts/{slug}/matters',
      tags: ['Subdistricts'],
      summary: 'Matters of all its communities in one list: search, filter, sort',
      middleware: door('matter.read'),
      request: { params: slug, query: matterQuery.extend({ cursor }) },
      responses: { 200: json(rows, 'Matters') },
    }),
    async (c) => {
      const { cursor, limit, ...filter } = c.req.valid('query')
      const asked = { filter: filter as MatterFilter, now: parts.world.now(), limit, cursor, atDesk: false }
      return c.json((await listSubdistrict(parts, c.get('entry').subdistrict!, asked)) as never, 200)
    },
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/subdistricts/{slug}/desk/matters',
      tags: ['Desk'],
      summary: 'The same for staff of the subdistrict: with owners, by owner, by team',
      middleware: door('matter.desk'),
      request: { params: slug, query: deskQuery.extend({ cursor }) },
      responses: { 200: json(rows, 'Matters') },
    }),
    async (c) => {
      const { cursor, limit, ...filter } = c.req.valid('query')
      const { subdistrict, staff } = c.get('entry')
      if (filter.owner === 'me') filter.owner = staff!.person
      const asked = { filter: filter as MatterFilter, now: parts.world.now(), limit, cursor, atDesk: true }
      return c.json((await listSubdistrict(parts, subdistrict!, asked)) as never, 200)
    },
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/subdistricts/{slug}/alike',
      tags: ['Subdistricts'],
      summary: 'Open matters of several communities that say something alike',
      middleware: door('matter.read'),
      request: { params: slug },
      responses: {
        200: json(
          z.object({ items: z.array(z.looseObject({ category: z.string(), matters: z.array(row) })) }),
          'Groups',
        ),
      },
    }),
    async (c) => c.json({ items: await listAlike(parts, c.get('entry').subdistrict!) } as never, 200),
  )
}
