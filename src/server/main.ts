import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pino from 'pino'
import type { DestinationStream, Logger } from 'pino'
import type { Role } from '../core/place/place.ts'
import { awakeFrom } from '../core/reach/quiet.ts'
import type { Identity } from './access/authorize.ts'
import { Carrying } from './carry/carry.ts'
import { Guesses } from './access/guesses.ts'
import { makeApp } from './app.ts'
import type { AlreadyRunning } from './database/supervisor.ts'
import { everySecond, listenTo } from './database/listen.ts'
import { Lease } from './database/lease.ts'
import type { Database } from './database/open.ts'
import { openDatabase } from './database/open.ts'
import { openForTool } from './database/openForTool.ts'
import type { OwnerDb } from './database/scope.ts'
import { Committers } from './journal/committers.ts'
import { CHANNEL, Notices } from './journal/notices.ts'
import { LogKeys } from './journal/keys.ts'
import { Logs } from './journal/log.ts'
import { destinationsOf, Publisher, PUBLISHER_GONE } from './journal/publish.ts'
import { Witness } from './journal/witness.ts'
import { clockOf } from './ledger/clocks.ts'
import { formalSteps } from './ledger/formalSteps.ts'
import { Ledger } from './ledger/ledger.ts'
import { forgetMotions } from './ballot/forget.ts'
import { namesStand } from './ledger/naming.ts'
import { LIMITS_CHANNEL, SharedLimits } from './http/sharedLimits.ts'
import { holdingOf } from './meeting/holder.ts'
import { startLetters } from './receipt/letters.ts'
import { startFollowing } from './reach/following.ts'
import { serve } from './serve.ts'
import { Hub } from './hub/hub.ts'
import { Links } from './meeting/links.store.ts'
import { codeToShow } from './meeting/list.store.ts'
import { Meetings } from './meeting/meetings.ts'
import { ticketKey } from './secrets/ticketKey.ts'
import { matterAggregate, meetingAggregate, minutesAggregate } from './aggregates.ts'
import { zoneAggregate } from './ledger/aggregates.ts'
import { recountHands } from './ledger/recount.store.ts'
import { MinutesBook } from './minutes/minutes.ts'
import { voteAggregate, Votes } from './ballot/votes.ts'
import { menusOf } from './round/menus.ts'
import { bulletinAggregate, tierAggregate } from './reach/aggregates.ts'
import { Bulletins } from './reach/bulletins.ts'
import { Hooks } from './reach/hooks.ts'
import { Push } from './reach/push.ts'
import { Robots } from './reach/robots.ts'
import { Queue } from './database/queue.ts'
import { Departments } from './open311/systems.ts'
import { ProgramKeys } from './access/programs.ts'
import { ProblemError } from './http/problem.ts'
import { systemActor } from './meeting/openTree.ts'
import { idFor } from './secrets/token.ts'
import { roundAggregate, Rounds } from './round/rounds.ts'
import { conventionAggregate, Conventions } from './convention/conventions.ts'
import { surveyAggregate, Surveys } from './survey/surveys.ts'
import { registerAggregate, Registers } from './register/registers.ts'
import { startLapsing } from './register/lapse.ts'
import { textsOf } from './convention/texts.ts'
import { MeetingCodes } from './access/meetingCodes.store.ts'
import { mailThrough } from './integrations/mail.ts'
import { Postage } from './integrations/postage.ts'
import { systemRuntime } from './integrations/runtime.ts'
import { FOLLOWER_GONE, Indexer } from './search/indexer.ts'
import { Search } from './search/search.ts'
import { CategorySuggestions } from './alike/categories.ts'
import { Suggestions } from './alike/suggestions.ts'
import { Vectors } from './integrations/vectors.ts'
import { embedThrough } from './integrations/embedding.ts'
import { Assets } from './page/assets.ts'
import { KeptPages } from './page/kept.ts'
import type { Renderer } from './page/renderer.ts'
import { dropUnshown } from './photo/photo.store.ts'
import { regularly } from './integrations/regularly.ts'
import { PaperQueue } from './paper/queue.ts'
import { readQueued } from './paper/receive.ts'
import { Handwriting, recogniserOf } from './paper/recogniser/handwriting.ts'
import type { Services } from './services.ts'
import { Appointments } from './person/appointments.store.ts'
import { Joined } from './person/joined.store.ts'
import { Codes } from './person/codes.store.ts'
import { BetterAuth } from './account/betterAuth.ts'
import { EVERYBODY, People, PEOPLE_CHANNEL, notifyOthers } from './person/store.ts'
import { Watch } from './person/watch.ts'
import { operationsOf } from './operate/operations.ts'
import { PlaceBook } from './person/placeBook.store.ts'
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
  /**
   * A one-time sign-in link for the first facilitator; undefined where there is none, and once somebody has
   * signed in: then links are asked for (`npx grove sign-in`), so that none stands in a log of every start.
   */
  signInLink: string | undefined
  /** The same for the first administrator, who adds places and people. */
  coordinatorLink: string | undefined
  administratorLink: string | undefined
  /** Where health and figures are asked for, where the settings say so. */
  operations: string | undefined
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
   * Says that it is not ready, takes no more requests, ends the streams, answers what is under way, and ends
   * the database, in this order.
   */
  stop(): Promise<void>
  /** Told to end once more, it waits no longer for a load balancer to notice. */
  hurry(): void
}

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
  const lent = settings.directUrl !== settings.databaseUrl
  const database = await openDatabase(settings.dataDir, settings.databaseUrl, { log, lent, ...settings.requestRole })
  /** Hears other processes no more. */
  let unsubscribe = async (): Promise<void> => {}
  try {
    let publicUrl = settings.publicUrl ?? ''
    const services = await servicesOf(settings, database, render, log, () => publicUrl)
    if (settings.directUrl) unsubscribe = await hearOthers(settings.directUrl, services, database.owner)
    await recountHands(database.owner)
    await plant(settings, services, database)
    const operations = await operationsOf(settings.metrics, services, database)
    const { port, end } = await serve(settings, makeApp(services, new Assets(built)), services, database.owner)
    operations?.serves(true)
    const local = `http://localhost:${port}`
    publicUrl ||= addressOf(settings, port)
    const endWork = await startWork(services, database.owner, !settings.databaseUrl)
    const hurried = new AbortController()
    const { identity } = services
    const linkFor = async (role: Role) =>
      (await identity.people.hasAnybodySignedIn()) ? undefined : firstLink(identity, role, publicUrl)
    if (!settings.databaseUrl || settings.heldForUs)
      await leaveLink(settings.dataDir, await firstLink(identity, 'coordinator', local))
    return {
      local,
      publicUrl,
      database: `PostgreSQL ${database.version}`,
      signInLink: await linkFor('facilitator'),
      coordinatorLink: await linkFor('coordinator'),
      administratorLink: await linkFor('administrator'),
      operations: operations?.url,
      meetingCode: await codeToShow(database.owner),
      services,
      owner: database.owner,
      lost: database.lost,
      stop: async () => {
        operations?.serves(false)
        await wait(settings.endAfter, undefined, { signal: hurried.signal }).catch(() => {})
        const cut = await end()
        if (cut > 0) log.warn({ cut }, 'requests took too long to be answered before the end')
        await endWork()
        await unsubscribe()
        await services.meetings.finish()
        await operations?.end()
        await database.close()
      },
      hurry: () => hurried.abort(),
    }
  } catch (error) {
    await unsubscribe()
    await database.close()
    throw error
  }
}

