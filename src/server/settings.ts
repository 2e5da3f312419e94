import { networkInterfaces } from 'node:os'
import { ROOT_ZONE } from '../core/place/place.ts'
import type { Clock } from '../core/plain/clock.ts'
import { readClock } from '../core/plain/clock.ts'
import type { Oidc } from './account/betterAuth.ts'
import type { StaffApp } from './account/staffApps.ts'
import type { CheckpointSettings } from './journal/publish.ts'
import type { HandwritingSettings } from './paper/recogniser/handwriting.ts'
import type { Proxies } from './http/proxies.ts'
import { readProxies } from './http/proxies.ts'
import type { RequestRoleSettings } from './database/requestRole.ts'
import type { Tiles } from '../wire/map.ts'
import { tilesOf } from './page/tiles.ts'

/** A file beside the data while Grove runs on them: by which address this machine reaches it. */
export const ADDRESS = 'address'

/** How Grove is set up, from the environment. */
export interface Settings extends CheckpointSettings {
  port: number
  host: string
  dataDir: string
  databaseUrl: string | undefined
  /**
   * The same database without what stands between: for listening, and for tools. Where it differs, a pooler
   * lends connections at `databaseUrl` by the transaction.
   */
  directUrl: string | undefined
  /**
   * With a database of one's own: the role of requests, where Grove may not make it, or that there shall be
   * none.
   */
  requestRole: RequestRoleSettings
  /** Scheme, host and port as browsers write them, whatever the setting's spelling. */
  publicUrl: string | undefined
  /** Where Groves of the same database on other machines reach this one; undefined where none are there. */
  internalUrl: URL | undefined
  /** The database is the embedded one in `dataDir`, held by who started this process. */
  heldForUs?: boolean
  /** Addresses and nets of proxies whose X-Forwarded-For is believed. */
  proxies: Proxies
  smtpUrl: string | undefined
  mailFrom: string
  /** Where health and figures are asked for; undefined where nobody may. */
  metrics: { port: number; host: string } | undefined
  /** Whether each answered request is a line of the log: its route, never its address or who asked. */
  accessLog: boolean
  /** So many milliseconds after it was told to end Grove goes on, saying that it is not ready. */
  endAfter: number
  /** Undefined where no provider is set. */
  oidc: Oidc | undefined
  /** [T39] Apps that staff have at work. */
  staffApps: StaffApp[]
  /** Robots of chat groups may also be in a network of our own. */
  robotsPrivate: boolean
  /** Departments' systems may be in a network of one's own. */
  departmentsPrivate: boolean
  /** The keys of other installations whose checkpoints we keep, as `<their address>/log/key` gives them. */
  witnessKeys: string[]
  /**
   * A service that turns texts into vectors, to rank by meaning beside words; undefined where none is set.
   */
  embedding: { url: string; key: string; model: string } | undefined
  /** Who proposes what is written by hand: `here`, `off`, or a service of somebody else. */
  handwriting: HandwritingSettings
  /** [T45] Pictures that maps are made of; undefined where there are none. */
  tiles: Tiles | undefined
  /** False leaves out the sample subdistrict on the first start. */
  sample: boolean
  /** Without the sample: the name of the first subdistrict. */
  subdistrict: string
  /** The time zone of places that have none above them, and name none. */
  zone: Clock
}

