import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { TYPED_MOST } from '../../core/plain/address.ts'
import { typedCode } from '../../wire/account.ts'
import type { Env } from '../access/authorize.ts'
import { authorizeWith } from '../access/authorize.ts'
import { readForm } from '../http/form.ts'
import { problemBody, ProblemError } from '../http/problem.ts'
import { square } from '../page/square.ts'
import { BACK, OUTSIDE, PROVEN } from './betterAuth.ts'
import { passCookies } from './cookies.ts'
import type { AccountServices } from './services.ts'
import { staffAppPages } from './staffApp.pages.ts'
import { askByMail, device, fromHere, giveSignIn, refuse, signOut, useCode, waysOf } from './signIn.ts'

/** The ways in for staff as pages, which work without JavaScript. */
export function signInPages(app: OpenAPIHono<Env>, services: AccountServices): void {
  const { identity, render } = services
  const { people } = identity
  const authorize = authorizeWith(identity)

  app.get('/sign-in', authorize('page.read'), (c) =>
    square(c, render.renderPage('signIn', c.get('caller').locale, { ...waysOf(services, c) })),
  )
  app.post('/sign-in', authorize('signIn.ask'), async (c) => {
    const typed = (await readForm(c)).words('email')
    const shown = typed.slice(0, TYPED_MOST)
    return onPage(services, c, shown, async () => {
      const sent = await askByMail(services, c, typed)
      return square(c, render.renderPage('signIn', c.get('caller').locale, { ...waysOf(services, c), sent }))
    })
  })
  app.post('/sign-in/code', authorize('signIn.use'), async (c) => {
    const form = await readForm(c)
    const typed = typedCode.safeParse(form.words('code'))
    return onPage(services, c, form.words('email').slice(0, TYPED_MOST), async () => {
      await useCode(services, c, typed.success ? typed.data : '')
      return c.redirect('/desk', 303)
    })
  })

  outsidePages(app, services)
  staffAppPages(app, services)

  // Opening the link only asks: chat programs open links to preview them, and must not use them up.
  app.get('/sign-in/:token', authorize('page.read'), async (c) => {
    const token = c.req.param('token')
    const found = await people.ofLink(token)
    const data = { token, name: found?.name ?? '', valid: found !== undefined }
    return square(c, render.renderPage('signInLink', c.get('caller').locale, data))
  })
  app.post('/sign-out', authorize('signIn.own'), async (c) => {
    await signOut(services, c)
    return c.redirect('/', 303)
  })
}

/** Through an account elsewhere: there, and back with who it is. */
function outsidePages(app: OpenAPIHono<Env>, services: AccountServices): void {
  const { identity, betterAuth } = services
  const { people } = identity
  const authorize = authorizeWith(identity)

  app.get('/sign-in/outside', authorize('signIn.use'), async (c) => {
    await fromHere(services, c)
    if (!betterAuth.oidc) throw new ProblemError('noSuchAddress', { path: c.req.path })
    const { api } = await betterAuth.outside(betterAuth.oidc)
    const made = await api
      .signInSocial({
        body: { provider: OUTSIDE, callbackURL: '/desk', errorCallbackURL: '/sign-in', disableRedirect: true },
        headers: new Headers(),
        returnHeaders: true,
      })
      .catch(() => undefined)
    if (!made?.response.url) throw new ProblemError('outsideAway', { name: betterAuth.oidc.name })
    passCookies(c, made.headers)
    return c.redirect(made.response.url, 303)
  })
  app.get(BACK, authorize('signIn.use'), async (c) => {
    await fromHere(services, c)
    if (!betterAuth.oidc) throw new ProblemError('noSuchAddress', { path: c.req.path })
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
      const why = new URL(answer.headers.get('location') ?? '/', services.publicUrl()).searchParams.get('error') ?? ''
      return refuse(services, c, 'outside', outsideProblem(why, betterAuth.oidc.name))
    }
    await giveSignIn(services, c, await people.signIn(person, 'outside', device(c), { outside: OUTSIDE }))
    return c.redirect('/desk', 303)
  })
}

/**
 * What a form of the page brings about; where it is refused, the page again, with the reason and what was
 * typed.
 */
async function onPage(
  services: AccountServices,
  c: Context<Env>,
  sent: string,
  act: () => Promise<Response>,
): Promise<Response> {
  try {
    return await act()
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    const { locale } = c.get('caller')
    if (error.code === 'tooMany') c.header('retry-after', String(error.facts.seconds))
    const { title, detail } = problemBody(error, locale)
    const data = { ...waysOf(services, c), sent, refused: { title, detail } }
    return square(c, services.render.renderPage('signIn', locale, data), undefined, error.status)
  }
}

const NOT_PROVEN = new Set(['account_not_linked', 'email_not_found', 'email_not_verified'])

/** What better-auth says about an outside account, as a problem of ours. */
function outsideProblem(why: string, name: string): ProblemError {
  if (why === 'signup_disabled') return new ProblemError('addressUnknown', { name })
  if (NOT_PROVEN.has(why)) return new ProblemError('addressUnproven', { name })
  return new ProblemError('outsideRefused', { name })
}
