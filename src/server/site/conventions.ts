import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { isId } from '../../core/plain/id.ts'
import type { Refused } from '../../wire/pages.ts'
import type { Env } from '../access/authorize.ts'
import { authorizeWith } from '../access/authorize.ts'
import { comment, conventionOf, conventionsOf } from '../convention/act.ts'
import { viewOf } from '../convention/present.ts'
import { addressOf } from '../http/address.ts'
import { problemBody, ProblemError } from '../http/problem.ts'
import { newId } from '../integrations/runtime.ts'
import { clockOf } from '../ledger/clocks.ts'
import { qrSvg } from '../page/qr.ts'
import { named, square } from '../page/square.ts'
import type { SearchServices } from '../search/services.ts'

/** The convention as everybody sees it, and the form to say something of it. They work without JavaScript. */
export function conventionPages(app: OpenAPIHono<Env>, services: SearchServices): void {
  const authorize = authorizeWith(services.identity)
  const { render, identity } = services
  const headOf = async (c: Context<Env>) => named(c.get('caller').community!, await identity.places.all())

  app.get('/c/:slug/conventions', authorize('convention.read'), async (c) => {
    const { id } = c.get('caller').community!
    const items = await conventionsOf(services, id)
    const data = { community: await headOf(c), items, clock: await clockOf(services, id) }
    return square(c, render.renderPage('conventions', c.get('caller').locale, data))
  })

  app.get('/c/:slug/conventions/:convention', authorize('convention.read'), async (c) => shown(services, c))

  app.get('/c/:slug/conventions/:convention/sheet', authorize('convention.read'), async (c) => {
    const { page } = await pageOf(services, c)
    const qr = await qrSvg(`${services.publicUrl()}/c/${page.community.slug}/conventions/${page.view.convention.code}`)
    return square(c, render.renderPage('conventionSheet', c.get('caller').locale, { ...page, qr }))
  })

  app.post('/c/:slug/conventions/:convention', authorize('convention.comment'), async (c) => {
    const key = await conventionOf(services, c.get('caller'), c.req.param('convention'))
    const form = new URLSearchParams(await c.req.text())
    const formKey = isId(form.get('key') ?? '') ? form.get('key')! : newId(services.runtime)
    const typed = (form.get('text') ?? '').slice(0, TYPED_MOST)
    const article = Number(form.get('article'))
    const body = { article: Number.isInteger(article) && article > 0 && article < 1000 ? article : null, text: typed }
    try {
      const { n = 0 } = await comment(services, key, formKey, body, addressOf(c, identity))
      return c.redirect(`${c.req.path}?said=${n}#comments`, 303)
    } catch (error) {
      if (!(error instanceof ProblemError) || error.status === 404) throw error
      if (typeof error.facts.seconds === 'number') c.header('retry-after', String(error.facts.seconds))
      const { title, detail } = problemBody(error, c.get('caller').locale)
      const again = error.code === 'idReused' ? newId(services.runtime) : formKey
      return shown(services, c, {
        refused: { matter: null, text: typed, title, detail },
        formKey: again,
        status: error.status,
      })
    }
  })
}

const TYPED_MOST = 4000

/** What every page of an edition begins with. */
async function pageOf(services: SearchServices, c: Context<Env>) {
  const caller = c.get('caller')
  const key = await conventionOf(services, caller, c.req.param('convention')!)
  const view = await viewOf(services, caller, key)
  const clock = await clockOf(services, key.community)
  return { page: { community: named(caller.community!, await services.identity.places.all()), view, clock } }
}

async function shown(
  services: SearchServices,
  c: Context<Env>,
  { refused = null, formKey = newId(services.runtime), status = 200 }: Partial<Again> = {},
): Promise<Response> {
  const { page } = await pageOf(services, c)
  const said = Number(c.req.query('said'))
  const there = page.view.convention.comments.some(({ n }) => n === said)
  const data = { ...page, said: there ? said : null, formKey, refused }
  const rendered = services.render.renderPage('convention', c.get('caller').locale, data)
  return square(c, rendered, undefined, status)
}

/** The page again, where what was said was refused. */
interface Again {
  refused: Refused | null
  formKey: string
  status: number
}
