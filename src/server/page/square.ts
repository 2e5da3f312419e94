import type { Context } from 'hono'
import { setCookie } from 'hono/cookie'
import type { Place } from '../../core/place/place.ts'
import type { CommunityHead, Rendered } from '../../wire/pages.ts'
import type { Env } from '../access/doorway.ts'
import { isLocale } from '../access/locale.ts'
import { answerPage, squarePage } from './html.ts'

/** Where the days and hours of public pages are told. */
export const TIME_ZONE = 'Asia/Shanghai'

/** Answers with a public page; a language asked for in the address is remembered. `picture`: for link previews. */
export function square(c: Context<Env>, rendered: Rendered, picture?: string, status = 200): Promise<Response> {
  const asked = c.req.query('lang')
  if (isLocale(asked)) setCookie(c, 'lang', asked, { path: '/', maxAge: 31_536_000, sameSite: 'Lax' })
  return answerPage(c, squarePage(c.get('entry').locale, rendered, picture), status)
}

/** A community as its pages name it, with the subdistrict that it lies in. */
export const named = (place: Place, all: ReadonlyMap<string, Place>): CommunityHead => ({
  slug: place.slug,
  name: place.name,
  subdistrict: (place.parent && all.get(place.parent)?.name) || '',
})
