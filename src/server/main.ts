import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import pino from 'pino'
import type { DestinationStream } from 'pino'
import type { Role } from '../core/place/place.ts'
import type { Identity } from './access/authorize.ts'
import { Guesses } from './access/guesses.ts'
import { makeApp } from './app.ts'
import type { AlreadyRunning } from './database/supervisor.ts'
import { listen } from './database/listen.ts'
import { openDatabase } from './database/open.ts'
import type { OwnerDb } from './database/scope.ts'
import { Committers } from './journal/committers.ts'
import { CHANNEL } from './journal/journal.store.ts'
import { LogKeys } from './journal/keys.ts'
import { Logs } from './journal/log.ts'
import { destinationsOf, Publisher } from './journal/publish.ts'
import { Witness } from './journal/witness.ts'
import { Draining } from './http/draining.ts'
import { clockOf } from './ledger/clocks.ts'
import { Ledger } from './ledger/ledger.ts'
import { guarded } from './http/headers.ts'
import { holdingOf } from './meeting/holder.ts'
import { startLetters } from './receipt/letters.ts'
import { Hub } from './hub/hub.ts'
import { Links } from './meeting/links.store.ts'
import { codeToShow } from './meeting/list.store.ts'
import { Meetings } from './meeting/meetings.ts'
import { ticketKey } from './secrets/ticketKey.ts'
import { matterAggregate, meetingAggregate } from './aggregates.ts'
import { MeetingCodes } from './access/meetingCodes.store.ts'
import { mailThrough } from './integrations/mail.ts'
import { Postage } from './integrations/postage.ts'
import { systemRuntime } from './integrations/runtime.ts'
import { Indexer } from './search/indexer.ts'
import { Search } from './search/search.ts'
import { CategorySuggestions } from './alike/categories.ts'
import { Suggestions } from './alike/suggestions.ts'
import { Vectors } from './integrations/vectors.ts'
import { embedThrough } from './integrations/embedding.ts'
import { Assets } from './page/assets.ts'
import { KeptPages } from './page/kept.ts'
import type { Renderer } from './page/renderer.ts'
import type { Services } from './services.ts'
import { Appointments } from './person/appointments.store.ts'
import { Codes } from './person/codes.store.ts'
import { BetterAuth } from './account/betterAuth.ts'
import { People, PEOPLE_CHANNEL, notifyOthers } from './person/store.ts'
import { Watch } from './person/watch.ts'
import { Places } from './place/store.ts'
import { plantRoot } from './person/root.ts'
import type { Settings } from './settings.ts'
import { lanAddress, readSettings } from './settings.ts'

export { readSettings }
export { qrTerminal } from './page/qr.ts'

/** A running Grove. */
export interface Running {
  /** Where this machine reaches it. */
  local: string
  /** Where others reach it: PUBLIC_URL, else this machine on the local network. */
  publicUrl: string
  /** Of the database: "PostgreSQL 18.4". */
  database: string
  /** A one-time sign-in link for the first facilitator; undefined where there is none. */
  signInLink: string | undefined
  /** The same for the first administrator, who adds places and people. */
  coordinatorLink: string | undefined
  administratorLink: string | undefined
  /** The code of a meeting that is open, or else of the next that is announced. */
  meetingCode: string | undefined
  services: Services
  /** The database as its owner has it: for tools and tests, never for routes. */
  owner: OwnerDb
  /**
   * Resolves where another process took the data over: this Grove must end. Missing with a DATABASE_URL,
   * which several may share.
   */
  lost: Promise<AlreadyRunning> | undefined
  /**
   * Takes no more requests, ends the streams, answers what is under way, and ends the database, in this
   * order.
   */
  stop(): Promise<void>
}

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

/**
 * Puts Grove together and serves it. `built`: the folder with the pages' build; `lines`: where the log is
 * written, where that is not the output.
 */
