import { z } from '@hono/zod-openapi'
import type { AuthenticationResponseJSON } from '@simplewebauthn/browser'
import { codeTyped, letterAsked, letterSent, passkeyRequest, passkeyUsed, ways } from '../../wire/account.ts'
import { json, nothing, redirect, routeOf } from '../api/route.ts'
import { ProblemError } from '../http/problem.ts'
import { hostOfPasskeys, options, originOfPasskeys } from './passkeys.ts'
import type { AccountServices } from './services.ts'
import { askByMail, device, fromHere, giveSignIn, refuse, signOut, useCode, waysOf } from './signIn.ts'

const route = routeOf<AccountServices>()

const readWays = route(
  'readWaysIn',
  {
    method: 'get',
    path: '/api/sign-in',
    tag: 'Staff',
    summary: 'Which ways in there are',
    action: 'signIn.ask',
    answer: json(ways, 'Ways in'),
  },
  ({ services, c }) => waysOf(services, c),
)

const askLetter = route(
  'askForSignInLetter',
  {
    method: 'post',
    path: '/api/sign-in',
    tag: 'Staff',
    summary:
      'Ask for a one-time code and sign-in link by e-mail. The answer is the same whether the address is known or not',
    action: 'signIn.ask',
    body: letterAsked,
    problems: ['addressBroken', 'tooMany'],
    answer: json(letterSent, 'Asked'),
  },
  async ({ services, c, body }) => {
    await askByMail(services, c, body.email)
    return { emailEnabled: services.mail !== undefined }
  },
)

const withCode = route(
  'signInByCode',
  {
    method: 'post',
    path: '/api/sign-in/code',
    tag: 'Staff',
    summary: 'Sign in with the code from the letter, in the browser that asked for it; sets the cookie',
    action: 'signIn.use',
    body: codeTyped,
    problems: ['codeWrong', 'notAllowed', 'tooMany'],
    answer: nothing('Signed in'),
  },
  ({ services, c, body }) => useCode(services, c, body.code),
)

const askPasskey = route(
  'startPasskeySignIn',
  {
    method: 'post',
    path: '/api/sign-in/passkey/start',
    tag: 'Staff',
    summary: 'What a passkey has to sign to come in (WebAuthn)',
    action: 'signIn.use',
    problems: ['passkeyElsewhere', 'tooMany'],
    answer: json(passkeyRequest, 'Options for navigator.credentials.get'),
  },
  async ({ services, c }) => {
    await fromHere(services, c)
    const { api } = await services.betterAuth.passkeys(hostOfPasskeys(c, services.identity.publicUrl))
    const made = await api.generatePasskeyAuthenticationOptions({ headers: new Headers(), returnHeaders: true })
    return options(c, made)
  },
)

const withPasskey = route(
  'signInByPasskey',
  {
    method: 'post',
    path: '/api/sign-in/passkey',
    tag: 'Staff',
    summary: 'Sign in with a passkey; sets the cookie',
    action: 'signIn.use',
    body: passkeyUsed,
    problems: ['passkeyElsewhere', 'passkeyRefused', 'notAllowed', 'tooMany'],
    answer: nothing('Signed in'),
  },
  async ({ services, c, body: { response } }) => {
    const { identity, betterAuth } = services
    await fromHere(services, c)
    const { api } = await betterAuth.passkeys(hostOfPasskeys(c, identity.publicUrl))
    const headers = new Headers({
      cookie: c.req.header('cookie') ?? '',
      origin: originOfPasskeys(c, identity.publicUrl)!,
    })
    const key = await identity.people.passkeyCalled(response.id)
    const proven = await api
      .verifyPasskeyAuthentication({ body: { response: response as unknown as AuthenticationResponseJSON }, headers })
      .catch(() => undefined)
    if (!proven || !key) return refuse(services, c, 'passkey', new ProblemError('passkeyRefused'), key?.person)
    await giveSignIn(
      services,
      c,
      await identity.people.signIn(proven.user.id, 'passkey', device(c), { passkey: key.id }),
    )
  },
)

const useLink = route(
  'useSignInLink',
  {
    method: 'post',
    path: '/sign-in/{token}',
    tag: 'Staff',
    summary: 'Use a one-time sign-in link; sets the cookie',
    action: 'signIn.use',
    params: z.object({ token: z.string() }),
    problems: ['linkUsed', 'notAllowed', 'tooMany'],
    answer: redirect('Signed in: to the desk'),
  },
  async ({ services, params: { token }, c }) => {
    // A good link is nobody's guess.
    if (!(await services.identity.people.ofLink(token))) await fromHere(services, c)
    const secret = await services.identity.people.useLink(token, device(c))
    if (!secret) throw new ProblemError('linkUsed')
    await giveSignIn(services, c, secret)
    return c.redirect('/desk', 303)
  },
)

const out = route(
  'signOut',
  {
    method: 'post',
    path: '/api/sign-out',
    tag: 'Staff',
    summary: 'Sign out',
    action: 'signIn.own',
    answer: nothing('Signed out'),
  },
  ({ services, c }) => signOut(services, c),
)

/** The ways in for staff. All end in one sign-in of Grove's own. */
export const signInRoutes = [readWays, askLetter, withCode, askPasskey, withPasskey, useLink, out]
