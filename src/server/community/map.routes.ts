import { mapShown, mapView } from '../../wire/map.ts'
import { slugParam } from '../../wire/plain.ts'
import { json, nothing, perGrove, routeOf } from '../api/route.ts'
import { limitOf } from '../http/limit.ts'
import type { MeetingServices } from '../meeting/services.ts'
import { forgetView, keepView, viewOf } from '../plan/map.store.ts'

const route = routeOf<MeetingServices>()
const perPerson = perGrove(() => limitOf(30, 60))
const PATH = '/api/communities/{slug}/map'

const read = route(
  'readMap',
  {
    method: 'get',
    path: PATH,
    tag: 'Communities',
    summary: 'Where the community’s map opens, and the pictures that it is made of',
    action: 'place.read',
    params: slugParam,
    answer: json(mapShown, 'The map'),
  },
  async ({ services: { db, tiles }, caller }) => ({
    tiles: tiles ?? null,
    view: await viewOf(db, caller.community!.id),
  }),
)

const set = route(
  'setMap',
  {
    method: 'put',
    path: PATH,
    tag: 'Communities',
    summary: 'Say where the community’s map opens; from then on cards can point at it',
    action: 'plan.set',
    params: slugParam,
    body: mapView,
    problems: ['tooMany'],
    answer: json(mapShown, 'Kept'),
  },
  async ({ services, caller, body }) => {
    await perPerson(services)(caller.staff!.person)
    return {
      tiles: services.tiles ?? null,
      view: await keepView(caller.db, caller.community!.id, body),
    }
  },
)

const takeAway = route(
  'takeMapAway',
  {
    method: 'delete',
    path: PATH,
    tag: 'Communities',
    summary: 'Let cards point at the map no more; points that are there stay with their cards',
    action: 'plan.set',
    params: slugParam,
    answer: nothing('Taken away'),
  },
  ({ caller }) => forgetView(caller.db, caller.community!.id),
)

/** [T45] The API of a community's map. */
export const mapRoutes = [read, set, takeAway]
