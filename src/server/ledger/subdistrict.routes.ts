import type { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { readClock } from '../../core/plain/clock.ts'
import { deskMattersQuery, mattersQuery } from '../../wire/ledger.ts'
import { subdistrictMatters } from '../../wire/matter.ts'
import { zoneChange, zoneSet } from '../../wire/place.ts'
import { slugParam } from '../../wire/plain.ts'
import { alikeGroups, subdistrictView } from '../../wire/rooms.ts'
import type { Env } from '../access/authorize.ts'
import { json, routeOf } from '../api/route.ts'
import { countSearch } from '../api/searches.ts'
import { ProblemError } from '../http/problem.ts'
import { doersCalled } from './list.store.ts'
import type { LedgerServices } from './services.ts'
import { listAlike, listSubdistrict, viewSubdistrict } from './subdistrict.ts'

const route = routeOf<LedgerServices>()

const read = route(
  'readSubdistrict',
  {
    method: 'get',
    path: '/api/subdistricts/{slug}',
    tag: 'Subdistricts',
    summary: 'The communities of a subdistrict, each with its ledger in numbers, and all together',
    action: 'matter.read',
    params: slugParam,
    answer: json(subdistrictView, 'The subdistrict'),
  },
  ({ services, caller }) => viewSubdistrict(services, caller.subdistrict!),
)

const list = route(
  'listSubdistrictMatters',
  {
    method: 'get',
    path: '/api/subdistricts/{slug}/matters',
    tag: 'Subdistricts',
    summary: 'Matters of all its communities in one list: search, filter, sort',
    action: 'matter.read',
    params: slugParam,
    query: mattersQuery,
    problems: ['tooMany'],
    answer: json(subdistrictMatters, 'Matters'),
  },
  ({ services, c, query }) => listed(services, c, query, false),
)

const listAtDesk = route(
  'listSubdistrictDeskMatters',
  {
    method: 'get',
    path: '/api/subdistricts/{slug}/desk/matters',
    tag: 'Desk',
    summary: 'The same for staff of the subdistrict: with owners, by owner, by team',
    action: 'matter.desk',
    params: slugParam,
    query: deskMattersQuery,
    problems: ['tooMany'],
    answer: json(subdistrictMatters, 'Matters'),
  },
  ({ services, c, query }) => listed(services, c, query, true),
)

async function listed(
  services: LedgerServices,
  c: Context<Env>,
  { cursor, limit, owner, ...filter }: z.output<typeof deskMattersQuery>,
  atDesk: boolean,
) {
  if (filter.q) await countSearch(services, c)
  const { subdistrict, staff } = c.get('caller')
  const owners = await doersCalled(services.db, owner, staff)
  return listSubdistrict(services, subdistrict!, { filter, owners, now: services.runtime.now(), limit, cursor, atDesk })
}

const alike = route(
  'listAlikeMatters',
  {
    method: 'get',
    path: '/api/subdistricts/{slug}/alike',
    tag: 'Subdistricts',
    summary: 'Open matters of several communities that say something alike',
    action: 'matter.read',
    params: slugParam,
    answer: json(alikeGroups, 'Groups'),
  },
  async ({ services, caller }) => ({ items: await listAlike(services, caller.subdistrict!) }),
)

const changeZone = route(
  'changeSubdistrictZone',
  {
    method: 'put',
    path: '/api/subdistricts/{slug}/zone',
    tag: 'Subdistricts',
    summary: 'Set the time zone of the subdistrict’s own pages, and of communities that are added to it from now on',
    action: 'place.write',
    params: slugParam,
    body: zoneChange,
    problems: ['noSuchZone'],
    answer: json(zoneSet, 'Its time zone'),
  },
  async ({ services: { identity }, caller, body }) => {
    const zone = readClock(body.zone)
    if (!zone) throw new ProblemError('noSuchZone')
    await identity.places.setZone(caller.db, caller.subdistrict!.id, zone)
    return { zone }
  },
)

/** The API of a subdistrict: its communities side by side, their matters in one list. */
export const subdistrictRoutes = [read, list, listAtDesk, alike, changeZone]
