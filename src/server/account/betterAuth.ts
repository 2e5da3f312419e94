import { createHmac } from 'node:crypto'
import type { GenericOAuthConfig } from 'better-auth/plugins/generic-oauth'
import { LRUCache } from 'lru-cache'
import type { Logger } from 'pino'
import type { Db } from '../database/open.ts'
import type { OwnerDb } from '../database/scope.ts'
import { dropLapsedProofs } from './proof.store.ts'
import type { Runtime } from '../integrations/runtime.ts'
import { addApp, appsOf, dropApp } from './staffApp.store.ts'
import type { StaffApp, StaffAppName } from './staffApps.ts'
import { askedOf, nobodysAddress, subjectOf } from './staffApps.ts'
import { newId } from '../integrations/runtime.ts'

/** A provider of outside accounts (OpenID Connect) with which staff may sign in. */
export interface Oidc {
  issuer: string
  clientId: string
  clientSecret: string
  name: string
}

/** What a provider hands over and we have no use for. */
const NOT_KEPT = {
  accessToken: undefined,
  refreshToken: undefined,
  idToken: undefined,
  accessTokenExpiresAt: undefined,
  refreshTokenExpiresAt: undefined,
  scope: undefined,
}
/** Where the provider of outside accounts sends people back to; to be entered there. */
export const BACK = '/sign-in/outside/back'
/** The name of the provider in our tables. */
export const OUTSIDE = 'outside'
/** In better-auth's answer, never in ours: who was proven to be there. */
export const PROVEN = 'x-grove-proven'
/** In our question, never from outside: who is signed in and adds a passkey. */
export const FOR_PERSON = 'x-grove-person'

/**
 * better-auth, as far as Grove lets it: it proves who somebody is (a passkey, an outside account) and keeps
 * what that takes. The sign-in that follows is Grove's own. Its routes are not mounted, its sessions are kept
 * nowhere and open nothing, and it cannot make a person. Loaded when the first person needs it: a hall that
 * hands out links never does. It works as the owner of the tables.
 */
export class BetterAuth {
  private readonly passkeysOf = new Map<string, ReturnType<typeof passkeys>>()
  private readonly appsOnce = new Map<StaffAppName, ReturnType<typeof staffApp>>()
  private outsideOnce: ReturnType<typeof outside> | undefined

  constructor(
    private readonly db: OwnerDb,
    private readonly runtime: Runtime,
    private readonly key: string,
    readonly oidc: Oidc | undefined,
    private readonly publicUrl: () => string,
    private readonly log: Logger,
    readonly apps: readonly StaffApp[] = [],
  ) {}

  /** Passkeys of one host: they belong to the name in the address, and work nowhere else. */
  passkeys(host: string): ReturnType<typeof passkeys> {
    const made = this.passkeysOf.get(host) ?? passkeys(this.base(), host)
    this.passkeysOf.set(host, made)
    return made
  }

  /** Outside accounts. Where the provider could not be reached before, it is asked again. */
  async outside(oidc: Oidc): ReturnType<typeof outside> {
    const made = await (this.outsideOnce ??= outside(this.base(), oidc, this.publicUrl()))
    const found = (await made.$context).socialProviders.length > 0
    if (!found) this.outsideOnce = undefined
    return made
  }

  /** [T39] An app of staff; `subjects`: by code, whom its maker has named. */
  app(app: StaffApp): ReturnType<typeof staffApp> {
    const made = this.appsOnce.get(app.name) ?? staffApp(this.base(), app, this.publicUrl())
    this.appsOnce.set(app.name, made)
    return made
  }

  appsOf(person: string): Promise<string[]> {
    return appsOf(this.db, person)
  }

  addApp(tx: Db, account: Parameters<typeof addApp>[1]): Promise<boolean> {
    return addApp(tx, account, this.runtime.now())
  }

  dropApp(person: string, name: StaffAppName): Promise<void> {
    return dropApp(this.db, person, name, this.runtime.now())
  }

  private base() {
    return baseOf(this.db, this.runtime, this.key, this.publicUrl(), this.log)
  }
}

