import type { OpenAPIHono } from '@hono/zod-openapi'
import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { deleteCookie, getCookie } from 'hono/cookie'
import { TYPED_MOST } from '../../core/plain/address.ts'
import type { Id } from '../../core/plain/id.ts'
import type { Way, Ways } from '../../wire/account.ts'
import { address } from '../../wire/plain.ts'
import { addressOf } from '../http/address.ts'
import type { Env } from '../access/authorize.ts'
import { doorOf, STAFF_COOKIE } from '../access/authorize.ts'
import { limitOf } from '../http/limit.ts'
import { readForm } from '../http/form.ts'
import { keepCookie } from '../http/cookie.ts'
import { square } from '../page/square.ts'
import type { AccountServices } from './services.ts'
import { addressIn, problemBody, ProblemError } from '../http/problem.ts'
import { passCookies } from './cookies.ts'
import { deviceOf, knowDevice } from './device.ts'
import { askForLetter } from './letter.ts'
import { hostOfPasskeys, options, originOfPasskeys } from './passkeys.ts'
import { BACK, OUTSIDE, PROVEN } from './betterAuth.ts'

const COOKIE_SECONDS = 30 * 24 * 3600
/** Holds the secret of the browser that asked for a code. */
const ASKED_COOKIE = 'grove_asked'
const ASKED_SECONDS = 600
/**
 * Refused tries of one person, or of people whom nobody knows, that an hour's journal keeps: more would only
 * bury the others.
 */
const REFUSALS_KEPT = 300

const json = <T extends z.ZodType>(schema: T, description: string) => ({
  content: { 'application/json': { schema } },
  description,
})
const body = <T extends z.ZodType>(schema: T) => ({
  body: { content: { 'application/json': { schema } }, required: true as const },
})
/** As people type it: with spaces, or in full-width digits. */
const code = z
  .string()
  .max(40)
  .transform((typed) => typed.normalize('NFKC').replace(/\s/g, ''))

