import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:http'
import Provider from 'oidc-provider'

/** What the provider says of somebody who signs in there. */
export interface Claims {
  email?: string
  email_verified?: boolean
}

/** A real OpenID provider on this machine: everybody who comes is whom `claims` says, without being asked. */
export interface TestProvider {
  issuer: string
  claims: Map<string, Claims>
  /**
   * Walks somebody through the provider as a browser would: from the address that Grove sends them to, back
   * to Grove's.
   */
  walk(from: string, subject: string): Promise<string>
  close(): Promise<void>
}

export const CLIENT = { id: 'grove', secret: 'a secret of the provider and Grove' }

/** Opens a provider on a free port; Grove's way back is `redirect`, which may be told later. */
export async function openProvider(redirect: () => string): Promise<TestProvider> {
  const claims = new Map<string, Claims>()
  const server: Server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  let provider: Provider | undefined
  let who = ''
  // Made when first asked: only then Grove's own address is known.
  const make = () => {
    const made = new Provider(issuer, {
      clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [redirect()] }],
      claims: { openid: ['sub'], email: ['email', 'email_verified'] },
      scopes: ['openid', 'email', 'profile'],
      conformIdTokenClaims: false,
      cookies: { keys: ['a key for cookies'] },
      findAccount: (_c, subject) => ({ accountId: subject, claims: () => ({ sub: subject, ...claims.get(subject) }) }),
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_c, { uid }) => `/interaction/${uid}` },
    })
    made.use(async (c, next) => {
      if (!c.path.startsWith('/interaction/')) return next()
      const { prompt, params, session } = await made.interactionDetails(c.req, c.res)
      if (prompt.name === 'login') {
        await made.interactionFinished(c.req, c.res, { login: { accountId: who } })
        c.respond = false
        return
      }
      const grant = new made.Grant({ accountId: session!.accountId, clientId: params.client_id as string })
      grant.addOIDCScope('openid email profile')
      await made.interactionFinished(c.req, c.res, { consent: { grantId: await grant.save() } })
      c.respond = false
    })
    return made
  }
  server.on('request', (request, response) => (provider ??= make()).callback()(request, response))
  return {
    issuer,
    claims,
    async walk(from, subject) {
      who = subject
      const cookies = new Map<string, string>()
      for (let at = from; ;) {
        if (!at.startsWith(issuer)) return at
        const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
        const reply = await fetch(at, { redirect: 'manual', headers: { cookie } })
        for (const line of reply.headers.getSetCookie()) {
          const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!
          cookies.set(name!, value!)
        }
        const next = reply.headers.get('location')
        if (!next) throw new Error(`${reply.status} ${await reply.text()}`)
        at = new URL(next, at).href
      }
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}

/**
 * WeCom and DingTalk on this machine, as far as staff sign in with them: whoever comes is `who`, and is
 * sent back with a code that is good once.
 */
export class StaffAppMakers {
  who = ''
  /** What was asked for, in order: without a question for anything but who it is. */
  readonly asked: string[] = []
  private readonly codes = new Map<string, string>()
  private constructor(private readonly server: Server) {}

  static async open(): Promise<StaffAppMakers> {
    const server = createServer()
    const makers = new StaffAppMakers(server)
    server.on('request', (request, response) => void makers.answer(request, response))
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    return makers
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  async close(): Promise<void> {
    this.server.closeAllConnections()
    await new Promise((done) => this.server.close(done))
  }

  /** As `who` signs in there: from where Grove sends them, to the address to which they are sent back. */
  back(from: string): string {
    const asked = new URL(from)
    const code = `code-${this.codes.size}-${this.who}`
    this.codes.set(code, this.who)
    const to = new URL(asked.searchParams.get('redirect_uri')!)
    const wecom = asked.pathname === '/wwlogin/sso/login'
    if (wecom && (asked.searchParams.get('appid') !== CLIENT.id || asked.searchParams.get('agentid') !== '1000002'))
      throw new Error(from)
    to.searchParams.set(wecom ? 'code' : 'authCode', code)
    to.searchParams.set('state', asked.searchParams.get('state')!)
    return to.pathname + to.search
  }

  private used(code: string | null): string | undefined {
    const who = this.codes.get(code ?? '')
    this.codes.set(code ?? '', '')
    return who || undefined
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = ''
    for await (const piece of request) body += String(piece)
    const { pathname, searchParams } = new URL(request.url!, this.url)
    this.asked.push(pathname)
    const say = (said: object, status = 200) =>
      void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(said))
    if (pathname === '/cgi-bin/gettoken')
      return searchParams.get('corpsecret') === CLIENT.secret
        ? say({ errcode: 0, access_token: 'corp', expires_in: 7200 })
        : say({ errcode: 40001 })
    if (pathname === '/cgi-bin/auth/getuserinfo') {
      const userid = searchParams.get('access_token') === 'corp' && this.used(searchParams.get('code'))
      return userid ? say({ errcode: 0, userid }) : say({ errcode: 40029, errmsg: 'invalid code' })
    }
    if (pathname === '/v1.0/oauth2/userAccessToken') {
      const said = JSON.parse(body) as Record<string, string>
      const who = said.clientSecret === CLIENT.secret && this.used(said.code ?? null)
      return who ? say({ accessToken: who, expireIn: 7200 }) : say({ code: 'invalidParameter.authCode.notFound' }, 400)
    }
    const unionId = request.headers['x-acs-dingtalk-access-token']
    return pathname === '/v1.0/contact/users/me' && unionId ? say({ unionId, nick: '小周' }) : say({}, 404)
  }
}