function baseOf(db: Db, runtime: Runtime, key: string, publicUrl: string, log: Logger) {
  return {
    appName: 'Grove',
    baseURL: publicUrl,
    secret: createHmac('sha256', key).update('proofs').digest('hex'),
    database: { db, type: 'postgres' as const },
    user: {
      modelName: 'known_person',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    account: {
      modelName: 'outside_account',
      fields: {
        userId: 'person',
        providerId: 'provider',
        accountId: 'subject',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
      updateAccountOnSignIn: false,
    },
    verification: {
      modelName: 'proof',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
      storeInDatabase: true,
      storeIdentifier: 'hashed' as const,
    },
    // Its sessions go here, which is nowhere.
    secondaryStorage: {
      get: () => null,
      set: () => {},
      delete: () => {},
      getAndDelete: () => null,
      increment: () => 1,
    },
    databaseHooks: {
      verification: {
        create: {
          before: () => dropLapsedProofs(db, runtime.now()),
        },
      },
      account: {
        create: {
          // Who they are there is enough: the provider's tokens are not kept.
          before: async () => ({ data: NOT_KEPT }),
        },
      },
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    // Its messages alone: what comes with them may name somebody.
    logger: { level: 'error' as const, log: (_level: string, proofs: string) => log.warn({ proofs }) },
    advanced: {
      cookiePrefix: 'grove',
      useSecureCookies: publicUrl.startsWith('https:'),
      // Our migrations make its tables: no columns for the provider's tokens, and people as a view.
      database: { generateId: () => newId(runtime), validateSchema: false },
    },
  }
}
type Base = ReturnType<typeof baseOf>

async function passkeys(base: Base, rpID: string) {
  const [{ betterAuth }, { passkey }, { APIError }] = await Promise.all([
    import('better-auth'),
    import('@better-auth/passkey'),
    import('better-auth/api'),
  ])
  return betterAuth({
    ...base,
    plugins: [
      passkey({
        rpID,
        rpName: 'Grove',
        // The key itself says whose it is, so nobody types a name; and it asks for a finger, a face or a
        // number.
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        registration: {
          requireSession: false,
          // Only our own route reaches this, and gives the person who is signed in.
          resolveUser: async ({ context }) => JSON.parse(context!) as { id: string; name: string },
          afterVerification: async ({ ctx, user, verification }) => {
            if (ctx.headers?.get(FOR_PERSON) !== user.id || !verification.registrationInfo?.userVerified)
              throw new APIError('UNAUTHORIZED')
          },
        },
        authentication: {
          afterVerification: async ({ verification }) => {
            if (!verification.authenticationInfo.userVerified) throw new APIError('UNAUTHORIZED')
          },
        },
        advanced: { webAuthnChallengeCookie: 'passkey' },
        schema: {
          passkey: {
            fields: {
              userId: 'person',
              publicKey: 'public_key',
              credentialID: 'credential_id',
              deviceType: 'device_type',
              backedUp: 'backed_up',
              createdAt: 'created_at',
            },
          },
        },
      }),
    ],
  })
}

/** Sign-in by somebody else's OAuth; who was proven stands in a header of the answer. */
async function byOAuth(base: Base, config: GenericOAuthConfig) {
  const [{ betterAuth }, { genericOAuth }, { createAuthMiddleware }] = await Promise.all([
    import('better-auth'),
    import('better-auth/plugins/generic-oauth'),
    import('better-auth/api'),
  ])
  return betterAuth({
    ...base,
    hooks: {
      after: createAuthMiddleware(async (c) => {
        const { newSession } = c.context
        if (newSession) c.setHeader(PROVEN, newSession.user.id)
      }),
    },
    plugins: [genericOAuth({ config: [{ ...config, disableSignUp: true }] })],
  })
}

const outside = (base: Base, { issuer, clientId, clientSecret, name }: Oidc, publicUrl: string) =>
  byOAuth(base, {
    providerId: OUTSIDE,
    name,
    discoveryUrl: `${issuer}/.well-known/openid-configuration`,
    clientId,
    clientSecret,
    scopes: ['openid', 'email', 'profile'],
    redirectURI: publicUrl + BACK,
    pkce: true,
    requireIdTokenVerification: true,
  })

/** So many codes wait at once to be asked for; each waits for as long as one request. */
const SUBJECTS_MOST = 1000

/** [T39] OAuth as WeCom and DingTalk speak it: what is not of the standard is asked by ourselves. */
async function staffApp(base: Base, app: StaffApp, publicUrl: string) {
  const subjects = new LRUCache<string, string>({ max: SUBJECTS_MOST })
  const { url, params } = askedOf(app)
  const { api } = await byOAuth(base, {
    providerId: app.name,
    clientId: app.client,
    clientSecret: app.secret,
    authorizationUrl: app.login + url,
    authorizationUrlParams: params,
    scopes: ['openid'],
    redirectURI: `${publicUrl}/sign-in/app/${app.name}/back`,
    // Neither knows it.
    pkce: false,
    getToken: async ({ code }) => {
      const subject = await subjectOf(app, code)
      if (subject === null) throw new Error('nobody')
      subjects.set(code, subject)
      return { accessToken: 'none', raw: { subject } }
    },
    getUserInfo: async ({ raw }) => {
      const subject = raw!.subject as string
      return { id: subject, email: nobodysAddress(app, subject), emailVerified: false, name: app.name }
    },
  })
  return { api, subjects }
}
