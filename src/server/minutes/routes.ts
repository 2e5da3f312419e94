import { notesRead } from '../../core/minutes/rules/correcting.ts'
import { codeParam, keyHeader } from '../../wire/plain.ts'
import { MINUTES_REFUSED } from '../api/problems.ts'
import { draftView, minutesAccepted, minutesCommand, minutesView } from '../../wire/minutes.ts'
import { json, perGrove, routeOf } from '../api/route.ts'
import { limitOf } from '../http/limit.ts'
import { carryOut, refuseOpenTree } from './carryOut.ts'
import { draftOf } from './draft.ts'
import type { MinutesServices } from './services.ts'

const route = routeOf<MinutesServices>()
/** Remarks of one person, in ten minutes: by the API and by the page. */
export const remarksOfOne = perGrove(() => limitOf(60, 600))

const read = route(
  'readMinutes',
  {
    method: 'get',
    path: '/api/meetings/{code}/minutes',
    tag: 'Desk',
    summary: 'What people entered for the minutes: notes, votes, rounds of correction, signed sheets, photos',
    action: 'meeting.desk',
    params: codeParam,
    problems: ['noSuchAddress'],
    answer: json(minutesView, 'As they stand'),
  },
  async ({ services, caller }) => {
    await refuseOpenTree(services, caller)
    const { minutes, seq } = await services.minutes.read(caller.meeting!)
    const { community: _c, meeting: _m, authors: _a, signings, ...view } = minutes
    return { seq, fingerprint: notesRead(view), ...view, signings: signings.map(({ at }) => ({ at })) }
  },
)

const act = route(
  'sendMinutesCommand',
  {
    method: 'post',
    path: '/api/meetings/{code}/minutes/commands',
    tag: 'Desk',
    summary: 'Write the minutes, send them round, remark on the draft, sign them',
    description: 'Participants may send `remark`, and nothing else.',
    action: 'minutes.command',
    params: codeParam,
    headers: keyHeader,
    body: minutesCommand,
    problems: [...MINUTES_REFUSED, 'notSignedIn', 'noSuchAddress', 'tooMany'],
    answer: json(minutesAccepted, 'Accepted and durable'),
  },
  async ({ services, caller, headers, body: sent }) => {
    if (!caller.staff) await remarksOfOne(services)(caller.participant!)
    return carryOut(services, caller, { key: headers['idempotency-key'], sent })
  },
)

const readDraft = route(
  'readMinutesDraft',
  {
    method: 'get',
    path: '/api/meetings/{code}/minutes/draft',
    tag: 'Taking part',
    summary: 'The draft of the minutes that went round, as sentences, with remarks and their answers',
    action: 'minutes.draft',
    params: codeParam,
    problems: ['noSuchAddress', 'noCorrections', 'notPresent'],
    answer: json(draftView, 'The draft'),
  },
  ({ services, caller }) => draftOf(services, caller),
)

/** The API of a meeting's minutes. */
export const minutesRoutes = [read, act, readDraft]