/**
 * Reads the settings; refuses a port that is none, an END_AFTER that is no time, a PUBLIC_URL that is no web
 * address, a DATABASE_DIRECT_URL beside no DATABASE_URL, a word in TRUSTED_PROXIES that is none, a TIME_ZONE
 * that nobody knows, and an OIDC provider, an embedding service, a reader of handwriting or a map that is set
 * by half.
 */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  return {
    port: portOf('PORT', env.PORT || '3000'),
    host: env.HOST || '0.0.0.0',
    dataDir: env.DATA_DIR || 'data',
    databaseUrl: env.DATABASE_URL || undefined,
    directUrl: directOf(env),
    publicUrl: originOf(env.PUBLIC_URL),
    internalUrl: internalOf(env.INTERNAL_URL),
    proxies: readProxies(env.TRUSTED_PROXIES ?? ''),
    requestRole: { requestUrl: env.REQUEST_DATABASE_URL || undefined, withoutRowSecurity: env.SECOND_NET === 'no' },
    smtpUrl: env.SMTP_URL || undefined,
    mailFrom: env.MAIL_FROM || 'grove@localhost',
    metrics: env.METRICS_PORT
      ? { port: portOf('METRICS_PORT', env.METRICS_PORT), host: env.METRICS_HOST || '127.0.0.1' }
      : undefined,
    accessLog: env.ACCESS_LOG === 'yes',
    endAfter: endAfterOf(env.END_AFTER || '0'),
    oidc: oidcOf(env),
    staffApps: [...wecomOf(env), ...dingtalkOf(env)],
    checkpointDir: env.CHECKPOINT_DIR || undefined,
    checkpointUrls: words(env.CHECKPOINT_URL).map(bare),
    checkpointPrivate: env.CHECKPOINT_PRIVATE === 'yes',
    checkpointMail: env.CHECKPOINT_MAIL || undefined,
    robotsPrivate: env.ROBOTS_PRIVATE === 'yes',
    departmentsPrivate: env.DEPARTMENTS_PRIVATE === 'yes',
    witnessKeys: words(env.WITNESS_KEYS),
    embedding: embeddingOf(env),
    handwriting: handwritingOf(env),
    tiles: mapOf(env),
    sample: env.SAMPLE !== 'no',
    subdistrict: env.SUBDISTRICT || '我们的街道',
    zone: zoneOf(env.TIME_ZONE || ROOT_ZONE),
  }
}

function directOf(env: NodeJS.ProcessEnv): string | undefined {
  const { DATABASE_URL, DATABASE_DIRECT_URL } = env
  if (DATABASE_DIRECT_URL && !DATABASE_URL)
    throw new Error('DATABASE_DIRECT_URL goes with DATABASE_URL, the address of the pooler')
  return DATABASE_DIRECT_URL || DATABASE_URL || undefined
}

function portOf(name: string, text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`${name} is not a port: ${text}`)
  return port
}

/** Whatever waits for a process to end loses patience after some minutes at most. */
const END_AFTER_MOST = 300

function endAfterOf(text: string): number {
  const seconds = Number(text)
  if (!(seconds >= 0 && seconds <= END_AFTER_MOST))
    throw new Error(`END_AFTER is no number of seconds from 0 to ${END_AFTER_MOST}: ${text}`)
  return seconds * 1000
}

/**
 * Browsers say where a request comes from in one spelling: lower case, no default port, an international name
 * in its ASCII form, no path.
 */
function originOf(url: string | undefined): string | undefined {
  if (!url) return undefined
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  if (!parsed || !/^https?:$/.test(parsed.protocol)) throw new Error(`PUBLIC_URL is no address of the web: ${url}`)
  return parsed.origin
}

function internalOf(url: string | undefined): URL | undefined {
  if (!url) return undefined
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  if (parsed?.protocol !== 'http:' || !parsed.port)
    throw new Error(`INTERNAL_URL is no address such as http://10.0.0.5:4000: ${url}`)
  return parsed
}

function zoneOf(name: string): Clock {
  const zone = readClock(name)
  if (!zone) throw new Error(`TIME_ZONE is no time zone, such as Europe/Berlin: ${name}`)
  return zone
}

function embeddingOf(env: NodeJS.ProcessEnv): Settings['embedding'] {
  const { EMBEDDING_URL: url, EMBEDDING_KEY: key = '', EMBEDDING_MODEL: model } = env
  if (!url && !model) return undefined
  if (!url || !URL.canParse(url) || !model)
    throw new Error('EMBEDDING_URL (an address) and EMBEDDING_MODEL go together')
  return { url: bare(url), key, model }
}

