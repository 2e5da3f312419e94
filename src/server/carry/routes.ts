import { z } from '@hono/zod-openapi'
import { arrived, carrying, passphraseHeader } from '../../wire/carry.ts'
import { codeParam, slugParam } from '../../wire/plain.ts'
import { file, json, routeOf } from '../api/route.ts'
import { attachment } from '../http/attachment.ts'
import { readBody } from '../http/body.ts'
import { ProblemError } from '../http/problem.ts'
import { newId } from '../integrations/runtime.ts'
import { ask } from '../meeting/ask.ts'
import { OPEN_REFUSED } from './fileAnswer.ts'
import type { CarryServices } from './services.ts'
import { actorOf } from '../person/store.ts'

const route = routeOf<CarryServices>()

/** What a request brings of a file at most. */
export const CARRY_MOST_MB = 60

const carry = route(
  'carryMeeting',
  {
    method: 'post',
    path: '/api/meetings/{code}/carry',
    tag: 'Desk',
    summary: 'The whole of a meeting as one file, signed and locked, to be brought in at another Grove',
    description: 'From then on the meeting takes nothing new here. Asked for again, it is the same meeting.',
    action: 'meeting.carry',
    params: codeParam,
    body: carrying,
    problems: ['meetingNotOver', 'openTreeStays', 'carryVoteOpen', 'carryPhotosWait', 'carryTooLarge', 'tooBusy'],
    answer: file('application/octet-stream', 'An age file (https://age-encryption.org/v1)'),
  },
  async ({ services, caller, body: { passphrase }, c }) => {
    const { community, id: meeting, code } = caller.meeting!
    const actor = actorOf(caller.staff!)
    const command = { kind: 'carryMeeting' } as const
    await services.carrying.refuseUnderWay({ community, id: meeting })
    await ask(services, community, { meeting, key: newId(services.runtime), command, actor, body: command })
    const place = (await services.identity.places.all()).get(community)!
    const bytes = await services.carrying.pack({ community, id: meeting }, place, passphrase, c.req.raw.signal)
    return c.body(bytes as Uint8Array<ArrayBuffer>, 200, {
      'content-type': 'application/octet-stream',
      'content-disposition': attachment(`grove-${code}.grove`),
      // What whoever brings it in compares.
      'grove-fingerprint': services.carrying.fingerprint,
      'cache-control': 'private, no-store',
    })
  },
)

const bringIn = route(
  'importMeeting',
  {
    method: 'post',
    path: '/api/communities/{slug}/meetings/import',
    tag: 'Desk',
    summary:
      'Look through a meeting that was carried here (the body is the file), and with its fingerprint bring it in',
    action: 'meeting.bringIn',
    params: slugParam,
    headers: passphraseHeader,
    query: z.object({
      fingerprint: z.string().max(100).optional().openapi({
        description: 'Of the key that signed it, as somebody compared it; without, nothing is kept',
      }),
    }),
    bytes: ['application/octet-stream'],
    problems: [
      ...OPEN_REFUSED,
      'carryPicture',
      'notAPdf',
      'pdfActive',
      'carryOtherKey',
      'carryElsewhere',
      'carryHeldHere',
      'carryTaken',
      'carryChangedHere',
      'carryForked',
      'tooBusy',
    ],
    answer: json(arrived, 'What it brings, and whether it was kept'),
  },
  async ({ services, caller, headers, query: { fingerprint }, c }) => {
    const passphrase = readHeader(headers['grove-passphrase'])
    const by = actorOf(caller.staff!)
    const bytes = await readBody(c, CARRY_MOST_MB)
    return services.carrying.take(caller.community!, bytes, { passphrase, fingerprint, by }, c.req.raw.signal)
  },
)

function readHeader(encoded: string): string {
  try {
    return decodeURIComponent(encoded)
  } catch {
    throw new ProblemError('carryLocked')
  }
}

/** Meetings that are carried from one Grove to another. */
export const carryRoutes = [carry, bringIn]
