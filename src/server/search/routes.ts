import type { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Place } from '../../core/place/place.ts'
import { codeParam, slugParam } from '../../wire/plain.ts'
import type { FoundPage } from '../../wire/search.ts'
import { already, foundPage, searchQuery, writing } from '../../wire/search.ts'
import { KINDS } from '../../wire/searchKinds.ts'
import type { Env } from '../access/authorize.ts'
import { json, perGrove, routeOf } from '../api/route.ts'
import { countSearch } from '../api/searches.ts'
import { addressOf } from '../http/address.ts'
import { limitOf } from '../http/limit.ts'
import type { SearchServices } from './services.ts'

const route = routeOf<SearchServices>()

const LONGEST = 200
/** Found things are paged as far as candidates are chosen. */
const FARTHEST = 400
export const asked = searchQuery(LONGEST, FARTHEST)

// A phone asks when somebody stops writing for a moment; a hall whose phones have not joined yet has one
// address.
const whileWriting = perGrove(() => limitOf(20, 60))
const whileStarting = perGrove(() => limitOf(600, 60))

/** Searches for whoever asks; strangers so often only. */
export async function findFor(
  services: SearchServices,
  c: Context<Env>,
  communities: readonly Place[],
  { q, kind, after, limit }: z.output<typeof asked>,
): Promise<FoundPage> {
  await countSearch(services, c)
  return services.search.find({ query: q, communities, kinds: kind ? [kind] : KINDS, after, limit })
}

const inCommunity = route(
  'searchCommunity',
  {
    method: 'get',
    path: '/api/communities/{slug}/search',
    tag: 'Search',
    summary: 'Search the cards, matters and notices of a community',
    action: 'search.ask',
    params: slugParam,
    query: asked,
    problems: ['tooMany'],
    answer: json(foundPage, 'What was found, best first, with the places to mark'),
  },
  ({ services, caller, query, c }) => findFor(services, c, [caller.community!], query),
)

const inSubdistrict = route(
  'searchSubdistrict',
  {
    method: 'get',
    path: '/api/subdistricts/{slug}/search',
    tag: 'Search',
    summary: 'The same over all communities of a subdistrict',
    action: 'search.ask',
    params: slugParam,
    query: asked,
    problems: ['tooMany'],
    answer: json(foundPage, 'What was found, best first, with the places to mark'),
  },
  async ({ services, caller, query, c }) =>
    findFor(services, c, await services.identity.places.below(caller.subdistrict!.id), query),
)

const alreadyThere = route(
  'listAlreadyMatters',
  {
    method: 'post',
    path: '/api/meetings/{code}/already',
    tag: 'Taking part',
    summary: 'Matters that may already be what I am writing; the words are not kept',
    action: 'search.already',
    params: codeParam,
    body: writing,
    problems: ['tooMany'],
    answer: json(already, 'At most two, open ones first, then the newest'),
  },
  async ({ services, caller: { participant, meeting }, body, c }) => {
    await (participant ? whileWriting(services)(participant) : whileStarting(services)(addressOf(c, services.identity)))
    const community = (await services.identity.places.all()).get(meeting!.community)!
    return { items: await services.search.already(body.text.slice(0, LONGEST), community) }
  },
)

/** Search over cards, matters and notices: of a community, or of all communities of a subdistrict. */
export const searchRoutes = [inCommunity, inSubdistrict, alreadyThere]
