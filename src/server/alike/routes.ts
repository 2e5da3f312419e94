import type { OpenAPIHono } from '@hono/zod-openapi'
import { createRoute, z } from '@hono/zod-openapi'
import type { Env } from '../access/authorize.ts'
import { doorOf } from '../access/authorize.ts'
import { idOf } from '../../wire/ids.ts'
import { matterNumber } from '../../wire/plain.ts'
import { boardPage } from '../meeting/shown.ts'
import type { AlikeServices } from './services.ts'
import { numberedMatter } from '../ledger/matter.store.ts'
import { ProblemError } from '../http/problem.ts'
import { rejectedPairsIn, keepRejectedPairs } from './rejectedPairs.store.ts'
import { elsewhere } from './elsewhere.ts'

/** The API of what seems alike. */
export function alikeRoutes(app: OpenAPIHono<Env>, parts: AlikeServices): void {
  const { suggestions, known } = parts
  const slug = z.object({ slug: z.string().openapi({ example: 'rongbu' }) })

  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/communities/{slug}/desk/category',
      tags: ['Desk'],
      summary:
        'The category that a matter seems to belong to, from the community’s own history; the words are not kept',
      middleware: doorOf(known)('matter.desk'),
      request: {
        params: slug,
        body: {
          content: {
            'application/json': { schema: z.object({ texts: z.array(z.string().max(8000)).min(1).max(50) }) },
          },
          required: true,
        },
      },
      responses: {
        200: {
          content: { 'application/json': { schema: z.object({ items: z.array(z.looseObject({})) }) } },
          description: 'At most two, likeliest first; none where it is not rather sure',
        },
      },
    }),
    async (c) => {
      const { texts } = c.req.valid('json')
      const suggested = await parts.categories.suggest(c.get('entry').community!.id, texts)
      const items = suggested.map(({ confidence, ...category }) => ({ ...category, sure: confidence }))
      return c.json({ items } as never, 200)
    },
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/communities/{slug}/desk/matters/{number}/elsewhere',
      tags: ['Desk'],
      summary: 'Matters of other communities of the subdistrict that are alike, as everybody may read them',
      middleware: doorOf(known)('matter.desk'),
      request: { params: slug.extend({ number: matterNumber }) },
      responses: {
        200: {
          content: { 'application/json': { schema: z.object({ items: z.array(z.looseObject({})) }) } },
          description: 'Most alike first, with what they share marked',
        },
      },
    }),
    async (c) => {
      const community = c.get('entry').community!
      const found = await numberedMatter(parts.db, community.id, c.req.valid('param').number)
      if (!found) throw new ProblemError('noSuchMatter', 404)
      return c.json({ items: await elsewhere(parts, community, found.sheet) } as never, 200)
    },
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/meetings/{code}/suggestions',
      tags: ['Desk'],
      summary: 'Cards that seem to say the same thing, and why (staff)',
      middleware: doorOf(parts.known)('meeting.desk'),
      request: { params: z.object({ code: z.string().openapi({ example: 'K7Q2MD' }) }) },
      responses: {
        200: {
          content: {
            'application/json': { schema: z.object({ seq: z.number(), groups: z.array(z.looseObject({})) }) },
          },
          description: 'Suggested gatherings, with the journal position they are true for',
        },
      },
    }),
    async (c) => {
      const { seq, board } = await boardPage(parts, c.get('entry'))
      const rejectedPairs = await rejectedPairsIn(parts.db, board.community, board.id)
      const groups = await suggestions.of(board, rejectedPairs)
      return c.json({ seq, groups } as never, 200, { 'cache-control': 'no-store' })
    },
  )

  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/meetings/{code}/suggestions/apart',
      tags: ['Desk'],
      summary: 'Say that pairs of cards do not say the same thing: they are not suggested together again',
      middleware: doorOf(parts.known)('meeting.apart'),
      request: {
        params: z.object({ code: z.string() }),
        body: {
          content: {
            'application/json': {
              schema: z.object({
                pairs: z
                  .array(z.tuple([idOf('card'), idOf('card')]))
                  .min(1)
                  .max(500),
              }),
            },
          },
          required: true,
        },
      },
      responses: { 204: { description: 'Remembered' } },
    }),
    async (c) => {
      const { board } = await boardPage(parts, c.get('entry'))
      const { pairs } = c.req.valid('json')
      if (!pairs.flat().every((card) => board.cards[card])) throw new ProblemError('noSuchCard', 404)
      await keepRejectedPairs(c.get('entry').db, board.community, board.id, pairs)
      return c.body(null, 204)
    },
  )
}