/**
 * Grove's parts without its doors, beside a running Grove or alone: for what is made at the terminal
 * (`npx grove document`). Addresses are those that a Grove with the same settings would give.
 */
export async function openServices(
  settings: Settings,
  render: Renderer,
): Promise<{ services: Services; close(): Promise<void> }> {
  const database = await openForTool(settings.dataDir, settings.directUrl)
  const publicUrl = settings.publicUrl ?? addressOf(settings, settings.port)
  const services = await servicesOf(
    settings,
    database,
    render,
    pino({ level: 'warn' }, pino.destination(2)),
    () => publicUrl,
  )
  return { services, close: () => database.close() }
}

/** Where others reach this machine, where no PUBLIC_URL says it. */
export const addressOf = ({ host }: Settings, port: number): string =>
  `http://${(host === '0.0.0.0' && lanAddress()) || 'localhost'}:${port}`

/** What routes are made of. `publicUrl` is known once Grove listens. */
async function servicesOf(
  settings: Settings,
  database: Database,
  render: Renderer,
  log: Logger,
  publicUrl: () => string,
): Promise<Services> {
  const runtime = systemRuntime
  const { owner, requests } = database
  const db = requests.anonymous
  const hub = new Hub()
  const key = await ticketKey(owner)
  const watch = new Watch(settings.databaseUrl ? (person) => notifyOthers(owner, person) : undefined)
  const sharing = sharingOf(settings)
  const limits = new SharedLimits(sharing?.notices.process, key)
  const identity = identityOf(settings, database, { key, watch, limits }, (receipt) => holdingOf(services, receipt))
  const { places } = identity
  // Loaded where it is asked for: it would make each start a little longer.
  const measures = settings.metrics && new (await import('./integrations/measures.ts')).Measures()
  const committers = new Committers(database, hub, runtime, key, sharing, log, measures)
  const mail = mailThrough(settings.smtpUrl, settings.mailFrom)
  const logKeys = await LogKeys.open(owner, settings.publicUrl)
  const logs = new Logs(db, owner, logKeys, runtime)
  const leaseOf = (name: string, seconds: number) => sharing && new Lease(owner, name, sharing.notices.process, seconds)
  const vectors = vectorsOf(settings, log)
  const services: Services = {
    db,
    identity,
    committers,
    ...aggregatesFor(committers, 'request'),
    system: aggregatesFor(committers, 'system'),
    ...booksOf(committers),
    formal: formalSteps(db, matterAggregate),
    links: new Links(owner, key),
    carrying: new Carrying(owner, { committers, meetings: meetingAggregate, logs, logKeys, runtime, key }),
    clockOf: (community) => clockOf(services, community),
    forgetMotions: (db, meeting) => forgetMotions(db, services.formal, meeting),
    namesStand: (db, meeting, names) => namesStand(services, db, meeting, names),
    hub,
    measures,
    runtime,
    logs,
    logKeys,
    publisher: publisherOf(settings, owner, { logs, mail, places, log }, leaseOf('checkpoints', PUBLISHER_GONE)),
    witness: new Witness(db, logKeys, runtime, settings.witnessKeys),
    ...findersOf(database, vectors, log, leaseOf('index', FOLLOWER_GONE)),
    ...readersOf(settings, owner, log, () => services),
    ...outsideOf(settings, owner, log, publicUrl, places, () => services),
    mail,
    postage: new Postage(limits),
    ...accountsOf(settings, owner, identity, watch, publicUrl, log),
    render,
    pages: new KeptPages(),
    tiles: settings.tiles,
    log,
    noRoom: async () => (await database.noRoom?.()) ?? false,
    publicUrl,
  }
  forgetWith(hub, services)
  return services
}

