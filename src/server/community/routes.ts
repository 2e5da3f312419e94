import { z } from '@hono/zod-openapi'
import { PLACE_NAME_MOST } from '../../core/place/placeSheet.ts'
import type { Place } from '../../core/place/place.ts'
import { readClock } from '../../core/plain/clock.ts'
import { idCursor, slugCursor, timeCursor } from '../../wire/cursor.ts'
import { idOf } from '../../wire/ids.ts'
import { meetings } from '../../wire/meeting.ts'
import { communities, communityPage, newPlace, place, places } from '../../wire/place.ts'
import { pageSize, slugParam } from '../../wire/plain.ts'
import { mayDo } from '../access/authorize.ts'
import { ACTIONS } from '../access/table.ts'
import { TEXT_REFUSED } from '../api/problems.ts'
import { json, made, routeOf } from '../api/route.ts'
import { cleanly, ProblemError } from '../http/problem.ts'
import { listMeetings } from '../meeting/list.store.ts'
import { placeRoutes } from './places.routes.ts'
import type { MeetingServices } from '../meeting/services.ts'
import { named } from '../page/square.ts'
import { namesIn, namingOf } from '../secrets/naming.ts'
import { actorOf } from '../person/store.ts'

const route = routeOf<MeetingServices>()

const namesOf = namesIn(newPlace)

const bySlug = (a: Place, b: Place) => (a.slug < b.slug ? -1 : 1)
const byId = (a: Place, b: Place) => (a.id < b.id ? -1 : 1)

const listCommunities = route(
  'listCommunities',
  {
    method: 'get',
    path: '/api/communities',
    tag: 'Communities',
    summary: 'The communities by slug, a page at a time',
    action: 'place.read',
    query: z.object({ cursor: slugCursor.read, limit: pageSize(200, 50) }),
    answer: json(communities, 'Communities'),
  },
  async ({ services, query: { cursor: [after] = [''], limit } }) => {
    const all = await services.identity.places.all()
    const communities = await services.identity.places.communities()
    const rest = communities.filter(({ slug }) => slug > after).sort(bySlug)
    const items = rest.slice(0, limit).map((community) => named(community, all))
    return { items, next: rest.length > limit ? items.at(-1)!.slug : null }
  },
)

const readCommunity = route(
  'readCommunity',
  {
    method: 'get',
    path: '/api/communities/{slug}',
    tag: 'Communities',
    summary: 'A community with its grids',
    action: 'place.read',
    params: slugParam,
    answer: json(communityPage, 'The community'),
  },
  async ({ services, caller }) => {
    const community = caller.community!
    const all = await services.identity.places.all()
    const grids = (await services.identity.places.below(community.id))
      .sort(bySlug)
      .map(({ id, name }) => ({ id, name }))
    return { ...named(community, all), zone: community.zone, grids }
  },
)

const listMeetingsOf = route(
  'listMeetings',
  {
    method: 'get',
    path: '/api/communities/{slug}/meetings',
    tag: 'Communities',
    summary: 'Meetings of a community, latest first; drafts only for staff',
    action: 'place.read',
    params: slugParam,
    query: z.object({ cursor: timeCursor.read, limit: pageSize(200, 50) }),
    answer: json(meetings, 'Meetings'),
  },
  async ({ services, caller, query }) => {
    const drafts = await mayDo(services.identity, caller, ACTIONS['meeting.drafts'])
    return listMeetings(services.db, caller.community!.id, { ...query, drafts })
  },
)

const listPlaces = route(
  'listPlaces',
  {
    method: 'get',
    path: '/api/places',
    tag: 'Communities',
    summary: 'Places by id: subdistricts, communities, grids, buildings, or those right below one; a page at a time',
    action: 'place.read',
    query: z.object({ cursor: idCursor.read, limit: pageSize(200, 50), under: idOf('place').optional() }),
    answer: json(places, 'Places'),
  },
  async ({ services, query: { cursor: [after] = [''], limit, under } }) => {
    const { places } = services.identity
    const within = under === undefined ? [...(await places.all()).values()] : (await places.below(under)).sort(byId)
    const rest = within.filter(({ id }) => id > after)
    const items = rest.slice(0, limit)
    return { items, next: rest.length > limit ? items.at(-1)!.id : null }
  },
)

const addPlace = route(
  'addPlace',
  {
    method: 'post',
    path: '/api/places',
    tag: 'Communities',
    summary:
      'Add a place below one that you administer: a community below a subdistrict, a grid below a community, a building below a grid',
    action: 'place.write',
    body: newPlace,
    problems: [...TEXT_REFUSED, 'noSuchZone', 'noSuchPlace', 'idTaken', 'placeNameTaken', 'placesFull'],
    answer: made(place, 'Added'),
  },
  async ({ services: { identity, placeBook }, caller, body }) => {
    const actor = actorOf(caller.staff!)
    const naming = namingOf(identity.ticketKey, { community: body.parent ?? '' }, actor)
    const zone = body.zone === undefined ? undefined : readClock(body.zone)
    if (body.zone !== undefined && !zone) throw new ProblemError('noSuchZone')
    return placeBook.add(actor.id, {
      ...namesOf(body, naming),
      name: cleanly(body.name, PLACE_NAME_MOST, 1),
      zone,
    })
  },
)

/** The API of communities and other places. */
export const communityRoutes = [listCommunities, readCommunity, listMeetingsOf, listPlaces, addPlace, ...placeRoutes]
