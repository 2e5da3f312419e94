import { knownSpeaker } from '../../core/meeting/floor.ts'
import { z } from '@hono/zod-openapi'
import { USUAL_AGENDA } from '../../core/meeting/agenda.ts'
import type { Command } from '../../core/meeting/command.ts'
import type { AgendaItem } from '../../core/meeting/meeting.ts'
import { THEME_MOST } from '../../core/meeting/meeting.ts'
import { comesTo } from '../../core/plain/meanwhile.ts'
import type { Id } from '../../core/plain/id.ts'
import { attendanceList, boardPage as boardAnswer, cardPage, onBehalfList } from '../../wire/board.ts'
import { numberCursor } from '../../wire/cursor.ts'
import { cardPoints } from '../../wire/plan.ts'
import { agendaChange, agendaTemplate, meetingMade, newMeeting, treeKind } from '../../wire/meeting.ts'
import { codeParam, id, pageSize, slugParam } from '../../wire/plain.ts'
import { TEXT_REFUSED } from '../api/problems.ts'
import { json, made, routeOf } from '../api/route.ts'
import { cleanly, ProblemError } from '../http/problem.ts'
import { newId } from '../integrations/runtime.ts'
import { namesOf as staffNames } from '../person/names.store.ts'
import { pointsOf } from '../plan/store.ts'
import { namesIn, namingOf } from '../secrets/naming.ts'
import { ask } from './ask.ts'
import { cardsByNumber } from './present.ts'
import type { MeetingServices } from './services.ts'
import { boardPage } from './shown.ts'
import { actorOf } from '../person/store.ts'

const route = routeOf<MeetingServices>()
const namesOf = namesIn(newMeeting)

const createMeeting = route(
  'createMeeting',
  {
    method: 'post',
    path: '/api/communities/{slug}/meetings',
    tag: 'Meetings',
    summary: 'Create a meeting (a draft)',
    action: 'meeting.create',
    params: slugParam,
    body: newMeeting,
    problems: [...TEXT_REFUSED, 'outOfRange', 'idTaken', 'idReused'],
    answer: made(meetingMade, 'Created'),
  },
  async ({ services, caller, body }) => {
    const { identity, meetings } = services
    const community = caller.community!.id
    const actor = actorOf(caller.staff!)
    const meeting = namingOf(identity.ticketKey, { community }, actor)('meeting', body.id)
    const { id: _, ...details } = namesOf(body, namingOf(identity.ticketKey, { community, id: meeting }, actor))
    const agenda = details.agenda ?? (await agendaOf(services, community))
    const create: Command = {
      kind: 'createMeeting',
      id: meeting,
      community,
      code: await identity.codes.fresh(),
      details: { ...details, agenda },
    }
    const { seq } = await ask(services, community, { meeting, key: body.id, command: create, actor, body })
    // Of several equal requests at once, one made the meeting, with its code.
    const code = await meetings.read(community, meeting, ({ board }) => board.code)
    return { code: code!, seq, id: meeting }
  },
)

const readBoard = route(
  'readBoard',
  {
    method: 'get',
    path: '/api/meetings/{code}',
    tag: 'Meetings',
    summary: 'The board of a meeting, with the journal position it is true for',
    action: 'meeting.read',
    params: codeParam,
    answer: json(boardAnswer, 'The board'),
  },
  ({ services, caller }) => boardPage(services, caller),
)

const listCards = route(
  'listCards',
  {
    method: 'get',
    path: '/api/meetings/{code}/cards',
    tag: 'Meetings',
    summary: 'The cards by number, a page at a time',
    action: 'meeting.read',
    params: codeParam,
    query: z.object({ cursor: numberCursor.read, limit: pageSize(200, 50), tree: treeKind.optional() }),
    answer: json(cardPage, 'Cards'),
  },
  async ({ services, caller, query: { cursor: [after] = [0], limit, tree } }) => {
    const { board } = await boardPage(services, caller)
    const rest = cardsByNumber(board).filter((card) => card.number > after && (!tree || card.tree === tree))
    const items = rest.slice(0, limit)
    return { items, next: rest.length > limit ? numberCursor.write(items.at(-1)!.number) : null }
  },
)