function handwritingOf(env: NodeJS.ProcessEnv): HandwritingSettings {
  const { HANDWRITING: on, HANDWRITING_URL: url, HANDWRITING_KEY: key = '', HANDWRITING_MODEL: model } = env
  if (on === 'no') return 'off'
  if (!url && !model) return 'here'
  if (!url || !URL.canParse(url) || !model)
    throw new Error('HANDWRITING_URL (an address) and HANDWRITING_MODEL go together')
  return { url: bare(url), key, model, anywhere: env.HANDWRITING_PRIVATE === 'yes' }
}

function mapOf(env: NodeJS.ProcessEnv): Settings['tiles'] {
  const { MAP_TILES: url, MAP_ATTRIBUTION: said, MAP_DATUM: datum } = env
  return tilesOf(url, said, datum || 'wgs84')
}

function oidcOf(env: NodeJS.ProcessEnv): Settings['oidc'] {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env
  if (!issuer && !clientId && !clientSecret) return undefined
  if (!issuer || !URL.canParse(issuer) || !clientId || !clientSecret)
    throw new Error('OIDC_ISSUER (an address), OIDC_CLIENT_ID and OIDC_CLIENT_SECRET go together')
  return { issuer: bare(issuer), clientId, clientSecret, name: env.OIDC_NAME || new URL(issuer).hostname }
}

function wecomOf(env: NodeJS.ProcessEnv): StaffApp[] {
  const { WECOM_CORP_ID: client, WECOM_AGENT_ID: agent, WECOM_SECRET: secret } = env
  if (!client && !agent && !secret) return []
  if (!client || !agent || !secret) throw new Error('WECOM_CORP_ID, WECOM_AGENT_ID and WECOM_SECRET go together')
  const login = addressOf(env.WECOM_LOGIN_URL, 'WECOM_LOGIN_URL', 'https://login.work.weixin.qq.com')
  return [
    {
      name: 'wecom',
      client,
      secret,
      agent,
      login,
      api: addressOf(env.WECOM_API_URL, 'WECOM_API_URL', 'https://qyapi.weixin.qq.com'),
    },
  ]
}

function dingtalkOf(env: NodeJS.ProcessEnv): StaffApp[] {
  const { DINGTALK_APP_KEY: client, DINGTALK_APP_SECRET: secret } = env
  if (!client && !secret) return []
  if (!client || !secret) throw new Error('DINGTALK_APP_KEY and DINGTALK_APP_SECRET go together')
  const login = addressOf(env.DINGTALK_LOGIN_URL, 'DINGTALK_LOGIN_URL', 'https://login.dingtalk.com')
  return [
    {
      name: 'dingtalk',
      client,
      secret,
      agent: '',
      login,
      api: addressOf(env.DINGTALK_API_URL, 'DINGTALK_API_URL', 'https://api.dingtalk.com'),
    },
  ]
}

function addressOf(set: string | undefined, name: string, usual: string): string {
  const url = set || usual
  if (!URL.canParse(url)) throw new Error(`${name} is not an address`)
  return bare(url)
}

/** An address without slashes at its end. */
const bare = (url: string): string => (url.endsWith('/') ? bare(url.slice(0, -1)) : url)

const words = (text: string | undefined): string[] => text?.split(/\s+/).filter(Boolean) ?? []

/**
 * This machine's address on the local network, where phones in the hall reach it; undefined without a
 * network.
 */
export function lanAddress(): string | undefined {
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? [])
  const found = addresses.filter(
    ({ family, internal, address }) => family === 'IPv4' && !internal && !address.startsWith('169.254.'),
  )
  // Home and hall routers hand out 192.168 first of all; 172.17 is usually a container bridge.
  const rank = ({ address }: { address: string }) =>
    address.startsWith('192.168.') ? 0 : address.startsWith('10.') ? 1 : 2
  return found.sort((a, b) => rank(a) - rank(b))[0]?.address
}