export async function startGrove(
  settings: Settings,
  render: Renderer,
  built: string,
  lines?: DestinationStream,
): Promise<Running> {
  const level = { level: process.env.LOG_LEVEL ?? 'warn' }
  const log = lines ? pino(level, lines) : pino(level)
  const database = await openDatabase(settings.dataDir, settings.databaseUrl, { log, ...settings.requestRole })
  /** Hears other processes no more. */
  let unsubscribe = async (): Promise<void> => {}
  try {
    const runtime = systemRuntime
    const { owner, requests } = database
    const db = requests.anonymous
    const hub = new Hub()
    let publicUrl = settings.publicUrl ?? ''
    const key = await ticketKey(owner)
    const watch = new Watch(settings.databaseUrl ? (person) => notifyOthers(owner, person) : undefined)
    const people = new People(owner, runtime, watch)
    const places = new Places(db)
    const identity: Identity = {
      people,
      places,
      codes: new MeetingCodes(db, runtime),
      requests,
      ticketKey: key,
      publicUrl: settings.publicUrl,
      proxies: settings.proxies,
      guesses: new Guesses(),
      holding: (receipt) => holdingOf(services, receipt),
      now: () => runtime.now(),
    }
    const sharing = settings.databaseUrl ? { process: randomUUID(), aggregates: [meetingAggregate] } : undefined
    const committers = new Committers(database, hub, runtime, key, sharing)
    const mail = mailThrough(settings.smtpUrl, settings.mailFrom)
    const logKeys = await LogKeys.open(owner, settings.publicUrl)
    const logs = new Logs(db, owner, logKeys, runtime)
    const communities = () => identity.places.communities()
    const { embedding } = settings
    const vectors = new Vectors(embedding && embedThrough(embedding), log, () => runtime.now())
    const services: Services = {
      db,
      identity,
      committers,
      meetings: new Meetings(committers, meetingAggregate, 'request'),
      ledger: new Ledger(committers, matterAggregate, 'request'),
      system: {
        meetings: new Meetings(committers, meetingAggregate, 'system'),
        ledger: new Ledger(committers, matterAggregate, 'system'),
      },
      links: new Links(owner, key),
      clockOf: (community) => clockOf(services, community),
      hub,
      runtime,
      logs,
      logKeys,
      publisher: new Publisher(owner, logs, runtime, communities, destinationsOf(settings, owner, logs, mail), log),
      witness: new Witness(db, logKeys, runtime, settings.witnessKeys),
      search: new Search(db, new Indexer(owner, log), runtime, vectors),
      suggestions: new Suggestions(vectors),
      vectors,
      categories: new CategorySuggestions(db, () => runtime.now()),
      mail,
      postage: new Postage(),
      codes: new Codes(owner, runtime),
      watch,
      appointments: new Appointments(owner, people, places),
      betterAuth: new BetterAuth(owner, runtime, key, settings.oidc, () => publicUrl, log),
      render,
      pages: new KeptPages(),
      log,
      noRoom: async () => (await database.noRoom?.()) ?? false,
      publicUrl: () => publicUrl,
    }
    forgetWith(hub, services)
    // The sample is a guest: nothing else of the server knows it.
    if (settings.sample) await (await import('../sample/plant.ts')).plantSample(services, database)
    else await plantRoot(owner, places, people, settings.subdistrict)

    if (settings.databaseUrl) {
      const heard = (payload: string) => committers.hear(payload)
      const fromCommits = await listen(settings.databaseUrl, CHANNEL, heard, () => committers.lookEverywhere())
      unsubscribe = fromCommits
      const fromPeople = await listen(
        settings.databaseUrl,
        PEOPLE_CHANNEL,
        (person) => watch.look(person),
        () => watch.lookAtAll(),
      )
      unsubscribe = async () => void (await Promise.all([fromCommits(), fromPeople()]))
    }
    const app = makeApp(services, new Assets(built))
    const draining = new Draining()
    const server = createServer(
      { keepAliveTimeout: KEEP_ALIVE_MS },
      draining.around(guarded(getRequestListener(app.fetch, { hostname: 'localhost' }), settings.publicUrl)),
    )
    await new Promise<void>((listening, fail) => {
      server.once('error', fail)
      server.listen(settings.port, settings.host, listening)
    })
    const { port } = server.address() as AddressInfo
    const local = `http://localhost:${port}`
    publicUrl ||= `http://${(settings.host === '0.0.0.0' && lanAddress()) || 'localhost'}:${port}`
    const endLetters = startLetters(services, owner)
    services.publisher.start()
    services.search.indexer.start()
    if (!settings.databaseUrl) await leaveLink(settings.dataDir, await firstLink(identity, 'facilitator', local))
    return {
      local,
      publicUrl,
      database: `PostgreSQL ${database.version}`,
      signInLink: await firstLink(identity, 'facilitator', publicUrl),
      coordinatorLink: await firstLink(identity, 'coordinator', publicUrl),
      administratorLink: await firstLink(identity, 'administrator', publicUrl),
      meetingCode: await codeToShow(owner),
      services,
      owner,
      lost: database.lost,
      stop: async () => {
        const cut = await draining.end(server, DRAINING_MS)
        if (cut > 0) log.warn({ cut }, 'requests took too long to be answered before the end')
        await endLetters()
        await services.publisher.stop()
        await services.search.indexer.stop()
        await unsubscribe()
        await services.meetings.finish()
        await database.close()
      },
    }
  } catch (error) {
    await unsubscribe()
    await database.close()
    throw error
  }
}

/**
 * [M26] [M30] What this process remembers of words goes when they are taken back, wherever that was done.
 * Pages forget by themselves (site/routes.ts).
 */
function forgetWith(hub: Hub, { meetings, suggestions, vectors, categories }: Services): void {
  hub.onEviction((meeting, what) => {
    meetings.forget(meeting)
    if (what !== 'person') return
    // Erased words stay nowhere, not in what was compared or learnt either.
    suggestions.forget(meeting)
    vectors.forget()
    categories.forget(meeting.community)
  })
}

async function firstLink({ people }: Identity, role: Role, publicUrl: string): Promise<string | undefined> {
  const person = await people.firstWith(role)
  return person && `${publicUrl}/sign-in/${await people.makeLink(person.id)}`
}

/**
 * Leaves a sign-in link for tools on this machine (the replay), beside the database's password and as well
 * guarded.
 */
async function leaveLink(folder: string, link: string | undefined): Promise<void> {
  if (link) await writeFile(join(folder, 'desk.link'), `${link}\n`, { mode: 0o600 })
}
