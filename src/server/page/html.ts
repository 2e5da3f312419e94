import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Context } from 'hono'
import type { Locale } from '../../wire/plain.ts'
import type { Rendered } from '../../wire/pages.ts'

const squeeze = promisify(gzip)

const escape = (text: string): string => text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`)

/** Data inside a page: JSON that no text can break out of. */
export const inlined = (data: unknown): string =>
  JSON.stringify(data)
    .replace(/</g, '\\u003c')
    .replace(/\u2028/g, '\\u2028')
    .replace(/\u2029/g, '\\u2029')

interface Page {
  locale: Locale
  title: string
  description: string
  head: string
  body: string
  /** Address of a picture for link previews. */
  picture?: string | undefined
}

function documentOf({ locale, title, description, head, body, picture }: Page): string {
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<title>${escape(title)}</title>
<meta name="description" content="${escape(description)}">
<meta property="og:title" content="${escape(title)}">
<meta property="og:description" content="${escape(description)}">
${picture ? `<meta property="og:image" content="${escape(picture)}">\n` : ''}<meta name="theme-color" content="#f7f3e8" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#14201b" media="(prefers-color-scheme: dark)">
<link rel="icon" href="/mark.svg" type="image/svg+xml">
${head}
</head>
<body>
${body}
</body>
</html>
`
}

/** A page of the square: whole without JavaScript. */
export const squarePage = (locale: Locale, rendered: Rendered, picture?: string): string =>
  documentOf({ locale, ...rendered, body: rendered.html, picture })

/** A page that a script draws from the state inlined in it. */
export function surfacePage(locale: Locale, title: string, description: string, tags: string, state: unknown): string {
  return documentOf({
    locale,
    title,
    description,
    head: tags,
    body: `<div id="app"></div>\n<script type="application/json" id="state">${inlined(state)}</script>`,
  })
}

/** Answers with a page, compressed where the reader takes it. */
export async function answerPage(c: Context, html: string, status = 200): Promise<Response> {
  const headers: Record<string, string> = {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    vary: 'accept-encoding, accept-language, cookie',
  }
  if (!/\bgzip\b/.test(c.req.header('accept-encoding') ?? '')) return c.body(html, status as 200, headers)
  return c.body(new Uint8Array(await squeeze(html)), status as 200, { ...headers, 'content-encoding': 'gzip' })
}
