import { z } from '@hono/zod-openapi'
import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Context } from 'hono'
import { frame } from '../../wire/board.ts'
import { codeParam, position } from '../../wire/plain.ts'
import type { Env } from '../access/authorize.ts'
import { file, routeOf } from '../api/route.ts'
import type { LedgerServices } from '../ledger/services.ts'
import { refuseUnseen } from '../meeting/shown.ts'
import { maySee } from '../database/rowSecurity.ts'
import { ProblemError } from '../http/problem.ts'
import { endWhenBarred } from './barred.ts'
import { stream } from './stream.ts'

const route = routeOf<LedgerServices>()

const query = z.object({
  after: position.openapi({ description: 'The journal position that you hold' }),
})
const TOLD = `The data of each message is a frame, as JSON. Events of other kinds: \`beat\` (the stream flows; in how
many milliseconds at most it says so again), \`clock\` (the community’s time zone, as JSON, at the beginning and when it
is set anew), \`vote\` (what a vote of the community shows has changed), \`reload\` (load the meeting anew)`.replaceAll(
  '\n',
  ' ',
)
const frames = file('text/event-stream', TOLD, frame)

const follow = route(
  'followMeeting',
  {
    method: 'get',
    path: '/live/{code}',
    tag: 'Live',
    summary: 'What happens in a meeting, as server-sent events',
    action: 'meeting.follow',
    params: codeParam,
    query,
    answer: frames,
  },
  ({ services, c, query: { after } }) => open(services, c, after, false),
)

const followAtDesk = route(
  'followMeetingAtDesk',
  {
    method: 'get',
    path: '/live/{code}/desk',
    tag: 'Live',
    summary: 'The same with attendance, for the desk',
    action: 'meeting.desk',
    params: codeParam,
    query,
    answer: frames,
  },
  ({ services, c, query: { after } }) => open(services, c, after, true),
)

async function open(services: LedgerServices, c: Context<Env>, held: number, atDesk: boolean): Promise<Response> {
  const caller = c.get('caller')
  await refuseUnseen(services, caller)
  // Names come from memory, past the tables that the second net guards.
  if (atDesk && !(await maySee(caller.db, caller.meeting!.community))) throw new ProblemError('notAllowed')
  const last = Number(c.req.header('last-event-id') ?? NaN)
  const position = Number.isSafeInteger(last) && last >= 0 ? last : held
  const outgoing = (c.env as unknown as HttpBindings).outgoing as import('node:http').ServerResponse
  await stream(services, caller.meeting!, position, atDesk, outgoing)
  endWhenBarred(c, services, atDesk, outgoing)
  return RESPONSE_ALREADY_SENT
}

/**
 * Live streams. A reader gives the journal position it holds, in the query or, coming back, in Last-Event-ID.
 */
export const liveRoutes = [follow, followAtDesk]