/** What finds and compares words. `lease`: where several processes use the database. */
const findersOf = ({ owner, requests }: Database, vectors: Vectors, log: Logger, lease: Lease | undefined) => ({
  search: new Search(requests.anonymous, new Indexer(owner, log, lease), systemRuntime, vectors),
  suggestions: new Suggestions(vectors),
  vectors,
  categories: new CategorySuggestions(requests.anonymous, () => systemRuntime.now()),
})

/** What hands out checkpoints. `lease`: where several processes use the database. */
function publisherOf(
  settings: Settings,
  owner: OwnerDb,
  { logs, mail, places, log }: Pick<Services, 'logs' | 'mail' | 'log'> & { places: Places },
  lease: Lease | undefined,
): Publisher {
  const destinations = destinationsOf(settings, owner, logs, mail)
  return new Publisher(owner, logs, systemRuntime, () => places.communities(), destinations, log, lease)
}

/** Who signs in, with which roles, and who shapes the places in which they count. */
const accountsOf = (
  { oidc, staffApps, databaseUrl }: Settings,
  owner: OwnerDb,
  { people, places, ticketKey }: Identity,
  watch: Watch,
  publicUrl: () => string,
  log: Logger,
) => ({
  watch,
  codes: new Codes(owner, systemRuntime),
  appointments: new Appointments(owner, people, places),
  placeBook: new PlaceBook(owner, people, places, systemRuntime, async () => {
    watch.lookAtAll()
    if (databaseUrl) await notifyOthers(owner, EVERYBODY).catch(() => {})
  }),
  joined: new Joined(owner, people, places),
  betterAuth: new BetterAuth(owner, systemRuntime, ticketKey, oidc, publicUrl, log, staffApps),
})

