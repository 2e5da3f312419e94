import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Board } from '../../core/meeting/meeting.ts'
import { keyText } from '../../core/plain/id.ts'
import type { Place } from '../../core/place/place.ts'
import type { PageState } from '../../wire/meeting.ts'
import type { Caller, Env } from '../access/authorize.ts'
import { authorizeWith } from '../access/authorize.ts'
import { clockOf, clocksOf } from '../ledger/clocks.ts'
import { entranceOf } from '../meeting/entrance.ts'
import { presentMe } from '../meeting/present.ts'
import { boardPage } from '../meeting/shown.ts'
import type { Assets } from '../page/assets.ts'
import { answerPage, answerParts, surfacePage, surfaceParts } from '../page/html.ts'
import { qrSvg } from '../page/qr.ts'
import { SharedStarts } from '../page/sharedGzip.ts'
import { allowTiles } from '../page/tiles.ts'
import type { SearchServices } from '../search/services.ts'
import { outcomeIn } from './pictures.routes.ts'

/** From so many cards on, the page of a meeting is dear to make. */
const MANY_CARDS = 1000

/** The pages that are drawn in the browser: phone, screen and desk. */
export function surfacePages(app: OpenAPIHono<Env>, services: SearchServices, assets: Assets): void {
  const { identity, meetings, render } = services
  const authorize = authorizeWith(identity)
  const page = authorize('page.read')
  const outcome = outcomeIn(services)
  const starts = new SharedStarts()
  services.hub.onEviction((meeting) => starts.forget(keyText(meeting)))
  const entrance = entranceOf(services)

  app.get('/m/:code', authorize('meeting.read'), async (c) => answerSurface(c, 'phone'))
  app.get('/screen/:code', authorize('meeting.read'), async (c) => answerSurface(c, 'screen'))

  app.get('/desk', page, (c) => deskPage(services, assets, c))
  app.get('/desk/*', page, (c) => deskPage(services, assets, c))

  /**
   * A hall of phones opens the same page at once: what is the same for all is made once for each position of
   * the journal.
   */
  async function answerSurface(c: Context<Env>, surface: 'phone' | 'screen'): Promise<Response> {
    const caller = c.get('caller')
    const { locale } = caller
    if (surface === 'phone') allowTiles(c, services.tiles)
    const shown = await boardPage(services, caller)
    const name = `${surface} ${locale} ${keyText(shown.board)}`
    const make = async () => {
      const common = {
        ...shown,
        locale,
        strings: render.stringsFor(surface, locale),
        clock: await clockOf(services, shown.board.community),
        ...(await outcome(shown.seq, shown.board)),
      }
      const { theme: title } = shown.board
      const description = shown.communityName
      return surfaceParts({ surface, locale, title, description, tags: assets.tags(surface) }, common)
    }
    const start = await starts.of(name, shown.seq, make, Object.keys(shown.board.cards).length > MANY_CARDS)
    return answerParts(c, start.shared, start.end(await ownState(c, surface, shown.board)))
  }

  /** What is this reader's own of a page's state. */
  async function ownState(c: Context<Env>, surface: 'phone' | 'screen', { code, joining }: Board) {
    const { participant, meeting } = c.get('caller')
    const joinUrl = `${services.publicUrl()}/m/${code}`
    const me =
      participant && surface === 'phone'
        ? await meetings.read(meeting!.community, meeting!.id, (held) =>
            presentMe(held, participant, identity.ticketKey),
          )
        : null
    return {
      joinUrl,
      joinQr: surface === 'screen' && joining === 'anyone' ? await qrSvg(joinUrl) : '',
      recordQr: surface === 'screen' ? await qrSvg(`${joinUrl}/record`) : '',
      origin: new URL(c.req.url).origin,
      now: services.runtime.now(),
      me: me ?? null,
      shown: surface === 'phone' ? entrance.open(c) : null,
      pass: surface === 'screen' && (await entrance.mayShow(c)) ? await entrance.pass(c) : null,
    } satisfies Partial<PageState>
  }
}

/** So many communities at most are named in each page of the desk, whoever opens it. */
const NAMED_MOST = 200

/** All communities; of a city, those for which somebody works. */
async function communitiesFor({ identity: { places } }: SearchServices, staff: Caller['staff']): Promise<Place[]> {
  const all = await places.communities()
  if (all.length <= NAMED_MOST) return all
  const standing = new Set(await places.standingIn(staff?.roles.map(({ place }) => place) ?? []))
  return all.filter(({ id }) => standing.has(id))
}

/** Which of the desk's pages a path opens (web/desk/pages.ts): its script is fetched with the desk's own. */
export const openedAt = (path: string): string | undefined =>
  ({ meetings: 'meeting/Meeting.svelte', c: 'ledger/LedgerDesk.svelte' })[path.split('/')[2] ?? '']

async function deskPage(services: SearchServices, assets: Assets, c: Context<Env>): Promise<Response> {
  const { identity, render } = services
  const { locale, staff } = c.get('caller')
  const strings = render.stringsFor('desk', locale)
  allowTiles(c, services.tiles)
  // What the desk shares must be what phones can reach, not this laptop's localhost.
  const clocks = await clocksOf(services, await communitiesFor(services, staff))
  // Where there is no community yet, the desk tells the time by the clock of the subdistrict.
  for (const { slug, zone } of await identity.places.subdistricts()) clocks[slug] = zone
  const state = { locale, strings, origin: services.publicUrl(), now: services.runtime.now(), clocks }
  const title = strings['desk.title'] ?? 'Grove'
  const page = {
    surface: 'desk',
    locale,
    title,
    description: '',
    tags: assets.tags('desk', openedAt(c.req.path)),
  } as const
  return answerPage(c, surfacePage(page, state))
}
