import { languageOf } from '../../src/web/document/language.ts'
import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DestinationStream } from 'pino'
import { inject } from 'vitest'
import type { Role } from '../../src/core/place/place.ts'
import { makeApp } from '../../src/server/app.ts'
import type { OwnerDb } from '../../src/server/database/scope.ts'
import { requestRoleOf } from '../../src/server/database/requestRole.ts'
import { readSettings, startGrove } from '../../src/server/main.ts'
import { Assets } from '../../src/server/page/assets.ts'
import type { Renderer } from '../../src/server/page/renderer.ts'
import type { Services } from '../../src/server/services.ts'
import type { Problem } from '../../src/wire/problem.ts'
import type { Accepted, CommandInput } from '../../src/wire/meeting.ts'
import { holdToContract } from './contract.ts'
import { besides, runAt } from './database.ts'
import type { Said } from './request.ts'
import { ask } from './request.ts'

export const id = (): string => randomUUID()

/** A running Grove on a database of its own, with the sample's places and two communities. */
export interface TestGrove {
  url: string
  databaseUrl: string
  services: Services
  /** The database as its owner has it, whom nothing holds back. */
  owner: OwnerDb
  /** The same routes on the same parts, to look at. */
  app: ReturnType<typeof makeApp>
  /** Carries out a statement as that owner. */
  asOwner(statement: string): Promise<void>
  /** Signs in as somebody with this role in a place, by its slug. */
  staff(role?: Role, community?: string): Promise<Client>
  /** Somebody with neither a sign-in nor a ticket. */
  stranger(): Client
  /** An open meeting, and who facilitates it. */
  meeting(
    theme?: string,
    stage?: 'draft' | 'announced' | 'open' | 'closed',
    community?: string,
    startsAt?: number,
    joining?: 'hall' | 'anyone',
  ): Promise<{ code: string; id: string; community: string; desk: Client }>
  /** Joins a meeting by phone. */
  join(code: string, name?: string, more?: object): Promise<Client & { participant: string; token: string }>
  stop(): Promise<void>
}

/**
 * Makes a database of a random name beside the given one: empty, or a copy of `another`, which takes less
 * than making its tables.
 */
export async function freshDatabase(another?: string): Promise<{ url: string; drop(): Promise<void> }> {
  const base = inject('databaseUrl')
  const name = `grove_test_${randomUUID().replaceAll('-', '')}`
  await runAt(base, `create database ${name}${another ? ` template ${another} strategy file_copy` : ''}`)
  const drop = async () => {
    await runAt(base, `drop database ${name} with (force)`)
    // Roles are the whole server's: that of its requests goes with it.
    await runAt(base, `drop role if exists ${requestRoleOf(name)}`)
  }
  return { url: besides(base, name), drop }
}

// Pages are tried in journeys; contracts need only their outline.
export const outline: Renderer = {
  renderPage: (name, _locale, data) => ({
    title: name,
    description: '',
    html: `<main><h1>${name}</h1>${name === 'problem' ? (data as { title: string }).title : ''}</main>`,
    head: '',
  }),
  stringsFor: () => ({}),
  letterOf: (_locale, data) => ({ subject: data.kind, text: JSON.stringify(data) }),
  pushOf: (_locale, { told }) => ({
    lines: told.map(({ name, type, link }) => ({ title: name, body: type, url: link })),
    rest: (things) => ({ title: `+${things}`, body: '' }),
    words: { stop: 'stop', stopped: 'stopped' },
  }),
  pushGreeting: (_locale, { name }) => ({
    greeting: { title: 'greeting', body: name },
    words: { stop: 'stop', stopped: 'stopped' },
  }),
  languageOf,
  treesSvg: () => '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8"/></svg>',
}

function builtFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'grove-built-'))
  mkdirSync(join(folder, '.vite'))
  for (const name of ['assets', 'alone']) mkdirSync(join(folder, name))
  const entries = ['phone', 'screen', 'desk'].map((surface) => [
    `src/web/${surface}/main.ts`,
    { file: `assets/${surface}.js` },
  ])
  entries.push(['src/web/square/aloud.ts', { file: 'assets/aloud.js' }])
  writeFileSync(join(folder, '.vite/manifest.json'), JSON.stringify(Object.fromEntries(entries)))
  for (const name of ['assets/phone', 'assets/aloud', 'alone/verify', 'alone/recount'])
    writeFileSync(join(folder, `${name}.js`), 'export {}')
  return folder
}

/** How a Grove reaches a database: through the pooler where one stands before it. */
function lent(url: string): { DATABASE_URL: string; DATABASE_DIRECT_URL?: string } {
  const pooler = inject('pooler')
  if (!pooler) return { DATABASE_URL: url }
  const through = new URL(url)
  through.host = pooler
  return { DATABASE_URL: through.href, DATABASE_DIRECT_URL: url }
}

/**
 * Starts a Grove as main.ts does, on a free port and a fresh database; with DATABASE_URL beside another on
 * that one, which drops it. `lines` hears the log.
 */
