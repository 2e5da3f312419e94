import { statfs } from 'node:fs/promises'
import { runningUrl } from '../database/running.ts'
import { refuseOld } from '../database/version.ts'
import type { Proxies } from '../http/proxies.ts'
import type { RequestRoleSettings } from '../database/requestRole.ts'
import type { Told } from './askDatabase.store.ts'
import { askDatabase } from './askDatabase.store.ts'

/** What of the settings is looked at. */
export interface SetUp {
  port: number
  dataDir: string
  databaseUrl: string | undefined
  directUrl: string | undefined
  requestRole: RequestRoleSettings
  publicUrl: string | undefined
  proxies: Proxies
  smtpUrl: string | undefined
}

/** What was looked at, and what to do where it is not well. */
export interface Found {
  state: 'well' | 'mind' | 'wrong'
  says: string
}

const well = (says: string): Found => ({ state: 'well', says })
const mind = (says: string): Found => ({ state: 'mind', says })
const wrong = (says: string): Found => ({ state: 'wrong', says })

/** So long anything outside may take to answer. */
const PATIENCE_MS = 5000
const GB = 1024 ** 3

/**
 * Looks at what a Grove with these settings stands on, and says in plain words what is wrong. It changes
 * nothing and sends nothing but requests to the addresses of Grove itself.
 */
export async function examine(settings: SetUp, lan: string | undefined): Promise<Found[]> {
  const parts = [() => database(settings), () => disk(settings), () => addresses(settings, lan), () => mail(settings)]
  const found: Found[] = []
  for (const part of parts)
    found.push(...(await part().catch((error: Error) => [wrong(`This could not be looked at: ${error.message}`)])))
  return found
}

async function database({ databaseUrl, directUrl, dataDir, requestRole }: SetUp): Promise<Found[]> {
  const url = directUrl ?? (await runningUrl(dataDir))
  if (!url) return [mind(`No Grove runs on ${dataDir} and there is no DATABASE_URL: nothing to ask of a database yet.`)]
  const told = await askDatabase(url).catch((error: Error) => error)
  if (told instanceof Error) return [wrong(`The database does not let us in: ${told.message}. Look at DATABASE_URL.`)]
  const pooled = directUrl === databaseUrl ? undefined : await askDatabase(databaseUrl!).catch((error: Error) => error)
  if (pooled instanceof Error) return [wrong(`The pooler does not let us in: ${pooled.message}. Look at DATABASE_URL.`)]
  return [
    versionSays(told.number, told.version),
    told.follows
      ? wrong('This database only follows another: nothing can be written to it.')
      : well('It takes what is written.'),
    clockSays(told.ahead),
    roleSays(told, requestRole),
    told.hears
      ? well('What one connection says, another hears.')
      : wrong(
          'What one connection says, another does not hear: a pooler in transaction mode stands between. Set DATABASE_DIRECT_URL to the database itself.',
        ),
  ]
}

function versionSays(number: number, version: string): Found {
  try {
    refuseOld(number, version)
    return well(`PostgreSQL ${version}.`)
  } catch (error) {
    return wrong((error as Error).message)
  }
}

/** `ahead`: how far the database's clock is ahead of this machine's, in ms. */
export function clockSays(ahead: number): Found {
  const seconds = Math.round(Math.abs(ahead) / 1000)
  if (seconds < 3) return well('The clocks of this machine and of the database agree.')
  const which = ahead > 0 ? 'behind' : 'ahead of'
  return mind(
    `The clock of this machine is ${seconds} seconds ${which} that of the database: set both by the network (NTP).`,
  )
}

function roleSays({ mayMakeRoles }: Told, { requestUrl, withoutRowSecurity }: RequestRoleSettings): Found {
  if (withoutRowSecurity) return mind('SECOND_NET=no: only Grove’s own checks stand between a request and the tables.')
  if (requestUrl) return well('Requests have a role of their own (REQUEST_DATABASE_URL).')
  if (mayMakeRoles) return well('The user of the database may make the role of requests.')
  return wrong(
    'The user of DATABASE_URL may not make the role of requests. npx grove prepare-database says what an administrator enters.',
  )
}

