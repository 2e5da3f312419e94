import { z } from '@hono/zod-openapi'
import { BELOW_MOST, PLACE_NAME_MOST, placesInSheet } from '../../core/place/placeSheet.ts'
import type { Place } from '../../core/place/place.ts'
import { idOf } from '../../wire/ids.ts'
import { place, placeChange, placeChanges, placeSheet, sheetRead } from '../../wire/place.ts'
import type { Caller } from '../access/authorize.ts'
import { hasRole } from '../access/authorize.ts'
import { ACTIONS } from '../access/table.ts'
import { TEXT_REFUSED } from '../api/problems.ts'
import { json, routeOf } from '../api/route.ts'
import { limitOf } from '../http/limit.ts'
import { cleanly, ProblemError } from '../http/problem.ts'
import type { MeetingServices } from '../meeting/services.ts'
import { rowsOf } from '../place/rows.ts'

const route = routeOf<MeetingServices>()
const placeParam = z.object({ id: idOf('place') })
/** Looking a sheet through compares it with all places there are. */
const sheets = limitOf(30, 60)

const me = ({ staff }: Caller) => staff!.person

const readPlace = route(
  'readPlace',
  {
    method: 'get',
    path: '/api/places/{id}',
    tag: 'Communities',
    summary: 'A place',
    action: 'place.read',
    params: placeParam,
    problems: ['noSuchPlace'],
    answer: json(place, 'The place'),
  },
  async ({ services, params }) => {
    const found = (await services.identity.places.all()).get(params.id)
    if (!found) throw new ProblemError('noSuchPlace')
    return found
  },
)

const changePlace = route(
  'changePlace',
  {
    method: 'put',
    path: '/api/places/{id}',
    tag: 'Communities',
    summary:
      'Rename a place that you administer, or move it: a community to another subdistrict of yours, a building to another grid of its community. Its address stays',
    action: 'place.write',
    params: placeParam,
    body: placeChange,
    problems: [
      ...TEXT_REFUSED,
      'noSuchPlace',
      'placeStays',
      'placeNameTaken',
      'placesFull',
      'watchesItself',
      'unwatched',
      'changedMeanwhile',
    ],
    answer: json(place, 'The place as it is now'),
  },
  ({ services, caller, params, body: { name, parent, was } }) =>
    services.placeBook.change(me(caller), params.id, was, { name: cleanly(name, PLACE_NAME_MOST, 1), parent }),
)

const addSheet = route(
  'addPlacesOfSheet',
  {
    method: 'post',
    path: '/api/places/{id}/sheet',
    tag: 'Communities',
    summary:
      'Places below one that you administer, as rows pasted from a spreadsheet: a column for each kind, an empty cell means what stands above it. Without `keep` it only says what would be added; with it all is added, or nothing where a row is refused',
    action: 'place.write',
    params: placeParam,
    body: placeSheet,
    problems: [...TEXT_REFUSED, 'noSuchPlace', 'placeNameTaken', 'placesFull', 'tooMany'],
    answer: json(sheetRead, 'What each row is'),
  },
  async ({ services, caller, params, body }) => {
    await sheets(me(caller))
    const under = (await services.identity.places.all()).get(params.id)
    if (!under) throw new ProblemError('noSuchPlace')
    const cells = rowsOf(body.text)
    if (cells.length > BELOW_MOST) throw new ProblemError('placesFull', { most: BELOW_MOST })
    const { rows } = await services.placeBook.addSheet(
      me(caller),
      params.id,
      placesInSheet(cells, under.kind),
      body.keep,
    )
    const news = rows.filter(({ state }) => state === 'new').length
    return { rows, news, kept: body.keep && rows.every(({ state }) => state !== 'refused') }
  },
)

const readRecord = route(
  'listPlaceChanges',
  {
    method: 'get',
    path: '/api/places/{id}/changes',
    tag: 'Communities',
    summary: 'Who added, renamed or moved a place and those below it, newest first',
    action: 'people.record',
    params: placeParam,
    problems: ['noSuchPlace'],
    answer: json(placeChanges, 'Record'),
  },
  async ({ services: { identity, placeBook }, caller, params }) => {
    const place = (await identity.places.all()).get(params.id)
    if (!place) throw new ProblemError('noSuchPlace')
    const [at]: (Place | undefined)[] = (await identity.places.upward(place.id)).filter(
      ({ kind }) => kind === 'community' || kind === 'subdistrict',
    )
    if (!(await hasRole(identity, { ...caller, community: at }, ACTIONS['people.record'].roles)))
      throw new ProblemError('notAllowed')
    return { items: await placeBook.history(params.id) }
  },
)

/** The API of who shapes places: renaming, moving, adding many, and the record of it. */
export const placeRoutes = [readPlace, changePlace, addSheet, readRecord]
