import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { askedOf, readRequestId, SIZE_MOST, spanIn } from '../../core/open311/asked.ts'
import type { ServiceRequest } from '../../core/open311/shape.ts'
import { list } from '../../core/open311/shape.ts'
import type { Place } from '../../core/place/place.ts'
import type { Caller, Env } from '../access/authorize.ts'
import { authorizeWith } from '../access/authorize.ts'
import { addressOf } from '../http/address.ts'
import { limitOf } from '../http/limit.ts'
import { ProblemError } from '../http/problem.ts'
import { clockOf } from '../ledger/clocks.ts'
import { answer, Open311Error, orError } from './answer.ts'
import { catalogueOf, definitionOf, serviceOf } from './catalogue.ts'
import { discoveryOf } from './endpoints.ts'
import { requestOf, updateOf } from './present.ts'
import { refuseOther, reporting } from './requests.ts'
import type { Open311Services } from './services.ts'
import { listRequests, requestsCalled, stepsBetween } from './store.ts'

type Here = Caller & { community: Place }
/** `name`: of what is asked for by its name. */
type Reads = (services: Open311Services, c: Context<Env>, caller: Here, name: string) => Promise<Response>

/** [T30] Open311 GeoReport v2 of each community, below its own address, as XML and as JSON. */
export function open311Routes(app: OpenAPIHono<Env>, services: Open311Services): void {
  const authorize = authorizeWith(services.identity)
  const asks = limitOf(300, 60)
  const read = async (c: Context<Env>) => {
    await asks(addressOf(c, services.identity))
    const caller = c.get('caller') as Here
    const [, path] = /^(.*)\.(?:xml|json)$/.exec(c.req.param('rest')!) ?? []
    const [reads, name] = readsFor(path ?? '')
    if (!reads || (!caller.community && path !== 'discovery'))
      throw new ProblemError('noSuchAddress', { path: c.req.path })
    return orError(c, async () => {
      if (caller.community) refuseOther(caller.community, c.req.query('jurisdiction_id'))
      return reads(services, c, caller, name)
    })
  }
  for (const above of ['', '/c/:slug']) app.get(`${above}/open311/:rest{.+}`, authorize('open311.read'), read)
  const { report, update } = reporting(services)
  for (const format of ['xml', 'json']) {
    const at = `/c/:slug/open311/v2`
    app.post(`${at}/requests.${format}`, authorize('open311.report'), (c) => orError(c, () => report(c)))
    app.post(`${at}/servicerequestupdates.${format}`, authorize('open311.report'), (c) => orError(c, () => update(c)))
  }
}

/** What can be asked for; with `/` at its end by a name. */
const READS = new Map<string, Reads>(
  Object.entries<Reads>({
    discovery: async (services, c) => answer(c, 'discovery', await discoveryOf(services, c)),
    'v2/services': async (_, c, { db, community, locale }) => {
      const all = [...(await catalogueOf(db, community.id))]
      return answer(
        c,
        'services',
        list(
          'service',
          all.map(([code, category]) => serviceOf(code, category, locale)),
        ),
      )
    },
    'v2/services/': async (_, c, { db, community, locale }, code) => {
      if (!(await catalogueOf(db, community.id)).has(code))
        throw new Open311Error(404, 'noService', { code: code.slice(0, 60) })
      return answer(c, 'service_definition', definitionOf(code, locale))
    },
    'v2/requests': async (services, c, caller) => requests(c, await requestsAsked(services, c, caller)),
    'v2/requests/': async (services, c, caller, id) => requests(c, [await oneCalled(services, caller, id)]),
    // [T34] Every request has its id at once; whoever asks for it by a token is given it.
    'v2/tokens/': async (services, c, caller, token) => {
      const { service_request_id } = await oneCalled(services, caller, token)
      return answer(c, 'service_requests', list('request', [{ service_request_id, token }]))
    },
    'v2/servicerequestupdates': async (services, c, caller) => {
      const updates = await updatesAsked(services, c, caller)
      return answer(c, 'service_requests_updates', list('request_update', updates))
    },
  }),
)

/** Who answers a path, and the name in it. */
function readsFor(path: string): [Reads | undefined, string] {
  const cut = path.lastIndexOf('/') + 1
  return READS.has(path) ? [READS.get(path), ''] : [READS.get(path.slice(0, cut)), path.slice(cut)]
}

async function oneCalled(services: Open311Services, caller: Here, id: string): Promise<ServiceRequest> {
  const [found] = await called(services, caller, [id])
  if (!found) throw new Open311Error(404, 'noRequest')
  return found
}

const requests = (c: Context, found: readonly ServiceRequest[]): Response =>
  answer(c, 'service_requests', list('request', found))

/** Requests by their ids, in the order in which they were asked for. */
async function called(
  { publicUrl, identity }: Open311Services,
  { community, locale }: Here,
  ids: readonly string[],
): Promise<ServiceRequest[]> {
  const read = ids.flatMap((id) => readRequestId(id) ?? [])
  const rows = await requestsCalled(identity.requests.scopedTo([community.id]), community.id, read)
  const found = new Map(rows.map((row) => [`${row.code}-${row.number}`, requestOf(row, locale, publicUrl())]))
  return read.flatMap(({ code, number }) => found.get(`${code}-${number}`) ?? [])
}

async function requestsAsked(services: Open311Services, c: Context, caller: Here): Promise<ServiceRequest[]> {
  const { db, community, locale } = caller
  const asked = askedOf((name) => c.req.query(name) ?? '', services.runtime.now())
  if (asked.ids) return called(services, caller, asked.ids)
  const catalogue = asked.services && (await catalogueOf(db, community.id))
  const categories = asked.services && asked.services.flatMap((code) => catalogue!.get(code) ?? [])
  // [T32] Points are behind the second net: whoever asks is given those of cards that stand, by these
  // statements.
  const within = services.identity.requests.scopedTo([community.id])
  const rows = await listRequests(within, community.id, asked, categories)
  const url = services.publicUrl()
  return rows.map((row) => requestOf(row, locale, url))
}

async function updatesAsked(services: Open311Services, c: Context, { db, community, locale }: Here) {
  const said = (name: string) => c.req.query(name) ?? ''
  const now = services.runtime.now()
  const { size, skip } = askedOf((name) => (name.startsWith('page') ? said(name) : ''), now)
  const steps = await stepsBetween(db, community.id, spanIn(said, now), { most: Math.min(size, SIZE_MOST), skip })
  const clock = await clockOf(services, community.id)
  return steps.map((step) => updateOf(services, { ...step, stage: step.stage ?? 'opened' }, locale, clock))
}
