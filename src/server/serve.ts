import { createServer } from 'node:http'
import type { RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { LRUCache } from 'lru-cache'
import type { Id } from '../core/plain/id.ts'
import { BEAT_MS, Processes } from './database/processes.ts'
import type { OwnerDb } from './database/scope.ts'
import { answeredBy } from './http/answered.ts'
import { Draining } from './http/draining.ts'
import { handingOn, portOf, takeHandedOn, tokenOf } from './http/handOn.ts'
import { guarded } from './http/headers.ts'
import { regularly } from './integrations/regularly.ts'
import type { makeApp } from './app.ts'
import type { Services } from './services.ts'
import type { Settings } from './settings.ts'

/**
 * So long may requests take that are under way when Grove ends: less than what usually kills a process that
 * was told to end (10 s).
 */
const DRAINING_MS = 8000

/**
 * How long an idle connection stays. A proxy that takes one up again at the moment when we close it loses a
 * request that it may not send twice (a card, say), so theirs must end first: nginx keeps them for 60 s, load
 * balancers too.
 */
const KEEP_ALIVE_MS = 75_000

/** Listens; `end` takes no more requests, answers what is under way and gives how many it had to cut off. */
export async function serve(
  settings: Settings,
  app: ReturnType<typeof makeApp>,
  services: Services,
  owner: OwnerDb,
): Promise<{ port: number; end: () => Promise<number> }> {
  const { measures, log } = services
  const draining = new Draining()
  const access = settings.accessLog ? log.child({}, { level: 'info' }) : undefined
  const answered = answeredBy(getRequestListener(app.fetch, { hostname: 'localhost' }), (answer) => {
    measures?.answered(answer)
    access?.info(answer, 'answered')
  })
  const listener = guarded(answered, settings.publicUrl)
  const shared = settings.databaseUrl
    ? await shareWork(settings, draining.around(listener), services, owner)
    : undefined
  const server = createServer(
    { keepAliveTimeout: KEEP_ALIVE_MS },
    draining.around(shared ? handingOn(listener, shared) : listener),
  )
  await new Promise<void>((listening, fail) => {
    server.once('error', fail)
    server.listen(settings.port, settings.host, listening)
  })
  return {
    port: (server.address() as AddressInfo).port,
    end: async () => {
      await shared?.end()
      const servers = shared ? [server, shared.server] : [server]
      const cut = await Promise.all(servers.map((one) => draining.end(one, DRAINING_MS)))
      return Math.max(...cut)
    },
  }
}

/** Takes what other processes of the database hand on, and lets them know that this one lives. */
async function shareWork(
  { internalUrl }: Settings,
  listener: RequestListener,
  { committers, identity }: Services,
  owner: OwnerDb,
) {
  const token = tokenOf(identity.ticketKey)
  const server = await takeHandedOn(listener, token, internalUrl)
  const address = internalUrl?.origin ?? `http://127.0.0.1:${portOf(server)}`
  const own = { id: committers.process!, address, everywhere: internalUrl !== undefined }
  const processes = new Processes(owner, own)
  await processes.beat()
  const endBeating = regularly(
    BEAT_MS,
    () => processes.beat(),
    () => {},
  )
  const end = async () => {
    await endBeating()
    await processes.end()
  }
  return { processes, own, token, server, end, communityOf: communitiesOf(identity) }
}

/** Which community an address is of, from what is held anyway. */
function communitiesOf({ places, codes }: Services['identity']): (path: string) => Promise<Id | undefined> {
  const bySlug = new LRUCache<string, Id>({ max: SLUGS })
  return async (path) => {
    const [, code, slug] = OF_A_COMMUNITY.exec(path) ?? []
    if (code) return codes.known(code)?.community
    if (!slug) return undefined
    const known = bySlug.get(slug) ?? (await places.find('community', slug))?.id
    if (known) bySlug.set(slug, known)
    return known
  }
}

const SLUGS = 10_000
const OF_A_COMMUNITY =
  /^\/(?:(?:api\/meetings|live|m|screen)\/([0-9A-Z]{6})|(?:api\/communities|c)\/([^/?]{1,100}))(?=[/?]|$)/
