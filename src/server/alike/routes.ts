import type { OpenAPIHono } from '@hono/zod-openapi'
import { createRoute, z } from '@hono/zod-openapi'
import type { Env } from '../access/doorway.ts'
import { doorOf } from '../access/doorway.ts'
import { id } from '../../wire/plain.ts'
import { boardPage } from '../meeting/routes.ts'
import type { Parts } from '../parts.ts'
import { apartIn, keepApart } from './apart.store.ts'

/** The API of what seems alike. */
export function alikeRoutes(app: OpenAPIHono<Env>, parts: Parts): void {
  const { suggestions } = parts
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
      const apart = await apartIn(parts.db, board.community, board.id)
      return c.json({ seq, groups: suggestions.of(board, apart) } as never, 200, { 'cache-control': 'no-store' })
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
                  .array(z.tuple([id, id]))
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
      const pairs = c.req.valid('json').pairs.filter((pair) => pair.every((card) => board.cards[card]))
      if (pairs.length) await keepApart(parts.db, board.community, board.id, pairs)
      return c.body(null, 204)
    },
  )
}
