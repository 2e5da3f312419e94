import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Env } from '../access/authorize.ts'
import { authorizeWith } from '../access/authorize.ts'
import { attachment } from '../http/attachment.ts'
import type { Assets } from '../page/assets.ts'
import { alonePage, answerPage, offlinePage } from '../page/html.ts'
import type { SearchServices } from '../search/services.ts'

/** Pages that ask nothing of a server once they are there: a receipt is checked, a vote counted again. */
export function alonePages(app: OpenAPIHono<Env>, { identity }: SearchServices, assets: Assets): void {
  const page = authorizeWith(identity)('page.read')
  for (const [path, name] of [['/verify', 'verify'] as const, ['/recount/keep', 'recount'] as const])
    app.get(path, page, (c) =>
      c.body(offlinePage(c.get('caller').locale, assets.alone(name)), 200, {
        'content-type': 'text/html; charset=utf-8',
        'content-disposition': attachment(`grove-${name}.html`),
      }),
    )
  app.get('/recount', page, (c) => answerPage(c, alonePage(c.get('caller').locale, '/recount.js')))
  app.get('/recount.js', page, (c) =>
    c.body(assets.alone('recount'), 200, { 'content-type': 'text/javascript; charset=utf-8' }),
  )
}