/** The ways in for staff: pages and addresses for programs. All end in one sign-in of Grove's own. */
export function signInRoutes(app: OpenAPIHono<Env>, parts: AccountServices): void {
  const { known, betterAuth, codes, render } = parts
  const { people } = known
  const door = doorOf(known)
  // A whole office may share one address. What holds guesses back is that a code has three tries, in one
  // browser.
  const perSender = limitOf(60, 60)
  const kept = limitOf(REFUSALS_KEPT, 3600)
  /**
   * Spends a request of the device, where it has shown before whose it is; so strangers behind the same
   * address cannot use them up.
   */
  const fromHere = (c: Context<Env>) => perSender(deviceOf(c, known.ticketKey)?.id ?? addressOf(c, known))
  const device = (c: Context<Env>) => c.req.header('user-agent') ?? ''

  const ways = (c: Context<Env>): Ways => ({
    email: parts.mail !== undefined,
    passkeyOrigin: originOfPasskeys(c, known.publicUrl) ?? null,
    outside: betterAuth.oidc?.name ?? null,
  })

  /**
   * Gives the browser its sign-in, and remembers that it is theirs; undefined: whoever proved to be there has
   * no role any more.
   */
  async function giveSignIn(c: Context<Env>, secret: string | undefined): Promise<void> {
    const signedIn = secret && (await people.signedIn(secret))
    if (!signedIn) throw new ProblemError('notAllowed', 403)
    keepCookie(c, known, STAFF_COOKIE, secret, COOKIE_SECONDS)
    if (signedIn.email) knowDevice(c, known, signedIn.email, parts.world.random(12))
  }

  /** Journals a try that was refused, and says why. */
  async function refuse(c: Context<Env>, way: Way, problem: ProblemError, person: Id | null = null): Promise<never> {
    const journaled = await kept(person ?? 'nobody').then(
      () => true,
      () => false,
    )
    if (journaled) await people.remember({ person, way, device: device(c), refused: problem.code })
    throw problem
  }

  /** Gives the address as it was read. */
  async function ask(c: Context<Env>, typed: string): Promise<string> {
    const address = addressIn(typed)
    await fromHere(c)
    const asker = { from: addressOf(c, known), readsIt: deviceOf(c, known.ticketKey)?.reads(address) ?? false }
    const recipient = await parts.postage.for(address, 'signIn', asker)
    const asked = codes.askedSecret()
    keepCookie(c, known, ASKED_COOKIE, asked, ASKED_SECONDS)
    askForLetter(parts, recipient, asked, c.get('entry').locale)
    return address
  }

  /** A code counts in the browser that asked for it, and nowhere else: so nobody's tries use up another's. */
  async function useCode(c: Context<Env>, code: string): Promise<void> {
    const asked = getCookie(c, ASKED_COOKIE)
    const tried = asked ? await codes.use(asked, code) : undefined
    // Whoever holds a code that can be tried has its three tries; everybody else is counted.
    if (!tried) await fromHere(c)
    const signIn = tried?.right ? await people.signIn(tried.person, 'code', device(c)) : undefined
    if (!signIn) return refuse(c, 'code', new ProblemError('codeWrong', 401), tried?.person)
    await giveSignIn(c, signIn)
    deleteCookie(c, ASKED_COOKIE, { path: '/' })
  }

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/sign-in',
      tags: ['Staff'],
      summary: 'Which ways in there are',
      middleware: door('signIn.ask'),
      responses: {
        200: json(
          z.object({ email: z.boolean(), passkeyOrigin: z.string().nullable(), outside: z.string().nullable() }),
          'Ways in',
        ),
      },
    }),
    (c) => c.json(ways(c), 200),
  )

  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/sign-in',
      tags: ['Staff'],
      summary:
        'Ask for a one-time code and sign-in link by e-mail. The answer is the same whether the address is known or not',
      middleware: door('signIn.ask'),
      request: body(z.object({ email: address })),
      responses: { 200: json(z.object({ emailEnabled: z.boolean() }), 'Asked') },
    }),
    async (c) => {
      await ask(c, c.req.valid('json').email)
      return c.json({ emailEnabled: parts.mail !== undefined }, 200)
    },
  )

  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/sign-in/code',
      tags: ['Staff'],
      summary: 'Sign in with the code from the letter, in the browser that asked for it; sets the cookie',
      middleware: door('signIn.use'),
      request: body(z.object({ code })),
      responses: { 204: { description: 'Signed in' } },
    }),
    async (c) => {
      await useCode(c, c.req.valid('json').code)
      return c.body(null, 204)
    },
  )

  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/sign-in/passkey/start',
      tags: ['Staff'],
      summary: 'What a passkey has to sign to come in (WebAuthn)',
      middleware: door('signIn.use'),
      responses: { 200: json(z.looseObject({ challenge: z.string() }), 'Options for navigator.credentials.get') },
    }),
    async (c) => {
      await fromHere(c)
      const { api } = await betterAuth.passkeys(hostOfPasskeys(c, known.publicUrl))
      const made = await api.generatePasskeyAuthenticationOptions({ headers: new Headers(), returnHeaders: true })
      return c.json(options(c, made), 200)
    },
  )

  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/sign-in/passkey',
      tags: ['Staff'],
      summary: 'Sign in with a passkey; sets the cookie',
      middleware: door('signIn.use'),
      request: body(z.object({ response: z.looseObject({ id: z.string().max(2000) }) })),
      responses: { 204: { description: 'Signed in' } },
    }),
    async (c) => {
      await fromHere(c)
      const { api } = await betterAuth.passkeys(hostOfPasskeys(c, known.publicUrl))
      const { response } = c.req.valid('json')
      const headers = new Headers({
        cookie: c.req.header('cookie') ?? '',
        origin: originOfPasskeys(c, known.publicUrl)!,
      })
      const key = await people.passkeyCalled(response.id)
      const proven = await api
        .verifyPasskeyAuthentication({ body: { response: response as never }, headers })
        .catch(() => undefined)
      if (!proven || !key) return refuse(c, 'passkey', new ProblemError('passkeyRefused', 401), key?.person)
      await giveSignIn(c, await people.signIn(proven.user.id, 'passkey', device(c), key.id))
      return c.body(null, 204)
    },
  )

  app.get('/sign-in', door('page.read'), (c) =>
    square(c, render.renderPage('signIn', c.get('entry').locale, { ...ways(c) })),
  )
  app.post('/sign-in', door('signIn.ask'), async (c) => {
    const typed = (await readForm(c)).words('email')
    const shown = typed.slice(0, TYPED_MOST)
    return onPage(c, shown, async () => {
      const sent = await ask(c, typed)
      return square(c, render.renderPage('signIn', c.get('entry').locale, { ...ways(c), sent }))
    })
  })
  app.post('/sign-in/code', door('signIn.use'), async (c) => {
    const form = await readForm(c)
    const typed = code.safeParse(form.words('code'))
    return onPage(c, form.words('email').slice(0, TYPED_MOST), async () => {
      await useCode(c, typed.success ? typed.data : '')
      return c.redirect('/desk', 303)
    })
  })

  /**
   * What a form of the page brings about; where it is refused, the page again, with the reason and what was
   * typed.
   */
  async function onPage(c: Context<Env>, sent: string, act: () => Promise<Response>): Promise<Response> {
    try {
      return await act()
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      const { locale } = c.get('entry')
      if (error.code === 'tooMany') c.header('retry-after', String(error.facts.seconds))
      const { title, detail } = problemBody(error, locale)
      const data = { ...ways(c), sent, refused: { title, detail } }
      return square(c, render.renderPage('signIn', locale, data), undefined, error.status)
    }
  }

  app.get('/sign-in/outside', door('signIn.use'), async (c) => {
    await fromHere(c)
    if (!betterAuth.oidc) throw new ProblemError('noSuchAddress', 404, { path: c.req.path })
    const { api } = await betterAuth.outside(betterAuth.oidc)
    const made = await api
      .signInSocial({
        body: { provider: OUTSIDE, callbackURL: '/desk', errorCallbackURL: '/sign-in', disableRedirect: true },
        headers: new Headers(),
        returnHeaders: true,
      })
      .catch(() => undefined)
    if (!made?.response.url) throw new ProblemError('outsideAway', 502, { name: betterAuth.oidc.name })
    passCookies(c, made.headers)
    return c.redirect(made.response.url, 303)
  })
  app.get(BACK, door('signIn.use'), async (c) => {
    await fromHere(c)
    if (!betterAuth.oidc) throw new ProblemError('noSuchAddress', 404, { path: c.req.path })
    const { api } = await betterAuth.outside(betterAuth.oidc)
    const answer = await api.callbackOAuth({
      method: 'GET',
      params: { id: OUTSIDE },
      query: c.req.query(),
      headers: new Headers({ cookie: c.req.header('cookie') ?? '' }),
      asResponse: true,
    })
    const person = answer.headers.get(PROVEN)
    passCookies(c, answer.headers)
    if (!person) {
      const why = new URL(answer.headers.get('location') ?? '/', parts.publicUrl()).searchParams.get('error') ?? ''
      return refuse(c, 'outside', outsideProblem(why, betterAuth.oidc.name))
    }
    await giveSignIn(c, await people.signIn(person, 'outside', device(c)))
    return c.redirect('/desk', 303)
  })

  // Opening the link only asks: chat programs open links to preview them, and must not use them up.
  app.get('/sign-in/:token', door('page.read'), async (c) => {
    const token = c.req.param('token')
    const found = await people.ofLink(token)
    const data = { token, name: found?.name ?? '', valid: found !== undefined }
    return square(c, render.renderPage('signInLink', c.get('entry').locale, data))
  })
  app.post('/sign-in/:token', door('signIn.use'), async (c) => {
    const token = c.req.param('token')
    // A good link is nobody's guess.
    if (!(await people.ofLink(token))) await fromHere(c)
    const secret = await people.useLink(token, device(c))
    if (!secret) throw new ProblemError('linkUsed', 410)
    await giveSignIn(c, secret)
    return c.redirect('/desk', 303)
  })
  app.post('/sign-out', door('signIn.own'), async (c) => {
    const { staff } = c.get('entry')
    if (staff) await people.revoke(staff.person, staff.signIn)
    deleteCookie(c, STAFF_COOKIE, { path: '/' })
    return c.redirect('/', 303)
  })
  app.post('/api/sign-out', door('signIn.own'), async (c) => {
    const { staff } = c.get('entry')
    if (staff) await people.revoke(staff.person, staff.signIn)
    deleteCookie(c, STAFF_COOKIE, { path: '/' })
    return c.body(null, 204)
  })
}

const NOT_PROVEN = new Set(['account_not_linked', 'email_not_found', 'email_not_verified'])

/** What better-auth says about an outside account, as a problem of ours. */
function outsideProblem(why: string, name: string): ProblemError {
  if (why === 'signup_disabled') return new ProblemError('addressUnknown', 403, { name })
  if (NOT_PROVEN.has(why)) return new ProblemError('addressUnproven', 403, { name })
  return new ProblemError('outsideRefused', 401, { name })
}
