import { OpenAPIHono } from '@hono/zod-openapi'
import { bodyLimit } from 'hono/body-limit'
import type { Env } from './access/authorize.ts'
import { localeOf } from './http/locale.ts'
import { noteRoute } from './http/answered.ts'
import { boundBodies, hearOut } from './http/body.ts'
import { readsItself, writtenBy } from './http/form.ts'
import type { Assets } from './page/assets.ts'
import { answerPage, squarePage } from './page/html.ts'
import { anonymousRoutes } from './site/anonymous.ts'
import { votePages } from './site/votes.ts'
import { conventionPages } from './site/conventions.ts'
import { surveyPages } from './site/surveys.ts'
import { guestPages } from './site/guest.ts'
import { roundPages } from './site/rounds.ts'
import { bulletinPages } from './site/bulletins.ts'
import { followPages } from './site/follow.ts'
import { mapPage } from './site/map.ts'
import { keeperPages } from './site/keeper.ts'
import { readYourWrites } from './journal/readYourWrites.ts'
import { countAnswers } from './reach/came.ts'
import { answerProblem, isOpen311 } from './open311/answer.ts'
import { open311Routes } from './open311/routes.ts'
import { searchPages } from './search/pages.ts'
import { receiptPages } from './site/receipt.ts'
import { ledgerPages } from './site/ledger.ts'
import { pageRoutes } from './site/routes.ts'
import { signInPages } from './account/signIn.pages.ts'
import { ROUTES } from './routes.ts'
import type { Services } from './services.ts'
import { problemBody, ProblemError } from './http/problem.ts'
import { unfit } from './http/unfit.ts'
import { traceOf } from './http/trace.ts'

const JSON_MOST = 2_000_000

/** All routes of Grove, and one way to say what went wrong. */
export function makeApp(services: Services, assets: Assets): OpenAPIHono<Env> {
  const app = new OpenAPIHono<Env>({
    defaultHook: (result) => {
      if (result.success) return refuseBroken(result.data)
      const issue = result.error.issues[0]
      const where = issue?.path.join('.') || result.target
      const facts = { where, why: issue?.message ?? '' }
      throw new ProblemError('malformed', facts, (locale) => (issue ? { why: unfit(issue, locale) } : {}))
    },
  })

  const jsonLimit = bodyLimit({
    maxSize: JSON_MOST,
    onError: () => {
      throw new ProblemError('tooLarge', { most: JSON_MOST / 1_000_000 })
    },
  })
  app.use('*', noteRoute)
  app.use('*', boundBodies(JSON_MOST, readsItself, jsonLimit))
  app.use('*', (c, next) => {
    // Nothing that we are asked for holds it, and the database keeps no text with it.
    if (c.req.url.split('?')[1]?.includes('%00')) throw new ProblemError('malformed', { where: 'address', why: '%00' })
    return next()
  })

  app.use('*', readYourWrites(services.committers, services.identity.publicUrl))
  app.use('*', countAnswers(services))

  addPages(app, services, assets)
  for (const { add } of ROUTES) add(app, services)

  app.notFound((c) => {
    throw new ProblemError('noSuchAddress', { path: c.req.path })
  })
  app.onError(async (error, c) => {
    const known = error instanceof ProblemError ? error : await fromOutside(error, services.noRoom)
    await hearOut(c)
    if ((error as { code?: string }).code === ROW_REFUSED)
      services.log.warn({ ...traceOf(error), path: c.req.routePath }, 'row security refused')
    if (known.status >= 500 && known.code !== 'tooBusy')
      services.log.error({ ...traceOf(error), path: c.req.routePath }, 'not kept')
    if (known.facts.seconds !== undefined) c.header('retry-after', String(known.facts.seconds))
    if (isOpen311(c.req.path)) return answerProblem(c, known)
    const locale = localeOf(c)
    const problem = problemBody(known, locale)
    const wantsPage = /text\/html/.test(c.req.header('accept') ?? '') && !c.req.path.startsWith('/api/')
    if (wantsPage) {
      const { status, title, detail } = problem
      return answerPage(
        c,
        squarePage(
          locale,
          services.render.renderPage('problem', locale, { status, title, detail, home: '/', written: writtenBy(c) }),
        ),
        status,
      )
    }
    return c.body(JSON.stringify(problem), problem.status as 400, { 'content-type': 'application/problem+json' })
  })
  return app
}

function addPages(app: OpenAPIHono<Env>, services: Services, assets: Assets): void {
  searchPages(app, services)
  signInPages(app, services)
  receiptPages(app, services)
  anonymousRoutes(app, services)
  ledgerPages(app, services)
  votePages(app, services)
  roundPages(app, services)
  conventionPages(app, services)
  surveyPages(app, services)
  guestPages(app, services)
  bulletinPages(app, services)
  keeperPages(app, services)
  followPages(app, services)
  open311Routes(app, services)
  mapPage(app, services)
  pageRoutes(app, services, assets, ROUTES)
}

/** Levels of what we are sent: far more than anything has that we ask for, and few enough to go through. */
const DEEPEST = 30

/**
 * Refuses what lies too deep, and texts that the database cannot keep: with NUL, or half a character. A
 * program of the sender's broke them.
 */
function refuseBroken(sent: unknown, depth = 0): void {
  if (depth > DEEPEST) throw new ProblemError('malformed', { where: 'body', why: 'too deep' })
  if (typeof sent === 'string' && /\0|\p{Surrogate}/u.test(sent)) throw new ProblemError('textBroken')
  if (typeof sent === 'object' && sent !== null) for (const value of Object.values(sent)) refuseBroken(value, depth + 1)
}

/**
 * What the framework refuses before our routes see it (a body that is no JSON), and what the database could
 * not do.
 */
async function fromOutside(error: Error, noRoom: () => Promise<boolean>): Promise<ProblemError> {
  const { status, code } = error as { status?: number; code?: string }
  if (status !== undefined && status < 500) return new ProblemError('malformed', { where: 'body', why: error.message })
  // Row security (database/rowSecurity.ts) held what access let through.
  if (code === ROW_REFUSED) return new ProblemError('notAllowed')
  if (code?.startsWith(DATA_REFUSED)) return new ProblemError('malformed', { where: 'data', why: code })
  return new ProblemError(code === DISK_FULL || (await noRoom()) ? 'noRoom' : 'notKept')
}

/** PostgreSQL's code for what a role may not do: row-level security among it. */
const ROW_REFUSED = '42501'
/**
 * PostgreSQL's class of codes for values that no column can hold: whoever sent them is wrong, not the
 * database.
 */
const DATA_REFUSED = '22'
/** PostgreSQL's code for a table that cannot grow. */
const DISK_FULL = '53100'
