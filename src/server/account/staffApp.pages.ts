import { createHmac } from 'node:crypto'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { deleteCookie, getCookie } from 'hono/cookie'
import type { Caller, Env } from '../access/authorize.ts'
import { authorizeWith } from '../access/authorize.ts'
import { keepCookie } from '../http/cookie.ts'
import { ProblemError } from '../http/problem.ts'
import { newId } from '../integrations/runtime.ts'
import { same } from '../secrets/token.ts'
import { PROVEN } from './betterAuth.ts'
import { passCookies } from './cookies.ts'
import type { AccountServices } from './services.ts'
import { device, fromHere, giveSignIn, refuse } from './signIn.ts'
import type { StaffApp } from './staffApps.ts'

const ADDING_SECONDS = 600
/** Of a browser in which somebody signed in has asked to add an app. */
const addingCookie = ({ name }: StaffApp): string => `grove_add_${name}`

/** What such a browser holds: good for this app and this sign-in alone. */
const addingSeal = ({ name }: StaffApp, { staff }: Caller, key: string): string =>
  createHmac('sha256', key).update(`add:${name}:${staff!.person}:${staff!.signIn}`).digest('base64url')

/** The app of an address; there are only those that are set. */
export function appCalled({ betterAuth }: AccountServices, c: Context, name: string): StaffApp {
  const app = betterAuth.apps.find((one) => one.name === name)
  if (!app) throw new ProblemError('noSuchAddress', { path: c.req.path })
  return app
}

const wordsOf = ({ name }: StaffApp): string => (name === 'wecom' ? '企业微信' : '钉钉')

/** Where somebody is sent, with the state of the question in cookies. */
async function away(services: AccountServices, c: Context<Env>, app: StaffApp): Promise<string> {
  const { api } = await services.betterAuth.app(app)
  const made = await api
    .signInSocial({
      body: { provider: app.name, callbackURL: '/desk', errorCallbackURL: '/sign-in', disableRedirect: true },
      headers: new Headers(),
      returnHeaders: true,
    })
    .catch(() => undefined)
  if (!made?.response.url) throw new ProblemError('outsideAway', { name: wordsOf(app) })
  passCookies(c, made.headers)
  return made.response.url
}

/** [T39] The way there for somebody signed in who adds the app to their account. */
export async function awayToAdd(services: AccountServices, c: Context<Env>, app: StaffApp): Promise<string> {
  const seal = addingSeal(app, c.get('caller'), services.identity.ticketKey)
  keepCookie(c, services.identity, addingCookie(app), seal, ADDING_SECONDS)
  return away(services, c, app)
}

/** [T39] Sign-in with WeCom and DingTalk, for staff who have added theirs. */
export function staffAppPages(app: OpenAPIHono<Env>, services: AccountServices): void {
  const { identity } = services
  const authorize = authorizeWith(identity)

  app.get('/sign-in/app/:app', authorize('signIn.use'), async (c) => {
    await fromHere(services, c)
    const asked = appCalled(services, c, c.req.param('app'))
    deleteCookie(c, addingCookie(asked), { path: '/' })
    return c.redirect(await away(services, c, asked), 303)
  })

  app.get('/sign-in/app/:app/back', authorize('signIn.use'), async (c) => {
    await fromHere(services, c)
    const asked = appCalled(services, c, c.req.param('app'))
    const { proven, subject } = await proofOf(services, c, asked)
    const held = getCookie(c, addingCookie(asked))
    if (held) {
      deleteCookie(c, addingCookie(asked), { path: '/' })
      const caller = c.get('caller')
      const holds = caller.staff && same(addingSeal(asked, caller, identity.ticketKey), held)
      if (holds && subject) return add(services, c, asked, { proven, subject })
    }
    if (proven) {
      await giveSignIn(services, c, await identity.people.signIn(proven, 'outside', device(c), { outside: asked.name }))
      return c.redirect('/desk', 303)
    }
    const why = subject ? 'appUnknown' : 'outsideRefused'
    return refuse(services, c, 'outside', new ProblemError(why, { name: wordsOf(asked) }))
  })
}

/**
 * Who came back: better-auth has looked that this browser asked, and that the code is good. `proven`: whose
 * account it is; `subject`: as the maker calls them.
 */
async function proofOf({ betterAuth }: AccountServices, c: Context<Env>, app: StaffApp) {
  const { api, subjects } = await betterAuth.app(app)
  const { authCode, ...query } = c.req.query()
  // DingTalk calls it by this name.
  const code = query.code ?? authCode ?? ''
  const answer = await api.callbackOAuth({
    method: 'GET',
    params: { id: app.name },
    query: { ...query, code },
    headers: new Headers({ cookie: c.req.header('cookie') ?? '' }),
    asResponse: true,
  })
  passCookies(c, answer.headers)
  const subject = subjects.get(code)
  subjects.delete(code)
  return { proven: answer.headers.get(PROVEN), subject }
}

async function add(
  { betterAuth, identity, runtime }: AccountServices,
  c: Context<Env>,
  app: StaffApp,
  { proven, subject }: { proven: string | null; subject: string },
): Promise<Response> {
  const { person, signIn } = c.get('caller').staff!
  const isOthers = proven !== null && proven !== person
  const account = { id: newId(runtime), person, provider: app.name, subject }
  const added = isOthers
    ? false
    : await identity.people.whileSignedIn(person, signIn, (tx) => betterAuth.addApp(tx, account))
  if (!added) throw new ProblemError('outsideRefused', { name: wordsOf(app) })
  return c.redirect('/desk/sessions', 303)
}
