import type { AddressInfo } from 'node:net'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Database } from '../database/open.ts'
import type { Hub } from '../hub/hub.ts'
import type { Measures } from '../integrations/measures.ts'
import type { Committers } from '../journal/committers.ts'
import { lettersWaiting, photosWaiting, unsearched } from './figures.store.ts'
import { HealthCheck } from './health.ts'
import { databaseBytes, lastBackup } from './overview.store.ts'

/** What is answered to whoever runs the machine, at an address of its own that no visitor reaches. */
export interface Operations {
  url: string
  /** Says whether this Grove takes requests: once it listens, until it was told to end. */
  serves(whether: boolean): void
  end(): Promise<void>
}

/** Serves health and figures where the settings name a place for them. */
export async function operationsOf(
  at: { port: number; host: string } | undefined,
  services: { measures: Measures | undefined; committers: Committers; hub: Hub },
  database: Database,
): Promise<Operations | undefined> {
  const { measures, committers, hub } = services
  if (!at || !measures) return undefined
  const { owner } = database
  const health = new HealthCheck(owner, committers, database.noRoom)
  measures.begin()
  measures.figure('grove_ready', 'Whether Grove takes requests', async () => Number((await health.now()).ready))
  measures.figure('grove_commands_waiting', 'Commands without an answer yet', () => committers.waiting.commands)
  measures.figure('grove_commands_oldest_seconds', 'How long the oldest of them has waited', () =>
    Math.round(committers.waiting.oldest / 1000),
  )
  measures.figure('grove_streams', 'Open live streams', () => hub.readers)
  measures.figure('grove_search_behind', 'Entries that the search has not read yet', () => unsearched(owner))
  measures.figure('grove_letters_waiting', 'Letters that are not sent yet', () => lettersWaiting(owner))
  measures.figure('grove_photos_waiting', 'Photos of printed cards that are not read yet', () => photosWaiting(owner))
  measures.figure('grove_database_bytes', 'What the database holds', () => databaseBytes(owner))
  // None yet is not a backup of now.
  measures.figure(
    'grove_backup_age_seconds',
    'How old the last whole backup is; infinite where none was made',
    async () => {
      const last = await lastBackup(owner)
      return last === null ? Infinity : Math.round((Date.now() - last) / 1000)
    },
  )
  return serveOperations(at, health, measures)
}

/**
 * Serves `/health/live`, `/health/ready` and `/metrics`. Nothing there names a person or holds a word that
 * somebody wrote.
 */
async function serveOperations(
  { port, host }: { port: number; host: string },
  health: HealthCheck,
  measures: Measures,
): Promise<Operations> {
  const server = createServer((request, response) => {
    answer(request, response, health, measures).catch(() => response.writeHead(500).end())
  })
  await new Promise<void>((listening, fail) => {
    server.once('error', fail)
    server.listen(port, host, listening)
  })
  const { port: taken } = server.address() as AddressInfo
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}`,
    serves: (whether) => void (health.serving = whether),
    end: async () => {
      const closed = new Promise<void>((done) => server.close(() => done()))
      server.closeAllConnections()
      await closed
    },
  }
}

async function answer(request: IncomingMessage, response: ServerResponse, health: HealthCheck, measures: Measures) {
  const json = (status: number, body: unknown) =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(`${JSON.stringify(body)}\n`)
  if (request.method !== 'GET' && request.method !== 'HEAD') return json(405, { only: 'GET' })
  switch (request.url?.split('?')[0]) {
    case '/health/live':
      return json(200, { live: true })
    case '/health/ready': {
      const now = await health.now()
      return json(now.ready ? 200 : 503, now)
    }
    case '/metrics':
      response.writeHead(200, { 'content-type': measures.registry.contentType })
      return void response.end(await measures.registry.metrics())
    default:
      return json(404, { here: ['/health/live', '/health/ready', '/metrics'] })
  }
}
