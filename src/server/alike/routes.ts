import type { OpenAPIHono } from '@hono/zod-openapi'
import { createRoute, z } from '@hono/zod-openapi'
import type { Env } from '../access/doorway.ts'
import { doorOf } from '../access/doorway.ts'
import { boardPage } from '../meeting/routes.ts'
import type { Parts } from '../parts.ts'
import { Suggestions } from './suggestions.ts'

/** The API of what seems alike. */
export function alikeRoutes(app: OpenAPIHono<Env>, parts: Parts): void {
  const suggestions = new Suggestions()
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
      return c.json({ seq, groups: suggestions.of(board) } as never, 200, { 'cache-control': 'no-store' })
    },
  )
}