async function disk({ dataDir, databaseUrl }: SetUp): Promise<Found[]> {
  const where = await statfs(dataDir).catch(() => undefined)
  if (!where)
    return [databaseUrl ? well('The data is on another machine.') : mind(`The folder ${dataDir} is not there yet.`)]
  const free = where.bavail * where.bsize
  const says = `${(free / GB).toFixed(1)} GB are free where ${dataDir} is.`
  if (free < GB / 16) return [wrong(`${says} Nothing can be kept there any more.`)]
  return [free < 2 * GB ? mind(`${says} Make room before an evening with photos.`) : well(says)]
}

async function addresses({ port, publicUrl, proxies }: SetUp, lan: string | undefined): Promise<Found[]> {
  const here = await keyAt(`http://127.0.0.1:${port}`)
  if (!here)
    return [mind(`No Grove answers on port ${port} of this machine; start it, then its addresses can be looked at.`)]
  const found = [well(`Grove answers on port ${port} of this machine.`)]
  if (!publicUrl) {
    found.push(mind('PUBLIC_URL is not set: links and QR codes lead to this machine on its own network.'))
    if (!lan) return [...found, mind('This machine is in no network: phones cannot reach it.')]
    const there = await keyAt(`http://${lan}:${port}`)
    const says = `http://${lan}:${port}`
    return [
      ...found,
      there
        ? well(`Phones on this network reach it at ${says}.`)
        : wrong(`${says} does not answer: HOST or a firewall stands before it.`),
    ]
  }
  const there = await keyAt(publicUrl)
  if (!there)
    return [
      ...found,
      wrong(`${publicUrl} does not answer as a Grove: look at the proxy in front and at the name’s address.`),
    ]
  if (there !== here) return [...found, wrong(`${publicUrl} leads to another Grove than this one.`)]
  found.push(well(`${publicUrl} leads here.`))
  if (publicUrl.startsWith('http:'))
    found.push(mind('PUBLIC_URL is not https: what people write can be read on the way.'))
  const trusted = proxies.count > 0
  if (!trusted)
    found.push(mind('TRUSTED_PROXIES is not set: if a proxy stands in front, all visitors count as one address.'))
  return [...found, await largeBodies(publicUrl)]
}

/** The key of the log says which Grove it is. */
async function keyAt(url: string): Promise<string | undefined> {
  const answer = await fetch(`${url}/log/key`, { signal: AbortSignal.timeout(PATIENCE_MS), redirect: 'manual' }).catch(
    () => undefined,
  )
  if (answer?.status !== 200) return undefined
  const text = (await answer.text()).slice(0, 400)
  return /\+[0-9a-f]{8}\+/.test(text) ? text : undefined
}

/** Photos are large; a proxy that refuses them does it in words of its own. */
async function largeBodies(url: string): Promise<Found> {
  const body = JSON.stringify({ email: 'x'.repeat(3_000_000) })
  const headers = { 'content-type': 'application/json' }
  const signal = AbortSignal.timeout(4 * PATIENCE_MS)
  const answer = await fetch(`${url}/api/sign-in`, { method: 'POST', body, headers, signal }).catch(() => undefined)
  const ours = answer?.headers.get('content-type')?.includes('problem+json')
  if (ours) return well('Large bodies pass the proxy.')
  return wrong('The proxy in front refuses bodies of 3 MB: photos will fail. In nginx: client_max_body_size 25m;')
}

async function mail({ smtpUrl }: SetUp): Promise<Found[]> {
  if (!smtpUrl)
    return [mind('SMTP_URL is not set: sign-in links are handed over in person, and residents get no letters.')]
  const { createTransport } = await import('nodemailer')
  const transport = createTransport({ url: smtpUrl, connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS })
  const { code } = await transport.verify().then(
    () => ({ code: undefined }),
    (error: { code?: string }) => ({ code: error.code ?? 'no answer' }),
  )
  transport.close()
  return [
    code
      ? wrong(`The mail server does not take letters from us (${code}): look at SMTP_URL.`)
      : well('The mail server lets us in.'),
  ]
}