/** What reads photos of printed cards, and what is written on them. */
const readersOf = ({ handwriting }: Settings, owner: OwnerDb, log: Logger, services: () => Services) => ({
  handwriting: new Handwriting(recogniserOf(handwriting), log),
  photoQueue: new PaperQueue(owner, systemRuntime, log, (photo, wanted, gone) =>
    readQueued(services(), photo, wanted, gone),
  ),
})

/** [T17] Robots of chat groups, which act as the house. */
function robotsOf({ robotsPrivate }: Settings, owner: OwnerDb, log: Logger, services: () => Services): Robots {
  return new Robots(owner, {
    queue: new Queue(owner, log),
    runtime: systemRuntime,
    log,
    anywhere: robotsPrivate,
    linkOf: async (community, code) => {
      const { slug } = (await services().identity.places.all()).get(community)!
      return `${services().publicUrl()}/c/${slug}/b/${code}`
    },
    groupsOf: async (community) => {
      const { kept, settings } = await services().bulletins.readKept(community)
      const clock = await clockOf(services(), community)
      return { kept, awake: (at) => awakeFrom(settings, clock, at) }
    },
    posted: async ({ community, group, bulletin }) => {
      const { committers, identity } = services()
      const actor = { kind: 'house', id: systemActor(services()) } as const
      const key = idFor(`robot:${community}/${group}:${bulletin}`, identity.ticketKey)
      const command = { kind: 'markPosted', group } as const
      await new Bulletins(committers, 'system').ask({ community, id: bulletin }, { key, command, actor, body: command })
    },
  })
}

/** [T24] Programs that hear what happens. */
const hooksOf = ({ robotsPrivate }: Settings, owner: OwnerDb, log: Logger, publicUrl: () => string, places: Places) =>
  new Hooks(owner, {
    runtime: systemRuntime,
    log,
    publicUrl,
    anywhere: robotsPrivate,
    placeOf: async (community) => (await places.all()).get(community),
  })

/** What other programs hear from here, and ask. */
const outsideOf = (
  settings: Settings,
  owner: OwnerDb,
  log: Logger,
  publicUrl: () => string,
  places: Places,
  services: () => Services,
) => ({
  robots: robotsOf(settings, owner, log, services),
  hooks: hooksOf(settings, owner, log, publicUrl, places),
  push: new Push(owner, { publicUrl, anywhere: settings.robotsPrivate }),
  ...open311Of(settings, owner, log, services),
})

/**
 * [T36] Departments' systems, which are sent matters and asked for news; what follows is done as the house.
 */
function open311Of({ departmentsPrivate }: Settings, owner: OwnerDb, log: Logger, services: () => Services) {
  const named = ({ community, matter, routed }: { community: string; matter: string; routed: number }, part: string) =>
    idFor(`department:${community}/${matter}/${routed}:${part}`, services().identity.ticketKey)
  const departments = new Departments(owner, {
    queue: new Queue(owner, log),
    runtime: systemRuntime,
    log,
    anywhere: departmentsPrivate,
    linkOf: async (community, number) => {
      const { slug } = (await services().identity.places.all()).get(community)!
      return `${services().publicUrl()}/c/${slug}/matters/${number}`
    },
    photoLink: (photo) => `${services().publicUrl()}/photos/${photo}.webp`,
    keyOf: (post) => named(post, 'key'),
    act: async (post, part, command) => {
      const actor = { kind: 'house', id: systemActor(services()) } as const
      const sent = { key: named(post, part), command, actor, body: command }
      return services()
        .system.ledger.matter(post.community, post.matter, sent)
        .then(
          () => true,
          (error: unknown) => {
            // Meanwhile people took it another way; then that holds.
            if (!(error instanceof ProblemError) || error.status >= 500) throw error
            return false
          },
        )
    },
  })
  return { departments }
}

const vectorsOf = ({ embedding }: Settings, log: Logger) =>
  new Vectors(embedding && embedThrough(embedding), log, () => systemRuntime.now())