const readAttendance = route(
  'readAttendance',
  {
    method: 'get',
    path: '/api/meetings/{code}/attendance',
    tag: 'Desk',
    summary: 'Who is expected, who is there and who asked for the floor, by name (staff)',
    action: 'meeting.desk',
    params: codeParam,
    answer: json(attendanceList, 'Participants'),
  },
  async ({ services, caller }) => {
    const { community, id: meeting } = caller.meeting!
    const list = await services.meetings.read(community, meeting, ({ participants, speakers }, seq) => ({
      seq,
      participants: [...participants.values()].map((participant) => ({ ...participant })),
      speakers: [...speakers.values()].map(knownSpeaker),
    }))
    return list!
  },
)

const readOnBehalf = route(
  'readOnBehalf',
  {
    method: 'get',
    path: '/api/meetings/{code}/on-behalf',
    tag: 'Desk',
    summary: 'Endorsements that were entered for people without a phone, and who entered each (staff)',
    action: 'meeting.desk',
    params: codeParam,
    answer: json(onBehalfList, 'Endorsements on behalf'),
  },
  async ({ services, caller }) => {
    const { community, id: meeting } = caller.meeting!
    const list = await services.meetings.read(community, meeting, ({ entered }) =>
      [...entered].flatMap(([card, by]) =>
        [...by].map(([participant, enteredBy]) => ({ card, participant, enteredBy })),
      ),
    )
    const names = await staffNames(
      caller.db,
      list!.map(({ enteredBy }) => enteredBy),
    )
    return { endorsements: list!.map((each) => ({ ...each, enteredBy: names.get(each.enteredBy) ?? '' })) }
  },
)

const readCardPoints = route(
  'readCardPoints',
  {
    method: 'get',
    path: '/api/meetings/{code}/cards/{card}/points',
    tag: 'Desk',
    summary: 'Where a card is on plan and map, and who said so (staff)',
    action: 'meeting.desk',
    params: codeParam.extend({ card: id }),
    answer: json(cardPoints, 'Null where nobody said it, or the card does not stand'),
  },
  ({ caller, params: { card } }) => {
    const { community, id: meeting } = caller.meeting!
    return pointsOf(caller.db, { community, meeting, card })
  },
)

const readAgenda = route(
  'readAgendaTemplate',
  {
    method: 'get',
    path: '/api/communities/{slug}/agenda',
    tag: 'Desk',
    summary: 'The community’s agenda template',
    action: 'place.read',
    params: slugParam,
    answer: json(agendaTemplate, 'Template'),
  },
  async ({ services, caller }) => ({ items: await agendaOf(services, caller.community!.id) }),
)

const changeAgenda = route(
  'changeAgendaTemplate',
  {
    method: 'put',
    path: '/api/communities/{slug}/agenda',
    tag: 'Desk',
    summary: 'Change the community’s agenda template',
    action: 'agenda.write',
    params: slugParam,
    body: agendaChange,
    problems: [...TEXT_REFUSED, 'changedMeanwhile'],
    answer: json(agendaTemplate, 'Template'),
  },
  async ({ services, caller, body }) => {
    const items = body.items.map((item) => ({ ...item, title: cleanly(item.title, THEME_MOST, 0) }))
    const said = (agenda: readonly Omit<AgendaItem, 'id'>[] | null) =>
      (agenda ?? usual()).map(({ kind, title, minutes }) => ({ kind, title, minutes }))
    // [M84] Each reading gives its items ids of their own: they say nothing.
    const comes = await services.identity.places.setAgenda(caller.db, caller.community!.id, items, (stands) =>
      comesTo(said(stands), said(body.was), said(items)),
    )
    if (comes === 'changedMeanwhile') throw new ProblemError(comes)
    return { items }
  },
)

const usual = () => USUAL_AGENDA.map((item) => ({ ...item, title: '' }))

async function agendaOf({ identity, runtime }: MeetingServices, community: Id) {
  const own = await identity.places.agenda(community)
  const items = own ?? usual()
  // Each meeting gets ids of its own.
  return items.map(({ kind, title, minutes }) => ({ id: newId(runtime), kind, title, minutes }))
}

/** The API of meetings: what is read of them, and what makes one. */
export const meetingRoutes = [
  createMeeting,
  readBoard,
  listCards,
  readAttendance,
  readOnBehalf,
  readCardPoints,
  readAgenda,
  changeAgenda,
]
