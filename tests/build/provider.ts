import type { Server } from 'node:http'
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