/** Who asks, and where: what access looks at. */
function identityOf(
  { publicUrl, proxies, zone }: Settings,
  { owner, requests }: Database,
  { key, watch, limits }: { key: string; watch: Watch; limits: SharedLimits },
  holding: Identity['holding'],
) {
  return {
    people: new People(owner, systemRuntime, watch),
    places: new Places(requests.anonymous, zone),
    codes: new MeetingCodes(requests.anonymous, systemRuntime),
    requests,
    ticketKey: key,
    publicUrl,
    proxies,
    limits,
    guesses: new Guesses(limits),
    programs: new ProgramKeys(owner, systemRuntime),
    holding,
    now: () => systemRuntime.now(),
  } satisfies Identity
}

/** What several processes of one database tell each other. */
const sharingOf = ({ databaseUrl }: Settings) =>
  databaseUrl
    ? {
        notices: new Notices(randomUUID()),
        aggregates: [
          meetingAggregate,
          minutesAggregate,
          zoneAggregate,
          voteAggregate,
          roundAggregate,
          tierAggregate,
          bulletinAggregate,
          conventionAggregate,
          surveyAggregate,
          registerAggregate,
        ],
      }
    : undefined

const aggregatesFor = (committers: Committers, asker: 'request' | 'system') => ({
  meetings: new Meetings(committers, meetingAggregate, asker),
  ledger: new Ledger(committers, matterAggregate, asker),
})

/** What is asked for by people alone. */
const booksOf = (committers: Committers) => ({
  minutes: new MinutesBook(committers, minutesAggregate),
  votes: new Votes(committers),
  rounds: new Rounds(committers),
  bulletins: new Bulletins(committers),
  menus: menusOf(new Rounds(committers)),
  conventions: new Conventions(committers),
  surveys: new Surveys(committers),
  registers: new Registers(committers),
  texts: textsOf(new Conventions(committers)),
})

/** What a new Grove begins with. The sample is a guest: nothing else of the server knows it. */
async function plant(settings: Settings, services: Services, database: Database): Promise<void> {
  const { places, people } = services.identity
  if (settings.sample) await (await import('../sample/plant.ts')).plantSample(services, database)
  else await plantRoot(database.owner, places, people, settings.subdistrict)
}

/**
 * Hears what other processes of the same database commit, whose roles they change, and that places have
 * changed; gives what ends it.
 */
async function hearOthers(url: string, services: Services, owner: OwnerDb): Promise<() => Promise<void>> {
  const { committers, watch, identity } = services
  const { places, limits } = identity
  const lookAtAll = () => {
    places.forget()
    watch.lookAtAll()
  }
  const channels = {
    [CHANNEL]: (payload: string) => committers.hear(payload),
    [PEOPLE_CHANNEL]: (person: string) => (person === EVERYBODY ? lookAtAll() : watch.look(person)),
    [LIMITS_CHANNEL]: (payload: string) => limits.hear(payload),
  }
  const listening = await listenTo(url, owner, channels, () => {
    committers.lookEverywhere()
    lookAtAll()
  })
  committers.notifyBy((payloads) => listening.notify(CHANNEL, payloads))
  limits.sendBy((payloads) => listening.notify(LIMITS_CHANNEL, payloads))
  const endLooking = everySecond(() => committers.lookAtHeads())
  return async () => {
    await endLooking()
    // The others hear of the last commits too.
    await committers.finish()
    await listening.end()
  }
}

/** How often we look for photos that no card shows. */
const DROPPING_MS = 6 * 3_600_000

/** Starts what works beside requests; gives what ends it. `alone`: no other Grove works on the database. */
async function startWork(services: Services, owner: OwnerDb, alone: boolean): Promise<() => Promise<void>> {
  const endLetters = startLetters(services, owner)
  const endFollowing = startFollowing(services, owner)
  const endLapsing = startLapsing(services, owner, new Registers(services.committers, 'system'))
  const endDropping = regularly(
    DROPPING_MS,
    () => dropUnshown(owner, services.runtime.now()),
    (error) => services.log.warn({ why: error.message }, 'photos that no card shows stay'),
    true,
  )
  services.publisher.start()
  services.search.indexer.start()
  await services.photoQueue.start(alone)
  services.robots.start(alone)
  services.hooks.start(alone)
  services.departments.start(alone)
  return async () => {
    await endLetters()
    await endFollowing()
    await endLapsing()
    await endDropping()
    await services.publisher.stop()
    await services.search.indexer.stop()
    await services.photoQueue.stop()
    await services.robots.stop()
    await services.hooks.stop()
    await services.departments.stop()
    await services.handwriting.stop()
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
