import { createHash } from 'node:crypto'

/** [T39] Apps that staff have at work, by which they may sign in. */
export const STAFF_APPS = ['wecom', 'dingtalk'] as const
export type StaffAppName = (typeof STAFF_APPS)[number]

/** How such an app is reached, and as what: the client is the CorpID of WeCom, the AppKey of DingTalk. */
export interface StaffApp {
  name: StaffAppName
  client: string
  secret: string
  /** Of WeCom: the app's AgentId. */
  agent: string
  /** Where people sign in, and where is asked who they are; an installation of its own has others. */
  login: string
  api: string
}

const PATIENCE_MS = 10_000

/** The parameters with which people are sent there, beside those of every OAuth. */
export const askedOf = ({ name, client, agent }: StaffApp): { url: string; params: Record<string, string> } =>
  name === 'wecom'
    ? { url: '/wwlogin/sso/login', params: { login_type: 'CorpApp', appid: client, agentid: agent } }
    : { url: '/oauth2/auth', params: { prompt: 'consent' } }

/**
 * [T39] Whom a code speaks for, as the maker calls them: of WeCom the member of that company, of DingTalk the
 * unionId. Null for whoever is none: a guest, or a code that was used. Names, numbers and addresses are not
 * asked for.
 */
export const subjectOf = (app: StaffApp, code: string): Promise<string | null> =>
  app.name === 'wecom' ? memberOf(app, code) : unionOf(app, code)

async function memberOf({ api, client, secret }: StaffApp, code: string): Promise<string | null> {
  const token = await read(`${api}/cgi-bin/gettoken?${new URLSearchParams({ corpid: client, corpsecret: secret })}`)
  if (typeof token.access_token !== 'string') return null
  const asked = new URLSearchParams({ access_token: token.access_token, code })
  const { userid, errcode } = await read(`${api}/cgi-bin/auth/getuserinfo?${asked}`)
  return errcode === 0 && typeof userid === 'string' && userid !== '' ? `${client}/${userid}` : null
}

async function unionOf({ api, client, secret }: StaffApp, code: string): Promise<string | null> {
  const body = JSON.stringify({ clientId: client, clientSecret: secret, code, grantType: 'authorization_code' })
  const headers = { 'content-type': 'application/json' }
  const { accessToken } = await read(`${api}/v1.0/oauth2/userAccessToken`, { method: 'POST', headers, body })
  if (typeof accessToken !== 'string') return null
  const { unionId } = await read(`${api}/v1.0/contact/users/me`, {
    headers: { 'x-acs-dingtalk-access-token': accessToken },
  })
  return typeof unionId === 'string' && unionId !== '' ? unionId : null
}

async function read(address: string, how: RequestInit = {}): Promise<Record<string, unknown>> {
  const reply = await fetch(address, { ...how, redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS) })
  const said: unknown = await reply.json().catch(() => null)
  return reply.ok && typeof said === 'object' && said !== null ? (said as Record<string, unknown>) : {}
}

/** An address that is nobody's, for a library that wants one of everybody. */
export const nobodysAddress = ({ name }: StaffApp, subject: string): string =>
  `${createHash('sha256').update(subject).digest('hex').slice(0, 32)}@${name}.invalid`