export async function startTestGrove(
  env: Record<string, string> = {},
  { render = outline, lines }: { render?: Renderer; lines?: DestinationStream } = {},
): Promise<TestGrove> {
  const given = env.DATABASE_URL
  const database = given ? { url: given, drop: async () => {} } : await freshDatabase(inject('migrated'))
  const built = builtFolder()
  const at = { ...lent(database.url), ...env }
  const settings = readSettings({ PORT: '0', HOST: '127.0.0.1', ...at })
  const grove = await startGrove(settings, render, built, lines)
  const { identity } = grove.services

  const stranger = () => new Client(grove.local)
  const staff = async (role: Role = 'facilitator', community = 'rongbu') => {
    const place = [...(await identity.places.all()).values()].find(({ slug }) => slug === community)!
    const person = await identity.people.appoint(
      { id: id(), name: `${role} ${community}`, email: null },
      place.id,
      role,
    )
    const client = stranger()
    const kept = await identity.people.useLink(await identity.people.makeLink(person), 'test')
    client.cookies.set('grove_staff', kept!)
    return client
  }
  return {
    url: grove.local,
    databaseUrl: database.url,
    services: grove.services,
    owner: grove.owner,
    app: makeApp(grove.services, new Assets(built)),
    stranger,
    staff,
    asOwner: (statement) => runAt(database.url, statement),
    async meeting(
      theme = '街区环境',
      stage = 'open',
      slug = 'rongbu',
      startsAt = 1_750_000_000_000,
      joining = 'anyone',
    ) {
      const desk = await staff('facilitator', slug)
      const made = await desk.post(`/api/communities/${slug}/meetings`, { id: id(), theme, startsAt, joining })
      const { code, id: meeting } = made.body as { code: string; id: string }
      const way = { draft: [], announced: ['announced'], open: ['open'], closed: ['open', 'closed'] } as const
      for (const next of way[stage]) await desk.must(code, { kind: 'setStage', stage: next })
      const { community } = (await identity.codes.find(code))!
      return { code, id: meeting, community, desk }
    },
    async join(code, name = '', more = {}) {
      const client = stranger()
      const joined = await client.post(`/api/meetings/${code}/participants`, { id: id(), key: id(), name, ...more })
      if (joined.status !== 200) throw new Error(JSON.stringify(joined.body))
      const { participant, token } = joined.body as { participant: string; token: string }
      return Object.assign(client, { participant, token })
    },
    async stop() {
      await grove.stop()
      rmSync(built, { recursive: true, force: true })
      await database.drop()
    },
  }
}

type Making =
  Extract<CommandInput, { id: string }> extends infer C ? (C extends unknown ? Omit<C, 'id'> : never) : never

export interface Reply {
  status: number
  headers: Headers
  body: unknown
  text: string
  /** The body as a problem: only where it says it is one. */
  problem: Problem
}

/** What is no text and no bytes (forms, streams) is sent by Node's own fetch. */
async function fetched(
  method: string,
  address: string,
  headers: Record<string, string>,
  body: BodyInit,
): Promise<Said> {
  const duplex = body instanceof ReadableStream ? { duplex: 'half' } : {}
  const reply = await fetch(address, { method, redirect: 'manual', headers, body, ...duplex } as RequestInit)
  return { status: reply.status, headers: reply.headers, text: await reply.text() }
}

/** A browser without pages: keeps cookies and speaks JSON. */
export class Client {
  readonly cookies = new Map<string, string>()
  constructor(readonly url: string) {}

  async send(
    method: string,
    path: string,
    init: { body?: BodyInit | null; headers?: Record<string, string>; json?: unknown } = {},
  ): Promise<Reply> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = {
      ...(cookie ? { cookie } : {}),
      ...(init.json === undefined ? {} : { 'content-type': 'application/json' }),
      ...init.headers,
    }
    const sent = init.json === undefined ? (init.body ?? null) : JSON.stringify(init.json)
    const plain = sent === null || typeof sent === 'string' || sent instanceof Uint8Array
    const reply = await (plain ? ask : fetched)(method, this.url + path, headers, sent as string)
    const { text } = reply
    for (const line of reply.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!
      if (value && !/max-age=0/i.test(line)) this.cookies.set(name!, value)
      else this.cookies.delete(name!)
    }
    const type = reply.headers.get('content-type') ?? ''
    const body: unknown = /json/.test(type) && text ? JSON.parse(text) : text
    holdToContract(method, path, reply.status, type, body)
    const problem = type === 'application/problem+json' ? (body as Problem) : (undefined as unknown as Problem)
    return { status: reply.status, headers: reply.headers, body, text, problem }
  }

  get = (path: string, headers: Record<string, string> = {}) => this.send('GET', path, { headers })
  post = (path: string, json: unknown, headers: Record<string, string> = {}) =>
    this.send('POST', path, { json, headers })

  /** Sends a command to a meeting. */
  command(code: string, command: CommandInput, key = id(), headers: Record<string, string> = {}): Promise<Reply> {
    return this.post(`/api/meetings/${code}/commands`, command, { 'idempotency-key': key, ...headers })
  }

  /** The same, and it has to be accepted. */
  async must(code: string, command: CommandInput): Promise<Accepted> {
    const reply = await this.command(code, command)
    if (reply.status !== 200) throw new Error(`${reply.status} ${reply.text}`)
    return reply.body as Accepted
  }

  /** Sends a command that makes something (a topic, a person at the desk …); gives what it is called. */
  async makes(code: string, command: Making): Promise<string> {
    return (await this.must(code, { ...command, id: id() } as CommandInput)).id!
  }

  /** Posts a card; gives its id. */
  async card(
    code: string,
    text = '路灯不亮',
    tree: 'problem' | 'action' | 'vision' = 'problem',
    more: object = {},
  ): Promise<string> {
    return (await this.must(code, { kind: 'postCard', id: id(), tree, text, ...more })).id!
  }

  async board(code: string) {
    const { body } = await this.get(`/api/meetings/${code}`)
    return body as { seq: number; board: import('../../src/core/meeting/meeting.ts').Board }
  }
}
