import type { OpenAPIHono } from '@hono/zod-openapi'
import { createRoute, z } from '@hono/zod-openapi'
import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Context } from 'hono'
import { position } from '../../wire/plain.ts'
import type { Env } from '../access/authorize.ts'
import { doorOf } from '../access/authorize.ts'
import type { MeetingServices } from '../meeting/services.ts'
import { refuseUnseen } from '../meeting/shown.ts'
import { maySee } from '../database/rowSecurity.ts'
import { ProblemError } from '../http/problem.ts'
import { endWhenBarred } from './barred.ts'
import { stream } from './stream.ts'

const query = z.object({
  after: position.openapi({ description: 'The journal position that you hold' }),
})

/**
 * Live streams. A reader gives the journal position it holds, in the query or, coming back, in Last-Event-ID.
 */
export function liveRoutes(app: OpenAPIHono<Env>, parts: MeetingServices): void {
  const door = doorOf(parts.known)
  const route = (path: '/live/{code}' | '/live/{code}/desk', summary: string) =>
    createRoute({
      method: 'get',
      path,
      tags: ['Live'],
      summary,
      middleware: door(path === '/live/{code}' ? 'meeting.follow' : 'meeting.desk'),
      request: { params: z.object({ code: z.string() }), query },
      responses: { 200: { content: { 'text/event-stream': { schema: z.string() } }, description: 'Frames' } },
    })

  app.openapi(route('/live/{code}', 'What happens in a meeting, as server-sent events'), (c) => open(c, false))
  app.openapi(route('/live/{code}/desk', 'The same with attendance, for the desk'), (c) => open(c, true))

  async function open(c: Context<Env>, atDesk: boolean): Promise<never> {
    const entry = c.get('entry')
    await refuseUnseen(parts, entry)
    // Names come from memory, past the tables that row security guards.
    if (atDesk && !(await maySee(entry.db, entry.meeting!.community))) throw new ProblemError('notAllowed', 403)
    const last = Number(c.req.header('last-event-id') ?? NaN)
    const held = Number.isSafeInteger(last) && last >= 0 ? last : Number(c.req.query('after') ?? 0)
    const outgoing = (c.env as unknown as HttpBindings).outgoing as import('node:http').ServerResponse
    await stream(parts, entry.meeting!, held, atDesk, outgoing)
    endWhenBarred(c, parts, atDesk, outgoing)
    return RESPONSE_ALREADY_SENT as never
  }
}
