import { hasPhone, peopleThere, personOf } from '../../core/meeting/count.ts'
import type { Meeting } from '../../core/meeting/meeting.ts'
import type { Id } from '../../core/plain/id.ts'
import { callsAwaited, deskWishes } from '../../wire/paper.ts'
import { codeParam, slugParam } from '../../wire/plain.ts'
import { json, routeOf } from '../api/route.ts'
import { cardsByNumber } from '../meeting/present.ts'
import { namesOf } from '../person/names.store.ts'
import { callsOf } from './calls.store.ts'
import type { PaperServices } from './services.ts'

const route = routeOf<PaperServices>()

const readWishes = route(
  'readDeskWishes',
  {
    method: 'get',
    path: '/api/meetings/{code}/wishes',
    tag: 'Desk',
    summary: 'What authors ticked on their cards of paper, and who was called back (staff)',
    action: 'paper.desk',
    params: codeParam,
    answer: json(deskWishes, 'Cards on paper'),
  },
  async ({ services, caller }) => {
    const { community, id } = caller.meeting!
    const wishes = (await services.meetings.read(community, id, wishesIn))!
    const names = await namesOf(
      caller.db,
      wishes.flatMap(({ called }) => called?.by ?? []),
    )
    return {
      cards: wishes.map(({ called, ...wish }) => ({
        ...wish,
        called: called && { at: called.at, name: names.get(called.by) ?? '' },
      })),
    }
  },
)

/** [P16] By number, with the name of each author as it counts in the hall. */
function wishesIn(meeting: Meeting) {
  const { authorships, board, participants } = meeting
  const names = new Map([...peopleThere(participants.values())].map(({ id, name }) => [personOf(meeting, id), name]))
  const nameOf = (author: Id) => participants.get(author)?.name || names.get(personOf(meeting, author)) || ''
  return cardsByNumber(board).flatMap(({ id, number, tree }) => {
    const { author, wishes } = authorships.get(id)!
    const who = { name: nameOf(author), hasPhone: hasPhone(meeting, author) }
    return wishes ? [{ card: id, number, tree, ...who, ...wishes }] : []
  })
}

const readCalls = route(
  'readCalls',
  {
    method: 'get',
    path: '/api/communities/{slug}/calls',
    tag: 'Desk',
    summary: 'How many authors of cards on paper wait for a call, by meeting (staff)',
    action: 'calls.read',
    params: slugParam,
    answer: json(callsAwaited, 'Meetings'),
  },
  async ({ caller }) => ({ meetings: await callsOf(caller.db, caller.community!.id) }),
)

/** [P16] What is ticked on cards of paper, for the desk. */
export const wishesRoutes = [readWishes, readCalls]
