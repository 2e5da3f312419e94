import type { Context } from 'hono'
import { setCookie } from 'hono/cookie'
import type { Place } from '../../core/place/place.ts'
import type { Rendered } from '../../wire/pages.ts'
import type { CommunityHead } from '../../wire/place.ts'
import type { Env } from '../access/authorize.ts'
import { isLocale } from '../http/locale.ts'
import type { Id } from '../../core/plain/id.ts'
import { keyText } from '../../core/plain/id.ts'
import { positionOf } from '../journal/journal.store.ts'
import type { PageServices } from './services.ts'
import { answerMade, answerPage, madeOf, squarePage } from './html.ts'

/**
 * Answers with a public page; a language asked for in the address is remembered. `picture`: for link
 * previews.
 */
export function square(c: Context<Env>, rendered: Rendered, picture?: string, status = 200): Promise<Response> {
  remember(c)
  return answerPage(c, squarePage(c.get('caller').locale, rendered, picture), status)
}

/**
 * The same for a page that many ask for: made once for each language and position of the journal (kept.ts),
 * and in each minute, since it says what is late. `of` is the community whose journal it shows (null: it
 * shows several); `asked` what else changes it.
 */
export async function keptSquare(
  c: Context<Env>,
  services: PageServices,
  {
    of,
    asked = '',
    position,
    picture,
  }: { of: Id | readonly Id[] | null; asked?: string; position?: number; picture?: string },
  make: (position: number) => Promise<Rendered & { stale?: boolean }>,
): Promise<Response> {
  const { locale } = c.get('caller')
  remember(c)
  const seq = position ?? (await positionOf(services.db, of))
  const minute = Math.floor(services.runtime.now() / 60_000)
  const wanted = { name: `${nameOf(c)} ${asked} ${locale}`, position: `${seq} ${minute}` }
  const made = await services.pages.of(wanted, async () => {
    const { stale, ...rendered } = await make(seq)
    return { ...(await madeOf(squarePage(locale, rendered, picture))), ...(stale ? { stale } : {}) }
  })
  return answerMade(c, made)
}

/**
 * What a kept page or picture is called: by its route and what the address names, so that another spelling of
 * a code is no other page.
 */
export function nameOf(c: Context<Env>): string {
  const { meeting, community, subdistrict } = c.get('caller')
  return `${c.req.routePath} ${meeting ? keyText(meeting) : ((community ?? subdistrict)?.id ?? '')}`
}

/** A language asked for in the address is remembered. */
function remember(c: Context<Env>): void {
  const asked = c.req.query('lang')
  if (isLocale(asked)) setCookie(c, 'lang', asked, { path: '/', maxAge: 31_536_000, sameSite: 'Lax' })
}

/** A community as its pages name it, with the subdistrict that it lies in. */
export const named = (place: Place, all: ReadonlyMap<string, Place>): CommunityHead => ({
  slug: place.slug,
  name: place.name,
  subdistrict: (place.parent && all.get(place.parent)?.name) || '',
})
