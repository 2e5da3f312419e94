import { isOut, readIn } from '../../core/reach/bulletin.ts'
import type { Place } from '../../core/place/place.ts'
import type { FollowedNews } from '../../wire/pages.ts'
import type { Id } from '../../core/plain/id.ts'
import type { OwnerDb } from '../database/scope.ts'
import { sheetOf } from '../ledger/matter.store.ts'
import type { Bundle, News, Reader } from './follow.store.ts'
import { followsOf, meetingToTell, readerOf } from './follow.store.ts'
import { followingPath } from './follows.ts'
import { pathOf } from './publicEvents.store.ts'
import type { ReachServices } from './services.ts'

/** When a try failed: after 2, 4, 8 … minutes, at most a day; after so many it is given up. */
export const TRIES_MOST = 14
export const pauseAfter = (tries: number): number => Math.min(2 ** tries * 60_000, 86_400_000)

/** What a reader is told of, with links that lead there from outside. */
export interface ToTell {
  reader: Reader
  /** When the reader confirmed the last of what they follow. */
  confirmedAt: number
  place: Place
  told: FollowedNews[]
  /** All that they follow. */
  link: string
  /** Ends what is told of here. */
  stop: string
}

/**
 * [T21] What a bundle says today; undefined where its reader left, or all of it was taken back meanwhile,
 * which is told to nobody.
 */
export async function tellable(services: ReachServices, owner: OwnerDb, bundle: Bundle): Promise<ToTell | undefined> {
  const { identity, publicUrl } = services
  const reader = await readerOf(owner, bundle)
  const place = (await identity.places.all()).get(bundle.community)
  if (!reader || !place) return undefined
  // [L50] What is confirmed now, not when the news was laid out.
  const confirmed = new Map<Id, number>()
  for (const { id, confirmedAt } of await followsOf(owner, bundle))
    if (confirmedAt !== null) confirmed.set(id, confirmedAt)
  const news = bundle.news.filter(({ follows }) => follows.some((follow) => confirmed.has(follow)))
  const all = (await Promise.all(news.map((one) => toldOf(services, owner, place.slug, reader, one)))).flat()
  // What happened several times is said once.
  const told = [...new Map(all.map((one) => [`${one.type} ${one.path}`, one])).values()]
  if (told.length === 0) return undefined
  const link = publicUrl() + followingPath(place, reader.id, identity.ticketKey)
  return {
    reader,
    confirmedAt: Math.max(...confirmed.values()),
    place,
    told: told.map(({ path, ...one }) => ({ ...one, link: publicUrl() + path })),
    link,
    stop: `${link}?of=${[...new Set(news.flatMap(({ follows }) => follows))].join()}`,
  }
}

type Told = Omit<FollowedNews, 'link'> & { path: string }

/** What is said of something, with today's words; nothing of what is not there any more. */
async function toldOf(
  { bulletins }: ReachServices,
  owner: OwnerDb,
  slug: string,
  { community, locale }: Reader,
  { type, thing, at }: News,
): Promise<Told[]> {
  const [of] = type.split('.')
  if (of === 'matter') {
    const sheet = await sheetOf(owner, community, thing)
    const path = sheet && pathOf(slug, { of, name: String(sheet.number), type })
    return path ? [{ type, at, name: sheet.title, path }] : []
  }
  if (of === 'bulletin') {
    const bulletin = await bulletins.read({ community, id: thing })
    if (!isOut(bulletin) || bulletin.withdrawn) return []
    const { title, text } = readIn(bulletin, locale)
    return [{ type, at, name: title, text, path: pathOf(slug, { of, name: bulletin.code, type }) }]
  }
  const meeting = await meetingToTell(owner, community, thing)
  if (!meeting) return []
  const { code, theme, startsAt } = meeting
  const path = pathOf(slug, { of: of === 'minutes' ? of : 'meeting', name: code, type })
  return [{ type, at, name: theme, startsAt, path }]
}
