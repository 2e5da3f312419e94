import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Context } from 'hono'
import type { Locale } from '../../wire/plain.ts'
import { LOCALES } from '../../wire/plain.ts'
import { UNOPENED, UNOPENED_IN_HALL } from '../../wire/strings/unopened.ts'
import type { Rendered } from '../../wire/pages.ts'
import { takesGzip } from '../http/encoding.ts'
import type { Made } from './kept.ts'
import type { SharedGzip } from './sharedGzip.ts'
import { textOf, withEnd } from './sharedGzip.ts'

const squeeze = promisify(gzip)

/** Text as HTML. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`)

/** Data inside a page: JSON that no text can break out of. */
const inlined = (data: unknown): string =>
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
<title>${escapeHtml(title)}</title>
<meta name="description" content="${escapeHtml(description)}">
<meta property="og:title" content="${escapeHtml(title)}">
<meta property="og:description" content="${escapeHtml(description)}">
${picture ? `<meta property="og:image" content="${escapeHtml(picture)}">\n` : ''}<meta name="theme-color" content="#f7f3e8" media="(prefers-color-scheme: light)">
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

/** A page that a script draws. `surface`: who is looking. */
interface Surface {
  surface: 'phone' | 'screen' | 'desk'
  locale: Locale
  title: string
  description: string
  /** The tags that start it. */
  tags: string
}

/**
 * The same in two parts: what all readers of one moment share, and the end, with what is one reader's own.
 */
export function surfaceParts(of: Surface, common: object): { start: string; end: (own: object) => string } {
  const whole = surfacePage(of, common)
  const cut = whole.lastIndexOf('}</script>')
  // Copied: a piece of a string would keep the whole page.
  const after = Buffer.from(whole.slice(cut + 1)).toString()
  return { start: whole.slice(0, cut), end: (own) => `,${inlined(own).slice(1)}${after}` }
}

/**
 * A page that a script draws from the state inlined in it. Where nothing is drawn, it says in all languages
 * what to do.
 */
export function surfacePage({ surface, tags, ...page }: Surface, state: unknown): string {
  return documentOf({
    ...page,
    head: `${UNOPENED_LOOK}\n${tags}`,
    body: `<div id="app"></div>\n${unopened(surface)}\n<script type="application/json" id="state">${inlined(state)}</script>`,
  })
}

/**
 * Seen at once where scripts are off, else after a while; the script takes it away when it has drawn the page
 * (web/kit/surface.ts).
 */
const UNOPENED_LOOK = `<style>#unopened{visibility:hidden;animation:unopened 0s 6s forwards;padding:16px;font-size:1.1em;line-height:1.6}@keyframes unopened{to{visibility:visible}}</style>
<noscript><style>#unopened{visibility:visible}</style></noscript>`

function unopened(surface: Surface['surface']): string {
  const sentences = (locale: Locale) => [UNOPENED[locale], ...(surface === 'phone' ? [UNOPENED_IN_HALL[locale]] : [])]
  // Chinese sentences stand without a space between them.
  const said = (locale: Locale) => sentences(locale).join(locale === 'en' ? ' ' : '')
  return `<div id="unopened">${LOCALES.map((locale) => `<p lang="${locale}">${said(locale)}</p>`).join('')}</div>`
}

const OFFLINE_LOOK = `
:root { color-scheme: light dark; --paper: #f7f3e8; --ink: #22302a; --line: #d9cfb6; --edge: #857a60; --accent: #1f6340 }
@media (prefers-color-scheme: dark) { :root { --paper: #14201b; --ink: #f1ecdd; --line: #33453b; --edge: #71806f; --accent: #79b47e } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.7 system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif }
main { max-width: 40rem; margin: 0 auto; padding: 24px 16px 64px }
h1 { font-size: 1.6rem } h2 { font-size: 1.1rem; margin-bottom: 0 }
label { display: block; margin: 16px 0 }
input, textarea { display: block; box-sizing: border-box; width: 100%; margin-top: 8px; padding: 10px; font: inherit; color: inherit; background: none; border: 1px solid var(--edge); border-radius: 10px }
button { min-height: 48px; padding: 8px 24px; font: inherit; color: var(--paper); background: var(--accent); border: 0; border-radius: 10px }
table { width: 100%; border-collapse: collapse } caption { padding: 8px 0; text-align: start } tr { border-bottom: 1px solid var(--line) }
th, td { padding: 6px 0; text-align: start; font-weight: inherit; overflow-wrap: anywhere } td { padding-inline-start: 16px; font-weight: 700 }
code { overflow-wrap: anywhere } .outcome { font-size: 1.4rem; font-weight: 700 }
[data-holds] > p:first-child { padding: 8px 16px; border: 2px solid var(--accent); border-radius: 10px } [data-holds='false'] > p:first-child { border-style: dashed; border-color: currentcolor }
blockquote { margin: 8px 0; padding-left: 16px; border-left: 4px solid var(--accent); white-space: pre-wrap; overflow-wrap: anywhere }`

/**
 * A page to keep: one file with its script inside, that works from a disk without a network. Served as a
 * download, so our own policy forbids inline scripts still.
 */
export const offlinePage = (locale: Locale, script: string): string =>
  alone(
    locale,
    `<meta http-equiv="content-security-policy" content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'">`,
    `<script type="module">
${script.replace(/<\/script/gi, '<\\/script')}
</script>`,
  )

/** The same page to be opened at once: it asks for nothing more after its script. */
export const alonePage = (locale: Locale, src: string): string =>
  alone(locale, '', `<script type="module" src="${src}"></script>`)

const alone = (locale: Locale, head: string, script: string): string => `<!doctype html>
<html lang="${locale}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${head}
<title>Grove</title>
<style>${OFFLINE_LOOK}
</style>
<body>
${script}
</html>
`

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  vary: 'accept-encoding, accept-language, cookie',
}

/** Answers with a page, compressed where the reader takes it. */
export async function answerPage(c: Context, html: string, status = 200): Promise<Response> {
  if (!takesGzip(c)) return c.body(html, status as 200, HEADERS)
  return c.body(new Uint8Array(await squeeze(html)), status as 200, { ...HEADERS, 'content-encoding': 'gzip' })
}

/** Text that many ask for, compressed once. */
export async function madeOf(text: string | Buffer): Promise<Made> {
  const plain = Buffer.from(text)
  return { plain, gzip: await squeeze(plain) }
}

/** Answers with what is kept; `headers` of a page, unless it is something else. */
export function answerMade(c: Context, { plain, gzip }: Made, headers: Record<string, string> = HEADERS): Response {
  if (!takesGzip(c)) return c.body(new Uint8Array(plain), 200, headers)
  return c.body(new Uint8Array(gzip), 200, { ...headers, 'content-encoding': 'gzip' })
}

/** The same for a page whose beginning many share. */
export function answerParts(c: Context, start: SharedGzip, end: string): Response {
  if (!takesGzip(c)) return c.body(textOf(start) + end, 200, HEADERS)
  return c.body(withEnd(start, end), 200, { ...HEADERS, 'content-encoding': 'gzip' })
}
